"""The pages of all that the program says: `python -m scripts.messages` renews `docs/messages*.md`.

Input: the catalogues of `content/words`. Output: a page a language, one table a file of the
catalogue, one row a code with its sentence and its remedy. `tests/words/test_messages.py` holds
them up to date.
"""

from __future__ import annotations

from pathlib import Path

from content.words.catalogue import HERE, room, rooms
from content.words.language import Language

DOCS = Path(__file__).resolve().parents[1] / "docs"
NAMES = {Language.EN: "messages.md", Language.ZH: "messages.zh-CN.md"}
_HEADS = {
    Language.EN: (
        "# Messages\n\n[中文](messages.zh-CN.md)\n\n"
        "All that the program says, by code (`findings.json` and `summary.json` name it). `{…}` "
        "stands for what differs. Made by `python -m scripts.messages` from "
        "[content/words](../content/words/README.md); what to do in common cases: "
        "[troubleshooting](troubleshooting.md).\n",
        "| code | says | remedy |\n|---|---|---|\n",
    ),
    Language.ZH: (
        "# 程序说的话\n\n[English](messages.md)\n\n"
        "程序说的每一句话，按代码排列（核对和批量的 JSON 里写有代码）；`{…}` 处随情形而变。由 "
        "`python -m scripts.messages` 从 [content/words](../content/words/README.md) 写出；"
        "常见情形怎么办，见[疑难](troubleshooting.zh-CN.md)。\n",
        "| 代码 | 说的话 | 改法 |\n|---|---|---|\n",
    ),
}


def page(language: Language) -> str:
    """Return the page of a language."""
    intro, head = _HEADS[language]
    parts = [intro]
    for name in rooms(language):
        parts.append(f"\n## {_title(language, name)}\n\n{head}")
        for code, entry in room(language, name).items():
            parts.append(f"| `{name}.{code}` | {_cell(entry.text)} | {_cell(entry.remedy)} |\n")
    return "".join(parts)


def _title(language: Language, name: str) -> str:
    """Return what a file of the catalogue is about: its first line, a comment."""
    with (HERE / language.value / f"{name}.yaml").open(encoding="utf-8") as file:
        return file.readline().removeprefix("#").strip()


def _cell(words: str) -> str:
    """Return words as a cell of a Markdown table."""
    shown = words.strip("\n").replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return shown.replace("*", "\\*").replace("\n", "<br>")


if __name__ == "__main__":
    for chosen, name in NAMES.items():
        (DOCS / name).write_text(page(chosen), encoding="utf-8")
        print(f"docs/{name}")
