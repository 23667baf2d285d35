"""Charts and pages set words alike: natural widths, gaps, squeezed marks, breaks, drawn places."""

from __future__ import annotations

import ctypes
import io
import re

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from weasyprint import HTML

from charts.gauge import gauge_of
from charts.scene import Pen
from charts.svg import NS, svg_of
from content.model.inks import InkSet, Medium
from fonts import SETTING_CSS
from fonts.lengths import mm, pt
from fonts.library import FontLibrary
from fonts.setting import Composer, Line, line_html
from fonts.setting.chart_styles import CHART
from fonts.setting.roles import AnyRole

SIZE_PT, BASELINE_PT = 9.0, 10.0
#: Stated here once more, apart from the program's own tables.
OPENS, CLOSES = "“‘（《〈「『【〔", "”’）》〉」』】〕，。、；：！？"
NEVER_FIRST = set("、，。：；！？）》】』」”’…—·%‰℃々")
PIECES = st.one_of(
    st.text("芦淞区服饰航空产业增长人均万户亿元年月日个々", min_size=1, max_size=7),
    st.text("0123456789", min_size=1, max_size=4),
    st.text("GDPSAaekmαβΩéü", min_size=1, max_size=6),
    st.sampled_from(list(OPENS + CLOSES)),
    st.sampled_from(["——", "……", "·", "～", "/", "+", "-", "&", "%", "‰", "℃", "²", "①", "→", "±"]),
    st.sampled_from([" ", "\u3000", "km²", "3.5%", "3·15", "2021年7月", "￥100", "kW·h", "A1类"]),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=12).map("".join).filter(lambda t: bool(t.strip()))
FACES = st.sampled_from([CHART.label, CHART.note, CHART.title, CHART.number])
STEADY = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def composer(fonts: FontLibrary) -> Composer:
    return Composer(fonts)


def page_line(composer: Composer, text: str, face: AnyRole) -> Line:
    """Return the text as a page sets it on one line without end."""
    style = face.style
    (line,) = composer.fit(text, style, 10_000).lines()
    return line


def blank_of(char: str, face: AnyRole, fonts: FontLibrary) -> float:
    """Return the blank at the outer side of a mark at a line's edge."""
    found = fonts.face_for(char, face.style.family, face.style.weight)
    assert found is not None
    wide = fonts.metrics(found.family, found.weight).advance(char)
    if wide < 0.75 or char not in OPENS + CLOSES + "·":
        return 0.0
    return (wide - 0.5) / (2 if char == "·" else 1)


def drawn(text: str, face: AnyRole, fonts: FontLibrary) -> etree._Element:
    """Return the text element of a scene with this one line, its left edge at 0."""
    pen = Pen(gauge_of(fonts))
    pen.text(0, mm(BASELINE_PT), text, face, SIZE_PT)
    inks = InkSet.of({}, Medium.PRESS)
    root = etree.fromstring(svg_of(pen, "t", "t", 300, 20, inks).encode())
    (element,) = root.iter(f"{{{NS}}}text")
    assert isinstance(element, etree._Element)
    return element


def characters(element: etree._Element) -> list[tuple[str, float, str, int]]:
    """Return every character with its x in em, family and weight."""
    found = []
    for part in [element, *element]:
        places = [float(x) / SIZE_PT for x in (part.get("x") or "").split()]
        for char, x in zip(part.text or "", places, strict=True):
            family, weight = part.get("font-family"), part.get("font-weight")
            assert family is not None
            assert weight is not None
            found.append((char, x, family, int(weight)))
    return found


@pytest.mark.parametrize(("text", "em"), [("3·15晚会", 4.96), ("αβ线", 2.54), ("km²地块", 4.185)])
def test_the_strings_that_differed(
    text: str, em: float, composer: Composer, fonts: FontLibrary
) -> None:
    assert gauge_of(fonts).width(text, CHART.label, pt(1)) == pytest.approx(em, abs=1e-9)
    assert page_line(composer, text, CHART.label).width_em == pytest.approx(em, abs=1e-9)


@STEADY
@given(text=TEXTS, face=FACES)
def test_charts_measure_as_pages_do(
    composer: Composer, fonts: FontLibrary, text: str, face: AnyRole
) -> None:
    line = page_line(composer, text, face)
    last = text.strip()[-1]
    bare = line.width_em - (blank_of(last, face, fonts) if last in CLOSES + "·" else 0.0)
    assert gauge_of(fonts).width(text, face, SIZE_PT) == pytest.approx(bare * mm(SIZE_PT), abs=1e-6)


@STEADY
@given(text=TEXTS, face=FACES)
def test_the_drawing_has_the_measured_width(fonts: FontLibrary, text: str, face: AnyRole) -> None:
    """From the ink side of the first character to the ink side of the last, as the SVG has them."""
    line = [c for c in characters(drawn(text, face, fonts)) if c[0].strip()]
    (first, x, _, _), (last, end, family, weight) = line[0], line[-1]
    left = x + (blank_of(first, face, fonts) if first in OPENS + "·" else 0.0)
    assert left == pytest.approx(0.0, abs=2e-3), "the ink begins at the edge"
    advance = fonts.metrics(family, weight).advance(last)
    right = end + advance - (blank_of(last, face, fonts) if last in CLOSES + "·" else 0.0)
    width = gauge_of(fonts).width(text, face, SIZE_PT) / mm(SIZE_PT)
    assert right - left == pytest.approx(width, abs=2e-3)


