"""Figures for the tests of charts: those of the first edition's kind, and awkward ones."""

from __future__ import annotations

from content.model import Datum, Figure, FigureKind, Place

SOURCE = "资料来源：据本版报道整理"


def figure(
    kind: FigureKind | str, name: str, title: str, items: list[Datum], **more: object
) -> Figure:
    return Figure.model_validate(
        {"id": name, "kind": kind, "title": title, "source": SOURCE, "items": items, **more}
    )


KEY = figure(
    FigureKind.KEY,
    "numbers",
    "数说芦淞",
    [
        Datum(label="全区GDP", before="突破", value=400, unit="亿元", highlight=True),
        Datum(label="人均", before="超", value=2, unit="万美元"),
        Datum(label="规模以上工业增加值", series="年均增长", value=9, unit="%"),
        Datum(label="固定资产投资", series="年均增长", value=13, unit="%"),
        Datum(
            label="高新技术产业增加值占GDP比重", note="较2016年提升", value=17.7, unit="个百分点"
        ),
        Datum(label="民生支出占一般公共预算支出", value=70, unit="%", after="以上"),
        Datum(label="新增城镇就业", value=5.5, unit="万人"),
    ],
    note="过去五年",
)
RING = figure(
    FigureKind.SHARE,
    "sa60l",
    "SA60L国内市场占有率",
    [Datum(label="阿若拉SA60L轻型运动型飞机", before="超过", value=75, unit="%", highlight=True)],
    style="ring",
)
WAFFLE = figure(
    FigureKind.SHARE,
    "promoted",
    "调整干部48批964人次",
    [Datum(label="提拔重用", value=192, unit="人次", highlight=True)],
    style="waffle",
    total=964,
)
PARTS = figure(
    FigureKind.SHARE,
    "parts",
    "三次产业结构",
    [
        Datum(label="第一产业", value=3.6, unit="%"),
        Datum(label="第二产业", value=47.8, unit="%", highlight=True),
        Datum(label="第三产业", value=48.6, unit="%"),
    ],
)
UNITS = figure(
    FigureKind.RANKED,
    "years",
    "一年接着一年干：连续年数",
    [
        Datum(label="保持“全省平安县（市）区”称号", value=14, unit="年", highlight=True),
        Datum(label="外经外贸工作获省、市先进", value=4, unit="年"),
        Datum(label="河长制工作获评全市先进", value=4, unit="年"),
        Datum(label="禁毒民调成绩晋位", value=4, unit="年"),
        Datum(label="全国投资潜力百强区上榜", value=3, unit="年"),
        Datum(label="全市产业项目建设年活动优秀等次", note="2017至2019年", value=3, unit="年"),
        Datum(label="全市基层党建考核“好”等次", note="2018至2020年", value=3, unit="年"),
    ],
    style="units",
    note="单位：年",
)
BARS = figure(
    FigureKind.RANKED,
    "bars",
    "各镇街道新增就业人数比上年的变化",
    [
        Datum(label="白关镇", value=1280, unit="人"),
        Datum(label="枫溪街道", value=0, unit="人"),
        Datum(label="董家塅街道办事处（含航空城片区与原高新园区）", value=-340.5, unit="人"),
        Datum(label="建宁街道", before="近", value=900, unit="人", after="左右"),
    ],
)
GROUPED = figure(
    FigureKind.GROUPED,
    "industries",
    "三次产业增加值占比",
    [
        Datum(label=label, series=series, value=value, unit="%")
        for label, values in (
            ("第一产业", (4.1, 3.6)),
            ("第二产业", (52.3, 47.8)),
            ("第三产业", (43.6, 48.6)),
        )
        for series, value in zip(("2016年", "2020年"), values, strict=True)
    ],
)
CHANGE = figure(
    FigureKind.CHANGE,
    "jobs",
    "城镇新增就业",
    [
        Datum(period=str(2016 + i), value=v, unit="万人")
        for i, v in enumerate((0.82, 0.97, 1.1, 1.05, 1.31))
    ],
)
CHANGES = figure(
    FigureKind.CHANGE,
    "growth",
    "三次产业增速",
    [
        Datum(period=str(2016 + i), value=v, unit="%", series=series)
        for series, values in (
            ("第一产业", (3.2, 3.4, 3.1, -0.8, 2.9)),
            ("第二产业", (7.2, 8.4, 6.6, 6.8, 4.9)),
            ("第三产业", (9.2, 9.4, 8.1, 7.8, 3.9)),
        )
        for i, v in enumerate(values)
    ],
)
PAIR = figure(
    FigureKind.BEFORE_AFTER,
    "permits",
    "办事更快",
    [
        Datum(label="项目审批时限", period="改革前", value=98, unit="天"),
        Datum(label="项目审批时限", period="改革后", value=4, unit="天"),
        Datum(label="企业开办", period="改革前", value=20, unit="天"),
        Datum(label="企业开办", period="改革后", before="不到", value=1, unit="天"),
    ],
)
MARKS = figure(
    FigureKind.TIMELINE,
    "luffa",
    "白关丝瓜“身份证”越擦越亮",
    [
        Datum(period="2018", text="株洲市“十大农业区域公用品牌”"),
        Datum(period="2019", text="“绿色食品认证”"),
        Datum(period="2020", text="“国家地理标志证明商标”"),
        Datum(period="2021年5月", text="农业农村部“国家地理标志农产品”", highlight=True),
    ],
)
FUNNEL = figure(
    FigureKind.FUNNEL,
    "discipline",
    "运用“四种形态”",
    [
        Datum(label="受理", value=833, unit="件"),
        Datum(label="立案", value=367, unit="件"),
        Datum(label="移送司法", value=15, unit="件", highlight=True),
    ],
    note="截至当年年底",
)
SLOPE = figure(
    "slope",
    "areas",
    "人往海边走",
    [
        Datum(label=label, period=period, value=value, unit="万人", highlight=label == "沿海三镇")
        for label, values in (
            ("沿海三镇", (24.16, 28.03)),
            ("县城街道", (15.92, 16.84)),
            ("平原四镇", (14.07, 12.62)),
            ("山区三乡", (7.8, 5.55)),
        )
        for period, value in zip(("2020年", "2024年"), values, strict=True)
    ],
)
_MEN = (1.58, 1.82, 1.97, 1.42, 1.31, 1.74, 2.29, 3.03, 2.73, 2.34, 2.51, 2.58, 1.96, 1.7, 1.2)
_WOMEN = (1.44, 1.66, 1.8, 1.33, 1.2, 1.66, 2.31, 2.88, 2.6, 2.3, 2.55, 2.49, 2.06, 1.75, 1.3)
PYRAMID = figure(
    "pyramid",
    "sexes",
    "中间宽，底部窄",
    [
        Datum(
            label=f"{5 * i}—{5 * i + 4}岁" if i < 14 else "70岁及以上",
            series=series,
            value=value,
            unit="万人",
            highlight=i > 11,
        )
        for series, values in (("男", _MEN), ("女", _WOMEN))
        for i, value in enumerate(values)
    ],
    note="2024年末常住人口",
)
PROCESS = figure(
    "process",
    "permit",
    "办一张证，从五天到半天",
    [
        Datum(label="网上申报", text="材料一次告知，不再重复交"),
        Datum(label="并联审核", text="三个部门同时看", value=2, unit="小时", highlight=True),
        Datum(label="现场核验", text="只去一次", note="必要时"),
        Datum(label="取证", text="邮寄到家"),
    ],
)
ICONS = figure(
    "icons",
    "life",
    "一座县城的日常",
    [
        Datum(label="城镇化率", value=68.7, unit="%", note="四年提高5.2个百分点"),
        Datum(label="全年出生", value=4268, unit="人", note="出生率6.8‰"),
        Datum(label="家庭户", value=22.51, unit="万户", note="平均每户2.73人"),
        Datum(label="净流入", value=1.86, unit="万人", highlight=True),
    ],
    style="楼 人 家 流",
)


