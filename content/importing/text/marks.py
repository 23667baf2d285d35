"""Punctuation and spaces of Chinese copy, put back (GB/T 15834-2011).

Input: a paragraph in ordinary characters. Output: the paragraph with full-width marks, quotes
“ ”, ……, —— and without spaces between Han, every change noted. Numbers (3.5, 1,234), times
(9:30), ratios, Latin words and addresses keep their half-width marks.
"""

from __future__ import annotations

import re

from content.importing.blocks import Log, Place
from content.importing.text.characters import STROKE, around, rewrite
from content.importing.text.writers import signers, writers
from content.words import Message, message
from fonts.chinese.calendar import WEEKDAYS
from fonts.chinese.characters import CLOSING, HAN, MARKS, PAUSES, SENTENCE_ENDS, STOPS, one_of
from fonts.chinese.leads import halves, items, labels, leads
from fonts.chinese.numerals import ONE_TO_TEN

_CJK = f"{HAN}{MARKS}·□"
_KEPT = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9./?=&%#:~+@_,;!-]+|[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+"
    r"|\d{1,2}:\d{2}(?::\d{2})?|\d+:\d+|\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)+"
)
_AFTER = one_of((CLOSING | PAUSES | STOPS) - frozenset("’"))
"""Marks that no space follows; ’ may be an apostrophe …"""
_BEFORE = one_of((CLOSING | PAUSES | STOPS) - frozenset("”’"))
"""… and none goes before these; a quote after a space may be one that should open."""
_FULL = dict(zip(",;:?!().", "，；：？！（）。", strict=True))
_MARK = re.compile(r"[,;:?!().]")
#: What the first of two days or hours ends with.
_OF_TIME = frozenset("年月日时点分号")
#: What counts paragraphs before a point at their start: 一. 乙. 十二.
_COUNTS = re.compile(rf"[{ONE_TO_TEN}]{{1,3}}|[甲乙丙丁戊己庚辛壬癸]")
#: What counts the parts of one paragraph before a point: …带医保卡。2.早上八点开始
_COUNTS_ON = re.compile(r"[。；！？;!?]\s*\d{1,2}")


def restored(text: str, place: Place, log: Log) -> str:
    """Return a paragraph with its punctuation put back."""
    text = rewrite(
        re.compile(r"\.{3,}|。{3,}|(?<!…)…(?!…)|[·•]{3,}|…{3,}"),
        text,
        lambda m: "……",
        Message("imported.ellipsis"),
        place,
        log,
    )
    text = rewrite(
        re.compile(rf"(?<=[{_CJK}])\s?(?:-{{2,}}|―+|─+|–{{2,}})\s?|^-{{2,}}\s?(?=[{HAN}“\d])"),
        text,
        _dash,
        Message("imported.dash"),
        place,
        log,
    )
    text = rewrite(
        re.compile(rf"(?<=[{HAN}])[•・‧∙･⋅](?=[{HAN}])"),
        text,
        lambda m: "·",
        Message("imported.middle-dot"),
        place,
        log,
    )
    text = rewrite(
        re.compile("。。"), text, lambda m: "。", Message("imported.mark-twice"), place, log
    )
    text = _full_width(text, place, log)
    # A pair whose halves stand on two sides of a break is seen to when the paragraph is joined.
    return text if text.count('"') % 2 or text.count("'") % 2 else quotes(text, place, log)


def _dash(found: re.Match[str]) -> str:
    """Return what typed dashes are: one between two days or hours (2月3日--3月1日), else two."""
    before = found.string[: found.start()][-1:]
    span = before in _OF_TIME and found.string[found.end() : found.end() + 1].isdecimal()
    return "—" if before and span else "——"


def _full_width(text: str, place: Place, log: Log) -> str:
    if len(re.findall(f"[{HAN}]", text)) < 2:
        return text
    kept = {i for m in _KEPT.finditer(text) for i in range(m.start(), m.end())}
    pairs = _brackets(text, kept)

    def new(found: re.Match[str]) -> str:
        at, mark = found.start(), found[0]
        if at in kept:
            return mark
        if mark in "()":
            return _FULL[mark] if at in pairs else mark
        return _FULL[mark] if _is_chinese(text, at, mark) else mark

    restored_dots = [m for m in re.finditer(rf"(?<=[{HAN}])\.(?=[{HAN}])", text) if "。" in text]
    for found in restored_dots:
        log.doubt(
            place,
            around(text, found.start(), found.end()),
            Message("imported.dot-doubtful"),
            Message("imported.as-stop"),
        )
    return rewrite(_MARK, text, new, Message("imported.marks-widened"), place, log)


