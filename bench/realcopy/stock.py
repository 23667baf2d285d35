"""The month's stories, sorted by size and subject → pieces of copy for one edition.

Input: the source and an edition's name, which alone decides what is drawn. Output: stories,
paragraphs, heads, captions, names and figures, none of them twice in an edition.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import lru_cache

from bench.realcopy import news
from bench.realcopy.copy import Element, Para, Photo, Story, Sub
from bench.realcopy.source import Source
from fonts.chinese.numerals import ONE_TO_TEN

_POLICY = re.compile(r"经济|农业|企业|改革|建设|工程|管理|发展|投资|农村|科技|教育|就业|财政")
#: What belongs to one day or one face, not to a report.
_OF_THE_DAY = re.compile(r"新华社|本报|记者|今天|昨天|摄|图片|他说|她说|[我你]|？|1998年1月")
#: Heads that name a person's office or a foreign country, and numbered paragraphs.
_NO_HEAD = re.compile(
    r"[员长者]$|美|俄|日本|法国|英|韩|古巴|非|欧|总统|卢布|泽民|李鹏|澳|印尼|公司|本报|其琛"
)
_NUMBERED = re.compile(rf"^[{ONE_TO_TEN}0-9]+[、.]|^[（第△▲■①-⑩]")
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "文华建国志明秀英海波晓东立新春梅玉兰德胜永强丽娟伟民少华子轩雨桐嘉禾"
SIZES: tuple[tuple[int, int], ...] = (
    (3000, 2000),
    (2400, 1600),
    (1600, 1200),
    (1400, 2000),
    (4000, 1500),
    (1200, 1200),
)


@lru_cache(maxsize=2)
def _stories(source: Source) -> tuple[news.Raw, ...]:
    return tuple(news.stories(source))


@lru_cache(maxsize=2)
def _captions(source: Source) -> tuple[tuple[str, str], ...]:
    return tuple(news.captions(source))


@lru_cache(maxsize=2)
def _policy(source: Source) -> tuple[str, ...]:
    return tuple(
        text
        for raw in _stories(source)
        for index, text in enumerate(raw.body)
        if index not in raw.subs
        and 60 <= len(text) <= 420
        and text.endswith("。")
        and len(_POLICY.findall(text)) >= 3
        and not _OF_THE_DAY.search(text)
        and not _NUMBERED.match(text)
    )


class Stock:
    """What one edition draws from; the same for the same name."""

    def __init__(self, source: Source, name: str) -> None:
        """Begin to draw for an edition."""
        self.source = source
        self.rng = random.Random(f"realcopy {name}")
        self._used: set[str] = set()
        self._photos = 0

    def _raw(self, fits: Callable[[news.Raw], bool]) -> news.Raw:
        free = [r for r in _stories(self.source) if r.title not in self._used and fits(r)]
        raw = self.rng.choice(free)
        self._used.add(raw.title)
        return raw

    def story(self, least: int, most: int) -> Story:
        """Return a story of so many characters, as the paper had it."""
        raw = self._raw(lambda r: least <= r.size <= most and len(r.title) >= 6)
        body: list[Element] = [
            Sub(text) if index in raw.subs else Para(text) for index, text in enumerate(raw.body)
        ]
        return Story(raw.title, tuple(body), byline=raw.byline)

    def stories(self, count: int, least: int = 250, most: int = 900) -> list[Story]:
        """Return several stories."""
        return [self.story(least, most) for _ in range(count)]

    def headline(self, least: int = 10, most: int = 20) -> str:
        """Return a headline without its story."""
        free = [
            r.title
            for r in _stories(self.source)
            if least <= len(r.title) <= most
            and r.title not in self._used
            and not re.search(r"[0-9“”《》—：，]", r.title)
            and not _NO_HEAD.search(r.title)
        ]
        title = self.rng.choice(free)
        self._used.add(title)
        return title

    def policy(self, characters: int) -> list[Para]:
        """Return a report's paragraphs, about so many characters of them."""
        free = [text for text in _policy(self.source) if text not in self._used]
        self.rng.shuffle(free)
        drawn, size = [], 0
        for text in free:
            if size >= characters:
                break
            if text.startswith("编者"):  # a report has no editor's notes
                continue
            drawn.append(Para(text))
            self._used.add(text)
            size += len(text)
        return drawn

    def photo(
        self, size: tuple[int, int] | None = None, *, form: str = "", over: bool = False
    ) -> Photo:
        """Return a picture with a real caption; `form` says how the credit is written."""
        caption, credit = self.rng.choice(
            [
                c
                for c in _captions(self.source)
                if c[0] not in self._used and not _NUMBERED.match(c[0])
            ]
        )
        self._used.add(caption)
        self._photos += 1
        written = {
            "": f"（{credit}）",
            "plain": credit,
            "spaced": "　本报记者　甲某　摄",
            "agency": "新华社记者甲某摄",
            "file": "（资料图片）",
            "none": "",
        }[form]
        chosen = size or self.rng.choice(SIZES)
        return Photo(f"photo{self._photos:02d}", chosen, caption, written, over)

    def names(self, count: int) -> tuple[str, ...]:
        """Return made-up names of two and three characters, none twice."""
        found: dict[str, None] = {}
        while len(found) < count:
            given = self.rng.sample(_GIVEN, self.rng.choice((1, 2, 2)))
            found[self.rng.choice(_SURNAMES) + "".join(given)] = None
        return tuple(found)
