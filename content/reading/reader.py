"""Reading an edition folder.

Input: a folder with `edition.yaml`, `articles/`, `figures/` and `pictures/`.
Output: a `ReadResult`, the edition as far as it can be made and all findings at once. Bad
content never raises.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from content.checking.checks import check_edition
from content.filling import load_data
from content.filling.edition import SUB as DATA
from content.model import Article, Edition, Finding, Severity
from content.proofreading.acceptance import accept
from content.proofreading.run import proofread
from content.reading.articles import ENDINGS, PARTS, SUB, load_article
from content.reading.figures import load_figures
from content.reading.opening import EDITION, read_headline, read_lede
from content.reading.papers import with_paper
from content.reading.pictures import load_pictures
from content.reading.stock import Stock
from content.reading.tables import load_tables
from content.reading.undecided import note_undecided
from content.source.fields import EditionSource
from content.source.findings import Findings, printable
from content.source.folder import EditionFolder, id_of
from content.source.rules import Rule
from content.source.validate import checked
from content.source.yamltree import Node, read_yaml

#: What an edition may hold: a thick special of 200 stories, a book's worth of copy. Time and memory
#: grow with the copy, so more is a fault of the folder and not of a page.
ARTICLES = 200
CHARACTERS = 500_000
#: Pieces of copy (paragraphs, sub-heads, verse), each of which is a line or more: 30,000 of one
#: character took over 50 core seconds and 2.2 GB.
PIECES = 10_000
FONT_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".woff", ".woff2"})


@dataclass(frozen=True)
class ReadResult:
    """An edition and what was found in reading it.

    `edition` is None only where nothing can be set: `edition.yaml` unreadable, its paper, date
    or headline missing, or none of its articles readable. One with a lede alone, or with nothing
    but its headline, has no articles and is read. With errors it may still be fit for a proof; for
    print, `ok` must be true.
    """

    edition: Edition | None
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """True where there is an edition, and no error but those that the editors accepted."""
        return self.edition is not None and not any(
            finding.severity is Severity.ERROR and not finding.accepted for finding in self.findings
        )


def read_edition(folder: Path) -> ReadResult:
    """Read and check an edition folder as a whole."""
    findings = Findings()
    opened = EditionFolder(folder, findings)
    edition = _edition(opened)
    if edition is None:
        return ReadResult(None, _causes(findings.all()))
    check_edition(edition, findings)
    proofread(edition, findings, opened.lines)
    return ReadResult(edition, accept(_causes(findings.all()), edition, opened.lines))


def _causes(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Leave out what only follows: figures missing because their table could not be read."""
    unread = any(f.rule == Rule.NOT_UTF8 and f.file.startswith(f"{DATA}/") for f in found)
    return tuple(f for f in found if not (unread and f.rule == Rule.DATA_MISSING))


def _edition(folder: EditionFolder) -> Edition | None:
    findings = folder.findings
    folder.filling = load_data(folder)
    pictures, figures = load_pictures(folder), load_figures(folder)
    stock = Stock(folder, pictures, figures, load_tables(folder))
    text = folder.text(folder.root / EDITION)
    node = read_yaml(text, findings, file=EDITION) if text is not None else None
    node = with_paper(folder.filling.node(node, EDITION), findings, EDITION) if node else None
    source = checked(EditionSource, node, findings, file=EDITION) if node else None
    articles = _articles(source, node, folder, stock)
    if source is None or node is None:
        return None

    _note_lines(source, node, folder)
    headline, queries = read_headline(source, node, folder, stock)
    lede = read_lede(source, node, folder)
    band = None
    if source.band:
        band = stock.figure(source.band, file=EDITION, line=node.line_of(("band",)), field="band")
    note_undecided(folder)
    stock.note_words()
    stock.note_unused()
    if source.band_after and source.band_after not in {article.id for article in articles}:
        findings.add(
            Rule.UNKNOWN_REFERENCE,
            "read.no-such-article",
            file=EDITION,
            line=node.line_of(("band_after",)),
            field="band_after",
            name=printable(source.band_after),
        )
    if not articles and (_articles_meant(folder, source) or not headline.title):
        findings.add(
            Rule.MISSING_FIELD,
            "read.no-article",
            file=EDITION,
            line=node.line_of(("articles",)),
            field="articles",
            folder=SUB,
        )
        return None
    words = {
        k: v for k, v in source if k not in ("id", "headline", "lede", "articles", "band", "fonts")
    }
    return Edition(
        id=source.id or _edition_id(folder.root, source),
        folder=folder.root,
        headline=headline,
        lede=lede,
        articles=tuple(articles),
        band=band,
        fonts=_fonts(source, node, folder),
        queries=queries + tuple(query for paragraph in lede for query in paragraph.queries),
        **words,
    )


def _articles_meant(folder: EditionFolder, source: EditionSource) -> bool:
    """Tell whether articles were meant to be: named, or lying in their folder."""
    return bool(source.articles or folder.listing(SUB, ENDINGS))


