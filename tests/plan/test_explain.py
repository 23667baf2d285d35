"""Why a page looks as it does, in the editor's language."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from content.words import Language, Words, message
from layout.plan import Plan
from layout.plan.explain import explain
from layout.plan.pages.faults import Fault
from tests.plan import samples
from tests.words.planner import costs, faults

CHINESE, ENGLISH = Words(Language.ZH), Words(Language.EN)


def with_faults(plan: Plan) -> Plan:
    """Return a plan whose first page has every fault, on the page, in a column, of two blocks."""
    places = (message("explain.on-page"), message("explain.in-column", column=3), "town · work")
    found = tuple(Fault(name, 1.5, places[at % 3]) for at, name in enumerate(sorted(faults())))
    return replace(plan, pages=(replace(plan.pages[0], faults=found), *plan.pages[1:]))


@pytest.mark.parametrize("name", ["lusong", "small"])
def test_chinese_has_no_english_word(name: str) -> None:
    """But for what is a name of the edition's or a unit."""
    plan = with_faults(samples.planned(name))
    own = {plan.grid.profile.name, "pt", *(str(s.source.key) for s in plan.pages[0].stands)}
    said = explain(plan, CHINESE)
    for article in plan.placed.edition.articles:
        own |= {picture.id for picture in article.pictures}
        own |= {word for figure in article.figures for word in (figure.id, str(figure.kind))}
    for one in sorted(own | {"town · work"}, key=len, reverse=True):
        said = said.replace(one, "")
    titles = re.sub("《.*?》|“.*?”|（[^）]*\\|[^）]*）", "", said)
    assert re.findall("[A-Za-z]{2,}", re.sub(r"[a-z]+:\d+|\w+\.\d+", "", titles)) == []


@pytest.mark.parametrize("words", [CHINESE, ENGLISH], ids=str)
def test_both_say_the_same_figures(words: Words) -> None:
    plan = samples.planned("lusong")
    said = explain(plan, words)
    for stand in plan.pages[0].stands:
        assert f"{stand.width} × {stand.height}" in said
        assert f"{stand.way.cost:.1f}" in said
    assert f"{plan.pages[0].cost:.1f}" in said


def test_a_block_is_told_with_its_place_its_head_and_its_costs() -> None:
    plan = samples.planned("small")
    stand = next(s for s in plan.pages[0].stands if s.source.key == "2-towns")
    head, columns = stand.way.recipe.head, stand.way.recipe.columns
    assert head is not None and columns is not None
    said = explain(plan, CHINESE)
    assert f"2-towns 稿件《三座小镇怎样分一条线》：{stand.width} × {stand.height}" in said
    assert f"第 {stand.column + 1} 栏第 {stand.row + 1} 行起" in said
    assert f"标题 {head.size:g} pt，{head.lines} 行" in said
    assert f"正文 {columns.count} × {columns.measure} 字" in said
    assert re.search(r"填满 [\d.]+", said)


def test_a_name_without_a_word_stands_as_it_is() -> None:
    plan = samples.planned("small")
    page = replace(plan.pages[0], faults=(Fault("something new", 2.0, "page"),))
    assert "something new" in explain(replace(plan, pages=(page,)), CHINESE)


def test_names_are_found() -> None:
    assert {"seam 通缝", "hierarchy"} <= faults()
    assert {"head", "fill", "shape", "lede", "white"} <= costs()
