"""The README's and the documentation's commands, run as they stand; their links and pictures."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from layout.app.command_line import parse
from tests.docs.lines import begun_and_ended, command, commands, done, warm, words_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "content" / "README.md"])
#: Run by whoever runs these tests, or by .ci/run.
ELSEWHERE = re.compile(r"make (pdf|test|check)\b")
#: Commands that go on until they are stopped, and a word they say when they are ready: the desk's
#: address, at whatever name browsers reach it by.
ENDLESS = {"serve": "http://"}
#: The first edition's folder in a clone holds a small one, with its id, and the kit has four of
#: its articles: a third of the work. The whole ones are built by `tests/program`, `tests/kits`.
FIRST, SMALL = "content/editions/lusong", ROOT / "tests" / "editions" / "small"
#: What `new` makes without questions, a broadsheet of six sections, and the imported seed: they are
#: built by `tests/starting/test_new.py` and `tests/importing/test_seed.py`, not once more here.
BUILT = ("content/editions/mine", "out/imported")
#: The seed is imported on the page of its own, which goes on with it, and all kinds with a press
#: sheet are built by `tests/program`.
TWICE = ("build/imported", "--also sheet")
KIT, FEW = "content/kits/census2020/edition.yaml", "articles: [people, ages, school, note]"

#: Pages whose builds are long and show once more what the tests of their kinds do: press files and
#: sheets, formats, plants, templates, dates (`tests/press`, `tests/sheet`, `tests/program`,
#: `tests/kinds`), kits (`tests/kits`, `tests/merging`); the tutorial is followed to its end by
#: `test_tutorial.py`.
LENGTHY = {"census.md", "cookbook.md", "data.md", "outputs.md", "tutorial.md"}
#: Pages with commands, each once: both languages give the same ones (below).
WITH_COMMANDS = [page for page in PAGES if ".zh-CN" not in page.name and commands(page)]


def elsewhere(line: str) -> bool:
    """Tell whether a line is run by another test, or by whoever runs these."""
    if command(line) == "build" and line.endswith(BUILT):
        return True
    return bool(ELSEWHERE.match(line)) or line.endswith(TWICE)


def first_of_each() -> set[tuple[Path, str]]:
    """Return the first line of each command of the program, with its page."""
    found: dict[str, tuple[Path, str]] = {}
    for page in sorted(WITH_COMMANDS, key=lambda page: page.name in LENGTHY):
        for line in commands(page):
            if elsewhere(line):
                continue
            found.setdefault(command(line), (page, line))
    return set(found.values())


#: These run in a process of their own, the others in this one; so does a `build` with all that it
#: can be asked for in `tests/program/test_build.py`.
COLD = {one for one in first_of_each() if command(one[1]) != "build"}


def begun() -> set[tuple[Path, str]]:
    """Return the lines that go on until they are stopped, each with its first page."""
    found: dict[str, tuple[Path, str]] = {}
    for page in sorted(WITH_COMMANDS, key=lambda page: page.name in LENGTHY):
        for line in commands(page):
            if not ENDLESS.keys().isdisjoint(line.split()):
                found.setdefault(line, (page, line))
    return set(found.values())


#: These are begun and ended; the same line on another page is not, once more.
BEGUN = begun()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a folder like a clone, of which nothing that is written gets into this one."""
    for path in ROOT.iterdir():
        if path.name in {"content", "out", "build", ".git"}:
            continue
        (tmp_path / path.name).symlink_to(path)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    stated = re.search(r"^id: .*\n", (tmp_path / FIRST / "edition.yaml").read_text("utf-8"), re.M)
    assert stated is not None
    shutil.rmtree(tmp_path / FIRST)
    shutil.copytree(SMALL, tmp_path / FIRST)
    in_place(tmp_path / FIRST / "edition.yaml", r"\A", stated[0])
    in_place(tmp_path / KIT, r"^articles: .*$", FEW)
    return tmp_path


def in_place(file: Path, pattern: str, words: str) -> None:
    """Put words in the place of the one that a pattern finds."""
    text, count = re.subn(pattern, words, file.read_text("utf-8"), flags=re.MULTILINE)
    assert count == 1, file
    file.write_text(text, "utf-8")


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, marks=[pytest.mark.slow] * (page.name in LENGTHY))
        for page in WITH_COMMANDS
    ],
    ids=lambda page: page.relative_to(ROOT).as_posix(),
)
def test_every_command_of_a_page_runs(
    page: Path, clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order of the page, from a fresh clone: later commands use what earlier ones made."""
    lines = dict.fromkeys(line for line in commands(page) if not elsewhere(line))
    for line in lines:
        ready = next((words for name, words in ENDLESS.items() if name in line.split()), "")
        if ready:
            if (page, line) not in BEGUN:
                continue
            code, said = begun_and_ended(line, clone, ready)
        elif command(line) and (page, line) not in COLD:
            code, said = warm(line, clone, monkeypatch)
        else:
            code, said = done(line, clone)
        assert code == 0, f"{line}\n{said}"


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_of_a_page_is_understood(page: Path) -> None:
    """Names of commands, options and what may follow them; which of them run is seen above."""
    for line in commands(page):
        if command(line):
            assert parse(words_of(line)), line


def test_the_pages_have_commands() -> None:
    names = {page.name for page in WITH_COMMANDS}
    assert {"README.md", "cookbook.md", "import.md", "outputs.md", "tutorial.md"} <= names
    assert sum(len(commands(page)) for page in WITH_COMMANDS) > 30


def test_each_command_runs_in_a_process_of_its_own_once() -> None:
    assert {"new", "check", "import", "merge", "preflight", "archive"} <= {
        command(line) for _, line in COLD
    }
    assert len(BEGUN) >= 2


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_and_pictures_are_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.name.endswith(".zh-CN.md")], ids=lambda page: page.name
)
def test_both_languages_give_the_same_commands(page: Path) -> None:
    english = page.with_name(page.name.replace(".zh-CN", ""))

    def bare(lines: list[str]) -> list[str]:
        return [line.partition("#")[0].strip() for line in lines]

    assert bare(commands(page)) == bare(commands(english))
