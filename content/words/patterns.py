"""Proofreading rules that a file states whole: a pattern, its level, its words in both languages.

Input: the files of `content/proofreading/patterns/`, whose names are the rules' ids. Output:
`PATTERNS`, from which the catalogue of words, the list of rules, the handbook and the checks each
take their part: a new rule that a pattern can tell is one new file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from content.words.language import Language

FOLDER = Path(__file__).resolve().parents[1] / "proofreading" / "patterns"


@dataclass(frozen=True, slots=True)
class PatternWords:
    """A rule in one language: its name, and what is said of a fault; `{words}` are those found."""

    name: str
    fault: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule: `where` is a name of `content.proofreading.view`'s sets of kinds, in small letters.

    `finds` and `source` are what the reference says of it, with a faulty and a sound example.
    """

    id: str
    level: str
    pattern: str
    where: str
    finds: str
    source: str
    faulty: str
    sound: str
    zh: PatternWords
    en: PatternWords

    def words(self, language: Language) -> PatternWords:
        """Return its words in a language."""
        return self.zh if language is Language.ZH else self.en


def read_pattern(path: Path) -> Pattern:
    """Return the rule that a file states.

    Raises:
        TypeError: a field is missing, or there is none of the name.
    """
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    zh, en = PatternWords(**read.pop("zh")), PatternWords(**read.pop("en"))
    return Pattern(id=path.stem, zh=zh, en=en, **read)


PATTERNS = tuple(read_pattern(path) for path in sorted(FOLDER.glob("*.yaml")))
