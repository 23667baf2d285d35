"""What the text engine makes of a page of small texts, number by number, as it was.

Each golden of `golden/` shows one step for texts that are chosen for its rules: words, boxes and
joints, lines, columns, heads, labels. What a rule says is told by the other tests of this folder; a
limit, a cost or a sign that changes shows here. Where the change is meant, renew with
`python -m pytest tests/text --renew`, read the difference, commit it with the change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fonts.chinese.words import seams
from fonts.setting import Composer, Line, TextStyle, line_html
from fonts.setting.breaking import tabulate, weigh
from fonts.setting.composer import Fit
from fonts.setting.costs import Mode
from fonts.setting.heads import Head
from fonts.setting.items import Box, Joint, Prepared
from fonts.setting.phrases import FAIR, SURE
from fonts.setting.style import Beside, Opening
from fonts.setting.units import bonds

GOLDEN = Path(__file__).with_name("golden")

BODY = TextStyle()
FLUSH = TextStyle(indent_em=0)
RAGGED = TextStyle("Press Hei", indent_em=0, justify=False)
DOWN = TextStyle(vertical=True)
TITLE = TextStyle("Press Song", 900)
FIGURES = TextStyle("Press Figures", 500, indent_em=0)

HAN = "春分一过，山里的茶芽就冒了头；采茶人天不亮上坡、日头落了才下来，一天走三十里。"
MARKS = "他说：“‘绿水青山’就是金山银山。”（见《县志》《河口日报》）——不是偶然……是路子对！？"
LATIN = "引进 Boeing 737 MAX 8 与 A股，It’s a “good” idea，吴鹏 何龙\u3000杨凌凌（iPhone）供图"
NUMBERS = (
    "2021年7月27日改造38万户，超400亿元，增9.5%、13‰，−3℃～25℃，票价￥9，湘B·12345车，约3小时以上"
)
ADDRESS = (
    "详情见https://www.example.com/very-long/address_2021?id=12345678，邮箱office@example.gov.cn。"
)
HARD = "编号为12345678901234567890的文件与Donaudampfschifffahrt两件"
NAMES = "贝娜齐尔·布托与甲·乙在3·15到场，2：1胜，第5\u00a0次，①②→±5，100\u00a0km"
LONG = "".join(chr(0x4E00 + 7 * n % 3000) + ("，" if n % 11 == 10 else "") for n in range(460))

#: Name → text, style, measures in em, opening words and initial.
SET: dict[str, tuple[str, TextStyle, tuple[float, ...], Opening | None, Beside | None]] = {
    "Han and pauses": (HAN, BODY, (7, 11.5, 12, 16.3), None, None),
    "marks that meet": (MARKS, BODY, (6, 9.7, 13, 20), None, None),
    "Latin and blanks": (LATIN, FLUSH, (8.4, 12, 15.5), None, None),
    "numbers": (NUMBERS, BODY, (8, 12, 14.2), None, None),
    "addresses": (ADDRESS, BODY, (9, 14), None, None),
    "words that are too wide": (HARD, FLUSH, (7, 10.5), None, None),
    "names and signs": (NAMES, FLUSH, (7.5, 10), None, None),
    "a fallback face": ("增75个，GDP超9", FIGURES, (3.4, 20), None, None),
    "ragged": (MARKS + LATIN, RAGGED, (9.5, 15), None, None),
    "ragged numbers": (NUMBERS, RAGGED, (8, 11), None, None),
    "opening words": ("问： A股是什么？" + HAN, BODY, (12,), Opening(6, "Press Hei", 700), None),
    "beside an initial": (HAN + HAN, BODY, (13,), None, Beside(3, 3.4)),
    "short beside an initial": ("山里的茶芽冒了头。", BODY, (13,), None, Beside(2, 3.4)),
    "a last line of one": ("天地玄黄宇宙洪荒日月盈。", FLUSH, (5, 5.5, 11), None, None),
    "a last line of a word": ("天地玄黄宇宙洪荒，GDP", FLUSH, (8, 9), None, None),
    "down": (MARKS + "12月365天共2025年B1类", DOWN, (9, 14), None, None),
}
#: How the lines of a long paragraph are looked for: beyond 400 places to break.
LONG_MEASURE = 17


def em(number: float) -> str:
    """Return a length or cost, short."""
    return f"{number:.4g}" if abs(number) >= 1e-6 else "0"


def shown_line(line: Line) -> str:
    """Return a line's numbers and its words as HTML has them."""
    flags = f"{'j' if line.justified else '-'}{'l' if line.last else '-'}"
    return f"  {em(line.indent_em)} {em(line.width_em)} {em(line.spacing_em)} {flags} " + line_html(
        line, 1.6
    )


