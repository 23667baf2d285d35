"""Editions as unlike as can be, for the goldens: formats, pages, pictures, charts, boxes, wishes.

Input: a name of `EDITIONS`. Output: the edition and what its pictures' headers would say. The text
is real prose, pictures are sizes without files, charts come from seeds: the same every time.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bench.charts import random_figure
from bench.corpus import Writer
from content.merging import merge
from content.model import (
    Article,
    ArticleKind,
    Edition,
    Figure,
    FigureKind,
    Fit,
    Headline,
    Paragraph,
    Picture,
    PullQuote,
    Wishes,
)
from content.reading.reader import read_edition
from layout.pictures import PictureInfo
from tests.plan import samples

TITLES = (
    "慢线列车再出发",
    "三座小镇怎样分一条线",
    "车厢里的四十分钟",
    "站台上的早市",
    "路基是好的",
    "山里人的准点",
    "一张票走三个县",
    "雨季之前",
    "把车站还给街坊",
    "新时刻表从春天算起",
)
#: Width over height of the pictures, in the order they are asked for.
BROAD, UPRIGHT = (1.5, 1.33, 1.78, 2.1), (0.75, 0.67, 0.8, 0.6)
KIT = samples.ROOT / "content" / "kits" / "census2020"
Infos = Mapping[str, PictureInfo]


def picture(name: str, aspect: float, **more: Any) -> Picture:
    """Return a picture of so many pixels; its file is never opened."""
    height = round((2_000_000 / aspect) ** 0.5)
    file = Path(f"{round(height * aspect)}x{height}.jpg")
    return Picture(id=name, file=file, **{"caption": "慢线列车驶进东站", **more})


def infos(edition: Edition) -> Infos:
    """Return the sizes of an edition's pictures."""
    found = {}
    for article in edition.articles:
        for one in article.pictures:
            width, height = map(int, one.file.stem.split("x"))
            found[one.id] = PictureInfo(width, height, vector=False, mode="RGB")
    return found


def chart(name: str, kind: FigureKind, seed: int) -> Figure:
    """Return a chart of this kind."""
    rng = random.Random(f"golden-{seed}")
    return random_figure(rng, name, kind, Writer(rng).clause)


def article(index: int, characters: int, **more: Any) -> Article:
    """Return the article of this place; the first leads."""
    fields = {"title": TITLES[index % len(TITLES)], "rank": 1 if index == 0 else 2}
    return samples.article(f"a{index}", characters, index + 1, **{**fields, **more})


def press(*articles: Article, **more: Any) -> Edition:
    """Return an edition with a lede and credits."""
    lede = tuple(Paragraph(text=text) for text in samples.prose(160, 99))
    return samples.press(*articles, **{"lede": lede, "credits": ("本版统筹 周明远",), **more})


def text_only() -> Edition:
    """A broadsheet of eight stories without a picture."""
    sizes = (760, 520, 640, 430, 560, 380, 610, 450)
    return press(*(article(i, size) for i, size in enumerate(sizes)), profile="broadsheet")


def one_story() -> Edition:
    """A tabloid page with one story and its picture."""
    photo = picture("photo", 1.5, large=True)
    return press(article(0, 1500, pictures=(photo,), subhead=True), lede=(), credits=())


def many_pictures() -> Edition:
    """A broadsheet of seven stories with eight pictures, upright and broad."""
    shapes = (1.5, 0.75, 1.78, 1.33, 0.67, 1.5, 2.1, 0.8)
    photos = [picture(f"photo{i}", shape) for i, shape in enumerate(shapes)]
    sizes = (720, 480, 560, 430, 500, 390, 460)
    articles = [
        article(i, size, pictures=tuple(photos[:2] if i == 0 else photos[i + 1 : i + 2]))
        for i, size in enumerate(sizes)
    ]
    return press(*articles, profile="broadsheet")


def many_charts() -> Edition:
    """A broadsheet of six stories with a chart each, of six kinds, and a band."""
    kinds = (
        FigureKind.RANKED,
        FigureKind.CHANGE,
        FigureKind.SHARE,
        FigureKind.GROUPED,
        FigureKind.TIMELINE,
        FigureKind.BEFORE_AFTER,
    )
    articles = [
        article(i, 430 + 60 * (i % 3), figures=(chart(f"chart{i}", kind, i),))
        for i, kind in enumerate(kinds)
    ]
    band = chart("band", FigureKind.KEY, 4)
    return press(*articles, band=band, profile="broadsheet")


def short_copy() -> Edition:
    """Too little for a broadsheet: the smaller format."""
    photo = picture("photo", 1.33)
    articles = [article(0, 420, pictures=(photo,)), article(1, 300), article(2, 260)]
    return press(*articles, profile="broadsheet", fit=Fit(body_pt=(9, 10.5)))


