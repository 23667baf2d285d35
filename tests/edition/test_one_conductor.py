"""One conductor: command, batch and preview say the same of the same folder, word for word."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import build_pdf
from charts import ChartError
from content.model import Edition, Severity
from content.words import Language, Message, message, say
from fonts import FontError, FontLibrary
from layout.app.desk import session as sessions
from layout.app.desk.state import Phase, Refused, State
from layout.app.desk.studio import Shot
from layout.edition import make as making
from layout.edition import system
from layout.edition.batch import Build, build_batch
from layout.edition.build_one import Result
from layout.edition.conductor import Observer, conduct
from layout.edition.delivery import deliver
from layout.edition.helper import here
from layout.edition.kinds import Kind
from layout.edition.make import Built, Laid
from layout.edition.order import Order, created
from layout.edition.outcome import FAILED, Outcome, Refusal
from layout.judge.audit.model import Code, Fault, Unit
from layout.page.errors import ContentError, LayoutError, PressError
from layout.pictures import PictureError
from layout.plan.memory import Memory
from tests.edition.folders import CHANGES, SMALL, made

#: What becomes of each folder: code of the refusal and exit code; none for those that are made.
EXPECTED = {
    "nothing": ("", 0),
    "coarse_picture": ("edition.picture-unprintable", 2),
    "wrong_weekday": ("edition.content-errors", 2),
    "accepted_weekday": ("", 0),
    "endless_label": ("chart.words-too-long", 2),
    "broken_font": ("edition.content-errors", 2),
    "endless_marks": ("font.unbreakable", 3),
    "lost_picture": ("edition.content-errors", 2),
    "no_paper": ("edition.content-errors", 2),
}
EPOCH = "1900000000"


class Drawn:
    """Stands for the studio: the pages are made here, and no picture of them is drawn."""

    def __init__(self, check: Callable[[], None]) -> None:
        self.submit, self._memory = here, Memory(FontLibrary.shipped())

    def memory(self, edition: Edition) -> Memory:
        return self._memory

    def pages(self, laid: Laid) -> tuple[Shot, ...]:
        return tuple(Shot(f"page {page.index}", ()) for page in laid.placed.pages)


def order(folder: Path) -> Order:
    return Order(folder, frozenset({Kind.DOWNLOAD}), created=created({"SOURCE_DATE_EPOCH": EPOCH}))


def previewed(asked: Order, monkeypatch: pytest.MonkeyPatch) -> tuple[State, bytes | None, str]:
    """Return the last state that the preview shows, its PDF, and what the terminal is told."""
    monkeypatch.setattr(sessions, "Studio", Drawn)
    seen: list[tuple[State, bytes | None]] = []
    told = io.StringIO()
    session = sessions.Session(
        asked, lambda state, pdf: seen.append((state, pdf)), Console(file=told, width=400)
    )
    session._build()
    return *seen[-1], told.getvalue()


def batched(folder: Path, out: Path) -> Result:
    """Return what a worker of a batch says."""
    build = Build(out, replace(order(folder), jobs=1))
    (result,) = build_batch([folder], build, scheduler="sync").results
    return result


def commanded(folder: Path, out: Path, *words: str) -> int:
    pages = ("--only", "download", "--jobs", "1", "--out", str(out))
    return build_pdf.main(["build", str(folder), *pages, *words])


def plain(words: str) -> str:
    """Return words without the terminal's line ends."""
    return "".join(words.split())


#: What was made of which edition with which arguments; folders are the module's, made once.
_kept: dict[str, Built | PressError | ChartError] = {}


