"""Collections of verse and classical prose → poems and questions with answers."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from bench.realcopy import news
from bench.realcopy.copy import Verse
from bench.realcopy.source import Source
from fonts.chinese.characters import SENTENCE_ENDS

_ODD = re.compile(r"[□\[\]（）{}]|\?")


def _stanzas(lines: Sequence[str], size: int) -> tuple[tuple[str, ...], ...]:
    kept = [line.strip() for line in lines if line.strip()]
    return tuple(tuple(kept[i : i + size]) for i in range(0, len(kept), size))


def ci(source: Source, rng: random.Random, count: int) -> list[Verse]:
    """Return 宋词, simplified, each in two stanzas where it is long."""
    found = []
    for poem in rng.sample(source.verse("songci/宋词三百首.json"), 3 * count):
        lines = [str(line) for line in poem["paragraphs"]]
        if not any(_ODD.search(line) for line in lines) and len(lines) <= 16:
            half = max(2, (len(lines) + 1) // 2)
            found.append(Verse(poem["rhythmic"], poem["author"], _stanzas(lines, half)))
    return found[:count]


def odes(source: Source, rng: random.Random, count: int) -> list[Verse]:
    """Return 诗经, simplified: stanzas whose lines repeat, no author."""
    poems = [p for p in source.verse("shijing/shijing.json") if 2 <= len(p["content"]) <= 6]
    found = []
    for poem in rng.sample(poems, count):
        stanzas = tuple(
            tuple(part for part in re.split(rf"(?<=[{SENTENCE_ENDS}；])", str(text)) if part)
            for text in poem["content"]
        )
        found.append(Verse(poem["title"], "", stanzas))
    return found


def tang(source: Source, rng: random.Random, count: int) -> list[Verse]:
    """Return 唐诗, in traditional characters as the package has them."""
    found = []
    for poem in rng.sample(source.verse("quantangshi/唐诗三百首.json"), 2 * count):
        lines = [str(line) for line in poem["paragraphs"]]
        if not any(_ODD.search(line) for line in lines) and len(lines) <= 12:
            found.append(Verse(poem["title"], poem["author"], _stanzas(lines, len(lines))))
    return found[:count]


def modern(source: Source) -> list[Verse]:
    """Return the newspaper's free verse, in stanzas of four to six lines."""
    found = []
    for title, author, lines in news.modern_verse(source):
        found.append(Verse(title, author, _stanzas(lines, 4 if len(lines) % 4 == 0 else 6)))
    return found
