"""Vertical lines on a level page → level lines: verse or copy in a box, titles that stand upright.

Input: the glyphs of a page in the order of the file, its level lines and its frames, in pt. Output:
blocks of vertical lines, and each as lines that run level. Those of a block of several lines know
where all of them stand on the page (`Line.within`); a title alone stands over its copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from content.importing.forms.pdf.drawn import MEET, TITLE, Box
from content.importing.forms.pdf.line import Line
from content.importing.forms.pdf.turned import Glyph, under
from fonts.chinese.characters import is_han

#: Fewer glyphs make no title that stands upright, and no line that tells a block of them.
_TITLE, _LONG = 3, 4
#: So many such lines make a block: one alone may be a narrow cell of a table.
_LINES = 2
#: Between so many lines a file may go to and fro.
_FRO = 3
#: The next line of a block stands no further at the left, em of the larger.
_PITCH = 4.0
#: A turned letter stands no further under the glyph before it, em.
_TURNED = 0.8
#: Copy begins no further from its title, em of the title, which is then so far over it.
_NEAR, _OVER = 3.0, 0.13

#: A vertical line, and the lines of a block from the right to the left.
Run = list[Glyph]
Block = list[Run]


def upright(glyphs: Sequence[Glyph]) -> list[Block]:
    """Return the blocks of vertical lines of a level page, and its upright titles."""
    usual = Counter(round(glyph.size) for glyph in glyphs).most_common(1)[0][0] if glyphs else 0
    blocks: list[Block] = []
    for run in _runs(glyphs):
        if blocks and _next(blocks[-1][-1], run):
            blocks[-1].append(run)
        else:
            blocks.append([run])
    out: list[Block] = []
    for block in blocks:
        if sum(_is_line(run) for run in block) >= _LINES:
            out.append(block)
        else:
            out += [[run] for run in block if len(run) >= _TITLE and run[0].size >= usual + TITLE]
    return out


def _runs(glyphs: Sequence[Glyph]) -> list[Run]:
    """Return glyphs that stand under each other; a file may go to and fro between two lines."""
    runs: list[Run] = []
    for glyph in glyphs:
        over = (run for run in reversed(runs[-_FRO:]) if run[-1].size == glyph.size)
        home = next((r for r in over if under(r[-1], glyph) or _turned(r[-1], glyph)), None)
        if home is None:
            runs.append([glyph])
        else:
            home.append(glyph)
    return runs


def _turned(above: Glyph, glyph: Glyph) -> bool:
    """Tell whether a letter or figure that lies on its side goes on with a vertical line."""
    if 3 not in (above.quarter, glyph.quarter) or {above.quarter, glyph.quarter} - {0, 3}:
        return False
    middle = (above.box.left + above.box.right, glyph.box.left + glyph.box.right)
    step = above.box.foot - glyph.box.top
    return abs(middle[0] - middle[1]) < glyph.size and abs(step) < _TURNED * glyph.size


def _is_line(run: Run) -> bool:
    return len(run) >= _LONG and sum(is_han(glyph.text) for glyph in run) > len(run) / 2


def _next(before: Run, run: Run) -> bool:
    """Tell whether a vertical line stands at the left of another, level with a part of it."""
    size = max(before[0].size, run[0].size)
    step = before[0].box.left - run[0].box.left
    level = run[-1].box.foot < before[0].box.top and before[-1].box.foot < run[0].box.top
    return len(run) + len(before) > 2 and 0.5 * size < step < _PITCH * size and level


def laid(block: Block, lines: Sequence[Line], frames: Sequence[Box]) -> list[Line]:
    """Return a block as lines that run level, the first at its head; a title over its copy."""
    every = [glyph.box for run in block for glyph in run]
    box = Box(
        min(one.left for one in every),
        min(one.foot for one in every),
        max(one.right for one in every),
        max(one.top for one in every),
    )
    held = [one for one in frames if one.holds(box.left, box.right, box.foot + MEET)]
    frame = min(held, key=lambda one: (one.right - one.left) * (one.top - one.foot), default=None)
    if len(block) == 1:
        return [_over(block[0], box, lines, frame)]
    if frame:  # its lines may reach as far from the frame's foot as they begin from its head
        room = Box(box.left, min(box.foot, frame.foot + frame.top - box.top), box.right, box.top)
        return [_level(run, box, room) for run in block]
    return [_level(run, box, box) for run in block]


def _level(run: Run, box: Box, room: Box) -> Line:
    """Return a vertical line of a block as a level one: the block turned, not scaled."""
    size = run[0].size
    left = box.left + box.top - run[0].box.top
    middle = (run[0].box.left + run[0].box.right) / 2
    base = box.top - (box.right - middle) - 0.38 * size
    right = left + run[0].box.top - run[-1].box.foot
    bold = 2 * sum(glyph.bold for glyph in run) > len(run)
    face = Counter(glyph.face for glyph in run).most_common(1)[0][0]
    return Line(_text(run), left, right, base, size, bold, face, within=room)


def _text(run: Run) -> str:
    """Return the words of a vertical line, a wide gap in it as a blank."""
    words = run[0].text
    for above, glyph in pairwise(run):
        gap = (above.y - glyph.y) / glyph.size - 1 if glyph.quarter == above.quarter == 0 else 0.0
        blank = " " if glyph.spaced and not is_han(glyph.text) else ""
        words += ("　" if gap > _TURNED / 2 else blank) + glyph.text
    return words


def _over(run: Run, box: Box, lines: Sequence[Line], frame: Box | None) -> Line:
    """Return a title that stands upright as a level one over the copy that it stands beside."""
    size = run[0].size
    level = [one for one in lines if box.foot - size < one.base < box.top]
    if frame:  # the lines of the frame; where it has none, it frames a paper's name
        lines = [one for one in lines if frame.holds(one.left, one.right, one.base)]
        level = [one for one in level if frame.holds(one.left, one.right, one.base)]
    after = [one for one in level if one.left >= box.right]
    before = [one for one in level if one.right <= box.left]
    close = [one for one in after if one.left - box.right < _NEAR * size]
    near = close or [one for one in before if box.left - one.right < _NEAR * size]
    far = (after if close else before) if near else []
    if any(one.size >= near[0].size + TITLE for one in far):  # another story has its title there
        far = near
    copy = far or level or lines
    alone = box if frame and not lines else None
    left = min((one.left for one in copy), default=box.left)
    base = max((one.top for one in copy), default=box.top - size) + _OVER * size
    text = "".join(glyph.text for glyph in run)
    return Line(text, left, left + len(run) * size, base, size, True, "", within=alone)
