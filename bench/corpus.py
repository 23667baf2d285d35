"""Random editions within the planner's limits, the same for the same seed.

Input: a seed and a folder to write pictures into. Output: an `Edition` of 3–14 blocks, half to
twice the first edition's text, 0–8 pictures and 0–6 charts, either profile, any banner. The text is
real Chinese prose (`tests/corpus/prose.txt`) cut at sentence ends; nothing in it is generated.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from bench.charts import random_figure
from bench.photographs import random_picture
from content.model import (
    Article,
    ArticleKind,
    BodyItem,
    Edition,
    Figure,
    FigureKind,
    Headline,
    Paper,
    Paragraph,
    Picture,
    PullQuote,
    Subhead,
    Wishes,
)
from fonts.chinese.characters import CLOSING, HAN, SENTENCE_ENDS, is_han, one_of

PROSE = Path(__file__).parents[1] / "tests" / "corpus" / "prose.txt"
#: Han characters of the first edition: the unit of the limits.
FIRST_EDITION = 3600
BANNERS = ("festive", "quiet", "picture")
PROFILES = ("broadsheet", "broadsheet", "broadsheet", "tabloid", "tabloid")
_SENTENCE = re.compile(f"[^{SENTENCE_ENDS}]*[{SENTENCE_ENDS}…]+[{one_of(CLOSING)}]?")
_CLAUSE = re.compile(f"[{HAN}]{{2,24}}")
Width = Literal["narrow", "medium", "wide", "full"]


@cache
def prose() -> tuple[str, ...]:
    """Return the corpus's paragraphs."""
    parts = re.split(r"\n\s*\n", PROSE.read_text(encoding="utf-8"))
    return tuple(p.strip() for p in parts if p.strip() and not p.startswith("#"))


@cache
def clauses() -> tuple[str, ...]:
    """Return runs of Han characters between marks: what titles and labels are made of."""
    found = {c for p in prose() for c in _CLAUSE.findall(p)}
    return tuple(sorted(found))


def han(text: str) -> int:
    """Count Han characters."""
    return sum(is_han(c) for c in text)


def sentences(text: str) -> tuple[str, ...]:
    """Cut a paragraph at its sentence ends; quotations stay whole."""
    found = [s.strip() for s in _SENTENCE.findall(text)]
    out: list[str] = []
    for sentence in found:
        if out and out[-1].count("“") > out[-1].count("”"):
            out[-1] += sentence
        else:
            out.append(sentence)
    return tuple(s for s in out if s.count("“") == s.count("”"))


@dataclass
class Writer:
    """Deals out prose without repeating a paragraph until all are used."""

    rng: random.Random
    stack: list[str] = field(default_factory=list)

    def paragraph(self) -> str:
        """Return the next paragraph."""
        if not self.stack:
            self.stack = self.rng.sample(prose(), len(prose()))
        return self.stack.pop()

    def text(self, characters: int) -> tuple[str, ...]:
        """Return paragraphs of about so many Han characters; the last is cut at a sentence end."""
        out: list[str] = []
        left = characters
        while left > 20:
            words = self.paragraph()
            if han(words) > left + 20:
                words = self._cut(words, left)
            out.append(words)
            left -= han(words)
        return tuple(out)

    @staticmethod
    def _cut(words: str, most: int) -> str:
        out = ""
        for sentence in sentences(words):
            if out and han(out) + han(sentence) > most + 20:
                break
            out += sentence
        return out or words

    def clause(self, least: int, most: int) -> str:
        """Return a phrase of so many Han characters."""
        return self.rng.choice([c for c in clauses() if least <= len(c) <= most])

    def title(self) -> str:
        """Return a title of 4–16 characters in one or two parts."""
        if self.rng.random() < 0.45:
            return f"{self.clause(4, 8)} {self.clause(4, 8)}"
        return self.clause(4, 16)


