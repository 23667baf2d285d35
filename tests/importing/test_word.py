"""What Word keeps in other ways than as characters: none of it is lost, none printed in silence."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from bench.told import CHINESE
from content.importing import ImportReport, importer
from content.importing.blocks import Document, Log
from content.importing.forms.word.reader import read_word
from content.importing.forms.word.styles import Styles, W
from content.model import Table
from tests.importing.conftest import Import, copy_of
from tests.importing.words import MATH, File, text

_LAST = "秋后再请乡亲们来评一评。"


def told(report: ImportReport) -> str:
    """All words of the doubts."""
    return "\n".join(
        f"{CHINESE.shown(d.words)} {CHINESE.text(d.why)} {CHINESE.text(d.done)}"
        for d in report.doubts
    )


@pytest.mark.parametrize(
    ("high", "words", "printed"),
    [
        ("superscript", "4", "水温升到10⁴度"),
        ("subscript", "3", "水温升到10₃度"),
        ("superscript", "-2", "水温升到10⁻²度"),
    ],
)
def test_raised_and_lowered_figures(
    imported: Import, tmp_path: Path, high: str, words: str, printed: str
) -> None:
    file = File()
    look = f'<w:vertAlign w:val="{high}"/>'
    file.runs(text("水温升到10"), text(words, look), text(f"度，{_LAST}"))
    _, edition = imported(file.saved(tmp_path))
    assert copy_of(edition)[-1] == f"{printed}，{_LAST}"


def test_a_raised_word_without_a_sign_is_printed_and_told(imported: Import, tmp_path: Path) -> None:
    file = File()
    file.runs(text("堤长五里"), text("新测", '<w:vertAlign w:val="superscript"/>'), text(_LAST))
    report, edition = imported(file.saved(tmp_path))
    assert copy_of(edition)[-1] == f"堤长五里新测{_LAST}"
    assert "上标" in told(report)


def test_what_is_said_for_two_programs_is_printed_once(imported: Import, tmp_path: Path) -> None:
    file = File()
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    said = f"<w:p>{text(_LAST)}</w:p>"
    both = f'<mc:Choice Requires="wps">{said}</mc:Choice><mc:Fallback>{said}</mc:Fallback>'
    whole = f'<mc:AlternateContent {nsdecls("w")} xmlns:mc="{space}">{both}</mc:AlternateContent>'
    body = file.document.element.body
    body.insert(len(body) - 1, parse_xml(whole))  # before the section's own
    report, edition = imported(file.saved(tmp_path))
    assert copy_of(edition).count(_LAST) == 1
    assert "Fallback" not in told(report)


def test_signs_of_other_fonts(imported: Import, tmp_path: Path) -> None:
    file = File()
    sign = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'
    file.runs(
        text("合格率"),
        sign.format("Symbol", "F0A3"),
        text("95%，误差"),
        sign.format("Symbol", "00B1"),
        text("2厘米，已查"),
        sign.format("Wingdings", "F0FC"),
        text("，编号"),
        sign.format("Webdings", "F04E"),
        text("m", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'),
        text(f"米。{_LAST}"),
    )
    report, edition = imported(file.saved(tmp_path))
    assert copy_of(edition)[-1] == f"合格率≤95%，误差±2厘米，已查✓，编号□μ米。{_LAST}"
    assert "Webdings" in told(report)


def test_an_equation_is_a_line_of_words(imported: Import, tmp_path: Path) -> None:
    file = File()
    file.runs(text("流量按"))
    math = (
        f"<m:oMath {MATH}><m:r><m:t>流量=</m:t></m:r><m:f><m:num><m:r><m:t>水量</m:t></m:r></m:num>"
        "<m:den><m:sSup><m:e><m:r><m:t>t</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup>"
        "</m:sSup></m:den></m:f></m:oMath>"
    )
    file.document.paragraphs[-1]._p.append(parse_xml(math))
    file.runs(text(_LAST))
    report, edition = imported(file.saved(tmp_path))
    assert "流量按流量=水量/t²" in copy_of(edition)[-2] + copy_of(edition)[-1]
    assert "Word 公式" in told(report)


@pytest.mark.parametrize(
    ("look", "why"),
    [
        ("<w:vanish/>", "隐藏文字"),
        ("<w:strike/>", "划去的文字"),
        ("<w:dstrike/>", "划去的文字"),
    ],
)
def test_hidden_and_struck_words(imported: Import, tmp_path: Path, look: str, why: str) -> None:
    file = File()
    file.runs(text("渡口修在"), text("老樟树下", look), text(f"石桥头。{_LAST}"))
    report, edition = imported(file.saved(tmp_path))
    assert copy_of(edition)[-1] == f"渡口修在石桥头。{_LAST}"
    assert ("老樟树下", why) in {(o.text, CHINESE.text(o.why)) for o in report.left_out}
    assert f"老樟树下 {why}" in told(report)


def test_words_that_only_a_style_hides(imported: Import, tmp_path: Path) -> None:
    file = File()
    style = file.document.styles.add_style("内部", WD_STYLE_TYPE.CHARACTER)
    style.font.hidden = True
    paragraph = file.document.add_paragraph("渡口修在")
    paragraph.add_run("电话另告", style="内部")
    paragraph.add_run(f"石桥头。{_LAST}")
    report, edition = imported(file.saved(tmp_path))
    assert copy_of(edition)[-1] == f"渡口修在石桥头。{_LAST}"
    assert "电话另告" in {o.text for o in report.left_out}


def test_readings_fields_and_deleted_words(imported: Import, tmp_path: Path) -> None:
    file = File()
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>zhang</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>樟</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "end"))
    code = "<w:r><w:instrText>EQ \\o\\ac(○,7)</w:instrText></w:r>"
    file.runs(text("老"), ruby, text("树下第"), begin, code, end, text(f"号码头。{_LAST}"))
    report, edition = imported(file.saved(tmp_path))
    assert copy_of(edition)[-1] == f"老樟树下第⑦号码头。{_LAST}"
    assert ("zhang", "注音") in {(o.text, CHINESE.text(o.why)) for o in report.left_out}


@pytest.mark.parametrize(
    ("form", "words", "start", "shown"),
    [
        ("decimal", "%1.", 6, "6."),
        ("decimalEnclosedCircle", "%1", 12, "⑫"),
        ("upperRoman", "%1.", 4, "IV."),
        ("decimalZero", "%1.", 3, "03."),
        ("japaneseCounting", "第%1章", 11, "第十一章"),
        ("ideographDigital", "第%1条", 2, "第二条"),
        ("chineseLegalSimplified", "%1、", 3, "叁、"),
        ("chineseCounting", "（%1）", 1, "（一）"),
        ("ideographTraditional", "%1.", 2, "乙."),
    ],
)
def test_numbers_as_word_shows_them(
    imported: Import, tmp_path: Path, form: str, words: str, start: int, shown: str
) -> None:
    file = File()
    name = file.lists((form, words, start))
    file.item("把沙场的旧账先理清楚，一笔一笔对给大家看，谁都可以来问。", name)
    _, edition = imported(file.saved(tmp_path))
    last = copy_of(edition)[-1].replace("\u3000", "")  # Word's blank stays behind 第二条
    assert last.startswith(f"{shown}把沙场")


def test_lists_count_on_and_begin_anew(imported: Import, tmp_path: Path) -> None:
    file = File()
    name = file.lists(("decimal", "%1.", 1), ("decimal", "%1.%2", 1))
    file.number(name + 1000, name, override=8)
    file.number(name + 2000, name)
    words = "修堤的石料由各村自己挑，运费从集体收入里出，年底公布。"
    for number, level in ((name, 0), (name, 1), (name, 1), (name, 0), (name + 1000, 0)):
        file.item(words, number, level)
    file.item(words, name + 2000, 0)
    _, edition = imported(file.saved(tmp_path))
    shown = [p.removesuffix(words) for p in copy_of(edition) if p.endswith(words)]
    assert shown == ["1.", "1.1", "1.2", "2.", "8.", "9."]


def test_a_level_may_count_on_through_the_levels_above(imported: Import, tmp_path: Path) -> None:
    file = File()
    name = file.lists(("decimal", "%1.", 1), ("upperLetter", "%2)", 1))
    levels = file.document.part.numbering_part.element.iter(f"{W}lvl")
    level = next(e for e in levels if e.find(f"{W}lvlText").get(f"{W}val") == "%2)")
    restart = OxmlElement("w:lvlRestart", attrs={f"{W}val": "0"})
    level.insert(2, restart)
    words = "修堤的石料由各村自己挑，运费从集体收入里出，年底公布。"
    for depth in (0, 1, 0, 1):
        file.item(words, name, depth)
    _, edition = imported(file.saved(tmp_path))
    shown = [p.removesuffix(words) for p in copy_of(edition) if p.endswith(words)]
    assert shown == ["1.", "A)", "2.", "B)"]


def test_tabs_keep_words_apart(imported: Import, tmp_path: Path) -> None:
    file = File()
    file.runs(
        "<w:r><w:t>值班</w:t><w:tab/><w:t>林一山</w:t><w:tab/><w:t>何小舟，"
        + _LAST
        + "</w:t></w:r>"
    )
    report, edition = imported(file.saved(tmp_path))
    assert copy_of(edition)[-1] == f"值班 林一山 何小舟，{_LAST}"
    assert "制表符" in told(report)


def test_merged_cells_are_a_table(imported: Import, tmp_path: Path) -> None:
    file = File()
    file.document.add_paragraph("表2 各渡口开放时间")
    table = file.document.add_table(rows=3, cols=3)
    rows = (("渡口", "时间", "船家"), ("东渡", "清早", "老周"), ("", "傍晚", "老吴"))
    for cells, words in zip(table.rows, rows, strict=True):
        for cell, one in zip(cells.cells, words, strict=True):
            cell.text = one
    table.cell(1, 0).merge(table.cell(2, 0)).text = "东渡"
    file.document.add_paragraph(_LAST)
    _, edition = imported(file.saved(tmp_path))
    (found,) = (i for a in edition.articles for i in a.body if isinstance(i, Table))
    assert found.title == "表2 各渡口开放时间"
    assert [c.text for c in found.rows[0]] == ["东渡", "清早", "老周"]
    assert found.rows[0][0].down == 2
    assert [c.text for c in found.rows[1]] == ["傍晚", "老吴"]


def test_the_files_own_count_finds_what_the_reader_passes_over(
    imported: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = read_word

    def forgetful(path: Path, log: Log) -> Document:
        whole = read(path, log)
        kept = tuple(b for b in whole.blocks if "撑船" not in b.text)
        return Document(whole.name, kept, whole.own)

    file = File()
    file.runs(text("村里最后一个撑船的人姓欧阳。"))
    file.runs(text(_LAST))
    path = file.saved(tmp_path)
    monkeypatch.setattr("content.importing.forms.opening.read_word", forgetful)
    report = importer.import_edition([path], tmp_path / "b", paper="澄江日报", today=_day())
    assert "欧阳" in report.unaccounted or "欧阳" in told(report)
    assert any(d.place.number == 4 and "撑船" in str(d.words) for d in report.doubts)


def _day() -> dt.date:
    return dt.date(2031, 1, 1)


def test_properties_stand_first_in_a_paragraph() -> None:
    """Where there are none, the copy is not looked through for them: it may be 60,000 runs."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    style, run = '<w:pPr><w:pStyle w:val="a"/></w:pPr>', "<w:r/>"
    styles = Styles(None)
    for inner, found in ((style + run * 4, "a"), ("<w:x/>" + style, "a"), (run * 4, ""), ("", "")):
        assert styles.of_paragraph(parse_xml(f"<w:p {space}>{inner}</w:p>")) == found
