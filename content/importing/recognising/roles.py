"""What a line of copy is by its own words: byline, credit, caption, page furniture, number ….

Input: a line in restored characters. Output: a `Role`, as far as the words alone tell it.
What only the neighbours tell is `content.importing.recognising.parts`' business.
"""

from __future__ import annotations

import re
from enum import StrEnum

from content.importing.recognising.staff import is_staff
from content.importing.recognising.webpage import is_menu, is_web
from content.importing.text.lines import ended
from content.importing.text.writers import writers
from fonts.chinese import surnames
from fonts.chinese.calendar import WEEKDAYS
from fonts.chinese.characters import HAN, SQUARE_CLOSING, SQUARE_OPENING, one_of
from fonts.chinese.lexicon import words_with
from fonts.chinese.numerals import ONE_TO_NINE, ONE_TO_TEN, value_of


class Role(StrEnum):
    """What a part of a page is."""

    NUMBER = "number"  # a section's numeral on a line of its own
    HEAD = "head"
    SUBHEAD = "subhead"
    TITLE = "title"
    KICKER = "kicker"
    DECK = "deck"
    BYLINE = "byline"
    BODY = "body"
    NOTE = "note"  # the head of a box: 记者手记
    CAPTION = "caption"
    CREDIT = "credit"
    STAFF = "staff"
    FURNITURE = "furniture"  # running head, page number, date of the old page
    QUOTE = "quote"
    SHORT = "short"  # a short line without an end, not yet told
    TABLE = "table"
    PICTURE = "picture"
    DATELINE = "dateline"  # （2026年1月8日）
    ROLL = "roll"
    VERSE = "verse"
    PERSON = "person"  # a box about a person, whole


