"""Inks of an edition: its own, and their shades."""

from __future__ import annotations

from content.model import Ink
from content.model.inks import DEFAULT, MOST_INK, SHADES, InkSet, shade

GREEN = Ink(cmyk=(85, 30, 90, 20), rgb="#1d6b3a")


def test_shades_of_an_own_ink_are_of_its_colour() -> None:
    """A green banner has no dark red strip."""
    inks = InkSet.of({"primary": GREEN}).inks
    assert inks["primary"] == GREEN
    assert inks["primary_dark"].rgb == "#17562e"
    assert inks["primary_bright"].rgb == "#347a4e"
    assert inks["secondary"] == DEFAULT["secondary"]
    assert inks["secondary_mid"] == DEFAULT["secondary_mid"]


def test_stated_shades_stay() -> None:
    dark = Ink(cmyk=(0, 0, 0, 80), rgb="#333333")
    assert InkSet.of({"primary": GREEN, "primary_dark": dark}).inks["primary_dark"] == dark


def test_default_inks_stated_again_change_nothing() -> None:
    assert InkSet.of({name: DEFAULT[name] for name in ("primary", "secondary")}).inks == DEFAULT


def test_shades_keep_the_limit_of_ink() -> None:
    heavy = Ink(cmyk=(100, 100, 100, 40), rgb="#101010")
    assert all(sum(shade(heavy, by).cmyk) <= MOST_INK + 0.3 for _, by in SHADES.values() if by < 0)
    assert shade(Ink(cmyk=(0, 0, 0, 0), rgb="#ffffff"), -0.2).rgb == "#cccccc"
