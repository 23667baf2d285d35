"""Verse, known by its shape before marks and spaces are mended.

Input: the blocks of a source. Output: the blocks, runs of lines of verse each as one block with its
rows, its author the last of them. A run that is not sure to be verse stays paragraphs.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import mean

from content.importing.blocks import Block, Log
from content.importing.recognising.listed import are_clauses, is_list
from content.importing.recognising.roles import (
    AUTHOR_NOTE,
    OLD_TITLE,
    Role,
    closed_name,
    issuer,
    mark_of,
    marked_name,
    name_line,
    numeral,
    role_of,
)
from content.importing.recognising.rolls import NO_NAME
from content.words import Message, message
from fonts.chinese.characters import (
    CLOSING,
    HAN,
    OPENING,
    PAUSES,
    SQUARE_CLOSING,
    SQUARE_OPENING,
    STOPS,
    one_of,
)
from fonts.chinese.numerals import ONE_TO_TEN

#: What stands before the author's name in the rows of a poem.
AUTHOR = "作者："
#: A line of verse is no longer; so many lines make a poem, without marks at their ends more.
_LINE, LEAST_LINES, _BARE_LINES = 26, 4, 6
#: Lines of verse without marks are no longer in the mean, characters.
_USUAL = 14
#: A title of a poem is no longer.
_TITLE = 16
#: A line of Han alone that is longer is no author's name, unless it begins with a family's.
_NAME_MOST = 3
#: Words of sentences with which no name begins: 在初冬.
_NO_NAME_BEGINS = frozenset("在从把被让和与是不就也又都很还再我你他她它这那有没")
#: Where an author is from, behind his name.
_PLACE = re.compile(rf"(?<=[{HAN}])[（(][{HAN}]{{2,8}}[）)]$")
#: One of the points that copy makes: 一是路修好了。
_POINT = re.compile(f"[{ONE_TO_TEN}]{{1,2}}[是要]")
#: The title of one part of a poem: 其一　源头.
_PART = re.compile(rf"其[{ONE_TO_TEN}]{{1,2}}(?:[ 　:：·].{{1,14}})?")
_PLAIN_NAME = re.compile(f"[{HAN}]+")
_ENDS = re.compile(rf"[{one_of(PAUSES | STOPS)}…—][{one_of(CLOSING)}]*$")
_AUTHOR = re.compile(
    rf"(?:[{one_of(OPENING)}(]?[{HAN}]{{1,3}}[{one_of(CLOSING)})·])?[{HAN}]{{2,4}}|佚名|无名氏|[{HAN}]{{1,6}}·[{HAN}]{{1,6}}"
)


def verses(blocks: Sequence[Block], log: Log) -> tuple[Block, ...]:
    """Return the blocks, lines of verse that follow each other put together as poems."""
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and (
            _may_be_line(blocks[end])
            or (end - at >= LEAST_LINES and _says(blocks[end]))
            or (end - at >= LEAST_LINES and _signs(blocks[end]))
            or (end == at > 0 and blocks[at - 1].level > 0 and _signs(blocks[end]))
        ):
            end += 1
        run = blocks[at:end]
        first = 0 if at else _over_list(run)
        last = next((i for i, b in enumerate(run) if i >= first and _is_ended(b)), len(run))
        if are_clauses(run):
            out += [replace(block, hint="body") for block in run]
        elif _is_listed(run[first:last], [*blocks[:at], *run[:first]]):
            listed = (replace(block, hint="body") for block in run[first:last])
            out += [*run[:first], *listed, *run[last:]]
        else:
            out += _poems(run, log, headed=at > 0 and blocks[at - 1].level > 0)
        out += blocks[end : end + 1]
        at = end + 1
    return tuple(_signed(out))


def _over_list(run: Sequence[Block]) -> int:
    """Return how many of the first lines of a text stand over a list: its title."""
    return 1 if len(run) > LEAST_LINES else 0


def _is_listed(run: Sequence[Block], before: Sequence[Block]) -> bool:
    """Tell whether short lines without marks are a list: something says so."""
    soft = any(block.soft for block in run)
    return len(run) >= LEAST_LINES and not soft and is_list(run, before)


def _is_ended(block: Block) -> bool:
    """Tell whether a line has a mark at its end, as sentences and most verse have."""
    return bool(_ENDS.search(block.text.strip()))


def _may_be_line(block: Block) -> bool:
    text = block.text.strip()
    if not text or block.level or block.hint or block.look.bold or len(text) > _LINE:
        return False
    if block.item:
        return False
    if re.search(r"[\t:：\d]|　　", text) or NO_NAME.search(text):
        return False
    if text[0] in "（(" and text[-1] in "）)" and len(text) > _TITLE:
        return False  # what is said of the author
    if text[0] in SQUARE_OPENING and text[-1] not in SQUARE_CLOSING:
        return False  # 【注】 and what it says
    if numeral(text) is not None or _POINT.match(text):
        return False
    return role_of(text) in (Role.SHORT, Role.BODY)


def _says(block: Block) -> bool:
    """Tell whether a line within verse (王命召虎：来旬来宣。) is one though it has a colon."""
    text = block.text.strip()
    plain = not (block.level or block.hint or block.look.bold or text[:1] in "（(")
    return plain and 0 < len(text) <= _LINE and "：" in text[:-1] and bool(_ENDS.search(text))


def _is_told_author(text: str) -> bool:
    """Tell whether a line is a name with a mark, or with its owner's place: ◎青竹, 青竹（湖南）."""
    name = _PLACE.sub("", text)
    bare, marked = _author(name), bool(mark_of(text))
    told = marked or closed_name(name) != name  # or two characters at the width of three
    named = name_line(bare) or (told and len(bare) <= _NAME_MOST)
    return (marked or name != text) and bool(_PLAIN_NAME.fullmatch(bare)) and named


