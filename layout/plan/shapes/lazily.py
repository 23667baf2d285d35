"""Things made when they are asked for: thousands are reckoned in arrays, few are ever looked at."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class Lazily(Sequence[T_co]):
    """A sequence that makes each of its things when it is asked for."""

    @abstractmethod
    def made(self, at: int) -> T_co:
        """Make, or find again, the thing of a place from 0 on."""

    @overload
    def __getitem__(self, index: int) -> T_co: ...

    @overload
    def __getitem__(self, index: slice) -> list[T_co]: ...

    def __getitem__(self, index: int | slice) -> T_co | list[T_co]:
        """Return one of them, or some."""
        places = range(len(self))
        if isinstance(index, slice):
            return [self.made(at) for at in places[index]]
        return self.made(places[index])
