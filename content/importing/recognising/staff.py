"""Who made a page or a story, each behind what he did: 策划/王翠　统筹/鲁慧　责编：林山.

Input: a line in restored characters. Output: whether it names them and nothing else, and whether
it says who wrote the copy.
"""

from __future__ import annotations

import re

from fonts.chinese.characters import HAN

#: What those do who make a page; beside them any word with a mark behind it is such an office.
_KNOWN = (
    r"责任编辑|责编|美术编辑|美编|(?:图文|文字|图片|视频|新媒体|本版|本期|执行|值班)编辑|版式(?:设计)?|校对|校检|检校|值班编委|值班主任|值班总编|主编|审读|编辑|审校"
    r"|总值班|统筹|总策划|执行(?:策划|主编)?|策划|制图|设计|图片|视觉|视频|航拍|剪辑|海报|音频|配音|一审|二审|三审|编审|采写|撰稿|撰文|摄影|摄像|文字|监制|出品人?|终审|初审|复审|审核|复核|签发"
    r"|排版|编排|(?:文字|摄影)?记者|通讯员"
)
_MARK = r"\s*[:：/／｜|丨]"
_OFFICE = rf"(?:(?:{_KNOWN})(?:\s*[/／、]\s*(?:{_KNOWN}))*|[{HAN}]{{2,5}}(?={_MARK}))"
_NAME = (
    rf"(?:[{HAN}]{{2,14}}(?:中心|编辑部|[局办委社台站科])|[{HAN}·]{{2,4}}"
    rf"|[{HAN}] [{HAN}](?![{HAN}]))"
)
#: One of them: `office` and `names`.
STAFF = re.compile(
    rf"(?P<office>{_OFFICE})(?:{_MARK})?\s*"
    rf"(?P<names>(?:本[报刊台](?:记者|通讯员) ?)?{_NAME}(?:[ 、/／]{_NAME})*?)"
    rf"(?=\s*(?:$|[，；|｜]|{_OFFICE}))"
)
_LINE = re.compile(
    rf"(?:[{HAN}]{{2,12}}(?:编辑部|中心|发布|报社|新媒体|工作室) )?"
    + re.sub(r"\?P<\w+>", "?:", rf"(?:{STAFF.pattern}[ ，、；|｜]*)+")
)
#: Whom to call of those who made a page: 编辑：何小舟　联系电话：….
_CALL = re.compile(r"[ ，；]*(?:联系|投稿|编辑部)?(?:电话|热线|邮箱|QQ)\s*[:：]\s*[\w@.－-]{5,40}$")
#: Who wrote a story, alone or with who took its pictures: that is its byline.
_WRITES = re.compile(r"(?:(?:文字|摄影)?(?:记者|通讯员)[^编审校核签责美版]*)$")
#: What a writer does among others; what only those do who make a page.
_WROTE = re.compile(rf"(?:文|图文|文图|文字|撰文|采写|撰稿|记者|通讯员){_MARK}")
_MADE = re.compile("[编审校核签责美版]")
#: Who wrote a story, as pages of the web say it under the copy: 文字：何小舟.
WRITER = re.compile(rf"(?:文字|撰文|采写|撰稿|文稿){_MARK}\s*{_NAME}(?:[ 、]{_NAME})*")


def is_staff(text: str) -> bool:
    """Tell whether a line only says who made a page: at least half of its offices are known."""
    bare = _CALL.sub("", text.strip("（）()[]【】"))
    if _WRITES.match(bare) or not _LINE.fullmatch(bare):
        return False
    offices = [found["office"] for found in STAFF.finditer(bare)]
    return 2 * sum(bool(re.match(_KNOWN, one)) for one in offices) >= len(offices)


def names_writer(text: str) -> bool:
    """Tell whether such a line names who wrote the copy, and none of those who made the page."""
    return bool(_WROTE.search(text)) and not _MADE.search(text)
