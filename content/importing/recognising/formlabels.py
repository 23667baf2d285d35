"""Labels of a form before the lines over a story: 标题：… 副标题：… 作者：… 正文：.

Input: the parts of one source by their words. Output: the same parts without the labels, each told
as left out; what the labels name keeps its place. Where several lines have the label of a title
each begins a story. Labels count only where one of them names the
title and stands over the copy. Where another names the copy it is a form round a paper: its
own name (稿件登记表) and what else it asks for (审核, 栏目, 配图) are the desk's, and held.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from content.importing.blocks import Log
from content.importing.recognising.covering import FORM, held
from content.importing.recognising.part import Part
from content.importing.recognising.roles import STANDS, Role, role_of
from content.words import Message
from fonts.chinese.numerals import ONE_TO_TEN

#: What a title is called before it, alone or counted: 标题：…, 稿件二：….
_TITLE = re.compile(
    r"[【\[]?(?:主?标题|题目|篇名|稿件(?:标题|名称)|新闻标题|文件(?:标题|名称))[】\]]?\s*[:：]?\s*"
    rf"|[【\[（(]?(?:稿件?|来稿|新闻稿?|消息|通讯|信息)[{ONE_TO_TEN}\d]{{1,2}}[】\]）)]?\s*[:：]\s*"
)
_DECK = re.compile(r"[【\[]?(?:副标?题|副题)[】\]]?\s*[:：]\s*")
_KICKER = re.compile(r"[【\[]?(?:[引肩眉]题)[】\]]?\s*[:：]\s*")
_WRITER = re.compile(r"[【\[]?(?:作者|署名|撰稿人?|投稿人)[】\]]?\s*[:：]\s*(?!.*[:：])")
_COPY = re.compile(
    r"[【\[]?(?:正文|内容|稿件内容|正文内容)[】\]]?\s*[:：]\s*|[【\[](?:正文|内容)[】\]]\s*"
)
#: What else a form asks for: each with the few words that answer it, a line of its own.
_ASKED = re.compile(
    r"[【\[]?(?:(?:投稿|拟[投发])?(?:栏目|版面|版次)|体裁|稿件(?:类别|来源|编号)|[编序]号|密级|页数|字数"
    r"|(?:责任|值班)?编辑|责编|(?:审[核稿签批定]|核稿|签发|拟稿)人?|(?:审[核稿签批]|领导|部门|单位)意见"
    r"|(?:有无)?(?:配图|图片|附件|照片)(?:数量)?|(?:供稿|来稿|报送|选送|投稿)?(?:单位|部门)|联系(?:人|电话|方式)"
    r"|电话|手机|邮箱|(?:投稿|来稿|报送|送审|发稿)?(?:日期|时间)|备注|说明)[】\]]?\s*[:：].{0,40}"
)
#: Labels whose answers say nothing of a paper: who sent it, when, who let it pass. What is remarked
#: (备注, 意见) may be meant for the page.
_ENTRY = re.compile(
    "单位|部门|科室|电话|手机|联系|邮箱|微信|[QＱ]{2}|日期|时间|[编序稿]号|密级|字数|页数|份数|体裁|类别|栏目|版[面次位]"
    "|负责人|领导|主任|主编|总编|社长|编辑|责编|[初复终]审|审[核稿签批定]|核稿|签[发字收]|校对|盖章"
)
_REMARKED = re.compile("备注|说明|意见|要求|建议")
_NAMED = re.compile(r"[【\[]|.*[:：]")
#: A column's name before a title, as pages of a chat and newsrooms have it: 老照片 | 第一辆拖拉机,
#: 乡耕先锋·一路同行丨记录乡村变迁, 【简讯】县图书馆延长开放时间.
_COLUMN = re.compile(
    r"(\S[^|｜丨‖]{1,7}(?=\s+\|)|\S[^|｜丨‖]{1,15})\s*(?:(?<=\s)\|\s|[｜丨‖])\s*([^|｜丨‖]{4,})"
    r"|【([^】]{2,6})】\s*(.{4,})"
)
#: Labels stand among so many of the first lines.
_TOP = 10


def without_labels(parts: Sequence[Part], log: Log) -> list[Part]:
    """Return the parts, the labels of a form told from what they name."""
    out = list(parts)
    title = next((at for at, part in enumerate(out[:_TOP]) if _is_title(part)), None)
    if title is None:
        return out
    rest = _bare(out[title].text, _TITLE)
    again = any(_same(part.text, rest) for part in out[title + 1 : title + _TOP])
    titles = _titles(out, title)
    near = {at for one in titles for at in range(one, one + _TOP)}
    for at, part in enumerate(out):
        if at > title and at not in near:
            continue
        for label, role in (
            (_TITLE, Role.SHORT),
            (_DECK, Role.DECK),
            (_KICKER, Role.SHORT),
            (_WRITER, Role.BYLINE),
            (_COPY, Role.BODY),
        ):
            found = label.match(part.text)
            if found is None or not found[0] or not _NAMED.match(found[0]):
                continue
            if at == title and again:  # a form over the copy, which has its title again
                out[at] = replace(part, role=Role.FURNITURE)
                break
            words = part.text[found.end() :].strip()
            log.leave_out(part.block.place, found[0].strip(), Message("imported.form-label"))
            hint = "subtitle" if role is Role.DECK else part.block.hint
            told = role_of(words) if role is Role.BODY and words else role
            block = replace(part.block, text=words, hint=hint)
            if at in titles and len(titles) > 1:
                told, block = Role.HEAD, replace(block, level=1)
            out[at] = replace(part, role=told, block=block)
            break
    if any(_COPY.match(part.text) for part in parts[title + 1 : title + _TOP]):
        _hold_the_rest(out, title)
    return out


def _hold_the_rest(parts: list[Part], title: int) -> None:
    """Hold the name of a form, and what it asks for beside a paper's own lines."""
    for at, part in enumerate(parts):
        named = at < title and part.role is not Role.TABLE and FORM.fullmatch(part.text.strip())
        if named or _ASKED.fullmatch(part.text.strip()):
            parts[at] = held(part)


