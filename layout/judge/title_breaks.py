"""Breaks of titles that may be inside a word: an edition and its fonts → hints for the editor.

A title is looked at on two lines, where most that are broken stand; one that the editor has marked
with | is his. On other numbers of lines `--explain` shows the breaks.
"""

from __future__ import annotations

from collections.abc import Iterator

from content.model import Breaks, Edition, Finding, Severity
from content.words import message
from fonts import FontLibrary
from fonts.setting import ComposeError, Composer, TextStyle
from fonts.setting.styles import STYLES

RULE = "title-break"
LINES = 2
LEAST = 9
"""Characters: shorter titles are broken in no column."""
AROUND = 4
"""Characters shown on each side of a break."""


def doubtful_breaks(edition: Edition, fonts: FontLibrary) -> tuple[Finding, ...]:
    """Return a hint for each title whose break may be inside a word."""
    composer = Composer(fonts)
    found = []
    for file, field, title, breaks, style in _titles(edition):
        if breaks or len(title) < LEAST:
            continue
        try:
            lines = composer.head_breaks(title, style, LINES)
        except ComposeError:  # the glyph check tells of it
            continue
        for at in lines.doubtful if lines else ():
            shown = f"{title[max(0, at - AROUND) : at]}|{title[at : at + AROUND]}"
            told = message("check.title-break", title=title, shown=shown)
            found.append(
                Finding(severity=Severity.HINT, rule=RULE, file=file, field=field, told=told)
            )
    return tuple(found)


def _titles(edition: Edition) -> Iterator[tuple[str, str, str, Breaks, TextStyle]]:
    """Yield file, field, words, marked breaks and face of every title."""
    head = edition.headline
    yield "edition.yaml", "headline.title", head.title, head.breaks, STYLES.headline.style
    for article in edition.articles:
        file = article.file
        inside = file.is_relative_to(edition.folder)
        name = file.relative_to(edition.folder).as_posix() if inside else file.name
        style = STYLES.title(article.standing).style
        yield name, "title", article.title, article.breaks, style
