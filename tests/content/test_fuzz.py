"""Whatever the files hold, reading never raises and every finding has a file and a message."""

# ruff: noqa: E501 - tables of cases read best with one case on a line
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.told import chinese
from content.reading.reader import ReadResult

SETTINGS = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
WORDS = (
    "paper name date headline title picture lede articles band credits profile fit body_pt inks "
    "primary cmyk rgb fonts kind kicker rank wishes width pictures figures items data value unit "
    "stated total style period crop safe left id line number 标题 <<"
)
KEYS = st.sampled_from(WORDS.split())
SCALARS = st.one_of(
    st.sampled_from([
        "one", "chart", "photo", "2031-03-05", "-1", "1e400", ".nan", "true", "~", "''", "share",
        "funnel", "timeline", "../x", "/etc/passwd", "*a", "&a b", "!!int x", "|", ">", "- x", "{",
        "'", '"\\ud800"', '"\\UFFFFFFFF"', "x.csv", "2031年2月30日", "2031年13月1日", "今年有超过120家商店",
    ]),
    st.text(max_size=12),
)  # fmt: skip


@st.composite
def yaml_text(draw: st.DrawFn) -> str:
    """Lines that look like an edition's YAML, sound or not."""
    lines = []
    for _ in range(draw(st.integers(0, 14))):
        indent = "  " * draw(st.integers(0, 3))
        dash = draw(st.sampled_from(["", "- "]))
        lines.append(f"{indent}{dash}{draw(KEYS)}: {draw(SCALARS)}")
    return "\n".join(lines)


COPY = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "\n",
                "\n\n",
                "---\n",
                "## ",
                "> ",
                "{==",
                "==}",
                "{>>",
                "<<}",
                "{--",
                "--}",
                "甲，乙。",
                "(",
                "”",
                "“",
                "|",
                "**",
                "title: 甲\n",
                "kind: box\n",
            ]
        ),
        st.text(max_size=8),
    ),
    max_size=30,
).map("".join)


def sound(result: ReadResult) -> None:
    assert all(f.file and chinese(f).text and f.line >= 0 for f in result.findings)
    for finding in result.findings:
        finding.model_dump_json()
    assert result.edition is not None or not result.ok


def data(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@SETTINGS
@given(yaml_text(), st.booleans())
def test_edition(case: Any, text: str, after: bool) -> None:
    sound(case.read({"edition.yaml": data(case.edition + text if after else text)}))


@SETTINGS
@given(yaml_text(), st.booleans())
def test_figures_and_pictures(case: Any, text: str, after: bool) -> None:
    figure = case.chart + "\n" + text if after else text
    sound(case.read({"figures/chart.yaml": data(figure), "pictures/pictures.yaml": data(text)}))


@SETTINGS
@given(COPY, yaml_text())
def test_articles(case: Any, copy: str, head: str) -> None:
    files = {"articles/one.md": data(f"---\n{head}\n---\n{copy}"), "articles/two.md": data(copy)}
    sound(case.read(files))


@SETTINGS
@given(st.lists(st.lists(st.text('",\n\r\t甲1', max_size=5), max_size=5), max_size=8))
def test_tables(case: Any, rows: list[list[str]]) -> None:
    table = "\n".join(",".join(row) for row in rows)
    chart = "kind: key\ntitle: 图\ndata: x.csv\n"
    sound(case.read({"figures/chart.yaml": chart, "figures/x.csv": data("label,value\n" + table)}))


@SETTINGS
@given(st.binary(max_size=200))
def test_bytes(case: Any, content: bytes) -> None:
    sound(
        case.read(
            {
                "edition.yaml": content,
                "articles/one.md": content,
                "figures/chart.yaml": content,
                "pictures/photo.svg": content,
            }
        )
    )


@SETTINGS
@given(st.text(max_size=30))
def test_no_written_path_leads_out(case: Any, path: str) -> None:
    result = case.read(
        {"articles/two.md": data("---\ntitle: 甲\npictures:\n  - '" + path + "'\n---\n段。\n")}
    )
    sound(result)
    for article in result.edition.articles if result.edition else ():
        for picture in article.pictures:
            assert picture.file.resolve().is_relative_to(Path(case.folder).resolve())


@pytest.mark.parametrize(
    "body",
    [
        "[" * 400_000,
        "<a" * 200_000,
        " " * 1_900_000,
        "“" * 200_000,
        "’‘" * 100_000,
        "a\n" * 200_000,
    ],
    ids=["brackets", "tags", "spaces", "quotes", "apostrophes", "lines"],
)
def test_long_bodies_are_quick(case: Any, body: str) -> None:
    sound(case.read({"articles/two.md": "---\ntitle: 甲\n---\n" + body}))


def test_a_hostile_svg_is_quick(case: Any) -> None:
    sound(case.read({"pictures/photo.svg": "<svg url(" + " " * 2_000_000 + "<" * 500_000}))
