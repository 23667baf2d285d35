"""What each block of a source is, by its words and by its neighbours.

Input: the repaired blocks of a source. Output: `Part`s, each a block with its role: the headline
group found wherever it stands, captions told from heads, and heads from broken-off paragraphs.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace

from content.importing.blocks import Block, Log
from content.importing.recognising.beside import beside_pictures, beside_tables
from content.importing.recognising.covering import COVERING
from content.importing.recognising.groups import NEWS, grouped, opens
from content.importing.recognising.headline import DECK, find_headline
from content.importing.recognising.looks import one_scale
from content.importing.recognising.overcopy import is_plain, over_copy
from content.importing.recognising.part import Part, strays
from content.importing.recognising.persons import persons
from content.importing.recognising.roles import (
    AUTHOR_NOTE,
    Role,
    dangles,
    is_short,
    numeral,
    role_of,
    states_field,
    two_parts,
)
from content.importing.recognising.sources import (
    by_place,
    by_source,
    decks_in_place,
    is_damaged,
    is_marked,
    left_over,
    sound,
)
from content.importing.recognising.surroundings import without_surroundings
from content.importing.text.lines import ended
from content.words import Message
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import ONE_TO_TEN

#: A question or sentence with its numeral heads the copy under it: 一、怎样报名？（一）稳增长。
_NUMBERED_LINE = re.compile(
    rf"(?:[{ONE_TO_TEN}]{{1,3}}、|[（(][{ONE_TO_TEN}]{{1,3}}[）)])(?:[^。；！？：]{{2,28}}[？?]|[^。；！？：，]{{2,16}}(?:，[^。；！？：，]{{2,16}})?。)"
)
#: What articles of a law stand under.
_CHAPTER = re.compile(rf"第[{ONE_TO_TEN}]{{1,3}}[章编篇]")
#: The level of a numeral in digits, see `numeral`.
_DIGITS = 3
#: The same with digits; it heads copy only where each of them has copy under it: 1.精准筛查。
_DIGIT_LINE = re.compile(r"\d{1,2}[.．、]\s*[^。；！？：，]{2,16}。")
#: What is said of one thing of several: 早餐：小米粥; 活动一：书画展 counts what has copy under it.
_LABELLED = re.compile(rf"[{HAN}]{{2,4}}(?<![{ONE_TO_TEN}])[：:][^：:]*$")
_BETWEEN = frozenset({Role.FURNITURE, Role.CREDIT, Role.STAFF})
_BEFORE_SUBHEAD = frozenset(
    {
        Role.BODY,
        Role.CAPTION,
        Role.PICTURE,
        Role.TABLE,
        Role.DECK,
        Role.TITLE,
        Role.BYLINE,
        Role.QUOTE,
    }
)


def parts_of(blocks: tuple[Block, ...], log: Log) -> tuple[list[Part], bool]:
    """Return the parts of all sources in their order, and whether that order is damaged."""
    blocks = one_scale(blocks)
    sources = by_source(_copy_kept(_digits_head([_by_words(block) for block in blocks])))
    told = [part for source in sources for part in without_surroundings(source, log)]
    parts = decks_in_place(told)
    damaged = is_damaged(parts)
    return persons(_recognised(parts, log, damaged=damaged), log), damaged


def _recognised(parts: list[Part], log: Log, *, damaged: bool) -> list[Part]:
    usual = _usual_gap(parts)
    if damaged:
        parts = _numbered(parts, usual, log, damaged=True)
        parts = _repeated(parts, log)
        parts = beside_tables(beside_pictures(parts))
        parts = find_headline(parts, usual, log)
        parts = grouped(parts, log)
        return _short_ones(parts, usual, log)
    parts = sound(over_copy(parts), log)
    parts = beside_tables(beside_pictures(parts))
    parts = by_place(parts, log)
    parts = _numbered(parts, usual, log)
    if any(is_marked(source) for source in by_source(parts)):
        parts = find_headline(parts, usual, log)
        parts = grouped(parts, log)
    return left_over(parts, log)


def _by_words(block: Block) -> Part:
    if block.rows:
        return Part(Role.ROLL if block.hint == "roll" else Role.VERSE, block)
    if block.picture:
        return Part(Role.PICTURE, block)
    if block.table:
        return Part(Role.TABLE, block)
    if block.hint == COVERING:
        return Part(Role.FURNITURE, block)
    hinted = {
        "title": Role.TITLE,
        "subtitle": Role.DECK,
        "byline": Role.BYLINE,
        "caption": Role.CAPTION,
        "quote": Role.QUOTE,
        "body": Role.BODY,
    }.get(block.hint)
    if AUTHOR_NOTE.fullmatch(block.text.strip()) and not block.level:
        return Part(Role.BODY, replace(block, hint="body"))
    role = role_of(block.text)
    if role is Role.BODY and _NUMBERED_LINE.fullmatch(block.text) and not block.hint:
        role = Role.SHORT
    if block.text.startswith("—") and is_short(block.text) and role is not Role.FURNITURE:
        return Part(Role.DECK, block)
    heads = role in (Role.SHORT, Role.BODY, Role.FURNITURE, Role.CAPTION) or block.look.told
    if block.level and heads:
        return Part(Role.HEAD, block)
    if hinted and (hinted is not Role.BODY or role in (Role.SHORT, Role.NUMBER)):
        return Part(hinted, block)
    return Part(role, block)


def _copy_kept(parts: list[Part]) -> list[Part]:
    """Take numbered sentences with no copy under them for copy, as they are in a list.

    So are lines that begin with a label and stand together (早餐：… 午餐：…), and one alone that
    says when, where or who: 报到时间：….
    """
    labels = [_is_labelled(part) for part in parts]
    parts = [
        replace(part, role=Role.BODY, block=replace(part.block, hint="body"))
        if (labels[at] and any(labels[max(0, at - 1) : at] + labels[at + 1 : at + 2]))
        or (is_plain(part) and states_field(part.text))
        else part
        for at, part in enumerate(parts)
    ]
    parts = _going_on(parts)
    items = _numbers_of_items(parts)
    return [
        replace(part, role=Role.BODY)
        if part.role is Role.SHORT and _is_item(parts, index, items)
        else part
        for index, part in enumerate(parts)
    ]


def _going_on(parts: list[Part]) -> list[Part]:
    """Take lines that go on under what a label states for copy: they are indented to its words.

    嘉　宾：主任医师　林一山 / 　　　　护士长　何小舟
    """
    out: list[Part] = []
    field: Part | None = None
    for part in parts:
        line = is_plain(part) or (part.role is Role.BYLINE and not part.block.hint)
        if field is not None and line and _is_deeper(part, field):
            out[-1], part = _as_copy(out[-1]), _as_copy(part)
        else:
            said = part.role in (Role.BODY, Role.BYLINE) and states_field(part.text)
            field = part if said else None
        out.append(part)
    return out


def _as_copy(part: Part) -> Part:
    return replace(part, role=Role.BODY, block=replace(part.block, hint="body"))


def _is_deeper(part: Part, over: Part) -> bool:
    """Tell whether a line is indented by two characters more than another, none empty between."""
    return part.block.gap == 0 and part.block.look.indent >= over.block.look.indent + 2


def _numbers_of_items(parts: list[Part]) -> set[tuple[int, int]]:
    """Return level and number of each numeral that stands in a paragraph: 一、…，…。二、….

    So does a stopped line's (二、修好渠。) where no copy stands under it, or that follows or comes
    before such a one.
    """
    items, stopped = set(), set()
    for index, part in enumerate(parts):
        read = numeral(part.text) if part.role in (Role.BODY, Role.SHORT) else None
        if not read:
            continue
        if part.role is Role.BODY or (part.text[-1:] == "。" and not _over_copy(parts, index)):
            items.add((read[1], read[0]))
        elif part.text[-1:] == "。":
            stopped.add((read[1], read[0]))
    for step in (1, -1):
        for level, number in sorted(stopped, reverse=step < 0):
            if (level, number - step) in items:
                items.add((level, number))
    return items


def _is_item(parts: list[Part], index: int, items: set[tuple[int, int]]) -> bool:
    """Tell whether a short line is one of a list's: what its numeral's neighbours are, it is.

    A stopped line (一、稳增长。) is one where no copy stands under it or one neighbour is; another
    (十、渠首) where both are.
    """
    part = parts[index]
    read = numeral(part.text)
    beside = 0
    if read:
        beside = sum((read[1], read[0] + step) in items for step in (-1, 1))
    if part.text[-1:] == "。":
        return not _over_copy(parts, index) or beside > 0
    return beside == 2 and not part.block.level


def _digits_head(parts: list[Part]) -> list[Part]:
    """Take stopped lines with digits for heads, where several are and each stands over copy."""
    found = [
        at
        for at, part in enumerate(parts)
        if part.role is Role.BODY and not part.block.hint and _DIGIT_LINE.fullmatch(part.text)
    ]
    if len(found) < 2 or not all(_over_copy(parts, at) for at in found):
        return parts
    return [replace(p, role=Role.SHORT) if at in found else p for at, p in enumerate(parts)]


def _is_labelled(part: Part) -> bool:
    """Tell whether a line that no look marks begins with a label of its own: 早餐：小米粥."""
    return is_plain(part) and bool(_LABELLED.match(part.text))


def _numbered(parts: list[Part], usual: int, log: Log, *, damaged: bool = False) -> list[Part]:
    """Give heads their numerals; the highest level of numerals makes sections.

    Chapters are called by their numbers elsewhere (第三章), which a section's numeral would hide,
    and where digits count (1. 2.) a section's 一 would not be what was typed: these are sub-heads
    of the one text, as typed, unless numbers must put the order right.
    """
    found: list[tuple[int, int, int, str]] = []  # index, number, level, rest
    for index, part in enumerate(parts):
        if part.role not in (Role.NUMBER, Role.HEAD, Role.SHORT):
            continue
        read = numeral(part.text)
        if read and (read[2] == "" or is_short(read[2]) or read[2][-1:] in "？。"):
            if read[2] == "" and not _followed_by_head(parts, index):
                continue
            found.append((index, *read))
    found, items = _without_lists(parts, found)
    parts = [
        replace(p, role=Role.BODY, block=replace(p.block, hint="body")) if i in items else p
        for i, p in enumerate(parts)
    ]
    if not found:
        return parts
    top = min(level for _, _, level, _ in found)
    under = _under_titles(parts, {index for index, *_ in found})
    chapters = any(_CHAPTER.match(parts[index].text) for index, *_ in found)
    news = _open_news(parts, [index for index, _, level, _ in found if level == top])
    as_typed = not damaged and not news and (chapters or top == _DIGITS)
    heads = {index: (number, level, rest) for index, number, level, rest in found}
    out: list[Part] = []
    pending: tuple[int, int] | None = None
    for index, part in enumerate(parts):
        if index in heads:
            number, level, rest = heads[index]
            if not rest:
                pending = number, level
                log.leave_out(part.block.place, part.text, Message("imported.number"))
                continue
            if level != top or under or as_typed:  # a sub-head keeps its number as typed
                depth = level - top + (under or as_typed)
                out.append(replace(part, role=Role.SUBHEAD, depth=depth))
                continue
            numeral_words = part.text[: len(part.text) - len(rest)].strip()
            log.leave_out(part.block.place, numeral_words, Message("imported.number"))
            block = replace(part.block, text=rest)
            out.append(Part(Role.HEAD, block) if news else _head(block, number, level, top))
        elif pending and part.role is not Role.FURNITURE and not strays(parts, index, usual):
            out.append(_head(part.block, *pending, top))
            pending = None
        else:
            out.append(part)
    return out


_Found = list[tuple[int, int, int, str]]


def _without_lists(parts: list[Part], found: _Found) -> tuple[_Found, set[int]]:
    """Return numbered heads, and places of numbered lines with no copy between: a list's items."""
    items: set[int] = set()
    for (one, first, level, _), (two, second, other, _) in itertools.pairwise(found):
        between = [p for p in parts[one + 1 : two] if p.role is not Role.FURNITURE]
        plain = all(parts[i].role is Role.SHORT for i in (one, two))
        if level == other and second == first + 1 and not between and plain:
            items |= {one, two}
    return [f for f in found if f[0] not in items], items


