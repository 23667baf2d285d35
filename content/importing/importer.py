"""Sources → an edition folder: read, repair, recognise, arrange, write, report.

Input: paths of sources and the folder to write. Output: an `ImportReport`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from content.importing.arrange import arranged
from content.importing.blocks import Block, Document, Log, Place, SourceError, Table
from content.importing.characters import ordinary
from content.importing.charted import charted
from content.importing.files import edition_files, named
from content.importing.lede import find_lede
from content.importing.lines import TEXT_BYTES, decoded, read_plain
from content.importing.marked import read_markdown
from content.importing.marks import close_up, one_space, quotes, restored
from content.importing.outline import Outline, Section
from content.importing.parts import parts_of
from content.importing.report import REPORT, ImportReport, unaccounted
from content.importing.roles import PAPER, is_short
from content.importing.sheets import read_csv, read_workbook
from content.importing.word import read_word
from content.importing.writing import check_target, write_new
from content.words import reason
from fonts.chinese import calendar

#: Stands for a name that no source states; the check lists it until it is filled in.
_NO_PAPER = "【报名待填】"
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
) -> ImportReport:
    """Write an edition folder from what an office has.

    Args:
        sources: .docx, .md, .txt, .xlsx and .csv files, in the order of the copy.
        folder: the edition folder to write, whole or not at all.
        paper: name of the newspaper; looked for in the sources where empty.
        date: date of the edition; looked for in the sources where None.
        today: the date that is taken, with a doubt, where the sources state none.
        overwrite: whether an edition that stands in the folder may be replaced.

    Raises:
        SourceError: a source cannot be read, or the folder cannot be written.
    """
    check_target(folder, overwrite)
    if not sources:
        raise SourceError("import.no-source")
    if len(sources) > SOURCES:
        raise SourceError("import.too-many", sources=len(sources), most=SOURCES)
    log = Log()
    read = [_read(source, log) for source in sources]
    blocks = tuple(
        _repaired(b, log)
        for document, _ in read
        for b in document.blocks
        if b.text.strip() or b.table or b.picture
    )
    tables = tuple(table for _, found in read for table in found)
    outline = arranged(parts_of(blocks, log), log)
    find_lede(outline, log)
    _close_up(outline, log)
    _completed(outline, Path(sources[0]).stem, log)
    named(outline, log)
    name = paper or _paper(outline, log)
    day = date or _date(outline, today, log)
    figures = charted(outline, tables, log)
    files = edition_files(outline, name, day, figures, log)
    originals = [b.text for document, _ in read for b in document.blocks]
    originals += [_cells(b.table) for document, _ in read for b in document.blocks if b.table]
    originals += [_cells(table) for table in tables]
    accounted = [
        data.decode("utf-8") for n, data in files.items() if n.endswith((".yaml", ".md", ".csv"))
    ]
    accounted += [o.text for o in log.left_out]
    missing = unaccounted(originals, accounted)
    if missing:
        log.doubt(Place("导入"), missing[:40], "这些字未能对上", "请与原稿核对")
    report = ImportReport(
        folder, tuple(p.name for p in map(Path, sources)), tuple(files), tuple(log.changes),
        tuple(log.doubts), tuple(log.left_out), _found(outline, name, day, figures), missing,
    )  # fmt: skip
    write_new(folder, files | {REPORT: report.markdown().encode("utf-8")}, overwrite)
    return report


def _read(source: Path, log: Log) -> tuple[Document, tuple[Table, ...]]:
    """Return a source's blocks, and the tables of a spreadsheet."""
    source = Path(source)
    ending = source.suffix.lower()
    try:
        if not source.is_file():
            raise SourceError("import.no-file", file=source)
        if ending == ".docx":
            return read_word(source, log), ()
        if ending in (".xlsx", ".xlsm"):
            return Document(source.name, ()), read_workbook(source, log)
        with source.open("rb") as stream:
            raw = stream.read(TEXT_BYTES + 1)
    except OSError as error:
        raise SourceError("import.unreadable", file=source, why=reason(error)) from error
    text = decoded(raw, source.name, log)
    if ending in (".csv", ".tsv"):
        return Document(source.name, ()), read_csv(text, source.name, log)
    if ending in (".md", ".markdown"):
        return read_markdown(text, source, log), ()
    if ending in (".txt", ".text", ""):
        return read_plain(text, source.name, log), ()
    raise SourceError("import.unknown-format", file=source.name, ending=ending)


def _repaired(block: Block, log: Log) -> Block:
    """Return a block with its characters, marks and spaces mended as far as any line allows."""
    if not block.text:
        return block
    text = ordinary(block.text, block.place, log).strip()
    text = restored(text, block.place, log)
    if is_short(text):
        text = one_space(text, block.place, log)
    return replace(block, text=text)


