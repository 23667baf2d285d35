"""Random editions, from plan to finished PDF: no fault, and the planner's rules on every page.

The seeds are fixed: both formats, every banner, one to three pages, half to twice the first
edition's text, bodies from 9 to 11.5 pt, continued stories. One test a seed, so that xdist can
share them out.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.corpus import random_edition
from fonts.setting import Composer
from layout.edition.make import make
from tests.plan import checks, samples

TABLOID = (1, 4, 7, 8, 14, 17, 30, 39, 42, 47, 49)
BROADSHEET = (12, 22, 25, 28, 35, 44, 48, 50, 66)


@pytest.mark.parametrize("seed", (*TABLOID, *BROADSHEET))
def test_random_edition(seed: int, tmp_path: Path) -> None:
    edition = random_edition(seed, tmp_path)
    assert edition.profile == ("tabloid" if seed in TABLOID else "broadsheet")
    built = make(edition)
    checks.check(built.plan, samples.library())
    assert built.audit.faults == (), "the finished PDF has no fault"
    assert built.audit.good
    assert built.audit.tagged


@pytest.mark.parametrize("seed", [1, 17, 35])
def test_same_random_edition_gives_the_same_plan(seed: int, tmp_path: Path) -> None:
    edition = random_edition(seed, tmp_path)
    one, two = (samples.plan(edition, Composer(samples.library())) for _ in range(2))
    assert one.placed == two.placed
