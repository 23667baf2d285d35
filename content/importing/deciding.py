"""Words that an import did not print and that an editor has to decide on: `待定.yaml`.

Input: what the log holds. Output: the file, one entry for each; the press prints nothing until
each has its decision (`content.reading.undecided` reads them).
"""

from __future__ import annotations

from content.importing.blocks import Log
from content.importing.files import scalar
from content.reading.undecided import UNDECIDED
from content.words import Words

__all__ = ["UNDECIDED", "undecided_file"]
_LONGEST = 400


def undecided_file(log: Log, words: Words) -> dict[str, bytes]:
    """Return the file of what waits for a decision; none where nothing does."""
    if not log.held:
        return {}
    lines = [f"# {line}" for line in words.text("imported.decide-head").split("\n")]
    for one in dict.fromkeys(log.held):
        shown = words.shown(one.text)
        lines += [
            "",
            f"- 文字: {scalar(shown[:_LONGEST])}",
            f"  来稿: {scalar(words.shown(one.place.told))}",
            f"  原因: {scalar(words.shown(one.why))}",
            *([f"  存于: {scalar(one.file)}"] if one.file else []),
            "  决定:",
        ]
    return {UNDECIDED: ("\n".join(lines) + "\n").encode("utf-8")}
