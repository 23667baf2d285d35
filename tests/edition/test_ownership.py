"""A delivery replaces what an earlier one wrote, and nothing that people brought or changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layout.edition.delivery import deliver
from layout.edition.manifest import NAME
from layout.edition.order import Order
from layout.edition.outcome import Outcome
from layout.page.errors import RenderError


def made(files: dict[str, bytes], content: str = "a") -> Outcome:
    """Return an outcome with files and a manifest that lists them."""
    from content.keeping import digest

    stated = {
        "edition": "e",
        "title": "题",
        "paper": "报",
        "date": "2026-11-27",
        "content_sha256": content,
        "pages": {"count": 1},
        "files": [
            {"name": name, "bytes": len(data), "sha256": digest(data)}
            for name, data in files.items()
        ],
    }
    ready = {**files, NAME: json.dumps(stated).encode()}
    return Outcome(Order(Path("e")), "e", files=ready)


def names(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_what_an_earlier_delivery_wrote_goes_and_what_people_brought_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    deliver(made({"e.pdf": b"1", "web/index.html": b"1", "web/old.jpg": b"1"}), out)
    (out / "web/own.css").write_bytes(b"mine")
    gone = deliver(made({"e.pdf": b"2", "web/index.html": b"2"}, "b"), out)
    assert gone == ("web/old.jpg",)
    assert names(out) == {"e.pdf", "web/index.html", "web/own.css", NAME}
    assert (out / "e.pdf").read_bytes() == b"2"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_kinds_made_alone_join_others_of_the_same_content(tmp_path: Path) -> None:
    deliver(made({"e.pdf": b"1", "web/index.html": b"1"}), tmp_path)
    assert deliver(made({"e.pdf": b"1"}), tmp_path, whole=False) == ()
    listed = json.loads((tmp_path / NAME).read_bytes())["files"]
    assert [file["name"] for file in listed] == ["e.pdf", "web/index.html"]
    assert deliver(made({"e.pdf": b"2"}, "b"), tmp_path, whole=False) == ("web/index.html",)


@pytest.mark.parametrize("manifest", [b"{}", b'{"name": "my-app", "start_url": "/"}'])
def test_a_site_that_is_not_ours_is_not_replaced(tmp_path: Path, manifest: bytes) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web/index.html").write_bytes(b"my site")
    (tmp_path / NAME).write_bytes(manifest)
    with pytest.raises(RenderError, match=r"keep\.foreign") as error:
        deliver(made({"e.pdf": b"1", "web/index.html": b"1"}), tmp_path)
    assert error.value.told.values["foreign"] == ("web/index.html", NAME)
    assert names(tmp_path) == {"web/index.html", NAME}
    assert (tmp_path / NAME).read_bytes() == manifest


def test_a_page_that_somebody_marked_is_not_replaced(tmp_path: Path) -> None:
    deliver(made({"e.pdf": b"1"}), tmp_path)
    (tmp_path / "e.pdf").write_bytes(b"1 with a reviewer's notes")
    for files in ({"e.pdf": b"2"}, {"e.pdf": b"1"}):
        with pytest.raises(RenderError, match=r"keep\.changed"):
            deliver(made(files), tmp_path)
    deliver(made({"other.pdf": b"2"}, "b"), tmp_path)
    assert (tmp_path / "e.pdf").read_bytes() == b"1 with a reviewer's notes"
