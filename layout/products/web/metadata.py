"""What machines read: a leaf → schema.org NewsArticle and Open Graph, from stated facts alone.

The author comes from the byline, the date is the edition's, the publisher its paper.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from content.model import Edition
from fonts.chinese.characters import HAN
from layout.products.web.words import moment

#: Words that name an office and no person.
_OFFICE = re.compile(r".*(?:记者|通讯员|特约撰稿人|评论员|作者|编辑|摄影|撰稿|实习生)")
_PERSON = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]+·[{HAN}·]+")
_MARKUP = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@dataclass(frozen=True, slots=True)
class Meta:
    """What the head of an HTML page says."""

    title: str
    description: str
    kind: str
    url: str
    image: str
    image_size: tuple[int, int]
    linked: Markup | None = None


def authors(byline: str) -> tuple[dict[str, str], ...]:
    """Return the persons of a byline; the byline whole where it is not plain offices and names."""
    people: list[dict[str, str]] = []
    office = ""
    for word in (w for w in re.split(r"[\s/／:：、，]+", byline) if w):
        if _OFFICE.fullmatch(word):
            office = word
        elif _PERSON.fullmatch(word):
            title = {"jobTitle": office} if office else {}
            people.append({"@type": "Person", "name": word, **title})
        else:
            people = []
            break
    if byline and not people:
        return ({"@type": "Person", "name": byline},)
    return tuple(people)


def absolute(base_url: str, path: str) -> str:
    """Return an address under the base, or the relative one where there is no base."""
    return f"{base_url.rstrip('/')}/{path}" if base_url else path


def news_article(
    edition: Edition,
    *,
    headline: str,
    alternative: str,
    summary: str,
    byline: str,
    section: str,
    url: str,
    images: Sequence[str],
) -> Markup:
    """Return a NewsArticle as JSON-LD that no content can break out of."""
    paper = edition.paper
    value: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": headline,
        "alternativeHeadline": alternative,
        "description": summary,
        "articleSection": section,
        "datePublished": moment(paper.date),
        "inLanguage": "zh-CN",
        "author": list(authors(byline)),
        "publisher": {"@type": "NewsMediaOrganization", "name": paper.name},
        "image": list(images),
        "url": url,
    }
    stated = {name: item for name, item in value.items() if item}
    text = json.dumps(stated, ensure_ascii=False, separators=(",", ":"))
    return Markup("".join(_MARKUP.get(char, char) for char in text))
