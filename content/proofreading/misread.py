"""Characters typed or read for others, as far as words tell: 部|暑 where 部署 is a word.

Input: the whole copy. Output: faults. Where a character stands alone, or in a word that hardly
anybody uses, the words are tried that it would make if another stood for it that sounds or looks
alike. One is meant that makes the whole so much likelier, the more so the less the two are
confused. What stands twice in an edition is a name or a term of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from content.proofreading.rule import Fault, WholeCheck, fault
from content.proofreading.terms import SOUND, TERMS
from content.proofreading.view import HEADS, RUNNING, Copy, Kind, Passage
from content.source.rules import Rule
from fonts.chinese import surnames
from fonts.chinese.alike import Likeness, likenesses
from fonts.chinese.characters import HAN
from fonts.chinese.lexicon import words_with
from fonts.chinese.numerals import NUMERALS
from fonts.chinese.words import PARTICLES, Reading, Word, reading, seams

#: Bits that the word meant must save. Some twenty characters sound like one, ten look like it, few
#: do both or are confused: the more there are, the more often one saves something by chance.
#: Of 600 characters put into words of news and essays 376 were told (37 before) at 11.5 for the two
#: last, where 414,000 sound characters of news, essays, reports and laws showed 14 false alarms. In
#: 9,000 characters of our samples there were five more: at 13.5 two of these go, and of 190 faults
#: seeded in real texts not one is lost.
LEAST = {
    Likeness.CONFUSED: 6.5,
    Likeness.BOTH: 6.5,
    Likeness.LOOKS: 13.5,
    Likeness.SOUNDS: 13.5,
}
SEEN = 4.0
"""So many less where the copy has the word that is meant elsewhere."""
LONE = 3.0
"""So many more for each character alone beside it: 引|客|入|赣 are words of their own, …"""
LISTED, NAMED = 2.5, 3.0
"""… where what stands there is a rare word of the list, or may be a name, …"""
SELDOM = 2.0
"""… where two characters are meant for a word that is not common, …"""
PARTICLE = 3.0
"""… where a particle or numeral stands, or is meant, …"""
PLAYED = 12.0
"""… and where a title or quotation begins: it plays with words."""
COMMON, RARE = 17.0, 18.0
"""A common word costs no more bits, a rare one no less."""
PAIR, LONGEST = 2, 4
"""Characters of the shortest and of the longest word that is tried."""
CHEAPEST = 8.5
"""No word of two characters and more costs less."""
_LEAST = min(LEAST.values())
_LIKELY = 0.5
_KNOWN = SOUND | TERMS

_RUN = re.compile(f"[{HAN}]{{2,}}")
_KINDS = RUNNING | HEADS | {Kind.CAPTION}
_ALONE = PARTICLES | frozenset(NUMERALS)
#: What changes, and into what.
_TURN = frozenset("发变显转偏泛")
_STATES = frozenset(
    "咸甜酸苦辣涩淡黄白黑红绿蓝青紫灰暗亮软硬烫冷热凉湿干痒麻胀慌呆愁抖脆黏稠稀浑浊"
)
_PLACES = "县市区镇乡村"
#: Before a name: 记者|周维, 广告部的|单伟.
_CALLS = frozenset("的者员长师生任民授士记工匠总")
_NAMES = surnames.COMMON
#: Characters beside which many others stand in their own right: 每格, 豁得, 贝方, 缓缴|涉企.
_FIRST, _SECOND = (
    frozenset("每各某该本此同另凡首末常最更很太再又也都就才刚正曾总仅只往向被把给让会能要想肯敢"),
    frozenset("的了得成着过方中里处者般式型涉"),
)
#: Behind a verb that is a word of its own: 把铃|取|下来, 碗|扣|着.
_GOES_ON = frozenset("着下起")


class Meant(NamedTuple):
    """A word that is meant, from a place of a run on."""

    at: int
    words: str
    """What stands there."""
    right: str
    saved: float
    """Bits, above those that it takes."""


def misread(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Words with a character that sounds or looks like the right one."""
    text = copy.text
    for passage in copy.of(*_KINDS):
        for run in _RUN.finditer(passage.text):
            for at, words, right, saved in _in_run(run[0]):
                if text.count(words) > 1 or _named(run[0], at, words, right):
                    continue
                least = PLAYED if _quoted(passage.text, run, at) else 0.0
                if saved < (least - SEEN if right in text else least):
                    continue
                start = run.start() + at
                span = start, start + len(words)
                yield passage, fault(*span, "proofread.wrong-word", words=words, right=right)


