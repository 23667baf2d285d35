"""What the articles of the census kit claim, each claim worked out anew from the table.

Input: an article's text (of the edition, or read back from its PDF) and a `Table`. Output: nothing;
a claim that is not so is an `AssertionError` with its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tests.kits import others
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
        "sex": "0.5",
        "ethnic": "0.002",
        "away": "0.005",
        "far": "0.002",
        "years": "0.1",
        "illiterate": "0.001",
        "high": "0.005",
        "size": "0.03",
        "alone": "0.005",
        "area": "0.5",
        "rooms": "0.05",
        "car": "0.01",
        "ind 建筑业": "0.005",
        "serve": "0.005",
        "occupied": "0.005",
        "job 办事人员": "0.003",
        "single": "0.005",
        "old80": "0.001",
        "urban": "0.005",
    }.items()
}


def _claims() -> tuple[tuple[str, str, str], ...]:
    """Read the claims: article, figure, pattern."""
    found = []
    for line in (Path(__file__).parent / "claims.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            article, figure, pattern = line.split("\t")
            pattern = pattern.replace("{AGAINST}", AGAINST).replace("{RANK}", RANK)
            found.append((article, figure, pattern.replace("{N}", NUM)))
    return tuple(found)


CLAIMS = _claims()


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
    unit.top(
        "gen ", GENERATIONS, texts["homes"], rf"按辈分数，(?P<top>[^，]+)最多，占(?P<own>{NUM})%"
    )
    unit.top(
        "ind ",
        INDUSTRIES,
        texts["work"],
        rf"从事(?P<top>[^，]+)的占(?P<own>{NUM})%，各行业"
        rf"里数它最多；W这个行业占(?P<whole>{NUM})%",
    )
    unit.top(
        "job ",
        JOBS,
        texts["work"],
        rf"人数最多的是(?P<top>[^，]+)，占(?P<own>{NUM})%，W为(?P<whole>{NUM})%",
    )
    if re.search("(自建|购买|租赁)的最多", texts["houses"]):
        way = rf"(?P<top>自建|购买|租赁)的最多，占(?P<own>{NUM})%"
        unit.top("", HOMES_FROM, texts["houses"], way)
    others.people(unit, texts["people"])
    others.gaps(unit, texts["ages"])
    others.burden(unit, texts["ages"])
    others.ends(unit, texts)
    return count + 9
