"""The table of styles is what stands on the page: each change of a row changes the page.

Goldens: `golden/styles.txt` shows every role of a printed page (`specimen.py`), `styles-lusong.txt`
what the first edition's finished pages hold. Renew them with `pytest tests/render --renew`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from itertools import chain, groupby, zip_longest
from pathlib import Path
from typing import Any

import pytest

from content.model.inks import InkSet
from fonts.faces import SHIPPED
from fonts.setting.roles import HEI, SONG, AnyRole, Choice, Points, Rows
from fonts.setting.styles import ONE_ROW, STYLES, Styles, flush, roles
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.plan import plan_edition
from layout.products.render.html import page_html
from tests.plan import samples
from tests.render import specimen

GOLDEN = Path(__file__).with_name("golden") / "styles.txt"
LUSONG = GOLDEN.with_name("styles-lusong.txt")
HEAD = "role <tag> face weight size/leading (pt) ink, and where it stands"
PART_OF = {row: name for name, part in specimen.PARTS.items() for row in part.rows}


def longer(length: Any) -> Any:
    """Return a length a quarter greater in all its numbers."""
    if isinstance(length, Choice):
        return Choice(tuple(1.25 * em for em in length.ems))
    grown = {one.name: 1.25 * getattr(length, one.name) for one in fields(length)}
    return type(length)(**grown)


def changes(name: str, row: AnyRole) -> Iterator[tuple[str, AnyRole]]:
    """Yield a row with each of its fields changed: face, weight, size, leading, ink, tag, class."""
    style = row.style
    other = flush(SONG if style.family == HEI else HEI, 700)
    yield "face", replace(row, style=replace(style, family=other.family, weight=other.weight))
    # The one farthest from it: that all are drawn is told by `tests/fonts/test_metrics.py`.
    weight = max(SHIPPED[style.family], key=lambda one: abs(one - style.weight))
    if weight != style.weight:
        yield f"weight-{weight}", replace(row, style=replace(style, weight=weight))
    if fields(row.size):
        yield "size", replace(row, size=longer(row.size))
    if name.startswith("subhead"):
        yield "leading", replace(row, leading=Rows(3))
    elif row.leading is not None and name not in ONE_ROW:
        yield "leading", replace(row, leading=longer(row.leading))
    yield "ink", replace(row, ink="sand")
    yield "tag", replace(row, tag="div")
    yield "class", replace(row, css="other")
    if row.reversed:
        yield "reversed", replace(row, reversed=900)


CASES = [
    pytest.param(name, row, id=f"{name}-{what}")
    for name, old in roles(STYLES).items()
    for what, row in changes(name, old)
]


def with_row(name: str, row: AnyRole) -> Styles:
    """Return the table with one row changed."""
    others: dict[str, Any] = {name: row}
    return replace(STYLES, **others)


def golden() -> dict[str, str]:
    """Return the golden's parts by name."""
    lines = GOLDEN.read_text(encoding="utf-8").splitlines(keepends=True)[1:]
    found: dict[str, str] = {}
    for line in lines:
        if line.startswith("["):
            name = line.strip("[]\n")
        found[name] = found.get(name, "") + line
    return found


def differs(part: str, styles: Styles) -> bool:
    """Tell whether a part is other than the golden has it: looked at up to the first such line."""
    before = golden()[part].splitlines(keepends=True)
    return any(one != was for one, was in zip_longest(specimen.lines(part, styles), before))


@cache
def shipped(name: str) -> str:
    """Return a part of the specimen in the shipped styles."""
    return specimen.listing(name, STYLES)


def test_specimen_is_as_it_was(renew: bool) -> None:
    text = "\n".join([HEAD, *(shipped(name).rstrip("\n") for name in specimen.PARTS)]) + "\n"
    if renew:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == text, "renew with pytest tests/render --renew"


def test_specimen_shows_every_row() -> None:
    rows = [row for part in specimen.PARTS.values() for row in part.rows]
    assert sorted(rows) == sorted(roles(STYLES))


@pytest.mark.parametrize(("name", "row"), CASES)
def test_each_change_of_a_row_changes_the_page_and_fails_the_golden(
    name: str, row: AnyRole
) -> None:
    assert differs(PART_OF[name], with_row(name, row))