NUMBER = re.compile(
    rf"(?:(?P<han>(?:第(?=[^、．.]+[部章节]))?(?:十?[{ONE_TO_NINE}]|十))(?:[、．.]|(?<=第.)(?:部分|章|节)|(?<=第..)(?:部分|章|节))"
    rf"|[（(](?P<sub>[{ONE_TO_TEN}])[）)]"
    r"|(?P<digits>\d{1,2})[.、．])\s*"
)
#: Parts of a paper stand over its sections.
_PART = re.compile(rf"第[{ONE_TO_TEN}]{{1,3}}(?:部分|章|编|篇)")
_FAMILY = one_of(surnames.COMMON | surnames.STEMS)
#: A name, two characters of it spread or not; one that begins with a family's.
_ONE_NAME = f"[{HAN}]{{2,4}}|[{HAN}] [{HAN}](?![{HAN}])"
#: Spread to the width of three it is one with any family's name, however rare: 裘　琪.
BORN_NAME = (
    f"[{_FAMILY}][{HAN}]{{1,2}}|[{one_of(surnames.ALL | surnames.STEMS)}] [{HAN}](?![{HAN}])"
)
#: Who took part in a talk that is printed.
_SAT_IN = rf"(?:主持人?|嘉宾|(?:访谈|对话|特邀)嘉宾|受访[{HAN}]{{1,4}}|采访人?|对话人)"
#: A pupil's class, with his school or alone: 石桥镇中心小学　三（2）班.
_COUNT = rf"[{ONE_TO_TEN}\d]{{1,3}}"
_CLASS = (
    rf"(?:[{HAN}]{{2,16}}(?:[中小]学|学校|完小|附[中小]|[{ONE_TO_TEN}][中小]|学院|大学|幼儿园) *)?"
    rf"(?:[高初大]?{_COUNT}(?:年级|级)? *(?:[（(]{_COUNT}[）)]|{_COUNT})? *班"
    rf"|{_COUNT}年级|[大中小]班)"
)
_BYLINE = re.compile(
    rf"(?:[{HAN}]{{2,8}}[团社站组部] +)?{_CLASS} +(?:{_ONE_NAME})(?: (?:{_ONE_NAME}))*|"
    rf"[□■○●◎]?\s*(?:[{HAN}A-Za-z·•]{{0,16}}?)(?:全媒体)?(?:见习|实习|首席|特约)?"
    rf"(?:记者|通讯员|(?<!工)作者|撰稿人?|撰文|[{HAN}]{{2,8}}报道组)"
    rf"(?:\s*[ /／:：|｜丨]\s*(?:[{HAN}·]{{2,4}}|[{HAN}] [{HAN}](?![{HAN}]))"
    rf"|(?:[{_FAMILY}][{HAN}]{{1,2}}){{1,3}})"
    rf"(?:[ 、/／]+(?:(?:本报|特约|实习|见习)?"
    rf"(?:记者|通讯员|摄影|摄影报道|实习生|文|图)[/／:：]?\s*)?"
    rf"[{HAN}·]{{1,4}})*(?:\s*(?:文[/／]图|摄影报道|报道))?"
    rf"|[{HAN}]{{1,16}}(?:局|委|办|部|院|社|会|中心|政府|公司|集团|[大中小]学|[{ONE_TO_TEN}]中|学校|台|馆"
    r"|[妇残文侨]联|[科作书摄美音]协|银行|支行)"
    rf" +(?:{_ONE_NAME})(?: (?:{_ONE_NAME}))*(?: (?:文[/／]图|图[/／]文|文并摄|摄影报道))?"
    rf"|[{HAN}]{{2,16}}(?:队|小组|工作室|所|站|处|科|室|党支部|园|场|厂|矿|网|组)"
    rf" +(?:{BORN_NAME})(?: (?:{BORN_NAME}))*"
    rf"|[{HAN}《》]{{2,16}}(?:通[讯信]|报道|采访|调研|写作|课题)组"
    rf"(?: +(?:[{HAN}《》]{{0,10}}(?:记者|通[讯信]员)|[{HAN}《》]{{2,16}}组|{_ONE_NAME}))*"
    rf"|{_SAT_IN}\s*[:：]\s*"
    rf"(?:[{HAN}·]{{2,4}}(?:[（(].{{2,20}}[）)])?|[{HAN}]{{2,20}} [{HAN}·]{{2,4}})"
    rf"(?:[ ，；,;]+{_SAT_IN}\s*[:：].{{2,40}})?"
    rf"|(?:(?:《[{HAN}]{{2,12}}》|本报|本刊|新华社|[{HAN}]{{2,8}}[报社台])(?:特约)?(?:记者|通讯员)"
    rf"[ 　]?(?:[{_FAMILY}][{HAN}]{{1,2}}[ 　、]?){{1,3}}){{2,4}}"
    rf"|[□■○●◎]?\s*(?:(?:{_ONE_NAME}) )+(?:本报|本台|本刊)?(?:见习|实习|特约)?(?:记者|通讯员)"
    rf"(?: (?:{_ONE_NAME}))+(?: (?:文[/／]图|摄影报道|报道))?"
    r"|本[报刊](?:特约)?(?:评论员|编辑部)|评论员"
    rf"|文\s*[/／:：]\s*[{HAN}·、 /／图摄影记者通讯员]{{2,30}}|文 +(?:{_ONE_NAME})"
    rf"|[{HAN}]{{2,3}}(?:[ 　、][{HAN}]{{2,3}}){{0,3}} +(?:摄影报道|文[/／]图|图[/／]文|撰文)"
    rf"|[{HAN}]{{2,4}} ?[/／]?(?:文|撰文)[ 　、]+[{HAN}]{{2,4}} ?[/／]?(?:图|摄|摄影)"
)
_CREDIT = re.compile(
    r"(?:本版|本报|本组|文中|本文)?(?:图片|照片|图文|供图|摄影|图)(?:均?由|[/／]|来源|[:：](?!.*。$)).{1,30}"
    r"|本[版组](?:文图|图文|图片|照片|图).{1,24}|[（(][^（）()]{2,24}(?:供稿|整理|提供)[）)]"
    rf"|(?:[{HAN}]{{2,12}}(?:[局委办部院社会厅台馆站所]|中心|政府|公司|大学|[中小]学)[、 ]?)"
    r"{1,4}供稿"
    r"|(?:本版|本组|文中|以上).{0,10}(?:摄|供图|提供|除署名外)[^。]{0,16}。?"
)
#: Whose pictures a credit is for: those of the story over it, not of all the edition's.
_OF_STORY = re.compile(r"[（(]?(?:本组|以上|文中|本文)")
_CREDIT_ALONE = re.compile(
    rf"[（(]?(?:(?:本报|全媒体|新华社|融媒体中心|通讯社)?(?:记者|通讯员)[ 　/／]?)?[{HAN}]{{2,4}}"
    rf"(?:[ 　、][{HAN}]{{2,4}})*[ 　]?[/／]?(?:摄|供图)[）)]?"
)
#: What names a caption in a form, which a picture comes with apart: 图片说明：….
CAPTION_LABEL = re.compile(
    r"[【\[（(]?(?:(?:图片|照片|配图|插图)(?:说明|文字)|图注|图说)[】\]）)]?\s*[:：]\s*(?=\S)"
    r"|[【\[](?:图片|照片|配图)(?:说明)?[】\]]\s*(?=\S)"
    r"|[【\[〔（(]\s*(?:此处)?[插配附题]?(?:图片?|照片|组图)\s*\d{0,2}\s*[:：]\s*(?=\S.*[】\]〕）)]$)"
)
#: What a label in brackets may close with, behind the words of its caption: 【图：航拍茶园】.
_LABEL_CLOSE = re.compile(r"(?<=\S)[】\]〕）)]$")
#: Over what is annexed to a paper; no words of a newspaper.
_ANNEX = re.compile(rf"附件\s*[\d{ONE_TO_TEN}]{{0,3}}\s*[:：]?")
_CAPTION = re.compile(
    rf"^(?:图为|(?:[上下左右题本]|配)图[:：]|图[:：](?=.*。$)"
    rf"|图(?:[{ONE_TO_TEN}\d]+[:：、 ]|[①-⑳][:：、 ]?)"
    r"|[▲▼△▽◀▶◤◥]\s*)"
    r"|[（(][^（）()]{0,14}(?:摄|供图|资料图片?|图)[）)]。?$"
    rf"|[ 。！/／](?:[{HAN}]{{0,6}}(?:记者|通讯员)[/／ 　]?)?[{HAN}]{{2,4}}[ 　]?[/／]?摄$"
    rf"|[。！][{HAN}]{{2,12}}供图$"
)
_OPEN, _CLOSE = one_of(SQUARE_OPENING), one_of(SQUARE_CLOSING)
_NOTE = re.compile(
    rf"[{_OPEN}]?(?:记者手记|采访手记|采访札记|手记|记者感言|编者按|编者的话|编后语?|编后记|后记|记者观察|短评|快评|微评|评论"
    r"|相关链接|新闻链接|小链接|链接|延伸阅读|背景链接|新闻背景|名词解释|知识链接|小贴士|专家点评|点评|数读|大事记"
    rf"|(?:专家|名师|企业|工匠|作者|嘉宾)(?:名片|简介|档案|小传)|人物(?:名片|小传|档案|简介|卡片|链接)?|公告|启事|通告|声明|更正|致歉)[{_CLOSE}]?"
)
#: What heads a box under copy, and a paper of its own over it.
_PAPERS = re.compile(rf"[{_OPEN}]?(?:公告|启事|通告|声明|更正|致歉|人物|大事记)[{_CLOSE}]?")
_PERSON = re.compile(rf"[{_OPEN}]?人物(?:名片|小传|档案|简介|卡片|链接)?[{_CLOSE}]?[：:]?")
#: What an editor says over copy is called.
EDITORS = frozenset({"编者按", "编者的话"})
_NOTE_INLINE = re.compile(
    rf"[{_OPEN}]?(编者按|编后语?|记者手记|编者的话)[{_CLOSE}]?\s*[:：]?\s*(?=\S{{8}})"
)
#: What a newspaper says of itself at a page's foot: 本版电话：…　广告许可证：…　印刷：….
_IMPRINT = (
    r"(?:(?:本版|本报|新闻|广告|发行|编辑部)?(?:电话|热线|邮箱|社址|地址|邮编|广告(?:经营)?许可证号?|承印|印刷|定价|零售价?)"
    r"\s*[:：]\s*\S{2,30}\s*){2,8}(?:\S{2,16}(?:印刷厂|印务\S{0,8}|公司|中心)(?:承?印刷?)?)?"
)
#: The number of an office's paper, and who signs beside it: 某发〔2026〕12号　签发人：甲某.
PAPER_NUMBER = (
    rf"[{HAN}]{{0,12}}[〔\[（(]\d{{4}}[〕\]）)]\s*第?\s*\d{{1,4}}\s*[号期]"
    rf"(?:\s*签发人?\s*[:：]\s*[{HAN}\s]{{2,16}})?"
)
_FURNITURE = re.compile(
    r"[-—–·\s]*(?:第\s*)?[A-Z]?\d{1,3}(?:\s*[版页])?[-—–·\s]*"
    r"|第\s*[A-Z]?\d{1,3}\s*[版页].{0,12}|共\s*\d+\s*[版页].{0,10}|今日.{0,4}版|[A-Z]\d{1,2}(?:版|\s?(?:要闻|综合|专题|特刊|专版|副刊|广告|特别报道|\S{0,2}新闻)?)"
    r"|\d{2}\s+(?:特别报道|要闻|综合|专题|特刊|专版|广告|副刊)"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日\s*(?:星期.)?\s*(?:农历.{0,12})?(?:第\d+期)?"
    rf"|星期[{WEEKDAYS}]|农历.{{2,14}}|[（(]?(?:\d{{4}}年)?总?第\s*\d{{1,6}}\s*期.{{0,16}}"
    rf"|{PAPER_NUMBER}|国内统一.{{4,40}}|邮发代号.{{2,20}}"
    rf"|{_IMPRINT}"
    r"|(?:投稿|新闻|广告|发行)?(?:热线|邮箱|电话)[:：].{3,40}|(?:https?://|www\.)\S+"
    rf"|[{HAN}]{{2,8}}(?:日报|晚报|时报|早报|都市报|商报|周报|周刊)(?:\s+(?:特别报道|要闻|综合|专题|特刊|专版))?"
)
PAPER = re.compile(f"([{HAN}]{{2,6}}?(?:日报|晚报|时报|早报|都市报|商报|周报))")
#: Who speaks, under the title of a report: his office and his name, a blank between them.
_SPEAKER = re.compile(
    rf"[{HAN}、]{{0,30}}"
    rf"(?:[省市区县州旗镇乡长院席任员]|书记|代表|总裁|教授|[{HAN}][ 　][长记席任])[ 　]+"
    rf"(?:[{HAN}]{{2,4}}(?:[ 　][{HAN}])?|[{HAN}](?: [{HAN}]){{1,2}})"
    rf"|[{HAN}、]{{2,30}}(?:教师|老师|医生|护士|护士长|工人|职工|工程师|经理|学生|家长|劳模)"
    rf"[ 　]+(?:{BORN_NAME})"
)
_DATED = r"[（(]\d{4}年\d{1,2}月\d{1,2}日[^（）()]{0,20}[）)]"
#: Who spoke stands behind or before the day: （2026年1月8日） 县长 王志远.
_SPOKE = rf"(?:[{HAN}]{{2,14}}[ 　]+)?(?:{BORN_NAME})"
DATELINE = re.compile(
    rf"(?:总?第\s*\d{{1,6}}\s*期[ 　]*)?{_DATED}(?:[ 　]*{_SPOKE})?|{_SPOKE}[ 　]*{_DATED}"
)
#: Where a report comes from, at its end: （本报某市1月4日电）; that a serial goes on.
CLOSES = re.compile(
    r"[（(]未完[，,]?待续[）)]|[（(](?:本报|本网|据?新华社|据?中新社|据|转自|原载|摘自|来源)[^（）()]{0,30}?(?:电|讯|报道|日|报|网|号|刊)[）)]"
)
#: How many a list names, which stands between its head and it: （共12名）.
_LISTED = re.compile(r"[（(]共? ?\d{1,4} ?[名人位个户家所项件][）)]")
#: Who wrote it, in brackets where a story ends: （通讯员 巫晓） （郎世宏　方小满）.
_SIGNED_END = re.compile(r"[（(]([^（）()]{2,24})[）)]$")
#: A rule drawn with characters (━━━━━━, ******), and what says that copy ends: ###, （完）.
_RULE = re.compile(
    r"[─━═_=＿\-*＊~～﹏#＃+＋★☆◆◇●○■□▲△▼▽※✦✧❖✿❀·•\s]{3,}|—{4,}"
    r"|[（(—\-\s]*(?:完|全文完)[）)—\-\s]*|[↓↑⬇⬆👇☟⇩\s]+"
)
#: Which page what follows is for, and where on it: 【一版】, 第二版：要闻, 【头版头条】.
STANDS = re.compile(
    r"(?:头版|[一二三四\d]版)?(?:双?头条|倒头条?|[二三四]条|头题|二题|报眼|压题|[主配辅备]稿)|[一二三四]版"
)
_PAGE = re.compile(
    rf"(?:第?(?:[{ONE_TO_TEN}]{{1,2}}|\d{{1,2}})版|头版|[A-D]\d{{1,2}}版)"
    rf"(?:[ :：·]*[{HAN}]{{2,4}}(?:[·、]?[{HAN}]{{2}})?)?"
)
#: What stands over one of several letters, poems or stories: 【第一封信】, 第二幕, 之三.
_LABEL = re.compile(
    rf"[{_OPEN}][^{_OPEN}{_CLOSE}]{{1,14}}[{_CLOSE}]|之[{ONE_TO_TEN}]{{1,2}}"
    rf"|第[{ONE_TO_TEN}\d]{{1,3}}(?:[封篇首则幕场站天回件组辑][{HAN}]{{0,2}})"
)
#: What is said of who wrote it, at the end: （作者系县文联副主席）.
AUTHOR_NOTE = re.compile(r"[（(](?:本文)?作者(?:系|为|是|单位|简介|[:：]).{2,60}[）)]")
#: Where a story runs on.
TURN = re.compile(
    rf"[（(]?\s*(?:下转|上接|紧接|转自?|接)第?\s*[A-Z]?[\d{ONE_TO_TEN}]{{1,3}}\s*[版页]"
    r"[^（）()]{0,8}[）)]?"
)
#: What an official paper is called; its line is the title, whatever stands over it.
PAPER_KIND = re.compile(
    r"(?:名单|决定|通知|通告|公告|公报|通报|报告|意见|办法|方案|条例|规定|讲话|致辞|倡议书?|一览表|细则)$"
)
#: Who issues a paper.
_ISSUER = re.compile(
    rf"[{HAN}]{{2,24}}(?:委员会|[省市区县州旗镇乡]委|政府|办公室|党组|党委|(?<![格布结大开破僵变时全残战])局|(?<![客大餐展门歌舞前])厅|署|联合会|总工会|协会|学会|公司|集团|中心|大学|学校|中学|小学|医院)"
)
#: Words with which a line stops that goes on elsewhere.
_DANGLING = re.compile(
    rf"(?:[，、—]|[的地得和与及或在对向从把被将是为以由于其各这那每等该并且而]|的(?![人事路家心梦歌城村光春花美])[{HAN}])$"
)
#: Marks that set off a head; arrows point at a picture and are none.
_MARKED = re.compile(r"(([◆◇●○■□★☆▲△▼▽◎※➤►▶•·▍▎▌▋❖✦✧✿❀◈☞]|//)(?:\s*\2){0,7})\s*(?=\S)")
_NAMES = re.compile(
    rf"[{_FAMILY}][{HAN}]{{1,2}}(?:[ 　、][{_FAMILY}][{HAN}]{{1,2}})*|[{HAN}]{{1,6}}·[{HAN}]{{1,8}}"
)
_JOINED = re.compile(
    rf"(?=.{{4,11}}$)[{_FAMILY}][{HAN}]{{1,2}}(?:[{_FAMILY}][{HAN}]{{1,2}}){{1,3}}"
)
#: Words that cost fewer bits, and one a character, are common; names hold fewer of these.
_COMMON, _WORD_IN_NAMES = 18.0, 3
#: 通知 and 目录 are spread, too; what costs more bits than these is no such word (水边 18).
_SPREAD_WORD, _RARE = 16.0, 99.0
_SPREAD = re.compile(rf"[{HAN}](?:[ \u3000]+[{HAN}])+")
_NO_NAMES = re.compile("^(?:安全|和平|平安|文明|文化|金融|高考|常识|华夏|国有|时光|于是|万家|方言)")
#: Forms of old verse, which stand before the title: 七律·登楼, 鹧鸪天·春耕.
_FORMS_OF_VERSE = re.compile(
    r"[五六七]言?[律绝古排]|[五七]言(?:律诗|绝句|排律|古诗)|古风|绝句|律诗|歌行|新诗|散文诗|组诗|汉俳|自度曲|辘轳体"
    r"|鹧鸪天|沁园春|浣溪沙|满江红|水调歌头|念奴娇|西江月|菩萨蛮|蝶恋花|临江仙|清平乐|浪淘沙|忆江南|望江南|江城子|采桑子|卜算子"
    r"|如梦令|点绛唇|虞美人|渔家傲|踏莎行|减字木兰花|忆秦娥|十六字令|定风波|南乡子|青玉案|一剪梅|长相思|诉衷情|破阵子|贺新郎"
    r"|摸鱼儿|永遇乐|水龙吟|声声慢|雨霖铃|八声甘州|满庭芳|桂枝香|苏幕遮|行香子|天净沙|山坡羊|醉花阴|玉楼春|钗头凤|木兰花"
    r"|齐天乐|解语花|石州慢|石州引|多丽|绿头鸭|拜星月慢?|绮罗香|高阳台|扬州慢|暗香|疏影|双双燕|兰陵王|瑞龙吟|六州歌头|莺啼序|洞仙歌|祝英台近"
    r"|少年游|生查子|太常引|风入松|好事近|阮郎归|唐多令|眼儿媚|谒金门|相见欢|乌夜啼|捣练子|渔歌子|调笑令|南歌子|更漏子"
)
OLD_TITLE = re.compile(
    rf"(?:{_FORMS_OF_VERSE.pattern})(?:[{ONE_TO_TEN}]首|\s*[·•・ ].{{1,14}})?"
    rf"|[{HAN}]{{2,4}}·[{HAN}]{{1,3}}(?:慢|令|引|近|犯|子|歌头|曲)"
)
_BLANKS = re.compile(r"[ \t\u3000\xa0]+")
SHORT = 40
#: No credit, list of staff or running head is longer.
_LONGEST = 120


