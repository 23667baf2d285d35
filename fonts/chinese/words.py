"""Words: a text → how surely a word ends at each place in it.

All ways to read a run of Han as words are weighed by how common their words are (the list of
`lexicon`), and of each place is asked in what share of them a word ends there: 1 between two words,
0 inside one, in between where the readings differ. Names that no list has are read too: a surname
with one or two characters, a foreign name in the characters that serve for such, a number.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from fonts.chinese import surnames
from fonts.chinese.characters import DIVIDERS, is_han
from fonts.chinese.lexicon import Kind, kind_of_word, words_with
from fonts.chinese.numerals import NUMERALS

LONGEST = 16
"""Characters of the longest word that is looked for."""
NAME_BITS = 12.3
"""Cost of a name as such: one word in 5,000."""
GIVEN_BITS = 10.1
"""Cost of each character of a given name: some thousand serve."""
SHORT_NAME_BITS = 0.7
"""Of one character more: given names of two are commoner."""
FOREIGN_BITS = 7.5
"""Cost of each further character of a foreign name: some 200 serve."""
LEAST_FOREIGN, MOST_FOREIGN = 3, 8
NUMBER_BITS = 12.0
"""Cost of a number in Han."""

FOREIGN = frozenset(
    "阿埃艾爱安昂奥巴白拜班邦包保贝本比彼宾波博伯勃卜布采查察昌茨兹达大戴丹当道德登邓迪蒂第丁东杜敦顿多厄俄恩尔耳法凡"
    "范菲费芬丰弗夫福富盖甘冈高戈格葛贡古瓜哈海汉豪赫黑亨洪胡华怀惠霍基吉季加迦贾简姜杰金津久喀卡凯坎康考柯科可克肯孔"
    "库夸奎昆拉喇莱赖兰朗劳勒雷黎李里理利力立丽列林琳龙隆卢鲁路露伦罗洛马玛麦迈曼芒毛梅门蒙米密敏明摩莫默姆木穆拿那娜"
    "纳乃奈南内尼涅宁牛纽努诺欧帕派潘庞佩彭皮匹平珀普奇齐契恰强乔切琴琼丘群让热仁日荣茹儒瑞若撒萨塞桑瑟森沙莎山尚绍舍"
    "申圣施什史士舒斯丝思松苏索塔泰坦汤唐陶特腾滕提铁廷通图土托瓦万旺威维韦魏温文翁沃乌吴武西希锡夏香肖谢辛欣兴休许雅亚"
    "延扬耶叶伊易因英尤于约赞泽扎詹珍治朱佐"
)
"""Characters in which foreign names are written."""
LEANING_BACK = frozenset("的了着过等上下中前后内外之以去来们里间")
"""Particles that belong to the word before them: no line of a head begins with one …"""
ENDING = frozenset("地得们")
"""More that end what stands before them: a line may well begin behind."""
LEANING_ON = frozenset(
    "在是和与及向对为将被把从到于不无有要让使由并而或但更最很还才只仅较比给请用令又再已也就都勿莫未须各每"
)
"""… and none ends with one of these, which belong to the word behind them."""
PARTICLES = LEANING_BACK | LEANING_ON | frozenset("我你他她它这那看说话谈")
"""Characters that are words of their own."""


class Seam(NamedTuple):
    """A place between two characters."""

    likely: float
    """Share of the readings, by their likelihood, in which a word ends here."""
    before: float
    """Share in which the character before it is a word of its own …"""
    after: float
    """… and the one behind it."""

    def lone(self, before: str, after: str) -> float:
        """Return how many characters stand alone beside it that are no particles, 0 to 2.

        Such a character may be half of a word that the list has not; two together often are.
        """
        if before == after:  # 一只|只, 校|校
            return 2 * max(self.before, self.after)
        return self._alone(self.before, before) + self._alone(self.after, after)

    def leaning(self, before: str, after: str) -> float:
        """Return how surely it parts a particle from the word it belongs to."""
        on = self.before if before in LEANING_ON else 0.0
        return min(1.0, on + (self.after if after in LEANING_BACK else 0.0))

    @staticmethod
    def _alone(share: float, char: str) -> float:
        return 0.0 if char in PARTICLES else share


class Word(NamedTuple):
    """A word of a run of Han, from one place to another."""

    start: int
    end: int
    cost: float
    """In bits."""
    listed: bool
    """It stands in the list; else it is read as a name or a number."""


class Reading(NamedTuple):
    """The likeliest reading of a run of Han."""

    words: tuple[Word, ...]
    upto: tuple[float, ...]
    """Bits of the likeliest reading of what stands before each place …"""
    behind: tuple[float, ...]
    """… and of what stands behind it."""

    def saved(self, start: int, end: int, cost: float) -> float:
        """Return the bits that a word of that cost between two places saves."""
        return self.upto[-1] - (self.upto[start] + cost + self.behind[end])


def reading(run: str, more: Mapping[str, float]) -> Reading:
    """Return the likeliest reading of a run of Han; `more` are words that the list has not."""
    size = len(run)
    edges = [
        [
            *(Word(at, end, cost, True) for end, cost in _listed(run, at)),
            *(
                Word(at, end, more[run[at:end]], True)
                for end in range(at + 2, min(size, at + LONGEST) + 1)
                if run[at:end] in more
            ),
            *(Word(at, end, cost, False) for end, cost in _names(run, at)),
        ]
        for at in range(size)
    ]
    upto, last = [0.0, *[math.inf] * size], [Word(0, 0, 0.0, True)] * (size + 1)
    for word in (word for words in edges for word in words):
        if upto[word.start] + word.cost < upto[word.end]:
            upto[word.end], last[word.end] = upto[word.start] + word.cost, word
    behind = [*[math.inf] * size, 0.0]
    for at in range(size - 1, -1, -1):
        behind[at] = min(word.cost + behind[word.end] for word in edges[at])
    words, at = [], size
    while at:
        words.append(last[at])
        at = last[at].start
    return Reading(tuple(reversed(words)), tuple(upto), tuple(behind))


def _edges(run: str) -> list[list[tuple[int, float]]]:
    """Return for each place the words that may begin there: their ends and costs in bits."""
    return [[*_listed(run, at), *_names(run, at)] for at in range(len(run))]


def _listed(run: str, at: int) -> Iterator[tuple[int, float]]:
    tails = words_with(run[at])
    for end in range(at + 1, min(len(run), at + LONGEST) + 1):
        cost = tails.get(run[at + 1 : end])
        if cost is not None:
            yield end, cost


def _names(run: str, at: int) -> Iterator[tuple[int, float]]:
    size = len(run)
    if run[at] in surnames.COMMON:
        if at + 2 <= size:
            yield at + 2, NAME_BITS + GIVEN_BITS + SHORT_NAME_BITS
        if at + 3 <= size:
            yield at + 3, NAME_BITS + 2 * GIVEN_BITS
    end = at
    while end < size and end < at + MOST_FOREIGN and run[end] in FOREIGN:
        end += 1
        if end - at >= LEAST_FOREIGN:
            yield end, NAME_BITS + FOREIGN_BITS * (end - at - 1)
    end = at
    while end < size and run[end] in NUMERALS + "点":
        end += 1
    if end - at >= 2:
        yield end, NUMBER_BITS


def _either(one: float, other: float) -> float:
    """Return the cost in bits of either of two readings."""
    least, most = min(one, other), max(one, other)
    return least if most == math.inf else least - math.log2(1 + 2 ** (least - most))


def _read(run: str) -> list[Seam]:
    """Return the seams of a run of Han, its two ends included."""
    size, edges = len(run), _edges(run)
    before = [0.0, *[math.inf] * size]
    for at, words in enumerate(edges):
        for end, cost in words:
            before[end] = _either(before[end], before[at] + cost)
    after = [*[math.inf] * size, 0.0]
    for at in range(size - 1, -1, -1):
        for end, cost in edges[at]:
            after[at] = _either(after[at], cost + after[end])
    whole = before[size]
    alone = [
        sum(
            2 ** min(0.0, whole - before[at] - cost - after[end])
            for end, cost in words
            if end == at + 1
        )
        for at, words in enumerate(edges)
    ]
    sides = [0.0, *alone, 0.0]
    return [
        Seam(2 ** min(0.0, whole - before[k] - after[k]), sides[k], sides[k + 1])
        for k in range(size + 1)
    ]


@lru_cache(4096)
def seams(text: str) -> tuple[Seam, ...]:
    """Return the seam before each character of a text, and the one at its end.

    Words of other scripts are not read: a place beside a character that is not Han is certain.
    """
    found = [Seam(1.0, 0.0, 0.0)] * (len(text) + 1)
    for start, end in _runs(text):
        found[start : end + 1] = _read(text[start:end])
    return tuple(found)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of Han of a text; 丨 between a label and its head is none."""
    start = 0
    while start < len(text):
        end = start
        while end < len(text) and is_han(text[end]) and text[end] not in DIVIDERS:
            end += 1
        if end > start:
            yield start, end
        start = end + 1


