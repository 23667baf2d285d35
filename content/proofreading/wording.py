"""Words: typed twice, broken off, misspelt, not yet filled in; too long or short for a place.

Input: a passage, or the whole copy for what stands twice. Output: faults.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from content.proofreading.bounds import is_broken, is_edge
from content.proofreading.lexicon import REPEATABLE, WRONG_WORDS
from content.proofreading.rule import Fault, TextCheck, WholeCheck, around, each, fault
from content.proofreading.view import ALL, RUNNING, Copy, Kind, Passage
from content.source.rules import Rule
from content.words import Message, Value, message
from fonts.chinese import surnames
from fonts.chinese.characters import CLOSING, HAN, SENTENCE_ENDS, is_han, one_of
from fonts.chinese.leads import items
from fonts.chinese.lexicon import words_with
from fonts.chinese.numerals import HAN_DIGITS, ONE_TO_TEN
from fonts.repertoire import han

#: So many lines without marks are a list; none is longer. A date under a name closes a paper.
_LIST, _LINE = 3, 40
#: What is all that stands under a head of a notice is no longer.
_ANSWER = 24
_DATE = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?")
#: What stands behind its label: 联系人：林一山, 地点：老码头.
_LABELLED = re.compile(rf"[{HAN}]{{2,6}}：[^：]{{2,}}(?:\u3000[{HAN}]{{2,6}}：[^：]{{2,}})*")
#: An office that signs, before a date or alone at the end; who took what a line shows.
_OFFICE = re.compile(
    rf"[{HAN}（）、]{{2,30}}(?:局|委|办|政府|委员会|办公室|部|院|校|中学|小学|大学|公司|中心|协会"
    "|联合会|社区|镇|乡|村)"
)
#: What a head of a notice asks for.
_ASKED = re.compile(
    "(?:主题|口号|名称|时间|日期|期限|会期|地点|地址|路线|范围|对象|人员|单位|部门|机构|方式|方法|渠道|电话)$"
)
#: Whom a letter is to, on its first line: 二十年后的孩子们：.
_ADDRESSED = re.compile(rf"[{HAN}（）()]{{2,16}}[：:]")
#: When a rule was passed or changed, over its text.
_PASSED = re.compile(
    rf"(?:{_DATE.pattern}|《).{{4,110}}(?:通过|批准|修订|修正|修改|公布|发布)"
    r"(?:[，、 \u3000].{0,60}施行)?"
)
_SIGNED_ON = re.compile(rf"[{HAN}（）、]{{2,30}}[ \u3000]+{_DATE.pattern}")
_TAKEN = re.compile(rf".{{2,30}}[ \u3000](?:摄影|摄|文|图)[/／：:][{HAN}·]{{2,4}}")
_MARKS = SENTENCE_ENDS + "，、；：—…"
_DOUBLED = re.compile(rf"([{HAN}A-Za-z\d]{{2,12}}?)\1+")
#: A character that stands twice and no oftener; 一桩桩 counts. No longer word is looked for.
_SAME, _WORD = re.compile(rf"(?<!一)([{HAN}])(?<!\1\1)\1(?!\1)"), 4
#: Behind a verb of one character: 一本笔记记了七年 is no fault.
_BEHIND_VERBS = frozenset("了着过得到在完出上下起满住好给成")
_ONE_DOUBLED = re.compile(
    "(?<!目)的的(?![确士])|(?<!为)(?<!不)了了(?!解|然|不|如|结)|(?<![现实存正内潜所])在在(?!意)"
    "|(?<!于)(?<!不)是是(?!非|不|否)|(?<!暖暖)(?<!平平)(?<!随随)和和(?![气美顺平谐])|与与"
    "|(?<![首成国古故旧])都都|(?<![自理事缘情])由由|(?<![所没拥含具享只])有有|(?<!而)已已|(?<![可所得予足难])以以"
    "|(?<!尤)其其(?!格)|又又|(?<!不)但但|(?<![反从因然])而而|(?<![方面朝导志动走去倾转])向向(?!日)|使使(?!馆)|也也"
    "|们们|(?<![谦退推礼忍])让让(?![步座路开位他她我你])|(?<![需想重主只必不将就简摘首提纪])要要(?![求闻点素件塞害强])|(?<!狠)很很|(?<!即)(?<!兵)(?<!上)将将(?!好)|及及|被被|从从(?!容|前|事|来|严)|于于"
)
_EACH = re.compile(
    "^[一几]([^一])一\\1$|^一.一.$|^([很太真好多快慢非常十分])\\1$"
    # 一个单位一个单位地, 大片大片的, 很紧很紧, 品着品着, 碧蓝碧蓝
    "|^(一.{1,4})\\3$|^([大小整成][片块把堆群批串箱袋包桶车捆摞沓])\\4$"
    "|^([很最太更真好].)\\5$|^(.着)\\6$|^(.[红绿蓝黄白黑紫灰亮香甜闪长软硬滑凉烫沉圆尖胖瘦高深])\\7$"
    # 老了老了, 找啊找啊
    "|^(.[了啊呀])\\8$"
)
#: A number and a measure word that stand twice, one by one: 两棵两棵看.
_BY_MEASURE = re.compile(
    f"^([{ONE_TO_TEN}两几半百]{{1,2}}"
    "[个棵株条件只头匹辆台座栋幢户家村组队排行列张页本册卷篇句字段层级步口点滴次遍回趟轮批车船箱袋包筐篮捆"
    "把根支枝片块粒颗朵串束群对双套样种项天日夜周代里亩斤两米尺寸元桶瓶杯碗盘垄畦茬针刀声人])\\1$"
)
_NOUN_HEAD = re.compile("部|组|经理|长")
_PLACE = re.compile(
    r"【[^【】]*(?:待|补|填)[^【】]*】|TODO|TBD|(?<![A-Za-z])[xX]{3,}"
    # 李×× and 张某×× are people whose names are kept back
    rf"|(?<![{one_of(surnames.FIRST | {'某'})}])[×Ｘ]{{2,}}"
    # 二○○二年 is a year with the wrong circles: `mixed_numeral` tells of it
    rf"|(?<![{HAN_DIGITS}○])[□○◯]{{2,}}(?![{HAN_DIGITS}])"
)
_ENDS = SENTENCE_ENDS + "…!?."
_CLOSERS = "".join(CLOSING) + ')"'
_SIGNED = re.compile("(?:（[^（）]{1,60}）){1,2}$")
_DANGLING = re.compile(
    "(?:(?<![温平祥乐缓柔饱暖共谐亲调谦中总媾随附之成战弈握应唱求议言])和|以及|并且|而且|但是|因为|由于|为了|关于|对于|按照"
    f"|如果|虽然|不仅|、|，)(?=[{SENTENCE_ENDS}])"
)
#: Characters of copy from which a passage is long enough to be told twice.
_LONG_SENTENCE = 18
_SENTENCE = re.compile(f"[^{SENTENCE_ENDS}]+[{SENTENCE_ENDS}]")


def doubled(passage: Passage) -> Iterator[Fault]:
    """Words that stand twice, reduplications such as 研究研究 and 一步一步 aside."""
    text = passage.text
    for hit in _doubled(text):
        word = hit[1]
        if not re.search(f"[{HAN}]", word) or len(set(word)) == 1 or word in REPEATABLE:
            continue
        if set(word) <= set(HAN_DIGITS):  # years: 二〇二〇, 一九一九
            continue
        if (
            _EACH.match(hit[0])
            or _BY_MEASURE.match(hit[0])
            or (len(hit[0]) == 2 * len(word) and _compound(text, hit))
            or not _twice(text, hit)
        ):
            continue
        yield fault(
            *hit.span(),
            "proofread.doubled-words",
            around=around(text, *hit.span(), 4),
            why=message("proofread.twice", word=word),
            word=word,
        )
    stuttered = (hit for hit in _SAME.finditer(text) if _is_stuttered(text, hit.start()))
    told = {hit.span(): hit for hit in (*_ONE_DOUBLED.finditer(text), *stuttered)}
    for _, hit in sorted(told.items()):
        yield fault(
            *hit.span(),
            "proofread.doubled-character",
            around=around(text, *hit.span(), 4),
            why=Message("proofread.character-twice"),
            word=hit[0][0],
        )


def _is_stuttered(text: str, at: int) -> bool:
    """Tell whether the last character of a word is typed twice: 免费费理发, 入侵侵.

    A word ends with the first of the two, none begins with the second (人民民主), none holds both
    (天天, 一桩桩), the two are nobody's name (周媛媛), and the second is no verb (笔记记了).
    """
    second = at + 1
    if (at and text[at - 1] in surnames.ALL) or text[second + 1 : second + 2] in _BEHIND_VERBS:
        return False
    ends = any(_is_word(text[at - n : second]) for n in range(1, _WORD) if n <= at)
    begins = any(_is_word(text[second : second + n]) for n in range(2, _WORD + 1))
    across = (
        _is_word(text[start:end])
        for start in range(max(0, at - 2), second)
        for end in range(second + 1, min(len(text), at + 5) + 1)
    )
    return ends and not begins and not any(across)


def _is_word(text: str) -> bool:
    return len(text) > 1 and text[1:] in words_with(text[0])


def _doubled(text: str) -> Iterator[re.Match[str]]:
    """Yield what stands twice; what only seems to is looked at again from its next character."""
    hit = _DOUBLED.search(text)
    while hit:
        yield hit
        hit = _DOUBLED.search(text, hit.end() if _twice(text, hit) else hit.start() + 1)


def _twice(text: str, hit: re.Match[str]) -> bool:
    """Tell a word that stands twice from words that meet: 支队|支队长, 退税|缓税|缓费.

    What stands twice may end a longer word: 干部队伍队伍, 风生水起水起.
    """
    word, start = hit[1], hit.start()
    longer = (text[at : start + len(word)] for at in range(max(0, start - 2), start + 1))
    whole = is_edge(text, start) or any(w[1:] in words_with(w[0]) for w in longer)
    return whole and is_edge(text, start + len(word)) and is_edge(text, hit.end())


def _compound(text: str, hit: re.Match[str]) -> bool:
    """Tell 项目项目部, a name and an office named after the same thing, and 本规定|规定的."""
    if hit[1] == "规定" and text[hit.start() - 1 : hit.start()] in ("本", "该", "此", "》"):
        return True
    return hit[1] in ("项目", "工程") and bool(_NOUN_HEAD.match(text, hit.end()))


#: What ends a line of facts: 人均：22元, 客服热线：12345.
_FIGURE = re.compile(rf"[{HAN}]{{2,6}}[：:][\d.,:：—～\-/ ]*\d[{HAN}%％]{{0,3}}$")


def unended(passage: Passage) -> Iterator[Fault]:
    """A paragraph that does not end as a sentence does."""
    text = passage.text
    body = _SIGNED.sub("", text)
    inner = body.rstrip(_CLOSERS)
    if not inner or inner[-1] in _ENDS + "：:" or text[0] in "#*|`+-":  # `markdown` tells of these
        return
    if _PASSED.fullmatch(text):
        return
    if _FIGURE.search(text) and not re.search(f"[{SENTENCE_ENDS}]", text):
        return
    last = text[-12:]
    if inner == body and inner[-1] in "，、；—":
        span = len(text) - len(last), len(text)
        yield fault(*span, "proofread.ends-on-mark", mark=inner[-1], words=last)
    elif len(text) > 16 or re.search(f"[{SENTENCE_ENDS}，]", text):
        yield fault(len(text) - len(last), len(text), "proofread.unended", words=last)
    else:
        yield fault(0, len(text), "proofread.unended-alone", words=text)


def unended_of(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Paragraphs that do not end; an item of a list may end with ； where another follows.

    Lists of lines without marks, what stands behind a label and who signs are no sentences.
    """
    lines = _lines_of(copy.passages)
    for at, (passage, after) in enumerate(zip_longest(copy.passages, copy.passages[1:])):
        if passage is None or passage.kind not in RUNNING or at in lines:
            continue
        follows = (
            after is not None
            and after.kind in RUNNING | {Kind.SUBHEAD}
            and after.file == passage.file
        )
        if follows and passage.text.endswith("；"):
            continue
        for told in unended(passage):
            yield passage, told


