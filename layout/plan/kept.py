"""What was worked out once, by all that it depends on: key → result, of the type that makes it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Kept:
    """Results by their keys, as many as there are."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[Hashable, Any] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under a key; `make` it where there is nothing."""
        found: T
        if key in self._kept:
            found = self._kept[key]
        else:
            found = self._kept[key] = make()
        return found