def _author(text: str) -> str:
    """Return a line without its mark or the brackets around the whole: □ 孔庆余, （孔庆余）."""
    bare = text.strip().removeprefix(mark_of(text.strip())).strip()
    whole = bare[:1] in "（(" and bare[-1:] in "）)" and len(bare) > 2
    bare = bare[1:-1] if whole else bare
    name = _PLACE.sub("", bare)
    return closed_name(name) + bare[len(name) :]


def _signs(block: Block) -> bool:
    """Tell whether a line names an author with his office, a mark or his place: 石桥中学　卫东."""
    plain = not (block.level or block.hint or block.look.bold)
    if plain and _is_told_author(block.text.strip()):
        return True
    named = role_of(block.text) is Role.BYLINE and not AUTHOR_NOTE.fullmatch(block.text.strip())
    return plain and named


def _poems(
    run: Sequence[Block], log: Log, *, sure: bool = False, headed: bool = False
) -> list[Block]:
    """Return a run of short lines with its poems put together.

    `sure`: a title and an author stand over the first of them; `headed`: a head does.
    """
    after = _next_story(run)
    if after:
        return [*_poems(run[:-after], log, sure=sure, headed=headed), *run[-after:]]
    if run and _signs(run[0]) and not sure:
        return [run[0], *_poems(run[1:], log, sure=True)]
    # who wrote the first poem is named with his office: so are all others
    authors = (i for i in range(1, len(run)) if _is_author(run, i, headed=headed))
    named = [i for i in authors if _signs(run[i]) or not sure]
    starts = [i for i in named if i + 1 not in named]  # of two such lines the first is a title
    if not starts:
        over = not sure and run and _AUTHOR.fullmatch(closed_name(run[0].text))
        by_name = headed and (_is_shortest(run) or _over_marked(run))
        first = int(bool(over) and (_apart(run[0], run[-1]) or by_name))
        return [*run[:first], *_poem(run[first:], log, sure=sure or bool(first))]
    out: list[Block] = []
    edges = [*(i - 1 for i in starts), len(run)]
    out += run[:1] if edges[0] == 1 else _poem(run[: edges[0]], log, sure=sure)
    for first, last in itertools.pairwise(edges):
        out += [run[first], run[first + 1], *_poem(run[first + 2 : last], log, sure=True)]
    return out


