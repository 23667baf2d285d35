"""What the articles of the census kit claim, each claim worked out anew from the table.

Input: an article's text (of the edition, or read back from its PDF) and a `Table`. Output: nothing;
a claim that is not so is an `AssertionError` with its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tests.kits.table import (
    FIVES,
    GENERATIONS,
    HOMES_FROM,
    INDUSTRIES,
    JOBS,
    LEVELS,
    Table,
    printed,
    rounded,
)

NUM = r"\d+(?:\.\d+)?"
RANK = r"(?:居|为|与[^，。；]+?并列|并列)W(?:第一|第\d+位|最高|最低)"
AGAINST = rf"(?:(?:高于|低于)W{NUM}个百分点|与W(?:基本)?持平)"
UP, DOWN = "高于|多于|多|长|高|更多见|超出|超过", "低于|少于|不及|少|短|低|更少见|不到"
#: How far from the unit above a figure is, before it is no longer 相近.
NEAR: Mapping[str, Decimal] = {
    figure: Decimal(limit)
    for figure, limit in {
        "sex": "0.5", "ethnic": "0.002", "away": "0.005", "far": "0.002", "years": "0.1",
        "illiterate": "0.001", "high": "0.005", "size": "0.03", "alone": "0.005", "area": "0.5",
        "rooms": "0.05", "car": "0.01", "ind 建筑业": "0.005", "serve": "0.005",
        "occupied": "0.005", "job 办事人员": "0.003", "single": "0.005", "old80": "0.001", "urban": "0.005",
    }.items()
}  # fmt: skip

#: Article, figure, and the words that claim something of it. Groups: `own` and `whole` printed
#: values, `gap` a difference, `rank`, `against`, `near` the verb of a comparison, `high` and `low`
#: names with `highv` and `lowv`. W is the word for the unit above.
CLAIMS: tuple[tuple[str, str, str], ...] = (
    ("people", "sex", rf"以女性为100，男性是(?P<own>{NUM})"),
    ("people", "sex", rf"W的性别比为(?P<whole>{NUM})，这里(?:比它(?P<near>高|低)(?P<gap>{NUM})|"
     rf"与它(?P<same>相近))，从高到低(?P<rank>{RANK})"),
    ("people", "sex", rf"从高到低{RANK}。(?:最高的是?(?P<high>[^，。]+?)，?为(?P<highv>{NUM})|最低的是)"),
    ("people", "sex", rf"最低的是?(?P<low>[^，。]+?)，?为(?P<lowv>{NUM})|最高的是"),
    ("people", "ethnic", rf"少数民族人口占(?P<own>{NUM})%，(?:(?P<near>高于|低于)W的|与W的)"
     rf"(?P<whole>{NUM})%(?P<same>相近)?，这项比重(?P<rank>{RANK})"),
    ("ages", "young", rf"0—14岁占(?P<own>{NUM})%，15"),
    ("ages", "middle", rf"15—64岁占(?P<own>{NUM})%"),
    ("ages", "old", rf"65岁及以上占(?P<own>{NUM})%"),
    ("ages", "young", rf"少儿一段(?P<against>{AGAINST})"),
    ("ages", "old", rf"老年一段(?P<against>{AGAINST})"),
    ("ages", "old", rf"老年人口比重从高到低，[^，。]+?(?P<rank>{RANK})。"),
    ("ages", "old", rf"最高的是?(?P<high>[^，。]+?)[为，](?P<highv>{NUM})%|第二位是"),
    ("ages", "old", rf"最低的是?(?P<low>[^，。]+?)[为，](?P<lowv>{NUM})%。60|最高的是"),
    ("ages", "old60", rf"60岁算起，老年人口占(?P<own>{NUM})%，(?P<against>{AGAINST})"),
    ("ages", "old80", rf"80岁及以上的占(?P<own>{NUM})%，(?:W是|与W的)(?P<whole>{NUM})%"
     r"(?:，这里(?P<near>高|低)些|(?P<same>相近))"),
    ("ages", "young", rf"0—14岁人口的比重(?P<rank>{RANK})"),
    ("ages", "women", rf"15—49岁的女性占全部人口的(?P<own>{NUM})%，(?P<against>{AGAINST})"),
    ("town", "urban", rf"城镇化率是?(?P<own>{NUM})%，(?P<against>{AGAINST})"),
    ("town", "urban", rf"从高到低(?P<rank>{RANK})，|各县市区都是如此"),
    ("town", "urban", rf"最高的(?P<high>[^，。]+?)是(?P<highv>{NUM})%|居W第一|各县市区都是如此|并列W第一"),
    ("town", "urban", rf"最低的(?P<low>[^，。]+?)是(?P<lowv>{NUM})%|最高的[^，。]+?是{NUM}%，两处|各县市区都是如此"),
    ("town", "away", rf"离开户口登记地的人占(?P<own>{NUM})%，(?:比W(?P<near>多|少)(?P<gap>{NUM})个百分点"
     rf"|与W的(?P<whole>{NUM})%(?P<same>相近))"),
    ("town", "near", rf"户口在本地其他乡镇街道的占(?P<own>{NUM})%"),
    ("town", "province", rf"在.内其他地方的占(?P<own>{NUM})%"),
    ("town", "far", rf"在.外的占(?P<own>{NUM})%"),
    ("town", "far", rf"户口在.外的人，比重(?:(?P<near>高于|低于)W的|与W的)(?P<whole>{NUM})%"
     rf"(?P<same>相近)?，(?P<rank>{RANK})"),
    ("school", "years", rf"平均受教育(?P<own>{NUM})年，(?:比W(?P<near>长|短)(?P<gap>{NUM})年|"
     rf"与W的(?P<whole>{NUM})年(?P<same>相近))，从长到短(?P<rank>{RANK})"),
    ("school", "years", rf"从长到短{RANK}。最长的是?(?P<high>[^，。]+?)[为，](?P<highv>{NUM})年|居W第一|并列W第一"),
    ("school", "years", rf"最短的是?(?P<low>[^，。]+?)[为，](?P<lowv>{NUM})年|最长的是"),
    ("school", "high", rf"本科及以上的合计占(?P<own>{NUM})%，(?:W平均是(?P<whole>{NUM})%，这里"
     rf"(?P<near>超出|少)(?P<gap>{NUM})个百分点|与W的{NUM}%(?P<same>相近))"),
    ("school", "high", rf"比重最大的是(?P<high>[^，。]+?)，有(?P<highv>{NUM})%|各县市区中比重最大"),
    ("school", "illiterate", rf"文盲率为(?P<own>{NUM})%，(?:(?P<near>高于|低于)W的|与W的)"
     rf"(?P<whole>{NUM})%(?P<same>相近)?，(?P<rank>{RANK})"),
    ("homes", "household", rf"的人有(?P<own>{NUM})%住在家庭户里"),
    ("homes", "size", rf"一个家庭户平均(?P<own>{NUM})人，(?:比W(?P<near>多|少)(?P<gap>{NUM})人|"
     rf"与W的(?P<whole>{NUM})人(?P<same>相近))，从多到少(?P<rank>{RANK})"),
    ("homes", "size", rf"人数最多的是?(?P<high>[^，。]+?)，?平均(?P<highv>{NUM})人|家庭人数多，"),
    ("homes", "size", rf"最少的是(?P<low>[^，。]+?)，平均(?P<lowv>{NUM})人|人，最少的(?P<low2>[^，。\d]+?)(?P<lowv2>{NUM})人|家庭人数少，"),
    ("homes", "alone", rf"只有一个人的户占(?P<own>{NUM})%，(?:W为(?P<whole>{NUM})%，这里"
     rf"(?P<near>更多见|更少见)|与W的{NUM}%(?P<same>相近))"),
    ("homes", "three", rf"三代及以上同住的合计占(?P<own>{NUM})%"),
    ("homes", "with_old", rf"65岁及以上老年人的户占(?P<own>{NUM})%，(?P<against>{AGAINST})，(?P<rank>{RANK})"),
    ("homes", "with_old", rf"这个比重(?:最高的是|在)(?P<high>[^，。]+?)(?:最高)?，为(?P<highv>{NUM})%|这个比重最低的是"),
    ("homes", "with_old", rf"(?:；在|最低的是)(?P<low>[^，。]+?)(?:最低)?，为(?P<lowv>{NUM})%|这个比重最高的是"),
    ("homes", "married", rf"有配偶的(?:过半|不到一半)，占(?P<own>{NUM})%"),
    ("homes", "single", rf"未婚的占(?P<own>{NUM})%"),
    ("homes", "widowed", rf"丧偶的占(?P<own>{NUM})%"),
    ("homes", "divorced", rf"离婚的占(?P<own>{NUM})%"),
    ("homes", "single", rf"未婚的比重(?:比W(?P<near>高|低)(?P<gap>{NUM})个百分点|与W(?P<same>相近))"),
    ("houses", "area", rf"人均住房建筑面积(?P<own>{NUM})平方米，(?:比W(?P<near>多|少)(?P<gap>{NUM})平方米|"
     rf"与W的(?P<whole>{NUM})平方米(?P<same>相近))，从大到小(?P<rank>{RANK})"),
    ("houses", "rooms", rf"平均每户有(?P<own>{NUM})间房，(?:(?P<near>多于|少于)W的|与W的)(?P<whole>{NUM})间(?P<same>相近)?"),
    ("houses", "自建", rf"自建的(?:最多，)?占(?P<own>{NUM})%"),
    ("houses", "购买", rf"购买的(?:最多，)?占(?P<own>{NUM})%"),
    ("houses", "租赁", rf"租赁的(?:最多，)?占(?P<own>{NUM})%"),
    ("houses", "租赁", rf"租房住的户，W为(?P<whole>{NUM})%，这里(?P<rank>{RANK})"),
    ("houses", "water", rf"管道自来水的户占(?P<own>{NUM})%，(?P<against>{AGAINST})"),
    ("houses", "kitchen", rf"有厨房的占(?P<own>{NUM})%"),
    ("houses", "toilet", rf"有厕所的占(?P<own>{NUM})%"),
    ("houses", "bath", rf"有洗澡设施的占(?P<own>{NUM})%"),
    ("houses", "lift", rf"有电梯的占(?P<own>{NUM})%，(?P<rank>{RANK})"),
    ("houses", "car", rf"有汽车的占(?P<own>{NUM})%，(?:(?P<near>多于|不及)W的|与W的)(?P<whole>{NUM})%(?P<same>相近)?"),
    ("work", "ind 制造业", rf"制造业占(?P<own>{NUM})%，从高到低(?P<rank>{RANK})|从事制造业的"),
    ("work", "ind 农林牧渔业", rf"农林牧渔业占(?P<own>{NUM})%，(?P<against>{AGAINST})|从事农林牧渔业的"),
    ("work", "ind 批发和零售业", rf"批发和零售业占(?P<own>{NUM})%，(?P<against>{AGAINST})|从事批发和零售业的"),
    ("work", "ind 建筑业", rf"建筑业占(?P<own>{NUM})%，(?:(?P<near>多于|少于)W的|与W的)(?P<whole>{NUM})%(?P<same>相近)?"),
    ("work", "works", rf"合起来占(?P<own>{NUM})%"),
    ("work", "serve", rf"其余各行业共占(?P<own>{NUM})%，(?:比W的{NUM}%(?P<near>多|少)|与W的(?P<whole>{NUM})%(?P<same>相近))"),
    ("work", "job 专业技术人员", rf"专业技术人员占(?P<own>{NUM})%(?:，(?P<rank>{RANK}))?；"),
    ("work", "job 办事人员", rf"办事人员占(?P<own>{NUM})%，(?:比W(?P<near>高|低)(?P<gap>{NUM})个百分点|与W的(?P<whole>{NUM})%(?P<same>相近))"),
    ("work", "occupied", rf"就业的占(?P<own>{NUM})%，(?:(?P<near>高于|低于)W的|与W的)(?P<whole>{NUM})%(?P<same>相近)?，(?P<rank>{RANK})"),
)  # fmt: skip


@dataclass(frozen=True)
class Claimed:
    """One unit of a table, and what its unit above is called."""

    table: Table
    code: str
    word: str

    def holds(self, figure: str, found: re.Match[str]) -> None:
        """Compare all that a match claims of a figure with the table."""
        said = {k.rstrip("2"): v for k, v in found.groupdict().items() if v is not None}
        own, whole = self.table.own(self.code, figure), self.table.whole(figure)
        words = f"{self.code} {figure}: {found[0]}"
        if "own" in said:
            assert said["own"] == printed(figure, own), words
        if "whole" in said:
            assert said["whole"] == printed(figure, whole), words
        if "gap" in said:
            assert said["gap"] == printed(figure, abs(own - whole)), words
            assert Decimal(said["gap"]) > 0, words
        if "near" in said:
            assert (said["near"] in UP.split("|")) == (own > whole), words
            assert said["near"] in (UP if own > whole else DOWN).split("|"), words
            assert abs(own - whole) > NEAR[figure], words
        if "same" in said:
            assert abs(own - whole) <= NEAR[figure], words
        if "against" in said:
            self._against(figure, said["against"], own - whole, words)
        if "rank" in said:
            self._rank(figure, said["rank"], words)
        top, low = self.table.ends(figure)
        for key, names in (("high", top), ("low", low)):
            if key in said:
                assert said[key] in names, words
                value = self.table.own(self.table.named(said[key]), figure)
                assert said[f"{key}v"] == printed(figure, value), words

    def _against(self, figure: str, said: str, gap: Decimal, words: str) -> None:
        number = printed(figure, abs(gap))
        if "持平" in said:
            assert Decimal(number) == 0 and ("基本" in said) == (gap != 0), words
            return
        assert said == f"{'高于' if gap > 0 else '低于'}{self.word}{number}个百分点", words
        assert Decimal(number) > 0, words

    def _rank(self, figure: str, said: str, words: str) -> None:
        own = self.table.own(self.code, figure)
        values = {c: self.table.own(c, figure) for c in self.table.rows if c != self.code}
        ties = {self.table.names[c] for c, v in values.items() if v == own}
        assert ("并列" in said) == bool(ties), words
        assert all(name in said for name in ties) or len(ties) > 2, words
        if said.endswith("最高"):
            assert all(v <= own for v in values.values()), words
        elif said.endswith("最低"):
            assert all(v >= own for v in values.values()), words
        else:
            at = re.search(r"第(\d+)位", said)
            assert (int(at[1]) if at else 1) == self.table.place(self.code, figure), words

    def top(self, kind: str, names: Mapping[str, object], text: str, pattern: str) -> None:
        """Check which of several figures is said to be the greatest (`low` group: the least)."""
        found = re.search(pattern.replace("W", self.word), text)
        assert found, f"{self.code}: {pattern}"
        said = found.groupdict()
        values = {n: self.table.own(self.code, f"{kind}{n}") for n in names}
        label = said.get("top") or said["low"]
        best = max(values.values()) if "top" in said else min(values.values())
        assert values[label] == best, found[0]
        assert said["own"] == rounded(best * 100, 1), found[0]
        if said.get("whole"):
            assert said["whole"] == rounded(self.table.whole(f"{kind}{label}") * 100, 1), found[0]


def check_all(table: Table, code: str, word: str, texts: Mapping[str, str]) -> int:
    """Check every claim of an edition; return how many there were."""
    unit, count = Claimed(table, code, word), 0
    for article, figure, pattern in CLAIMS:
        if article not in texts:
            continue
        found = re.search(pattern.replace("W", word), texts[article])
        assert found, f"{code} {article} says nothing of {figure}: {pattern}"
        unit.holds(figure, found)
        count += sum(1 for value in found.groupdict().values() if value)
    unit.top("age ", FIVES, texts["ages"], rf"人数最多的是(?P<top>[^，]+)，占(?P<own>{NUM})%")
    unit.top("age ", FIVES, texts["ages"], rf"；最少的是(?P<low>[^，]+)，占(?P<own>{NUM})%")
    unit.top("edu ", LEVELS, texts["school"], rf"读到(?P<top>[^，]+)的人最多，占(?P<own>{NUM})%")
    unit.top("gen ", GENERATIONS, texts["homes"], rf"按辈分数，(?P<top>[^，]+)最多，占(?P<own>{NUM})%")
    unit.top("ind ", INDUSTRIES, texts["work"], rf"从事(?P<top>[^，]+)的占(?P<own>{NUM})%，各行业里数它"
             rf"最多；W这个行业占(?P<whole>{NUM})%")  # fmt: skip
    unit.top("job ", JOBS, texts["work"], rf"人数最多的是(?P<top>[^，]+)，占(?P<own>{NUM})%，W为(?P<whole>{NUM})%")
    if found := re.search(rf"(?P<top>自建|购买|租赁)的最多，占(?P<own>{NUM})%", texts["houses"]):
        unit.top("", HOMES_FROM, texts["houses"], re.escape(found[0]).replace(found["top"], "(?P<top>..)", 1).replace(re.escape(found["own"]), f"(?P<own>{NUM})"))  # fmt: skip
    _people(unit, texts["people"])
    _gaps(unit, texts["ages"])
    _burden(unit, texts["ages"])
    _ends(unit, texts)
    return count + 9


def _people(unit: Claimed, text: str) -> None:
    """Check the population's place and neighbours."""
    rows = unit.table.rows
    own = rows[unit.code]["POPU"]
    order = sorted(rows, key=lambda c: -rows[c]["POPU"])
    at = order.index(unit.code)
    assert f"常住人口{own:f}人" in text
    assert f"{unit.word}{len(rows)}个县市区中" in text

    def wan(value: Decimal) -> str:
        return f"{rounded(value / 10000, 2)}万人"

    def gap(value: Decimal) -> str:
        return wan(value) if value >= 10000 else f"{value:f}人"

    if 0 < at < len(order) - 1:
        before, after = order[at - 1], order[at + 1]
        more, less = rows[before]["POPU"] - own, own - rows[after]["POPU"]
        said = (
            f"中列第{at + 1}位：前一位是{unit.table.names[before]}，多{gap(more)}；"
            f"后一位是{unit.table.names[after]}，少{gap(less)}。"
        )
    else:
        other, what = (order[1], "第二位是") if at == 0 else (order[-2], "与它最接近的是")
        most = "中人数最多" if at == 0 else "中人数最少"
        said = f"{most}，{what}{unit.table.names[other]}，有{wan(rows[other]['POPU'])}。"
    assert said in text, said
    total = sum((row["POPU"] for row in rows.values()), Decimal(0))
    even = total / len(rows)
    where = "超过这个平均数" if own > even * Decimal("1.02") else "不到这个平均数"
    where = "与这个平均数相近" if abs(own / even - 1) <= Decimal("0.02") else where
    assert f"合计{wan(total)}，平均到每个县市区是{wan(even)}，这里{where}。" in text
    ratio = rounded(rows[order[0]]["POPU"] / rows[order[-1]]["POPU"], 1)
    if unit.code in (order[0], order[-1]):
        assert f"{ratio}倍" in text or f"{ratio.removesuffix('.0')}倍" in text
    if len(rows) > 5:
        three = sum((rows[c]["POPU"] for c in order[:3]), Decimal(0)) / total
        names = [unit.table.names[c] for c in order[:3]]
        said = f"前三位的{names[0]}、{names[1]}和{names[2]}，合计占{unit.word}的{rounded(three * 100, 1)}%"
        assert said in text, said