def column_of(title: str) -> tuple[str, str, str]:
    """Divide a title into a desk's label, its column's name and what it says: 【简讯】图书馆….

    The label (【头条】) says where the story is to stand; at most one of the two is there.
    """
    found = _COLUMN.fullmatch(title)
    if found is None:
        return "", "", title
    name, words = (found[1] or found[3]).strip(), (found[2] or found[4]).strip()
    if STANDS.fullmatch(name):
        return title[: len(title) - len(words)].strip(), "", words
    return "", name, words


def names_a_part(label: str) -> bool:
    """Tell whether a label names a part of a paper: its title, deck, kicker, writer or copy."""
    named = label.rstrip(":： ") + "："
    return any(part.fullmatch(named) for part in (_TITLE, _DECK, _KICKER, _WRITER, _COPY))


def names_an_entry(label: str) -> bool:
    """Tell whether a label of a form asks for what no reader is told."""
    return bool(_ENTRY.search(label)) and not _REMARKED.search(label)


def names_a_paper(labels: Collection[str]) -> bool:
    """Tell whether labels, bare or with a colon, name a title and the copy: a form's (稿签)."""
    named = [label.rstrip(":： ") + "：" for label in labels]
    return any(map(_TITLE.fullmatch, named)) and any(map(_COPY.fullmatch, named))


def _is_title(part: Part) -> bool:
    found = _TITLE.match(part.text)
    named = found is not None and bool(_NAMED.match(found[0]))
    return named and part.role is not Role.TABLE and bool(_bare(part.text, _TITLE))


def _titles(parts: Sequence[Part], first: int) -> list[int]:
    """Return where titles stand: the first and those with its very label, a story under each."""
    label = _TITLE.match(parts[first].text)
    told = _uncounted(label[0]) if label else ""
    named = (at for at, part in enumerate(parts) if at > first and _is_title(part))
    return [first, *(at for at in named if _uncounted(parts[at].text).startswith(told))]


def _uncounted(label: str) -> str:
    """Return a label without what counts it: 稿件：."""
    return re.sub(rf"(?<=[稿件闻息讯])[{ONE_TO_TEN}\d]{{1,2}}", "", label.strip(), count=1)


def _bare(text: str, label: re.Pattern[str]) -> str:
    return label.sub("", text, count=1).strip()


def _same(one: str, two: str) -> bool:
    """Tell whether a line says a form's title again, who issues it before it or not."""
    return re.sub(r"\s", "", one).endswith(re.sub(r"\s", "", two))
