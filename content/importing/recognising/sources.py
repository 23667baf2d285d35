"""Sources that are whole, and sources that an extraction has damaged.

Input: parts by their words. Output: whether their order can be trusted, and the parts of those
whose order can: their words are printed where they stand, and nothing is kept back as a caption
of a picture that no source has.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from content.importing.blocks import Log
from content.importing.recognising.dividers import following
from content.importing.recognising.part import Part, goes_on
from content.importing.recognising.placed import placed
from content.importing.recognising.roles import (
    CAPTION_LABEL,
    SHORT,
    Role,
    heads_paper,
    issuer,
    mark_of,
    marked_name,
    numeral,
    signs_letter,
    states_field,
)
from content.importing.recognising.staff import WRITER, names_writer
from content.importing.recognising.webpage import WEB, stood_in
from content.importing.text.lines import ended
from content.words import Message

_ASIDE = frozenset({Role.FURNITURE, Role.STAFF, Role.CREDIT})
_PICTURED = frozenset({Role.PICTURE, Role.CAPTION})
_OVER_DECK = frozenset({Role.TITLE, Role.HEAD, Role.KICKER, Role.SHORT, Role.DECK, Role.BYLINE})
#: So many numerals on lines of their own come from an extraction, not from a hand.
_ALONE = 2
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_SOME_DAY = re.compile(r"[（(]?(?:\d{4}年)?\d{1,2}月\d{1,2}日[）)]?")
#: When and where something takes place, in a notice or a programme.
_WHEN = re.compile(r"(?:时间|日期)\s*[:：]")
_WHERE = re.compile(
    r"(?:[会活演比展举]\S{0,4}|集合|报[名到])?(?:地点|场地|场馆|主题|主办\S{0,4})\s*[:：]"
)
#: A source with so many lines of a web page's furniture is one.
_WEB = 2
#: Where a page of the web was written from, behind its hour: 2031-12-05 08:00 贵州.
_FROM = re.compile(
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东"
    "|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾"
)
_HOUR = re.compile(r"\d{1,2}:\d{2}$")
#: What a page of the web says where it names no writer; under a song it is one.
_NOBODY = re.compile(r"作者\s*[:：丨｜|]\s*(?:佚名|无名氏?|匿名|网友|网络)")
#: Whom readers may call, under copy; over it the paper's own number stands.
_CALL = re.compile(r"(?:热线|电话)\s*[:：]")
#: Where they may write to, amid copy; at its end the paper's own address stands.
_WRITE = re.compile(r"(?:投稿|征稿|报名|来稿)(?:邮箱|地址)\s*[:：]")
#: Words within a paragraph that speak of a picture.
_SHOWS = re.compile(r"[。！](?:图为|上图|下图|右图|左图|这是.{4,40}的镜头。$)")
#: The title of a box is no longer.
_BOX_TITLE = 24


def is_damaged(parts: Sequence[Part]) -> bool:
    """Tell whether numerals stand alone on lines, or numbered sections are out of order."""
    alone = sum(
        part.role is Role.NUMBER and after.role in (Role.SHORT, Role.HEAD, Role.FURNITURE)
        for part, after in itertools.pairwise(parts)
    )
    if alone >= _ALONE:
        return True
    read = [numeral(p.text) for p in parts if p.role in (Role.SHORT, Role.HEAD) and p.text]
    found = [(number, level) for number, level, rest in filter(None, read) if rest]
    if not found:
        return False
    top = min(level for _, level in found)
    numbers = [number for number, level in found if level == top]
    return len(set(numbers)) == len(numbers) > 2 and numbers != sorted(numbers)


def decks_in_place(parts: Sequence[Part]) -> list[Part]:
    """Return the parts; a line that begins with —— is a deck only under a line of a head."""
    out: list[Part] = []
    for part in parts:
        before = next((p for p in reversed(out) if p.role not in _ASIDE), None)
        dash = part.role is Role.DECK and part.block.hint != "subtitle"
        under = before is not None and before.role in _OVER_DECK
        if dash and not under:
            part = replace(part, role=Role.HEAD if part.block.level else Role.BODY)
        out.append(part)
    return out


def sound(parts: Sequence[Part], log: Log) -> list[Part]:
    """Return the parts of sources in order: captions without any picture are printed in place."""
    parts = _signed_over(_signed_below(_names_head(parts)))
    pictures = any(part.role is Role.PICTURE for part in parts)
    web = Counter(str(p.block.place.source) for p in parts if WEB.fullmatch(p.text.strip() or "-"))
    stood = Counter(str(p.block.place.source) for p in parts if _is_stood_in(p))
    out: list[Part] = []
    copy = False
    above = False  # something but page furniture stands over it
    for at, part in enumerate(parts):
        if part.role is Role.NOTE and not above and heads_paper(part.text):
            part = replace(part, role=Role.HEAD if part.block.level else Role.SHORT)
        above = above or part.role not in _ASIDE
        if part.role is Role.CAPTION and _is_item(parts, at):
            part = replace(part, role=Role.BODY)
        elif not pictures and part.role is Role.CAPTION and CAPTION_LABEL.match(part.text):
            why = Message("imported.caption-no-picture")
            log.leave_out(part.block.place, part.text, why)
            log.doubt(part.block.place, part.text, why, Message("imported.held-back"))
            log.hold(part.block.place, part.text, why)
            continue
        elif part.role is Role.CAPTION and not pictures and part.block.hint != "caption":
            short = bool(mark_of(part.text)) and len(part.text) <= 30
            part = replace(part, role=Role.SHORT if short else Role.BODY)
            if not short:
                hint = replace(part.block, hint="body")
                part = replace(part, block=hint)
                log.doubt(
                    part.block.place,
                    part.text,
                    Message("imported.caption-no-picture"),
                    Message("imported.printed-in-place"),
                )
        elif part.role is Role.BODY and _SHOWS.search(part.text) and not pictures:
            log.doubt(
                part.block.place,
                part.text[:30],
                Message("imported.caption-no-picture"),
                Message("imported.printed-in-place"),
            )
        elif _is_stood_in(part) and stood == web:  # nothing else of a page of the web
            title = bool(out) and out[-1].role in _OVER_DECK
            part = replace(part, role=Role.BYLINE) if title else _as_copy(part)
        elif part.role is Role.SHORT and _FROM.fullmatch(part.text) and _is_timed(out):
            part = replace(part, role=Role.FURNITURE)
        elif part.role is Role.STAFF and copy and WRITER.fullmatch(part.text):
            if web[str(part.block.place.source)] >= _WEB or not _among_staff(parts, at):
                part = replace(part, role=Role.BYLINE)
        elif part.role is Role.STAFF and web[str(part.block.place.source)] >= _WEB:
            part = replace(part, role=Role.FURNITURE)  # the page's editor, not the paper's
        elif _NOBODY.fullmatch(part.text) and web[str(part.block.place.source)] >= _WEB:
            part = replace(part, role=Role.FURNITURE)
        elif part.role is Role.FURNITURE and _WHEN.match(part.text) and _announces(parts, at):
            part = replace(part, role=Role.BODY, block=replace(part.block, hint="body"))
        elif part.role is Role.FURNITURE and copy and _calls(parts, at):
            part = _as_copy(part)
        elif part.role is Role.FURNITURE and _heads_copy(part, out, copy=copy):
            part = replace(part, role=Role.DATELINE)
        elif part.role is Role.FURNITURE and _DATE.fullmatch(part.text.strip()) and copy:
            part = replace(part, role=Role.BODY, block=replace(part.block, hint="body"))
        copy = copy or part.role is Role.BODY
        out.append(part)
    return out


def _calls(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a line of copy says whom readers may call, or amid it where to write to."""
    goes_on = any(part.role is Role.BODY and ended(part.text) for part in parts[at + 1 :])
    words = parts[at].text
    return bool(_CALL.match(words)) or (goes_on and bool(_WRITE.match(words)))


