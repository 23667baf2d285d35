"""What a Word file holds and nobody sees: it is not printed, and told; what is seen is printed."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from content.importing.blocks import Block, Log, Place
from content.importing.forms.images import picture
from content.importing.forms.word.reader import read_word
from content.importing.forms.word.tables import album
from content.importing.text.signs import equation
from tests.importing.offices import png
from tests.importing.words import MATH, File, text

_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_CODE = '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
_WHITE = '<w:color w:val="FFFFFF"/>'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def read(file: File, folder: Path) -> tuple[list[Block], Log]:
    """The blocks of a file, and what was noted."""
    log = Log()
    return list(read_word(file.saved(folder), log).blocks), log


def last(file: File, folder: Path) -> tuple[str, list[str], list[str]]:
    """The last paragraph's words, what was left out, and the codes of why."""
    blocks, log = read(file, folder)
    return blocks[-1].text, [g.text for g in log.left_out], [g.why.code for g in log.left_out]


def test_a_control_that_nobody_filled_in_asks_nothing_on_paper(tmp_path: Path) -> None:
    file = File()
    control = (
        "<w:sdt {}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        "<w:r><w:t>请选择一项。</w:t></w:r></w:sdtContent></w:sdt>"
    )
    file.runs(text("经办人"), control.format(nsdecls("w")), text("，见黑板。"))
    words, gone, why = last(file, tmp_path)
    assert (words, gone, why) == ("经办人，见黑板。", ["请选择一项。"], ["imported.placeholder"])


def test_what_a_field_shows_in_another_s_code_is_code(tmp_path: Path) -> None:
    file = File()
    file.runs(
        text("共"),
        _FIELD.format("begin"),
        _CODE.format("IF"),
        *(_FIELD.format("begin"), _CODE.format("PAGE"), _FIELD.format("separate")),
        text("9"),
        _FIELD.format("end"),
        _CODE.format('= 1 "一" "二"'),
        _FIELD.format("separate"),
        text("二"),
        _FIELD.format("end"),
        text("处渡口。"),
    )
    assert last(file, tmp_path)[0] == "共二处渡口。"


def test_a_table_of_contents_is_listed_and_what_follows_is_printed(tmp_path: Path) -> None:
    file = File()
    begin = (_FIELD.format("begin"), _CODE.format("TOC \\o"), _FIELD.format("separate"))
    file.runs(*begin, text("河岸"), "<w:r><w:tab/></w:r>", text("2"))
    file.runs(text("渡口"), "<w:r><w:tab/></w:r>", text("5"))
    file.runs(_FIELD.format("end"), text("渡口修好了。"))
    words, gone, why = last(file, tmp_path)
    assert words == "渡口修好了。"
    assert gone == ["河岸\t2", "渡口\t5"]
    assert set(why) == {"imported.contents"}


@pytest.mark.parametrize(
    ("look", "printed"),
    [
        (_WHITE, "河边种树。"),
        (f'{_WHITE}<w:shd w:val="clear" w:fill="C00000"/>', "河边不许烧荒种树。"),
        (f'{_WHITE}<w:highlight w:val="darkBlue"/>', "河边不许烧荒种树。"),
        ('<w:color w:val="FF0000"/>', "河边不许烧荒种树。"),
    ],
)
def test_white_words_are_printed_where_a_ground_is_behind_them(
    look: str, printed: str, tmp_path: Path
) -> None:
    file = File()
    file.runs(text("河边"), text("不许烧荒", look), text("种树。"))
    words, gone, _ = last(file, tmp_path)
    assert words == printed
    assert gone == ([] if "不许" in printed else ["不许烧荒"])


def test_capitals_of_a_look_are_capitals(tmp_path: Path) -> None:
    file = File()
    file.runs(text("联网用"), text("wifi", "<w:smallCaps/>"), text("，不收钱。"))
    assert last(file, tmp_path)[0] == "联网用WIFI，不收钱。"


def test_lettering_waits_for_a_decision(tmp_path: Path) -> None:
    file = File()
    kind = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    file.runs(f'<w:r><w:pict><v:textpath {kind} string="开渡大吉"/></w:pict></w:r>')
    _, log = read(file, tmp_path)
    assert [h.text for h in log.held] == ["开渡大吉"]


@pytest.mark.parametrize(
    ("inner", "line"),
    [
        ("<m:m><m:mr>{0}{1}</m:mr><m:mr>{1}{0}</m:mr></m:m>", "[7，8；8，7]"),
        ("<m:eqArr>{0}{1}</m:eqArr>", "7；8"),
    ],
)
def test_figures_of_an_equation_never_run_together(inner: str, line: str) -> None:
    cells = [f"<m:e><m:r><m:t>{n}</m:t></m:r></m:e>" for n in "78"]
    assert equation(parse_xml(f"<m:oMath {MATH}>{inner.format(*cells)}</m:oMath>")) == line


