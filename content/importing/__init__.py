"""Bringing in: Word, web pages, PDF, text, tables, folders of them → an edition folder, accounted.

Input: source files. Output: an edition folder that builds, and an `ImportReport` with every
change, every doubt and every word left out; it also stands in the folder as 导入说明.md.
"""

from content.importing.account.report import ImportReport
from content.importing.blocks import Change, Doubt, LeftOut, Place, SourceError
from content.importing.importer import import_edition

__all__ = [
    "Change",
    "Doubt",
    "ImportReport",
    "LeftOut",
    "Place",
    "SourceError",
    "import_edition",
]
