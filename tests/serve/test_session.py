"""A session builds what was saved last, drops what is overtaken and keeps the last good page."""

from __future__ import annotations

import io
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from rich.console import Console

from bench.told import CHINESE
from content.model import Acceptance
from content.reading.reader import read_edition
from content.words import Language, message, say
from layout.app.desk import session as sessions
from layout.app.desk.kept import KeptPages
from layout.app.desk.session import MOST_DROPPED, Overtaken, Session
from layout.app.desk.state import PageView, Phase, State, notes
from layout.edition.conductor import conduct
from layout.edition.helper import here
from layout.edition.kinds import Kind
from layout.edition.order import Order
from layout.page.errors import LayoutError

if TYPE_CHECKING:
    from layout.edition.make import Built

PAGE = PageView("page", "第 1 版", 390, 545)


class NoStudio:
    """Stands for the studio: nothing is drawn."""

    def __init__(self, check: Callable[[], None]) -> None:
        self.check = check
        self.submit, self.memory = here, None


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setattr(sessions, "Studio", NoStudio)
    order = Order(tmp_path, frozenset({Kind.DOWNLOAD}))
    made = Session(order, lambda state, pdf: None, Console(file=io.StringIO()))
    yield made
    made.stop()


def run(
    session: Session, build: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> threading.Thread:
    monkeypatch.setattr(session, "_build", build)
    thread = threading.Thread(target=session.run, daemon=True)
    thread.start()
    return thread


def wait_for(true: Callable[[], bool]) -> None:
    while not true():
        time.sleep(0.005)


def test_a_change_during_a_build_leads_to_another(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = [], []

    def build() -> None:
        begun.append(1)
        if len(begun) == 1:
            session.changed()
        session.check()
        ended.append(1)

    thread = run(session, build, monkeypatch)
    session.changed()
    wait_for(lambda: len(ended) == 1)
    assert not session._awake.is_set()  # nothing more is asked for
    session.stop()
    thread.join()
    assert (len(begun), len(ended)) == (2, 1)


def test_endless_typing_still_shows_a_page(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = [], []

    def build() -> None:
        begun.append(1)
        session.changed()
        session.check()
        ended.append(1)
        session.stop()

    run(session, build, monkeypatch)
    session.changed()
    wait_for(lambda: bool(ended))
    assert len(begun) == MOST_DROPPED + 1


def test_a_stopped_session_ends_its_build(session: Session) -> None:
    session.check()
    session.stop()
    with pytest.raises(Overtaken):
        session.check()


def test_content_errors_keep_the_last_good_page(tmp_path: Path, session: Session) -> None:
    seen: list[State] = []
    session._publish = lambda state, pdf: seen.append(state)
    session._good = (PAGE,)
    (tmp_path / "edition.yaml").write_text("paper: [", encoding="utf-8")
    session._build()
    end = seen[-1]
    assert (end.phase, end.stale, end.pages) == (Phase.CONTENT, True, (PAGE,))
    assert end.trouble is not None
    assert end.trouble.title == "内容有误"
    first = end.findings[0]
    assert (first.severity, first.title) == ("error", CHINESE.text(f"rule.{first.rule}"))
    assert first.place.startswith("edition.yaml:")


def test_content_that_is_still_to_be_mended_becomes_pages_too(
    tmp_path: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong is mended with the page in sight; nothing is delivered."""
    folder = tmp_path / "small"
    shutil.copytree(Path(__file__).parents[1] / "editions" / "small", folder)
    note = folder / "articles" / "4-note.md"
    missing = note.read_text(encoding="utf-8").replace("---\n", "---\npictures: [none]\n", 1)
    note.write_text(missing, encoding="utf-8")
    made: list[object] = []

    def make(edition: object, **_: object) -> None:
        made.append(edition)
        raise ZeroDivisionError  # content with errors may break anything after

    monkeypatch.setattr("layout.edition.make.make", make)
    outcome = conduct(replace(session.order, folder=folder), submit=here)
    assert len(made) == 1 and outcome.refusal is not None
    assert outcome.refusal.code == "edition.content-errors"
    plain = conduct(Order(folder, frozenset({Kind.DOWNLOAD})), submit=here)
    assert (len(made), plain.refusal) == (1, outcome.refusal)


def test_a_fault_of_the_program_is_told_as_one_while_something_is_undecided(
    tmp_path: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What waits for a decision breaks no page; what was found stays listed, to be decided."""
    folder = tmp_path / "small"
    shutil.copytree(Path(__file__).parents[1] / "editions" / "small", folder)
    (folder / "待定.yaml").write_text("- 文字: 没有印的话\n  决定:\n", encoding="utf-8")
    seen: list[State] = []
    session._publish = lambda state, pdf: seen.append(state)
    session.order = replace(session.order, folder=folder)

    def make(edition: object, **_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("layout.edition.make.make", make)
    session._build()
    assert (seen[-1].phase, seen[-1].findings[0].place) == (Phase.BROKEN, "待定.yaml:2")


@pytest.mark.parametrize(
    ("error", "phase", "title"),
    [
        (LayoutError("plan.no-format", name="x", formats=()), Phase.LAYOUT, "排不满整版"),
        (ZeroDivisionError("x"), Phase.BROKEN, "程序出错"),
    ],
)
def test_errors_of_a_build_keep_it_too(
    error: Exception,
    phase: Phase,
    title: str,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    seen: list[State] = []
    session._publish = lambda state, pdf: seen.append(state)
    session._good = (PAGE,)
    session.order = Order(Path(__file__).parents[1] / "editions" / "small")
    monkeypatch.setattr("layout.edition.make.make", fail)
    session._build()
    end = seen[-1]
    assert (end.phase, end.stale, end.pages) == (phase, True, (PAGE,))
    assert end.trouble is not None
    assert end.trouble.title == title
    said = say(error.told, Language.ZH).text if isinstance(error, LayoutError) else str(error)
    assert said in end.trouble.message


def test_pages_are_kept_while_only_acceptances_change(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    shutil.copytree(Path(__file__).parents[1] / "editions" / "small", folder)
    edition = read_edition(folder).edition
    assert edition is not None
    kept, order, pages = KeptPages(), Order(folder), cast("Built", object())
    assert kept.of(order)(edition) is None
    kept.keep(pages)
    accepted = (Acceptance(rule="half-width-punctuation", words="(", reason="原文如此"),)
    assert kept.of(order)(edition.model_copy(update={"accepted": accepted})) is pages
    assert kept.of(order)(edition.model_copy(update={"place": "别处"})) is None
    picture = next((folder / "pictures").glob("*.*"))
    picture.write_bytes(picture.read_bytes() + b" ")
    for _ in range(2):  # also after a build of it that was given up
        assert kept.of(order)(edition) is None


def test_openings_are_called_by_their_names_in_notes() -> None:
    told = message("plan.opening-words", banner="number", other="type")
    (said,) = notes((told,), CHINESE)
    assert "大数字" in said and "文字" in said and "number" not in said
