"""Sparing builds: pages of the first body size, leading and format alone.

The planner tries five more settings where the first leaves white or has a fault of craft, and they
are most of its work. Which of them is taken is held by `tests/plan` (attempts, goldens); whoever
asks how what was planned is set, printed and judged sees the same on the pages of the first. So
`make` tries the first alone in a process of tests, but where a test asks for `all_attempts`:
`tests/edition/test_later_settings.py` prints and audits what a later setting came to.
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


def spare() -> None:
    """Let all editions of this process be planned in the first of their settings."""
    pytest.MonkeyPatch().setattr(making, "plan_edition", partial(plan_edition, weights=FIRST))


@contextmanager
def all_attempts() -> Iterator[None]:
    """Let editions be planned in all settings, as the program does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "plan_edition", plan_edition)
        yield
