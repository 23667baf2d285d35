"""Texts damaged on purpose, with their truth: what a PDF extractor makes of a page.

Sections are shuffled, paragraphs broken at column ends, marks half-width, captions and page
furniture put between, letters full-width, spaces and invisible characters put in.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

PROSE = Path(__file__).parents[1] / "corpus/prose.txt"
HALF = str.maketrans("，；：？！（）", ",;:?!()")
HEADS = (
    ("产业发展", "老码头走出新路子"),
    ("深化改革", "一枚印章管到底"),
    ("城乡治理", "背街小巷换了样"),
    ("乡村振兴", "茶山重新热起来"),
    ("民生改善", "家门口看病上学"),
    ("党建引领", "支部建在河堤上"),
    ("平安建设", "夜里敢走小路"),
    ("文化旅游", "旧戏台又开锣"),
)
CAPTIONS = (
    "村民在茶山采摘春茶",
    "澄江步道晨景",
    "新建成的县人民医院门诊楼",
    "老戏台前的中秋夜",
)
FURNITURE = ("06", "澄江日报 特别报道", "2031年3月18日 星期二", "第00123期", "责任编辑:林一山")
HAN = "一二三四五六七八九"
TITLES = (
    ("一江清水绕城过 万家灯火照春归", "澄江县五年发展回眸"),
    ("五年答卷写在澄江两岸", "——澄江县经济社会发展纪实"),
)
LEDE = (
    "3月18日，澄江县第九次代表大会将召开。五年，澄江人把一条河从浑治到清，也把一座县城从旧建到新。",
    "回顾过去五年，全县上下一步一个脚印，交出了一份看得见、摸得着的答卷。",
)
NOTE = (
    "好日子是一天一天过出来的，好县城也是一条街一条街修出来的。",
    "愿下一个五年，河更清，灯更亮，人更亲。",
)


@dataclass(frozen=True)
class Truth:
    """A page as it was printed."""

    title: str
    deck: str
    byline: str
    lede: tuple[str, ...]
    sections: tuple[tuple[str, str, tuple[str, ...]], ...]
    note: tuple[str, ...]
    captions: tuple[str, ...]
    credit: str


def prose() -> list[str]:
    text = PROSE.read_text(encoding="utf-8").split("# 澄江")[1]
    parts = [p.strip() for p in re.split(r"\n\s*\n", text)[1:]]
    return [p for p in parts if len(p) > 50 and p[-1] in "。！？”…" and not p.startswith("#")]


def truth(rng: random.Random) -> Truth:
    """Return a page of 4 to 7 sections."""
    paragraphs = rng.sample(prose(), 28)
    heads = rng.sample(HEADS, rng.randint(4, 7))
    sections = tuple(
        (kicker, title, tuple(paragraphs.pop() for _ in range(rng.randint(2, 4))))
        for kicker, title in heads
    )
    title, deck = rng.choice(TITLES)
    lede = LEDE if rng.random() < 0.8 else ()
    captions = tuple(rng.sample(CAPTIONS, rng.randint(0, 3)))
    return Truth(
        title,
        deck,
        "澄江日报记者 林一山 通讯员 何小舟",
        lede,
        sections,
        NOTE,
        captions,
        "本版图片由澄江县融媒体中心提供",
    )


def damaged(page: Truth, rng: random.Random) -> str:
    """Return the page as an extractor would give it."""
    blocks: list[list[str]] = []
    style = rng.choice(("line", "line", "han", "inline"))
    for number, (kicker, title, body) in enumerate(page.sections, 1):
        head = f"{kicker} {title}"
        rows = {
            "line": [f"{number}.", head],
            "han": [f"{HAN[number - 1]}、{head}"],
            "inline": [f"{number}.{head}"],
        }[style]
        for paragraph in body:
            parts = broken(paragraph, rng)
            rows += parts[:1] + between(rng, len(parts)) + parts[1:]
        blocks.append(list(rows))
    rng.shuffle(blocks)
    head_rows = [page.title, page.deck]
    place = rng.choice(("front", "middle"))
    if place == "front" or rng.random() < 0.5:
        head_rows += page.lede
    elif page.lede:
        blocks[rng.randrange(len(blocks))] += page.lede  # behind a section, as in the seed
    where = 0 if place == "front" else rng.randint(1, len(blocks) - 1)
    blocks.insert(where, head_rows)
    blocks.insert(rng.choice((0, where + 1)) if place == "front" else 0, [page.byline])
    blocks.append(["记者手记", *page.note])
    blocks.append([page.credit])
    captions = list(page.captions)
    for block in blocks:
        if captions and rng.random() < 0.5:
            block.append("\n\n" + captions.pop())
    if captions:
        blocks[-1] += ["\n\n" + caption for caption in captions]
    rows = ["05", "澄江日报", "2031年3月18日 星期二"] if rng.random() < 0.6 else []
    for block in blocks:
        rows += block
    return spoiled("\n\n".join(rows), rng)


def between(rng: random.Random, parts: int) -> list[str]:
    """Put page furniture between the halves of a broken paragraph, now and then."""
    return [rng.choice(FURNITURE)] if parts > 1 and rng.random() < 0.25 else []


def broken(paragraph: str, rng: random.Random) -> list[str]:
    """Break a paragraph at a column's end, in a third of the cases."""
    if rng.random() > 0.35:
        return [paragraph]
    spots = [
        at
        for at in range(22, len(paragraph) - 8)
        if all("一" <= c <= "鿿" for c in paragraph[at - 2 : at + 2])
    ]
    at = rng.choice(spots) if spots else 0
    return [paragraph[:at], paragraph[at:]] if at else [paragraph]


def spoiled(text: str, rng: random.Random) -> str:
    """Spoil marks, letters and spaces."""
    text = text.translate(HALF)
    if rng.random() < 0.5:
        text = re.sub("[“”]", '"', text)
    if rng.random() < 0.3:
        text = re.sub('。(?!["”])', ".", text)
    if rng.random() < 0.5:
        text = "\n".join(
            re.sub("(?<=[一-鿿]{2})(?=[一-鿿]{2})", lambda m: " " * (rng.random() < 0.02), row)
            if len(row) > 40
            else row
            for row in text.split("\n")
        )
    out = []
    for char in text:
        if char.isdigit() and rng.random() < 0.05:
            char = chr(ord(char) + 0xFEE0)
        if char in "人山水" and rng.random() < 0.1:
            char = {"人": "⼈", "山": "⼭", "水": "⽔"}[char]
        out.append(char)
        if "一" <= char <= "鿿" and rng.random() < 0.004:
            out.append("\u200b")
    return "".join(out)
