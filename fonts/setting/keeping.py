"""Results kept by what they were made with: a composer's heads, a gauge's charts.

Input: a function whose first argument is its owner. Output: the same function, whose results are
kept on the owner itself, the most recent ones: they go with it. (`lru_cache` on such a function
would hold its owners, and with them their fonts, as long as the program runs.)
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Concatenate, Generic, ParamSpec, TypeVar

O = TypeVar("O")  # noqa: E741  owner
P = ParamSpec("P")
T = TypeVar("T")


class Same(Generic[T]):
    """A value as a key: this very one, where to hash and to compare all of it would take long."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        """Bind the value; it lives as long as the key, so that no other takes its place."""
        self.value = value

    def __hash__(self) -> int:
        """Hash which one it is."""
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        """Tell whether it is the same one."""
        return isinstance(other, Same) and self.value is other.value


def kept_by_owner(
    most: int,
) -> Callable[[Callable[Concatenate[O, P], T]], Callable[Concatenate[O, P], T]]:
    """Keep a function's results on its first argument.

    Args:
        most: results that are kept for each owner; the other arguments must be hashable.
    """

    def decorate(work: Callable[Concatenate[O, P], T]) -> Callable[Concatenate[O, P], T]:
        name = f"_kept_{work.__module__}.{work.__qualname__}"

        @wraps(work)
        def kept(owner: O, /, *args: P.args, **kwargs: P.kwargs) -> T:
            on = vars(owner)
            if name not in on:
                on[name] = lru_cache(most)(partial(work, owner))
            made: T = on[name](*args, **kwargs)
            return made

        return kept

    return decorate
