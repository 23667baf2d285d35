"""Memory: what is worked out for one edition and serves the next, kept by content.

Input: the fonts. Output: a composer that lives on and a store of results, for a program that
plans the same edition again and again with a few words changed (the preview). Keys hold all that
a result depends on, so that a plan with a memory is the same as one without.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from fonts import FontLibrary
from fonts.setting import Composer

T = TypeVar("T")
#: Results kept; the one that was not asked for longest goes first.
MOST = 512


class Memory:
    """A composer and results by content, of one font library; for one thread."""

    def __init__(self, fonts: FontLibrary, most: int = MOST) -> None:
        """Begin with nothing."""
        self.fonts = fonts
        self.composer = Composer(fonts)
        #: The last plan (`layout.plan.Plan`, which knows this module), in whose places other
        #: words may stand; None before there is one.
        self.plan: Any = None
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._numbers: dict[Hashable, int] = {}

    def number(self, part: Hashable) -> int:
        """Return a number for a part of many keys that is slow to hash; equal parts have one."""
        return self._numbers.setdefault(part, len(self._numbers))

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under a key; `make` it where there is nothing."""
        found: T
        try:
            found = self._kept.pop(key)
        except KeyError:
            found = make()
        self._kept[key] = found
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return found
