"""What is told, as a Chinese editor reads it: anything that carries a message → its words."""

from __future__ import annotations

from typing import Protocol

from content.words import Language, Message, Said, Words, say

CHINESE, ENGLISH = Words(Language.ZH), Words(Language.EN)


class Telling(Protocol):
    """A finding, a refusal, an error."""

    @property
    def told(self) -> Message:
        """What it tells: a code and its values."""


def chinese(one: Telling) -> Said:
    """Return its sentence and its remedy."""
    return say(one.told, Language.ZH)
