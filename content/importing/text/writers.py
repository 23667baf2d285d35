"""Who wrote it, in lines and in brackets: 本报记者　葛　川　实习生　才让卓玛.

Input: a line, or the words between brackets. Output: the same words with one blank between offices
and names, a name of two characters without the blank that spreads it; None where they are no such
line.
"""

from __future__ import annotations

import itertools
import re

from fonts.chinese import surnames
from fonts.chinese.characters import HAN
from fonts.chinese.lexicon import words_with
from fonts.chinese.numerals import ONE_TO_TEN

#: Who writes or takes pictures: an office alone, behind whatever paper or place it is of.
_OFFICE = re.compile(
    rf"[{HAN}A-Za-z]{{0,14}}(?:记者|通[讯信]员|实习生|撰稿人?|(?<!工)作者|评论员|摄影师|主播)(?:组|团队)?|[讲口]述[人者]?|朗读者?|提案人|倡议人"
    rf"|[{HAN}\d]{{2,16}}[（(]?[{ONE_TO_TEN}\d]{{1,3}}[）)]?班"  # 县一中高二（3）班
)
#: What may stand behind names: who wrote and who took.
_DONE = re.compile(
    "[文图摄]|文图|图文|摄影|摄像|撰文|采写|整理|口述|讲述|报道|摄影报道|图文报道|文并摄|供图|供稿|绘图?|制图|视频|航拍|编?著|译|主编"
)
#: What says by itself that those before it wrote: 孙甘露　著, 王宏坤　口述.
_WROTE = re.compile("撰文|采写|整理|口述|讲述|编?著|译|主编")
#: An office that wrote, no one of it named: 青川县融媒体中心采写.
_NEWSROOM = re.compile(
    rf"[{HAN}]{{0,14}}(?:融媒体中心|新闻中心|编辑部|记者站|报道组|采访组|报社|电视台|宣传部)"
    r"[ \u3000]*(?:联合)?(?:采写|撰稿|撰写|整理)"
)
#: What is said of one behind the name.
_STILL = re.compile(r"[（(](?:实习|见习)(?:生|记者)?[）)]")
_NAME = re.compile(
    rf"[{HAN}]{{2,4}}|[{HAN}]{{1,8}}(?:[·•・][{HAN}]{{1,8}})+|[A-Z][A-Za-z.'’-]*|[{HAN}]{{5,8}}"
)
_ONE = re.compile(f"[{HAN}]")
_BETWEEN = re.compile(r"[ \u3000\xa0\t]+|[ \u3000]*([/／、:：｜|丨，])[ \u3000]*")
_PARTED = frozenset("/／:：|｜丨")
_FAMILIES = surnames.ALL | surnames.STEMS
_MARK = re.compile(r"^(?:[□■○●◎]|//)\s*")
#: Marks that stand before writers and, other than dots, before no item of a list; the words with
#: which one of them may be called what he is: □县一小退休教师　郜言.
_OWN = re.compile(r"^(?:[□■]|//)")
_TITLES = 3
#: No line of writers has more words, nor more characters.
_WORDS, _LONGEST = 24, 90
#: A name of Han that a family's begins is no longer; what costs fewer bits than these is a word.
_NAME_MOST, _WORD, _RARE = 4, 16.0, 99.0


#: Characters of a name that a typist spreads out, and how many may stand one by one in a line.
_PAIR, _TRIPLE, _MOST_SPREAD = 2, 3, 24


