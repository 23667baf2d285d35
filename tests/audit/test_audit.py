"""Each deliberate fault is found, and a clean page has none: the audit is able to fail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from content.model import Article, Edition, Headline, Paper, Paragraph, Wishes
from layout.judge.audit import AuditReport, Code, audit
from layout.judge.audit.__main__ import main
from layout.judge.audit.holes import largest_empty
from layout.judge.audit.sheet import read_document
from layout.judge.verdict import judge
from tests.audit.pages import COLUMNS_X, FIRST_ROW, GRID, ROWS, Draft, clean, headed, row_mm


def look(draft: Draft, expected: Edition | None = None) -> AuditReport:
    return audit(draft.pdf(), GRID, expected)


@pytest.fixture(scope="module")
def clean_report() -> AuditReport:
    return look(clean())


def test_clean_page_has_no_fault(clean_report: AuditReport) -> None:
    assert clean_report.faults == ()
    assert clean_report.good
    assert clean_report.tagged


def test_figures_of_a_clean_page(clean_report: AuditReport) -> None:
    (page,) = clean_report.pages
    assert page.text_columns == 3
    assert page.body_lines == 3 * ROWS
    assert page.chars == 3 * ROWS * 23 + 15
    assert page.smallest_text_pt == 9
    assert page.off_grid == 0
    assert page.worst_edge_em < 0.005
    assert page.uneven_lines == 0
    assert page.fill_percent > 85


def text_past_the_area() -> Draft:
    draft = clean()
    draft.text(250, row_mm(20), "越过版心的文字")
    return draft


def text_cut_by_the_page() -> Draft:
    draft = clean()
    draft.text(268, row_mm(20), "裁掉的文字")
    return draft


def text_below_the_area() -> Draft:
    draft = clean()
    draft.text(20, row_mm(76), "版心以下的文字")
    return draft


def ink_in_the_margin() -> Draft:
    draft = clean()
    draft.box(8, 200, 4, 30)
    return draft


def text_on_text() -> Draft:
    draft = clean()
    draft.text(COLUMNS_X[1], row_mm(30.4), "叠在正文上的文字", size=9.5)
    return draft


def text_on_picture() -> Draft:
    draft = clean()
    draft.picture(COLUMNS_X[2], row_mm(40), 60, 30)
    return draft


def empty_foot() -> Draft:
    return headed(ROWS, ROWS, ROWS - 30)


def short_column() -> Draft:
    return headed(ROWS, ROWS, ROWS - 3)


def beside_the_grid() -> Draft:
    draft = headed(ROWS, ROWS)
    draft.column(2, FIRST_ROW - 0.2, ROWS)
    return draft


def small_print() -> Draft:
    draft = clean()
    draft.text(20, row_mm(9), "太小的文字", size=6)
    return draft


def ragged_line() -> Draft:
    draft = headed(ROWS, ROWS)
    loose = '<span style="letter-spacing:.04em">' + draft.line() + "</span>"
    draft.column(2, FIRST_ROW, ROWS, {9: loose})
    return draft


def mark_at_line_start() -> Draft:
    draft = headed(ROWS, ROWS)
    draft.column(2, FIRST_ROW, ROWS, {9: "，" + draft.line()[1:]})
    return draft


def mark_at_line_end() -> Draft:
    draft = headed(ROWS, ROWS)
    draft.column(2, FIRST_ROW, ROWS, {9: draft.line()[:-1] + "（"})
    return draft


def level_heads() -> Draft:
    draft = headed(ROWS)
    draft.text(COLUMNS_X[1], row_mm(10), "擦亮生态文明底色", "h2", 18)
    draft.column(1, FIRST_ROW, ROWS)
    draft.column(2, FIRST_ROW, ROWS)
    return draft


def head_at_the_foot() -> Draft:
    draft = headed(ROWS, ROWS, ROWS - 4)
    draft.text(COLUMNS_X[2], row_mm(GRID.rows - 4), "守护一方平安", "h2", 12)
    draft.column(2, GRID.rows - 2, 2)
    return draft


def head_over_the_headline() -> Draft:
    draft = Draft()
    draft.text(20, row_mm(0), "昂首阔步新时代", "h1", 54)
    draft.text(20, row_mm(6), "激发区域内生动力", "h2", 63)
    for index in range(3):
        draft.column(index, FIRST_ROW, ROWS)
    return draft


def pictures_that_touch() -> Draft:
    draft = headed(ROWS - 20, ROWS - 20, ROWS - 20)
    top, high = row_mm(GRID.rows - 19), 19 * GRID.profile.leading_mm
    draft.picture(20, top, 117, high)
    draft.picture(137.3, top, 117, high)
    return draft


def empty_chart() -> Draft:
    draft = headed(ROWS - 20, ROWS - 20, ROWS - 20)
    top, high = row_mm(GRID.rows - 19), 19 * GRID.profile.leading_mm
    words = '<text x="5" y="8" font-size="4">图表标题</text>'
    inner = f'<rect width="235" height="{high}" fill="#eee"/>{words}'
    draft.svg(20, top, 235, high, inner)
    return draft


CASES: tuple[tuple[Callable[[], Draft], Code], ...] = (
    (text_past_the_area, Code.OVERFLOW),
    (text_cut_by_the_page, Code.OVERFLOW),
    (text_below_the_area, Code.OVERFLOW),
    (ink_in_the_margin, Code.OVERFLOW),
    (text_on_text, Code.OVERLAP),
    (text_on_picture, Code.OVERLAP),
    (empty_foot, Code.HOLE),
    (short_column, Code.UNEVEN),
    (beside_the_grid, Code.OFF_GRID),
    (small_print, Code.SMALL),
    (ragged_line, Code.RAGGED),
    (mark_at_line_start, Code.LINE_START),
    (mark_at_line_end, Code.LINE_END),
    (level_heads, Code.RIVAL_HEADS),
    (head_at_the_foot, Code.STRANDED_HEAD),
    (head_over_the_headline, Code.HIERARCHY),
    (pictures_that_touch, Code.TOUCHING),
    (empty_chart, Code.HOLLOW),
)
#: Faults that another one brings with it.
ALSO = {
    "text_past_the_area": {Code.OVERLAP},
    "text_cut_by_the_page": {Code.UNEVEN},
    "short_column": {Code.HOLE},
    "head_at_the_foot": {Code.UNEVEN},
    "empty_foot": {Code.UNEVEN},
    "text_on_text": {Code.OFF_GRID},
    "text_on_picture": {Code.PALE},  # black on its black half
}


@pytest.mark.parametrize(("make", "code"), CASES, ids=[make.__name__ for make, _ in CASES])
def test_fault_is_found(make: Callable[[], Draft], code: Code) -> None:
    report = look(make())
    found = set(report.counts())
    assert code in found
    assert found - {code} <= ALSO.get(make.__name__, set())
    assert not report.good


def verse(draft: Draft, column: int, rows: int) -> Draft:
    """Set a head and so many paragraphs of one short line in a column."""
    draft.text(COLUMNS_X[column], row_mm(10), "春晓", "h2", 18)
    for row in range(rows):
        draft.text(COLUMNS_X[column], row_mm(FIRST_ROW + row), "春眠不觉晓。")
    return draft


def short_lines(rows: int) -> Draft:
    """Set verse in the last column: so many paragraphs of one short line."""
    return verse(headed(ROWS, ROWS), 2, rows)


def test_beside_short_paragraphs_is_no_hole() -> None:
    assert Code.HOLE not in look(short_lines(ROWS)).counts()


def test_under_short_paragraphs_is_a_hole() -> None:
    assert Code.HOLE in look(short_lines(ROWS - 20)).counts()


def test_beside_a_column_of_short_paragraphs_an_empty_one_is_a_hole() -> None:
    assert Code.HOLE in look(verse(headed(ROWS), 1, ROWS)).counts()


def names(space: float) -> Draft:
    """Set a line of names so many em apart, in runs of their own, and two lines without spaces."""
    draft = headed(ROWS, ROWS)
    run = '<b style="font-weight:normal;letter-spacing:0">'
    gap = f'<i style="display:inline-block;width:{space - 0.05}em"></i>'
    words = f"<span>郑立新{gap}{run}王玉春{gap}</b>吴东禾的同志们都来了十余人</span>"
    draft.column(2, FIRST_ROW, ROWS, {9: words})
    return draft


def test_names_an_em_apart_are_one_line() -> None:
    lines = [line.text for line in read_document(names(1.05).pdf()).sheets[0].lines]
    assert any(line.startswith("郑立新王玉春吴东禾") for line in lines)


def test_runs_a_gutter_apart_are_two_lines() -> None:
    lines = [line.text for line in read_document(names(1.4).pdf()).sheets[0].lines]
    assert not any("郑立新王玉春" in line for line in lines)


def test_rule_between_heads_parts_them() -> None:
    draft = level_heads()
    draft.box(COLUMNS_X[1] - 4, row_mm(10), 0.2, 9)
    assert look(draft).good


def test_one_line_apart_is_no_fault_but_measured() -> None:
    report = look(headed(ROWS, ROWS, ROWS - 1))
    assert report.good
    assert report.pages[0].uneven_lines == pytest.approx(1, abs=0.01)


def test_column_over_a_picture_ends_with_it() -> None:
    draft = headed(ROWS, ROWS, ROWS - 12)
    draft.picture(COLUMNS_X[2], row_mm(GRID.rows - 11), 73, 11 * GRID.profile.leading_mm)
    assert look(draft).good


def test_column_of_a_continued_story_goes_on_under_a_quote() -> None:
    """Its page may have no head at all, only the line that says where the story began."""
    draft = Draft()
    draft.text(20, row_mm(10), "上接第1页　激发区域内生动力")
    for index, count in enumerate((ROWS, ROWS, 20)):
        draft.column(index, FIRST_ROW, count)
    draft.text(COLUMNS_X[2], row_mm(FIRST_ROW + 22), "激发区域内生动力", "blockquote", 18)
    draft.column(2, FIRST_ROW + 29, ROWS - 29)
    assert Code.UNEVEN not in look(draft).counts()


def edition(*texts: str) -> Edition:
    folder = Path("/nowhere")
    body = tuple(Paragraph(text=t) for t in texts)
    article = Article(id="a", file=Path("a.md"), title="激发区域 内生动力", body=body)
    return Edition(
        id="e",
        folder=folder,
        paper=Paper(name="澄江日报", date=dt.date(2021, 7, 27)),
        headline=Headline(title="昂首阔步新时代"),
        articles=(article,),
    )


def test_copy_that_is_all_there() -> None:
    draft = clean()
    assert look(draft, edition(*draft.paragraphs)).good


def test_lost_copy_is_found_where_it_breaks_off() -> None:
    draft = clean()
    report = look(draft, edition(draft.paragraphs[0] + "而且还有一句", *draft.paragraphs[1:]))
    assert set(report.counts()) == {Code.LOST}
    assert report.faults[0].told.values["after"] == 23 * ROWS


def test_marks_squeezed_over_each_other_stay_in_the_order_of_the_copy() -> None:
    """PDFium gives a mark that stands left of the one before it first, or after the whole run."""
    words = "甲乙。", "”", "“丙丁戊己"
    moves = "0", "-.5em", "-1.05em"
    spans = "".join(
        f'<i style="font-style:normal;margin-left:{move}">{part}</i>'
        for part, move in zip(words, moves, strict=True)
    )
    draft = clean()
    draft.text(20, row_mm(11.5), spans)
    lines = read_document(draft.pdf()).sheets[0].lines
    assert "".join(words) in [line.text for line in lines]


def test_misordered_copy_is_found() -> None:
    draft = clean()
    a, b, c = draft.paragraphs
    assert set(look(draft, edition(a, c, b)).counts()) == {Code.MISORDERED}


def test_pinned_sections_may_leave_the_order_of_the_edition() -> None:
    draft = clean()
    words = draft.paragraphs
    whole = edition(*words)
    sections = [
        whole.articles[0].model_copy(
            update={"id": f"s{i}", "body": (Paragraph(text=words[i]),), "wishes": wishes}
        )
        for i, wishes in ((1, Wishes()), (2, Wishes(pin="foot")), (0, Wishes(pin="top")))
    ]
    pinned = whole.model_copy(update={"articles": tuple(sections)})
    assert Code.MISORDERED not in look(draft, pinned).counts()
    loose = [article.model_copy(update={"wishes": Wishes()}) for article in sections]
    unpinned = whole.model_copy(update={"articles": tuple(loose)})
    assert Code.MISORDERED in look(draft, unpinned).counts()


def first_again() -> Draft:
    """Return a page whose last column has the words of its first."""
    draft = headed(ROWS, ROWS)
    draft.used = 0
    draft.column(2, FIRST_ROW, ROWS)
    return draft


def test_doubled_copy_is_found() -> None:
    draft = first_again()
    a, b, _ = draft.paragraphs
    assert set(look(draft, edition(a, b)).counts()) == {Code.DOUBLED}


def test_sentences_that_recur_over_a_paragraph_s_end_are_not_doubled() -> None:
    """A report of the same sentences in turn was withheld: two paragraphs' seam read as a third."""
    draft = first_again()
    a, b, _ = draft.paragraphs
    cut = len(a) // 2
    assert Code.DOUBLED not in look(draft, edition(a[:cut], a[cut:] + b, a)).counts()