def _with_picture(file: File, crop: str = "", placed: str = "", about: str = "") -> None:
    """Add a picture 400 by 200, its left half red, its right half blue."""
    image = Image.new("RGB", (400, 200), (255, 0, 0))
    image.paste((0, 0, 255), (200, 0, 400, 200))
    out = io.BytesIO()
    image.save(out, "PNG")
    package = file.document.part.package
    part = Part(PackURI("/word/media/one.png"), "image/png", out.getvalue(), package)
    relation = file.document.part.relate_to(part, _RELATION)
    file.runs(
        f"<w:r><w:drawing {nsdecls('wp', 'a', 'pic', 'r')}><wp:inline>"
        f'<wp:docPr id="1" name="图" {about}/>'
        "<a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        f'<a:blip r:embed="{relation}"/>{crop}</pic:blipFill>'
        f"<pic:spPr><a:xfrm {placed}/></pic:spPr></pic:pic></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r>"
    )


@pytest.mark.parametrize(
    ("crop", "placed", "size", "left"),
    [
        ('<a:srcRect l="50000"/>', "", (200, 200), (0, 0, 255)),
        ('<a:srcRect l="-9000" r="25000" b="10000"/>', "", (300, 180), (255, 0, 0)),
        ("", 'flipH="1"', (400, 200), (0, 0, 255)),
        ("", 'rot="10800000"', (400, 200), (0, 0, 255)),
        ('<a:srcRect r="50000"/>', 'rot="16200000"', (200, 200), (255, 0, 0)),
        ("", 'rot="5400000"', (200, 400), (255, 0, 0)),
    ],
)
def test_a_picture_is_printed_as_it_is_seen(
    crop: str, placed: str, size: tuple[int, int], left: tuple[int, int, int], tmp_path: Path
) -> None:
    file = File()
    _with_picture(file, crop, placed)
    blocks, log = read(file, tmp_path)
    taken = next(b.picture for b in blocks if b.picture)
    with Image.open(io.BytesIO(taken.data)) as image:
        assert image.size == size
        assert image.convert("RGB").getpixel((2, 2)) == left
    assert [c.kind.code for c in log.changes] == ["imported.picture-framed"]


@pytest.mark.parametrize("kind", ["GIF", "BMP"])
def test_what_is_seen_through_is_white_as_paper(kind: str) -> None:
    image = Image.new("P", (90, 60), 0)
    image.putpalette([0, 0, 0, 200, 30, 30])
    image.paste(1, (30, 0, 60, 60))
    out = io.BytesIO()
    image.save(out, kind, **({"transparency": 0} if kind == "GIF" else {}))
    taken = picture(out.getvalue(), "", Place("one"), Log())
    assert taken is not None
    with Image.open(io.BytesIO(taken.data)) as printed:
        ground = (255, 255, 255) if kind == "GIF" else (0, 0, 0)
        assert [printed.getpixel((x, 9)) for x in (3, 40)] == [ground, (200, 30, 30)]


def test_a_picture_that_leans_is_told(tmp_path: Path) -> None:
    file = File()
    _with_picture(file, placed='rot="900000"')
    _, log = read(file, tmp_path)
    assert "imported.picture-leans" in {d.why.code for d in log.doubts}


def test_a_hidden_picture_is_not_taken_and_told(tmp_path: Path) -> None:
    file = File()
    _with_picture(file, about='hidden="1"')
    blocks, log = read(file, tmp_path)
    assert not any(b.picture for b in blocks)
    assert "imported.hidden-picture" in {d.why.code for d in log.doubts}


def _other_form(path: Path, old: str, new: str) -> Path:
    """The same file with other names in its XML."""
    made = path.with_name("other.docx")
    with zipfile.ZipFile(path) as packet, zipfile.ZipFile(made, "w") as out:
        for name in packet.namelist():
            data = packet.read(name)
            if name.endswith((".xml", ".rels")):
                data = re.sub(old, new, data.decode("utf-8")).encode("utf-8")
            out.writestr(name, data)
    return made


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"(application/)vnd[^\"]*document\.main\+xml", rf"\1{name}.main+xml")
        for name in (
            "vnd.ms-word.document.macroEnabled",
            "vnd.ms-word.template.macroEnabledTemplate",
            "vnd.openxmlformats-officedocument.wordprocessingml.template",
        )
    ]
    + [
        (
            r"schemas\.openxmlformats\.org/(wordprocessingml|officeDocument)/2006/(main|relation)",
            r"purl.oclc.org/ooxml/\1/\2",
        )
    ],
)
def test_every_kind_of_word_file_is_read(old: str, new: str, tmp_path: Path) -> None:
    file = File()
    file.runs(text("渡口的船漆成了红色。"))
    path = _other_form(file.saved(tmp_path), old, new)
    assert read_word(path, Log()).blocks[-1].text == "渡口的船漆成了红色。"


def test_a_table_of_pictures_over_their_captions_is_pictures() -> None:
    shown = Block("", Place("a"), picture=picture(png((9, 9, 9)), "", Place("a"), Log()))
    words = [[Block("晨跑的人", Place("a"))], [Block("修枝的人", Place("a"))]]
    assert [b.text for b in album([[[shown], [shown]], words])] == ["", "晨跑的人", "", "修枝的人"]
    assert album([[[shown], [shown]], [*words, []][:1]]) == []
    assert album([words, words]) == []
