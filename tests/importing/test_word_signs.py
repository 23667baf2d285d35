"""Fields, equations, raised characters and boxes to tick of a Word file, run by run."""

from __future__ import annotations

import pytest
from lxml import etree

from content.importing.forms.word.runs import Inline, Runs
from content.importing.forms.word.styles import Styles
from content.importing.text import eqfields

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def _read(inner: str) -> Inline:
    return Runs(Styles(None)).read(etree.fromstring(f"<w:p {_SPACES}>{inner}</w:p>"))


def _run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def _field(code: str) -> str:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{end}"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (r" EQ \f(3,4) ", "3/4"),
        (r"EQ 5\f(1,2)", "5又1/2"),
        (r"EQ \r(3,27)", "³√27"),
        (r"EQ \r(,2gh)", "√2gh"),
        (r"EQ x\s\up6(2)+y\s\do 3(1)", "x²+y₁"),
        (r"EQ \f(\r(2),a+b)", "(√2)/(a+b)"),
        (r"EQ \f(a\,b,c)", "(a,b)/c"),
        (r"EQ \b(\f(1,2))", "（1/2）"),
        (r"EQ \x(答)", "答"),
        (r"EQ \i\su(1,5,x)", ""),
        (r"EQ \f(1", ""),
        ("EQ " + r"\x(" * 20 + ")" * 20, ""),
    ],
)
def test_fields_of_equations(code: str, words: str) -> None:
    assert eqfields.shown(code) == words


def test_a_fraction_is_printed_and_asked_about() -> None:
    out = _read(_run("占地5") + _field(r" EQ \f(3,4) ") + _run("亩"))
    assert out.text == "占地5又3/4亩"
    assert [words for words, *_ in out.doubts] == ["又3/4"]
    assert not out.gone


def test_a_mixed_number_of_an_equation_keeps_its_parts_apart() -> None:
    def number(words: str) -> str:
        return f"<m:r><m:t>{words}</m:t></m:r>"

    fraction = f"<m:f><m:num>{number('1')}</m:num><m:den>{number('2')}</m:den></m:f>"
    assert _read(f"<m:oMath>{number('5')}{fraction}</m:oMath>").text == "5又1/2"
    assert _read(_run("共5") + f"<m:oMath>{fraction}</m:oMath>").text == "共5又1/2"
    assert _read(_run("共") + f"<m:oMath>{fraction}</m:oMath>").text == "共1/2"


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ('<w:position w:val="6"/><w:sz w:val="14"/>', "15km²"),
        ('<w:position w:val="-4"/><w:sz w:val="14"/>', "15km₂"),
        ('<w:position w:val="6"/><w:sz w:val="21"/>', "15km2"),  # levelled, not raised
        ('<w:sz w:val="14"/>', "15km2"),
        ('<w:vertAlign w:val="superscript"/>', "15km²"),
    ],
)
def test_a_small_run_off_the_line_is_raised(properties: str, words: str) -> None:
    assert _read(_run("15km", '<w:sz w:val="21"/>') + _run("2", properties)).text == words


@pytest.mark.parametrize(("checked", "sign"), [("1", "✓"), ("0", "□")])
def test_a_box_to_tick_shows_its_state(checked: str, sign: str) -> None:
    box = (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox>'
        f"</w:sdtPr><w:sdtContent>{_run('☒')}</w:sdtContent></w:sdt>"
    )
    assert _read(box + _run("已验收")).text == f"{sign}已验收"
