"""The nameplate (报头) of an office's or school's paper: its name, and a line about the issue.

Input: a line, or the parts of a source. Output: whether it is a line of such facts (第37期　2026年
11月25日　星期三　本期四版) or a paper's name; the parts, a nameplate in a table as lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from content.importing.recognising.part import Part
from content.importing.recognising.roles import Role, role_of
from fonts.chinese.calendar import WEEKDAYS
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import ONE_TO_TEN

_COUNT = rf"[\d{ONE_TO_TEN}百〇零]{{1,5}}"
_ISSUE = rf"(?:\d{{4}}年)?总?第\s*{_COUNT}\s*期|\d{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)?(?:出版)?"
#: What such a line says, one thing after another.
_FACT = (
    rf"(?:{_ISSUE}|(?:星期|周)[{WEEKDAYS}]|农历[^\s，。]{{2,12}}|(?:本期|今日|共)\s*{_COUNT}\s*版"
    rf"|第\s*{_COUNT}\s*版|(?:内部|免费)(?:资料|刊物|交流|赠阅|赠送|发行|学习)|注意保存"
    r"|(?:主办|主管|承办|协办|编印|编辑|出版|准印证号?|刊号|邮发代号|网址|主编|责编)(?:单位)?"
    r"\s*[:：]\s*[^\s，。:：]{2,24}|[^\s，。:：）)]{4,20}(?:主办|编印|编))"
)
_LINE = re.compile(rf"[（(]?{_FACT}(?:[\s·•|｜/／,，;；（）()]*{_FACT})+[\s）)]*")
_KEPT = re.compile(
    r"[★☆\s]*(?:(?:内部|免费)(?:资料|刊物|交流|赠阅|发行|学习|参阅)|注意保(?:存|密)|[\s★☆]+)+"
)
_NUMBERED = re.compile(_ISSUE)
_NAME = re.compile(rf"《?([{HAN}]{{2,12}}(?:报|刊|简报|快讯|通讯|之窗|之声))》?")
#: A nameplate in a table stands among the first parts, and has no more rows.
_TOP, _ROWS = 3, 4


def is_issue_line(text: str) -> bool:
    """Tell whether a line says only facts about an issue, two or more: its number or its date."""
    words = " ".join(text.split())
    return bool(_LINE.fullmatch(words)) and bool(_NUMBERED.search(words))


def is_for_keeping(text: str) -> bool:
    """Tell whether a line only says whom a paper is for, and to keep it: 内部资料　注意保存."""
    return bool(text.strip()) and bool(_KEPT.fullmatch(text))


def paper_named(text: str) -> str:
    """Return the name of a paper that a line is; empty: it is none."""
    found = _NAME.fullmatch("".join(text.split()))
    return found[1] if found else ""


def unframed(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts, a table that only frames a nameplate as its lines."""
    for at, part in enumerate(parts):
        table = part.block.table
        cells = (
            [cell for row in table.rows for cell in row if cell not in ("", "<", "^")]
            if table
            else []
        )
        lines = [" ".join(cell.split()) for cell in cells]
        plate = at < _TOP and table is not None and len(table.rows) <= _ROWS
        if not (plate and any(map(paper_named, lines)) and any(map(_is_issue, lines))):
            yield part
            continue
        for line in lines:
            role = Role.FURNITURE if _is_issue(line) else role_of(line)
            yield Part(role, replace(part.block, text=line, table=None))


def _is_issue(line: str) -> bool:
    """Tell whether a cell says a fact about an issue, or several."""
    return is_issue_line(line) or bool(re.fullmatch(_FACT + rf"(?:[（(\s]*{_FACT}[）)]?)*", line))