def uprights() -> Edition:
    """A tabloid page of upright pictures beside a broad one."""
    shapes = (0.6, 1.78, 0.75)
    articles = [
        article(i, 380 + 90 * i, pictures=(picture(f"photo{i}", shape),))
        for i, shape in enumerate(shapes)
    ]
    return press(*articles)


def boxes() -> Edition:
    """A broadsheet with two boxes, one of them with a strip, and a pull-quote of its own."""
    quoted = article(1, 620)
    body = list(quoted.body)
    sentence = body[0].text.split("。")[0] + "。"
    quoted = quoted.model_copy(update={"body": (*body[:1], PullQuote(text=sentence), *body[1:])})
    return press(
        article(
            0,
            760,
            pictures=(picture("photo", 1.5),),
            kicker="慢线",
            number=1,
            kind=ArticleKind.SECTION,
            deck="一趟慢车，三座小镇，四十分钟",
        ),
        quoted,
        article(2, 520, kicker="小镇", number=2, kind=ArticleKind.SECTION),
        article(3, 240, kind=ArticleKind.BOX, title="手记"),
        article(4, 560, pictures=(picture("photo4", 0.8),)),
        article(5, 300, kind=ArticleKind.BOX, title="数字里的慢线", byline="本报记者 周明远"),
        profile="broadsheet",
    )


def two_pages() -> Edition:
    """Two tabloid pages: a long story runs on."""
    articles = [
        article(0, 2900, subhead=True, pictures=(picture("photo0", 1.5), picture("photo1", 0.75))),
        article(1, 420, figures=(chart("chart1", FigureKind.RANKED, 7),)),
    ]
    return press(*articles, banner="festive", fit=Fit(body_pt=(9, 9.5)))


def three_pages() -> Edition:
    """Three broadsheet pages, page numbers, pictures and charts."""
    sizes = (1400, 1100, 960, 1500, 880, 1240, 1020, 920, 1180, 840, 900, 860, 940)
    articles = [
        article(
            i,
            size,
            pictures=(picture(f"photo{i}", (BROAD + UPRIGHT)[i % 8]),) if i % 2 == 0 else (),
            figures=(chart(f"chart{i}", FigureKind.CHANGE, i),) if i % 4 == 1 else (),
        )
        for i, size in enumerate(sizes)
    ]
    return press(*articles, profile="broadsheet")


def four_pages() -> Edition:
    """Four tabloid pages."""
    sizes = (1200, 920, 840, 1100, 780, 1060, 890, 960, 820, 910, 880)
    articles = [
        article(i, size, pictures=(picture(f"photo{i}", BROAD[i % 4]),) if i % 3 == 0 else ())
        for i, size in enumerate(sizes)
    ]
    return press(*articles)


def wishes() -> Edition:
    """A broadsheet on which the editor asks for widths, pins, neighbours and a large picture."""
    large = picture("photo0", 1.5, large=True)
    return press(
        article(0, 700, pictures=(large,), wishes=Wishes(width="wide")),
        article(1, 430, wishes=Wishes(beside_next=True)),
        article(2, 470),
        article(3, 380, wishes=Wishes(pin="foot", width="full")),
        article(4, 540, pictures=(picture("photo4", 0.75),), wishes=Wishes(width="narrow")),
        article(5, 500, rank=3),
        article(6, 620, rank=3, figures=(chart("chart6", FigureKind.FUNNEL, 3),)),
        profile="broadsheet",
        headline=Headline(title="时刻表 写给山里人", kicker="新春走基层"),
    )


def free_elements() -> Edition:
    """A tabloid on which a picture and a chart have no room in their stories and stand free."""
    photos = tuple(picture(f"photo{i}", shape) for i, shape in enumerate((1.5, 1.33, 1.5)))
    return press(
        article(0, 620, pictures=photos),
        article(1, 140, figures=(chart("chart1", FigureKind.SHARE, 2),)),
        article(2, 480),
    )


def census() -> Edition:
    """What the census kit makes of one district."""
    with tempfile.TemporaryDirectory() as folder:
        merge(KIT, out=Path(folder), rows=["芦淞区"])
        made = next(Path(folder).iterdir())
        result = read_edition(made)
    assert result.edition is not None
    return result.edition


MADE: Mapping[str, Callable[[], Edition]] = {
    made.__name__: made
    for made in (
        text_only,
        one_story,
        many_pictures,
        many_charts,
        short_copy,
        uprights,
        boxes,
        two_pages,
        three_pages,
        four_pages,
        wishes,
        free_elements,
        census,
    )
}
#: The editions of the repository, and those made here.
EDITIONS = (*samples.EDITIONS, *MADE)


@cache
def edition(name: str) -> tuple[Edition, Infos]:
    """Return an edition and the sizes of its pictures."""
    if name in MADE:
        made = MADE[name]()
        return made, infos(made)
    own = samples.edition(name)
    return own, samples.measured(own)
