"""Forms of marks for vertical lines (竖排): a face and its source's own forms → one form a mark.

A source that has such forms (`vert`) keeps them: comma and stop in the upper right, brackets
turned, “” as ﹃﹄ (GB/T 15834-2011). For a source without (LXGW WenKai) they are drawn here from
its level ones: brackets are turned, stops moved. Lengths are font units (1000 = 1 em). Used by the
build only.
"""

from __future__ import annotations

from collections.abc import Mapping

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from fonts import outlines
from fonts.chinese import characters

#: Middle of the em box above the baseline: forms are turned round it.
MIDDLE = (500, 380)
#: Quotes take the corner brackets' forms in vertical lines.
CORNERS = {"“": "『", "”": "』", "‘": "「", "’": "」"}
#: How far a stop goes to the upper right, as in Noto Serif SC: small ones, high ones, the rest.
SMALL, HIGH, COLON = (630, 640), (460, 80), (460, 220)
MOVED = (
    dict.fromkeys("，、。．", SMALL) | dict.fromkeys("！？", HIGH) | dict.fromkeys("：；", COLON)
)
TURNED = frozenset(characters.PAIRS) | frozenset(characters.PAIRS.values()) | frozenset("～－—…")
MARKS = (TURNED | frozenset(MOVED)) - frozenset("〝〞〟")


def own_forms(data: bytes, order: list[str]) -> dict[str, str]:
    """Return mark → the glyph that a source has for it in vertical lines of Chinese text."""
    font = hb.Font(hb.Face(data))

    def shaped(char: str, vertical: bool) -> int:
        buffer = hb.Buffer()
        buffer.add_str(char)
        buffer.direction, buffer.script, buffer.language = "ltr", "Hani", "zh-hans"
        hb.shape(font, buffer, {"kern": False, "vert": vertical})
        return int(buffer.glyph_infos[0].codepoint) if len(buffer.glyph_infos) == 1 else 0

    pairs = ((char, shaped(char, False), shaped(char, True)) for char in sorted(MARKS))
    return {
        char: order[turned] for char, level, turned in pairs if level and turned not in (0, level)
    }


def complete(font: TTFont, own: Mapping[str, str]) -> dict[str, str]:
    """Return mark → glyph for all marks of a face, those that its source lacks drawn here.

    No two share one: a PDF says of a glyph which character it stands for.
    """
    cmap, forms = font.getBestCmap(), dict(own)
    for char in sorted(CORNERS.keys() & own.keys()):
        forms[char] = f"vert{ord(char):04X}.zh"
        outlines.place(font, own[char], forms[char], dx=0, advance=1000)
    for char in sorted(MARKS - own.keys()):
        source = cmap.get(ord(CORNERS.get(char, char)))
        if source is None or ord(char) not in cmap:
            continue
        target = f"vert{ord(char):04X}.zh"
        if char in MOVED:
            dx, dy = MOVED[char]
            outlines.place(font, source, target, dx=dx, dy=dy, advance=1000)
        else:
            outlines.turn(font, source, target, about=MIDDLE, advance=1000)
        forms[char] = target
    return forms


def rules(font: TTFont, forms: Mapping[str, str]) -> str:
    """Return the features `vert` and `vrt2` that give the marks their forms."""
    cmap = font.getBestCmap()
    pairs = sorted({(cmap[ord(char)], glyph) for char, glyph in forms.items()})
    each = " ".join(f"sub {level} by {upright};" for level, upright in pairs)
    return "".join(f"feature {tag} {{ {each} }} {tag};" for tag in ("vert", "vrt2")) if each else ""
