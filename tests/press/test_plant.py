"""The page is planned for the plant: its limits are inputs of styles, rules, inks and geometry."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from itertools import cycle
from math import atan2, degrees, hypot, radians, sin
from pathlib import Path

import numpy as np
import pytest

from content.model import Edition, Ink
from content.model.inks import DEFAULT, InkSet, Medium
from content.reading.reader import read_edition
from fonts import FontLibrary
from fonts.setting.chart_styles import NumberSizes
from fonts.setting.roles import Body, Choice, Part, Points
from fonts.setting.styles import STYLES, roles
from layout.edition.make import make
from layout.judge.preflight import preflight
from layout.judge.preflight.sheets import open_file, read_marks, read_sheets
from layout.page.designs import LOOK_NAMES
from layout.page.errors import LayoutError
from layout.page.formats import PROFILES
from layout.page.looks import look
from layout.page.units import PT_PER_MM
from layout.pictures.few_inks import looks
from layout.pictures.ink_limit import RESERVE, within_ink
from layout.plant.fitting import LARGE, fitted_bodies, fitted_formats, fitted_profile, fitted_styles
from layout.plant.profile import PressProfile
from layout.products.press.make import press_document, print_press
from tests.press.build import NEWSPRINT
from tests.render.build import edition

SMALL = Path(__file__).parents[1] / "editions" / "small"


def plant(**changes: object) -> PressProfile:
    """Return the newsprint profile with other limits; those of text by their own names."""
    text = {k: changes.pop(k) for k in tuple(changes) if k in type(NEWSPRINT.text).model_fields}
    own = NEWSPRINT.text.model_copy(update=text)
    return NEWSPRINT.model_copy(update={"text": own, **changes})


def sizes(size: object, body: float) -> list[float]:
    """Return the least a size can come to, pt."""
    match size:
        case Body(em, _, least):
            return [max(least, em * body)]
        case Choice(ems):
            return [em * body for em in ems]
        case Part(part, least, _):
            return [max(least, part * body)]
        case Points(pt):
            return [pt]
    return []


@pytest.mark.parametrize("least", [8.0, 9.5, 10.5])
@pytest.mark.parametrize("name", LOOK_NAMES)
def test_no_role_is_under_the_plants_least_size(least: float, name: str) -> None:
    body = max(9.0, least)
    made = fitted_styles(look(name).styles(STYLES), plant(least_pt=least), body)
    for role, row in roles(made).items():
        if role not in LARGE:
            assert all(pt >= least - 1e-9 for pt in sizes(row.size, body)), role
    for role, row in roles(made.chart).items():
        if not isinstance(row.size, Part) or row.size.least_pt:
            assert all(pt >= least - 1e-9 for pt in sizes(row.size, 0)), role
    for one in fields(NumberSizes):
        assert getattr(made.chart.sizes, one.name).pt >= least


def test_words_of_charts_may_be_white_and_are_no_smaller_than_white_words_may_be() -> None:
    made = fitted_styles(STYLES, plant(least_pt=7.0, least_reversed_pt=8.5), 9.0)
    for role, row in roles(made.chart).items():
        if not isinstance(row.size, Part) or row.size.least_pt:
            assert all(pt >= 8.5 for pt in sizes(row.size, 0)), role


def test_a_plant_whose_limits_are_kept_changes_nothing() -> None:
    assert fitted_styles(STYLES, NEWSPRINT, 9.0) is STYLES
    own = edition()
    assert fitted_bodies(own, NEWSPRINT) is own
    assert within_ink(own, NEWSPRINT) == (own, ())
    assert fitted_profile(PROFILES["tabloid"], NEWSPRINT) == PROFILES["tabloid"]


def test_the_body_is_not_under_the_plants_least_size() -> None:
    assert fitted_bodies(edition(), plant(least_pt=11.0)).fit.body_pt == (11.0, 11.0)


@pytest.mark.parametrize(
    ("sizes", "named", "formats"),
    [
        ((), (), ()),
        (((390, 545),), (), ("broadsheet",)),
        (((275, 390), (390, 545)), (), ("broadsheet", "tabloid")),
        (((390.4, 545),), (), ("broadsheet",)),
        (((390.6, 545),), (), ()),
        (((390, 545),), ("tabloid",), ("tabloid",)),
    ],
)
def test_no_page_is_of_a_size_that_the_plant_refuses(
    sizes: tuple[tuple[float, float], ...], named: tuple[str, ...], formats: tuple[str, ...]
) -> None:
    """What the editor names stands, and the preflight tells of it."""
    own = edition().model_copy(update={"profile": "broadsheet"})
    own = own.model_copy(update={"fit": own.fit.model_copy(update={"formats": named})})
    assert fitted_formats(own, plant(trim_mm=sizes)).fit.formats == formats


def hue(cmyk: tuple[float, ...], press: PressProfile) -> tuple[float, float]:
    """Return hue in degrees and chroma of an ink in print."""
    row = np.array([[round(2.55 * share) for share in cmyk]], np.uint8)
    _, a, b = looks(row, press)[0]
    return degrees(atan2(b, a)), hypot(a, b)


@pytest.mark.parametrize(
    ("name", "most"),
    list(zip(LOOK_NAMES, cycle((160.0, 180.0, 200.0, 220.0)), strict=False)),
)
def test_inks_keep_the_limit_with_their_hue(name: str, most: float) -> None:
    press = plant(total_ink=most)
    own = edition().model_copy(update={"inks": {**look(name).inks, "sand": HEAVY}})
    made, told = within_ink(own, press)
    before, after = InkSet.of(own.inks).inks, InkSet.of(made.inks).inks
    assert [finding.told.values["ink"] for finding in told][-1:] == ["sand"]
    for ink, old in before.items():
        new = after[ink]
        assert new.rgb == old.rgb
        assert sum(new.cmyk) <= most * (1 - RESERVE) + 0.2
        if sum(old.cmyk) <= most * (1 - RESERVE):
            assert new == old
        old_hue, chroma = hue(old.cmyk, press)
        turned = radians(hue(new.cmyk, press)[0] - old_hue)
        # CIE ΔH, of values that are rounded to whole units.
        assert abs(2 * sin(turned / 2)) * chroma < 3, (ink, old.cmyk, new.cmyk)


HEAVY = Ink(cmyk=(70, 80, 90, 40), rgb="#3a2416")


def test_the_default_inks_leave_a_reserve() -> None:
    """A twentieth of the limit, for black text on top and for rounding."""
    for name, ink in DEFAULT.items():
        assert sum(ink.cmyk) <= 0.95 * NEWSPRINT.total_ink, name
    heavy, _ = within_ink(edition().model_copy(update={"inks": {"sand": HEAVY}}), NEWSPRINT)
    assert sum(HEAVY.cmyk) > NEWSPRINT.total_ink
    assert sum(heavy.inks["sand"].cmyk) <= 0.952 * NEWSPRINT.total_ink


def test_grounds_reach_the_plants_bleed_or_end_in_what_it_prints() -> None:
    page = PROFILES["broadsheet"]
    assert fitted_profile(page, plant(bleed_mm=5)).reach_mm == 5
    assert fitted_profile(page, plant(bleed_mm=0)).reach_mm == 3  # our own bleed does no harm
    narrow = fitted_profile(page, plant(bleed_mm=0, printable_mm=(370, 525)))
    assert (narrow.reach_mm, narrow.bleed_mm) == (-10, 0)
    with pytest.raises(LayoutError) as error:
        fitted_profile(page, plant(printable_mm=(340, 525)))
    assert error.value.told.code == "plan.printable-small"


@cache
def small() -> Edition:
    found = read_edition(SMALL).edition
    assert found is not None
    return found


@pytest.mark.parametrize(
    "limits",
    [
        {"least_pt": 8.5, "hairline_pt": 0.5, "total_ink": 170.0, "bleed_mm": 6.0},
        {"printable_mm": (372.0, 527.0), "bleed_mm": 0.0},
    ],
    ids=["sizes and inks", "printable"],
)
def test_an_edition_keeps_a_plants_limits(limits: dict[str, object]) -> None:
    press = plant(**limits)
    built = make(small(), media=(Medium.SCREEN, Medium.PRESS), press=press)
    laid = built.laid
    document = press_document(
        laid.placed, laid.infos, FontLibrary.shipped(), press, laid.drawings[Medium.PRESS]
    )
    pdf = print_press(document, press)
    report = preflight(pdf, press)
    assert report.errors == ()
    assert built.audit.faults == ()
    with open_file(pdf) as opened:
        sheets = read_sheets(opened)
        marks = read_marks(sheets)
    assert min(text.size for text in marks.texts) >= press.text.least_pt - 0.01
    assert report.facts.most_ink is not None and report.facts.most_ink <= press.total_ink
    trim, bleed = sheets[0].trim, sheets[0].bleed
    assert trim and bleed
    assert trim[0] - bleed[0] == pytest.approx(press.bleed_mm * PT_PER_MM, abs=0.01)
