"""The same copy in every form gives the same edition."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from content.importing import import_edition
from content.importing.forms import office
from content.reading.reader import read_edition
from tests.importing import forms
from tests.importing.conftest import TODAY

WANTED = [
    forms.HEADLINE,
    forms.DECK,
    forms.LEDE,
    *(one for title, by, body in forms.stories() for one in (f"# {title}", by, *body)),
]


def printed(source: Path, folder: Path) -> list[str]:
    """Return what an edition prints: headline group, lede, articles, each word in its place."""
    report = import_edition([source], folder, paper="云溪日报", today=TODAY)
    result = read_edition(folder)
    assert result.edition is not None, result.findings
    assert report.unaccounted == ""
    edition = result.edition
    head = edition.headline
    words = [head.kicker, head.title, head.deck, edition.byline, *(p.text for p in edition.lede)]
    for article in edition.articles:
        words += [article.kicker, f"# {article.title}", article.deck, article.byline]
        words += [
            f"{'' if p.kind == 'paragraph' else p.kind}{getattr(p, 'text', '')}"
            for p in article.body
        ]
    return [one for one in words if one]


@pytest.mark.parametrize("name", forms.FORMS)
def test_the_same_edition(tmp_path: Path, name: str) -> None:
    assert printed(forms.FORMS[name](tmp_path / name), tmp_path / "e") == WANTED


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be"])
def test_the_same_edition_in_every_coding(tmp_path: Path, coding: str) -> None:
    assert printed(forms.text(tmp_path / "文字.txt", coding), tmp_path / "e") == WANTED


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", [".doc", ".wps", ".rtf", ".odt"])
def test_the_same_edition_from_older_programs(tmp_path: Path, ending: str) -> None:
    source = forms.heading_styles(tmp_path / "稿.docx")
    form = "doc" if ending == ".wps" else ending[1:]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            str(office.program()),
            profile,
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(tmp_path / "older"),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    older = (tmp_path / "older" / f"稿.{form}").rename(tmp_path / f"稿{ending}")
    assert printed(older, tmp_path / "e") == WANTED
