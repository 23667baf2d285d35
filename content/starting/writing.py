"""The files of a new edition: `Answers` → names and texts, written into a folder, whole.

Comments are in Chinese: they are the first thing that an editor reads.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from content.keeping import KeepError, with_record, write_owned
from content.starting.advice import paragraphs, placeholder
from content.starting.amount import Amount, amount
from content.starting.answers import Answers, StartError
from content.starting.drawing import drawing
from fonts.chinese.numerals import in_han

_PLAIN = re.compile(r"[\w·]+")
#: Paragraphs between two sub-heads of a long section.
UNDER_A_SUBHEAD = 4


def new_edition(folder: Path, answers: Answers) -> tuple[Path, ...]:
    """Write an edition that builds at once; return its files.

    Raises:
        StartError: the folder is there already, or cannot be written. Nothing is overwritten.
    """
    if folder.exists() or folder.is_symlink():
        raise StartError("start.there-already", folder=folder)
    files = edition_files(answers)
    try:
        write_owned(folder, with_record({n: t.encode("utf-8") for n, t in files.items()}), {})
    except KeepError as error:
        raise StartError(error.told) from error
    return tuple(folder / name for name in files)


def edition_files(answers: Answers) -> dict[str, str]:
    """Return name → text of an edition's files."""
    planned = amount(answers.sections, answers.area_cm2)
    names = [f"{number:02d}" for number in range(1, answers.sections + 1)]
    files = {"edition.yaml": _edition(answers, names)}
    for number, name in enumerate(names, start=1):
        files[f"articles/{name}.md"] = _article(number, planned)
    files["figures/numbers.yaml"] = _numbers()
    files["pictures/pictures.yaml"] = _pictures(planned)
    files["pictures/hero.svg"] = drawing(0)
    for number in sorted(planned.pictured):
        files[f"pictures/photo{number:02d}.svg"] = drawing(number)
    return files


def _quoted(words: str) -> str:
    """Return words as YAML: with quotes where they could mean something else."""
    plain = _PLAIN.fullmatch(words) and not words.isascii()
    return words if plain else json.dumps(words, ensure_ascii=False)


def _edition(answers: Answers, names: list[str]) -> str:
    date = answers.date
    listed = "\n".join(f"  - {name}" for name in names)
    headline = _quoted(answers.headline or placeholder("全版主标题"))
    return f"""\
# 特刊的总说明。井号“#”以后的话是写给编辑看的，不会印出来。
# 凡写着【待填：……】的地方都要换成真实内容；核对命令 check 会逐条列出还没有填的。
# 冒号一律用半角，后面空一格。改完一处就可以再核对、再排版，不会弄坏什么。

paper:                    # 报眉：印在每版顶上
  name: {_quoted(answers.paper)}
  section: 特别报道        # 栏目名，可改，可空
  date: {date.isoformat()}        # 出版日期；星期几由程序推算，不必写
  page_numbers:           # 版次，如 [05, 06]，一版一个；空着就不印
  issue:                  # 期号，如 第12345期；空着就不印
  # staff:                # 责任编辑等，去掉行首的“# ”再填，一行一职
  #   责任编辑: 姓名
  #   校对: 姓名

place: {_quoted(answers.district)}             # 写的是哪个区县；核对时据此查有没有误留别处的地名

headline:
  kicker: {_quoted(f"{answers.district}特刊")}      # 肩题，在主标题上面
  title: {headline}    # 主标题；中间空一格就分成上下两句
  deck: {_quoted(placeholder("副标题，一句话说清全版讲什么"))}
  picture: hero           # 刊头图片，即 pictures/hero.svg；换成照片时文件名仍叫 hero

banner: {answers.banner:<18}# 刊头样式：festive 喜庆、quiet 素雅、picture 大图
byline: {_quoted(placeholder("记者、通讯员姓名"))}

lede: |                   # 导语，每段前面空两格；段与段之间空一行
  {placeholder("导语第一段，用一两百字说明这一版写什么、为什么在今天写，提到的会议、日期和名称都要核对。")}

  {placeholder("导语第二段，举出最要紧的几个数字，例如××亿元、××万人、××个项目，每个数字写明是哪一年的。")}

articles:                 # 各部分的先后；名字就是 articles 里的文件名
{listed}

band: numbers             # 横贯版面的“数说”，即 figures/numbers.yaml；不要就删去此行
credits: {_quoted(placeholder("图片、资料由谁提供"))}

profile: {answers.format:<17}# 开张：broadsheet 对开，tabloid 四开
# 文字太多或太少排不满时，程序会自己换字号、加版或改用小开张，并说明改了什么。
"""


def _article(number: int, planned: Amount) -> str:
    counted = in_han(number)
    picture = f"[photo{number:02d}]" if number in planned.pictured else ""
    rank = 1 if number == 1 else 2
    head = f"""\
---
kind: section       # section 有序号的一部分；story 独立成篇；box 加底色的小文，如记者手记
kicker: {_quoted(placeholder("引题"))}
title: {_quoted(placeholder(f"第{counted}部分标题"))}   # 标题，八到十二个字为好
rank: {rank:<14}# 1 最重要，2 一般，3 次要
pictures: {picture:<10}# 配图，写 pictures 里的文件名，不带后缀
figures:            # 配的图表，写 figures 里的文件名，不带后缀
---
"""
    body: list[str] = []
    for index, words in enumerate(paragraphs(number, planned.sections[number - 1])):
        if index and index % UNDER_A_SUBHEAD == 0:
            body.append(f"## {placeholder(f'小标题{index // UNDER_A_SUBHEAD}')}")
        body.append(words)
    return head + "\n" + "\n\n".join(body) + "\n"


def _numbers() -> str:
    items = "\n".join(
        f"""\
  - label: {_quoted(placeholder(f"指标{in_han(index + 1)}"))}
    display: ××           # 填好后把这一行换成 value: 数字
    unit: {unit}
    stated: ××{unit}"""
        for index, unit in enumerate(("亿元", "万人", "个项目"))
    )
    return f"""\
# “数说”：几个大数字。每个数字都要在正文里有出处，stated 一行照抄正文原话。
title: {_quoted(placeholder("数说标题"))}
kind: key
source: 资料来源：据本版报道整理
items:
{items}
"""


def _pictures(planned: Amount) -> str:
    entries = ["hero", *(f"photo{number:02d}" for number in sorted(planned.pictured))]
    words = {
        name: "刊头图" if name == "hero" else f"第{in_han(int(name[-2:]))}部分配图"
        for name in entries
    }
    listed = "\n\n".join(
        f"""\
{name}:
  caption: {_quoted(placeholder(f"{words[name]}的说明，何时何地何事"))}
  credit: {_quoted(placeholder("作者"))}         # 照片写“姓名 摄”
  alt: {_quoted(placeholder(f"{words[name]}的替代文字，给看不见图的读者"))}
  illustration: true      # 换成照片以后删去此行
  safe: {{left: 0.3, top: 0.25, right: 0.7, bottom: 0.8}}   # 裁切时必须留住的部分，按宽高的比例"""
        for name in entries
    )
    return f"""\
# 图片的说明。图片文件放在同一个文件夹里，JPEG、PNG、TIFF、WebP、SVG 都可以。
# 换图：把照片放进来，取同样的名字（如 hero.jpg），再把原来的 .svg 删掉。

{listed}
"""
