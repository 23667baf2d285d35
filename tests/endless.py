"""A guard for work that must end: far above what any machine needs, so it is no timing."""

from __future__ import annotations

from contextlib import AbstractContextManager

from layout.edition.limits import cpu_limit

#: Core seconds: what ends takes under 3 here; what grows without end takes hours.
ENDLESS_S = 120.0


def must_end() -> AbstractContextManager[None]:
    """Fail what is within once it has taken 120 core seconds."""
    return cpu_limit(ENDLESS_S)
