"""Characters that no font has, with their places.

Input: an edition and the fonts it is set in. Output: a `Finding` for each character that cannot
be set: which it is, in which file and line, in which words. All are found at once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from content.model import Article, Edition, Figure, Finding, Paragraph, Picture, Severity
from fonts import FontLibrary

#: White space that composing turns into gaps, and never asks a font for.
BLANK = frozenset(" \t\n\r\u3000\u00a0")
RULE = "glyph-missing"
REMEDY = "改用通行字，或在 edition.yaml 的 fonts: 中加入含此字的字体文件"


def missing_glyphs(edition: Edition, fonts: FontLibrary) -> tuple[Finding, ...]:
    """Return a finding for each place with a character in none of the fonts."""
    known: dict[str, bool] = dict.fromkeys(BLANK, True)
    found: list[Finding] = []
    for file, line, field, words in _texts(edition):
        for char in dict.fromkeys(words):
            if char not in known:
                known[char] = fonts.family_for(char, "Press Song", 400) is not None
            if not known[char]:
                at = words.index(char)
                name = unicodedata.name(char, "")
                found.append(
                    Finding(
                        severity=Severity.ERROR,
                        rule=RULE,
                        file=file,
                        line=line,
                        field=field,
                        message=f"字体中没有“{char}”（U+{ord(char):04X} {name}），"
                        f"见“{words[max(0, at - 6) : at + 7]}”",
                        remedy=REMEDY,
                    )
                )
    return tuple(found)


def _texts(edition: Edition) -> Iterator[tuple[str, int, str, str]]:
    """Yield every printed text: file, line, field, words."""
    home = "edition.yaml"
    head, paper = edition.headline, edition.paper
    for field, words in (
        ("headline.kicker", head.kicker),
        ("headline.title", head.title),
        ("headline.deck", head.deck),
        ("byline", edition.byline),
        ("paper.name", paper.name),
        ("paper.section", paper.section),
        ("paper.page_numbers", "".join(paper.page_numbers)),
        ("paper.staff", "".join(office + name for office, name in paper.staff)),
        ("credits", "".join(edition.credits)),
    ):
        yield home, 0, field, words
    for paragraph in edition.lede:
        yield home, paragraph.line, "lede", paragraph.text
    if head.picture:
        yield from _picture(head.picture)
    if edition.band:
        yield from _figure(edition.band)
    for article in edition.articles:
        yield from _article(article, edition.folder)


def _article(article: Article, folder: Path) -> Iterator[tuple[str, int, str, str]]:
    file = article.file
    name = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name
    for field in ("kicker", "title", "deck", "byline"):
        yield name, 0, field, getattr(article, field)
    for item in article.body:
        yield name, item.line, "" if isinstance(item, Paragraph) else item.kind, item.text
    for picture in article.pictures:
        yield from _picture(picture)
    for figure in article.figures:
        yield from _figure(figure)


def _picture(picture: Picture) -> Iterator[tuple[str, int, str, str]]:
    yield "pictures/pictures.yaml", 0, f"{picture.id}.caption", picture.caption + picture.credit


def _figure(figure: Figure) -> Iterator[tuple[str, int, str, str]]:
    file = f"figures/{figure.id}.yaml"
    yield file, figure.line, "title", figure.title + figure.note + figure.source
    for item in figure.items:
        words = (item.label, item.display, item.before, item.after, item.unit, item.period)
        yield (
            figure.items_file,
            item.line,
            "items",
            "".join((*words, item.series, item.note, item.text)),
        )
