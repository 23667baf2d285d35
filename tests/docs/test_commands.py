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
PAGES = sorted([*ROOT.glob("README*.md"), *ROOT.glob("docs/*.md"), ROOT / "content" / "README.md"])
#: Run by whoever runs these tests, or by .ci/run.
ELSEWHERE = re.compile(r"make (pdf|test|check)\b")
#: Commands that go on until they are stopped, and a word they say when they are ready.
ENDLESS = {"serve": "http://127.0.0.1:"}
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(page: Path) -> list[str]:
    """Return the commands of a page, in order."""
    lines = "".join(BLOCK.findall(page.read_text("utf-8"))).splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def all_commands() -> list[str]:
    """Return the commands of all pages, each once: both languages give the same ones."""
    found = dict.fromkeys(line for page in PAGES for line in commands(page))
    return [line for line in found if not ELSEWHERE.match(line)]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder like a clone, of which nothing that is written gets into this one."""
    folder = tmp_path_factory.mktemp("clone")
    for path in ROOT.iterdir():
        if path.name in {"content", "out", "build", ".git"}:
            continue
        (folder / path.name).symlink_to(path)
    shutil.copytree(ROOT / "content", folder / "content")
    return folder


def test_every_command_runs(clone: Path) -> None:
    lines = all_commands()
    assert len(lines) > 8
    for line in lines:
        if not any(word in line.split() for word in ENDLESS):
            done = subprocess.run(
                ["bash", "-euc", line], cwd=clone, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize("line", [x for x in all_commands() if set(x.split()) & set(ENDLESS)])
def test_what_goes_on_starts_and_ends(line: str, clone: Path) -> None:
    ready = next(words for name, words in ENDLESS.items() if name in line.split())
    with subprocess.Popen(
        ["bash", "-euc", f"exec {line} --port 0 --no-browser"], cwd=clone, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, "COLUMNS": "200"},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        try:
            assert any(ready in words for words in process.stdout)
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) in (0, 130)


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
