r"""What an EQ field of Word shows, in one line of characters.

Such a field has no result in the file: its code, `EQ \f(3,4)`, is all there is. Input: the code.
Output: characters, 3/4; empty where the code is not understood. Source: Word's field codes
(`\f` fraction, `\r` root, `\s` raised and lowered, `\o` one over the other, `\b` brackets,
`\x` box, `\l` list, `\a` array, `\i` integral, `\d` moved).
"""

from __future__ import annotations

import re

from content.importing.text import signs

#: A switch with its options, up to its bracket: `\\s\\up 6(`, `\\o\\ac(`.
_SWITCH = re.compile(r"\\([abdfilorsx])((?:\s*\\[a-z]{2}\s*-?\d*|\s*\\[bl]c\s*\\.)*)\s*\(", re.I)
#: Switches in switches: no sound field has more.
_DEPTH = 8


def shown(code: str) -> str:
    """Return what the field shows; empty where a part of its code is not understood."""
    found = re.match(r"\s*EQ\s+(.*?)(?:\s*\\\*\s*\w+[^\\]*)*$", code, re.I | re.S)
    try:
        return _words(found[1].strip(), 0) if found else ""
    except ValueError:
        return ""


def _words(code: str, depth: int) -> str:
    """Return the characters of a part of a code; ValueError: not understood."""
    if depth > _DEPTH:
        raise ValueError(code)
    out, at = "", 0
    while at < len(code):
        switch = _SWITCH.match(code, at)
        if switch:
            parts, at = _arguments(code, switch.end())
            words = [_words(part.strip(), depth + 1) for part in parts]
            out += signs.behind(out, _joined(switch[1].lower(), switch[2].lower(), words))
        elif code[at] == "\\":
            if code[at + 1 : at + 2].isalpha() or at + 1 == len(code):
                raise ValueError(code)
            out += code[at + 1]
            at += 2
        else:
            out += code[at]
            at += 1
    return out


def _arguments(code: str, at: int) -> tuple[list[str], int]:
    """Return what stands between a switch's brackets, cut at its commas, and where it ends."""
    parts, deep = [""], 0
    while at < len(code):
        char = code[at]
        if char == "\\":
            parts[-1] += code[at : at + 2]
            at += 2
            continue
        if char == ")" and not deep:
            return parts, at + 1
        deep += (char == "(") - (char == ")")
        if char in ",，;；" and not deep:
            parts.append("")
        else:
            parts[-1] += char
        at += 1
    raise ValueError(code)


def _joined(switch: str, options: str, words: list[str]) -> str:
    """Return what a switch shows of its parts."""
    if switch == "f" and len(words) == 2:
        return f"{signs.grouped(words[0])}/{signs.grouped(words[1])}"
    if switch == "r":
        return f"{signs.raised(words[0]) if len(words) > 1 else ''}√{signs.grouped(words[-1])}"
    if switch == "s" and len(words) == 1 and ("\\up" in options or "\\do" in options):
        low = "\\do" in options
        mark = "_" if low else "^"
        return signs.raised(words[0], low=low) or f"{mark}{signs.grouped(words[0])}"
    if switch == "b" and len(words) == 1:
        return f"（{words[0]}）"
    if switch in "xd" or (switch in "la" and len(words) == 1):
        return "".join(words)
    if switch in "la":
        return "，".join(words)
    raise ValueError(switch)
