"""The web pages of one edition: placed pages, charts, pictures → name → bytes.

index.html is the first page, page-NN.html each further one; opening.html, article-ID.html and
band.html are for reading. Everything is found by relative names within the folder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from charts.say import table
from content.model import (
    Edition,
    Figure,
    FigureKind,
    Paragraph,
    Picture,
    depths,
)
from content.model.inks import InkSet
from fonts import FontLibrary
from layout.page.errors import RenderError
from layout.page.grid import Grid
from layout.page.placed import PlacedEdition
from layout.page.units import Rect
from layout.products.render.view import page_label
from layout.products.web.faces import font_faces, reserve_fonts, web_fonts
from layout.products.web.figures import key_figures, read_drawing
from layout.products.web.leaves import Leaf, Zone, leaves_of, zones_of
from layout.products.web.metadata import Meta, absolute, news_article
from layout.products.web.names import page_file, relative, safe_name
from layout.products.web.pixels import SOCIAL, PagePicture, Source, page_picture, shown_picture
from layout.products.web.reading import Item, description, leaf_reading
from layout.products.web.scripts import SEARCH, issue_words, shipped
from layout.products.web.styling import style
from layout.products.web.templating import drawing_name, render

STYLE, SOCIAL_FILE = "style.css", "pages/social.jpg"
_DIGITS = "0123456789%"


@dataclass(frozen=True, slots=True)
class Download:
    """The PDF that is put beside the pages: its name in the folder, size in bytes and pages."""

    name: str
    size: int
    pages: int


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page: its file, label, picture and hot zones.

    `board` is the id of its picture where that has another aspect than the first page's; "": it
    has not.
    """

    index: int
    file: str
    label: str
    picture: PagePicture
    zones: tuple[Zone, ...]
    leaves: tuple[Leaf, ...]
    board: str = ""
    aspect: float = 0.0


class _Site:
    """What all pages of one edition share."""

    def __init__(
        self,
        placed: PlacedEdition,
        drawings: Mapping[str, str],
        pictures: Mapping[str, Source],
        page_images: Sequence[bytes],
        download: Download,
        base_url: str,
        shelf: str,
        singles: Sequence[Download],
    ) -> None:
        self.edition, self.styles = placed.edition, placed.grid.styles.screen
        self.base_url = base_url
        self.leaves = leaves_of(placed)
        self.aspect = _aspect(placed.grid)
        self.sheets = self._sheets(placed, page_images)
        self.drawings = {name: read_drawing(svg) for name, svg in drawings.items()}
        frames = _frames(placed)
        self.pictures = {
            name: shown_picture(
                picture, f"pictures/{safe_name(name)}", frames[name].w, frames[name].h
            )
            for name, picture in pictures.items()
            if name in frames
        }
        profile = placed.grid.profile
        self.shared: dict[str, object] = {
            "edition": self.edition,
            "paper": self.edition.paper,
            "sheets": self.sheets,
            "leaves": self.leaves,
            "download": download,
            "format": profile.title,
            "shelf": shelf,
            "singles": singles,
        }

    def _sheets(self, placed: PlacedEdition, images: Sequence[bytes]) -> tuple[_Sheet, ...]:
        sheets = []
        zones = zones_of(placed, self.leaves)
        name = self.edition.paper.name
        for page, image, own in zip(placed.pages, images, zones, strict=True):
            label = page_label(page)
            here = tuple(leaf for leaf in self.leaves if page.index in leaf.pages)
            picture = page_picture(image, page.index + 1, f"{name}{label}版面图")
            aspect = _aspect(placed.grid_of(page))
            board = "" if aspect == self.aspect else f"board-{page.index + 1}"
            file = page_file(page.index)
            sheets.append(_Sheet(page.index, file, label, picture, own, here, board, aspect))
        return tuple(sheets)

    def page(self, sheet: _Sheet) -> bytes:
        """Return the HTML of a page with its picture and lists."""
        head = self.edition.headline
        title = head.title if sheet.index == 0 else f"{sheet.label} {head.title}"
        words = [p.text for p in self.edition.lede] or [a.text for a in self.edition.articles]
        meta = self._meta(sheet.file, title, description(head.deck, words), "website")
        return render("page.html.j2", **self.shared, meta=meta, sheet=sheet)

    def leaf(self, leaf: Leaf, before: Leaf | None, after: Leaf | None) -> bytes:
        """Return the HTML of an opening, an article or the band."""
        shown, deck, dateline, byline = leaf_reading(self.edition, leaf.article, leaf.figure)
        texts = [item.text for item in shown if isinstance(item, Paragraph)]
        said = [self.drawings[leaf.figure.id].alt] if leaf.figure else []
        summary = description(deck, texts or said)
        meta = self._meta(leaf.file, leaf.title, summary, "article", shown, leaf, byline)
        return render(
            "leaf.html.j2",
            **self.shared,
            meta=meta,
            leaf=leaf,
            items=shown,
            deck=deck,
            dateline=dateline,
            byline=byline,
            depth=depths(shown),
            before=before,
            after=after,
            pictures=self.pictures,
            drawings=self.drawings,
            table=table,
            key_figures=key_figures,
            key=FigureKind.KEY,
            at=[self.sheets[index] for index in leaf.pages],
        )

    def _meta(
        self,
        file: str,
        title: str,
        summary: str,
        kind: str,
        shown: Sequence[Item] = (),
        leaf: Leaf | None = None,
        byline: str = "",
    ) -> Meta:
        """Return what the head says; a page without a leaf is no NewsArticle."""
        image, size = SOCIAL_FILE, SOCIAL
        for item in shown:
            own = self.pictures.get(item.id) if isinstance(item, Picture) else None
            if own is not None and own.raster:
                image, size = own.src, (own.width, own.height)
                break
        url = absolute(self.base_url, relative(file)) if self.base_url else ""
        address = absolute(self.base_url, relative(image))
        linked = None
        if leaf is not None:
            linked = news_article(
                self.edition,
                headline=title,
                alternative=leaf.kicker,
                summary=summary,
                byline=byline,
                section=self.edition.paper.section,
                url=url,
                images=[address],
            )
        return Meta(title, summary, kind, url, address, size, linked)

    def placed(self) -> dict[str, str]:
        """Return what the style sheet says of single elements: zones' places, drawings' widths."""
        zones = {zone.name: zone.css for sheet in self.sheets for zone in sheet.zones}
        drawn = {f"drawing-{drawing_name(n)}": d.css for n, d in self.drawings.items()}
        boards = {s.board: f"aspect-ratio:{s.aspect:.5f}" for s in self.sheets if s.board}
        return zones | drawn | boards

    def search(self) -> bytes:
        """Return the words of all leaves, for the search of the pages' script."""
        told = {name: drawing.alt for name, drawing in self.drawings.items()}
        return issue_words(self.edition, self.leaves, [s.label for s in self.sheets], told)

    def texts(self) -> list[tuple[str, int, str]]:
        """Return family, weight and words of all that is set in the paper's own faces."""
        title, figures = self.styles.title_face, self.styles.figures_face
        head = self.edition.headline
        words = [self.edition.paper.name, head.title, *(leaf.title for leaf in self.leaves)]
        words += [sheet.label for sheet in self.sheets]
        keys = [f for f in self._figures() if f.kind is FigureKind.KEY]
        numbers = [k.number for f in keys for k in key_figures(f)]
        drawn = [face for drawing in self.drawings.values() for face in sorted(drawing.faces)]
        return [
            (title.family, title.weight, "".join(words)),
            (figures.family, figures.weight, _DIGITS + "".join(numbers)),
            *drawn,
        ]

    def _figures(self) -> list[Figure]:
        band = [self.edition.band] if self.edition.band else []
        return [*band, *(f for article in self.edition.articles for f in article.figures)]


