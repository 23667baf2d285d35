"""Which characters the shipped faces hold: the lists in han.txt and traditional.txt → sets.

Han characters are GB 2312 (6,763) together with the Table of General Standard Chinese Characters
(通用规范汉字表, 8,105), 8,230 in all. To them come the marks and symbols of GB 2312, Latin with
pinyin, Greek, Cyrillic, kana, full-width forms and the signs a newspaper's tables need.

The rare faces hold what these have not: traditional.txt in every weight, and in one weight
whatever else the sources draw (all of GB 18030-2022 level 2 and of Big5 is among it).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

HAN_LIST = Path(__file__).with_name("han.txt")
TRADITIONAL_LIST = Path(__file__).with_name("traditional.txt")

RANGES: tuple[tuple[int, int], ...] = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00AC),  # Latin-1 without the soft hyphen
    (0x00AE, 0x017F),  # … and Latin Extended-A (pinyin ā ē ī ō ū)
    (0x01CD, 0x01DC),  # pinyin ǎ … ǜ
    (0x0391, 0x03A9),  # Greek
    (0x03B1, 0x03C9),
    (0x0410, 0x044F),  # Cyrillic
    (0x2002, 0x200A),  # spaces
    (0x2010, 0x2016),  # hyphens and dashes
    (0x2018, 0x2022),  # quotes, daggers, bullet
    (0x2070, 0x208E),  # superior and inferior figures
    (0x2150, 0x215E),  # fractions
    (0x2160, 0x216B),  # Roman numerals
    (0x2170, 0x217B),
    (0x2190, 0x2199),  # arrows
    (0x2460, 0x249B),  # ①–⑳ ⑴–⒇ ⒈–⒛
    (0x24EB, 0x24FF),  # ⓫ … ⓿
    (0x2776, 0x277F),  # ❶–❿
    (0x3000, 0x301F),  # Chinese punctuation
    (0x3041, 0x3096),  # kana
    (0x30A1, 0x30FE),
    (0x3105, 0x3129),  # bopomofo
    (0x3220, 0x3229),  # ㈠–㈩
    (0x3280, 0x3289),  # ㊀–㊉
    (0x3380, 0x33DF),  # units ㎎ ㎏ ㎜ ㎝ ㎞ ㎡ ㎥
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),
)

SIGNS = (
    "ǹǸḿḾỳỲẑẐɑɡЁё"
    "‐‑‒–—―‖‥…‧′″‴‵‹›※‼‾⁄⁇⁈⁉⸺⸻"
    "€₩℃℉№℡™Ω℮"
    "⇐⇒⇔➡⬅⬆⬇"
    "∀∂∃∅∆∇∈∉∋∏∑−∓∕∙√∝∞∟∠∣∥∧∨∩∪∫∬∮∴∵∶∷∼∽≈≌≒≠≡≤≥≦≧≪≫≮≯⊂⊃⊆⊇⊕⊙⊥⊿⋯"
    "■□▢▣▪▫▲△▶▷▼▽◀◁◆◇◉○◎●◐◑◢◣◤◥◦◯★☆☎☏☀☁☂♀♂♠♣♥♦♩♪♫♭✓❖"
    "々〆〇〒〓〔〕〖〗〘〙〚〛〜〝〞〟〱〻〼"
    "\u00a0\u202f\u3000"
)


def han() -> frozenset[str]:
    """Return the 8,230 Han characters of han.txt (〇 is a sign, not among them)."""
    return _listed(HAN_LIST)


def traditional() -> frozenset[str]:
    """Return the 2,978 traditional characters of traditional.txt, none of them in `han`."""
    return _listed(TRADITIONAL_LIST)


def _listed(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))


def gb2312_signs() -> frozenset[str]:
    """Return rows 1–8 of GB 2312: marks, symbols, Greek, kana, Cyrillic, pinyin, bopomofo."""
    found: set[str] = set()
    for row in range(0xA1, 0xA9):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return frozenset(found)


def repertoire() -> frozenset[str]:
    """Return every character a shipped Chinese face is cut to, as far as its source has it."""
    ranged = {chr(code) for first, last in RANGES for code in range(first, last + 1)}
    return han() | gb2312_signs() | frozenset(SIGNS) | ranged


def rare(drawn: Iterable[int]) -> frozenset[str]:
    """Return what a rare face takes of the code points a source draws.

    All that the ordinary faces lack, but no combining marks (the composer sets none) and
    no controls.
    """
    chars = frozenset(map(chr, drawn)) - repertoire()
    return frozenset(char for char in chars if unicodedata.category(char)[0] not in "MCZ")
