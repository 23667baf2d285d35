"""An article for reading on a screen: its body, pictures and charts → one run of items.

A chart follows the first paragraph that states one of its figures; pictures are spread over the
text, the first one before it. No word is added, left out or moved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from content.model import Article, BodyItem, Edition, Figure, Paragraph, Picture, printed
from fonts.chinese.characters import SENTENCE_ENDS

Item: TypeAlias = BodyItem | Picture | Figure

_SENTENCE_END = re.compile(f"[{SENTENCE_ENDS}]")
#: Characters of a description at most.
DESCRIPTION = 120


def reading(article: Article) -> tuple[Item, ...]:
    """Return what an article page shows, in order."""
    return spread(article.body, article.pictures, article.figures)


class Reading(NamedTuple):
    """What a page for reading shows: items in order, and what stands over them."""

    items: tuple[Item, ...]
    deck: str = ""
    dateline: str = ""
    byline: str = ""


def leaf_reading(edition: Edition, article: Article | None, figure: Figure | None) -> Reading:
    """Return what is read of an article, of a figure alone, or (of neither) of the opening."""
    if article is not None:
        byline = article.byline
        if not byline and article.kind.numbered:
            byline = edition.byline  # the byline of the whole story
        return Reading(reading(article), article.deck, article.dateline, byline)
    if figure is not None:
        return Reading((figure,))
    head = edition.headline
    hero = (head.picture,) if head.picture else ()
    return Reading((*hero, *edition.lede), head.deck, head.dateline, edition.byline)


def read_words(shown: Reading, told: Mapping[str, str]) -> str:
    """Return all words of a reading, for searching; `told` gives charts' by their ids."""
    words = [shown.deck, shown.dateline, shown.byline]
    for item in shown.items:
        if isinstance(item, Figure):
            words.append(told.get(item.id, ""))
        elif isinstance(item, Picture):
            words += [item.caption, item.credit]
        else:
            words += printed(item)
    return "\n".join(filter(None, words))


def spread(
    body: Sequence[BodyItem], pictures: Sequence[Picture], figures: Sequence[Figure]
) -> tuple[Item, ...]:
    """Return body items with pictures and charts between paragraphs."""
    ends = [i for i, item in enumerate(body) if isinstance(item, Paragraph)]
    behind: dict[int, list[Item]] = {}
    for figure in figures:
        behind.setdefault(_stated_at(figure, body, ends), []).append(figure)
    free = [i for i in ends[:-1] if i not in behind] or ends or [-1]  # text ends an article
    for number, picture in enumerate(pictures[1:], start=1):
        place = free[min(len(free) - 1, len(free) * number // len(pictures))]
        behind.setdefault(place, []).append(picture)
    found: list[Item] = list(pictures[:1])
    found.extend(behind.get(-1, ()))
    for index, item in enumerate(body):
        found.append(item)
        found.extend(behind.get(index, ()))
    return tuple(found)


def _stated_at(figure: Figure, body: Sequence[BodyItem], ends: Sequence[int]) -> int:
    """Return the index of the paragraph behind which a chart stands."""
    words = [item.stated for item in figure.items if item.stated]
    for index in ends:
        if any(stated in body[index].text for stated in words):
            return index
    return ends[len(ends) // 2] if ends else -1


def description(deck: str, paragraphs: Sequence[str]) -> str:
    """Return the deck, or the text's beginning, cut at the end of a sentence where there is one."""
    text = deck or next((words for words in paragraphs if words), "")
    if len(text) <= DESCRIPTION:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, DESCRIPTION)]
    return text[: ends[-1]] if ends else text[: DESCRIPTION - 2] + "……"
