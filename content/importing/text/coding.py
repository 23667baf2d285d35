"""In which coding a text is: bytes → text and the name of its coding.

Input: the bytes of a text file. Output: its words. What a file states (a byte order mark) counts
first; UTF-8 is told by its form; of the others the one that gives the most everyday Chinese: bytes
of Big5 are nearly always legal GB 18030 too, only nonsense.
"""

from __future__ import annotations

import codecs

from fonts.chinese.characters import CLOSING, DASHES, OPENING, PAUSES, STOPS, is_han

#: Characters that half of all Chinese text is made of, in simplified and traditional form.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得"
    "经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些前外天政四日那社义事平"
    "形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党"
    "程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被做"
    "必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风"
    "切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空况今集温传土许步群广石记需段研界拉林"
    "這個國們時來為說產種過還與對發會學經業開關見長實體氣無現進動電機應務車書東萬軍題選議設計認識讓變買賣員鄉縣區鎮黨兩總統達運轉"
    "農報導紀錄際係後從間當條並裡點樣處"
    "\u3000０１２３４５６７８９"
).union(OPENING, CLOSING, PAUSES, STOPS, DASHES)
#: So much of a text is judged.
_SAMPLE = 40_000
#: A text is Chinese where more than so much of it is Han, and of that everyday.
_MOSTLY = 0.3
_PLAIN = frozenset("\t\n\r\x0c\u3000\xa0")


def coded(raw: bytes, stated: str = "") -> tuple[str, str] | None:
    """Return a text and the name of its coding; None where no coding gives words.

    Args:
        raw: the bytes.
        stated: the coding that the file itself names, as HTML does; tried after byte order marks.
    """
    for mark, coding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if raw.startswith(mark):
            return _read(raw, coding)
    named = _known(stated)
    if named and (found := _read(raw, named)) and "\0" not in found[0]:
        return found
    wide = [found for coding in _wide(raw) if (found := _read(raw, coding))]
    if wide:
        return max(wide, key=lambda found: everyday(found[0]))
    if (found := _seven(raw) or _read(raw, "utf-8")) is not None:
        return found
    rest = [found for coding in ("gb18030", "big5hkscs", "cp950") if (found := _read(raw, coding))]
    if not rest:
        return None
    best = max(rest, key=lambda found: everyday(found[0]))
    gb = next((found for found in rest if found[1] == "gb18030"), best)
    # Short texts are little evidence: another coding than GB 18030 must be plainly better.
    return best if everyday(best[0]) > everyday(gb[0]) + 0.1 else gb


def _seven(raw: bytes) -> tuple[str, str] | None:
    """Return a text in a coding of seven bits, which old mail has; None where it is plain ASCII."""
    if not raw.isascii():
        return None
    read = (found for coding in ("utf-7", "hz") if (found := _read(raw, coding)))
    return next((found for found in read if _is_chinese(found[0][:_SAMPLE])), None)


def _is_chinese(text: str) -> bool:
    chars = "".join(text.split())
    return sum(map(is_han, chars)) > _MOSTLY * len(chars) and everyday(text) > _MOSTLY


def everyday(text: str) -> float:
    """Return which part of a text's characters beyond ASCII are everyday Chinese: 0 to 1."""
    beyond = [char for char in text[:_SAMPLE] if char > "\x7f"]
    if not beyond:
        return 0.0
    good = sum(char in _COMMON for char in beyond)
    strange = sum(not (is_han(char) or char in _COMMON) for char in beyond)
    return (good - strange) / len(beyond)


def _read(raw: bytes, coding: str) -> tuple[str, str] | None:
    try:
        text = raw.decode(coding)
    except UnicodeDecodeError as error:
        if len(raw) - error.start > 3 or error.start < 4:  # cut off within the last character
            return None
        text = raw[: error.start].decode(coding, "replace")
    except UnicodeError:
        return None
    return text, coding


def _known(stated: str) -> str:
    """Return the coding that a name means; a page that states GB 2312 is in GB 18030."""
    name = stated.strip().strip("\"'").lower().replace("_", "-")
    if name in ("gb2312", "gbk", "x-gbk", "gb-2312", "gb18030", "cp936", "euc-cn"):
        return "gb18030"
    if name in ("big5", "big5-hkscs", "x-x-big5", "cp950"):
        return "big5hkscs"
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        return ""


def _wide(raw: bytes) -> tuple[str, ...]:
    """Return the codings of two bytes a character that a text without a mark may be in."""
    sample = raw[:_SAMPLE]
    if len(sample) < 4 or len(raw) % 2:
        return ()
    low, high = sample[0::2], sample[1::2]
    # Line ends, figures and Latin letters have one byte 00, in UTF-16 always at the same side.
    for one, other, coding in ((high, low, "utf-16-le"), (low, high, "utf-16-be")):
        if one.count(0) > 0 and other.count(0) == 0 and _reads(sample, coding):
            return (coding,)
    if 0 in sample:
        return tuple(c for c in ("utf-16-le", "utf-16-be") if _reads(sample, c))
    legal = _read(raw, "utf-8") or _read(raw, "gb18030")
    return () if legal else tuple(c for c in ("utf-16-le", "utf-16-be") if _reads(sample, c))


def _reads(sample: bytes, coding: str) -> bool:
    """Tell whether bytes are words in a coding of two bytes a character."""
    text = sample[: len(sample) // 2 * 2].decode(coding, "replace")
    strange = sum(not (c.isprintable() or c in _PLAIN) for c in text)
    ascii_or_han = sum(c <= "\x7f" or is_han(c) or c in _COMMON for c in text)
    return strange < 0.02 * len(text) and ascii_or_han > 0.7 * len(text)
