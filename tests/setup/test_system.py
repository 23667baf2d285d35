"""The probe for WeasyPrint's system libraries and its remedies."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from layout.edition import system

ROOT = Path(__file__).resolve().parents[2]


def test_nothing_is_missing_here() -> None:
    # The tests run after scripts/setup.sh, so a missing library is a fault of the set-up.
    assert system.missing_libraries() == ()


def test_a_library_that_does_not_exist_does_not_load() -> None:
    library = system.Library("no-such-library", "libno-such-library.so.0", "none", "none")
    assert not system.loads(library)


def test_missing_libraries_keeps_the_order_of_loading() -> None:
    absent = {"harfbuzz-subset", "pango-1.0"}
    missing = system.missing_libraries(lambda library: library.name not in absent)
    assert missing == ("pango-1.0", "harfbuzz-subset")


def test_a_package_is_named_once() -> None:
    missing = ("gobject-2.0", "pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
    assert system.packages(missing, "apt") == (
        "libpango-1.0-0",
        "libpangoft2-1.0-0",
        "libharfbuzz-subset0",
    )
    assert system.packages(missing, "brew") == ("pango", "harfbuzz")


def test_a_missing_program_has_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    assert system.missing_programs() == ()
    monkeypatch.setattr("layout.edition.system.shutil.which", lambda name: None)
    assert system.missing_programs() == (system.GHOSTSCRIPT,)
    assert system.program_remedy(system.GHOSTSCRIPT, "linux") == "apt-get install ghostscript"
    assert system.program_remedy(system.GHOSTSCRIPT, "darwin") == "brew install ghostscript"


def test_what_only_tests_start_is_asked_for_apart(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("layout.edition.system.shutil.which", lambda name: None)
    assert system.main(["apt"]) == 1
    assert capsys.readouterr().out.split() == ["ghostscript"]
    assert system.main(["apt", "tests"]) == 1
    assert capsys.readouterr().out.split() == ["chromium", "poppler-utils"]
    assert system.main(["brew", "tests"]) == 1
    assert capsys.readouterr().out.split() == ["poppler"]


def test_the_probe_runs_alone_before_anything_is_installed() -> None:
    result = subprocess.run(
        [sys.executable, "-I", "-S", str(ROOT / "layout" / "edition" / "system.py"), "apt"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
