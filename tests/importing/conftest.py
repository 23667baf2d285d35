"""What the tests of importing share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from content.importing import ImportReport, import_edition
from content.model import Edition, Finding, Paragraph, Severity
from content.reading.reader import ReadResult, read_edition

TODAY = dt.date(2031, 1, 1)
Import = Callable[..., tuple[ImportReport, Edition]]


@pytest.fixture
def imported(tmp_path: Path) -> Import:
    """Import texts by file name; return the report and the edition, which has no error."""

    def run(*sources: Path, **texts: str) -> tuple[ImportReport, Edition]:
        paths = list(sources)
        for name, text in texts.items():
            path = tmp_path / name.replace("_", ".")
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        report = import_edition(paths, tmp_path / "edition", today=TODAY)
        result = read_edition(tmp_path / "edition")
        assert not undecided_apart(result), result.findings
        assert result.edition is not None
        assert report.unaccounted == ""
        return report, result.edition

    return run


def undecided_apart(result: ReadResult) -> list[Finding]:
    """The errors of an edition, without those that wait for an editor's decision."""
    errors = [f for f in result.findings if f.severity is Severity.ERROR]
    return [f for f in errors if f.rule != "undecided"]


def copy_of(edition: Edition) -> list[str]:
    """All printed paragraphs of lede and articles."""
    found = [paragraph.text for paragraph in edition.lede]
    for article in edition.articles:
        found += [item.text for item in article.body if isinstance(item, Paragraph)]
    return found
