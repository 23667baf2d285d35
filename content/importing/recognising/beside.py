"""What stands beside pictures and tables: captions, a table's title, its note.

Input: the parts of a source by their words. Output: the same parts; the line under a picture, or
over it where these stand over, is its caption and is read after it; the line over a table is its
title, a note or source under it part of it.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from content.importing.recognising.part import Part
from content.importing.recognising.roles import Role, credit_alone, numeral
from fonts.chinese.numerals import ONE_TO_TEN

_NOTE = re.compile(
    r"(?:[（(]?(?:资料|数据)?来源|注|说明|备注)\s*[:：]|[（(](?:以上)?(?:数据|统计)?截[至止][^（）()]{2,30}[）)]$"
)
_TABLE = re.compile(
    rf"附?表\s*[{ONE_TO_TEN}\d]|.*[（(]单位\s*[:：]"
    r"|.*[（(](?:[^（）()]{0,6}[/／][^（）()]{1,6}|[万亿]?[元吨人户个件次亩]|%|公里|平方米|公顷)[）)]$"
)
#: What a table is called that stands right under its name.
_CALLED_TABLE = re.compile(
    r"(?:表|一览|明细|清单|名[单册]|统计|安排|日程|排名|榜|成绩|结果|情况|价格|标准|指标|数据|行情|收费)$"
)
_UNIT = re.compile(r"[（(]?单位\s*[:：]")
#: No caption is longer.
_CAPTION_MOST = 160
#: One sentence beside a picture is its caption where it is no longer.
_SHORT_CAPTION = 60


def beside_pictures(parts: list[Part]) -> list[Part]:
    """Take the line after a picture for its caption, or the one before it where these are over."""
    out = _each_its_own(_over_its_picture(_small_over(parts)))
    over = _captions_over(out)
    for index, part in enumerate(out):
        if part.role is not Role.PICTURE:
            continue
        beside = index - 1 if over else index + 1
        if not 0 <= beside < len(out):
            continue
        line = out[beside]
        short = len(line.text) <= _SHORT_CAPTION and line.text.count("。") <= 1
        look = line.block.look.centred and len(line.text) <= _CAPTION_MOST
        if line.block.level or line.role not in (Role.SHORT, Role.BODY):
            continue
        if over or line.role is Role.SHORT or short or look:
            out[beside] = replace(line, role=Role.CAPTION)
    out = _credited(out)
    if over:  # what is over its picture is read after it, as all captions are
        for index in range(len(out) - 1):
            if out[index].role is Role.CAPTION and out[index + 1].role is Role.PICTURE:
                out[index : index + 2] = out[index + 1], out[index]
    return out


def _credited(parts: list[Part]) -> list[Part]:
    """Put a line that only says who took a picture to the caption over it: 任　超　摄."""
    out: list[Part] = []
    for part in parts:
        roles = [one.role for one in out[-2:]]
        under = roles == [Role.PICTURE, Role.CAPTION] and not credit_alone(out[-1].text)
        if under and part.role is Role.CAPTION and credit_alone(part.text):
            words = f"{out[-1].text} {part.text}"
            out[-1] = replace(out[-1], block=replace(out[-1].block, text=words))
        else:
            out.append(part)
    return out


def _each_its_own(parts: list[Part]) -> list[Part]:
    """Put captions that stand together under as many pictures each behind its own: 图①：…图②：…."""
    out: list[Part] = []
    for role, run in itertools.groupby(parts, lambda part: part.role):
        some = list(run)
        over = list(itertools.takewhile(lambda part: part.role is Role.PICTURE, reversed(out)))
        if role is Role.CAPTION and len(some) == len(over) > 1:
            pairs = zip(reversed(over), some, strict=True)
            out[-len(over) :] = itertools.chain.from_iterable(pairs)
        else:
            out += some
    return out


def _small_over(parts: list[Part]) -> list[Part]:
    """Take a line between copy and a picture for a caption where its look says so.

    It is centred or smaller and the copy is not; no line that may be one is under the picture.
    """
    out = list(parts)
    for at in range(1, len(out) - 1):
        over, line, under = out[at - 1], out[at], out[at + 2 : at + 3]
        amid = over.role is Role.BODY and out[at + 1].role is Role.PICTURE
        plain = line.role is Role.SHORT and not (line.block.level or line.block.hint)
        look, copy = line.block.look, over.block.look
        small = look.size < copy.size - 0.9
        apart = small or (look.centred and not copy.centred and look.size <= copy.size)
        alone = not any(
            one.role is Role.CAPTION
            or (_may_be_caption(one) and (one.role is Role.SHORT or one.block.look != copy))
            for one in under
        )
        if amid and plain and apart and alone and not look.bold:
            out[at] = replace(line, role=Role.CAPTION)
    return out


def _over_its_picture(parts: list[Part]) -> list[Part]:
    """Put a line that calls itself a caption (图②：…) behind the picture that it stands over.

    It does so where no picture is right over it, and no caption right under that picture.
    """
    out = list(parts)
    for at in range(len(out) - 1):
        roles = [part.role for part in out[max(0, at - 1) : at + 3]]
        above = roles.pop(0) if at else Role.BODY
        under = roles[2] if len(roles) > 2 else Role.BODY
        alone = Role.PICTURE is not above and Role.CAPTION is not under
        if roles[:2] == [Role.CAPTION, Role.PICTURE] and alone:
            out[at : at + 2] = out[at + 1], out[at]
    return out


def _captions_over(parts: list[Part]) -> bool:
    """Tell whether captions stand over their pictures: most have one there, and none below."""
    before = after = 0
    lines_over = lines_under = 0
    for index, part in enumerate(parts):
        if part.role is Role.PICTURE:
            over = parts[index - 1] if index else None
            under = parts[index + 1] if index + 1 < len(parts) else None
            before += over is not None and over.role is Role.CAPTION
            after += under is not None and under.role is Role.CAPTION
            lines_over += over is not None and _may_be_caption(over)
            lines_under += under is not None and _may_be_caption(under)
    pictures = sum(p.role is Role.PICTURE for p in parts)
    if pictures > 1 and not before and not after:  # each has a line over it, the last none under
        return lines_over == pictures > lines_under
    return before > after and 2 * before >= pictures and after == 0


def _may_be_caption(line: Part) -> bool:
    """Tell whether a line is as short as captions are."""
    plain = line.role in (Role.SHORT, Role.BODY) and not line.block.level
    return plain and 0 < len(line.text) <= _SHORT_CAPTION and line.text.count("。") <= 1


def beside_tables(parts: list[Part]) -> list[Part]:
    """Give a table the line before it as its title, and a note or source after it."""
    out: list[Part] = []
    for part in parts:
        table = out[-1].block.table if out else None
        noted = table is not None and (_NOTE.match(part.text) or _counts_on(table.note, part.text))
        if table and part.block.text and noted and not part.block.level:
            note = f"{table.note} {part.text}".strip()
            out[-1] = replace(
                out[-1], block=replace(out[-1].block, table=replace(table, note=note))
            )
        elif part.block.table and out and _titles_table(out, part):
            title = f"{out.pop().text} {part.block.table.title}".strip()
            table = replace(part.block.table, title=title)
            while out and out[-1].role is Role.SHORT and _UNIT.match(title):
                title = f"{out.pop().text} {title}"
                table = replace(table, title=title)
            out.append(replace(part, block=replace(part.block, table=table)))
        else:
            out.append(part)
    return out


def _counts_on(note: str, text: str) -> bool:
    """Tell whether a line is the next of a table's numbered notes: 注：1.… 2.…."""
    numbers = re.findall(r"(?:^|[：:；;。\s])(\d{1,2})[.．、]", note)
    next_ = re.match(r"(\d{1,2})[.．、]", text)
    return bool(numbers) and next_ is not None and int(next_[1]) == int(numbers[-1]) + 1


