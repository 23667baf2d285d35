"""Headlines: a prepared head → balanced lines broken between words, at size 1 em.

Where a head may break, and what a break costs, is said by `fonts.chinese.words` (never inside a
word), by `phrases` and by the marks in it; a typed space parts a head in two and is where it
breaks, a mark set by hand likewise. Marks at line ends give up their blank, so that centred lines
look centred. Lengths in em of the head's size; costs in em of unevenness that they are worth.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from fonts.chinese.characters import (
    CLOSING,
    DASHES,
    DIVIDERS,
    OPENING,
    PAUSES,
    SENTENCE_ENDS,
    inside_quotes,
    is_han,
)
from fonts.chinese.institutions import goes_on
from fonts.chinese.words import Bond, begins_verb, bonds_of_words, is_paired, seams
from fonts.setting.items import Joint, Prepared, Spans, Stage
from fonts.setting.joints import DISPLAY_GAP_EM, may_break
from fonts.setting.lines import Line, set_line
from fonts.setting.phrases import FAIR, SURE, between_words, phrase_starts

PART_GAP_EM = 1.0
"""Between the two parts of a head on one line."""
EDGE_EM = 2.0
"""More than a line can lose where it breaks: the gap between parts and blanks of marks."""
ROUNDING_EM = 1e-6

UNEVEN = 1.2
"""Of a line, times the square of what it differs from the mean, in means: a line of 8 em that is
3 em longer costs 1.35, which is more than a break that is at no phrase."""
AT_PART = -1000.0
"""At a typed space or a mark set by hand: there before anywhere else."""
AT_MARK = -3.0
"""Behind —— ， ： and their like: for such a break the lines may differ by some 4 em."""
AT_NO_PHRASE = 1.0
"""Between two words of one phrase."""
AT_LONE = 3.0
"""Beside a character that stands alone and is no particle (提货|期): it may be half of a word that
the list has not. Of such breaks one in 55 is wrong, of others one in 1,000."""
MOST_LONE = 1.5
"""Between two of them (助|贫) a head breaks only where no other place serves: one in six is
wrong."""
AT_PARTICLE = 2.0
"""Between a particle and its word: 取得|了, 在|北京."""
AT_INSTITUTION = 4.0
"""Inside the name of an institution: 第一人民|医院, 青川|支行."""
AT_PAIR = 3.0
"""Inside a saying of four: 修旧|如旧."""
AT_LATIN = 2.0
"""Between Han and a Latin word or a number, which often are one (K线图, 88中)."""
AT_BOND = {Bond.FREE: 0.0, Bond.OBJECT: 2.0, Bond.LEANING: 1.0, Bond.COMPOUND: 3.0}
"""Between two words that belong together: two nouns of one thing are held as a particle is."""
IN_QUOTES = 2.5
"""Inside quotes or brackets: a head breaks before “快进键”, not in it."""
_BEHIND = (PAUSES | DASHES | DIVIDERS | frozenset(SENTENCE_ENDS)) - frozenset("、")
"""Marks behind which a head breaks first; 、 stands inside a clause."""


@dataclass(frozen=True, slots=True)
class HeadFit:
    """A head as it is set."""

    lines: tuple[Line, ...]
    width_em: float
    """Of the widest line."""


@dataclass(frozen=True, slots=True)
class HeadBreaks:
    """Where a head breaks in so many lines."""

    lines: tuple[str, ...]
    doubtful: tuple[int, ...]
    """Offsets of the breaks that may be inside a word."""


class Head:
    """One head, broken in any number of lines; what was found is kept."""

    def __init__(self, prepared: Prepared, by_hand: tuple[int, ...] = ()) -> None:
        """Bind a head.

        Args:
            prepared: the head.
            by_hand: offsets in its text where the editor wants it to break.
        """
        self._prepared = _with_gaps(prepared)
        self._by_hand = by_hand
        self._spans = Spans(self._prepared)
        self._breaks: dict[float, tuple[tuple[int, float], ...]] = {}
        self._paths: dict[tuple[int, float], tuple[int, ...] | None] = {}
        self._set: dict[tuple[int, ...], HeadFit] = {}

    def narrowest(self, max_lines: int) -> dict[int, float]:
        """Return number of lines → the measure in em that the best setting in so many takes."""
        counts = range(1, max_lines + 1) if self._prepared.boxes else ()
        found = ((count, self._free(count, self._likely)) for count in counts)
        return {count: self._widest(path) for count, path in found if path}

    def fit(self, measure: float, max_lines: int) -> HeadFit | None:
        """Return the head in the fewest lines that fit the measure, None when none do.

        It breaks at a place that is less sure only where no number of lines will do without.
        """
        size = len(self._prepared.boxes)
        if not size:
            return None
        fewest = max(1, math.ceil(self._spans.width(0, size) / (measure + EDGE_EM)))
        for likely in (SURE, FAIR):
            for count in range(fewest, max_lines + 1):
                path = self._within(count, measure, likely)
                if path:
                    if path not in self._set:
                        lines = tuple(self._line(a, b) for a, b in pairwise(path))
                        self._set[path] = HeadFit(lines, self._widest(path))
                    return self._set[path]
        return None

    def breaks(self, count: int) -> HeadBreaks | None:
        """Return where the head breaks in so many lines, None where it cannot."""
        path = self._free(count, self._likely) if self._prepared.boxes else None
        if path is None:
            return None
        text = self._prepared.text
        inner = [self._prepared.boxes[end].offset for end in path[1:-1]]
        lines = tuple(text[a:b].strip() for a, b in pairwise([0, *inner, len(text)]))
        doubtful = tuple(at for at in inner if at not in self._by_hand and _is_doubtful(text, at))
        return HeadBreaks(lines, doubtful)

    def _line(self, first: int, end: int) -> Line:
        width = self._spans.width(first, end)
        return set_line(self._prepared, first, end, width, 0.0, shrink=False, stretch=False)

    def _widest(self, path: tuple[int, ...]) -> float:
        return max(self._spans.width(a, b) for a, b in pairwise(path))

    @property
    def _likely(self) -> float:
        """How sure a break has to be: surely between words, if the head has any such place."""
        return SURE if self._places(SURE) else FAIR

    def _within(self, count: int, measure: float, likely: float) -> tuple[int, ...] | None:
        """Return the breaks of the best setting that fits; where parts meet it breaks anyway."""
        free = self._free(count, likely)
        if not free or self._widest(free) <= measure + ROUNDING_EM:
            return free
        path = self._best(count, measure, likely)
        return path if path and self._met(path) == self._met(free) else None

    def _met(self, path: tuple[int, ...]) -> int:
        """Return at how many of the places where it has to break a head does."""
        return sum(end in path for end, cost in self._places(SURE) if cost == AT_PART)

    def _places(self, likely: float) -> tuple[tuple[int, float], ...]:
        """Return the boxes before which the head may break, each with its cost."""
        if likely not in self._breaks:
            self._breaks[likely] = tuple(self._find(likely))
        return self._breaks[likely]

    def _free(self, count: int, likely: float) -> tuple[int, ...] | None:
        """Return the breaks of the best setting at any measure."""
        key = count, likely
        if key not in self._paths:
            self._paths[key] = self._best(count, math.inf, likely)
        return self._paths[key]

    def _best(self, count: int, measure: float, likely: float) -> tuple[int, ...] | None:
        """Return the breaks of the best setting in `count` lines of the measure, with both ends.

        `least` holds, after each round, the least cost of reaching each place in so many lines.
        """
        places = ((0, 0.0), *self._places(likely), (len(self._prepared.boxes), 0.0))
        last, width_of = len(places) - 1, self._spans.width
        mean = width_of(0, places[-1][0]) / count
        least: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
        for line in range(1, count + 1):
            reached: dict[int, tuple[float, tuple[int, ...]]] = {}
            for to in range(line, last) if line < count else (last,):
                end, own = places[to]
                for at, (cost, path) in least.items():
                    width = width_of(path[-1], end)
                    if at >= to or width > measure + ROUNDING_EM:
                        continue
                    total = cost + own + UNEVEN * (width - mean) ** 2 / mean
                    if to not in reached or total < reached[to][0] - ROUNDING_EM:
                        reached[to] = total, (*path, end)
            least = reached
        return least[last][1] if last in least else None

    def _find(self, likely: float) -> Iterator[tuple[int, float]]:
        """Yield the boxes before which the head may break, each with its cost."""
        boxes, joints = self._prepared.boxes, self._prepared.joints
        words = [k for k, box in enumerate(boxes) if any(map(str.isalnum, box.text))]
        if not words:
            return
        for end in range(words[0] + 1, words[-1] + 1):  # no line is of marks alone
            joint, before, after = joints[end - 1], boxes[end - 1].text[-1], boxes[end].text[0]
            if boxes[end].offset in self._by_hand and may_break(before, after):
                yield end, AT_PART
            elif joint.breakable and joint.cost <= 0.0:  # a measure word stays with its number
                cost = AT_PART if _parts(joint) else _cost(self._prepared, end, likely)
                if cost < math.inf:
                    yield end, cost


def _with_gaps(prepared: Prepared) -> Prepared:
    """Return the head with gaps of 1 em between its parts, and small ones beside Latin."""

    def widened(joint: Joint, han: bool) -> Joint:
        if not joint.space or not han:
            return replace(joint, natural=DISPLAY_GAP_EM) if joint.mixed else joint
        return replace(joint, natural=PART_GAP_EM, shrink=0.0, stage=Stage.NONE, stretch=0.0)

    boxes = prepared.boxes
    joints = (
        widened(joint, not (left.text.isascii() and right.text.isascii()))
        for joint, left, right in zip(prepared.joints, boxes, boxes[1:], strict=False)
    )
    return replace(prepared, joints=tuple(joints))


def _parts(joint: Joint) -> bool:
    """Whether the parts of a head meet at a joint."""
    return bool(joint.space) and joint.natural >= PART_GAP_EM


def _cost(prepared: Prepared, end: int, likely: float) -> float:
    """Return the cost of a break before box `end`; infinite where a word may go on."""
    offset = prepared.boxes[end].offset
    before, after = prepared.boxes[end - 1].text[-1], prepared.boxes[end].text[0]
    seam = seams(prepared.text)[offset]
    if not between_words(prepared, end, likely):
        return math.inf
    quoted = IN_QUOTES * (offset in inside_quotes(prepared.text))
    if before in _BEHIND and prepared.boxes[end - 1].text not in DASHES:
        return AT_MARK + quoted  # a single — joins: 京—沪
    # Half a word is what a list lacks beside more Han, not beside a quote: 获授|“世界长寿之都”.
    verb = begins_verb(prepared.text, offset)
    lone = 0.0 if verb or after in OPENING or before in CLOSING else seam.lone(before, after)
    if likely >= SURE and lone > MOST_LONE:
        return math.inf
    cost = AT_LONE * lone + AT_PARTICLE * seam.leaning(before, after) + quoted
    bond = Bond.FREE if verb else bonds_of_words(prepared.text).get(offset)
    cost += 0.0 if bond is None else AT_BOND[bond]
    if is_paired(prepared.text, offset):
        cost += AT_PAIR
    if goes_on(prepared.text, offset):
        cost += AT_INSTITUTION
    begins = after in OPENING or bond is Bond.FREE or offset in phrase_starts(prepared.text)
    if not begins and not prepared.joints[end - 1].space:
        cost += AT_NO_PHRASE
    if is_han(before) != is_han(after) and (before.isalnum() and after.isalnum()):
        cost += AT_LATIN
    return cost


def _is_doubtful(text: str, at: int) -> bool:
    """Whether a break may be inside a word: the readings differ, or half a word stands there."""
    seam = seams(text)[at]
    return (
        is_han(text[at - 1])
        and is_han(text[at])
        and not (begins_verb(text, at) and seam.likely >= SURE)
        and (seam.likely < SURE or seam.lone(text[at - 1], text[at]) > FAIR)
    )
