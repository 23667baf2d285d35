"""Editing: an editor's change of words in a browser → the file as a person would have written it.

Input: a file of an edition as text, the piece of it that is to change, and the new words. Output:
the file's new text, in which nothing but that piece differs: comments, order, blank lines and the
way in which things are quoted stay. Every change is kept in a journal and can be taken back.
"""

from content.editing.change import Change, Edit, EditError, added, edited
from content.editing.journal import Entry, Journal, Note
from content.editing.pieces import Piece, pieces_of

__all__ = [
    "Change",
    "Edit",
    "EditError",
    "Entry",
    "Journal",
    "Note",
    "Piece",
    "added",
    "edited",
    "pieces_of",
]
