"""The typed model of an edition: what an editor states → frozen nouns, nothing about pages.

Input: nothing. Output: frozen pydantic models that `content.reading.reader` fills from an
edition folder and that `charts` and `layout` read. Each field carries a one-line
description; the same lines feed the JSON schema and the editors' reference.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import (
    BeforeValidator,
    Field,
    GetPydanticSchema,
    PlainValidator,
    WithJsonSchema,
    field_validator,
)
from pydantic_core import PydanticCustomError, core_schema

from content.model.asides import Aside as Aside
from content.model.asides import AsideForm as AsideForm
from content.model.base import Frozen as Frozen
from content.model.body import Alignment as Alignment
from content.model.body import BodyItem as BodyItem
from content.model.body import Cell as Cell
from content.model.body import Paragraph as Paragraph
from content.model.body import PullQuote as PullQuote
from content.model.body import Query as Query
from content.model.body import Roll as Roll
from content.model.body import Subhead as Subhead
from content.model.body import Table as Table
from content.model.body import TableWords as TableWords
from content.model.body import Verse as Verse
from content.model.body import depths as depths
from content.model.body import may_stand_free as may_stand_free
from content.model.body import printed as printed
from content.model.named import CHART_KINDS, named_files
from content.model.picture import Box as Box
from content.model.picture import Picture as Picture
from content.model.picture import PictureWords as PictureWords
from content.model.place import Place as Place
from content.words import Message
from fonts.chinese import calendar


def _written_date(value: object) -> object:
    """Read 2021-07-27, 2021-7-27 or 2021年7月27日; a bare number is not a date."""
    if not isinstance(value, str):
        return value
    found = re.fullmatch(rf"\s*(?:(\d{{4}})-(\d{{1,2}})-(\d{{1,2}})|{calendar.DATE})\s*", value)
    if found is None:
        raise PydanticCustomError("date_form", "a date is written 2021-07-27 or 2021年7月27日")
    date = calendar.day(*(int(part) for part in found.groups() if part is not None))
    if date is None:
        raise PydanticCustomError("no_such_day", "there is no day {day}", {"day": value.strip()})
    return date


def _written_staff(value: object) -> object:
    """Read `office: name` lines as pairs."""
    return tuple(value.items()) if isinstance(value, dict) else value


def _listed(value: object) -> object:
    """Let a single name stand for a list of one."""
    return (value,) if isinstance(value, str) else value


#: The name of a page profile or banner design: letters, digits, - and _, never a path.
DesignName = Annotated[str, Field(pattern=r"^[\w-]+$", max_length=60)]
#: The same, or nothing: what the look says.
OpeningName = Annotated[str, Field(pattern=r"^[\w-]*$", max_length=60)]
#: What a line of an edition may have, characters: longer is copy that stands in the wrong field. A
#: name is of a paper or an office, words are of a head, and an opening (导语) is set in one piece,
#: for which time and memory grow with the square of its length.
MOST_NAME, MOST_WORDS, MOST_LEDE = 120, 600, 6000
#: Names of a list: articles, pictures, page numbers, the staff.
MOST_NAMES = 500
Name = Annotated[str, Field(max_length=MOST_NAME)]
HeadWords = Annotated[str, Field(max_length=MOST_WORDS)]
Names = Annotated[tuple[HeadWords, ...], BeforeValidator(_listed), Field(max_length=MOST_NAMES)]
WrittenDate = Annotated[dt.date, BeforeValidator(_written_date)]
Staff = Annotated[
    tuple[tuple[Name, HeadWords], ...],
    BeforeValidator(_written_staff),
    Field(max_length=MOST_NAMES),
]


#: A message, taken as it is: what is in it is no content.
Told = Annotated[
    Message, GetPydanticSchema(lambda _source, _handler: core_schema.is_instance_schema(Message))
]
Percent = Annotated[float, Field(ge=0, le=100)]
HexColour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


class Ink(Frozen):
    """A named ink: one CMYK value for the press and one RGB value for the screen."""

    cmyk: tuple[Percent, Percent, Percent, Percent] = Field(description="C, M, Y, K in percent")
    rgb: HexColour = Field(description="sRGB value for the screen, #rrggbb")


class FigureKind(StrEnum):
    """The kinds of chart that the program knows more of than their files in `charts/kinds/` say."""

    KEY = "key"  # key figures: big numbers with labels
    SHARE = "share"  # part of a whole: ring or waffle
    RANKED = "ranked"  # ranked horizontal bars
    GROUPED = "grouped"  # grouped bars: several series over the same categories
    CHANGE = "change"  # change over time: a line with direct labels
    BEFORE_AFTER = "before_after"  # two moments compared
    TIMELINE = "timeline"  # dated events
    FUNNEL = "funnel"  # stages of which each is a part of the one before


#: Every kind of chart: those of `FigureKind`, and each further file of `charts/kinds/`.
KINDS = tuple(dict.fromkeys((*map(str, FigureKind), *named_files(CHART_KINDS, ".py"))))


_AIM = re.compile("目标|计划|任务|指标|规划|预算")


def aim_of(series: Iterable[str]) -> str:
    """Return which of two series is what was aimed at, e.g. 目标 of 目标 and 完成; else nothing."""
    names = list(dict.fromkeys(series))
    aims = [name for name in names if _AIM.search(name)]
    return aims[0] if len(names) == 2 and len(aims) == 1 else ""


def _named_kind(value: object) -> FigureKind | str:
    """Read the name of a kind of chart."""
    if value not in KINDS:
        known = ", ".join(f"'{name}'" for name in KINDS)
        raise PydanticCustomError(
            "unknown_kind", "should be one of {expected}", {"expected": known}
        )
    name = str(value)
    return FigureKind(name) if name in list(FigureKind) else name


#: A kind by its name: a `FigureKind`, or the name of another file in `charts/kinds/`.
KindName = Annotated[
    FigureKind | str,
    PlainValidator(_named_kind),
    WithJsonSchema({"type": "string", "enum": list(KINDS)}),
]


class DatumWords(Frozen):
    """What an editor writes about one value of a chart."""

    label: str = Field(default="", description="what the value is, e.g. 新增城镇就业")
    value: float | None = Field(
        default=None, description="the number as drawn; empty for a timeline event"
    )
    display: str = Field(
        default="", description="the number as printed where it differs from the value"
    )
    before: str = Field(default="", description="words set before the number, e.g. 突破, 超")
    after: str = Field(default="", description="words set after the number and unit, e.g. 以上")
    unit: str = Field(default="", description="unit, e.g. 亿元, %, 个百分点")
    period: str = Field(default="", description="year, date or moment, e.g. 2018 or 2021年5月")
    series: str = Field(default="", description="name of the series, for grouped bars and lines")
    note: str = Field(default="", description="small words under the label")
    text: str = Field(default="", description="an event's text, for timelines")
    highlight: bool = Field(default=False, description="drawn in the second ink")
    stated: str = Field(
        default="", description="verbatim words of the edition's copy that state it"
    )


class Datum(DatumWords):
    """One value of a chart, with the words of the copy that state it."""

    line: int = Field(default=0, description="line in the source file, given by the reader")


class FigureWords(Frozen):
    """What an editor writes about a chart, its values excepted."""

    kind: KindName = Field(
        default=FigureKind.KEY, description="kind of chart; chosen by the data where it is left out"
    )
    title: str = Field(description="headline of the chart")
    note: str = Field(default="", description="note under the chart")
    source: str = Field(default="", description="source line, e.g. 资料来源：据本版报道整理")
    style: str = Field(default="", description="variant of the kind, e.g. ring or waffle")
    total: float | None = Field(
        default=None, description="the whole of a share; 100 where the unit is %"
    )
    table: bool = Field(
        default=False, description="true: the data file itself is the statement (a printed table)"
    )


class Figure(FigureWords):
    """A chart: data, words and the place in the copy that states them."""

    type: Literal["figure"] = "figure"
    id: str = Field(description="file name without its ending")
    items: tuple[Datum, ...] = Field(description="the values, in the order they are drawn")
    places: tuple[Place, ...] = Field(default=(), description="the places of a map")
    fold_mm: float = Field(
        default=0.0, description="white in its middle over the fold of a spread, given by the page"
    )
    ground: str = Field(
        default="", description="ink of the ground that it stands on, given by the page"
    )
    line: int = 0
    table_file: str = Field(
        default="", description="the .csv that has the values, e.g. figures/a.csv"
    )

    @property
    def items_file(self) -> str:
        """File in which the values stand, relative to the edition folder."""
        return self.table_file or f"figures/{self.id}.yaml"


class Wishes(Frozen):
    """What an editor may ask of the planner for one article. Never coordinates."""

    width: Literal["narrow", "medium", "wide", "full"] | None = Field(
        default=None, description="preferred width"
    )
    pin: Literal["top", "foot"] | None = Field(
        default=None, description="at the top or foot of a page"
    )
    with_next: bool = Field(default=False, description="kept on one page with the next article")
    beside_next: bool = Field(
        default=False, description="stands side by side with the next article"
    )
    page_break: bool = Field(default=False, description="begins a new page")


class ArticleKind(StrEnum):
    """How an article is dressed."""

    # A row a kind: rooms ask what it means, not which it is, so that a new one is a row here.
    numbered: bool
    """A part of the edition's story: it has a number, and no byline but the edition's."""
    boxed: bool
    """Set in a box of its own, outside the hierarchy of heads, and never on two pages."""
    pictured: bool
    """Told by its pictures: they take the greater part of it, the copy goes with them."""
    opens_spread: bool
    """Opens a spread of its own: its head stands over the fold, its copy is the lede under it."""
    framed: bool
    """Words, a picture or a code in a frame of a given size, which nothing else sets or resizes."""
    beside_banner: bool
    """Stands beside the opening of the first page."""

    def __new__(
        cls,
        value: str,
        numbered: bool = False,
        boxed: bool = False,
        pictured: bool = False,
        opens_spread: bool = False,
        framed: bool = False,
        beside_banner: bool = False,
    ) -> ArticleKind:
        """Make a member whose value is its name in front matter."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.numbered, member.boxed, member.pictured = numbered, boxed, pictured
        member.opens_spread = opens_spread
        member.framed, member.beside_banner = framed, beside_banner
        return member

    SECTION = ("section", True, False)  # a numbered part of the edition's story
    STORY = ("story", False, False)  # an article of its own, without a number
    BOX = ("box", False, True)  # a tinted box, e.g. 记者手记
    PHOTOS = ("photos", False, False, True)  # a story of pictures (图片故事)
    SPREAD = ("spread", False, False, False, True)  # the head of an inner spread (通版)
    SLOT = ("slot", False, True, False, False, True)  # a place of fixed size: an advertisement
    EAR = ("ear", False, True, False, False, True, True)  # a notice beside the banner (报眼)


