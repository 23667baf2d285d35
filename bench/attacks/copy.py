"""Copy: Markdown in amounts, depths and characters that no editor types.

Input: nothing. Output: cases of the group `markdown`, each the body of an article.
"""

from __future__ import annotations

from bench.attacks import SMALL, add, each, written

NOTE = "articles/4-note.md"
HEAD = "---\nkind: {kind}\ntitle: 编后\nrank: 3\n---\n\n"
SENTENCE = "慢，不是落后，是给每一站都留了时间。"
BODIES = {
    "quotes in quotes": "> " * 5000 + SENTENCE,
    "10,000 signs of a head": "#" * 10_000 + " 头",
    "300 heads without copy": "\n\n".join(f"## 小标题{n}" for n in range(300)),
    "a head of 600": "## " + "站" * 600 + f"\n\n{SENTENCE}",
    "fences in fences": "\n".join(":::名单" for _ in range(3000)) + f"\n{SENTENCE}",
    "a fence without end": f":::诗\n{SENTENCE}",
    "a fence of no kind": f":::{'x' * 5000}\n{SENTENCE}\n:::",
    "a fence of HTML": f":::<b>\n{SENTENCE}\n:::",
    "a verse of 9,000 lines": ":::诗\n" + "山高水长\n" * 9000 + ":::",
    "a roll of 6,000 names": ":::名单\n" + "、".join(f"甲{n}" for n in range(6000)) + "\n:::",
    "a table of 900 columns": "|" + "甲|" * 900 + "\n|" + "-|" * 900 + "\n|" + "1|" * 900,
    "a table of 9,000 rows": "|甲|乙|\n|-|-|\n" + "|1|2|\n" * 9000,
    "a table of nothing": "|||\n|-|-|\n|||",
    "a table of uneven rows": "|甲|乙|\n|-|-|\n|1|\n|1|2|3|4|\n|",
    "a table of one huge cell": "|甲|乙|\n|-|-|\n|" + "站" * 9000 + "|1|",
    "open brackets": "[" * 50_000,
    "links in links": "[a](" * 9000,
    "stars": "*" * 60_000 + SENTENCE,
    "stars apart": "**a " * 20_000,
    "underlines": "_a" * 40_000,
    "ticks": "`" * 40_000,
    "marks of doubt": "{==" * 20_000,
    "doubts in doubts": "{==a{>>b" * 3000 + "<<}==}" * 3000,
    "a doubt without words": f"{SENTENCE}{{====}}{{>><<}}",
    "a link to a file": "[站](file:///etc/passwd)" + SENTENCE,
    "a link of script": "[站](javascript:alert(1))" + SENTENCE,
    "a picture of the system": f"![站](/etc/passwd)\n\n{SENTENCE}",
    "HTML with script": f"<script>alert(1)</script>{SENTENCE}",
    "a remark without end": f"{SENTENCE}<!-- " + "x" * 50_000,
    "entities": "&lt;" * 9000 + "&#x10FFFF;&#0;&bogus;",
    "one word of 40,000": "x" * 40_000,
    "a number of 30,000 digits": "9" * 30_000 + "人。",
    "Han numerals of 9,000": "一亿" * 9000 + "人。",
    "only full stops": "。" * 30_000,
    "only opening marks": "《" * 9000,
    "marks that may not begin a line": SENTENCE + "，。" * 4000,
    "combining marks": "a" + "\u0301" * 20_000,
    "joined emoji": "👩\u200d👩\u200d👧\u200d👦" * 2000,
    "turned round": "\u202e" + SENTENCE + "\u2066" * 50,
    "tags and selectors": SENTENCE + "\U000e0041" * 400 + "\ufe0f" * 400 + "\U000e0100" * 400,
    "private use": "\ue000" * 5000,
    "unassigned": "\u0378\U0003ffff\ufffe" * 200,
    "Hangul and Thai": "한국어 ภาษาไทย العربية עברית" * 200,
    "all of Latin 1": "".join(map(chr, range(0xA0, 0x100))) * 40,
    "line separators": "\u2028\u2029\x85\x0b\x0c".join([SENTENCE] * 60),
    "controls": "".join(map(chr, range(1, 32))) * 30,
    "soft hyphens": ("字\u00ad" * 9000),
    "blanks of all kinds": "\u00a0\u2002\u2003\u200b\u3000\ufeff" * 3000 + SENTENCE,
    "30,000 paragraphs": "站。\n\n" * 30_000,
    "120,000 characters": SENTENCE * 6700,
    "dates that are none": "2024年13月45日，0000年0月0日，第999999999999届，-5月-3日。" * 40,
    "shares beyond all": "增长1e999%，下降NaN%，∞%，100000000000000000000000000000%。" * 40,
    "sums that overflow": "共" + "9" * 400 + "人，其中甲" + "9" * 399 + "人，乙1人。",
    "ranges the wrong way": "从9999999999月到1月，从B到A，" * 90,
    "figures in braces": "{{ 9**9**9 }}{% for %}",
    "a quotation of 3,000": "> " + "站" * 3000 + f"\n\n{SENTENCE}",
    "lists in lists": "\n".join("  " * n + "- 站" for n in range(900)),
    "rules": "---\n" * 9000,
    "footnotes": "".join(f"[^{n}]" for n in range(4000)) + "[^1]: " + SENTENCE,
    "backslashes": "\\" * 50_001 + SENTENCE,
}
for name, body in BODIES.items():
    kind = "story" if len(body) > 400 else "box"
    add("markdown", name, written(NOTE, HEAD.format(kind=kind) + body, built=True), NOTE, "编后")
STORY = (SMALL / NOTE).read_text(encoding="utf-8")
WHOLE: dict[str, str | bytes] = {
    "empty": "",
    "no head": STORY.split("---\n", 2)[2],
    "a head without end": STORY.replace("---\n\n", "\n", 1),
    "two heads": STORY.replace("---\n\n", "---\n---\ntitle: 二\n---\n\n", 1),
    "a head of 900,000": "---\ntitle: " + "编" * 300_000 + "\n---\n\n" + SENTENCE,
    "a head of bombs": "---\na: &a [*a]\n---\n\n" + SENTENCE,
    "only a head": STORY.split("---\n\n")[0] + "---\n",
    "UTF-16": STORY.encode("utf-16"),
    "GB 18030": STORY.encode("gb18030"),
    "cut in a character": STORY.encode()[:-2],
    "surrogates": STORY.replace("慢，", "\ud83d，").encode("utf-8", "surrogatepass"),
    "old Mac's lines": STORY.replace("\n", "\r"),
    "three megabytes": STORY + "站" * 1_000_000,
    "NUL": STORY + "\0" * 4000,
    "a rank of 1e99": STORY.replace("rank: 3", "rank: 1e99"),
    "9,000 pictures": STORY.replace("rank: 3", "pictures: " + str([f"p{n}" for n in range(9000)])),
    "a picture many times": STORY.replace("rank: 3", "pictures: " + "[train, train, train, train]"),
    "wishes of nonsense": STORY.replace("rank: 3", "wishes: {width: 1e9, pin: [top]}"),
}
each(
    "markdown",
    [(name, written(NOTE, text, built=True)) for name, text in WHOLE.items()],
    NOTE,
    "编后",
)
