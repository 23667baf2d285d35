"""What the pages' script reads: an issue's words, the list of issues; and the script itself.

They are scripts, not JSON: a page opened from a disk may load scripts but fetch nothing. No markup
can come of them: the script puts them into the page as text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache

from content.model import Edition
from layout.products.web.leaves import Leaf
from layout.products.web.reading import leaf_reading, read_words
from layout.products.web.templating import TEMPLATES
from layout.products.web.words import date_line

SCRIPT, SEARCH, ISSUES, ICON = "site.js", "search.js", "issues.js", "icon.svg"
#: What ends a line in a script but not in JSON.
_LINES = {"\u2028": "\\u2028", "\u2029": "\\u2029"}


@cache
def shipped() -> dict[str, bytes]:
    """Return the files that are the same for all: the script and the site's sign."""
    return {name: (TEMPLATES / name).read_bytes() for name in (SCRIPT, ICON)}


def issue_words(
    edition: Edition, leaves: Sequence[Leaf], labels: Sequence[str], told: Mapping[str, str]
) -> bytes:
    """Return what is searched of an issue: each leaf's file, title, kicker, page and words.

    Args:
        edition: the edition.
        leaves: what there is to read.
        labels: what each page is called.
        told: charts' words by their ids.
    """
    found = [
        {
            "file": leaf.file,
            "title": leaf.title,
            "kicker": leaf.kicker,
            "page": "、".join(labels[index] for index in leaf.pages),
            "text": read_words(leaf_reading(edition, leaf.article, leaf.figure), told),
        }
        for leaf in leaves
    ]
    date = date_line(edition.paper.date)
    return _call("pressIssue", {"title": edition.headline.title, "date": date, "leaves": found})


def issue_list(issues: Sequence[Mapping[str, str]]) -> bytes:
    """Return the list of issues, the newest first: id, title, date and folder of each."""
    return _call("pressIssues", list(issues))


def _call(name: str, value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char, escape in _LINES.items():
        text = text.replace(char, escape)
    return f"{name}({text});\n".encode("utf-8", "replace")