def shown_fit(fit: Fit) -> Iterator[str]:
    """Yield a setting's numbers and the lines of each of its ways."""
    costs = " ".join(f"{count}:{em(cost)}" for count, cost in fit.options.items())
    yield f" best {fit.best} ({costs}) strain {em(fit.strain)} ragged {em(fit.ragged_em)}"
    for count in fit.options:
        yield f" {count}"
        yield from map(shown_line, fit.lines(count))


def lines_of(composer: Composer) -> Iterator[str]:
    """Paragraphs in all their ways."""
    for name, (text, style, measures, opening, beside) in SET.items():
        for measure in measures:
            yield f"{name}, {em(measure)} em"
            yield from shown_fit(composer.fit(text, style, measure, opening, beside))
    fit = composer.fit(LONG, BODY, LONG_MEASURE)
    yield f"long, {LONG_MEASURE} em"
    yield f" {fit.best} { ({k: em(cost) for k, cost in fit.options.items()}) }"
    for count in fit.options:
        yield f" {count}: " + " ".join(line.text[-1] for line in fit.lines(count))


def weighed(composer: Composer) -> Iterator[str]:
    """What each line costs that may be taken: from break to break."""
    for name, text, style, measure in (
        ("justified", NUMBERS + MARKS, BODY, 9.3),
        ("Western spaces", LATIN, FLUSH, 9.6),
        ("ragged", LATIN, RAGGED, 7.2),
    ):
        table = tabulate(composer.prepare(text, style))
        for mode in Mode:
            if (mode is Mode.RAGGED) is style.justify:
                continue
            found = weigh(table, measure, 1.5, mode)
            yield f"{name}, {mode.value}, {em(measure)} em"
            for row, costs in enumerate(found.lines):
                kept = [
                    f"{first}:{em(cost)}"
                    for first, cost in zip(found.index[row], costs, strict=True)
                    if cost < float("inf")
                ]
                if kept:
                    yield f" {row + 1} ← " + " ".join(kept)
            last = " ".join(map(em, found.final))
            yield f" end ← {found.final_first}: {last}"


def shown_box(box: Box) -> str:
    face = f" {box.family} {box.weight}" if box.family else ""
    sides = f"{em(box.lead)}+{em(box.body)}+{em(box.trail)}"
    return f"{box.text} {box.kind.name} {box.offset} {sides}{face} across {em(box.across)}"


def shown_joint(joint: Joint) -> str:
    words = [f"{em(joint.natural)} -{em(joint.shrink)} {joint.stage.name} +{em(joint.stretch)}"]
    words += ["elastic"] if joint.elastic else []
    words += [] if joint.breakable else ["barred"]
    words += [f"cost {em(joint.cost)}"] if joint.cost else []
    words += [f"{joint.space!r}"] if joint.space else []
    return "   " + " ".join(words)


def shown(prepared: Prepared) -> Iterator[str]:
    """Yield boxes with the joints between them, a Han followed plainly left out."""
    plain = "   0 -0 NONE +0 elastic"
    for box, joint in zip(prepared.boxes, prepared.joints, strict=False):
        yield f" {shown_box(box)}{'' if shown_joint(joint) == plain else shown_joint(joint)}"
    if prepared.boxes:
        yield f" {shown_box(prepared.boxes[-1])}"


def pieces(composer: Composer) -> Iterator[str]:
    """Boxes and joints, whole and with words parted."""
    for text in (MARKS, LATIN, NUMBERS, NAMES, "■5～8个 № 5楼 中/A－3 Ａ股 3千瓦时"):
        yield text
        yield from shown(composer.prepare(text, BODY))
    for text, style in ((ADDRESS, BODY), (HARD, BODY), ("增75个%", FIGURES)):
        yield f"parted: {text}"
        yield from shown(composer._prepared(text, style, 4.0, None))
    opening = Opening(3, "Press Hei", 700)
    for text in ("问\u3000答：A 股", "https://a.cn/b：好", ""):
        yield f"opened: {text}"
        yield from shown(composer._prepared(text, BODY, 2.0, opening))
    yield "down"
    yield from shown(composer.prepare(MARKS + "12月365天2025年B1类 A b 7", DOWN))