def test_largest_empty_agrees_with_trying_all() -> None:
    rng = np.random.default_rng(7)
    for _ in range(60):
        ink = rng.random((9, 11)) < 0.25
        best = 0
        for top in range(9):
            for left in range(11):
                for bottom in range(top + 2, 10):
                    for right in range(left + 2, 12):
                        if not ink[top:bottom, left:right].any():
                            best = max(best, (bottom - top) * (right - left))
        row, column, rows, columns = largest_empty(ink, 2, 2)
        assert rows * columns == best
        assert not ink[row : row + rows, column : column + columns].any()


def test_program_prints_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(small_print().pdf())
    assert main([str(file), "--profile", "tabloid"]) == 1
    assert "字太小" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("missing_em", "delivered"), [(0, True), (0.4, True), (0.6, False), (5, False)]
)
def test_a_line_half_a_character_short_is_not_delivered(missing_em: float, delivered: bool) -> None:
    """In mid-paragraph; less is a matter of craft, and told."""
    draft = headed(ROWS, ROWS)
    loose = f'<span style="letter-spacing:{0.05 - missing_em / 22:.4f}em">{draft.line()}</span>'
    draft.column(2, FIRST_ROW, ROWS, {9: loose})
    report = look(draft)
    verdict = judge(report)
    assert (Code.RAGGED in report.counts()) == (missing_em > 0)
    assert verdict.good is delivered
    assert any(fault.code is Code.RAGGED for fault in verdict.errors) is not delivered
