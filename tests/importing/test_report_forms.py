"""A report and a feature in every form an office sends: the same words, the same edition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.importing import forms
from tests.importing.offices import PARAGRAPHS
from tests.importing.test_forms import printed

Rows = Sequence[tuple[str, str]]

#: Role and words; what a form says of a role is the form's business.
REPORT: Rows = (
    ("title", "澄江县人民政府工作报告"),
    ("middle", "（2031年1月9日在县第八届人民代表大会第五次会议上）"),
    ("middle", "澄江县人民政府县长　何小舟"),
    ("text", "各位代表："),
    ("text", PARAGRAPHS[0]),
    ("head", "一、过去一年的工作"),
    ("text", PARAGRAPHS[1]),
    ("sub", "（一）堤岸还给了行人"),
    ("text", PARAGRAPHS[2]),
    ("sub", "（二）账本挂到了门口"),
    ("text", PARAGRAPHS[3]),
    ("head", "二、今年的打算"),
    ("text", PARAGRAPHS[4]),
    ("text", PARAGRAPHS[5]),
)
FEATURE: Rows = (
    ("title", "一条河和七个老板"),
    ("middle", "——澄江堤岸整治见闻"),
    ("middle", "本报记者　林一山　通讯员　何小舟"),
    ("text", PARAGRAPHS[0]),
    ("text", PARAGRAPHS[1]),
    ("sub", "关掉沙场那天"),
    ("text", PARAGRAPHS[2]),
    ("text", PARAGRAPHS[3]),
    ("sub", "贴在墙上的十二个数"),
    ("text", PARAGRAPHS[4]),
    ("text", PARAGRAPHS[5]),
)
#: Size in pt, face, bold, centred, by role.
Look = dict[str, tuple[float, str, bool, bool]]
LOOKS: dict[str, Look] = {
    "faces": {
        "title": (22, "方正小标宋简体", False, True),
        "middle": (16, "楷体_GB2312", False, True),
        "head": (16, "黑体", False, False),
        "sub": (16, "楷体_GB2312", False, False),
        "text": (16, "仿宋_GB2312", False, False),
    },
    "bold": {
        "title": (18, "宋体", True, True),
        "middle": (12, "宋体", False, True),
        "head": (14, "宋体", True, False),
        "sub": (12, "宋体", True, False),
        "text": (12, "宋体", False, False),
    },
}


def by_look(name: str) -> Callable[[Rows, Path], Path]:
    """Word without styles: blanks indent the copy, and nothing else is right."""

    def write(rows: Rows, path: Path) -> Path:
        made = docx.Document()
        for role, words in rows:
            size, face, bold, centred = LOOKS[name][role]
            paragraph = made.add_paragraph()
            run = paragraph.add_run(f"    {words}" if role in ("text", "sub") else words)
            run.font.size, run.bold = Pt(size), bold
            run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
            if centred:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        made.save(str(path))
        return path

    return write


def by_style(rows: Rows, path: Path) -> Path:
    """Word with heading styles."""
    styles = {"title": "Heading 1", "head": "Heading 2", "sub": "Heading 3"}
    made = docx.Document()
    for role, words in rows:
        made.add_paragraph(words, style=styles.get(role))
    made.save(str(path))
    return path


def by_blanks(rows: Rows, path: Path) -> Path:
    """Word as a typewriter: blanks put lines in the middle, empty paragraphs part them."""
    made = docx.Document()
    for role, words in rows:
        middle = role in ("title", "middle")
        made.add_paragraph(" " * 24 + words if middle else f"　　{words}")
        if middle:
            made.add_paragraph()
    made.save(str(path))
    return path


def text(rows: Rows, path: Path) -> Path:
    """Plain text in GBK without an empty line."""
    lines = [words if role in ("title", "middle") else f"　　{words}" for role, words in rows]
    path.write_bytes("\r\n".join(lines).encode("gbk"))
    return path


def web(rows: Rows, path: Path) -> Path:
    """A page of the web: heads are bold paragraphs."""
    marks = {
        "title": "<h2 align=center>{}</h2>",
        "middle": "<p align=center>{}</p>",
        "head": "<p><b>　　{}</b></p>",
        "sub": "<p><strong>　　{}</strong></p>",
    }
    body = "\n".join(marks.get(role, "<p>　　{}</p>").format(words) for role, words in rows)
    path.write_text(f"<meta charset=utf-8><title>来稿</title>{body}", encoding="utf-8")
    return path


def pdf(rows: Rows, path: Path) -> Path:
    """A digital PDF of one column."""
    from weasyprint import HTML

    size = {"title": "20pt", "head": "13pt", "sub": "11pt"}
    lines = "".join(
        f"<p class={role} style='font-size: {size.get(role, '10pt')}'>{words}</p>"
        for role, words in rows
    )
    face = (forms.FONTS / "PressSong-400.ttf").as_uri()
    HTML(
        string=f"<meta charset=utf-8><style>@font-face {{font-family: S; src: url({face})}}"
        "@page {size: 180mm 250mm; margin: 20mm} body {font: 10pt/1.6 S} p {margin: 0; "
        "text-indent: 2em} .title, .middle {text-align: center; text-indent: 0}</style>" + lines
    ).write_pdf(path)
    return path


FORMS: dict[str, Callable[[Rows, Path], Path]] = {
    "styles.docx": by_style,
    "faces.docx": by_look("faces"),
    "bold.docx": by_look("bold"),
    "blanks.docx": by_blanks,
    "text.txt": text,
    "web.html": web,
    "page.pdf": pdf,
}


#: What each must be; heading styles would make the feature's sub-heads titles of stories.
WANTED = {
    "report": [
        "澄江县人民政府工作报告",
        "澄江县人民政府县长 何小舟",
        "各位代表：",
        PARAGRAPHS[0],
        "# 过去一年的工作",
        PARAGRAPHS[1],
        "subhead（一）堤岸还给了行人",
        PARAGRAPHS[2],
        "subhead（二）账本挂到了门口",
        PARAGRAPHS[3],
        "# 今年的打算",
        *PARAGRAPHS[4:],
    ],
    "feature": [
        "一条河和七个老板",
        "澄江堤岸整治见闻",
        "本报记者 林一山 通讯员 何小舟",
        "# 一条河和七个老板",
        *PARAGRAPHS[:2],
        "subhead关掉沙场那天",
        *PARAGRAPHS[2:4],
        "subhead贴在墙上的十二个数",
        *PARAGRAPHS[4:],
    ],
}


@pytest.mark.parametrize("form", FORMS)
def test_a_report(tmp_path: Path, form: str) -> None:
    source = FORMS[form](REPORT, tmp_path / form)
    assert printed(source, tmp_path / "e") == WANTED["report"]


@pytest.mark.parametrize("form", [name for name in FORMS if name != "styles.docx"])
def test_a_feature(tmp_path: Path, form: str) -> None:
    source = FORMS[form](FEATURE, tmp_path / form)
    assert printed(source, tmp_path / "e") == WANTED["feature"]
