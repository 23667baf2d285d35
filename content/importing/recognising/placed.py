"""Heads of a source that marks none, told by their place.

Input: the parts of one source without levels. Output: the same parts, the lines over each story
with their roles, and sub-heads. What speaks for a title: a byline or a deck (——) under it, 本报讯
or a date after it, the end of a story before it, blank lines, no indent, several lines together,
its length; lines that stand alike (`_Stand`) are judged together, so that one does not differ.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import mean

from content.importing.blocks import Log
from content.importing.recognising.dividers import (
    divides,
    is_notice,
    parted,
    preceding,
    signed_and_dated,
)
from content.importing.recognising.groups import NEWS, opens
from content.importing.recognising.headgroup import LINE, composed
from content.importing.recognising.kinship import apart
from content.importing.recognising.part import Part, goes_on
from content.importing.recognising.roles import (
    Role,
    closes_story,
    is_label,
    mark_of,
    numeral,
    signs_copy,
    states_field,
)
from content.importing.recognising.surroundings import sent_in
from content.importing.text.lines import ended
from content.words import Message, message
from fonts.chinese.characters import HAN

#: A group of lines that reaches this score opens a story; below it, it is a sub-head.
STORY = 2.4
#: When and where something takes place; no signature stands over it.
_TAKES_PLACE = re.compile(rf"[{HAN}]{{0,4}}(?:时间|日期|地点)\s*[:：]")
#: What it says that the copy under lines speaks of several matters, or of one.
_KINSHIP = 8.5
#: What two notices say of all lines that stand as one of them does.
_NOTICES = 8.0
#: Between two numbered heads that follow each other, more must speak for a story.
_NUMBERED_MORE = 1.6
_ASIDE = frozenset({Role.FURNITURE, Role.STAFF, Role.CREDIT})
_COPY = frozenset({Role.BODY, Role.QUOTE, Role.TABLE, Role.ROLL, Role.VERSE, Role.PICTURE})
_UNDER = frozenset({Role.BYLINE, Role.DATELINE, Role.DECK})
#: A question as a title is no longer, nor is any title.
_ASKS, _SHORT_ASKS, _LONG = 30, 14, 64
_INNER = re.compile("[。；？！：:]")
#: What letters are opened and closed with.
_GREETS = re.compile(
    "(?:(?:此致)?敬礼|[您你]们?(?:好|辛苦[了啦])|大家好|谢谢(?:大家|您|你们)?)[！!]?"
)
_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")
#: No sub-head is longer.
_SUBHEAD = 24
#: After blank lines and an unfinished paragraph, a line may still be a head that is no longer.
_ROW = 20
#: What different matters say at most where only the first lines name a writer.
_SIGNED_MOST = 1.5
#: So much more speaks for a story whose copy begins with 本报讯: no section of one does.
_OPENS_NEWS = 1.5
#: What stands behind the name of an office that signs is no longer: a date.
_SIGN = 20
#: A divider before lines (======) says as much as a byline under them.
_PARTED = 5.0
#: No head has more pauses than these.
_PAUSES = 3
#: So many lines together, none of them a byline or deck, are a list and no heads.
_LIST = 4
#: A lede under a headline over several stories is no longer than this, characters.
_LEDE = 260


@dataclass(frozen=True)
class _Stand:
    """How lines stand: after more blank lines than is usual, less indented than the copy.

    `marked` is the mark before the first of them; `rich` says that there are several.
    """

    far: bool
    out: bool
    marked: str
    rich: bool


@dataclass
class _Group:
    """Lines that stand together: their places, how they stand, and where the copy goes on."""

    places: list[int]
    stand: _Stand
    next: int
    score: float = 0.0
    story: bool = False
    margin: float = 0.0


def placed(parts: Sequence[Part], usual: int, log: Log, *, alone: bool) -> list[Part]:
    """Return the parts of one source, heads told by their place.

    Args:
        parts: the parts, by their words alone.
        usual: the usual number of blank lines before a part.
        log: takes the doubts.
        alone: no other source makes the edition with this one.
    """
    indent = _indent(parts)
    asks = sum(p.role is Role.BODY and _is_question(p.text, _SHORT_ASKS) for p in parts) > 1
    out = [_as_line(part, at, indent, usual, asks=asks) for at, part in enumerate(parts)]
    for at in signed_and_dated(out):
        out[at] = replace(out[at], role=Role.BODY, block=replace(out[at].block, hint="body"))
    groups = _groups(out, usual)
    if not groups:
        return out
    _judge(out, groups)
    for group in groups[1:]:
        group.story = group.story and not _closes(out, group)
    if not alone:
        groups[0].story = True
    stories = [g for g in groups if g.story]
    for group in groups:
        for place in group.places:
            out[place] = replace(out[place], margin=group.margin)
    for index, group in enumerate(groups):
        first = index == 0
        if first and alone:
            _first(out, groups, bool(stories), log)
        elif _closes(out, group):
            continue
        elif group.story:
            composed(out, group.places, Role.HEAD, log)
        else:
            _subhead(out, group, log)
    return out


def _closes(parts: Sequence[Part], group: _Group) -> bool:
    """Tell whether no copy follows a group: it is who signs, and when."""
    if is_label(parts[group.places[0]].text):
        return False
    return not any(
        p.role in _COPY
        and (len(p.text) > _SIGN or p.block.rows or p.block.table or _TAKES_PLACE.match(p.text))
        for p in parts[group.next :]
    )


def _is_question(text: str, most: int) -> bool:
    """Tell whether a line is one question or call and nothing more."""
    asks = 0 < len(text) <= most and text[-1] in "？！" and not _INNER.search(text[:-1])
    return asks and not _GREETS.fullmatch(text)


def _as_line(part: Part, at: int, indent: float, usual: int, *, asks: bool) -> Part:
    """Return a part that may be a head as SHORT: a title may be a question, or a long line.

    Such a one must stand apart: as the first line, after blank ones, or less indented than copy;
    `asks`: several short questions stand alone, they are heads.
    """
    text, block = part.text, part.block
    if part.role is not Role.BODY or block.hint or not text:
        return part
    apart = at == 0 or block.gap > usual or abs(block.look.indent - indent) > 0.4
    alike = asks and _is_question(text, _SHORT_ASKS)
    long = len(text) <= _LONG and not ended(text) and not re.search("[。；]", text)
    alone = at == 0 or block.look.indent > indent + 2.5
    head = alike or (_is_question(text, _ASKS) and apart) or (long and len(text) > 40 and alone)
    return replace(part, role=Role.SHORT) if head else part


def _groups(parts: Sequence[Part], usual: int) -> list[_Group]:
    """Return the groups of lines: copy, numbered heads and labels of boxes part them."""
    indent = _indent(parts)
    found: list[_Group] = []
    here: list[int] = []
    for at, part in enumerate(parts):
        if here and divides(part):
            _close(found, parts, here, at, indent, usual)
            here = []
        if part.role in _ASIDE:
            continue
        line = part.role in LINE and not _is_number(part) and not _breaks_off(part)
        line = line and not (part.role is Role.SHORT and _runs_on(parts, at))
        if line and here and is_label(part.text):  # what is over it signs what is before
            _close(found, parts, here, at, indent, usual)
            here = []
        listed = len(here) >= _LIST and part.block.gap > parts[here[-1]].block.gap
        if line and listed:  # a blank line ends a list
            _close(found, parts, here, at, indent, usual)
            here = []
        aside = part.text[:1] in "（(" and part.text[-1:] in "）)"
        if line and (here or not (aside or part.role in _UNDER)):
            if here and parts[here[-1]].role is Role.NOTE and part.role is not Role.SHORT:
                here = []
            if here and part.role is Role.NOTE:  # a box begins under the lines over the story
                _close(found, parts, here, at, indent, usual)
                here = []
            here.append(at)
        elif here:
            _close(found, parts, here, at, indent, usual)
            here = []
    if here:
        _close(found, parts, here, len(parts), indent, usual)
    return _cut(found, parts, usual)


def _breaks_off(part: Part) -> bool:
    """Tell whether a line goes on in the next: a row of a paragraph that was not joined."""
    pauses = part.text.count("，") + part.text.count("、")
    if part.role is Role.SHORT and opens(part.text) >= NEWS:
        return True
    return part.role is Role.SHORT and (part.text[-1:] in "，、：" or pauses > _PAUSES)


def _runs_on(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a line goes on with a paragraph that is not whole, or holds half a quotation."""
    part = parts[at]
    if is_label(part.text):
        return False
    before = next((p for p in reversed(parts[:at]) if p.role not in _ASIDE), None)
    if part.text.count("“") != part.text.count("”"):
        return True
    broken = before is not None and before.role is Role.BODY and not before.block.hint
    row = not part.block.gap or len(part.text) > _ROW or "，" in part.text
    return bool(broken and before is not None and row and not _whole(before.text))


