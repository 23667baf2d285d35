"""Digital PDFs by the places of their characters; scans and locked files end with the way out."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from content.importing import ImportReport, SourceError, import_edition
from content.importing.forms.pdf.line import Line
from content.importing.forms.pdf.order import in_order
from content.importing.forms.pdf.repeats import check_repeats
from content.model import Edition
from content.reading.reader import read_edition
from content.words import Language, say
from tests.importing import forms
from tests.importing.conftest import TODAY
from tests.importing.offices import PARAGRAPHS, png

FACE = (forms.FONTS / "PressSong-400.ttf").as_uri()


def pdf(path: Path, body: str, style: str = "") -> Path:
    from weasyprint import HTML

    page = (
        f"<meta charset=utf-8><style>@font-face {{font-family: S; src: url({FACE})}}"
        "@page {size: 190mm 140mm; margin: 20mm} body {font: 10pt/1.6 S; text-align: justify}"
        "p {margin: 0; text-indent: 2em} h1 {font-size: 20pt; text-align: center}"
        f"{style}</style>"
    )
    HTML(string=page + body).write_pdf(path)
    return path


def run(path: Path, folder: Path) -> tuple[ImportReport, Edition]:
    report = import_edition([path], folder, paper="澄江日报", today=TODAY)
    result = read_edition(folder)
    assert result.ok and result.edition is not None, result.findings
    assert report.unaccounted == ""
    return report, result.edition


def words_of(edition: Edition) -> list[str]:
    lede = [p.text for p in edition.lede]
    return lede + [str(getattr(p, "text", "")) for a in edition.articles for p in a.body]


def paragraphs(count: int = 6) -> str:
    return "".join(f"<p>{words}</p>" for words in PARAGRAPHS[:count])


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_lines_become_paragraphs_across_columns_and_pages(tmp_path: Path, columns: int) -> None:
    body = f"<h1>一条河和七个老板</h1><div style='columns: {columns}'>{paragraphs() * 3}</div>"
    edition = run(pdf(tmp_path / "a.pdf", body), tmp_path / "e")[1]
    assert words_of(edition) == list(PARAGRAPHS) * 3
    assert edition.headline.title == "一条河和七个老板"


def test_a_column_that_another_page_has_needs_no_full_rows_beside_it() -> None:
    def line(text: str, left: float, base: float, width: float) -> Line:
        return Line(text, left, left + width, base, 10, False, "S")

    full = [line("满行", x, 700 - 16 * n, 220) for x in (60, 300) for n in range(9)]
    ends = [line("满行", 60, 700 - 16 * n, 220) for n in range(3, 12)]
    heads = [line("题", 60, 700 - 16 * n, 40) for n in range(3)]  # beside the next column's end
    last = [line("末行", 300, 700 - 16 * n, 220) for n in range(3)]
    columns = in_order([full, [*heads, *ends, *last]])[1]
    assert [len(column.rows) for column in columns] == [12, 3]


@pytest.mark.parametrize("titled", [True, False])
def test_cells_of_a_table_in_the_gutter_do_not_mix_the_columns_over_it(*, titled: bool) -> None:
    def line(text: str, left: float, base: float, width: float) -> Line:
        return Line(text, left, left + width, base, 10, False, "S")

    copy = [line(str(x), x, 700 - 16 * n - x / 60, 220) for x in (60, 300) for n in range(9)]
    title = [line("表题", 230, 548, 120)] * titled
    cells = [line("格", x, 528 - 16 * n, 30) for x in (65, 268, 355, 440) for n in range(9)]
    columns = in_order([[*copy, *title, *cells]])[0]
    assert [row[0].text for column in columns for row in column.rows][:18] == ["60"] * 9 + [
        "300"
    ] * 9
    assert len(columns[-1].rows[-1]) == 4


def test_short_rows_of_talk_do_not_hide_a_column() -> None:
    def line(left: float, base: float, width: float) -> Line:
        return Line(str(left), left, left + width, base, 11, False, "S")

    bases = (699, 679, 659, 639, 619, 590, 568)
    left = [line(63, b, w) for b, w in zip(bases, (220, 220, 33, 220, 110, 72, 220), strict=True)]
    right = [line(309, b, w) for b, w in ((699, 165), (679, 220), (659, 33), (630, 60), (588, 220))]
    right += [line(309, 608, 198), line(309, 568, 55)]  # the first of them between two at the left
    columns = in_order([[*left, *right]])[0]
    assert [len(column.rows) for column in columns] == [7, 7]


def test_a_title_at_the_left_over_columns_of_its_own_begins_a_band() -> None:
    def line(text: str, left: float, base: float, size: float = 10, width: float = 220) -> Line:
        return Line(text, left, left + width, base, size, False, "S")

    above = [line(f"上{x}", x, 700 - 16 * n) for x in (60, 300) for n in range(6)]
    title = [line("题", 60, 586, 16, 90)]
    below = [line(f"下{x}", x, 560 - 16 * n) for x in (60, 300) for n in range(4)]
    columns = in_order([[*above, *title, *below]])[0]
    words = [row[0].text for column in columns for row in column.rows]
    assert words == ["上60"] * 6 + ["上300"] * 6 + ["题"] + ["下60"] * 4 + ["下300"] * 4


def test_running_heads_and_folios_are_left_out_and_told(tmp_path: Path) -> None:
    style = (
        "@page {@top-left {content: '澄江日报'} @top-right {content: '2031年4月8日 星期二'}"
        "@bottom-center {content: counter(page)}}"
    )
    made = pdf(tmp_path / "a.pdf", f"<h1>一条河和七个老板</h1>{paragraphs() * 3}", style)
    report, edition = run(made, tmp_path / "e")
    assert words_of(edition) == list(PARAGRAPHS) * 3
    gone = [o.text for o in report.left_out if o.why.code == "imported.pdf-running"]
    assert gone.count("澄江日报") >= 2 and {"1", "2"} <= set(gone)


def test_names_over_two_columns_and_who_signs_at_the_right(tmp_path: Path) -> None:
    names = "<p style='text-align:center;text-indent:0'>本刊记者　林一山　何小舟</p>"
    signs = "".join(
        f"<p style='text-align:right'>{w}</p>" for w in ("澄江县水利局", "2031年3月9日")
    )
    body = f"<h1>河边一年</h1>{names}<div style='columns: 2'>{paragraphs(4)}{signs}</div>"
    edition = run(pdf(tmp_path / "a.pdf", body), tmp_path / "e")[1]
    assert words_of(edition) == [*PARAGRAPHS[:4], "澄江县水利局", "2031年3月9日"]
    assert edition.byline == "本刊记者 林一山 何小舟"


def test_a_name_over_two_columns_ends_in_the_stripe_between_them(tmp_path: Path) -> None:
    columns = "columns: 2; column-gap: 16pt; text-align: left"
    name = "<p style='text-align: center; text-indent: 0'>本刊通讯员　沈小禾</p>"
    body = f"<h1>一条河和七个老板</h1>{name}<div style='{columns}'>{paragraphs()}</div>"
    edition = run(pdf(tmp_path / "a.pdf", body), tmp_path / "e")[1]
    assert words_of(edition) == list(PARAGRAPHS)
    assert edition.byline == "本刊通讯员 沈小禾"


def test_a_speaker_and_a_date_in_the_middle_are_two_lines(tmp_path: Path) -> None:
    middle = "".join(
        f"<p style='text-align:center;text-indent:0'>{words}</p>"
        for words in ("（2031年1月9日在县人大会议上）", "澄江县人民法院院长　何小舟")
    )
    body = f"<h1>澄江县人民法院工作报告</h1>{middle}{paragraphs()}"
    edition = run(pdf(tmp_path / "a.pdf", body), tmp_path / "e")[1]
    assert edition.headline.dateline == "（2031年1月9日在县人大会议上）"
    assert edition.byline == "澄江县人民法院院长 何小舟"


def test_a_head_whose_first_line_fills_the_measure_is_one(tmp_path: Path) -> None:
    title = "澄江县关于二〇三〇年度县级预算执行和其他财政收支情况的审计工作报告"
    edition = run(pdf(tmp_path / "a.pdf", f"<h1>{title}</h1>{paragraphs()}"), tmp_path / "e")[1]
    assert edition.headline.title == title
    assert not edition.headline.kicker


def test_raised_figures_and_names(tmp_path: Path) -> None:
    odd = "<p>全年减少粉尘10<sup>6</sup>克，CO<sub>2</sub>也少了三成，大家都看得见、说得出。</p>"
    edition = run(pdf(tmp_path / "a.pdf", f"<h1>一条河</h1>{odd}{paragraphs(2)}"), tmp_path / "e")[
        1
    ]
    assert "全年减少粉尘10⁶克，CO₂也少了三成，大家都看得见、说得出。" in words_of(edition)


def test_a_table_of_aligned_words(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>"
        for a, b, c in (("乡镇", "户数", "棵数"), ("东镇", 120, 300), ("西镇", 98, 210))
    )
    table = f"<table style='border-spacing: 12mm 1mm'>{rows}</table>"
    body = f"<h1>一条河</h1>{paragraphs(2)}{table}{paragraphs(3)}"
    report, edition = run(pdf(tmp_path / "a.pdf", body), tmp_path / "e")
    assert any(n.startswith(("tables/", "figures/")) for n in report.files)
    assert words_of(edition).count(PARAGRAPHS[0]) == 2


def test_pictures_with_their_captions(tmp_path: Path) -> None:
    source = base64.b64encode(png((9, 99, 9))).decode()
    figure = (
        f"<div style='text-align: center'><img style='width: 60mm' src='data:image/png;base64,"
        f"{source}'><div style='font-size: 8pt'>图为步道上的晨跑者。王小满摄</div></div>"
    )
    body = f"<h1>一条河</h1>{paragraphs(1)}{figure}{paragraphs(2)}"
    report, edition = run(pdf(tmp_path / "a.pdf", body), tmp_path / "e")
    assert len([n for n in report.files if n.endswith((".png", ".jpg"))]) == 1
    assert not any("晨跑者" in words for words in words_of(edition))
    assert any("晨跑者" in str(row) for row in report.found)


def refused(path: Path, tmp_path: Path) -> str:
    with pytest.raises(SourceError) as error:
        import_edition([path], tmp_path / "e", paper="报", today=TODAY)
    assert say(error.value.told, Language.ZH).remedy
    assert not (tmp_path / "e").exists()
    return error.value.told.code


def test_a_scan(tmp_path: Path) -> None:
    raw = io.BytesIO()
    Image.new("L", (1240, 1754), 230).save(raw, "PDF")
    (tmp_path / "a.pdf").write_bytes(raw.getvalue())
    assert refused(tmp_path / "a.pdf", tmp_path) == "import.pdf-scan"


def test_a_password(tmp_path: Path) -> None:
    source = pdf(tmp_path / "a.pdf", paragraphs(1))
    with pikepdf.open(source) as made:
        made.save(tmp_path / "b.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
        made.save(tmp_path / "c.pdf", encryption=pikepdf.Encryption(owner="a", user=""))
    assert refused(tmp_path / "b.pdf", tmp_path) == "import.pdf-locked"
    run(tmp_path / "c.pdf", tmp_path / "e")  # it may be read, only not printed


def test_fonts_without_codes(tmp_path: Path) -> None:
    source = pdf(tmp_path / "a.pdf", paragraphs(2))
    with pikepdf.open(source) as made:
        for item in made.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                del item["/ToUnicode"]
        made.save(tmp_path / "b.pdf")
    assert refused(tmp_path / "b.pdf", tmp_path) in ("import.pdf-no-meaning", "import.pdf-scan")


def test_a_character_without_a_code_is_printed_as_missing_and_told(tmp_path: Path) -> None:
    source = pdf(tmp_path / "a.pdf", f"<h1>村小</h1><p>乡绅申廷瓒捐出祠堂。</p>{paragraphs(1)}")
    with pikepdf.open(source) as made:
        for item in made.objects:
            if isinstance(item, pikepdf.Stream) and b"beginbfchar" in item.read_bytes():
                code = f"<{ord('瓒'):04x}>".encode()
                item.write(item.read_bytes().lower().replace(code, b"<0000>"))
        made.save(tmp_path / "b.pdf")
    report, edition = run(tmp_path / "b.pdf", tmp_path / "e")
    assert words_of(edition)[0] == "乡绅申廷□捐出祠堂。"
    assert any("申廷□捐出" in str(doubt.words) for doubt in report.doubts)


def test_damaged_files_end_with_a_finding(tmp_path: Path) -> None:
    raw = pdf(tmp_path / "a.pdf", paragraphs(2)).read_bytes()
    for number, data in enumerate(
        (
            b"%PDF-1.7\n",
            raw[:300],
            raw[: len(raw) // 2],
            raw[:-60],
            raw.replace(b"endobj", b"endobx"),
        )
    ):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(data)
        try:
            import_edition([path], tmp_path / f"e{number}", paper="报", today=TODAY)
        except SourceError as error:
            assert say(error.told, Language.ZH).remedy


def test_ten_pages(tmp_path: Path) -> None:
    body = f"<h1>一条河</h1><div style='columns: 2'>{paragraphs() * 13}</div>"
    source = pdf(tmp_path / "a.pdf", body)
    with pikepdf.open(source) as made:
        assert len(made.pages) >= 10
    from content.importing.blocks import Log
    from content.importing.forms.pdf.reader import read_pdf

    assert len(read_pdf(source, Log()).blocks) > 70


def nested(path: Path, contents: list[str]) -> Path:
    """Write a page whose content is the first, and each other one a form that all may draw."""
    made = pikepdf.Pdf.new()
    made.add_blank_page(page_size=(500, 500))
    forms_of = pikepdf.Dictionary()
    for number, content in enumerate(contents):
        form = pikepdf.Stream(made, content.encode(), Type=pikepdf.Name.XObject)
        form.Subtype, form.BBox = pikepdf.Name.Form, [0, 0, 500, 500]
        forms_of[f"/X{number}"] = made.make_indirect(form)
    made.pages[0].obj.Resources = pikepdf.Dictionary(XObject=forms_of)
    made.pages[0].obj.Contents = forms_of["/X0"]
    made.save(path)
    return path


@pytest.mark.parametrize(
    "contents",
    [
        ["/X0 Do"],
        ["/X1 Do", "/X2 Do", "/X1 Do /X1 Do"],
        [f"/X{n + 1} Do /X{n + 1} Do" for n in range(25)] + ["0 0 m"],
    ],
    ids=["itself", "a ring", "twice each"],
)
def test_forms_that_come_to_no_end_are_refused(tmp_path: Path, contents: list[str]) -> None:
    with pytest.raises(SourceError, match=r"import\.pdf-circular"):
        check_repeats(nested(tmp_path / "a.pdf", contents))


def test_forms_drawn_often_are_none_of_these(tmp_path: Path) -> None:
    check_repeats(nested(tmp_path / "a.pdf", ["/X1 Do " * 5000, "/X2 Do", "0 0 m 9 9 l S"]))
