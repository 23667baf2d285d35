"""Editions, articles and desks for the planner's tests; the text is real prose, never generated.

Input: sizes and seeds. Output: content models, desks and plans, the same for the same arguments.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bench.corpus import Writer
from content.model import (
    Article,
    ArticleKind,
    BodyItem,
    Edition,
    Headline,
    Paper,
    Paragraph,
    Picture,
    Subhead,
)
from content.reading.reader import read_edition
from fonts import FontLibrary
from fonts.setting import Composer
from layout.edition.pictures import edition_pictures
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.pictures import PictureInfo, inspect
from layout.plan import Plan, plan_edition
from layout.plan.measures import Measures
from layout.plan.sources import Story
from layout.plan.weights import Weights
from tests.sparing import FIRST

ROOT = Path(__file__).resolve().parents[2]
EDITIONS = {
    "lusong": ROOT / "content" / "editions" / "lusong",
    "small": ROOT / "tests" / "editions" / "small",
}


@cache
def library() -> FontLibrary:
    """Return the shipped fonts."""
    return FontLibrary.shipped()


@cache
def composer() -> Composer:
    """Return one composer for all tests: what it has composed it remembers."""
    return Composer(library())


def measures(
    profile: str = "broadsheet", body: float | None = None, *pictures: Picture, **more: Any
) -> Measures:
    """Return measures with these pictures measured."""
    infos = {picture.id: inspect(picture) for picture in pictures}
    return Measures(Grid.of(PROFILES[profile], body), composer(), library(), infos, **more)


@cache
def edition(name: str) -> Edition:
    """Return one of the editions that lie in the repository."""
    result = read_edition(EDITIONS[name])
    assert result.ok and result.edition is not None
    return result.edition


def measured(of: Edition) -> Mapping[str, PictureInfo]:
    """Return what the headers of an edition's pictures say."""
    return {picture.id: inspect(picture) for picture in edition_pictures(of)}


def plan(of: Edition, own: Composer | None = None, weights: Weights = FIRST) -> Plan:
    """Plan an edition, by default in the first setting alone, with the shared composer."""
    return plan_edition(of, library(), own or composer(), measured(of), weights=weights)


@cache
def planned(name: str) -> Plan:
    """Return the plan of one of the repository's editions, made once."""
    return plan(edition(name))


def prose(characters: int, seed: int = 1) -> tuple[str, ...]:
    """Return paragraphs of about so many Han characters in all."""
    return Writer(random.Random(seed)).text(characters)


def article(
    name: str = "a", characters: int = 400, seed: int = 1, *, subhead: bool = False, **more: Any
) -> Article:
    """Return an article of prose; `more` are fields of the model."""
    body: list[BodyItem] = [Paragraph(text=text) for text in prose(characters, seed)]
    if subhead:
        body.insert(len(body) // 2, Subhead(text="路基是好的"))
    fields = {
        "id": name,
        "file": Path(f"{name}.md"),
        "kind": ArticleKind.STORY,
        "title": "三座小镇怎样分一条线",
        "body": tuple(body),
    }
    return Article(**{**fields, **more})


@cache
def bare() -> Article:
    """Return an article of one paragraph, for blocks of which nothing else matters."""
    body = (Paragraph(text="慢线在青石镇停四十秒。"),)
    return Article(id="bare", file=Path("bare.md"), kind=ArticleKind.STORY, title="慢线", body=body)


def story(name: str, article: Article | None = None, **more: Any) -> Story:
    """Return a story's block; `more` are fields of it."""
    return Story(name, article or bare(), **more)


def press(*articles: Article, **more: Any) -> Edition:
    """Return an edition of these articles."""
    fields = {
        "id": "sample",
        "folder": ROOT,
        "articles": articles,
        "banner": "quiet",
        "profile": "tabloid",
        "headline": Headline(title="慢火车开进新县城"),
        "paper": Paper(name="示例日报", date=dt.date(2031, 3, 5)),
    }
    return Edition(**{**fields, **more})


def photograph(name: str = "photo", **more: Any) -> Picture:
    """Return the small edition's photograph under another name."""
    file = EDITIONS["small"] / "pictures" / "train.png"
    return Picture(id=name, file=file, **{"caption": "慢线列车驶进东站", **more})
