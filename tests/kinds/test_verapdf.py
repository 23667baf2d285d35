"""veraPDF on finished files of all kinds of copy: once for each standard, as Java starts slowly."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.verapdf import FLAVOURS, broken_rules, command
from tests.kinds import made

#: One edition of each kind of copy, and a table that is parted over pages.
NAMES = ("boxes", "tables", "long_tables", "culture", "honours")
REPORT = ("report",)


@pytest.mark.skipif(command() is None, reason="no veraPDF here")
@pytest.mark.parametrize(
    "flavour",
    # WCAG in the tests of `make test-all` alone: its rules of tags are PDF/UA's, and
    # `tests/download/test_conforming.py` reads two files by it.
    [pytest.param(one, marks=[pytest.mark.slow] * one.startswith("WCAG")) for one in FLAVOURS],
)
def test_no_rule_is_broken(flavour: str, tmp_path: Path) -> None:
    names = (*NAMES, *(REPORT if flavour.startswith("PDF") else ()))
    files = [tmp_path / f"{name}.pdf" for name in names]
    for name, file in zip(names, files, strict=True):
        file.write_bytes(made.built(name).pdf)
    assert set(broken_rules(flavour, files).values()) == {()}
