"""Edition folders for the tests of the kinds of copy: Markdown → a folder, built once a process.

The prose is real (`tests/corpus/prose.txt`); heads, names, verse and figures were written for the
tests and mean nobody.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from PIL import Image, ImageDraw

from bench.corpus import Writer
from content.model import Edition
from content.reading.reader import ReadResult, read_edition
from layout.edition.make import Built, make

EDITION = """\
paper: {{name: 示例日报, section: 特别报道, date: 2026-01-08, page_numbers: [05, 06, 07, 08]}}
headline: {{title: {title}}}
banner: quiet
profile: {profile}
credits: 本版文字均为虚构样本
"""


#: Where the folders of this process stand; gone with it.
_ROOM = TemporaryDirectory(prefix="kinds-")


def folder(
    articles: Mapping[str, str],
    files: Mapping[str, str] | None = None,
    *,
    profile: str = "tabloid",
    title: str = "办好家门口的事 走好老百姓的路",
) -> Path:
    """Return a new edition folder with these articles (front matter and body) and further files."""
    root = Path(mkdtemp(dir=_ROOM.name))
    (root / "articles").mkdir()
    (root / "edition.yaml").write_text(EDITION.format(title=title, profile=profile), "utf-8")
    for name, text in articles.items():
        (root / "articles" / f"{name}.md").write_text(text, "utf-8")
    for name, text in (files or {}).items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def article(title: str, body: str, **head: object) -> str:
    """Return an article's file."""
    fields = "".join(f"{name}: {value}\n" for name, value in {"kind": "story", **head}.items())
    return f"---\ntitle: {title}\n{fields}---\n\n{body}\n"


def read(root: Path) -> ReadResult:
    """Read a folder."""
    return read_edition(root)


def edition(root: Path) -> Edition:
    """Return the edition of a folder that is sound."""
    found = read(root)
    assert found.edition is not None, found.findings
    return found.edition


def prose(seed: int, characters: int) -> tuple[str, ...]:
    """Return paragraphs of about so many characters."""
    return Writer(random.Random(seed)).text(characters)


def paragraphs(*parts: str | Iterable[str]) -> str:
    """Return blocks of Markdown, a blank line between them."""
    flat: list[str] = []
    for part in parts:
        flat += [part] if isinstance(part, str) else list(part)
    return "\n\n".join(flat)


REPORT_HEADS: Sequence[tuple[str, str]] = (
    ("##", "一、过去一年工作回顾"),
    ("###", "（一）稳住了经济的底盘"),
    ("####", "1. 抓产业"),
    ("####", "2. 抓项目"),
    ("###", "（二）办成了家门口的事"),
    ("##", "二、今年的主要任务"),
    ("###", "（一）把产业做实"),
    ("###", "（二）把民生做细"),
    ("##", "三、加强自身建设"),
)


def report_text(seed: int = 1, characters: int = 7200) -> str:
    """Return the body of a government report: a form of address, heads of three levels."""
    writer = Writer(random.Random(seed))
    each = characters // len(REPORT_HEADS)
    parts = ["各位代表：", "现在，我代表县人民政府向大会报告工作，请予审议。"]
    for mark, head in REPORT_HEADS:
        parts.append(f"{mark} {head}")
        if not (mark == "##" and "三" not in head[:1]):
            parts += writer.text(each)
    parts.append(f"**1. 守住底线。**{writer.text(260)[0]}")
    parts.append(f"**2. 管好用好每一分钱。**{writer.text(240)[0]}")
    return paragraphs(parts)


@cache
def report() -> Path:
    """Return a report as the only article."""
    text = article(
        "政府工作报告",
        report_text(),
        kicker="某县第十届人民代表大会第五次会议",
        dateline="（2026年1月8日）",
        byline="某县人民政府县长　甲某某",
        rank=1,
    )
    return folder({"report": text})


def interview_text(seed: int = 2) -> str:
    """Return an interview: who asks, who answers, a whole question in bold."""
    writer = Writer(random.Random(seed))
    asks = (
        "请先说说这件事是怎么开头的？",
        "最难的一步是什么？",
        "居民怎么看？",
        "接下来还要做什么？",
    )
    parts: list[str] = list(writer.text(260))
    for number, ask in enumerate(asks):
        parts.append(f"记者：{ask}")
        first, *rest = writer.text(420)
        parts.append(f"甲某某：{first}" if number % 2 == 0 else f"乙某：{first}")
        parts += rest
    parts.append("**如果从头再来，还会这样做吗？**")
    parts += writer.text(300)
    return paragraphs(parts)


