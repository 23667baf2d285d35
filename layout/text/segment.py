"""Segmentation: a text and its face → boxes and the joints between them (`Prepared`), independent of the measure.

The model: a full-width mark is a box of ½ em (its ink); its blank half belongs to the joint beside it. So a mark that
meets another loses its blank, and an opening mark at a line start takes ½ em, because a joint at a line's edge is dropped.
All lengths in em. Rules: CLREQ 3.1.2 (marks), 3.1.6 (marks that meet), 3.2.2 (Han and Latin).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from layout.text.characters import (
    NOT_AT_END,
    NOT_AT_START,
    Kind,
    asks_for_gap,
    is_ideograph,
    is_symbol,
    kind_of,
)
from layout.text.style import Measurer, MetricsLike, MissingGlyph, TextStyle
from layout.text.units import number_offsets


class Stage(IntEnum):
    """What a joint gives when a line is shrunk, in the order of giving (text.md, CLREQ 3.2.3)."""

    SPACE = 0
    DOT = 1
    BRACKET = 2
    PAUSE = 3
    HAN_LATIN = 4
    STOP = 5
    NONE = 6


GAP_EM = 0.25
"""Between Han and Latin; from GAP_MIN_EM to GAP_MAX_EM when a line is adjusted."""
GAP_MIN_EM = 0.125
GAP_MAX_EM = 0.5
SPACE_MIN_EM = 0.25
SPACE_MAX_EM = 0.5
HAN_SPACE_EM = 0.5
"""A typed space between two Han characters (names in a credit)."""
MARK_GIVES_EM = 0.5
"""What a mark's blank may give: all (CLREQ 3.1.6.3 lets every such mark become half-width)."""
DOT_SIDE_EM = 0.25
APOSTROPHE_EM = 0.32
"""What ’ takes inside an English word; its glyph in a Chinese font is full width."""
PARTED_MEASURE_WORD = 10.0
"""Cost of a break between a number and its measure word: more than any line within 0.12 em, less than one beyond."""
PARTED_WORD = 5_000.0
PARTED_NUMBER = 50_000.0
"""Costs of breaking inside a word or number, open only when nothing else can be set."""

_SPACES = re.compile(r"\s+")
_BLANK = " \u00a0\u3000"


@dataclass(frozen=True, slots=True)
class Box:
    """What is never parted: a Han character, a mark's ink, a word, ——."""

    text: str
    kind: Kind
    offset: int
    """Of its first character in the normalised text."""
    body: float
    lead: float
    """Blank inside the glyph before its ink; drawn with the glyph, so a joint takes it off."""
    trail: float
    family: str | None
    weight: int | None
    """Of a fallback face; None where the style's own face has the character."""


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two boxes."""

    natural: float
    shrink: float
    stage: Stage
    stretch: float
    """Before all gaps are stretched alike: Western spaces and Han-Latin."""
    elastic: bool
    """Whether it takes part in the general stretch."""
    breakable: bool
    space: str
    """The blank typed here, "" when none; it stays in the text at a line end."""
    cost: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """A paragraph ready to be set at any measure; joints[k] stands between boxes k and k + 1."""

    text: str
    style: TextStyle
    boxes: tuple[Box, ...]
    joints: tuple[Joint, ...]
    space_em: float
    """Advance of a space in the style's face."""


def normalise(text: str) -> str:
    """Return the text with blanks at its ends dropped and each run of white space made one blank.

    A run with U+3000 becomes U+3000, one of U+00A0 only stays U+00A0 (no break), others become a space.
    """

    def one(match: re.Match[str]) -> str:
        run = match.group()
        return "\u3000" if "\u3000" in run else "\u00a0" if set(run) == {"\u00a0"} else " "

    return _SPACES.sub(one, text.strip())


