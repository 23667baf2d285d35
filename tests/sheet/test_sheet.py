"""Press sheets, measured on the file: boxes, content, plates, fonts, words."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest

from bench.told import chinese
from layout.page.errors import RenderError
from layout.page.units import mm, pt
from layout.products.sheet import Slug, press_sheet, slug_of
from tests.press.build import press
from tests.render.build import edition
from tests.sheet.build import (
    BLEED,
    FONTS,
    HEIGHT,
    NEWSPRINT,
    WIDTH,
    box,
    form,
    full,
    inside,
    on_whole_points,
    opened,
    plates,
    press_file,
    saved,
    slugs,
)

needs_gs = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not here")
PAGE = full(0.1, 0.9, 0.8, 0) + " 0 0 0 1 k 40 40 200 30 re f 20.3 90 0.7 300 re f"
REGISTER = 400


@pytest.fixture(scope="module")
def real() -> tuple[bytes, bytes]:
    """The press file of a tabloid of two pages, and its sheets."""
    data = press()
    return data, press_sheet(data, NEWSPRINT, slugs(2), FONTS)


def test_boxes_stay_right(real: tuple[bytes, bytes]) -> None:
    with opened(real[0]) as before, opened(real[1]) as after:
        assert len(after.pages) == len(before.pages) == 2
        for old, new in zip(before.pages, after.pages, strict=True):
            trim, bleed, media = (box(new, k) for k in ("/TrimBox", "/BleedBox", "/MediaBox"))
            assert mm(trim[2] - trim[0]) == pytest.approx(275, abs=0.01)
            assert mm(trim[3] - trim[1]) == pytest.approx(390, abs=0.01)
            was = np.array(box(old, "/TrimBox")) - box(old, "/BleedBox")
            assert np.array(trim) - bleed == pytest.approx(was, abs=1e-5)
            assert media[:2] == [0, 0] and "/CropBox" not in new.obj and "/ArtBox" not in new.obj
            assert min(np.array(bleed) * [1, 1, -1, -1] - np.array(media) * [1, 1, -1, -1]) > pt(10)


def test_pages_are_untouched(real: tuple[bytes, bytes]) -> None:
    with opened(real[0]) as before, opened(real[1]) as after:
        for old, new in zip(before.pages, after.pages, strict=True):
            placed = form(new, "/Page1")
            assert placed.read_raw_bytes() == old.obj["/Contents"].read_raw_bytes()
            assert set(placed["/Resources"].keys()) == set(old.resources.keys())
            left, bottom = (new.obj["/TrimBox"][i] - old.obj["/TrimBox"][i] for i in (0, 1))
            expected = f"q 1 0 0 1 {left:f} {bottom:f} cm"
            code = new.obj["/Contents"].read_bytes().decode()
            assert [float(v) for v in code.split()[1:7]] == [
                float(v) for v in expected.split()[1:7]
            ]


def test_the_output_intent_and_metadata_stay(real: tuple[bytes, bytes]) -> None:
    with opened(real[0]) as before, opened(real[1]) as after:
        assert after.Root["/Metadata"].read_bytes() == before.Root["/Metadata"].read_bytes()
        old, new = (file.Root["/OutputIntents"][0] for file in (before, after))
        assert new["/OutputConditionIdentifier"] == old["/OutputConditionIdentifier"]
        assert new["/DestOutputProfile"].read_bytes() == NEWSPRINT.icc.read_bytes()
        assert dict(after.docinfo) == dict(before.docinfo)
        assert after.pdf_version == before.pdf_version


@needs_gs
def test_plates_inside_the_bleed_are_the_page_and_marks_lie_outside(
    real: tuple[bytes, bytes], tmp_path: Path
) -> None:
    source = on_whole_points(real[0])
    was, now = plates(source, tmp_path / "was"), plates(real[1], tmp_path / "now")
    with opened(source) as before, opened(real[1]) as after:
        for old, new, ink, sheet in zip(before.pages, after.pages, was, now, strict=True):
            printed = inside(ink, old, box(old, "/BleedBox"))
            shown = inside(sheet, new, box(new, "/BleedBox"))
            assert printed.max() > 90
            assert printed.shape == shown.shape
            assert np.array_equal(printed, shown)
    # the marks alone: nothing in the bleed, nor in the clear millimetre around it
    with opened(real[1]) as after:
        for page in after.pages:
            page.obj["/Contents"] = after.make_stream(b"q /Marks Do Q")
        after.save(tmp_path / "marks.pdf")
        marks = plates((tmp_path / "marks.pdf").read_bytes(), tmp_path / "marks")
        for page, ink in zip(after.pages, marks, strict=True):
            left, bottom, right, top = box(page, "/BleedBox")
            near = (left - 2, bottom - 2, right + 2, top + 2)
            assert inside(ink, page, near).max() == 0
            assert ink.max() == 100


@needs_gs
def test_register_colour_stands_on_every_plate_and_patches_keep_the_ink_limit(
    tmp_path: Path,
) -> None:
    data = press_sheet(press_file([full(0, 0, 0, 0)]), NEWSPRINT, slugs(1), FONTS)
    (ink,) = plates(data, tmp_path, 144)
    with opened(data) as pdf:
        page = pdf.pages[0]
        left, bottom, right, top = box(page, "/TrimBox")
        away = BLEED + pt(1) + pt(2)
        reach = pt(1)
        # crop marks: each corner, both directions
        for x in (left, right):
            for y in (bottom - away, top + away):
                spot = inside(ink, page, (x - reach, y - reach, x + reach, y + reach), dpi=144)
                assert spot.sum(axis=0).max() == pytest.approx(REGISTER)
        for y in (bottom, top):
            for x in (left - away, right + away):
                spot = inside(ink, page, (x - reach, y - reach, x + reach, y + reach), dpi=144)
                assert spot.sum(axis=0).max() == pytest.approx(REGISTER)
        foot = inside(ink, page, (0, 0, right, bottom), dpi=144)
    colours, counts = np.unique(np.rint(foot.reshape(4, -1)).T, axis=0, return_counts=True)
    patches = {
        tuple(map(int, c)) for c, n in zip(colours, counts, strict=True) if n > 200 and c.any()
    }
    for k in range(4):
        assert tuple(100 if k == j else 0 for j in range(4)) in patches
        for tint in (25, 50, 75):
            assert tuple(tint if k == j else 0 for j in range(4)) in patches
    assert {(0, 100, 100, 0), (100, 0, 100, 0), (100, 100, 0, 0)} <= patches
    greys = [c for c in patches if c[3] == 0 and min(c[:3]) > 0 and c[0] < 100]
    assert len(greys) == 3
    totals = foot.sum(axis=0)
    drawn = totals[totals < REGISTER - 1]
    assert drawn.max() == pytest.approx(NEWSPRINT.total_ink, abs=2)
    assert drawn.max() <= NEWSPRINT.total_ink + 1  # rounding of 8 bits, four times


def test_only_inks_and_embedded_fonts(real: tuple[bytes, bytes]) -> None:
    with opened(real[1]) as pdf:
        fonts = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        ]
        simple = [f for f in fonts if f["/Subtype"] != "/Type0"]
        assert simple
        for font in simple:
            descriptor = font["/FontDescriptor"]
            assert str(descriptor["/FontName"])[7] == "+"
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
        for page in pdf.pages:
            marks = form(page, "/Marks")
            names = {str(op.operator) for op in pikepdf.parse_content_stream(marks)}
            assert {"k", "scn", "SCN", "Tj"} <= names
            assert not names & {"rg", "RG", "g", "G", "K", "gs", "sh", "BI", "Do"}
            (space,) = marks["/Resources"]["/ColorSpace"].values()
            assert [str(part) for part in list(space)[:3]] == [
                "/Separation",
                "/All",
                "/DeviceCMYK",
            ]


def test_same_input_same_bytes() -> None:
    source = press_file([PAGE, PAGE])
    first = press_sheet(source, NEWSPRINT, slugs(2), FONTS)
    press_sheet(press_file([PAGE]), NEWSPRINT, [Slug(title="别的字")], FONTS)
    assert press_sheet(source, NEWSPRINT, slugs(2), FONTS) == first


def words(data: bytes, page: int = 0) -> str:
    return str(pdfium.PdfDocument(data)[page].get_textpage().get_text_bounded())


def test_the_slug_says_everything_and_empty_words_are_left_out() -> None:
    data = press_file([full(0, 0, 0, 0)])
    wide = press_file([full(0, 0, 0, 0)], sizes=[(pt(390), HEIGHT)])
    said = words(press_sheet(wide, NEWSPRINT, slugs(1), FONTS))
    for word in ("株洲日报", "2021年7月27日", "05版", "昂首阔步", "a.pdf", "2021-07-27 08:00"):
        assert word in said
    for name in ("05版 青 C", "05版 品红 M", "05版 黄 Y", "05版 黑 K"):
        assert name in said
    for fact in ("390 × 200 mm", "出血 3 mm", "CGATS TR 002", "240%"):
        assert fact in said
    bare = words(press_sheet(data, NEWSPRINT, [Slug(inks=())], FONTS))
    head = bare.splitlines()[0]
    assert head.startswith("成品") and "版" not in bare


def test_hostile_words_stay_in_their_room() -> None:
    slug = Slug(
        paper="报" * 500, page="<b>\x00\n\u202e(\\)", title="\U0010ffff字" * 300, inks=("金" * 99,)
    )
    data = press_sheet(press_file([full(0, 0, 0, 0)]), NEWSPRINT, [slug], FONTS)
    with opened(data) as pdf:
        trim = box(pdf.pages[0], "/TrimBox")
    text = pdfium.PdfDocument(data)[0].get_textpage()
    boxes = [text.get_charbox(i) for i in range(text.count_chars())]
    assert len(boxes) > 60
    centre = (trim[0] + trim[2]) / 2
    head = [b for b in boxes if b[1] > trim[3] and b[2] > b[0]]
    assert all(trim[0] < b[0] and b[2] < trim[2] for b in head)
    assert not [b for b in head if b[2] > centre - pt(4) and b[0] < centre + pt(4)]
    assert "…" in text.get_text_bounded() and "\n\u202e" not in text.get_text_bounded()


def test_a_rare_character_is_set_as_a_missing_sort() -> None:
    data = press_sheet(press_file([PAGE]), NEWSPRINT, [Slug(title="字\U000e0fff尾")], FONTS)
    assert "字〓尾" in words(data) or "字 尾" in words(data)


def test_slug_of_an_edition() -> None:
    source = edition(paper={"page_numbers": ("05", "06")})
    slug = slug_of(source, 1, file="x.pdf", time="08:00")
    assert (slug.paper, slug.page, slug.date) == ("株洲日报", "06版", "2021年7月27日")
    assert (slug.title, slug.file, slug.time) == (source.headline.title, "x.pdf", "08:00")
    assert slug_of(edition(), 0).page == "第1页"
    assert slug_of(edition(), 0).time == ""


def test_wide_bleed_pushes_the_marks_out() -> None:
    profile = NEWSPRINT.model_copy(update={"bleed_mm": 10.0})
    narrow = press_sheet(press_file([PAGE]), NEWSPRINT, slugs(1), FONTS)
    wide = press_sheet(press_file([PAGE]), profile, slugs(1), FONTS)
    with opened(narrow) as a, opened(wide) as b:
        grown = box(b.pages[0], "/TrimBox")[0] - box(a.pages[0], "/TrimBox")[0]
        assert grown == pytest.approx(pt(7), abs=1)
        assert box(b.pages[0], "/BleedBox")[0] == pytest.approx(
            box(b.pages[0], "/TrimBox")[0] - BLEED
        )


def test_contents_in_parts_are_joined() -> None:
    with opened(press_file([PAGE])) as pdf:
        parts = [pdf.make_stream(b"q"), pdf.make_stream(PAGE.encode() + b" Q")]
        pdf.pages[0].obj["/Contents"] = pikepdf.Array(parts)
        data = saved(pdf)
    with opened(press_sheet(data, NEWSPRINT, slugs(1), FONTS)) as pdf:
        assert form(pdf.pages[0], "/Page1").read_bytes().split() == f"q {PAGE} Q".encode().split()


def test_unfit_files_are_refused_with_a_remedy() -> None:
    with pytest.raises(RenderError, match=r"sheet\.no-trim") as error:
        press_sheet(press_file([PAGE], trim=False), NEWSPRINT, slugs(1), FONTS)
    assert chinese(error.value).remedy
    with opened(press_file([PAGE])) as pdf:
        pdf.pages[0].obj["/Rotate"] = 90
        data = saved(pdf)
    with pytest.raises(RenderError, match=r"sheet\.rotated"):
        press_sheet(data, NEWSPRINT, slugs(1), FONTS)
    with pytest.raises(ValueError, match="2 slugs for 1"):
        press_sheet(press_file([PAGE]), NEWSPRINT, slugs(2), FONTS)


def test_no_bleed_no_bleed_marks() -> None:
    with opened(press_file([PAGE])) as pdf:
        pdf.pages[0].obj["/BleedBox"] = pdf.pages[0].obj["/TrimBox"]
        data = saved(pdf)

    def lines(data: bytes) -> int:
        with opened(data) as pdf:
            marks = form(pdf.pages[0], "/Marks")
            return sum(str(op.operator) == "l" for op in pikepdf.parse_content_stream(marks))

    with_bleed = lines(press_sheet(press_file([PAGE]), NEWSPRINT, slugs(1), FONTS))
    assert with_bleed - lines(press_sheet(data, NEWSPRINT, slugs(1), FONTS)) == 8


def test_slugs_are_values() -> None:
    assert replace(slugs(1)[0], page="") == Slug(
        "株洲日报", "", "昂首阔步", "2021年7月27日", file="a.pdf", time="2021-07-27 08:00"
    )
    assert mm(WIDTH) == pytest.approx(150)