def _is_chinese(text: str, at: int, mark: str) -> bool:
    """Tell whether the half-width mark at a place stands for a Chinese one."""
    before, after = text[:at].rstrip(), text[at + 1 :].lstrip()
    left, right = before[-1:], after[:1]
    wide = re.compile(f"[{_CJK}]")
    chinese_left, chinese_right = bool(wide.match(left)), bool(wide.match(right))
    long = len(re.findall(f"[{HAN}]", text)) >= 8
    if mark == ".":
        if _COUNTS.fullmatch(before):
            return False
        if not right:
            figure = left in "%)\"'" or (left.isdigit() and len(before) > 3)
            return chinese_left or (figure and bool(re.search(f"[{HAN}]", before)))
        if chinese_left:  # also before a quote that closes: 多了."她说
            closes = right in "\"'" and bool(wide.match(after[1:2] or "。"))
            return chinese_right or (long and (right.isdigit() or closes))
        # 100%.县里 and 2030.县里 end a sentence; 1.县里 at the start is a number.
        if left in '%‰℃℉°㎡"':
            return long and (chinese_right or right.isdigit())
        counts = len(before) <= 12 or re.search(rf"{_COUNTS_ON.pattern}$", before)
        stop = left.isdigit() and not counts and text[at + 1 : at + 2] != " "
        return long and chinese_right and stop
    if mark in "?!," and left.isalpha() and left.isascii() and right == "”":
        quoted = before[before.rfind("“") + 1 :]
        if not re.search(f"[{HAN}]", quoted):
            return False  # the end of an English sentence
    if chinese_left or chinese_right:
        return True
    if not right:
        return long
    if mark == ":":
        return False
    if mark in ",;" and long:
        # English puts a space after its comma; digits with a comma are no thousands here.
        return text[at + 1 : at + 2] != " " or not (left.isalpha() and right.isalpha())
    return mark in "?!" and long and not right.isalpha()


def _brackets(text: str, kept: set[int]) -> set[int]:
    """Return the places of round brackets that become full-width; both of a pair, or one alone."""
    chosen: set[int] = set()
    stack: list[int] = []
    han = re.compile(f"[{_CJK}]")
    for at, char in enumerate(text):
        if at in kept or char not in "()（）":
            continue
        if char in "(（":
            stack.append(at)
            continue
        open_ = stack.pop() if stack else None
        inside = text[open_ + 1 : at] if open_ is not None else ""
        left = text[: open_ if open_ is not None else at].rstrip()[-1:]
        chinese = bool(han.search(inside)) or bool(han.match(left))
        mixed = open_ is not None and text[open_] + char not in ("()",)
        if chinese or mixed or (not left and han.match(text[at + 1 :].lstrip()[:1] or " ")):
            chosen |= {at} | ({open_} if open_ is not None else set())
    for at in stack:
        if han.match(text[at - 1 : at] or " ") or han.match(text[at + 1 : at + 2] or " "):
            chosen.add(at)
    return chosen


def quotes(text: str, place: Place, log: Log, *, whole: bool = False) -> str:
    """Return a paragraph with quotes “ ” ‘ ’ in order; in a `whole` one, odd ones are a doubt."""
    text = rewrite(
        re.compile("[「」『』]"),
        text,
        lambda m: "“”‘’"["「」『』".index(m[0])],
        Message("imported.quotes"),
        place,
        log,
    )
    if re.search(f"[{HAN}]", text):
        text = _paired('"', "“", "”", text, place, log)
        text = _paired("'", "‘", "’", text, place, log)
    for open_, close in ("“”", "‘’"):
        text = _in_order(open_, close, text, place, log if whole else None)
    return text


