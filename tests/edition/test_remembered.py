"""Remembered orders: the same bytes with and without, and nothing old where anything changed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from layout.edition import make as making
from layout.edition import remembered
from layout.edition.conductor import conduct
from layout.edition.helper import here
from layout.edition.kinds import Kind
from layout.edition.order import Order
from layout.edition.outcome import Outcome
from layout.edition.remembered import key_of
from layout.edition.store import Store
from tests.edition.folders import SMALL, replaced

KINDS = frozenset({Kind.DOWNLOAD})


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(tmp_path_factory.mktemp("store") / "kept")


@pytest.fixture(scope="module")
def first(store: Store) -> Outcome:
    return conduct(Order(SMALL, KINDS), submit=here, store=store)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def no_make(*_: object, **__: object) -> object:
    raise AssertionError("made anew")


def test_nothing_is_made_twice_and_the_bytes_are_the_same(
    first: Outcome, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "make", no_make)
    again = conduct(Order(SMALL, KINDS), store=store)
    assert again.refusal is None
    assert again.files == first.files
    assert again.pictures == first.pictures
    assert again.findings == first.findings
    assert again.built is not None and first.built is not None
    assert again.built.plan.notes == first.built.plan.notes
    assert again.built.audit == first.built.audit


def changed_word(folder: Path) -> None:
    replaced(folder / "articles" / "4-note.md", "到这里就完了", "到此就完了")


def hidden_file(folder: Path) -> None:
    (folder / ".new").write_text("1")


def picture(folder: Path) -> None:
    file = next((folder / "pictures").glob("*.png"))
    file.write_bytes(file.read_bytes() + b"\0")


def moved(folder: Path) -> None:
    file = next((folder / "pictures").glob("*.png"))
    file.rename(file.with_name("other.png"))


@pytest.mark.parametrize("change", [changed_word, hidden_file, picture, moved])
def test_any_change_of_the_folder_is_another_key(folder: Path, change: object) -> None:
    before = key_of(Order(folder, KINDS))
    assert before is not None and before == key_of(Order(folder, KINDS))
    assert callable(change)
    change(folder)
    assert key_of(Order(folder, KINDS)) not in (before, None)


def test_what_is_ordered_is_part_of_the_key(folder: Path, tmp_path: Path) -> None:
    shipped = remembered.ROOT / "layout" / "plant" / "profiles" / "newsprint.yaml"
    own = Path(shutil.copy(shipped, tmp_path / "own.yaml"))
    replaced(own, "hairline_pt: 0.25", "hairline_pt: 0.3")
    order = Order(folder, KINDS)
    orders = [
        order,
        replace(order, kinds=frozenset({Kind.DOWNLOAD, Kind.WEB})),
        replace(order, profile="tabloid"),
        replace(order, draft=True),
        replace(order, created="2026-01-01T00:00:00Z"),
        replace(order, press=str(own)),
    ]
    keys = [key_of(one) for one in orders]
    assert len(set(keys)) == len(orders)
    assert None not in keys
    assert key_of(replace(order, jobs=1)) == keys[0]  # the bytes do not depend on it


def test_a_link_to_who_knows_where_is_not_remembered(folder: Path, tmp_path: Path) -> None:
    (folder / "link.png").symlink_to(tmp_path / "picture.png")
    assert key_of(Order(folder, KINDS)) is None


def test_another_program_is_another_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(Order(folder, KINDS))
    monkeypatch.setattr(remembered, "program", lambda: "of tomorrow")
    assert key_of(Order(folder, KINDS)) != before


def test_refused_orders_are_not_remembered(folder: Path, tmp_path: Path) -> None:
    replaced(folder / "edition.yaml", "paper:", "papers:")
    store = Store(tmp_path / "kept")
    assert conduct(Order(folder, KINDS), submit=here, store=store).refusal is not None
    assert not store.folder.exists()


def test_what_cannot_be_read_back_is_made_anew(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    key = key_of(Order(SMALL, KINDS))
    assert key is not None
    store.put(key, b"no pickle")
    assert remembered.find(store, Order(SMALL, KINDS)) is None
