"""Apart: the forms of `hero` in which no word stands on the picture.

The head stands across the page over the picture, or in the column beside an upright one.
"""

from __future__ import annotations

from layout.banners.designs.hero import Hero

BANNER = Hero(apart=True)
