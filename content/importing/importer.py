"""Sources → an edition folder: read, repair, recognise, arrange, write, report.

Input: paths of sources and the folder to write. Output: an `ImportReport`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from content.importing.account.advice import advised
from content.importing.account.balance import missing_words
from content.importing.account.deciding import doubts_file, undecided_file
from content.importing.account.report import REPORT, ImportReport
from content.importing.arrange import arranged
from content.importing.blocks import Block, Document, Log, Shown, SourceError, Table
from content.importing.choosing.face import face_of
from content.importing.choosing.loose import placed_loose, with_portraits
from content.importing.forms.articles import joined
from content.importing.forms.bundle import Bundle, gathered
from content.importing.forms.opening import all_opened
from content.importing.forms.photos import PHOTOS, without_twins
from content.importing.forms.twins import each_once
from content.importing.issue import date_of, paper_of
from content.importing.leading import led
from content.importing.outline import Outline
from content.importing.recognising.confidence import Decided, weighed
from content.importing.recognising.kinds import recognised
from content.importing.recognising.lede import find_lede, lede_over_pictures
from content.importing.recognising.part import Part
from content.importing.recognising.parts import parts_of
from content.importing.recognising.roles import is_short
from content.importing.tables.charted import charted
from content.importing.tables.tabular import bare_title, tidied
from content.importing.text.characters import ordinary
from content.importing.text.marks import close_up, one_space, quotes, restored
from content.importing.text.notes import with_note_marks
from content.importing.text.typed import without_marks
from content.importing.writing.band import BAND, band_file
from content.importing.writing.files import edition_files, named
from content.importing.writing.folder import check_target, write_new
from content.keeping import scratch
from content.source.findings import printable
from content.words import Language, Message, Words, message
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import ONE_TO_TEN

CHINESE = Words(Language.ZH)
#: A title of no more characters is what a sheet is called (名单, 一季度).
_SHEET = 5
#: Sources of one import.
SOURCES = 40


def import_edition(
    sources: Sequence[Path],
    folder: Path,
    *,
    paper: str = "",
    date: dt.date | None = None,
    today: dt.date | None = None,
    overwrite: bool = False,
    as_tables: bool = False,
    words: Words = CHINESE,
) -> ImportReport:
    """Write an edition folder from what an office has.

    Args:
        sources: .docx, .md, .txt, .xlsx and .csv files, in the order of the copy.
        folder: the edition folder to write, whole or not at all.
        paper: name of the newspaper; looked for in the sources where empty.
        date: date of the edition; looked for in the sources where None.
        today: the date that is taken, with a doubt, where the sources state none.
        overwrite: whether an edition that stands in the folder may be replaced.
        as_tables: whether every table is printed as it is, and none drawn as a chart.
        words: the language of the report beside the edition.

    Raises:
        SourceError: a source cannot be read, the paper's name cannot be printed, or the folder
            cannot be written.
    """
    check_target(folder, overwrite)
    _refused(sources, paper)
    log = Log()
    with scratch("import") as room:
        bundle = gathered(sources, room, log)
        read = all_opened(bundle, log)
        protected = [path for path in bundle.paths if not path.is_relative_to(room)]
    paths, read = each_once(bundle.paths, read, log)
    bundle = replace(bundle, paths=paths)
    if not any(_holds(*one) for one in read):
        raise SourceError("import.empty", file="、".join(Path(path).name for path in sources))
    tables = tuple(table for _, found in read for table in found)
    documents = without_twins([document for document, _ in read], log)
    outline, decided = _outlined(bundle, documents, tables, Path(sources[0]).stem, log)
    name = paper or paper_of(outline, log)
    day = date or date_of(outline, today, log)
    figures = charted(outline, tables, log, as_tables=as_tables)
    face = face_of(outline)
    files = edition_files(outline, name, day, face, figures, log)
    missing = missing_words([document for document, _ in read], files, log)
    if face.figures:  # said again, so not before it is known that nothing is missing
        files[f"figures/{BAND}.yaml"] = band_file(face.figures).encode("utf-8")
    files |= undecided_file(log, words)
    report = ImportReport(
        folder,
        tuple(p.name for p in map(Path, sources)),
        tuple(files),
        tuple(log.changes),
        tuple(log.doubts),
        tuple(log.left_out),
        (*_found(outline, name, day, figures), *face.told),
        missing,
        advice=advised(log.doubts, files, {p.place.source: p.id for p in outline.all_pictures}),
        decided=decided,
    )
    ready = files | {REPORT: report.markdown(words).encode("utf-8")}
    ready |= doubts_file(report.advice, words)
    done = write_new(folder, ready, overwrite, protected)
    return replace(report, kept=done.kept)


def _refused(sources: Sequence[Path], paper: str) -> None:
    """Refuse what no edition can be made of, before anything is read."""
    if not paper.replace("\u3000", " ").isprintable():
        raise SourceError("import.paper-unprintable", paper=printable(paper, 40))
    if not sources:
        raise SourceError("import.no-source")
    if len(sources) > SOURCES:
        raise SourceError("import.too-many", sources=len(sources), most=SOURCES)


def _outlined(
    bundle: Bundle, documents: Sequence[Document], tables: Sequence[Table], stem: str, log: Log
) -> tuple[Outline, tuple[Decided, ...]]:
    """Return what the sources say as an outline, and what was decided of its lines.

    `stem`: what the first source is called.
    """
    if bundle.name:
        files_read = list(zip(bundle.paths, documents, strict=True))
        parts, damaged = joined(files_read, bundle.name, partial(_parts, log=log), log), False
    else:
        parts, damaged = parts_of(_blocks(documents, log), log)
    decided = weighed(parts, log)
    outline = arranged(parts, log, damaged=damaged)
    if damaged:
        find_lede(outline, log)
    _close_up(outline, log)
    with_portraits(outline, log)
    if _texts(bundle, documents) == 1:
        placed_loose(outline, log)
    called = next(filter(None, map(_called, _titled(tables))), "")
    stem = bundle.name or called or stem
    if called and not (outline.sections or outline.lede):
        outline.title = outline.title or called  # tables alone: what stands over the first of them
    led(outline, stem, log, alone=bool(tables))
    named(outline, log)
    lede_over_pictures(outline)
    return outline, decided


_NUMBERED = re.compile(rf"[（(]?(?:[{ONE_TO_TEN}]{{1,2}}|\d{{1,2}})(?:[)）]|[、.．](?!\d))")


def _titled(tables: Sequence[Table]) -> Iterator[Table]:
    """Yield the tables; the widest of those side by side has the title of its own first row."""
    for table in tables:
        beside = [one for one in tables if one.place == table.place and one is not table]
        wider = all(len(table.rows[0]) > len(one.rows[0]) for one in beside)
        yield tidied(table) if beside and wider and not table.title else table


def _called(table: Table) -> str:
    """Return the title that stands over a table of a sheet; empty where only the sheet has one."""
    title = bare_title(table.title)
    if _NUMBERED.match(title):  # 二、在校学生 is one table of several
        return ""
    sheet = str(table.place.source).rpartition("·")[2]
    return (
        title
        if title != sheet and len(title) > _SHEET and bool(re.search(f"[{HAN}]", title))
        else ""
    )


def _texts(bundle: Bundle, documents: Sequence[Document]) -> int:
    """Return how many sources hold copy: a photograph does not, nor does a table beside it."""
    read = zip(bundle.paths, documents, strict=True)
    return sum(p.suffix.lower() not in PHOTOS and any(map(_is_filled, d.blocks)) for p, d in read)


def _holds(document: Document, tables: Sequence[Table]) -> bool:
    """Tell whether a source holds anything that may be printed, or that is told."""
    return bool(tables or document.own or any(map(_is_filled, document.blocks)))


def _is_filled(block: Block) -> bool:
    return bool(block.text.strip() or block.table or block.picture or block.rows)


def _blocks(documents: Sequence[Document], log: Log) -> tuple[Block, ...]:
    """Return the blocks of sources one after the other, mended."""
    repaired = (
        _repaired(b, log)
        for document in documents
        for b in recognised(with_note_marks(without_marks(document.blocks, log), log), log)
    )
    return tuple(filter(_is_filled, repaired))


def _parts(document: Document, log: Log) -> list[Part]:
    """Return the parts of one file of a bundle."""
    return parts_of(_blocks([document], log), log)[0]


def _repaired(block: Block, log: Log) -> Block:
    """Return a block with its characters, marks and spaces mended as far as any line allows."""
    if block.rows:
        rows = (restored(ordinary(row, block.place, log), block.place, log) for row in block.rows)
        return replace(block, rows=tuple(rows))
    if not block.text:
        return block
    text = ordinary(block.text, block.place, log).strip()
    text = restored(text, block.place, log)
    if is_short(text):
        text = one_space(text.replace("\t", " "), block.place, log)
    return replace(block, text=text)


def _close_up(outline: Outline, log: Log) -> None:
    """Mend quotes and spaces of running text, now that it is whole and told from heads."""
    for body in (outline.lede, *(section.body for section in outline.sections)):
        for paragraph in body:
            text = quotes(paragraph.text, paragraph.place, log, whole=True)
            paragraph.text = close_up(text, paragraph.place, log)


def _found(
    outline: Outline, paper: str, day: dt.date, figures: dict[str, str]
) -> tuple[tuple[Shown, Shown], ...]:
    rows: list[tuple[Shown, Shown]] = [
        (Message("imported.found-paper"), f"{paper} {day.isoformat()}"),
        (Message("imported.found-kicker"), outline.kicker),
        (Message("imported.found-headline"), outline.title),
        (Message("imported.found-deck"), outline.deck),
        (Message("imported.found-byline"), outline.byline),
        (
            Message("imported.lede"),
            message("imported.paragraphs", count=len(outline.lede)) if outline.lede else "",
        ),
        *(
            (
                f"articles/{s.id}.md",
                message(
                    "imported.article", title=f"{s.kicker} {s.title}".strip(), count=len(s.body)
                ),
            )
            for s in outline.sections
        ),
        *(
            (
                message("imported.picture-of", picture=p.id),
                p.caption if p.raw else message("imported.caption-missing", caption=p.caption),
            )
            for p in outline.all_pictures
        ),
        *(
            (
                Message("imported.found-table" if name[:6] == "tables" else "imported.found-chart"),
                name,
            )
            for name in figures
            if name.endswith(".yaml")
        ),
        *((Message("imported.found-credits"), line) for line in outline.credits),
        *(
            (Message("imported.found-staff"), message("imported.office", office=office, name=name))
            for office, name in outline.staff
        ),
    ]
    return tuple(row for row in rows if row[1])
