"""The cookbook's snippets, each read by what it is for; both languages show the same ones."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment

from layout.plant.profile import press_profile
from layout.products.render.html import TEMPLATES
from tests.docs.snippets import COOKBOOK, DOCS, ROOT, Snippet, scratch_program, snippets
from tests.program.test_newcomer import _font as rare_font

SMALL = ROOT / "tests" / "editions" / "small"
ALL = snippets(COOKBOOK)
#: An edition's files; what else has a name is the program's or the user's own.
EDITION = ("edition.yaml", "articles/", "figures/")
RECIPES = sorted({s.recipe for s in ALL if s.file.startswith(EDITION)})
READ = """
import json, sys
from pathlib import Path
from content.words import Language, Words
from layout.edition.reading import read
found, words = {}, Words(Language.ZH)
for folder in map(Path, sys.argv[1:]):
    result = read(folder)
    told = [(f, words.text(f.told)) for f in result.findings]
    errors = [f"{f.file}:{f.line}: {what}" for f, what in told if f.severity == "error"]
    edition = result.edition
    found[folder.name] = errors + ([] if edition else ["no edition"]) + [
        what for f, what in told if f.rule in ("unknown-design", "unlisted-article")
    ]
print(json.dumps(found))
"""


def apply(snippet: Snippet, folder: Path) -> None:
    """Put a snippet into an edition: an edition.yaml's fields in the place of those it has."""
    file = folder / snippet.file
    text = snippet.text
    if snippet.file == "edition.yaml":
        stated: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
        text = yaml.safe_dump({**stated, **yaml.safe_load(text)}, allow_unicode=True)
    else:
        assert file.exists(), f"{snippet.file}: the test's edition has no such file"
    file.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return what is wrong with an edition of each recipe, read by the cookbook's program."""
    program = scratch_program(tmp_path_factory.mktemp("program"))
    editions = []
    for recipe in RECIPES:
        folder = tmp_path_factory.mktemp("editions") / f"recipe{recipe}"
        editions.append(Path(shutil.copytree(SMALL, folder)))
        (folder / "fonts").mkdir()
        rare_font(folder / "fonts" / "rare.ttf")
        for snippet in ALL:
            if snippet.recipe == recipe and snippet.file.startswith(EDITION):
                apply(snippet, folder)
    done = subprocess.run(
        [sys.executable, "-c", READ, *editions],
        cwd=program,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(program)},
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("recipe", RECIPES)
def test_an_edition_with_the_recipe_is_sound(recipe: int, findings: dict[str, list[str]]) -> None:
    assert findings[f"recipe{recipe}"] == []


def test_every_field_is_one_that_an_edition_has() -> None:
    """A fragment that changed nothing would be sound, too."""
    known = json.loads((ROOT / "content" / "schema" / "edition.json").read_text("utf-8"))
    shown = [s for s in ALL if s.file == "edition.yaml"]
    assert len(shown) >= 5
    for snippet in shown:
        assert set(yaml.safe_load(snippet.text)) <= set(known["properties"])


def test_the_plant_s_profile_is_read(tmp_path: Path) -> None:
    (shown,) = (s for s in ALL if s.file == "my-plant.yaml")
    (tmp_path / "my-plant.yaml").write_text(shown.text, "utf-8")
    profile = press_profile(str(tmp_path / "my-plant.yaml"))
    assert (profile.name, profile.total_ink, profile.pictures.screen_lpi) == ("my-plant", 230, 100)


@pytest.mark.parametrize("shown", [s for s in ALL if s.language == "jinja"], ids=lambda s: s.file)
def test_a_template_overrides_blocks_that_there_are(shown: Snippet) -> None:
    blocks = re.compile(r"{%-? block (\w+)")
    shipped = TEMPLATES / Path(shown.file).name
    Environment(autoescape=True).parse(shown.text)
    assert set(blocks.findall(shown.text)) <= set(blocks.findall(shipped.read_text("utf-8")))
    written = "".join(shown.text.split())
    commands = re.findall(r"printf '%s\\n' (.*) > " + shown.file, COOKBOOK.read_text("utf-8"))
    assert any("".join(c.replace("' '", "").strip("'").split()) == written for c in commands)


def test_the_page_names_every_block() -> None:
    text = COOKBOOK.read_text("utf-8")
    for template in TEMPLATES.glob("*.j2"):
        for block in re.findall(r"{%-? block (\w+)", template.read_text("utf-8")):
            assert f"`{block}`" in text


@pytest.mark.parametrize("shown", [s for s in ALL if s.language == "python"], ids=lambda s: s.file)
def test_code_is_as_the_program_s_is(shown: Snippet, tmp_path: Path) -> None:
    ast.parse(shown.text)
    for words in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "ruff",
                *words,
                "--config",
                ROOT / "pyproject.toml",
                "--stdin-filename",
                ROOT / shown.file,
                "-",
            ],
            input=shown.text,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.zh-CN.md")), ids=lambda page: page.name)
def test_both_languages_show_the_same_snippets(page: Path) -> None:
    english = page.with_name(page.name.replace(".zh-CN", ""))

    def bare(found: tuple[Snippet, ...]) -> list[tuple[str, str, str]]:
        """Return snippets without YAML's comments, which are in the reader's language."""
        return [(s.file, s.language, re.sub(r"\s+# .*", "", s.text)) for s in found]

    assert bare(snippets(page)) == bare(snippets(english))
