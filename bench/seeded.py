"""Seeded faults: sound copy, damaged in one known place.

Input: the paragraphs of `tests/corpus/prose.txt` and a seed. Output: `Case`s, each an edition
of a few paragraphs of which one is damaged, with the rules that should find it. The injectors
know nothing of the rules' patterns; a third of the paragraphs is held out (`Case.held_out`).
"""

# ruff: noqa: E501 - tables of sentences
from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import prose
from content.model import Article, Edition, Headline, Paper, Paragraph
from fonts.chinese import calendar
from fonts.chinese.characters import HAN, SENTENCE_ENDS

#: Real damages of the first edition and stretches that its own editors query.
KNOWN = ("836平方公里", "2186栋", "队伍队伍")
Injector = Callable[[random.Random, str], "str | None"]


@dataclass(frozen=True)
class Case:
    """A damaged edition: its copy, where the damage is, and what should be found."""

    kind: str
    rules: frozenset[str]
    paragraphs: tuple[str, ...]
    index: int
    held_out: bool
    title: str = "一年接着一年干"
    deck: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of damage: the rules that may tell it, and how it is done to a paragraph."""

    rules: frozenset[str]
    damage: Injector


def sound() -> tuple[str, ...]:
    """Return the corpus's paragraphs without the known damages of the first edition."""
    return tuple(p for p in prose() if not any(words in p for words in KNOWN))


def held_out(index: int) -> bool:
    """Tell whether a paragraph of `sound` is kept away from tuning."""
    return index % 3 == 2


def edition_of(
    paragraphs: tuple[str, ...], title: str = "一年接着一年干", deck: str = ""
) -> Edition:
    """Return a small sound edition of these paragraphs."""
    folder = Path("/seeded")
    body = tuple(Paragraph(text=text, line=5 + 2 * i) for i, text in enumerate(paragraphs))
    article = Article(
        id="one", file=folder / "articles" / "one.md", number=1, title="把一件事办成", body=body
    )
    return Edition(
        id="seeded-20210727",
        folder=folder,
        paper=Paper(name="澄江日报", date=dt.date(2021, 7, 27)),
        headline=Headline(title=title, deck=deck),
        articles=(article,),
    )


def cases(per_kind: int = 9, seed: int = 4) -> tuple[Case, ...]:
    """Return up to so many damaged editions of each kind, the same for the same seed."""
    copy = sound()
    out: list[Case] = []
    for name, kind in KINDS.items():
        rng = random.Random(f"{seed}-{name}")
        order = rng.sample(range(len(copy)), len(copy))
        made = 0
        for index in order:
            damaged = kind.damage(rng, copy[index])
            if damaged is None or damaged == copy[index]:
                continue
            first = max(0, index - 2)
            around = [*copy[first:index], damaged, *copy[index + 1 : index + 3]]
            out.append(Case(name, kind.rules, tuple(around), index - first, held_out(index)))
            made += 1
            if made == per_kind:
                break
    return (*out, *_of_names(copy, seed), *_of_heads(copy))


def _one(rng: random.Random, pattern: str, text: str) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text))
    return rng.choice(found) if found else None


def _put(text: str, found: re.Match[str] | None, words: str) -> str | None:
    return None if found is None else text[: found.start()] + words + text[found.end() :]


def _swap(pattern: str, *choices: str) -> Injector:
    """Replace one hit of a pattern by one of the choices."""
    return lambda rng, text: _put(text, _one(rng, pattern, text), rng.choice(choices))


def _say(*sentences: str) -> Injector:
    """Add a faulty sentence after the first sentence of a paragraph that ends with 。."""

    def damage(rng: random.Random, text: str) -> str | None:
        at = text.find("。") + 1
        inside = text.count("“", 0, at) > text.count("”", 0, at) or text[at : at + 1] == "”"
        return None if not at or inside else text[:at] + rng.choice(sentences) + text[at:]

    return damage


def _doubled_word(rng: random.Random, text: str) -> str | None:
    found = _one(rng, f"[{HAN}]{{2}}(?=[，、；的])", text)
    return _put(text, found, found[0] * 2) if found else None


def _reversed(rng: random.Random, text: str) -> str | None:
    found = _one(rng, "“[^“”]+”", text)
    return _put(text, found, f"”{found[0][1:-1]}“") if found else None


