"""Inks of the plant's own (专色): what is in an ink of the edition is printed with one plate."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache

import pytest
from pydantic import ValidationError

from content.model import Severity
from layout.judge.preflight import preflight
from layout.page.placed import Block, Rule
from layout.page.units import Rect
from layout.plant.profile import PressProfile
from tests.press.build import NEWSPRINT, document, pages, press
from tests.press.test_fewer import marks_of
from tests.render.build import text

RED = "PANTONE 485 C"


@cache
def plant() -> PressProfile:
    return PressProfile.model_validate({**dict(NEWSPRINT), "spots": (("primary", RED),)})


def printed(profile: PressProfile) -> bytes:
    """Return pages with a small red word, a thin red rule and a word in a tint of the red."""
    words = replace(text("body", "独一无二", 300, 400, 7.5, 200), ink="primary")
    pale = replace(text("body", "成竹在胸", 300, 430, 14, 200), ink="primary_dark")
    rules = (Rule(300, 500, 500, 500, 0.4, "primary"),)
    block = Block("article", "x", Rect(290, 390, 240, 120), texts=(words, pale), rules=rules)
    return press(profile=profile, extra=[block])


def test_small_words_and_thin_rules_keep_the_red_on_its_own_plate() -> None:
    marks = marks_of(printed(plant()))
    small = next(t for t in marks.texts if 299 < t.box[0] < 340 and 7 < t.size < 8)
    assert (small.paint.space.names, small.paint.values) == ((RED,), (1.0,))
    bars = [s.paint.space.names for s in marks.shapes if s.bar and s.bar.thick < 0.5]
    assert (RED,) in bars
    without = marks_of(printed(NEWSPRINT))
    assert not any(t.paint.space.names for t in without.texts)


def test_what_only_comes_from_the_red_is_of_the_four() -> None:
    dark = next(t for t in marks_of(printed(plant())).texts if 13 < t.size < 15)
    assert dark.paint.space.names == () and dark.paint.inks is not None


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is missing")
def test_the_preflight_knows_the_inks_that_are_ordered() -> None:
    pdf = printed(plant())
    report = preflight(pdf, plant(), resolution=50)
    assert report.errors == () and report.check("spot").passed
    assert RED in report.facts.inks
    other = preflight(pdf, NEWSPRINT, resolution=50)
    assert [f.severity for f in other.faults if f.check == "spot"][:1] == [Severity.WARNING]


@pytest.mark.parametrize("name", ["Cyan", "All", "a/b", ""])
def test_no_plate_of_the_four_is_a_spot(name: str) -> None:
    with pytest.raises(ValidationError):
        PressProfile.model_validate({**dict(NEWSPRINT), "spots": (("primary", name),)})


def test_an_ink_that_the_edition_has_not_is_told() -> None:
    profile = PressProfile.model_validate({**dict(NEWSPRINT), "spots": (("rouge", RED),)})
    told = [finding.told.code for finding in document(pages(), (), profile).findings]
    assert "press.spot-unknown" in told