def site(
    edition: Edition,
    placed: PlacedEdition,
    drawings: Mapping[str, str],
    pictures: Mapping[str, Source],
    page_images: Sequence[bytes],
    pdf: Download,
    base_url: str = "",
    fonts: FontLibrary | None = None,
    shelf: str = "",
    singles: Sequence[Download] = (),
) -> dict[str, bytes]:
    """Return the files of an edition's web pages.

    Args:
        edition: the edition; held words and queries of it are not read.
        placed: its pages.
        drawings: the charts' SVG for the screen, by figure id.
        pictures: prepared pictures by picture id.
        page_images: a PNG of each page at 150 dpi, cut to the trim.
        pdf: the file to download, which the caller puts into the same folder.
        base_url: where the folder will be reached, for canonical and Open Graph addresses.
        fonts: the edition's fonts; the shipped ones where None.
        singles: the PDF of each page, where there are several; the caller puts them there too.
        shelf: the address of the archive's folder from here, with its slash; "": there is none.

    Raises:
        RenderError: the PDF's name leaves the folder, or a page has no picture.
    """
    if "/" in pdf.name or "\\" in pdf.name or pdf.name in ("", ".", ".."):
        raise RenderError("web.pdf-name", name=pdf.name)
    if len(page_images) != len(placed.pages):
        raise RenderError("web.page-images", pictures=len(page_images), pages=len(placed.pages))
    made = _Site(placed, drawings, pictures, page_images, pdf, base_url, shelf, singles)
    files = {sheet.file: made.page(sheet) for sheet in made.sheets}
    around = [None, *made.leaves, None]
    neighbours = zip(pairwise(around[:-1]), around[2:], strict=True)
    for (before, leaf), after in neighbours:
        assert leaf is not None
        files[leaf.file] = made.leaf(leaf, before, after)
    library = fonts or FontLibrary.shipped().with_extra(edition.fonts)
    files[SEARCH] = made.search()
    files.update(shipped())
    faces = (*web_fonts(library, made.texts()), *reserve_fonts(library, files))
    files.update({font.file: font.data for font in faces})
    inks = InkSet.of(edition.inks)
    files[STYLE] = style(inks, font_faces(faces), made.styles, made.aspect, made.placed())
    for sheet in made.sheets:
        files.update(sheet.picture.shown.files)
        files.update(sheet.picture.thumbnail.files)
    for picture in made.pictures.values():
        files.update(picture.files)
    files[SOCIAL_FILE] = made.sheets[0].picture.social
    return files


def _aspect(grid: Grid) -> float:
    """Return the width of a page for its height."""
    wide, high = grid.profile.trim_mm
    return wide / high


def _frames(placed: PlacedEdition) -> dict[str, Rect]:
    """Return the frame of every placed picture."""
    return {
        item.picture.id: item.rect
        for page in placed.pages
        for block in page.blocks
        for item in block.pictures
    }
