"""What an office sends: Word, Excel, archives, web pages, PDF and text, bent and blown up.

Input: nothing. Output: cases of the groups `office`, `html`, `pdf sources` and `texts`.
"""

# ruff: noqa: E501 - tables of hostile inputs
from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

from bench.attacks import Maker, add

STORY = (
    "老码头又热闹了\n\n"
    + "清晨六点，示例县的老码头已经有了人声，卖菜的船靠了岸，赶集的人等在石阶上。" * 12
)
PAPER = ["--paper", "示例日报", "--date", "2026-11-27"]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/{0}" ContentType="application/vnd.openxmlformats-officedocument.{1}'
    '.main+xml"/></Types>'
)
RELS = (
    f'<Relationships xmlns="{REL}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
    'Target="{0}"/></Relationships>'
)


def archive(parts: dict[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def word(body: str, **more: str | bytes) -> bytes:
    """Return a Word file of a body, with more parts."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES.format("word/document.xml", "wordprocessingml.document"),
        "_rels/.rels": RELS.format("word/document.xml"),
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    return archive(parts | more)


def sheet(rows: str, **more: str | bytes) -> bytes:
    """Return a workbook of one sheet."""
    book = f'<workbook {S} xmlns:r="{OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES.format("xl/workbook.xml", "spreadsheetml.sheet"),
        "_rels/.rels": RELS.format("xl/workbook.xml"),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{REL}"><Relationship Id="r1" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {S}><sheetData>{rows}</sheetData></worksheet>",
    }
    return archive(parts | more)


def para(words: str) -> str:
    """Return a paragraph of Word."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


COPY = "".join(para(line) for line in STORY.split("\n\n"))
CELL = "<w:tc>{0}</w:tc>"


def sent(file: str, data: bytes | Callable[[], bytes], *, alone: bool = False) -> Maker:
    """Return a maker that imports a file, with a sound story beside it, and checks what it gave."""

    def make(folder: Path) -> list[list[str]]:
        path = folder / file
        path.write_bytes(data() if callable(data) else data)
        (folder / "story.txt").write_text(STORY, encoding="utf-8")
        more = [] if alone else [str(folder / "story.txt")]
        return [["import", str(path), *more, str(folder / "edition"), *PAPER]]

    return make


def bomb() -> bytes:
    """Return a Word file whose copy is 400 MB of blanks."""
    return word(COPY + "<w:p>" + " " * 40_000_000 + "</w:p>")


WORD: dict[str, bytes | Callable[[], bytes]] = {
    "40 MB of blanks": bomb,
    "no copy": word(""),
    "no document": archive({"[Content_Types].xml": TYPES.format("a", "b")}),
    "a document in a part outside": archive(
        {
            "[Content_Types].xml": TYPES.format("../../a.xml", "a"),
            "_rels/.rels": RELS.format("../../../etc/passwd"),
        }
    ),
    "a ring of relations": word(
        COPY, **{"word/_rels/document.xml.rels": RELS.format("document.xml")}
    ),
    "a picture by address": word(
        COPY,
        **{
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{REL}"><Relationship Id="r9" '
            f'Type="{OFFICE}/image" Target="http://127.0.0.1:9/a.png" TargetMode="External"/>'
            "</Relationships>"
        },
    ),
    "20,000 paragraphs": word(para("站。") * 20_000),
    "a paragraph of 900,000": word(para("站" * 900_000)),
    "runs of one letter": word("<w:p>" + "<w:r><w:t>站</w:t></w:r>" * 60_000 + "</w:p>"),
    "tables in tables": word(
        COPY + "<w:tbl><w:tr><w:tc>" * 400 + para("a") + "</w:tc></w:tr></w:tbl>" * 400
    ),
    "tables 5,000 deep": word(
        COPY + "<w:tbl><w:tr><w:tc>" * 5000 + "</w:tc></w:tr></w:tbl>" * 5000
    ),
    "a table of 4,000 columns": word(
        COPY + "<w:tbl><w:tr>" + CELL.format(para("1")) * 4000 + "</w:tr></w:tbl>"
    ),
    "a cell that spans 10^9": word(
        COPY + '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>'
        f"{para('1')}</w:tc></w:tr></w:tbl>"
    ),
    "a cell that spans less": word(
        COPY + '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="-5"/><w:vMerge/></w:tcPr>'
        f"{para('1')}</w:tc></w:tr></w:tbl>"
    ),
    "blanks before of 10^9": word(
        COPY
        + '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr>'
        + CELL.format(para("1"))
        + "</w:tr></w:tbl>"
    ),
    "a style of itself": word(
        COPY,
        **{
            "word/styles.xml": f'<w:styles {W}><w:style w:type="paragraph" w:styleId="a">'
            '<w:name w:val="a"/><w:basedOn w:val="a"/></w:style></w:styles>'
        },
    ),
    "styles in a ring": word(
        COPY.replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>'),
        **{
            "word/styles.xml": f"<w:styles {W}>"
            + "".join(
                f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/>'
                f'<w:basedOn w:val="{b}"/></w:style>'
                for a, b in ("ab", "bc", "ca")
            )
            + "</w:styles>"
        },
    ),
    "lists of numbers": word(
        "".join(
            f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{n * 999}"/><w:numId w:val="-{n}"/></w:numPr>'
            f"</w:pPr><w:r><w:t>站{n}</w:t></w:r></w:p>"
            for n in range(900)
        )
        + COPY
    ),
    "sizes that are none": word(
        COPY.replace("<w:r>", '<w:r><w:rPr><w:sz w:val="NaN"/><w:b w:val="perhaps"/></w:rPr>')
    ),
    "sizes of 10^12": word(
        COPY.replace("<w:r>", '<w:r><w:rPr><w:sz w:val="1000000000000"/></w:rPr>')
    ),
    "controls": word(COPY + para("&#x1F;&#xFFFE;a")),
    "a field of 9,000 deep": word(
        COPY + "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 9000 + "</w:p>"
    ),
    "changes in changes": word(
        COPY + "<w:p>" + "<w:ins><w:del>" * 900 + "</w:del></w:ins>" * 900 + "</w:p>"
    ),
    "UTF-7": archive({"word/document.xml": b"+ADw-a+AD4-", "[Content_Types].xml": b"x"}),
    "a name twice": word(COPY, **{"word\\document.xml": "<a/>", "../outside.xml": "x"}),
    "a macro": word(COPY, **{"word/vbaProject.bin": bytes(9000)}),
    "6,000 parts": word(COPY, **{f"word/media/a{n}.bin": b"" for n in range(6000)}),
}
for name, content in WORD.items():
    add("office", f"Word, {name}", sent("稿件.docx", content), "稿件.docx")
whole = word(COPY)
for share in (10, 30, 50, 70, 90, 97):
    add(
        "office",
        f"Word, cut at {share}%",
        sent("稿件.docx", whole[: len(whole) * share // 100]),
        "稿件.docx",
    )
for seed in range(12):
    source, harmed = random.Random(seed), bytearray(whole)
    for _ in range(1 + seed):
        harmed[source.randrange(len(harmed))] = source.randrange(256)
    add("office", f"Word, changed bytes {seed}", sent("稿件.docx", bytes(harmed)), "稿件.docx")


def row(*cells: str) -> str:
    """Return a row of a sheet."""
    return "<row>" + "".join(cells) + "</row>"


HEADS = row(
    *(f'<c t="inlineStr"><is><t>{word_}</t></is></c>' for word_ in ("名称", "数值", "单位"))
)
SHEETS: dict[str, bytes] = {
    "a cell at the end of the world": sheet(
        HEADS + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "a cell beyond it": sheet(HEADS + '<row r="99999999"><c r="ZZZZZZ99999999"><v>1</v></c></row>'),
    "60,000 rows": sheet(HEADS + row("<c><v>1</v></c><c><v>2</v></c>") * 60_000),
    "9,000 columns": sheet(row("<c><v>1</v></c>" * 9000) * 3),
    "numbers that are none": sheet(
        HEADS + row("<c><v>NaN</v></c><c><v>1e999</v></c><c><v>x</v></c>")
    ),
    "a number of 9,000 digits": sheet(HEADS + row(f"<c><v>{'9' * 9000}</v></c>")),
    "errors": sheet(HEADS + row('<c t="e"><v>#DIV/0!</v></c><c t="e"><v>#REF!</v></c>')),
    "a word that is not there": sheet(HEADS + row('<c t="s"><v>999999</v></c>')),
    "a word before the first": sheet(HEADS + row('<c t="s"><v>-1</v></c>')),
    "a date of 10^15": sheet(HEADS + row('<c s="1"><v>999999999999999</v></c>')),
    "a style that is not there": sheet(HEADS + row('<c s="99999"><v>1</v></c>')),
    "merged beyond": sheet(
        HEADS
        + '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>'
    ),
    "no sheet": archive(
        {
            "[Content_Types].xml": TYPES.format("xl/workbook.xml", "a"),
            "xl/workbook.xml": f"<workbook {S}/>",
        }
    ),
    "a formula that calls": sheet(HEADS + row('<c><f>WEBSERVICE("http://x")</f><v>1</v></c>')),
    "a kind of cell that is none": sheet(HEADS + row('<c t="zzz"><v>1</v></c>')),
    "an empty sheet": sheet(""),
    "words of the kit": sheet(row('<c t="inlineStr"><is><t>{{ 9**9 }}</t></is></c>') + HEADS),
}
for name, held in SHEETS.items():
    add("office", f"Excel, {name}", sent("数据.xlsx", held), "数据.xlsx")
ZIPS: dict[str, bytes] = {
    "a zip in a zip, 6 deep": b"",
    "names that leave": archive(
        {"../../outside.txt": STORY, "/etc/outside.txt": STORY, "a/../../b.txt": STORY}
    ),
    "a name of 9,000": archive({"站" * 3000 + ".txt": STORY}),
    "9,000 files": archive({f"{n}.txt": "站" for n in range(9000)}),
    "a bomb of text": archive({"a.txt": "站" * 30_000_000}),
    "no file": archive({}),
    "a link": b"",
    "of itself": b"",
}
inner = archive({"a.txt": STORY})
for _ in range(6):
    inner = archive({"b.zip": inner})
ZIPS["a zip in a zip, 6 deep"] = inner
link = zipfile.ZipInfo("a.txt")
link.create_system, link.external_attr = 3, 0o120777 << 16
out = io.BytesIO()
with zipfile.ZipFile(out, "w") as packed:
    packed.writestr(link, "/etc/passwd")
ZIPS["a link"] = out.getvalue()
ZIPS["of itself"] = inner[: len(inner) // 2] + inner
for name, held in ZIPS.items():
    add("office", f"archive, {name}", sent("来稿.zip", held), "来稿.zip", "b.zip", ".txt", "个文件")

PAGE = "<html><body><h1>老码头又热闹了</h1>{0}<p>" + STORY.split("\n\n")[1] + "</p></body></html>"
PAGES: dict[str, str | bytes] = {
    "9,000 deep": PAGE.format("<div>" * 9000),
    "a script": PAGE.format("<script>while(1);</script><p onclick=x>"),
    "a frame": PAGE.format("<iframe src='file:///etc/passwd'></iframe>"),
    "a picture of the system": PAGE.format(
        "<img src='file:///etc/passwd'><img src='../../secret.png'>"
    ),
    "a picture of data": PAGE.format("<img src='data:image/png;base64,AAAA'>" * 300),
    "an entity": '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    + PAGE.format("<p>&a;</p>"),
    "a table of 10^9": PAGE.format(
        "<table><tr><td colspan=1000000000 rowspan=1000000000>1</table>"
    ),
    "a table of less": PAGE.format("<table><tr><td colspan=-1 rowspan=x>1</table>"),
    "tables in tables": PAGE.format("<table><tr><td>" * 900),
    "lists in lists": PAGE.format("<ul><li>" * 3000),
    "90,000 marks": PAGE.format("<b>a</b>" * 90_000),
    "an attribute of 3 MB": PAGE.format(f"<p class='{'x' * 1_900_000}'>"),
    "styles": PAGE.format("<style>" + "p{color:red}" * 9000 + "</style>"),
    "frames of old": "<html><frameset><frame src=a></frameset></html>",
    "nothing": "",
    "no page": "\0\1\2" * 900,
    "GBK that says UTF-8": PAGE.format("<meta charset=utf-8>").encode("gbk"),
    "a charset that is none": PAGE.format("<meta charset=klingon>").encode(),
    "UTF-16 without a mark": PAGE.format("").encode("utf-16-le"),
    "no end": PAGE.format("<!-- "),
    "references": PAGE.format("&#0;&#xD800;&#x110000;&#99999999999999;&bogus;"),
    "a base outside": PAGE.format("<base href='http://127.0.0.1:9/'><img src='a.png'>"),
}
for name, page in PAGES.items():
    raw = page.encode() if isinstance(page, str) else page
    add("html", name, sent("网页.html", raw, alone=True), "网页.html")

TEXTS: dict[str, bytes] = {
    "noise": random.Random(1).randbytes(60_000),
    "NUL": b"\0" * 90_000,
    "UTF-16": STORY.encode("utf-16"),
    "UTF-16 cut": STORY.encode("utf-16")[:-1],
    "UTF-32": STORY.encode("utf-32"),
    "Big5 and GBK": "老碼頭".encode("big5") + STORY.encode("gbk"),
    "GB 18030 of four bytes": ("\U00020000" * 900 + STORY).encode("gb18030"),
    "UTF-8 taken for Latin": STORY.encode().decode("latin-1").encode(),
    "one line of 1.9 MB": ("站" * 630_000).encode(),
    "300,000 blank lines": b"\n" * 300_000 + STORY.encode(),
    "60,000 short lines": ("站\n" * 60_000).encode(),
    "only marks": ("。，、；" * 9000).encode(),
    "only blanks": b" \t\r\n" * 9000,
    "a line that is a table": ("甲\t乙\t丙\n" * 9000).encode(),
    "9,000 bylines": ("本报记者　甲某某\n\n" * 9000).encode(),
    "9,000 dates": ("2024年13月45日\n\n" * 9000).encode(),
    "turned round": ("\u202e" + STORY).encode(),
    "marks of the format": (STORY + "\n\n{{ 9**9 }}\n\n---\n\n:::诗\n\n{==a==}").encode(),
}
for name, held in TEXTS.items():
    add("texts", name, sent("来稿.txt", held, alone=True), "来稿.txt", "来稿")
