"""Boxes in the copy on finished files: whole, where they are written, each set as its form asks."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from content.model import Aside, AsideForm, Paragraph
from content.source.rules import Rule
from fonts.setting.styles import STYLES
from layout.edition.make import OF_SHAPE, Built
from layout.judge.audit import audit
from layout.judge.audit.model import Code
from layout.page.designs import LOOK_NAMES
from layout.page.looks import look
from layout.page.placed import Block, PlacedText
from layout.page.units import Rect
from layout.pdf.tree import elements
from layout.plan.copy.kinds.aside import set_aside
from layout.plan.copy.setter import Setter
from layout.plan.weights import WEIGHTS
from layout.products.download.agreement import disagreements
from layout.products.download.reading import reading
from tests.kinds import made
from tests.kinds.test_report import web
from tests.placed import same
from tests.plan import samples

NAMES = ("boxes", "long_boxes", "wide_boxes")
#: Of these, where everything stands is held.
GOLDEN = ("boxes",)


@pytest.fixture(scope="module", params=NAMES)
def built(request: pytest.FixtureRequest) -> Built:
    return made.built(request.param)


def asides(built: Built) -> Iterator[tuple[str, Aside]]:
    """Yield the boxes of an edition with their articles' ids."""
    for article in built.placed.edition.articles:
        yield from ((article.id, item) for item in article.body if isinstance(item, Aside))


def texts(built: Built, role: str) -> Iterator[tuple[Block, PlacedText]]:
    """Yield the placed texts of a role within boxes."""
    for page in built.placed.pages:
        for block in page.blocks:
            for group in block.groups:
                yield from ((block, text) for text in group.parts if text.role == role)


def words(text: PlacedText) -> str:
    return "".join(line.line.text for line in text.lines)


def test_nothing_is_found_and_nothing_lost(built: Built) -> None:
    assert [fault for fault in built.audit.faults if fault.code not in OF_SHAPE] == []
    assert disagreements(built.pdf, built.placed.edition) == ()


@pytest.mark.parametrize("name", GOLDEN)
def test_everything_is_placed_as_before(name: str, renew: bool) -> None:
    same(Path(__file__).with_name("golden") / f"{name}.txt", made.built(name).placed, renew)


def test_a_box_is_read_where_it_is_written(built: Built) -> None:
    read = [(p.group, p.text) for p in reading(built.pdf)]
    for name, box in asides(built):
        said = iter(text for group, text in read if group == name)
        assert all(passage in said for passage in box.passages)


def test_boxes_are_groups_of_the_tag_tree_with_a_head() -> None:
    with pikepdf.open(io.BytesIO(made.built("boxes").pdf)) as pdf:
        groups = [e for e in elements(pdf.Root.StructTreeRoot.K[0]) if e.get("/S") == "/Div"]
        inside = [[str(kid.S) for kid in group.K] for group in groups]
    assert ["/P"] in inside, "the note"
    assert sum("/H3" in kids for kids in inside) == 3, "a notice alone has the article's title"


def frames(built: Built) -> Iterator[tuple[Block, Rect, list[PlacedText]]]:
    """Yield the boxes that have a ground or a frame, each part, with the texts that begin there."""
    for page in built.placed.pages:
        for block in page.blocks:
            for rect in block.whites:
                inside = [
                    text
                    for group in block.groups
                    for text in group.parts
                    if rect.x <= text.lines[0].x < rect.right
                    and rect.y <= text.lines[0].y + text.lines[0].height / 2 <= rect.bottom
                ]
                yield block, rect, inside


def test_words_stand_inside_their_box(built: Built) -> None:
    found = 0
    for _, rect, inside in frames(built):
        for text in inside:
            line = text.lines[0]
            assert rect.x - 0.01 <= line.x
            assert line.x + line.line.width_em * text.size <= rect.right + 0.6 * text.size
            found += 1
    assert found >= len(list(asides(built)))


@pytest.mark.parametrize("look_name", LOOK_NAMES)
@pytest.mark.parametrize(
    "words", ["从一千一百多名候选人到十六名当选人，评委会走了七个月。", "编者按"]
)
def test_a_note_keeps_clear_of_what_stands_at_its_sides(look_name: str, words: str) -> None:
    """Between rules it takes the whole measure; beside a bar, or on a ground, it does not."""
    styles = look(look_name).styles(STYLES)
    part = Aside(form=AsideForm.NOTE, paragraphs=(Paragraph(text=words),))
    on = Setter(samples.composer(), styles, WEIGHTS.kinds)
    ((piece, _),) = set_aside(on, part, "a", 14.0, "", None, 1.43)
    (found,) = piece.stretches
    size = styles.note.size.part
    left = min(cell.x_em for cell in found.cells)
    right = max(cell.x_em + cell.line.width_em * size for cell in found.cells)
    ruled = styles.dress.box.note in ("wenwu", "double")
    pad = 0.0 if ruled else WEIGHTS.kinds.aside_pad_em
    assert left == pytest.approx(pad)
    assert right <= 14.0 - pad + 0.6 * size  # a mark may hang