def _nested(rng: random.Random, text: str) -> str | None:
    found = _one(rng, "‘[^‘’]+’", text)
    if found:
        return _put(text, found, f"“{found[0][1:-1]}”")
    found = _one(rng, "“[^“”‘]{8,}”", text)
    if found is None:
        return None
    inner = found[0][1:-1]
    return _put(text, found, f"“{inner[:3]}“{inner[3:5]}”{inner[5:]}”")


def _cut(rng: random.Random, text: str) -> str | None:
    """Break the paragraph off inside its last sentence."""
    last = text.rstrip(SENTENCE_ENDS + "…”")
    return text[: rng.randint(len(last) - 6, len(last) - 2)] if len(last) > 20 else None


def _cut_at_comma(rng: random.Random, text: str) -> str | None:
    at = text.rfind("，")
    return text[: at + 1] if at > 10 else None


def _weekday(rng: random.Random, text: str) -> str | None:
    day = dt.date(2021, 1, 4) + dt.timedelta(days=rng.randrange(200))
    wrong = (day.weekday() + rng.randint(1, 6)) % 7
    form = rng.choice(["{}，星期{}，", "{}（星期{}），", "{}（周{}），", "{} 星期{}，"])
    return form.format(calendar.written(day), calendar.WEEKDAYS[wrong]) + text


def _no_such_day(rng: random.Random, text: str) -> str | None:
    day = rng.choice(["2月30日", "6月31日", "2021年2月29日", "13月5日", "2020年14月", "4月31日"])
    return f"{day}，{text}"


def _mixed_year(rng: random.Random, text: str) -> str | None:
    forms = {
        "2019": ["二0一九", "20一9"],
        "2020": ["二0二0", "２０２０"],
        "2018": ["20一8", "二O一八"],
    }
    found = _one(rng, "2019|2020|2018", text)
    return _put(text, found, rng.choice(forms[found[0]])) if found else None


def _hedged(rng: random.Random, text: str) -> str | None:
    found = _one(
        rng,
        r"(?<![约近超过于足到至\d.])\d[\d.]*(?:亿元|万元|公里|户|个|人次|吨|家)(?=[，。、；])",
        text,
    )
    if found is None:
        return None
    form = rng.choice(["约{}左右", "超过{}以上", "近{}左右", "至少{}以上"])
    return _put(text, found, form.format(found[0]))


def _over_100(rng: random.Random, text: str) -> str | None:
    found = _one(rng, r"(?<=率达到)(\d\d)\.(\d)%|(?<=率)(\d\d)\.(\d)%", text)
    return _put(text, found, found[0].replace(".", "")) if found else None


def _turned(rng: random.Random, text: str) -> str | None:
    """Swap the two numbers of `由A增加到B`."""
    found = _one(
        rng,
        r"[由从](\d[\d.]*)(\D{0,3}?)(增加|提高|减|加密|下降|缩短)(到了?|至)(\d[\d.]*)",
        text,
    )
    if found is None:
        return None
    first, unit, verb, to, last = found.groups()
    return _put(text, found, f"{found[0][0]}{last}{unit}{verb}{to}{first}")


def _wrong_century(rng: random.Random, text: str) -> str | None:
    found = _one(rng, r"20(1\d|20)(?=年(?:冬|起|\d|，))", text)
    return _put(text, found, "21" + found[0][2:]) if found else None


def _before(words: str) -> Injector:
    return lambda rng, text: words + text


def _k(rules: str, damage: Injector) -> Kind:
    return Kind(frozenset(rules.split()), damage)