@pytest.fixture(scope="module")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what makes a folder by its name, once."""
    base = tmp_path_factory.mktemp("folders")
    return cache(lambda name: made(name, base))


def make_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the pages of the same edition with the same arguments once, whoever asks for them.

    Where they cannot be made, the same error is raised again.

    A memory is no argument: that it changes no byte is held by the folder with `nothing` wrong,
    which the preview makes on its own, with a memory of its own.
    """
    real, kept = making.make, _kept

    def once(edition: Edition, **arguments: Any) -> Built:
        calls = {name: arguments.pop(name) for name in ("step", "glimpsed", "meanwhile", "printed")}
        key = repr((edition, sorted((arguments | {"submit": 0, "memory": 0}).items())))
        assert " at 0x" not in key, "nobody else asks with this argument"
        if key not in kept:
            try:
                kept[key] = real(edition, **arguments, **calls)
            except (PressError, ChartError) as error:
                kept[key] = error
                raise
        found = kept[key]
        if isinstance(found, PressError | ChartError):
            raise found
        for stage in found.timings:
            calls["step"](stage)
        calls["meanwhile"](found.laid)
        calls["printed"](found.pdf)
        return found

    monkeypatch.setattr(making, "make", once)


@pytest.mark.parametrize("name", EXPECTED)
def test_all_say_the_same_of_a_folder(
    name: str,
    folder_of: Callable[[str], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    real = making.make
    make_once(monkeypatch)
    folder = folder_of(name)
    outcome = conduct(order(folder), submit=here)
    refusal = outcome.refusal
    code, exit_code = EXPECTED[name]
    assert (refusal.code if refusal else "", outcome.exit_code) == (code, exit_code)
    assert bool(outcome.files) is (refusal is None)

    assert commanded(folder, tmp_path / "command") == exit_code
    result = batched(folder, tmp_path / "batch")
    if name == "nothing":
        monkeypatch.setattr(making, "make", real)
    state, pdf, line = previewed(order(folder), monkeypatch)
    words = plain(capsys.readouterr().err)

    assert result.findings == len(outcome.grave)
    if refusal is None:
        (stem,) = {Path(file).stem for file in outcome.files} - {"manifest"}
        finished = outcome.files[f"{stem}.pdf"]
        assert result.state == "built" and state.phase is Phase.GOOD
        assert (tmp_path / "command" / f"{stem}.pdf").read_bytes() == finished
        assert (tmp_path / "batch" / stem / f"{stem}.pdf").read_bytes() == finished
        assert pdf == finished
        assert b"D:2030" in finished or b"2030-03-17" in finished  # SOURCE_DATE_EPOCH's day
        return
    assert not (tmp_path / "command").exists() and not (tmp_path / "batch").exists()
    said = Refused(refusal.code, *say(refusal.told, Language.ZH), refusal.exit_code)
    assert (result.told, result.exit_code) == (refusal.told, refusal.exit_code)
    assert result.state == "refused"
    assert state.refusal == said
    assert plain(f"错误：{said.message} 改法：{said.remedy}") in words
    assert plain(said.message) in plain(line)


def test_every_change_is_expected_to_do_something() -> None:
    assert EXPECTED.keys() == CHANGES.keys()


def test_the_coarse_picture_and_its_resolution_are_named(
    folder_of: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a draft passes over it, and says so."""
    make_once(monkeypatch)
    asked = order(folder_of("coarse_picture"))
    draft = conduct(replace(asked, draft=True), submit=here)
    assert draft.refusal is None and draft.files
    assert [note.code for note in draft.notes] == ["edition.draft"]
    refusal = conduct(asked, submit=here).refusal
    assert refusal is not None
    assert refusal.place.file.startswith("pictures/train")
    why = refusal.told.values["why"]
    assert isinstance(why, Message) and why.code == "picture.too-coarse"


def test_errors_of_the_content_have_their_place(tmp_path: Path) -> None:
    outcome = conduct(order(made("wrong_weekday", tmp_path)), submit=here)
    assert outcome.refusal is not None
    values = outcome.refusal.told.values
    assert (outcome.refusal.place.file, values["errors"]) == ("articles/4-note.md", 1)
    (error,) = (one for one in outcome.findings if one.severity is Severity.ERROR)
    assert values["first"] == error.told


@cache
def pages() -> Any:
    outcome = conduct(order(SMALL), submit=here)
    assert outcome.built is not None
    return outcome.built


def with_a_hole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the finished page show a hole."""
    hole = Fault(Code.HOLE, 1, 30.0, 40.0, 3.5, Unit.AREA, message("audit.text", text="x"))
    bad = replace(pages(), audit=replace(pages().audit, faults=(hole,)))
    monkeypatch.setattr("layout.edition.make.make", lambda *_, **__: bad)


def test_all_say_the_same_of_a_faulty_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_a_hole(monkeypatch)
    outcome = conduct(order(SMALL), submit=here)
    refusal = outcome.refusal
    assert refusal is not None and outcome.built is not None and not outcome.files
    assert (refusal.code, refusal.exit_code, refusal.place.page) == ("edition.page-faults", 4, 1)
    assert commanded(SMALL, tmp_path / "command") == 4
    result = batched(SMALL, tmp_path / "batch")
    state, _, _ = previewed(order(SMALL), monkeypatch)
    said = Refused(refusal.code, *say(refusal.told, Language.ZH), refusal.exit_code)
    assert (result.told, result.exit_code) == (refusal.told, refusal.exit_code)
    assert (state.phase, state.refusal, len(state.pages)) == (Phase.FAULTY, said, 1)
    assert plain(f"{said.message} 改法：{said.remedy}") in plain(capsys.readouterr().err)


@pytest.mark.parametrize(
    ("error", "known"),
    [
        (KeyError("unforeseen"), KeyError("unforeseen")),
        (LayoutError("plan.no-format", name="a", formats=("b",)),) * 2,
        (ChartError("chart.no-items", chart="x"), ContentError("chart.no-items", chart="x")),
        (FontError("font.damaged", file="x"), ContentError("font.damaged", file="x")),
        (
            PictureError("picture.damaged", file="x", why="y"),
            ContentError(
                "picture.unusable",
                pictures=(message("picture.damaged", file="x", why="y"),),
            ),
        ),
    ],
)
def test_all_say_the_same_of_an_error(
    error: Exception,
    known: Exception,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr("layout.edition.make.make", fail)
    refusal = Refusal.of(known)
    assert commanded(SMALL, tmp_path / "command") == refusal.exit_code
    result = batched(SMALL, tmp_path / "batch")
    state, _, _ = previewed(order(SMALL), monkeypatch)
    said = Refused(refusal.code, *say(refusal.told, Language.ZH), refusal.exit_code)
    assert state.refusal == said
    assert (result.told, result.exit_code) == (refusal.told, refusal.exit_code)
    assert result.state == ("failed" if refusal.code == FAILED else "refused")
    assert plain(f"错误：{said.message} 改法：{said.remedy}") in plain(capsys.readouterr().err)


def test_a_machine_that_cannot_print_is_told_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "missing_libraries", lambda: ("pango-1.0",))
    refusal = conduct(order(tmp_path / "nowhere")).refusal
    assert refusal is not None
    assert (refusal.code, refusal.exit_code) == ("edition.libraries-missing", 1)
    monkeypatch.setattr(system, "missing_libraries", lambda: ("harfbuzz-subset",))
    monkeypatch.setattr(system, "missing_programs", lambda programs: (system.GHOSTSCRIPT,))
    refusal = conduct(Order(tmp_path, frozenset({Kind.PRESS}))).refusal
    assert refusal is not None and refusal.code == "edition.no-ghostscript"
    late = conduct(order(made("no_paper", tmp_path)))
    assert late.refusal is not None and late.refusal.code == "edition.content-errors"
    assert late.notes[0].values["libraries"] == ("harfbuzz-subset",)


def test_a_draft_passes_over_faults_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_hole(monkeypatch)
    holed = conduct(replace(order(SMALL), draft=True), submit=here)
    assert holed.refusal is None
    why = holed.notes[0].values["why"]
    assert isinstance(why, Message) and why.code == "edition.page-faults"
    wrong = conduct(replace(order(made("wrong_weekday", tmp_path)), draft=True), submit=here)
    assert wrong.exit_code == ContentError.exit_code  # no draft of copy with errors


def test_a_proof_alone_is_made_of_an_edition_without_its_picture(tmp_path: Path) -> None:
    folder = made("lost_picture", tmp_path)
    proof = conduct(replace(order(folder), kinds=frozenset({Kind.PROOF})), submit=here)
    assert proof.refusal is None
    assert {name.rpartition("-")[2] for name in proof.files} == {"proof.pdf", "manifest.json"}


def test_a_format_that_is_asked_for_goes_before_the_editions_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[Edition] = []

    def look(edition: Edition, **_: Any) -> None:
        seen.append(edition)
        raise LayoutError("plan.no-format", name="x", formats=())

    monkeypatch.setattr("layout.edition.make.make", look)
    conduct(order(SMALL), submit=here)
    conduct(replace(order(SMALL), profile="broadsheet"), submit=here)
    stated = [(edition.profile, edition.fit.formats) for edition in seen]
    assert stated == [("tabloid", ("tabloid",)), ("broadsheet", ("broadsheet",))]


def test_nothing_is_made_that_the_observer_does_not_want(tmp_path: Path) -> None:
    class Unwilling(Observer):
        def read(self, outcome: Outcome) -> bool:
            return False

        def laid(self, laid: Laid) -> None:
            raise AssertionError("it is not wanted")

    outcome = conduct(order(SMALL), Unwilling(), submit=here)
    assert outcome.unwanted and outcome.refusal is None and not outcome.files
    with pytest.raises(ValueError, match="no files"):
        deliver(outcome, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_refused_order_is_never_delivered(tmp_path: Path) -> None:
    outcome = replace(
        Outcome(order(SMALL), files={"a.pdf": b"x"}), refusal=Refusal.of(KeyError("x"))
    )
    with pytest.raises(ValueError, match="no files"):
        deliver(outcome, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_observer_sees_the_stages_in_their_order() -> None:
    class Listed(Observer):
        def __init__(self) -> None:
            self.seen: list[str] = []

        def step(self, name: str) -> None:
            self.seen.append(name)

        def laid(self, laid: Laid) -> None:
            self.seen.append("laid")

    listed = Listed()
    conduct(order(SMALL), listed, submit=here)
    order_of = [listed.seen.index(name) for name in ("read", "load", "plan", "laid", "audit")]
    assert order_of == sorted(order_of)


def test_an_order_is_stated_with_all_that_changes_its_files(tmp_path: Path) -> None:
    plain_order = order(SMALL)
    template = tmp_path / "templates"
    template.mkdir()
    (template / "style.css.j2").write_text("p {}", encoding="utf-8")
    others = [
        replace(plain_order, kinds=frozenset({Kind.WEB})),
        replace(plain_order, profile="broadsheet"),
        replace(plain_order, dpi=(30,)),
        replace(plain_order, stamp="二校"),
        replace(plain_order, templates=template),
        replace(plain_order, created=""),
        replace(plain_order, blanks=True),
        replace(plain_order, facing=True),
        replace(plain_order, draft=True),
        replace(plain_order, grid=True),
    ]
    stated = [str(one.stated()) for one in (plain_order, *others)]
    assert len(set(stated)) == len(stated)
    before = replace(plain_order, templates=template).stated()
    (template / "style.css.j2").write_text("p { color: red }", encoding="utf-8")
    assert replace(plain_order, templates=template).stated() != before
    # What changes no byte changes no order: where the folder lies, and on how many cores.
    same = replace(plain_order, folder=tmp_path, jobs=2, dpi=(150, 72, 72))
    assert same.stated() == plain_order.stated()
