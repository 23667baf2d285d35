"""Makes one face: a source font's bytes and a face of sources.toml → the finished file's bytes.

Steps: give every character its form in mainland Chinese text → cut to the repertoire, with the
marks' forms for vertical lines → place marks → add what is missing → condense → write the few
features → rename. A rare face takes what further sources draw and the first lacks, and has neither
marks nor features.
The same input and date give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import uharfbuzz as hb
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

from fonts import outlines, upright
from fonts.chinese import characters
from fonts.repertoire import rare, repertoire, traditional

MAC_EPOCH = 2_082_844_800  # seconds from 1904 to 1970, in which head counts
ASCENT, DESCENT = 880, 120  # one em box for all faces, so that mixing faces moves no baseline
STYLES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 900: "Black"}

UNHALVED = frozenset("〝〞〟")  # the shipped files' halt leaves these full width
OPENING = sorted(characters.OPENING - UNHALVED)
CLOSING = sorted((characters.CLOSING | characters.PAUSES | characters.STOPS) - UNHALVED)
MIDDLE_DOT_EM = 500  # GB/T 15834-2011: the 间隔号 takes half a character
DASH_BEARING = 72  # white at both ends of — and ——, as Noto has it
INFERIOR_DEPTH = -150
DROPPED_TABLES = ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "DSIG", "FFTM", "gasp", "vhea", "vmtx"]
DROPPED_TABLES += ["bsln", "feat", "morx", "prop"]  # Apple layout, which HarfBuzz would apply
SPACES: dict[str, int | str] = {
    "\u2002": 500,
    "\u2003": 1000,
    "\u2004": 333,
    "\u2005": 250,
    "\u2006": 167,
    "\u2007": "0",
    "\u2008": ".",
    "\u2009": 200,
    "\u200a": 63,
    "\u202f": 200,
}
"""Widths of fixed spaces, in units of 1/1000 em or as those of another character."""


def chinese_forms(data: bytes, order: list[str], chars: frozenset[str]) -> dict[str, str]:
    """Return the glyph HarfBuzz picks in zh-Hans text for each character, and for —— if single."""
    font = hb.Font(hb.Face(data))
    off = dict.fromkeys(("kern", "liga", "clig", "calt", "chws"), False)
    forms: dict[str, str] = {}
    for text in [*sorted(chars), "——"]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", "Hani", "zh-hans"
        hb.shape(font, buffer, off)
        glyphs = [info.codepoint for info in buffer.glyph_infos]
        if len(glyphs) == 1 and glyphs[0] and font.get_nominal_glyph(ord(text[0])):
            forms[text] = order[glyphs[0]]
    return forms


def cut(font: TTFont, chars: frozenset[str] | None, extra_glyphs: list[str]) -> None:
    """Keep the glyphs of `chars` (None: all); drop hints, layout, vertical and Apple tables."""
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.recalc_timestamp = False
    options.drop_tables += DROPPED_TABLES
    subsetter = Subsetter(options)
    unicodes = font.getBestCmap() if chars is None else [ord(char) for char in chars]
    subsetter.populate(unicodes=unicodes, glyphs=extra_glyphs)
    subsetter.subset(font)


def place_marks(font: TTFont) -> None:
    """Give quotes, dot, dash and ellipsis the width and place of mainland Chinese type."""
    cmap = font.getBestCmap()
    for char in "“‘”’":
        glyph = cmap[ord(char)]
        if font["hmtx"][glyph][0] != 1000:
            left, _, right, _ = outlines.ink(font, glyph) or (0, 0, 0, 0)
            dx = 924 - right if char in OPENING else 76 - left
            outlines.place(font, glyph, glyph, dx=dx, advance=1000)
    # The dot of U+2022 where the font's own U+00B7 is the small Latin one (Song); else its own.
    dot = cmap[0xB7]
    if font["hmtx"][dot][0] == 327:
        dot = cmap[0x2022]
    left, _, right, _ = outlines.ink(font, dot) or (0, 0, 0, 0)
    dx = round((MIDDLE_DOT_EM - left - right) / 2)
    outlines.place(font, dot, "middledot.zh", dx=dx, advance=MIDDLE_DOT_EM)
    outlines.remap(font, "·", "middledot.zh")


def double_dash(font: TTFont, forms: dict[str, str]) -> str:
    """Return the glyph of ——, one bar over two ems, drawn from the single dash if need be."""
    if "——" in forms:
        return forms["——"]
    dash = font.getBestCmap()[0x2014]
    left, _, right, _ = outlines.ink(font, dash) or (0, 0, 1000, 0)
    scale = (1000 - 2 * DASH_BEARING) / (right - left)
    outlines.place(font, dash, dash, dx=DASH_BEARING - left * scale, advance=1000, sx=scale)
    left, right = DASH_BEARING, 1000 - DASH_BEARING
    scale = (2000 - 2 * DASH_BEARING) / (right - left)
    outlines.place(
        font, dash, "doubledash.zh", dx=DASH_BEARING - left * scale, advance=2000, sx=scale
    )
    return "doubledash.zh"


def add_spaces(font: TTFont) -> None:
    """Add the fixed spaces a source lacks (HarfBuzz would make them up, unmeasured)."""
    for char, width in SPACES.items():
        cmap = font.getBestCmap()
        if ord(char) not in cmap:
            advance = font["hmtx"][cmap[ord(width)]][0] if isinstance(width, str) else width
            outlines.blank(font, f"space{ord(char):04X}.zh", advance)
            outlines.remap(font, char, f"space{ord(char):04X}.zh")


def add_small_figures(font: TTFont) -> None:
    """Add superior and inferior figures a source lacks (CO₂, 10⁶), as large as its own ²."""
    cmap, hmtx = font.getBestCmap(), font["hmtx"]
    _, two_bottom, _, two_top = outlines.ink(font, cmap[ord("2")]) or (0, 0, 0, 700)
    _, bottom, _, top = outlines.ink(font, cmap[ord("²")]) or (0, 280, 0, 720)
    scale = (top - bottom) / (two_top - two_bottom)
    for signs, dy in (
        ("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", bottom - two_bottom * scale),
        ("₀₁₂₃₄₅₆₇₈₉₊₋", INFERIOR_DEPTH),
    ):
        for sign, plain in zip(signs, "0123456789+−", strict=True):
            if ord(sign) in cmap or ord(plain) not in cmap:
                continue
            source, target = cmap[ord(plain)], f"small{ord(sign):04X}.zh"
            advance = round(hmtx[source][0] * scale)
            outlines.place(
                font, source, target, dx=0, dy=round(dy), sx=scale, sy=scale, advance=advance
            )
            outlines.remap(font, sign, target)


def tabular_figures(font: TTFont) -> list[str]:
    """Add figures of one width where the font's differ; return the substitution rules."""
    cmap, rules = font.getBestCmap(), []
    width = font["hmtx"][cmap[ord("0")]][0]
    for char in "0123456789":
        glyph = cmap[ord(char)]
        advance = font["hmtx"][glyph][0]
        if advance != width:
            outlines.place(
                font, glyph, f"{glyph}.tnum", dx=round((width - advance) / 2), advance=width
            )
            rules.append(f"sub {glyph} by {glyph}.tnum;")
    return rules


