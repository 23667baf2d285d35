"""Words of the preview for editors, in Chinese: rules, faults, stages, troubles.

Input: ids of the program. Output: the usual terms of the field.
"""

from __future__ import annotations

import re

#: Rules of `content.source.rules` and of `layout.edition.reading`.
RULES = {
    "file-missing": "缺少文件",
    "file-unreadable": "文件打不开",
    "file-too-large": "文件太大",
    "path-escape": "路径越出特刊文件夹",
    "not-utf8": "不是 UTF-8 编码",
    "too-many": "数量过多",
    "copy-too-long": "文字过长",
    "duplicate-id": "重名",
    "unlisted-article": "稿件未列入",
    "unused-file": "文件未用",
    "used-twice": "重复使用",
    "yaml-syntax": "YAML 写法有误",
    "yaml-alias": "YAML 不用锚点和别名",
    "yaml-tag": "YAML 不用标签",
    "duplicate-key": "键重复",
    "unknown-key": "没有这个键",
    "missing-field": "缺少必填项",
    "bad-value": "值不合要求",
    "bad-date": "日期有误",
    "bad-block": "块的写法",
    "bad-csv": "表格读不出",
    "front-matter": "稿件开头格式有误",
    "unknown-reference": "引用的名称不存在",
    "control-character": "不可见或非法字符",
    "private-character": "私用区字符",
    "character-form": "字符改成通用写法",
    "empty-article": "稿件没有正文",
    "critic-unpaired": "存疑标记不成对",
    "critic-unsupported": "不支持的批注写法",
    "markdown-unsupported": "Markdown 写法会照原样印出",
    "half-width-punctuation": "半角标点",
    "punctuation-unpaired": "括号或引号不成对",
    "pullquote-further": "多余的提要",
    "pullquote-not-in-text": "提要与正文不符",
    "picture-missing": "缺少图片",
    "picture-format": "图片格式与后缀不符",
    "picture-unsafe": "SVG 图不安全",
    "picture-caption": "缺少图注",
    "picture-credit": "缺少署名",
    "picture-alt": "缺少替代文字",
    "picture-safe-area": "安全区越出裁切范围",
    "illustration-credit": "插图误作摄影署名",
    "figure-not-stated": "图表数字在稿件中无出处",
    "figure-display": "印出的数字与所绘不符",
    "figure-hedge": "图表漏了“超、突破、以上”等字",
    "figure-words": "图表用语与稿件不符",
    "figure-period": "图表时间与稿件不符",
    "figure-queried": "图表用了存疑的文字",
    "figure-value": "此类图表画不出该值",
    "figure-shape": "图表数据不足",
    "figure-order": "排名未按大小排列",
    "figure-source": "图表缺少来源",
    "doubled-punctuation": "标点重复",
    "quote-reversed": "引号方向反了",
    "quote-nesting": "引号套用有误",
    "quote-corner": "横排用了直角引号",
    "quote-stop": "引号内外都有句号",
    "title-mark-nesting": "书名号套用有误",
    "title-mark-misused": "误用书名号",
    "enumeration-between-quotes": "引号或书名号之间的顿号",
    "enumeration-before-and": "连词前的顿号",
    "ellipsis-and-etc": "省略号与“等”并用",
    "ellipsis-form": "省略号写法",
    "mark-after-ellipsis": "省略号后的标点",
    "dash-form": "破折号写法",
    "serial-number-mark": "序号后的标点",
    "mark-at-start": "段首标点",
    "space-in-text": "汉字间有空格",
    "head-full-stop": "标题或图注末尾的标点",
    "doubled-words": "词语重复",
    "paragraph-repeated": "段落或长句重复",
    "sentence-unended": "段末没有句末标点",
    "sentence-breaks-off": "句子没有写完",
    "wrong-word": "常见错别字",
    "unusual-character": "生僻字、繁体字或异体字",
    "placeholder": "待补的文字",
    "text-too-long": "文字过长",
    "text-too-short": "文字过短",
    "full-width-numeral": "全角数字或字母",
    "mixed-numeral": "汉字与阿拉伯数字混用",
    "year-form": "年份写法",
    "date-form": "日期写法",
    "approximate-numeral": "概数写法",
    "arabic-with-thousand": "阿拉伯数字后接千、百、十",
    "digit-grouping": "千分撇位置",
    "range-percent": "范围前一数缺百分号",
    "range-mark": "数值范围的连接号",
    "range-reversed": "范围首尾颠倒",
    "hedge-doubled": "约数词重复",
    "fall-multiple": "减少不能用“倍”",
    "percent-point": "百分点与百分比混淆",
    "weekday-wrong": "星期与日期不符",
    "date-impossible": "日期或时间不存在",
    "date-future": "日期晚于出版日",
    "year-count": "连续年数与年份不符",
    "parts-do-not-sum": "分项之和不等于总数",
    "percent-over-100": "占比超过 100%",
    "share-over-whole": "各部分占比超过整体",
    "change-direction": "增减方向不符",
    "figure-proportion": "数字大小反常",
    "decimal-point-differs": "两处数字只差小数点",
    "figure-differs": "同一事物数字不一",
    "series-outlier": "数列中的反常值",
    "name-differs": "名称前后差一字",
    "place-stale": "出现别的区县名",
    "paper-name-differs": "报名不一致",
    "page-number-form": "版次写法或顺序",
    "issue-form": "期号写法",
    "staff-name": "署名栏姓名有误",
    "staff-incomplete": "责任编辑或校对不全",
    "id-date-differs": "编号日期与出版日不符",
    "acceptance-unused": "已认可的问题并不存在",
    "acceptance-refused": "这类问题不能认可",
    "bad-table": "数据表读不出",
    "data-missing": "数据表里没有这个数",
    "data-unfit": "取数方式不合",
    "template": "模板写法有误",
    "unknown-design": "没有这种设计",
    "font-unusable": "字体不能用",
    "glyph-missing": "字体缺字",
    "glyph-fallback": "借用别的字体",
    "title-break": "标题折行处存疑",
}  # fmt: skip

