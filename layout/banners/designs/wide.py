"""Wide (通栏): the head in white across the page, on a ground as high as its words and no higher.

The words are as large as the type area is wide, up to 140 pt; a picture stands under the ground
from edge to edge, as low as its subject allows.
"""

from __future__ import annotations

from layout.banners.designs.type import Words

#: What an editor finds it by.
NAME = "通版横贯"
#: Largest size, pt (design: prize.md, rule 4).
MOST = 140.0

BANNER = Words(ground="primary", most_pt=MOST)