class Segmenter:
    """Segments texts in one style; keeps what it learnt of each character."""

    def __init__(self, measurer: Measurer, style: TextStyle) -> None:
        """Bind the face of a style."""
        self._measurer, self._style = measurer, style
        self._metrics = measurer.metrics(style.family, style.weight)
        self._known: dict[str, Box] = {}
        self._joints: dict[tuple[object, ...], Joint] = {}

    def _single(self, char: str, text: str) -> Box:
        """Return the box of a character standing alone (offset 0)."""
        style = self._style
        face = self._measurer.face_for(char, style.family, style.weight)
        if face is None:
            raise MissingGlyph(char, text.index(char), text)
        own = (face.family, face.weight) == (style.family, style.weight)
        advance = self._measurer.metrics(face.family, face.weight).advance(char)
        kind = kind_of(char)
        if kind is Kind.LATIN and advance >= 0.9 and is_symbol(char):
            kind = Kind.HAN
        full = advance >= 0.75
        lead = trail = 0.0
        if kind is Kind.OPEN and full:
            lead = advance - 0.5
        elif kind in (Kind.CLOSE, Kind.PAUSE, Kind.STOP) and full:
            trail = advance - 0.5
        elif kind is Kind.DOT and full:
            lead = trail = (advance - 0.5) / 2
        body = advance - lead - trail
        family, weight = (None, None) if own else (face.family, face.weight)
        return Box(char, kind, 0, body, lead, trail, family, weight)

    def _metrics_of(self, box: Box) -> MetricsLike:
        if box.family is None or box.weight is None:
            return self._metrics
        return self._measurer.metrics(box.family, box.weight)

    def segment(self, raw: str, *, part_words: bool = False) -> Prepared:
        """Return the boxes and joints of a text.

        Args:
            raw: the text as given; its white space is normalised.
            part_words: make every Latin character a box of its own, with a dear break behind it.

        Raises:
            MissingGlyph: no font has a character of it.
        """
        text = normalise(raw)
        known = self._known
        for char in sorted(set(text) - known.keys(), key=text.index):
            if char not in _BLANK:
                known[char] = self._single(char, raw)
        boxes: list[Box] = []
        spaces: list[str] = []
        start, size = 0, len(text)
        while start < size:
            char = text[start]
            if char in _BLANK:
                spaces[-1] = char
                start += 1
                continue
            box, end = known[char], start + 1
            if box.kind is Kind.DASH:
                while end < size and text[end] == char:
                    end += 1
            elif box.kind is Kind.LATIN and not part_words:
                while end < size and self._continues(text, end, box):
                    end += 1
            if end - start > 1:
                run = text[start:end]
                width = self._metrics_of(box).run(run)
                box = Box(run, box.kind, start, width, 0.0, 0.0, box.family, box.weight)
            elif char == "’" and _is_apostrophe(text, start):
                wide = box.body + box.trail
                body = min(wide, APOSTROPHE_EM)
                box = Box(char, Kind.LATIN, start, body, 0.0, wide - body, box.family, box.weight)
            else:
                box = Box(
                    char, box.kind, start, box.body, box.lead, box.trail, box.family, box.weight
                )
            boxes.append(box)
            spaces.append("")
            start = end
        never, rather_not = number_offsets(text)
        joints = tuple(
            self._joint(left, right, space, right.offset in never, part_words)
            for left, right, space in zip(boxes, boxes[1:], spaces, strict=False)
        )
        if rather_not:
            joints = tuple(
                replace(joint, cost=PARTED_MEASURE_WORD) if right.offset in rather_not else joint
                for joint, right in zip(joints, boxes[1:], strict=True)
            )
        return Prepared(text, self._style, tuple(boxes), joints, self._metrics.advance(" "))

    def _continues(self, text: str, index: int, word: Box) -> bool:
        """Whether text[index] runs on in the Latin word before it, in the same face."""
        box = self._known.get(text[index])
        if box is None or box.kind is not Kind.LATIN:
            return False
        return (box.family, box.weight) == (word.family, word.weight)

    def _joint(self, left: Box, right: Box, space: str, glued: bool, part: bool) -> Joint:
        before, after = left.text[-1], right.text[0]
        plain = left.kind is Kind.HAN and right.kind is Kind.HAN and not space
        inside = left.kind is Kind.LATIN and right.kind is Kind.LATIN and not space
        barred = (
            after in NOT_AT_START
            or before in NOT_AT_END
            or (glued and not inside)
            or (inside and not part)
            or space == "\u00a0"
        )
        key: tuple[object, ...]
        if plain:
            key = (barred,)
        elif inside:
            key = (barred, before.isdigit() or after.isdigit(), inside)
        else:
            edges = asks_for_gap(before), asks_for_gap(after)
            key = (
                barred, left.kind, right.kind, left.lead, left.trail, right.lead, right.trail,
                edges, space, left.family, left.weight,
            )  # fmt: skip
        joint = self._joints.get(key)
        if joint is None:
            may = not barred
            if plain:
                joint = Joint(0.0, 0.0, Stage.NONE, 0.0, True, may, "", 0.0)
            elif inside:
                joint = _inside_word(before, after, may)
            else:
                joint = self._measured(left, right, space, may)
            self._joints[key] = joint
        return joint

    def _measured(self, left: Box, right: Box, space: str, may: bool) -> Joint:
        """Return the joint of two boxes of which one is no Han character, or with a blank typed between."""
        marks = [kind for kind in (left.kind, right.kind) if Kind.OPEN <= kind <= Kind.DOT]
        blank = _blank_after(left) + _blank_before(right)
        if len(marks) == 2:
            blank = max(0.0, blank - 0.5)  # two marks in a row take 1.5 em
        natural, shrink, stage, stretch = blank, 0.0, Stage.NONE, 0.0
        if len(marks) == 2:
            shrink, stage = blank, Stage.BRACKET
        elif blank > 0:
            stage = _STAGES[marks[0]]
            shrink = min(blank, DOT_SIDE_EM / 2 if stage is Stage.DOT else MARK_GIVES_EM)
        elif not marks and Kind.DASH not in (left.kind, right.kind):
            mixed = left.kind is not right.kind
            edge = left.text[-1] if left.kind is Kind.LATIN else right.text[0]
            if mixed and asks_for_gap(edge):
                natural, shrink, stage = GAP_EM, GAP_EM - GAP_MIN_EM, Stage.HAN_LATIN
                stretch = GAP_MAX_EM - GAP_EM
            elif space == "\u3000":
                natural = 1.0
            elif space and left.kind is Kind.HAN and right.kind is Kind.HAN:
                natural, shrink, stage = HAN_SPACE_EM, HAN_SPACE_EM - SPACE_MIN_EM, Stage.SPACE
            elif space:
                wide = self._metrics.advance(" ")
                natural = min(max(wide, SPACE_MIN_EM), SPACE_MAX_EM)
                shrink, stage = natural - SPACE_MIN_EM, Stage.SPACE
                stretch = SPACE_MAX_EM - natural
        return Joint(natural, shrink, stage, stretch, True, may, space, 0.0)


