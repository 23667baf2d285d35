"""What the inks of a chart's marks say; inks of words alone stand in the table of styles.

Input: a datum. Output: names of inks (`content.model.inks`). A chart has one colour that is not
cool, for what is to be seen first; all else is one ramp by lightness, so that it can be told apart
in grey and by the colour-blind (`tests/charts/test_colours.py`). Another look is another line here.
"""

from __future__ import annotations

from content.model import Datum

HIGHLIGHT = "primary"
"""What the editor highlights; where nothing is, what the chart comes to: its last stage or moment,
its only part, its single numbers."""
PLAIN = "secondary"
"""All else of the same rank."""
SOFT = "secondary_mid"
"""What stands behind it: others than the one that is told of, moments before the last."""
PALE = "secondary_light"
"""What only leads the eye: spans, bands between two bars."""
SERIES = (PLAIN, SOFT, "secondary_soft", PALE)
"""Several series, from dark to light."""
LINES = ((PLAIN, "-"), (SOFT, "-"), ("grey_dark", "--"), (SOFT, ":"))
"""Several lines, ink and stroke: none is pale, a thin line of a tint is lost on newsprint."""
_RAMPS = {
    1: (PLAIN,),
    2: (SOFT, PLAIN),
    3: (PALE, SOFT, PLAIN),
    4: (PALE, "secondary_soft", SOFT, PLAIN),
    5: (PALE, "secondary_soft", SOFT, PLAIN, "secondary_dark"),
    6: (PALE, "secondary_soft", SOFT, "secondary_deep", PLAIN, "secondary_dark"),
}
MOST_STEPS = len(_RAMPS)
_LIGHT = {PALE, "secondary_soft", "grey", "grey_light", "sand", "tint", "paper"}


def ramp(count: int) -> tuple[str, ...]:
    """Return the inks of ordered parts or classes, up to `MOST_STEPS`, from light to dark."""
    return _RAMPS[count]


def shades(count: int) -> tuple[str, ...]:
    """Return the inks of series or parts, from dark to light; beyond a ramp they recur."""
    few = SERIES[:count] if count <= len(SERIES) else ramp(min(count, MOST_STEPS))[::-1]
    return (few * count)[:count]


def ink_of(datum: Datum) -> str:
    """Return the ink of a datum's mark and number."""
    return HIGHLIGHT if datum.highlight else PLAIN


def bar_ink(datum: Datum) -> str:
    """Return the ink of a datum's bar: what is under zero is a tint of what is over it."""
    return SOFT if ink_of(datum) == PLAIN and (datum.value or 0.0) < 0 else ink_of(datum)


def word_ink(ink: str) -> str:
    """Return the ink of a number beside a mark of this ink: shades are no colours for words."""
    return ink if ink == HIGHLIGHT else PLAIN


def ground_ink(ink: str) -> str:
    """Return the ink of words on a mark of this ink."""
    return "ink" if ink in _LIGHT or ink == SOFT else "paper"