@cache
def interview() -> Path:
    """Return an interview beside a story."""
    return folder(
        {
            "1-talk": article("四问滨河步道", interview_text(), byline="示例日报记者 丙某", rank=1),
            "2-story": article("一餐热饭送到楼下", paragraphs(prose(7, 1500)), rank=2),
        }
    )


@cache
def leaping() -> Path:
    """Return a story whose heads leap from the first level to the third, and begin with it."""
    writer = Writer(random.Random(5))
    parts = ["#### 1. 起头就是三级", *writer.text(320), "## 一、第一件", *writer.text(300)]
    parts += ["#### 1. 少了一级", *writer.text(340), "### （一）又有了二级", *writer.text(300)]
    parts += ["#### 2. 三级在二级之下", *writer.text(320), "## 二、第二件", *writer.text(300)]
    return folder({"steps": article("一件一件办", paragraphs(parts), rank=1)})


#: Old-style verse of one stanza, new verse of three with a long line, and lines that are alike.
REGULATED = (
    "河口新堤十里长，春风一夜绿垂杨。",
    "旧时渡口无人渡，今日桥头有客忙。",
    "渔火渐随灯火远，书声遥和水声凉。",
    "邻翁不识来时路，笑问谁家在此乡。",
)
FREE = """\
我把一条旧铁路写进信里
枕木还在
雨还在
那个数枕木的孩子也还在，他今天数到了四百一十二，明天还要从第四百一十三根接着数下去

列车来了
列车走了
站台上剩下一只竹篮

我等你来
我等你来
"""
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"
GROUPS = ("教育一线", "卫生健康", "乡村振兴", "城乡建设", "基层治理")


def names(count: int, seed: int) -> list[str]:
    """Return invented names of two and three characters, and a longer one now and then."""
    rng = random.Random(seed)
    given = [*"一二三", "某", "某某", "某某", "某甲", "某乙"]
    found = [rng.choice(SURNAMES) + rng.choice(given) for _ in range(count)]
    if count > 8:
        found[5] = "阿卜杜·某某提"
        found[7] = "欧阳某某"
    return found


def roll_text(seed: int, each: int = 24) -> str:
    """Return a roll of five groups in rows of five, written as offices write them."""
    rows = [":::名单"]
    for number, group in enumerate(GROUPS):
        own = names(each + number, seed + number)
        spaced = [f"{n[0]}\u3000{n[1]}" if len(n) == 2 else n for n in own]
        rows.append(f"{group}（{len(own)}名）：")
        rows += ["\u3000\u3000".join(spaced[i : i + 5]) for i in range(0, len(spaced), 5)]
    return "\n".join([*rows, ":::"])


@cache
def culture() -> Path:
    """Return verse among prose, in two columns and in one, and a poem that is a whole article."""
    essay = paragraphs(
        prose(11, 700),
        ":::诗 河口春望\n作者：甲某\n" + "\n".join(REGULATED) + "\n:::",
        prose(12, 500),
        f":::verse 一封信\nauthor: 乙某某\n{FREE}:::",
        prose(13, 600),
    )
    poem = f":::诗\n{FREE}\n{FREE.replace('竹篮', '书包').replace('列车', '慢车')}:::"
    return folder(
        {
            "1-essay": article("河边的诗", essay, rank=1),
            "2-poem": article("枕木", poem, byline="丙某某", rank=3),
            "3-more": article("一餐热饭送到楼下", paragraphs(prose(14, 900)), rank=2),
        }
    )


@cache
def honours() -> Path:
    """Return rolls of names in a story, and one that is a whole article."""
    story = paragraphs(prose(21, 900), roll_text(30), prose(22, 300))
    return folder(
        {
            "1-story": article("平凡岗位上的星光", story, rank=1),
            "2-roll": article("岗位标兵名录", roll_text(60, 32), rank=2),
            "3-more": article("一餐热饭送到楼下", paragraphs(prose(23, 700)), rank=2),
        }
    )


#: Eight lines of seven characters, two to a sentence.
EIGHT = tuple(half for line in REGULATED for half in (line[:8], line[8:]))


@cache
def wide() -> Path:
    """Return pages with old verse in columns wide enough for two, and a long roll."""
    essay = paragraphs(
        prose(31, 120), ":::诗 河口春望\n" + "\n".join(EIGHT) + "\n:::", prose(32, 120)
    )
    return folder(
        {
            "1-essay": article("河边的诗", essay, rank=1),
            "2-roll": article("岗位标兵名录", roll_text(90, 40), rank=2),
            "3-more": article("一餐热饭送到楼下", paragraphs(prose(33, 600)), rank=2),
        },
    )