def held(text: str) -> str:
    """Return a text with | where no line breaks, / where it had rather not, _ where no gap is."""
    found = bonds(text)
    marks = ((found.never, "|"), (found.rather_not, "/"), (found.closed, "_"))
    return "".join(
        "".join(sign for places, sign in marks if k in places) + char for k, char in enumerate(text)
    )


GROUPS = (
    "突破2万美元，近三成，一千二百多人，百分之六点五，A1类，二〇二一年，1/3，19:30，5 km，"
    "1 000 000，12 345，第12届，三十万元以上，不足5%，京A·D1234，2020年代，80年代，"
    "于2021 年7 月27 日，约￥3，超几十人"
)


def numbers(_: Composer) -> Iterator[str]:
    """What holds together."""
    yield from map(held, (NUMBERS, NAMES, HARD, *GROUPS.split("，")))


HEADS = (
    "昂首阔步新时代 砥砺前行新征程",
    "全区GDP突破400亿元，5.5万人新增就业",
    "山乡巨变——来自罗霄山区的脱贫答卷",
    "从青石镇到南坪镇，四十分钟里有早市、有课堂",
    "京—沪高铁K线图里看A股三十年",
    "贝娜齐尔·布托谈自主·自立",
    "朱亭古镇修旧如旧迎八方游客",
    "荧屏播放助贫提货期亚硝化螺藻粉",
    "党建引领聚合力量",
    "“双11” Big Data 来了",
)


def heads(composer: Composer) -> Iterator[str]:
    """Where heads may break and at what cost, where they do, how wide they then are."""
    for text in HEADS:
        prepared = composer.prepare(text, TITLE)
        yield text
        for likely in (SURE, FAIR):
            places = dict(Head(prepared, (3,))._find(likely))
            yield " " + "".join(
                f"{box.text}" if k not in places else f"⟨{em(places[k])}⟩{box.text}"
                for k, box in enumerate(prepared.boxes)
            )
        widths = composer.head_widths(text, TITLE)
        for count, width in widths.items():
            breaks = composer.head_breaks(text, TITLE, count)
            assert breaks is not None
            yield f" {count} {em(width)} {' | '.join(breaks.lines)} {breaks.doubtful}"
        for measure in (5, 6.5, 8, 11):
            fit = composer.head(text, TITLE, measure, 4)
            yield f" ≤{em(measure)} " + (
                " | ".join(line_html(line) for line in fit.lines) if fit else "none"
            )


def labels(composer: Composer) -> Iterator[str]:
    """Short texts of drawings: each measure at which their lines change."""
    style = TextStyle("Press Hei", indent_em=0, justify=False)
    for text in (*HEADS[:6], "第一产业（亿元） 38万户", "Donaudampfschiff，一年干：", "（甲）乙"):
        for by_phrase in (False, True):
            before: tuple[str, ...] = ()
            for tenth in range(10, 161, 3):
                lines = composer.wrap(text, style, tenth / 10, by_phrase=by_phrase)
                if lines != before:
                    yield f"{'phrases' if by_phrase else 'any'} {tenth / 10} {' | '.join(lines)}"
                before = lines
        label = composer.label(text, style)
        yield f" {em(label.width_em)} " + " ".join(
            f"{place.char}{em(place.x_em)}" for place in label.places
        )


def words(_: Composer) -> Iterator[str]:
    """How surely a word ends at each place, and what stands alone there."""
    for text in (
        *HEADS,
        "市长周俊杰走访一只只校校",
        "二〇二三年百分之六点五，欧阳明珠说",
        "乌兹别克斯坦",
    ):
        found = seams(text)
        yield "".join(
            f"{em(seam.likely)}({em(seam.before)},{em(seam.after)}){char}"
            for seam, char in zip(found, text, strict=False)
        )
        pairs = [
            (k, found[k].lone(text[k - 1], text[k]), found[k].leaning(text[k - 1], text[k]))
            for k in range(1, len(text))
        ]
        yield " " + " ".join(f"{k}:{em(a)}/{em(b)}" for k, a, b in pairs if a > 0.01 or b > 0.01)


STEPS = {one.__name__: one for one in (lines_of, weighed, pieces, numbers, heads, labels, words)}


@pytest.mark.parametrize("step", STEPS)
def test_as_it_was(composer: Composer, step: str, renew: bool) -> None:
    make: Callable[[Composer], Iterator[str]] = STEPS[step]
    text = "\n".join(make(composer)) + "\n"
    golden = GOLDEN / f"{step}.txt"
    if renew:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text, "renew with pytest tests/text --renew"
