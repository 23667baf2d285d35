"""The headline group (肩题, 主题, 副题), found wherever it stands.

Input: a source's parts. Output: the parts, the lines of the headline group with their roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from content.importing.blocks import Log
from content.importing.recognising.groups import issued, signed
from content.importing.recognising.part import Part, strays
from content.importing.recognising.roles import (
    EDITORS,
    Role,
    dangles,
    is_label,
    name_line,
    note_in_line,
    pen_name,
    two_parts,
)
from content.words import Message

DECK = re.compile(
    "^—|(?:回眸|综述|纪实|纪略|侧记|巡礼|扫描|启示录|见闻|述评|透视|掠影|写真|速写|素描|之路)$"
)
#: A line must reach this score to be the headline of the page.
HEADLINE = 3


def find_headline(parts: list[Part], usual: int, log: Log) -> list[Part]:
    """Find the headline group and give its lines their roles."""
    out = list(parts)
    at = next((i for i, p in enumerate(out) if p.role is Role.TITLE), None)
    if at is None:
        at = _only_first_head(out)
    if at is None:
        best, place = max(_scores(out, usual), default=(0, 0))
        if best < HEADLINE:
            return out
        at = -place
        if out[at].block.place.number and any(p.role is Role.BODY for p in out[:at]):
            log.doubt(
                out[at].block.place,
                out[at].text,
                Message("imported.headline-found"),
                Message("imported.as-headline"),
            )
    out[at] = replace(out[at], role=Role.TITLE)
    after = at + 1
    if strays(out, after, usual):
        after += 1
    first = after
    while after < len(out) and out[after].role is Role.DECK:
        after += 1
    if after == first and after < len(out) and out[after].role is Role.SHORT:
        line = out[after]
        named = name_line(line.text) or signed(line.text) or pen_name(line.text)
        named = named or issued(line.text, out[at].text)
        sure = bool(DECK.search(line.text))
        if sure or (line.block.gap <= usual and not dangles(line.text)):
            out[after] = replace(line, role=Role.BYLINE if named else Role.DECK)
            if not sure and not named:
                log.doubt(
                    line.block.place,
                    line.text,
                    Message("imported.line-after"),
                    Message("imported.as-deck"),
                )
    before = out[at - 1] if at else None
    opens = all(part.role is Role.FURNITURE for part in out[: at - 1])
    if (
        before
        and before.role is Role.SHORT
        and (out[at].block.gap == 0 or (opens and before.block.gap <= usual))
        and len(before.text) <= 30
    ):
        out[at - 1] = replace(before, role=Role.KICKER)
        log.doubt(
            before.block.place,
            before.text,
            Message("imported.line-before"),
            Message("imported.as-kicker"),
        )
    return out


def _only_first_head(parts: list[Part]) -> int | None:
    """Return the place of a first head that is alone on its level: the document's title."""
    heads = [(i, p) for i, p in enumerate(parts) if p.role is Role.HEAD and p.block.level]
    if not heads or heads[0][1].number:
        return None
    level = min(p.block.level for _, p in heads)
    tops = [
        i for i, p in heads if p.block.level == level and not p.number
    ]  # those are its sections
    if len(tops) > 1 and _over_all(parts, tops):
        return tops[0]
    over = parts[: tops[0]]  # a kicker may stand over it, and no copy
    opens = all(p.role is not Role.BODY for p in over) and sum(i < tops[0] for i, _ in heads) <= 2
    return tops[0] if len(tops) == 1 and opens else None


def _over_all(parts: list[Part], heads: list[int]) -> bool:
    """Tell whether the first of heads of one size is set otherwise, and stands over the second.

    So a column is headed whose stories have titles of their own: 一周要闻. So is what only an
    editor's note stands under: 读者来信.
    """
    first, second, *others = (parts[at].block for at in heads)
    between = parts[heads[0] + 1 : heads[1]]
    if between and all(_by_editor(part) for part in between):
        return True
    alike = len(others) > 0 and all(other.look == second.look for other in others)
    return not between and alike and first.look.centred and not second.look.centred


def _by_editor(part: Part) -> bool:
    """Tell whether a paragraph is what an editor says over copy: 编者按：…."""
    said = note_in_line(part.text) if part.role is Role.BODY else None
    return said is not None and said[0] in EDITORS


def _scores(parts: list[Part], usual: int) -> Iterator[tuple[int, int]]:
    """Yield each line's score and, negative, its place: of equals the first is the greatest.

    Where heads are marked, a plain line under copy is none of them.
    """
    opening, copy = True, False
    marked = any(part.role is Role.HEAD and part.block.level for part in parts)
    for at, part in enumerate(parts):
        if marked and copy:
            return
        yield _score(parts, at, usual, opening=opening, copy=copy), -at
        opening = opening and part.role is Role.FURNITURE
        copy = copy or part.role is Role.BODY


def _score(parts: list[Part], at: int, usual: int, *, opening: bool, copy: bool) -> int:
    """Return how much a line looks like the headline of the whole page.

    Args:
        parts: all parts.
        at: the line's place.
        usual: the usual number of blank lines before a block.
        opening: only page furniture stands before it.
        copy: running text stands before it.
    """
    part = parts[at]
    bracketed = part.text[:1] in "（(" and part.text[-1:] in "）)"
    bracketed = bracketed or is_label(part.text)  # 【喜迎党代会】 stands over it
    if part.role is not Role.SHORT or bracketed or dangles(part.text) or name_line(part.text):
        return -9
    text, score = part.text, 0
    first = opening and part.block.gap <= max(usual, 1)
    if two_parts(text):
        score += 4
    elif " " in text:
        score += 1
    if first:
        score += 3
    elif not copy and part.block.gap <= usual:
        score += 1
    following = parts[at + 1] if at + 1 < len(parts) else None
    if following:
        near = following.block.gap <= usual
        score += 2 if following.role is Role.BYLINE else 0
        score += 1 if following.role in (Role.SHORT, Role.DECK) and near else 0
        score += 3 if following.role is Role.DECK else 0
        score += 3 if following.role is Role.SHORT and DECK.search(following.text) else 0
    score += 1 if len(text) <= 22 else -3 if len(text) > 28 else 0
    score -= 2 if part.block.gap > usual and not first else 0
    score -= 6 if DECK.search(text) and not two_parts(text) else 0
    return score - (2 if re.search(r"\d[%％]", text) else 0)
