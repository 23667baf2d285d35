"""Initials (首字下沉): which paragraphs have one, and that the lines beside it are set in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from content.model import ArticleKind, BodyItem, Paragraph, PullQuote, Subhead
from fonts.setting import Beside
from fonts.setting.dress import Dress
from fonts.setting.styles import STYLES
from layout.page.placed import Block
from layout.plan.copy.column_breaks import Item, break_columns
from layout.plan.copy.initials import (
    BEHIND_EM,
    LEAST_EM,
    LINES,
    MOST_SCALE,
    WALL,
    WHITE_EM,
    has_initial,
    set_initial,
)
from layout.plan.copy.pieces import Initial
from layout.plan.sources import Story
from tests.plan import samples
from tests.render.specimen import measures, placed_story

WORDS = "早上六点，石坪镇邮政所的卷帘门响了一声，街上的人便知道，老韩要进山了。" * 4
ROW_EM = 1.43


def styles(initial: Any = "three") -> Any:
    return replace(STYLES, dress=replace(STYLES.dress, initial=initial))


def opens(text: str = WORDS, initial: Any = "three", **more: Any) -> bool:
    """Tell whether a leading story's first paragraph has an initial."""
    fields: dict[str, Any] = {"rank": 1, "body": (Paragraph(text=text),), **more}
    one = samples.article("a", **fields)
    return has_initial(styles(initial), one, one.body, len(one.body) - 1)


def test_only_where_the_look_asks_for_it() -> None:
    assert opens() and opens(initial="two") and not opens(initial="none")
    assert Dress().initial == "long"


