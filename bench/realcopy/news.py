"""A segmented newspaper month → stories, modern verse, and headlines with their word boundaries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bench.realcopy.source import Source
from fonts.chinese.characters import (
    CLOSING,
    DASHES,
    DOTS,
    OPENING,
    PAUSES,
    SENTENCE_ENDS,
    STOPS,
)
from fonts.chinese.numerals import ONE_TO_TEN

_FULL = {ord("\u3000"): " ", **{code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)}}
#: Marks that stay full-width though their code lies between digits and letters.
_KEPT = {mark: ord(mark) for mark in "：；＜＝＞？＠［＼］＾＿｀"}
_HALF = {
    **_FULL,
    **{ord(mark): code for mark, code in _KEPT.items()},
    ord("％"): ord("%"),
    ord("．"): ord("."),
}
_NOTE = re.compile(
    r"（附[^）]*）|（图片）|（[^）]{0,8}[张首篇]）|（待续）|（上接[^）]*）|（下转[^）]*）"
)
_END = re.compile(rf"[{SENTENCE_ENDS}…：；\u201d）』]$")
_NUMBERED = re.compile(rf"^(?:第?[{ONE_TO_TEN}]+[、章节]|（[{ONE_TO_TEN}]+）|[1-9][、．.])")
_DATELINE = re.compile(r"^(?:据)?(?:新华社|本报|综合本报).{0,24}?(?:电|讯|报道)")
_CREDIT = re.compile(r"^（[^）]{2,14}摄(?:影)?）$|^图为")
_NO_TITLE = re.compile(rf"记者|通讯员|编者|^(?:之|原因之)?[{ONE_TO_TEN}]+[、：]|^[△0-9①-⑩]")
#: Notes on pictures, prices of shares.
_NOT_WORDS = re.compile(_NOTE.pattern + r"|[0-9]\.[0-9]")
_MARKS = OPENING | CLOSING | PAUSES | STOPS | DASHES | DOTS | {"%"}
_SURNAME = 2


@dataclass(frozen=True, slots=True)
class Segmented:
    """A line: its words, and the tag of each."""

    words: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def text(self) -> str:
        """The line as it was printed."""
        return "".join(self.words)

    def bounds(self) -> tuple[int, ...]:
        """Return the offsets between two words, those inside a person's name left out."""
        offsets, here, pending = [], 0, False
        for index, word in enumerate(self.words):
            here += len(word)
            person = self.tags[index] == "nr" and not pending
            then = self.tags[index + 1] if index + 1 < len(self.tags) else ""
            pending = person and then == "nr" and len(word) <= _SURNAME
            if index + 1 < len(self.words) and not pending:
                offsets.append(here)
        return tuple(offsets)


@dataclass(slots=True)
class Raw:
    """A story as the paper had it."""

    head: Segmented
    byline: str = ""
    body: list[str] = field(default_factory=list)
    subs: set[int] = field(default_factory=set)  # which of the body are sub-heads

    @property
    def title(self) -> str:
        """The headline, notes on pictures taken off."""
        return _NOTE.sub("", self.head.text).strip("　 ")

    @property
    def size(self) -> int:
        """Characters of its body."""
        return sum(len(text) for text in self.body)


def half_width(text: str) -> str:
    """Return digits and Latin letters half-width, and dashes in pairs."""
    return text.translate(_HALF).replace("———", "——")


def segmented(line: str) -> Segmented:
    """Return one line of the month."""
    pairs = [word.rpartition("/") for word in line.split()]
    words = tuple(half_width(word) for word, _, _ in pairs)
    return Segmented(words, tuple(tag for _, _, tag in pairs))


def lines(source: Source) -> list[Segmented]:
    """Return the month's lines."""
    return [segmented(line) for line in source.press()]


def is_head(line: Segmented) -> bool:
    """Return whether a line reads as a headline."""
    text = _NOTE.sub("", line.text)
    if not 4 <= len(text) <= 40 or _END.search(text) or _DATELINE.match(text):
        return False
    return text[0] not in _MARKS - {"“", "《"} and not text.endswith(("，", "、", "摄"))


def is_paragraph(line: Segmented) -> bool:
    """Return whether a line reads as running text."""
    text = line.text
    return len(text) >= 24 and text.endswith(("。", "！", "？", "…", "”", "）", "：", "；"))


def stories(source: Source) -> list[Raw]:
    """Return the month's prose stories: a headline, perhaps a byline, paragraphs."""
    found: list[Raw] = []
    month = lines(source)
    now: Raw | None = None
    for index, line in enumerate(month):
        text = line.text
        following = month[index + 1 : index + 3]
        opens = any(is_paragraph(next_line) for next_line in following)
        if is_head(line) and opens:
            if _NUMBERED.match(text) and now and now.body:
                now.subs.add(len(now.body))
                now.body.append(text)
                continue
            if now and not now.body and not now.byline and (len(text) <= 15 or "记者" in text):
                now.byline = text
                continue
            if _NO_TITLE.search(text):
                now = None
                continue
            now = Raw(line)
            found.append(now)
        elif now is not None and is_paragraph(line) and not _CREDIT.match(text):
            now.body.append(text)
        elif now is not None and not (now.body == [] and len(text) < 16):
            now = None
    return [raw for raw in found if raw.size >= 120 and len(raw.body) - len(raw.subs) >= 2]


def modern_verse(source: Source) -> list[tuple[str, str, list[str]]]:
    """Return poems as title, author, lines: a short head, a name, then many short lines."""
    month = lines(source)
    found = []
    for index, line in enumerate(month[:-12]):
        author = month[index + 1]
        if not (is_head(line) and author.tags and set(author.tags) == {"nr"}):
            continue
        verse = list(_short_run(month[index + 2 :]))
        if len(verse) >= 10:
            title = _NOTE.sub("", line.text)
            found.append((title, author.text, verse))
    return found


def _short_run(month: Sequence[Segmented]) -> Iterator[str]:
    for line in month[:60]:
        if len(line.text) > 18:
            return
        yield line.text


def headlines(source: Source) -> list[tuple[str, tuple[int, ...]]]:
    """Return each different headline and the offsets between its words, in the paper's order."""
    found: dict[str, tuple[int, ...]] = {}
    month = lines(source)
    for line, following in pairwise(month):
        text = line.text
        if not is_head(line) or _NOT_WORDS.search(text) or not 8 <= len(text) <= 32:
            continue
        if is_paragraph(following) or len(following.text) < 16:
            found.setdefault(text, line.bounds())
    return list(found.items())


def captions(source: Source) -> list[tuple[str, str]]:
    """Return the month's captions and their credits, as the paper wrote them."""
    found = []
    for line in lines(source):
        match = re.fullmatch(r"([^（]{12,90}[。！])（([^（）]{2,14}摄)）", line.text)
        if match:
            found.append((match[1], match[2]))
    return found


def interviews(source: Source) -> list[list[tuple[str, str, list[str]]]]:
    """Return interviews: for each question its words, who answers, and the answer."""
    month = [line.text for line in lines(source)]
    found: list[list[tuple[str, str, list[str]]]] = []
    last = -9
    for index, text in enumerate(month):
        question = re.fullmatch(r"(?:问|记者)：(.+)", text)
        answer = re.fullmatch(r"([^，。：]{1,4})：(.+)", month[min(index + 1, len(month) - 1)])
        if not question or not answer:
            continue
        if index - last > 4:
            found.append([])
        found[-1].append((question[1], answer[1], [answer[2]]))
        last = index
    return [interview for interview in found if len(interview) >= 3]
