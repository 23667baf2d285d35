"""The small family of errors that laying out may end in; each has an exit code.

They carry a code and its values (`content.words`) and say nothing: the program says them last.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from content.words import CodedError, Message, Value


class PressError(CodedError):
    """An error that a user can act on: a message and an exit code."""

    exit_code = 1


class ContentError(PressError):
    """The content has findings that forbid a page."""

    exit_code = 2


class LayoutError(PressError):
    """No good page can be made of this content within the stated limits."""

    exit_code = 3


class RenderError(PressError):
    """The finished file is not what was planned (warning, glyph, font, overflow)."""

    exit_code = 4


class _Coded(Protocol):
    """An error of `fonts`, which knows no messages."""

    @property
    def code(self) -> str: ...

    @property
    def values(self) -> Mapping[str, Value]: ...


def told(error: CodedError | _Coded) -> Message:
    """Return what an error of a room below tells."""
    return error.told if isinstance(error, CodedError) else Message(error.code, error.values)
