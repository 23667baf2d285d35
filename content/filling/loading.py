"""What fills an edition's copy: its data, a kit's sample row, or nothing.

Input: an edition folder. Output: a `Filling`.
"""

from __future__ import annotations

from content.filling.edition import KIT, SUB, read_data
from content.filling.filling import Figures
from content.filling.kit import sample
from content.source.folder import AsWritten, EditionFolder, Filling


def load_data(folder: EditionFolder) -> Filling:
    """Return what fills an edition's copy."""
    if folder.is_file(folder.root / KIT):
        return sample(folder)
    if not _has_data(folder):
        return AsWritten()
    named = read_data(folder)
    if named.plain:
        return AsWritten()
    return Figures(named.names, folder.findings, frozenset(named.empty), frozenset(named.told))


def _has_data(folder: EditionFolder) -> bool:
    directory = folder.root / SUB
    try:
        return folder.holds(directory) and directory.is_dir()
    except OSError:
        return False