def _lines_of(passages: Sequence[Passage]) -> set[int]:
    """Return the places of lines that are no sentences: lists, labels, signatures with a date."""
    found: set[int] = set()
    numbered = enumerate(passages)
    for file, run in itertools.groupby(numbered, lambda one: _is_line(one[1]) and one[1].file):
        if not file:
            continue
        places = [at for at, _ in run]
        dated = bool(_DATE.fullmatch(passages[places[-1]].text))
        if len(places) >= _LIST or dated:
            found.update(places)
        labels = {at for at in places if _is_label(passages[at].text)}
        found |= labels
        ends = places[-1] + 1 == len(passages) or passages[places[-1] + 1].file != file
        signs = ends and _OFFICE.fullmatch(passages[places[-1]].text)
        if signs or _signs_letter(passages, places[-1]):
            found.add(places[-1])
        rest = [at for at in places if at not in labels]
        if len(rest) == 1 and _answers(passages, rest[0]):
            found.add(rest[0])
    return found


def _is_label(text: str) -> bool:
    """Tell whether a line is a label with what stands behind it, or says who signs or took it."""
    return any(one.fullmatch(text) for one in (_LABELLED, _SIGNED_ON, _TAKEN)) or items(text)


def _signs_letter(passages: Sequence[Passage], at: int) -> bool:
    """Tell whether a line ends a letter, which begins with whom it is to: 孩子们： … 一个老师."""
    file, after = passages[at].file, passages[at + 1] if at + 1 < len(passages) else None
    goes_on = after is not None and after.file == file and after.kind in RUNNING
    section = itertools.takewhile(
        lambda one: one.file == file and one.kind in RUNNING, reversed(passages[:at])
    )
    letter = [one.text for one in section]
    short = len(passages[at].text) <= _ANSWER
    return short and not goes_on and bool(letter) and bool(_ADDRESSED.fullmatch(letter[-1]))


