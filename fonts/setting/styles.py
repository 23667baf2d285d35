"""The one table of styles: role → face, weight, size, leading, ink, tag and CSS class.

Input: nothing. Output: `STYLES`, a frozen table that the grid carries to planner, banners,
templates, charts, proof and web pages. Another look is another table: `replace(STYLES, …)`.
A row reads: class, tag, face and weight, size, leading, ink. Units are in the names of the
lengths (`roles.py`); a comment says where a figure comes from, or, where the class alone does not,
what the role is. What is said of 9 pt holds at every body size: it is stated in em.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from fonts.setting.chart_styles import CHART, ChartStyles
from fonts.setting.dress import PLAIN, Dress
from fonts.setting.proof_styles import PROOF, ProofStyles
from fonts.setting.roles import (
    FIGURES,
    HEI,
    KAI,
    SONG,
    TITLE,
    AnyRole,
    Body,
    Choice,
    Fitted,
    Own,
    Part,
    Points,
    Role,
    Rows,
)
from fonts.setting.screen_styles import SCREEN, ScreenStyles
from fonts.setting.style import TextStyle


def flush(family: str, weight: int, indent_em: float = 0) -> TextStyle:
    """Return the style of a head or note: ragged right."""
    return TextStyle(family=family, weight=weight, indent_em=indent_em, justify=False)


def running(family: str, weight: int) -> TextStyle:
    """Return the style of running text: justified, two em of indent (design: text.md)."""
    return TextStyle(family=family, weight=weight)


def down(family: str, weight: int) -> TextStyle:
    """Return the style of words set downwards (竖排), as heads and notes are."""
    return TextStyle(family=family, weight=weight, indent_em=0, justify=False, vertical=True)


_HEADLINE = flush(TITLE, 900)
_KICKER = flush(HEI, 700)
_BOLD = flush(HEI, 700)


#: Roles whose lines take one row of the grid.
ONE_ROW = (
    "box",
    "continued",
    "verse",
    "verse_title",
    "verse_author",
    "roll",
    "roll_head",
    "aside_label",
    "aside_title",
    "aside_post",
    "aside_quote",
    "note",
    "link",
    "person",
    "notice",
    "signature",
    "aside_credit",
    "row_intro",
    "row_name",
    "row_post",
    "code_words",
    "code",
)


@dataclass(frozen=True, slots=True)
class Styles:
    """All roles of the printed page, by name."""

    # Running text: a line takes a row of the grid, or whole rows.
    #: Parts of the size and leading that the page format or the edition's `fit` states.
    body: Role[Part, Part] = Role("body", "p", running(SONG, 400), Part(1.0), Part(1.0))
    #: The copy of a box, 9.5 pt on 9 pt: Kai looks smaller than Song.
    box: Role[Body, Rows] = Role("body", "p", running(KAI, 400), Body(9.5 / 9), Rows(1))
    #: Sub-heads, parts of their copy's size. Of the first level (一、) a line stands in the middle
    #: of two rows, two lines in that of three, a quarter larger than the copy (11.25 pt on 9 pt):
    #: what breaks a long column is seen from afar.
    subhead: Role[Part, Rows] = Role("subhead", "h3", flush(HEI, 700), Part(1.25), Rows(2))
    #: The first chapter of a long article, whose others stand under heads over their own columns
    #: (`chapter`): as near to these as a column holds.
    subhead_chapter: Role[Part, Rows] = Role(
        "subhead-chapter", "h3", flush(HEI, 700), Part(1.65), Rows(2)
    )
    #: The second level （一） and the third (1.) stand on the copy's rows, set in as paragraphs
    #: are; Hei, Kai, then bold in the text is the order of official papers (GB/T 9704).
    subhead_2: Role[Part, Rows] = Role(
        "subhead-2", "h4", flush(KAI, 400, 2 / 1.2), Part(1.2), Rows(1)
    )
    subhead_3: Role[Part, Rows] = Role("subhead-3", "h5", flush(HEI, 700, 2), Part(1.0), Rows(1))
    #: Verse, parts of its copy's size: Kai, as newspapers set it. Title and author stand in the
    #: middle over it.
    verse: Role[Part, Rows] = Role("verse", "p", flush(KAI, 400), Part(1.1), Rows(1))
    verse_title: Role[Part, Rows] = Role("verse-title", "h3", flush(HEI, 700), Part(1.05), Rows(1))
    verse_author: Role[Part, Rows] = Role("verse-author", "p", flush(KAI, 400), Part(0.95), Rows(1))
    #: Verse set downwards, where a look asks for it (`Dress.verse`), parts of its copy's size: the
    #: title twice the copy stands at the right, the author at its foot. The leading is from column
    #: to column: CLREQ asks for half an em between two at least, verse for more.
    verse_down: Role[Part, Own] = Role("verse", "p", down(KAI, 400), Part(1.3), Own(1.85))
    verse_down_title: Role[Part, Own] = Role(
        "verse-title", "h3", down(KAI, 400), Part(2.1), Own(1.3)
    )
    verse_down_author: Role[Part, Own] = Role(
        "verse-author", "p", down(KAI, 400), Part(1.0), Own(1.6), "secondary"
    )
    #: Names of a roll and the head of a group of them, a part of their copy's size.
    roll: Role[Part, Rows] = Role("roll", "li", flush(SONG, 400), Part(1.0), Rows(1))
    roll_head: Role[Part, Rows] = Role("roll-head", "h3", flush(HEI, 700), Part(1.0), Rows(1))
    #: A table's cells, of which a smaller size is taken where the words ask for it: 8.5, 8 and
    #: 7.5 pt on 9 pt; its head, its title with the unit beside it, its notes.
    table: Role[Choice, Own] = Role(
        "table", "td", flush(HEI, 400), Choice((8.5 / 9, 8 / 9, 7.5 / 9)), Own(1.2)
    )
    table_head: Role[Part, Own] = Role("table-head", "th", flush(HEI, 700), Part(1.0), Own(1.2))
    table_title: Role[Body, Own] = Role("table-title", "p", flush(HEI, 700), Body(1.05), Own(1.25))
    table_unit: Role[Body, Own] = Role("table-unit", "p", flush(HEI, 400), Body(7.5 / 9), Own(1.25))
    table_note: Role[Body, Own] = Role(
        "table-note", "p", flush(HEI, 400), Body(7.5 / 9, least_pt=7.0), Own(1.35)
    )
    #: Boxes in the copy, parts of its size. The word over a link or person stands white on its
    #: own ground, 10.5 pt on 9 pt; a note is another voice, so Kai; what is looked up is Hei.
    aside_label: Role[Part, Rows] = Role(
        "aside-label", "p", flush(HEI, 700), Part(10.5 / 9), Rows(1), "paper"
    )
    aside_title: Role[Part, Rows] = Role("aside-title", "h3", flush(HEI, 700), Part(1.2), Rows(1))
    aside_post: Role[Part, Rows] = Role("aside-post", "p", flush(KAI, 400), Part(0.95), Rows(1))
    aside_quote: Role[Part, Rows] = Role(
        "aside-quote", "p", flush(KAI, 400), Part(1.05), Rows(1), "secondary"
    )
    note: Role[Part, Rows] = Role("note", "p", running(KAI, 400), Part(9.5 / 9), Rows(1))
    link: Role[Part, Rows] = Role("link", "p", running(HEI, 400), Part(8.25 / 9), Rows(1))
    person: Role[Part, Rows] = Role("person", "p", running(SONG, 400), Part(8.5 / 9), Rows(1))
    notice: Role[Part, Rows] = Role("notice", "p", running(SONG, 400), Part(8.5 / 9), Rows(1))
    #: Signature and date of a notice, at its right.
    signature: Role[Part, Rows] = Role("signature", "p", flush(SONG, 400), Part(8.5 / 9), Rows(1))
    aside_credit: Role[Part, Rows] = Role(
        "aside-credit", "p", flush(HEI, 400), Part(7.5 / 9), Rows(1)
    )
    #: Copy that leads to persons abreast is another voice than theirs, as a lede is.
    row_intro: Role[Part, Rows] = Role("row-intro", "p", running(KAI, 400), Part(9.5 / 9), Rows(1))
    #: A person abreast with others: the name, twice the copy and on the second of two rows, and who
    #: that is; own words and text are those of a box.
    row_name: Role[Part, Rows] = Role("row-name", "h3", flush(SONG, 900), Part(17 / 9), Rows(1))
    row_post: Role[Part, Rows] = Role(
        "row-post", "p", flush(HEI, 700), Part(8 / 9), Rows(1), "primary"
    )
    #: What a code opens, as large as a row holds, and who offers it.
    code_words: Role[Part, Rows] = Role(
        "code-words", "p", flush(SONG, 700), Part(1.2), Rows(1), "primary"
    )
    code: Role[Part, Rows] = Role("code", "p", flush(HEI, 400), Part(7.5 / 9), Rows(1))
    #: 下转…版, a part of its copy's size.
    continued: Role[Part, Rows] = Role("continued", "p", flush(KAI, 400, 2), Part(1.0), Rows(1))
    #: 12 pt on 9 pt is best, then the half points around it. With one row and a half every second
    #: line is on the grid.
    lede: Role[Choice, Rows] = Role(
        "lede",
        "p",
        running(KAI, 400),
        Choice((1.3333, 1.2778, 1.3889, 1.2222, 1.4444, 1.1667)),
        Rows(1.5),
    )
    #: 提要 within a column, 12 pt on 9 pt.
    quote: Role[Body, Rows] = Role(
        "quote", "blockquote", flush(SONG, 700), Body(1.3333), Rows(1.5), "secondary"
    )

    #: The same set downwards (`Dress.quote`).
    quote_down: Role[Body, Own] = Role(
        "quote", "blockquote", down(KAI, 400), Body(1.6), Own(1.6), "primary"
    )

    # The head of an article. Titles: the band of their rank, wider heads larger, in steps of the
    # scale; 28 to 42 pt, 20 to 28 pt and 16 to 20 pt on 9 pt: ranks are seen (design: prize.md).
    title_1: Role[Body, Own] = Role("title", "h2", _HEADLINE, Body(3.0, 4.7), Own(1.2))
    title_2: Role[Body, Own] = Role("title", "h2", _HEADLINE, Body(2.2, 3.15), Own(1.2))
    title_3: Role[Body, Own] = Role("title", "h2", _HEADLINE, Body(1.75, 2.2), Own(1.2))
    title_box: Role[Body, Own] = Role("title", "h2", _HEADLINE, Body(1.55, 2.6), Own(1.2))
    #: A chapter of a long article (一、): over the columns of its copy, below every title; face and
    #: ink are those of sub-heads. 16 to 21 pt on 9 pt.
    chapter: Role[Body, Own] = Role("chapter", "h3", flush(HEI, 700), Body(1.8, 2.3), Own(1.2))
    #: A box's title set downwards in its strip, a character a line; closer where it must be.
    title_strip: Role[Body, Own] = Role(
        "title", "h2", down(TITLE, 900), Body(1.5), Own(1.5), "paper"
    )
    #: The title named again where a story goes on: no second heading of the article, but over most
    #: of a page's width the head with which the page opens, 12 to 21 pt on 9 pt.
    title_continued: Role[Body, Own] = Role("label", "p", _HEADLINE, Body(1.35, 2.4), Own(1.2))
    kicker: Role[Body, Rows] = Role("kicker", "p", _KICKER, Body(1.1), Rows(1.05), "primary")
    #: 上接…版, on the line of the title it stands before.
    back: Role[Body, None] = Role("kicker", "p", _KICKER, Body(1.1), None, "primary")
    #: A section's figure, as high as kicker and title together.
    number: Role[Fitted, None] = Role("number", "p", flush(FIGURES, 600), Fitted(), None, "primary")
    #: 副题: two steps under its title (design: page.md), 10.5 pt on 9 pt.
    deck: Role[Body, Rows] = Role(
        "subtitle", "p", flush(KAI, 400), Body(1.1667), Rows(1.25), "secondary"
    )
    #: （2026年1月8日） under the title of a report or speech.
    dateline: Role[Body, Rows] = Role("dateline", "p", flush(KAI, 400), Body(1.0), Rows(1.1))
    byline: Role[Body, Rows] = Role("byline", "p", flush(KAI, 400), Body(1.0), Rows(1.1))

    # The strip of contents (导读): what leads each further page. Its number is as high as two lines
    # of its head, 12 pt on 9 pt.
    contents_label: Role[Body, None] = Role(
        "contents", "p", flush(SONG, 900), Body(1.7), None, "primary"
    )
    contents_number: Role[Body, None] = Role(
        "contents", "p", flush(FIGURES, 600), Body(2.6), None, "primary"
    )
    contents_title: Role[Body, Own] = Role("contents", "p", _HEADLINE, Body(1.4), Own(1.2))

    # Slots and the ear (报眼): as large as their frame holds, within `FRAME_PT` (`banners/frames`);
    # the word that says what it is stands over the frame, 7.5 pt on 9 pt.
    frame_title: Role[Fitted, Own] = Role("frame-title", "p", _HEADLINE, Fitted(), Own(1.2))
    frame_kicker: Role[Fitted, Own] = Role(
        "frame-kicker", "p", flush(HEI, 700), Fitted(), Own(1.5), "primary"
    )
    frame_text: Role[Fitted, Own] = Role("frame-text", "p", flush(HEI, 400), Fitted(), Own(1.5))
    frame_label: Role[Body, None] = Role(
        "frame-label", "p", flush(HEI, 700), Body(7.5 / 9, least_pt=7.0), None
    )

    # Beside pictures and at the foot: 8.25 pt on 11.25 pt, 7.5 pt, at a body of 9 pt; no type is
    # under 7 pt (design: page.md). What stands back is lighter by weight: a screen of 85 lines
    # breaks a tint into dots at this size (design: plant.md).
    caption: Role[Body, Body] = Role(
        "caption", "figcaption", flush(HEI, 400), Body(8.25 / 9), Body(11.25 / 9)
    )
    #: The number in a picture's corner, 11 pt on 9 pt, white on its ground.
    picture_number: Role[Body, None] = Role(
        "picture-number", "p", flush(FIGURES, 600), Body(11 / 9, least_pt=10.5), None, "paper"
    )
    credit: Role[Body, None] = Role(
        "credit", "p", flush(HEI, 400), Body(7.5 / 9, least_pt=7.0), None
    )

    # The headline group of the edition.
    headline: Role[Fitted, Own] = Role("headline", "h1", _HEADLINE, Fitted(), Own(1.08, 1.22))
    #: The face for a headline that is larger in a wide Song than in the narrow one.
    headline_wide: Role[Fitted, Own] = Role(
        "headline", "h1", flush(SONG, 900), Fitted(), Own(1.08, 1.22)
    )
    #: Kicker and deck: parts of the headline's size, from 14 to 28 pt.
    banner_kicker: Role[Part, Own] = Role(
        "kicker", "p", flush(HEI, 500), Part(0.24, 14.0, 28.0), Own(1.3), "primary", 700
    )
    banner_deck: Role[Part, Own] = Role(
        "deck", "p", flush(HEI, 500), Part(0.29, 14.0, 28.0), Own(1.3), "ink", 700
    )
    #: The caption beside a head that is set downwards.
    banner_caption_down: Role[Body, Own] = Role(
        "caption", "figcaption", down(KAI, 400), Body(1.0, least_pt=8.0), Own(1.6)
    )
    banner_byline_down: Role[Body, Own] = Role(
        "byline", "p", down(KAI, 400), Body(1.1, least_pt=9.0), Own(1.6)
    )
    banner_byline: Role[Body, Own] = Role(
        "byline", "p", flush(HEI, 400), Body(1.0, least_pt=8.0), Own(1.4), "ink", 700
    )
    banner_caption: Role[Body, Own] = Role(
        "caption", "figcaption", flush(HEI, 400), Body(0.89, least_pt=8.0), Own(1.4), "ink", 700
    )

    # The running head (报眉): an artifact.
    #: The paper's name and the page number: parts of the head's height.
    running_name: Role[Part, None] = Role("running", "p", flush(SONG, 900), Part(0.62), None)
    running_number: Role[Part, None] = Role("running", "p", flush(FIGURES, 600), Part(0.85), None)
    running_page: Role[Points, None] = Role("running", "p", flush(HEI, 700), Points(10.5), None)
    running_section: Role[Points, None] = Role("running", "p", flush(HEI, 700), Points(10.5), None)
    #: Issue, date and weekday; they stand so far over the line of the staff.
    running_date: Role[Body, Own] = Role("running", "p", flush(HEI, 700), Body(1.06), Own(1.5))
    running_staff: Role[Body, None] = Role(
        "running", "p", flush(HEI, 500), Body(1.06), None, "ink", 700
    )

    #: The words of charts, of the web pages, of proofs and sheets.
    chart: ChartStyles = CHART
    screen: ScreenStyles = SCREEN
    proof: ProofStyles = PROOF

    #: What stands round the words: rules, grounds, frames by their form.
    dress: Dress = PLAIN

    #: Face of the words that open a paragraph in bold (问：, a run-in head), within their copy.
    opening: TextStyle = _BOLD
    #: Size in pt of small type in white on a ground; it is bold, too (design: page.md).
    reversed_pt: float = 10.5

    def __post_init__(self) -> None:
        """Refuse leadings that the planner's columns of whole rows cannot take."""
        for name in ONE_ROW:
            if getattr(self, name).leading.rows != 1:
                raise ValueError(f"{name}: running text takes one row a line")
        for level in (1, 2, 3):
            role = self.subhead_of(level)
            if role.leading.rows % 1 or role.leading.rows < 1:
                raise ValueError(f"{role.css}: a line takes whole rows")

    def subhead_of(self, level: int) -> Role[Part, Rows]:
        """Return the sub-head of level 1, 2 or 3; of the last, below."""
        levels = (self.subhead, self.subhead_2, self.subhead_3)
        return levels[min(level, len(levels)) - 1]

    def __hash__(self) -> int:
        """Return a hash of a few rows: the planner's memory asks for it at every block."""
        return hash((self.body.style, self.title_1.size, self.caption.size))

    def title(self, rank: int) -> Role[Body, Own]:
        """Return the title of an article of rank 1, 2 or 3."""
        return (self.title_1, self.title_2, self.title_3)[rank - 1]


def roles(table: Styles | ChartStyles | ProofStyles) -> dict[str, AnyRole]:
    """Return all rows of a table by name."""
    found = {one.name: getattr(table, one.name) for one in fields(table)}
    return {name: row for name, row in found.items() if isinstance(row, Role)}


STYLES = Styles()
