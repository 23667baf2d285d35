"""The census tables by plain csv and Decimal: nothing of the program is used here.

Input: a folder of CSV files. Output: `Table`: a unit's figures, those of the unit above worked out
anew, and places among the units; numbers as the copy should print them.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

Row = Mapping[str, Decimal]
ONE, HUNDRED = Decimal(1), Decimal(100)


def _col(*names: str) -> Callable[[Row], Decimal]:
    return lambda row: sum((row[name] for name in names), Decimal(0))


def _women(row: Row) -> Decimal:
    return row["POPU"] * 100 / (100 + row["POPU_WM"])


def _over15(row: Row) -> Decimal:
    return row["POPU"] * (1 - row["AGES_0-14"])


def _workers(row: Row) -> Decimal:
    return _over15(row) * row["EMPL_OCCU"]


def _in_homes(row: Row) -> Decimal:
    return row["POPU"] * row["HHLD_R"]


def _homes(row: Row) -> Decimal:
    return _in_homes(row) / row["HHLD_S"]


_PEOPLE = _col("POPU")
INDUSTRIES = {
    "农林牧渔业": "AGHU",
    "采矿业": "MINI",
    "制造业": "MANU",
    "电热气水供应业": "UTIL",
    "建筑业": "CONS",
    "批发和零售业": "SALE",
    "交通运输、仓储和邮政业": "TRMA",
    "住宿和餐饮业": "ACCA",
    "信息传输、软件和信息技术服务业": "ITSE",
    "金融业": "FINA",
    "房地产业": "REES",
    "租赁和商务服务业": "LEBS",
    "科学研究和技术服务业": "RSRC",
    "水利、环境和公共设施管理业": "ENVI",
    "居民服务、修理和其他服务业": "RESI",
    "教育": "EDUC",
    "卫生和社会工作": "HESO",
    "文化、体育和娱乐业": "CSEN",
    "公共管理、社会保障和社会组织": "PMNG",
}
JOBS = {
    "单位负责人": "KMAN",
    "专业技术人员": "TECP",
    "办事人员": "OFCE",
    "社会生产服务和生活服务人员": "SRVC",
    "农林牧渔业生产人员": "AGHU",
    "生产制造人员": "MANU",
}
LEVELS = {
    "小学": "PRIM",
    "初中": "JRHI",
    "高中": "SRHI",
    "大学专科": "COLL",
    "大学本科及以上": "UNIP",
}
FIVES = {
    f"{low}—{low + 4}岁": (f"AGES_{low}-{low + 4}",) if low else ("AGES_0", "AGES_1-4")
    for low in range(0, 85, 5)
} | {"85岁及以上": ("AGES_85P",)}
GENERATIONS = {"一代户": "1G", "二代户": "2G", "三代户": "3G", "四代及以上户": "4GP"}
HOMES_FROM = {
    "租赁": "LEAS",
    "自建": "SELF",
    "购买": "BUY",
    "继承或赠予": "INHE",
    "其他": "OTHR",
}
_WORKS = ("MINI", "MANU", "UTIL", "CONS")
#: Figure → how it is read from a row, and what weights it in the figure of the unit above.
FIGURES: dict[str, tuple[Callable[[Row], Decimal], Callable[[Row], Decimal]]] = {
    "sex": (_col("POPU_WM"), _women),
    "ethnic": (_col("POPU_ETHNIC"), _PEOPLE),
    "urban": (_col("POPU_URB"), _PEOPLE),
    "near": (_col("POPU_REG_C"), _PEOPLE),
    "province": (_col("POPU_REG_P"), _PEOPLE),
    "far": (_col("POPU_REG_O"), _PEOPLE),
    "away": (_col("POPU_REG_C", "POPU_REG_P", "POPU_REG_O"), _PEOPLE),
    "young": (_col("AGES_0-14"), _PEOPLE),
    "middle": (_col("AGES_15-64"), _PEOPLE),
    "old": (_col("AGES_65P"), _PEOPLE),
    "old60": (_col("AGES_60-64", "AGES_65P"), _PEOPLE),
    "old80": (_col("AGES_80-84", "AGES_85P"), _PEOPLE),
    "women": (_col("AGES_W_15-49"), _PEOPLE),
    "years": (_col("EDUC_AVGY"), _over15),
    "illiterate": (_col("EDUC_LITR"), _over15),
    "little": (_col("EDUC_NULL", "EDUC_PRES"), _PEOPLE),
    "high": (_col("EDUC_COLL", "EDUC_UNIP"), _PEOPLE),
    "occupied": (_col("EMPL_OCCU"), _over15),
    "works": (_col(*(f"EMPL_INDU_{c}" for c in _WORKS)), _workers),
    "serve": (
        lambda r: ONE - _col(*(f"EMPL_INDU_{c}" for c in ("AGHU", *_WORKS)))(r),
        _workers,
    ),
    "household": (_col("HHLD_R"), _PEOPLE),
    "size": (_col("HHLD_S"), _homes),
    "alone": (_col("HHLD_1P"), _homes),
    "three": (_col("HHLD_3G", "HHLD_4GP"), _homes),
    "with_old": (_col("HHLD_65"), _homes),
    "single": (_col("FMLY_UNMA"), _over15),
    "married": (_col("FMLY_MARR"), _over15),
    "divorced": (_col("FMLY_DVRC"), _over15),
    "widowed": (_col("FMLY_WIDO"), _over15),
    "rooms": (_col("HOUS_ROOM"), _homes),
    "area": (_col("HOUS_SMPP"), _in_homes),
    **{
        name: (_col(f"HOUS_SAMP_{code}"), _homes)
        for name, code in {
            "water": "WATR",
            "kitchen": "KTCH",
            "toilet": "WC",
            "bath": "BATH",
            "lift": "BDEL",
            "car": "HHVE",
            **HOMES_FROM,
        }.items()
    },
    **{f"ind {name}": (_col(f"EMPL_INDU_{c}"), _workers) for name, c in INDUSTRIES.items()},
    **{f"job {name}": (_col(f"EMPL_PROF_{c}"), _workers) for name, c in JOBS.items()},
    **{f"edu {name}": (_col(f"EDUC_{c}"), _PEOPLE) for name, c in LEVELS.items()},
    **{f"age {name}": (_col(*columns), _PEOPLE) for name, columns in FIVES.items()},
    **{f"gen {name}": (_col(f"HHLD_{c}"), _homes) for name, c in GENERATIONS.items()},
}
_TWO, _ONE = ("years", "size", "rooms"), ("sex", "area")


def rounded(value: Decimal, digits: int) -> str:
    """Print a number, a half away from zero."""
    return f"{value.quantize(ONE.scaleb(-digits), rounding=ROUND_HALF_UP):f}"


def printed(figure: str, value: Decimal) -> str:
    """Print a figure's value as the copy should: two digits, one digit, or % with one digit."""
    if figure in _TWO:
        return rounded(value, 2)
    return rounded(value if figure in _ONE else value * HUNDRED, 1)


