"""Missing pictures: an edition → the same with grey stand-ins, so that a proof can be made.

Input: an edition of which some picture files are missing or cannot be read, and a folder to write
into (a temporary one of the caller's). Output: an edition that can be laid out, and the ids of the
pictures that are stood in for, for `proof_pdf(…, missing=…)`. Never for print.
"""

from __future__ import annotations

from pathlib import Path

from content.model import Article, Aside, Edition, Picture
from layout.pictures import PictureError, inspect

#: Shape of a picture nobody has seen: most photographs' (3 : 2), and a band's.
WIDTH, HEIGHT = 300, 200
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}">'
    '<rect width="{w}" height="{h}" fill="#d9d9d9"/></svg>'
)


def with_stand_ins(edition: Edition, folder: Path) -> tuple[Edition, frozenset[str]]:
    """Return the edition with a grey drawing in the place of every unusable picture.

    Args:
        edition: as it was read; its findings name the pictures too.
        folder: where the stand-ins are written; it must stand until the edition is laid out.
    """
    missing: set[str] = set()

    def stand_in(picture: Picture) -> Picture:
        try:
            inspect(picture)
        except PictureError:
            file = folder / f"stand-in-{len(missing)}.svg"
            file.write_text(_SVG.format(w=WIDTH, h=HEIGHT), encoding="utf-8")
            missing.add(picture.id)
            return picture.model_copy(update={"file": file, "crop": None, "safe": None})
        return picture

    def whole(article: Article) -> Article:
        pictures = tuple(stand_in(picture) for picture in article.pictures)
        body = tuple(
            item.model_copy(update={"portrait": stand_in(item.portrait)})
            if isinstance(item, Aside) and item.portrait
            else item
            for item in article.body
        )
        return article.model_copy(update={"pictures": pictures, "body": body})

    headline = edition.headline
    if headline.picture is not None:
        headline = headline.model_copy(update={"picture": stand_in(headline.picture)})
    articles = tuple(whole(article) for article in edition.articles)
    return (
        edition.model_copy(update={"headline": headline, "articles": articles}),
        frozenset(missing),
    )