def role_of(text: str) -> Role:
    """Return what a line's own words say it is; SHORT or BODY where they say nothing."""
    bare = _BLANKS.sub(" ", text.strip())
    if is_rule(bare) or names_page(bare) or _ANNEX.fullmatch(bare):
        return Role.FURNITURE
    for role, tells in (
        (Role.DATELINE, DATELINE.fullmatch),
        (Role.CREDIT, is_credit),
        (Role.STAFF, is_staff),
        (Role.NOTE, _NOTE.fullmatch),
        (Role.FURNITURE, _FURNITURE.fullmatch),
    ):
        if len(bare) <= _LONGEST and tells(bare):
            return role
    web = is_web(bare) or TURN.fullmatch(bare) or is_menu(bare)
    if len(bare) <= _LONGEST and web:
        return Role.FURNITURE
    if CLOSES.fullmatch(bare) or _LISTED.fullmatch(bare):
        return Role.BODY
    if NUMBER.fullmatch(bare):
        return Role.NUMBER
    if _SPEAKER.fullmatch(bare):
        return Role.BYLINE
    if len(bare) <= SHORT and _CREDIT_ALONE.fullmatch(bare):
        return Role.CAPTION
    signed = bare.strip("（）()")
    if len(bare) <= 70 and not ended(bare) and (_BYLINE.fullmatch(signed) or writers(signed)):
        return Role.BYLINE
    if len(bare) <= _LONGEST and CAPTION_LABEL.match(bare):
        return Role.CAPTION
    if len(bare) <= 90 and _CAPTION.search(bare):
        return Role.CAPTION
    return Role.SHORT if is_short(bare) else Role.BODY