_HAN = f"[{HAN}]"
KINDS: dict[str, Kind] = {
    "half-width mark": _k(
        "half-width-punctuation", _swap(rf"(?<={_HAN})，(?={_HAN})", ",")),
    "half-width stop": _k(
        "half-width-punctuation ellipsis-form", _swap(rf"(?<={_HAN})。(?={_HAN})", ".")),
    "doubled comma": _k("doubled-punctuation", _swap("，", "，，", "，。", "、，")),
    "doubled stop": _k("doubled-punctuation", _swap("。(?!”)", "。。", "。，", "！！！")),
    "quote lost": _k("punctuation-unpaired quote-reversed quote-nesting", _swap("[“”]", "")),
    "bracket lost": _k("punctuation-unpaired", _swap("[（）《》]", "")),
    "quotes turned": _k("quote-reversed", _reversed),
    "quotes nested": _k("quote-nesting", _nested),
    "word doubled": _k("doubled-words", _doubled_word),
    "broken off": _k("sentence-unended", _cut),
    "ends with comma": _k("sentence-unended", _cut_at_comma),
    "weekday": _k("weekday-wrong", _weekday),
    "no such day": _k("date-impossible", _no_such_day),
    "mixed numerals": _k("mixed-numeral full-width-numeral", _mixed_year),
    "percent range": _k(
        "range-percent range-mark",
        _say("成本由此下降了20-30%。", "利用率提高到60～70%。", "产量增长15—20%。")),
    "hedge doubled": _k("hedge-doubled", _hedged),
    "fall by multiples": _k(
        "fall-multiple",
        _say("返工率因此下降了2倍。", "等候时间减少一倍以上。", "能耗降低近3倍。", "用水量减少了两倍。")),
    "over 100 %": _k(
        "percent-over-100", lambda rng, text: _over_100(rng, text) or _say(
            "建成区绿化覆盖率达到436%。", "企业满意度为985%。", "第三产业占比达到561%。")(rng, text)),
    "parts and whole": _k(
        "parts-do-not-sum",
        _say("全县新建、扩建学校14所，其中小学8所、初中5所、高中3所。",
             "新招教师320人，其中男教师110人、女教师240人。",
             "三次产业比重分别为12.1%、48.6%、42.3%。",
             "新建9所、改建7所、扩建4所，共22所。",
             "全县有乡镇17个，其中镇9个、乡6个。",
             "收入来源中，工资占52%、经营占31%、财产占9%、转移占12%，合计100%。")),
    "turned change": _k(
        "change-direction", lambda rng, text: _turned(rng, text) or _say(
            "森林覆盖率由68.7%提高到65.2%。", "贫困户从1205户减少到1520户。",
            "平均用时由12天压缩到21天。")(rng, text)),
    "comma before and": _k(
        "enumeration-before-and",
        _swap(rf"(?<={_HAN})和(?={_HAN}{{2}}[^，。]{{0,8}}[，。])(?<!总和)(?<!共和)", "、和")),
    "dash": _k(
        "dash-form", lambda rng, text: _swap("——", "--", "—", "－－", "———")(rng, text) or _say(
            "这是澄江人的老话--不怕慢，就怕站。", "答案只有一个—把每一件小事都认真地做好。")(rng, text)),
    "ellipsis": _k(
        "ellipsis-form doubled-punctuation", lambda rng, text: _swap(
            "……", "…", "...", "。。。")(rng, text) or _say(
            "修路、架桥、引水...每一件都不容易。", "春天种树，夏天巡河。。。四季都有人忙。")(rng, text)),
    "ellipsis and etc.": _k(
        "ellipsis-and-etc",
        _say("展台上摆着蜜橘、米糕、姜茶……等特产。", "修路、架桥、引水……等等，样样不落。")),
    "serial number": _k(
        "serial-number-mark",
        lambda rng, text: rng.choice(["（一）、", "一，", "1、", "(1)、", "①、"]) + text),
    "space": _k(
        "space-in-text",
        lambda rng, text: _put(text, m, m[0][0] + " " + m[0][1]) if (
            m := _one(rng, f"{_HAN}{{2}}", text)) else None),
    "wrong century": _k("date-future", _wrong_century),
    "wrong word": _k(
        "wrong-word",
        _say("各部门统一布署，责任到人。", "村里按装了路灯。", "既使下雨，也有人巡河。",
             "游客穿流不息。", "大家再接再励。", "一座新桥座落在河上。", "比赛迫不急待地开始了。")),
    "full-width digits": _k(
        "full-width-numeral",
        lambda rng, text: _put(text, m, m[0].translate(str.maketrans(
            "0123456789", "０１２３４５６７８９"))) if (m := _one(rng, r"\d+", text)) else None),
    "percent and points": _k(
        "percent-point",
        _say("占比提高3.5%个百分点。", "高新技术产业增加值占GDP比重提升17.7%。", "森林覆盖率提高2.1%。")),
    "short year": _k("year-form", _say("工程于19年10月开工。", "二零二零年秋天，新校区启用。")),
    "placeholder": _k("placeholder", _say("负责人【待补】说，明年还要再来。", "投资××亿元。")),
    "quoted list": _k(
        "enumeration-between-quotes", _say("“一人一档”、“一企一策”都写进了清单。")),
    "number mark": _k("digit-grouping", _say("全县藏书38,0000册。", "总投资12,34万元。")),
    "out of proportion": _k(
        "figure-proportion",
        _say("规划面积1260平方公里的产业园拔地而起。", "改造老旧小区96栋、5.8万户。",
             "搬迁安置312户206人。", "村里最年长的老人今年196岁。", "去年优良天数达到436天。")),
}  # fmt: skip


