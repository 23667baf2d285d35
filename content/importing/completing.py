"""An outline whose parts stand in their places → one whose numbers and levels are right.

Input: the outline of an edition as its parts were taken. Output: the same: sub-heads on levels
without a gap, what breaks off held or queried, missing and double numbers told; only of a damaged
source is anything moved.
"""

from __future__ import annotations

from content.importing.blocks import Log
from content.importing.outline import Outline, Paragraph
from content.importing.recognising.roles import dangles
from content.importing.text.lines import ended
from content.words import Language, Message, say
from fonts.chinese.characters import SENTENCE_ENDS


def complete(outline: Outline, log: Log, *, damaged: bool) -> None:
    """Put right what is only seen once all parts stand."""
    _hold_fragments(outline, log, hold=damaged)
    _in_order(outline, log, move=damaged)
    _levels(outline)


def is_complete(paragraph: Paragraph) -> bool:
    """Tell whether nothing of a paragraph is to follow: it ends as a sentence does, or is none."""
    return paragraph.kind != "p" or paragraph.whole or ended(paragraph.text)


def _levels(outline: Outline) -> None:
    """Give sub-heads the levels under their titles without a gap: ## is the first."""
    heads = [p for section in outline.sections for p in section.body if p.kind.startswith("#")]
    used = sorted({len(p.kind) for p in heads})
    for head in heads:
        head.kind = "#" * (2 + used.index(len(head.kind)))


def _hold_fragments(outline: Outline, log: Log, *, hold: bool) -> None:
    """Hold what breaks off in a damaged source; query what only lacks its end mark."""
    for section in [None, *outline.sections]:
        body = outline.lede if section is None else section.body
        for index, paragraph in enumerate(body):
            if is_complete(paragraph) or paragraph.kind != "p":
                continue
            last = index == len(body) - 1
            short = len(paragraph.text) < 30
            if hold and (dangles(paragraph.text) or (short and last and len(body) > 1)):
                cut = max((paragraph.text.rfind(c) for c in SENTENCE_ENDS), default=-1) + 1
                sound, broken = paragraph.text[:cut], paragraph.text[cut:]
                why = say(Message("imported.breaks-off-note"), Language.ZH).text
                log.doubt(
                    paragraph.place,
                    broken,
                    Message("imported.breaks-off"),
                    Message("imported.held-back"),
                )
                if sound:
                    paragraph.text = sound
                    body.insert(index + 1, Paragraph(broken, paragraph.place, held=why))
                else:
                    paragraph.held = why
            elif not short or (last and hold) or dangles(paragraph.text):
                log.doubt(
                    paragraph.place,
                    paragraph.text[-12:],
                    Message("imported.unended"),
                    Message("imported.printed-queried"),
                )
                paragraph.query = say(Message("imported.unended"), Language.ZH).text


def _in_order(outline: Outline, log: Log, *, move: bool) -> None:
    """Tell missing and double numbers; put damaged sections in their order, boxes after them."""
    numbered = [s for s in outline.sections if s.number]
    numbers = [s.number for s in numbered]
    if not numbers:
        return
    if move and numbers != sorted(numbers) and len(set(numbers)) == len(numbers):
        order = sorted(numbered, key=lambda s: s.number)
        rest = iter(order)
        moved = [next(rest) if s.number else s for s in outline.sections]
        # a box that stood between two sections stays behind all of them: it belongs to the page
        boxes = [s for s in moved if not s.number]
        outline.sections = [s for s in moved if s.number] + boxes
        log.change(
            Message("imported.sections-ordered"),
            numbered[0].place,
            " ".join(map(str, numbers)),
            " ".join(str(s.number) for s in order),
        )
    missing = [n for n in range(1, max(numbers) + 1) if n not in numbers]
    if missing:
        place = numbered[0].place
        log.doubt(
            place,
            "、".join(map(str, missing)),
            Message("imported.numbers-missing"),
            Message("imported.renumbered"),
        )
    twice = sorted({n for n in numbers if numbers.count(n) > 1})
    if twice:
        log.doubt(
            numbered[0].place,
            "、".join(map(str, twice)),
            Message("imported.number-twice"),
            Message("imported.source-order"),
        )