def write_features(
    font: TTFont, *, dash: str | None, scale: float, vertical: Mapping[str, str]
) -> None:
    """Write the only features the files have: —— as one bar (ccmp), halt, tnum, vert and vrt2."""
    cmap = font.getBestCmap()
    half = round(500 * scale)
    features = []
    if dash is not None:
        features.append(f"feature ccmp {{ sub {cmap[0x2014]} {cmap[0x2014]} by {dash}; }} ccmp;")
        opening = " ".join(dict.fromkeys(cmap[ord(c)] for c in OPENING if ord(c) in cmap))
        closing = " ".join(dict.fromkeys(cmap[ord(c)] for c in CLOSING if ord(c) in cmap))
        features.append(
            f"feature halt {{ pos [{opening}] <-{half} 0 -{half} 0>;"
            f" pos [{closing}] <0 0 -{half} 0>; }} halt;"
        )
    if rules := tabular_figures(font):
        features.append(f"feature tnum {{ {' '.join(rules)} }} tnum;")
    features.append(upright.rules(font, vertical))
    scripts = "".join(f"languagesystem {s} dflt;" for s in ("DFLT", "hani", "latn"))
    addOpenTypeFeaturesFromString(font, scripts + "".join(features))


def rename(font: TTFont, family: str, weight: int) -> None:
    """Set family, style and weight; keep copyright, trademark, makers and licence as they are."""
    style = STYLES[weight]
    legacy = style if style in ("Regular", "Bold") else "Regular"
    full = f"{family} {style}"
    postscript = f"{family.replace(' ', '')}-{style}"
    kept = [
        (n.nameID, str(n)) for n in font["name"].names if n.platformID == 3 and n.langID == 0x409
    ]
    table = newTable("name")
    table.names = []
    said = {number: text for number, text in kept if number in (0, 7, 8, 9, 11, 12, 13, 14)}
    said |= {
        1: family,
        2: legacy,
        3: f"1.000;{postscript}",
        4: full,
        5: "Version 1.000",
        6: postscript,
    }
    said |= {16: family, 17: style}
    for number, text in sorted(said.items()):
        table.setName(text, number, 3, 1, 0x409)
    font["name"] = table
    os2, head = font["OS/2"], font["head"]
    os2.usWeightClass = weight
    os2.fsSelection = 0x20 if legacy == "Bold" else 0x40
    head.macStyle = 1 if legacy == "Bold" else 0