def _answers(passages: Sequence[Passage], at: int) -> bool:
    """Tell whether a line is all that stands under a head, as in a notice: 活动时间 / 即日起."""
    heads = (Kind.TITLE, Kind.SUBHEAD)
    over = at > 0 and passages[at - 1].kind in heads and passages[at - 1].file == passages[at].file
    after = passages[at + 1] if at + 1 < len(passages) else None
    alone = after is None or after.kind in heads or after.file != passages[at].file
    alone = alone or (after is not None and _is_label(after.text))
    asked = over and bool(_ASKED.search(passages[at - 1].text))
    return asked and alone and len(passages[at].text) <= _ANSWER


def _is_line(passage: Passage) -> bool:
    """Tell whether a paragraph is a short line without the mark of a sentence in it."""
    text = passage.text
    short = passage.kind in RUNNING and 0 < len(text) <= _LINE
    return short and text[-1] not in _MARKS and not re.search(f"[{SENTENCE_ENDS}，；]", text)


#: How surely a word ends before a wrong spelling.
_MAYBE = 0.2


def _wrong_word(passage: Passage) -> Iterator[Fault]:
    for hit in WRONG_WORDS.pattern.finditer(passage.text):
        if is_broken(passage.text, *hit.span(), least=_MAYBE):
            continue
        right = WRONG_WORDS.right[hit[0]]
        yield fault(*hit.span(), "proofread.wrong-word", words=hit[0], right=right)