def is_credit(text: str) -> bool:
    """Tell whether a line says who made pictures or copy: 本版图片由何某摄, （本组图片：何某）."""
    bare = re.sub(r"^[（(](.*)[）)]$", r"\1", text.strip())
    return bool(_CREDIT.fullmatch(text) or _CREDIT.fullmatch(bare))


def is_of_story(credit: str) -> bool:
    """Tell whether a credit is for the pictures of the story that it ends."""
    return bool(_OF_STORY.match(credit))


def is_rule(text: str) -> bool:
    """Tell whether a line is nothing but marks, or says that the copy ends: ======, ★★★, （完）."""
    return bool(_RULE.fullmatch(text.strip()))


def names_page(text: str) -> bool:
    """Tell whether a desk's label says on which page, or where on it, what follows stands."""
    bare = re.sub(rf"^[{_OPEN}（(]\s*(.*?)\s*[{_CLOSE}）)]$", r"\1", text.strip())
    return bool(STANDS.fullmatch(bare) or _PAGE.fullmatch(bare))


def is_short(text: str) -> bool:
    """Tell whether a line could be a head or caption: short, no sentence in it, no end mark."""
    return len(text) <= SHORT and not ended(text) and not re.search("[。；]", text)


def dangles(text: str) -> bool:
    """Tell whether a line breaks off in mid-sentence."""
    return bool(_DANGLING.search(text)) or text.count("“") > text.count("”")


