"""The table of rules agrees with the code; `python -m bench.rules` breaks rule after rule."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from bench.mutants import COPIED, ROOT
from bench.rules import Held, main, rules, tried

RULES = rules()
ROW = re.compile(r"^\| (.+?) \|.*\|$", re.MULTILINE)


def rows() -> list[str]:
    """Return the rules that docs/where.md lists."""
    text = (ROOT / "docs" / "where.md").read_text(encoding="utf-8")
    return [found for found in ROW.findall(text) if found not in ("rule", "---")]


def named(source: str) -> set[str]:
    """Return all names that a module defines or gives a value, those of classes with theirs."""
    found: set[str] = set()

    def visit(node: ast.AST, within: str) -> None:
        for child in ast.iter_child_nodes(node):
            name = ""
            match child:
                case ast.ClassDef() | ast.FunctionDef():
                    name = child.name
                case ast.Assign(targets=targets):
                    for target in targets:
                        for part in ast.walk(target):
                            if isinstance(part, ast.Name):
                                found.add(within + part.id)
                case ast.AnnAssign(target=ast.Name(id=one)):
                    found.add(within + one)
                case ast.Import() | ast.ImportFrom():
                    found.add("imports")
            if name:
                found.add(within + name)
            visit(child, f"{within}{name}." if isinstance(child, ast.ClassDef) else within)

    visit(ast.parse(source), "")
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name}: {rule.rule}")
def test_a_rule_stands_where_the_table_says(rule: Held) -> None:
    assert rule.file.partition("/")[0] in COPIED
    source = (ROOT / rule.file).read_text(encoding="utf-8")
    assert rule.broken(source) != source
    if rule.file.endswith(".py"):
        assert rule.name in named(source)
        ast.parse(rule.broken(source))
    else:
        assert rule.name in source
    test = ROOT / rule.test_file
    if rule.test_name:
        assert re.search(rf"def {rule.test_name}\b", test.read_text(encoding="utf-8"))
    else:
        assert test.exists()


def test_every_rule_that_is_listed_has_a_change_and_a_test() -> None:
    assert rows()
    assert list(dict.fromkeys(rule.row for rule in RULES)) == rows()


def test_a_rule_is_named_once() -> None:
    assert len({(rule.file, rule.rule) for rule in RULES}) == len(RULES)


def project(folder: Path) -> Path:
    """Return a small project with a rule that a test holds, and one that none does."""
    for name, text in {
        "content/law.py": "MOST = 3\nLEAST = 1\n",
        "tests/test_law.py": "from content.law import MOST\n\n\ndef test_most():\n"
        "    assert MOST == 3\n",
        "docs/words.yaml": "most: 3\n",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_a_rule_is_killed_by_its_test_or_alive(tmp_path: Path) -> None:
    root = project(tmp_path)
    held = [
        Held(
            "law", name, "content/law.py", name, f"{name} = ", f"{name} = 9 + ", "tests/test_law.py"
        )
        for name in ("MOST", "LEAST")
    ]
    assert [killed for _, killed in tried(root, held)] == [True, False]
    assert (root / "content" / "law.py").read_text() == "MOST = 3\nLEAST = 1\n"


def test_what_is_linked_is_not_written_through(tmp_path: Path) -> None:
    root = project(tmp_path)
    linked = Held("law", "x", "docs/words.yaml", "most", "most: 3", "most: 4", "tests/test_law.py")
    with pytest.raises(ValueError, match="not copied"):
        list(tried(root, [linked]))
    assert (root / "docs" / "words.yaml").read_text() == "most: 3\n"


def test_tests_that_fail_anyway_hold_nothing(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "content" / "law.py").write_text("MOST = 4\n")
    rule = Held("law", "x", "content/law.py", "MOST", "4", "5", "tests/test_law.py")
    with pytest.raises(RuntimeError, match="fail on the code as it is"):
        list(tried(root, [rule]))


def test_a_change_is_of_one_place() -> None:
    rule = Held("law", "x", "content/law.py", "MOST", "3", "4", "tests/test_law.py")
    with pytest.raises(ValueError, match="stands 2 times"):
        rule.broken("3 3")


def test_none_chosen_is_none_alive(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "no such rule"]) == 0
    assert "0 of 0" in capsys.readouterr().out