@cache
def _standard() -> frozenset[str]:
    return han()


def unusual(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Characters of no standard table: often a traditional or variant form; each once."""
    told: set[str] = set()
    standard = _standard()
    for passage in copy.passages:
        for place, char in enumerate(passage.text):
            if not is_han(char) or char in told or char == "〇" or char in standard:
                continue
            told.add(char)
            yield (
                passage,
                fault(
                    place,
                    place + 1,
                    "proofread.unusual-character",
                    around=around(passage.text, place, place + 1, 3),
                    char=char,
                ),
            )


def repeated(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Paragraphs and long sentences that stand twice in an edition."""
    seen: dict[str, Passage] = {}
    for passage in copy.of(Kind.LEDE, Kind.PARAGRAPH):
        text = passage.text
        whole = len(text) >= _LONG_SENTENCE and text in seen
        spans = [(0, len(text))] if whole else [h.span() for h in _SENTENCE.finditer(text)]
        for start, end in spans:
            words = text[start:end]
            if words in seen and end - start >= _LONG_SENTENCE:
                first = seen[words]
                place: Value = first.file
                if first.line:
                    place = message("proofread.place", file=first.file, line=first.line)
                told = fault(start, end, "proofread.repeated", words=words[:20], place=place)
                yield passage, told
            seen.setdefault(words, passage)
        seen.setdefault(text, passage)


#: The most characters of a place, spaces not counted, and the fewest.
LENGTHS: dict[Kind, tuple[int, int]] = {
    Kind.HEADLINE: (3, 26),
    Kind.TITLE: (1, 24),
    Kind.KICKER: (2, 24),
    Kind.DECK: (1, 44),
    Kind.SUBHEAD: (1, 22),  # a poem may be called 桥
    Kind.PULLQUOTE: (3, 70),
    Kind.CAPTION: (2, 70),
    Kind.CREDIT: (2, 40),
    Kind.CHART_TITLE: (1, 26),
    Kind.LABEL: (1, 26),
    Kind.EVENT: (2, 50),
    Kind.ALT: (3, 150),
    Kind.LEDE: (1, 320),
    Kind.PARAGRAPH: (1, 600),
    Kind.BYLINE: (2, 50),
}


def called(kind: Kind) -> Message:
    """Return what a kind of passage is called."""
    return Message(f"passage.{kind.value.replace(' ', '-')}")


def too_long(passage: Passage) -> Iterator[Fault]:
    """Text longer than its place takes well."""
    most, count = LENGTHS[passage.kind][1], _count(passage.text)
    if count > most:
        yield fault(
            0,
            len(passage.text),
            "proofread.too-long",
            what=called(passage.kind),
            count=count,
            most=most,
        )


#: Heads of two characters that say what follows.
_WHOLE = frozenset(
    ("更正", "声明", "启事", "公告", "通告", "通知", "公示", "致歉", "讣告", "简讯", "预告", "导读")
)


def too_short(passage: Passage) -> Iterator[Fault]:
    """Text too short to say anything in its place."""
    least, count = LENGTHS[passage.kind][0], _count(passage.text)
    if count < least and passage.text not in _WHOLE:
        yield fault(
            0,
            len(passage.text),
            "proofread.too-short",
            what=called(passage.kind),
            count=count,
            least=least,
        )


def _count(text: str) -> int:
    """Count characters as a setter does: two digits or Latin letters make one."""
    narrow = sum(char.isascii() for char in text if not char.isspace())
    return len("".join(text.split())) - narrow // 2


RULES = (
    TextCheck(Rule.DOUBLED_WORDS, doubled, ALL),
    TextCheck(Rule.SENTENCE_BREAKS_OFF, each(_DANGLING, "proofread.breaks-off"), RUNNING),
    TextCheck(Rule.WRONG_WORD, _wrong_word, ALL),
    TextCheck(Rule.PLACEHOLDER, each(_PLACE, "proofread.placeholder"), ALL),
    TextCheck(Rule.TOO_LONG, too_long, frozenset(LENGTHS)),
    TextCheck(Rule.TOO_SHORT, too_short, frozenset(LENGTHS)),
)
WHOLE = (
    WholeCheck(Rule.SENTENCE_UNENDED, unended_of),
    WholeCheck(Rule.UNUSUAL_CHARACTER, unusual),
    WholeCheck(Rule.PARAGRAPH_REPEATED, repeated),
)
