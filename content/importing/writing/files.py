"""An outline → the files of an edition folder.

Input: an outline and the date. Output: file names and their bytes, nothing written yet.
Doubtful words are marked as queries here; captions without a picture become comments.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

import yaml

from content.importing.blocks import Log
from content.importing.choosing.face import Face
from content.importing.outline import Outline, Paragraph, PictureWords, Section
from content.importing.writing.doubtful import doubtful, queried
from content.words import Language, Message, Words, message
from fonts.chinese.characters import HAN

#: Comments for an editor; an edition is written in Chinese.
WRITTEN = Words(Language.ZH)
#: Words that YAML takes as they are, without asking it.
_SAFE = re.compile(rf"[{HAN}][{HAN}，。、（）“”：·\d ]*[{HAN}）”]")


def scalar(text: str) -> str:
    """Return a text as YAML in one line: plain where that reads back as it is."""
    if _SAFE.fullmatch(text):
        return text
    if text and "\n" not in text and not text.startswith(("{", "[", "!", "&", "*")):
        try:
            if yaml.safe_load(f"k: {text}") == {"k": text}:
                return text
        except yaml.YAMLError:
            pass
    escaped = yaml.safe_dump(text, allow_unicode=True, default_style='"', width=1 << 30)
    return str(escaped).strip()


def named(outline: Outline, log: Log) -> None:
    """Give articles and pictures their file names: section-1, box-1, photo-1."""
    counts: dict[str, int] = {}
    for section in outline.sections:
        counts[section.kind] = counts.get(section.kind, 0) + 1
        section.id = f"{section.kind}-{counts[section.kind]}"
    for number, picture in enumerate(outline.all_pictures, 1):
        picture.id = f"photo-{number}"
        if picture.raw is None:
            log.doubt(
                picture.place,
                picture.caption,
                Message("imported.caption-alone"),
                message("imported.caption-kept", picture=picture.id),
            )
            log.hold(
                picture.place,
                f"{picture.caption}{picture.credit}",
                Message("imported.caption-alone"),
                "pictures/pictures.yaml",
            )


def edition_files(
    outline: Outline,
    paper: str,
    date: dt.date,
    face: Face,
    figures: Mapping[str, str],
    log: Log,
) -> dict[str, bytes]:
    """Return the files of the edition by name; `figures` are the files of figures/."""
    texts = {"edition.yaml": _edition(outline, paper, date, face, log)}
    for section in outline.sections:
        texts[f"articles/{section.id}.md"] = _article(section, log)
    texts |= figures
    files = {name: text.encode("utf-8") for name, text in texts.items()}
    pictures = outline.all_pictures
    if pictures:
        files["pictures/pictures.yaml"] = _pictures(pictures).encode("utf-8")
    for picture in pictures:
        if picture.raw:
            files[f"pictures/{picture.id}{picture.raw.ending}"] = picture.raw.data
    return files


def _edition(outline: Outline, paper: str, date: dt.date, face: Face, log: Log) -> str:
    there = [p for p in outline.pictures if p.raw]
    missing = [p for p in outline.pictures if not p.raw]
    lines = [
        f"# {WRITTEN.text('imported.by-import')}",
        "paper:",
        f"  name: {scalar(paper)}",
        f"  date: {date.isoformat()}",
        *_staff(outline),
        *(f"{name}: {value}" for name, value, _ in face.chosen),
        "headline:",
        *_field("kicker", outline.kicker, "  "),
        f"  title: {scalar(outline.title)}",
        *_field("deck", outline.deck, "  "),
        *_field("dateline", outline.dateline, "  "),
    ]
    if there:
        lines.append(f"  picture: {there[0].id}")
    elif missing:
        lines.append(f"  # picture: {missing[0].id}   # {WRITTEN.text('imported.with-picture')}")
    lines += _field("byline", outline.byline)
    if outline.lede:
        lines += ["lede: |", *_indented(_copy(outline.lede, log, "edition.yaml"))]
    lines += ["band: key"] if face.figures else []
    lines += ["articles:", *(f"  - {section.id}" for section in outline.sections)]
    if outline.credits:
        lines += ["credits:", *(f"  - {scalar(line)}" for line in outline.credits)]
    return "\n".join(lines) + "\n"


def _staff(outline: Outline) -> list[str]:
    if not outline.staff:
        return []
    offices: dict[str, list[str]] = {}
    for office, name in outline.staff:
        offices.setdefault(office, []).append(name)
    return ["  staff:", *(f"    {scalar(o)}: {scalar(' '.join(n))}" for o, n in offices.items())]


def _field(name: str, words: str, indent: str = "") -> list[str]:
    return [f"{indent}{name}: {scalar(words)}"] if words else []


def _indented(text: str) -> Iterable[str]:
    return [f"  {line}" if line else "" for line in text.split("\n")]


def _article(section: Section, log: Log) -> str:
    lines = ["---", f"kind: {section.kind}"]
    lines += _field("kicker", section.kicker)
    lines.append(f"title: {scalar(section.title)}")
    lines += _field("deck", section.deck) + _field("dateline", section.dateline)
    lines += _field("byline", section.byline)
    there = [p.id for p in section.pictures if p.raw]
    missing = [p.id for p in section.pictures if not p.raw]
    if there:
        lines.append(f"pictures: [{', '.join(there)}]")
    if missing:
        names = ", ".join(there + missing)
        lines.append(f"# pictures: [{names}]   # {WRITTEN.text('imported.with-picture')}")
    if section.figures:
        lines.append(f"figures: [{', '.join(section.figures)}]")
    if section.set_tables:
        lines.append(f"tables: [{', '.join(section.set_tables)}]")
    return (
        "\n".join([*lines, "---", "", _copy(section.body, log, f"articles/{section.id}.md")]) + "\n"
    )


def _copy(body: Iterable[Paragraph], log: Log, file: str) -> str:
    """Return paragraphs as they are written, doubtful words queried."""
    written = []
    for paragraph in body:
        if paragraph.kind == "table":
            written.append(f":::表 {paragraph.text}\n:::")
            continue
        if paragraph.rows:
            head = f":::{paragraph.kind} {paragraph.text}".rstrip()
            portrait = [f"照片：{paragraph.portrait.id}"] if paragraph.portrait else []
            written.append("\n".join([head, *portrait, *paragraph.rows, ":::"]))
            continue
        text = paragraph.text
        bare = re.sub(r"^(?:#{1,6}\s|>\s?|---\s*$|[-*+]\s|\|)+", "", text)
        if bare != text:
            log.change(Message("imported.mark-removed"), paragraph.place, text[:8], bare[:8])
        if paragraph.held:
            log.hold(paragraph.place, bare, Message("imported.breaks-off"), file)
            written.append(f"{{--{_closed(bare)}--}}{{>>{paragraph.held}<<}}")
            continue
        marks = doubtful(bare)
        for mark in marks:
            log.doubt(
                paragraph.place,
                bare[mark.start : mark.end],
                mark.told,
                Message("imported.printed-query"),
            )
        text = queried(bare, marks)
        if paragraph.query and not (marks and marks[-1].end == len(bare)):
            at = max(len(text) - 6, text.rfind("}") + 1)
            text = f"{text[:at]}{{=={_closed(text[at:])}==}}{{>>{paragraph.query}<<}}"
        written.append(f"{paragraph.kind} {text}" if paragraph.kind[0] == "#" else text)
    return "\n\n".join(written)


def _closed(words: str) -> str:
    """Return words that make no mark of the format with the one that closes them."""
    return f"{words} " if words.endswith("{") else words


def _pictures(pictures: Iterable[PictureWords]) -> str:
    lines = [f"# {WRITTEN.text('imported.picture-words')}"]
    for picture in pictures:
        alt = picture.raw.alt if picture.raw and picture.raw.alt else picture.caption
        entry = [
            f"{picture.id}:",
            f"  caption: {scalar(picture.caption)}",
            f"  credit: {scalar(picture.credit)}",
            f"  alt: {scalar(alt)}",
        ]
        if picture.raw is None:
            lines.append(f"# {WRITTEN.text('imported.save-picture', name=picture.id)}")
            entry = [f"# {line}" for line in entry]
        lines += entry
    return "\n".join(lines) + "\n"
