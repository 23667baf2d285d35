"""Checks that need the whole edition.

Input: an `Edition`. Output: findings about charts that the copy does not state or that
their kind cannot draw, and about pull-quotes that change the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from content.checking.frames import check_frames
from content.checking.shapes import check_shape
from content.checking.stated import Piece, check_stated
from content.model import Article, Edition, Figure, Paragraph, PullQuote, printed
from content.source.findings import Findings, printable
from content.source.rules import Rule
from fonts.chinese.characters import SENTENCE_ENDS

_ENDS = SENTENCE_ENDS + "…；，“”‘’ "


def check_edition(edition: Edition, findings: Findings) -> None:
    """Check charts and pull-quotes against the printed copy."""
    copy = tuple(printed_copy(edition))
    for figure in figures_of(edition):
        check_shape(figure, findings)
        check_stated(figure, copy, edition.paper.date.year, findings)
    check_frames(edition, findings)
    for article in edition.articles:
        _check_pull_quotes(article, edition, findings)
        _check_opening(article, edition, findings)


def figures_of(edition: Edition) -> Iterator[Figure]:
    """Yield every chart of the edition once."""
    figures = {figure.id: figure for article in edition.articles for figure in article.figures}
    if edition.band is not None:
        figures.setdefault(edition.band.id, edition.band)
    yield from figures.values()


def printed_copy(edition: Edition) -> Iterator[Piece]:
    """Yield the printed copy: heads, lede, paragraphs, captions; no pull-quotes."""
    headline = edition.headline
    yield from (Piece(words) for words in (headline.kicker, headline.title, headline.deck))
    pictures = [headline.picture] if headline.picture else []
    yield from (Piece(paragraph.text, paragraph.queries) for paragraph in edition.lede)
    for article in edition.articles:
        yield from (Piece(words) for words in (article.kicker, article.title, article.deck))
        for item in article.body:
            if isinstance(item, Paragraph):
                yield Piece(item.text, item.queries)
            else:
                yield from (Piece(words) for words in printed(item))
        pictures += article.pictures
    yield from (Piece(picture.caption) for picture in pictures)


def _check_opening(article: Article, edition: Edition, findings: Findings) -> None:
    """Report what the head of a spread does not set: all but paragraphs and one picture."""
    if not article.kind.opens_spread:
        return
    others = any(not isinstance(item, Paragraph) for item in article.body)
    if others or article.figures or len(article.pictures) > 1:
        file = article.file.relative_to(edition.folder).as_posix()
        findings.add(Rule.SPREAD_HEAD, "check.spread-head", file=file, title=article.title)


def _check_pull_quotes(article: Article, edition: Edition, findings: Findings) -> None:
    quotes = [item for item in article.body if isinstance(item, PullQuote)]
    for quote in quotes[1:]:
        findings.add(
            Rule.PULLQUOTE_FURTHER,
            "check.second-quote",
            file=article.file.relative_to(edition.folder).as_posix(),
            line=quote.line,
            quote=printable(quote.text, 30),
        )
    for item in article.body:
        if isinstance(item, PullQuote) and item.text.strip(_ENDS) not in article.text:
            findings.add(
                Rule.PULLQUOTE_NOT_IN_TEXT,
                "check.quote-not-in-text",
                file=article.file.relative_to(edition.folder).as_posix(),
                line=item.line,
                quote=printable(item.text, 30),
            )
