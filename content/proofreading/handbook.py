"""The handbook of rules: what each says in Chinese, its source, a faulty and a sound example.

Input: nothing. Output: `HANDBOOK`, an `Entry` by rule id. The examples of proofreading rules are
run by the tests: the faulty one is found by its rule, the sound one by none.
"""

# ruff: noqa: E501 - tables of examples read best with one rule on a line
from __future__ import annotations

from dataclasses import dataclass

from content.source.rules import Rule
from content.words.patterns import PATTERNS


@dataclass(frozen=True)
class Entry:
    """What the reference says of a rule; examples only where one paragraph can show it."""

    zh: str
    source: str = ""
    faulty: str = ""
    sound: str = ""


_MARKS, _NUMBERS = "GB/T 15834-2011", "GB/T 15835-2011"
_M = {
    Rule.HALF_WIDTH: ("汉字之间用了半角标点", "5.1", "项目,今年开工。", "项目，今年开工。"),
    Rule.PUNCTUATION_UNPAIRED: (
        "引号、括号、书名号不成对",
        "4.8、4.9",
        "他说：“路通了。",
        "他说：“路通了。”",
    ),
    Rule.QUOTE_REVERSED: ("引号前后颠倒", "4.8", "发展之”势“强劲。", "发展之“势”强劲。"),
    Rule.QUOTE_NESTING: (
        "双引号之内应用单引号，单引号不单用",
        "4.8",
        "他说：“这叫“大海捞针”，不好。”",
        "他说：“这叫‘大海捞针’，不好。”",
    ),
    Rule.QUOTE_CORNER: ("横排用了直排的引号", "4.8", "他说「好」。", "他说“好”。"),
    Rule.QUOTE_STOP: ("引号内外都有点号", "4.8", "他说：“路通了。”。", "他说：“路通了。”"),
    Rule.DOUBLED_MARK: ("标点重叠", "4、5", "路通了，，水也来了。", "路通了，水也来了。"),
    Rule.TITLE_MARK_NESTING: (
        "书名号之内应用单书名号",
        "4.15",
        "文章题为《读《论语》》。",
        "文章题为《读〈论语〉》。",
    ),
    Rule.TITLE_MARK_MISUSED: (
        "会议、赛事、公司等不用书名号",
        "4.15 及附录 A",
        "他参加了《全国服饰大赛》。",
        "他参加了全国服饰大赛。",
    ),
    Rule.ENUMERATION_QUOTED: (
        "并列的引号、书名号之间一般不用顿号",
        "4.5",
        "他爱读《红楼梦》、《水浒传》。",
        "他爱读《红楼梦》《水浒传》。",
    ),
    Rule.ENUMERATION_AND: (
        "连词“和”“以及”“及”之前不用顿号",
        "4.5",
        "茶叶、竹笋、和蜂蜜。",
        "茶叶、竹笋和蜂蜜。",
    ),
    Rule.ELLIPSIS_FORM: ("省略号写作六点", "4.11", "茶叶、竹笋...", "茶叶、竹笋……"),
    Rule.DASH_FORM: ("破折号占两格", "4.10", "只有一句话--说到做到。", "只有一句话——说到做到。"),
    Rule.SERIAL_MARK: ("序次语之后的标点", "4.4、4.5、4.9", "（一）、修路。", "（一）修路。"),
    Rule.MARK_AT_START: ("段首、题首出现点号或后半个标点", "5.1", "，水也来了。", "水也来了。"),
    Rule.SPACE_IN_TEXT: ("汉字之间有空格", "5.1", "路通 了。", "路通了。"),
    Rule.HEAD_STOP: ("标题、图题末尾用了句号、逗号", "4.1", "", ""),
}
_N = {
    Rule.FULL_WIDTH_NUMERAL: ("全角数字或字母", "新建学校１２所。", "新建学校12所。"),
    Rule.MIXED_NUMERAL: ("一个数里汉字与阿拉伯数字混用", "二0二一年开工。", "二〇二一年开工。"),
    Rule.YEAR_FORM: ("年份应写全，汉字年份用“〇”", "19年10月开工。", "2019年10月开工。"),
    Rule.DATE_FORM: ("正文中日期写作年月日", "7月27号开会。", "7月27日开会。"),
    Rule.NUMERAL_APPROXIMATE: ("概数用汉字，不用顿号", "来了三、四个人。", "来了三四个人。"),
    Rule.NUMERAL_THOUSAND: ("阿拉伯数字之后不用千、百、十", "每亩3千元。", "每亩3000元。"),
    Rule.DIGIT_GROUPING: ("分节号每三位一节", "藏书38,0000册。", "藏书380,000册。"),
    Rule.RANGE_PERCENT: ("百分数范围，前一个百分号不能省", "成本下降20—30%。", "成本下降20%—30%。"),
    Rule.RANGE_MARK: ("数值范围用一字线或浪纹线", "亩产800-900公斤。", "亩产800—900公斤。"),
    Rule.RANGE_REVERSED: (
        "范围的起止颠倒",
        "2020年—2016年共投入3亿元。",
        "2016年—2020年共投入3亿元。",
    ),
    Rule.HEDGE_DOUBLED: ("约数词重复", "约300人左右。", "约300人。"),
    Rule.FALL_MULTIPLE: ("减少、下降不用倍数", "事故减少了2倍。", "事故减少了三分之二。"),
    Rule.PERCENT_POINT: ("百分数之差用“个百分点”", "占比提高3.5%。", "占比提高3.5个百分点。"),
}
_SENSE = {
    Rule.DOUBLED_WORDS: ("词语重复（研究研究、一个一个等重叠除外）", "加强干部队伍队伍建设。", "加强干部队伍建设。"),
    Rule.PARAGRAPH_REPEATED: ("一段或一个长句刊了两次", "", ""),
    Rule.SENTENCE_UNENDED: ("段末没有句末标点，疑似中断", "创新是城市高质量发展的重", "创新是城市高质量发展的动力。"),
    Rule.SENTENCE_BREAKS_OFF: ("句子停在连词、介词或逗号上", "优化营商环境和。", "优化营商环境。"),
    Rule.WRONG_WORD: ("常见错别字", "各地统一布署。", "各地统一部署。"),
    Rule.PARTICLE: ("“的”“地”“得”混用", "村里的路变的更宽了。", "村里的路变得更宽了。"),
    Rule.UNUSUAL_CHARACTER: ("生僻字、繁体字、异体字", "我國的村庄。", "我国的村庄。"),
    Rule.PLACEHOLDER: ("还没有填写的内容，如【待补】、××", "投资【待填】亿元。", "投资3亿元。"),
    Rule.TOO_LONG: ("标题、图注等超过版位", "", ""),
    Rule.TOO_SHORT: ("标题、图注等过短", "", ""),
    Rule.WEEKDAY_WRONG: ("星期与日期不符", "2021年7月27日（星期三）开会。", "2021年7月27日（星期二）开会。"),
    Rule.DATE_IMPOSSIBLE: ("不存在的日期或时刻", "2月30日开工。", "2月28日开工。"),
    Rule.DATE_FUTURE: ("晚于出版日期，却当作已经发生", "2109年10月，工程开工。", "2019年10月，工程开工。"),
    Rule.YEAR_COUNT: ("“连续几年”与所列年份不符", "2017至2019年，连续4年上榜。", "2017至2019年，连续3年上榜。"),
    Rule.PARTS_SUM: ("各项之和与总数不符", "新建学校14所，其中小学8所、中学7所。", "新建学校14所，其中小学8所、中学6所。"),
    Rule.PERCENT_DIFFERS: ("百分数与旁边的数算不拢", "全村420户，其中378户通了水，占80%。", "全村420户，其中378户通了水，占90%。"),
    Rule.PERCENT_OVER: ("占比、覆盖率等超过 100%", "覆盖率达到986%。", "覆盖率达到98.6%。"),
    Rule.CHANGE_DIRECTION: ("“由甲增加到乙”而乙较小，或相反", "企业由31家增加到7家。", "企业由7家增加到31家。"),
    Rule.FIGURE_PROPORTION: ("数字不合常情，如面积、每栋户数、年龄", "改造2186栋、38万户。", "改造2186栋、3.8万户。"),
    Rule.FIGURE_DECIMAL: ("两处数字只差小数点或万、亿", "投资3.45亿元，其中一期投资34.5亿元。", "投资34.5亿元，其中一期投资3.2亿元。"),
    Rule.FIGURE_DIFFERS: ("同一指标，标题与正文两个数", "", ""),
    Rule.SERIES_OUTLIER: ("图表中一个数与同列各数相差悬殊", "", ""),
    Rule.NAME_DIFFERS: ("同一人名、地名差一个字", "县长李建国来了。县长李建囯说好。", "县长李建国来了。县长李建国说好。"),
    Rule.OFFICE_DIFFERS: ("同一人有两个职务，或同一职务有两人", "县长赵文斌来了。县委书记赵文斌说好。", "县长赵文斌来了。县委书记李明远说好。"),
    Rule.PLACE_STALE: ("标题、图注、署名或正文里有别的区县名，疑为旧版文字", "", ""),
    Rule.PAPER_STALE: ("署名中的报名与报头不符", "", ""),
    Rule.PAGE_NUMBER_FORM: ("版次写法不对，或不连续", "", ""),
    Rule.ISSUE_FORM: ("期号写法不对", "", ""),
    Rule.STAFF_NAME: ("报眉人员没有姓名，或不像人名", "", ""),
    Rule.STAFF_INCOMPLETE: ("缺责任编辑或校对，或编、校同为一人", "", ""),
    Rule.ID_DATE: ("id 中的日期与出版日期不符", "", ""),
}  # fmt: skip
_FORM = {
    Rule.SPREAD_HEAD: "通版之首不只有段落和一张图片",
    Rule.SLOT: "固定版位没有尺寸、报眼多于一处，或框里放了放不下的",
    Rule.AD_LABEL: "像广告而没有标明“广告”",
    Rule.FILE_MISSING: "缺少写明或必需的文件",
    Rule.FILE_UNREADABLE: "文件打不开",
    Rule.FILE_TOO_LARGE: "文件超过该类的上限",
    Rule.PATH_ESCAPE: "路径指到特刊文件夹之外",
    Rule.NOT_UTF8: "文本文件不是 UTF-8 编码",
    Rule.TOO_MANY: "文章、文件或数值过多",
    Rule.COPY_TOO_LONG: "全刊字数超过上限",
    Rule.DUPLICATE_ID: "两个文件除扩展名外同名",
    Rule.UNLISTED_ARTICLE: "有文章没有列入 articles",
    Rule.UNUSED_FILE: "有图片或图表没有用到",
    Rule.USED_TWICE: "同一文章、图片或图表用了两次",
    Rule.YAML_SYNTAX: "YAML 无法读取",
    Rule.YAML_ALIAS: "不用 YAML 锚点与别名",
    Rule.YAML_TAG: "不用 YAML 标签",
    Rule.DUPLICATE_KEY: "同一处有两个相同的字段",
    Rule.UNKNOWN_KEY: "格式中没有这个字段",
    Rule.MISSING_FIELD: "缺少必填字段，或字段为空",
    Rule.BAD_VALUE: "值的类型或范围不对",
    Rule.BAD_DATE: "日期无法读取，或不存在",
    Rule.BAD_CSV: "表格无法读取",
    Rule.FRONT_MATTER: "文章开头缺少头部字段",
    Rule.UNKNOWN_REFERENCE: "引用了没有的文件名",
    Rule.CONTROL_CHARACTER: "含不可见或非法字符",
    Rule.PRIVATE_CHARACTER: "含私用区字符，没有通用字形",
    Rule.UNDECIDED: "导入时没有印的字，还没有决定怎么办",
    Rule.EDITED_KEPT: "人改过的文件照留，没有换新",
    Rule.CHARACTER_FORM: "字符改成了通用写法（合成字、去异体选择符、半角假名改全角）",
    Rule.EMPTY_ARTICLE: "文章没有可刊印的段落",
    Rule.CRITIC_UNPAIRED: "存疑记号不成对",
    Rule.CRITIC_UNSUPPORTED: "此处不用的存疑记号",
    Rule.BAD_BLOCK: "三个冒号的一段没有收尾、是空的，或者读不出",
    Rule.MARKDOWN_UNSUPPORTED: "会照样印出来的 Markdown 记号",
    Rule.PULLQUOTE_FURTHER: "一篇有两条提要，后一条不排",
    Rule.PULLQUOTE_NOT_IN_TEXT: "提要不是本文原话",
    Rule.PICTURE_MISSING: "图片文件不存在",
    Rule.PICTURE_FORMAT: "图片内容与扩展名不符",
    Rule.PICTURE_UNSAFE: "SVG 含脚本、实体或外部链接",
    Rule.PICTURE_CAPTION: "图片缺图注",
    Rule.PICTURE_CREDIT: "图片缺署名",
    Rule.PICTURE_ALT: "图片缺替代文字",
    Rule.PICTURE_SAFE_AREA: "安全区超出裁切框",
    Rule.ILLUSTRATION_CREDIT: "插图署名写作摄影",
    Rule.FIGURE_NOT_STATED: "图表中的数，正文没有说明",
    Rule.FIGURE_DISPLAY: "印出的数与画出的数不同",
    Rule.FIGURE_HEDGE: "图上失了“超”“约”“以上”等约数词",
    Rule.FIGURE_WORDS: "数字旁的词，原文没有",
    Rule.FIGURE_PERIOD: "时间，引文里没有",
    Rule.FIGURE_QUERIED: "存疑的数画成了图",
    Rule.FIGURE_VALUE: "该类图表画不出的数",
    Rule.FIGURE_SHAPE: "数值、系列或时间太少，不成该类图表",
    Rule.FIGURE_GAP: "图表有一项没有数值，图上空着并注明",
    Rule.FIGURE_KIND: "图表没有写图种，按数据选了一种",
    Rule.FIGURE_ORDER: "排名图各数没有按大小排列",
    Rule.FIGURE_SOURCE: "图表缺资料来源",
    Rule.ACCEPTANCE_UNUSED: "accepted 所列的问题并不存在",
    Rule.ACCEPTANCE_REFUSED: "accepted 所列的规则不存在，或不可接受",
}
#: Entries by rule id. Rules that are not here yet are shown with their English line alone.
HANDBOOK: dict[str, Entry] = {
    **{r.value: Entry(zh, f"{_MARKS} {at}", bad, good) for r, (zh, at, bad, good) in _M.items()},
    **{r.value: Entry(zh, _NUMBERS, bad, good) for r, (zh, bad, good) in _N.items()},
    **{r.value: Entry(zh, "", bad, good) for r, (zh, bad, good) in _SENSE.items()},
    **{r.value: Entry(zh) for r, zh in _FORM.items()},
    **{one.id: Entry(one.finds, one.source, one.faulty, one.sound) for one in PATTERNS},
    "bad-table": Entry("数据表无法读取，或不合用"),
    "data-doubt": Entry("地区数据表中应当核对的格或行"),
    "data-missing": Entry("数据中没有这个数，或格子为空"),
    "data-unfit": Entry("过滤器不适用于这个数，或说法与数不符"),
    "template": Entry("模板无法读取，或用了不许用的写法"),
}
