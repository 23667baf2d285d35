"""Sparing builds: pages of the first body size, leading and format alone.

The planner tries five more settings where the first leaves white or has a fault of craft, and they
are most of its work. Which of them is taken is held by `tests/plan` (attempts, goldens); whoever
asks how what was planned is set, printed and judged sees the same on the pages of the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

import pytest

from layout.edition import make as making
from layout.plan.planner import plan_edition
from layout.plan.weights import WEIGHTS

#: The planner's weights, but for the number of settings that it tries after the first.
FIRST = replace(WEIGHTS, attempts=replace(WEIGHTS.attempts, settings=0))


@contextmanager
def first_attempt() -> Iterator[None]:
    """Let editions be planned in the first of their settings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "plan_edition", partial(plan_edition, weights=FIRST))
        yield