def _is_stood_in(part: Part) -> bool:
    """Tell whether a line says which paper a story stood in: 来源：《湘东日报》11月17日."""
    return part.role is Role.FURNITURE and stood_in(part.text)


def _names_head(parts: Sequence[Part]) -> list[Part]:
    """Return the parts; marked names over copy of their own, two of one mark, are sub-heads.

    One of them stands under copy: who wrote a story stands under its title (□ 林山).
    """
    copy = (Role.BODY, Role.PICTURE, Role.CAPTION, Role.QUOTE)
    found = [
        at
        for at in range(1, len(parts) - 1)
        if marked_name(parts[at].text) and parts[at + 1].role in copy
    ]
    marks = Counter(mark_of(parts[at].text) for at in found)
    under = {mark_of(parts[at].text) for at in found if parts[at - 1].role in copy}
    heads = {at for at in found if (mark := mark_of(parts[at].text)) in under and marks[mark] > 1}
    return [replace(p, role=Role.SUBHEAD) if at in heads else p for at, p in enumerate(parts)]


def _signed_below(parts: Sequence[Part]) -> list[Part]:
    """Return the parts; who signs copy under it, and when, is the end of that copy.

    A name that more copy follows is none: it stands under the lede, as who wrote it all.
    """
    out = list(parts)
    for at, part in enumerate(out):
        over = _over_pictures(out, at)
        copy = over is not None and over.role in (Role.BODY, Role.QUOTE)
        under = copy and over is not None and _ends_copy(over)
        line = part.role in (Role.SHORT, Role.BYLINE) and not part.block.level
        if not (under and line):
            continue
        if part.role is Role.BYLINE and any(_says_the_same(one, part) for one in out[:at]):
            out[at] = replace(part, role=Role.FURNITURE)  # over the copy and under it
            continue
        after = following(out, at)
        ends = after is None or after.role is not Role.BODY
        titled = after is None or bool(after.block.level or _SOME_DAY.fullmatch(after.text.strip()))
        office = issuer(part.text) and titled  # not the next title's kicker
        signs = signs_letter(part.text) or part.block.look.right
        if signs or office or (part.role is Role.BYLINE and ends):
            out[at] = _as_copy(part)
            for more in range(at + 1, min(at + 2, len(out))):
                if _SOME_DAY.fullmatch(out[more].text.strip()):
                    out[more] = _as_copy(out[more])
    return out


