"""What the inks of a chart's marks say; inks of words alone stand in the table of styles.

Input: a datum. Output: names of inks (`content.model.inks`). A chart has one colour that is not
cool, for what is to be seen first: another look is another line here.
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


def ink_of(datum: Datum) -> str:
    """Return the ink of a datum's mark and number."""
    return HIGHLIGHT if datum.highlight else PLAIN
