"""What a Word file holds, counted from its XML and not by the reader of its paragraphs.

Input: a .docx and its name. Output: the words of each paragraph of every part that has words, with
their place: text, deleted text, equations, drawings, notes, headers, comments.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO, Any

from content.importing.blocks import Place, Unit
from content.importing.forms.word.styles import MC, W

_FALLBACK = f"{MC}Fallback"
#: Parts whose words are no copy: names of styles, settings, properties.
_NO_COPY = (
    "styles",
    "settings",
    "fontTable",
    "numbering",
    "webSettings",
    "theme",
    "glossary",
    "stylesWithEffects",
    "people",
)


def own_text(packet: IO[bytes], file: str) -> Iterator[tuple[Place, str]]:
    """Yield the words of a file as its XML has them, paragraph by paragraph."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(packet) as archive:
        for name in archive.namelist():
            if not name.startswith("word/") or not name.endswith(".xml"):
                continue
            stem = name.removeprefix("word/").removesuffix(".xml")
            if stem.startswith(_NO_COPY):
                continue
            root = etree.fromstring(archive.read(name), parser)
            main = stem == "document"
            count = 0
            for paragraph in root.iter(f"{W}p", "{*}p", "{*}pt"):
                if any(a.tag == _FALLBACK for a in paragraph.iterancestors()):
                    continue
                count += paragraph.tag == f"{W}p"
                words = "".join(_words(paragraph))
                if words.strip():
                    place = Place(file, count, Unit.PARAGRAPH) if main else Place(f"{file}·{stem}")
                    yield place, words


def _words(node: Any) -> Iterator[str]:
    """Yield the text nodes of a paragraph; a paragraph within it is counted by itself."""
    for child in node:
        tag = child.tag
        if not isinstance(tag, str) or tag == _FALLBACK:
            continue
        local = tag.rsplit("}", 1)[-1]
        if local in ("t", "delText", "v") and child.text:
            yield child.text
        elif local in ("p", "pt"):
            continue
        else:
            yield from _words(child)
