"""Dates: weekdays, days that do not exist, days to come told as past.

Input: the copy, whose paper's date is the day that 今年 is counted from. Output: faults.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections import defaultdict
from collections.abc import Iterator

from content.proofreading.rule import Fault, WholeCheck, fault
from content.proofreading.view import HEADS, Copy, Kind, Passage
from content.source.rules import Rule
from fonts.chinese import calendar
from fonts.chinese.characters import SENTENCE_ENDS

_DAY = re.compile(
    r"(?:(?<!\d)(?P<year>\d{4})年)?(?<![\d.])(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]"
    rf"(?P<week>[ （(，,]{{0,2}}{calendar.WEEK}(?![边年岁密全末]))?"
)
_MONTH = re.compile(r"(?<!\d)(\d{4})年(\d{1,2})月(?!\d)")
_CLOCK = re.compile(r"(?<![\d:：.])(\d{1,2})[:：](\d{2})(?![\d:：.])")
_HOUR = re.compile(
    r"(?:凌晨|早上|上午|中午|下午|晚上|日|当天|(?<=[时分点])至)(\d{1,2})时(?:(\d{1,2})分)?"
)
#: What says that a figure is a time of day, right before it; a day has no 26:30, a film has.
_AT = re.compile(
    "(?:凌晨|清晨|[早晚]上|[上中下]午|[晚午]间|当[天晚]|日|[时期]间[为是：]?|[于至到从在]|—)"
    "[ （(]?$"
)
#: What says that it is how long something takes.
_LONG = re.compile("(?:[时片全]长|[历用耗计]时|成绩|时间|[跑满录播]|纪录)[了为是达约：]{0,2}$")
_HOURS, _MINUTES = 24, 59
#: Words with which a passage speaks of time; 比分, 得分 and their like are of a match.
_OF_TIME = re.compile("[时点日午晚晨]|(?<![比得积总评满])分|至|—")
_YEAR = re.compile(r"(?<![\d.—\-])(\d{4})年(?!代)(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_TO_COME = re.compile(
    "将|定于|预计|计划|力争|拟|规划|目标|即将|有望|确保|明年|后年|届时|未来|展望|远景|争取|到期|之前|前完成|以前"
    "|预期|预测|可望|[到至]20|到2|估算|预算|年起|十四五|十五五|力求|在即|期间|起至|有效期|年前|逾期|限期"
)
#: What says, behind a date, that it is past: 2023年8月，全区实现利润12亿元.
_PAST = re.compile(
    "了(?!解|结)|已|曾|同比|环比|增长|下降|以来|实现|完成|建成|达到|[获荣]得?|累计|新增|竣工|投产|通车|通过|落成|当年"
)
#: Years that are no date: 2800年历史, 3000多年前.
_LENGTH_OF_TIME = re.compile("的?(?:历史|文明|文化|文脉|岁月|沧桑|传承)|之久|[来前间余多]")
#: What says so before the figure.
_COUNTED_BACK = re.compile(r"距今[约有]?\d+年?(?:至|到|[—～~-])$")
_AGO = ("每隔", "每", "约", "长达", "近", "距今", "距今已有", "有着", "拥有", "达", "上下")
#: A year so far ahead is an aim, whatever verb stands beside it: 2035年基本实现现代化.
_AIM = 3
#: What makes a name of a year to come: 2030年议程, 2035年愿景.
_NAMED = re.compile("可持续发展|议程|愿景|目标|远景|规划|中长期")
#: The clause that a date is in; a comma may stand right behind the date.
_CLAUSE = re.compile("[，,]?[^，,]*")
_SENTENCE = re.compile(f"[^{SENTENCE_ENDS}；]+")


def weekdays(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Weekdays that their dates do not have; a date without a year is of the paper's year.

    It may also be of the year of a whole date in the same article, which its writer wrote under it.
    """
    stated = _stated(copy)
    for passage in copy.passages:
        for hit in _DAY.finditer(passage.text):
            year = int(hit["year"] or copy.edition.paper.date.year)
            date = calendar.day(year, int(hit["month"]), int(hit["day"]))
            if date is None or not hit["weekday"]:
                continue
            if not hit["year"] and any(
                calendar.is_weekday(hit["weekday"], other)
                for known in stated[passage.file]
                if (other := calendar.day(known, date.month, date.day))
            ):
                continue
            if not calendar.is_weekday(hit["weekday"], date):
                yield (
                    passage,
                    fault(
                        *hit.span(),
                        "proofread.weekday-wrong",
                        day=calendar.written(date),
                        weekday=calendar.weekday(date),
                        stated=hit["weekday"],
                    ),
                )


