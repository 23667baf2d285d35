"""What an editor has to decide on after an import: words not printed (`待定.yaml`), and doubts.

Input: what the log holds. Output: the file of words, one entry for each; the press prints nothing
until each has its decision (`content.reading.undecided` reads them). And the doubts as the desk
lists them, in the words of the report (`content.reading.doubts` reads them).
"""

from __future__ import annotations

from collections.abc import Sequence

from content.importing.account.advice import TOLD, Advice
from content.importing.blocks import Log
from content.importing.writing.files import scalar
from content.reading.doubts import DOUBTS, Doubted, written
from content.reading.undecided import UNDECIDED
from content.words import Words

__all__ = ["UNDECIDED", "doubts_file", "undecided_file"]
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


def doubts_file(advice: Sequence[Advice], words: Words) -> dict[str, bytes]:
    """Return the file of the doubts, the gravest first; none where there are none."""
    told = [
        Doubted(
            words=words.shown(one.doubt.words),
            source=words.shown(one.doubt.place.told),
            where=one.where,
            why=words.text(one.doubt.why),
            done=words.text(one.doubt.done),
            change=words.text(one.change) if one.change else "",
            harm=int(one.harm),
            harm_told=words.text(TOLD[one.harm]),
            sure=one.doubt.sure,
        )
        for one in advice
    ]
    return {DOUBTS: written(told)} if told else {}
