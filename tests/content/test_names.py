"""Names of files as systems write them: accents in two ways, characters that cannot be printed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest

from content.model import Severity
from content.reading.articles import PARTS
from content.reading.reader import read_edition
from layout.plan.sources import Band, Banner, Contents, Foot, Lede

SMALL = Path(__file__).parents[1] / "editions" / "small"
TAKEN = "read.name-of-part"


@pytest.mark.parametrize(("called", "written"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_accents_in_names_may_be_written_either_way(
    tmp_path: Path, called: Literal["NFC", "NFD"], written: Literal["NFC", "NFD"]
) -> None:
    """An archive of macOS has é as two characters, the words about a picture have one."""
    shutil.copytree(SMALL, tmp_path / "edition")
    name, folder = normalize(called, "café"), tmp_path / "edition"
    for old in ("pictures/train-detail.png", "figures/riders.yaml"):
        path = folder / old
        path.rename(path.with_name(name + path.suffix))
    for file in ("pictures/pictures.yaml", "articles/1-line.md"):
        text = (folder / file).read_text("utf-8")
        for old in ("train-detail", "riders"):
            text = text.replace(old, normalize(written, "café"))
        (folder / file).write_text(text, "utf-8")
    found = read_edition(folder)
    assert [f.told.code for f in found.findings if f.severity is Severity.ERROR] == []


def test_two_articles_of_one_name_are_told(tmp_path: Path) -> None:
    """And a name that cannot be printed, as a line's end, is one that can."""
    shutil.copytree(SMALL, tmp_path / "edition")
    folder = tmp_path / "edition" / "articles"
    note = (folder / "4-note.md").read_text("utf-8")
    for name in (normalize("NFC", "5-caf\u00e9"), normalize("NFD", "5-caf\u00e9"), "6-a\nb"):
        (folder / f"{name}.md").write_text(note, "utf-8")
    found = read_edition(tmp_path / "edition")
    (told,) = (f for f in found.findings if f.told.code == "read.files-of-one-name")
    assert told.severity is Severity.ERROR and told.file.endswith(".md")
    assert found.edition is None or "6-a-b" in {a.id for a in found.edition.articles}


@pytest.mark.parametrize("name", sorted(PARTS))
def test_an_article_is_not_called_as_another_part_of_the_page(tmp_path: Path, name: str) -> None:
    """Two blocks of one name would be one to the audit, which found lines missing and twice."""
    shutil.copytree(SMALL, tmp_path / "edition")
    first = min((tmp_path / "edition" / "articles").iterdir())
    first.rename(first.with_name(f"{name}.md"))
    told = [f.file for f in read_edition(tmp_path / "edition").findings if f.told.code == TAKEN]
    assert told == [f"articles/{name}.md"]


def test_the_parts_of_a_page_are_those_that_the_planner_names() -> None:
    assert {kind.key for kind in (Banner, Lede, Contents, Band, Foot)} == PARTS