def _stated(copy: Copy) -> defaultdict[str, set[int]]:
    """Return the years of the whole dates of each file."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for passage in copy.passages:
        years = (hit["year"] for hit in _DAY.finditer(passage.text))
        found[passage.file].update(int(year) for year in years if year)
    return found


def _is_length(text: str, hit: re.Match[str]) -> bool:
    """Tell whether a figure with a colon is how long something takes, and no time of day."""
    before = text[: hit.start()]
    if _LONG.search(before):
        return True
    return int(hit[1]) > _HOURS and int(hit[2]) <= _MINUTES and not _AT.search(before)


def impossible(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Days, months and times of day that do not exist."""
    for passage in copy.passages:
        for hit in _DAY.finditer(passage.text):
            year = int(hit["year"] or copy.edition.paper.date.year)
            leap = (int(hit["month"]), int(hit["day"])) == (2, 29) and not hit["year"]
            if leap and "闰" in passage.text:  # of any year
                continue
            if calendar.day(max(year, 1), int(hit["month"]), int(hit["day"])) is None:
                words = hit[0][: len(hit[0]) - len(hit["week"] or "")]
                span = hit.start(), hit.start() + len(words)
                if isleap(year) or int(hit["month"]) != 2:
                    yield passage, fault(*span, "proofread.no-day", words=words)
                else:
                    yield passage, fault(*span, "proofread.no-leap-day", words=words, year=year)
        for hit in _MONTH.finditer(passage.text):
            if not 1 <= int(hit[2]) <= 12:
                yield passage, fault(*hit.span(), "proofread.no-month", words=hit[0])
        for pattern in (_CLOCK, _HOUR):
            for hit in pattern.finditer(passage.text):
                colon = pattern is _CLOCK
                if int(hit[1]) > _HOURS or int(hit[2] or 0) > _MINUTES:
                    if colon and not _OF_TIME.search(passage.text):
                        continue  # a score or a ratio
                    if colon and _is_length(passage.text, hit):
                        continue
                    yield passage, fault(*hit.span(), "proofread.no-time", words=hit[0])


#: A day and a later one of what goes on; from December on to January is no turn.
_FROM_DAY = re.compile(
    r"[从自](?P<a>\d{1,2})月(?P<b>\d{1,2})日[^。；\d]{0,10}?[到至](?P<c>\d{1,2})月(?P<d>\d{1,2})日"
)
#: A work's beginning and its end.
_WORK = re.compile(
    r"(?P<a>\d{4})年(?:(?P<b>\d{1,2})月)?[^。；\d]{0,12}?(?:开工|动工|启动|开建|奠基|始建)[^。；\d]{0,16}?"
    r"(?P<c>\d{4})年(?:(?P<d>\d{1,2})月)?[^，。；\d]{0,10}?(?:竣工|完工|建成|投产|投用|通车)"
)


def turned(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """What ends before it begins: 从9月10日到9月3日, 2024年开工，2023年竣工."""
    for passage in copy.passages:
        for hit in _FROM_DAY.finditer(passage.text):
            if hit["a"] == hit["c"] and int(hit["d"]) < int(hit["b"]):
                yield passage, fault(*hit.span(), "proofread.range-reversed", words=hit[0])
        for hit in _WORK.finditer(passage.text):
            begins = int(hit["a"]), int(hit["b"] or 1)
            if (int(hit["c"]), int(hit["d"] or 12)) < begins:
                yield passage, fault(*hit.span(), "proofread.range-reversed", words=hit[0])


def to_come(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Dates after the paper's in sentences that do not speak of what is to come."""
    today = copy.edition.paper.date
    for passage in copy.passages:
        if passage.kind in (Kind.SOURCE, Kind.ALT, Kind.NOTICE):  # a notice says what is to come
            continue
        # a head leaves 将 out: 2025年基本实现服务全覆盖
        planned = passage.kind in HEADS or bool(_TO_COME.search(passage.text))
        for sentence in _SENTENCE.finditer(passage.text):
            coming = bool(_TO_COME.search(sentence[0]))
            for hit in _YEAR.finditer(sentence[0]):
                year, month, day = int(hit[1]), int(hit[2] or 1), int(hit[3] or 1)
                date = calendar.day(max(year, 1), min(max(month, 1), 12), 1) or today
                exact = calendar.day(max(year, 1), month, day) if hit[3] else date
                late = exact is not None and exact > today and year - today.year <= _AIM
                far = year > today.year + 80 or (year < 1000 and bool(hit[2]))
                before = sentence[0][: hit.start()]
                if far and (before.endswith(_AGO) or _COUNTED_BACK.search(before)):
                    continue  # 每隔3000年, 距今4000年
                if far and _LENGTH_OF_TIME.match(sentence[0], hit.end()):
                    continue
                if _NAMED.match(sentence[0], hit.end()):
                    continue
                clause = _CLAUSE.match(sentence[0], hit.end())
                past = clause is not None and bool(_PAST.search(clause[0]))
                # 今年建成雄商高铁，2027年、2028年分别建成…, in a paragraph of what is planned
                coming = coming or (year > today.year and planned)
                if far or (late and past and not coming):
                    start = sentence.start() + hit.start()
                    span = start, start + len(hit[0])
                    if late and not far:
                        paper = today.isoformat()
                        yield (
                            passage,
                            fault(*span, "proofread.date-future", words=hit[0], paper=paper),
                        )
                    else:
                        yield passage, fault(*span, "proofread.year-far", words=hit[0])


WHOLE = (
    WholeCheck(Rule.WEEKDAY_WRONG, weekdays),
    WholeCheck(Rule.DATE_IMPOSSIBLE, impossible),
    WholeCheck(Rule.RANGE_REVERSED, turned),
    WholeCheck(Rule.DATE_FUTURE, to_come),
)