TOWNS = (
    "河口镇",
    "云台镇",
    "东岭镇",
    "白沙镇",
    "柳塘乡",
    "石桥镇",
    "青溪镇",
    "南坪乡",
    "红星街道",
    "新安街道",
    "江湾镇",
    "竹林乡",
)


def wide_table() -> str:
    """Return a table of two-storey head, decimals, a total and notes, too wide for a column."""
    rng = random.Random(8)
    rows = [
        ":::表 志愿服务一年账",
        "单位：见表头",
        "| 镇（乡、街道） | 登记志愿者 | < | 服务时长 | < | 主要项目 |",
        "| ^ | 人数（人） | 比上年（%） | 总时长（万小时） | 人均（小时） | ^ |",
        "|---|---|---|---|---|---|",
    ]
    rows += [
        f"| {name} | {rng.randint(900, 9000)} | {rng.choice('+-')}{rng.random() * 20:.1f} | "
        f"{rng.random() * 80:.2f} | {rng.randint(40, 90)}.{rng.randint(0, 9)} | "
        f"{rng.choice(('助老送餐', '护河巡查和清理岸线', '夜校', '义诊、理发和修理家电'))} |"
        for name in TOWNS
    ]
    rows.append("| 全县合计 | 50381 | +9.6 | 344.76 | 68.4 | — |")
    rows += ["注：人均时长＝总时长÷人数。", "资料来源：示例县志愿服务联合会", ":::"]
    return "\n".join(rows)


def narrow_table(count: int = 9) -> str:
    """Return a table that fits a column of text, with merged rows."""
    rng = random.Random(9)
    rows = ["| 片区 | 站点 | 份数 |", "|---|---|---|"]
    for number in range(count):
        area = f"第{number // 3 + 1}片区" if number % 3 == 0 else "^"
        rows.append(f"| {area} | {TOWNS[number % 12]} | {rng.randint(20, 900)} |")
    return "\n".join(rows)


def ledger(rows: int = 90) -> str:
    """Return a table file of many rows: a text table with a head of one row."""
    rng = random.Random(10)
    found = ["序号,事项,牵头单位,时限,完成情况"]
    for number in range(1, rows + 1):
        what = rng.choice(("加装电梯", "改造雨污管网", "新增停车位", "修缮公厕", "更新路灯"))
        found.append(
            f"{number},{TOWNS[number % 12]}{what}{rng.randint(2, 40)}处,"
            f"{rng.choice(('住建局', '城管局', '交通局', '民政局'))},{rng.randint(3, 12)}月底前,"
            f"{rng.choice(('已完成', '完成八成', '完成过半'))}"
        )
    return "\n".join(found) + "\n"


@cache
def tables() -> Path:
    """Return a story with a table of each kind, in a column, over several, from a file."""
    story = paragraphs(prose(41, 500), narrow_table(), prose(42, 400), wide_table(), prose(43, 700))
    return folder(
        {
            "1-story": article("一年账本", story, rank=1),
            "2-list": article("民生实事清单", paragraphs(prose(44, 300)), rank=2, tables="ledger"),
            "3-more": article("一餐热饭送到楼下", paragraphs(prose(45, 700)), rank=2),
        },
        {
            "tables/ledger.csv": ledger(40),
            "tables/ledger.yaml": "title: 今年要办的四十件事\ndata: ledger.csv\n"
            "notes: 资料来源：示例县人民政府\n",
        },
    )


@cache
def long_tables() -> Path:
    """Return tables that go on: one down the columns of a story, one over several pages."""
    story = paragraphs(prose(46, 300), narrow_table(72), prose(47, 300))
    return folder(
        {
            "1-story": article("站点一览", story, rank=1),
            "2-list": article("民生实事清单", paragraphs(prose(48, 300)), rank=2, tables="ledger"),
        },
        {"tables/ledger.csv": ledger(100)},
    )


@cache
def tables_alone() -> Path:
    """Return articles that are nothing but tables: one wide, one long, one that fits a column."""
    return folder(
        {
            "1-wide": article("志愿服务账本", wide_table(), rank=1),
            "2-list": article("民生实事清单", "", rank=2, tables="ledger"),
            "3-narrow": article("各站份数", narrow_table(12), rank=3),
            "4-more": article("一餐热饭送到楼下", paragraphs(prose(49, 900)), rank=2),
        },
        {"tables/ledger.csv": ledger(30)},
    )


