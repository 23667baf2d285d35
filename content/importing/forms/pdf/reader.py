"""A digital PDF → blocks.

Input: the path of a .pdf. Output: its paragraphs in reading order, columns one after the other,
with how they look; tables of aligned words; pictures with their captions. Running heads and folios
are listed as left out. A scan has no words: it is refused, with the way out.
"""

from __future__ import annotations

import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content.importing.blocks import (
    Block,
    Document,
    Log,
    Look,
    Place,
    RawPicture,
    SourceError,
    Table,
    Unit,
)
from content.importing.forms.images import LEAST_PIXELS, PIXELS, picture
from content.importing.forms.pdf.chars import CHARACTERS, Read, read_page
from content.importing.forms.pdf.drawn import Box
from content.importing.forms.pdf.line import Line
from content.importing.forms.pdf.order import in_order
from content.importing.forms.pdf.paragraphs import Text, texts
from content.importing.forms.pdf.repeats import check_repeats
from content.importing.forms.pdf.ruled import with_tables
from content.importing.forms.pdf.running import without_furniture
from content.importing.forms.pdf.turned import Turn
from content.importing.recognising.looks import Looks
from content.importing.recognising.roles import Role, role_of
from content.words import Message
from fonts.chinese.characters import HAN

PDF_BYTES = 200 * 1024 * 1024
PAGES = 200
#: A picture is no less wide and high than this in pt (1 cm); one of a whole page is a ground.
_LEAST, _GROUND = 28.0, 0.85
#: A page with more unreadable characters than this part has fonts without a meaning.
_UNKNOWN = 0.2
#: What stands closer over or under lines beside a picture goes on with them, em.
_CLEAR = 3.0
#: A caption has no more characters.
_LONGEST = 160
_ITEM = re.compile(r"[（(]?\w{1,2}[.、．)）]")
_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True)
class _Placed:
    """A picture and its frame on the page, in pt from the foot."""

    page: int
    raw: RawPicture
    left: float
    right: float
    foot: float
    top: float


def read_pdf(path: Path, log: Log) -> Document:
    """Return a PDF's blocks."""
    import pypdfium2

    if path.stat().st_size > PDF_BYTES:
        raise SourceError("import.too-large", file=path.name, most_mb=PDF_BYTES >> 20)
    check_repeats(path)
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        code = "import.pdf-locked" if "password" in str(error).lower() else "import.no-pdf"
        raise SourceError(code, file=path.name) from error
    try:
        return _read(pdf, path.name, log)
    except pypdfium2.PdfiumError as error:
        raise SourceError("import.no-pdf", file=path.name) from error
    finally:
        pdf.close()


def _read(pdf: Any, name: str, log: Log) -> Document:
    if len(pdf) > PAGES:
        raise SourceError("import.pdf-long", file=name, pages=len(pdf), most=PAGES)
    reads: list[Read] = []
    placed: list[_Placed] = []
    own: list[tuple[Place, str]] = []
    for number in range(len(pdf)):
        page = pdf[number]
        try:
            reads.append(read_page(page))
            place = Place(name, number + 1, Unit.PAGE)
            if reads[-1].count >= CHARACTERS:
                raise SourceError("import.too-many-paragraphs", file=name, paragraphs=CHARACTERS)
            own += [(place, words) for words in _stretches(_words(page))]
            placed += _pictures(page, number + 1, reads[-1].turn, place, log)
        finally:
            page.close()
    _check(reads, name, log)
    heights = [read.turn.height for read in reads]
    lines = without_furniture(reads, heights, name, log)
    captions = [_caption(picture, lines[picture.page - 1]) for picture in placed]
    taken = {id(line) for found in captions for line in found}
    drawn = [read.drawn for read in reads]
    left = [[line for line in page if id(line) not in taken] for page in lines]
    pages = in_order([with_tables(*one) for one in zip(left, drawn, strict=True)], drawn)
    found = texts(pages)
    _levelled(found)
    for text in found:
        for word in text.parted:
            told = Message("imported.hyphen"), Message("imported.joined")
            log.doubt(Place(name, text.page, Unit.PAGE), word, *told)
    blocks = tuple(_blocks(found, list(zip(placed, captions, strict=True)), name))
    return Document(name, tuple(Looks(blocks).applied(log)), tuple(own))


def _levelled(found: Sequence[Text]) -> None:
    """Give a page's titles but for the largest one look: none is a sub-head of another."""
    for _, group in itertools.groupby((one for one in found if one.opens), lambda one: one.page):
        titles = sorted(group, key=lambda one: -one.size)
        for one in titles[2:]:
            like = titles[1]
            one.size, one.bold, one.face, one.centred = (
                like.size,
                like.bold,
                like.face,
                like.centred,
            )


def _words(page: Any) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()


def _stretches(words: str) -> Iterator[str]:
    """Yield the words of a page, a number of a list by itself: it is drawn apart from its words."""
    run: list[str] = []
    for line in words.splitlines():
        if _ITEM.fullmatch(line.strip()):
            yield line
        else:
            run.append(line)
    yield "\n".join(run)