@dataclass(frozen=True)
class Table:
    """The units of one group."""

    rows: Mapping[str, Row]
    names: Mapping[str, str]

    @classmethod
    def read(cls, folder: Path) -> Table:
        """Join the tables of a folder."""
        rows: dict[str, dict[str, Decimal]] = {}
        names: dict[str, str] = {}
        for path in sorted(folder.glob("*.csv")):
            with path.open(encoding="utf-8-sig", newline="") as file:
                for cells in csv.DictReader(file):
                    code = cells.pop("CODE")
                    names[code] = cells.pop("NAME")
                    row = rows.setdefault(code, {})
                    row |= {name: Decimal(cell) for name, cell in cells.items() if cell}
        return cls(rows, names)

    def own(self, code: str, figure: str) -> Decimal:
        """Return a unit's figure."""
        return FIGURES[figure][0](self.rows[code])

    def whole(self, figure: str) -> Decimal:
        """Return the figure of the unit above: the mean by weight."""
        value, weight = FIGURES[figure]
        rows = self.rows.values()
        return sum((value(r) * weight(r) for r in rows), Decimal(0)) / sum(
            (weight(r) for r in rows), Decimal(0)
        )

    def place(self, code: str, figure: str) -> int:
        """Return the place from the highest."""
        own = self.own(code, figure)
        return 1 + sum(self.own(other, figure) > own for other in self.rows)

    def ends(self, figure: str) -> tuple[set[str], set[str]]:
        """Return the names of the units with the highest and with the lowest figure."""
        values = {code: self.own(code, figure) for code in self.rows}
        top, low = max(values.values()), min(values.values())
        return (
            {self.names[c] for c, v in values.items() if v == top},
            {self.names[c] for c, v in values.items() if v == low},
        )

    def named(self, name: str) -> str:
        """Return the code of a name."""
        return next(code for code, own in self.names.items() if own == name)