NOTE = """\
:::编者按
三年前，这条河还是一条黑水沟；三年后，河边有了步道、桥和一百二十盏灯。一条河怎样变清？从今天起，本报推出\
“一条河的三年”系列报道，请护河的人自己来说。
:::"""
LINK = """\
:::链接 什么是河长制
河长制由各级党政负责人担任河长，负责组织领导相应河湖的管理和保护工作。

全县现有县、镇、村三级河长三百二十一名，一年巡河一万四千次。
:::"""
PERSON = """\
:::人物 甲某某
身份：护河志愿者，退休前是河口镇小学的语文老师
照片：teacher
> 河清了，孩子们又敢下水摸鱼了。

生于一九五六年，教书三十八年。退休那年春天，他在桥头捡起第一袋垃圾，从此每天清早沿河走六公里，记下了四十一本护河日记。
:::"""
NOTICE = """\
:::公告 关于河口大桥封闭施工的公告
因河口大桥加固施工，自2026年1月12日0时至3月31日24时，大桥双向封闭，禁止一切车辆和行人通行。

过往车辆请从新安大桥绕行，公交3路、7路临时改线，沿途按交通标志行驶。给您带来不便，敬请谅解。

示例县交通运输局
2026年1月8日
:::"""


CODE = """\
:::二维码 扫一扫，听护河人说自己的一天
网址：https://example.com/river?day=2026-01-08&from=paper
示例日报融媒体中心出品
:::"""


def portrait(folder_: Path, name: str, size: tuple[int, int] = (900, 1200)) -> None:
    """Write a drawn portrait, and who made it."""
    pictures = folder_ / "pictures"
    pictures.mkdir(exist_ok=True)
    width, height = size
    image = Image.new("RGB", size, (196, 208, 214))
    draw = ImageDraw.Draw(image)
    middle, unit = width / 2, height / 12
    draw.ellipse((middle - 2 * unit, 2 * unit, middle + 2 * unit, 7 * unit), (164, 120, 92))
    draw.ellipse((middle - 4.5 * unit, 7 * unit, middle + 4.5 * unit, 18 * unit), (52, 74, 92))
    image.save(pictures / f"{name}.jpg", quality=90, dpi=(300, 300))
    with (pictures / "pictures.yaml").open("a", encoding="utf-8") as words:
        words.write(f"{name}: {{alt: 甲某某的半身像, credit: 乙某 摄}}\n")


@cache
def boxes() -> Path:
    """Return a story with a note, a person and a link, one with a notice and a code, a notice."""
    story = paragraphs(NOTE, prose(61, 900), PERSON, prose(62, 700), LINK)
    more = paragraphs(prose(63, 500), NOTICE, CODE)
    alone = NOTICE.replace(":::公告 关于河口大桥封闭施工的公告", ":::公告")
    root = folder(
        {
            "1-story": article("一条河的三年", story, rank=1),
            "2-more": article("一餐热饭送到楼下", more, rank=2),
            "3-notice": article("河口大桥封闭施工公告", alone, rank=3),
        },
    )
    portrait(root, "teacher")
    return root


@cache
def long_boxes() -> Path:
    """Return boxes longer than what is left of their columns, one longer than a page."""
    link = paragraphs(":::链接 三年大事记", prose(64, 1500), ":::")
    plain = PERSON.replace("照片：teacher\n", "").replace("> 河清了，孩子们又敢下水摸鱼了。\n", "")
    rules = paragraphs(
        ":::公告 河道管理办法", prose(65, 6000), "示例县人民政府\n2026年1月8日", ":::"
    )
    story = paragraphs(NOTE, prose(66, 2600), plain, prose(67, 900), link)
    return folder(
        {
            "1-story": article("一条河的三年", story, rank=1),
            "2-rules": article("河道管理有了新规矩", rules, rank=2),
            "3-more": article("一餐热饭送到楼下", paragraphs(prose(68, 700)), rank=2),
        },
    )


@cache
def wide_boxes() -> Path:
    """Return the boxes of `boxes` on a broadsheet, the portrait a wide picture."""
    story = paragraphs(NOTE, prose(71, 1800), PERSON, prose(72, 1400), LINK)
    root = folder(
        {
            "1-story": article("一条河的三年", story, rank=1),
            "2-more": article("一餐热饭送到楼下", paragraphs(prose(73, 1800), LINK), rank=2),
            "3-talk": article("四问滨河步道", interview_text(), rank=2),
            "4-notice": article("施工公告", NOTICE, rank=3),
        },
        profile="broadsheet",
    )
    portrait(root, "teacher", (1600, 1000))
    return root


@cache
def built(name: str) -> Built:
    """Return one of the editions of this module by its function's name, built."""
    root: Path = globals()[name]()
    return make(edition(root))
