"""Writing a line: a `Line` → the HTML inside its element.

The element is expected to be `white-space:pre`, of fixed height, and to start at
`Line.indent_em`; the caller sets family, weight and `fonts.SETTING_CSS` on it. WeasyPrint adds
letter-spacing behind every glyph; margins may be negative and squeeze marks by any amount in any
font. Fallback faces get `line-height:0`, so that they do not move the baseline. WeasyPrint draws no
element of blanks alone, so a blank is written with the run before it: the PDF's text has it then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape

from fonts.metrics import OFF
from fonts.setting.columns import Cell
from fonts.setting.lines import Line, Run


def _em(value: float) -> str:
    """Return a CSS length, to 0.0001 em (0.4 µm at 9 pt)."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return (
        "0"
        if text in ("0", "-0")
        else (text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text) + "em"
    )


def _style(run: Run) -> str:
    parts = []
    if run.spacing_em:
        parts.append(f"letter-spacing:{_em(run.spacing_em)}")
    if run.before_em:
        parts.append(f"margin-left:{_em(run.before_em)}")
    if run.after_em:
        parts.append(f"margin-right:{_em(run.after_em)}")
    if run.family is not None:
        parts.append(f"font-family:'{run.family}';font-weight:{run.weight or 400};line-height:0")
    return ";".join(parts)


def _with_blanks(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs, each blank of the same face put behind the run before it."""
    last: Run | None = None
    for run in runs:
        if last is None:
            last = run
        elif run.text.isspace() and (run.family, run.weight) == (last.family, last.weight):
            # Letter-spacing now follows the blank, too; the blank's own margin takes it off.
            after = last.after_em + run.spacing_em - last.spacing_em + run.before_em + run.after_em
            last = replace(last, text=last.text + run.text, after_em=after)
        else:
            yield last
            last = run
    if last is not None:
        yield last


def line_html(line: Line, breadth_em: float = 1.0) -> str:
    """Return the escaped inner HTML of a line; no white space is added.

    Args:
        line: the line; the cells of a vertical one are placed within its element.
        breadth_em: breadth of a vertical line's column, in whose middle they stand.
    """
    if line.cells:
        return "".join(_cell_html(cell, breadth_em / 2) for cell in line.cells)
    html = []
    for run in _with_blanks(line.runs):
        style, text = _style(run), escape(run.text, quote=False)
        html.append(f'<span style="{style}">{text}</span>' if style else text)
    whole = "".join(html)
    if line.scale == 1.0:
        return whole
    ink = f";color:var(--{line.ink})" if line.ink else ""
    return f'<span style="font-size:{_em(line.scale)};line-height:0{ink}">{whole}</span>'


#: Classes of what stands in a column: upright in its vertical form, side by side, turned.
CELL_CLASSES = {"upright": "u", "joined": "j", "turned": "t"}
CELL_CSS = (
    ".u,.j,.t{position:absolute;display:block;white-space:pre;line-height:1;height:1em;width:100em}"
    '.u{font-feature-settings:"vert" 1,'
    + ",".join(f'"{tag}" 0' for tag in OFF)
    + "}.j,.t{transform-origin:0 0}.t{transform:rotate(90deg)}"
)
"""Rules for the cells of vertical lines; forms of marks are the font's own (`vert`)."""


def _cell_html(cell: Cell, middle_em: float) -> str:
    """Return a cell at its place in a column whose middle line is so far from its left."""
    left = middle_em + 0.5 if cell.form == "turned" else middle_em - cell.across_em / 2
    style = f"left:{_em(left)};top:{_em(cell.y_em)}"
    if cell.scale != 1.0:
        style += f";transform:scaleX({cell.scale:.4f})"
    text = escape(cell.text, quote=False)
    if cell.family is not None:
        face = f"font-family:'{cell.family}';font-weight:{cell.weight or 400};line-height:0"
        text = f'<span style="{face}">{text}</span>'
    return f'<span class="{CELL_CLASSES[cell.form]}" style="{style}">{text}</span>'
