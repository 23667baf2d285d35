"""What an office puts around its copy: a red head over it, who gets it and who sent it under it.

Input: the parts of one source by their words. Output: the same parts; the name of a bulletin (简报)
with its number, issuer and list of contents, the lines 报： 送： 发：, and a writer's address,
number of identity or account are page furniture, told and not printed; a line that says whom to
call is copy, never a head.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from content.importing.blocks import Log
from content.importing.recognising.covering import covering_told
from content.importing.recognising.formlabels import without_labels
from content.importing.recognising.mailed import without_mail
from content.importing.recognising.nameplate import (
    is_for_keeping,
    is_issue_line,
    paper_named,
    unframed,
)
from content.importing.recognising.part import Part
from content.importing.recognising.roles import (
    PAPER_NUMBER,
    Role,
    bare_label,
    closed_name,
    issuer,
    mark_of,
    numeral,
)
from content.importing.recognising.webpage import FIELD
from content.importing.text.lines import ended
from content.words import Message
from fonts.chinese.calendar import WEEKDAYS
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import ONE_TO_TEN

#: What a bulletin of an office is called; its name stands in red over its number.
_BULLETIN = re.compile(
    r".{0,24}(?:简报|专报|快报|动态|信息|通讯|简讯|参阅|要情|内参|情况反映|摘报|周报|月报|会议纪要|纪要|文件)"
)
#: Who issues minutes: 社区建设领导小组办公室.
_GROUP = re.compile(rf"[{HAN}]{{2,30}}(?:领导小组|指挥部|工作组|专班|联席会议)(?:办公室)?")
_NUMBER = re.compile(
    rf"[（(]?(?:\d{{4}}年)?总?第\s*\d{{1,6}}\s*期.{{0,16}}|\d{{4}}年第\s*\d{{1,2}}\s*周.{{0,24}}|{PAPER_NUMBER}"
)
_ISSUED = re.compile(
    rf"[{HAN}（）()、 ]{{4,40}}[ 　]+(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日)(?:[ 　]?(?:印发?|编印?))?"
    rf"(?:[ 　]*(?:星期|周)[{WEEKDAYS}])?"
    r"|(?:主办|主管|承办|编印|编辑|出版)(?:单位|出版)?\s*[:：]\s*[^，。：:]{4,40}"
)
_CONTENTS = re.compile(
    r"[【\[]?(?:本期|今日|本刊)?(?:要目|目[ 　]*[录次]|导读|内容提要|看点)[】\]]?[:：]?"
)
#: Marks on both sides of what heads a list: ★本期要目★.
_DRESS = "★☆◆◇●○■□※—-— 　"
#: What stands before a title in a list of contents and not over the copy: 数字：2025年主要指标.
_COLUMN = re.compile(rf"[{HAN}]{{2,6}}[:：丨｜|]\s*")
_ITEM_NUMBER = re.compile(
    rf"(?:\d{{1,2}}[.．、]|[{ONE_TO_TEN}]{{1,3}}、|[（(][{ONE_TO_TEN}\d]{{1,2}}[）)])\s*"
)
_NUMBERED = re.compile(rf"[{ONE_TO_TEN}]{{1,3}}、|[（(][{ONE_TO_TEN}]{{1,3}}[）)]")
_PAGES = re.compile(r"[.．…·/／\s]*[（(]?\d{0,3}[）)]?$")
_STAFF = "(?:责任?编辑?|编辑|编审|编校|审[核稿定签]|核稿|签发|校[对核]|打印|录入|拟稿)"
_SENT = re.compile(
    r"(?:主?报|抄?送|抄报|发|分送|主送|印发|呈报|呈送)[:：].+|[（(]?共印\s*\d+\s*份[）)]?"
)
#: Who made a paper and let it pass, in a line beside those that get it: 审核：陈立　签发：刘志强.
_PASSED = re.compile(
    rf"(?:\s*{_STAFF}\s*[:：]\s*[{HAN}·]{{2,4}}[、{HAN} ]{{0,12}}[;；，,]?)+"
    r"(?:\s*[（(]?共印\s*\d+\s*份[）)]?)?"
)
#: Whether the public may read a paper: （此件公开发布）.
_DISCLOSED = re.compile(
    r"[（(]?(?:此件|本件|此文)[^，。]{0,8}(?:公开|发布|公布|登报|传达)[^，。]{0,6}[）)]?"
)
_ANNEX, _ITEM = re.compile(r"附件\s*[:：]\s*\S"), re.compile(r"\d{1,2}[.．、]\s*\S")
#: Whom to call, in copy; and what is nobody's business but the office's.
_CALL = re.compile(
    r"[（(]?(?:联系人|联系(?:电话|方式)|(?:办公|咨询|固定|移动)?电话|手机号?码?|传真|微信号?|QQ|邮政?编码?|邮箱|电子邮箱|E-?mail"
    r"|(?:作者|通[信讯联]|联系|单位|家庭|详细)?地址|通联)\s*[:：].{2,60}",
    re.I,
)
_PRIVATE = re.compile(
    r"(?:通联|(?:作者|通[信讯联]|联系|家庭|详细)?地址|邮政?编码?|手机号?码?|身份证号?码?|(?:开户|收款)(?:银?行|名|人)|(?:银行)?(?:账|帐|卡)号"
    r"|户名|稿费.{0,6}|微信号?|QQ号?)\s*[:：]\s*\S.{0,60}",
    re.I,
)
#: Who sent a paper in, and what may follow on the line: 报送单位：…　联系人：…　电话：….
_SENDER = re.compile(
    r"[（(]?(?:报送|来稿|投稿)(?:单位|部门|人|学校)\s*[:：]\s*\S.{0,90}"
    r"|[（(]?(?:供稿|来稿|投稿|报送|选送)(?:单位|部门|人|学校)?\s*[:：].{2,40}(?:联系人|联系方式|联系电话|电话|手机|邮箱)\s*[:：].{2,40}"
)
#: Whom a desk may call; over all copy it is for the desk alone.
_DESK = re.compile(
    r"[（(]?(?:作者|通[信讯]员|联系人|联系方式|单位|姓名).{0,40}(?:电话|手机|邮箱|QQ|微信)[^:：]{0,4}[:：].{4,60}"
)
#: What an office's site catalogues a paper by (信息公开目录), in a table over it; so many are one.
_CATALOGUED = re.compile(
    r"索引号|(?:发布|发文|公开|制发|信息)?(?:机构|单位|机关|部门)|(?:发文|文)字?号|统一登记号|(?:主题|信息|体裁|组配|内容)?分类"
    r"|公开(?:方式|形式|范围|时限|日期|类别)|(?:发布|发文|成文|生成|公开|生效|废止|失效)(?:日期|时间)|有效性|效力状态|是否有效|主题词|关键词"
    r"|(?:信息)?(?:名称|标题)|所属主题|服务对象|语种"
)
_FIELDS = 3
#: What stands over titles of other pages; of these none is longer.
_OTHERS = re.compile(
    r"[●■◆▶▌|\s]*(?:相关(?:阅读|新闻|推荐|文章|稿件|解读|报道|信息)|往期(?:推荐|回顾|精选|精彩)|推荐阅读|猜你喜欢|热门(?:文章|推荐|新闻|阅读)"
    r"|(?:\d{1,2}小时|今日|本周|一周)?热(?:文|门|榜|点)(?:排行榜?|推荐)?|更多(?:精彩|新闻|内容|推荐)(?:内容)?|最新(?:推荐|更新))[:：]?\s*"
)
_TITLE = 40
#: So many labels of a page stand over its copy, each on a line of its own.
_LEAST_LABELS = 2
#: A title that stands again does so among the first lines, and has so many characters.
_AGAIN, _LEAST_TITLE = 4, 5
_LINES = frozenset({Role.SHORT, Role.HEAD, Role.TITLE})
#: What stands over whom readers may call, and so many lines over the first label.
_INVITED = re.compile(
    r".{0,8}(?:联系我们|(?:报名|咨询|预约|订购|订阅|洽谈|招商|购买|办理)(?:方式|地点|电话|热线|须知)?)[:：]?"
)
_BETWEEN = 3
#: A red head is no longer, lines; the writer's lines at the end are no more.
_TOP, _END = 16, 10
_COPY = 60


def without_surroundings(parts: Sequence[Part], log: Log) -> list[Part]:
    """Return the parts of one source, what stands around its copy told from it."""
    parts = _dated(list(unframed(without_mail(parts))))
    parts = [_aside(p) if _DISCLOSED.fullmatch(_words(p)) else _catalogue(p) for p in parts]
    out = _red_head(without_labels(covering_told(_said_again(parts)), log))
    out = _recommended(_annexes(_circulation(_fields(out))))
    return _contact(out, log)


def _dated(parts: list[Part]) -> list[Part]:
    """Return the parts, a line about the issue as furniture, and its paper's name over it."""
    top = min(len(parts), _TOP)
    lines = frozenset({Role.SHORT, Role.HEAD, Role.TITLE, Role.FURNITURE, Role.BYLINE})
    for at in range(top):
        if parts[at].role in lines and is_issue_line(parts[at].text):
            parts[at] = _aside(parts[at])
            over = range(max(0, at - 2), at)
            named = [i for i in over if parts[i].role in lines and paper_named(parts[i].text)]
            for index in named:
                parts[index] = _aside(parts[index])
    return parts


