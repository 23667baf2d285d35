"""Every limit is the profile's; what looks wrong and is right is passed."""

from __future__ import annotations

import io
import shutil

import numpy as np
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, Stream
from PIL import Image

from layout.judge.preflight import Report, preflight
from layout.judge.preflight.grounds import _strong
from layout.judge.preflight.plates import Plates
from layout.plant.profile import PressProfile
from tests.preflight.build import (
    Change,
    add,
    area,
    form,
    image,
    line,
    picture,
    press_file,
    profile,
    text,
)
from tests.preflight.cases import SPOT

GHOSTSCRIPT = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is missing")


def report_of(change: Change | None, used: PressProfile | None = None, dpi: int = 60) -> Report:
    pdf = press_file(change)
    return preflight(pdf, used or profile(), separations=dpi > 0, resolution=dpi or 60)


def strict(**fields: object) -> PressProfile:
    """Return the newsprint profile with a limit that the good file does not keep."""
    used = profile()
    for name, value in fields.items():
        part, _, key = name.partition("__")
        if key:
            value = getattr(used, part).model_copy(update={key: value})
        used = used.model_copy(update={part: value})
    return used


@pytest.mark.parametrize(
    ("fields", "check"),
    [
        ({"bleed_mm": 5}, "bleed"),
        ({"hairline_pt": 0.3}, "hairline"),
        ({"text__least_pt": 11}, "text-size"),
        ({"text__least_reversed_pt": 21}, "reversed-size"),
        ({"pictures__least_ppi": 210}, "resolution"),
    ],
)
def test_a_limit_is_the_profile_s(fields: dict[str, object], check: str) -> None:
    report = report_of(None, strict(**fields), 0)
    assert {fault.check for fault in report.errors} == {check}


@GHOSTSCRIPT
def test_the_limit_of_ink_is_the_profile_s() -> None:
    report = report_of(None, strict(total_ink=199))
    assert {fault.check for fault in report.errors} == {"ink"}
    assert {fault.page for fault in report.errors} == {1, 2}
    assert all(fault.measured == "200.0 %" for fault in report.errors)
    assert report_of(None, strict(total_ink=200)).ok


@GHOSTSCRIPT
@pytest.mark.parametrize("ground", ["", area("0.5 1 0.9 0 k", *SPOT)], ids=["paper", "heavy"])
def test_black_text_may_knock_out_where_that_is_harmless_or_right(ground: str) -> None:
    report = report_of(lambda pdf: add(pdf, 2, ground + text(31, 87, state="Knock")))
    assert report.faults == ()
    assert "1 knock out" in report.measures["overprint-black"]


def right(pdf: Pdf) -> None:
    """Draw what a rash preflight would complain of."""
    add(
        pdf,
        2,
        # Clipped away, or outside of the bleed.
        f"q 0 0 10 10 re W n {line(0.05, 30, 80, 50)} Q "
        + text(-5.99, 20, 1.3)
        # Large black of several inks, white at its size, and a reset of overprint.
        + text(30, 90, 13, "0.6 0.4 0.4 1 k", "Knock")
        # A thin clip, a rectangle that is only outlined, a dot.
        + area("0 0 0 1 k 1 w", 30, 95, 40, 5).replace(" f ", " S ")
        + area("0 0 0 1 k", 30, 102, 0.05, 0.05)
        # Colours of the four inks by another name; a group blended in them.
        + area("/Black cs 0.5 scn", 60, 80, 9, 9)
        + "/Group Do "
        # A picture of one pixel is an area; a fine one is drawn by two matrices.
        + picture(60, 90, 9, 9, "Dot")
        + "q .5 0 0 .5 0 0 cm "
        + picture(60, 90, 9, 9, "Fine")
        + "Q",
        ColorSpace={"Black": Array([Name.Separation, Name.Black, Name.DeviceCMYK, _tint()])},
        XObject={
            "Group": form(
                pdf,
                area("0 0 0 0.3 k", 70, 80, 9, 9),
                Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK),
            ),
            "Dot": image(pdf, 1, 1),
            "Fine": image(pdf, 40, 40),
        },
    )
    # Bookmarks with a destination, and a printer's mark outside of the bleed.
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("头版", 0))
    mark = Dictionary(Type=Name.Annot, Subtype=Name.PrinterMark, Rect=Array([0, 0, 5, 5]))
    pdf.pages[1].obj.Annots = Array([pdf.make_indirect(mark)])


