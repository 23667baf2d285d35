"""What is written to the desk and not to the reader: a covering note round the copy.

Input: the parts of one source by their words. Output: the same parts; lines that speak to the
editor (供参考，请勿外传; 请酌情采用; 文责自负), the stamps and messages of a chat, and what a
writing program says of its own text are furniture with the hint `COVERING`: held back, with a
doubt, until an editor decides. Only what stands at the edges of the copy is such a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from content.importing.recognising.part import Part
from content.importing.recognising.roles import PAPER_KIND, Role
from content.importing.text.lines import ended
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import ONE_TO_TEN

#: The hint of a part that is held back as a note to the desk.
COVERING = "covering"
#: No note is longer, characters; so many lines at either edge are looked at.
_LONGEST, _EDGE = 160, 14
#: A paragraph that is longer than this is copy, characters.
_LEAST_COPY = 24
#: What is sent to a desk; a paper (稿) is nothing else.
_PAPER = "(?:来?稿件?|文稿|新闻稿|通讯稿|拙作|习作|此文|本文)"
_COPY = f"(?:{_PAPER}|散文|小诗|诗歌|信息|消息|材料|文章|报道|简报|事迹)"
#: What only a desk does with copy, and what others do, too.
_PRINT = "(?:刊发|刊登|刊用|刊载|采用|选用|选登|选发|登载|登报|见报|编发|编辑使用|上稿|上版)"
_MEND = "(?:审阅|审定|审核|审改|斧正|雅正|指正|修改|查收|过目|批评)"
_DESK = "(?:编辑|贵[报刊台社]|媒体|报社|记者)"
_ASKED = "(?:请|望|盼|恳请|敬请|烦请|麻烦|能否|希望)"
_STOP = "(?:[）)】。！!，,；;]|$)"
#: What a form round a paper asks for.
_FIELDS = (
    "责编|责任编辑|送?审核?|[初复终]审|签发|核稿|拟稿|版面|版次|栏目|密级|页数|页码|发件人?|收件人?|发自|发至|日期|作者"
    "|来稿|稿件类别"
)
#: How far a paper is, as offices stamp it; 征求意见稿 and 草案 are words of a title.
_STATE = (
    "(?:(?:新闻)?通稿|[定终初急改]稿|(?:修改|修订|审定)稿"
    f"|[{ONE_TO_TEN}]审?稿|[已待未]审[定核]?|清样)"
)
#: Who works at a desk, and what these are asked about a paper: 请总编定夺, 数字已与统计局核对.
_AT_DESK = "(?:总编辑?|主编|责编|美编|[责值]班(?:主任|编辑)|编辑部?|版面|校对)"
_WEIGH = "(?:定夺|酌情|斟酌|取舍|把关|拍板|看一?[下看]|核[对实查]|使用|处理|考虑|补[图上]|配图)"
#: What is said to a desk alone; each of these alone tells a note.
_SAID = re.compile(
    rf"{_ASKED}{_AT_DESK}[^。；]{{0,8}}{_WEIGH}"
    rf"|^[（(【\[](?:(?:编辑|责编|校对)[注按]?|(?:作者|记者)注)[:：][^。；]{{0,24}}(?:核[对实查]|待[定补核查]|把关|存疑)[^。]{{0,16}}[）)】\]]$"
    rf"|^[（(【\[]此(?:段|处|句|数据?|图)[^。；]{{0,12}}(?:{_ASKED}|待|是否|可删|可不用)[^。]{{0,20}}[）)】\]]$"
    rf"|{_ASKED}[^。；]{{0,16}}(?:{_DESK}|老师|酌情|择优|尽快|予以?|给予|领导)[^。；]{{0,8}}{_PRINT}"
    rf"|{_ASKED}(?:予以?|给予|酌情|择优|审核后|审阅后)?{_PRINT}(?:为[盼荷感]|{_STOP})"
    rf"|(?:[此本该]稿|稿件){_ASKED}?[^。；，]{{0,3}}[于在][^。；，]{{1,12}}前{_PRINT}"
    r"|(?:图片?|照片|配图|视频|图表)(?:另发|另传|另行发送|(?:稍后|随后)(?:[发传]送?|补)|[后待]补)"
    rf"(?:至?(?:邮箱|微信|QQ|网盘|{_DESK}))?(?:[。，；、！）)]|$)"
    rf"|^[（(【\[](?:{_DESK}|{_AT_DESK}|排版)[^】）)\]]{{0,4}}(?:注意|留意|备注|提示|须知)[】）)\]]"
    r"|(?:[此本该]稿|稿件)(?:急用|急发|加急|特急|请勿改动)|^[（(【\[]?(?:急稿|特急|加急|急件)[】）)\]]?$"
    rf"|{_ASKED}[^。；]{{0,10}}{_DESK}[^。；]{{0,8}}{_MEND}|[【\[（(]{_ASKED}[^。；]{{0,8}}{_MEND}[】\]）)]"
    rf"|^[（(【\[][^）)】\]。]{{0,30}}{_ASKED}(?:安?排|放|置|发|上|登)[^）)】\]。]{{0,8}}版[^）)】\]。]{{0,6}}[）)】\]]$"
    r"|^[（(【\[](?=[^）)】\]。]*(?:责编|责任编辑|校对|审核))[^）)】\]。]*(?:电话|手机|微信|邮箱)[^）)】\]。]*[）)】\]]$"
    rf"|^[（(【\[](?=[^）)】\]。]*{_ASKED}[^）)】\]。]{{0,6}}(?:{_AT_DESK}|编辑老师))[^）)】\]。]{{2,40}}[）)】\]]$"
    r"|^[（(【\[](?:图片?|照片|配图|插图)[^。；）)】\]]{0,4}[见在][^。；）)】\]]{0,4}(?:附件|邮件|邮箱|压缩包|文件夹)[^。；）)】\]]{0,12}[）)】\]]$"
    rf"|(?:仅?供|可供)[^。；，]{{0,16}}{_DESK}[^。；，]{{0,8}}(?:参考|{_PRINT}|{_MEND})"
    rf"|^[（(【\[]\s*{_STATE}(?:[·、，/\s]*{_STATE})*\s*[）)】\]]$"
    r"|^[（(【\[]?\s*(?:(?:新闻)?通稿|新闻稿|(?:即时|立即|即刻)发[布稿]"
    r"|供(?:各|新闻)?媒体(?:使用|发布|采用)|FOR IMMEDIATE RELEASE|[|｜·/\s])+\s*[）)】\]]?$"
    r"|^(?:媒体|新闻)(?:联[系络]人?|垂询|咨询|联系方式)\s*(?:[:：]|$)"
    r"|^(?:[^，。：:]{2,24}供稿)?\s*[（(]?共\s*\d{1,3}\s*页[）)]?$"
    rf"|^[（(【]?仅?供(?:参考|选用|采用|编辑)[^。]{{0,4}}[）)】。]?$"
    rf"|(?:请勿|切勿|勿)(?:外传|外发|转发|外泄|扩散){_STOP}"
    rf"|(?:未经|尚未|未)(?:领导|单位)?(?:核实|审核|审定|核对)[^。；]{{0,6}}勿(?:外|转|刊|发)"
    rf"|{_ASKED}{_DESK}[^。；]{{0,6}}(?:酌处|酌定|酌用|审处|阅处)"
    rf"|(?=.*(?:[编字序]号|字数)[:：])(?:(?:[编序]号|字数|{_FIELDS})\s*[:：]\s*[^:：。]{{0,20}}?\s*){{2,9}}$"
    rf"|^(?:传真|电传|FAX)(?:[:：\s].*)?(?=.*[:：])(?:.*(?:{_FIELDS}|FAX|传真)\s*[:：]){{2}}.*$"
    rf"|{_PAPER}(?:均?已经?|未经?)[^。；，]{{0,10}}(?:签字|审核|审定|审签|把关|审阅)"
    rf"|^[（(]?(?:作者|投稿人|供稿人?|通讯员)(?:简介|信息|资料)\s*[:：].*(?:1[3-9]\d{{9}}|身份证|[账帐]号)"
    rf"|^@[{HAN}A-Za-z]{{2,8}}(?:[ \u3000,，:：]|$)|^(?:{_DESK}|{_AT_DESK}|排版)请?注意\s*[:：]"
    rf"|状态\s*[:：]\s*(?:[待已未][{HAN}]{{1,3}}|草稿|{_STATE})\s*$"
    r"|^(?:(?:在线)?文档|稿件|原稿|网盘|素材)(?:链接|地址)\s*[:：]|^[（(【\[](?:[初一二三复终]审|审[稿核]|修改)意见"
    rf"|文责自负|一稿多投|稿(?:费|酬)[^。；]{{0,8}}(?:汇|寄|转|付|账|帐|卡)|(?:开户行|银行[账帐]号|银行卡号)"
    "|(?:投稿|拟投|建议)(?:栏目|版面|版块)"
    rf"|^(?:[{HAN}]{{0,4}}(?:审核|审稿|审批|审签|签发|领导)(?:意见|签字|签名|批示)"
    r"|稿件(?:类别|来源|编号)|(?:发|投|交|收)稿(?:日期|时间))\s*[:：]"
    r"|^[【（(]?(?:全文|正文)?字数(?:统计)?[】:：]?\s*约?\d{2,5}字?[】）)]?$"
    r"|(?:随稿|随文|文后|另|后|邮件)附?(?:附|寄|发)?(?:有|上)?(?:图片|照片|图|插图|视频)"
    rf"\s*[\d{ONE_TO_TEN}两]+\s*[张幅组段个]"
    rf"|{_COPY}[^。；]{{0,12}}(?<![印转下])(?:发|报|寄|送|投|呈)(?:给|上|送|往|至)?(?:你们|您们?|贵[报刊台社]|编辑部)"
    rf"|(?:附上|寄上|发上|奉上|呈上|送上|[发传报寄][来去]){_COPY}?[^。；]{{0,20}}[{ONE_TO_TEN}两\d]\s*[篇首则组份]"
    rf"|{_COPY}[^。；]{{0,4}}[妥当可]否[，,]?{_ASKED}[^。；]{{0,6}}(?:{_MEND}|{_PRINT})"
    "|如有(?:修改|改动|出入)[^。；]{0,10}(?:告知|联系|指出|沟通)"
    rf"|(?:报送|上报|呈报)[^。；]{{0,6}}{_COPY}[^。；]{{0,10}}[，,]供"
)
#: What a program that writes says before what it wrote.
_BEGINS = re.compile(
    rf"^(?:好的|当然(?:可以)?|没问题|可以的|明白了?|收到)[，。！,!：:].{{0,40}}"
    rf"(?:(?:下面|以下|这)是|[为给][您你]|[您你](?:的|提供|要)|{_COPY}|撰写|整理|生成|润色).{{0,50}}[：:！!。~～]$"
    rf"|^(?:以下|下面|这|如下)(?:就)?是.{{0,40}}(?:{_COPY}|内容|版本|初稿|示例|通讯|范文)[^。]{{0,12}}[：:。！]?$"
    r"|^(?:根据|按照)[您你].{0,50}[：:。]$"
)
#: And after it.
_ENDS = re.compile(
    rf"^(?:希望|愿)(?:以上|这|该|本)?.{{0,6}}(?:{_COPY}|内容|版本).{{0,16}}(?:[您你]|帮助|要求|满意).{{0,80}}$"
    r"|[如若](?:果|有|需|您|你).{0,40}(?:调整|修改|润色|补充|优化|扩写|缩写)"
    r".{0,40}(?:告诉我|告知|联系我|和我说|找我|吩咐)"
    rf"|^(?:以上|本|全|这)(?:篇|份)?(?:{_COPY}|内容|文)[^。]{{0,10}}(?:约|共|大约|字数)\s*\d{{2,5}}\s*字.{{0,60}}$"
    r"|(?:^|[。！])(?:需要|要不要|是否需要)我(?:再|帮|为|继续|把|将).{0,50}[吗么？?]+$"
    r"|^[您你]可以?(?:根据|按|视).{0,40}(?:调整|删减|修改|增删)"
    r"|(?:AI|人工智能|大模型)(?:辅助)?(?:生成|撰写|整理)"
)
#: What a form is called.
FORM = re.compile(
    r"[^，。；：]{0,20}(?:稿件?|新闻|信息|宣传|通讯|审批|送审|审核|报送)[^，。；：]{0,6}[表单签笺](?:[（(][^）)]{0,8}[）)])?"
)
#: Who is addressed: 编辑部：, 各位老师：; alone it tells nothing.
_ADDRESSED = re.compile(
    rf"(?:致|尊敬的|敬爱的)?[{HAN}《》“”]{{0,14}}(?:编辑部?|融媒体中心|报社|记者部|编委会|周刊|日报|晚报|老师们?|主任|小编)"
    r"(?:领导|同志|老师|先生|女士|编辑|们)*[:：，,！!]?\s*(?:[您你]们?好)?[:：，,！!]?"
)
_THANKS = re.compile(
    r"(?:此致|敬礼|谢谢[您你]?们?|多谢|辛苦了?|感谢|[您你]们?好|急+|打扰了?|拜托了?|顺祝编安|祝好|(?:以上|上述)(?:内容|信息|材料)?仅?供参考|[，！!。\s]|\[\S{1,4}\])+"
)
#: The stamp over a message of a chat: who, and when.
_STAMP = re.compile(
    r"[^\s，。：；“”]{1,18}\s+(?:\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s+|(?:昨天|今天|上午|下午|星期.|周.)\s*)?\d{1,2}:\d{2}(?::\d{2})?"
)
#: What is said of a paper in a chat.
_CHATTED = re.compile(
    "稿|标题|照片|图片|收到|改[了好下]|版面|麻烦|加急|急[！!，]|在后面|发您|发你|谢"
)
_CHAT_LINE = 60
#: How to reach somebody: in what calls its readers it is copy, elsewhere for the desk.
_REACHED = re.compile(
    r"[（(【]?\s*(?:联系人|联系(?:电话|方式)|(?:办公)?电话|手机号?码?|微信号?|QQ号?|邮箱|(?:投稿人|作者|通讯员)(?:电话|手机|微信|邮箱)|作者单位(?![^）)]*[）)]$))\s*[:：]"
    r"|(?:撰稿|供稿|采写|审核|核稿|作者)(?:人)?\s*[:：].{2,20}(?:电话|手机|微信|邮箱|邮编)\s*[:：]",
    re.I,
)
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
#: Whom the readers themselves may call.
_FOR_READERS = re.compile(
    "监督|举报|投诉|咨询|报名|服务|热线|报警|求助|救助|预约|订票|订购|加盟|招聘|招生|征集|受理|公示|公开"
)
#: What is said to readers: a paper so called, or that bids them come, call or write.
_CALLS = re.compile(
    r"(?:通知|公告|通告|公示|启事|招聘|招生|招募|征集|征文|讣告|停[水电气]|倡议书?|公开信|一封信|邀请函|简章|须知|指南|办法|方案|名单|声明|预告|比赛|大赛|报名|活动)"
)

_BIDS = re.compile("兹定于|致电|拨打|来电|报名|咨询|预约|联系方式|联系我们")


def covering_told(parts: Sequence[Part]) -> list[Part]:
    """Return the parts of one source, notes to the desk at its edges with their hint."""
    out = list(parts)
    top = next((at for at, part in enumerate(out) if _is_copy(part)), len(out))
    _mark(out, range(min(top, _EDGE)), _BEGINS)
    _reached(out, range(min(top, _EDGE)), out)
    end = len(out)
    while end > top and end > len(out) - _EDGE and not _is_copy(out[end - 1]):
        end -= 1
    _mark(out, range(max(end, top), len(out)), _ENDS)
    _reached(out, range(max(end, top), len(out)), out[: max(end, top)])
    return out


def is_covering(part: Part) -> bool:
    """Tell whether a part was told to be a note to the desk."""
    return part.block.hint == COVERING


def _mark(parts: list[Part], places: Sequence[int], program: re.Pattern[str]) -> None:
    """Mark the notes of one edge: what says so, and what stands with it and may be one."""
    stamped = [at for at in places if _STAMP.fullmatch(_words(parts[at]))]
    notes = {at for at in places if _says(parts[at], program)}
    if stamped and (notes or len(stamped) > 1 or _chat(parts, stamped[0] + 1)):
        notes |= set(stamped) | {at for at in places if at > stamped[0] and _chat(parts, at)}
    grown = bool(notes)
    while grown:
        grown = False
        for at in places:
            if at in notes or not may_belong(parts[at]):
                continue
            if notes & set(_beside(parts, at)):
                notes.add(at)
                grown = True
    for at in notes:
        parts[at] = held(parts[at])


def held(part: Part) -> Part:
    """Return a part as a note to the desk: held back, with a doubt."""
    return replace(part, role=Role.FURNITURE, block=replace(part.block, hint=COVERING, level=0))


def _beside(parts: Sequence[Part], at: int) -> tuple[int, ...]:
    return tuple(i for i in (at - 1, at + 1) if 0 <= i < len(parts))


def _words(part: Part) -> str:
    return " ".join(part.text.split())


def _plain(part: Part) -> bool:
    whole = part.block.rows or part.block.table or part.block.picture
    return not whole and 0 < len(part.text) <= _LONGEST


def _says(part: Part, program: re.Pattern[str]) -> bool:
    """Tell whether a line speaks to the desk, whatever stands beside it."""
    words = _words(part)
    return _plain(part) and bool(_SAID.search(words) or program.search(words))


def _chat(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a line under the stamp of a chat speaks of the paper that is sent."""
    part = parts[at] if at < len(parts) else None
    short = part is not None and _plain(part) and len(part.text) <= _CHAT_LINE
    stamped = at > 0 and bool(_STAMP.fullmatch(_words(parts[at - 1])))
    return short and stamped and part is not None and bool(_CHATTED.search(part.text))


