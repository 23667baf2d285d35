"""Which paper an edition is of, and of which day, as far as its sources say it.

Input: an outline. Output: the paper's name, the date, each with a doubt that says where it is from.
"""

from __future__ import annotations

import datetime as dt
import re

from content.importing.blocks import Log, Place, SourceError
from content.importing.outline import Outline
from content.importing.recognising.nameplate import paper_named
from content.importing.recognising.roles import PAPER
from content.words import Message, message
from fonts.chinese import calendar

#: Stands for a name that no source states; the check lists it until it is filled in.
_NO_PAPER = "【报名待填】"


def paper_of(outline: Outline, log: Log) -> str:
    """Return the paper's name as furniture or a byline has it, or as its nameplate says it."""
    lines = (*outline.furniture, outline.byline, *(s.byline for s in outline.sections))
    found = [(named[1], words) for words in lines if (named := PAPER.search(words))]
    found += [(name, words) for words in outline.furniture if (name := paper_named(words))]
    if found:
        paper, words = found[0]
        why, done = message("imported.paper-from", words=words[:20]), Message("imported.look")
    else:
        paper, why = _NO_PAPER, Message("imported.no-paper")
        done = message("imported.change-paper", paper=_NO_PAPER)
    log.doubt(Place(Message("imported.paper-place")), paper, why, done)
    return paper


def date_of(outline: Outline, today: dt.date | None, log: Log) -> dt.date:
    """Return the date of the old page's running head, else the first date of the copy."""
    copy = "\n".join(
        p.text for p in [*outline.lede, *(p for s in outline.sections for p in s.body)]
    )
    lede = outline.lede[0].text if outline.lede else ""
    for words, why in (
        ("\n".join(outline.furniture), Message("imported.date-from-page")),
        (lede, Message("imported.date-from-lede")),
    ):
        day = calendar.first_date(words)
        if day:
            log.doubt(
                Place(Message("imported.date-place")),
                day.isoformat(),
                why,
                Message("imported.look"),
            )
            return day
    part = re.search(r"(?<![年\d])(\d{1,2})月(\d{1,2})日", lede or copy)
    years = [int(y) for y in re.findall(r"(?<!\d)((?:19|20)\d{2})年", copy)]
    if part and years:
        day = calendar.day(max(years), int(part[1]), int(part[2]))
        if day:
            log.doubt(
                Place(Message("imported.date-place")),
                day.isoformat(),
                Message("imported.date-guessed"),
                Message("imported.look"),
            )
            return day
    if today is None:
        raise SourceError("import.no-date")
    log.doubt(
        Place(Message("imported.date-place")),
        today.isoformat(),
        Message("imported.no-date"),
        Message("imported.today"),
    )
    return today
