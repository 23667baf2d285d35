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
from itertools import groupby
from typing import NamedTuple

from content.model.inks import InkSet
from fonts import FontLibrary
from layout.products.web.faces import font_faces, reserve_fonts
from layout.products.web.metadata import absolute
from layout.products.web.names import relative
from layout.products.web.scripts import ISSUES, issue_list, shipped
from layout.products.web.styling import style
from layout.products.web.templating import render
from layout.products.web.words import CHINA, date_line, month, parts

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
        return dt.datetime.combine(self.date, dt.time(), CHINA)

    @property
    def page(self) -> str:
        """The edition's first web page."""
        return "/".join(part for part in (self.folder.rstrip("/"), "index.html") if part)


class _Month(NamedTuple):
    """The editions of a month: its name in addresses, its words, and they."""

    key: str
    words: str
    entries: tuple[Entry, ...]


def archive(
    entries: Sequence[Entry], base_url: str = "", fonts: FontLibrary | None = None
) -> dict[str, bytes]:
    """Return index.html with style, script and faces, the list of issues, Atom 1.0 and RSS 2.0.

    Args:
        entries: the editions, in any order; the newest stands first.
        base_url: where the archive will be reached; without it the feeds' addresses are relative.
        fonts: where the faces are; the shipped ones where None.
    """
    shown = sorted(entries, key=lambda entry: (entry.date, entry.id), reverse=True)
    papers = list(dict.fromkeys(entry.paper for entry in shown))
    title = f"{papers[0]}特刊" if len(papers) == 1 else "特刊"
    urn = uuid.uuid5(_SPACE, "archive:" + "\n".join(sorted(papers))).urn
    feed = {
        "entries": shown,
        "title": title,
        "urn": urn,
        "updated": shown[0].moment if shown else dt.datetime(1970, 1, 1, tzinfo=CHINA),
        "base": f"{base_url.rstrip('/')}/" if base_url else "",
        "address": lambda path: absolute(base_url, relative(path)),
        "xml": lambda text: _FORBIDDEN.sub("", text),
        "rfc822": lambda moment: format_datetime(moment),
    }
    page = {
        "entries": shown,
        "months": _months(shown),
        "title": title,
        "papers": papers,
        "parts": parts,
        "base": base_url,
        "address": feed["address"],
        "cover": next((entry.thumbnail for entry in shown if entry.thumbnail), ""),
    }
    issues = [
        {
            "id": entry.id,
            "title": entry.title,
            "date": date_line(entry.date),
            "folder": relative(entry.page.removesuffix("index.html")),
        }
        for entry in shown
    ]
    files = {
        "index.html": render("archive.html.j2", **page),
        "feed.xml": render("feed.xml.j2", **feed),
        "rss.xml": render("rss.xml.j2", **feed),
        ISSUES: issue_list(issues),
        **shipped(),
    }
    faces = reserve_fonts(fonts or FontLibrary.shipped(), files, "")
    files["archive.css"] = style(InkSet.of({}), font_faces(faces))
    return files | {font.file: font.data for font in faces}


def _months(entries: Sequence[Entry]) -> list[_Month]:
    """Return entries that are in order by their months."""
    grouped = groupby(entries, key=lambda entry: entry.date.replace(day=1))
    return [_Month(f"{day:%Y-%m}", month(day), tuple(own)) for day, own in grouped]