def numeral(text: str) -> tuple[int, int, str] | None:
    """Return number, level (0 第一章 1 一、 2 （一） 3 1.) and the rest; None without a numeral."""
    found = NUMBER.match(text)
    if found is None:
        return None
    rest = text[found.end() :].strip()
    if found["digits"]:
        return int(found["digits"]), 3, rest
    words = found["han"] or found["sub"]
    value = int(value_of(words.removeprefix("第")))
    level = 2 if found["sub"] else 0 if _PART.match(text) else 1
    return value, level, rest


def note_in_line(text: str) -> tuple[str, str] | None:
    """Divide 编者按：… into its head and its words."""
    found = _NOTE_INLINE.match(text)
    return (found[1], text[found.end() :]) if found and not _NOTE.fullmatch(text) else None


def heads_paper(text: str) -> bool:
    """Tell whether a label heads a paper of its own where nothing stands over it: 公告."""
    return bool(_PAPERS.fullmatch(text.strip()))


def issuer(text: str) -> bool:
    """Tell whether a line is the name of an office and nothing else: 澄江县统计局."""
    return bool(_ISSUER.fullmatch(text.strip()))


def is_label(text: str) -> bool:
    """Tell whether a line only counts or names one of several: 【第一封信】, 第二幕."""
    return bool(_LABEL.fullmatch(text.strip()))


