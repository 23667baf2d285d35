"""A drawing's tones may come from another process; where that fails they are made here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from content.model import Ink, Picture
from content.model.inks import InkSet
from layout.pictures import tones as module
from layout.pictures.tones import Tones, expect, tones

CELLS = np.zeros((2, 3))
HERE = Tones(CELLS, CELLS, np.zeros((2, 3, 3)), CELLS)
THERE = replace(HERE)
INKS = InkSet.of({})


@pytest.fixture
def drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Picture:
    """A drawing that is drawn at once."""
    monkeypatch.setattr(module, "drawing_tones", lambda picture, inks: HERE)
    file = tmp_path / "sea.svg"
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>', "utf-8")
    return Picture(id="sea", file=file)


def never() -> Tones:
    raise RuntimeError("gone")


def test_what_another_process_makes_is_taken_and_stands(drawing: Picture) -> None:
    expect(drawing, INKS, lambda: THERE)
    assert tones(drawing, INKS) is THERE
    expect(drawing, INKS, never)
    assert tones(drawing, INKS) is THERE
    assert tones(drawing, InkSet.of({"primary": Ink(cmyk=(0, 100, 0, 0), rgb="#e6007e")})) is HERE


def test_what_never_comes_is_drawn_here(drawing: Picture) -> None:
    expect(drawing, INKS, never)
    assert tones(drawing, INKS) is HERE
