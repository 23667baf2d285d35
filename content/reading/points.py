"""Points of running copy (一是…二是…, 第一，, 1.): paragraphs → the same, their openings in bold.

A newspaper sets off what the copy itself counts: paragraphs that open one after another with the
numerals of one form are its points, at least three of them, beginning with the first. The sentence
that names a point is bold where it is short and more follows it, else its numeral alone. What the
editor has marked stands as he has it, and no word is added, moved or left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from content.model import BodyItem, Paragraph, Subhead
from fonts.chinese.characters import SENTENCE_ENDS
from fonts.chinese.numerals import ONE_TO_TEN, value_of

#: So many make points: 一是 and 二是 alone are a sentence's two halves.
LEAST_POINTS = 3
#: The longest sentence that names a point, characters: about two lines of a newspaper's column.
MOST_NAME = 26
_HAN = rf"[{ONE_TO_TEN}]{{1,3}}"
#: The forms of points, their numeral as the group.
_FORMS = tuple(
    map(
        re.compile,
        (
            rf"({_HAN})[是要]",
            rf"第({_HAN})[，,、：]",
            rf"其({_HAN})[，,、：]",
            rf"({_HAN})、",
            rf"（({_HAN})）",
            r"(\d{1,2})[.．、](?!\d)",
            r"[（(](\d{1,2})[）)]",
        ),
    )
)
_NAME = re.compile(f"[^{SENTENCE_ENDS}；]+[{SENTENCE_ENDS}]")


def pointed(body: Sequence[BodyItem]) -> tuple[BodyItem, ...]:
    """Return copy whose points open in bold."""
    bold = {place: length for form in _FORMS for place, length in _points(body, form)}
    return tuple(
        item.model_copy(update={"bold": bold[place]})
        if isinstance(item, Paragraph) and place in bold
        else item
        for place, item in enumerate(body)
    )


def _points(body: Sequence[BodyItem], form: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of the paragraphs that are points of a form, and how much of each is bold.

    A sub-head ends them, as does the first of the next points.
    """
    run: list[tuple[int, int]] = []
    for place, item in enumerate(body):
        found = form.match(item.text) if isinstance(item, Paragraph) and not item.bold else None
        number = _counted(found[1]) if found else 0
        if number == 1 or isinstance(item, Subhead):
            yield from run if len(run) >= LEAST_POINTS else ()
            run = []
        if found and number == len(run) + 1:
            run.append((place, _bold(item.text, found.end())))
    yield from run if len(run) >= LEAST_POINTS else ()


def _counted(numeral: str) -> int:
    """Return the number of a point."""
    return int(numeral) if numeral.isdecimal() else int(value_of(numeral))


def _bold(text: str, numeral: int) -> int:
    """Return how many characters of a point are bold: its first sentence, or its numeral."""
    name = _NAME.match(text)
    return name.end() if name and name.end() < len(text) and name.end() <= MOST_NAME else numeral