def _gaps(unit: Claimed, text: str) -> None:
    """Check the age groups that differ most from the unit above, and old against young."""
    gaps = {
        name: unit.table.own(unit.code, f"age {name}") - unit.table.whole(f"age {name}")
        for name in FIVES
    }
    more, less = max(gaps.values()), min(gaps.values())
    found = re.search(
        rf"高出最多的是([^，]+)，高({NUM})个百分点；低得最多的是([^，]+)，低({NUM})个百分点", text
    )
    assert found, text
    assert gaps[found[1]] == more and found[2] == rounded(more * 100, 1)
    assert gaps[found[3]] == less and found[4] == rounded(-less * 100, 1)
    old, young = unit.table.own(unit.code, "old"), unit.table.own(unit.code, "young")
    seen = re.search(rf"一头一尾相比，65岁及以上的人(?:比0—14岁的(多|少)({NUM})个百分点|与)", text)
    assert seen, text
    if seen[1]:
        assert (seen[1] == "多") == (old > young)
        assert seen[2] == rounded(abs(old - young) * 100, 1) and Decimal(seen[2]) > 0
    else:
        assert abs(old - young) <= Decimal("0.003")


def _ends(unit: Claimed, texts: Mapping[str, str]) -> None:
    """Check how far the unit at one end is from the other end, and the second place."""
    table = unit.table
    for article, figure, words in (
        ("town", "urban", rf"两处相差({NUM})个百分点"),
        ("ages", "old", rf"与这里相差({NUM})个百分点"),
        ("ages", "young", rf"%，相差({NUM})个百分点"),
    ):  # fmt: skip
        values = [table.own(code, figure) for code in table.rows]
        own = table.own(unit.code, figure)
        found = re.search(words, texts[article])
        assert bool(found) == (own in ((min(values),) if figure == "old" else (min(values), max(values))))
        if found:
            far = max(abs(max(values) - own), abs(min(values) - own))
            assert found[1] == rounded(far * 100, 1), found[0]
    if found := re.search(rf"第二位是([^，]+)，({NUM})%", texts["ages"]):
        code = table.named(found[1])
        assert table.place(code, "old") == 2, found[0]
        assert found[2] == printed("old", table.own(code, "old")), found[0]
    if found := re.search(r"城镇化率高于\S{2,3}的县市区有(\d+)个", texts["town"]):
        whole = table.whole("urban")
        assert int(found[1]) == sum(table.own(code, "urban") > whole for code in table.rows)
    found = re.search(r"三类人里，户口在(.+?)的最多", texts["town"])
    assert found
    key = "near" if found[1] == "本地" else "far" if found[1].endswith("外") else "province"
    assert table.own(unit.code, key) == max(
        table.own(unit.code, k) for k in ("near", "province", "far")
    )


