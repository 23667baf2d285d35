"""Marks of Chinese copy, as GB/T 15834-2011 has them: quotes, brackets, pairs, width.

Input: a passage. Output: faults of marks that should be full-width, single, paired, or turned
the other way. `style` has the forms of dash, ellipsis, list and number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content.proofreading.rule import (
    MOST,
    Fault,
    TextCheck,
    WholeCheck,
    around,
    each,
    fault,
)
from content.proofreading.view import ALL, HEADS, RUNNING, Copy, Kind, Passage
from content.source.rules import Rule
from fonts.chinese.characters import (
    CLOSING,
    HAN,
    MARKS,
    OPENING,
    PAIRS,
    PAUSES,
    SENTENCE_ENDS,
    STOPS,
    one_of,
)
from fonts.chinese.leads import halves, items, labels, leads, signs
from fonts.chinese.numerals import ONE_TO_TEN

_SIDE = f"[{HAN}{MARKS}]"
_HALF = re.compile(
    rf"(?<={_SIDE})[,;:!?().](?={_SIDE}|$)"
    rf"|(?<=[{HAN}%％A-Za-z\d{one_of(CLOSING)}])[,;:!?](?=\s?[{HAN}“《])"
    rf"|(?<=[{HAN}])[,;!?](?=\s|[\d“]|$)"
    rf"|(?<=[{HAN}])\((?=\S)|\((?=[{HAN}])|(?<=[{HAN}])\)|(?<=[{HAN}])\"|\"(?=[{HAN}])"
)
_FULL = dict(zip(",;:!?().", "，；：？！（）。", strict=True)) | {"!": "！", "?": "？", '"': "“ ”"}
_CLOSERS = {close: open_ for open_, close in PAIRS.items()}
#: The number of an item with one bracket: 1）, a), 三）.
_NUMBERED = re.compile(
    rf"(?:^|(?<=[\s{one_of(PAUSES | STOPS)}]))(?:\d{{1,2}}|[a-zA-Z]|[{ONE_TO_TEN}]{{1,2}})）"
)


def half_width(passage: Passage) -> Iterator[Fault]:
    """Half-width marks among Han."""
    for hit in _HALF.finditer(passage.text):
        yield fault(
            *hit.span(),
            "proofread.half-width",
            around=around(passage.text, *hit.span(), 4),
            mark=hit[0],
            full=_FULL[hit[0]],
        )


@dataclass(frozen=True)
class Paired:
    """What a scan of a text for pairs finds; places are of characters."""

    #: Opening and closing place, and the pair's mark around it ("" where there is none).
    matched: tuple[tuple[int, int, str], ...]
    alone: tuple[int, ...]
    #: ” … “: the places of the two.
    turned: tuple[tuple[int, int], ...]


def paired(text: str) -> Paired:
    """Match opening and closing marks."""
    stack: list[int] = []
    alone: list[int] = []
    numbers = {hit.end() - 1 for hit in _NUMBERED.finditer(text)}
    matched: list[tuple[int, int, str]] = []
    for place, char in enumerate(text):
        if char in PAIRS:
            stack.append(place)
        elif char in _CLOSERS:
            if stack and text[stack[-1]] == _CLOSERS[char]:
                opened = stack.pop()
                matched.append((opened, place, text[stack[-1]] if stack else ""))
            elif place in numbers:
                continue
            elif char != "’" or any(text[open_] == "‘" for open_ in stack[-8:]):  # it's
                alone.append(place)
    return _turned(text, sorted(alone + stack), tuple(matched))


def _turned(text: str, alone: list[int], matched: tuple[tuple[int, int, str], ...]) -> Paired:
    turned: list[tuple[int, int]] = []
    left: list[int] = []
    for place in alone:
        if left and text[left[-1]] + text[place] in ("”“", "’‘"):
            turned.append((left.pop(), place))
        else:
            left.append(place)
    return Paired(matched, tuple(left), tuple(turned))


#: Characters of a speech that is long enough to run on in the next paragraph.
_SPEECH = 12
#: What stands before a speech; a term in quotes has none of it: 实施“三高四新”.
_BEFORE_SPEECH = PAUSES | STOPS
#: Paragraphs in which a speech that was opened is looked for its end.
_PARAGRAPHS = 8


def unpaired(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Brackets and quotes without their other half.

    A speech of several paragraphs opens each with “, or the first only, and closes the last.
    """
    passages = copy.passages
    alone = [paired(passage.text).alone for passage in passages]
    closed: set[tuple[int, int]] = set()
    for at, passage in enumerate(passages):
        text = passage.text
        for number, place in enumerate(alone[at]):
            if number >= MOST:
                break
            opens = place == 0 or text[place - 1] in _BEFORE_SPEECH
            speech = text[place] == "“" and opens and len(text) - place > _SPEECH
            if (at, place) in closed or passage.kind not in RUNNING:
                speech = False
            if speech and not re.search("[“”]", text[place + 1 :]):
                end = _ended(passages, alone, at)
                if end is not None:
                    closed.add(end)
                    continue
            if (at, place) in closed:
                continue
            told = fault(
                place,
                place + 1,
                "proofread.unpaired",
                around=around(text, place, place + 1, 4),
                mark=text[place],
            )
            yield passage, told


