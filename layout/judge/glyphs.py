"""Characters that no font has, or that another face has to lend, with their places.

Input: an edition and the fonts it is set in. Output: a `Finding` for each character that cannot
be set: which it is, in which file and line, in which words; and a hint for each that will look
different from its neighbours. All are found at once.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from content.model import Article, Edition, Figure, Finding, Paragraph, Picture, Severity, Table
from content.words import Message, message
from fonts import Face, FontLibrary
from fonts.setting import TextStyle
from fonts.setting.roles import HEI, KAI, SONG, TITLE, AnyRole
from fonts.setting.styles import STYLES, Styles

#: White space that composing turns into gaps, and never asks a font for.
BLANK = frozenset(" \t\n\r\u3000\u00a0")
HOME = "edition.yaml"
RULE = "glyph-missing"
LENT = "glyph-fallback"
_NAMES = {SONG: "font.song", HEI: "font.hei", KAI: "font.kai", TITLE: "font.title"}
#: Two faces whose weights differ by no more look alike.
ALIKE = 100


def missing_glyphs(
    edition: Edition, fonts: FontLibrary, styles: Styles = STYLES
) -> tuple[Finding, ...]:
    """Return a finding for each place with a character in none of the fonts, and the hints."""
    faces = _faces(styles)
    told: dict[tuple[str, int], set[str]] = defaultdict(set)  # lent ones, each once a face
    found: list[Finding] = []
    for file, line, field, words in _texts(edition):
        style = _face_of(faces, file, field)
        asked = style.family, style.weight
        sound = fonts.sound(*asked)
        if sound.issuperset(words):
            continue
        lent: dict[Face, list[str]] = {}
        for char in dict.fromkeys(words):
            if char in sound or char in told[asked]:
                continue
            if char in BLANK:
                sound.add(char)
            elif fonts.family_for(char, SONG, 400) is None:
                found.append(_missing(char, file, line, field, words))
            elif (face := fonts.face_for(char, *asked)) and _is_lent(fonts, face, *asked):
                lent.setdefault(face, []).append(char)
                told[asked].add(char)
            else:
                sound.add(char)
        found.extend(_lent(chars, face, asked, file, line, field) for face, chars in lent.items())
    return tuple(found)


def _faces(styles: Styles) -> dict[str, TextStyle]:
    """Return what fields are set in, by the last part of their name; "" is for all others.

    Those of edition.yaml that an article has too go by their whole name.
    """
    row: dict[str, AnyRole] = {
        "headline.kicker": styles.banner_kicker,
        "headline.title": styles.headline,
        "headline.deck": styles.banner_deck,
        "paper.name": styles.running_name,
        "paper.section": styles.running_section,
        "paper.staff": styles.running_staff,
        f"{HOME}:byline": styles.banner_byline,
        "headline.dateline": styles.banner_byline,
        "credits": styles.credit,
        "caption": styles.caption,
        "lede": styles.lede,
        "byline": styles.byline,
        "dateline": styles.dateline,
        "deck": styles.deck,
        "title": styles.title_2,
        "kicker": styles.kicker,
        "subhead": styles.subhead,
        "pullquote": styles.quote,
        "items": styles.chart.label,
        "": styles.body,
    }
    return {name: role.style for name, role in row.items()}


def _face_of(faces: Mapping[str, TextStyle], file: str, field: str) -> TextStyle:
    """Return the style that a field is usually set in."""
    if file.startswith("figures/"):
        return faces["items"]
    names = (f"{file}:{field}", field, field.rpartition(".")[2])
    return next((faces[name] for name in names if name in faces), faces[""])


def _is_lent(fonts: FontLibrary, face: Face, family: str, weight: int) -> bool:
    """Tell whether a character's face is a rare one that looks unlike the one asked for."""
    return fonts.is_rare(face) and _differs(face, family, weight)


def _differs(face: Face, family: str, weight: int) -> bool:
    return face.family != f"{family} Rare" or abs(face.weight - weight) > ALIKE


def _missing(char: str, file: str, line: int, field: str, words: str) -> Finding:
    at = words.index(char)
    name = unicodedata.name(char, "")
    return Finding(
        severity=Severity.ERROR,
        rule=RULE,
        file=file,
        line=line,
        field=field,
        told=message(
            "font.glyph-missing",
            char=char,
            number=f"U+{ord(char):04X}",
            name=name,
            around=words[max(0, at - 6) : at + 7],
        ),
    )


def _lent(
    chars: list[str], face: Face, asked: tuple[str, int], file: str, line: int, field: str
) -> Finding:
    named = tuple(message("font.char", char=char, number=f"U+{ord(char):04X}") for char in chars)
    own = _face(*asked)
    other = _face(face.family.removesuffix(" Rare"), face.weight)
    return Finding(
        severity=Severity.HINT,
        rule=LENT,
        file=file,
        line=line,
        field=field,
        told=message("font.glyph-lent", face=own, chars=named, other=other),
    )


def _face(family: str, weight: int) -> Message:
    return message("font.face", family=Message(_NAMES[family]), weight=weight)


def _texts(edition: Edition) -> Iterator[tuple[str, int, str, str]]:
    """Yield every printed text: file, line, field, words."""
    head, paper = edition.headline, edition.paper
    for field, words in (
        ("headline.kicker", head.kicker),
        ("headline.title", head.title),
        ("headline.deck", head.deck),
        ("headline.dateline", head.dateline),
        ("byline", edition.byline),
        ("paper.name", paper.name),
        ("paper.section", paper.section),
        ("paper.page_numbers", "".join(paper.page_numbers)),
        ("paper.staff", "".join(office + name for office, name in paper.staff)),
        ("credits", "".join(edition.credits)),
    ):
        yield HOME, 0, field, words
    for paragraph in edition.lede:
        yield HOME, paragraph.line, "lede", paragraph.text
    if head.picture:
        yield from _picture(head.picture)
    if edition.band:
        yield from _figure(edition.band)
    for article in edition.articles:
        yield from _article(article, edition.folder)


def _article(article: Article, folder: Path) -> Iterator[tuple[str, int, str, str]]:
    file = article.file
    name = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name
    for field in ("kicker", "title", "deck", "dateline", "byline"):
        yield name, 0, field, getattr(article, field)
    for item in article.body:
        own = item.file if isinstance(item, Table) and item.file else name
        yield own, item.line, "" if isinstance(item, Paragraph) else item.kind, item.text
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