def _under_titles(parts: list[Part], numbered: set[int]) -> bool:
    """Tell whether numbered heads stand under the titles of several stories."""
    titles = [p for i, p in enumerate(parts) if p.role is Role.HEAD and i not in numbered]
    levels = [parts[i].block.level for i in numbered if parts[i].block.level]
    if not levels:
        return len(titles) > 1 and not any(p.block.level for p in titles)
    over = [p for p in titles if 0 < p.block.level < min(levels)]
    highest = min((p.block.level for p in over), default=0)
    tops = [p for p in over if p.block.level == highest]
    return len(tops) > 1


def _open_news(parts: list[Part], heads: list[int]) -> bool:
    """Tell whether each of several heads stands over a news item of its own: 1、… / 本报讯…."""
    over = [_over_copy(parts, at) and opens(_copy_under(parts, at)) >= NEWS for at in heads]
    return len(heads) > 1 and all(over)


def _copy_under(parts: list[Part], index: int) -> str:
    return next((p.text for p in parts[index + 1 :] if p.role is Role.BODY), "")


def _head(block: Block, number: int, level: int, top: int) -> Part:
    return Part(Role.HEAD, block, number) if level == top else Part(Role.SUBHEAD, block)


def _followed_by_head(parts: list[Part], index: int) -> bool:
    after = [p for p in parts[index + 1 : index + 4] if p.role is not Role.FURNITURE]
    return bool(after) and after[0].role in (Role.SHORT, Role.HEAD)