def test_boxes_do_not_touch_the_text_around() -> None:
    """Half a row of white over and under a box between paragraphs of its column."""
    built = made.built("boxes")
    leading = built.placed.grid.leading
    tried = 0
    for block, rect, _ in frames(built):
        for text in block.texts:
            for line in text.lines:
                if rect.x - 1 <= line.x < rect.right and text.role == "body":
                    above, below = rect.y - (line.y + line.height), line.y - rect.bottom
                    assert max(above, below) > 0.3 * leading
                    tried += 1
    assert tried > 20


def test_each_form_is_set_as_it_asks() -> None:
    built = made.built("boxes")
    notes = [text for _, text in texts(built, "note")]
    assert {text.style.family for text in notes} == {"Press Kai"}
    assert words(notes[0]).startswith("编者按：三年前")
    assert [words(text) for _, text in texts(built, "aside-label")] == ["人物", "链接"]
    links = [(block, text) for block, text in texts(built, "link")]
    for block, text in links:
        line = text.lines[0]
        grounds = [fill.rect for fill in block.fills if fill.ink == "tint"]
        assert any(g.x < line.x < g.right and g.y < line.y < g.bottom for g in grounds)
    heads = {words(text) for _, text in texts(built, "aside-title")}
    assert heads == {"甲某某", "什么是河长制", "关于河口大桥封闭施工的公告"}
    assert {t.style.family for _, t in texts(built, "aside-title")} == {"Press Hei"}


def test_signature_and_date_stand_at_the_right_of_a_notice() -> None:
    signed = list(texts(made.built("boxes"), "signature"))
    assert [words(text) for _, text in signed] == ["示例县交通运输局", "2026年1月8日"] * 2
    pad = WEIGHTS.kinds.aside_pad_em * made.built("boxes").placed.grid.body
    for _, rect, inside in frames(made.built("boxes")):
        for text in (text for text in inside if text.role == "signature"):
            (line,) = text.lines
            right = line.x + line.line.width_em * text.size
            assert right == pytest.approx(rect.right - pad, abs=0.01)
            # A narrow box leaves little white: at least its lines begin right of the text's left.
            assert line.x > rect.x + pad + (rect.w / 3 if rect.w > 12 * text.size else 0)


def test_a_portrait_stands_beside_the_name_and_is_not_distorted(built: Built) -> None:
    for page in built.placed.pages:
        for block in page.blocks:
            for picture in block.pictures:
                name = next(
                    text
                    for b, text in texts(built, "aside-title")
                    if b is block and words(text) == "甲某某"
                )
                assert name.lines[0].x >= picture.rect.right
                assert picture.rect.y < name.lines[0].y + name.lines[0].height
                assert name.lines[0].y < picture.rect.bottom
                width, height = (900, 1200) if built is made.built("boxes") else (1600, 1000)
                ratio = picture.rect.w / picture.rect.h / (width / height)
                assert 2 / 3 - 0.01 <= ratio <= 1.51
    assert len(list(asides(built))) > 1


def test_a_long_box_goes_on_open_and_a_short_one_is_whole() -> None:
    built = made.built("long_boxes")
    (notice,) = [(name, box) for name, box in asides(built) if box.form is AsideForm.NOTICE]
    closed = []
    for page in built.placed.pages:
        for block in page.blocks:
            if block.id.partition("/")[0] != notice[0]:
                continue
            level = [r for r in block.rules if r.y1 == r.y2 and r.weight == 0.9]
            closed.append(len(level))
    assert sum(closed) == 2, "one rule over the first part, one under the last"
    people = list(texts(built, "person"))
    xs = {round(line.x) for _, text in people for line in text.lines}
    assert len(xs) == 1, "in one column"


def test_the_web_page_has_the_boxes() -> None:
    page = web("boxes", "article-1-story.html")
    found = page.xpath("//aside[contains(@class, 'box')]")
    assert [e.get("class").split()[1] for e in found] == ["note", "person", "link"]
    story = made.built("boxes").placed.edition.articles[0]
    for element, box in zip(found, [i for i in story.body if isinstance(i, Aside)], strict=True):
        said = "".join(element.text_content().split())
        assert all("".join(p.split()) in said for p in box.passages)


