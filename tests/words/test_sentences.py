"""What the program says stands in the catalogue, in both languages, and in no module."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from content.words import Language, Words, message
from fonts.chinese.characters import HAN
from layout.page.formats import PROFILES
from tests.setup.test_one_place import literals
from tests.words.source import ROOT, source_files

#: Words long enough to say something; a name, a unit or a mark of copy is shorter.
SENTENCE = re.compile(rf"[{HAN}]{{6,}}|[{HAN}”）][，；。！？][{HAN}“（]")
#: What is looked for in copy is no sentence: patterns.
PATTERN = re.compile(r"\\|\(\?|\||\[[^\]]*\]|[)}\]]\{")
#: Rooms whose Chinese is data: what is looked for in copy, or copy itself.
DATA = {
    "fonts/chinese/": "classes of characters, names, words",
    "content/proofreading/": "words that are looked for; the rules' own examples",
    "content/importing/recognising/": "words that tell what a line is",
    "content/importing/forms/": "words that tell what a line is",
    "content/importing/text/": "characters that are told apart",
    "content/starting/": "the copy of a new edition, which its editor writes over",
    "content/model/": "examples in the descriptions of fields",
    "content/source/fields.py": "examples in the descriptions of fields",
    "layout/edition/more/": "one file an output, its help in both languages with it",
}


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of every Chinese sentence that a module writes."""
    for line, text in literals(ast.parse(source)):
        if SENTENCE.search(text) and not PATTERN.search(text):
            yield line, text


def test_no_module_writes_a_sentence() -> None:
    files = [file for file in source_files() if file.suffix == ".py"]
    assert len(files) > 300
    found = [
        f"{name}:{line}: {text}; it belongs into content/words"
        for file in files
        if not (name := file.relative_to(ROOT).as_posix()).startswith(tuple(DATA))
        for line, text in sentences(file.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("folder", DATA)
def test_no_exception_is_left_over(folder: str) -> None:
    files = [ROOT / folder] if folder.endswith(".py") else [*(ROOT / folder).rglob("*.py")]
    assert any(re.search(f"[{HAN}]", file.read_text(encoding="utf-8")) for file in files)


@pytest.mark.parametrize(
    "source",
    [
        'LEGEND = "红框为存疑文字，绿框为改动"',
        'x = f"{name}的数据不全，不作比较"',
        'lines = ["# 版面文字所用的数据"]',
        'heading(f"{a}（图表或版面上未找到）")',
    ],
)
def test_a_sentence_is_seen(source: str) -> None:
    assert list(sentences(source))


@pytest.mark.parametrize(
    "source",
    [
        '"""红框为存疑文字，绿框为改动。"""',
        'x = "资料来源"',
        'x = "[^，。]{2,9}联系我们的电话"',
        "x = 3",
    ],
)
def test_other_words_are_none(source: str) -> None:
    assert list(sentences(source)) == []


@pytest.mark.parametrize("name", PROFILES)
def test_a_format_is_named_in_a_sentence_without_its_last_word_twice(name: str) -> None:
    """四开四分之一版 is a page (版) by its name."""
    told = message("plan.format-changed", format=PROFILES[name].title, name=name)
    for language in Language:
        words = Words(language).text(told)
        assert PROFILES[name].title in words
        assert re.search(f"([{HAN}])\\1|\\b(\\w+) \\2\\b", words) is None
