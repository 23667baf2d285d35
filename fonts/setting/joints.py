"""The rules of spacing and breaking between two neighbours: two boxes → the `Joint` between them.

Lengths in em. Rules: CLREQ 3.1.3 (line start and end), 3.1.6 (marks that meet), 3.2.2 (Han and
Latin), and the table of text.md.
"""

from __future__ import annotations

from fonts.chinese.characters import (
    BEFORE_FIGURES,
    NOT_AT_END,
    NOT_AT_START,
    Kind,
    asks_for_gap,
    is_mark,
    takes_gap,
)
from fonts.setting.items import Box, Joint, Stage

GAP_EM = 0.25
"""Between Han and Latin; from GAP_MIN_EM to GAP_MAX_EM when a line is adjusted."""
GAP_MIN_EM = 0.125
GAP_MAX_EM = 0.375
GAP_ROOM_EM = GAP_MAX_EM - GAP_EM
"""What a Han-Latin gap may be stretched, together with all others; wider ones are seen as holes."""
DISPLAY_GAP_EM = 0.125
"""Between Han and Latin in heads: at display sizes ¼ em is a hole."""
SPACE_MIN_EM = 0.25
SPACE_MAX_EM = 0.5
HAN_SPACE_EM = 0.5
"""A typed space between two Han characters (names in a credit)."""
WIDE_SPACE_EM = 1.0
"""U+3000."""
MARK_GIVES_EM = 0.5
"""What a mark's blank may give: all (CLREQ 3.1.6 lets every such mark become half-width)."""
DOT_SIDE_EM = 0.25
"""Blank at each side of ·, which so takes 1 em; it gives half."""
PAIR_LOSES_EM = 0.5
"""Two marks in a row take 1.5 em (1 em when the line is shrunk)."""

PARTED_NUMBER_GROUP = 12.0
"""Cost of a break between a number and its measure word or hedge (38|户, 突破|400亿元, 5万人|以上):
dearer than a paragraph within 0.12 em (10), cheaper than a line beyond (50): a number is parted
only where a line would be spaced so far or left ragged."""
PARTED_ADDRESS = 60.0
"""Cost of a break behind a mark inside an over-long word (a web address)."""
PARTED_ADDRESS_PART = 150.0
"""Cost of a break between its letters: an address is copied letter by letter, not read."""
PARTED_WORD = 400.0
PARTED_NUMBER = 2_500.0
"""Costs of a break between letters and between digits, in words too wide for the measure."""
PARTED_HYPHEN = 2_500.0
"""Cost of a break behind a hyphen of a web address: a reader would not know whose hyphen it is, and
text extractors drop it."""

PLAIN = Joint(0.0, 0.0, Stage.NONE, 0.0, True, True, "", 0.0)
"""Between two Han characters."""
PLAIN_BARRED = Joint(0.0, 0.0, Stage.NONE, 0.0, True, False, "", 0.0)
RIGID = Joint(0.0, 0.0, Stage.NONE, 0.0, False, False, "", 0.0)
"""Inside a word that is set from two faces."""

_GIVES = {
    Kind.OPEN: Stage.BRACKET,
    Kind.CLOSE: Stage.BRACKET,
    Kind.PAUSE: Stage.PAUSE,
    Kind.STOP: Stage.STOP,
    Kind.DOT: Stage.DOT,
}


def may_break(before: str, after: str) -> bool:
    """Whether a line may end with `before` and the next start with `after` (禁则)."""
    return before not in NOT_AT_END and after not in NOT_AT_START


def inside_word(before: str, after: str, *, address: bool = False) -> Joint:
    """Return the joint between two characters of a word that is too wide for the measure.

    A web address breaks behind its marks, but before a hyphen; its letters are spaced with the line
    that they fill, which is not seen (a character to fill among twenty).
    """
    if before.isdigit() and after.isdigit():
        cost = PARTED_NUMBER
    elif address and "-" in (before, after):
        cost = PARTED_HYPHEN if before == "-" else PARTED_ADDRESS
    elif address and before.isalnum():
        cost = PARTED_ADDRESS_PART
    else:
        cost = PARTED_WORD if before.isalnum() else PARTED_ADDRESS
    return Joint(0.0, 0.0, Stage.NONE, 0.0, address, may_break(before, after), "", cost)


def between(left: Box, right: Box, space: str, space_em: float, *, glued: bool) -> Joint:
    """Return the joint of two boxes.

    Args:
        left: the box before.
        right: the box behind.
        space: the blank typed between them, "" when none.
        space_em: advance of a space in the face.
        glued: they belong to one number or code.
    """
    may = may_break(left.text[-1], right.text[0]) and not glued and space != "\u00a0"
    marks = [kind for kind in (left.kind, right.kind) if is_mark(kind) and kind is not Kind.DASH]
    blank = _blank_after(left) + _blank_before(right)
    if len(marks) == 2:
        blank = max(0.0, blank - PAIR_LOSES_EM)
        return Joint(blank, blank, Stage.BRACKET, 0.0, True, may, space, 0.0)
    if blank > 0:
        stage = _GIVES[marks[0]]
        shrink = min(blank, blank / 2 if stage is Stage.DOT else MARK_GIVES_EM)
        if space and Kind.LATIN in (left.kind, right.kind):  # a “good” idea keeps its space
            shrink = max(0.0, min(shrink, blank - SPACE_MIN_EM))
        return Joint(blank, shrink, stage, 0.0, True, may, space, 0.0)
    if marks or Kind.DASH in (left.kind, right.kind):
        return Joint(0.0, 0.0, Stage.NONE, 0.0, True, may, space, 0.0)
    natural, shrink, stage, stretch = _without_marks(left, right, space, space_em)
    return Joint(natural, shrink, stage, stretch, True, may, space, 0.0)


def _without_marks(
    left: Box, right: Box, space: str, space_em: float
) -> tuple[float, float, Stage, float]:
    """Return natural width, shrink, stage and stretch between Han and Latin, in any order."""
    if left.kind is not right.kind:
        latin, han = (left, right) if left.kind is Kind.LATIN else (right, left)
        edge = latin.text[-1] if latin is left else latin.text[0]
        minus = latin is right and len(latin.text) > 1 and edge in "-−"
        if left.text[-1] in BEFORE_FIGURES and right.text[0].isdigit():
            return 0.0, 0.0, Stage.NONE, 0.0
        if takes_gap(han.text) and (asks_for_gap(edge) or minus):
            return GAP_EM, GAP_EM - GAP_MIN_EM, Stage.HAN_LATIN, 0.0
    if not space:
        return 0.0, 0.0, Stage.NONE, 0.0
    if space == "\u3000":
        return WIDE_SPACE_EM, 0.0, Stage.NONE, 0.0
    if left.kind is Kind.HAN and right.kind is Kind.HAN:
        return HAN_SPACE_EM, HAN_SPACE_EM - SPACE_MIN_EM, Stage.SPACE, 0.0
    natural = min(max(space_em, SPACE_MIN_EM), SPACE_MAX_EM)
    return natural, natural - SPACE_MIN_EM, Stage.SPACE, SPACE_MAX_EM - natural


def _blank_after(box: Box) -> float:
    """Return the blank behind a box: a mark's own half, or the side of a ·."""
    return DOT_SIDE_EM if box.kind is Kind.DOT else 0.0 if box.kind is Kind.LATIN else box.trail


def _blank_before(box: Box) -> float:
    """Return the blank before a box."""
    return DOT_SIDE_EM if box.kind is Kind.DOT else box.lead
