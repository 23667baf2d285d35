"""Pieces of copy → whole editions by kind: reports, news, verse, names, questions, tables."""

from __future__ import annotations

from dataclasses import replace

from bench.realcopy import news, verse
from bench.realcopy.copy import Ask, Copy, Element, Grid, Para, Photo, Roll, Story, Sub
from bench.realcopy.stock import Stock
from fonts.chinese.numerals import ONE_TO_TEN

_SECTIONS = (
    "2025年工作回顾",
    "2026年工作的总体要求和主要目标",
    "2026年重点工作",
    "切实加强政府自身建设",
)
_AREAS = (
    *("东城区", "西河区", "南山区", "北川县", "青石县", "白渡县", "南坪县", "上塘县"),
    *("龙泉镇", "大桥镇", "新安镇", "平湖镇", "长乐镇"),
)


def report(
    stock: Stock,
    han: int,
    *,
    sections: int = 3,
    level2: int = 4,
    level3: int = 0,
    repeat: str = "",
    title: str = "政府工作报告",
    speaker: bool = True,
) -> Copy:
    """Return a government's report: long sections under numbered heads, no picture."""
    stories = []
    share = han // (sections * max(1, level2))
    for index in range(sections):
        body: list[Element] = []
        for part in range(max(1, level2)):
            if level2:
                body.append(Sub(f"（{ONE_TO_TEN[part]}）{stock.headline(8, 16)}", 2))
            paragraphs = stock.policy(share)
            for place, paragraph in enumerate(paragraphs):
                if level3 and place < level3:
                    body.append(Sub(f"{place + 1}.{stock.headline(6, 12)}", 3))
                body.append(paragraph)
        if repeat:
            body += [Sub(repeat, 2), *stock.policy(160)]
        stories.append(Story(f"{ONE_TO_TEN[index]}、{_SECTIONS[index]}", tuple(body)))
    return Copy(
        title,
        tuple(stories),
        deck="——2026年1月8日在某县第十八届人民代表大会第五次会议上" if speaker else "",
        speaker="某县人民政府县长　甲某某" if speaker else "",
        lede=("各位代表：", "现在，我代表县人民政府向大会报告工作，请予审议，并请委员们提出意见。"),
    )


def news_edition(
    stock: Stock,
    count: int,
    least: int = 300,
    most: int = 900,
    *,
    kickers: bool = False,
    decks: bool = False,
    photos: int = 0,
    form: str = "",
    over: bool = False,
    overall: bool = True,
    closes: bool = False,
    sizes: tuple[tuple[int, int], ...] = (),
) -> Copy:
    """Return several stories, with or without a headline over them all."""
    stories = []
    for index, story in enumerate(stock.stories(count, least, most)):
        if kickers and index % 2 == 0:
            story = replace(story, kicker=stock.headline(8, 16))
        if decks and index % 3 != 1:
            story = replace(story, deck=f"——{stock.headline(8, 16)}")
        if not story.byline and index % 3 == 0:
            story = replace(story, byline="本报记者　甲某某　通讯员　乙某")
        if closes:
            story = replace(story, close="（本报某市1月4日电）")
        stories.append(story)
    for index in range(photos):
        place = index % count
        size = sizes[index % len(sizes)] if sizes else None
        stories[place] = with_photo(stories[place], stock.photo(size, form=form, over=over))
    if not overall:
        return Copy("", tuple(stories))
    title = f"{stock.headline(6, 9)} {stock.headline(6, 9)}"
    return Copy(
        title,
        tuple(stories),
        kicker=stock.headline(8, 14) if kickers else "",
        deck=f"——{stock.headline(10, 18)}" if decks else "",
    )


def with_photo(story: Story, photo: Photo) -> Story:
    """Return the story with a picture after its first free paragraph."""
    place = 1 + sum(isinstance(element, Photo) for element in story.body) * 2
    return replace(story, body=(*story.body[:place], photo, *story.body[place:]))