def _ended(
    passages: Sequence[Passage], alone: Sequence[Sequence[int]], at: int
) -> tuple[int, int] | None:
    """Return where a speech goes on or ends in the paragraphs after it: passage and place."""
    file = passages[at].file
    for further in range(at + 1, min(at + 1 + _PARAGRAPHS, len(passages))):
        passage = passages[further]
        if passage.file != file or passage.kind not in RUNNING:
            return None
        if passage.text.startswith("“"):
            return further, -1  # it opens anew: the next paragraph is judged by itself
        for place in alone[further]:
            return (further, place) if passage.text[place] == "”" else None
    return None


def turned(passage: Passage) -> Iterator[Fault]:
    """Quotes the wrong way round: ”…“."""
    for start, end in paired(passage.text).turned:
        words = passage.text[start : end + 1]
        yield fault(start, end + 1, "proofread.quote-reversed", words=words[:24])


def nesting(passage: Passage) -> Iterator[Fault]:
    """“” inside “”, or ‘’ that stand in no “”."""
    text = passage.text
    for start, end, outer in paired(text).matched:
        words = text[start : end + 1]
        if text[start] == "“" and outer == "“":
            yield fault(start, end + 1, "proofread.quote-in-quote", words=words)
        elif text[start] == "‘" and outer not in ("“", "‘"):
            yield fault(start, end + 1, "proofread.quote-alone", words=words)


def title_marks(passage: Passage) -> Iterator[Fault]:
    """《》 inside 《》."""
    text = passage.text
    for start, end, outer in paired(text).matched:
        if text[start] == "《" and outer == "《":
            yield fault(start, end + 1, "proofread.title-mark-nesting", words=text[start : end + 1])


_CLOSE = one_of(CLOSING | PAUSES | STOPS)
_DOUBLED = re.compile(
    rf"(?!。{{3,}})[，。、；：][，。、；：！？]+|！[！，。、；：]+|？[？，。、；：]+|(?<=[{HAN}])[,;:!?]{{2,}}"
)
_QUOTE_STOP = re.compile(f"[{SENTENCE_ENDS}][”’]+。|。[”’]+[，、；]")
_MISUSED = re.compile(
    "《[^《》]*(?:大赛|竞赛|联赛|招聘会|博览会|研讨会|发布会|运动会|展销会|公司|委员会|协会|活动)》"
)
_START = re.compile(rf"^(?!’\d\d(?!\d))[{_CLOSE}]")  # ’97中国旅游年
_SPACE = re.compile(rf"(?<=[{HAN}{_CLOSE}])[ \u3000]+(?=[{HAN}{one_of(OPENING | PAUSES | STOPS)}])")
_STOP = re.compile("[。，、；]$")
_CORNER = re.compile("[「」『』]")


#: A title, theme or slogan in marks: its parts are parted by blanks, as a head is in print.
_OPENS, _ENDS = one_of(OPENING), one_of(CLOSING)
_TITLED = re.compile(
    f"(?<=[{_OPENS}])([^{_OPENS}{_ENDS}{SENTENCE_ENDS}；]+)(?=[{_OPENS}{_ENDS}：])"
)
#: Characters of the shortest part of one; one alone is a slip of the hand.
_PART = 2
_TITLE = 6
"""Characters of the shortest title of parts."""


def _of_parts(title: str) -> bool:
    """Tell whether a title has parts that are long enough: 保护传承 弘扬文化, 合作 挑战 共赢."""
    parts = title.split()
    long = all(len(part) >= _PART for part in parts)
    return long and sum(map(len, parts)) >= _TITLE


def spaces(passage: Passage) -> Iterator[Fault]:
    """Spaces between Han, save those of a signature in brackets and between parts of a title."""
    text = passage.text
    titles = [hit.span() for hit in _TITLED.finditer(text) if _of_parts(hit[0])]
    for hit in _SPACE.finditer(text):
        if any(start < hit.start() < end for start, end in titles):
            continue
        at = hit.start()
        if leads(text, at) or labels(text, at) or signs(text, at) or halves(text) or items(text):
            continue
        if text.rfind("（", 0, hit.start()) <= text.rfind("）", 0, hit.start()):
            yield fault(*hit.span(), "proofread.space-in-text", around=around(text, *hit.span(), 4))


RULES = (
    TextCheck(Rule.HALF_WIDTH, half_width, ALL),
    TextCheck(Rule.QUOTE_REVERSED, turned, ALL),
    TextCheck(Rule.QUOTE_NESTING, nesting, ALL),
    TextCheck(Rule.TITLE_MARK_NESTING, title_marks, ALL),
    TextCheck(Rule.DOUBLED_MARK, each(_DOUBLED, "proofread.doubled-mark"), ALL),
    TextCheck(Rule.QUOTE_STOP, each(_QUOTE_STOP, "proofread.quote-stop"), ALL),
    TextCheck(Rule.TITLE_MARK_MISUSED, each(_MISUSED, "proofread.title-mark-misused"), ALL),
    TextCheck(Rule.MARK_AT_START, each(_START, "proofread.mark-at-start"), ALL - {Kind.ALT}),
    TextCheck(Rule.SPACE_IN_TEXT, spaces, RUNNING | {Kind.PULLQUOTE}),
    TextCheck(
        Rule.HEAD_STOP,
        each(_STOP, "proofread.head-stop"),
        HEADS | {Kind.CHART_TITLE, Kind.LABEL},
    ),
    TextCheck(Rule.QUOTE_CORNER, each(_CORNER, "proofread.quote-corner"), ALL),
)
WHOLE = (WholeCheck(Rule.PUNCTUATION_UNPAIRED, unpaired),)