def _over_copy(parts: list[Part], index: int) -> bool:
    """Tell whether copy without a numeral stands under a line."""
    after = next((p for p in parts[index + 1 :] if p.role is not Role.FURNITURE), None)
    return after is not None and after.role is Role.BODY and numeral(after.text) is None


def _usual_gap(parts: list[Part]) -> int:
    gaps = Counter(part.block.gap for part in parts[1:])
    return gaps.most_common(1)[0][0] if gaps else 0


def _repeated(parts: list[Part], log: Log) -> list[Part]:
    """Take short lines that stand twice or more for running heads of the old pages."""
    often = Counter(p.text for p in parts if p.role is Role.SHORT)
    out = []
    for part in parts:
        if part.role is Role.SHORT and often[part.text] > 1:
            log.doubt(
                part.block.place,
                part.text,
                Message("imported.repeated-line"),
                Message("imported.not-printed"),
            )
            part = replace(part, role=Role.FURNITURE)
        out.append(part)
    return out


def _short_ones(parts: list[Part], usual: int, log: Log) -> list[Part]:
    """Tell what the short lines that are left are: captions, heads or broken paragraphs."""
    numbered = any(p.role is Role.HEAD and p.number for p in parts)
    out = _set_off(parts, usual) if numbered else _stories(parts, usual, log)
    sections = any(p.role is Role.HEAD for p in out)
    for index, part in enumerate(out):
        if part.role is not Role.SHORT:
            continue
        before = _neighbour(out, index, -1)
        after = _neighbour(out, index, 1)
        signed = after is not None and after.role is Role.BYLINE and _then_body(out, index)
        role, doubt = _short(part, before, after, usual, sections, signed)
        out[index] = replace(part, role=role)
        if doubt:
            log.doubt(part.block.place, part.text, *doubt)
    return out


