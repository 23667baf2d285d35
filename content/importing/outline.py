"""The edition as it takes shape, before it is written.

Input: nothing. Output: the values that `content.importing.arrange` fills and
`content.importing.writing.files` writes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from content.importing.blocks import Place, RawPicture, Table


@dataclass
class Paragraph:
    """A paragraph of copy; `kind` is p, ## ### #### (sub-heads), 表, 名单 or 诗 (blocks), or table.

    That is the place of a table, and later has its name in tables/.

    A block has its title as `text` and its `rows` as they are written, a box about a person its
    `portrait`. `held` says why it is kept from print, `query` what is doubtful about its end; a
    `whole` one is known to be complete though it lacks an end mark.
    """

    text: str
    place: Place
    kind: str = "p"
    held: str = ""
    query: str = ""
    whole: bool = False
    rows: tuple[str, ...] = ()
    table: Table | None = None
    portrait: PictureWords | None = None


@dataclass
class PictureWords:
    """A picture, or the words of one that is missing."""

    caption: str = ""
    credit: str = ""
    raw: RawPicture | None = None
    place: Place = field(default_factory=lambda: Place(""))
    id: str = ""


@dataclass
class Section:
    """One article to be: a numbered section, a story or a box.

    `column`: its kicker is what a column of the paper is called, and no part of its head.
    """

    kind: str
    title: str
    place: Place
    id: str = ""
    kicker: str = ""
    deck: str = ""
    dateline: str = ""
    byline: str = ""
    number: int = 0
    column: bool = False
    body: list[Paragraph] = field(default_factory=list)
    pictures: list[PictureWords] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    set_tables: list[str] = field(default_factory=list)  # names of those set behind the text


@dataclass
class Outline:
    """The whole edition to be."""

    kicker: str = ""
    title: str = ""
    deck: str = ""
    dateline: str = ""
    byline: str = ""
    lede: list[Paragraph] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    pictures: list[PictureWords] = field(default_factory=list)  # the headline's
    tables: list[Table] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    staff: list[tuple[str, str]] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)

    @property
    def all_pictures(self) -> list[PictureWords]:
        """All pictures, the headline's first."""
        found = list(self.pictures)
        for section in self.sections:
            found += section.pictures
            found += [p.portrait for p in section.body if p.portrait is not None]
        return found
