"""Words that open a paragraph in bold, and forms of address: paragraphs → the same, marked.

`**…**` at a paragraph's start is bold: a run-in head, a speaker, a whole question. In an
interview those who speak (问：, 记者：, 甲某某：) are bold without marks, a short question is
bold whole, and so are the dates of a chronicle (大事记). A form of address that is a paragraph of
its own (各位代表：) is not indented.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from content.model import BodyItem, Paragraph
from content.model.paragraph import MOST_LEADING
from content.source.copytext import Printed
from fonts.chinese.characters import HAN, PAUSES, STOPS

_BOLD = re.compile(r"\s*\*\*([^*]+?)\*\*(?:\s*([：:]))?")
#: Who asks; the one that answers is known by standing next to a question.
_ASKS = ("问", "记者", "本报记者", "主持人", "编者", "Q")
_ANSWERS = ("答", "A")
_SPEAKER = re.compile(rf"([{HAN}·A-Z]{{1,8}})[：:](?=.)")
#: What 问 says is bold whole, of others a sentence that asks, as it is set in print; a longer one
#: than leads its answer is an account that ends in a question.
_WHOLE = ("问", "Q")
#: So many paragraphs that open with one who asks or answers make questions and answers.
LEAST_SPEECHES = 2
#: With which a chronicle's paragraphs open, and how many in turn make one: three years in a row
#: open sentences of an account, too.
_DATE = re.compile(r"(?:\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日)(?=[\u3000：:])")
LEAST_DATED = 4
_GUESTS = "同志|先生|女士|代表|委员|朋友|同学|老师|乡亲|父老|战友|来宾|嘉宾"
#: A form of address is no sentence that somebody says or a list begins with.
_ADDRESS = re.compile(
    rf"(?!.*(?:说|告诉|问|答|对|向|请|给|如下|下列|以下|名单))"
    rf"(?:(?:尊敬的|亲爱的|各位)[^。；！？]{{1,40}}|[^。；！？]{{0,20}}(?:{_GUESTS})们?)："
)


def opened(words: Printed) -> tuple[Printed, int]:
    """Return copy without the marks of bold words at its start, and their number of characters."""
    found = _BOLD.match(words.text)
    if found is None or not found[1].strip():
        return words, 0
    bold = found[1].strip() + (found[2] or "")
    rest = words.text[found.end() :]
    text = bold + (rest.lstrip() if bold[-1] in PAUSES | STOPS else rest)
    gone, cut = words.text.index(found[1].lstrip()), len(words.text) - len(text)
    moved = tuple(
        query.model_copy(
            update={"offset": max(0, query.offset - (cut if query.offset >= found.end() else gone))}
        )
        for query in words.queries
    )
    return Printed(text, moved), len(bold)


def without_marks(raw: str) -> str:
    """Return copy as written, without the marks of bold words at its start."""
    found = _BOLD.match(raw)
    return raw if found is None else raw[: found.start(1) - 2] + found[1] + raw[found.end(1) + 2 :]


def marked(body: Sequence[BodyItem]) -> tuple[BodyItem, ...]:
    """Return the body with its speakers and dates bold and its forms of address flush left."""
    speakers, dates = _speakers(body), _dates(body)
    found: list[BodyItem] = []
    for index, item in enumerate(body):
        if isinstance(item, Paragraph):
            if index in dates and not item.bold:
                item = item.model_copy(update={"bold": dates[index]})
            elif _ADDRESS.fullmatch(item.text) and not item.bold:
                item = item.model_copy(update={"flush": True})
            elif not item.bold and (who := _speaker(item)) in speakers:
                whole = _is_question(item.text, who)
                bold = _asked(item.text) if whole else len(who) + 1
                item = item.model_copy(update={"bold": bold})
        found.append(item)
    return tuple(found)


def _dates(body: Sequence[BodyItem]) -> dict[int, int]:
    """Return which paragraphs are a chronicle's, with the characters of the date of each."""
    opens = [_DATE.match(item.text) if isinstance(item, Paragraph) else None for item in body]
    found: dict[int, int] = {}
    for dated, run in groupby(enumerate(opens), lambda pair: pair[1] is not None):
        some = [(index, date.end()) for index, date in run if date]
        if dated and len(some) >= LEAST_DATED:
            found.update(some)
    return found


def _is_question(text: str, who: str) -> bool:
    """Tell whether what somebody says is a question that is bold whole."""
    asks = who in _WHOLE or (who in _ASKS and text.endswith(("？", "?")))
    return asks and len(text) <= MOST_LEADING


def _asked(text: str) -> int:
    """Return the characters of a question, without an answer that goes on behind it."""
    return text.rfind("？") + 1 or len(text)


def _speaker(item: BodyItem) -> str:
    """Return the short word before a colon with which a paragraph opens; "" for none."""
    found = _SPEAKER.match(item.text) if isinstance(item, Paragraph) else None
    return found[1] if found else ""


def _speakers(body: Sequence[BodyItem]) -> frozenset[str]:
    """Return who asks and answers in questions and answers; nobody in other copy."""
    said = [_speaker(item) for item in body]
    asks = [index for index, who in enumerate(said) if who in _ASKS]
    if not asks or len(asks) + sum(who in _ANSWERS for who in said) < LEAST_SPEECHES:
        return frozenset()
    after = Counter(said[index + 1] for index in asks if index + 1 < len(said))
    return frozenset({*_ASKS, *_ANSWERS, *(who for who in after if who)} - {""})
