"""The sample editions: proofread without a finding, built clean, their vertical text read whole.

What the pages say is read back from the finished file: the tags, the places of the characters.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

import pikepdf
import pytest

from content.model import Aside, AsideForm, Edition, PullQuote, Roll, Table, Verse
from fonts.chinese.characters import NOT_AT_END, NOT_AT_START
from layout.edition.conductor import conduct
from layout.edition.helper import here
from layout.edition.kinds import Kind
from layout.edition.order import Order
from layout.edition.outcome import Outcome
from layout.judge.audit.model import Code
from layout.judge.audit.sheet import TextLine, read_document
from layout.pdf.tree import elements
from layout.products.download.agreement import disagreements
from tests.sparing import all_attempts

#: What the pages of persons show that stops no delivery: the gutter between two sections side by
#: side, and a strip beside a title.
DELIVERED = {"haoren": frozenset({Code.SEAM, Code.BESIDE_HEAD})}
#: The first plans of the travel and the culture pages have such a strip, too; those that are
#: delivered have none.
FIRST = frozenset({Code.BESIDE_HEAD})
ALLOWED = {**DELIVERED, "shanhu": FIRST, "hepan": FIRST}
#: What a plant is warned of: the word over a box, a label on a map, in white on three inks; and the
#: white frame in a seal.
WARNED = {
    "hepan": frozenset({"line-inks"}),
    "haoren": frozenset({"reversed-text"}),
    "shanhu": frozenset({"reversed-text"}),
}
EDITIONS = Path(__file__).parents[2] / "content" / "editions"
SAMPLES = ("hepan", "haoren", "shanhu")
KINDS = frozenset({Kind.DOWNLOAD, Kind.PRESS})
#: The press files are printed and preflighted by the slow test; `tests/press` has other editions'.
FIRST_KINDS = frozenset({Kind.DOWNLOAD})


@cache
def made(name: str) -> Outcome:
    """Return a sample with its download, as it is first planned."""
    return conduct(Order(EDITIONS / name, FIRST_KINDS), submit=here)


def pdf(name: str) -> bytes:
    """Return the download file of a sample."""
    built = made(name).built
    assert built is not None
    return built.pdf


def source(name: str) -> Edition:
    """Return a sample as it was placed."""
    built = made(name).built
    assert built is not None
    return built.placed.edition


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_found_good_by_every_judge(name: str) -> None:
    is_good(made(name), ALLOWED.get(name, frozenset()), WARNED.get(name, frozenset()))


@pytest.mark.slow  # the same judges, of the best of six plans
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_best_as_it_is_delivered(name: str) -> None:
    with all_attempts():
        outcome = conduct(Order(EDITIONS / name, KINDS), submit=here)
    is_good(outcome, DELIVERED.get(name, frozenset()), WARNED.get(name, frozenset()))


def is_good(outcome: Outcome, allowed: frozenset[Code], warned: frozenset[str]) -> None:
    """Nothing is found in an edition but faults of shape and warnings that are known."""
    assert outcome.refusal is None
    assert outcome.findings == ()
    assert outcome.verdict is not None and outcome.built is not None
    assert outcome.verdict.errors == ()
    shown = {fault.code for fault in outcome.built.audit.faults}
    assert shown <= allowed
    if Kind.PRESS not in outcome.order.kinds:
        return
    assert outcome.preflight is not None
    checks = {fault.check for fault in outcome.preflight.faults}
    assert outcome.preflight.errors == ()
    assert checks <= warned


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read_to_the_character_and_says_what_it_is(name: str) -> None:
    assert disagreements(pdf(name), source(name)) == ()
    assert any("示例" in words and "虚构" in words for words in source(name).credits)


def columns(name: str) -> Iterator[tuple[int, list[TextLine]]]:
    """Yield the vertical lines of each text of a finished file with the number of its page."""
    for sheet in read_document(pdf(name)).sheets:
        down = [line for line in sheet.lines if line.vertical]
        for _, lines in groupby(down, lambda line: line.element):
            yield sheet.index, list(lines)


def test_vertical_text_reads_from_the_right_and_holds_the_rules() -> None:
    texts = list(columns("hepan"))
    assert len(texts) > 30
    assert {page for page, _ in texts} == {0, 1}
    for _, lines in texts:
        assert [line.x for line in lines] == sorted((line.x for line in lines), reverse=True)
        for number, line in enumerate(lines):
            assert line.ink.h > line.ink.w or len(line.text) < 2
            assert not number or line.text[0] not in NOT_AT_START
            assert number == len(lines) - 1 or line.text[-1] not in NOT_AT_END


def test_verse_quotes_and_heads_that_run_downwards_are_the_words_that_were_written() -> None:
    edition = source("hepan")
    found = {"".join(line.text for line in lines) for _, lines in columns("hepan")}
    body = [item for article in edition.articles for item in article.body]
    poems = [one for one in body if isinstance(one, Verse)]
    verse = [line for poem in poems for stanza in poem.stanzas for line in stanza]
    wanted = [
        *verse,
        *(poem.title for poem in poems if poem.title),
        *(one.text for one in body if isinstance(one, PullQuote)),
        edition.headline.title,
        edition.headline.deck,
        edition.byline,
    ]
    assert len(verse) > 25
    assert [words for words in wanted if "".join(words.split()) not in found] == []


def test_tags_say_how_vertical_texts_run_and_what_they_read_as() -> None:
    with pikepdf.open(io.BytesIO(pdf("hepan"))) as file:
        tree = file.Root.StructTreeRoot.K[0]
        down = [
            one
            for one in elements(tree)
            if "/A" in one and one.A.get("/WritingMode") == pikepdf.Name.TbRl
        ]
        tags = {str(one.S) for one in down}
        said = [str(one.ActualText) for one in down]
    assert tags >= {"/H1", "/H3", "/P", "/BlockQuote", "/Caption"}
    assert "山中有信" in said
    assert "犹有回音扫绿苔。" in said


def test_no_ink_of_a_vertical_text_stands_on_another_or_outside_the_page() -> None:
    for sheet in read_document(pdf("hepan")).sheets:
        down = [line.ink for line in sheet.lines if line.vertical]
        for number, one in enumerate(down):
            assert one.x >= 0 and one.right <= sheet.width and one.bottom <= sheet.height
            for other in down[number + 1 :]:
                across = min(one.right, other.right) - max(one.x, other.x)
                along = min(one.bottom, other.bottom) - max(one.y, other.y)
                assert min(across, along) <= 0.4


def test_the_honours_have_their_sixteen_persons_rolls_and_tables_on_four_pages() -> None:
    edition = source("haoren")
    body = [item for article in edition.articles for item in article.body]
    persons = [one for one in body if isinstance(one, Aside) and one.form is AsideForm.PERSON]
    assert len(persons) == 16
    assert all(one.portrait is not None and one.quote for one in persons)
    assert sum(len(one.names) for one in body if isinstance(one, Roll)) == 120
    assert sum(isinstance(one, Table) for one in body) == 2
    assert len(read_document(pdf("haoren")).sheets) == 4


def test_the_travel_spreads_are_told_by_their_photographs() -> None:
    built = made("shanhu").built
    assert built is not None
    photographs = [
        picture.rect
        for page in built.placed.pages
        for block in page.blocks
        for picture in block.pictures
    ]
    trim = built.placed.grid.trim
    assert len(photographs) == 14
    assert photographs[0].x < 0 and photographs[0].right > trim.w, "the first lies over the fold"
    area = sum(one.w * one.h for one in photographs)
    assert area > 0.4 * len(built.placed.pages) * trim.w * trim.h
    licences = (EDITIONS / "shanhu" / "pictures" / "SOURCES.md").read_text(encoding="utf-8")
    names = {file.name for file in (EDITIONS / "shanhu" / "pictures").glob("*.jpg")}
    assert all(name in licences for name in names) and len(names) == 14
