"""The table of styles for proofs and sheets: what is written beside pages, for those who make them.

Input: nothing. Output: `ProofStyles`, a part of the one table (`Styles.proof`). Proofs are drawn,
not set in HTML, so class and tag are empty. An ink is a colour of the proof (`proof/pen.py`); where
it says what is marked (a query, a fault) it is given with the words. Sizes are for reading at arm's
length on a sheet printed at full size: notes as large as a letter, marks as small as a footnote.
"""

from __future__ import annotations

from dataclasses import dataclass

from fonts.setting.roles import FIGURES, HEI, Own, Part, Points, Role
from fonts.setting.style import TextStyle

_PLAIN = TextStyle(HEI, 400, indent_em=0.0, justify=False)
_MEDIUM = TextStyle(HEI, 500, indent_em=0.0, justify=False)
_BOLD = TextStyle(HEI, 700, indent_em=0.0, justify=False)
_FIGURES = TextStyle(FIGURES, 600, indent_em=0.0, justify=False)
_NOTE = Own(1.42)


@dataclass(frozen=True, slots=True)
class ProofStyles:
    """All roles of a proof and of a sheet's slug, by name."""

    # Notes beside the page.
    heading: Role[Points, Own] = Role("", "", _BOLD, Points(13.0), _NOTE)
    quoted: Role[Points, Own] = Role("", "", _BOLD, Points(10.5), _NOTE, "black")
    words: Role[Points, Own] = Role("", "", _PLAIN, Points(10.5), _NOTE, "black")
    place: Role[Points, Own] = Role("", "", _PLAIN, Points(8.5), _NOTE, "grey")
    #: A note's number, a part of its badge's height.
    badge: Role[Part, None] = Role("", "", _BOLD, Part(0.72), None, "white")

    # On the page itself.
    line_number: Role[Points, None] = Role("", "", _FIGURES, Points(6.8), None, "blue")
    tag: Role[Points, None] = Role("", "", _BOLD, Points(7.5), None, "white")
    #: 校样 across the page, a part of its diagonal.
    watermark: Role[Part, None] = Role("", "", _BOLD, Part(0.30), None, "black")
    #: A missing picture's name, a part of its width.
    missing: Role[Part, Own] = Role("", "", _BOLD, Part(1 / 16, 8.0, 14.0), Own(1.4), "black")

    # The strip above the page.
    sign: Role[Points, None] = Role("", "", _BOLD, Points(14.0), None, "red")
    paper: Role[Points, None] = Role("", "", _BOLD, Points(12.0), None, "black")
    headline: Role[Points, None] = Role("", "", _PLAIN, Points(12.0), None, "black")
    stamp: Role[Points, None] = Role("", "", _PLAIN, Points(9.5), None, "grey")

    # The box of rounds and reviews, and the space for corrections by hand.
    round_head: Role[Points, None] = Role("", "", _BOLD, Points(13.0), None, "black")
    round: Role[Points, None] = Role("", "", _PLAIN, Points(11.5), None, "black")
    legend: Role[Points, None] = Role("", "", _PLAIN, Points(7.5), None, "grey")
    blank: Role[Points, None] = Role("", "", _BOLD, Points(12.0), None, "black")

    # A sheet's slug, in 100 K: its two lines, the words under the colour bar and at the fold.
    slug: Role[Points, None] = Role("", "", _MEDIUM, Points(7.5), None)
    slug_small: Role[Points, None] = Role("", "", _MEDIUM, Points(6.0), None)
    slug_label: Role[Points, None] = Role("", "", _MEDIUM, Points(5.0), None)


PROOF = ProofStyles()
