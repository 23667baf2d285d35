"""The lede (导语), found where the extraction has put it.

Input: an outline. Output: the same outline with its lede in place. Where nothing stands before the
first section, the end of a section is looked at: a run of paragraphs that opens with a date or
time, speaks of the whole (大会, 回顾, 五年, 全区) and has little in common with its section.
What is moved is a doubt; the rule and its score are told.
"""

from __future__ import annotations

import itertools
import re

from content.importing.blocks import Log
from content.importing.outline import Outline, Paragraph, Section
from content.words import Message, message
from fonts.chinese.characters import is_han
from fonts.chinese.numerals import ONE_TO_TEN

#: A run must reach this score, and each of its paragraphs must speak of the whole.
LEDE = 5
_OPENS = re.compile(
    r"^(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|初|中旬|上旬|下旬)|近日|日前|今年|今天"
    rf"|[{ONE_TO_TEN}]年[，前来]|时光|岁月|回顾|回首|回望)"
)
_OCCASION = re.compile(
    "代表大会|党代会|人代会|两会|全会|周年|换届|开幕|召开|揭牌|挂牌|收官之年|普查|公报"
)
_LOOKS_BACK = re.compile(
    rf"回顾|回首|回望|回眸|来时路|这是.{{0,20}}的[{ONE_TO_TEN}]年"
    rf"|[过去近这][{ONE_TO_TEN}]年|以来|总结|成就"
)
_WHOLE = re.compile(
    "全[市区县州旗镇]|[区市县]委、?|区委|市委|县委|综合实力|经济社会|各项事业|GDP|地区生产总值"
)
_CLOSES = re.compile(
    "答卷|征程|篇章|新时代|画卷|前行|跨越|喝彩|奋进|未来|敬请|推出|刊发|请看|为您|读者"
)


#: Characters of a few lines that lead to pictures, and how many pictures they lead to at least.
SHOWN, PICTURES = 160, 3


def lede_over_pictures(outline: Outline) -> None:
    """Make the copy of an edition of pictures its lede: a few lines under the headline.

    The pictures follow it as a story without words (图片专版).
    """
    if outline.lede or len(outline.sections) != 1:
        return
    (story,) = outline.sections
    few = sum(len(p.text) for p in story.body) <= SHOWN
    plain = all(p.kind == "p" and not p.held for p in story.body)
    pictures = [picture for picture in story.pictures if picture.raw]
    alone = not (story.tables or story.figures or story.set_tables)
    if story.title == outline.title and few and plain and alone and len(pictures) >= PICTURES:
        outline.lede, story.body = story.body, []


def find_lede(outline: Outline, log: Log) -> None:
    """Move the lede to its place, where it stands at the end of a section."""
    if outline.lede or len(outline.sections) < 2:
        return
    best: tuple[int, Section, int] | None = None
    for section in outline.sections:
        if section.kind == "box":
            continue
        for start in range(1, len(section.body)):
            score = _score(outline, section, start)
            if score >= LEDE and (best is None or score > best[0]):
                best = score, section, start
    if best is None:
        return
    score, section, start = best
    run = section.body[start:]
    section.body = section.body[:start]
    outline.lede = run
    log.change(
        Message("imported.lede-moved"),
        run[0].place,
        message("imported.lede-run", title=section.title, count=len(run), words=run[0].text[:12]),
        Message("imported.lede"),
    )
    log.doubt(
        run[0].place,
        run[0].text[:16],
        message(
            "imported.lede-found", title=section.title, count=len(run), score=score, least=LEDE
        ),
        Message("imported.moved-to-lede"),
    )


def _score(outline: Outline, section: Section, start: int) -> int:
    run, rest = section.body[start:], section.body[:start]
    if any(p.kind != "p" or p.held for p in run) or len(run) > 5:
        return 0
    text = "".join(p.text for p in run)
    if not _OPENS.match(run[0].text) or not 60 <= len(text) <= 900:
        return 0
    marks = [_of_the_whole(p) for p in run]
    if min(marks) < 1:
        return 0
    score = 2 + bool(_OCCASION.search(run[0].text)) * 2 + bool(_CLOSES.search(run[-1].text[-40:]))
    score += bool(_LOOKS_BACK.search(text)) + bool(_WHOLE.search(text))
    head = outline.title + outline.deck
    score += _shared(text, head) > 1
    own = _shared(text, section.kicker + section.title)
    score -= own > 1 or _shared(text, section.kicker) > 0
    return score - (_kinship(text, "".join(p.text for p in rest)) > 0.12) * 2


def _of_the_whole(paragraph: Paragraph) -> int:
    text = paragraph.text
    return sum(bool(p.search(text)) for p in (_OCCASION, _LOOKS_BACK, _WHOLE, _CLOSES))


def _pairs(text: str) -> set[str]:
    return {a + b for a, b in itertools.pairwise(text) if is_han(a) and is_han(b)}


def _shared(text: str, head: str) -> int:
    return len(_pairs(text) & _pairs(head))


def _kinship(text: str, rest: str) -> float:
    own = _pairs(text)
    return len(own & _pairs(rest)) / len(own) if own else 0.0
