"""YAML: bombs, depth, size, types and values that no editor writes, in every file that is YAML.

Input: nothing. Output: cases of the groups `yaml` and `values`.
"""

from __future__ import annotations

from bench.attacks import SMALL, add, changed, each, written

LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join(f'*{a}' for _ in range(9))}]\n"
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
BOMBS = {
    "laughs": LAUGHS,
    "alias of itself": "a: &a [*a]\n",
    "merge keys": "a: &a {x: 1}\nb: {<<: *a}\n",
    "deep lists": "a: " + "[" * 5000 + "]" * 5000,
    "deep maps": "a: " + "{a: " * 5000 + "1" + "}" * 5000,
    "deep by indent": "\n".join(" " * n + "a:" for n in range(1200)),
    "open lists": "a: " + "[" * 100_000,
    "a scalar of 1.9 MB": "a: " + "县" * 630_000,
    "a file of 3 MB": "a: " + "x" * 3_000_000,
    "object": 'a: !!python/object/apply:os.system ["true"]\n',
    "binary": "a: !!binary " + "QUJD" * 1000,
    "odd tags": "a: !!timestamp x\nb: !!int ''\nc: !!bool x\nd: !!float ''\n",
    "own tag": "a: !x {b: 1}\n",
    "two keys": "paper: 1\npaper: 2\n",
    "two documents": "a: 1\n---\nb: 2\n",
    "NUL": "a: \0b\n",
    "a key that is a list": "? [a, b]\n: c\n",
    "a key that is nothing": "~: 1\n: 2\n",
    "40,000 keys": "".join(f"k{n}: 1\n" for n in range(40_000)),
    "tabs": "a:\n\tb: 1\n",
    "empty": "",
    "only a remark": "# 没有内容\n",
    "a list": "- 1\n- 2\n",
    "a word": "特刊",
    "directive": "%YAML 9.9\n---\na: 1\n",
    "lone surrogate": 'a: "\\ud800"\n',
    "beyond Unicode": 'a: "\\U00110000"\n',
    "raw surrogate": "a: \ud800\n",
    "quote without end": 'a: "' + "x" * 100_000,
    "anchor of 100,000": "a: &" + "x" * 100_000 + " 1\n",
}
FILES = ("edition.yaml", "figures/riders.yaml", "pictures/pictures.yaml")
for at, (name, text) in enumerate(BOMBS.items()):
    file = FILES[at % 3]
    add("yaml", f"{name} in {file}", written(file, text), file, file.split("/")[-1])
for name in ("laughs", "deep lists", "odd tags", "two keys", "lone surrogate", "a file of 3 MB"):
    add("yaml", f"{name} in house.yaml", written("house.yaml", BOMBS[name], built=True), "house")
for name, raw in {
    "UTF-16": "paper: 1".encode("utf-16"),
    "UTF-32": "paper: 1".encode("utf-32"),
    "GBK": "paper: 县".encode("gbk"),
    "noise": bytes(range(256)) * 40,
    "gzip": b"\x1f\x8b\x08" + bytes(4000),
}.items():
    add("yaml", f"{name} as edition.yaml", written("edition.yaml", raw), "edition.yaml")

