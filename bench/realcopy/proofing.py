"""Proofreading of a month of a national daily: what is told in it, and what of seeded faults.

Input: the packages. Output: every finding with the words around it, for judging by hand; and the
recall of faults seeded into stories, by kind. Rules may be tuned on the first two thirds of the
month (`tuned`); the last third (`held`) is for judging alone. What the corpus writes otherwise
than the paper printed is put right first: 『』 for ‘’, headings run together with their stories.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.realcopy import news
from bench.realcopy.source import Source
from bench.told import chinese
from content.model import Article, Edition, Finding, Headline, Paper, Paragraph, Subhead
from content.proofreading.run import proofread
from content.source.findings import Findings
from fonts.chinese.characters import PAUSES, SENTENCE_ENDS, one_of

FOLDER = Path("/stories")
#: Stories before this part of the month may be looked at when rules are mended.
TUNED = 0.67
PARTS = ("tuned", "held")
_PROSE = re.compile(f"[{one_of(PAUSES)}{SENTENCE_ENDS}]")
_NOTE = re.compile(r"（(?:附?图片|附表|数码传真照片|传真照片)[^）]*）")
#: Characters of copy on either side of a finding that a judge is shown.
AROUND = 30


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as a judge sees it: the story's number in the month, and the words around it."""

    story: int
    rule: str
    words: str
    around: str
    sentence: str


def edition_of(raw: news.Raw, day: int) -> Edition:
    """Return an edition of one story."""
    body: list[Paragraph | Subhead] = []
    for index, text in enumerate(raw.body):
        words, line = _printed(text), 5 + 2 * len(body)
        if index in raw.subs:
            body.append(Subhead(text=words, line=line))
        elif _PROSE.search(words):
            body.append(Paragraph(text=words, line=line))
    article = Article(
        id="one",
        file=FOLDER / "articles" / "one.md",
        number=1,
        title=_printed(raw.title),
        byline=raw.byline,
        body=tuple(body),
    )
    return Edition(
        id=f"month-199801{day:02d}",
        folder=FOLDER,
        paper=Paper(name="某地日报", date=dt.date(1998, 1, day)),
        headline=Headline(title="一年接着一年干"),
        articles=(article,),
    )


def _printed(text: str) -> str:
    """Return a text as the paper printed it: 『』 are “” by themselves, ‘’ inside “”."""
    text = _NOTE.sub("", text)
    depth, made = 0, []
    for char in text:
        depth += (char == "“") - (char == "”")
        made.append(
            {"『": "‘", "』": "’"}.get(char, char)
            if depth > 0
            else {"『": "“", "』": "”"}.get(char, char)
        )
    return "".join(made)


def editions(source: Source, part: str) -> Iterator[tuple[int, Edition]]:
    """Yield the stories of a part of the month with their numbers."""
    stories = news.stories(source)
    for number, raw in enumerate(stories):
        if (number < TUNED * len(stories)) is (part == "tuned"):
            yield number, edition_of(raw, 1 + number * 31 // len(stories))


def findings_of(edition: Edition) -> tuple[Finding, ...]:
    """Return what proofreading finds in a story."""
    found = Findings()
    proofread(edition, found)
    return found.all()


def text_at(edition: Edition, line: int) -> str:
    """Return the paragraph at a line; the title where there is none."""
    return next((item.text for item in edition.articles[0].body if item.line == line), "")


def told_in(number: int, edition: Edition) -> Iterator[Told]:
    """Yield a story's findings with the words around them."""
    for finding in findings_of(edition):
        text = text_at(edition, finding.line) or edition.articles[0].title
        at = max(0, text.find(finding.words)) if finding.words else 0
        around = text[max(0, at - AROUND) : at + len(finding.words[:60]) + AROUND]
        yield Told(number, finding.rule, finding.words, around, chinese(finding).text)


def run(options: argparse.Namespace) -> int:
    """Print how often each rule is told in a part of the month; write a list for judging."""
    told: list[Told] = []
    size = 0
    for number, edition in editions(Source(options.source), options.part):
        told += told_in(number, edition)
        size += sum(len(item.text) for item in edition.articles[0].body)
    for rule, count in Counter(one.rule for one in told).most_common():
        print(f"{rule:30}{count:6}{1e4 * count / size:8.2f} in 10,000 characters")
    print(f"{options.part}: {size} characters, {len(told)} findings")
    if options.list:
        options.list.write_text("\n".join(_drawn(told, options.most)) + "\n", encoding="utf-8")
    return 0


def _drawn(told: Sequence[Told], most: int) -> Iterator[str]:
    """Yield findings for judging, no more of a rule than so many, the same each time."""
    rng = random.Random("judge")
    rules = sorted({one.rule for one in told})
    for rule in rules:
        ours = [one for one in told if one.rule == rule]
        for one in rng.sample(ours, min(most, len(ours))):
            yield "\t".join((one.rule, str(one.story), one.words[:60], one.around, one.sentence))


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what `python -m bench.realcopy proofread` takes."""
    parser.add_argument("--part", choices=PARTS, default="held")
    parser.add_argument("--list", type=Path, help="file of findings for judging")
    parser.add_argument("--most", type=int, default=25, help="findings of a rule in it")
