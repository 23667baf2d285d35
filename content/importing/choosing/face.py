"""The face of an edition: look, opening and format as they are written, with what is told of them.

Input: an outline. Output: a `Face`: the fields of edition.yaml, each with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.importing.choosing.keyfigures import KeyFigure, key_figures, opens
from content.importing.choosing.opening import Opening, opening_of
from content.importing.choosing.subject import Told, subject_of
from content.importing.outline import Outline
from content.words import Message, message

#: Copy of no more characters begins on a tabloid, which holds about 3,000 under an opening; what
#: stands in for a picture, or a table, in a column or two. On a broadsheet 640 characters and eight
#: photographs, or 800 with six portraits, left a sixth to a fifth of the page white.
TABLOID, ELEMENT = 2500, 200


@dataclass(frozen=True, slots=True)
class Face:
    """Look and opening of an edition, whether it is short, and what told them."""

    subject: Told
    opening: Opening
    figures: tuple[KeyFigure, ...] = ()
    short: bool = False

    @property
    def chosen(self) -> tuple[tuple[str, str, Message], ...]:
        """Field, value and reason of each thing chosen."""
        subject = Message(f"imported.subject-{self.subject.subject.name}")
        why = message("imported.look-told", subject=subject, words=self.subject.words)
        look = why if self.subject.words else Message("imported.look-untold")
        found = [
            ("look", self.subject.subject.look, look),
            ("banner", self.opening.name, self.opening.why),
        ]
        if self.short:
            found.append(("profile", "tabloid", Message("imported.profile-short")))
        return tuple(found)

    @property
    def told(self) -> tuple[tuple[Message, Message], ...]:
        """What the import's report says of each."""
        rows = [
            (Message(f"imported.chosen-{name}"), message("imported.chosen", value=value, why=why))
            for name, value, why in self.chosen
        ]
        stated = tuple(one.stated for one in self.figures)
        if stated:
            rows.append((Message("imported.key-figures"), message("imported.banded", words=stated)))
        return tuple(rows)


def face_of(outline: Outline) -> Face:
    """Return look, opening and format that suit an edition."""
    told = subject_of(outline)
    figures = key_figures(outline) if told.subject.figures else ()
    opening = opening_of(outline, told.subject, figures=opens(outline, figures))
    return Face(told, opening, figures, _held(outline) <= TABLOID)


def _held(outline: Outline) -> int:
    """Return what an edition has to set, in characters."""
    bodies = [outline.lede, *(section.body for section in outline.sections)]
    paragraphs = [p for body in bodies for p in body]
    elements = len(outline.all_pictures)
    elements += sum(len(s.figures) + len(s.set_tables) for s in outline.sections)
    return ELEMENT * elements + sum(len(p.text) + sum(map(len, p.rows)) for p in paragraphs)