def _paired(mark: str, open_: str, close: str, text: str, place: Place, log: Log) -> str:
    """Turn straight quotes into a pair; with curly ones about, by what stands beside them."""
    pattern = re.compile(rf"(?<![A-Za-z0-9]){mark}|{mark}(?![A-Za-z0-9])")
    found = list(pattern.finditer(text))
    if not found:
        return text
    marks: dict[int, str] = {}
    places = {m.start() for m in found}
    depth = 0
    for at, char in enumerate(text):
        if char == open_:
            depth += 1
        elif char == close:
            depth -= 1
        elif at in places:
            marks[at] = close if depth > 0 else open_
            depth += -1 if depth > 0 else 1
    if mark == "'" and len(found) % 2:
        return text
    return rewrite(
        pattern, text, lambda m: marks[m.start()], Message("imported.quotes"), place, log
    )


def _in_order(open_: str, close: str, text: str, place: Place, log: Log | None) -> str:
    pattern = re.compile(rf"{open_}|(?<![A-Za-z]){close}|{close}(?![A-Za-z])")
    found = list(pattern.finditer(text))
    order = [m[0] == open_ for m in found]
    if order == [i % 2 == 0 for i in range(len(order))] and len(order) % 2 == 0:
        return text
    if log is None:
        return text
    if len(order) % 2:
        last = found[-1]
        log.doubt(
            place,
            around(text, last.start(), last.end(), 8),
            message("imported.quotes-unpaired", open=open_, close=close),
            Message("imported.as-it-is"),
        )
        return text
    if all(order[: len(order) // 2]) and not any(order[len(order) // 2 :]):
        return text  # quotes within quotes
    turn = {m.start(): open_ if i % 2 == 0 else close for i, m in enumerate(found)}
    return rewrite(pattern, text, lambda m: turn[m.start()], Message("imported.quotes"), place, log)


#: Four names or more, divided by spaces: 张三 李四 王小五 赵六.
_NAMES = re.compile(
    rf"(?:(?<=^)|(?<=[：:、，。]))[{HAN}·]{{2,3}}(?: [{HAN}·]{{2,3}}){{3,}}(?=$|[。，、；])"
)


#: Who wrote a story, in brackets; of two names the blank between stays: （通讯员 匡小雨 宁海）.
_SIGNED = re.compile(
    rf"[（(][{HAN}]{{0,8}}(?:记者|通讯员|作者|摄影|撰文|供稿|文|图)[ /／][{HAN}·]{{2,4}}"
    rf"(?: [{HAN}·]{{2,8}})+[）)]"
)

#: Several who sing or play, behind their label: 演唱：何小舟 周正.
_CAST = re.compile(
    rf"(?<=[演唱奏诵持挥者人][：:])[{HAN}·]{{2,4}}(?: [{HAN}·]{{2,4}})+(?=$| [{HAN}]{{2,6}}[：:])"
)


#: What stands before who wrote a paragraph's story, "" where he has a line of his own.
_STOPPED = frozenset({"", *SENTENCE_ENDS, "”", "…"})
#: Words between brackets, which may say who wrote it: （记者　葛　川）.
_IN_BRACKETS = re.compile(r"[（(]([^（）()]{4,60})[）)]")


def _named(found: re.Match[str]) -> str | None:
    """Return who wrote it, in brackets; behind 本报讯 nobody else is named, nor at an end."""
    before = found.string[max(0, found.start() - 8) : found.start()].rstrip()
    ends = found.end() == len(found.string) and before[-1:] in _STOPPED
    named = writers(found[1], office=before.endswith(("讯", "电", "消息")))
    return named or (signers(found[1]) if ends else None)


_WHOLE = re.compile(".+", re.DOTALL)


def _as_signed(found: re.Match[str]) -> str:
    named = _named(found)
    return found[0] if named is None else f"{found[0][0]}{named}{found[0][-1]}"


#: A slogan of two halves, named in quotes: “翰墨染烽火　丹青铸英魂”.
_SLOGAN = re.compile(rf"[“《]([{HAN}]{{3,10}}) +([{HAN}]{{3,10}})[”》]")


def close_up(text: str, place: Place, log: Log) -> str:
    """Return running text without spaces that Chinese does not have; lists of names keep theirs."""
    line = writers(text)
    if line is not None and len(re.findall("[:：]", text)) < 2:  # 记者 | 张子禾　赵　欣
        return rewrite(_WHOLE, text, lambda _: line, Message("imported.spaces-removed"), place, log)
    text = rewrite(_IN_BRACKETS, text, _as_signed, Message("imported.spaces-removed"), place, log)
    names = [(m.start(), m.end()) for m in _NAMES.finditer(text)]
    row = halves(text) or items(re.sub(" +", "\u3000", text)) or _is_row(text)
    row = row or bool(_DIARY.fullmatch(text) or _AUTHORS.fullmatch(text))
    others = (m for pattern in (_SIGNED, _CAST) for m in pattern.finditer(text))
    kept = [*names, *((m.start(), m.end()) for m in others)]
    kept += [(m.start(), m.end()) for m in _IN_BRACKETS.finditer(text) if _named(m)]

    slogans = [m.span() for m in _SLOGAN.finditer(text) if len(m[1]) == len(m[2])]

    def new(found: re.Match[str]) -> str:
        if any(start < found.start() < end for start, end in slogans):
            return "\u3000"
        if leads(found.string, found.start()) or labels(found.string, found.start()) or row:
            return "\u3000"
        if any(start < found.start() < end for start, end in kept):
            return " "
        return ""

    if names:
        start, end = names[0]
        log.doubt(
            place,
            text[start:end][:30],
            Message("imported.list-of-names"),
            Message("imported.as-it-is"),
        )
    text = rewrite(
        re.compile(
            rf"(?<=[{_CJK}]) +(?=[{_CJK}])"
            rf"|(?<=[{_AFTER}]) +|(?<=\S) +(?=[{_BEFORE}])"
        ),
        text,
        new,
        Message("imported.spaces-removed"),
        place,
        log,
    )
    text = rewrite(
        re.compile(" {2,}"), text, lambda m: " ", Message("imported.spaces-removed"), place, log
    )
    return tabs(text, place, log)


#: The day over an entry of a diary, and its weather: 7月9日　星期四　晴.
_DIARY = re.compile(
    rf"(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日(?: +(?:星期|周)[{WEEKDAYS}])?(?: +[{HAN}]{{1,4}})+"
)


#: Who wrote a book and who brought it over: 孙甘露　著, 【英】菲利普·鲍尔　著　何本国　译.
_AUTHORS = re.compile(r"(?:[^，。；：]{2,24} +(?:编?著|主?编|译|编译|绘|校注)(?: +|$)){1,4}")


def _is_row(text: str) -> bool:
    """Tell whether a paragraph is a row of a list: 舞蹈社　群舞《采桑》 is not 舞蹈社群舞.

    It has no mark of a sentence, and no part of one character, as words spaced out have.
    """
    parts = text.split()
    return not re.search("[。，；！？]", text) and min(map(len, parts), default=0) > 1


def tabs(text: str, place: Place, log: Log) -> str:
    """Return running text in which a tab, that parts names or figures, is one space, with doubt."""
    if "\t" in text:
        log.doubt(
            place,
            text[:30].replace("\t", " "),
            Message("imported.tabs"),
            Message("imported.tabs-spaced"),
        )
    return text.replace("\t", " ")


#: A label whose characters blanks spread to the width of others: 编　辑：苏巍, 总 监 制丨骆世民.
_SPREAD_LABEL = re.compile(rf"(?<![{HAN}])[{HAN}](?: +[{HAN}]){{1,3}}(?= ?[:：|｜{STROKE}])")


def one_space(text: str, place: Place, log: Log) -> str:
    """Return a head or line with one space at most between its parts; spaced-out words close up."""
    if re.fullmatch(rf"[{HAN}](?: +[{HAN}]){{2,}}", text) and writers(text) is None:  # 萧 耳 著
        parts = re.split(" {2,}", text)
        closed = " ".join(p.replace(" ", "") for p in parts)
        log.change(Message("imported.spaces-removed"), place, text, closed)
        return closed
    text = rewrite(
        _SPREAD_LABEL,
        text,
        lambda m: m[0].replace(" ", ""),
        Message("imported.spaces-removed"),
        place,
        log,
    )
    text = rewrite(
        re.compile(
            r"(?:(?<=[、：（]) )?(?<![\d.])(\d[\d.,]*) +"
            rf"(?=[年月日号个项条名万亿元人次届%](?![{HAN}]{{0,4}}[：:]))"
        ),
        text,
        lambda m: m[1],
        Message("imported.spaces-removed"),
        place,
        log,
    )
    return rewrite(
        re.compile(" {2,}"), text, lambda m: " ", Message("imported.spaces-fewer"), place, log
    )
