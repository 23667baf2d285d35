"""What all tests share: Hypothesis tries the same cases every time, so that CI tells of changes.

`HYPOTHESIS_PROFILE=explore` tries new ones; what it finds is added as an `@example`.
`python -m pytest tests/plan --renew` (or any other folder) writes the goldens anew.
"""

from __future__ import annotations

import gc
import os

import pytest
from hypothesis import settings

from layout.edition.helper import collect_seldom
from tests.kept import keep
from tests.sparing import spare

# No deadline: how long an example takes says how busy the machine is.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None)
# Commands that tests start speak the language of the locale: Chinese, whoever runs the tests.
os.environ["LC_ALL"] = "C.UTF-8"
# What one test has built is never given to another, nor what the user of the machine has.
os.environ["PRESS_CACHE"] = os.devnull
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
# As `build` and `serve` do, and seldomer still: a process that runs thousands of tests holds
# millions of things, of which few are garbage. Looking for it took 6 % of the time, now 3 %.
collect_seldom()
gc.set_threshold(400_000, *gc.get_threshold()[1:])
keep()
spare()


def pytest_collection_finish() -> None:
    """Look no more for garbage among libraries and tests, which stay to the end."""
    gc.collect()
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --renew: write goldens from what is made now (look at the difference, then commit)."""
    parser.addoption("--renew", action="store_true", help="write the goldens anew")


@pytest.fixture(scope="session")
def renew(request: pytest.FixtureRequest) -> bool:
    """Tell whether goldens are written anew."""
    return bool(request.config.getoption("--renew", default=False))
