"""Slots and the ear (报眼): their frames have the size asked for, and hold their words whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from content.model import (
    Article,
    ArticleKind,
    Aside,
    AsideForm,
    Edition,
    Finding,
    Headline,
    Paragraph,
)
from fonts.setting.styles import STYLES
from layout.banners import banner, parts_of
from layout.banners.frames import framed, with_ear
from layout.page.placed import Block, PlacedText
from layout.page.units import Rect, mm, pt
from layout.pictures import inspect
from layout.pictures.codes import across
from layout.plan.pages.blocks import sources
from layout.plan.shapes.slots import place_slot, slot_refusal, slot_shapes
from layout.plan.sources import Slot
from tests.kinds import made
from tests.plan import samples

CODE = Aside(form=AsideForm.CODE, title="扫码看书单", link="https://example.com/books")


def slot(kind: ArticleKind = ArticleKind.SLOT, words: str = "全场八折", **more: Any) -> Article:
    """Return a slot of these lines of words."""
    body = tuple(Paragraph(text=line) for line in words.split("\n") if line)
    fields: dict[str, Any] = {"kind": kind, "title": "河口书店开业", "body": body}
    return samples.article("ad", **{**fields, **more})


def shapes(article: Article, profile: str = "tabloid") -> list[tuple[int, int, float]]:
    return slot_shapes(samples.measures(profile), Slot("ad", article)).triples()


def texts(block: Block) -> Iterator[PlacedText]:
    yield from block.head.texts if block.head else ()
    yield from block.texts


def within(block: Block, frame: Rect) -> bool:
    """Tell whether all words of a block, its label left out, stand in a frame."""
    lines = [
        Rect(one.x, one.y, one.line.width_em * text.size, one.height)
        for text in texts(block)
        if text.role != "frame-label"
        for one in text.lines
    ]
    return all(
        frame.x < one.x
        and one.right < frame.right
        and frame.y < one.y
        and one.bottom < frame.bottom
        for one in lines
    )


@pytest.mark.parametrize("profile", ["tabloid", "broadsheet"])
@pytest.mark.parametrize("size", [(120.0, 80.0), (61.3, 47.9), (230.0, 40.0)])
def test_a_slot_has_one_shape_and_its_frame_the_size_asked_for(
    size: tuple[float, float], profile: str
) -> None:
    article, on = slot(size_mm=size, label="广告"), samples.measures(profile)
    ((columns, rows, _),) = shapes(article, profile)
    block = place_slot(on, article, on.grid.rect(0, 0, columns, rows))
    assert block.head is not None
    frame = block.head.rect
    assert (mm(frame.w), mm(frame.h)) == pytest.approx(size, abs=0.01)
    assert block.rect.x <= frame.x + 0.5 and frame.right <= block.rect.right + 0.5
    assert frame.x - block.rect.x == pytest.approx(block.rect.right - frame.right)  # in the middle
    assert block.rect.bottom - frame.bottom == pytest.approx(0.16 * on.grid.leading)
    assert within(block, frame)
    label = next(text for text in texts(block) if text.role == "frame-label")
    assert label.lines[0].line.text == "广告" and label.lines[0].y + label.size <= frame.y
    assert columns == 1 or on.grid.width(columns - 1) < pt(size[0])  # no wider than it must be


def test_a_slot_in_columns_and_lines_takes_just_these() -> None:
    assert [shape[:2] for shape in shapes(slot(size_columns=(3, 20)))] == [(3, 20)]


@pytest.mark.parametrize("size", [(100.0, 100.0), (150.0, 60.0)])
def test_a_finished_picture_is_shown_whole_and_without_words(size: tuple[float, float]) -> None:
    """As wide as its frame, or as high."""
    photo = samples.photograph("ad")
    article = slot(words="", pictures=(photo,), size_mm=size, label="公益广告")
    on = samples.measures("tabloid", None, photo)
    ((columns, rows, _),) = slot_shapes(on, Slot("ad", article)).triples()
    block = place_slot(on, article, on.grid.rect(0, 0, columns, rows))
    (shown,) = block.pictures
    assert shown.rect.w / shown.rect.h == pytest.approx(inspect(photo).aspect)
    parts = mm(shown.rect.w) / size[0], mm(shown.rect.h) / size[1]
    assert max(parts) == pytest.approx(1)
    assert [text.role for text in texts(block)] == ["frame-label"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"size_mm": (900.0, 80.0)}, "plan.slot-too-large"),
        ({"size_mm": (90.0, 600.0)}, "plan.slot-too-large"),
        ({"size_columns": (9, 20)}, "plan.slot-too-large"),
        ({"size_mm": (40.0, 30.0), "words": "旧书换新书，一本抵五元。" * 40}, "plan.slot-too-full"),
    ],
)
def test_a_slot_without_a_place_says_why(more: dict[str, Any], code: str) -> None:
    article = slot(**more)
    assert shapes(article) == []
    assert slot_refusal(samples.measures("tabloid"), article).code == code


@pytest.mark.parametrize("size", [(180, 120), (300, 90), (150, 260)])
def test_a_code_in_a_frame_is_large_enough_for_newsprint(size: tuple[float, float]) -> None:
    article = slot(words="全场八折，学生持证七折")
    article = article.model_copy(update={"body": (*article.body, CODE)})
    on = samples.measures("tabloid")
    rect = Rect(0, 0, *map(float, size))
    found = framed(article, rect, on.grid, on.composer)
    assert found is not None
    (code,) = found.codes
    assert mm(code.rect.w) / across(code.link) >= 0.399
    words = [line for text in (*found.head, *found.texts) for line in text.lines]
    boxes = [Rect(one.x, one.y, 1.0, one.height) for one in words]
    assert not any(
        box.x > code.rect.x and box.bottom > code.rect.y + 1 and box.y < code.rect.bottom - 1
        for box in boxes
    )


def test_lines_that_fit_stay_whole_rather_than_large() -> None:
    lines = "县城　多云转晴　8—17℃\n报料电话　0000-00000000"
    on = samples.measures("tabloid")
    found = framed(slot(words=lines), Rect(0, 0, pt(70), pt(60)), on.grid, on.composer)
    assert found is not None and [len(text.lines) for text in found.texts] == [1, 1]


def eared(design: str, **more: Any) -> tuple[Block, Block, Edition]:
    """Return an opening at its best height, its ear, and their edition."""
    of = samples.press(
        samples.article(), slot(ArticleKind.EAR, "今日八版\n明日多云"), banner=design, **more
    )
    own, on = with_ear(banner(design), of), samples.measures("tabloid")
    rows = min(own.rows(of, on.grid, on.composer), key=lambda way: way[1])[0]
    (ear,) = (part for part in parts_of(own, of, on.grid, rows, on.composer) if part.kind == "ear")
    return own.place(of, on.grid, rows, on.composer), ear, of


@pytest.mark.parametrize("design", ["quiet", "type", "festive", "wide"])
def test_the_ear_stands_beside_the_opening_and_nothing_meets_it(design: str) -> None:
    opening, ear, _ = eared(design)
    area = samples.measures("tabloid").grid.area
    assert ear.head is not None and within(ear, ear.head.rect)
    assert ear.rect.right == pytest.approx(area.right) and ear.rect.x > area.x + area.w / 2
    own = [t for t in opening.texts if t.role != "running"]
    assert all(one.x + one.line.width_em * t.size < ear.rect.x for t in own for one in t.lines)
    running = [t for t in opening.texts if t.role == "running"]
    assert max(one.x for t in running for one in t.lines) > ear.rect.x  # over both, as ever
    largest = max(text.size for text in own)
    assert all(text.size <= largest / 2 for text in texts(ear))


def test_under_a_picture_from_edge_to_edge_the_ear_is_a_strip() -> None:
    head = Headline(title="慢火车开进新县城", picture=samples.photograph())
    opening, ear, _ = eared("picture", headline=head)
    grid = samples.measures("tabloid").grid
    assert ear.rect.w == pytest.approx(grid.area.w)
    assert ear.rect.y >= opening.rect.bottom - 0.01


def test_the_ear_is_no_block_of_the_page_and_a_slot_keeps_its_place() -> None:
    ear, ad = slot(ArticleKind.EAR), slot(size_mm=(80.0, 40.0))
    of = samples.press(ear.model_copy(update={"id": "e"}), samples.article(), ad)
    assert [source.key for source in sources(of)][-2:] == ["a", "ad"]
    assert [source.key for source in sources(of) if source.key == "e"] == []


def test_a_frames_form_is_the_looks() -> None:
    on = samples.measures("tabloid")
    forms: tuple[Any, ...] = ("line", "double", "corners", "wenwu")
    drawn = set()
    for form in forms:
        styles = replace(STYLES, dress=replace(STYLES.dress, frame=form))
        grid = replace(on.grid, styles=styles)
        found = framed(slot(), Rect(0, 0, 200, 150), grid, on.composer)
        assert found is not None
        drawn.add((len(found.rules), tuple(rule.weight for rule in found.rules)))
    assert len(drawn) == len(forms)


def findings(**files: str) -> list[Finding]:
    """Return the findings of an edition with these articles beside a story."""
    story = made.article("三座小镇", "慢线在青石镇停四十秒。")
    found = made.read(made.folder({"a": story, **files})).findings
    return [one for one in found if one.rule in ("slot", "ad-label")]


@pytest.mark.parametrize(
    ("head", "body", "codes"),
    [
        ({"kind": "slot", "size_mm": [120, 80]}, "旧书换新书", []),
        ({"kind": "slot", "size_columns": [3, 20]}, "旧书换新书", []),
        ({"kind": "slot"}, "旧书换新书", ["check.slot-size"]),
        ({"kind": "slot", "size_mm": [9, 9], "size_columns": [1, 2]}, "书", ["check.slot-size"]),
        ({"kind": "ear", "size_mm": [120, 80]}, "旧书换新书", ["check.size-elsewhere"]),
        ({"kind": "story", "label": "广告"}, "旧书换新书。", ["check.size-elsewhere"]),
        ({"kind": "ear"}, "## 小标题\n\n旧书", ["check.slot-holds"]),
        ({"kind": "ear"}, "全场八折，订购热线0000", ["check.ad-label"]),
        ({"kind": "ear", "label": "广告"}, "全场八折，订购热线0000", []),
        ({"kind": "ear", "label": "公益广告"}, "优惠办证，开业有礼", []),
        ({"kind": "ear"}, "社区食堂今日开业", []),  # one word alone is news
    ],
)
def test_what_is_found_in_slots(head: dict[str, object], body: str, codes: list[str]) -> None:
    assert [one.told.code for one in findings(b=made.article("书店", body, **head))] == codes


def test_a_second_ear_is_found() -> None:
    ear = made.article("今日看点", "今日八版", kind="ear")
    (one,) = findings(b=ear, c=ear)
    assert (one.told.code, one.file) == ("check.second-ear", "articles/c.md")


def test_lines_of_a_notice_are_no_unended_sentences() -> None:
    ear = made.article("今日看点", "今日八版\n报料电话 0000-00000000", kind="ear")
    found = made.read(made.folder({"a": made.article("题", "四十秒。"), "b": ear})).findings
    assert not [one for one in found if one.file == "articles/b.md"]
