"""Words, made last: a message and a language → its sentence and its remedy.

A place in a sentence is `{name}`, or `{name:how}`, where `how` is for a number the singular and
the plural with an upright bar between them (the first is said of one), or a format of Python's
(`.1f`, `,`); for a list `;` (joined by semicolons), `lines` (one item a line) or `remedied` (the
same, each message with its remedy); for messages `remedy` (that instead of the sentence). Without
`how` a list is joined as the language joins lists, and 12.50 is said as 12.5.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any, NamedTuple

from content.words.catalogue import entry
from content.words.language import Language
from content.words.message import Message, Value

_JOINTS = {
    Language.ZH: {"": "、", ";": "；", "lines": "\n", "remedied": "\n", "remedy": "；"},
    Language.EN: {"": ", ", ";": "; ", "lines": "\n", "remedied": "\n", "remedy": "; "},
}


class Said(NamedTuple):
    """What is wrong, or what there is to say, and what to do about it."""

    text: str
    remedy: str


class _Filling(Formatter):
    """Fills a sentence in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        return kwargs[str(key)]

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Message):
            said = say(value, self.language)
            if format_spec == "remedy":
                return said.remedy
            semicolon = _JOINTS[self.language][";"]
            return semicolon.join(filter(None, said if format_spec == "remedied" else said[:1]))
        if isinstance(value, tuple):
            joint = _JOINTS[self.language][format_spec]
            inner = format_spec if format_spec in ("remedied", "remedy") else ""
            return joint.join(self.format_field(one, inner) for one in value)
        if "|" in format_spec:
            one, _, many = format_spec.partition("|")
            return one if value == 1 else many
        if isinstance(value, float) and not format_spec:
            return f"{value:.12g}"  # 1.5, 0.3, 12345678.5, and never 1e+07
        plain = format_spec in ("", "remedied")
        return str(value) if plain else format(value, format_spec)


def say(message: Message, language: Language) -> Said:
    """Return a message's sentence and remedy in a language."""
    found, fill = entry(language, message.code), _Filling(language)
    return Said(*(fill.vformat(words, (), message.values) for words in found))


@dataclass(frozen=True, slots=True)
class Words:
    """A language, ready to speak: what the rooms that show things are given."""

    language: Language

    def text(self, code: str | Message, /, **values: Value) -> str:
        """Return the sentence of a code, or of a message."""
        return self.say(code, **values).text

    def shown(self, value: Value) -> str:
        """Return a value as it stands in a sentence: a message said, a list joined."""
        return str(_Filling(self.language).format_field(value, ""))

    def say(self, code: str | Message, /, **values: Value) -> Said:
        """Return the sentence and the remedy."""
        told = code if isinstance(code, Message) else Message(code, values)
        return say(told, self.language)
