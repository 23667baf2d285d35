"""Blanks that stay in running text: 第三条　…, 3月5日　…, 本报讯　…, 联系人：…　电话：….

Input: a paragraph. Output: whether a place of it is where such a blank stands: behind what the
paragraph begins with, or before the label of a further matter on the same line.
"""

from __future__ import annotations

import re

from fonts.chinese.calendar import WEEKDAYS
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import NUMERALS

_DAY = (
    r"(?:(?:19|20)\d{2}年)?(?:\d{1,2}月)?\d{1,2}日|(?:(?:19|20)\d{2}年)?\d{1,2}月|(?:19|20)\d{2}年"
)
_HOUR = r"(?:[上下]午|清晨|早上|中午|晚上|凌晨)?(?:\d{1,2}[时点](?:\d{1,2}分|半)?)?"
_TO = "[—–～~至到-]+"
#: Articles of a law, dates and hours of a chronicle or programme, from one to another or not; a
#: blank of one em stands behind them.
LEAD = re.compile(
    rf"第[{NUMERALS}\d]{{1,5}}(?:[章节条款项](?:之[{NUMERALS}])?|[天步站轮场课])|本[报刊网台]讯"
    rf"|(?:{_DAY})(?:{_TO}(?:{_DAY}))?|(?=.){_HOUR}(?:{_TO}{_HOUR})?|(?:星期|周)[{WEEKDAYS}天]"
)


def leads(text: str, at: int) -> bool:
    """Tell whether all that stands before a place is such a beginning."""
    return LEAD.fullmatch(text, 0, at) is not None


#: The label of a further matter on the same line.
_LABEL = re.compile(
    rf"[ \u3000]+(?=[{HAN}]{{0,2}}"
    r"(?:联系人|负责人|电话|手机|传真|地址|邮编|邮箱|微信|方式|时间|地点|单位|部门|主办|承办|协办"
    r"|演唱|演奏|表演|朗诵|领唱|指挥|伴奏|主持|作者|编辑|责编|审核|校对|摄影|撰文|指导|指导老师)[：:])"
)


def labels(text: str, at: int) -> bool:
    """Tell whether a blank at a place stands before the label of a further matter."""
    return _LABEL.match(text, at) is not None


#: Behind 电 or 讯 of an agency's line, and in who took or wrote something:
#: 新华社北京12月11日电　中央…, 新华社记者 甲某某 摄.
_SIGNED = re.compile(
    r"\d{1,2}日(?:电|讯)[ \u3000]+"
    rf"|(?:记者|主持人)[ \u3000]+[{HAN}]{{2,4}}(?=[：:])"
    r"|(?:记者|通讯员|实习生|摄影)[ \u3000]+"
    rf"(?:[{HAN}]{{2,4}}[ \u3000、]+){{1,4}}(?:摄|文|图|供图|报道)"
)


def signs(text: str, at: int) -> bool:
    """Tell whether a blank at a place stands in an agency's line or a credit."""
    return any(hit.start() < at < hit.end() for hit in _SIGNED.finditer(text))


#: A line of two halves and nothing else: 生产再忙　安全不忘.
_HALVES = re.compile(rf"([{HAN}]{{3,10}})[ \u3000]+([{HAN}]{{3,10}})")


def halves(text: str) -> bool:
    """Tell whether a line is two halves of about one length, which a blank parts."""
    found = _HALVES.fullmatch(text)
    return found is not None and abs(len(found[1]) - len(found[2])) <= 2


#: A line that is no sentence, of words with blanks of one em between them: 石桥中学　竹坪小学;
#: 撰稿人：何小舟　审核人：林一山; 竹坪小学　曹　穗. Joined they would be one word.
_ITEM = rf"[{HAN}A-Za-z\d：:、.．/／｜|·《》“”（）()]{{2,24}}"
_ITEMS = re.compile(rf"{_ITEM}(?:\u3000+{_ITEM}){{1,11}}")
#: A name of two characters that a blank spreads, alone or with what it is of: 巫　平家庭.
_SPREAD = re.compile(rf"(?:(?<=[：:\u3000])|^)([{HAN}])\u3000([{HAN}])")


def items(text: str) -> bool:
    """Tell whether a line is words or names, or labels with theirs, and nothing else."""
    return _ITEMS.fullmatch(_SPREAD.sub(r"\1\2", text)) is not None
