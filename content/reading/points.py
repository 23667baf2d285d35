"""Points of running copy (一是…二是…, 第一，, 1.): paragraphs → the same, set off.

A newspaper sets off what the copy itself counts: paragraphs that open one after another with the
numerals of one form are its points, at least three of them, beginning with the first. Where they
are sentences of their own with their copy in the paragraphs behind them, they are sub-heads, of
the level below those over them; so are sentences that begin and end alike (这是…的五年。). Else
the sentence that names a point is bold where it is short and more follows it, or its numeral
alone; of paragraphs on end that begin alike (这五年，, ——, 要坚定不移…) the sentence is. What the
editor has marked stands as he has it, and no word is added, moved or left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from content.model import BodyItem, Paragraph, Subhead
from fonts.chinese.characters import SENTENCE_ENDS, is_han
from fonts.chinese.numerals import ONE_TO_TEN, value_of

#: So many make points: 一是 and 二是 alone are a sentence's two halves.
LEAST_POINTS = 3
#: The longest sentence that names a point, characters: about two lines of a newspaper's column.
MOST_NAME = 26
#: The longest sentence of its own that is a sub-head, characters: a report's own are up to fifty.
MOST_HEAD = 56
#: Sentences of their own are alike by so many characters at their beginning and before their stop.
ALIKE = 2
#: What is named by a sentence that others begin alike has so many characters: it is no argument.
LEAST_NAMED = 100
#: The same where they begin alike without a pause, by so many characters: 要坚定不移抓项目。
PARALLEL, LEAST_PARALLEL = 3, 60
#: Levels that sub-heads have.
LEVELS = 3
_HAN = rf"[{ONE_TO_TEN}]{{1,3}}"
#: The forms of points, their numeral as the group, by rank from the highest.
_RANKS = tuple(
    tuple(re.compile(form) for form in forms)
    for forms in (
        (rf"({_HAN})、",),
        (rf"（({_HAN})）",),
        (rf"({_HAN})[是要]", rf"第({_HAN})[，,、：]", rf"其({_HAN})[，,、：]"),
        (r"(\d{1,2})[.．、](?!\d)",),
        (r"[（(](\d{1,2})[）)]",),
        (rf"第({_HAN})条[ \u3000]",),
    )
)
#: Among these, the rank of sentences that are alike without a numeral.
_UNNUMBERED = 2
_FORMS = tuple(chain(*_RANKS))
#: What paragraphs begin with alike: a dash, or a few words up to a comma.
DASH = "——"
_BEGUN = re.compile(DASH + "|[^，。：“”]{2,6}，")
_NAME = re.compile(f"[^{SENTENCE_ENDS}；]+[{SENTENCE_ENDS}]")


def pointed(body: Sequence[BodyItem]) -> tuple[BodyItem, ...]:
    """Return copy whose points are sub-heads or open in bold."""
    for rank, forms in enumerate(_RANKS):
        twins = _twins(body) if rank == _UNNUMBERED else ()
        body = _headed(body, chain(*(list(_runs(body, form)) for form in forms), twins))
    bold = dict(_begun_alike(body))
    bold |= {place: size for form in _FORMS for place, size in _points(body, form)}
    return tuple(
        item.model_copy(update={"bold": bold[place]})
        if isinstance(item, Paragraph) and place in bold
        else item
        for place, item in enumerate(body)
    )


def _headed(body: Sequence[BodyItem], runs: Iterable[list[int]]) -> list[BodyItem]:
    """Return copy in which runs of points are sub-heads where most of a run stand alone."""
    found = list(body)
    for run in runs:
        alone = [place for place in run if _stands_alone(body, place)]
        level = 1 + max((item.level for item in _over(body, run[0])), default=0)
        if len(alone) < max(LEAST_POINTS, len(run) - 1) or level > LEVELS:
            continue
        for place in alone:
            item = body[place]
            assert isinstance(item, Paragraph)
            found[place] = Subhead(text=item.text, line=item.line, level=level)
    return found


def _over(body: Sequence[BodyItem], place: int) -> Iterator[Subhead]:
    """Yield the sub-head before a place, if there is one."""
    heads = (item for item in reversed(body[:place]) if isinstance(item, Subhead))
    yield from [head for head in [next(heads, None)] if head is not None]


def _stands_alone(body: Sequence[BodyItem], place: int) -> bool:
    """Tell whether a paragraph is one short sentence with a longer paragraph behind it."""
    item, after = body[place], body[place + 1] if place + 1 < len(body) else None
    if not isinstance(item, Paragraph) or item.bold or item.flush or item.queries:
        return False
    name = _NAME.fullmatch(item.text)
    if name is None or len(item.text) > MOST_HEAD or not isinstance(after, Paragraph):
        return False
    return len(after.text) > len(item.text)


def _twins(body: Sequence[BodyItem]) -> Iterator[list[int]]:
    """Yield runs of sentences of their own that begin and end with the same characters."""
    alone = [place for place in range(len(body)) if _stands_alone(body, place)]

    def ends(place: int) -> tuple[str, str, int]:
        words = body[place].text
        under = sum(isinstance(item, Subhead) for item in body[:place])
        return words[:ALIKE], words[-1 - ALIKE : -1], under

    yield from (list(run) for _, run in groupby(alone, ends))


def _begun_alike(body: Sequence[BodyItem]) -> Iterator[tuple[int, int]]:
    """Yield paragraphs on end that begin alike, and how much of each is bold: a short sentence."""
    for start, run in groupby(range(len(body)), lambda place: _start(body[place])):
        places = list(run)
        if start and len(places) >= LEAST_POINTS:
            yield from ((place, _name(body[place])) for place in places)


def _start(item: BodyItem) -> str:
    """Return what a paragraph that names something begins with; "" of others.

    It is the words up to its first pause, else its first characters.
    """
    if not isinstance(item, Paragraph) or item.bold or item.flush or not _name(item):
        return ""
    found = _BEGUN.match(item.text)
    if found:
        return found[0] if found[0] == DASH or len(item.text) >= LEAST_NAMED else ""
    first = item.text[:PARALLEL]
    return first if len(item.text) >= LEAST_PARALLEL and all(map(is_han, first)) else ""


def _name(item: BodyItem, most: int = MOST_NAME) -> int:
    """Return how many characters the short first sentence of a paragraph has; 0: it has none."""
    assert isinstance(item, Paragraph)
    found = _NAME.match(item.text)
    return found.end() if found and found.end() < min(len(item.text), most + 1) else 0


def _runs(body: Sequence[BodyItem], form: re.Pattern[str]) -> Iterator[list[int]]:
    """Yield the places of the points of a form, run by run: the first of the next ends one."""
    run: list[int] = []
    for place, item in enumerate(body):
        found = form.match(item.text) if isinstance(item, Paragraph) and not item.bold else None
        number = _counted(found[1]) if found else 0
        if number == 1:
            yield from [run] if len(run) >= LEAST_POINTS else ()
            run = []
        if number == len(run) + 1:
            run.append(place)
    yield from [run] if len(run) >= LEAST_POINTS else ()


def _points(body: Sequence[BodyItem], form: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of the points of a form, and how much of each is bold.

    Where most of them open with a short sentence a longer one is bold with them; else of all
    the numeral alone.
    """
    for run in _runs(body, form):
        named = 2 * sum(_name(body[place]) > 0 for place in run) > len(run)
        for place in run:
            name = _name(body[place], MOST_HEAD) if named else 0
            yield place, name or _numeral(body[place], form)


def _numeral(item: BodyItem, form: re.Pattern[str]) -> int:
    """Return how many characters the numeral of a point has with its mark."""
    found = form.match(item.text) if isinstance(item, Paragraph) else None
    return found.end() if found else 0


def _counted(numeral: str) -> int:
    """Return the number of a point."""
    return int(numeral) if numeral.isdecimal() else int(value_of(numeral))