def test_a_wall_of_text_has_one_in_every_look_that_has_initials() -> None:
    """It is long, and has no sub-head; a form of address may stand before it."""
    wall = tuple(Paragraph(text=WORDS) for _ in range(WALL // len(WORDS) + 1))

    def has(number: int, *body: BodyItem, rank: int = 2, initial: str = "long") -> bool:
        one = samples.article("a", rank=rank, body=body)
        return has_initial(styles(initial), one, one.body, number)

    assert has(0, *wall) and has(0, *wall, initial="two") and not has(0, *wall, initial="none")
    assert has(1, Paragraph(text="同志们：", flush=True), *wall) and not has(1, *wall)
    assert not has(0, *wall[:-1], rank=1) and not has(0, *wall, Subhead(text="一、路"))


@pytest.mark.parametrize(
    "text",
    [
        "“早上六点”，他说。",
        "2025年春天。",
        "GDP破四百亿。",
        "早，街上没有人。",
        "（本报讯）早上。",
        "早",
    ],
)
def test_a_mark_a_digit_or_a_letter_is_no_initial_nor_what_stands_before_one(text: str) -> None:
    assert not opens(text + WORDS if len(text) > 1 else text)


@pytest.mark.parametrize(
    "more",
    [
        {"rank": 2},
        {"kind": ArticleKind.BOX},
        {"body": (Paragraph(text=WORDS, bold=2),)},
        {"body": (Paragraph(text=WORDS, flush=True),)},
        {"body": (Paragraph(text=WORDS), Paragraph(text=WORDS))},  # the second is asked about
    ],
)
def test_a_small_story_a_box_and_further_paragraphs_have_none(more: dict[str, Any]) -> None:
    assert not opens(**more)


def test_a_quotation_that_stands_elsewhere_is_no_first_paragraph() -> None:
    assert opens(body=(PullQuote(text="老韩要进山了"), Paragraph(text=WORDS)))


def large(measure: float, text: str = WORDS) -> tuple[Initial, Any] | None:
    style = STYLES.body.style
    part = Paragraph(text=text)
    return set_initial(samples.composer(), styles(), part, style, measure, ROW_EM)


@pytest.mark.parametrize("measure", [14.0, 17.0, 23.0, 31.5])
def test_its_lines_are_set_in_by_its_width_and_nothing_is_lost(measure: float) -> None:
    found = large(measure)
    assert found is not None
    initial, fit = found
    assert initial.line.text == WORDS[0]
    assert 2 * ROW_EM + 0.8 < initial.scale <= MOST_SCALE * (2 * ROW_EM + 1)
    for count in fit.options:
        lines = fit.lines(count)
        assert "".join(line.text for line in lines) == WORDS[1:]
        beside, below = lines[: initial.lines], lines[initial.lines :]
        assert below
        assert {line.indent_em for line in beside} == {initial.scale + BEHIND_EM}
        assert {line.indent_em for line in below} == {0.0}
        assert all(line.width_em <= measure + 1e-6 for line in lines)
        assert all(line.width_em == pytest.approx(measure) for line in lines[:-1] if line.justified)
        assert not any(line.text[0] in "，。" for line in lines)


def test_no_initial_where_there_is_no_room_beside_it_or_below() -> None:
    known = large(20.0)
    assert known is not None and known[0].lines == 3
    width = known[0].scale + BEHIND_EM
    three, two = large(width + LEAST_EM), large(width + LEAST_EM - 0.1)
    assert three is not None and three[0].lines == 3
    assert two is not None and two[0].lines == 2  # narrower columns have a lower one
    assert large(two[0].scale + BEHIND_EM + LEAST_EM - 0.1) is None
    assert large(20.0, "早上六点，街上没有人。") is None


def test_a_short_paragraph_has_a_lower_one() -> None:
    found = large(14.0, "早上六点，石坪镇邮政所的卷帘门响了一声，老韩要进山了。")
    assert found is not None and found[0].lines == 2 and min(found[1].options) > 2


@pytest.mark.parametrize("lines", [2, 3])
@pytest.mark.parametrize("measure", [15.0, 21.0])
def test_breaks_beside_an_initial_are_the_best_there_are(measure: float, lines: int) -> None:
    composer, width = samples.composer(), 3.5
    style = replace(STYLES.body.style, indent_em=0.0)
    fit = composer.fit(WORDS, style, measure, None, Beside(lines, width))
    whole = fit.lines()
    # What stands below is what the composer sets alone at the full measure, in as many lines.
    rest = "".join(line.text for line in whole[lines:])
    alone = composer.fit(rest, style, measure)
    assert len(whole) - lines in alone.options
    assert alone.lines(len(whole) - lines)[0].text == whole[lines].text


def test_the_lines_beside_it_stand_in_one_column() -> None:
    options = ((9, 0.0),)
    free, kept = Item(options), Item(options, joined=3)
    assert break_columns([free], (2, 7)) is not None
    assert break_columns([kept], (2, 7)) is None
    assert break_columns([kept], (3, 6)) is not None


def test_a_low_character_is_not_made_as_high_as_its_lines() -> None:
    found = large(20.0, "一" + WORDS)
    assert found is not None and found[0].scale == pytest.approx(MOST_SCALE * (2 * ROW_EM + 1))


def story(initial: str) -> Block:
    """Return a leading story as it stands on the page."""
    on = measures(styles(initial))
    one = samples.article("a", 500, rank=1)
    body = (Paragraph(text=WORDS), *one.body)
    one = one.model_copy(update={"body": body})
    return placed_story(on, Story("a", one, body), 4)


@pytest.mark.parametrize("initial", ["two", "three"])
def test_it_reaches_from_the_head_of_its_first_line_to_the_foot_of_its_last(initial: str) -> None:
    block = story(initial)
    text = next(text for text in block.texts if text.id == "a#0")
    first, *lines = text.lines
    count = LINES[initial]
    assert "".join(line.line.text for line in text.lines) == WORDS
    assert first.line.ink == "primary"
    step = lines[1].y - lines[0].y
    high = (count - 1) * step + text.size  # from the head of the first line to the foot of the last
    face = first.line.runs[0]
    assert face.family and face.weight
    top, foot = samples.library().metrics(face.family, face.weight).ink(WORDS[0])
    size = first.line.scale * text.size
    # Baselines stand .12 em over the foot of an em box.
    lower = first.y - lines[count - 1].y + 0.12 * (size - text.size)
    inks = [high + lower - size * (1 - edge) for edge in (top, foot)]
    white = WHITE_EM * text.size
    assert inks == pytest.approx([white, high - white])
    assert first.x == lines[count].x
    assert lines[0].x + lines[0].line.indent_em * text.size > first.x + size
