"""Beginning an edition: a few answers → a folder that builds at once.

Input: `Answers` and a folder that is not there yet. Output: the files of an edition, commented in
Chinese for editors who do not program. All copy is a placeholder that says what to write in its
place (`【待填：…】`); nothing in it is a fact, a figure or a name, and `check` lists each of them.
"""

from content.starting.answers import Answers, StartError
from content.starting.writing import new_edition

__all__ = ["Answers", "StartError", "new_edition"]