def _cut(groups: list[_Group], parts: Sequence[Part], usual: int) -> list[_Group]:
    """Part the edition's headline from the first story's title: two decks, or blank lines."""
    if not groups:
        return groups
    first, rest = groups[0], groups[1:]
    at = _seam(first, rest, parts, usual)
    if not at or not any(parts[i].role is Role.SHORT for i in first.places[at:]):
        return groups
    over = replace(first, places=first.places[:at], next=first.places[at])
    under = replace(first, places=first.places[at:])
    head = parts[under.places[0]]
    under.stand = replace(under.stand, far=head.block.gap > usual)
    return [over, under, *rest]


def _seam(first: _Group, rest: list[_Group], parts: Sequence[Part], usual: int) -> int:
    """Return where in the first lines the first story's title begins, 0 nowhere."""
    decks = [n for n, i in enumerate(first.places) if parts[i].role is Role.DECK]
    if len(decks) > 1:
        return decks[0] + 1
    labels = (n for n, i in enumerate(first.places) if n and is_label(parts[i].text))
    label = next(labels, 0)
    if label:
        return label
    shorts = sum(parts[i].role is Role.SHORT for i in first.places)
    if shorts < 2 or not rest:
        return 0
    gaps = [(parts[i].block.gap, n) for n, i in enumerate(first.places)]
    wide = [
        (gap, n) for gap, n in gaps[1:] if gap > usual and parts[first.places[n]].role is Role.SHORT
    ]
    if not wide:
        return 0
    stories = [g for g in rest if g.stand.far]
    return max(wide)[1] if stories else 0


