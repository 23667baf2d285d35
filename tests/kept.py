"""What one test process has composed and planned is kept for its later builds, as on the desk.

`make` without a memory of its own begins anew each time; the tests make the same few editions a
hundred times. With a memory the pages are the same: `tests/edition/test_one_conductor.py` compares
them with a fresh one, `tests/program` with those of another process.
"""

from __future__ import annotations

import threading

import pytest

from fonts import FontLibrary
from layout.edition import make as making
from layout.plan.memory import Memory


class _Own(threading.local):
    """A memory serves one thread: each has its own, of the shipped fonts."""

    memory: Memory | None = None


_own = _Own()


def _kept(fonts: FontLibrary) -> Memory:
    """Return the thread's memory; a new one for an edition with fonts of its own."""
    if fonts.extra:
        return Memory(fonts)
    if _own.memory is None:
        _own.memory = Memory(FontLibrary.shipped())
    return _own.memory


def keep() -> None:
    """Let all builds of this process that bring no memory share one."""
    pytest.MonkeyPatch().setattr(making, "Memory", _kept)
