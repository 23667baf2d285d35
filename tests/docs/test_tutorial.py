"""The tutorial, followed word by word: its commands and files → findings, a page, a proof."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from layout.edition.make import Built, make
from layout.edition.reading import read
from layout.judge.verdict import judge
from tests.docs.lines import command, done, warm

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
ENGLISH, CHINESE = DOCS / "tutorial.md", DOCS / "tutorial.zh-CN.md"
EDITION = "content/editions/example"
#: Commands that make or change files of the edition.
CHANGES = re.compile(r"^(?:\S+python build_pdf\.py new |cp )")

_SNIPPET = re.compile(r"^\*\*([\w./-]+)\*\*\n\n```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Snippet:
    """A file as the page shows it, or (in the language `diff`) what to change in it."""

    file: str
    language: str
    text: str


def snippets(page: Path) -> tuple[Snippet, ...]:
    """Return what a page shows of the edition's files, in order."""
    return tuple(Snippet(*found.groups()) for found in _SNIPPET.finditer(page.read_text("utf-8")))


def commands() -> list[str]:
    """Return the tutorial's commands, in order."""
    blocks = re.findall(r"^```sh\n(.*?)^```", ENGLISH.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def mend(text: str, diff: str) -> str:
    """Return a text with the words after `-` replaced by those after `+`, pair by pair."""
    lines = diff.splitlines()
    for old, new in zip(lines[::2], lines[1::2], strict=True):
        assert old[0] == "-" and new[0] == "+"
        assert text.count(old[1:]) == 1, f"{old!r} stands {text.count(old[1:])} times"
        text = text.replace(old[1:], new[1:])
    return text


def run(clone: Path, line: str) -> None:
    """Run a command in the clone; those of the program here (`test_commands.py` starts them)."""
    with pytest.MonkeyPatch.context() as patch:
        code, said = warm(line, clone, patch) if command(line) else done(line, clone)
    assert code == 0, f"{line}\n{said}"


@dataclass(frozen=True)
class Followed:
    """A clone where the tutorial was followed: findings before and after mending, the page."""

    clone: Path
    before: tuple[str, ...]
    after: tuple[str, ...]
    built: Built


def found(folder: Path) -> tuple[str, ...]:
    """Return the rules of the open findings of an edition."""
    return tuple(one.rule for one in read(folder).findings if not one.accepted)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    """Return what there is after following the tutorial to its end."""
    clone = tmp_path_factory.mktemp("clone")
    for path in ROOT.iterdir():
        if path.name not in {"content", "out", "build", ".git"}:
            (clone / path.name).symlink_to(path)
    shutil.copytree(ROOT / "content", clone / "content")
    for line in (line for line in commands() if CHANGES.match(line) and "-next" not in line):
        run(clone, line)
    for name in re.findall(r"`(\w+\.svg)`", ENGLISH.read_text("utf-8")):  # "delete …"
        (clone / EDITION / "pictures" / name).unlink()
    shown = snippets(ENGLISH)
    for one in (one for one in shown if one.language != "diff"):
        (clone / one.file).write_text(one.text, "utf-8")
    before = found(clone / EDITION)
    for one in (one for one in shown if one.language == "diff"):
        path = clone / one.file
        path.write_text(mend(path.read_text("utf-8"), one.text), "utf-8")
    after = found(clone / EDITION)
    again = next(line for line in commands() if "--stamp" in line)
    run(clone, f"{again} --only proof")
    edition = read(clone / EDITION).edition
    assert edition is not None
    return Followed(clone, before, after, make(edition))


def test_check_finds_the_three_slips_and_no_more(followed: Followed) -> None:
    assert sorted(followed.before) == [
        "doubled-words",
        "figure-not-stated",
        "half-width-punctuation",
    ]
    assert followed.after == ()


def words(pdf: bytes) -> str:
    """Return all words of a PDF without their spaces."""
    pages = pypdfium2.PdfDocument(pdf)
    return re.sub(r"\s", "", "".join(page.get_textpage().get_text_bounded() for page in pages))


def test_a_slip_in_a_table_is_found_in_the_table(followed: Followed) -> None:
    table = f"{EDITION}/figures/canteens.csv"
    wrong = next(one.text for one in snippets(ENGLISH) if one.file == table)
    copied = followed.clone / f"{EDITION}-table"
    shutil.copytree(followed.clone / EDITION, copied)
    (copied / "figures" / "canteens.csv").write_text(wrong, "utf-8")
    (one,) = (one for one in read(copied).findings if one.rule == "figure-not-stated")
    assert (one.file, one.line) == ("figures/canteens.csv", 4)


def test_the_page_is_good(followed: Followed) -> None:
    assert judge(followed.built.audit).good
    assert len(followed.built.audit.pages) == 1


def test_the_text_stands_in_the_pdf(followed: Followed) -> None:
    printed = words(followed.built.pdf)
    shown = [one.text for one in snippets(ENGLISH) if one.file.endswith("03.md")]
    paragraphs = shown[0].split("---")[2].split()
    assert len(paragraphs) == 3
    for sentence in re.findall(r"[^。，：；“”]+", "".join(paragraphs)):
        assert sentence in printed, sentence
    for title in ("一条步道连起六个社区", "一餐热饭送到楼下", "九间书屋亮到夜里九点"):
        assert title in printed
    assert "待填" not in printed


def test_the_query_stands_in_the_proof_alone(followed: Followed) -> None:
    proof = followed.clone / "out" / "example-20260302" / "example-20260302-proof.pdf"
    assert "各家是不是一个价" in words(proof.read_bytes())
    assert "各家是不是一个价" not in words(followed.built.pdf)


def test_a_name_left_from_the_copied_edition_is_found(followed: Followed) -> None:
    for line in (line for line in commands() if "-next" in line):
        run(followed.clone, line)
    copied = followed.clone / f"{EDITION}-next"
    file = copied / "edition.yaml"
    file.write_text(mend(file.read_text("utf-8"), "-place: 示例区\n+place: 青石区"), "utf-8")
    assert "place-stale" in found(copied)


def test_both_languages_show_the_same_files() -> None:
    def shown(page: Path) -> list[tuple[str, str]]:
        return [(one.file, one.text) for one in snippets(page)]

    english = shown(ENGLISH)
    assert len(english) > 8
    assert english == shown(CHINESE)


def test_a_mending_that_changes_nothing_is_noticed() -> None:
    with pytest.raises(AssertionError, match="stands 0 times"):
        mend("一", "-二\n+三")