HUGE = "9" * 6000
EDITION = (SMALL / "edition.yaml").read_text(encoding="utf-8")
VALUES = {
    "an integer of 6,000 digits": ("max_pages: 2", f"max_pages: {HUGE}"),
    "pages below nothing": ("max_pages: 2", "max_pages: -3"),
    "pages without end": ("max_pages: 2", "max_pages: .inf"),
    "a million pages": ("max_pages: 2", "max_pages: 1000000"),
    "sizes that are no numbers": ("[9, 10.5]", "[.nan, .nan]"),
    "sizes of nothing": ("[9, 10.5]", "[0, 0]"),
    "sizes of 1e308": ("[9, 10.5]", "[1e308, 1e309]"),
    "sizes in base 60": ("[9, 10.5]", "[190:20:30, 9]"),
    "sizes the wrong way": ("[9, 10.5]", "[10.5, 9]"),
    "60,000 page numbers": ("[05, 06]", str(list(range(60_000)))),
    "page numbers of words": ("[05, 06]", "[一, 二]"),
    "a page number of 5,000 digits": ("[05, 06]", f"[{HUGE[:5000]}]"),
    "page numbers below nothing": ("[05, 06]", "[-1, 0]"),
    "a date of zeros": ("2031年3月5日", "0000年0月0日"),
    "a day that is none": ("2031年3月5日", "2031年2月30日"),
    "the year 99999": ("2031年3月5日", "99999年3月5日"),
    "a date of 20,000 digits": ("2031年3月5日", "9" * 20_000 + "年1月1日"),
    "inks without end": ("[80, 30, 60, 10]", "[.inf, 30, 60, 10]"),
    "inks of 1e308": ("[80, 30, 60, 10]", "[1e308, 1e308, 1e308, 1e308]"),
    "40 inks": ("[80, 30, 60, 10]", str([1] * 40)),
    "a colour that is none": ('"#2a6f62"', '"url(file:///etc/passwd)"'),
    "a format outside": ("profile: tabloid", "profile: ../../../etc/passwd"),
    "a banner that is a list": ("banner: quiet", "banner: [quiet]"),
    "a banner outside": ("banner: quiet", "banner: ../quiet"),
    "a picture above": ("pictures/train.png", "../../secret.png"),
    "a picture from the root": ("pictures/train.png", "/etc/passwd"),
    "a picture by address": ("pictures/train.png", "http://127.0.0.1:9/a.png"),
    "a picture of data": ("pictures/train.png", "data:image/png;base64,AAAA"),
    "a picture with NUL": ("pictures/train.png", '"pictures/\\0train.png"'),
    "a name of 5,000 characters": ("pictures/train.png", "pictures/" + "x" * 5000 + ".png"),
    "a title of 400 characters": ("慢火车开进新县城", "慢火车开进新县城" * 50),
    "a title without a break": ("慢火车开进新县城", "W" * 60),
    "a title of nothing": ("慢火车开进新县城", '"  "'),
    "a title turned round": ("慢火车开进新县城", '"慢\\u202e火车\\u202c"'),
    "a title with markup": ("慢火车开进新县城", '"<script>alert(1)</script>"'),
    "a title of marks": ("慢火车开进新县城", "《》《》《》！？"),
    "a title of combining marks": ("慢火车开进新县城", "a" + "\u0301" * 300),
    "a kicker of 3,000": ("虚构样本，只供测试", "虚构样本" * 750),
    "a byline of 100,000": ("样本记者 甲某", "甲" * 100_000),
    "a byline of lines": ("样本记者 甲某", '"甲\\n乙\\n丙"'),
    "3,000 of the staff": ("    校对: 样本乙", "".join(f"    职{n}: 甲{n}\n" for n in range(3000))),
    "a paper's name of 900": ("name: 示例日报", "name: " + "报" * 900),
    "an issue of markup": ("第00001期", '"[bold]{{ 1 }}[/bold]"'),
    "a lede of 100,000": ("示例县并不存在", "示例县并不存在，" * 14_000),
    "a lede in one word": ("示例县并不存在", "x" * 9000),
    "a paper's file outside": ("banner: quiet", "banner: quiet\npaper_file: ../../../etc/passwd"),
    "a look outside": ("banner: quiet", "banner: quiet\nlook: ../red"),
    "fonts that are a map": ("banner: quiet", "banner: quiet\nfonts: {a: b}"),
    "a crop without end": ("banner: quiet", "banner: quiet\nbase: [.inf]"),
}
for name, (old, new) in VALUES.items():
    make = changed("edition.yaml", old, new, built=True)
    add("values", name, make, "edition.yaml", "头条", "标题", "引题", "headline", "title", "刊头")
each(
    "values",
    [
        (
            f"crop {value}",
            changed("pictures/pictures.yaml", "top: 0.1", f"top: {value}", built=True),
        )
        for value in (".nan", "-.inf", "1e400", "0.9999999", "1", "1e-320", "true", "[0]")
    ],
    "pictures.yaml",
)
