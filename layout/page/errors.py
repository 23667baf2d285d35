"""The small family of errors that laying out may end in; each has an exit code and a remedy."""

from __future__ import annotations


class PressError(Exception):
    """An error that a user can act on: a message, a remedy and an exit code."""

    exit_code = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        """Keep what went wrong and what to do about it."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class ContentError(PressError):
    """The content has findings that forbid a page."""

    exit_code = 2


class LayoutError(PressError):
    """No good page can be made of this content within the stated limits."""

    exit_code = 3


class RenderError(PressError):
    """The finished file is not what was planned (warning, glyph, font, overflow)."""

    exit_code = 4