Breaks: TypeAlias = tuple[int, ...]
"""Where a title is to break: offsets in it as printed."""


def signed(dateline: str, byline: str) -> str:
    """Return a date line and a byline in one line."""
    return "\u3000".join(words for words in (dateline, byline) if words)


#: Pictures of a group whose captions are numbered, at most.
MOST_NUMBERED = 8


def circled(number: int) -> str:
    """Return a number in a circle: ① for 1."""
    return chr(0x245F + number)


#: A side of a slot, mm; its columns and lines.
Millimetres = Annotated[float, Field(gt=0, le=1200)]
Count = Annotated[int, Field(ge=1, le=300)]


class ArticleHead(Frozen):
    """What an editor writes at the head of an article."""

    kind: ArticleKind = Field(
        default=ArticleKind.SECTION,
        description="section, story, box, photos, spread, slot (a place of fixed size, as for an "
        "advertisement) or ear (报眼, beside the banner)",
    )
    kicker: HeadWords = Field(default="", description="words above the title (引题)")
    title: HeadWords = Field(description="title (标题); | where it is to break")
    deck: HeadWords = Field(default="", description="words under the title (副题)")
    dateline: HeadWords = Field(
        default="", description="date line under the title, e.g. （2026年1月8日）"
    )
    byline: HeadWords = Field(
        default="", description="author's line, or the speaker's with his office"
    )
    rank: int | None = Field(
        default=None,
        ge=1,
        le=3,
        description="1 leading, 2 ordinary, 3 small; not given: the planner sees it",
    )
    wishes: Wishes = Field(default=Wishes(), description="what the editor asks of the planner")
    captions: Literal["each", "numbered"] = Field(
        default="each",
        description="each: under its picture; numbered: in one block under them all (组图)",
    )
    label: str = Field(
        default="",
        max_length=12,
        description="of a slot or ear: the word over it that says what it is, e.g. 广告, 公益广告",
    )
    size_mm: tuple[Millimetres, Millimetres] | None = Field(
        default=None, description="of a slot: width and height in mm; it is never resized"
    )
    size_columns: tuple[Count, Count] | None = Field(
        default=None, description="of a slot, instead: width in basic columns, height in body lines"
    )


