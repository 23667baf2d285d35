"""The catalogues: `zh/` and `en/`, one sentence and one remedy a code.

Input: a language and a code. Output: the `Entry` that its file has. The part of a code before its
first dot names the file (`picture.too-large` stands in `zh/picture.yaml` as `too-large`), so that
a run reads only the few files it speaks from, when it first does.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from content.words.language import Language
from content.words.patterns import PATTERNS

HERE = Path(__file__).resolve().parent
#: libyaml reads a catalogue ten times as fast as PyYAML's own reader; not every wheel has it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Entry(NamedTuple):
    """A sentence and a remedy, with `{places}` for the values; the remedy may be empty."""

    text: str
    remedy: str = ""


@cache
def room(language: Language, name: str) -> dict[str, Entry]:
    """Return the entries of one file by code, its own name left out; rules bring their own."""
    path = HERE / language.value / f"{name}.yaml"
    with path.open(encoding="utf-8") as file:
        read = yaml.load(file, _LOADER)
    entries = {
        str(key): Entry(**value) if isinstance(value, dict) else Entry(value)
        for key, value in read.items()
    }
    if name == "rule":
        entries |= {one.id: Entry(one.words(language).name) for one in PATTERNS}
    if name == "proofread":
        said = ((one.id, one.words(language)) for one in PATTERNS)
        entries |= {code: Entry(words.fault, words.remedy) for code, words in said}
    return entries


def rooms(language: Language) -> tuple[str, ...]:
    """Return the names of a language's files."""
    return tuple(sorted(path.stem for path in (HERE / language.value).glob("*.yaml")))


def entry(language: Language, code: str) -> Entry:
    """Return what the catalogue has for a code.

    Raises:
        KeyError: no such code (`tests/words` holds that every code of the program is there).
    """
    name, _, rest = code.partition(".")
    try:
        return room(language, name)[rest]
    except (KeyError, FileNotFoundError):
        raise KeyError(f"no words for {code!r} in {language.value}") from None