def _catalogue(part: Part) -> Part:
    """Return a table of what a site catalogues a paper by as furniture: 索引号：… 公开方式：…."""
    table = part.block.table
    cells = [cell for row in table.rows for cell in row if cell.strip()] if table else []
    named = [bool(_CATALOGUED.fullmatch(re.sub(r"[\s：:]", "", cell))) for cell in cells]
    if sum(named) < _FIELDS or any(map(all, itertools.pairwise(named))):
        return part  # no label stands beside a label: else it heads columns
    return _aside(_as_line(part))


def _recommended(parts: list[Part]) -> list[Part]:
    """Return the parts, titles of other pages at the end as furniture: 往期推荐 ● …."""
    at = next((i for i, p in enumerate(parts) if _OTHERS.fullmatch(_words(p))), None)
    if at is None or any(ended(p.text) and len(p.text) > _TITLE for p in parts[at + 1 :]):
        return parts
    lines = frozenset({Role.SHORT, Role.HEAD, Role.TITLE})
    rest = [_aside(p) if p.role in lines and p.text else p for p in parts[at + 1 :]]
    return [*parts[:at], _aside(parts[at]), *rest]


def _fields(parts: list[Part]) -> list[Part]:
    """Return the parts, labels of a page and what stands under each as furniture, over its copy.

    So a table of them is copied: 发布时间： / 2022-02-11 / 作者 / 来源： / 八里营党政办.
    """
    top = min(len(parts), _TOP)
    labels = [at for at in range(top) if FIELD.fullmatch(_words(parts[at]))]
    if len(labels) < _LEAST_LABELS:
        return parts
    lines = (Role.SHORT, Role.BYLINE, Role.FURNITURE)
    under = {at + 1 for at in labels if at + 1 < top and parts[at + 1].role in lines}
    aside = {at for at in {*labels, *under} if not parts[at].text.endswith("：") or at in labels}
    return [_aside(p) if at in aside else p for at, p in enumerate(parts)]