def one_story(stock: Stock, least: int, most: int) -> Copy:
    """Return one story whose headline is the edition's."""
    story = stock.story(least, most)
    return Copy(story.title, (replace(story, title=""),))


def poems(stock: Stock, kind: str, count: int, title: str) -> Copy:
    """Return an edition of verse; each poem a story of its own."""
    makers = {"ci": verse.ci, "odes": verse.odes, "tang": verse.tang}
    drawn = (
        makers[kind](stock.source, stock.rng, count)
        if kind in makers
        else verse.modern(stock.source)[:count]
    )
    return Copy(title, (Story("", tuple(drawn)),))


def roll(stock: Stock, groups: int, each: int, title: str, *, heads: bool = True) -> Copy:
    """Return an honours list: an opening paragraph, then names in groups."""
    names = stock.names(groups * each)
    parts = tuple(
        (
            f"{ONE_TO_TEN[i]}、{stock.headline(4, 9)}奖" if heads else "",
            names[i * each : (i + 1) * each],
        )
        for i in range(groups)
    )
    return Copy(title, (Story("", (*stock.policy(300)[:2], Roll(parts))),))


def talk(
    stock: Stock, count: int, *, asks: str = "问：", answers: str = "答：", more: int = 0
) -> Copy:
    """Return an interview, its answers made longer by `more` paragraphs."""
    drawn = stock.rng.sample(news.interviews(stock.source), 1)[0][:count]
    body: list[Element] = [Para(p.text) for p in stock.policy(180)[:1]]
    for question, who, answer in drawn:
        marked = answers if answers != "*" else f"{who}："
        extra = tuple(p.text for p in stock.policy(200 * more)[:more])
        body.append(Ask(question, (*answer, *extra), asks, marked))
    return Copy(stock.headline(10, 18), (Story("", tuple(body)),))


def grid(stock: Stock, rows: int = 13, columns: int = 4, *, merged: bool = False) -> Grid:
    """Return a table of areas and figures with a total; merged heads in two storeys."""
    rng = stock.rng
    heads = [
        "地区",
        "生产总值（亿元）",
        "增速（%）",
        "财政收入（亿元）",
        "人口（万人）",
        "耕地（万亩）",
    ]
    body = [
        (area, *(f"{rng.uniform(-3, 900) / (10 if c % 2 else 1):.1f}" for c in range(columns - 1)))
        for area in _AREAS[: rows - 2]
    ]
    totals = tuple(f"{sum(float(row[c]) for row in body):.1f}" for c in range(1, columns))
    table = [tuple(heads[:columns]), *body, ("合计", *totals)]
    if not merged:
        return Grid("2025年各地主要经济指标", tuple(table), note="注：增速按可比价格计算。")
    upper = ("地区", "2025年", *[""] * (columns - 2))
    lower = ("", *heads[1:columns])
    return Grid(
        "2025年各地主要经济指标",
        (upper, lower, *table[1:]),
        ((0, 0, 1, 0), (0, 1, 0, columns - 1)),
        "资料来源：某县统计局",
    )


def with_elements(copy: Copy, *elements: Element, story: int = 0) -> Copy:
    """Return the copy with elements at the end of one story."""
    stories = list(copy.stories)
    stories[story] = replace(stories[story], body=(*stories[story].body, *elements))
    return replace(copy, stories=tuple(stories))


def boxed(copy: Copy, stock: Stock) -> Copy:
    """Return the copy with an editor's note before, a link and a portrait of a person after."""
    stories = list(copy.stories)
    note = Story("", tuple(stock.policy(150)[:1]), label="编者按")
    link = Story(stock.headline(6, 12), tuple(stock.policy(200)[:2]), label="相关链接")
    person = Story(stock.headline(6, 12), tuple(stock.story(300, 600).body), label="人物")
    return replace(copy, stories=(note, *stories, link, person))
