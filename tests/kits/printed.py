"""What the charts and articles of a census edition may print, worked out from the table.

Input: a `Table`, a unit's code and the word for the unit above. Output: for each chart the pieces
of text that are drawn; for each article the set of numbers that it may have.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product

from tests.kits.table import FIGURES, FIVES, GENERATIONS, Table, printed, rounded

NUMBER = re.compile(r"\d+(?:\.\d+)?")
LEVELS = {
    "未上过学、学前": "little",
    "小学": "edu 小学",
    "初中": "edu 初中",
    "高中": "edu 高中",
    "大学专科": "edu 大学专科",
    "本科及以上": "edu 大学本科及以上",
}
SHOWN = (
    "农林牧渔业",
    "制造业",
    "建筑业",
    "批发和零售业",
    "交通运输、仓储和邮政业",
    "住宿和餐饮业",
    "教育",
    "公共管理、社会保障和社会组织",
)
EQUIPMENT = {
    "管道自来水": "water",
    "洗澡设施": "bath",
    "电梯": "lift",
    "汽车": "car",
    "住房为自建": "自建",
    "住房为购买": "购买",
}
#: Figures that an article speaks of, by the beginning of their names.
SPOKEN = {
    "people": (),
    "sex": ("sex", "ethnic"),
    "ages": ("young", "middle", "old", "women", "age "),
    "town": ("urban", "near", "province", "far", "away"),
    "school": ("years", "illiterate", "high", "edu "),
    "homes": ("household", "size", "alone", "three", "with_old", "single", "married", "divorced",
              "widowed", "gen "),
    "houses": ("area", "rooms", "water", "kitchen", "toilet", "bath", "lift", "car", "自建", "购买",
               "租赁"),
    "work": ("ind ", "job ", "works", "serve", "occupied"),
}  # fmt: skip
#: Numbers that are words: ages, 每100人 and the like.
WORDS: dict[str, set[str]] = {
    "people": set(),
    "sex": {"100"},
    "town": {"100"},
    "school": {"15", "3"},
    "homes": {"65", "15"},
    "houses": set(),
    "work": {"16"},
    "ages": {"0", "14", "15", "64", "65", "60", "80", "49", "100"}
    | {number for name in FIVES for number in NUMBER.findall(name)},
}


def wan(value: Decimal) -> str:
    """Print people in 万."""
    return rounded(value / 10000, 2)


def drawn(table: Table, code: str, word: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return for each chart what is drawn: all pieces of one of the alternatives."""
    name = table.names[code]

    def own(figure: str) -> str:
        return printed(figure, table.own(code, figure))

    def whole(figure: str) -> str:
        return printed(figure, table.whole(figure))

    columns = "".join(own(f"age {n}") + NUMBER.findall(n)[0] for n in FIVES)
    rows = "".join(n + own(f"age {n}") for n in FIVES)
    order = sorted(table.rows, key=lambda c: -table.rows[c]["POPU"])
    if len(order) > 12:
        order = [c for i, c in enumerate(order) if i < 11 or c == code]
    return {
        "band": (
            (
                f"{wan(table.rows[code]['POPU'])}万人",
                f"{own('urban')}%",
                own("sex"),
                f"{own('old')}%",
                f"{own('years')}年",
                f"{own('size')}人",
                f"{own('area')}平方米",
            ),
        ),
        "people": (("".join(table.names[c] + wan(table.rows[c]["POPU"]) for c in order),),),
        "ages": ((columns,), (rows,)),
        "town": ((f"{own('urban')}%",),),
        "school": (
            tuple(f"{label}{own(f)}{whole(f)}" for label, f in LEVELS.items()),
            (
                "".join(LEVELS),
                name + "".join(own(f) for f in LEVELS.values()),
                word + "".join(whole(f) for f in LEVELS.values()),
            ),
        ),
        "homes": (
            # The largest part's value may be drawn first, with its field, and then all names.
            *product(
                *(
                    (f"{label}{own(f'gen {label}')}%", f"{own(f'gen {label}')}%{label}")
                    for label in GENERATIONS
                )
            ),
            ("".join(GENERATIONS) + "".join(f"{own(f'gen {n}')}%" for n in GENERATIONS),),
        ),
        "houses": (tuple(f"{label}{own(f)}%" for label, f in EQUIPMENT.items()),),
        "work": (
            tuple(
                f"{label}{name}{own(f'ind {label}')}{word}{whole(f'ind {label}')}"
                for label in SHOWN
            ),
            (
                "".join(SHOWN),
                "".join(
                    f"{name}{own(f'ind {label}')}{word}{whole(f'ind {label}')}" for label in SHOWN
                ),
            ),
        ),
    }


def allowed(table: Table, code: str, article: str) -> set[str]:
    """Return every number that an article may print."""
    numbers = WORDS[article] | {str(n) for n in range(1, len(table.rows) + 1)}
    for figure in FIGURES:
        if not figure.startswith(SPOKEN[article]):
            continue
        own, whole = table.own(code, figure), table.whole(figure)
        values = [table.own(other, figure) for other in table.rows]
        numbers |= {printed(figure, v) for v in (*values, whole, abs(own - whole))}
        numbers |= {printed(figure, abs(own - end)) for end in (max(values), min(values))}
    extra: list[str] = []
    own, old = table.own(code, "young"), table.own(code, "old")
    if article == "ages":
        middle = table.own(code, "middle")
        all_middle = table.whole("middle")
        extra = [
            rounded(abs(own - old) * 100, 1),
            rounded((own + old) / middle * 100, 1),
            rounded((table.whole("young") + table.whole("old")) / all_middle * 100, 1),
        ]
    if article == "school":
        row = table.rows[code]
        men, women = row["EDUC_AVGY_M"], row["EDUC_AVGY_W"]
        extra = [rounded(v, 2) for v in (men, women, abs(men - women))]
    if article == "town":
        extra = [rounded(abs(table.own(code, "urban") - n) * 100, 0) for n in (0, 1)]
    if article == "people":
        people = sorted((row["POPU"] for row in table.rows.values()), reverse=True)
        total, mine = sum(people, Decimal(0)), table.rows[code]["POPU"]
        at = people.index(mine)
        gaps = [abs(mine - people[i]) for i in (at - 1, at + 1) if 0 <= i < len(people)]
        extra = [wan(v) for v in (*people, total, total / len(people), *gaps)]
        extra += [f"{mine:f}", *(f"{gap:f}" for gap in gaps)]
        extra += [rounded(people[0] / people[-1], 1), rounded(mine / total * 100, 1)]
        extra.append(rounded(sum(people[:3], Decimal(0)) / total * 100, 1))
    return numbers | set(extra)