#: What a box is called, and its title on the same line: 链接：阔斯托干村, 【名词解释】碳汇.
_TITLED_BOX = re.compile(
    rf"[{_OPEN}]?((?:相关|新闻|知识|背景)?链接|延伸阅读|新闻背景|名词解释|小贴士|人物(?:名片|小传|档案|简介|卡片))"
    rf"(?:[{_CLOSE}]\s*[:：]?|\s*[:：|｜丨·])\s*(\S[^。；]{{1,23}})"
)


def titled_box(text: str) -> tuple[str, str] | None:
    """Divide the head of a box into what it is called and its title; None where it is none."""
    found = _TITLED_BOX.fullmatch(text.strip())
    return (found[1], found[2]) if found and not ended(found[2]) else None


#: What a notice or a record says of itself, a label and a few words: 报到时间：…, 指导老师：….
_STATED = re.compile(
    rf"[{HAN}]{{0,4}}(?:时间|日期|地点|地址|对象|方式|电话|热线|专线|主办|承办|协办|主持|嘉宾|老师|教师|记录|出席|列席|缺席"
    r"|参会|参加|费用|价格|票价|邮箱|网址|路线)(?:单位|人员?)?\s*[:：]\s*\S.{0,40}"
)


def states_field(text: str) -> bool:
    """Tell whether a line is a label and what it states: it heads nothing, however short it is."""
    return bool(_STATED.fullmatch(text.strip())) and not ended(text)


