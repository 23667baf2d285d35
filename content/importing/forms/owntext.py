"""What a text file holds, line by line, from its bytes and not from what the reader made of it.

Input: the file's whole text. Output: its words with their places: every line, cut at its marks; of
a Markdown file without the addresses of links and pictures, which are no copy.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from content.importing.blocks import Place

_ADDRESS = re.compile(r"(?<=\])\([^)\n]{0,600}\)")
#: A line's marks and blanks: what stands on both sides may be printed in two places.
_BETWEEN = re.compile(r"[^\w\u0300-\u036f]+")
_TAG = re.compile(r"</?[A-Za-z][^>\n]{0,200}>|<!--.{0,2000}?-->")


def own_lines(text: str, name: str, *, markdown: bool = False) -> Iterator[tuple[Place, str]]:
    """Yield the words of each line that has any."""
    for number, raw in enumerate(text.split("\n"), 1):
        words = _TAG.sub("", _ADDRESS.sub("", raw)) if markdown else html.unescape(raw)
        for run in filter(None, _BETWEEN.split(words)):
            yield Place(name, number), run