def _check(reads: Sequence[Read], name: str, log: Log) -> None:
    """Refuse a scan, and a file whose characters mean nothing; tell pages without words."""
    count = sum(read.count for read in reads)
    unknown = sum(read.unknown for read in reads)
    if not any(read.lines for read in reads):
        raise SourceError("import.pdf-no-meaning" if unknown else "import.pdf-scan", file=name)
    if unknown > _UNKNOWN * count:
        raise SourceError("import.pdf-no-meaning", file=name)
    for number, read in enumerate(reads, 1):
        place = Place(name, number, Unit.PAGE)
        if not read.lines:
            log.doubt(
                place,
                Message("imported.pdf-page"),
                Message("imported.pdf-no-words"),
                Message("imported.not-taken"),
            )
        if read.askew.strip():
            log.leave_out(place, read.askew, Message("imported.pdf-askew"))


def _pictures(page: Any, number: int, turn: Turn, place: Place, log: Log) -> Iterator[_Placed]:
    from pypdfium2 import raw

    width, height = page.get_size()
    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        box = turn.box(Box(*found.get_bounds()))
        wide, high = box.right - box.left, box.top - box.foot
        if min(wide, high) < _LEAST or wide * high > _GROUND * width * height:
            continue
        pixels = found.get_px_size()
        if min(pixels) < LEAST_PIXELS or pixels[0] * pixels[1] > PIXELS:
            continue
        ready = picture(_bytes(found), "", place, log)
        if ready:
            yield _Placed(number, ready, box.left, box.right, box.foot, box.top)


def _bytes(found: Any) -> bytes:
    """Return a picture's file: its JPEG as it is, any other as PNG."""
    if found.get_filters() == ["DCTDecode"]:
        return bytes(found.get_data(decode_simple=False))
    out = io.BytesIO()
    found.get_bitmap(render=False).to_pil().convert("RGB").save(out, "PNG")
    return out.getvalue()


def _caption(found: _Placed, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of its page that are a picture's caption: close under it, or beside it."""
    under = _under(found, lines)
    words = "".join(line.text for line in under)
    usual = Counter(round(line.size) for line in lines).most_common(1)
    small = bool(under) and bool(usual) and under[0].size < usual[0][0] - 0.4
    sure = small or role_of(words) is Role.CAPTION
    if sure and len(words) <= _LONGEST and _HAN.search(words):
        return under
    return _at_side(found, lines)


def _under(found: _Placed, lines: Sequence[Line]) -> list[Line]:
    """Return the lines close under a picture, within its width."""
    within = [
        line
        for line in lines
        if line.left > found.left - 2 * line.size and line.right < found.right + 2 * line.size
    ]
    out: list[Line] = []
    foot = found.foot
    for line in sorted(within, key=lambda one: -one.base):
        if out and abs(line.base - foot) < 0.3 * line.size:
            out.append(line)  # who took it, behind a blank
            continue
        if line.top > foot + 0.5 * line.size:
            continue
        step = foot - line.top
        if step > (1.6 if not out else 1.0) * line.size or (out and line.size != out[0].size):
            break
        out.append(line)
        foot = line.base
    return out


def _at_side(found: _Placed, lines: Sequence[Line]) -> list[Line]:
    """Return the lines at a picture's right, none of which goes on over or under it: no column."""
    side = [line for line in lines if -1 < line.left - found.right < 2 * line.size]
    beside = [one for one in side if found.foot - one.size < one.base and one.top < found.top]
    if not beside or len({line.size for line in beside}) > 1:
        return []
    beside.sort(key=lambda one: -one.base)
    high, low = beside[0].base + _CLEAR * beside[0].size, beside[-1].base - _CLEAR * beside[0].size
    if any(low < one.base < high for one in side if one not in beside):
        return []
    row = [one for one in lines if one.left > found.right and one not in beside]
    go_on = any(
        abs(a.base - b.base) < a.size and b.left - a.right < a.size for a in beside for b in row
    )
    words = "".join(line.text for line in beside)
    short = len(words) <= _LONGEST // 2 and bool(_HAN.search(words))
    return beside if short and not go_on else []


def _blocks(
    found: list[Text], pictures: list[tuple[_Placed, list[Line]]], name: str
) -> Iterator[Block]:
    waiting = list(pictures)
    after = {id(one[0]): _place_of(one[0], found) for one in waiting}
    for index, text in enumerate([None, *found]):
        if text is not None:
            yield _block(text, name)
        for one, lines in [pair for pair in waiting if after[id(pair[0])] == index - 1]:
            place = Place(name, one.page, Unit.PAGE)
            yield Block("", place, picture=one.raw)
            if lines:
                words = "".join(line.text for line in lines)
                yield Block(words, place, hint="caption", firm=True)


def _place_of(one: _Placed, found: Sequence[Text]) -> int:
    """Return the index of the text that a picture stands after; -1: before all."""
    best = max((i for i, text in enumerate(found) if text.page < one.page), default=-1)
    for index, text in enumerate(found):
        middle = (one.left + one.right) / 2
        beside = text.left - text.size < middle < text.right + text.size
        if text.page == one.page and beside and text.top >= one.top - text.size:
            best = index
    return best


def _block(text: Text, name: str) -> Block:
    place = Place(name, text.page, Unit.PAGE)
    if text.table:
        return Block("", place, table=Table(tuple(text.table), place))
    right = text.right_set and not text.centred
    look = Look(text.size, text.bold, text.centred, text.face, right=right)
    soft = text.apart and not text.opens
    return Block(text.text.strip(), place, text.gap, firm=True, look=look, soft=soft)
