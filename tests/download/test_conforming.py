"""What makes the file PDF/UA-1 and PDF/A-2a, compact and pleasant to open."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from PIL import Image, ImageCms

from layout.edition.helper import print_pdf
from layout.products.download import conforming, download_pdf
from layout.products.download.srgb import srgb_profile
from layout.products.download.xmp import xmp_packet
from tests.download.made import ROOT, built, continued_pdf

TOOL = pytest.importorskip("bench.verapdf")
#: A stream's length and where its data begin.
STREAM = re.compile(rb"/Length (\d+)[^>]*>>\nstream\n")
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.mark.skipif(TOOL.command() is None, reason="no veraPDF beside the project, or no java")
@pytest.mark.parametrize("flavour", TOOL.FLAVOURS)
def test_verapdf_finds_no_broken_rule(flavour: str, tmp_path: Path) -> None:
    files = {name: tmp_path / f"{name}.pdf" for name in ("lusong", "continued")}
    files["lusong"].write_bytes(built("lusong").pdf)
    files["continued"].write_bytes(continued_pdf())
    if flavour == "PDFA-2A":  # and does find one
        files["bare"] = tmp_path / "bare.pdf"
        with pikepdf.open(files["continued"]) as pdf:
            del pdf.Root.OutputIntents
            pdf.save(files["bare"])
    found = TOOL.broken_rules(flavour, list(files.values()))
    assert found.pop(files.get("bare", Path()), ("6.2.4.3-2",))[0].startswith("6.2.4.3-2")
    assert set(found.values()) == {()}


def test_metadata_say_what_the_information_says() -> None:
    with pikepdf.open(io.BytesIO(built("lusong").pdf)) as pdf:
        root = etree.fromstring(pdf.Root.Metadata.read_bytes())
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        assert pdf.Root.Metadata.get("/Filter") is None
    words = {
        name: "".join(root.find(f".//{DC}{name}").itertext()).strip()
        for name in ("title", "creator", "description", "language")
    }
    assert words["title"] == info["/Title"]
    assert words["creator"] == info["/Author"]
    assert words["description"] == info["/Subject"]
    assert words["language"] == "zh-CN"
    text = etree.tostring(root, encoding="unicode")
    for mark in ("pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<"):
        assert mark in text
    date = info["/CreationDate"]
    assert f"{date[2:6]}-{date[6:8]}-{date[8:10]}T" in text


def test_metadata_escape_words_and_turn_dates() -> None:
    packet = xmp_packet(
        {"/Title": "a < b & c", "/CreationDate": "D:20210727083000+08'00'", "/ModDate": "D:2021"},
        "zh-CN",
    ).decode()
    assert "a &lt; b &amp; c" in packet
    assert "<xmp:CreateDate>2021-07-27T08:30:00+08:00</xmp:CreateDate>" in packet
    assert "<xmp:ModifyDate>2021</xmp:ModifyDate>" in packet
    etree.fromstring(packet.encode())


def test_the_profile_is_srgb() -> None:
    profile = srgb_profile()
    assert int.from_bytes(profile[:4]) == len(profile) < 3000
    ours = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    assert "sRGB" in ImageCms.getProfileDescription(ours)
    steps = Image.merge("RGB", [Image.linear_gradient("L").rotate(90 * k) for k in range(3)])
    srgb = ImageCms.createProfile("sRGB")
    turned = ImageCms.profileToProfile(steps, ours, srgb)
    assert turned is not None
    pairs = zip(steps.tobytes(), turned.tobytes(), strict=True)
    assert max(abs(a - b) for a, b in pairs) <= 1


def test_viewers_open_it_with_title_bookmarks_and_page_numbers() -> None:
    with pikepdf.open(io.BytesIO(continued_pdf())) as pdf:
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.PageMode == "/UseOutlines"
        assert pdf.Root.Lang == "zh-CN"
        assert [page.label for page in pdf.pages] == ["05", "06"]
        for page in pdf.pages:  # 3 mm of waste are neither shown nor printed
            assert list(page.CropBox) == list(page.TrimBox) != list(page.MediaBox)
        with pdf.open_outline() as outline:
            titles = [(item.title, [kid.title for kid in item.children]) for item in outline.root]
            led = [
                (str(one.obj.SE.S), one.obj.SE.Pg.objgen == one.obj.Dest[0].objgen)
                for item in outline.root
                for one in (item, *item.children)
                if one.obj is not None
            ]
            places = [
                (item.title, float(kid.destination[2]), float(kid.destination[3]))
                for item in outline.root
                for kid in item.children
                if isinstance(kid.destination, pikepdf.Array)
            ]
    assert titles[0] == ("第05版", ["昂首阔步新时代 砥砺前行新征程", "1 灯火通明"])
    assert titles[1:] == [("第06版", ["2 另一篇"])]
    # In the tag tree each leads to its heading, a page's to what is read first there.
    assert [led[at][0] for at in (1, 2, 4)] == ["/H1", "/H2", "/H2"]
    assert len(led) == 5 and all(same for _, same in led)
    # Each leads to its own title, not to the top of its page.
    tops = [(round(x), round(1105.5 - y)) for _, x, y in places]
    assert tops == [(60, 90), (57, 240), (284, 240)]


def test_the_file_is_linearised_small_and_the_same_twice() -> None:
    made = built("small")
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert pdf.is_linearized and pdf.check_linearization()
        streams = [
            item.read_raw_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)
        ]
        assert len(streams) == len(set(streams))
        images = [item for item in pdf.objects if _is_image(item)]
        assert images
        assert not any(image.get("/Interpolate") for image in images)
    assert download_pdf(made.pdf) == made.pdf
    assert print_pdf(made.html, made.pictures, made.placed.edition.fonts) == made.pdf


def test_no_file_knows_where_it_was_made() -> None:
    with pikepdf.open(io.BytesIO(built("small").pdf)) as pdf:
        words = [str(value) for value in pdf.docinfo.values()]
        words += [item.read_bytes().decode("latin-1") for item in (pdf.Root.Metadata,)]
    assert not re.search(re.escape(str(ROOT)), "".join(words))


def _is_image(item: object) -> bool:
    return isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"


def small(number: int) -> bytes:
    """Return a file of a few pages that no other number makes."""
    pdf = pikepdf.new()
    for page in range(1 + number % 7):
        pdf.add_blank_page()
        drawn = bytes((i * i * (number + page) + i) % 251 for i in range(40 + number))
        pdf.pages[-1].obj.Contents = pdf.make_stream(b"% " + drawn)
    pdf.docinfo["/Title"] = str(number)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_a_line_end_stands_before_the_end_of_every_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the last byte of the hints looks like one, as in 824 and 857 here."""
    broken: list[bytes] = []

    def watched(pdf: bytes, know: Callable[[bytes], bool] = conforming._hints_end) -> bool:
        good = know(pdf)
        broken.extend([pdf] * (not good))
        return good

    monkeypatch.setattr(conforming, "_hints_end", watched)
    for number in (*range(815, 830), *range(850, 860)):
        data = download_pdf(small(number))
        ends = {data[m.end() + int(m[1]) :][:10] for m in STREAM.finditer(data)}
        assert ends == {b"\nendstream"}, number
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert len(pdf.pages) == 1 + number % 7
    assert broken, "no file was tried that needed it"
