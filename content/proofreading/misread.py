"""Characters typed or read for others, as far as words tell: 部|暑 where 部署 is a word.

Input: the whole copy. Output: faults. Two characters that stand alone beside each other, a word
that hardly anybody uses, or four characters that miss a saying by one, are held against words that
sound or look alike; what stands twice in an edition is a name or a term of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from content.proofreading.rule import Fault, WholeCheck, fault
from content.proofreading.view import HEADS, RUNNING, Copy, Kind, Passage
from content.source.rules import Rule
from fonts.chinese import surnames
from fonts.chinese.alike import alike, confused
from fonts.chinese.characters import HAN
from fonts.chinese.lexicon import words_with
from fonts.chinese.numerals import NUMERALS
from fonts.chinese.words import PARTICLES, Seam, seams

#: Costs in bits (`fonts.chinese.lexicon`). In 611,000 characters of news these tell no sound place;
#: with 8 bits less for characters that are seldom confused they told 12 of them.
COMMON, GAIN = 17.0, 10.0
"""A word that is meant costs no more, and so much less than its two characters alone."""
RARE, MEANT, STEP = 23.5, 15.0, 9.0
"""A word so rare may be meant for one so common, so much commoner."""
UNUSUAL = 11.0
"""So much more where only the syllable is the same: new words are made every day (科创板, 智造)."""
SAYING = 23.5
"""A saying that is meant costs no more."""
_LIKELY = 0.5


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_RUN = re.compile(f"[{HAN}]{{2,}}")
_KINDS = RUNNING | HEADS | {Kind.CAPTION}
_ALONE = PARTICLES | frozenset(NUMERALS)
#: Pairs that are sound in running text, though the list of words has them not.
_SOUND = _words(
    "尚属 重达 显失 较易 初现 因未 可依 请代 多钟 先禁 建社 长达 高达 经由 均由 现由 "
    "原由 特约 逐级 县里 已达 均已 均为 现已 早已 皆为 皆因 只因 只需 只须 均需 无须 "
    "须经 需经 应将 拟将 现任 时任 曾任 兼任 历任 再到 欣闻 欣悉 遭盗 遭拒 禁行 限行 "
    "悦读 视情 据情 按情 战疫 抗疫 防疫 保户 国计 粮种 成集 削果 焊口 江铃 有用之材"
)
#: What changes, and into what.
_TURN = frozenset("发变显转偏泛")
_STATES = frozenset(
    "咸甜酸苦辣涩淡黄白黑红绿蓝青紫灰暗亮软硬烫冷热凉湿干痒麻胀慌呆愁抖脆黏稠稀浑浊"
)
#: Before a name: 记者|周维, 广告部的|单伟.
_CALLS = frozenset("的者员长师生任民授士记工匠总")
_NAMES = surnames.COMMON
#: Characters beside which many others stand in their own right: 每格, 豁得, 贝方, 缓缴|涉企.
_FIRST, _SECOND = (
    frozenset("每各某该本此同另凡首末常最更很太再又也都就才刚正曾总仅只往向被把给让"),
    frozenset("得成着过方中里处者般式型涉"),
)


def misread(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Words with a character that sounds or looks like the right one."""
    text = copy.text
    for passage in copy.of(*_KINDS):
        for run in _RUN.finditer(passage.text):
            for at, words, right in _in_run(run[0]):
                if text.count(words) > 1 or words in _SOUND or _named(run[0], at, words, right):
                    continue
                if _quoted(passage.text, run, at):
                    continue
                start = run.start() + at
                span = start, start + len(words)
                yield passage, fault(*span, "proofread.wrong-word", words=words, right=right)


def _quoted(text: str, run: re.Match[str], at: int) -> bool:
    """Tell whether words begin a title or quotation, or go on with VCD机: they play with words."""
    before = text[run.start() - 1 : run.start()] if run.start() else ""
    return at == 0 and (before in ("《", "“", "‘", "『") or (before.isascii() and before.isalnum()))


def _named(run: str, at: int, words: str, right: str) -> bool:
    """Tell a name: 李|即, 柴|俊民, 贵定 (a county)."""
    if len(words) > 2:
        return False
    called = at == 0 or run[at - 1] in _CALLS
    surname = words[0] in _NAMES and (called or right[0] != words[0])
    given = at > 0 and run[at - 1] in _NAMES and (at < 2 or run[at - 2] not in _NAMES)
    place = any(_cost(words + end) is not None for end in "县市区镇")
    return surname or (given and seams(run)[at - 1].likely >= _LIKELY) or place


@lru_cache(maxsize=4_096)  # of a desk's edition all runs stay but the one that changed
def _in_run(run: str) -> tuple[tuple[int, str, str], ...]:
    """Return place, words and what may be meant, in a run of Han."""
    return tuple(_found(run))