def one_em_box(font: TTFont) -> None:
    """Give all faces the same ascent and descent, together 1 em, and no line gap."""
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ASCENT, -DESCENT, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, -DESCENT, 0
    os2.usWinAscent, os2.usWinDescent = (
        max(ASCENT, font["head"].yMax),
        max(DESCENT, -font["head"].yMin),
    )


def rare_face(font: TTFont, kind: str, more: Sequence[bytes]) -> None:
    """Cut a font to the characters that the ordinary faces lack, and draw those of further sources.

    `kind` is "rare" (all of them) or "traditional" (those of traditional.txt). A space stays, by
    which the renderer finds the baseline.
    """
    chars = _rare_chars(font, kind)
    _take_chinese_forms(font, chars)
    cut(font, chars | {" "}, [])
    for data in more:
        source = TTFont(io.BytesIO(data), lazy=False)
        found = _rare_chars(source, kind) - {chr(code) for code in font.getBestCmap()}
        for char in sorted(found):
            name = f"rare{ord(char):05X}.zh"
            outlines.copy(source, source.getBestCmap()[ord(char)], font, name)
            outlines.remap(font, char, name)
    outlines.lean(font)


def _rare_chars(font: TTFont, kind: str) -> frozenset[str]:
    chars = rare(font.getBestCmap())
    return chars & traditional() if kind == "traditional" else chars


def _saved(font: TTFont) -> bytes:
    """Return a font as HarfBuzz reads it."""
    plain = io.BytesIO()
    font.save(plain, reorderTables=None)
    return plain.getvalue()


def _take_chinese_forms(font: TTFont, chars: frozenset[str]) -> dict[str, str]:
    """Map characters to their glyphs in mainland Chinese text; return those, and that of ——."""
    forms = chinese_forms(_saved(font), font.getGlyphOrder(), chars)
    for char, glyph in forms.items():
        if len(char) == 1 and font.getBestCmap()[ord(char)] != glyph:
            outlines.remap(font, char, glyph)
    return forms


def build_face(face: dict[str, Any], data: bytes, date: int, more: Sequence[bytes] = ()) -> bytes:
    """Return the finished file of one face of sources.toml.

    Args:
        face: the face, as sources.toml says it.
        data: its source file.
        date: the only date in the file.
        more: files of further sources, for characters that the first one lacks (rare faces).
    """
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, lazy=False)
    font.flavor = None
    kind = face.get("cut", "han")
    dash: str | None = None
    vertical: dict[str, str] = {}
    if kind == "han":
        chars = frozenset(char for char in repertoire() if ord(char) in font.getBestCmap())
        vertical = upright.own_forms(_saved(font), font.getGlyphOrder())
        forms = _take_chinese_forms(font, chars)
        dot = [font.getBestCmap()[0x2022]]
        joined = [forms["——"]] if "——" in forms else []
        cut(font, chars, [*dot, *joined, *sorted(set(vertical.values()))])
        vertical = upright.complete(font, vertical)
        place_marks(font)
        dash = double_dash(font, forms)
        add_small_figures(font)
    elif kind == "whole":
        cut(font, None, [])
    else:
        rare_face(font, kind, more)
    if kind in ("han", "whole"):
        add_spaces(font)
    scale = float(face.get("condense", 1.0))
    if scale != 1.0:
        outlines.condense(font, scale)
    if kind in ("han", "whole"):
        write_features(font, dash=dash, scale=scale, vertical=vertical)
    rename(font, face["family"], face["weight"])
    font["head"].created = font["head"].modified = date + MAC_EPOCH
    font["head"].fontRevision = 1.0
    font["hhea"].advanceWidthMax = max(advance for advance, _ in font["hmtx"].metrics.values())
    one_em_box(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