def test_the_audit_misses_a_word_of_a_box() -> None:
    built = made.built("boxes")
    articles = []
    for article in built.placed.edition.articles:
        body = tuple(
            item.model_copy(update={"post": "护林志愿者"})
            if isinstance(item, Aside) and item.form is AsideForm.PERSON
            else item
            for item in article.body
        )
        articles.append(article.model_copy(update={"body": body}))
    other = built.placed.edition.model_copy(update={"articles": tuple(articles)})
    found = audit(built.pdf, built.placed.grid, other, built.placed).faults
    assert {f.code for f in found if f.code not in OF_SHAPE} == {Code.LOST}


def read(body: str, title: str = "标题") -> tuple[list[Aside], list[str]]:
    """Return the boxes of an article and the rules of its findings about form."""
    found = made.read(made.folder({"a": made.article(title, body)}))
    assert found.edition is not None
    rules = [f.rule for f in found.findings if f.rule in (Rule.BAD_BLOCK, Rule.PICTURE_MISSING)]
    return [i for i in found.edition.articles[0].body if isinstance(i, Aside)], rules


@pytest.mark.parametrize("name", ["编者按", "编后", "note"])
def test_a_note_opens_with_its_label(name: str) -> None:
    label = "编者按" if name == "note" else name
    (box,), _ = read(f"一段。\n\n:::{name}\n一句话。\n\n又一句。\n:::")
    first, second = box.paragraphs
    assert (first.text, first.bold) == (f"{label}：一句话。", len(label) + 1)
    assert second.text == "又一句。" and box.label == ""


def test_a_label_that_is_written_is_not_doubled() -> None:
    (box,), _ = read("一段。\n\n:::编者按\n编者按：一句话。\n:::")
    assert box.passages == ("编者按：一句话。",)


def test_a_person_has_fields_and_own_words() -> None:
    (box,), rules = read(
        "一段。\n\n:::person 甲某\npost: 老师\n> 第一句，\n> 第二句。\n\n"
        "教书：三十年。\n又一行。\n:::"
    )
    assert rules == []
    assert (box.label, box.title, box.post) == ("人物", "甲某", "老师")
    assert box.quote == "第一句，第二句。"
    assert [p.text for p in box.paragraphs] == ["教书：三十年。又一行。"]


def test_a_portrait_that_is_not_there_is_found() -> None:
    (box,), rules = read("一段。\n\n:::人物 甲某\n照片：nobody\n老师。\n:::")
    assert rules == [Rule.PICTURE_MISSING]
    assert box.portrait is not None


ENDINGS = (
    ("甲局\n2026年1月8日", "甲局", "2026年1月8日", 1),
    ("甲局\n\n二〇二六年一月八日\n", "甲局", "二〇二六年一月八日", 1),
    ("落款：甲局、乙局\n日期：元旦", "甲局、乙局", "元旦", 1),
    ("请互相转告。\n2026年1月8日", "", "2026年1月8日", 2),
    ("甲局", "", "", 2),
)


@pytest.mark.parametrize(("end", "signature", "date", "paragraphs"), ENDINGS)
def test_a_notice_is_signed(end: str, signature: str, date: str, paragraphs: int) -> None:
    (box,), _ = read(f"一段。\n\n:::启事\n寻一只猫。\n\n{end}\n:::")
    assert (box.head, box.signature, box.date) == ("启事", signature, date)
    assert len(box.paragraphs) == paragraphs


def test_a_notice_alone_takes_the_title_of_its_article() -> None:
    (box,), _ = read(":::公告\n停水一天。\n:::", title="停水公告")
    assert box.passages == ("停水一天。",)


def test_an_empty_box_is_found() -> None:
    assert read("一段。\n\n:::链接 题名\n:::")[1] == [Rule.BAD_BLOCK]


def test_a_notice_may_speak_of_days_to_come_and_a_portrait_needs_no_caption() -> None:
    root = made.boxes()
    found = made.read(root)
    assert found.edition is not None
    rules = Counter(f.rule for f in found.findings)
    assert not rules[Rule.DATE_FUTURE] and not rules[Rule.PICTURE_CAPTION]


def test_queries_in_a_box_are_kept() -> None:
    found = made.read(
        made.folder({"a": made.article("题", "一段。\n\n:::链接\n{==三处==}{>>数不对<<}。\n:::")})
    )
    assert found.edition is not None
    assert [query.note for _, query in found.edition.all_queries] == ["数不对"]
    (box,) = (i for i in found.edition.articles[0].body if isinstance(i, Aside))
    assert box.paragraphs[0].text == "三处。"
