"""Heads that a Word file marks only by their look: bold, large, centred, or by face alone.

Input: blocks with the look of each paragraph. Output: blocks with the levels of heads; nothing
where the file has headings of its own. Official papers (GB/T 9704) have no bold and one size:
小标宋 for the title, 黑体 for 一、, 楷体 for （一）, 仿宋 for the text.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from content.importing.blocks import Block, Log, Look
from content.importing.recognising.groups import with_unit
from content.importing.recognising.roles import (
    Role,
    is_spread,
    mark_of,
    name_line,
    numeral,
    pen_name,
    role_of,
    states_field,
)
from content.importing.recognising.rolls import names_alone, row_of_names
from content.importing.text.lines import ended
from content.words import Message, message
from fonts.chinese.calendar import WEEKDAYS
from fonts.chinese.characters import HAN, SENTENCE_ENDS, SQUARE_OPENING
from fonts.chinese.numerals import ONE_TO_TEN

#: Faces of heads, from the highest.
_FACES = (("标宋", "小标", "大标", "华文中宋"), ("黑体", "黑", "雅黑"), ("楷",))
_PLAIN = len(_FACES)
#: A day that heads what is on then; several in bold are no dates of the page.
_DAY = re.compile(rf"(?:星期|周)[{WEEKDAYS}]|(?:\d{{4}}年)?\d{{1,2}}月(?:\d{{1,2}}日)?")
#: Whom to call, however it looks: 全国反诈专线：96110.
_NUMBER_TO_CALL = re.compile(r"[^：:]{2,16}[：:]\s*[\d-]{3,16}")
#: Half of a title on two lines is no longer, nor a question as a title, nor any title.
_HALF, _ASKS, _LONG = 24, 30, 64
#: Of a line so much larger than the text, pt, bold and centred, the look says enough.
_MUCH = 4
#: The halves of a deck that was cut in two are no shorter.
_CUT = 6
#: A head that ends with a stop is no longer, nor is one of its sentences.
_STOPPED, _SENTENCE = 36, 28
#: The first line of a head that counts it among others: 案例一, 故事之三, 例2.
_OF_SEVERAL = re.compile(rf"[{HAN}]{{1,4}}(?:[{ONE_TO_TEN}]{{1,3}}|\d{{1,2}})")
#: What lines of one character each have been put together to.
_UPRIGHT = re.compile(rf"[{HAN}]{{1,8}}")
#: So many lines are marked as heads over all copy: a kicker and the title.
_OVER = 2
#: Parts of a colour that differ by no more make a grey.
_GREY = 48
#: So many lines centred, of all that look like the text, and centring tells no head: verse.
_CENTRED, _LEAST_CENTRED = 0.5, 4
#: So many short lines in one look with no copy between are no heads: those of a group differ.
_LEAST_ALIKE = 3
#: Lines that are parted by soft breaks, as verse in a box is, may be so much larger than the text.
_BOXED = 1.3


def face_rank(face: str) -> int:
    """Return how high a face stands among heads; that of a text face is the last."""
    ranks = (rank for rank, words in enumerate(_FACES) if any(word in face for word in words))
    return next(ranks, _PLAIN)


def is_head_face(face: str) -> bool:
    """Tell whether a face is one that heads of official papers are set in: 小标宋, 黑体, 楷体."""
    return face_rank(face) < _PLAIN


@dataclass(frozen=True)
class Looks:
    """The blocks of one Word file."""

    blocks: tuple[Block, ...]

    def applied(self, log: Log) -> Iterator[Block]:
        """Yield the blocks, heads marked; a title on two lines is one, its break kept as |."""
        held: Block | None = None
        for block in self._marked(log):
            if held is not None and _one_title(held, block):
                between = _break_between(held.text, block.text)
                words = f"{held.text.rstrip()}{between}{block.text.strip()}"
                if not _one_paragraph(held, block):
                    log.doubt(
                        block.place,
                        words,
                        Message("imported.on-two-lines"),
                        Message("imported.as-one-head"),
                    )
                held = replace(held, text=words)
                continue
            if held is not None:
                yield held
            held = block
        if held is not None:
            yield held

    def _marked(self, log: Log) -> Iterator[Block]:
        marked = [block for block in self.blocks if block.level or block.hint == "title"]
        # a title, with a kicker perhaps, and heads by look under it
        alone = 0 < len(marked) <= _OVER and self._opens(marked[-1])
        stated = bool(marked) and not alone
        sizes: Counter[float] = Counter()
        faces: Counter[str] = Counter()
        for block in self.blocks:
            if block.text:
                sizes[block.look.size] += len(block.text)
                faces[block.look.face] += len(block.text)
        body = sizes.most_common(1)[0][0] if sizes else 0.0
        face = faces.most_common(1)[0][0] if faces else ""
        centring = self._centring_tells(body)
        lines = {*self._captions(body), *self._alike(body)}
        days = sum(b.look.bold and bool(_DAY.fullmatch(b.text.strip())) for b in self.blocks) > 1
        heads = {
            id(block): _rank(block.look, face)
            for block in self.blocks
            if not stated and block.text and not block.hint and not block.level
            if id(block) not in lines
            if (
                _is_head(block, body, face, centring=centring, days=days)
                or self._stopped(block, body, face)
            )
            and not (alone and _plain_line(block, body))
        }
        for block in self._named_amid(heads):
            heads[id(block)] = _rank(block.look, face)
        ranks = sorted(set(heads.values()))
        over = max(block.level or 1 for block in marked) if alone else 0
        for block in self.blocks:
            rank = heads.get(id(block))
            if rank is None:
                yield block
                continue
            level = ranks.index(rank) + 1 + over
            log.doubt(
                block.place,
                block.text,
                Message("imported.head-by-look"),
                message("imported.as-level", level=level),
            )
            yield replace(block, level=level, look=replace(block.look, told=True))

    def _named_amid(self, heads: Collection[int]) -> Iterator[Block]:
        """Yield bold lines amid copy that read as who wrote it, in the look of two heads or more.

        Where each head ends with a person's name one may sound like an office and a name.
        """
        looks = Counter(block.look for block in self.blocks if id(block) in heads)
        for before, block, after in zip(
            self.blocks, self.blocks[1:], self.blocks[2:], strict=False
        ):
            amid = role_of(before.text) is role_of(after.text) is Role.BODY
            if amid and block.look.bold and looks[block.look] > 1 and id(block) not in heads:
                yield from [block] if role_of(block.text) is Role.BYLINE else ()

    def _captions(self, body: float) -> Iterator[int]:
        """Yield the lines under pictures in a look of their own, no larger than the text."""
        pairs = [(a, b) for a, b in itertools.pairwise(self.blocks) if b.text]
        elsewhere = {line.look for over, line in pairs if not over.picture}
        for over, line in pairs:
            small = not line.look.bold and line.look.size <= body + 0.9
            if over.picture and small and line.look not in elsewhere:
                yield id(line)

    def _alike(self, body: float) -> Iterator[int]:
        """Yield short lines on end in one look, neither bold nor larger: verse, no head over copy.

        They may be centred or in a face of their own, as poems in 楷体 among copy in 宋体 are.
        """
        for look, run in itertools.groupby(self.blocks, key=lambda block: block.look):
            lines = list(run)
            most = _BOXED * body if all(block.soft for block in lines) else body + 0.9
            quiet = not look.bold and look.size <= most
            short = all(block.text and len(block.text) <= _HALF for block in lines)
            if quiet and short and len(lines) >= _LEAST_ALIKE:
                yield from (id(block) for block in lines)

    def _centring_tells(self, body: float) -> bool:
        """Tell whether few of the lines that look like the text are centred."""
        plain = [b.look for b in self.blocks if b.text and not b.look.bold and b.look.size <= body]
        centred = sum(look.centred for look in plain)
        return centred < _LEAST_CENTRED or centred < _CENTRED * len(plain)

    def _stopped(self, block: Block, body: float, face: str) -> bool:
        """Tell whether a whole line that stands out is a head though it ends with a stop.

        Such heads have a numeral or a dash, are larger, or come in numbers: 门口的路灯亮了。
        """
        if not _ends_as_head(block, body, face):
            return False
        alike = (b for b in self.blocks if b.look == block.look and b is not block)
        others = any(_ends_as_head(b, body, face) or _is_head(b, body, face) for b in alike)
        numbered = numeral(block.text) is not None or block.text.startswith("—")
        return others or numbered or block.look.size > body + 0.9

    def _opens(self, title: Block) -> bool:
        """Tell whether no copy stands over a title."""
        over = itertools.takewhile(lambda b: b is not title, self.blocks)
        return all(len(b.text) <= _HALF for b in over)


def _plain_line(block: Block, body: float) -> bool:
    """Tell whether a line under a title by style is no head for sure: not bold, larger or inked."""
    return not (block.look.bold or _inked(block.look) or block.look.size > body + 0.9)


def _inked(look: Look) -> bool:
    """Tell whether words have a colour; greys, as pages of the web set text in, are none."""
    if not re.fullmatch("[0-9A-Fa-f]{6}", look.ink):
        return bool(look.ink)
    parts = [int(look.ink[at : at + 2], 16) for at in (0, 2, 4)]
    return max(parts) - min(parts) > _GREY


def _one_title(first: Block, second: Block) -> bool:
    """Tell whether two lines of one look are one head: no copy between, neither complete."""
    alike = first.look.told and second.look.told and first.level == second.level
    if _one_paragraph(first, second):
        return True
    if alike and first.look == second.look and _stacked(first.text, second.text):
        return True
    if not alike or second.gap or "|" in first.text or second.text.startswith("—"):
        return False
    if mark_of(first.text) or mark_of(second.text) or numeral(second.text):
        return False
    if is_spread(first.text) != is_spread(second.text):  # a column's name over a title
        return False
    if first.text.startswith("—"):  # a deck that was cut in two, not one over a kicker
        bare = len(first.text.lstrip("—").strip())
        if bare < _CUT or abs(bare - len(second.text.strip())) > 2:
            return False
    return (
        first.look == second.look
        and first.look.centred
        and max(len(first.text), len(second.text)) <= _HALF
    )


def _one_paragraph(first: Block, second: Block) -> bool:
    """Tell whether a break within the paragraph of a head parts two lines: it is one head."""
    together = first.soft and second.soft and first.place == second.place
    if not (together and first.level == second.level > 0):
        return False
    own = second.text.startswith("—") or numeral(second.text) or ended(first.text)
    words = len(first.text) + len(second.text)
    return not own and words <= _LONG and role_of(second.text) in (Role.SHORT, Role.BODY)


def _stacked(first: str, second: str) -> bool:
    """Tell whether a line of one character goes on with lines of one: 热 / 烈 / 庆 / 祝."""
    return len(second.strip()) == 1 and bool(_UPRIGHT.fullmatch(first.strip()))


def _break_between(first: str, second: str) -> str:
    """Return what joins the first line of a head to its second.

    A deck that was cut in two goes on, as words set upright do; a number of its own (案例一) stays
    parted by a space where both stand on one line.
    """
    if first.startswith("—") or _stacked(first, second):
        return ""
    return " |" if _OF_SEVERAL.fullmatch(first.strip()) else "|"


def _rank(look: Look, body_face: str) -> tuple[float, int, bool]:
    """Return what heads are ordered by: the larger first, then the face, then bold and centred."""
    face = face_rank(look.face) if look.face != body_face else _PLAIN
    return -look.size, face, not (look.bold and look.centred)


def one_scale(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of several files, heads by look on one scale: 18 pt is as high in all."""
    told = [block for block in blocks if block.look.told]
    if len({str(block.place.source) for block in told}) < 2:
        return blocks
    ranks = sorted({(-b.look.size, face_rank(b.look.face)) for b in told})
    levels = {rank: level for level, rank in enumerate(ranks, 1)}
    return tuple(
        replace(b, level=levels[(-b.look.size, face_rank(b.look.face))]) if b.look.told else b
        for b in blocks
    )


