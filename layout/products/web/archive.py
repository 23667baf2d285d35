"""The archive: what the manifests say of editions → a page of all of them, Atom and RSS.

Identifiers are UUIDs made from the edition's id, so that a feed stays the same wherever it is put.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import format_datetime

from content.model.inks import InkSet
from fonts.setting.screen_styles import SCREEN
from layout.products.web.colours import schemes
from layout.products.web.metadata import absolute
from layout.products.web.names import relative
from layout.products.web.templating import render
from layout.products.web.words import parts

#: What XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "special-edition-press")


@dataclass(frozen=True, slots=True)
class Entry:
    """An edition in the archive; paths are relative to the archive's folder.

    `folder` holds the edition's web pages, `thumbnail` is a picture of its first page (empty: none)
    and `pdf` the file to download (empty: none), `size` bytes large.
    """

    id: str
    title: str
    paper: str
    date: dt.date
    pages: int
    folder: str
    deck: str = ""
    thumbnail: str = ""
    pdf: str = ""
    size: int = 0

    @property
    def urn(self) -> str:
        """The edition's identifier."""
        return uuid.uuid5(_SPACE, self.id).urn

    @property
    def moment(self) -> dt.datetime:
        """The edition's date as a moment."""
        return dt.datetime.combine(self.date, dt.time(), dt.UTC)

    @property
    def page(self) -> str:
        """The edition's first web page."""
        return "/".join(part for part in (self.folder.rstrip("/"), "index.html") if part)


def archive(entries: Sequence[Entry], base_url: str = "") -> dict[str, bytes]:
    """Return index.html, archive.css, feed.xml (Atom 1.0) and rss.xml (RSS 2.0).

    Args:
        entries: the editions, in any order; the newest stands first.
        base_url: where the archive will be reached; without it the feeds' addresses are relative.
    """
    shown = sorted(entries, key=lambda entry: (entry.date, entry.id), reverse=True)
    papers = list(dict.fromkeys(entry.paper for entry in shown))
    title = f"{papers[0]}特刊" if len(papers) == 1 else "特刊"
    urn = uuid.uuid5(_SPACE, "archive:" + "\n".join(sorted(papers))).urn
    light, dark = schemes(InkSet.of({}))
    feed = {
        "entries": shown,
        "title": title,
        "urn": urn,
        "updated": shown[0].moment if shown else dt.datetime(1970, 1, 1, tzinfo=dt.UTC),
        "base": f"{base_url.rstrip('/')}/" if base_url else "",
        "address": lambda path: absolute(base_url, relative(path)),
        "xml": lambda text: _FORBIDDEN.sub("", text),
        "rfc822": lambda moment: format_datetime(moment, usegmt=True),
    }
    page = {"entries": shown, "title": title, "papers": papers, "parts": parts, "base": base_url}
    return {
        "index.html": render("archive.html.j2", **page),
        "archive.css": render("style.css.j2", light=light, dark=dark, faces=[], s=SCREEN),
        "feed.xml": render("feed.xml.j2", **feed),
        "rss.xml": render("rss.xml.j2", **feed),
    }