def _close(
    found: list[_Group],
    parts: Sequence[Part],
    here: list[int],
    after: int,
    indent: float,
    usual: int,
) -> None:
    head = parts[here[0]]
    plain = [i for i in here if parts[i].role is Role.SHORT]
    under = [i for i in here if parts[i].role in _UNDER]
    stand = _Stand(
        head.block.gap > usual,
        head.block.look.indent < indent - 0.4 or head.block.look.indent > indent + 2.5,
        mark_of(head.text),
        len(plain) + len(under) > 1,
    )
    if any(parts[i].role is Role.NOTE for i in here):
        return  # a box has its label and title
    if len(plain) > _LIST and not under and not found:
        here, after = here[: here.index(plain[0]) + 1], plain[1]  # a title over a list
    if plain and (len(plain) < _LIST or under or not found):
        found.append(_Group(here, stand, after))


def _indent(parts: Sequence[Part]) -> float:
    """Return the usual indent of copy, em."""
    sizes = Counter(p.block.look.indent for p in parts if p.role is Role.BODY and len(p.text) > 20)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_number(part: Part) -> bool:
    read = numeral(part.text) if part.role in (Role.SHORT, Role.NUMBER) else None
    return read is not None


def _judge(parts: Sequence[Part], groups: Sequence[_Group]) -> None:
    """Score the groups, those that stand alike together."""
    alike: dict[_Stand, list[_Group]] = defaultdict(list)
    opening = groups[0]
    for group in groups[1:]:
        group.score = _score(parts, group)
        alike[group.stand].append(group)
    peers = mark_of(parts[_heads(parts, opening)].text)  # the first title has the others' mark
    signed = any(parts[i].role in _UNDER for i in opening.places)
    signed = signed and not any(parts[i].role in _UNDER for g in groups[1:] for i in g.places)
    matters = _KINSHIP * apart([_copy_of(parts, g, n) for g, n in _with_next(groups)])
    if any(_is_news(parts, g) for g in groups[1:]):
        matters = max(0.0, matters)
    if signed:  # one writer, named once
        matters = min(_SIGNED_MOST, matters)
    notices = _notices(parts, groups)
    for same in alike.values():
        lengths = mean(len(parts[_top(parts, g)].text) for g in same)
        common = mean(g.score for g in same)
        common += 1.0 if lengths >= 13 else -1.0 if lengths <= 9 else 0.0
        common -= 1.5 if signed else 0.0
        common += _NOTICES if any(g in notices for g in same) else 0.0
        common += matters if not any(_is_signed(parts, g) for g in groups[1:]) else 0.0
        for group in same:
            more = _NUMBERED_MORE if _amid_numbers(parts, group) else 0.0
            margin = (group.score + common) / 2 - STORY - more
            peer = bool(peers) and group.stand.marked == peers
            group.story, group.margin = peer or margin >= 0, abs(margin)
    poems = [g for g in groups if _over_verse(parts, g)]
    for group in poems if len(poems) > 1 else []:
        group.story = True  # a poem is a story of its own
    if len(groups) > 1 and groups[0].next == groups[1].places[0]:
        groups[1].story = groups[1].story or any(g.story for g in groups[2:])