def _found(run: str) -> Iterator[tuple[int, str, str]]:
    read = seams(run)
    ends = [at for at, seam in enumerate(read) if seam.likely >= _LIKELY]
    words = list(pairwise(ends))
    told = -1
    for number, (start, end) in enumerate(words):
        after = words[number + 1][1] if number + 1 < len(words) else end
        if end - start == 1 and after - end == 1:
            right = "" if _terse(words, number) else _pair(run[start:after])
        elif end - start == 2:
            right = _rare(run[start:end])
            after = end
        else:
            continue
        if right and start >= told and not _in_step(run, start):
            told = after
            yield start, run[start:after], right
    yield from (found for found in _sayings(run, read) if found[0] >= told or found[0] + 4 <= told)


#: Characters alone in a row of which terse words are made: 引|客|入|赣, 心|通|意|合.
_TERSE = 4


def _terse(words: Sequence[tuple[int, int]], number: int) -> bool:
    """Tell whether a word stands among so many of one character that each has its own sense."""
    alone = [end - start == 1 for start, end in words]
    before = next((n for n in range(number, -1, -1) if not alone[n]), -1)
    after = next((n for n in range(number, len(alone)) if not alone[n]), len(alone))
    return after - before - 1 >= _TERSE


def _in_step(run: str, at: int) -> bool:
    """Tell words in step, of which a character comes again: 人防物防, 深学细学."""
    return run[at] == run[at + 2 : at + 3] or (at > 0 and run[at - 1] == run[at + 1])


def _pair(words: str) -> str:
    """Return the word that two characters alone are meant for."""
    one, two = words[0], words[1]
    if one in _ALONE | _FIRST or two in _ALONE | _SECOND or _turns(words):
        return ""
    alone = (_cost(one) or 0) + (_cost(two) or 0)
    right, cost = _nearest(words)
    return right if right and cost <= COMMON and alone - cost >= GAIN + _more(words, right) else ""


def _rare(words: str) -> str:
    """Return the common word that a rare one is meant for."""
    own = _cost(words)
    beside = words[0] in _FIRST or words[1] in _SECOND or _turns(words)
    if (own is not None and own < RARE) or beside or set(words) & _ALONE:
        return ""
    right, cost = _nearest(words)
    gain = (own or 30.0) - cost
    return right if right and cost <= MEANT and gain >= STEP + _more(words, right) else ""


def _more(words: str, right: str) -> float:
    """Return how many bits more it takes where the two are seldom confused."""
    usual = any(confused(one, other) for one, other in zip(words, right, strict=True))
    return 0.0 if usual else UNUSUAL


def _turns(words: str) -> bool:
    """Tell a verb of change and what comes of it: 发咸, 变硬; only its like would be misread."""
    return words[0] in _TURN and words[1] in _STATES


def _nearest(words: str) -> tuple[str, float]:
    """Return the commonest word that differs by one character that sounds or looks alike."""
    one, two = words[0], words[1]
    near = [char + two for char in alike(one)] + [one + char for char in alike(two)]
    found = [(cost, word) for word in near if (cost := _cost(word)) is not None]
    cost, word = min(found, default=(0.0, ""))
    return word, cost


def _sayings(run: str, read: tuple[Seam, ...]) -> Iterator[tuple[int, str, str]]:
    """Yield four characters that miss a saying by one that sounds or looks alike."""
    edges = [seam.likely >= _LIKELY for seam in read]
    for at in range(len(run) - 3):
        words = run[at : at + 4]
        if not (edges[at] and edges[at + 4] and any(edges[at + 1 : at + 4])):
            continue
        if _cost(words) is not None:
            continue
        for place in range(4):
            alone = edges[at + place] and edges[at + place + 1]
            if not alone or words[place] in _ALONE:
                continue
            right = _saying(words, place)
            if right:
                yield at, words, right
                break


def _saying(words: str, place: int) -> str:
    """Return the saying that four characters miss at a place."""
    if _cost(words[:3] if place == 3 else words[1:]) is not None and place in (0, 3):
        return ""  # a word of three, and what stands beside it
    rest = words[1:]
    if place == 0:
        found = [char + rest for char in alike(words[0]) if rest in words_with(char)]
    else:
        hole = place - 1, rest[: place - 1] + rest[place:]
        near = alike(words[place])
        tails = _holes(words[0]).get(hole, ())
        found = [words[0] + tail for tail in tails if tail[place - 1] in near]
    return next((one for one in found if (_cost(one) or 99.0) <= SAYING), "")


@lru_cache(1024)
def _holes(first: str) -> Mapping[tuple[int, str], tuple[str, ...]]:
    """Return the words of four that begin with a character, by the two left when one is out."""
    found: dict[tuple[int, str], tuple[str, ...]] = {}
    for tail in words_with(first):
        if len(tail) == 3:
            for place in range(3):
                key = place, tail[:place] + tail[place + 1 :]
                found[key] = (*found.get(key, ()), tail)
    return found


def _cost(word: str) -> float | None:
    return words_with(word[0]).get(word[1:])


WHOLE = (WholeCheck(Rule.WRONG_WORD, misread),)
