"""Rules by form: a line across a place → the rules that are drawn, from its top downwards.

Input: a form of `fonts.setting.dress`, two ends and the top in pt. Output: rules; `depth` says how
far they reach. Weights are those that coldset newsprint holds (0.25 pt and more).
"""

from __future__ import annotations

from fonts.setting.dress import RuleForm
from layout.page.placed import Rule
from layout.page.units import Rect

#: Weights of each form's rules, pt, and the white between two of them.
WEIGHTS: dict[RuleForm, tuple[float, ...]] = {
    "none": (),
    "hair": (0.35,),
    "line": (1.0,),
    "thick": (2.6,),
    "double": (0.5, 0.5),
    "wenwu": (2.2, 0.5),
    "dots": (1.2,),
    "flower": (0.35, 0.35),
}
WHITE_PT = 1.6
#: From one dot to the next, in dots.
DOT_STEP = 2.6
#: 花线, pt: white between its two rules, sides of its lozenges and of the dots between them, from
#: one lozenge to the next (design: target/prize, culture).
FLOWER_WHITE, LOZENGE, FLOWER_DOT, FLOWER_STEP = 4.6, 2.3, 0.9, 11.3


def depth(form: RuleForm) -> float:
    """Return how far a form reaches down, pt."""
    weights = WEIGHTS[form]
    white = FLOWER_WHITE if form == "flower" else WHITE_PT
    return sum(weights) + white * max(0, len(weights) - 1)


def rules_across(form: RuleForm, x1: float, x2: float, top: float, ink: str) -> list[Rule]:
    """Return the rules of a form between two ends, the upper one's edge at `top`."""
    if form == "dots":
        return _dots(x1, x2, top, ink)
    if form == "flower":
        return _flower(x1, x2, top, ink)
    found, y = [], top
    for weight in WEIGHTS[form]:
        found.append(Rule(x1, y + weight / 2, x2, y + weight / 2, weight, ink))
        y += weight + WHITE_PT
    return found


def _dots(x1: float, x2: float, top: float, ink: str) -> list[Rule]:
    """Return square dots that begin and end flush."""
    side = WEIGHTS["dots"][0]
    count = max(2, round((x2 - x1) / (DOT_STEP * side)))
    step = (x2 - x1 - side) / (count - 1)
    y = top + side / 2
    return [Rule(x1 + k * step, y, x1 + k * step + side, y, side, ink) for k in range(count)]


def _flower(x1: float, x2: float, top: float, ink: str) -> list[Rule]:
    """Return two thin rules with lozenges and dots between them, the same at both ends."""
    weight = WEIGHTS["flower"][0]
    foot = top + depth("flower")
    found = [Rule(x1, y, x2, y, weight, ink) for y in (top + weight / 2, foot - weight / 2)]
    count = max(1, round((x2 - x1) / FLOWER_STEP))
    step, middle = (x2 - x1) / count, (top + foot) / 2
    for k in range(count):
        x = x1 + (k + 0.5) * step
        half = LOZENGE / 2
        found.append(Rule(x - half, middle, x + half, middle, LOZENGE, ink, turned=True))
        if k:
            dot = FLOWER_DOT / 2
            between = x1 + k * step
            found.append(Rule(between - dot, middle, between + dot, middle, FLOWER_DOT, ink))
    return found


def outline(rect: Rect, ink: str, weight: float) -> list[Rule]:
    """Return four rules within a rectangle's edges, their corners closed."""
    half = weight / 2
    x, y, right, bottom = rect.x + half, rect.y + half, rect.right - half, rect.bottom - half
    return [
        Rule(rect.x, y, rect.right, y, weight, ink),
        Rule(rect.x, bottom, rect.right, bottom, weight, ink),
        Rule(x, rect.y, x, rect.bottom, weight, ink),
        Rule(right, rect.y, right, rect.bottom, weight, ink),
    ]


def corners(rect: Rect, ink: str, weight: float, length: float) -> list[Rule]:
    """Return a corner piece in each corner of a rectangle, `length` pt on either side."""
    half, found = weight / 2, []
    for x, inward in ((rect.x, 1), (rect.right, -1)):
        for y, down in ((rect.y, 1), (rect.bottom, -1)):
            found.append(
                Rule(x, y + down * half, x + inward * length, y + down * half, weight, ink)
            )
            found.append(
                Rule(x + inward * half, y, x + inward * half, y + down * length, weight, ink)
            )
    return found
