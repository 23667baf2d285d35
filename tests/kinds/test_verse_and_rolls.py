"""Verse and rolls of names on finished files: lines kept, names aligned, nothing lost."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from content.model import Article, Roll, Subhead, Verse
from content.reading.fences import MOST_LINES, MOST_NAMES
from content.source.rules import Rule
from fonts.setting.styles import STYLES
from layout.edition.make import OF_SHAPE, Built
from layout.judge.audit import audit
from layout.judge.audit.model import Code
from layout.judge.audit.sheet import TextLine, read_document
from layout.page.placed import PlacedText
from layout.pdf.tree import elements
from layout.plan.weights import WEIGHTS
from layout.products.download.agreement import disagreements
from layout.products.download.reading import reading
from tests.kinds import made
from tests.kinds.test_report import web
from tests.placed import same
from tests.plan.weighing.kinds import LINE, LONG, hung

NAMES = ("culture", "honours", "wide")
#: Of these, where everything stands is held.
GOLDEN = ("culture", "honours")


@pytest.fixture(scope="module", params=NAMES)
def built(request: pytest.FixtureRequest) -> Built:
    return made.built(request.param)


def test_nothing_is_found_and_nothing_lost(built: Built) -> None:
    # A strip beside a head is shown, and not withheld.
    assert [fault for fault in built.audit.faults if fault.code not in OF_SHAPE] == []
    assert disagreements(built.pdf, built.placed.edition) == ()


@pytest.mark.parametrize("name", GOLDEN)
def test_everything_is_placed_as_before(name: str, renew: bool) -> None:
    same(Path(__file__).with_name("golden") / f"{name}.txt", made.built(name).placed, renew)


def poems(built: Built) -> Iterator[tuple[Article, Verse]]:
    """Yield the poems of an edition with their articles."""
    for article in built.placed.edition.articles:
        yield from ((article, item) for item in article.body if isinstance(item, Verse))


def test_each_line_of_verse_is_an_element_and_in_order(built: Built) -> None:
    for article, poem in poems(built):
        said = [p.text for p in reading(built.pdf) if p.group == article.id]
        lines = [line for stanza in poem.stanzas for line in stanza]
        at = said.index(lines[0])
        rest = iter(said[at:])
        assert all(line in rest for line in lines)


def placed_verse(built: Built) -> Iterator[tuple[int, tuple[PlacedText, ...]]]:
    """Yield every stanza (or poem in two columns) as it is placed, with its page."""
    for page in built.placed.pages:
        for block in page.blocks:
            for group in block.groups:
                if group.tag == "div":
                    yield page.index, group.parts


def test_lines_are_not_stretched_and_turned_over_ones_are_set_in(built: Built) -> None:
    turned = 0
    for _, parts in placed_verse(built):
        for text in parts:
            assert all(line.line.spacing_em == 0 for line in text.lines)
            first, *rest = text.lines
            start = first.x + first.line.indent_em * text.size
            for line in rest:
                turned += 1
                assert line.x - start == pytest.approx(
                    WEIGHTS.kinds.verse_turn_em * text.size, abs=0.01
                )
                assert line.y > first.y
    assert turned or built is not made.built("culture")


def test_no_stanza_is_parted_behind_its_first_line_or_before_its_last(built: Built) -> None:
    for _, parts in placed_verse(built):
        starts = [text.lines[0] for text in parts]
        breaks = [k for k, (a, b) in enumerate(pairwise(starts), 1) if b.y < a.y]
        assert all(2 <= k <= len(parts) - 2 for k in breaks)


def test_old_verse_is_parted_at_a_sentences_end() -> None:
    """Eight short lines, a sentence every two: four beside four, or couplets over two columns."""
    built = made.built("wide")
    group = next(parts for _, parts in placed_verse(built) if len(parts) == 8)
    xs = sorted({round(text.lines[0].x, 2) for text in group})
    assert len(xs) == 2
    left = [text for text in group if round(text.lines[0].x, 2) == xs[0]]
    assert len(left) % 2 == 0
    assert [text.lines[0].line.text for text in left] == list(made.EIGHT[: len(left)])
    right = [text for text in group if round(text.lines[0].x, 2) == xs[1]]
    assert [text.lines[0].line.text for text in right] == list(made.EIGHT[len(left) :])


def rolls(built: Built) -> Iterator[Roll]:
    """Yield the groups of names of an edition."""
    for article in built.placed.edition.articles:
        yield from (item for item in article.body if isinstance(item, Roll))


def name_lines(built: Built) -> list[tuple[int, TextLine]]:
    """Return every line of a name as it stands in the file, with its page."""
    sheets = read_document(built.pdf).sheets
    return [(s.index, line) for s in sheets for line in s.lines if line.tag == "LBody"]


def test_names_are_whole_and_in_the_order_of_the_source(built: Built) -> None:
    want = ["".join(name.split()) for roll in rolls(built) for name in roll.names]
    assert [line.text for _, line in name_lines(built)] == want


def test_names_of_two_are_as_wide_as_names_of_three(built: Built) -> None:
    em = built.placed.grid.body
    for _, line in name_lines(built):
        if len(line.text) in (2, 3):
            assert line.right - line.x == pytest.approx(3 * em, abs=0.02 * em)


def test_names_stand_in_columns(built: Built) -> None:
    """Within a group all names stand a whole number of steps from the left edge of their row."""
    groups = [g for p in built.placed.pages for b in p.blocks for g in b.groups if g.tag == "ul"]
    for group in groups:
        rows: list[list[float]] = []
        top = -1.0
        for text in group.parts:
            if text.lines[0].y != top:
                rows.append([])
            top = text.lines[0].y
            rows[-1].append(text.lines[0].x)
        off = [x - xs[0] for xs in rows for x in xs[1:]]
        step = min(off, default=1.0)
        assert all(abs(x / step - round(x / step)) < 0.02 for x in off)


def test_between_two_names_is_more_than_inside_one(built: Built) -> None:
    """The white between neighbours is at least 1 em, and 1.5 em where both take one place."""
    em = built.placed.grid.body
    for (page, one), (other, two) in pairwise(name_lines(built)):
        if page == other and abs(one.baseline - two.baseline) < 1 and two.x > one.x:
            least = 1.5 if max(len(one.text), len(two.text)) <= 3 else 1.0
            assert two.x - one.right >= (least - 0.02) * em


def test_spaced_names_are_read_without_their_blank() -> None:
    with pikepdf.open(io.BytesIO(made.built("honours").pdf)) as pdf:
        bodies = [e for e in elements(pdf.Root.StructTreeRoot.K[0]) if e.get("/S") == "/LBody"]
        spoken = [str(e.ActualText) for e in bodies if "/ActualText" in e]
    spaced = [n for roll in rolls(made.built("honours")) for n in roll.names if "\u3000" in n]
    assert spoken == [name.replace("\u3000", "") for name in spaced]
    assert spoken


def lost(built: Built, old: str, new: str) -> set[Code]:
    """Return what the audit finds where the edition says other words than the file."""
    edition = built.placed.edition
    articles = []
    for article in edition.articles:
        body = tuple(
            item.model_copy(update={"names": tuple(new if n == old else n for n in item.names)})
            if isinstance(item, Roll)
            else item.model_copy(
                update={
                    "stanzas": tuple(tuple(new if x == old else x for x in s) for s in item.stanzas)
                }
            )
            if isinstance(item, Verse)
            else item
            for item in article.body
        )
        articles.append(article.model_copy(update={"body": body}))
    other = edition.model_copy(update={"articles": tuple(articles)})
    found = audit(built.pdf, built.placed.grid, other, built.placed)
    return {fault.code for fault in found.faults}


def test_the_audit_counts_names_and_lines_one_by_one() -> None:
    """A character changed, a name printed once too often, a line that is short of one repeat."""
    honours, culture = made.built("honours"), made.built("culture")
    first = next(rolls(honours)).names[0]
    assert Code.LOST in lost(honours, first, first[:-1] + "丁")
    assert Code.LOST in lost(culture, "我等你来", "我等你吧")
    assert lost(culture, "没有这一行", "也没有") == set()


def test_the_audit_sees_a_name_too_many_and_names_that_changed_places() -> None:
    built = made.built("honours")
    edition = built.placed.edition
    story = edition.articles[0]
    at = next(k for k, item in enumerate(story.body) if isinstance(item, Roll))
    roll = story.body[at]
    assert isinstance(roll, Roll)
    one, two = roll.names[0], next(n for n in roll.names if n != roll.names[0])

    def found(names: tuple[str, ...]) -> set[Code]:
        body = (*story.body[:at], roll.model_copy(update={"names": names}), *story.body[at + 1 :])
        other = story.model_copy(update={"body": body})
        changed = edition.model_copy(update={"articles": (other, *edition.articles[1:])})
        return {f.code for f in audit(built.pdf, built.placed.grid, changed, built.placed).faults}

    assert Code.DOUBLED in found(roll.names[1:])
    swapped = tuple(two if n == one else one if n == two else n for n in roll.names)
    if roll.names.count(one) == roll.names.count(two):
        assert Code.MISORDERED in found(swapped)


def test_the_web_pages_keep_lines_and_names() -> None:
    page = web("culture", "article-2-poem.html")
    (poem,) = [poem for article, poem in poems(made.built("culture")) if article.id == "2-poem"]
    stanzas = page.xpath("//section[@class='verse']/p[@class='stanza']")
    shown = [[line.text_content() for line in s.xpath("./span")] for s in stanzas]
    assert shown == [list(stanza) for stanza in poem.stanzas]
    page = web("honours", "article-2-roll.html")
    groups = list(rolls(made.built("honours")))[len(made.GROUPS) :]
    shown_names = page.xpath("//section[@class='names']/ul/li/text()")
    assert shown_names == [name for group in groups for name in group.names]
    assert page.xpath("//section[@class='names']/h2/text()") == [group.title for group in groups]


READ = (
    ("甲某某\u3000\u3000乙\u3000某\u3000\u3000丙某某", ["甲某某", "乙\u3000某", "丙某某"]),
    ("甲某某\t乙某\t丙某某", ["甲某某", "乙\u3000某", "丙某某"]),
    ("甲某某 乙 某 丙某某 丁某", ["甲某某", "乙\u3000某", "丙某某", "丁\u3000某"]),
    ("甲某某、乙某（女，回族）、阿卜杜·某某", ["甲某某", "乙某（女，回族）", "阿卜杜·某某"]),
    ("John Smith、甲某", ["John Smith", "甲\u3000某"]),
)


@pytest.mark.parametrize(("row", "names"), READ)
def test_names_are_read_in_all_the_ways_they_are_typed(row: str, names: list[str]) -> None:
    root = made.folder({"a": made.article("名录", f":::名单 标兵\n教育一线：\n{row}\n:::")})
    found = made.read(root)
    assert [f.rule for f in found.findings if f.rule == Rule.BAD_BLOCK] == []
    assert found.edition is not None
    head, roll = found.edition.articles[0].body
    assert isinstance(head, Subhead) and head.text == "标兵"
    assert isinstance(roll, Roll) and roll.title == "教育一线"
    assert list(roll.names) == names


@pytest.mark.parametrize("signed", ["作者：甲某", "作者: 甲某", "author: 甲某"])
def test_the_first_line_of_a_poem_may_name_who_wrote_it(signed: str) -> None:
    body = f":::诗 枕木\n{signed}\n一行有五字\n\n作者：不是署名\n:::"
    found = made.read(made.folder({"a": made.article("标题", body)}))
    assert found.edition is not None
    (poem,) = found.edition.articles[0].body
    assert isinstance(poem, Verse)
    assert (poem.title, poem.author) == ("枕木", "甲某")
    assert poem.stanzas == (("一行有五字",), ("作者：不是署名",))


BAD: tuple[tuple[str, list[str]], ...] = (
    (":::诗\n一行\n\n后面", ["bad-block"]),
    (":::名单\n:::", ["bad-block"]),
    (":::名单\n甲某某\u3000\u3000孤\u3000\u3000乙某\n:::", ["bad-block"]),
    (":::名单\n教育一线：\n:::", ["bad-block"]),
    (":::词牌\n一行\n:::", ["markdown-unsupported", "markdown-unsupported"]),
    ("一段。\n\n:::", ["markdown-unsupported"]),
    (":::诗\n" + "一行\n" * (MOST_LINES + 1) + ":::", ["bad-block"]),
    (":::名单\n" + "甲某某、" * (MOST_NAMES + 1) + "\n:::", ["bad-block"]),
    (":::诗\n" + "一行\n" * MOST_LINES + ":::", []),
)


@pytest.mark.parametrize(("body", "rules"), BAD)
def test_blocks_that_cannot_be_read_are_findings(body: str, rules: list[str]) -> None:
    text = f"前面一段。\n\n{body}\n"
    found = made.read(made.folder({"a": made.article("标题", text)}))
    kinds = (Rule.BAD_BLOCK, Rule.MARKDOWN_UNSUPPORTED)
    assert sorted(f.rule for f in found.findings if f.rule in kinds) == rules
    assert found.edition is not None
    printed = "".join(item.text for item in found.edition.articles[0].body)
    assert all(words in printed for words in ("前面一段。", "一行", "后面") if words in text)


def test_queries_in_blocks_are_kept_for_the_proof() -> None:
    text = ":::名单\n{==甲某某==}{>>是不是甲某？<<}\u3000\u3000乙某\n:::"
    edition = made.edition(made.folder({"a": made.article("名录", text)}))
    (query,) = edition.articles[0].queries
    assert (query.text, query.note) == ("甲某某", "是不是甲某？")


def test_a_line_set_downwards_that_is_turned_over_begins_at_its_row() -> None:
    turned = hung(WEIGHTS, 28, (LONG,))[0].stretches[-1].cells
    whole = hung(WEIGHTS, 28, (LINE,))[0].stretches[-1].cells
    part = STYLES.verse_down.size.part
    assert len(turned) == 2
    # It is set in by the turn: all is as much lower, the first column's own indent is negative.
    assert {cell.down_em for cell in turned} == {WEIGHTS.kinds.verse_turn_em * part}
    assert [cell.down_em for cell in whole] == [0.0]
