"""A tidy file → one as hands leave it: half-width marks, spaces as indents, broken heads.

Nothing that is counted (Han, digits, Latin) is taken away; page numbers are added, as `PAGE`.
"""

from __future__ import annotations

import random
import re
from copy import deepcopy

from docx.document import Document
from docx.text.paragraph import Paragraph

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NARROW = str.maketrans("，：；？！（）", ",:;?!()")
PAGE = "- {} -"
#: A head longer than this is broken into two lines by hand, after its middle.
_LONG_HEAD = 16


def rough(text: str, rng: random.Random) -> str:
    """Return a line with one habit or another."""
    habit = rng.randrange(8)
    if habit == 0:
        return text.translate(_WIDE)
    if habit == 1:
        return text.translate(_NARROW)
    if habit == 2:
        return re.sub(r"(\d[\d.]*)", r" \1 ", text)
    if habit == 3:
        return f"{text}  "
    if habit == 4:
        return text.replace("——", "--").replace("“", '"').replace("”", '"')
    if habit == 5:
        return text.replace("。", "。 ", 2)
    return text


def roughen_rows(rows: list[str], rng: random.Random) -> tuple[list[str], list[str]]:
    """Return rough rows, and the page numbers that stand between them."""
    found: list[str] = []
    pages: list[str] = []
    for number, row in enumerate(rows):
        indent = "    " if row.startswith("　　") and rng.random() < 0.5 else None
        text = rough(row, rng)
        found.append(indent + text.lstrip("　 ") if indent else text)
        if rng.random() < 0.2:
            found.append("")
        if number and number % 24 == 0:
            pages.append(PAGE.format(number // 24))
            found.append(pages[-1])
    return found, pages


def roughen(document: Document, rng: random.Random) -> None:
    """Make a Word file rough."""
    for paragraph in list(document.paragraphs):
        runs = paragraph.runs
        if not paragraph.text.strip() or len(runs) != 1 or not runs[0].text.strip():
            continue
        bold = bool(runs[0].bold)
        if bold and len(runs[0].text) > _LONG_HEAD and rng.random() < 0.5:
            _broken(paragraph, soft=rng.random() < 0.5)
            continue
        words = rough(runs[0].text, rng)
        if not bold and rng.random() < 0.4:
            paragraph.paragraph_format.first_line_indent = None
            words = rng.choice(("    ", "　　", "\t")) + words
        runs[0].text = words
        for _ in range(rng.choice((0, 0, 0, 1, 2))):
            empty = deepcopy(paragraph._p)
            paragraph._p.addnext(empty)
            for child in [c for c in empty if c.tag.endswith("}r")]:
                empty.remove(child)


def _broken(paragraph: Paragraph, *, soft: bool) -> None:
    run = paragraph.runs[0]
    text = run.text
    middle = text.find(" ") if " " in text else len(text) // 2 + 1
    first, last = text[:middle], text[middle:].strip()
    if soft:
        run.text = f"{first}\n{last}"
        return
    second = deepcopy(paragraph._p)
    paragraph._p.addnext(second)
    run.text = first
    Paragraph(second, paragraph._parent).runs[0].text = last
