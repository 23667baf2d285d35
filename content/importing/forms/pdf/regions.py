"""Lines of a page and the frames on it → parts of the page that are read one after the other.

A newspaper's page holds several stories, each with columns of its own. What a frame holds is a
part; white over the whole measure parts the page where only titles stand below it; and titles
beside each other begin parts of their own where no line reaches from one to the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from content.importing.forms.pdf.drawn import MEET, TITLE, Box, Drawn
from content.importing.forms.pdf.line import Line

#: White under the copy is so many em of the text.
_WHITE = 1.2
#: The title of the story that leads a page is so much larger than the next.
_LEADS = 1.25
#: White over a frame is less: it has more within.
_OVER_FRAME = 0.3
#: A rule over so much of the measure parts what is over it from what is under it.
_WHOLE = 0.9
#: What begins no further below a frame's edge begins beside it, em of the text.
_HEAD = 3.0
#: A frame holds so many lines, and no more than this part of the page's.
_LEAST, _MOST = 2, 0.7
#: Parts within parts.
_DEPTH = 4


@dataclass(frozen=True)
class _Item:
    """A line, or a frame with its lines: what is placed among the parts of a page."""

    lines: tuple[Line, ...]
    left: float
    right: float
    foot: float
    top: float
    opens: bool  # a title, or a frame: may begin a part


def regions(lines: Sequence[Line], drawn: Drawn) -> list[list[Line]]:
    """Return the lines of each part of a page, the parts in the order in which they are read."""
    if not lines:
        return []
    usual = Counter(line.size for line in lines).most_common(1)[0][0]
    items: list[_Item] = []
    rest = list(lines)
    for box in [*_boxes(lines, drawn), *dict.fromkeys(x.within for x in lines if x.within)]:
        held = [line for line in rest if _in(line, box)]
        rest = [line for line in rest if not any(line is one for one in held)]
        if held:
            items.append(_Item(tuple(held), box.left, box.right, box.foot, box.top, opens=True))
    for line in rest:
        opens = line.size >= usual + TITLE and not line.cells
        foot = line.base - 0.12 * line.size
        items.append(_Item((line,), line.left, line.right, foot, line.top, opens))
    parts = [one for band in _ruled(items, drawn) for one in _parted(band, usual, _DEPTH)]
    return _opened([[line for item in part for line in item.lines] for part in parts], usual)


def _in(line: Line, box: Box) -> bool:
    """Tell whether a line stands in a box, a vertical one with all of its block."""
    on = line.within
    if on:
        return box.holds(on.left, on.right, on.top - MEET) and box.foot - MEET <= on.foot
    return box.holds(line.left, line.right, line.base)


def _opened(parts: list[list[Line]], usual: float) -> list[list[Line]]:
    """Return the parts of a page; where some stand abreast, the title of each opens a story.

    The story whose title is plainly the largest is read before those abreast of it.
    """
    if not any(beside(one, other) for one, other in combinations(parts, 2)):
        return parts
    stories: list[list[list[Line]]] = []
    waits = False
    for part in parts:
        if waits and _over(stories[-1][-1], part):
            stories[-1].append(part)
        else:
            stories.append([part])
        waits = all(line.size >= usual + TITLE for line in part)  # a head whose copy follows
    sizes = [
        max((x.size for part in one for x in part if not x.cells), default=0) for one in stories
    ]
    out = [
        [[replace(x, opens=usual + TITLE <= x.size == size) for x in part] for part in one]
        for one, size in zip(stories, sizes, strict=True)
    ]
    lead = sizes.index(max(sizes))
    second = max((size for at, size in enumerate(sizes) if at != lead), default=0.0)
    if sizes[lead] >= max(usual + TITLE, _LEADS * second):
        whole = [[line for part in one for line in part] for one in stories]
        to = next((at for at in range(lead) if beside(whole[at], whole[lead])), lead)
        out.insert(to, out.pop(lead))
    return [part for one in out for part in one]


def _over(above: Sequence[Line], part: Sequence[Line]) -> bool:
    """Tell whether a head stands close over a part, its kicker or its copy."""
    step = min(line.base for line in above) - max(line.top for line in part)
    return 0 <= step < max(line.size for line in (*above, *part))


def beside(part: Sequence[Line], other: Sequence[Line]) -> bool:
    """Tell whether lines stand at the height of others."""
    high, low = max(line.top for line in part), min(line.base for line in part)
    return any(line.base < high and line.top > low for line in other)


def _ruled(items: list[_Item], drawn: Drawn) -> list[list[_Item]]:
    """Return items from the top down, parted by the rules over the whole measure."""
    left, right = min(one.left for one in items), max(one.right for one in items)
    rules = [
        rule.foot
        for rule in drawn.level
        if rule.right - rule.left >= _WHOLE * (right - left)
        and rule.left < left + (1 - _WHOLE) * (right - left)
        and not any(one.foot + MEET < rule.foot < one.top - MEET for one in items)
    ]
    bands: dict[int, list[_Item]] = {}
    for item in items:
        bands.setdefault(sum(rule > item.foot for rule in rules), []).append(item)
    return [bands[at] for at in sorted(bands)]


def _boxes(lines: Sequence[Line], drawn: Drawn) -> list[Box]:
    """Return the frames that hold copy of their own, none within another."""
    found: list[Box] = []
    for box in sorted(drawn.frames, key=lambda one: (one.left - one.right) * (one.top - one.foot)):
        held = [line for line in lines if _in(line, box)]
        cut = any(
            line.left < edge - MEET and line.right > edge + MEET
            for line in lines
            if box.foot < line.base < box.top and not line.within
            for edge in (box.left, box.right)
        )
        within = any(
            one.left - MEET <= box.left
            and box.right <= one.right + MEET
            and one.foot - MEET <= box.foot
            and box.top <= one.top + MEET
            for one in found
        )
        table = any(line.cells for line in held)
        if not (cut or within or table) and _LEAST <= len(held) <= _MOST * len(lines):
            found.append(box)
    return found


def _parted(items: list[_Item], usual: float, depth: int) -> list[list[_Item]]:
    """Return the parts of items: bands below each other, then what stands abreast in each."""
    bands = _bands(items, usual)
    out: list[list[_Item]] = []
    for band in bands:
        abreast = _abreast(band, usual)
        if len(abreast) > 1 and depth:
            out += [one for part in abreast for one in _parted(part, usual, depth - 1)]
        elif len(bands) > 1 and depth:
            out += _parted(band, usual, depth - 1)
        else:
            out += _framed(band)
    return out


def _bands(items: list[_Item], usual: float) -> list[list[_Item]]:
    """Return items from the top down, parted by white over all of them with only titles below."""
    ordered = sorted(items, key=lambda one: -one.top)
    bands: list[list[_Item]] = []
    foot = 0.0
    for index, item in enumerate(ordered):
        first = _first(ordered[index:], usual)
        least = _OVER_FRAME if len(item.lines) > 1 else _WHITE
        white = bool(bands) and foot - item.top > least * usual
        if not bands or (white and all(one.opens for one in first)):
            bands.append([])
            foot = item.foot
        bands[-1].append(item)
        foot = min(foot, item.foot)
    return bands


def _first(items: list[_Item], usual: float) -> list[_Item]:
    """Return the items that begin at the height of the highest, a frame's lines left out."""
    high = max(items, key=lambda one: one.top)
    foot = max(high.foot, high.top - _HEAD * usual)
    return [one for one in items if one.top > foot]


def _abreast(band: list[_Item], usual: float) -> list[list[_Item]]:
    """Return the parts of a band that begin with titles or frames beside each other."""
    first = _first(band, usual)
    if len(first) < 2 or not all(one.opens for one in first):
        return [band]
    cuts = []
    for one, other in pairwise(sorted(first, key=lambda one: one.left)):
        cut = other.left - MEET
        if one.right < cut and not any(i.left < cut - MEET and i.right > cut for i in band):
            cuts.append(cut)
    parts: list[list[_Item]] = [[] for _ in range(len(cuts) + 1)]
    for item in band:
        parts[sum(item.left >= cut for cut in cuts)].append(item)
    return parts


def _framed(band: list[_Item]) -> list[list[_Item]]:
    """Return a band's frames apart: one over all other lines before them, others after them."""
    copy = [one for one in band if len(one.lines) == 1]
    frames = [one for one in band if len(one.lines) > 1]
    high = max((one.top for one in copy), default=0.0)
    before = [[one] for one in frames if one.foot >= high]
    after = [[one] for one in frames if one.foot < high]
    return [*before, copy, *after] if copy else [*before, *after]
