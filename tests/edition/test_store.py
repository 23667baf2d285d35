"""The store: bytes by key, whole or none, of one user, no larger than it may be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from layout.edition.store import NAME, Store

KEY = "a" * 64


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kept")


@pytest.mark.parametrize("data", [b"", b"words", bytes(range(256)) * 99])
def test_what_is_kept_is_given_back(store: Store, data: bytes) -> None:
    assert store.get(KEY) is None
    store.put(KEY, data)
    assert store.get(KEY) == data
    assert [file.name for file in store.folder.iterdir()] == [KEY]  # nothing half written


def test_it_is_nobody_elses_to_read(store: Store) -> None:
    store.put(KEY, b"words")
    assert store.folder.stat().st_mode & 0o777 == 0o700
    assert (store.folder / KEY).stat().st_mode & 0o777 == 0o600


def test_damaged_entries_are_not_read(store: Store) -> None:
    store.put(KEY, b"words")
    file = store.folder / KEY
    file.write_bytes(file.read_bytes()[:-1] + b"!")
    assert store.get(KEY) is None
    assert not file.exists()


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o720, 0o755])
def test_a_folder_that_others_may_use_is_neither_read_nor_written(store: Store, mode: int) -> None:
    store.put(KEY, b"words")
    store.folder.chmod(mode)
    assert store.get(KEY) is None
    store.put("b" * 64, b"more")
    assert not (store.folder / ("b" * 64)).exists()


def test_a_file_that_others_may_use_is_not_read(store: Store) -> None:
    store.put(KEY, b"words")
    (store.folder / KEY).chmod(0o660)
    assert store.get(KEY) is None


def test_links_are_not_followed(store: Store, tmp_path: Path) -> None:
    store.put(KEY, b"words")
    (store.folder / KEY).rename(tmp_path / "own")
    (store.folder / KEY).symlink_to(tmp_path / "own")
    assert store.get(KEY) is None
    linked = tmp_path / "linked"
    linked.symlink_to(store.folder)
    store.put("b" * 64, b"more")
    assert Store(linked).get("b" * 64) is None


def test_another_users_folder_is_not_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put(KEY, b"words")
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert store.get(KEY) is None


def test_the_least_used_go_first(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept", most=1000)
    for number, key in enumerate("abc"):
        store.put(key, bytes(200))
        os.utime(store.folder / key, ns=(number, number))
    assert store.get("a") is not None  # used again
    store.put("d", bytes(200))
    assert sorted(file.name for file in store.folder.iterdir()) == ["a", "c", "d"]
    store.put("e", bytes(2000))
    assert store.get("e") is None


@pytest.mark.parametrize("folder", [os.devnull, "/proc/none"])
def test_without_a_place_nothing_is_kept(folder: str) -> None:
    store = Store(Path(folder))
    store.put(KEY, b"words")
    assert store.get(KEY) is None


def test_where_it_stands(tmp_path: Path) -> None:
    assert Store.of_user({"PRESS_CACHE": str(tmp_path)}).folder == tmp_path
    assert Store.of_user({"XDG_CACHE_HOME": str(tmp_path)}).folder == tmp_path / NAME
    for none in ({}, {"XDG_CACHE_HOME": "here"}):
        assert Store.of_user(none).folder == Path.home() / ".cache" / NAME