def _ends_copy(part: Part) -> bool:
    """Tell whether a paragraph, a label with what it states, or a line at the right ends copy."""
    return ended(part.text) or states_field(part.text) or part.block.look.right


def _over_pictures(parts: Sequence[Part], end: int) -> Part | None:
    """Return what stands last before a place, but for pictures and the lines under them."""
    for at in range(end - 1, -1, -1):
        part = parts[at]
        under = at > 0 and parts[at - 1].role is Role.PICTURE and part.role is Role.SHORT
        if part.role not in _ASIDE | _PICTURED and not under:
            return part
    return None


def _signed_over(parts: Sequence[Part]) -> list[Part]:
    """Return the parts; who wrote a story, named with who planned it, is its byline by its title.

    策划/王翠　统筹/鲁慧　文图/何小舟 under a line of a head; elsewhere they made the page.
    """
    out = list(parts)
    for at, part in enumerate(out):
        before = (out[place] for place in range(at - 1, -1, -1))
        over = next((part for part in before if part.role is not Role.FURNITURE), None)
        under = over is not None and (over.role in _OVER_DECK or over.block.level)
        if part.role is Role.STAFF and under and names_writer(part.text):
            out[at] = replace(part, role=Role.BYLINE)
    return out


def _says_the_same(one: Part, two: Part) -> bool:
    return one.role is two.role and one.text == two.text


def _as_copy(part: Part) -> Part:
    return replace(part, role=Role.BODY, block=replace(part.block, hint="body"))


def _among_staff(parts: Sequence[Part], at: int) -> bool:
    """Tell whether those who made the page are named beside a line: it names some of them."""
    beside = (*parts[max(at - 1, 0) : at], *parts[at + 1 : at + 2])
    return any(one.role is Role.STAFF for one in beside)


def _is_timed(before: Sequence[Part]) -> bool:
    """Tell whether the line before is when a page of the web was written."""
    last = before[-1] if before else None
    told = last is not None and last.role is Role.FURNITURE and bool(WEB.fullmatch(last.text))
    return told and last is not None and bool(_HOUR.search(last.text))


