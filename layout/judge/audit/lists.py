"""Names of rolls, cells of tables and lines of verse, one by one: each there, once, in order.

Input: the document's elements and the edition. Output: faults lost, doubled, misordered. Words so
short stand elsewhere in the copy too, so they are looked for as elements of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from content.model import BodyItem, Edition, Roll, Table, Verse, printed
from content.words import Message, message
from layout.judge.audit.model import Code, Fault, Unit, beginning
from layout.judge.audit.sheet import Document

Series = tuple[str, tuple[str, ...]]
"""An article's id and words that follow each other in it."""


def find_list_faults(document: Document, edition: Edition) -> list[Fault]:
    """Return what is missing, too much or out of order; nothing where the file has no tags."""
    if not document.tagged:
        return []
    texts = document.text.split("\f")
    found: dict[str, list[str]] = {}
    for element, text in zip(document.elements, texts, strict=True):
        found.setdefault(element.tag, []).append(text)
    names = tuple(_series(edition, _names))
    verse = tuple(_series(edition, _verse))
    others = Counter(
        plain(words)
        for article in edition.articles
        for words in (
            article.kicker,
            article.deck,
            article.dateline,
            article.byline,
            *(w for i in article.body if not isinstance(i, Verse) for w in _paragraphs(i)),
        )
    )
    cells = tuple(_series(edition, _cells))
    in_cells = [
        text
        for element, text in zip(document.elements, texts, strict=True)
        if element.tag in ("TD", "TH")
    ]
    return [
        *_compare(cells, in_cells, Counter()),
        *_compare(names, found.get("LBody", []), Counter()),
        *_compare(verse, found.get("P", []), others),
    ]


def _series(edition: Edition, of: Callable[[BodyItem], tuple[str, ...]]) -> Iterator[Series]:
    for article in edition.articles:
        for item in article.body:
            words = tuple(plain(one) for one in of(item))
            if words:
                yield article.id, words


def _paragraphs(item: BodyItem) -> tuple[str, ...]:
    """Return what is printed of an item as paragraphs, names and cells left out."""
    if isinstance(item, Roll):
        return ()
    if isinstance(item, Table):
        return (item.title, item.unit, *item.notes)
    return printed(item)


def _cells(item: BodyItem) -> tuple[str, ...]:
    """Return the cells of a table that have words, row by row."""
    if not isinstance(item, Table):
        return ()
    return tuple(cell.text for row in (*item.head, *item.rows) for cell in row if cell.text)


def _names(item: BodyItem) -> tuple[str, ...]:
    return item.names if isinstance(item, Roll) else ()


def _verse(item: BodyItem) -> tuple[str, ...]:
    """Return the lines of a poem, its author before them."""
    if not isinstance(item, Verse):
        return ()
    return tuple(words for words in item.passages if words != item.title)


def _compare(series: Sequence[Series], found: Sequence[str], others: Counter[str]) -> list[Fault]:
    """Compare words that must follow each other with the elements found, in their order.

    `others` says how often the copy has the same words elsewhere.
    """
    wanted = Counter(words for _, row in series for words in row)
    there = Counter(found)
    faults = []
    for words, times in wanted.items():
        if there[words] < times:
            place = next(name for name, row in series if words in row)
            short = times - there[words]
            faults.append(Fault.of_copy(Code.LOST, short, Unit.TIMES, _told(place, words)))
        elif there[words] > times + others[words]:
            faults.append(Fault.of_copy(Code.DOUBLED, there[words], Unit.TIMES, _told("", words)))
    if not faults:
        faults.extend(_order(series, found, set(wanted)))
    return faults


def _order(series: Sequence[Series], found: Sequence[str], known: set[str]) -> Iterator[Fault]:
    """Yield the series whose words do not follow each other as they should."""
    left = [words for words in found if words in known]
    for name, row in series:
        at = next((k for k in range(len(left)) if tuple(left[k : k + len(row)]) == row), None)
        if at is None:
            yield Fault.of_copy(Code.MISORDERED, len(row), Unit.WORDS, _told(name, row[0]))
        else:
            del left[at : at + len(row)]


def _told(place: str, words: str) -> Message:
    text = beginning(words)
    if not place:
        return message("audit.text", text=text)
    return message("audit.copy-at", place=place, text=text)


def plain(words: str) -> str:
    """Return words without blanks, as the document's text is."""
    return "".join(words.split()).replace("\u200b", "")
