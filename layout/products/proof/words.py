"""What a proof says: a code and its values → words.

A proof is printed for the desk of a Chinese newspaper: it is Chinese, whatever language the program
is spoken to in.
"""

from __future__ import annotations

from content.words import Language, Words

_WORDS = Words(Language.ZH)
#: The words of a code or a message; with its remedy.
said, said_whole = _WORDS.text, _WORDS.say
#: What parts the words of one line of a note.
APART = "\u3000"


def at_line(name: str, line: int | None) -> str:
    """Return where words stand: what the article is called, and which of its lines."""
    return said("proof.line", name=name, line=line) if line else name
