"""The face of an edition: look and opening as they are written, with what is told of them.

Input: an outline. Output: a `Face`: the fields of edition.yaml, each with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.importing.choosing.keyfigures import KeyFigure, key_figures
from content.importing.choosing.opening import Opening, opening_of
from content.importing.choosing.subject import Told, subject_of
from content.importing.outline import Outline
from content.words import Message, message


@dataclass(frozen=True, slots=True)
class Face:
    """Look and opening of an edition, and what told them."""

    subject: Told
    opening: Opening
    figures: tuple[KeyFigure, ...] = ()

    @property
    def chosen(self) -> tuple[tuple[str, str, Message], ...]:
        """Field, value and reason of each thing chosen."""
        subject = Message(f"imported.subject-{self.subject.subject.name}")
        why = message("imported.look-told", subject=subject, words=self.subject.words)
        look = why if self.subject.words else Message("imported.look-untold")
        return (
            ("look", self.subject.subject.look, look),
            ("banner", self.opening.name, self.opening.why),
        )

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
    """Return the look and the opening that suit an edition."""
    told = subject_of(outline)
    figures = key_figures(outline) if told.subject.figures else ()
    return Face(told, opening_of(outline, told.subject, figures=bool(figures)), figures)