def _next_story(run: Sequence[Block]) -> int:
    """Return how many lines at the end of verse open a story of prose: its title, its author, 一.

    The title stands farther off than stanzas do, and a mark or an office is with the name.
    """
    end = len(run)
    while end and run[end - 1].text.strip() in ONE_TO_TEN:
        end -= 1
    if end < LEAST_LINES:
        return 0
    title, author = run[end - 2 : end]
    named = marked_name(author.text.strip()) or _signs(author)
    far = title.gap > max(author.gap, Counter(b.gap for b in run).most_common(1)[0][0], 1)
    return len(run) - end + 2 if named and far else 0


def _apart(line: Block, last: Block) -> bool:
    """Tell whether a line over verse is none of it: it looks otherwise, or has no soft break."""
    return line.look != last.look or (last.soft and not line.soft)


def _is_shortest(run: Sequence[Block]) -> bool:
    """Tell whether the first of several lines, parted by soft breaks, is a name and the shortest.

    So stands the author under the title of a poem in vertical lines.
    """
    rest = [len(block.text.strip()) for block in run[1:]]
    soft = all(block.soft for block in run) and len(rest) >= LEAST_LINES - 1
    return soft and name_line(run[0].text) and len(run[0].text.strip()) < min(rest)


def _over_marked(run: Sequence[Block]) -> bool:
    """Tell whether the first of several lines is a name, and only the others have marks."""
    rest = [_is_ended(block) for block in run[1:]]
    return len(rest) > 1 and name_line(run[0].text) and all(rest) and not _is_ended(run[0])


def _is_author(run: Sequence[Block], at: int, *, headed: bool) -> bool:
    """Tell whether a line of a run is an author's, under the title of the next poem.

    Where a head stands over the run its first line is verse, and a short second one (手一碰) too.
    """
    text, title = _author(run[at].text), run[at - 1]
    if run[at].soft or title.soft or OLD_TITLE.fullmatch(text):
        return False
    if at + 1 >= len(run) or _ENDS.search(title.text):
        return False
    if _is_spread_name(title.text):
        return False  # the author stands over it: it is the first poem's title
    if _signs(run[at]):
        return True
    if not _AUTHOR.fullmatch(text):
        return False
    spread = closed_name(run[at].text) != run[at].text.strip()
    if spread and len(title.text) <= _TITLE and not _AUTHOR.fullmatch(run[at + 1].text.strip()):
        return True  # two characters at the width of three are a name
    if OLD_TITLE.fullmatch(title.text.strip()) and name_line(text):
        return True
    special = not _PLAIN_NAME.fullmatch(text)
    if text[0] in _NO_NAME_BEGINS or not (special or name_line(text) or len(text) <= _NAME_MOST):
        return False
    centred = Counter(b.look.centred for b in run).most_common(1)[0][0]
    apart = title.gap > Counter(b.gap for b in run).most_common(1)[0][0]
    return (
        (run[at].look.centred and not centred)
        or (at < 3 and name_line(text) and run[at + 1].gap > run[at].gap == 0)
        or _amid_marked(run, at)
        or (apart and run[at].gap == 0)
        or (at == 1 and not headed and not _AUTHOR.fullmatch(title.text.strip()))
        or (at == 1 and name_line(text) and not name_line(title.text.strip()))
    )


def _is_spread_name(text: str) -> bool:
    """Tell whether a line is a name of two characters at the width of three: 林　山."""
    return closed_name(text) != text.strip() and name_line(text)


def _amid_marked(run: Sequence[Block], at: int) -> bool:
    """Tell whether two lines without marks, a title and a name, part verse that has its marks."""
    marks = [bool(_ENDS.search(b.text.strip())) for b in run]
    follows = all(marks[at + 1 : at + 3]) and len(marks) > at + 2
    over = at < 2 or marks[at - 2] or (at == 2 and not marks[0])
    return follows and not marks[at - 1] and over


