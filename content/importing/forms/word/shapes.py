"""How a Word file shows a picture, and what is on white paper and cannot be read.

Input: elements of a picture (DrawingML or VML) and of a run. Output: a `Framing`, the words that
describe the picture, whether it is hidden; whether words are white without a ground behind them.
"""

from __future__ import annotations

import re
from typing import Any

from content.importing.forms.framing import Framing
from content.importing.forms.word.styles import Styles, W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
#: DrawingML counts shares in thousandths of a percent, angles in 60,000ths of a degree.
_SHARE, _ANGLE = 100_000, 60_000
#: VML counts a share as a decimal number or, with an f behind it, in 65,536ths.
_FIXED = 65_536
_NO_GROUND = frozenset({"", "auto", "none", "ffffff"})


def drawn(blip: Any) -> Framing:
    """Return how a picture of DrawingML is shown."""
    fill = blip.getparent()
    cut = fill.find(f"{_A}srcRect") if fill is not None else None
    left, top, right, bottom = (_share(cut.get(s)) if cut is not None else 0.0 for s in "ltrb")
    sides = (left, top, right, bottom)
    holder = fill.getparent() if fill is not None else None
    placed = holder.find(f".//{_A}xfrm") if holder is not None else None
    if placed is None:
        return Framing(sides)
    turn = _number(placed.get("rot")) / _ANGLE % 360
    return Framing(sides, turn, _true(placed.get("flipH")), _true(placed.get("flipV")))


def of_vml(data: Any) -> Framing:
    """Return how a picture of VML is shown."""
    left, top, right, bottom = (
        _part(data.get(f"crop{side}")) for side in ("left", "top", "right", "bottom")
    )
    sides = (left, top, right, bottom)
    shape = data.getparent()
    style = (shape.get("style") or "").replace(" ", "") if shape is not None else ""
    turn = re.search(r"(?:^|;)rotation:(-?\d+(?:\.\d+)?)(fd)?(?:;|$)", style)
    flip = re.search(r"(?:^|;)flip:([xy]{1,2})", style)
    degrees = float(turn[1]) / (_FIXED if turn[2] else 1) % 360 if turn else 0.0
    flips = flip[1] if flip else ""
    return Framing(sides, degrees, "x" in flips, "y" in flips)


def described(node: Any) -> tuple[str, bool]:
    """Return the words that describe a drawing, and whether it is hidden."""
    for holder in node.iterancestors(f"{_WP}inline", f"{_WP}anchor"):
        about = holder.find(f"{_WP}docPr")
        if about is not None:
            return about.get("descr") or "", _true(about.get("hidden"))
    return "", False


def is_white(run: Any, paragraph: Any, styles: Styles) -> bool:
    """Tell whether a run's words are white on white paper."""
    ink = styles.run(run, paragraph, "color")
    if ink is None or (ink.get(f"{W}val") or "").lower() != "ffffff":
        return False
    near = [styles.run(run, paragraph, name) for name in ("shd", "highlight")]
    near.append(styles.paragraph(paragraph, "shd"))
    return not (any(map(_is_ground, near)) or _on_ground(paragraph, styles))


def _on_ground(paragraph: Any, styles: Styles) -> bool:
    """Tell whether a cell, a table, a shape or the sheet behind a paragraph may be coloured."""
    for around in paragraph.iterancestors():
        tag = around.tag
        if tag == f"{W}txbxContent":
            return True  # a shape's fill may come from the theme
        if tag == f"{W}tc" and _is_ground(around.find(f"{W}tcPr/{W}shd")):
            return True
        if tag == f"{W}tbl":
            named = around.find(f"{W}tblPr/{W}tblStyle")
            name = (named.get(f"{W}val") or "") if named is not None else ""
            shades = (s for style in styles.chain(name) for s in style.iter(f"{W}shd"))
            if _is_ground(around.find(f"{W}tblPr/{W}shd")) or any(map(_is_ground, shades)):
                return True
        if tag == f"{W}document":
            sheet = around.find(f"{W}background")
            return sheet is not None and (sheet.get(f"{W}color") or "").lower() not in _NO_GROUND
    return False


def _is_ground(shade: Any) -> bool:
    if shade is None:
        return False
    if shade.tag == f"{W}highlight":
        return (shade.get(f"{W}val") or "") not in ("", "none", "white")
    fill = (shade.get(f"{W}fill") or "").lower()
    pattern = shade.get(f"{W}val") or "clear"
    return fill not in _NO_GROUND or pattern not in ("clear", "nil")


def _share(value: str | None) -> float:
    """Return a share that is cropped away; a negative one, which adds a margin, is none."""
    if value and value.endswith("%"):
        return max(0.0, _number(value[:-1]) / 100)
    return max(0.0, _number(value) / _SHARE)


def _part(value: str | None) -> float:
    if value and value.endswith("f"):
        return max(0.0, _number(value[:-1]) / _FIXED)
    return max(0.0, _number(value))


def _number(value: str | None) -> float:
    found = re.fullmatch(r"\s*(-?\d*\.?\d+)\s*", value or "")
    return float(found[1]) if found else 0.0


def _true(value: str | None) -> bool:
    return value in ("1", "true", "on")
