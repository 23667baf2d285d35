"""Reading an edition for the program: the content's own findings and those of its fonts.

Input: an edition folder. Output: a `ReadResult` with all findings at once: what the reader found
and every character that no font has.
"""

from __future__ import annotations

from pathlib import Path

from content.model import Edition, Finding, Severity
from content.reader import ReadResult, read_edition
from fonts import FontError, FontLibrary
from layout.glyphs import missing_glyphs


def read(folder: Path) -> ReadResult:
    """Read and check an edition folder."""
    result = read_edition(folder)
    if result.edition is None:
        return result
    return ReadResult(result.edition, (*result.findings, *_of_fonts(result.edition)))


def _of_fonts(edition: Edition) -> tuple[Finding, ...]:
    try:
        library = FontLibrary.shipped().with_extra(edition.fonts)
    except FontError as error:
        message, remedy = str(error), "name a TTF, OTF or WOFF2 file of one static face"
        return (
            Finding(
                severity=Severity.ERROR, rule="font-unusable", file="edition.yaml", field="fonts",
                message=message, remedy=remedy,
            ),
        )  # fmt: skip
    return missing_glyphs(edition, library)