def _poem(lines: Sequence[Block], log: Log, *, sure: bool = False) -> list[Block]:
    """Return lines as one poem where they are sure to be one, or as several under their titles.

    `sure`: a title and an author stand over them.
    """
    if not lines:
        return []
    signer = lines[-1]  # an office that signs what stands over it
    if issuer(signer.text) and len(lines) > 1 and (signer.gap or signer.look != lines[0].look):
        return [*_poem(lines[:-1], log, sure=sure), signer]
    titles = _titles(lines)
    if titles and titles != [0]:
        edges = [*titles, len(lines)]
        found = _poem(lines[: titles[0]], log, sure=sure)
        for first, last in itertools.pairwise(edges):
            found += [lines[first], *_poem(lines[first + 1 : last], log, sure=True)]
        return found
    ended = sum(bool(_ENDS.search(b.text.strip())) for b in lines)
    soft = all(b.soft for b in lines)
    centred = len(lines) >= LEAST_LINES and all(b.look.centred for b in lines)
    short = soft or sure or centred
    marked = len(lines) >= LEAST_LINES - short * 2 and ended >= 0.7 * len(lines)
    bare = len(lines) >= (LEAST_LINES - 1 if short else _BARE_LINES) and _bare(lines)
    if not (marked or bare):
        return list(lines)
    usual = Counter(b.gap for b in lines[1:]).most_common(1)[0][0] if lines[1:] else 0
    rows: list[str] = []
    for index, block in enumerate(lines):
        parted = block.gap > usual
        if soft and index:
            parted = block.gap > 0 or block.place != lines[index - 1].place
        rows += [""] * bool(index and parted) + [block.text.strip()]
    log.doubt(
        lines[0].place,
        rows[0],
        message("imported.verse", lines=len(lines)),
        Message("imported.as-verse"),
    )
    return [replace(lines[0], text="", hint="verse", rows=tuple(rows))]


def _titles(lines: Sequence[Block]) -> list[int]:
    """Return the places of titles among verse whose lines all have their marks."""
    marks = [bool(_ENDS.search(b.text.strip())) for b in lines]
    parts = [i for i, block in enumerate(lines[:-1]) if _PART.fullmatch(block.text.strip())]
    if len(parts) > 1:
        return parts
    if any(b.soft for b in lines):
        return []
    if sum(marks) < 0.7 * len(lines):
        return _alone(lines)
    return [
        i
        for i, block in enumerate(lines[:-1])
        if not marks[i] and marks[i + 1] and len(block.text) <= _TITLE and (block.gap or not i)
    ]


def _alone(lines: Sequence[Block]) -> list[int]:
    """Return the places of titles among verse without marks: lines alone between blank ones.

    The first line is one, there are several, and stanzas stand under each.
    """
    edges = [i for i, block in enumerate(lines) if block.gap or not i]
    sizes = [end - start for start, end in itertools.pairwise([*edges, len(lines)])]
    titles = [
        start
        for start, size, under in zip(edges, sizes, [*sizes[1:], 0], strict=True)
        if size == 1 < under and len(lines[start].text.strip()) <= _TITLE
    ]
    return titles if len(titles) > 1 and titles[0] == 0 else []


def _bare(lines: Sequence[Block]) -> bool:
    """Tell whether lines without marks at their ends may be verse, not heads over stories."""
    heads = any(b.text.startswith("—") for b in lines)
    return not heads and mean(len(b.text) for b in lines) <= _USUAL


def _signed(blocks: Sequence[Block]) -> list[Block]:
    """Give a poem the author's name that stands over it."""
    out: list[Block] = []
    for block in blocks:
        before = _author(out[-1].text) if out else ""
        titled = len(out) > 1 and 0 < len(out[-2].text) <= _LINE and not out[-2].rows
        named = name_line(before) or len(before) <= _NAME_MOST or not _PLAIN_NAME.fullmatch(before)
        author = titled and named and bool(_AUTHOR.fullmatch(_PLACE.sub("", before)))
        author = author or (titled and role_of(before) is Role.BYLINE)
        author = author and not OLD_TITLE.fullmatch(before)
        author = author and (out[-2].level > 0 or not _is_spread_name(out[-2].text))
        by_look = len(out) > 1 and out[-1].look.told and out[-2].look.told
        if block.hint == "verse" and author and (not out[-1].level or by_look):
            out.pop()
            block = replace(block, rows=(f"{AUTHOR}{before}", *block.rows))
        out.append(block)
    return out