class Article(ArticleHead):
    """One article of the edition."""

    id: str = Field(description="file name without its ending")
    file: Path = Field(description="source file")
    breaks: Breaks = Field(default=(), description="offsets in the title of its | marks")
    number: int | None = Field(
        default=None, description="counter set in the head; given by the reader, not typed"
    )
    body: tuple[BodyItem, ...] = Field(description="paragraphs, sub-heads and pull-quotes in order")
    pictures: tuple[Picture, ...] = ()
    figures: tuple[Figure, ...] = ()
    queries: tuple[Query, ...] = Field(
        default=(), description="queries in the head, and those that no printed paragraph can carry"
    )

    @property
    def standing(self) -> int:
        """The rank, an ordinary one where none is given."""
        return self.rank or 2

    @property
    def portraits(self) -> tuple[Picture, ...]:
        """Portraits in the boxes of its copy."""
        return tuple(i.portrait for i in self.body if isinstance(i, Aside) and i.portrait)

    @property
    def codes(self) -> tuple[Aside, ...]:
        """Codes (二维码) in its copy."""
        return tuple(i for i in self.body if isinstance(i, Aside) and i.form is AsideForm.CODE)

    @property
    def numbered(self) -> bool:
        """Whether its pictures are a group (组图) whose captions stand together, numbered."""
        count = len(self.pictures)
        return self.captions == "numbered" and 1 < count <= MOST_NUMBERED and not self.figures

    @property
    def printed_captions(self) -> tuple[str, ...]:
        """What is printed under each picture: its number, caption and credit.

        A credit that all pictures of a group have stands once, at its end.
        """
        shared = self.numbered and len({one.credit for one in self.pictures}) == 1
        found = []
        for index, one in enumerate(self.pictures, 1):
            credit = "" if shared and index < len(self.pictures) else one.credit
            words = "\u3000".join(part for part in (one.caption, credit) if part)
            found.append(f"{circled(index)}{words}" if self.numbered else words)
        return tuple(found)

    @property
    def artwork(self) -> bool:
        """Whether it is a finished picture alone in its frame: its words are in the picture."""
        return self.kind.framed and bool(self.pictures) and not self.body

    @property
    def signature(self) -> str:
        """Date line and byline in one, as the opening of a spread prints them."""
        return signed(self.dateline, self.byline)

    @property
    def text(self) -> str:
        """All printed paragraphs, joined by newlines."""
        return "\n".join(i.text for i in self.body if isinstance(i, Paragraph))


