"""A delivery replaces what an earlier one wrote, and nothing that people brought or changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import build_pdf
from content.reading.reader import read_edition
from layout.app.progress import Stages
from layout.edition.build_one import Build
from layout.edition.delivery import can_deliver, deliver
from layout.edition.kinds import USUAL, Kind
from layout.edition.manifest import NAME
from layout.edition.order import Order
from layout.edition.outcome import Outcome
from layout.page.errors import RenderError
from tests.edition import folders


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


def test_what_stands_in_the_way_is_seen_before_anything_is_made(tmp_path: Path) -> None:
    out = tmp_path / "out"
    can_deliver(out, "e", USUAL)  # need not be there
    deliver(made({"e.pdf": b"1", "web/index.html": b"1"}), out)
    can_deliver(out, "e", USUAL)
    (out / "e-proof.pdf").write_bytes(b"brought")
    with pytest.raises(RenderError, match=r"keep\.foreign"):
        can_deliver(out, "e", USUAL)
    can_deliver(out, "e", {Kind.DOWNLOAD, Kind.WEB})
    (out / "e.pdf").write_bytes(b"1 with a reviewer's notes")
    with pytest.raises(RenderError, match=r"keep\.changed"):
        can_deliver(out, "e", {Kind.DOWNLOAD})


def test_a_manifest_of_another_program_is_seen_at_once(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b'{"name": "my-app"}')
    with pytest.raises(RenderError, match=r"keep\.foreign"):
        can_deliver(tmp_path, "e", {Kind.DOWNLOAD})


def test_a_build_ends_before_it_plans(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(__file__).parents[1] / "editions/small"
    (tmp_path / "small-20310305.pdf").write_bytes(b"brought")
    planned: list[str] = []

    def step(self: Stages, name: str) -> None:
        planned.append(name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stages, "step", step)
        code = build_pdf.main(["build", str(folder), "--out", str(tmp_path), "--only", "download"])
    assert code and "small-20310305.pdf" in capsys.readouterr().err
    assert planned == ["read"]
    assert (tmp_path / "small-20310305.pdf").read_bytes() == b"brought"


@pytest.mark.parametrize("kind", [Kind.DOWNLOAD, Kind.WEB])
def test_a_batch_refuses_what_it_could_not_deliver_before_it_makes_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("made though it cannot be delivered")

    monkeypatch.setattr("layout.edition.make.make", never)
    folder = folders.made("nothing", tmp_path)
    edition = read_edition(folder).edition
    assert edition is not None
    name = "web/index.html" if kind is Kind.WEB else f"{edition.id}.pdf"
    brought = tmp_path / "out" / edition.id / name
    brought.parent.mkdir(parents=True)
    brought.write_bytes(b"mine")
    result = Build(tmp_path / "out", Order(folder, frozenset({kind}), jobs=1))(folder)
    assert result.state == "refused"
    assert result.told is not None and result.told.code.startswith("keep.")
    assert brought.read_bytes() == b"mine"
