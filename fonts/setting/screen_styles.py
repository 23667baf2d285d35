"""The table of styles for web pages: what is read on a screen, and printed from it.

Input: nothing. Output: `ScreenStyles`, a part of the one table (`Styles.screen`); the web pages'
style sheet has no size, weight, leading or ink of its own. Titles and figures are set in the
paper's faces, cut to the characters in use; all else in the reader's own Song and Hei, so a row
names a stack of families (`--song` … in the style sheet). Sizes are in rem: a reader's own size is
1 rem (WCAG 1.4.4). Inks are the style sheet's, brought to AA contrast (`web/colours.py`). Where no
origin is said a size was set by eye at 390, 1,280 and 2,560 pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TypeAlias

from fonts.setting.roles import FIGURES, TITLE, Points
from fonts.setting.style import TextStyle


def short(number: float) -> str:
    """Return a number as CSS has it shortest: .8, 1.25, 2."""
    return f"{number:g}".removeprefix("0") if number < 1 else f"{number:g}"


@dataclass(frozen=True, slots=True)
class Rem:
    """A size in rem: parts of the reader's own."""

    rem: float

    def __str__(self) -> str:
        """Return it as CSS."""
        return f"{short(self.rem)}rem"


@dataclass(frozen=True, slots=True)
class Fluid:
    """A size that grows with the window: `rem` and parts of a hundredth of its width, in limits."""

    least_rem: float
    rem: float
    vw: float
    most_rem: float

    def __str__(self) -> str:
        """Return it as CSS."""
        grown = f"{short(self.rem)}rem + {short(self.vw)}vw"
        return f"clamp({short(self.least_rem)}rem, {grown}, {short(self.most_rem)}rem)"


ScreenSize: TypeAlias = Rem | Fluid | Points


@dataclass(frozen=True, slots=True)
class ScreenRole:
    """How a kind of text is set on a screen.

    `stack`: title, song, hei, kai, figures. Where it is empty, the weight or leading 0, the size
    None or the ink empty, it is that of the text around. `leading` is in em of its own size, `ink`
    a colour of words in the style sheet: text, muted, accent, second.
    """

    stack: str
    weight: int
    size: ScreenSize | None
    leading: float = 0.0
    ink: str = ""

    @property
    def font(self) -> str:
        """The value of CSS `font`."""
        return f"{self.weight} {self.css_size}/{self.css_leading} var(--{self.stack})"

    @property
    def css_size(self) -> str:
        """The value of CSS `font-size`."""
        return f"{short(self.size.pt)}pt" if isinstance(self.size, Points) else str(self.size)

    @property
    def css_leading(self) -> str:
        """The value of CSS `line-height`."""
        return short(self.leading)

    @property
    def colour(self) -> str:
        """The value of CSS `color`."""
        return f"var(--{self.ink})"


def _around(size: ScreenSize | None, leading: float = 0.0, ink: str = "") -> ScreenRole:
    """Return a role in the face and weight of the text around it."""
    return ScreenRole("", 0, size, leading, ink)


