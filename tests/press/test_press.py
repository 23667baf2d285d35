"""The finished press file, measured: inks, plates, boxes, markers, overprint, the same words."""

from __future__ import annotations

import io
import pickle
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from content.model import Ink, Picture, Severity
from fonts import FontLibrary
from layout.page.placed import PlacedEdition
from layout.page.units import pt
from layout.pdf.text import page_texts
from layout.plant.profile import press_profile
from layout.products.press.make import PROFILE_CSS, PressDocument, print_press
from tests.press.build import INKS, NEWSPRINT, document, drawing, pages, press
from tests.press.conftest import Pressed
from tests.press.measure import PLATES, colour_faults, operations, separations, total_ink

needs_gs = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
X1A = press_profile("newsprint-x1a")
EVERYTHING = """
<defs><linearGradient id="a"><stop offset="0" stop-color="#c4161c"/>
<stop offset="1" stop-color="#123456" stop-opacity="0.3"/></linearGradient>
<pattern id="b" width="9" height="9" patternUnits="userSpaceOnUse"><path d="M0 0h4v4z"/></pattern>
<mask id="m"><rect width="300" height="220" fill="#fff"/></mask></defs>
<rect width="150" height="200" fill="url(#a)"/>
<rect x="150" width="90" height="90" fill="url(#b)"/>
<g opacity="0.5"><circle cx="90" cy="90" r="40" fill="#0a0"/>
<path d="M0 0L90 90" stroke="#999"/></g>
<rect y="150" width="80" height="40" fill="#000" mask="url(#m)"/>
<path d="M0 200H300" stroke="#1b1816" stroke-width=".05" fill="none"/>
"""


@needs_gs
def test_lusong_is_within_the_ink_and_its_text_on_black(lusong: Pressed, tmp_path: Path) -> None:
    (page,) = separations(lusong.press, tmp_path)
    assert 200 < total_ink(page) <= NEWSPRINT.total_ink
    assert isinstance(lusong.placed, PlacedEdition)
    seen = total = 0
    for block in lusong.placed.pages[0].blocks:
        for item in block.texts:
            if item.role not in ("body", "lede"):
                continue
            for line in item.lines:
                # A pixel inside the line's box on each side, so that a ground's edge is out.
                x0, y0 = (int(v * 150 / 72) + 1 for v in (line.x, line.y))
                x1 = int((line.x + 5 * item.size) * 150 / 72) - 1
                y1 = int((line.y + line.height) * 150 / 72) - 1
                area = {ink: page[ink][y0:y1, x0:x1] for ink in PLATES}
                for ink in PLATES[:3]:  # bare paper, or a tint that runs on under the letters
                    # The lede stands on the opening's sky, of two such tints.
                    assert np.ptp(area[ink]) == 0 or item.role == "lede"
                    assert area[ink].max() <= 16
                seen += area["Black"].max() > 99
                total += 1
    assert seen == total > 200


def test_lusong_says_what_the_download_file_says(lusong: Pressed) -> None:
    assert page_texts(lusong.press) == page_texts(lusong.download)
    assert len(page_texts(lusong.press)[0]) > 4000


def test_lusong_holds_inks_alone(lusong: Pressed) -> None:
    assert colour_faults(lusong.press) == []
    assert colour_faults(lusong.download) != []
    assert lusong.document.findings == ()


