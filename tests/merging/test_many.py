"""Many builds at once: one bad edition stops none, what is unchanged is not built again."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from bench.told import CHINESE
from content.merging import merge
from content.words import Message
from layout.app.batching import summary_table, telling
from layout.edition.batch import Build, Result, build_batch
from layout.edition.build_one import kept
from layout.edition.kinds import Kind
from layout.edition.order import Order
from layout.edition.outcome import Outcome
from layout.page.errors import PressError

KIT = Path(__file__).parent / "kit"


def quiet() -> Console:
    return Console(file=io.StringIO(), width=200)


def download(*more: Kind) -> Order:
    return Order(Path(), frozenset({Kind.DOWNLOAD, *more}), dpi=(72,), jobs=1)


def count_files(folder: Path) -> Result:
    """Stand in for a build; a folder named bad breaks it."""
    if folder.name == "bad":
        return Result(str(folder), state="refused", told=Message("edition.content-unreadable"))
    return Result(str(folder), folder.name, "built", pages=1, fill=90.0)


def test_results_come_in_the_order_of_the_folders(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("b", "bad", "a", "b")]
    summary = tmp_path / "out" / "summary.json"
    console = quiet()
    with telling(console, 3, CHINESE) as told:
        made = build_batch(
            folders, count_files, told=told, scheduler="threads", workers=2, summary=summary
        )
    assert [(r.edition, r.state) for r in made.results] == [
        ("b", "built"),
        ("", "refused"),
        ("a", "built"),
    ]
    assert not made.ok
    stated = json.loads(summary.read_text(encoding="utf-8"))
    assert (stated["editions"], stated["states"]) == (3, {"built": 2, "refused": 1})
    assert stated["results"][1]["code"] == "edition.content-unreadable"
    assert stated["results"][1]["why"] == "内容读不出来"
    console.print(summary_table(made, CHINESE))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "3/3" in shown and "90.0%" in shown


def test_a_row_is_built_once_and_a_bad_edition_stops_none(tmp_path: Path) -> None:
    (row,) = merge(KIT, None, tmp_path / "in", rows=["9902"]).rows
    assert row.folder is not None
    bad = tmp_path / "in" / "bad"
    bad.mkdir()
    (bad / "edition.yaml").write_text("paper: {}\n", encoding="utf-8")
    build = Build(tmp_path / "out", download())
    first = build_batch([bad, row.folder], build, scheduler="sync")
    refused, built = first.results
    assert (refused.state, built.state, built.edition) == ("refused", "built", "sample-9902")
    assert refused.told is not None
    assert (refused.told.code, refused.told.values["place"]) == (
        "edition.content-errors",
        "edition.yaml:1",
    )
    assert built.pages == 1 and built.fill > 50
    pdf = tmp_path / "out" / "sample-9902" / "sample-9902.pdf"
    stamp = pdf.stat().st_mtime_ns
    (again,) = build_batch([row.folder], build, scheduler="sync").results
    assert (again.state, again.pages, again.fill) == ("unchanged", 1, built.fill)
    assert pdf.stat().st_mtime_ns == stamp
    # other copy, another order or a lost file are built again: here only asked, not done
    stated = json.loads((pdf.parent / "manifest.json").read_bytes())
    same = Outcome(replace(download(), folder=row.folder), content=stated["content_sha256"])
    assert kept(same, pdf.parent) == replace(again, seconds=0.0)
    assert kept(replace(same, content="other"), pdf.parent) is None
    for order in (
        download(Kind.WEB),
        replace(download(), draft=True),
        replace(download(), created="2031-03-05T00:00:00Z"),
        replace(download(), templates=row.folder),
    ):
        assert kept(replace(same, order=order), pdf.parent) is None
    pdf.unlink()
    assert kept(same, pdf.parent) is None


def test_processes_share_the_work(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in "abc"]
    for folder in folders:
        folder.mkdir()
        (folder / "edition.yaml").write_text("paper: {}\n", encoding="utf-8")
    made = build_batch(folders, Build(tmp_path / "out", download()), workers=2)
    assert [(r.folder, r.state) for r in made.results] == [(str(f), "refused") for f in folders]


def test_printed_figures_are_the_tables(tmp_path: Path) -> None:
    import pypdfium2

    (row,) = merge(KIT, None, tmp_path / "in", rows=["9903"]).rows
    assert row.folder is not None
    (built,) = build_batch(
        [row.folder], Build(tmp_path / "out", download()), scheduler="sync"
    ).results
    assert built.state == "built", built.told
    document = pypdfium2.PdfDocument(tmp_path / "out" / "sample-9903" / "sample-9903.pdf")
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    words = "".join(words.split())
    document.close()
    for printed in ("30.55万人", "18.6%", "48.4%", "11.2万户", "88.4%", "平均每户2.73人"):
        assert printed in words


def test_a_cluster_needs_its_package(tmp_path: Path) -> None:
    pytest.importorskip("dask")
    try:
        import distributed  # type: ignore[import-not-found] # noqa: F401 # a choice
    except ImportError:
        with pytest.raises(PressError, match="distributed"):
            build_batch([tmp_path], count_files, scheduler="tcp://localhost:1")
    else:
        pytest.skip("distributed is installed")