def _title(text: str, *, stops: bool = False) -> bool:
    """Tell whether a line that stands out may be a title: a question, a hint (…), or a long one.

    `stops`: it is so large, bold and centred that one stop may stand within it.
    """
    inner = re.search("[。；：:]", text)
    if text[-1:] in "？！…":
        return len(text) <= _ASKS and not inner
    inside = len(re.findall("[。；]", text))
    return len(text) <= _LONG and not ended(text) and inside <= stops


def _ends_as_head(block: Block, body: float, face: str) -> bool:
    """Tell whether a line that ends with a stop stands out whole, and is as short as heads are."""
    text, look = block.text.strip(), block.look
    sentences = [one for one in re.split(f"[{SENTENCE_ENDS}]", text) if one]
    if (
        not text
        or text[-1] not in SENTENCE_ENDS
        or (text[0] in SQUARE_OPENING and text[-1] not in "？?")  # 【致敬词】 and what it says
        or len(text) > _STOPPED
        or re.search("[；：“]", text)
    ):
        return False
    apart = look.face != face and face_rank(look.face) < _PLAIN and look.size > body - 0.9
    short = bool(sentences) and max(map(len, sentences)) <= _SENTENCE
    return short and (look.bold or apart or look.size > body + 0.9)


def _is_head(
    block: Block, body: float, face: str, *, centring: bool = True, days: bool = False
) -> bool:
    look = block.look
    larger = look.size > body + 0.9
    stands_out = larger or (look.bold and look.centred)
    role = role_of(block.text)
    if look.bold and role is Role.FURNITURE and _DAY.fullmatch(block.text.strip()):
        return days
    poster = look.centred and look.bold and look.size >= body + _MUCH
    title = stands_out and _title(block.text, stops=poster)
    if role is not Role.SHORT and not (role is Role.BODY and title):
        return False
    much = larger and (look.size >= body + _MUCH or not names_alone(block.text))
    if row_of_names(block.text) and not much and not look.bold:
        return False
    if look.right and not (look.bold or larger):
        return False  # it signs what stands over it
    named = name_line(block.text) or with_unit(block.text) or pen_name(block.text)
    if named and not (look.bold or larger):
        return False  # who wrote it
    if states_field(block.text) and not (look.bold or larger):
        return False
    if _NUMBER_TO_CALL.fullmatch(block.text.strip()):
        return False
    if re.fullmatch("[（(].*[）)]", block.text.strip()) and not (look.bold or larger):
        return False  # （根据录音整理）
    apart = look.face != face and face_rank(look.face) < _PLAIN and look.size > body - 0.9
    centred = centring and look.centred and len(block.text) <= 24 and look.size >= body > 0
    return (
        larger or look.bold or _inked(look) or apart or (centred and not face_rank(face) < _PLAIN)
    )