def random_edition(seed: int, folder: Path) -> Edition:
    """Return the edition of this seed; its pictures are written into `folder`."""
    rng = random.Random(f"edition-{seed}")
    writer = Writer(rng)
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    blocks = rng.randint(3, 14)
    lede = blocks > 3 and rng.random() < 0.7
    band = blocks > 4 and rng.random() < 0.5
    count = max(2, blocks - lede - band)
    total = round(FIRST_EDITION * rng.uniform(0.5, 2.0))
    opening = writer.text(rng.randint(80, 360)) if lede else ()
    sizes = _shares(rng, count, max(total - sum(map(han, opening)), 110 * count))
    pictures = _deal(rng, rng.randint(0, 8), sizes)
    charts = _deal(rng, rng.randint(0, 6) - band, sizes)
    banner = rng.choice(BANNERS)
    shown = [
        random_picture(rng, folder, f"picture{i}", writer.clause(5, 16))
        for i in range(sum(pictures))
    ]
    hero = (
        random_picture(rng, folder, "hero", writer.clause(6, 14)) if banner == "picture" else None
    )
    if hero is not None and shown:  # no more than eight pictures in all
        pictures[pictures.index(max(pictures))] -= 1
        shown.pop()
    boxes = rng.random() < 0.35
    articles = []
    for index, size in enumerate(sizes):
        own = tuple(shown.pop() for _ in range(pictures[index]))
        figures = tuple(
            random_figure(rng, f"chart{index}-{i}", rng.choice(list(FigureKind)), writer.clause)
            for i in range(charts[index])
        )
        articles.append(
            _article(writer, index, size, own, figures, box=boxes and index == count - 1)
        )
    return Edition(
        id=f"random-{seed:05d}",
        folder=folder,
        paper=Paper(
            name="澄江日报",
            section=rng.choice(["", "特别报道", "专版"]),
            date=dt.date(2021, 1, 1) + dt.timedelta(days=rng.randrange(1500)),
            page_numbers=rng.choice([(), tuple(f"{n:02d}" for n in range(5, 13))]),
        ),
        headline=Headline(
            kicker=writer.clause(5, 14) if rng.random() < 0.35 else "",
            title=f"{writer.clause(5, 8)} {writer.clause(5, 8)}"
            if rng.random() < 0.6
            else writer.clause(6, 14),
            deck=writer.clause(8, 20) if rng.random() < 0.7 else "",
            picture=hero,
        ),
        banner=banner,
        byline="澄江日报记者/周明远 通讯员/林晓 何立" if rng.random() < 0.6 else "",
        lede=tuple(Paragraph(text=t) for t in opening),
        articles=tuple(articles),
        band=random_figure(rng, "numbers", FigureKind.KEY, writer.clause, least=4)
        if band
        else None,
        credits=("本版图片由澄江县融媒体中心提供",) if rng.random() < 0.5 else (),
        profile=rng.choice(PROFILES),
    )


def _article(
    writer: Writer,
    index: int,
    size: int,
    pictures: tuple[Picture, ...],
    figures: tuple[Figure, ...],
    *,
    box: bool,
) -> Article:
    rng = writer.rng
    body: list[BodyItem] = [Paragraph(text=t) for t in writer.text(size)]
    if len(body) > 4 and rng.random() < 0.25:
        body.insert(len(body) // 2, Subhead(text=writer.clause(5, 12)))
    if size > 450 and rng.random() < 0.2:
        own = [
            s
            for i in body
            if isinstance(i, Paragraph)
            for s in sentences(i.text)
            if 14 <= len(s) <= 40
        ]
        if own:
            body.insert(1, PullQuote(text=rng.choice(own)))
    kind = (
        ArticleKind.BOX if box else rng.choices([ArticleKind.SECTION, ArticleKind.STORY], [3, 1])[0]
    )
    widths: tuple[Width, ...] = ("narrow", "medium", "wide")
    return Article(
        id=f"article{index}",
        file=Path("articles") / f"article{index}.md",
        kind=kind,
        number=index + 1 if kind is ArticleKind.SECTION else None,
        kicker=writer.clause(4, 6) if rng.random() < 0.4 else "",
        title="记者手记" if box and rng.random() < 0.5 else writer.title(),
        deck=writer.clause(8, 18) if size > 300 and rng.random() < 0.2 else "",
        byline="本报记者 周明远" if rng.random() < 0.2 else "",
        rank=1 if index == 0 and rng.random() < 0.5 else rng.choices([2, 3], [4, 1])[0],
        body=tuple(body),
        pictures=pictures,
        figures=figures,
        wishes=Wishes(width=rng.choice(widths)) if rng.random() < 0.08 else Wishes(),
    )


def _shares(rng: random.Random, count: int, total: int) -> list[int]:
    """Cut a total into parts of which the largest is a few times the smallest."""
    weights = [rng.uniform(0.5, 2.0) for _ in range(count)]
    least = 110
    rest = total - least * count
    return [least + round(rest * w / sum(weights)) for w in weights]


def _deal(rng: random.Random, things: int, sizes: list[int]) -> list[int]:
    """Deal things to articles: one for each 220 characters at most, two to any."""
    room = [min(2, 1 + size // 450) if size > 150 else 0 for size in sizes]
    out = [0] * len(sizes)
    for _ in range(max(things, 0)):
        free = [i for i, n in enumerate(out) if n < room[i]]
        if not free:
            break
        out[rng.choice(free)] += 1
    return out