#: Who signs a letter, under it: 读者　万　宁, 城南街道　岑　曦.
_SIGNER = re.compile(
    rf"(?:一?[名位个]?(?:热心)?(?:读者|市民|村民|居民|网友|学生|家长|群众|职工|业主|游客|司机|[{HAN}]{{2,8}}(?:街道|社区|村|镇|乡|小区|[县市区州]))"
    rf"[ :：　|｜丨]+(?:[{HAN}]{{2,4}}|[{HAN}] [{HAN}]))"
)


def signs_letter(text: str) -> bool:
    """Tell whether a line names who wrote the letter above it."""
    return bool(_SIGNER.fullmatch(" ".join(text.split())))


def closes_copy(text: str) -> bool:
    """Tell whether a line under copy says who issues it, or when: （指导老师：卢璟）."""
    bare = text.strip()
    dated = re.fullmatch(r"[（(]?\d{4}年\d{1,2}月\d{1,2}日[）)]?", bare)
    stated = bare[:1] in "（(" and states_field(bare.strip("（）()"))
    return bool(dated) or stated or issuer(bare) or signs_letter(bare)


def signs_copy(text: str) -> bool:
    """Tell whether a line under copy says who wrote it: 读者　万　宁, （通讯员 巫晓）."""
    return signs_letter(text) or closes_story(text) or role_of(text) is Role.BYLINE


