"""Marks that may not begin or end a line, looked for in the PDF's own lines.

Input: a sheet. Output: faults `line-start` and `line-end`. Source: CLREQ 3.1 and GB/T 15834.
"""

from __future__ import annotations

from content.words import message
from fonts.chinese import characters
from layout.judge.audit.model import Code, Fault, Unit, beginning, ending
from layout.judge.audit.sheet import Sheet, TextLine, fault_on


def find_marks(sheet: Sheet) -> list[Fault]:
    """Look at each line of more than one line of text; charts are left out."""
    faults = []
    for line in sheet.lines:
        if line.tag == "Figure":
            continue
        if not line.opens and line.text[0] in characters.NOT_AT_START:
            faults.append(_fault(Code.LINE_START, sheet, line, beginning(line.text)))
        if not line.closes and line.text[-1] in characters.NOT_AT_END:
            faults.append(_fault(Code.LINE_END, sheet, line, ending(line.text)))
    return faults


def _fault(code: Code, sheet: Sheet, line: TextLine, words: str) -> Fault:
    told = message("audit.text", text=words)
    return fault_on(code, sheet, (line.x, line.baseline), 1, Unit.MARKS, told)