@GHOSTSCRIPT
def test_what_is_right_is_not_complained_of() -> None:
    assert report_of(right).faults == ()


@GHOSTSCRIPT
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_ink_is_placed_on_a_page_of_another_origin_and_turn(turn: int) -> None:
    def moved(pdf: Pdf) -> None:
        page = pdf.pages[1].obj
        for key in ("/MediaBox", "/TrimBox", "/BleedBox"):
            page[key] = Array([float(v) - (30, 50)[i % 2] for i, v in enumerate(page[key])])
        inner = page.Contents.read_bytes() + area("0.9 0.9 0.9 0 k", *SPOT).encode()
        page.Contents = pdf.make_indirect(Stream(pdf, b"q 1 0 0 1 -30 -50 cm " + inner + b" Q"))
        page.Rotate = turn

    report = report_of(moved)
    fault = next(fault for fault in report.errors if fault.check == "ink")
    assert fault.page == 2
    assert fault.place == pytest.approx(SPOT, abs=0.5)
    assert fault.measured == "270.6 %"  # 90 % are 230 levels of 255, three times


def test_many_like_faults_are_counted_not_listed() -> None:
    def many(pdf: Pdf) -> None:
        add(pdf, 2, "".join(area("1 0 0 rg", x % 90, x // 9, 2, 2) for x in range(300)))

    report = report_of(many, dpi=0)
    assert len(report.faults) == 8
    assert report.faults[-1].more == 292
    assert report.measures["rgb"] == "300 objects"


def _tint() -> Dictionary:
    return Dictionary(
        FunctionType=2, N=1, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 0, 0, 1])
    )


@GHOSTSCRIPT
def test_ink_where_the_press_prints_none() -> None:
    used = strict(printable_mm=(90.0, 130.0))
    report = report_of(lambda pdf: add(pdf, 2, area("0 0 0 1 k", 1, 60, 3, 30)), used)
    (fault,) = [fault for fault in report.faults if fault.check == "printable"]
    assert fault.page == 2
    assert fault.place == pytest.approx((1, 60, 3, 30), abs=0.5)
    assert report_of(None, used).check("printable").worst is None


def test_a_plants_page_sizes() -> None:
    right = strict(trim_mm=((100.0, 140.0), (350.0, 500.0)))
    assert report_of(None, right, dpi=0).check("page-size").worst is None
    wrong = report_of(None, strict(trim_mm=((350.0, 500.0),)), dpi=0)
    assert [fault.page for fault in wrong.faults if fault.check == "page-size"] == [1, 2]


def test_how_near_text_may_come_is_the_plants() -> None:
    near = report_of(None, strict(text__safe_mm=20.0), dpi=0)
    assert "safe-text" in {fault.check for fault in near.faults}
    far = report_of(lambda pdf: add(pdf, 1, text(1, 80)), strict(text__safe_mm=0.5), dpi=0)
    assert far.check("safe-text").worst is None


@GHOSTSCRIPT
def test_what_bleeds_and_what_ends_near_the_trim_are_right() -> None:
    def change(pdf: Pdf) -> None:
        add(pdf, 1, area("0 0.3 0.3 0 k", -3, 60, 30, 20))  # bleeds
        add(pdf, 1, area("0 0.3 0.3 0 k", 2, 85, 30, 20))  # ends 2 mm inside
        add(pdf, 2, area("0 0 0 1 k", 0, 90, 30, 0.3))  # a rule that ends at the trim

    assert report_of(change).check("bleed-art").worst is None


def test_fine_line_art_and_a_stencil_are_right() -> None:
    def change(pdf: Pdf) -> None:
        made = Stream(pdf, bytes(600 // 8 * 360))
        made.Type, made.Subtype = Name.XObject, Name.Image
        made.Width, made.Height, made.ImageMask = 600, 360, True
        add(pdf, 2, picture(30, 80, 20, 12, "ImM"), XObject={"ImM": made})

    report = report_of(change, dpi=0)
    assert report.check("line-art").worst is None
    assert report.check("picture-data").worst is None


def _photoshop(pdf: Pdf) -> None:
    """Put in a JPEG as Photoshop writes it: a negative with Adobe's mark, turned by Decode."""
    out = io.BytesIO()
    Image.new("CMYK", (160, 120), (60, 60, 60, 60)).save(out, "JPEG")
    made = image(pdf, 160, 120)
    made.write(out.getvalue(), filter=Name.DCTDecode)
    made.Decode = Array([1, 0] * 4)
    add(pdf, 2, picture(30, 80, 20, 12, "ImA"), XObject={"ImA": made})


def _stencil(pdf: Pdf) -> None:
    """Put in a stencil whose ones are painted."""
    made = Stream(pdf, bytes(1000 * 1000 // 8))
    made.Type, made.Subtype, made.ImageMask = Name.XObject, Name.Image, True
    made.Width, made.Height, made.BitsPerComponent = 1000, 1000, 1
    made.Decode = Array([1, 0])
    add(pdf, 2, picture(30, 80, 20, 12, "ImS"), XObject={"ImS": made})


def _fine(content: str) -> Change:
    return lambda pdf: add(pdf, 2, content)


@pytest.mark.parametrize(
    "change",
    [
        _photoshop,
        _stencil,
        _fine(line(1, 30, 80, 50).replace("q ", "q [3 0] 0 d [] 0 d ")),
        _fine("q " * 20 + "Q " * 20),
        _fine(text(30, 80, before="3 Ts")),  # a superior figure
        _fine(
            text(30, 80, 20, before="7 Tr").removesuffix("Q\n")
            + area("0 0 0 1 k", 30, 70, 60, 12)
            + "Q"
        ),
        _fine(text(30, 80).replace("1 0 0 1", "-1 0 0 -1")),  # upside down is no mirror
        _fine("q 1 0 0 -1 0 480 cm " + text(30, 80).replace("1 0 0 1", "1 0 0 -1") + "Q"),
    ],
)
def test_what_looks_alike_is_right(change: Change) -> None:
    """Negatives, stencils, dashes, risen and turned text that print as they were meant."""
    assert preflight(press_file(change), profile(), separations=False).faults == ()


def test_a_spread_among_single_pages_is_two_of_them_wide() -> None:
    def wider(part: float) -> tuple[int, ...]:
        def widen(pdf: Pdf) -> None:
            for name in ("MediaBox", "BleedBox", "TrimBox"):
                left, bottom, right, top = (float(v) for v in pdf.pages[1].obj[f"/{name}"])
                more = (part - 1) * 100 * 72 / 25.4
                pdf.pages[1].obj[f"/{name}"] = Array([left, bottom, right + more, top])

        faults = report_of(widen, dpi=0).faults
        return tuple(fault.page for fault in faults if fault.check == "page-size")

    assert wider(2) == () and wider(1.5) == (2,)


def test_a_ground_s_inks_are_told_as_a_plant_writes_them() -> None:
    inks = {"Black": 10, "专色红": 100, "Cyan": 15, "Magenta": 95, "Yellow": 1}
    made = {name: np.full((4, 4), round(2.55 * tint), np.uint8) for name, tint in inks.items()}
    ground = Plates((0, 0, 4, 4), made)
    assert _strong(ground, (slice(0, 4), slice(0, 4))) == ["C15", "M95", "K10", "专色红 100"]