@needs_gs
def test_ten_photographs(photographs: list[Picture], tmp_path: Path) -> None:
    made = document(pages(photographs), photographs)
    data = print_press(made, NEWSPRINT)
    assert colour_faults(data) == []
    bare = [f.thing for f in made.findings if f.told.code == "picture.no-profile"]
    assert bare == ["cmyk-bare.jpg"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        images = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Width" in o]
        spaces = sorted(str(image.ColorSpace) for image in images)
        assert spaces == ["/DeviceCMYK"] * 8 + ["/DeviceGray"] * 2
        width, height = 150 / 72, 110 / 72
        for image in images:
            ppi = min(int(image.Width) / width, int(image.Height) / height)
            assert ppi <= NEWSPRINT.pictures.ppi + 1
    first, second = separations(data, tmp_path)
    assert 200 < total_ink(first) <= NEWSPRINT.total_ink
    assert total_ink(second) <= 100


def test_whatever_a_drawing_holds(tmp_path: Path) -> None:
    item = drawing(tmp_path, "all", EVERYTHING)
    data = press([item])
    assert colour_faults(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.pages[0].obj["/Group"]["/CS"] == "/DeviceCMYK"
        firsts = [list(map(float, o["/C0"])) for o in _functions(pdf) if len(o["/C0"]) == 4]
        assert [0.15, 1, 1, 0.05] in firsts  # the ink whose screen value the stop names
    found = document(pages([item]), [item], X1A).findings
    assert ("all.svg", "press.drawing-transparent") in [(f.thing, f.told.code) for f in found]


def _functions(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    found: list[pikepdf.Object] = []
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) and "/Shading" in item:
            for shading in item["/Shading"].values():
                found += list(shading["/Function"]["/Functions"])
        if isinstance(item, pikepdf.Dictionary) and "/ShadingType" in item:
            found += list(item["/Function"]["/Functions"])
    return found


def test_no_stroke_and_no_rule_is_a_hairline(tmp_path: Path) -> None:
    data = press([drawing(tmp_path, "thin", EVERYTHING)])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        painted = list(operations(pdf.pages[0]))
    scales, scale, widths, heights = [], 1.0, [], []
    width = 1.0
    for operands, operator in painted:
        match operator:
            case "q":
                scales.append((scale, width))
            case "Q":
                scale, width = scales.pop()
            case "cm":
                a, b, c, d = (float(v) for v in operands[:4])
                scale *= abs(a * d - b * c) ** 0.5
            case "w":
                width = float(operands[0])
            case "S":
                widths.append(width * scale)
            case "re":
                heights.append(min(abs(float(v)) for v in operands[2:]) * scale)
    assert widths
    assert min(widths) == pytest.approx(NEWSPRINT.hairline_pt, abs=1e-3)
    assert min(height for height in heights if height) >= NEWSPRINT.hairline_pt - 1e-3


def shown(data: bytes) -> list[tuple[float, str, bool]]:
    """Return size in pt, colour and overprint of each shown text of the first page."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        states = pdf.pages[0].obj["/Resources"]["/ExtGState"]
        colour, over, scale = "", False, 1.0
        stack: list[tuple[str, bool, float]] = []
        size = height = 0.0
        for operands, operator in operations(pdf.pages[0]):
            match operator:
                case "q":
                    stack.append((colour, over, scale))
                case "Q":
                    colour, over, scale = stack.pop()
                case "cm":
                    scale *= abs(float(operands[3]))
                case "k":
                    colour = " ".join(f"{float(v):g}" for v in operands)
                case "gs":
                    entry = states[str(operands[0])]
                    if "/op" in entry:
                        over = bool(entry["/op"])
                        assert not over or (entry["/OP"] and entry["/OPM"] == 1)
                case "Tf":
                    size = float(operands[1])
                case "Tm":
                    height = abs(float(operands[3]))
                case "TJ":
                    found.append((size * height * scale, colour, over))
                case "f" | "S" | "Do" | "sh":
                    assert not over
    return found


def test_small_black_text_overprints_and_no_other(lusong: Pressed) -> None:
    texts = shown(lusong.press)
    over = [t for t in texts if t[2]]
    assert len(over) > 200
    assert all(size <= 12.001 and colour == "0 0 0 1" for size, colour, _ in over)
    assert not [t for t in texts if t[0] <= 12 and t[1] == "0 0 0 1" and not t[2]]
    assert [t for t in texts if t[0] > 12.1 and t[1] == "0 0 0 1"]


@needs_gs
def test_black_text_on_a_heavy_ground_leaves_the_ground_out(tmp_path: Path) -> None:
    """240 % would be passed by 220 % of red and black on top."""
    data = press()
    small = [t for t in shown(data) if t[1] == "0 0 0 1" and t[0] <= 12]
    assert {t[2] for t in small} == {True, False}
    first, _ = separations(data, tmp_path, 100)
    assert total_ink(first) <= NEWSPRINT.total_ink


def test_boxes(lusong: Pressed) -> None:
    bleed = pt(NEWSPRINT.bleed_mm)
    with pikepdf.open(io.BytesIO(lusong.press)) as pdf:
        for page in pdf.pages:
            trim, outer, media = (
                [float(v) for v in page.obj[key]] for key in ("/TrimBox", "/BleedBox", "/MediaBox")
            )
            assert trim[2] - trim[0] == pytest.approx(pt(390), abs=0.01)
            assert trim[3] - trim[1] == pytest.approx(pt(545), abs=0.01)
            signs = (-1, -1, 1, 1)
            assert outer == pytest.approx(
                [t + s * bleed for t, s in zip(trim, signs, strict=True)], abs=0.01
            )
            assert all(media[k] <= outer[k] for k in (0, 1))
            assert all(media[k] >= outer[k] for k in (2, 3))
            assert not {"/ArtBox", "/CropBox", "/Annots"} & set(page.obj.keys())
        assert not {"/Outlines", "/Names", "/AcroForm", "/StructTreeRoot"} & set(pdf.Root.keys())
        assert not pdf.is_encrypted


@needs_gs
def test_grounds_fill_the_bleed(lusong: Pressed, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(lusong.press)) as pdf:
        for page in pdf.pages:
            page.obj["/TrimBox"] = page.obj["/BleedBox"]
        out = io.BytesIO()
        pdf.save(out)
    (page_plates,) = separations(out.getvalue(), tmp_path, 72)
    magenta = page_plates["Magenta"]  # of the sky's two tints 5 and 7 %
    assert (magenta[2, 2:-2] > 3).all()
    assert (magenta[2:200, 1] > 3).all()
    assert (magenta[2:200, -2] > 3).all()


@pytest.mark.parametrize(("profile", "version"), [(NEWSPRINT, "1.6"), (X1A, "1.4")])
def test_markers_and_intent(profile: object, version: str, photographs: list[Picture]) -> None:
    used = NEWSPRINT if profile is NEWSPRINT else X1A
    data = press(photographs[:1], used)
    assert data.startswith(f"%PDF-{version}".encode())
    assert (b"/ObjStm" in data) == (used.standard == "x4")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "CGATS TR 002"
        assert str(intent.RegistryName) == "http://www.color.org"
        assert intent.DestOutputProfile.read_bytes() == used.icc.read_bytes()
        info = pdf.docinfo
        assert str(info["/Title"]).startswith("昂首阔步")
        assert info["/Trapped"] == "/False"
        assert str(info["/CreationDate"]).startswith("D:20210727")
        words = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdf:Trapped>False<" in words
        assert "2021-07-27T00:00:00Z" in words
        if used.standard == "x4":
            assert "<pdfxid:GTS_PDFXVersion>PDF/X-4<" in words
            assert "/GTS_PDFXVersion" not in info
        else:
            assert str(info["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
            keys = {k for o in pdf.objects if isinstance(o, pikepdf.Dictionary) for k in o}
            assert not {"/SMask", "/ca", "/CA", "/Group"} & keys
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                assert "/FontFile2" in item
                assert re.match(r"/[A-Z]{6}\+", str(item.FontName))
    assert colour_faults(data) == []


def test_the_same_bytes_again_also_from_another_process(photographs: list[Picture]) -> None:
    made = document(pages(photographs[:2]), photographs[:2])
    again = pickle.loads(pickle.dumps(made))
    assert print_press(made, NEWSPRINT) == print_press(again, pickle.loads(pickle.dumps(NEWSPRINT)))


def test_fonts_are_embedded_subsets(lusong: Pressed, tmp_path: Path) -> None:
    program = shutil.which("pdffonts")
    if program is None:
        pytest.skip("pdffonts is not installed")
    file = tmp_path / "press.pdf"
    file.write_bytes(lusong.press)
    lines = subprocess.run([program, str(file)], capture_output=True, text=True, check=True).stdout
    rows = [line.split()[-5:-3] for line in lines.splitlines()[2:]]
    assert len(rows) >= 5
    assert all(row == ["yes", "yes"] for row in rows)


def test_an_ink_over_the_limit_is_named() -> None:
    heavy = Ink(cmyk=(80, 90, 70, 20), rgb="#301020")
    found = document(pages(inks={"secondary": heavy})).findings
    told = [f.told.values for f in found if f.told.code == "press.ink-heavy"]
    assert [(one["ink"], one["total"]) for one in told] == [("secondary", 260)]
    assert {f.told.values["most"] for f in found} == {240}
    assert {f.severity for f in found} == {Severity.ERROR}


def test_more_bleed_than_is_painted_is_told() -> None:
    wide = NEWSPRINT.model_copy(update={"bleed_mm": 5.0})
    (found,) = document(pages(), profile=wide).findings
    assert (found.thing, found.told.code) == ("newsprint", "press.bleed-small")
    assert found.told.values["wanted_mm"] == 5
    narrow = NEWSPRINT.model_copy(update={"bleed_mm": 2.0})
    with pikepdf.open(io.BytesIO(press(profile=narrow))) as pdf:
        assert float(pdf.pages[0].obj["/BleedBox"][0]) == pytest.approx(-pt(2))


def test_pixels_in_a_drawing_are_refused(tmp_path: Path) -> None:
    pixel = (
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5Er"
        "kJggg=="
    )
    body = f'<image width="90" height="90" href="data:image/png;base64,{pixel}"/>'
    item = drawing(tmp_path, "pixels", body)
    made = document(pages([item]), [item])
    assert [(f.thing, f.told.code) for f in made.findings] == [
        ("pixels.svg", "picture.pixels-inside")
    ]


def test_an_opentype_font_is_bare_outlines_in_x1a(tmp_path: Path) -> None:
    """PDF 1.4 knows no OpenType files."""
    font = tmp_path / "own.otf"
    _opentype(font)
    library = FontLibrary.shipped().with_extra([font])
    html = (
        '<title>x</title><meta name="dcterms.created" content="2021-07-27T00:00:00Z">'
        '<meta name="dcterms.modified" content="2021-07-27T00:00:00Z">'
        f"<style>{PROFILE_CSS}{library.css()}@page{{size:90mm 40mm;margin:3mm}}"
        'p{font:20pt "Press Extra 1";color:device-cmyk(0 0 0 1)}</style><p>AAA'
    )
    made = PressDocument(html, {}, INKS, ())
    kinds = []
    for profile in (NEWSPRINT, X1A):
        with pikepdf.open(io.BytesIO(print_press(made, profile, [font]))) as pdf:
            (file,) = [o["/FontFile3"] for o in pdf.objects if _is_descriptor(o)]
            kinds.append((str(file.Subtype), file.read_bytes()[:3]))
    assert kinds == [("/OpenType", b"OTT"), ("/CIDFontType0C", b"\x01\x00\x04")]


def _is_descriptor(item: pikepdf.Object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and "/FontFile3" in item


def _opentype(path: Path) -> None:
    """Write a font of one box for the letter A."""
    pen = T2CharStringPen(600, None)
    pen.moveTo((50, 0))
    for point in ((550, 0), (550, 700), (50, 700)):
        pen.lineTo(point)
    pen.closePath()
    box = pen.getCharString()
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({ord("A"): "A"})
    builder.setupCFF("Own", {"FullName": "Own"}, {".notdef": box, "A": box}, {})
    builder.setupHorizontalMetrics({".notdef": (600, 50), "A": (600, 50)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Own", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.save(path)


def test_no_page_names_a_graphics_state_that_is_not_there(tmp_path: Path) -> None:
    """Pages may share their resources, which must not change before the last page is painted."""
    shape = drawing(tmp_path, "shape", '<path d="M0 0h9v9z" fill="#000" fill-opacity="1"/>')
    once = pages([shape])
    twice = replace(once, pages=(once.pages[0], replace(once.pages[0], index=1)))
    with pikepdf.open(io.BytesIO(print_press(document(twice, [shape]), NEWSPRINT))) as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            known = {str(key).encode() for key, _ in page.obj["/Resources"]["/ExtGState"].items()}
            named = set(re.findall(rb"(/\S+) gs", page.obj["/Contents"].read_bytes()))
            assert named and named <= known
