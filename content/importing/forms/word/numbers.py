"""A number in one of the forms that Word's lists have.

Input: a number and Word's name of the form (chineseCounting, decimalEnclosedCircle …).
Output: the number as it is printed.
"""

from __future__ import annotations

from fonts.chinese.numerals import DIGITS, in_han

_RINGED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_RINGED_HAN = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROWS = {
    "decimalEnclosedCircle": _RINGED,
    "decimalEnclosedCircleChinese": _RINGED,
    "decimalEnclosedParen": _BRACKETED,
    "decimalEnclosedFullstop": _DOTTED,
    "ideographEnclosedCircle": _RINGED_HAN,
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
}
#: Numerals that cannot be altered with a stroke, as contracts have them.
_LEGAL = str.maketrans(f"{DIGITS}十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_COUNTED = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "koreanCounting",
        "ideographLegalTraditional",
        "chineseLegalSimplified",
        "japaneseLegal",
    }
)
_OTHERS = frozenset(
    {
        "decimal",
        "decimalZero",
        "decimalFullWidth",
        "decimalHalfWidth",
        "numberInDash",
        "ordinal",
        "lowerLetter",
        "upperLetter",
        "lowerRoman",
        "upperRoman",
        "ideographDigital",
        "japaneseDigitalTenThousand",
        "taiwaneseDigital",
    }
)
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def known(form: str, number: int) -> bool:
    """Tell whether a number can be written in a form."""
    if form in _ROWS:
        return number <= len(_ROWS[form])
    return form in _COUNTED or form in _OTHERS


def shown(number: int, form: str) -> str:
    """Return a number in a form; 1, 2, 3 where it has none in it."""
    if form in _ROWS:
        return _ROWS[form][number - 1] if 0 < number <= len(_ROWS[form]) else str(number)
    if form in _COUNTED and 0 < number < 10_000:
        words = in_han(number)
        return words.translate(_LEGAL) if "Legal" in form else words
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join(DIGITS[int(d)] for d in str(number)).replace("零", "〇")
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "numberInDash":
        return f"-{number}-"
    if form in ("lowerLetter", "upperLetter") and number > 0:
        words = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return words.upper() if form == "upperLetter" else words
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        words, left = "", number
        for value, sign in _ROMAN:
            times, left = divmod(left, value)
            words += sign * times
        return words if form == "upperRoman" else words.lower()
    return str(number)