def _note_lines(source: EditionSource, node: Node, folder: EditionFolder) -> None:
    """Note where the fields stand that have no line of their own in the model."""
    paper = ("name", "section", "issue", "page_numbers", "staff")
    for path in (
        ("id",),
        ("byline",),
        ("credits",),
        ("imprint",),
        *(("paper", key) for key in paper),
    ):
        folder.lines[EDITION, ".".join(path)] = node.line_of(path)
    for index in range(len(source.accepted)):
        folder.lines[EDITION, f"accepted[{index}]"] = node.line_of(("accepted", index))


def _edition_id(root: Path, source: EditionSource) -> str:
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", root.name).strip("-_")
    if not root.name.isascii() and not re.search("[A-Za-z]", name):
        name = ""  # the 2 that is left of 民生特刊-终稿2 names nothing
    return f"{name or 'edition'}-{source.paper.date:%Y%m%d}"


def _named(folder: EditionFolder) -> dict[str, Path]:
    """Return the articles' files by name."""
    paths: dict[str, Path] = {}
    for path in folder.listing(SUB, ENDINGS):
        if (first := paths.setdefault(id_of(path), path)) is not path:
            folder.findings.add(
                Rule.DUPLICATE_ID,
                "read.files-of-one-name",
                file=folder.name(path),
                one=printable(first.name),
                other=printable(path.name),
            )
        if id_of(path) in PARTS:
            code = "read.name-of-part"
            folder.findings.add(Rule.DUPLICATE_ID, code, file=folder.name(path), name=id_of(path))
    return paths


def _articles(
    source: EditionSource | None, node: Node | None, folder: EditionFolder, stock: Stock
) -> list[Article]:
    """Return the articles in order, sections numbered."""
    findings = folder.findings
    paths = _named(folder)
    names = (
        [name.removeprefix(f"{SUB}/").removesuffix(".md") for name in source.articles]
        if (source)
        else []
    )
    chosen: dict[str, Path] = {}
    for index, name in enumerate(names):
        line = node.line_of(("articles", index)) if node else 0
        place = f"articles[{index}]"
        if name in chosen:
            findings.add(
                Rule.USED_TWICE,
                "read.listed-twice",
                file=EDITION,
                line=line,
                field=place,
                name=printable(name),
            )
        elif name in paths:
            chosen[name] = paths[name]
        elif folder.inside(name, under=SUB, file=EDITION, line=line, field=place):
            findings.add(
                Rule.FILE_MISSING,
                "read.no-article-file",
                file=EDITION,
                line=line,
                field=place,
                folder=SUB,
                name=printable(name),
            )
    if not names:
        chosen = paths
    else:
        for name in paths.keys() - chosen.keys():
            findings.add(Rule.UNLISTED_ARTICLE, "read.unlisted", file=folder.name(paths[name]))
    if len(chosen) > ARTICLES:
        findings.add(
            Rule.TOO_MANY,
            "read.too-many-articles",
            file=EDITION,
            line=node.line_of(("articles",)) if node else 0,
            field="articles",
            count=len(chosen),
            most=ARTICLES,
        )
    return _numbered(
        [
            article
            for path in list(chosen.values())[:ARTICLES]
            if (article := load_article(path, folder, stock)) is not None
        ],
        findings,
    )


def _numbered(articles: list[Article], findings: Findings) -> list[Article]:
    """Return the articles, their sections numbered: one alone is none of several, and has none."""
    count, length = 0, 0
    several = sum(article.kind.numbered for article in articles) > 1
    numbered: list[Article] = []
    for article in articles:
        length += sum(len(item.text) for item in article.body)
        if article.kind.numbered and several:
            count += 1
            numbered.append(article.model_copy(update={"number": count}))
        else:
            numbered.append(article)
    if (pieces := sum(len(article.body) for article in articles)) > PIECES:
        code = "read.too-many-paragraphs"
        findings.add(Rule.COPY_TOO_LONG, code, file=EDITION, count=pieces, most=PIECES)
    if length > CHARACTERS:
        findings.add(
            Rule.COPY_TOO_LONG, "read.too-long", file=EDITION, count=length, most=CHARACTERS
        )
    return numbered


def _fonts(source: EditionSource, node: Node, folder: EditionFolder) -> tuple[Path, ...]:
    fonts = []
    for index, name in enumerate(source.fonts):
        line, place = node.line_of(("fonts", index)), f"fonts[{index}]"
        path = folder.inside(name, file=EDITION, line=line, field=place)
        if path is None:
            continue
        if folder.is_file(path) and path.suffix.lower() in FONT_ENDINGS:
            fonts.append(path)
        else:
            folder.findings.add(
                Rule.FILE_MISSING,
                "read.no-font",
                file=EDITION,
                line=line,
                field=place,
                name=printable(name),
            )
    return tuple(fonts)