def is_person(text: str) -> bool:
    """Tell whether a label heads a box about a person: 人物名片."""
    return bool(_PERSON.fullmatch(text.strip()))


def caption_words(text: str) -> str:
    """Return the words of a caption without the label before them: 图片说明：…, 【图：…】."""
    label = CAPTION_LABEL.match(text)
    if label is None:
        return text
    words = text[label.end() :]
    closes = label[0][:1] in "【[〔（(" and not re.search(r"[】\]〕）)]", label[0])
    return _LABEL_CLOSE.sub("", words) if closes else words


def bare_label(text: str) -> str:
    """Return a column's label without its brackets: 【一线见闻】; other lines as they are."""
    label = is_label(text) and text.strip()[:1] in SQUARE_OPENING
    return text.strip().strip(SQUARE_OPENING + SQUARE_CLOSING).strip() if label else text


def marked_name(text: str) -> bool:
    """Tell whether a line is a mark and a name, which signs copy or heads it: ■ 林山."""
    mark = mark_of(text)
    return bool(mark) and name_line(text.removeprefix(mark))


def credit_alone(text: str) -> bool:
    """Tell whether a line only says who took a picture: 本报记者 贾磊 摄."""
    return bool(_CREDIT_ALONE.fullmatch(text.strip()))


def mark_of(text: str) -> str:
    """Return the mark that sets off a head (◆ ● ▲ …), "" where there is none."""
    found = _MARKED.match(text)
    return found[1] if found else ""


def name_line(text: str) -> bool:
    """Tell whether a line holds nothing but names of persons."""
    bare = closed_name(text.strip("（）()"))
    old = OLD_TITLE.fullmatch(bare)
    if bare != text.strip("（）() 　") and bare[0] in surnames.ALL and pen_name(bare):
        return True  # two characters spread to the width of three
    return bool(_NAMES.fullmatch(bare)) and not _NO_NAMES.search(bare) and not old


def pen_name(text: str) -> bool:
    """Tell whether a line of two or three Han is no word: a name that is nobody's by birth.

    Two characters that a blank spreads to the width of three are one, if they are no common word.
    """
    bare = closed_name(text.strip())
    if bare != text.strip():
        return words_with(bare[0]).get(bare[1:], _RARE) > _SPREAD_WORD
    return bool(re.fullmatch(f"[{HAN}]{{2,3}}", bare)) and bare[1:] not in words_with(bare[0])


def closes_story(text: str) -> bool:
    """Tell whether a story ends with a paragraph: it says where it comes from, or who wrote it."""
    tail = text[-40:]
    found = _SIGNED_END.search(tail)
    signed = found is not None and (name_line(found[1]) or bool(_BYLINE.fullmatch(found[1])))
    return signed or bool(CLOSES.search(tail[-30:]))


def joined_names(text: str) -> bool:
    """Tell whether a line is names of persons written without blanks: 林一山何小舟."""
    if not _JOINED.fullmatch(text) or _NO_NAMES.search(text):
        return False
    at = covered = 0
    while at < len(text):
        tails, left = words_with(text[at]), len(text) - at
        known = (n for n in (2, 3, 4) if n <= left and text[at + 1 : at + n] in tails)
        word = max((n for n in known if tails[text[at + 1 : at + n]] < _COMMON + n), default=0)
        covered += word
        at += word or 1
    return covered < _WORD_IN_NAMES


def closed_name(text: str) -> str:
    """Return a name or a label without the blanks that spread it: 林　山, 读 者 来 信."""
    return re.sub(r"\s", "", text) if is_spread(text) else text.strip()


def is_spread(text: str) -> bool:
    """Tell whether each character of a line stands alone: 读 者 来 信."""
    return bool(_SPREAD.fullmatch(text.strip()))


def two_parts(text: str) -> bool:
    """Tell whether a line is a head of two parts of about one length."""
    parts = text.split(" ")
    return (
        len(parts) == 2
        and all(4 <= len(p) <= 14 for p in parts)
        and abs(len(parts[0]) - len(parts[1])) <= 1
        and all(re.search(f"[{HAN}]", p) for p in parts)
    )
