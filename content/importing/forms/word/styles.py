"""What a Word file's styles say of its runs and paragraphs.

Input: the styles part. Output: for a run or a paragraph the value of a property, looked for where
Word looks: in the run, its character style, the paragraph's style, the styles these are based on,
and the document's defaults.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: Styles are based on others; no sound file has a longer row of them.
_DEPTH = 10


class Styles:
    """The styles of one file."""

    def __init__(self, root: Any) -> None:
        """Read them from the root of styles.xml; None where a file has none."""
        self.known: dict[str, Any] = {}
        self.default = ""
        self.defaults: Any = None
        if root is None:
            return
        for style in root.iterchildren(f"{W}style"):
            ident = style.get(f"{W}styleId") or ""
            self.known[ident] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self.default = ident
        self.defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    def chain(self, ident: str) -> Iterator[Any]:
        """Yield a style and those it is based on."""
        for _ in range(_DEPTH):
            style = self.known.get(ident)
            if style is None:
                return
            yield style
            base = style.find(f"{W}basedOn")
            ident = (base.get(f"{W}val") or "") if base is not None else ""

    def of_paragraph(self, paragraph: Any) -> str:
        """Return the id of a paragraph's style."""
        properties = properties_of(paragraph)
        chosen = None if properties is None else properties.find(f"{W}pStyle")
        return (chosen.get(f"{W}val") or "") if chosen is not None else self.default

    def run(self, run: Any, paragraph: Any, name: str) -> Any:
        """Return the element of a run's property `name` that counts, or None."""
        properties = run.find(f"{W}rPr")
        if properties is not None:
            found = properties.find(f"{W}{name}")
            if found is not None:
                return found
            chosen = properties.find(f"{W}rStyle")
            if chosen is not None:
                found = self._in(chosen.get(f"{W}val") or "", f"{W}rPr/{W}{name}")
                if found is not None:
                    return found
        found = self._in(self.of_paragraph(paragraph), f"{W}rPr/{W}{name}")
        if found is None and self.defaults is not None:
            found = self.defaults.find(f"{W}{name}")
        return found

    def paragraph(self, paragraph: Any, name: str) -> Any:
        """Return the element of a paragraph's property `name` that counts, or None."""
        properties = properties_of(paragraph)
        found = None if properties is None else properties.find(f"{W}{name}")
        if found is None:
            found = self._in(self.of_paragraph(paragraph), f"{W}pPr/{W}{name}")
        return found

    def _in(self, ident: str, path: str) -> Any:
        for style in self.chain(ident):
            found = style.find(path)
            if found is not None:
                return found
        return None


def properties_of(paragraph: Any) -> Any:
    """Return a paragraph's properties, or None; they stand first (ISO 29500-1, 17.3.1.22).

    Only its first elements are looked at: a paragraph may have 60,000, each of which asks again.
    """
    for child in islice(paragraph.iterchildren(), 3):
        if child.tag == f"{W}pPr":
            return child
    return None


def on(element: Any, value: str = f"{W}val") -> bool:
    """Tell whether a property that is on or off (bold, hidden, struck) is on."""
    return element is not None and element.get(value) not in ("0", "false", "off", "none")