class HeadlineWords(Frozen):
    """The words of the edition's headline group."""

    kicker: HeadWords = Field(default="", description="肩题, above the headline")
    title: HeadWords = Field(
        description="主题; a space between its two parts, | where it is to break"
    )
    deck: HeadWords = Field(default="", description="副题, under the headline")
    dateline: HeadWords = Field(
        default="", description="date line before the byline, e.g. （2026年1月8日）"
    )


class Headline(HeadlineWords):
    """The edition's headline group."""

    picture: Picture | None = Field(default=None, description="picture of the banner")
    spread_picture: Picture | None = Field(
        default=None, description="picture of the opening of a spread, in place of the banner's"
    )
    breaks: Breaks = Field(default=(), description="offsets in the title of its | marks")

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The picture of the opening, and that of a spread's."""
        return tuple(one for one in (self.picture, self.spread_picture) if one)


class Paper(Frozen):
    """The newspaper and what its running head states."""

    name: Name = Field(description="name of the paper, e.g. 株洲日报")
    section: Name = Field(default="", description="section label, e.g. 特别报道")
    date: WrittenDate = Field(description="date of the edition; its weekday is computed")
    page_numbers: Names = Field(
        default=(), description="版次 of each page, e.g. 05; empty: not printed"
    )
    issue: Name = Field(default="", description="issue number, e.g. 第12345期")
    staff: Staff = Field(default=(), description="offices and names, e.g. 责任编辑: 张三")
    revision: int = Field(
        default=1, ge=1, le=99, description="1; 2 and on where a page already sent is corrected"
    )


