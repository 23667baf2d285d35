"""File names that stay: an id of the edition → a safe name, the same in every build.

Names are lower-case ASCII, so that they mean the same on every file system and in every address.
An id that is none is hashed; the "." before the hash stands in no plain name, so that no two ids
share a name.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote

_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,58}[a-z0-9])?")
_OTHER = re.compile(r"[^a-z0-9]+")
#: Hexadecimal digits of a hash: 40 bits, more than the articles of any archive need.
HASH_DIGITS = 10


def safe_name(identifier: str) -> str:
    """Return a file name without ending for an article's, picture's or chart's id."""
    if _PLAIN.fullmatch(identifier):
        return identifier
    stem = _OTHER.sub("-", identifier.lower()).strip("-")[:30].strip("-")
    digest = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()
    return ".".join(part for part in (stem, digest[:HASH_DIGITS]) if part)


def page_file(index: int) -> str:
    """Return the file of a page (0-based): index.html, page-02.html and so on."""
    return f"page-{index + 1:02d}.html" if index else "index.html"


def article_file(identifier: str) -> str:
    """Return the file of an article."""
    return f"article-{safe_name(identifier)}.html"


def relative(path: str) -> str:
    """Return a relative path as an address."""
    return quote(path, safe="/-_.~")
