"""What must stay in view of photographs: an edition → the same, each photograph with a safe area.

Where an editor states none, faces and what tells most are looked for (`salience`, `faces`); a crop
then keeps them. What an editor stated stays, a drawing is kept whole.
"""

from __future__ import annotations

from content.model import Article, Aside, Edition, Picture
from layout.pictures.crop import DEFAULT_SAFE
from layout.pictures.errors import PictureError
from layout.pictures.files import is_svg
from layout.pictures.salience import telling
from layout.pictures.tones import photograph_tones


def with_subjects(edition: Edition) -> Edition:
    """Return the edition with the safe areas of its articles' photographs.

    The picture of the opening is the banner's own business: what is over it counts there.
    """
    articles = tuple(map(_with_subjects, edition.articles))
    return edition.model_copy(update={"articles": articles})


def with_subject(picture: Picture) -> Picture:
    """Return a photograph with the part that must stay in view, found where none is stated."""
    if picture.safe is not None or picture.crop is not None or is_svg(picture.file):
        return picture
    try:
        seen = photograph_tones(picture.file)
    except (PictureError, OSError):
        return picture  # a finding of the picture's own, told elsewhere
    safe = telling(seen.weight, seen.faces, DEFAULT_SAFE)
    return picture.model_copy(update={"safe": safe})


def _with_subjects(article: Article) -> Article:
    pictures = tuple(map(with_subject, article.pictures))
    body = tuple(
        item.model_copy(update={"portrait": with_subject(item.portrait)})
        if isinstance(item, Aside) and item.portrait
        else item
        for item in article.body
    )
    return article.model_copy(update={"pictures": pictures, "body": body})
