"""Signs that Word keeps as places in a font of signs, raised and lowered characters, equations.

Input: a font and a place in it, a run's words, an equation's element. Output: characters.
"""

from __future__ import annotations

import re
from typing import Any

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
#: The places 0x21 to 0x7e of the font Symbol (Adobe's encoding); a blank: the character itself.
_LOW = (
    "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
#: Its places 0xa1 to 0xfe that copy uses.
_SYMBOL = dict(zip(range(0x21, 0x7F), _LOW, strict=True)) | {
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "·",
    0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xC6: "∅", 0xC7: "∩",
    0xC8: "∪", 0xCE: "∈", 0xD0: "∠", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√",
    0xD7: "·", 0xDE: "⇒", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x74: "◆", 0x75: "◆",
    0x76: "◆", 0xA1: "○", 0xA4: "⊙", 0xA7: "■", 0xA8: "□", 0xAB: "★", 0xB2: "☆", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
} | dict(zip(range(0x80, 0x8B), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True)) | dict(
    zip(range(0x8C, 0x96), "❶❷❸❹❺❻❼❽❾❿", strict=True)
)  # fmt: skip
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x4F: "✗", 0x53: "☒", 0xA3: "□"}
    | dict(zip(range(0x6A, 0x74), "①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
}
_RAISED = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_FILLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def is_signs(font: str) -> bool:
    """Tell whether a font is one of signs, whose characters are no letters."""
    return font.lower() in _FONTS or font.lower() in ("webdings", "wingdings 3")


def sign(font: str, place: int) -> str:
    """Return the character at a place of a font of signs; empty where it is not known."""
    code = place & 0xFF if 0xF000 <= place <= 0xF0FF or place < 0x100 else 0
    if not code:
        return chr(place) if place >= 0x100 else ""
    return _FONTS.get(font.lower(), {}).get(code, "")


def signs(font: str, words: str) -> str:
    """Return a run's words in a font of signs as characters, □ for those that are not known."""
    found = [c if c.isspace() or 0x2E80 <= ord(c) < 0xE000 else sign(font, ord(c)) for c in words]
    return "".join(c or "□" for c in found)


def raised(words: str, *, low: bool = False) -> str:
    """Return words as raised (lowered) characters; empty where one of them has none."""
    table = _LOWERED if low else _RAISED
    return "".join(table[c] for c in words) if all(c in table for c in words) else ""


def field_words(code: str) -> str:
    """Return what a field without a result shows: a ringed character, a sign; empty: not known."""
    ringed = re.match(
        r"\s*EQ\s+\\o\s*\\a[cdlr]?\s*\(\s*[○◯〇]\s*[,，]\s*(.+?)\s*\)\s*$", code, re.I
    )
    if ringed:
        words = ringed[1]
        number = int(words) if words.isdigit() and len(words) <= 2 else 0
        return _FILLED[number - 1] if 1 <= number <= len(_FILLED) else f"（{words}）"
    ruby = re.match(r"\s*EQ\s+.*\\o\s*\\a[a-z]?\s*\(.*[,，]\s*([^,，()]+)\s*\)\s*$", code, re.I)
    if ruby:
        return ruby[1]
    symbol = re.match(
        r'\s*SYMBOL\s+(\d+|0x[0-9A-F]+).*?\\f\s*"?([A-Za-z0-9 ]+?)"?\s*(?:\\|$)', code
    )
    return sign(symbol[2], int(symbol[1], 0)) if symbol else ""


def equation(element: Any) -> str:
    """Return an equation in one line of characters: a/b, x², √(x)."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag == f"{M}t":
        return element.text or ""

    def part(name: str) -> str:
        found = element.find(f"{M}{name}")
        return equation(found) if found is not None else ""

    if tag == f"{M}f":
        return f"{grouped(part('num'))}/{grouped(part('den'))}"
    if tag in (f"{M}sSup", f"{M}sSub", f"{M}sSubSup"):
        low, high = part("sub"), part("sup")
        lowered = (raised(low, low=True) or f"_{grouped(low)}") if low else ""
        return part("e") + lowered + ((raised(high) or f"^{grouped(high)}") if high else "")
    if tag == f"{M}rad":
        return f"{raised(part('deg'))}√{grouped(part('e'))}"
    if tag == f"{M}d":
        opens, shuts = (element.find(f"{M}dPr/{M}{n}") for n in ("begChr", "endChr"))
        marks = [m.get(f"{M}val") if m is not None else None for m in (opens, shuts)]
        inner = "，".join(equation(e) for e in element.iterchildren(f"{M}e"))
        left = "（" if marks[0] is None else marks[0]
        right = "）" if marks[1] is None else marks[1]
        return f"{left}{inner}{right}"
    if tag == f"{M}nary":
        char = element.find(f"{M}naryPr/{M}chr")
        low, high = part("sub"), part("sup")
        limits = f"（{low}→{high}）" if low or high else ""
        return (char.get(f"{M}val") if char is not None else "∫") + limits + part("e")
    if tag == f"{M}m":
        rows = ("，".join(equation(e) for e in r.iterchildren(f"{M}e")) for r in element)
        return f"[{'；'.join(filter(None, rows))}]"
    if tag == f"{M}eqArr":
        return "；".join(equation(e) for e in element.iterchildren(f"{M}e"))
    if tag in (f"{M}limLow", f"{M}limUpp"):
        return f"{part('e')}（{part('lim')}）"
    if tag.endswith("Pr"):
        return ""
    words = ""
    for child in element:
        words += behind(words, equation(child))
    return words


def behind(before: str, words: str) -> str:
    """Return words of an equation as they stand behind others: 5 and 1/2 are 5又1/2, not 51/2."""
    mixed = before[-1:].isdigit() and re.match(r"\d+/\d", words)
    return f"又{words}" if mixed else words


def grouped(words: str) -> str:
    """Return words of an equation as one thing: in brackets, if they are more than a number."""
    return words if re.fullmatch(r"[\w.%]*", words) else f"({words})"