def _is_item(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a whole sentence behind a mark, among others, is an item of news (▲)."""
    part = parts[at]
    near = [*parts[max(0, at - 1) : at], *parts[at + 1 : at + 2]]
    marked = any(p.text[:1] == part.text[:1] and ended(p.text) for p in near)
    pictured = any(p.role is Role.PICTURE for p in near)
    return bool(mark_of(part.text)) and ended(part.text) and marked and not pictured


def _announces(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a line that says when stands beside one that says where: 时间：…地点：…."""
    near = [*parts[max(0, at - 2) : at], *parts[at + 1 : at + 3]]
    return any(_WHERE.match(part.text) for part in near)


def _heads_copy(part: Part, before: Sequence[Part], *, copy: bool) -> bool:
    """Tell whether a date stands over copy, under who issues the paper or who speaks."""
    over = before[-1] if before else None
    speaks = over is not None and over.role is Role.BYLINE
    office = over is not None and over.role is not Role.FURNITURE and issuer(over.text)
    return (office or speaks) and not copy and bool(_DATE.fullmatch(part.text.strip()))


def by_place(parts: Sequence[Part], log: Log) -> list[Part]:
    """Return the parts, heads told by place in each source that marks none."""
    sources = list(by_source(parts))
    with_copy = [s for s in sources if any(p.role is Role.BODY for p in s)]
    out: list[Part] = []
    for source in sources:
        if is_marked(source):
            out += source
            continue
        bare = [replace(p, role=Role.SHORT) if _is_title(p) else p for p in source]
        out += placed(bare, usual_gap(source), log, alone=len(with_copy) < 2)
    return out


def _is_title(part: Part) -> bool:
    """Tell whether the source itself says that a part is a head."""
    return bool(part.block.level) or part.block.hint == "title"


def is_marked(parts: Sequence[Part]) -> bool:
    """Tell whether a source marks its heads; one title over its copy alone does not say enough."""
    heads = [at for at, part in enumerate(parts) if _is_title(part)]
    if len(heads) != 1:
        return bool(heads)
    return any(part.role is Role.BODY for part in parts[: heads[0]])


def usual_gap(parts: Sequence[Part]) -> int:
    """Return the usual number of blank lines before a part."""
    gaps = sorted(part.block.gap for part in parts[1:])
    return max(set(gaps), key=gaps.count) if gaps else 0


def by_source(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield the parts of each source."""
    for _, group in itertools.groupby(parts, lambda p: str(p.block.place.source)):
        yield list(group)


def left_over(parts: Sequence[Part], log: Log) -> list[Part]:
    """Return the parts; a short line that nothing told is a paragraph where it stands."""
    out = list(parts)
    for at, part in enumerate(out):
        if part.role is Role.DECK and part.block.hint != "subtitle":
            before = next((p for p in reversed(out[:at]) if p.role not in _ASIDE), None)
            heads = (Role.TITLE, Role.HEAD, Role.KICKER, Role.DECK, Role.BYLINE, Role.DATELINE)
            if before is None or before.role not in heads:
                out[at] = replace(part, role=Role.BODY)
            continue
        after = out[at + 1] if at + 1 < len(out) else None
        if part.role is Role.BYLINE and _signs_section(out, at):
            out[at] = replace(part, role=Role.BODY, block=replace(part.block, hint="body"))
            continue
        if _over_byline(part, after):
            told = Message("imported.line-before-byline"), Message("imported.as-body")
            log.doubt(part.block.place, part.text, *told)
        if part.role is not Role.SHORT:
            continue
        label = next((p for p in reversed(out[:at]) if p.role not in _ASIDE), None)
        boxed = label is not None and label.role is Role.NOTE and len(part.text) <= _BOX_TITLE
        if boxed and after is not None and after.role is Role.BODY:
            out[at] = replace(part, role=Role.HEAD)
            told = Message("imported.line-between"), Message("imported.as-title")
        elif after is not None and after.role in (Role.VERSE, Role.ROLL):
            over = any(p.role in (Role.HEAD, Role.TITLE) for p in out[:at])
            verse = after.role is Role.VERSE or not over
            out[at] = replace(part, role=Role.HEAD if verse else Role.SUBHEAD)
            told = Message("imported.line-over-block"), Message("imported.as-title")
        else:
            before = next((p for p in reversed(out[:at]) if p.role not in _ASIDE), None)
            block = part.block if goes_on(part, before) else replace(part.block, hint="body")
            out[at] = replace(part, role=Role.BODY, block=block)
            told = Message("imported.line-unended"), Message("imported.as-body")
        log.doubt(part.block.place, part.text, *told)
    return out


def _signs_section(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a name stands under copy and over a sub-head: it signs that part alone."""
    before = next((p for p in reversed(parts[:at]) if p.role not in _ASIDE), None)
    rest = (p for p in parts[at + 1 :] if p.role not in _ASIDE and not _DATE.fullmatch(p.text))
    after = next(rest, None)
    under = before is not None and before.role in (Role.BODY, Role.QUOTE, Role.VERSE)
    over = after is not None and after.role is Role.SUBHEAD
    return under and over and parts[at].text[:1] not in "（("


def _over_byline(part: Part, after: Part | None) -> bool:
    """Tell whether copy is a line without an end over a byline: a title with a stop within."""
    signed = after is not None and after.role is Role.BYLINE
    line = part.role is Role.BODY and 0 < len(part.text) <= SHORT
    return signed and line and not ended(part.text)