def _set_off(parts: list[Part], usual: int) -> list[Part]:
    """Take short lines set off by blank ones for captions, where numbers tell the heads."""
    return [
        replace(part, role=Role.CAPTION)
        if part.role is Role.SHORT and part.block.gap > usual >= 1
        else part
        for part in parts
    ]


def _stories(parts: list[Part], usual: int, log: Log) -> list[Part]:
    """Tell title and deck of each article where no numbers do: two short lines before the copy."""
    out = list(parts)
    for index in range(len(out) - 1):
        first, second = out[index], out[index + 1]
        if first.role is not Role.SHORT or dangles(first.text):
            continue
        before = _neighbour(out, index, -1)
        if before is not None and before.role is Role.BODY and not ended(before.text):
            continue
        after = _neighbour(out, index + 1, 1)
        opens = after is not None and after.role in (Role.BODY, Role.BYLINE)
        if second.role is Role.SHORT and second.block.gap <= usual and opens:
            out[index] = replace(first, role=Role.HEAD)
            out[index + 1] = replace(second, role=Role.DECK)
            log.doubt(
                first.block.place,
                first.text,
                Message("imported.two-lines"),
                Message("imported.as-title-deck"),
            )
    return out


def _then_body(parts: list[Part], index: int) -> bool:
    """Tell whether copy follows the byline after a line."""
    roles = [p.role for p in parts[index + 1 : index + 12] if p.role not in _BETWEEN]
    return roles[1:2] == [Role.BODY]


