"""Type: the words alone open the page, a picture under them.

Where the page has no room for a picture across it, it stands beside the head in the quiet design.
"""

from __future__ import annotations

from layout.banners.designs.quiet import BESIDE
from layout.banners.family import REMAINS, Family
from layout.banners.under import Words

#: What an editor finds it by.
NAME = "文字"
BANNER = Family(Words(), BESIDE, REMAINS)
