"""Agreement: a download file and its edition → where the reading is not the content.

Compared article by article and to the character, blanks included. What the layout may add is only:
a sentence of the article's own set large (提要), the jump lines of a story that goes on elsewhere
(下转, 上接 and its title again), the strip of contents (导读), which names articles once more, and
which blank stands between a caption and its credit. What it may say once: a credit that portraits
side by side have in common.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from charts import alt_text
from content.model import (
    Article,
    Aside,
    Edition,
    Figure,
    Picture,
    PullQuote,
    may_stand_free,
    printed,
)
from layout.plan.pages.contents import LABEL
from layout.plan.pages.overview import point_of
from layout.products.download.reading import Passage, articles

#: A page's number as it is printed: 05, A05; those of a spread: 02—03.
_NUMBER = re.compile(r"[A-Z]{0,2}\d{1,3}(—[A-Z]{0,2}\d{1,3})?")
_JUMP = re.compile(r"（下转.{1,8}[版页]）|上接.{1,8}[版页]")


def disagreements(pdf: bytes, edition: Edition) -> tuple[str, ...]:
    """Return what the file's text-only reading lacks, adds or misplaces; () where it agrees."""
    groups = articles(pdf)
    found = [
        f"{name}: read in two places"
        for name, count in Counter(name for name, _ in groups).items()
        if count > 1
    ]
    read = dict(groups)
    head = edition.headline
    banner = [w for w in (head.kicker, head.title, head.deck, edition.signature) if w]
    if head.picture is not None:
        banner += _pictures((head.picture,))
    found += _compare("banner", read.pop("banner", ()), [], banner)
    lede = [paragraph.text for paragraph in edition.lede]
    found += _compare("lede", read.pop("lede", ()), lede, [])
    for article in edition.articles:
        headless = edition.under_headline(article)
        found += _article(article, read.pop(article.id, ()), headless=headless)
    band = [] if edition.band is None else _figures((edition.band,))
    found += _compare("band", read.pop("band", ()), band, [])
    found += _compare("foot", read.pop("foot", ()), [], [words for _, words in edition.foot])
    found += _contents(edition, read.pop("contents", ()))
    found += [f"{name}: is in no article of the edition" for name in read]
    return tuple(found)


def _contents(edition: Edition, passages: Sequence[Passage]) -> Iterator[str]:
    """Say what the strip of contents (导读) adds to its label, numbers and the heads of copy."""
    items = (item for article in edition.articles for item in article.body)
    own = {LABEL, *(article.title for article in edition.articles), *map(point_of, items)}
    for passage in passages:
        if passage.text not in own and not _NUMBER.fullmatch(passage.text):
            yield f"contents: adds “{passage.text}”"


def _article(article: Article, passages: Sequence[Passage], *, headless: bool) -> Iterator[str]:
    number, framed = str(article.number or ""), article.kind.framed
    words = (article.kicker, article.title, article.deck, article.dateline, article.byline)
    head = [] if headless else [w for w in (number, *words) if w]
    if framed:
        head = [w for w in (article.label, *(() if article.artwork else words)) if w]
    if article.kind.opens_spread:  # an opening: its date and byline are one line
        head = [w for w in (*words[:3], article.signature) if w]
    quotes = [item.text for item in article.body if isinstance(item, PullQuote)]
    body = [w for item in article.body if not may_stand_free(item) for w in printed(item)]
    free = [w for item in article.body if may_stand_free(item) for w in printed(item)]
    beside = (
        quotes
        + free
        + [*map(_alt, article.pictures)]
        + [_plain(words) for words in article.printed_captions if words and not framed]
        + [*map(_alt, article.portraits)]
        + [code.alt for code in article.codes]
        + _figures(article.figures)
    )
    for credit, count in _in_common(article).items():
        read = sum(_said(passage) == credit for passage in passages)
        if read:
            beside = [words for words in beside if words != credit]
            beside += [credit] * min(read, count)
    if article.kind.opens_spread:  # its words stand round its picture
        head, beside = [], [*beside, *head]
    yield from _compare(article.id, passages, head + body, beside, article)


def _in_common(article: Article) -> Counter[str]:
    """Return the credits of portraits side by side that are several's, and of how many."""
    asides = (item for item in article.body if isinstance(item, Aside) and item.abreast)
    found = Counter(aside.credit for aside in asides if aside.credit)
    return Counter({credit: count for credit, count in found.items() if count > 1})


def _of_layout(words: str, article: Article | None, passages: Sequence[Passage]) -> bool:
    """Whether words too many are the layout's: a jump line, a title again, a sentence set large."""
    if _JUMP.fullmatch(words):
        return True
    if article is None:
        return False
    if any(passage.tag == "BlockQuote" and passage.text == words for passage in passages):
        return words in article.text
    return words == article.title and any(_JUMP.fullmatch(passage.text) for passage in passages)


def _compare(
    name: str,
    passages: Sequence[Passage],
    ordered: Sequence[str],
    beside: Sequence[str],
    article: Article | None = None,
) -> Iterator[str]:
    """Say what is missing, out of order or too much; `beside` may stand anywhere."""
    said = [_said(passage) for passage in passages]
    wanted = [*ordered, *beside]
    lacks, adds = Counter(wanted) - Counter(said), Counter(said) - Counter(wanted)
    yield from (f"{name}: lacks “{words}”" for words in lacks)
    for words in adds:
        if not _of_layout(words, article, passages):
            yield f"{name}: adds “{words}”"
    if not lacks:
        rest = iter(said)
        for words in ordered:
            if words not in rest:  # goes on from where the last one was found
                yield f"{name}: “{words}” is read out of order"
                return


def _said(passage: Passage) -> str:
    """Return what is read; in a caption the blank before the credit may be a wide one."""
    return _plain(passage.text) if passage.tag == "Caption" else passage.alt or passage.text


def _plain(words: str) -> str:
    return words.replace("\u3000", " ")


def _pictures(pictures: Sequence[Picture]) -> list[str]:
    """Return alternative texts and captions with credits."""
    words = []
    for picture in pictures:
        words.append(_alt(picture))
        caption = _plain(" ".join(part for part in (picture.caption, picture.credit) if part))
        words += [caption] if caption else []
    return words


def _alt(picture: Picture) -> str:
    return picture.alt or picture.caption or ("插图" if picture.illustration else "图片")


def _figures(figures: Sequence[Figure]) -> list[str]:
    return [alt_text(figure) for figure in figures]