def _set_apart(parts: list[Part], place: int) -> bool:
    """Tell whether a part is the caption of a picture that is not there."""
    alone = place == 0 or parts[place - 1].role is not Role.PICTURE
    return parts[place].role is Role.CAPTION and alone


def _neighbour(parts: list[Part], index: int, step: int) -> Part | None:
    place = index + step
    while 0 <= place < len(parts):
        if parts[place].role not in _BETWEEN and not _set_apart(parts, place):
            return parts[place]
        place += step
    return None


def _short(
    part: Part,
    before: Part | None,
    after: Part | None,
    usual: int,
    sections: bool,
    signed: bool,
) -> tuple[Role, tuple[Message, Message] | None]:
    text, far = part.text, part.block.gap > usual
    if after is not None and after.role in (Role.VERSE, Role.ROLL):
        head = Role.HEAD if after.role is Role.VERSE or not sections else Role.SUBHEAD
        return head, (Message("imported.line-over-block"), Message("imported.as-title"))
    after_body = after is not None and after.role in (Role.BODY, Role.QUOTE)
    broken = before is not None and before.role is Role.BODY and not ended(before.text)
    if part.block.hint == "body":
        return Role.BODY, None
    if signed and before and before.role is not Role.TITLE:
        return Role.HEAD, (Message("imported.line-before-byline"), Message("imported.as-title"))
    if far and usual >= 1 and not after_body:
        return Role.CAPTION, None
    if broken and before is not None and not DECK.search(text) and not two_parts(text):
        return Role.BODY, None
    if dangles(text):
        return Role.BODY, None
    if after_body:
        if before is None or before.role in _BEFORE_SUBHEAD:
            if len(text) <= 20 and (two_parts(text) or "，" not in text or len(text) <= 14):
                return (Role.SUBHEAD if sections else Role.HEAD), (
                    Message("imported.line-between"),
                    Message("imported.as-subhead"),
                )
            return Role.BODY, (Message("imported.line-unended"), Message("imported.as-body"))
        return Role.BODY, None
    if before is not None and before.role is Role.HEAD:
        return Role.BODY, None
    if re.search(f"[{HAN}]", text):
        return Role.CAPTION, None
    return Role.FURNITURE, (Message("imported.line-without-han"), Message("imported.not-printed"))