def _is_signed(parts: Sequence[Part], group: _Group) -> bool:
    return any(parts[i].role in _UNDER for i in group.places)


def _is_news(parts: Sequence[Part], group: _Group) -> bool:
    """Tell whether the copy under a group begins as news does: 本报讯."""
    after = parts[group.next] if group.next < len(parts) else None
    return after is not None and after.role in _COPY and opens(after.text) >= NEWS


def _with_next(groups: Sequence[_Group]) -> Iterator[tuple[_Group, _Group | None]]:
    return zip(groups, [*groups[1:], None], strict=True)


def _copy_of(parts: Sequence[Part], group: _Group, following: _Group | None) -> str:
    """Return the copy that stands under a group."""
    end = following.places[0] if following else len(parts)
    return "".join(p.text for p in parts[group.next : end] if p.role is Role.BODY)


def _over_verse(parts: Sequence[Part], group: _Group) -> bool:
    return group.next < len(parts) and parts[group.next].role is Role.VERSE


def _amid_numbers(parts: Sequence[Part], group: _Group) -> bool:
    """Tell whether the numbers of heads run on over a group."""
    first = group.places[0]
    before = [n for n in map(_number, parts[:first]) if n]
    after = [n for n in map(_number, parts[first:]) if n]
    return bool(before and after) and after[0] == (before[-1][0] + 1, before[-1][1])


def _number(part: Part) -> tuple[int, int] | None:
    read = numeral(part.text) if part.role in (Role.SHORT, Role.NUMBER) else None
    return read[:2] if read else None


def _top(parts: Sequence[Part], group: _Group) -> int:
    return next((i for i in group.places if parts[i].role is Role.SHORT), group.places[0])


def _notices(parts: Sequence[Part], groups: Sequence[_Group]) -> list[_Group]:
    """Return the groups that head notices, where there are several."""
    found = []
    for group in groups:
        lines = [i for i in group.places if parts[i].role is Role.SHORT]
        if lines and is_notice(parts[lines[-1]].text):  # right over its copy
            found.append(group)
    return found if len(found) > 1 else []


def _heads(parts: Sequence[Part], group: _Group) -> int:
    """Return the place of a group's first line that is no label over it: 【每日简讯】."""
    lines = (i for i in group.places if not is_label(parts[i].text))
    return next(lines, group.places[0])


def _score(parts: Sequence[Part], group: _Group) -> float:
    """Return how much speaks for a group's opening a story."""
    roles = [parts[i].role for i in group.places]
    top = parts[_top(parts, group)]
    before = preceding(parts, group.places[0])
    after = parts[group.next] if group.next < len(parts) else None
    sent = any(sent_in(p.text) for p in parts[group.places[-1] + 1 : group.next])
    score = 5.0 * (Role.BYLINE in roles or sent) + 3.0 * (Role.DECK in roles)
    several = roles.count(Role.SHORT) > 1
    score += 2.5 * several + 1.5 * group.stand.far + 1.0 * group.stand.out
    score += _PARTED * parted(parts, group.places[0])
    if after is not None and after.role in _COPY:
        score += opens(after.text) + _OPENS_NEWS * (opens(after.text) >= NEWS)
    if before is not None and (
        before.role in (Role.STAFF, Role.CREDIT, Role.BYLINE)
        or closes_story(before.text)
        or _signs_off(before)
    ):
        score += 3.0
    score += 1.0 if len(top.text) >= 15 else -1.5 if len(top.text) <= 8 and not several else 0.0
    score += 1.0 if " " in top.text else 0.0
    return score - (4.0 if group.stand.marked else 0.0)


def _signs_off(part: Part) -> bool:
    """Tell whether a line of copy says who wrote what stands over it, or when."""
    return part.role is Role.BODY and bool(
        signs_copy(part.text) or _DAY.fullmatch(part.text.strip())
    )


