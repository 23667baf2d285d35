"""Frames of a given size: an article of words, a picture or a code → everything placed in its rect.

`words` sets what a slot or ear says, `beside` gives an opening its ear (报眼). Nothing that stands
in a frame changes its size; words take the sizes that fill it.
"""

from layout.banners.frames.beside import with_ear
from layout.banners.frames.words import Framed, framed, label, label_height

__all__ = ["Framed", "framed", "label", "label_height", "with_ear"]
