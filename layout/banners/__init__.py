"""Banners: a headline group and a frame in pt → the opening of a page, its running head.

A design is one file in `designs/`: it says how many body rows it may take, and places everything.
What designs are made of: `words/` sets the words, `onpicture/` puts them on a picture or beside it,
`fold/` opens a spread, `frames/` sets the ear (报眼) and slots. `base` says what a design is,
`running` sets the running head.
"""

from layout.banners.base import Banner, BannerError, parts_of, takes_band, takes_lede
from layout.banners.catalogue import banner, lower_of, names, opening
from layout.banners.running import number_of, place_running

__all__ = [
    "Banner",
    "BannerError",
    "banner",
    "lower_of",
    "names",
    "number_of",
    "opening",
    "parts_of",
    "place_running",
    "takes_band",
    "takes_lede",
]
