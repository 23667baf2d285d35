"""What titles and lede of a census edition claim, and forms that no sentence may have.

Input: titles by article, the lede, a `Table`. Output: nothing, or an `AssertionError`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from tests.kits.claims import NUM, RANK, Claimed
from tests.kits.table import Table, rounded


def check_heads(table: Table, code: str, word: str, titles: Mapping[str, str], lede: str) -> None:
    """Check what titles and lede claim."""
    unit = Claimed(table, code, word)
    figures = {"ages": None, "school": "years", "homes": "size", "houses": "area", "people": ""}
    for article, figure in figures.items():
        title = titles[article]
        if word not in title or article == "people":
            continue
        figure = figure or ("old" if title.startswith("老年") else "young")
        low = title.endswith(("最低", "最短", "最少", "最小"))
        assert table.names[code] in table.ends(figure)[low], title
    own = table.own(code, "urban") * 100
    if found := re.search(r"每百人中(\d+)人住在(城镇|乡村)", titles["town"]):
        share = own if found[2] == "城镇" else 100 - own
        assert found[1] == rounded(share, 0), titles["town"]
    sex = table.own(code, "sex")
    assert titles["sex"] == (
        "男性比女性多"
        if sex > Decimal("100.5")
        else "女性比男性多"
        if sex < Decimal("99.5")
        else "男女人数相近"
    )
    old, young = table.own(code, "old"), table.own(code, "young")
    for words, holds in (
        ("老年人口多于少儿人口", old > young),
        ("少儿人口多于老年人口", young > old),
    ):
        assert holds or words not in titles["ages"] + lede
    for figure, pattern in (
        ("urban", rf"城镇化率[比与]?W(?:最.|(?P<near>[高低])|(?P<same>相近))，为(?P<own>{NUM})%"),
        ("young", rf"0—14岁占(?P<own>{NUM})%"),
        ("old", rf"65岁及以上占(?P<own>{NUM})%"),
        ("size", rf"平均有(?P<own>{NUM})人，[比与]W的平均数(?:(?P<near>多|少)|(?P<same>相近))"),
        ("area", rf"人均住房建筑面积(?P<own>{NUM})平方米，(?P<rank>{RANK})"),
    ):
        found = re.search(pattern.replace("W", word), lede)
        assert found, (figure, lede)
        unit.holds(figure, found)
    for words, figure, end in (
        ("城镇化率W最高", "urban", 0),
        ("城镇化率W最低", "urban", 1),
        ("平均受教育年限也排在各县市区之首", "years", 0),
        ("各县市区中最短的", "years", 1),
        ("W老年人口比重最大", "old", 0),
        ("W老年人口比重最小", "old", 1),
        ("W少儿人口比重最大", "young", 0),
        ("W少儿人口比重最小", "young", 1),
    ):
        if words.replace("W", word) in lede:
            assert table.names[code] in table.ends(figure)[end], words


#: Forms that no sentence may have.
WRONG = (
    r"增长-",
    r"下降-",
    r"[高低多少长短]-",
    r"%%",
    r"NaN|None|nan\b|缺数",
    r"\{\{|\}\}|\{%",
    r"(?<!\d)0\.\d{4}",
    r"(?:于|相差|[高低多少长短])[^，。；\d]{0,6}0(?:\.0+)?(?:个百分点|人|年|万人|平方米)",
    r"[，。；：、]{2}",
    r"。。",
    r"分别为[^、和，。]*[。；]",
    r"\s[，。；]",
    r"(?<!-)-(?!\d)",
    r"第0位",
    r"列并列",
    r"从高到低为",
    r"倍的",
    r"(?<![\d.])1(?:\.0)?倍",
)


def wrong_forms(text: str) -> list[str]:
    """Return the wrong forms in a text, with what stands around them."""
    return [
        f"{pattern}: {text[max(0, found.start() - 12) : found.end() + 6]}"
        for pattern in WRONG
        for found in re.finditer(pattern, text)
    ]
