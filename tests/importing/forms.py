"""One edition's copy as offices write it: four habits of Word, text, web, PDF, a folder."""

from __future__ import annotations

import html
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

FONTS = Path(__file__).parents[2] / "fonts" / "files"
HEADLINE = "竹海深处有人家"
DECK = "云溪乡竹产业十年观察"
LEDE = (
    "2031年5月6日清晨，云溪乡竹器市场的铁门一拉开，三十多辆货车已经排到了桥头。十年前，这里一天"
    "卖不出一车竹子。"
)
STORIES = (
    (
        "笋子不再论堆卖",
        (
            "过去卖笋，论堆。一堆多少斤，谁也不称，买卖双方看一眼，伸出手在袖子里比个数，就算成交。"
            "乡里老人说，这样卖了一辈子，吃亏占便宜都说不清楚。",
            "变化从一杆电子秤开始。市场管理员把秤摆在门口，谁都可以用，不收钱。三个月以后，论堆卖笋的"
            "摊子只剩下两家；半年以后，一家也没有了。",
        ),
    ),
    (
        "篾匠收了女徒弟",
        (
            "老篾匠今年六十七岁，一共带过十一个徒弟，前十个都是男的。第十一个是他的孙女，学的是城里来的"
            "设计师画的灯罩，一个灯罩要用四百二十根篾丝。",
            "灯罩卖到了沿海的三个城市。孙女把每一笔订单都抄在墙上，红笔写的是交了货的，黑笔写的是还在"
            "做的。来参观的人总要在墙前面站一会儿，数一数红字。",
        ),
    ),
    (
        "一根竹子的九种卖法",
        (
            "乡农技站的墙上挂着一张图：竹叶做饲料，竹枝做扫帚，竹梢做鱼竿，竹青做席子，竹黄做板材，"
            "竹屑做菌棒，竹根做雕刻，竹笋做罐头，竹荪做菜。",
            "画图的技术员说，十年前这张图上只有三样，别的都是村民自己添上去的。他把添图的人的名字写在"
            "图的背面，如今已经有四十多个。",
        ),
    ),
)


#: Who wrote each story.
BYLINES = ("本报记者 林一山", "本报记者 何小舟", "通讯员 王小满")


def stories() -> list[tuple[str, str, tuple[str, ...]]]:
    """Return title, byline and paragraphs of each story."""
    return [(title, by, body) for (title, body), by in zip(STORIES, BYLINES, strict=True)]


def heading_styles(path: Path) -> Path:
    """Word with heading styles."""
    made = docx.Document()
    made.add_heading(HEADLINE, 0)
    made.add_paragraph(DECK, style="Subtitle")
    made.add_paragraph(LEDE)
    for title, byline, paragraphs in stories():
        made.add_heading(title, 1)
        made.add_paragraph(byline)
        for words in paragraphs:
            made.add_paragraph(words)
    made.save(str(path))
    return path


def _run(made: Document, words: str, size: float, face: str, *, bold: bool, middle: bool) -> None:
    paragraph = made.add_paragraph()
    run = paragraph.add_run(words)
    run.font.size, run.font.name, run.font.bold = Pt(size), face, bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    if middle:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _by_look(
    path: Path,
    title: tuple[float, str, bool],
    head: tuple[float, str, bool],
    text: float,
    face: str,
) -> Path:
    made = docx.Document()
    _run(made, HEADLINE, title[0], title[1], bold=title[2], middle=True)
    _run(made, f"——{DECK}", text, face, bold=False, middle=True)
    _run(made, LEDE, text, face, bold=False, middle=False)
    for name, byline, paragraphs in stories():
        _run(made, name, head[0], head[1], bold=head[2], middle=False)
        _run(made, byline, text, face, bold=False, middle=False)
        for words in paragraphs:
            _run(made, words, text, face, bold=False, middle=False)
    made.save(str(path))
    return path


def bold_heads(path: Path) -> Path:
    """Word with bold heads of the text's size."""
    return _by_look(path, (16, "宋体", True), (12, "宋体", True), 12, "宋体")


def large_heads(path: Path) -> Path:
    """Word with larger heads, none bold."""
    return _by_look(path, (22, "宋体", False), (15, "宋体", False), 12, "宋体")