def _said_again(parts: Sequence[Part]) -> list[Part]:
    """Return the parts; of a title that stands again under itself the second is the title.

    What a page adds before the first (【文史】第9辑‖…) stands over it as its column.
    """
    out = list(parts)
    lines = list(
        itertools.takewhile(
            lambda at: not _is_copy(out[at]), (at for at, p in enumerate(out) if p.text)
        )
    )
    for first, second in ((lines[0], at) for at in lines[1 : 1 + _AGAIN]):
        one, two = out[first], out[second]
        rest = one.text.removesuffix(two.text).strip(" 　‖|｜丨:：—-·")
        heads = one.role in _LINES and two.role in _LINES and one.block.level
        if heads and rest and len(two.text) >= _LEAST_TITLE and one.text.endswith(two.text):
            level = replace(two.block, level=one.block.level, look=one.block.look)
            out[second] = replace(one, block=level)
            column = replace(one.block, text=rest, level=0)
            out[first] = replace(one, role=Role.KICKER, block=column)
            break
    return out


def _aside(part: Part) -> Part:
    return replace(part, role=Role.FURNITURE)


def _words(part: Part) -> str:
    return " ".join(part.text.split())


def _red_head(parts: list[Part]) -> list[Part]:
    """Return the parts, the lines of a bulletin's head as furniture."""
    copy = (i for i, p in enumerate(parts) if len(p.text) > _COPY or p.role is Role.TABLE)
    top = min(next(copy, len(parts)), _TOP)
    at = next((i for i in range(min(top, 5)) if _NUMBER.fullmatch(_words(parts[i]))), None)
    if at is None:
        return _contents(parts, top)
    said = (
        i for i in range(at + 1, top) if parts[i].role is Role.BODY and parts[i].text[-1:] in "。："
    )
    heads = parts[at + 1 : next(said, top)]
    over = _under_name(parts, at)
    for index in over:  # each opens a story, though only its look tells that it is a head
        if numeral(parts[index].text) is None:
            parts[index] = _stated(parts[index])
    titled = any(_titles(part) for part in heads) and not over
    for index in range(top):
        words = _words(parts[index])
        # minutes and papers without a title of their own are called so
        named = _BULLETIN.fullmatch(words) or _GROUP.fullmatch(words)
        issues = bool(named) or all(map(issuer, words.split()))  # two offices may issue it
        name = index < at and issues and titled
        if index < at and issues and over and parts[index].role is Role.FURNITURE:
            parts[index] = replace(parts[index], role=Role.TITLE)  # 云溪农情周报
        kept = index < at and is_for_keeping(words)
        if name or kept or _NUMBER.fullmatch(words) or _ISSUED.fullmatch(words):
            parts[index] = _aside(parts[index])
    return _contents(parts, top)