def _of_names(copy: tuple[str, ...], seed: int) -> list[Case]:
    """Change one character of a name that stands several times."""
    rng = random.Random(f"{seed}-names")
    whole = [p for p in copy if "澄江" in p or "云岭" in p or "石桥村" in p]
    out = []
    wrong = {"澄江县": "橙江县", "云岭乡": "云龄乡", "石桥村": "石乔村", "南湖镇": "楠湖镇"}
    for name, spoilt in wrong.items():
        places = [i for i, p in enumerate(whole) if name in p]
        for index in rng.sample(places, min(3, len(places))):
            told = [p for i, p in enumerate(whole) if name in p and i != index][:6]
            damaged = whole[index].replace(name, spoilt, 1)
            if name in damaged:
                damaged = damaged.replace(name, spoilt)
            out.append(
                Case(
                    "name spelt twice",
                    frozenset({"name-differs"}),
                    (*told, damaged),
                    len(told),
                    held_out(index),
                )
            )
    pairs = [
        ("理事长周长河翻开账本，想了想。", "散会以后，周常河又去了地里。"),
        ("县长李建国走进车间。", "“先把水修通。”县长李建囯说。"),
        ("老工人许国梁在厂里干了三十一年。", "下班以后，许国粱总要再看一眼。"),
        ("村民罗秀英住在村东头。", "罗秀瑛说，药每个月都按时送到。"),
        ("科技特派员刘文斌在云岭乡蹲了四年。", "茶农们说，刘文彬的本子比天气预报还准。"),
    ]
    for number, (first, second) in enumerate(pairs):
        out.append(
            Case(
                "name spelt twice",
                frozenset({"name-differs"}),
                (first, copy[number + 40], second),
                2,
                held_out(number),
            )
        )
    return out


def _of_heads(copy: tuple[str, ...]) -> list[Case]:
    """Heads that say another number than the text, or another place; a paragraph twice."""
    out = []
    texts = [
        ("全县改造老旧小区98个", "figure-differs", "全县改造老旧小区89个，加装电梯143部。"),
        ("粮食产量连续五年稳定在31万吨", "figure-differs", "粮食产量连续五年稳定在13万吨。"),
        ("全区GDP突破400亿元", "figure-differs", "全区GDP突破480亿元，迈上新台阶。"),
        (
            "新增城镇就业2.9万人",
            "figure-differs decimal-point-differs",
            "五年来，全县新增城镇就业29万人，零就业家庭动态清零。",
        ),
        (
            "湖景区接待游客21.4万人次",
            "figure-differs decimal-point-differs",
            "今年“五一”假期，澄江湖景区接待游客214万人次。",
        ),
        ("投资3.45亿元修路", "decimal-point-differs", "全县投资34.5亿元修路，通到每个村。"),
    ]
    for number, (deck, rules, text) in enumerate(texts):
        out.append(
            Case(
                "head against text",
                frozenset(rules.split()),
                (copy[50 + number], text),
                1,
                held_out(number),
                deck=deck,
            )
        )
    county = tuple(p for p in copy if "澄江县" in p)[:7]
    for number, place in enumerate(("芦淞区", "荷塘区", "攸水县")):
        out.append(
            Case(
                "place of another edition",
                frozenset({"place-stale"}),
                county,
                -1,
                held_out(number),
                deck=f"{place}近五年经济社会发展回眸",
            )
        )
    repeated = frozenset({"paragraph-repeated"})
    for index in (41, 44, 50, 53, 57):
        twice = (copy[index], copy[index + 1], copy[index])
        out.append(Case("paragraph twice", repeated, twice, 2, held_out(index)))
    return out
