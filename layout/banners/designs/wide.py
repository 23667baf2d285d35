"""Wide (通栏): the head in white across the page, on a ground as high as its words and no higher.

The words are as large as the type area is wide, up to 140 pt; a picture stands under the ground
from edge to edge, as low as its subject allows. Where the page has no room for that it stands
beside the head as in the festive design.
"""

from __future__ import annotations

from layout.banners.designs.festive import BESIDE, OVER
from layout.banners.family import REMAINS, Family

#: What an editor finds it by.
NAME = "通版横贯"
BANNER = Family(OVER, BESIDE, REMAINS)
