"""Segmentation: a text and its face → boxes and joints (`Prepared`), independent of the measure."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import NamedTuple

from fonts.chinese.characters import Kind, is_symbol, kind_of
from fonts.setting.columns import HIGH, stand
from fonts.setting.items import Box, Joint, Prepared, Stage
from fonts.setting.joints import (
    PARTED_NUMBER_GROUP,
    PLAIN,
    PLAIN_BARRED,
    RIGID,
    between,
    inside_word,
    may_break,
)
from fonts.setting.roles import FIGURES
from fonts.setting.style import Measurer, MetricsLike, MissingGlyph, TextStyle
from fonts.setting.units import bonds

APOSTROPHE_EM = 0.32
"""What ’ takes inside an English word; its glyph in a Chinese font is full width."""
_FULL = 0.75
"""A mark with a wider advance has a blank half."""

NARROW = FIGURES, 500
"""The face of three figures side by side in a vertical line."""

_ADDRESS = re.compile(
    r"(?:[A-Za-z]+://|[A-Za-z0-9._%+-]+@|(?:[A-Za-z0-9-]+\.)+(?=[A-Za-z]{2}))[A-Za-z0-9][^\s\u2e80-\uffef]*"
)
"""A web or mail address, from where it begins."""
_SPACES = re.compile(r"\s+")
_BLANK = " \u00a0\u3000"


def normalise(text: str) -> str:
    """Return the text with blanks at its ends dropped and each run of white space made one blank.

    A run with U+3000 becomes U+3000, one of U+00A0 only stays U+00A0 (no break), others become
    a space.
    """

    def one(match: re.Match[str]) -> str:
        run = match.group()
        return "\u3000" if "\u3000" in run else "\u00a0" if set(run) == {"\u00a0"} else " "

    return _SPACES.sub(one, text.strip())


def _address_offsets(text: str) -> frozenset[int]:
    """Return the offsets of the characters of web and mail addresses."""
    return frozenset(k for match in _ADDRESS.finditer(text) for k in range(*match.span()))


class _Boxes(NamedTuple):
    """Boxes, the blank typed behind each, and what became of over-long words."""

    boxes: list[Box]
    spaces: list[str]
    parted: set[int]
    """Offsets inside over-long words: of their characters but the first."""
    words: dict[int, Box]
    """Over-long words by their offsets: what stands before a word sees the whole of it."""


class Segmenter:
    """Segments texts in one style; keeps what it learnt of each character and pair."""

    def __init__(self, measurer: Measurer, style: TextStyle) -> None:
        """Bind the face of a style."""
        self._measurer, self._style = measurer, style
        self._metrics = measurer.metrics(style.family, style.weight)
        self._space_em = self._metrics.advance(" ")
        self._known: dict[str, Box] = {}
        self._joints: dict[tuple[object, ...], Joint] = {}

    def segment(self, raw: str, *, part_over: float = math.inf) -> Prepared:
        """Return the boxes and joints of a text.

        Args:
            raw: the text as given; its white space is normalised.
            part_over: words wider than this, in em, become single characters with dear breaks; of
                web addresses all do where it is finite.

        Raises:
            MissingGlyph: no font has a character of it.
        """
        text = normalise(raw)
        return self._with_joints(text, self._found(text, raw, part_over))

    def opened(
        self, raw: str, count: int, other: Segmenter, *, part_over: float = math.inf
    ) -> Prepared:
        """Return the boxes and joints of a text whose first characters are in another face.

        Args:
            raw: the text as given.
            count: its first characters, blanks not counted, that `other` measures.
            other: the segmenter of their face.
            part_over: as in `segment`.
        """
        text = normalise(raw)
        ends = [index + 1 for index, char in enumerate(text) if char not in _BLANK]
        at = ends[min(count, len(ends)) - 1] if ends and count > 0 else 0
        while at < len(text) and text[at] in _BLANK:
            at += 1
        first = other._found(text[:at], raw, part_over)
        rest = self._found(text[at:], raw, part_over)
        face = other._style
        boxes = [
            box if box.family else replace(box, family=face.family, weight=face.weight)
            for box in first.boxes
        ]
        boxes += [_at(box, box.offset + at) for box in rest.boxes]
        parted = first.parted | {offset + at for offset in rest.parted}
        words = first.words | {k + at: _at(box, k + at) for k, box in rest.words.items()}
        made = self._with_joints(text, _Boxes(boxes, [*first.spaces, *rest.spaces], parted, words))
        return replace(made, opening=(face.family, face.weight, other._space_em))

    def _found(self, text: str, raw: str, part_over: float) -> _Boxes:
        """Return the boxes of a normalised text."""
        for char in sorted(set(text) - self._known.keys(), key=text.index):
            if char not in _BLANK:
                self._known[char] = self._single(char, raw)
        return self._boxes(text, part_over)

    def _with_joints(self, text: str, found: _Boxes) -> Prepared:
        """Return the boxes with what stands between them."""
        boxes, spaces, parted, words = found
        if self._style.vertical:
            boxes = stand(boxes, spaces, parted | words.keys(), self._narrow)
        held = bonds(text)
        addresses = _address_offsets(text)
        joints = []
        for left, right, space in zip(boxes, boxes[1:], spaces, strict=False):
            if right.offset in parted:
                address = right.offset in addresses
                joints.append(inside_word(left.text, right.text, address=address))
                continue
            whole = words.get(right.offset, right)
            joint = self._joint(left, whole, space, right.offset in held.never)
            if right.offset in held.rather_not:
                joint = replace(joint, cost=PARTED_NUMBER_GROUP)
            if right.offset in held.closed:
                joint = replace(joint, natural=0.0, shrink=0.0, stage=Stage.NONE, stretch=0.0)
            joints.append(joint)
        return Prepared(text, self._style, tuple(boxes), tuple(joints), self._space_em)

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
        lead = trail = across = 0.0
        if style.vertical and kind not in (Kind.LATIN, Kind.DASH):
            across, advance = advance, advance if kind is Kind.DOT else 1.0
        if advance >= _FULL and not (style.vertical and char in HIGH):
            if kind is Kind.OPEN:
                lead = advance - 0.5
            elif kind in (Kind.CLOSE, Kind.PAUSE, Kind.STOP):
                trail = advance - 0.5
            elif kind is Kind.DOT:
                lead = trail = (advance - 0.5) / 2
        family, weight = (None, None) if own else (face.family, face.weight)
        body = advance - lead - trail
        return Box(char, kind, 0, body, lead, trail, family, weight, across)

    def _narrow(self, figures: str) -> Box | None:
        """Return figures as a box of the narrow face; None where a font has not all of them."""
        face = self._measurer.face_for(figures[0], *NARROW)
        if face is None or (face.family, face.weight) != NARROW:
            return None
        width = self._measurer.metrics(*NARROW).run(figures)
        return Box(figures, Kind.LATIN, 0, width, 0.0, 0.0, *NARROW)

    def _metrics_of(self, box: Box) -> MetricsLike:
        if box.family is None or box.weight is None:
            return self._metrics
        return self._measurer.metrics(box.family, box.weight)

    def _boxes(self, text: str, part_over: float) -> _Boxes:
        known = self._known
        found = _Boxes([], [], set(), {})
        start, size = 0, len(text)
        addresses = _address_offsets(text) if part_over < math.inf else frozenset()
        while start < size:
            char = text[start]
            if char in _BLANK:
                found.spaces[-1] = char
                start += 1
                continue
            box, end = known[char], start + 1
            if box.kind is Kind.DASH:
                while end < size and text[end] == char:
                    end += 1
            elif box.kind is Kind.LATIN:
                while end < size and self._continues(text[end], box):
                    end += 1
            if end - start > 1:
                box = self._joined(text[start:end], start, box)
                if box.kind is Kind.LATIN and (box.body > part_over or start in addresses):
                    parts = [_at(known[text[k]], k) for k in range(start, end)]
                    found.boxes.extend(parts[:-1])
                    found.spaces.extend("" for _ in parts[:-1])
                    found.parted.update(range(start + 1, end))
                    found.words[start] = box
                    box = parts[-1]
            elif char == "’" and _is_apostrophe(text, start):
                wide = box.body + box.trail
                body = min(wide, APOSTROPHE_EM)
                box = Box(char, Kind.LATIN, start, body, 0.0, wide - body, box.family, box.weight)
            else:
                box = _at(box, start)
            found.boxes.append(box)
            found.spaces.append("")
            start = end
        return found

    def _joined(self, run: str, start: int, first: Box) -> Box:
        """Return the box of several characters set as one run."""
        width = self._metrics_of(first).run(run)
        return Box(run, first.kind, start, width, 0.0, 0.0, first.family, first.weight)

    def _continues(self, char: str, word: Box) -> bool:
        """Whether a character runs on in the Latin word before it, in the same face."""
        box = self._known.get(char)
        if box is None or box.kind is not Kind.LATIN:
            return False
        return (box.family, box.weight) == (word.family, word.weight)

    def _joint(self, left: Box, right: Box, space: str, glued: bool) -> Joint:
        """Return the joint of two boxes, from those known when the pair is alike."""
        before, after = left.text[-1], right.text[0]
        if left.kind is Kind.HAN and right.kind is Kind.HAN and not space:
            return PLAIN if not glued and may_break(before, after) else PLAIN_BARRED
        if left.kind is Kind.LATIN and right.kind is Kind.LATIN and not space:
            return RIGID
        long = len(right.text) > 1
        key = (before, after, left.kind, right.kind, space, glued, long)
        joint = self._joints.get(key)
        if joint is None:
            joint = between(left, right, space, self._space_em, glued=glued)
            self._joints[key] = joint
        return joint


def _at(box: Box, offset: int) -> Box:
    """Return a known box at its place in a text."""
    face = box.family, box.weight
    return Box(box.text, box.kind, offset, box.body, box.lead, box.trail, *face, box.across)


def _is_apostrophe(text: str, index: int) -> bool:
    """Whether ’ at an index stands between two Latin letters."""
    around = text[index - 1 : index] + text[index + 1 : index + 2]
    return index > 0 and len(around) == 2 and around.isascii() and around.isalpha()
