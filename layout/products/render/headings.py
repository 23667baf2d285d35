"""Headings: an article's number and kicker → parts of the one heading that its title is.

Input: a tag tree in which paragraphs stand before their title, and the document it was printed of.
Output: the tree with `H2` elements of a number, a kicker and the title, which read as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

import pikepdf

from layout.page.errors import RenderError

#: Number and kicker, as far as they stand there, and the title behind them.
_HEAD = re.compile(
    r'((?:<p class="(?:number|kicker) [^>]*>(?:(?!</p>).)*</p>)*)<h2 [^>]*>(.*?)</h2>', re.DOTALL
)
_PART = re.compile(r'<p class="(number|kicker) [^>]*>(.*?)</p>', re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")

Head = tuple[tuple[str, str], ...]
"""Parts of a heading, the title last: kind (number, kicker, title) and words."""


def heads_of(html: str) -> tuple[Head, ...]:
    """Return the headings of the second level of a document that `page_html` made, in order."""
    return tuple(
        (*((kind, _words(part)) for kind, part in _PART.findall(before)), ("title", _words(title)))
        for before, title in _HEAD.findall(html)
    )


def _words(html: str) -> str:
    return unescape(_TAGS.sub("", html))


def join_heads(pdf: pikepdf.Pdf, document: pikepdf.Object, heads: Sequence[Head]) -> None:
    """Put numbers and kickers into the headings behind them.

    Raises:
        RenderError: the tree does not hold these headings.
    """
    found = list(_headings(document))
    if len(found) != len(heads):
        raise RenderError("render.heads", found=len(found), wanted=len(heads))
    for (parent, heading), parts in zip(found, heads, strict=True):
        before = len(parts) - 1
        if not before:
            continue
        kids = list(parent.K)
        at = next(k for k, kid in enumerate(kids) if _same(kid, heading))
        own = kids[at - before : at]
        title = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem,
                S=pikepdf.Name.Span,
                P=heading,
                Pg=heading.Pg,
                K=heading.K,
            )
        )
        for kid in (kid for kid in title.K if isinstance(kid, pikepdf.Dictionary)):
            kid.P = title
        for part in own:
            part.S = pikepdf.Name.Span  # a label (Lbl) belongs to a list's item alone (UA-1, 7.6)
            part.P = heading
        heading.K = pikepdf.Array([*own, title])
        heading.ActualText = pikepdf.String(" ".join(words for _, words in parts))
        parent.K = pikepdf.Array([*kids[: at - before], *kids[at:]])


def _headings(element: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    """Yield the headings below an element, each with its parent, in reading order."""
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/S") == "/H2":
                yield element, kid
            else:
                yield from _headings(kid)


def _same(kid: pikepdf.Object | int, element: pikepdf.Object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.objgen == element.objgen
