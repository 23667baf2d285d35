"""Sparing builds: pages of the first body size, leading and format alone, printed once.

The planner tries five more settings where the first leaves white or has a fault of craft, and they
are most of its work. Which of them is taken is held by `tests/plan` (attempts, goldens); whoever
asks how what was planned is set, printed and judged sees the same on the pages of the first. So
`make` tries the first alone in a process of tests, and prints a page with a fault of craft no
further ways, but where a test asks for `all_attempts` or `printed_again`:
`tests/edition/test_later_settings.py` prints and audits what a later setting came to,
`test_shape_retried.py` counts what is printed.
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
#: Plans of an edition with faults that the program prints.
MOST_PLANS = making.MOST_PLANS


def spare() -> None:
    """Let all editions of this process be planned in the first of their settings, printed once."""
    patch = pytest.MonkeyPatch()
    patch.setattr(making, "plan_edition", partial(plan_edition, weights=FIRST))
    patch.setattr(making, "MOST_PLANS", 1)


@contextmanager
def printed_again() -> Iterator[None]:
    """Let pages with faults be made in further ways, as the program does, in the first setting."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "MOST_PLANS", MOST_PLANS)
        yield


@contextmanager
def all_attempts() -> Iterator[None]:
    """Let editions be planned in all settings and printed again, as the program does."""
    with printed_again(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "plan_edition", plan_edition)
        yield
