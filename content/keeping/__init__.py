"""Writing a folder without harm to what is not ours: files → a folder, old or new as a whole.

Input: a folder, names and bytes, and what an earlier run wrote there. Output: the folder, in which
only files were replaced or removed that the program wrote itself and nobody has changed since.
Foreign files and files changed by hand stay, or the writing is refused with their names. At every
moment the folder holds the old state or the new one; what a killed run left, the next one clears.
"""

from content.keeping.plan import KeepError, is_root
from content.keeping.record import RECORD, digest, recorded, with_record
from content.keeping.scratch import scratch
from content.keeping.writing import Written, write_more, write_owned

__all__ = [
    "RECORD",
    "KeepError",
    "Written",
    "digest",
    "is_root",
    "recorded",
    "scratch",
    "with_record",
    "write_more",
    "write_owned",
]
