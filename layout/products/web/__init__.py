"""Web pages (数字报): an edition, its placed pages and their pictures → a folder of files.

    files = site(edition, placed, drawings, pictures, pages, Download("x.pdf", 508_018, 1))
    files |= ...                       # the caller puts the PDF beside them under that name
    index = archive(entries)           # all editions of an output folder, with Atom and RSS

Pure functions: relative names → bytes, the same bytes for the same input. No page needs JavaScript
or an address outside its folder.
"""

from layout.products.web.archive import Entry, archive
from layout.products.web.site import Download, site

__all__ = ["Download", "Entry", "archive", "site"]