#: Faults of `layout.judge.audit.model.Code` (编排忌讳).
FAULTS = {
    "overflow": "越出版心",
    "overlap": "文字重叠",
    "hole": "天窗",
    "hollow": "图表太空",
    "uneven": "栏底不齐",
    "off-grid": "行不对齐",
    "small": "字太小",
    "ragged": "行末不齐",
    "line-start": "行首禁则",
    "line-end": "行末禁则",
    "lost": "漏排",
    "misordered": "错序",
    "doubled": "重排",
    "rival-heads": "碰题",
    "stranded-head": "标题落底",
    "hierarchy": "标题主次颠倒",
    "touching": "图片相碰",
}

#: What an editor can do about a fault, as `layout.judge.verdict.REMEDIES` says in English.
REMEDIES = {
    "overflow": "缩短所指的标题或图注",
    "hole": "增减一些文字，或加一张图片",
    "hollow": "给图表增加数据，或换一种图表",
    "uneven": "把这篇稿件增减几个字",
    "small": "缩短图表的标签，或减少几个",
    "rival-heads": "改变其中一篇的 rank",
    "hierarchy": "缩短总标题，或调整各篇的 rank",
    "touching": "把一张图片移到别的稿件",
    "stranded-head": "把这篇稿件增减一些文字",
}

STAGES = {
    "read": "读稿检查",
    "load": "载入程序",
    "fonts": "打开字体",
    "plan": "排版规划",
    "charts": "绘制图表",
    "pictures": "准备图片",
    "html": "写出版面",
    "pdf": "绘图并生成 PDF",
    "audit": "审核成品",
}

TROUBLES = {
    "content": "内容有误",
    "layout": "排不满整版",
    "broken": "程序出错",
}
RENDER = "版面没有照计划绘出"
PICTURE = "图片"
CORRECT = "改正下列错误并存盘，版面会自动更新"
REPORT = "请把这条信息告诉维护者；修改内容后会自动重试"

#: Notes and refusals of the planner (`layout.plan.attempts`, `layout.plan.planner`) and how an
#: editor says them; what none of these matches is shown as it is.
SAYINGS = (
    (r"unusable pictures:\n(.+)", "图片不能用：\n{0}"),
    (
        r"chart (\S+): its words or numbers are too long for any width; shorten them",
        "图表 {0} 的项目名或数字太长，多宽都排不下；缩短项目名，其余写进 note",
    ),
    (r"「(.+)」 has no allowed break and is wider than \S+ em", "“{0}”一行排不下，又不能转行"),
    (
        r"shorten the word, or allow a smaller body size: fit\.body_pt",
        "缩短这几个字，或在 fit.body_pt 里放宽字号",
    ),
    (
        r"body size ([\d.]+) pt instead of ([\d.]+) pt to fill the pages",
        "正文由 {1} pt 改为 {0} pt，以排满版面",
    ),
    (r"format changed to (\S+) \(\w+\)", "改用{0}版"),
    (r"continued on the next page: (.+)", "转下版的稿件：{0}"),
    (
        r"no full pages can be made: the content comes to about ([\d.]+) pages (\S+) "
        r"at ([\d.]+) pt.*",
        "内容约合{1} {0} 版（正文 {2} pt），在 fit 允许的字号、开本和版数之内排不成整版",
    ),
    (
        r"add or cut text or pictures "
        r"\(add about (\d+) characters or cut about (\d+) characters\).*",
        "增加约 {0} 字，或删去约 {1} 字；也可增减图片，或在 edition.yaml 里放宽 fit",
    ),
    (
        r"add or cut text or pictures \(add about (\d+) characters\).*",
        "增加约 {0} 字；也可增加图片，或在 edition.yaml 里放宽 fit",
    ),
    (
        r"add or cut text or pictures \(cut about (\d+) characters\).*",
        "删去约 {0} 字；也可减少图片，或在 edition.yaml 里放宽 fit",
    ),
)  # fmt: skip


def said(words: str) -> str:
    """Return the program's words as an editor says them, or as they are."""
    for pattern, saying in SAYINGS:
        if match := re.fullmatch(pattern, words, re.DOTALL):
            return saying.format(*match.groups())
    return words


def page_number(number: str, index: int) -> str:
    """Return what a page is called: its printed number (版次), else its place in the edition."""
    return f"第 {number or index + 1} 版"


def errors(count: int) -> str:
    """Return how many errors there are."""
    return f"{count} 处错误"
