"""Why a file could not be opened or written: the system's error → a message.

Input: an `OSError`. Output: a `Message` for what happens to editors; the system's own words for the
rest.
"""

from __future__ import annotations

import errno

from content.words.message import Message, Value

_REASONS = {
    errno.ENOENT: "os.not-there",
    errno.EACCES: "os.not-allowed",
    errno.EPERM: "os.not-allowed",
    errno.EISDIR: "os.a-folder",
    errno.ENOTDIR: "os.no-folder",
    errno.EEXIST: "os.there-already",
    errno.ENOTEMPTY: "os.not-empty",
    errno.ENOSPC: "os.no-space",
    errno.EROFS: "os.read-only",
    errno.ENAMETOOLONG: "os.name-too-long",
    errno.ELOOP: "os.links-in-a-circle",
    errno.EADDRINUSE: "os.port-in-use",
}


def reason(error: OSError) -> Value:
    """Return why the system refused."""
    code = _REASONS.get(error.errno or 0)
    return Message(code) if code else error.strerror or str(error)