#: Bounds of the body size, pt: 六号 and 四号.
LEAST_BODY_PT, MOST_BODY_PT = 7.875, 14.0


class Fit(Frozen):
    """Limits within which the planner may fit the edition."""

    formats: Annotated[tuple[DesignName, ...], BeforeValidator(_listed)] = Field(
        default=(),
        description="page profiles that may be used, in order of preference; "
        "empty: the edition's only, then smaller",
    )
    body_pt: tuple[float, float] = Field(
        default=(9.0, 10.0), description="smallest and largest body size, pt; 7.875 to 14"
    )
    max_pages: int = Field(
        default=8, ge=1, le=32, description="pages that are wished for: more are told, not refused"
    )

    @field_validator("body_pt")
    @classmethod
    def _sizes(cls, sizes: tuple[float, float]) -> tuple[float, float]:
        """Smallest first, and none that cannot be read (六号 is 7.875 pt)."""
        low, high = sizes
        if not LEAST_BODY_PT <= low <= high <= MOST_BODY_PT:
            raise PydanticCustomError(
                "body_sizes",
                "should be the smallest size and the largest, {least} to {most} pt, as in [9, 12]",
                {"least": LEAST_BODY_PT, "most": MOST_BODY_PT},
            )
        return sizes


class Acceptance(Frozen):
    """A finding that the editors have looked at and let stand."""

    rule: str = Field(
        min_length=1, max_length=80, description="id of the rule, e.g. figure-differs"
    )
    words: str = Field(default="", description="words of the finding; empty: any")
    file: str = Field(default="", description="file of the finding; empty: any")
    reason: str = Field(min_length=1, max_length=400, description="why it is right as it stands")


class EditionWords(Frozen):
    """What an editor states of the edition as a whole."""

    paper: Paper = Field(description="the newspaper and what its running head states")
    paper_file: OpeningName = Field(
        default="",
        description="name in content/papers/: what is left out here is as it says; empty: none",
    )
    look: DesignName = Field(
        default="red",
        description="look by name: red, ink, sea, field, paper, civic, data, industry, alert, "
        "sports, quiet",
    )
    banner: OpeningName = Field(
        default="",
        description="opening by name: festive, quiet, picture, hero …; empty: that of the look",
    )
    byline: HeadWords = Field(default="", description="byline of the whole story")
    band_after: str = Field(
        default="",
        description="id of the article after which the band stands; empty: the planner chooses",
    )
    contents: bool | None = Field(
        default=None,
        description="导读: true: a strip on the first page names what leads each further one, "
        "of many the first in rank; empty: where the copy takes four pages or more; on fewer that "
        "it does not fill, the heads of a report and its chapters are listed there",
    )
    credits: Names = Field(default=(), description="credit lines at the foot, e.g. 本版图片由…提供")
    imprint: Names = Field(
        default=(), description="imprint under the credits: publisher, address, telephone, 刊号"
    )
    profile: DesignName = Field(default="broadsheet", description="page profile by name")
    spread: bool = Field(
        default=False, description="true: two facing pages at a time are one spread over the fold"
    )
    fit: Fit = Field(
        default=Fit(), description="limits within which the planner may fit the edition"
    )
    inks: dict[str, Ink] = Field(
        default_factory=dict,
        description="named inks; those not given come from the default set",
    )
    place: str = Field(
        default="",
        max_length=40,
        description="the district or county that the edition is about, e.g. 芦淞区; "
        "empty: the one it names most",
    )
    accepted: tuple[Acceptance, ...] = Field(
        default=(), max_length=500, description="findings that stand, each with its reason"
    )