#: A number or an address at which somebody at a desk is reached, with his name.
_AT = re.compile(r"(?=.*(?:1[3-9]\d[\d -]{8,10}|\d{3,4}-\d{7,8}|\b[\w.-]+@[\w.-]+))[^。；]{6,60}")


def may_belong(part: Part) -> bool:
    """Tell whether a line belongs to a note beside it: to whom, thanks, a form's name, a number."""
    words = _words(part)
    rules = (_ADDRESSED, _THANKS, FORM, _AT)
    return _plain(part) and any(rule.fullmatch(words) for rule in rules)


def reaches(part: Part) -> bool:
    """Tell whether a line says at which number or address somebody is reached."""
    words = _words(part)
    return _plain(part) and bool(_REACHED.match(words) or _AT.fullmatch(words))


def _is_copy(part: Part) -> bool:
    """Tell whether a part is copy that a note stands round."""
    if part.block.rows or part.block.table:
        return True
    told = part.role is Role.BODY and ended(part.text) and len(part.text) > _LEAST_COPY
    note = _says(part, _BEGINS) or _says(part, _ENDS) or may_belong(part)
    return told and not (note or _REACHED.match(part.text))


def _reached(parts: list[Part], places: Sequence[int], paper: Sequence[Part]) -> None:
    """Mark how the writer is reached, at an edge of a paper that calls none of its readers."""
    asked = not places or any(_calls(part) for part in paper if part.text)
    for at in places:
        words = _words(parts[at])
        if not (_plain(parts[at]) and _REACHED.match(words)) or _FOR_READERS.search(words):
            continue
        if not asked:
            parts[at] = held(parts[at])


def _calls(part: Part) -> bool:
    """Tell whether a line is the title of a paper that calls its readers, or bids them call."""
    short = len(part.text) <= _LONGEST // 3 and not ended(part.text)
    titled = short and bool(_CALLS.search(part.text) or PAPER_KIND.search(part.text))
    return titled or bool(_BIDS.search(part.text))
