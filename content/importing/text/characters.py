"""Characters that a copy should not have, and what stands for them.

Input: text as a source gives it. Output: text in ordinary characters (full-width letters and
digits half-width, radicals as the characters they are, no invisible ones), with the changes.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable

from content.importing.blocks import Log, Place
from content.words import Message, message
from fonts.chinese.characters import HAN

#: Signs of office programs that no face of ours has, by the nearest that they have.
_NEAREST = {
    "□": "☐❏❐❑❒◻◽",
    "✓": "☑✔",
    "×": "☒✕✖✗✘",
    "▶": "➢➣➤►▸‣",
    "▷": "▹▻",
    "◀": "◄◂",
    "▼": "▾",
    "▲": "▴",
    "■": "◼◾",
    "●": "⚫⬤",
    "○": "⚪❍",
    "◆": "✦",
    "◇": "✧",
    "★": "✪✫✬✭✮✯✰",
    "*": "✱✲✳✴✵✶✷✸✹✺✻✼∗⁎",
    "·": "⋅",
    ".": "․",
    "→": "➔➙➛➜➝➞➟➠⟶",
    "←": "⟵",
    "↑": "⇑",
    "↓": "⇓",
    "“": "❝",
    "”": "❞",
    "Ø": "⌀",
    "～": "⁓",
    "L": "Ⅼ",
    "C": "Ⅽ",
    "D": "Ⅾ",
    "M": "Ⅿ",
}
_ALIKE = {sign: near for near, signs in _NEAREST.items() for sign in signs}
_SIGNS = re.compile(f"[{''.join(_ALIKE)}]")
#: Radicals of the supplement that have no compatibility mapping in Unicode.
RADICALS = dict(
    zip(
        "⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰⺠⺟⻳",
        "虎西见角贝车长门青页风飞食马鱼鸟麦黄齐齿龙民母龟",
        strict=True,
    )
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
#: Signs as pages of the web write them.
_ENTITY = re.compile(
    r"&(?:nbsp|[gl]t|amp|quot|[lr][ds]quo|mdash|hellip|middot|e[nm]sp|#\d{2,6}|#x[0-9A-Fa-f]{2,5});"
)
#: Pictographs of phones; ★ ● ◆ and their like are none. 1️⃣ counts.
_KEYCAP = re.compile("([0-9])\ufe0f?\u20e3 *")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2614\u2615\u261d\u267f\u2693\u26a1\u26bd\u26be"
    "\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u2709-\u270c\u2728\u274c\u274e\u2753-\u2755"
    "\u2757\u2763\u2764\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55][\ufe0f\u200d\U000e0020-\U000e007f]*"
)
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
#: A letter with the accents written behind it.
_PARTS = re.compile("\\w[\u0300-\u036f\u3099\u309a]+")
_HALF_KANA = re.compile("[\uff61-\uff9f]+")
_SPACES = re.compile("[\x0b\x0c\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_MAPPED = re.compile(
    "[\u2e80-\u2fdf\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff\ufb00-\ufb06]"
)
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％＂＇]|(?<=[0-9０-９])[．－／](?=[0-9０-９])")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff\ufffd]")
#: Marks of the edition format (queries, references to data): copy may not hold them.
_FORMAT = re.compile(r"\{(?===|--|>>|\+\+|~~|[{%#])|(?<===|--|<<|\+\+|~~)\}|(?<=[}%#])\}")
#: Stands for a character that cannot be read; it is printed and queried.
MISSING = "□"


def around(text: str, start: int, end: int, reach: int = 5) -> str:
    """Return some words about a place, for a list of changes."""
    return text[max(0, start - reach) : end + reach]


#: A bullet of an office font, from its private codes, before a line.
_OWN_BULLET = re.compile("^[\uf000-\uf0ff](?=\\s*\\S)")


def rewrite(
    pattern: re.Pattern[str],
    text: str,
    new: Callable[[re.Match[str]], str],
    kind: Message,
    place: Place,
    log: Log,
) -> str:
    """Replace matches, each change noted with the words around it."""
    parts: list[str] = []
    at = 0
    for found in pattern.finditer(text):
        word = new(found)
        if word == found[0]:
            continue
        left, right = text[max(0, found.start() - 5) : found.start()], text[found.end() :][:5]
        log.change(kind, place, f"{left}{_shown(found[0])}{right}", f"{left}{word}{right}")
        parts += [text[at : found.start()], word]
        at = found.end()
    return "".join([*parts, text[at:]])


def _shown(words: str) -> str:
    return "".join(
        c if c.isprintable() and not _PRIVATE.match(c) else f"<U+{ord(c):04X}>" for c in words
    )


def _nothing(found: re.Match[str]) -> str:
    return ""


def _composed(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", found[0])


def _narrow(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


def _mapped(found: re.Match[str]) -> str:
    return RADICALS.get(found[0]) or _narrow(found)


#: What is replaced, one after the other: before blanks are made ordinary, and after.
_Step = tuple[re.Pattern[str], Callable[[re.Match[str]], str], str]
_BEFORE_BLANKS: tuple[_Step, ...] = (
    (_ENTITY, lambda m: html.unescape(m[0]), "imported.entity"),
    (_KEYCAP, lambda m: f"{m[1]}.", "imported.emoji-removed"),
    (_EMOJI, _nothing, "imported.emoji-removed"),
    (_INVISIBLE, _nothing, "imported.invisible-removed"),
    (_OWN_BULLET, _nothing, "imported.bullet-removed"),
    (_SIGNS, lambda m: _ALIKE[m[0]], "imported.sign-alike"),
    (_SELECTORS, _nothing, "imported.selector-removed"),
    (_PARTS, _composed, "imported.composed"),
    (_HALF_KANA, _narrow, "imported.kana-widened"),
)
_AFTER_BLANKS: tuple[_Step, ...] = (
    (_MAPPED, _mapped, "imported.restored"),
    (_WIDE, _narrow, "imported.narrowed"),
    (_FORMAT, lambda m: "{ " if m[0] == "{" else " }", "imported.marks-parted"),
)


def ordinary(text: str, place: Place, log: Log) -> str:
    """Return a text in ordinary characters."""
    for pattern, new, code in _BEFORE_BLANKS:
        text = rewrite(pattern, text, new, Message(code), place, log)
    text = re.sub(r" *\t[ \t]*", "\t", _SPACES.sub(" ", text))
    for pattern, new, code in _AFTER_BLANKS:
        text = rewrite(pattern, text, new, Message(code), place, log)
    for found in _PRIVATE.finditer(text):
        log.doubt(
            place,
            around(text, found.start(), found.end()).replace(found[0], MISSING),
            message("imported.unreadable-character", code=f"U+{ord(found[0]):04X}"),
            message("imported.printed-as", char=MISSING),
        )
    return rewrite(_PRIVATE, text, lambda m: MISSING, Message("imported.unreadable"), place, log)


#: A Han character that copy has for a stroke between two things: 编辑丨林小桥.
STROKE = "丨"


def han_and_digits(text: str) -> str:
    """Return only the Han characters and digits of a text, normalised: what may never be lost."""
    text = "".join(RADICALS.get(c, c) for c in text if c != STROKE)
    return "".join(re.findall(rf"[{HAN}0-9]", unicodedata.normalize("NFKC", text)))