class Edition(EditionWords):
    """A whole edition, read and checked."""

    id: str = Field(description="short name used in file names, e.g. lusong-20210727")
    folder: Path = Field(description="the edition folder")
    headline: Headline
    lede: tuple[Paragraph, ...] = Field(default=(), description="opening paragraphs (导语)")
    articles: tuple[Article, ...]
    band: Figure | None = Field(default=None, description="key figures set across the page (数说)")
    fonts: tuple[Path, ...] = Field(default=(), description="extra font files for rare characters")
    queries: tuple[Query, ...] = Field(
        default=(),
        description="queries in the lede and the headline group "
        "(those of the lede stand in its paragraphs too)",
    )

    @property
    def foot(self) -> tuple[tuple[str, str], ...]:
        """What is printed at the foot of the last page: fields, and the words of each."""
        fields = (("credits", self.credits), ("imprint", self.imprint))
        return tuple((name, "\u3000".join(words)) for name, words in fields if words)

    @property
    def signature(self) -> str:
        """Date line and byline of the whole story, as they are printed in the banner."""
        return signed(self.headline.dateline, self.byline)

    def under_headline(self, article: Article) -> bool:
        """Tell whether an article stands under the headline without a head of its own.

        It is the first story, no numbered part, its title is the headline, and what else its head
        would say stands in the headline group, too.
        """
        head = self.headline
        there = {"", head.kicker, head.deck, head.dateline, self.byline}
        own = {article.kicker, article.deck, article.dateline, article.byline}
        if "".join(article.title.split()) != "".join(head.title.split()) or not own <= there:
            return False
        first = next((one.id for one in self.in_place if not one.kind.framed), "")
        if article.id != first or article.kind.boxed or article.kind.opens_spread:
            return False
        alone = all(one.kind.boxed for one in self.articles if one is not article)
        return alone or not (article.kind.numbered or self.lede)

    @property
    def ear(self) -> Article | None:
        """The notice beside the banner (报眼); of several the first."""
        return next((one for one in self.articles if one.kind.beside_banner), None)

    @property
    def in_place(self) -> tuple[Article, ...]:
        """The articles in the order of the pages: those pinned to the top first, to the foot last.

        They are so between two page breaks. A break belongs to its place: whichever article comes
        to stand behind it begins the page, and before the first article there is none. One that
        opens a spread begins a page and stands before all others on it.
        """
        parts: list[list[Article]] = [[]]
        for article in self.articles:
            if (article.wishes.page_break or article.kind.opens_spread) and parts[-1]:
                parts.append([])
            parts[-1].append(article)
        place = {"top": 0, None: 1, "foot": 2}
        found: list[Article] = []
        for part in parts:
            ordered = sorted(part, key=lambda a: (not a.kind.opens_spread, place[a.wishes.pin]))
            for number, article in enumerate(ordered):
                begins = number == 0 and bool(found)
                wishes = article.wishes.model_copy(update={"page_break": begins})
                same = article.wishes.page_break == begins
                found.append(article if same else article.model_copy(update={"wishes": wishes}))
        return tuple(found)

    @property
    def all_queries(self) -> tuple[tuple[str, Query], ...]:
        """Every query once, in order, with the id of its article ("" for lede and headline)."""
        found = [("", query) for query in self.queries]
        for article in self.articles:
            found += [(article.id, query) for query in article.queries]
            for item in article.body:
                if isinstance(item, Paragraph):
                    found += [(article.id, query) for query in item.queries]
        return tuple(found)


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Finding(Frozen):
    """Something wrong or doubtful in the content, with its place and remedy."""

    severity: Severity
    rule: str = Field(description="id of the rule, e.g. figure-not-stated")
    file: str = Field(description="path relative to the edition folder")
    line: int = Field(default=0, description="1-based; 0: the file as a whole")
    field: str = Field(default="", description="field path, e.g. paper.date")
    told: Told = Field(description="what is wrong: a code and its values")
    words: str = Field(default="", description="the words that are found fault with")
    accepted: str = Field(
        default="", description="why the editors let it stand; then it is open no more"
    )