def writers(text: str, *, office: bool = False) -> str | None:
    """Return a line that says who wrote the copy, its names closed up; None where it is none.

    `office`: it stands where only writers are named, and an office alone is enough: （记者 甘泉）.
    """
    bare = text.strip()
    if not bare or len(bare) > _LONGEST:
        return None
    if _NEWSROOM.fullmatch(bare):
        return bare
    marked = _MARK.match(bare)
    typed = _words(_MARK.sub("", bare))
    words = _closed(typed)
    spread = len(words) < len(typed)  # two characters at the width of three are a name
    if not words or len(words) > _WORDS:
        return None
    if marked and len(words) == 1 and (spread or _sure(words[0][0])):
        return words[0][0]  # □ 郜　言
    if _OWN.match(bare) and 1 < len(words) <= _TITLES and _sure(words[-1][0]):
        return " ".join(word for word, _ in words)  # □退休教师　郜言
    first = next((word for word, _ in words if not _DONE.fullmatch(word)), "")
    parted = len(words) > 1 and words[1][1] in _PARTED and _DONE.fullmatch(words[0][0])
    names = [w for w, _ in words if not (_OFFICE.fullmatch(w) or _DONE.fullmatch(w))]
    names = [_STILL.sub("", name) for name in names]
    done = sum(bool(_DONE.fullmatch(word)) for word, _ in words)
    wrote = any(_WROTE.fullmatch(word) for word, _ in words[1:])
    both = bool(names) and (wrote or done > 1) and all(map(_sure, names))  # 葛川 文 高远 图
    if not (_OFFICE.fullmatch(first) or parted or both):  # 文／葛　川
        return None
    sure = spread or any(map(_sure, names)) or (office and bool(names))
    if not all(map(_NAME.fullmatch, names)) or not sure:
        return None
    return "".join(mark + word for word, mark in words)


def signers(text: str) -> str | None:
    """Return names alone, each closed up: 杨　玲　王　海; None where other words are with them."""
    words = _closed(_words(text.strip()))
    named = 0 < len(words) <= _WORDS and all(map(_sure, (word for word, _ in words)))
    return " ".join(word for word, _ in words) if named else None


def _words(text: str) -> list[tuple[str, str]]:
    """Return the words of a line, each with what parts it from the one before it."""
    found: list[tuple[str, str]] = []
    at, mark = 0, ""
    for gap in _BETWEEN.finditer(text):
        if gap.start() > at:
            found.append((text[at : gap.start()], mark))
        at, mark = gap.end(), gap[1] or " "
    if at < len(text):
        found.append((text[at:], mark))
    return found


def _closed(words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the words of a line, characters that stand alone as names: 葛　川, 苏 明 远."""
    out: list[tuple[str, str]] = []
    for alone, run in itertools.groupby(words, _alone):
        some = list(run)
        out += (_named(some) if alone else None) or some
    return out


def _named(run: list[tuple[str, str]]) -> list[tuple[str, str]] | None:
    """Return the names of two or three characters that a run of single ones is; None: it is none.

    A line of several is divided where families' names begin; where that leaves a choice, in pairs.
    """
    ways = [way for way in _divisions(min(len(run), _MOST_SPREAD)) if _fit(run, way)]
    born = [way for way in ways if all(run[at][0] in _FAMILIES for at, _ in way)]
    pairs = [way for way in ways if all(end - at == _PAIR for at, end in way)]
    way = next(iter(born if len(born) == 1 else pairs or born), None)
    if way is None or len(run) > _MOST_SPREAD:
        return None
    return [("".join(word for word, _ in run[at:end]), run[at][1]) for at, end in way]


def _divisions(count: int, at: int = 0) -> list[list[tuple[int, int]]]:
    """Return the ways of dividing so many characters into names of two and three."""
    if at == count:
        return [[]]
    ends = [end for end in (at + _PAIR, at + _TRIPLE) if end <= count]
    return [[(at, end), *rest] for end in ends for rest in _divisions(count, end)]


def _fit(run: list[tuple[str, str]], way: list[tuple[int, int]]) -> bool:
    """Tell whether nothing but blanks stands within the names of a division."""
    return all(mark in ("", " ") for at, end in way for _, mark in run[at + 1 : end])


def _alone(word: tuple[str, str]) -> bool:
    return _ONE.fullmatch(word[0]) is not None and _DONE.fullmatch(word[0]) is None


def _sure(word: str) -> bool:
    """Tell whether a word is somebody's name: it begins with a family's, or is a foreign one."""
    if (word[:1].isascii() and word[:1].isupper()) or re.search("[·•・]", word):
        return True
    born = word[:1] in _FAMILIES or word[:2] in surnames.DOUBLE
    return born and len(word) <= _NAME_MOST and words_with(word[0]).get(word[1:], _RARE) > _WORD