def _quoted(text: str, run: re.Match[str], at: int) -> bool:
    """Tell whether words begin a title or quotation, or go on with VCD机: they play with words."""
    before = text[run.start() - 1 : run.start()] if run.start() else ""
    return at == 0 and (before in ("《", "“", "‘", "『") or (before.isascii() and before.isalnum()))


def _named(run: str, at: int, words: str, right: str) -> bool:
    """Tell a name: 李|即, 柴|俊民, 贵定 (a county), 青河镇, of which `names` tells."""
    if len(words) > PAIR:
        return words[-1] in _PLACES
    called = at == 0 or run[at - 1] in _CALLS
    surname = words[0] in _NAMES and (called or right[0] != words[0])
    given = at > 0 and run[at - 1] in _NAMES and (at < 2 or run[at - 2] not in _NAMES)
    place = any(_cost(words + end) is not None for end in _PLACES)
    return surname or (given and seams(run)[at - 1].likely >= _LIKELY) or place


@lru_cache(maxsize=4_096)  # of a desk's edition all runs stay but the one that changed
def _in_run(run: str) -> tuple[Meant, ...]:
    """Return what may be meant in a run of Han; of what overlaps, what saves the most."""
    read = reading(run, _KNOWN)
    found = sorted(_tried(run, read), key=lambda one: (-one.saved, one.at))
    told: list[Meant] = []
    for one in found:
        end = one.at + len(one.words)
        if all(end <= other.at or other.at + len(other.words) <= one.at for other in told):
            told.append(one)
    return tuple(sorted(told))


def _tried(run: str, read: Reading) -> Iterator[Meant]:
    """Yield for each character that may be another the word that saves the most."""
    for word in read.words:
        if word.listed and word.end - word.start > 1 and word.cost < RARE:
            continue
        for at in range(word.start, word.end):
            most = max(_with(run, read, word, at), default=None, key=lambda one: one.saved)
            if most and most.saved >= -SEEN:
                yield most


def _with(run: str, read: Reading, word: Word, at: int) -> Iterator[Meant]:
    """Yield the words that other characters make at a place where a word is read."""
    size, alone = len(run), run[at] in _ALONE
    like = likenesses(run[at])
    for start in range(max(0, at - LONGEST + 1), at + 1):
        for end in range(max(at + 1, start + PAIR), min(size, start + LONGEST) + 1):
            room = read.saved(start, end, CHEAPEST) - _LEAST + SEEN - (PARTICLE if alone else 0.0)
            words = run[start:end]
            if room < 0 or (len(words) == PAIR and _stands(run, start)):
                continue
            least = _lone(run, read, start, end) + _bits_of(word)
            if room < least:
                continue
            before, after = words[: at - start], words[at - start + 1 :]
            for char, likeness in like.items():
                right = before + char + after
                cost = _cost(right)
                if cost is None:
                    continue
                more = SELDOM if len(words) == PAIR and cost > COMMON else 0.0
                if alone or char in _ALONE:
                    more += PARTICLE
                saved = read.saved(start, end, cost) - LEAST[likeness] - least - more
                yield Meant(start, words, right, saved)


def _bits_of(word: Word) -> float:
    """Return the bits more that it takes in place of a word that is read."""
    if not word.listed:
        return NAMED
    return LISTED if word.end - word.start > 1 else 0.0


def _lone(run: str, read: Reading, start: int, end: int) -> float:
    """Return the bits more that it takes for the characters alone on either side."""
    beside = (one for one in read.words if one.end == start or one.start == end)
    alone = (one for one in beside if one.end - one.start == 1 and run[one.start] not in _ALONE)
    return LONE * sum(1 for _ in alone)


def _stands(run: str, at: int) -> bool:
    """Tell whether two characters stand in their own right."""
    one, two = run[at], run[at + 1]
    if one in _FIRST or one in NUMERALS or two in _SECOND:
        return True
    if at + 2 < len(run) and run[at + 2] in _GOES_ON:
        return True
    # a verb of change and what comes of it: 发咸, 变硬
    return (one in _TURN and two in _STATES) or _in_step(run, at)


def _in_step(run: str, at: int) -> bool:
    """Tell words in step, of which a character comes again: 人防物防, 深学细学."""
    return run[at] == run[at + 2 : at + 3] or (at > 0 and run[at - 1] == run[at + 1])


def _cost(word: str) -> float | None:
    return TERMS.get(word) or words_with(word[0]).get(word[1:])


WHOLE = (WholeCheck(Rule.WRONG_WORD, misread),)
