"""The reference's pages: `python -m layout.app.reference` renews `docs/reference*.md`.

Input: the content's models (`content.schema.reference`) and the press profile's. Output: every
field of every file that an editor or a plant writes, in English and Chinese.
"""

from __future__ import annotations

from pathlib import Path

from content.schema.reference import SECTIONS, Section, marks_lines, section_lines, words
from content.words import Language
from layout.plant.profile import PressProfile

DOCS = Path(__file__).resolve().parents[2] / "docs"
NAMES = {Language.EN: "reference.md", Language.ZH: "reference.zh-CN.md"}
ALL = (*SECTIONS, Section("press", PressProfile))


def page(language: Language) -> str:
    """Return the reference in a language."""
    lines = [words()["page"][language]]
    for section in ALL:
        lines += section_lines(section, language)
        if section.name == "article":
            lines += marks_lines(language)
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    for chosen in Language:
        (DOCS / NAMES[chosen]).write_text(page(chosen), encoding="utf-8")
        print(f"docs/{NAMES[chosen]}")
