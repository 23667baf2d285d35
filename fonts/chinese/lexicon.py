"""The word list: words.bin → the words of a character, each with its cost; kinds.bin → no nouns.

The list is jieba's dict.txt (MIT, see words.LICENSE): 349,000 words with the times they were met.
It is packed by the character that words begin with, and a block is opened when a text has that
character: a head costs some twenty blocks, not the list. `python -m fonts.chinese.lexicon dict.txt`
packs it anew; the same list gives the same bytes.

The file: MAGIC, number of blocks, then for each block its character and offset (little-endian
32-bit numbers), the end of the last block, and the blocks. A block is deflated: what follows the
first character of each word, in UTF-8, a line each; a NUL; a byte a word, its cost in 1/8 bit.
kinds.bin is deflated: for each `Kind` but the first its words, a line each, a NUL between kinds.
"""

from __future__ import annotations

import math
import re
import struct
import sys
import zlib
from collections.abc import Mapping
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path

from fonts.chinese.characters import HAN

FILE = Path(__file__).with_name("words.bin")
KINDS_FILE = Path(__file__).with_name("kinds.bin")
MAGIC = b"WORDS 1\n"
STEPS = 8
"""Steps of cost in a bit."""
UNKNOWN_BITS = 28.0
"""Cost of a character that begins no word of its own: rarer than any in the list (26 bits)."""

LEAST_TIMES = 10
"""A word that was met more seldom is taken for a noun, as most words are."""


class Kind(IntEnum):
    """What a word is in a sentence, as far as it matters where a line breaks."""

    NOUN = 0
    """Noun, name, number, adjective: whatever the list has not among the others."""
    VERB = 1
    LEANING = 2
    """Adverb, preposition, conjunction, pronoun: what belongs to the word behind it."""
    TIME = 3
    """今年, 近日."""


_KINDS = {"v": Kind.VERB, "d": Kind.LEANING, "p": Kind.LEANING, "c": Kind.LEANING} | {
    "r": Kind.LEANING,
    "ad": Kind.LEANING,
    "t": Kind.TIME,
}
"""The list's marks of a word's kind; its vn (发展, 建设) are mostly nouns in heads."""


@cache
def _index() -> tuple[bytes, dict[str, tuple[int, int]]]:
    """Return the file and where the block of each character stands in it."""
    data = FILE.read_bytes()
    (count,) = struct.unpack_from("<I", data, len(MAGIC))
    numbers = struct.unpack_from(f"<{2 * count + 1}I", data, len(MAGIC) + 4)
    ends = (*numbers[3::2], numbers[-1])
    starts = zip(numbers[0:-1:2], numbers[1::2], ends, strict=True)
    return data, {chr(code): (start, end) for code, start, end in starts}


@lru_cache(8192)  # all of them, some 70 MB, once a long copy has asked for what sounds alike
def words_with(first: str) -> Mapping[str, float]:
    """Return what may follow a character to make a word → the word's cost in bits.

    The character alone is the empty string, and always there.
    """
    data, index = _index()
    start, end = index.get(first, (0, 0))
    if not end:
        return {"": UNKNOWN_BITS}
    tails, _, costs = zlib.decompress(data[start:end], -zlib.MAX_WBITS).partition(b"\0")
    found = dict(
        zip(tails.decode("utf-8").split("\n"), (cost / STEPS for cost in costs), strict=True)
    )
    found.setdefault("", UNKNOWN_BITS)
    return found


@cache
def _kinds() -> Mapping[str, Kind]:
    """Return the words that are no nouns → what they are."""
    lists = zlib.decompress(KINDS_FILE.read_bytes()).decode("utf-8").split("\0")
    return {
        word: kind
        for kind, words in zip(list(Kind)[1:], lists, strict=True)
        for word in words.split("\n")
    }


def kind_of_word(word: str) -> Kind:
    """Return what a word is; most are nouns."""
    return _kinds().get(word, Kind.NOUN)


def packed_kinds(lines: list[str]) -> bytes:
    """Return the file of the kinds of a list of lines `word times kind`."""
    han = re.compile(f"[{HAN}]+")
    lists: dict[Kind, list[str]] = {kind: [] for kind in list(Kind)[1:]}
    for line in lines:
        word, number, mark = line.split(" ")
        if mark in _KINDS and int(number) >= LEAST_TIMES and han.fullmatch(word):
            lists[_KINDS[mark]].append(word)
    text = "\0".join("\n".join(sorted(words)) for words in lists.values())
    return zlib.compress(text.encode("utf-8"), 9)


def packed(lines: list[str]) -> bytes:
    """Return the file of a list of lines `word times kind`, words of Han alone."""
    han = re.compile(f"[{HAN}]+")
    times: dict[str, int] = {}
    for line in lines:
        word, number, *_ = line.split(" ")
        if han.fullmatch(word) and int(number) > 0:
            times[word] = int(number)
    total = math.log2(sum(times.values()))
    blocks: dict[str, list[tuple[str, int]]] = {}
    for word in sorted(times):
        cost = round(STEPS * (total - math.log2(times[word])))
        blocks.setdefault(word[0], []).append((word[1:], cost))
    numbers, bodies = [], b""
    first = len(MAGIC) + 4 * (2 * len(blocks) + 2)
    for char, words in blocks.items():
        tails = "\n".join(tail for tail, _ in words).encode("utf-8")
        deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        numbers += [ord(char), first + len(bodies)]
        bodies += deflate.compress(tails + b"\0" + bytes(cost for _, cost in words))
        bodies += deflate.flush()
    numbers.append(first + len(bodies))
    return MAGIC + struct.pack(f"<I{len(numbers)}I", len(blocks), *numbers) + bodies


if __name__ == "__main__":
    listed = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    FILE.write_bytes(packed(listed))
    KINDS_FILE.write_bytes(packed_kinds(listed))
