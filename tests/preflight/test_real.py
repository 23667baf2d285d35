"""Real files, ours and others': what is wrong is found, what is right is not."""

from __future__ import annotations

import io
import re
import shutil
from functools import cache

import pytest

from bench.told import ENGLISH
from layout.judge.preflight import Report, preflight
from layout.judge.preflight.catalogue import CATALOGUE
from layout.judge.preflight.model import asked
from layout.products.render.html import page_html
from layout.products.render.pdf import write_pdf
from tests.preflight.build import ROOT, area, press_file, profile
from tests.press.build import pages, press
from tests.render.build import FONTS, SCREEN

TARGET = ROOT.parent / "shared" / "target" / "target.pdf"
GHOSTSCRIPT = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is missing")
#: What a file for the screen lacks beside its RGB.
SCREEN_FAULTS = {"rgb", "standard", "trapped", "output-intent"}


def failed(report: Report) -> set[str]:
    return {fault.check for fault in report.errors}


@GHOSTSCRIPT
def test_our_press_file_passes() -> None:
    report = preflight(press(), profile())
    assert report.errors == ()
    assert report.facts.most_ink is not None
    assert report.facts.most_ink <= 240.8
    assert report.facts.pages == 2


def test_our_download_file_fails_by_its_rgb_and_what_it_lacks() -> None:
    pdf = write_pdf(page_html(pages(), SCREEN, FONTS, {}, {}), FONTS)
    report = preflight(pdf, profile(), separations=False)
    assert failed(report) >= SCREEN_FAULTS
    assert not failed(report) & {"embedded", "type3", "resolution", "page-size", "encryption"}
    first = next(fault for fault in report.errors if fault.check == "rgb")
    assert first.page == 1
    assert first.place is not None


@pytest.mark.skipif(not TARGET.is_file(), reason="the mock-up is not here")
def test_the_mock_up_fails_and_is_measured() -> None:
    report = preflight(TARGET.read_bytes(), profile(), separations=False)
    assert failed(report) == SCREEN_FAULTS | {"version", "metadata", "identifier", "hairline"}
    assert report.facts.trim_mm == (390, 545)


@cache
def plot(kind: int = 42) -> bytes:
    """Return a chart that matplotlib writes."""
    import matplotlib

    matplotlib.use("pdf")
    from matplotlib.figure import Figure

    with matplotlib.rc_context({"pdf.fonttype": kind}):
        figure = Figure((3, 2))
        axes = figure.subplots()
        axes.plot([1, 3, 2], lw=0.1)
        axes.set_title("GDP")
        out = io.BytesIO()
        figure.savefig(out, format="pdf")
    return out.getvalue()


def test_a_chart_of_matplotlib_fails() -> None:
    report = preflight(plot(3), profile(), separations=False)
    assert failed(report) >= SCREEN_FAULTS | {"type3", "trim-box", "hairline"}
    hairline = next(fault for fault in report.errors if fault.check == "hairline")
    assert ENGLISH.shown(hairline.measured) == "0.100 pt"
    report = preflight(plot(42), profile(), separations=False)
    assert "type3" not in failed(report)
    assert "embedded" not in failed(report)


@GHOSTSCRIPT
def test_a_file_of_reportlab_in_cmyk() -> None:
    from reportlab.lib.colors import CMYKColor
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 400), enforceColorSpace="CMYK", invariant=1)
    canvas.setFillColor(CMYKColor(0.9, 0.9, 0.9, 0.5))
    canvas.rect(50, 300, 100, 50, stroke=0, fill=1)
    canvas.setFillColor(CMYKColor(0, 0, 0, 1))
    canvas.drawString(50, 200, "Helvetica")
    canvas.showPage()
    canvas.save()
    report = preflight(out.getvalue(), profile(), resolution=100)
    assert failed(report) >= {"embedded", "ink", "trim-box", "output-intent"}
    assert not failed(report) & {"rgb", "hairline", "text-size", "black-text"}
    fault = next(fault for fault in report.errors if fault.check == "ink")
    # 100 × 50 pt are 622 mm²; a pixel that is touched counts.
    found = re.match(r"320 % ink; ([\d.]+) mm² over", ENGLISH.text(fault.told))
    assert found
    assert float(found[1]) == pytest.approx(622, rel=0.04)
    mm = 25.4 / 72
    assert fault.place == pytest.approx((50 * mm, 50 * mm, 100 * mm, 50 * mm), abs=0.4)


@GHOSTSCRIPT
@pytest.mark.parametrize(
    ("colour", "ink"),
    [("0.6 0.6 0.6 0.6 k", 240), ("0.6 g", 40), ("0.333 0.333 0.333 0 k", 100), ("1 1 0 0 k", 200)],
)
def test_ink_is_measured_to_the_percent(colour: str, ink: float) -> None:
    def only(pdf: object) -> None:
        for page in pdf.pages:  # type: ignore[attr-defined]
            page.obj.Contents.write(area(colour, 20, 20, 30, 30).encode())

    report = preflight(press_file(only), profile(), resolution=50)
    assert report.facts.most_ink == pytest.approx(ink, abs=0.6)
    assert "ink" not in failed(report)


def test_every_check_is_documented_with_its_remedy() -> None:
    words = (ROOT / "docs" / "preflight.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| (.+) \| .+ \| (.+) \|$", words, re.M)
    assert rows == [(name, *ENGLISH.say(asked(name))) for name in CATALOGUE]
