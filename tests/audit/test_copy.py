"""What of the copy is found in a document's text: elements made by hand, as the audit reads."""

from __future__ import annotations

from collections import Counter

import pytest

from content.model import Cell, Paragraph, PullQuote, Roll, Table, Verse
from layout.judge.audit.columns import body_lines
from layout.judge.audit.copy import _follow, _where, find_copy_faults
from layout.judge.audit.lists import _compare, find_list_faults
from layout.judge.audit.model import Code
from layout.judge.audit.sheet import Document
from layout.judge.audit.tree import Element
from layout.page.units import mm
from tests.audit.pages import GRID
from tests.audit.sheets import line, sheet
from tests.plan import samples

SAID = "慢线把三座小镇的早晨连成了一条线。"
OTHERS = "赶集的人天不亮就等在站台上。"


def document(*texts: tuple[str, str]) -> Document:
    """Return a document of these elements: tag and words."""
    elements = tuple(Element(n, tag, ((0, n),)) for n, (tag, _) in enumerate(texts))
    lines = [line(words, tag=tag, element=n) for n, (tag, words) in enumerate(texts)]
    return Document((sheet(*lines),), elements, "\f".join(words for _, words in texts))


@pytest.mark.parametrize(
    ("quotes", "set_large", "found"),
    [
        ((), (), 0),
        ((SAID[:-1],), (SAID[:-1],), 0),
        ((SAID[:-1],), (), 1),
        ((SAID[:-1],), (OTHERS[:-1],), 1),
        ((SAID[:-1], OTHERS[:-1]), (SAID[:-1],), 0),
    ],
)
def test_a_quote_that_is_not_set_is_found(
    quotes: tuple[str, ...], set_large: tuple[str, ...], found: int
) -> None:
    """Its words stand in the text, so that no other fault tells; a second one the check tells."""
    body = (
        Paragraph(text=SAID),
        *(PullQuote(text=words) for words in quotes),
        Paragraph(text=OTHERS),
    )
    edition = samples.press(samples.article(body=body))
    there = document(
        ("H1", str(edition.headline.title)),
        ("H2", edition.articles[0].title),
        ("P", SAID),
        ("P", OTHERS),
        *(("BlockQuote", words) for words in set_large),
    )
    faults = find_copy_faults(there, edition, [body_lines(sheet, GRID) for sheet in there.sheets])
    assert [fault.code for fault in faults] == [Code.UNQUOTED] * found
    assert all(fault.page == 1 for fault in faults)


# Where copy is looked for


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        ((SAID, OTHERS), []),
        ((SAID,), [Code.LOST]),
        ((OTHERS, SAID), [Code.MISORDERED]),
        ((SAID, OTHERS, OTHERS), []),
        ((SAID, SAID, OTHERS), [Code.DOUBLED]),
        ((SAID[:5], SAID[5:], OTHERS), []),
    ],
)
def test_each_paragraph_is_there_once_and_in_order(
    texts: tuple[str, ...], codes: list[Code]
) -> None:
    """What has under sixteen characters may be there twice; an element may be cut by another."""
    assert (len(SAID), len(OTHERS)) == (17, 14)
    edition = samples.press(samples.article(body=(Paragraph(text=SAID), Paragraph(text=OTHERS))))
    there = document(
        ("H1", str(edition.headline.title)),
        ("H2", edition.articles[0].title),
        *(("P", words) for words in texts),
    )
    bodies = [body_lines(page, GRID) for page in there.sheets]
    assert [fault.code for fault in find_copy_faults(there, edition, bodies)] == codes


def test_copy_cut_by_another_element_is_found_in_the_body_s_lines() -> None:
    edition = samples.press(samples.article(body=(Paragraph(text=SAID),)))
    head = ("H1", str(edition.headline.title)), ("H2", edition.articles[0].title)
    there = document(*head, ("P", SAID[:5]), ("Caption", "图说"), ("P", SAID[5:]))
    bodies = [body_lines(page, GRID) for page in there.sheets]
    assert find_copy_faults(there, edition, bodies) == []
    assert [fault.code for fault in find_copy_faults(there, edition, [])] == [Code.LOST]


@pytest.mark.parametrize("least", [15, 16])
def test_a_sentence_of_sixteen_characters_is_not_printed_twice(least: int) -> None:
    words = SAID[:least]
    edition = samples.press(samples.article(body=(Paragraph(text=words),)))
    head = ("H1", str(edition.headline.title)), ("H2", edition.articles[0].title)
    there = document(*head, ("P", words), ("P", words))
    bodies = [body_lines(page, GRID) for page in there.sheets]
    found = find_copy_faults(there, edition, bodies)
    assert [fault.code for fault in found] == [Code.DOUBLED] * (least == 16)
    assert all(fault.measure == 2 for fault in found)


