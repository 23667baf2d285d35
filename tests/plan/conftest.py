"""The planner's tests. `python -m pytest tests/plan --renew` writes the goldens anew."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --renew: write golden/ from what is planned now (look at the difference, then commit)."""
    parser.addoption("--renew", action="store_true", help="write the planner's goldens anew")


@pytest.fixture(scope="session")
def renew(request: pytest.FixtureRequest) -> bool:
    """Tell whether goldens are written anew; a run from above tests/plan has no such option."""
    return bool(request.config.getoption("--renew", default=False))