@STEADY
@given(text=TEXTS, face=FACES, measure=st.floats(4, 24))
def test_lines_fit_and_lose_nothing(
    fonts: FontLibrary, text: str, face: AnyRole, measure: float
) -> None:
    gauge, width = gauge_of(fonts), measure * mm(SIZE_PT)
    for by_phrase in (False, True):
        lines = gauge.wrap(text, width, face, SIZE_PT, by_phrase)
        assert "".join("".join(lines).split()) == "".join(text.split())
        for line in lines:
            assert gauge.width(line, face, SIZE_PT) <= width + 1e-4 or len(line) == 1
            assert line == line.strip()


@pytest.mark.parametrize(
    ("title", "em", "lines"),
    [
        ("一年接着一年干：连续年数", 7.2, ("一年接着", "一年干：", "连续年数")),
        ("一届接着一届干：新增造林", 7.2, ("一届接着", "一届干：", "新增造林")),
    ],
)
def test_no_title_breaks_before_a_lone_character(
    fonts: FontLibrary, title: str, em: float, lines: tuple[str, ...]
) -> None:
    """A line more is better than one that ends or begins with a single character (一年|干)."""
    assert gauge_of(fonts).wrap(title, em * mm(SIZE_PT), CHART.label, SIZE_PT, True) == lines


@STEADY
@given(
    parts=st.lists(
        st.sampled_from(["芦淞", "3.5%", "，", "《航空》", "服饰、", "A1类", "GDP", "——"]),
        min_size=4,
        max_size=14,
    ),
    measure=st.floats(6, 24),
)
def test_no_line_starts_or_ends_amiss(fonts: FontLibrary, parts: list[str], measure: float) -> None:
    """Where what must stay together fits the measure, it stays together."""
    text = "芦" + "".join(parts)
    chunks = re.findall(r"《?(?:[0-9.%A-Z]+类?|.)[，、》—]*", text)
    assert "".join(chunks) == text
    gauge = gauge_of(fonts)
    if any(gauge.width(chunk, CHART.label, 8) > measure * mm(8) for chunk in chunks):
        return
    for line in gauge.wrap(text, measure * mm(8), CHART.label, 8):
        assert line[0] not in NEVER_FIRST, (line, text)
        assert not line.endswith("《")
        assert not line.endswith(("3", "A1"))


def test_a_chart_prints_each_character_where_a_page_does(
    composer: Composer, fonts: FontLibrary
) -> None:
    """Both through WeasyPrint on one sheet, read back by PDFium: equal to 0.01 em."""
    texts = (
        "3·15晚会",
        "αβ线",
        "km²地块",
        "“（航空）”，《服饰》——GDP增长3.5%",
        "It’s 25℃、‰",
        "共 10 万m²，超￥100",
        "①A1类→5.5万人……",
    )
    face = CHART.number
    css = f"font:{face.style.weight} {SIZE_PT}pt '{face.style.family}'"
    html = [
        f"<html lang=zh-CN><style>{fonts.css()}@page{{size:400pt {40 * len(texts) + 40}pt;"
        f"margin:0}}body{{margin:0;{SETTING_CSS}}}p,svg{{position:absolute;margin:0;left:20pt}}"
        f"p{{white-space:pre;{css};line-height:12pt}}"
        "</style><body>"
    ]
    for k, text in enumerate(texts):
        top = 20 + 40 * k
        html.append(f'<p style="top:{top}pt">{line_html(page_line(composer, text, face))}</p>')
        element = etree.tostring(drawn(text, face, fonts), encoding="unicode")
        html.append(
            f'<svg style="top:{top + 12}pt" width="360pt" height="20pt" viewBox="0 0 360 20">'
            f"{element}</svg>"
        )
    page = pypdfium2.PdfDocument(io.BytesIO(HTML(string="".join(html)).write_pdf()))[0]
    words, height = page.get_textpage(), page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    found: dict[int, list[tuple[str, float]]] = {}
    for index in range(words.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(words, index))
        if char.strip() and ord(char) >= 32:
            pdfium.FPDFText_GetCharOrigin(words, index, x, y)
            found.setdefault(round((height - y.value) * 10), []).append((char, x.value / SIZE_PT))
    baselines = sorted(found)
    assert len(baselines) == 2 * len(texts)
    for on_page, in_chart in zip(baselines[::2], baselines[1::2], strict=True):
        one, other = (
            sorted(found[y], key=lambda c: (round(c[1], 2), c[0])) for y in (on_page, in_chart)
        )
        assert [c for c, _ in one] == [c for c, _ in other]
        for (char, a), (_, b) in zip(one, other, strict=True):
            assert a == pytest.approx(b, abs=0.01), (char, one, other)