#: What completes a verb of one character, so that no list need have the two: 亮到, 连起, 建成.
_COMPLETES = frozenset("到起出进成好遍满")


class Bond(IntEnum):
    """How two words that meet belong together, the closest last."""

    FREE = 0
    """A verb begins behind its subject, or a particle stood before: 企业|扩产, 升级的|产线."""
    OBJECT = 1
    """A verb and what it is done to, or a time and its thing: 建成|大桥, 冬季|运输."""
    LEANING = 2
    """An adverb, preposition, conjunction, pronoun and its word: 正式|投产."""
    COMPOUND = 3
    """Two nouns of one thing: 小区|门口, 水运|工程."""


@lru_cache(4096)
def bonds_of_words(text: str) -> Mapping[int, Bond]:
    """Return how the words of a text that meet belong together, by the offset of the second.

    By the likeliest reading of each run of Han.
    """
    found = {}
    for start, end in _runs(text):
        words = [
            text[start + word.start : start + word.end]
            for word in reading(text[start:end], {}).words
        ]
        at = start
        for before, after in pairwise(words):
            at += len(before)
            found[at] = _bond(before, after)
    return found


def _bond(before: str, after: str) -> Bond:
    left, right = kind_of_word(before), kind_of_word(after)
    if before[-1] in LEANING_BACK | ENDING:
        return Bond.FREE
    if left is Kind.LEANING:
        return Bond.LEANING
    if left is Kind.NOUN:
        return Bond.COMPOUND if right is Kind.NOUN else Bond.FREE
    return Bond.OBJECT if right in (Kind.NOUN, Kind.TIME) else Bond.FREE


def begins_verb(text: str, at: int) -> bool:
    """Tell whether a verb of one character with what completes it begins there: 书屋|亮到."""
    return at + 1 < len(text) and text[at + 1] in _COMPLETES and is_han(text[at])


def is_paired(text: str, at: int) -> bool:
    """Tell whether a place is in the middle of a saying of four: 修旧|如旧, 载歌|载舞."""
    four = text[at - 2 : at + 2]
    if at < 2 or len(four) < 4 or not all(map(is_han, four)):
        return False
    return (four[0] == four[2]) != (four[1] == four[3])


def is_foreign_name(text: str, at: int) -> bool:
    """Tell whether the dot at a place stands in a foreign name: 贝·布托, not 自主·自立."""
    around = text[max(0, at - 2) : at] + text[at + 1 : at + 3]
    return all(char in FOREIGN for char in around)