_STAGES = {
    Kind.OPEN: Stage.BRACKET,
    Kind.CLOSE: Stage.BRACKET,
    Kind.PAUSE: Stage.PAUSE,
    Kind.STOP: Stage.STOP,
    Kind.DOT: Stage.DOT,
}


def _blank_after(box: Box) -> float:
    """Return the blank that belongs behind a box: a mark's own half; a narrow · is given its side."""
    return DOT_SIDE_EM if box.kind is Kind.DOT else box.trail


def _blank_before(box: Box) -> float:
    return DOT_SIDE_EM if box.kind is Kind.DOT else box.lead


def _is_apostrophe(text: str, index: int) -> bool:
    """Whether ’ at an index stands between two Latin letters."""
    around = text[index - 1 : index] + text[index + 1 : index + 2]
    return index > 0 and len(around) == 2 and around.isascii() and around.isalpha()


def _inside_word(before: str, after: str, may: bool) -> Joint:
    """Return the rigid joint inside a Latin word; breaks there are the last resort."""
    cost = PARTED_NUMBER if before.isdigit() or after.isdigit() else PARTED_WORD
    return Joint(0.0, 0.0, Stage.NONE, 0.0, False, may, "", cost)


def blank_at_end(box: Box) -> float:
    """Return the blank at a line end that a closing mark may give up (½ em of a full-width mark)."""
    return box.trail


def han_in(box: Box) -> int:
    """Return 1 for a Han character, else 0."""
    return int(box.kind is Kind.HAN and is_ideograph(box.text))
