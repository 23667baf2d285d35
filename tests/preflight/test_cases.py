"""A right press file passes; each wrong one fails by the check that is meant, in its place."""

from __future__ import annotations

import random
import shutil
import zlib

import pytest
from pikepdf import Dictionary, Name, Pdf
from PIL import ImageFile

from bench.told import CHINESE, ENGLISH
from content.model import Severity
from layout.judge.preflight import preflight
from layout.judge.preflight.catalogue import CATALOGUE
from tests.preflight import odd_cases
from tests.preflight.build import XMP, add, image, picture, press_file, profile
from tests.preflight.cases import CASES, SPOT, Case

GHOSTSCRIPT = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is missing")
DPI = 60


@GHOSTSCRIPT
@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_a_right_file_passes_every_check(standard: str) -> None:
    report = preflight(press_file(standard=standard), profile(standard), resolution=DPI)
    assert report.faults == ()
    assert report.ok
    assert {check.id for check in report.checks} == set(CATALOGUE)
    assert all(check.measured for check in report.checks)
    assert report.facts.most_ink == pytest.approx(200, abs=0.5)
    assert report.facts.trim_mm == (100, 140)
    # Nothing outside of the bleed is judged: marks of 400 % and of 0.1 pt stand there.
    assert report.measures["hairline"] == "thinnest 0.250 pt"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_wrong_file_fails_by_its_check(case: Case) -> None:
    if case.plates and shutil.which("gs") is None:
        pytest.skip("Ghostscript is missing")
    pdf = press_file(case.change, standard=case.standard)
    used = profile(case.standard)
    report = preflight(pdf, used, separations=case.plates, resolution=DPI)
    assert {fault.check for fault in report.faults} == {case.check, *case.more}
    faults = [fault for fault in report.faults if fault.check == case.check]
    assert len(faults) == 1
    fault = faults[0]
    assert fault.severity is (Severity.WARNING if case.warn else Severity.ERROR)
    assert fault.page == case.page
    for words in (CHINESE, ENGLISH):
        assert words.text(fault.told) and words.say(fault.advice).remedy
        assert words.text(report.check(fault.check).asked)
    if case.place is not None:
        assert fault.place is not None
        # A pixel of the separations is 0.4 mm.
        assert fault.place == pytest.approx(case.place, abs=0.5 if case.check == "ink" else 0.11)
    assert report.ok is (not report.errors)
    assert report.check(case.check).worst is fault.severity


def test_a_file_that_readers_rebuild_is_damaged() -> None:
    report = preflight(odd_cases.rebuilt(press_file()), profile(), separations=False)
    assert [fault.check for fault in report.errors] == ["damage"]


def test_a_large_picture_of_a_png_s_rows_is_whole() -> None:
    """img2pdf puts in a PNG's rows as they are; these are not counted where they are many."""

    def change(pdf: Pdf) -> None:
        made = image(pdf, 1000, 1100, space=Name.DeviceGray)
        rows = Dictionary(Predictor=15, Colors=1, Columns=1000)
        noise = random.Random(1).randbytes(1001 * 1100)
        made.write(zlib.compress(noise, 1), filter=Name.FlateDecode, decode_parms=rows)
        add(pdf, 1, picture(*SPOT, name="X"), XObject={"X": made})

    report = preflight(press_file(change), profile(), separations=False)
    assert report.faults == ()


def test_a_cut_off_jpeg_is_found_where_pillow_pads(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint, which has run wherever the file was just made, makes Pillow do so."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    (case,) = (case for case in CASES if case.name == "truncated_jpeg")
    report = preflight(press_file(case.change), profile(case.standard), separations=False)
    assert [fault.check for fault in report.faults] == ["picture-data"]


def test_every_check_is_failed_by_a_case() -> None:
    # What a whole file cannot show: no page, a password, more than can be measured; or what only
    # another plant asks (test_limits.py).
    elsewhere = {"encryption", "size", "identifier", "pages", "printable"}
    assert {case.check for case in CASES} == set(CATALOGUE) - elsewhere
    assert len({case.name for case in CASES}) == len(CASES) > 80


def test_a_gradient_of_one_row_is_as_fine_as_its_row() -> None:
    def change(pdf: Pdf) -> None:
        strip = image(pdf, 1, 256)
        add(pdf, 1, picture(30, 80, 50, 12, name="S"), XObject={"S": strip})

    report = preflight(press_file(change), profile(), separations=False)
    assert report.faults == ()


def test_a_packet_that_is_cut_off_is_no_metadata() -> None:
    """pikepdf mends it as it saves, unless it is told not to."""

    def change(pdf: Pdf) -> None:
        broken = XMP.replace("</rdf:RDF>", "").encode()
        pdf.Root.Metadata = pdf.make_stream(broken, Type=Name.Metadata, Subtype=Name.XML)

    for mended, checks in ((False, ["metadata"]), (True, [])):
        data = press_file(change, fix_metadata_version=mended)
        report = preflight(data, profile(), separations=False)
        assert [fault.check for fault in report.errors] == checks