@dataclass(frozen=True, slots=True)
class ScreenStyles:
    """All roles of the web pages, by name."""

    #: Faces that are sent with the pages; the rows on their stacks have their weights.
    title_face: TextStyle = TextStyle(TITLE, 900, indent_em=0.0, justify=False)
    figures_face: TextStyle = TextStyle(FIGURES, 600, indent_em=0.0, justify=False)

    #: 1 rem: 16 px on a phone to 24 px on a wall; 9.5 pt printed.
    root: ScreenRole = _around(Fluid(1.0, 0.78, 0.32, 1.5))
    root_printed: ScreenRole = _around(Points(9.5))
    base: ScreenRole = ScreenRole("hei", 0, None, 1.6, "text")

    # Masthead and foot.
    paper: ScreenRole = ScreenRole("title", 900, Rem(1.3), 1.3)
    section: ScreenRole = ScreenRole("hei", 500, Rem(0.8), 1.3, "accent")
    date: ScreenRole = _around(Rem(0.8), ink="muted")
    foot: ScreenRole = _around(Rem(0.8), ink="muted")

    # Heads.
    kicker: ScreenRole = ScreenRole("", 500, Rem(1.0), 1.4, "second")
    title: ScreenRole = ScreenRole("title", 900, Fluid(1.75, 1.1, 2.1, 2.7), 1.25)
    label: ScreenRole = _around(None, ink="accent")
    deck: ScreenRole = _around(Rem(1.08), 1.5, "text")
    byline: ScreenRole = _around(Rem(0.82), ink="muted")
    number: ScreenRole = ScreenRole("figures", 600, Rem(2.1), 1.0, "accent")

    # A page of the paper and its lists.
    pages: ScreenRole = _around(Rem(0.88))
    list_head: ScreenRole = ScreenRole("", 500, Rem(0.82), ink="muted")
    list_number: ScreenRole = ScreenRole("figures", 600, Rem(1.95), 1.0, "accent")
    list_words: ScreenRole = _around(None, 1.3)
    list_kicker: ScreenRole = _around(Rem(0.78), 1.35, "second")
    list_title: ScreenRole = ScreenRole("title", 900, Rem(1.12), 1.35)
    download: ScreenRole = ScreenRole("figures", 600, Rem(1.0), 1.5)
    download_facts: ScreenRole = _around(Rem(0.88))
    tools: ScreenRole = _around(Rem(0.8), ink="muted")
    turn: ScreenRole = ScreenRole("title", 900, Rem(1.02), 1.45)
    turn_words: ScreenRole = ScreenRole("hei", 500, Rem(0.78), 1.6, "muted")

    # Reading. Printed as small as a book: 10.5 pt.
    where: ScreenRole = _around(Rem(0.82), ink="accent")
    body: ScreenRole = ScreenRole("song", 400, Rem(1.125), 1.95)
    body_wide: ScreenRole = _around(Rem(1.16))
    body_printed: ScreenRole = _around(Points(10.5), 1.75)
    subhead: ScreenRole = ScreenRole("hei", 700, Rem(1.2), 1.45)
    subhead_2: ScreenRole = ScreenRole("kai", 700, Rem(1.15), 1.5)
    subhead_3: ScreenRole = ScreenRole("hei", 700, Rem(1.05), 1.5)
    #: Words that open a paragraph in bold.
    opening: ScreenRole = ScreenRole("hei", 700, None)
    verse: ScreenRole = ScreenRole("kai", 400, Rem(1.2), 1.85)
    verse_title: ScreenRole = ScreenRole("hei", 700, Rem(1.15), 1.5)
    roll_title: ScreenRole = ScreenRole("hei", 700, Rem(1.0), 1.6)
    #: Boxes: the word over one, its head, the copy of a note and of a link.
    box_label: ScreenRole = ScreenRole("hei", 700, Rem(0.9), 1.5)
    box_title: ScreenRole = ScreenRole("hei", 700, Rem(1.15), 1.5)
    note: ScreenRole = ScreenRole("kai", 400, Rem(1.05), 1.7)
    link: ScreenRole = ScreenRole("hei", 400, Rem(0.95), 1.7)
    table_title: ScreenRole = ScreenRole("hei", 700, Rem(1.0), 1.5)
    table_unit: ScreenRole = ScreenRole("", 400, Rem(0.82))
    quote: ScreenRole = ScreenRole("hei", 500, Rem(1.3), 1.6, "second")
    caption: ScreenRole = ScreenRole("hei", 400, Rem(0.86), 1.6, "muted")
    source: ScreenRole = ScreenRole("hei", 400, Rem(0.82), 1.6, "muted")
    table: ScreenRole = ScreenRole("", 400, Rem(0.92), 1.5, "text")
    table_head: ScreenRole = _around(None, ink="muted")
    numbers_head: ScreenRole = ScreenRole("hei", 700, Rem(1.1), 1.4)
    key: ScreenRole = ScreenRole("figures", 600, Rem(2.9), 1.1, "second")
    key_line: ScreenRole = _around(None, 1.15)
    key_label: ScreenRole = _around(Rem(0.95), 1.5)
    key_unit: ScreenRole = _around(Rem(0.9))
    key_note: ScreenRole = _around(Rem(0.84), 1.5, "muted")

    # The archive.
    shelf_title: ScreenRole = ScreenRole("title", 900, Rem(1.35), 1.35)
    shelf_deck: ScreenRole = _around(Rem(0.95))
    shelf_facts: ScreenRole = _around(Rem(0.85), ink="muted")


def screen_roles(table: ScreenStyles) -> dict[str, ScreenRole]:
    """Return all rows of a table by name."""
    found = {one.name: getattr(table, one.name) for one in fields(table)}
    return {name: row for name, row in found.items() if isinstance(row, ScreenRole)}


SCREEN = ScreenStyles()
