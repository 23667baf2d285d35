"""A folder is written whole; what is not ours, or was changed by hand, stays or is named."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from content.keeping import (
    RECORD,
    KeepError,
    digest,
    recorded,
    with_record,
    write_more,
    write_owned,
    writing,
)
from content.keeping.exchange import exchange
from content.keeping.plan import planned

OLD = {"edition.yaml": b"old", "articles/1.md": b"one", "articles/2.md": b"two"}
NEW = {"edition.yaml": b"new", "articles/1.md": b"one", "figures/a.yaml": b"a"}


def write(folder: Path, files: dict[str, bytes], **how: Any) -> writing.Written:
    return write_owned(folder, with_record(files), recorded(folder), **how)


def held(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder but its record; what a run leaves aside counts too."""
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != RECORD}


def test_ours_are_replaced_and_removed(tmp_path: Path) -> None:
    write(tmp_path / "e", OLD)
    done = write(tmp_path / "e", NEW)
    assert held(tmp_path / "e") == NEW
    assert done.removed == ("articles/2.md",)
    assert [p.name for p in tmp_path.iterdir()] == ["e"]


def test_nothing_is_written_to_the_root_of_a_disk(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to("/")
    (tmp_path / "real").mkdir()
    (tmp_path / "there").symlink_to("real")
    with pytest.raises(KeepError) as refused:
        planned((tmp_path / "out").resolve(), dict.fromkeys(NEW, b""), {})
    assert refused.value.told.code == "keep.at-root"
    write(tmp_path / "there", NEW)
    assert held(tmp_path / "real") == NEW


def test_foreign_files_folders_and_links_stay(tmp_path: Path) -> None:
    folder = tmp_path / "e"
    write(folder, OLD)
    (tmp_path / "elsewhere.txt").write_bytes(b"far")
    (folder / ".git/objects").mkdir(parents=True)
    (folder / ".git/objects/aa").write_bytes(b"object")
    (folder / "articles/note.txt").write_bytes(b"mine")
    (folder / "waiting").mkdir()
    (folder / "link").symlink_to("../elsewhere.txt")
    (folder / "room").symlink_to(".git")
    write(folder, NEW)
    assert (folder / ".git/objects/aa").read_bytes() == b"object"
    assert (folder / "articles/note.txt").read_bytes() == b"mine"
    assert (folder / "waiting").is_dir()
    assert (folder / "link").readlink() == Path("../elsewhere.txt")
    assert (folder / "room").is_symlink()
    assert not (folder / "articles/2.md").exists()


@pytest.mark.parametrize("name", ["edition.yaml", "figures/a.yaml"])
def test_a_foreign_file_in_the_way_is_named(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "e"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_bytes(b"by hand")
    with pytest.raises(KeepError, match=r"keep\.foreign") as error:
        write(folder, NEW)
    assert error.value.told.values["foreign"] == (name,)
    assert held(folder) == {name: b"by hand"}


def test_a_changed_file_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "e"
    write(folder, OLD)
    (folder / "edition.yaml").write_bytes(b"an editor's")
    before = held(folder)
    with pytest.raises(KeepError, match=r"keep\.changed") as error:
        write(folder, NEW, keep_edits=True)
    assert error.value.told.values["changed"] == ("edition.yaml",)
    assert held(folder) == before


def test_an_edit_stays_where_nothing_new_would_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "e"
    write(folder, OLD)
    (folder / "articles/1.md").write_bytes(b"one, edited")
    (folder / "articles/2.md").write_bytes(b"two, edited")
    done = write(folder, NEW, keep_edits=True)
    assert done.kept == ("articles/1.md", "articles/2.md")
    edited = {"articles/1.md": b"one, edited", "articles/2.md": b"two, edited"}
    assert held(folder) == {**NEW, **edited}
    with pytest.raises(KeepError, match=r"keep\.changed"):
        write(folder, {**NEW, "articles/1.md": b"one, anew"}, keep_edits=True)
    with pytest.raises(KeepError, match=r"keep\.changed"):
        write(folder, NEW)


def test_what_is_read_is_never_replaced_nor_removed(tmp_path: Path) -> None:
    folder = tmp_path / "e"
    write(folder, OLD)
    source = folder / "articles/2.md"
    done = write(folder, NEW, protect=[source])
    assert source.read_bytes() == b"two" and done.removed == ()
    source = folder / "edition.yaml"
    with pytest.raises(KeepError, match=r"keep\.foreign"):
        write(folder, OLD, protect=[source])
    assert source.read_bytes() == b"new"


@pytest.mark.parametrize("damage", [b"", b"{}", b'{"files": 3}', b"[" * 100_000])
def test_without_a_sound_record_nothing_is_ours(tmp_path: Path, damage: bytes) -> None:
    folder = tmp_path / "e"
    write(folder, OLD)
    (folder / RECORD).write_bytes(damage)
    with pytest.raises(KeepError, match=r"keep\.foreign"):
        write(folder, NEW)
    assert held(folder) == OLD


def test_links_lead_nothing_out_of_the_folder(tmp_path: Path) -> None:
    folder, outside = tmp_path / "e", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (folder / "articles").symlink_to(outside)
    with pytest.raises(KeepError, match=r"keep\.foreign") as error:
        write(folder, NEW)
    assert error.value.told.values["foreign"] == ("articles",)
    assert not list(outside.iterdir())


def test_many_names_are_counted(tmp_path: Path) -> None:
    files = {f"{number}.md": b"new" for number in range(30)}
    for name in files:
        (tmp_path / name).write_bytes(b"by hand")
    with pytest.raises(KeepError) as error:
        write(tmp_path, files)
    told = error.value.told.values["foreign"]
    assert isinstance(told, tuple) and len(told) == 9


def test_where_we_stand_the_folder_stays_the_same_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "e"
    write(folder, OLD)
    (folder / "mine").write_bytes(b"mine")
    monkeypatch.chdir(folder)
    inode = folder.stat().st_ino
    write(Path(), NEW)
    assert folder.stat().st_ino == inode
    assert held(Path()) == {**NEW, "mine": b"mine"}


def test_a_file_that_comes_while_we_write_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "e"
    write(folder, OLD)

    def late(one: Path, other: Path) -> None:
        (folder / "late.txt").write_bytes(b"late")
        (folder / "edition.yaml").write_bytes(b"saved in an editor just now")
        exchange(one, other)

    monkeypatch.setattr(writing, "exchange", late)
    done = write(folder, NEW)
    saved = {"late.txt": b"late", "edition.yaml.bak": b"saved in an editor just now"}
    assert held(folder) == {**NEW, **saved}
    assert sorted(done.saved) == sorted(saved)


def test_a_folder_of_many_things_keeps_a_record_of_each(tmp_path: Path) -> None:
    write_more(tmp_path, {"index.html": b"1"})
    write_more(tmp_path, {"summary.json": b"1"}, aside=True)
    write_more(tmp_path, {"index.html": b"2"})
    assert recorded(tmp_path)["summary.json"] == digest(b"1")
    (tmp_path / "index.html").write_bytes(b"my site")
    (tmp_path / "summary.json").write_bytes(b"my sums")
    with pytest.raises(KeepError, match=r"keep\.changed"):
        write_more(tmp_path, {"index.html": b"3"})
    write_more(tmp_path, {"summary.json": b"2"}, aside=True)
    assert held(tmp_path) == {
        "index.html": b"my site",
        "summary.json": b"2",
        "summary.json.bak": b"my sums",
    }


STEPS = ("rename", "replace", "link", "unlink", "rmdir", "mkdir", "fsync")


def killed_at(step: int, run: Callable[[], object]) -> bool:
    """Run in a child process that dies, as by SIGKILL, before its n-th step; tell if it did."""
    child = os.fork()
    if child == 0:
        count = 0

        def counted(real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*args: Any, **named: Any) -> Any:
                nonlocal count
                count += 1
                if count == step:
                    os._exit(9)
                return real(*args, **named)

            return call

        try:
            for name in STEPS:
                setattr(os, name, counted(getattr(os, name)))
            vars(writing)["exchange"] = counted(vars(writing)["exchange"])
            run()
        except BaseException:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, 9), f"the run ended with {code}"
    return code == 9


@pytest.fixture(scope="module")
def small() -> Iterator[ProcessPoolExecutor]:
    """Yield a process to fork: of one that has run a thousand tests each fork takes ten times."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        yield pool


@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
@pytest.mark.parametrize("way", ["exchange", "step", "new", "no exchange", "no links"])
def test_killed_at_any_step(tmp_path: Path, way: str, small: ProcessPoolExecutor) -> None:
    assert small.submit(steps_survived, tmp_path, way).result() > 7


def steps_survived(place: Path, way: str) -> int:
    """Kill a run at each of its steps in turn, each time in a new folder; return their number."""
    mine = {"mine/notes.txt": b"mine", "articles/photo.jpg": b"photo"} if way != "new" else {}

    def refuse(*_: object, **__: object) -> None:
        raise OSError("not here")

    with pytest.MonkeyPatch.context() as patch:
        if way == "no exchange":
            patch.setattr(writing, "exchange", refuse)
        if way == "no links":
            patch.setattr(os, "link", refuse)
        return all_steps(place, way, mine)


def all_steps(place: Path, way: str, mine: dict[str, bytes]) -> int:
    """Kill a run at each of its steps in turn, as the machine is; return their number."""
    step, killed = 0, True
    while killed:
        step += 1
        folder = place / f"{way}-{step}" / "e"
        if way != "new":
            write(folder, OLD)
            for name, data in mine.items():
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).write_bytes(data)
        killed = killed_at(step, partial(write, folder, NEW, step=way == "step"))
        now = {n: d for n, d in held(folder).items() if not n.startswith(".")}
        if way in ("exchange", "new"):  # at every moment the old state or the new, whole
            assert now in ({**OLD, **mine}, {**NEW, **mine}) if mine else now in ({}, NEW)
        for name in {**OLD, **mine} if way != "new" else {}:  # each file old or new, none absent
            gone = name in OLD and name not in NEW and name not in now
            assert gone or now[name] in (OLD.get(name), NEW.get(name), mine.get(name))
        write(folder, NEW)
        assert held(folder) == {**NEW, **mine}, f"step {step}"
        assert [p.name for p in folder.parent.iterdir()] == ["e"], f"step {step}"
        assert not [p for p in folder.rglob(".*") if p.name != RECORD], f"step {step}"
    return step - 1
