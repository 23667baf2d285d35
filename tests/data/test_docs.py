"""docs/data.md and its translation: snippets are valid, every filter is told, examples print so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from content.filling.kit import KitFile
from content.filling.names import FILTERS, UNITS
from content.filling.spec import DataFile
from content.source.findings import Findings
from content.source.validate import checked
from content.source.yamltree import read_yaml
from tests.data.given import fact, written

DOCS = [Path(__file__).parents[2] / "docs" / name for name in ("data.md", "data.zh-CN.md")]
EXAMPLES = {"gdp": fact("412.5", "亿元"), "urban": fact("91.48", "%")}


@pytest.fixture(params=DOCS, ids=[path.name for path in DOCS])
def text(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_text(encoding="utf-8")


def test_snippets_are_valid(text: str) -> None:
    models: dict[str, type[BaseModel]] = {"source": DataFile, "# data": DataFile, "# kit": KitFile}
    snippets = re.findall(r"```yaml\n(.*?)```", text, re.S)
    seen = set()
    for snippet in snippets:
        findings = Findings()
        node = read_yaml(snippet, findings, file="x.yaml")
        assert node is not None
        start = next((start for start in models if snippet.startswith(start)), None)
        if start is not None:
            seen.add(start)
            assert checked(models[start], node, findings, file="x.yaml") is not None
        else:
            from content.filling.filling import Figures

            assert Figures({"peers": ()}, findings).chart(node, "figures/x.yaml") is not None
        assert findings.all() == ()
    assert seen == set(models)


def test_every_filter_is_told(text: str) -> None:
    rows = [row for row in text.split("\n") if row.startswith("| `")]
    told = {
        word for row in rows for cell in row.split("`")[1::2] for word in re.findall(r"\w+", cell)
    }
    assert FILTERS.keys() - set(UNITS) <= told


def test_examples_print_as_told(text: str) -> None:
    rows = re.findall(r"^\| (`\{\{ (?:gdp|urban)[^.]*?) \| ([^|]+) \|$", text, re.M)
    shown = 0
    for templates, words in rows:
        cells = [t.replace("\\|", "|") for t in re.findall(r"`(\{\{.*?\}\})`", templates)]
        for template, printed in zip(cells, re.split("[,、] ?", words.strip()), strict=True):
            assert written(template, **EXAMPLES) == printed
            shown += 1
    assert shown == 5