def _cell(column: int, row: int) -> tuple[tuple[float, float], ...]:
    """Return the outline of a district of an invented county: a crooked cell."""

    def corner(x: int, y: int) -> tuple[float, float]:
        shift = 0.03 * ((3 * x + 5 * y) % 4 - 1.5), 0.025 * ((5 * x + 2 * y) % 4 - 1.5)
        return 110 + 0.2 * x + shift[0], 27 + 0.16 * y + shift[1]

    spots = ((column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1))
    return tuple(corner(x, y) for x, y in (*spots, spots[0]))


TOWNS = (
    *(("云台乡", -32.2, 0, 2), ("竹溪乡", -27.8, 1, 2), ("柳湾镇", -20.9, 2, 2)),
    *(("山门乡", -25.6, 0, 1), ("石桥镇", -9.1, 1, 1), ("县城街道", 5.8, 2, 1)),
    *(("河口镇", 17.4, 3, 1), ("北塘镇", -14.6, 0, 0), ("南圩镇", 1.3, 1, 0)),
    ("白沙镇", 14.1, 2, 0),
)
PLACES = (
    *(Place(name=name, rings=(_cell(column, row),)) for name, _, column, row in TOWNS),
    Place(name="河口港", point=(110.72, 27.24)),
)
MAP = figure(
    "map",
    "towns",
    "十个镇街，冷热两边",
    [Datum(label=name, value=value, unit="%") for name, value, _, _ in TOWNS],
    note="示意图，轮廓为虚构",
    places=PLACES[:-1],
)
SPOTS = figure(
    "map",
    "harbour",
    "港口吞吐量",
    [Datum(label="河口港", value=3, unit="万吨", highlight=True)],
    note="示意图，轮廓为虚构",
    places=PLACES,
)
USUAL = (
    KEY,
    RING,
    WAFFLE,
    PARTS,
    UNITS,
    BARS,
    GROUPED,
    CHANGE,
    CHANGES,
    PAIR,
    MARKS,
    FUNNEL,
    SLOPE,
    PYRAMID,
    PROCESS,
    ICONS,
    MAP,
    SPOTS,
)


def one(kind: FigureKind) -> Figure:
    """A figure of a single item without label or title."""
    item = Datum(label="甲", value=0, unit="%", period="2020")
    return figure(kind, "one", "", [item])


def dozen(kind: FigureKind) -> Figure:
    """Twelve items with long labels and values from zero to huge."""
    label = "全市产业项目建设年活动第{}阶段优秀等次评定结果"
    items = [
        Datum(
            label="产业" if kind is FigureKind.CHANGE else label.format(i + 1),
            value=[0, 12, 1234567.25][i % 3] if kind is not FigureKind.FUNNEL else 10.0 ** (12 - i),
            period=str(2009 + i),
        )
        for i in range(12)
    ]
    title = "一个很长很长的标题：株洲市芦淞区十二个阶段产业项目建设年活动评定结果一览"
    return figure(kind, "dozen", title, items, total=1e8 if kind is FigureKind.SHARE else None)


AWKWARD = tuple(make(kind) for kind in FigureKind for make in (one, dozen))
