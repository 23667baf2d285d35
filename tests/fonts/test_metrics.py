"""Measuring: widths of the marks by face, and agreement with what WeasyPrint 70 sets."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import weasyprint
from weasyprint.formatting_structure import boxes

from fonts import SETTING_CSS, FontLibrary

LIBRARY = FontLibrary.shipped()
CASES = (
    "中国汉字排版测试",
    "，。、；：！？（）《》〈〉「」【】",
    "2026",
    "A1",
    "SA60L",
    "GDP",
    "17.7",
    "9%",
    "±1.5℃",
    "office fi AVATAR To Wa.",
    "“你好”",
    "‘好’",
    "……",
    "——",
    "他说——好",
    "北京—上海",
    "卡尔·马克思",
    "①②⑳㎡½",
    "CO₂ 10⁶",
    "a\u2005b\u202fc\u3000d\u2002\u2009",
    "Café lǚ",
    "3～5",
    "--",
    "1/2",
)
SIZE_PX = 100


def set_widths(items: list[tuple[str, int, str]], lang: str, css: str) -> list[float]:
    """Return the width in em of each (family, weight, text) as WeasyPrint lays it out."""
    lines = "".join(
        f"<p><span style=\"font-family:'{family}';font-weight:{weight}\">{text}</span></p>"
        for family, weight, text in items
    )
    html = (
        f'<html lang="{lang}"><style>{LIBRARY.css()} @page{{size:4000px 60000px;margin:0}}'
        f"p{{margin:0;font-size:{SIZE_PX}px;white-space:pre;{css}}}</style>{lines}"
    )
    document = weasyprint.HTML(string=html).render()
    (page,) = document.pages
    return [
        box.width / SIZE_PX
        for box in page._page_box.descendants()
        if isinstance(box, boxes.TextBox)
    ]


@pytest.mark.parametrize(
    ("lang", "css"),
    [("zh-CN", SETTING_CSS), ("zh-CN", ""), ("en", SETTING_CSS)],
    ids=["zh-CN", "no-css", "en"],
)
def test_set_and_measured_agree(lang: str, css: str) -> None:
    """No feature of the shipped files changes widths, so neither language nor CSS matters."""
    items = [
        (face.family, face.weight, text)
        for face in LIBRARY.faces
        for text in CASES
        if all(LIBRARY.metrics(face.family, face.weight).has(char) for char in text)
    ]
    assert len(items) > 250
    wrong = {
        item: (width, LIBRARY.metrics(*item[:2]).run(item[2]))
        for item, width in zip(items, set_widths(items, lang, css), strict=True)
        if abs(width - LIBRARY.metrics(*item[:2]).run(item[2])) > 0.002
    }
    assert wrong == {}


def test_tabular_figures_agree() -> None:
    items = [
        (face.family, face.weight, text) for face in LIBRARY.faces for text in ("1111", "2011")
    ]
    widths = set_widths(items, "zh-CN", SETTING_CSS + "font-variant-numeric:tabular-nums")
    for (family, weight, text), width in zip(items, widths, strict=True):
        metrics = LIBRARY.metrics(family, weight)
        assert width == pytest.approx(metrics.run(text, tabular=True), abs=0.002)
        assert metrics.run("1111", tabular=True) == pytest.approx(metrics.run("2011", tabular=True))


def test_mixed_faces_keep_one_baseline() -> None:
    """All faces have one em box: a line of mixed faces is as high as its line-height says."""
    spans = "".join(
        f"<span style=\"font-family:'{face.family}';font-weight:{face.weight}\">8A</span>"
        for face in LIBRARY.faces
    )
    html = f"<style>{LIBRARY.css()} p{{font:16px/20px 'Press Song'}}</style><p>国{spans}"
    (page,) = weasyprint.HTML(string=html).render().pages
    found = list(page._page_box.descendants())
    assert [box.height for box in found if isinstance(box, boxes.LineBox)] == [20]
    assert len({box.position_y for box in found if isinstance(box, boxes.TextBox)}) == 1


@pytest.mark.parametrize("text", CASES)
def test_a_run_is_the_sum_of_its_characters(text: str) -> None:
    metrics = LIBRARY.metrics("Press Song", 400)
    assert metrics.run(text) == pytest.approx(sum(map(metrics.advance, text)))


@pytest.mark.parametrize("family", ["Press Song", "Press Hei", "Press Kai", "Press Title"])
def test_widths_of_marks(family: str) -> None:
    face = LIBRARY.nearest(family, 400)
    metrics = LIBRARY.metrics(family, face.weight)
    em = metrics.advance("国")
    for mark in "“”‘’…—，。、；：！？（）《》":
        assert metrics.advance(mark) == em, mark
    assert metrics.advance("·") == em / 2
    assert metrics.run("——") == metrics.run("……") == pytest.approx(2 * em)
    assert (metrics.ascent, metrics.descent) == (0.88, 0.12)
    assert 0.66 < metrics.cap_height < 0.75
    assert 0.45 < metrics.x_height < 0.57


def test_a_character_that_is_missing() -> None:
    metrics = LIBRARY.metrics("Press Song", 400)
    assert not metrics.has("😀")
    assert not any(map(metrics.has, "\u00ad\u200b\u2060\ufeff\t\n"))  # to be cleaned from copy
    assert metrics.advance("😀") == 1.0


def test_measuring_opens_no_fonttools() -> None:
    """A cold start stays fast: HarfBuzz only."""
    code = (
        "import sys; from fonts import FontLibrary as L; "
        "l = L.shipped(); l.metrics('Press Song', 400).run('A1'); l.css(); l.digest(); "
        "sys.exit(any(m.partition('.')[0] in {'fontTools', 'weasyprint'} for m in sys.modules))"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)
