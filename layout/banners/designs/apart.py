"""Apart: the forms of `hero` in which no word stands on the picture.

The head stands across the page over the picture, or in the column beside an upright one.
"""

from __future__ import annotations

from layout.banners.designs.hero import Hero

#: What an editor finds it by.
NAME = "分开"
BANNER = Hero("apart")
