"""The table of styles is what the web pages' style sheet says: each change of a row changes it.

The golden `golden/styles.txt` shows every rule of words; renew it with
`python -m pytest tests/web --renew`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from content.model.inks import InkSet
from fonts.setting.screen_styles import SCREEN, ScreenRole, ScreenStyles, screen_roles
from layout.products.web.styling import style

GOLDEN = Path(__file__).with_name("golden") / "styles.txt"
SAYS = re.compile(r"(?:font|font-size|font-weight|font-family|line-height|color): [^;}]+")
#: Stacks whose faces are sent with the pages.
SENT = {"title": SCREEN.title_face, "figures": SCREEN.figures_face}


def told(styles: ScreenStyles) -> str:
    """Return what the style sheet says of words: a line a rule."""
    css = style(InkSet.of({}), [], styles).decode()
    rules = re.findall(r"([^{}]+){([^{}]*)}", re.sub(r"/\*.*?\*/", "", css))
    stacks = re.findall(r"--(?:song|hei|title|figures): [^;]+", css)
    lines = [
        f"{' '.join(selector.split())}: {'; '.join(found)}"
        for selector, body in rules
        if (found := SAYS.findall(body))
    ]
    return "\n".join([*stacks, *lines]) + "\n"


def changes() -> Iterator[Any]:
    """Yield every change of the table as a case."""
    for name, row in screen_roles(SCREEN).items():
        for what, new in changed(row):
            other: dict[str, Any] = {name: new}
            yield pytest.param(replace(SCREEN, **other), id=f"{name}-{what}")
    for name in ("title_face", "figures_face"):
        face = replace(getattr(SCREEN, name), family="Press Hei")
        yield pytest.param(replace(SCREEN, **{name: face}), id=name)


def changed(row: ScreenRole) -> Iterator[tuple[str, ScreenRole]]:
    """Yield a row with each field changed that it states."""
    if row.stack:
        yield "stack", replace(row, stack="song" if row.stack == "hei" else "hei")
    if row.weight:
        yield "weight", replace(row, weight=300)
    if row.size is not None:
        grown = {one.name: 1.25 * getattr(row.size, one.name) for one in fields(row.size)}
        yield "size", replace(row, size=type(row.size)(**grown))
    if row.leading:
        yield "leading", replace(row, leading=1.25 * row.leading)
    if row.ink:
        yield "ink", replace(row, ink="page")


def test_rules_of_words_are_as_they_were(renew: bool) -> None:
    text = told(SCREEN)
    if renew:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == text, "renew with pytest tests/web --renew"


@pytest.mark.parametrize("styles", tuple(changes()))
def test_each_change_of_a_row_changes_the_style_sheet_and_fails_the_golden(
    styles: ScreenStyles,
) -> None:
    assert told(styles) != GOLDEN.read_text(encoding="utf-8")


def test_the_style_sheet_has_no_figure_of_its_own_for_words() -> None:
    """What a rule says of words comes from the table, but 'inherit' and rules without text."""
    source = Path(__file__).parents[2] / "layout/products/web/templates/style.css.j2"
    text = re.sub(r"{{.*?}}", "{}", source.read_text(encoding="utf-8"))
    own = re.findall(r"(?:font|font-size|font-weight|line-height): *[\d.c][^;]*", text)
    assert own == []


def test_rows_on_a_stack_that_is_sent_have_its_weight() -> None:
    for name, row in screen_roles(SCREEN).items():
        assert row.stack not in SENT or row.weight == SENT[row.stack].weight, name