def _burden(unit: Claimed, text: str) -> None:
    def ratio(young: Decimal, old: Decimal, middle: Decimal) -> Decimal:
        return (young + old) / middle

    own = ratio(*(unit.table.own(unit.code, f) for f in ("young", "old", "middle")))
    whole = ratio(*(unit.table.whole(f) for f in ("young", "old", "middle")))
    verb = "多于" if own > whole else "少于"
    end = f"，{verb}{unit.word}的{rounded(whole * 100, 1)}人。"
    if abs(own - whole) <= Decimal("0.01"):
        end = f"，与{unit.word}的{rounded(whole * 100, 1)}人相近。"
    said = f"每100名15—64岁的人对应{rounded(own * 100, 1)}人{end}"
    assert said in text, said


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
    old, young = table.own(code, "old"), table.own(code, "young")
    for words, holds in (
        ("老年人口多于少儿人口", old > young), ("少儿人口多于老年人口", young > old),
    ):  # fmt: skip
        assert holds or words not in titles["ages"] + lede
    for figure, pattern in (
        ("urban", rf"城镇化率(?:W(?:最高|最低)|比W(?P<near>高|低)|与W(?P<same>相近))，为(?P<own>{NUM})%"),
        ("young", rf"0—14岁占(?P<own>{NUM})%"),
        ("old", rf"65岁及以上占(?P<own>{NUM})%"),
        ("size", rf"平均有(?P<own>{NUM})人，(?:比W的平均数(?P<near>多|少)|与W的平均数(?P<same>相近))"),
        ("area", rf"人均住房建筑面积(?P<own>{NUM})平方米，(?P<rank>{RANK})"),
    ):  # fmt: skip
        found = re.search(pattern.replace("W", word), lede)
        assert found, (figure, lede)
        unit.holds(figure, found)
    for words, figure, low in (
        ("城镇化率W最高", "urban", 0), ("城镇化率W最低", "urban", 1),
        ("平均受教育年限也排在各县市区之首", "years", 0), ("各县市区中最短的", "years", 1),
        ("W老年人口比重最大", "old", 0), ("W老年人口比重最小", "old", 1),
        ("W少儿人口比重最大", "young", 0), ("W少儿人口比重最小", "young", 1),
    ):  # fmt: skip
        if words.replace("W", word) in lede:
            assert table.names[code] in table.ends(figure)[low], words


#: Forms that no sentence may have.
WRONG = (
    r"增长-", r"下降-", r"[高低多少长短]-", r"%%", r"NaN|None|nan\b|缺数", r"\{\{|\}\}|\{%",
    r"(?<!\d)0\.\d{4}", rf"(?:高于|低于|多于|少于|相差|[高低多少长短])[^，。；\d]{{0,6}}0(?:\.0+)?(?:个百分点|人|年|万人|平方米)",
    r"[，。；：、]{2}", r"。。", r"分别为[^、和，。]*[。；]", r"\s[，。；]", r"(?<!-)-(?!\d)",
    r"第0位", r"列并列", r"从高到低为", r"倍的", r"(?<![\d.])1(?:\.0)?倍",
)  # fmt: skip


def wrong_forms(text: str) -> list[str]:
    """Return the wrong forms in a text, with what stands around them."""
    return [
        f"{pattern}: {text[max(0, found.start() - 12) : found.end() + 6]}"
        for pattern in WRONG
        for found in re.finditer(pattern, text)
    ]