def _titles_table(out: list[Part], table: Part) -> bool:
    line = out[-1]
    beside_picture = len(out) > 1 and out[-2].role is Role.PICTURE
    if line.role is Role.HEAD:
        named = line.block.look.told and numeral(line.text) is None and not _larger(line, out)
        return bool(_TABLE.match(line.text)) or (named and bool(_CALLED_TABLE.search(line.text)))
    if line.role is Role.SHORT:
        return not _counts_heads(out)
    return line.role is Role.CAPTION and not beside_picture


def _counts_heads(parts: list[Part]) -> bool:
    """Tell whether the last line is the next of numbered heads: 三、 after 二、, a section."""
    heads = (Role.SHORT, Role.HEAD, Role.SUBHEAD, Role.NUMBER)
    *before, number = (numeral(p.text) if p.role in heads else None for p in parts)
    if number is None:
        return False
    last = next((one for one in reversed(before) if one and one[1] == number[1]), None)
    return last is not None and last[0] + 1 == number[0]


def _larger(line: Part, before: list[Part]) -> bool:
    """Tell whether a head is larger than the copy before it: it heads a paper of its own."""
    copy = (p.block.look.size for p in reversed(before) if p.role is Role.BODY and p.text)
    return line.block.look.size > next(copy, 0.0) + 0.5
