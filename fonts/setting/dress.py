"""The dress of a page: what stands round its words, as forms by name. Data of a look.

Input: nothing. Output: `Dress`, which the table of styles carries beside the roles: how heads,
boxes, band and running heads are furnished. What a form is drawn like stands where it is placed
(`layout/plan`, `layout/banners`); here are only their names, so that a look can choose.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: Rules over a block or under a running head: 文武线 is a thick one with a thin one beside it,
#: 花线 (flower) lozenges and dots between two thin ones.
RuleForm = Literal["none", "hair", "line", "thick", "double", "wenwu", "dots", "flower"]
#: The strip of contents (导读): between rules, on a ground, white on the look's ink, or with its
#: label alone so.
ContentsForm = Literal["rules", "ground", "reversed", "label"]
#: A table: rules alone; its head and its total on a ground; so, and every second row.
TableForm = Literal["rules", "ground", "zebra"]


@dataclass(frozen=True, slots=True)
class HeadDress:
    """The head of an article.

    `number`: a figure as high as kicker and title, before them; in a row over the title with the
    kicker, `plain`, white on a `square`, or as a Han numeral (`han`); or none of these.
    `mark`: a short bar on the rule, a longer `tab` under it, an upright bar beside the title, a
    ground under the whole head, or nothing.
    """

    rule: RuleForm = "line"
    rule_ink: str = "ink"
    number: Literal["figure", "plain", "square", "han", "none"] = "figure"
    mark: Literal["bar", "tab", "side", "ground", "none"] = "bar"
    mark_ink: str = "primary"
    kicker: Literal["plain", "label", "line"] = "plain"
    align: Literal["left", "centre"] = "left"
    scale: bool = True
    under: RuleForm = "none"


@dataclass(frozen=True, slots=True)
class BoxDress:
    """Boxes: those that are articles (记者手记), and those within the copy."""

    ground: str = "tint"
    frame: Literal["none", "line", "double", "corners", "side", "wenwu"] = "none"
    ink: str = "primary"
    link: Literal["topped", "framed", "side"] = "topped"
    person: Literal["framed", "ground", "side"] = "framed"
    note: Literal["wenwu", "side", "double", "corners"] = "wenwu"
    #: The title of an article in a box: as any other, or in white on a bar of the ink.
    title: Literal["plain", "reversed"] = "plain"
    #: Portraits of persons abreast: cut round in a ring of the ink, or square.
    portrait: Literal["round", "square"] = "round"
    #: Persons abreast: hairlines between them, each on a card of the ground under a bar of the ink,
    #: or under such a bar alone.
    abreast: Literal["lines", "cards", "topped"] = "lines"


@dataclass(frozen=True, slots=True)
class BandDress:
    """The band of key figures; `reversed`: its words and figures are light on a dark ground."""

    ground: str = "tint"
    rule: RuleForm = "none"
    rule_ink: str = "ink"
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class RunningDress:
    """The running head: the rule under it."""

    rule: RuleForm = "line"
    ink: str = "ink"


@dataclass(frozen=True, slots=True)
class Dress:
    """All forms of a look."""

    head: HeadDress = HeadDress()
    box: BoxDress = BoxDress()
    band: BandDress = BandDress()
    running: RunningDress = RunningDress()
    contents: ContentsForm = "rules"
    #: The rule that ends a vertical opening.
    foot: RuleForm = "double"
    lede: Literal["plain", "topped", "rules"] = "plain"
    quote: Literal["rules", "side", "down"] = "rules"
    #: Verse: level, or set downwards (竖排).
    verse: Literal["level", "down"] = "level"
    caption: Literal["square", "bar", "none"] = "square"
    table: TableForm = "rules"
    #: Sub-heads in the copy: alone, beside an upright bar, on a ground, or with a line to the
    #: column's end; a form that a long one leaves no room for is left out.
    subhead: Literal["plain", "bar", "ground", "line"] = "plain"
    #: What ends a story, behind its last word: nothing, or a square of the heads' ink.
    end: Literal["none", "square"] = "none"
    #: Heads of groups in a roll of names: alone, or with a line to the column's end.
    roll: Literal["plain", "line"] = "plain"
    #: Lines beside the initial (首字下沉) of a page's leading stories; "long": two, of long copy
    #: without a sub-head alone, which has one in every other look that has initials, too.
    initial: Literal["none", "long", "two", "three"] = "long"
    #: Round slots and the ear (报眼): a line, two, a line with pieces in its corners, or a thick
    #: and a thin line over it and a thin one under it.
    frame: Literal["line", "double", "corners", "wenwu"] = "line"
    #: Ink of the page's ground; "": the paper.
    ground: str = ""
    #: Between stories that stand side by side: ink and weight in pt; 0 is none. Thin rules are
    #: black alone: a tint or several inks would be a row of dots (design: plant.md).
    hairline: float = 0.25
    hairline_ink: str = "ink"


PLAIN = Dress()
