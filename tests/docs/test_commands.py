"""The README's and the documentation's commands, run as they stand; their links and pictures."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "content" / "README.md"])
#: Run by whoever runs these tests, or by .ci/run.
ELSEWHERE = re.compile(r"make (pdf|test|check)\b")
#: Commands that go on until they are stopped, and a word they say when they are ready.
ENDLESS = {"serve": "http://127.0.0.1:"}
ENVIRONMENT = {**os.environ, "COLUMNS": "200"}
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(page: Path) -> list[str]:
    """Return the commands of a page, in order."""
    lines = "".join(BLOCK.findall(page.read_text("utf-8"))).splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


#: Pages with commands, each once: both languages give the same ones (below).
WITH_COMMANDS = [page for page in PAGES if ".zh-CN" not in page.name and commands(page)]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a folder like a clone, of which nothing that is written gets into this one."""
    for path in ROOT.iterdir():
        if path.name in {"content", "out", "build", ".git"}:
            continue
        (tmp_path / path.name).symlink_to(path)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_of_a_page_runs(page: Path, clone: Path) -> None:
    """In the order of the page, from a fresh clone: later commands use what earlier ones made."""
    lines = dict.fromkeys(line for line in commands(page) if not ELSEWHERE.match(line))
    for line in lines:
        ready = next((words for name, words in ENDLESS.items() if name in line.split()), "")
        code, said = begun_and_ended(line, clone, ready) if ready else done(line, clone)
        assert code == 0, f"{line}\n{said}"


def test_the_pages_have_commands() -> None:
    names = {page.name for page in WITH_COMMANDS}
    assert {"README.md", "cookbook.md", "import.md", "outputs.md", "tutorial.md"} <= names
    assert sum(len(commands(page)) for page in WITH_COMMANDS) > 30


def done(line: str, clone: Path) -> tuple[int, str]:
    """Return the exit code of a command and what it said."""
    run = subprocess.run(
        ["bash", "-euc", line],
        cwd=clone,
        text=True,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=ENVIRONMENT,
    )
    return run.returncode, run.stdout


def begun_and_ended(line: str, clone: Path, ready: str) -> tuple[int, str]:
    """Start a command, wait until it is ready, end it as Ctrl-C does; 0 where both went well."""
    with subprocess.Popen(
        ["bash", "-euc", f"exec {line} --port 0 --no-browser"],
        cwd=clone,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=ENVIRONMENT,
    ) as process:
        assert process.stdout is not None
        said = []
        for words in process.stdout:
            said.append(words)
            if ready in words:
                break
        code = _interrupted(process)
    return 0 if code in (0, 130) and ready in "".join(said) else 1, "".join(said)


def _interrupted(process: subprocess.Popen[str]) -> int:
    """Press Ctrl-C until a command ends: one that comes while it still begins may be lost."""
    while True:
        process.send_signal(signal.SIGINT)
        try:
            return process.wait(5)
        except subprocess.TimeoutExpired:
            continue


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
