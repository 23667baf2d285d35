"""What an edition must have and no source states: a headline, stories under it, one that leads.

Input: an outline whose parts stand in their places. Output: the same outline with them, each that
was put in a doubt. An opening that closes as a story does is one.
"""

from __future__ import annotations

import re

from content.importing.blocks import Log, Place
from content.importing.choosing.opening import opener_of
from content.importing.outline import Outline, Paragraph, Section
from content.importing.recognising.roles import closes_copy, is_label
from content.words import Message
from fonts.chinese.numerals import ONE_TO_TEN

#: Copy without a head under a headline is one story, told if it is longer, characters.
_ONE_STORY = 1200
#: A longer lede is told, characters.
_LONG_LEDE = 900
#: A story that heads all has at least this part of the copy of the longest: one in so many.
LEAST_OF_LEAD = 3
#: Names of files that say in which order they stand.
_IN_ORDER = re.compile(rf"[第（(]?[{ONE_TO_TEN}\d]|头[版条]|封面")


def led(outline: Outline, stem: str, log: Log, *, alone: bool = False) -> None:
    """Put in what an edition must have and the sources do not state, each as a doubt.

    `alone`: there are tables of spreadsheets, which make a page without other copy.
    """
    _opening_as_story(outline, stem, log)
    _pictures_of_first(outline)
    for section in list(outline.sections):
        section.title = section.title or outline.title or stem
        if alone and len(outline.sections) == 1:
            break
        if not _has_copy(section) and not _leads(section, outline, log):
            _held(section, outline, log)
    _headed(outline, stem, log)
    _credits_told(outline, log)
    if len("".join(p.text for p in outline.lede)) > _LONG_LEDE:
        log.doubt(
            outline.lede[0].place,
            outline.lede[0].text[:16],
            Message("imported.lede-long"),
            Message("imported.set-so"),
        )


def _opening_as_story(outline: Outline, stem: str, log: Log) -> None:
    """Make the copy under the headline a story, where no other is or where it closes as one."""
    boxes = all(section.kind == "box" for section in outline.sections)
    if not outline.sections or (boxes and outline.lede):
        title = outline.title or stem
        place = outline.lede[0].place if outline.lede else Place(stem)
        whole = Section("story", title, place, body=outline.lede)
        outline.sections, outline.lede = [whole, *outline.sections], []
        if not outline.title or sum(len(p.text) for p in whole.body) > _ONE_STORY:
            log.doubt(place, title, Message("imported.no-heads"), Message("imported.one-article"))
    elif outline.title and _closes(outline.lede):
        first = Section("story", outline.title, outline.lede[0].place, body=outline.lede)
        outline.sections, outline.lede = [first, *outline.sections], []


def _closes(body: list[Paragraph]) -> bool:
    """Tell whether copy ends as a notice, a letter or a pupil's essay does: who signs, and when."""
    return len(body) > 1 and body[-1].kind == "p" and closes_copy(body[-1].text)


def _pictures_of_first(outline: Outline) -> None:
    """Leave the headline the one picture that it has; the others stand in the first story."""
    first = outline.sections[0]
    opens = opener_of(outline, outline.pictures) or next(iter(outline.pictures), None)
    others = [picture for picture in outline.pictures if picture is not opens]
    first.pictures, outline.pictures = others + first.pictures, [opens] if opens else []


def _has_copy(section: Section) -> bool:
    printed = any(not p.held and (p.kind == "p" or p.rows) for p in section.body)
    return printed or bool(section.tables)


def _held(section: Section, outline: Outline, log: Log) -> None:
    """Hold the head of a story without copy back, and let it go where another story is."""
    log.doubt(section.place, section.title, Message("imported.no-text"), Message("imported.listed"))
    over = (section.kicker, section.title, section.deck, section.dateline, section.byline)
    words = " ".join(filter(None, over))
    log.leave_out(
        section.place,
        " ".join([words, *(p.text for p in section.body)]),
        Message("imported.no-text"),
    )
    log.hold(section.place, words, Message("imported.no-text"))
    outline.pictures += section.pictures
    if len(outline.sections) > 1:
        outline.sections.remove(section)


def _headed(outline: Outline, stem: str, log: Log) -> None:
    """Give an edition without a headline its first story's title."""
    if not outline.title:
        _lead(outline.sections)
        outline.title = outline.sections[0].title or stem
        _head_of_first(outline)
        log.doubt(
            Place(stem),
            outline.title,
            Message("imported.no-headline"),
            Message("imported.write-headline"),
        )
    elif outline.sections[0].title.split() == outline.title.split():
        _head_of_first(outline)


def _credits_told(outline: Outline, log: Log) -> None:
    """Tell of each line of who took pictures where there are none."""
    if any(p.raw for p in outline.all_pictures):
        return
    for line in outline.credits:
        if "图" in line:
            log.doubt(
                Place(Message("imported.pictures-by")),
                line,
                Message("imported.credit-alone"),
                Message("imported.delete-if-none"),
            )


def _lead(sections: list[Section]) -> None:
    """Let the longest story lead where the first is little beside it: verse, a notice.

    Stories of one file stay in their order, and files that somebody numbered.
    """
    names = [_source(section) for section in sections]
    amounts = [_amount(section) for section in sections]
    most = amounts.index(max(amounts))
    put = names[0] == names[most] or any(map(_IN_ORDER.match, names))
    plain = all(section.kind == "story" for section in sections)
    if plain and not put and LEAST_OF_LEAD * amounts[0] < amounts[most]:
        sections.insert(0, sections.pop(most))


def _source(section: Section) -> str:
    source = section.place.source
    return source if isinstance(source, str) else ""


def _amount(section: Section) -> int:
    """Return the characters of a story's copy."""
    return sum(len(p.text) + sum(map(len, p.rows)) for p in section.body)


def _head_of_first(outline: Outline) -> None:
    """Put what else the first story's head says into the headline group, which has its title.

    So the story stands under the headline and no head is printed twice. A label over its kicker
    stands over all stories (【简讯】).
    """
    first = outline.sections[0]
    if len(outline.sections) > 1 and is_label(first.kicker):
        outline.kicker, first.kicker = outline.kicker or first.kicker, ""
    for name in ("kicker", "deck", "dateline", "byline"):
        if first.kind == "story" and not outline.lede and not getattr(outline, name):
            setattr(outline, name, getattr(first, name))
            setattr(first, name, "")


def _leads(section: Section, outline: Outline, log: Log) -> bool:
    """Put a head without copy over the next one, as its kicker; False where that cannot be."""
    at = outline.sections.index(section)
    following = outline.sections[at + 1] if at + 1 < len(outline.sections) else None
    plain = not (section.number or section.body or section.byline or section.deck)
    if following is None or following.kicker or not plain or section.pictures:
        return False
    following.kicker = " ".join(filter(None, (section.kicker, section.title)))
    outline.sections.remove(section)
    log.doubt(
        section.place, section.title, Message("imported.over-title"), Message("imported.as-kicker")
    )
    return True