@pytest.mark.parametrize(
    ("parts", "back"),
    [
        (["甲乙", "丙丁"], []),
        (["丙丁", "甲乙"], [-4]),
        (["甲乙", "甲乙"], [-2]),
        (["丁", "丙", "戊"], [-2]),
        (["不在", "甲乙"], []),
        (["甲 乙", "丙\u200b丁"], []),
    ],
)
def test_what_follows_what(parts: list[str], back: list[int]) -> None:
    """Told is by how many characters a part stands before the end of the one it follows."""
    faults = _follow("甲乙丙丁戊", parts, "a")
    assert [fault.measure for fault in faults] == back
    assert all(fault.code is Code.MISORDERED for fault in faults)


@pytest.mark.parametrize(
    ("text", "after", "at"),
    [
        ("甲乙丙丁戊己庚", 7, "丁戊己庚辛壬癸子丑寅"),
        ("甲乙", 2, "甲乙丙丁戊己庚辛"),
        ("卯", 0, "甲乙丙丁戊己"),
    ],
)
def test_where_copy_breaks_off(text: str, after: int, at: str) -> None:
    """Four characters before the place and six after it are shown."""
    told = _where("a", "甲乙丙丁戊己庚辛壬癸子丑寅", text)
    assert (told.values["after"], told.values["at"]) == (after, at)


# Lists


@pytest.mark.parametrize(
    ("found", "others", "codes"),
    [
        ("甲乙 丙 丁", "", []),
        ("丙 甲乙 丁", "", [(Code.MISORDERED, 2)]),
        ("甲乙 丁", "", [(Code.LOST, 1)]),
        ("丁", "", [(Code.LOST, 1), (Code.LOST, 1)]),
        ("甲乙 丙 丁 丁", "", [(Code.DOUBLED, 2)]),
        ("甲乙 丙 丁 丁", "丁", []),
        ("甲乙 丙 丁 丁 丁", "丁", [(Code.DOUBLED, 3)]),
        ("甲乙 戊 丙 丁", "", []),
        ("丁 甲乙 丙", "", []),
    ],
)
def test_names_are_there_once_and_in_their_row_s_order(
    found: str, others: str, codes: list[tuple[Code, int]]
) -> None:
    rows = (("a", ("甲乙", "丙")), ("b", ("丁",)))
    faults = _compare(rows, found.split(), Counter(others.split()))
    assert [(fault.code, fault.measure) for fault in faults] == codes


def test_a_row_that_comes_again_is_looked_for_after_the_first() -> None:
    rows = (("a", ("甲", "乙")), ("b", ("甲", "乙")))
    assert _compare(rows, ["甲", "乙", "甲", "乙"], Counter()) == []
    mixed = _compare(rows, ["甲", "乙", "乙", "甲"], Counter())
    assert [(fault.code, fault.told.values["place"]) for fault in mixed] == [(Code.MISORDERED, "b")]
    (lost,) = _compare(rows, ["甲", "甲", "乙"], Counter())
    assert (lost.measure, lost.told.values["place"]) == (1, "a")


def test_each_name_cell_and_line_of_verse_is_an_element() -> None:
    verse = Verse(title="春晓", author="孟浩然", stanzas=(("春眠不觉晓",), ("处处闻啼鸟",)))
    roll = Roll(title="名单", names=("郑 立", "王玉春"))
    rows = ((Cell(text="682", column=0), Cell(column=1)),)
    table = Table(columns=2, head=((Cell(text="镇", column=0),),), rows=rows, notes=("孟浩然",))
    edition = samples.press(samples.article(body=(verse, roll, table)))
    whole = [
        *(("P", words) for words in ("孟浩然", "春眠不觉晓", "处处闻啼鸟", "孟浩然")),
        *(("LBody", words) for words in ("郑立", "王玉春")),
        ("TH", "镇"),
        ("TD", "682"),
    ]
    assert find_list_faults(document(*whole), edition) == []
    for gone in range(len(whole)):
        found = find_list_faults(document(*whole[:gone], *whole[gone + 1 :]), edition)
        expected = {0: [Code.MISORDERED], 3: []}.get(gone, [Code.LOST])
        assert [fault.code for fault in found] == expected, whole[gone]
    for more in whole:
        found = find_list_faults(document(*whole, more), edition)
        assert [fault.code for fault in found] == [Code.DOUBLED], more
    assert find_list_faults(Document((), (), ""), edition) == [], "without tags"


@pytest.mark.parametrize("known", [True, False])
def test_a_quote_that_is_not_set_is_told_at_its_article_s_head(known: bool) -> None:
    body = (Paragraph(text=SAID), PullQuote(text=SAID[:-1]))
    edition = samples.press(samples.article(body=body))
    title = edition.articles[0].title if known else "别的题目"
    there = document(("H1", str(edition.headline.title)), ("P", SAID), ("H2", title))
    faults = find_copy_faults(there, edition, [body_lines(page, GRID) for page in there.sheets])
    (fault,) = (fault for fault in faults if fault.code is Code.UNQUOTED)
    head = there.sheets[0].lines[2].ink
    assert (fault.x_mm, fault.y_mm) == (
        (round(mm(head.x), 1), round(mm(head.y), 1)) if known else (0, 0)
    )
    assert (fault.page, fault.measure) == (1, len(SAID) - 1)