def test_size_of_reversed_type_changes_the_page() -> None:
    changed = replace(STYLES, reversed_pt=12.0)
    assert differs("running", changed)
    assert differs("banners", changed)


@pytest.mark.parametrize(
    "name",
    ["box", "continued", "verse", "verse_title", "verse_author", "roll", "roll_head"],
)
def test_running_text_takes_one_row_a_line(name: str) -> None:
    row = roles(STYLES)[name]
    with pytest.raises(ValueError, match=name):
        with_row(name, replace(row, leading=Rows(2)))


def test_sub_head_takes_whole_rows() -> None:
    with pytest.raises(ValueError, match="subhead"):
        replace(STYLES, subhead=replace(STYLES.subhead, leading=Rows(1.5)))


def test_one_class_has_one_tag() -> None:
    pairs = sorted({(row.css, row.tag) for row in roles(STYLES).values()})
    assert [css for css, same in groupby(pairs, lambda pair: pair[0]) if len(list(same)) > 1] == []


def test_finished_pages_of_the_first_edition(renew: bool) -> None:
    found = specimen.found(samples.planned("lusong").placed)
    text = HEAD.split(",")[0] + ", number of texts\n" + found
    if renew:
        LUSONG.write_text(text, encoding="utf-8")
    assert LUSONG.read_text(encoding="utf-8") == text, "renew with pytest tests/render --renew"


def test_another_table_makes_another_plan_of_the_whole_edition() -> None:
    body = replace(STYLES.body, style=STYLES.box.style)
    title = replace(STYLES.title_2, ink="secondary")
    chart = replace(STYLES.chart, title=replace(STYLES.chart.title, size=Points(9.0)))
    own = replace(STYLES, body=body, title_2=title, chart=chart)
    edition = samples.edition("small")
    plan = plan_edition(
        edition, samples.library(), samples.composer(), samples.measured(edition), styles=own
    )
    found = specimen.found(plan.placed)
    assert found != specimen.found(samples.planned("small").placed)
    assert "body <p> Press Song" not in found and "body <p> Press Kai" in found
    assert "title <h2> Press Title 900 21.00/25.20 secondary" in found
    assert "chart title Press Hei 700 9.00" in found and "chart title Press Hei 700 10" not in found


@pytest.mark.parametrize("profile", PROFILES)
def test_body_size_and_leading_move_the_grid(profile: str) -> None:
    plain = Grid.of(PROFILES[profile])
    wide = replace(STYLES, body=replace(STYLES.body, leading=longer(STYLES.body.leading)))
    grid = Grid.of(PROFILES[profile], None, wide)
    assert grid.rows * grid.leading == pytest.approx(plain.rows * plain.leading)
    assert grid.leading == pytest.approx(1.25 * plain.leading, rel=0.01)
    large = replace(STYLES, body=replace(STYLES.body, size=longer(STYLES.body.size)))
    assert Grid.of(PROFILES[profile], None, large).body == 1.25 * plain.body


def test_tags_faces_and_sizes_reach_the_document() -> None:
    """The HTML of the first edition: each class once, as the table says; tags of the roles."""
    placed = samples.planned("lusong").placed
    pictures = {
        item.picture.id: Alt() for block in placed.pages[0].blocks for item in block.pictures
    }
    charts = {item.figure.id: "" for block in placed.pages[0].blocks for item in block.figures}
    html = page_html(placed, InkSet.of({}), samples.library(), charts, pictures)
    assert (
        "html { " in html and f'font-family: "{STYLES.body.style.family}"; line-height: 1' in html
    )
    for text in chain.from_iterable(map(specimen.block_texts, placed.pages[0].blocks)):
        size = f"{text.size:.3f}".rstrip("0").rstrip(".")
        rule = (
            f'font-family: "{text.style.family}"; font-weight: {text.style.weight}; '
            f"font-size: {size}pt; color: var(--{text.ink})"
        )
        (name,) = re.findall(r"\.(s\d+) { " + re.escape(rule), html)
        assert f'<{text.tag} class="{text.role} {name}"' in html, text


class Alt:
    """A picture's words for the document."""

    alt = "图"
