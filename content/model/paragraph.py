"""Running text: paragraphs and the queries in them.

Input: nothing. Output: frozen models.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from content.model.base import Frozen

#: The longest paragraph that is bold whole as a head of what follows it is, characters.
MOST_LEADING = 48


class Query(Frozen):
    """A doubt of the editor (存疑) about a stretch of copy; never printed, shown in the proof."""

    text: str = Field(description="the words that are doubtful, as received")
    note: str = Field(description="what is doubtful about them")
    held: bool = Field(default=False, description="true: the words are held from print")
    offset: int = Field(
        default=0, description="where the words begin (held: would begin) in the printed text"
    )
    line: int = Field(default=0, description="line in the source file, 1-based")


class Paragraph(Frozen):
    """A paragraph of running text, exactly as it is printed (queries and held words removed)."""

    kind: Literal["paragraph"] = "paragraph"
    text: str
    queries: tuple[Query, ...] = ()
    line: int = 0
    bold: int = Field(
        default=0,
        ge=0,
        description="so many characters at its start are set bold: 问：, a name, a run-in head",
    )
    flush: bool = Field(default=False, description="a form of address (各位代表：), not indented")
    signs: bool = Field(default=False, description="who signs a text, or its date, at the right")

    @property
    def leads(self) -> bool:
        """Whether it is bold whole and short, as a question is: what follows it is its answer."""
        return 0 < len(self.text) <= min(self.bold, MOST_LEADING)