def _close_up(outline: Outline, log: Log) -> None:
    """Mend quotes and spaces of running text, now that it is whole and told from heads."""
    for body in (outline.lede, *(section.body for section in outline.sections)):
        for paragraph in body:
            text = quotes(paragraph.text, paragraph.place, log, whole=True)
            paragraph.text = close_up(text, paragraph.place, log)


def _completed(outline: Outline, stem: str, log: Log) -> None:
    """Put in what an edition must have and the sources do not state, each as a doubt."""
    if not outline.sections:
        title = outline.title or stem
        place = outline.lede[0].place if outline.lede else Place(stem)
        outline.sections = [Section("story", title, place, body=outline.lede)]
        outline.lede = []
        log.doubt(place, title, "全文没有分节标题", "全文作一篇，标题暂用主题")
    for section in list(outline.sections):
        if not any(not p.held and p.kind == "p" for p in section.body) and not section.tables:
            log.doubt(section.place, section.title, "标题之下没有正文", "未刊印，列入未刊印")
            words = " ".join(filter(None, (section.kicker, section.title, section.byline)))
            log.leave_out(
                section.place,
                " ".join([words, *(p.text for p in section.body)]),
                "标题之下没有正文",
            )
            outline.pictures += section.pictures
            if len(outline.sections) > 1:
                outline.sections.remove(section)
    if not outline.title:
        outline.title = outline.sections[0].title if len(outline.sections) == 1 else stem
        log.doubt(Place(stem), outline.title, "没有找到主题", "暂用文件名或篇名，请改写")
    if not any(p.raw for p in outline.all_pictures):
        for line in outline.credits:
            if "图" in line:
                log.doubt(Place("供图"), line, "没有图片，却有供图一行", "照印；无图时请删")
    if len("".join(p.text for p in outline.lede)) > 900:
        log.doubt(
            outline.lede[0].place, outline.lede[0].text[:16], "导语过长（超过 900 字）", "照排"
        )


def _paper(outline: Outline, log: Log) -> str:
    for words in (*outline.furniture, outline.byline, *(s.byline for s in outline.sections)):
        found = PAPER.search(words)
        if found:
            log.doubt(Place("报名"), found[1], f"报名取自“{words[:20]}”", "请核对")
            return found[1]
    log.doubt(Place("报名"), _NO_PAPER, "来源没有报名", f"暂写“{_NO_PAPER}”，请在 edition.yaml 改")
    return _NO_PAPER


def _date(outline: Outline, today: dt.date | None, log: Log) -> dt.date:
    """Return the date of the old page's running head, else the first date of the copy."""
    copy = "\n".join(
        p.text for p in [*outline.lede, *(p for s in outline.sections for p in s.body)]
    )
    lede = outline.lede[0].text if outline.lede else ""
    for words, why in (("\n".join(outline.furniture), "取自原版面的报眉"), (lede, "取自导语")):
        day = calendar.first_date(words)
        if day:
            log.doubt(Place("日期"), day.isoformat(), f"日期{why}", "请核对")
            return day
    part = re.search(r"(?<![年\d])(\d{1,2})月(\d{1,2})日", lede or copy)
    years = [int(y) for y in re.findall(r"(?<!\d)((?:19|20)\d{2})年", copy)]
    if part and years:
        day = calendar.day(max(years), int(part[1]), int(part[2]))
        if day:
            log.doubt(Place("日期"), day.isoformat(), "日期按文中首个月日与最晚年份推定", "请核对")
            return day
    if today is None:
        raise SourceError("import.no-date")
    log.doubt(Place("日期"), today.isoformat(), "来源没有日期", "暂用当日，请改")
    return today


def _cells(table: Table) -> str:
    return " ".join(cell for row in table.rows for cell in row) + table.title + table.note


def _found(
    outline: Outline, paper: str, day: dt.date, figures: dict[str, str]
) -> tuple[tuple[str, str], ...]:
    rows = [
        ("报名、日期", f"{paper} {day.isoformat()}"),
        ("肩题", outline.kicker),
        ("主题", outline.title),
        ("副题", outline.deck),
        ("署名", outline.byline),
        ("导语", f"{len(outline.lede)} 段" if outline.lede else ""),
        *(
            (f"articles/{s.id}.md", f"{s.kicker} {s.title}（{len(s.body)} 段）".strip())
            for s in outline.sections
        ),
        *(
            (f"图片 {p.id}", p.caption + ("" if p.raw else "（缺图）"))
            for p in outline.all_pictures
        ),
        *(("图表", name) for name in figures if name.endswith(".yaml")),
        *(("鸣谢、供图", line) for line in outline.credits),
        *(("编务", f"{office}：{name}") for office, name in outline.staff),
    ]
    return tuple(row for row in rows if row[1])
