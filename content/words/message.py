"""What the program has to say, before it is said: a code and its values.

Input: nothing. Output: `Message`, a code of the catalogue with what belongs into its sentence, and
`CodedError`, the one shape of all errors that a user can act on. Neither has words: those are made
last, by `content.words.say`, in the language of who reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self, TypeAlias

#: What a sentence may be filled with. A message within a message is said in the same language;
#: a tuple is a list, joined as the language joins lists.
Value: TypeAlias = "str | int | float | Path | Message | tuple[Value, ...]"


@dataclass(frozen=True, slots=True)
class Message:
    """A code of the catalogue and the values of its sentence, by their names."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)


def message(code: str, /, **values: Value) -> Message:
    """Return a message: `message("app.no-folder", folder=path)`."""
    return Message(code, values)


class CodedError(Exception):
    """An error that a user can act on; it carries its message and has no words of its own.

    Attributes:
        told: what is wrong, to be said with its remedy.
    """

    def __init__(self, code: str | Message, /, **values: Value) -> None:
        """Keep the message, or make it: `CodedError("app.no-folder", folder=path)`."""
        self.told = code if isinstance(code, Message) else Message(code, values)
        super().__init__(self.told)

    def __str__(self) -> str:
        """Return the code and its values, for tracebacks; people are told by `say`."""
        values = ", ".join(f"{key}={value!r}" for key, value in self.told.values.items())
        return f"{self.told.code} ({values})" if values else self.told.code

    def __reduce__(self) -> tuple[type[Self], tuple[Message]]:
        """Go from process to process as it is."""
        return type(self), (self.told,)
