"""`new`: what it asks, what it writes, and that this builds at once."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
import pty
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bench.starting import trial
from bench.told import chinese
from content.model import Severity
from content.reading.reader import read_edition
from content.source.findings import Findings
from content.source.yamltree import read_yaml
from content.starting import Answers, StartError, new_edition
from content.starting.advice import ADVICE, paragraphs
from content.starting.amount import amount
from layout.app.command_line import parse
from layout.app.options import NewOptions
from layout.app.starting import run
from layout.edition.reading import read
from layout.page.errors import ContentError

ROOT = Path(__file__).resolve().parents[2]
GIVEN = ("--district", "示例区", "--paper", "示例日报", "--date", "2026-03-01")


def answers(**more: object) -> Answers:
    words = {"district": "示例区", "paper": "示例日报", "date": dt.date(2026, 3, 1), **more}
    return Answers.model_validate(words)


def start(*words: str | Path) -> str:
    """Run the command without a terminal; return what it says."""
    options = parse(["new", *map(str, words)])
    assert isinstance(options, NewOptions)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        assert run(options) == 0
    return said.getvalue()


@pytest.mark.parametrize(
    ("profile", "banner", "sections"),
    [("broadsheet", "festive", 6), ("tabloid", "picture", 12)],
)
def test_it_builds_at_once_to_a_good_page(
    profile: str, banner: str, sections: int, tmp_path: Path
) -> None:
    """The rest of all numbers, formats and banners: `python -m bench.starting`.

    Three sections on a tabloid page under a quiet head: the tutorial's (`test_tutorial.py`).
    """
    good, words = trial(sections, profile, banner, tmp_path / "new")
    assert good, words


def test_an_opening_takes_a_quarter_of_the_first_page_alone() -> None:
    """As `bench.starting` measured it: copy for one page and for two, and its leading section."""
    one, two = amount(4, 1000.0), amount(12, 1000.0)
    assert one.sections == (585, 468, 468, 468) and one.pictured == {1, 3}
    assert sum(one.sections) == pytest.approx(3.0 * (760 - 4 * 34) * 4.25 / 4, abs=3)
    assert len(two.sections) == 12 and two.sections[1] == round(3.0 * (1760 - 12 * 34) / 12)
    assert two.pictured == {1, 4, 7, 10}


@pytest.mark.parametrize("sections", [1, 12])
def test_every_placeholder_is_listed_with_its_line_and_nothing_else(
    sections: int, tmp_path: Path
) -> None:
    folder = tmp_path / "new"
    files = new_edition(folder, answers(sections=sections))
    findings = read(folder).findings
    assert {f.rule for f in findings if f.severity is not Severity.HINT} == {"placeholder"}
    listed = Counter((f.file, f.line) for f in findings if f.rule == "placeholder")
    for file in files:
        name = file.relative_to(folder).as_posix()
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            copy = line.partition("#")[0] if file.suffix == ".yaml" else line
            if "待填" in copy:
                assert listed[name, number], f"{name}:{number}: {line}"


def test_a_filled_in_edition_has_no_placeholder_left(tmp_path: Path) -> None:
    """No other rule minds what was in the placeholders' places."""
    folder = tmp_path / "new"
    new_edition(folder, answers(sections=2, headline="山水之间起新城"))
    for file in folder.rglob("*.[ym][ad]*"):
        text = file.read_text("utf-8")
        file.write_text(re.sub("【待填：[^】]*】", "已经写好的话。", text), "utf-8")
    numbers = folder / "figures" / "numbers.yaml"
    numbers.write_text(numbers.read_text("utf-8").replace("××", "12"), "utf-8")
    assert "placeholder" not in {f.rule for f in read_edition(folder).findings}


def test_no_paragraph_stands_twice_and_none_states_a_figure() -> None:
    copy = [words for section in range(1, 13) for words in paragraphs(section, 4000)]
    assert len(set(copy)) == len(copy)
    assert not re.search(r"\d", "".join(ADVICE))


@pytest.mark.parametrize("length", [170, 400, 1000, 3500])
def test_a_section_is_as_long_as_asked_for(length: int) -> None:
    found = sum(map(len, paragraphs(3, length)))
    assert abs(found - length) <= max(map(len, ADVICE)) / 2 + 20


@pytest.mark.parametrize(
    "words", ['北 "区": x', "# 区", "{区}", "- 区", "区'", "yes", "2026", "a\\n", "& 区", "%区"]
)
def test_any_name_is_read_back_as_it_was_given(words: str, tmp_path: Path) -> None:
    """Names are no YAML."""
    new_edition(tmp_path / "new", answers(district=words, paper=words, headline=f"{words}特刊"))
    result = read_edition(tmp_path / "new")
    assert result.edition is not None
    assert result.edition.place == words.strip()
    assert result.edition.paper.name == words.strip()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept", "utf-8")
    with pytest.raises(StartError, match=r"start\.there-already"):
        new_edition(tmp_path, answers())
    with pytest.raises(ContentError, match=r"start\.there-already"):
        start(tmp_path, *GIVEN)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_folder_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(StartError, match=r"keep\.unwritable"):
        new_edition(tmp_path / "file" / "new", answers())
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--paper", "示例日报"), "没有写 --district"),
        ((), "没有写 --district、--paper"),
        ((*GIVEN, "--date", "昨天"), "--date 不能是“昨天”"),
        ((*GIVEN, "--sections", "13"), "--sections 不能是“13”"),
        ((*GIVEN, "--sections", "many"), "--sections 不能是“many”"),
        ((*GIVEN, "--district", "区" * 21), "--district 不能是“区"),
        ((*GIVEN, "--headline", "一\n二"), "--headline 不能是“一<U"),
    ],
)
def test_without_a_terminal_a_wrong_answer_is_an_error_with_a_remedy(
    words: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    with pytest.raises(ContentError) as caught:
        start(tmp_path / "new", *words)
    assert chinese(caught.value).text.startswith(message)
    assert chinese(caught.value).remedy
    assert not list(tmp_path.iterdir())


def test_the_command_says_what_comes_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    said = start(tmp_path / "new", *GIVEN, "--sections", "2", "--headline", "山水之间")
    for word in ("build", "check", "serve"):
        assert f"build_pdf.py {word}" in said
    text = (tmp_path / "new" / "edition.yaml").read_text("utf-8")
    assert "title: 山水之间 " in text and "待填：全版主标题" not in text


def test_on_a_terminal_it_asks_for_what_no_option_says(tmp_path: Path) -> None:
    """A wrong choice is asked again; an empty answer is the usual one."""
    folder = tmp_path / "new"
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "build_pdf.py", "new", str(folder), "--paper", "示例日报"],
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    os.close(theirs)
    os.write(ours, "示例区\n2026-03-01\nposter\ntabloid\n2\n\n山水之间\n".encode())
    assert process.wait() == 0
    os.close(ours)
    edition = read_edition(folder).edition
    assert edition is not None
    assert (edition.place, edition.profile, edition.banner) == ("示例区", "tabloid", "festive")
    assert len(edition.articles) == 2 and edition.headline.title == "山水之间"


def test_the_files_explain_themselves(tmp_path: Path) -> None:
    """Every field that an editor fills in has its comment; the YAML is sound."""
    for file in new_edition(tmp_path / "new", answers()):
        text = file.read_text("utf-8")
        if file.suffix == ".yaml":
            assert "#" in text and read_yaml(text, Findings(), file=file.name) is not None
