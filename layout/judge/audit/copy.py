"""Whether the edition's copy is in the PDF, whole, once and in order.

Input: the document's text and the edition. Output: faults lost, misordered, doubled, unquoted. Both
sides are compared without spaces, in the order of the tag tree (of the content where there are no
tags).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from content.model import Edition, Paragraph, PullQuote, may_stand_free, printed
from content.words import Message, Value, message
from layout.judge.audit.heads import headings
from layout.judge.audit.lists import find_list_faults
from layout.judge.audit.model import Code, Fault, Unit, beginning
from layout.judge.audit.sheet import Document, TextLine, fault_at
from layout.page.units import Rect

#: Shorter words may well be printed twice.
LEAST_DOUBLED = 16
#: Hyphens that look alike and that PDFium tells as one where they end a line; marks without ink.
_ALIKE = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": "-", "\u200b": None})


def find_copy_faults(
    document: Document, edition: Edition, bodies: Sequence[Sequence[TextLine]]
) -> list[Fault]:
    """Return what is missing, out of order or printed twice; `bodies`: body lines by page."""
    # Paragraphs that go on past a picture or on a further page may be cut by other elements.
    running = "".join(line.text for lines in bodies for line in lines).translate(_ALIKE)
    joined = document.text.translate(_ALIKE).replace("\f", "")
    faults: list[Fault] = []
    for place, words, _ in _copy(edition):
        want = _plain(words)
        if want not in running and want not in joined:
            told = _where(place, want, joined)
            faults.append(Fault.of_copy(Code.LOST, len(want), Unit.CHARACTERS, told))
    faults.extend(_order(joined, edition))
    paragraphs = [_plain(words) for _, words, kind in _copy(edition) if kind == "paragraph"]
    written = _written(paragraphs, edition)
    for want in dict.fromkeys(paragraphs):
        found = running.count(want)
        if len(want) >= LEAST_DOUBLED and found > written.count(want):
            told = message("audit.text", text=beginning(want))
            faults.append(Fault.of_copy(Code.DOUBLED, found, Unit.TIMES, told))
    faults.extend(_unquoted(document, edition))
    return faults + find_list_faults(document, edition)


def _unquoted(document: Document, edition: Edition) -> Iterator[Fault]:
    """Yield the articles whose pull-quote is not set; of several only the first is (`check`).

    Its words stand in the text too, so only an element of its own tells: none without tags.
    """
    if not document.tagged:
        return
    texts = zip(document.elements, document.text.split("\f"), strict=True)
    there = {text.translate(_ALIKE) for element, text in texts if element.tag == "BlockQuote"}
    for article in edition.articles:
        quote = next((item.text for item in article.body if isinstance(item, PullQuote)), "")
        if not quote or _plain(quote) in there:
            continue
        title = _plain(article.title)
        heads = ((sheet, head) for sheet in document.sheets for head in headings(sheet))
        home = next(((s, h.rect) for s, h in heads if _plain(h.text) == title), None)
        sheet, rect = home or (document.sheets[0], Rect(0, 0, 0, 0))
        told = message("audit.copy-at", place=article.id, text=beginning(quote))
        yield fault_at(Code.UNQUOTED, sheet, rect, len(quote), Unit.CHARACTERS, told)


def _copy(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Yield (place, words, kind) of all that must be printed."""
    head = edition.headline
    for name in ("kicker", "title", "deck", "dateline"):
        yield f"headline.{name}", str(getattr(head, name)), "head"
    yield "byline", edition.byline, "head"
    for paragraph in edition.lede:
        yield "lede", paragraph.text, "paragraph"
    for article in edition.articles:
        yield f"{article.id}.label", article.label, "head"
        if article.artwork:
            continue
        for name in ("kicker", "title", "deck", "dateline", "byline"):
            yield f"{article.id}.{name}", str(getattr(article, name)), "head"
        for item in article.body:
            for words in printed(item):
                yield article.id, words, item.kind
        for picture in () if article.kind.framed else article.pictures:
            yield f"{article.id}.{picture.id}", picture.caption, "caption"
        for figure in article.figures:
            yield f"{article.id}.{figure.id}", figure.title, "caption"
    for words in (*edition.credits, *edition.imprint):
        yield "credits", words, "credit"


def _order(text: str, edition: Edition) -> list[Fault]:
    """Return what stands before the copy that it follows, within an article and among sections."""
    faults = []
    sections: list[str] = []
    for article in edition.in_place:  # an editor's wish comes before the order of numbers
        running = (item for item in article.body if not may_stand_free(item))
        title = () if article.artwork else (article.title,)
        body = [*title, *(words for item in running for words in printed(item))]
        faults.extend(_follow(text, body, article.id))
        if article.kind.numbered:
            sections.append(
                next((i.text for i in article.body if isinstance(i, Paragraph)), article.title)
            )
    faults.extend(
        _follow(text, [p.text for p in edition.lede] + sections, Message("audit.sections"))
    )
    return faults


def _follow(text: str, parts: list[str], place: Value) -> list[Fault]:
    faults, at = [], 0
    for words in parts:
        want = _plain(words)
        if want not in text:
            continue  # already reported as lost, or cut by a picture
        found = text.find(want, at)
        if found < 0:
            told = message("audit.copy-at", place=place, text=beginning(want))
            back = text.find(want) - at
            faults.append(Fault.of_copy(Code.MISORDERED, back, Unit.CHARACTERS, told))
        else:
            at = found + len(want)
    return faults


def _written(paragraphs: Sequence[str], edition: Edition) -> str:
    """Return the copy as it is written, its paragraphs as one text: in that each is counted.

    Where sentences recur, the end of one and the beginning of the next may be a third. Quotes set
    large (提要), lines of verse and what else stands apart repeat the text, and may.
    """
    others = (i.text for a in edition.articles for i in a.body if not isinstance(i, Paragraph))
    return "\f".join(("".join(paragraphs), *map(_plain, others)))


def _where(place: str, want: str, text: str) -> Message:
    """Return the words at which the PDF leaves the copy."""
    low, high = 0, len(want)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if want[:middle] in text else (low, middle - 1)
    at = want[max(0, low - 4) : low + 6]
    return message("audit.copy-lost", place=place, begin=beginning(want), after=low, at=at)


def _plain(words: str) -> str:
    return "".join(words.split()).translate(_ALIKE)
