"""The shipped press profiles state what their plants state."""

from __future__ import annotations

import pytest

from layout.plant.profile import names, press_profile

#: Coldset newsprint as ANSI CGATS/SNAP TR 002-2007 and the SNAP guidelines have it: 240 % of ink,
#: 85 lines an inch, 3 mm of bleed, no rule under a quarter of a point.
NEWSPRINT = {
    "bleed_mm": 3.0,
    "total_ink": 240.0,
    "hairline_pt": 0.25,
    "text.overprint_pt": 12.0,
    "text.least_pt": 5.0,
    "text.least_reversed_pt": 6.0,
    "pictures.screen_lpi": 85.0,
    "pictures.warn_ppi": 150.0,
    "pictures.least_ppi": 100.0,
    "pictures.intent": "perceptual",
    "pictures.black_point": True,
    "condition.identifier": "CGATS TR 002",
}


@pytest.mark.parametrize(("name", "standard"), [("newsprint", "x4"), ("newsprint-x1a", "x1a")])
def test_newsprint_is_as_its_plant_states(name: str, standard: str) -> None:
    profile = press_profile(name)
    for path, stated in NEWSPRINT.items():
        value: object = profile
        for part in path.split("."):
            value = getattr(value, part)
        assert value == stated, path
    assert profile.standard == standard
    assert profile.pictures.ppi == 170


def test_every_shipped_profile_can_be_read() -> None:
    assert {press_profile(name).name for name in names()} == set(names())
