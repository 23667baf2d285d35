"""Pages of the web: their copy in its order, and all that stands around it as left out."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from content.importing import ImportReport, SourceError, import_edition
from content.importing.forms.web.around import title_in
from content.importing.forms.web.leaves import Leaf
from content.importing.forms.web.reader import _labelled
from content.model import Edition, Subhead
from content.reading.reader import read_edition
from tests.endless import must_end
from tests.importing.conftest import TODAY
from tests.importing.offices import NOTE, PARAGRAPHS, png

TITLE = "一条河和七个老板"
ROWS = "".join(f"<tr><td>{place}</td><td>{n}</td></tr>" for place, n in (("东镇", 12), ("西镇", 9)))


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def run(tmp_path: Path, html: str | bytes, name: str = "a.html") -> tuple[ImportReport, Edition]:
    raw = html if isinstance(html, bytes) else html.encode("utf-8")
    (tmp_path / name).write_bytes(raw)
    report = import_edition([tmp_path / name], tmp_path / "e", paper="澄江日报", today=TODAY)
    result = read_edition(tmp_path / "e")
    assert result.ok and result.edition is not None, result.findings
    assert report.unaccounted == ""
    assert not [d for d in report.doubts if d.why.code == "imported.words-missing"]
    return report, result.edition


def copy_of(edition: Edition) -> str:
    texts = [edition.headline.title, edition.headline.deck, edition.byline]
    texts += [p.text for p in edition.lede]
    for article in edition.articles:
        texts += [article.title, *(str(getattr(p, "text", "")) for p in article.body)]
    return "\n".join(texts)


FRAMES = {
    "classes": '<div class="topNav"><a href=/>首页</a><a href=/x>时政</a></div>{}'
    '<div id="footer">地址：澄江县江滨路1号</div>',
    "elements": "<nav><ul><li><a>首页</a></li></ul></nav><main>{}</main><footer>联系我们</footer>",
    "links alone": "<ul><li><a>时政要闻</a><li><a>民生新闻</a><li><a>图片频道</a></ul>{}"
    "<ul><li><a>别处的新闻一则</a><li><a>别处的新闻两则</a><li><a>别处的新闻三则</a></ul>",
    "table as frame": "<table width=960><tr><td><a>首页</a><br><a>时政</a><br><a>民生</a></td>"
    "<td>{}</td></tr></table>",
    "named as furniture round all": '<div class="content hot">{}</div>',
}


@pytest.mark.parametrize("frame", FRAMES, ids=str)
def test_furniture_is_left_out_and_told(tmp_path: Path, frame: str) -> None:
    paragraphs = "".join(f"<p>　　{words}</p>" for words in PARAGRAPHS)
    report, edition = run(tmp_path, page(FRAMES[frame].format(f"<h1>{TITLE}</h1>{paragraphs}")))
    assert edition.headline.title == TITLE
    words = copy_of(edition)
    assert all(paragraph[:30] in words for paragraph in PARAGRAPHS)
    assert not any(one in words for one in ("首页", "时政", "别处", "联系", "地址"))
    if frame != "named as furniture round all":
        assert any(o.why.code == "imported.web-furniture" for o in report.left_out)


def test_a_title_by_the_name_of_the_tab(tmp_path: Path) -> None:
    body = f"<div>{TITLE}</div>" + "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    office = "澄江县文化和旅游局"  # it signs the paper: whose site it is says no title
    named = f"<title>{TITLE}_{office}</title>"
    edition = run(tmp_path, page(f"{body}<p>{office}</p>", named))[1]
    assert edition.headline.title == TITLE
    assert [*_labelled("县中医院　柏　青　2026-11-08")] == ["县中医院　柏　青", "2026-11-08"]
    leaves = [Leaf(TITLE), Leaf(office)]
    assert title_in(office, leaves, set()) == ""


def test_the_line_of_source_and_date_is_no_copy(tmp_path: Path) -> None:
    meta = (
        "<div><span>2031-04-08 10:20</span>  <span>来源：澄江发布</span> 字号：<a>大</a> <a>中</a>"
        " <a>小</a> <a>打印</a></div>"
    )
    body = f"<h1>{TITLE}</h1>{meta}" + "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    report, edition = run(tmp_path, page(body))
    assert edition.headline.deck == "" and "打印" not in copy_of(edition)
    assert "来源：澄江发布" in [o.text for o in report.left_out]


def test_what_browsers_show_otherwise(tmp_path: Path) -> None:
    odd = (
        "<p>排放减少10<sup>6</sup>克，CO<sub>2</sub>少了三成，<del>旧句</del>大家都看得见<sup>[1]</sup>，"
        '<span style="display:none">暗语</span><ruby>㙓<rt>bǎo</rt></ruby>口村也一样。</p>'
    )
    report, edition = run(tmp_path, page(f"<h1>{TITLE}</h1>{odd}<p>{PARAGRAPHS[0]}</p>"))
    assert "排放减少10⁶克，CO₂少了三成，大家都看得见，㙓口村也一样。" in copy_of(edition)
    assert {"旧句", "暗语", "[1]", "bǎo"} <= {o.text for o in report.left_out}


def test_lines_that_the_page_wraps_are_one_paragraph(tmp_path: Path) -> None:
    wrapped = PARAGRAPHS[0][:30] + "\n      " + PARAGRAPHS[0][30:]
    edition = run(tmp_path, page(f"<h1>河岸 步道通到家门口</h1><p>{wrapped}</p>"))[1]
    assert PARAGRAPHS[0] in copy_of(edition)
    assert edition.headline.title == "河岸 步道通到家门口"


def test_breaks_part_paragraphs(tmp_path: Path) -> None:
    body = "<br>".join(f"　　{words}" for words in PARAGRAPHS[:4])
    edition = run(tmp_path, page(f"<h1>{TITLE}</h1><div>{body}</div>"))[1]
    bodies = [p.text for p in edition.lede] + [
        str(getattr(p, "text", "")) for a in edition.articles for p in a.body
    ]
    assert bodies == list(PARAGRAPHS[:4])


def test_tables_and_lists(tmp_path: Path) -> None:
    body = (
        f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><table><tr><th>乡镇</th><th>户数</th></tr>{ROWS}"
        f"</table><p>{NOTE}</p><ol start=3><li>补种柳树二百棵；<li>把育苗棚加高一米。</ol>"
    )
    report, edition = run(tmp_path, page(body))
    assert "3.补种柳树二百棵" in copy_of(edition).replace(" ", "")
    assert any("户数" in str(c.after) or "户数" in str(c.before) for c in report.changes) or any(
        "tables" in name or "figures" in name for name in report.files
    )


def test_pictures_of_the_saved_page_and_within_it(tmp_path: Path) -> None:
    files = tmp_path / "a_files"
    files.mkdir()
    (files / "桥 头.png").write_bytes(png((9, 99, 9)))
    (files / "dot.gif").write_bytes(png((9, 99, 9), (20, 20)))
    data = base64.b64encode(png((99, 9, 9))).decode()
    body = (
        f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><p>"
        "<img src='a_files/%E6%A1%A5%20%E5%A4%B4.png'></p>"
        f"<p>图为桥头早市。王小满摄</p><p>{PARAGRAPHS[1]}</p><figure><img alt='码头' "
        f"src='data:image/png;base64,{data}'><figcaption>老码头。何小舟摄</figcaption></figure>"
        "<img src='a_files/dot.gif'><img src='../../etc/passwd'><img src='https://x.invalid/a.jpg'>"
    )
    report, _ = run(tmp_path, page(body))
    assert len([n for n in report.files if n.endswith(".png")]) == 2
    elsewhere = [d for d in report.doubts if d.why.code == "imported.picture-elsewhere"]
    assert len(elsewhere) == 2


def test_a_web_archive(tmp_path: Path) -> None:
    html = page(f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><img src='http://x.invalid/p.png'>")
    parts = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
        "Content-Type: text/html; charset=gbk\nContent-Transfer-Encoding: base64\n\n"
        f"{base64.b64encode(html.encode('gbk')).decode()}\n--b\nContent-Type: image/png\n"
        "Content-Transfer-Encoding: base64\nContent-Location: http://x.invalid/p.png\n\n"
        f"{base64.b64encode(png((9, 9, 99))).decode()}\n--b--\n"
    )
    report, edition = run(tmp_path, parts.encode(), "a.mht")
    assert edition.headline.title == TITLE
    assert any(name.endswith(".png") for name in report.files)


@pytest.mark.parametrize("name", ["稿.doc", "稿.txt", "稿.xls", "稿"])
def test_a_page_under_another_ending(tmp_path: Path, name: str) -> None:
    html = page(f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p>")
    assert run(tmp_path, html, name)[1].headline.title == TITLE


def test_a_great_many_elements_in_each_other(tmp_path: Path) -> None:
    """Of one kind; of the others so many that no recursion comes through."""
    many = {"div": 50_000, "b": 8_000, "table><tr><td": 8_000, "ul><li": 8_000}
    for tag, count in (many | {"blockquote": 8_000}).items():
        body = f"<{tag}>" * count + f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p>"
        folder = tmp_path / str(abs(hash(tag)))
        folder.mkdir()
        with must_end():
            edition = run(folder, page(body))[1]
        assert PARAGRAPHS[0] in copy_of(edition)


def test_50_mb(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<p>" + b"a" * (50 << 20))
    with pytest.raises(SourceError, match=r"import\.text-large"):
        import_edition([tmp_path / "a.html"], tmp_path / "e", today=TODAY)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<",
        b"<html>",
        b"<!DOCTYPE html>\0\0\0",
        b"<html><body><table><tr><td colspan=9e9>",
        b"<p>" * 50_000,
        b"MIME-Version: 1.0\n\nnothing",
        b"<html \xff\xfe\xff\xff",
        b"&#0;&#xfffff;",
    ],
)
def test_no_page_ends_in_an_error_of_python(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.html").write_bytes(raw)
    try:
        import_edition([tmp_path / "a.html"], tmp_path / "e", paper="报", today=TODAY)
    except SourceError as error:
        assert error.told.code.startswith("import.")


def test_a_head_over_links_alone_is_no_title(tmp_path: Path) -> None:
    links = "".join(f"<li><a>{words}</a></li>" for words in ("要闻", "公告", "动态"))
    body = f"<h3>信息分类</h3><ul>{links}</ul><b>{TITLE}</b><p>{PARAGRAPHS[0]}</p>"
    _, edition = run(tmp_path, page(body, f"<title>动态_{TITLE}_某县</title>"))
    assert edition.headline.title == TITLE
    assert "信息分类" not in copy_of(edition)


def test_a_title_over_links_stays(tmp_path: Path) -> None:
    links = "".join(f"<a>{words}</a> " for words in ("要闻", "公告", "动态"))
    body = f"<h1>{TITLE}</h1><p>{links}</p><p>{PARAGRAPHS[0]}</p>"
    assert run(tmp_path, page(body))[1].headline.title == TITLE


def test_labels_in_bold_under_a_stated_kicker_and_title_are_heads(tmp_path: Path) -> None:
    said = [
        ("读者来信", PARAGRAPHS[0], "读者　周　正"),
        ("部门回复", PARAGRAPHS[1], "澄江县城管局"),
    ]
    rows = (f"<p><b>【{a}】</b></p><p>{b}</p><p align=right>{c}</p>" for a, b, c in said)
    _, edition = run(tmp_path, f"<h4>呼声</h4><h1>路灯亮了</h1>{''.join(rows)}")
    (story,) = edition.articles
    assert [i.text for i in story.body if isinstance(i, Subhead)] == [
        "【读者来信】",
        "【部门回复】",
    ]
    assert edition.headline.kicker == "呼声"
