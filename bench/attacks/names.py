"""Names and copy that a terminal obeys, twins of names, rings of folders, files without a byte.

Input: nothing. Output: cases of the group `names`: each fails unless all that is said of it is safe
to print, on the terminal too.
"""

from __future__ import annotations

import contextlib
import io
import json
import struct
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import build_pdf
from bench.attacks import Command, Maker, add, checked, edition
from bench.attacks.drawings import saved
from bench.attacks.sources import PAPER, STORY, archive, sheet, word

GROUP = "names"
#: What a terminal obeys: it clears the screen, names the window, turns words round.
ESCAPES = "\x1b[2J\x1b]0;x\x07"
NOTE = "---\nkind: box\ntitle: 站{0}\n---\n\n每一站都留了时间。\n"


def safely(words: list[list[str]]) -> list[Command]:
    """Return commands that fail where what they say holds a control or turns words round."""

    def run() -> int:
        code = 0
        for command in words:
            heard = io.StringIO()
            with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard):
                code = build_pdf.main([*command, "--lang", "zh"])
            said = heard.getvalue()
            unsafe = {
                c for c in said if unicodedata.category(c) in ("Cc", "Cf") and c not in "\n\r\t"
            }
            sys.stdout.write(said if not unsafe else f"unsafe: {sorted(unsafe)!r}\n")
            if unsafe:
                return 1
            if code:
                break
        return code

    return [run]


def told(change: Callable[[Path], object]) -> Maker:
    """Return a maker of the small edition, changed, of which only safe words may be said."""

    def make(folder: Path) -> list[Command]:
        made = edition(folder)
        change(made)
        return safely(checked(made, built=True))

    return make


def article(name: str) -> Callable[[Path], object]:
    """Return a change that adds an article of a name, with a fault in it."""
    return lambda folder: (folder / "articles" / name).write_text(
        NOTE.format(1).replace("box", "no such kind"), encoding="utf-8"
    )


def renamed(name: str, key: str) -> Callable[[Path], object]:
    """Return a change that gives a picture another file name and another key."""

    def change(folder: Path) -> None:
        (folder / "pictures" / "train-detail.png").rename(folder / "pictures" / name)
        for file in ("pictures/pictures.yaml", "articles/1-line.md"):
            text = (folder / file).read_text(encoding="utf-8")
            text = text.replace("train-detail", json.dumps(key, ensure_ascii=False))
            (folder / file).write_text(text, encoding="utf-8")

    return change


NFC, NFD = (unicodedata.normalize(form, "caf\u00e9") for form in ("NFC", "NFD"))


def twins(folder: Path) -> None:
    """Put in two articles and two pictures whose names differ only in how accents are written."""
    for number, name in enumerate((NFC, NFD)):
        (folder / "articles" / f"5-{name}.md").write_text(NOTE.format(number), encoding="utf-8")
        raw = (folder / "pictures" / "train.png").read_bytes()
        (folder / "pictures" / f"{name}.png").write_bytes(raw)


def loop(folder: Path) -> None:
    """Let two folders lead to each other, and a file through fifty links to itself."""
    for name in ("articles/a", "pictures/b"):
        other = "pictures" if name[0] == "a" else "articles"
        (folder / name).symlink_to(folder / other, target_is_directory=True)
    for number in range(50):
        (folder / f"articles/9-{number}.md").symlink_to(f"9-{(number + 1) % 50}.md")


def emptied(folder: Path) -> None:
    """Leave no byte in any file."""
    for path in folder.rglob("*.*"):
        if path.is_file():
            path.write_bytes(b"")


NAMES: dict[str, Callable[[Path], object]] = {
    "an article's name that clears the screen": article(f"5-{ESCAPES}a.md"),
    "an article's name that turns round": article("5-\u202edm.gpj\u2066.md"),
    "an article's name of C1 controls": article("5-\x9b2J\x85\x90.md"),
    "an article's name of a command": article("--help.md"),
    "an article's name of a device": article("aux.md"),
    "an article's name of places": article("5-{name}%s{0}[bold].md"),
    "a picture's name that clears the screen": renamed(f"{ESCAPES}.png", ESCAPES),
    "a picture's name that turns round": renamed("\u202egnp.png", "\u202egnp"),
    "a picture in NFD, named in NFC": renamed(f"{NFD}.png", NFC),
    "a picture in NFC, named in NFD": renamed(f"{NFC}.png", NFD),
    "twins of names": twins,
    "twins of case": lambda f: (f / "pictures" / "TRAIN.PNG").write_bytes(
        saved("L", (90, 90), "PNG")
    ),
    "folders in a ring": loop,
    "no byte anywhere": emptied,
    "a title that clears the screen": lambda f: (f / "articles/4-note.md").write_text(
        NOTE.format(json.dumps(ESCAPES)[1:-1] + "\u202e"), encoding="utf-8"
    ),
}
for name, change in NAMES.items():
    add(GROUP, name, told(change), "5-", "articles", "pictures", "edition.yaml", "--help", "aux")

LINKED = io.BytesIO()
with zipfile.ZipFile(LINKED, "w") as packed:
    for made in (
        f"{NFC}.txt",
        f"{NFD}.txt",
        f"{ESCAPES}.txt",
        "\u202etxt.txt",
        "CON.txt",
        "a .txt",
    ):
        packed.writestr(made, STORY)
locked = bytearray(archive({"a.txt": STORY}))
locked[6] |= 1
locked[locked.index(b"PK\1\2") + 8] |= 1
MILLION = "<sst>" + "<si><t>a</t></si>" * 1_000_000 + "</sst>"
OFFICE: dict[str, tuple[str, bytes]] = {
    "names that are twins, that turn and that are written to": ("来稿.zip", LINKED.getvalue()),
    "an archive under a password": ("来稿.zip", bytes(locked)),
    "an archive of 4 GB by its word": (
        "来稿.zip",
        archive({"a.txt": STORY}).replace(
            struct.pack("<I", len(STORY.encode())), b"\xff\xff\xff\xfe"
        ),
    ),
    "a Word file of no byte": ("稿件.docx", b""),
    "a workbook of no byte": ("数据.xlsx", b""),
    "a PDF of no byte": ("稿件.pdf", b""),
    "a page of no byte": ("网页.html", b""),
    "a picture of no byte": ("照片.jpg", b""),
    "words of a million in a workbook": (
        "数据.xlsx",
        sheet('<row><c t="s"><v>0</v></c></row>', **{"xl/sharedStrings.xml": MILLION}),
    ),
    "copy that turns round and is written to": (
        "稿件.docx",
        word(f"<w:p><w:r><w:t>\u202e站\u2066\u009b2J{STORY}</w:t></w:r></w:p>"),
    ),
    "9,000 remarks": (
        "稿件.docx",
        word(
            "".join(
                f'<w:p><w:commentRangeStart w:id="{n}"/><w:r><w:t>站{n}。</w:t></w:r></w:p>'
                for n in range(9000)
            )
        ),
    ),
}
for name, (file, raw) in OFFICE.items():

    def bring(folder: Path, file: str = file, raw: bytes = raw) -> list[Command]:
        """Bring a file in, and listen to what is said of it."""
        (folder / file).write_bytes(raw)
        (folder / "story.txt").write_text(STORY, encoding="utf-8")
        given = [str(folder / file), str(folder / "story.txt"), str(folder / "edition")]
        return safely([["import", *given, *PAPER]])

    add(GROUP, name, bring, file, ".txt", "个文件")
