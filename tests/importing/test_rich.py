"""Rich text (.rtf) and mails (.eml), read by the program itself."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from content.importing import SourceError
from content.importing.blocks import Block, Document, Log
from content.importing.forms.bundle import gathered
from content.importing.forms.opening import all_opened
from content.importing.forms.rich.reader import read_rich
from tests.importing.offices import PARAGRAPHS, png

FACES = r"{\fonttbl{\f0\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fcharset0 Arial;}}"
LETTER = "老师好：附件是一篇通讯，请查收。"


def hanzi(words: str) -> str:
    """Write words as an office program of a Chinese system does."""
    return "".join(
        c if c.isascii() else "".join(f"\\'{b:02x}" for b in c.encode("gbk")) for c in words
    )


def read(body: str) -> tuple[Document, Log]:
    log = Log()
    raw = r"{\rtf1\ansi\ansicpg936\deff0" + FACES + r"{\*\generator Riched20;}" + body + "}"
    return read_rich(Path("稿.rtf"), raw.encode("ascii"), log), log


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks]


def test_paragraphs_with_their_looks() -> None:
    title, text = "一封来信", PARAGRAPHS[0]
    head = rf"\pard\qc\f0\fs36\b {hanzi(title)}\par"
    found, _ = read(head + rf"\pard\ql\fs24\b0 {hanzi(text)}\par\pard\qr\fs24 {hanzi('甲某')}\par")
    assert texts(found.blocks) == [title, text, "甲某"]
    looks = [(b.look.size, b.look.bold, b.look.centred, b.look.right) for b in found.blocks]
    assert looks == [(18, True, True, False), (12, False, False, False), (12, False, False, True)]


def test_characters_in_both_ways() -> None:
    found, _ = read(r"\uc1\u22269?\uc2\u23478\'bc\'d2{\uc1 \u-24910 ?}10{\super 6} m\par")
    assert texts(found.blocks) == ["国家麲 10⁶ m".replace(" 10", "10")]


def test_a_table_and_a_picture() -> None:
    row = r"\trowd\cellx900\cellx1800\pard\intbl {}\cell {}\cell\row"
    rows = row.format(hanzi("镇名"), hanzi("户数")) + row.format(hanzi("甲镇"), "12")
    shown = png((9, 9, 99)).hex()
    group = r"{\*\shppict{\pict{\*\blipuid 00ff}\pngblip " + shown + r"}}{\nonshppict{\pict 00}}"
    found, _ = read(rows + r"\pard " + group + r"\par")
    tables = [block.table.rows for block in found.blocks if block.table]
    assert tables == [(("镇名", "户数"), ("甲镇", "12"))]
    assert sum(block.picture is not None for block in found.blocks) == 1


@pytest.mark.parametrize(
    ("part", "why"),
    [
        (r"{\header\pard X\par}", "imported.header"),
        (r"{\footnote X}", "imported.footnotes"),
        (r"{\v X}", "imported.hidden"),
        (r"{\strike X}", "imported.struck"),
        (r"{\deleted X}", "imported.deleted"),
    ],
)
def test_what_is_not_printed_is_told(part: str, why: str) -> None:
    words = hanzi("不印的字")
    found, log = read(rf"\pard {hanzi(PARAGRAPHS[0])}{part.replace('X', words)}\par")
    assert texts(found.blocks) == [PARAGRAPHS[0]]
    assert [(one.text, one.why.code) for one in log.left_out] == [("不印的字", why)]
    assert any(words == "不印的字" for _, words in found.own)


def test_groups_without_an_end() -> None:
    with pytest.raises(SourceError) as error:
        read("{" * 300)
    assert error.value.told.code == "import.no-rich"


def mail(path: Path, words: str, *attached: Path) -> Path:
    message = EmailMessage()
    message["Subject"], message["From"] = "投稿：村里的灯", "a@example.com"
    message.set_content(words)
    for one in attached:
        message.add_attachment(one.read_bytes(), "application", "octet-stream", filename=one.name)
    path.write_bytes(bytes(message))
    return path


def test_a_mail_round_copy_and_one_that_is_copy(tmp_path: Path) -> None:
    copy, shown = tmp_path / "通讯.docx", tmp_path / "灯.png"
    copy.write_bytes(b"PK\3\4 a file of Word")
    shown.write_bytes(png((9, 99, 9)))
    room, log = tmp_path / "room", Log()
    room.mkdir()
    found = gathered([mail(tmp_path / "一.eml", LETTER + "\n林一山", copy, shown)], room, log)
    assert [path.name for path in found.paths] == ["通讯.docx", "灯.png"]
    assert found.paths[0].read_bytes() == copy.read_bytes()
    assert [one.text for one in log.held] == [f"{LETTER} 林一山"]  # a line of the report
    found = gathered([mail(tmp_path / "二.eml", PARAGRAPHS[0], shown)], tmp_path, log)
    assert [path.name for path in found.paths] == ["村里的灯.txt", "灯.png"]
    assert PARAGRAPHS[0] in found.paths[0].read_text(encoding="utf-8")


def test_a_page_keeps_its_pictures_and_a_letter_loses_none(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "回复: 转发：村里的灯"
    message.set_content(PARAGRAPHS[0])
    message.add_alternative(f"<p>{PARAGRAPHS[0]}</p><img src='cid:one'>", subtype="html")
    page = next(part for part in message.walk() if part.get_content_subtype() == "html")
    assert isinstance(page, EmailMessage)
    page.add_related(png((9, 99, 9)), "image", "png", cid="<one>", filename="灯.png")
    (tmp_path / "a.eml").write_bytes(bytes(message))
    found = gathered([tmp_path / "a.eml"], tmp_path, log := Log())
    assert [path.name for path in found.paths] == ["村里的灯.mht"]
    document = all_opened(found, log)[0][0]
    assert [bool(block.picture) for block in document.blocks] == [False, True]
    message.replace_header("Subject", "投稿：灯")
    message.make_mixed()
    message.add_attachment(b"copy", "text", "rtf", filename="灯.rtf")
    (tmp_path / "b.eml").write_bytes(bytes(message))
    room = tmp_path / "room"
    room.mkdir()
    found = gathered([tmp_path / "b.eml"], room, log)
    assert {path.name for path in found.paths} == {"灯.png", "灯.rtf"}


def test_one_unreadable_file_of_several(tmp_path: Path) -> None:
    folder, log = tmp_path / "来稿", Log()
    folder.mkdir()
    (folder / "1.txt").write_text(PARAGRAPHS[0], encoding="utf-8")
    (folder / "2.docx").write_bytes(b"PK\3\4" + b"broken" * 9)
    (folder / "3.pdf").write_bytes(b"%PDF-1.7 broken")
    read = all_opened(gathered([folder], tmp_path, log), log)
    assert [bool(document.blocks) for document, _ in read] == [True, False, False]
    assert [one.text for one in log.held] == ["2.docx", "3.pdf"]
    (folder / "1.txt").unlink()
    with pytest.raises(SourceError):
        all_opened(gathered([folder], tmp_path, log), log)