def faces(path: Path) -> Path:
    """Word after GB/T 9704: one size, faces alone."""
    return _by_look(path, (16, "方正小标宋简体", False), (16, "黑体", False), 16, "仿宋_GB2312")


def _lines() -> list[str]:
    lines = [HEADLINE, f"——{DECK}", "", f"　　{LEDE}", ""]
    for title, byline, paragraphs in stories():
        lines += [title, byline, *(f"　　{words}" for words in paragraphs), ""]
    return lines


def text(path: Path, coding: str = "gbk") -> Path:
    """Plain text."""
    path.write_bytes("\r\n".join(_lines()).encode(coding))
    return path


def web(path: Path) -> Path:
    """A page saved from a browser, in GBK."""
    body = "".join(
        f"<h3>{title}</h3><p>{byline}</p>"
        + "".join(f"<p>　　{html.escape(words)}</p>" for words in paragraphs)
        for title, byline, paragraphs in stories()
    )
    page = (
        f"<html><head><meta charset=gb2312><title>{HEADLINE}_云溪新闻</title></head><body>"
        "<div class=nav><a href=/>首页</a> <a href=/x>乡村</a> <a href=/y>图片</a></div>"
        f"<h1>{HEADLINE}</h1><p style='text-align:center'>——{DECK}</p>"
        "<div>2031-05-06 09:00　来源：云溪日报　字号：<a>大</a> <a>中</a> <a>小</a></div>"
        f"<p>　　{LEDE}</p>{body}<div id=footer>版权所有</div></body></html>"
    )
    path.write_bytes(page.encode("gbk"))
    return path


def pdf(path: Path, columns: int = 2) -> Path:
    """A digital PDF with columns, running heads and folios."""
    from weasyprint import HTML

    body = "".join(
        f"<h2>{title}</h2><p class=by>{byline}</p>"
        + "".join(f"<p>{words}</p>" for words in paragraphs)
        for title, byline, paragraphs in stories()
    )
    face = (FONTS / "PressSong-400.ttf").as_uri()
    page = f"""<meta charset=utf-8><style>
@font-face {{ font-family: S; src: url({face}) }}
@page {{ size: 180mm 130mm; margin: 22mm 15mm;
  @top-center {{ content: "云溪日报 特刊"; font-size: 8pt }}
  @bottom-center {{ content: "— " counter(page) " —"; font-size: 8pt }} }}
body {{ font: 10pt/1.6 S; text-align: justify }} p {{ margin: 0; text-indent: 2em }}
h1 {{ font-size: 20pt; text-align: center; font-weight: normal; margin: 0 }}
h2 {{ font-size: 13pt; font-weight: normal; margin: 3mm 0 1mm }}
.deck {{ text-align: center; text-indent: 0; font-size: 12pt; margin-bottom: 4mm }}
.by {{ text-indent: 0 }}
.c {{ columns: {columns}; column-gap: 7mm }}</style>
<h1>{HEADLINE}</h1><p class=deck>——{DECK}</p><div class=c><p>{LEDE}</p>{body}</div>"""
    HTML(string=page).write_pdf(path)
    return path


def folder(path: Path) -> Path:
    """A folder: an opening, and a file an article."""
    path.mkdir()
    opening = f"{HEADLINE}\n——{DECK}\n\n　　{LEDE}\n"
    (path / "00总题.txt").write_text(opening, encoding="gbk")
    for number, (title, byline, paragraphs) in enumerate(stories(), 9):  # 9, 10, 11
        words = "\n".join([title, byline, "", *(f"　　{one}" for one in paragraphs)])
        (path / f"{number}.txt").write_text(words, encoding="gbk")
    return path


def archive(path: Path) -> Path:
    """The folder, packed."""
    inside = folder(path.with_suffix(""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in inside.iterdir():
            packed.write(file, f"{inside.name}/{file.name}")
    return path


#: Name of a file → what makes it.
FORMS: dict[str, Callable[[Path], Path]] = {
    "样式.docx": heading_styles,
    "加粗.docx": bold_heads,
    "字号.docx": large_heads,
    "字体.docx": faces,
    "文字.txt": text,
    "网页.html": web,
    "双栏.pdf": pdf,
    "单栏.pdf": lambda path: pdf(path, 1),
    "三栏.pdf": lambda path: pdf(path, 3),
    "文件夹": folder,
    "压缩.zip": archive,
}