def _under_name(parts: Sequence[Part], number: int) -> list[int]:
    """Return the titles of several stories under a bulletin's name, which is their headline.

    By their look heads of one level stand over copy under the number, and the name is higher or
    larger.
    """
    name = min((p.block.level for p in parts[:number] if p.block.level), default=0)
    largest = max((p.block.look.size for p in parts[:number]), default=0.0)
    below = ((at, p) for at, p in enumerate(parts) if at > number and p.block.level)
    heads = [at for at, p in below if not (_ISSUED.fullmatch(_words(p)) or _lists(p))]
    level = parts[heads[0]].block.level if heads else 0
    titles = [at for at in heads if parts[at].block.level == level]
    filled = (Role.BODY, Role.TABLE)
    copy = len(titles) > 1 and any(p.role in filled for p in parts[titles[0] : titles[1]])
    larger = bool(titles) and largest > max(parts[at].block.look.size for at in heads)
    return titles if (0 < name < level or larger) and copy else []


def _stated(part: Part) -> Part:
    return replace(part, block=replace(part.block, look=replace(part.block.look, told=False)))


def _titles(part: Part) -> bool:
    """Tell whether a line under the number of a bulletin may be the title of what it holds."""
    line = part.role in (Role.SHORT, Role.HEAD, Role.TITLE)
    return line and not _ISSUED.fullmatch(_words(part)) and not _NUMBERED.match(part.text)


def _lists(part: Part) -> bool:
    """Tell whether a line heads a list of what follows: 目　录."""
    return bool(_CONTENTS.fullmatch(closed_name(part.text.strip(_DRESS))))


def _contents(parts: list[Part], top: int) -> list[Part]:
    """Return the parts, a list of what follows as furniture: its lines stand again below."""
    at = next((i for i in range(top) if _lists(parts[i])), None)
    if at is None:
        return parts
    later = [_title(part) for part in parts[at + 1 :]]
    end = at + 1
    while end < len(parts) and (_again(later, end - at - 1) or _paged(parts[end])):
        if parts[end].text and later.index(later[end - at - 1]) < end - at - 1:
            break  # the second time: the copy has begun
        end += 1
    if end == at + 1:
        return parts
    listed = {name for title in later[: end - at - 1] for name in (title, _COLUMN.sub("", title))}
    rest = [_listed(part) if _title(part) in listed else part for part in parts[end:]]
    return [*parts[:at], *(_aside(_as_line(part)) for part in parts[at:end]), *rest]


def _again(titles: Sequence[str], at: int) -> bool:
    """Tell whether a title stands again below, with its column's name before it or without."""
    return titles.count(titles[at]) > 1 or _COLUMN.sub("", titles[at]) in titles[at + 1 :]


def _paged(part: Part) -> bool:
    """Tell whether a table is a list of heads with their pages: 一、基本情况 | 1."""
    rows = part.block.table.rows if part.block.table else ()
    pages = [int(row[-1]) for row in rows if row[-1].isdecimal() and len(row[-1]) < 4]
    heads = all(re.search(f"[{HAN}]", row[0]) for row in rows)
    return bool(rows) and len(pages) == len(rows) and heads and pages == sorted(pages)


def _as_line(part: Part) -> Part:
    """Return a table as a line of its cells; another part as it is."""
    if part.block.table is None:
        return part
    cells = [cell for row in part.block.table.rows for cell in row if cell.strip()]
    return replace(part, block=replace(part.block, text=" ".join(cells), table=None))


def _listed(part: Part) -> Part:
    """Return a line that a list of contents names as a head, where nothing else says so."""
    plain = part.role in (Role.SHORT, Role.BODY) and not part.block.level
    return replace(part, role=Role.HEAD, block=replace(part.block, level=1)) if plain else part