def _first(parts: list[Part], groups: Sequence[_Group], several: bool, log: Log) -> None:
    """Give the first lines their roles: the edition's headline, or the first story's title."""
    group = groups[0]
    lines = [i for i in group.places if parts[i].role is Role.SHORT]
    before = parts[: group.places[0]]
    if any(part.role in _COPY for part in before) and not several:
        (_subhead if not _opens_late(parts, group) else _headline)(parts, group, log)
        return
    if not several:
        _headline(parts, group, log)
        return
    usual = Counter(
        sum(parts[i].role is Role.SHORT for i in g.places) for g in groups[1:] if g.story
    ).most_common(1)[0][0]
    copy = group.next < len(parts) and parts[group.next].role in _COPY
    if len(lines) > 1 and is_label(parts[lines[0]].text):  # what the page is called: 【简讯】
        parts[lines[0]] = replace(parts[lines[0]], role=Role.KICKER)
        composed(parts, [i for i in group.places if i != lines[0]], Role.HEAD, log)
        return
    if copy and len(lines) > usual and len(lines) > 1:  # a headline over the first story's title
        cut = group.places.index(lines[-usual])
        composed(parts, group.places[:cut], Role.TITLE, log)
        composed(parts, group.places[cut:], Role.HEAD, log)
        return
    sizes = [_size(parts, g, n) for g, n in zip(groups, [*groups[1:], None], strict=True)]
    others = mean(s for s, g in zip(sizes[1:], groups[1:], strict=True) if g.story)
    lede = sizes[0] <= _LEDE and sizes[0] < others / 2 and opens(parts[group.next].text) < 3
    own = copy and not lede
    composed(parts, group.places, Role.HEAD if own else Role.TITLE, log)


def _size(parts: Sequence[Part], group: _Group, following: _Group | None) -> int:
    """Return how much copy stands under a group, characters."""
    end = following.places[0] if following else len(parts)
    return sum(len(p.text) for p in parts[group.next : end])


def _opens_late(parts: Sequence[Part], group: _Group) -> bool:
    """Tell whether a group after some copy is the headline all the same: little stands before."""
    return sum(len(p.text) for p in parts[: group.places[0]] if p.role in _COPY) < 60


def _headline(parts: list[Part], group: _Group, log: Log) -> None:
    composed(parts, group.places, Role.TITLE, log)


def _subhead(parts: list[Part], group: _Group, log: Log) -> None:
    """Make lines between copy sub-heads; what is not sure to be one stays a paragraph.

    Of two together the second is a level lower: what the stretch is about, and what it says.
    """
    pair = _pair(parts, group)
    for place in group.places:
        part = parts[place]
        if part.role is not Role.SHORT:
            continue
        after = parts[place + 1] if place + 1 < len(parts) else None
        follows = after is not None and (after.role in _COPY or _is_number(after))
        second = place in pair[1:] and parts[pair[0]].role is Role.SUBHEAD
        follows = follows or place in pair[:1]
        before = next((p for p in reversed(parts[:place]) if p.role not in _ASIDE), None)
        whole = before is None or before.role is not Role.BODY or _whole(before.text)
        whole = whole or is_label(part.text) or (before is not None and _signs_off(before))
        whole = whole or second
        if follows and whole and len(part.text) <= _SUBHEAD:
            parts[place] = replace(part, role=Role.SUBHEAD, depth=1 + second)
            log.doubt(
                part.block.place,
                part.text,
                Message("imported.line-between"),
                message("imported.as-subhead"),
            )
        else:
            block = part.block if goes_on(part, before) else replace(part.block, hint="body")
            parts[place] = replace(part, role=Role.BODY, block=block)
            log.doubt(
                part.block.place,
                part.text,
                Message("imported.line-unended"),
                Message("imported.as-body"),
            )


def _pair(parts: Sequence[Part], group: _Group) -> list[int]:
    """Return the places of two lines that stand together over copy, both as short as sub-heads."""
    lines = [i for i in group.places if parts[i].role is Role.SHORT]
    if len(lines) != 2 or lines[1] != lines[0] + 1:
        return []
    copy = lines[1] + 1 < len(parts) and parts[lines[1] + 1].role is Role.BODY
    return lines if copy and all(len(parts[i].text) <= _SUBHEAD for i in lines) else []


def _whole(text: str) -> bool:
    """Tell whether a paragraph has come to its end; a label and what it states has."""
    return ended(text) or closes_story(text) or states_field(text)
