"""Claims of the census kit that have a form of their own: people and neighbours, ages, ends.

Input: a unit of a `Table` and an article's text. Output: nothing; what is not so is an
`AssertionError`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol

from tests.kits.table import FIVES, Table, printed, rounded

NUM = r"\d+(?:\.\d+)?"


class Unit(Protocol):
    """One unit of a table, and what its unit above is called."""

    @property
    def table(self) -> Table: ...
    @property
    def code(self) -> str: ...
    @property
    def word(self) -> str: ...


def people(unit: Unit, text: str) -> None:
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
        said = f"前三位的{names[0]}、{names[1]}和{names[2]}，合计占{unit.word}的"
        said += f"{rounded(three * 100, 1)}%"
        assert said in text, said


def gaps(unit: Unit, text: str) -> None:
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


def ends(unit: Unit, texts: Mapping[str, str]) -> None:
    """Check how far the unit at one end is from the other end, and the second place."""
    table = unit.table
    for article, figure, words in (
        ("town", "urban", rf"两处相差({NUM})个百分点"),
        ("ages", "old", rf"与这里相差({NUM})个百分点"),
        ("ages", "young", rf"%，相差({NUM})个百分点"),
    ):
        values = [table.own(code, figure) for code in table.rows]
        own = table.own(unit.code, figure)
        found = re.search(words, texts[article])
        assert bool(found) == (
            own in ((min(values),) if figure == "old" else (min(values), max(values)))
        )
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


def burden(unit: Unit, text: str) -> None:
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