def _title(part: Part) -> str:
    """Return a line of a list of contents as the title below has it: without mark and page."""
    words = part.text.strip().removeprefix(mark_of(part.text)).strip()
    return _PAGES.sub("", _ITEM_NUMBER.sub("", words))


def _circulation(parts: list[Part]) -> list[Part]:
    """Return the parts, who gets a paper as furniture: 报： 送： 发： （共印60份）."""
    end = len(parts)
    while end and (
        _SENT.fullmatch(_words(parts[end - 1]))
        or _PASSED.fullmatch(_words(parts[end - 1]))
        or parts[end - 1].role is Role.FURNITURE
        or (_ISSUED.fullmatch(_words(parts[end - 1])) and _is_sent(parts, end))
    ):
        end -= 1
    sent = any(_SENT.fullmatch(_words(p)) or _is_printed(p) for p in parts[end:])
    return [_aside(p) if sent and i >= end else p for i, p in enumerate(parts)]


def _is_sent(parts: Sequence[Part], end: int) -> bool:
    """Tell whether a line of who printed a paper, and when, stands by those that get it."""
    beside = [*parts[max(0, end - 2) : end - 1], *parts[end : end + 1]]
    return (
        _is_printed(parts[end - 1])
        or end < len(parts)
        or any(_SENT.fullmatch(_words(p)) for p in beside)
    )


def _is_printed(part: Part) -> bool:
    """Tell whether a line says by its own words who printed a paper: …办公室　…日印发."""
    return bool(_ISSUED.fullmatch(_words(part))) and part.text.strip().endswith("印发")


def _annexes(parts: list[Part]) -> list[Part]:
    """Return the parts, the further lines of a list of annexes as copy: 附件：1.… 2.…."""
    listed = False
    for index, part in enumerate(parts):
        listed = bool(_ANNEX.match(part.text)) or (listed and bool(_ITEM.match(part.text)))
        if listed and part.role is Role.SHORT:
            parts[index] = replace(part, role=Role.BODY, block=replace(part.block, hint="body"))
    return parts


def _contact(parts: list[Part], log: Log) -> list[Part]:
    """Return the parts, what a writer says of himself at the end as furniture and doubts."""
    end = len(parts)
    while end > max(1, len(parts) - _END) and (
        parts[end - 1].role is Role.FURNITURE or _says_where(parts[end - 1])
    ):
        end -= 1
    private = any(_PRIVATE.fullmatch(_words(part)) for part in parts[end:])
    private = private and not _invites(parts, end)
    copy = next((i for i, p in enumerate(parts) if _is_copy(p)), len(parts))
    for index, part in enumerate(parts):
        words = _words(part)
        desk = 0 < index < copy and bool(_DESK.fullmatch(words)) and not _asked_for(parts, index)
        own = (index >= end and private) or sent_in(words) or desk
        if part.role is not Role.FURNITURE and own:
            parts[index] = _aside(part)
            log.doubt(
                part.block.place,
                part.text,
                Message("imported.writers-own"),
                Message("imported.not-printed"),
            )
        elif part.role is not Role.FURNITURE and _CALL.fullmatch(words):
            parts[index] = replace(part, role=Role.BODY, block=replace(part.block, hint="body"))
    return parts


def _invites(parts: Sequence[Part], end: int) -> bool:
    """Tell whether a head over what the copy ends with asks readers to come or call: 联系我们."""
    over = (p for p in parts[max(0, end - _BETWEEN) : end + 1] if not _is_copy(p))
    return any(_INVITED.fullmatch(bare_label(_words(part))) for part in over)


def _says_where(part: Part) -> bool:
    words = _words(part)
    return bool(_CALL.fullmatch(words) or _PRIVATE.fullmatch(words))


def sent_in(words: str) -> bool:
    """Tell whether a line says who sent the copy in, and whom to call: 报送单位：…联系人：…."""
    return bool(_SENDER.fullmatch(words)) and "。" not in words


def _is_copy(part: Part) -> bool:
    """Tell whether a part is a paragraph that has come to its end."""
    return part.role is Role.BODY and ended(part.text) and not _says_where(part)


def _asked_for(parts: Sequence[Part], index: int) -> bool:
    """Tell whether the line over one asks for it: 五、联系方式."""
    return bool(re.search("联系|咨询|报名|电话|方式", parts[index - 1].text[-8:]))
