"""Reports and interviews on finished files: heads of three levels, speakers, forms of address."""

from __future__ import annotations

import io
from itertools import pairwise

import pikepdf
import pypdfium2 as pdfium
import pytest
from lxml import html

from content.model import Paragraph, Subhead, depths
from content.reading.reader import read_edition
from layout.edition.make import Built
from layout.judge.audit.sheet import TextLine, read_document
from layout.products.download.agreement import disagreements
from layout.products.download.reading import reading
from layout.products.web.site import Download, site
from tests.kinds import made

NAMES = ("report", "interview", "leaping")


@pytest.fixture(scope="module", params=NAMES)
def built(request: pytest.FixtureRequest) -> Built:
    return made.built(request.param)


def test_nothing_is_found_and_nothing_lost(built: Built) -> None:
    assert built.audit.faults == ()
    assert disagreements(built.pdf, built.placed.edition) == ()


def test_heads_nest(built: Built) -> None:
    """A reader steps down one level at a time, and meets every sub-head under its depth."""
    edition = built.placed.edition
    for article in edition.articles:
        below = zip(article.body, depths(article.body), strict=True)
        want = [(f"H{2 + d}", item.text) for item, d in below if isinstance(item, Subhead)]
        found = [
            (p.tag, p.text)
            for p in reading(built.pdf)
            if p.group == article.id and p.tag in ("H3", "H4", "H5")
        ]
        assert found == want
        for (one, _), (two, _) in pairwise([("H2", ""), *found]):
            assert int(two[1]) <= int(one[1]) + 1


def test_no_head_stands_at_a_columns_foot(built: Built) -> None:
    for sheet in read_document(built.pdf).sheets:
        lines = sheet.lines
        for head in (line for line in lines if line.tag in ("H3", "H4", "H5")):
            after = next(i for i in lines if i.first > head.last)
            assert after.baseline > head.baseline, f"“{head.text}” ends a column"
            assert abs(after.x - head.x) < 3 * head.size


def test_bold_words_are_bold_and_no_others() -> None:
    """The words before the colon are in Hei, those behind it in Song, in one paragraph."""
    built = made.built("interview")
    texts = lines_by_words(built)
    bold = [
        item
        for article in built.placed.edition.articles
        for item in article.body
        if isinstance(item, Paragraph) and item.bold
    ]
    assert [item.text[: item.bold] for item in bold] == [
        "记者：请先说说这件事是怎么开头的？",
        "甲某某：",
        "记者：最难的一步是什么？",
        "乙某：",
        "记者：居民怎么看？",
        "甲某某：",
        "记者：接下来还要做什么？",
        "乙某：",
        "如果从头再来，还会这样做吗？",
    ]
    for item in bold:
        start, faces = next(
            (k, f) for k, f in texts if k.startswith("".join(item.text.split())[:7])
        )
        count = min(item.bold, len(start))
        assert all("Hei" in face for face in faces[:count])
        assert not any("Hei" in face for face in faces[count:])


def lines_by_words(built: Built) -> list[tuple[str, tuple[str, ...]]]:
    """Return every line that opens a paragraph, with the face of each of its characters."""
    return [
        (line.text, sheet.glyphs.font[line.first : line.last + 1])
        for sheet in read_document(built.pdf).sheets
        for line in sheet.lines
        if line.tag == "P" and line.opens
    ]


def test_a_form_of_address_is_flush_left() -> None:
    lines = [i for s in read_document(made.built("report").pdf).sheets for i in s.lines]

    def opens(words: str) -> TextLine:
        return next(i for i in lines if i.text.startswith(words))

    address, first = opens("各位代表："), opens("现在，我代表")
    assert first.x - address.x == pytest.approx(2 * first.size, abs=0.1)


def test_date_and_speaker_stand_under_the_title() -> None:
    """They are read behind the title, in this order, with the wide blank before the name."""
    said = [p.text for p in reading(made.built("report").pdf) if p.group == "report"]
    assert said[:4] == [
        "某县第十届人民代表大会第五次会议",
        "政府工作报告",
        "（2026年1月8日）",
        "某县人民政府县长\u3000甲某某",
    ]


def test_run_in_heads_stay_in_their_paragraphs() -> None:
    said = [p for p in reading(made.built("report").pdf) if p.text.startswith("1. 守住底线。")]
    assert [p.tag for p in said] == ["P"]
    assert len(said[0].text) > 60


def test_the_web_pages_have_the_same_heads() -> None:
    page = web("report", "article-report.html")
    heads = page.xpath("//div[@class='body']/*[self::h2 or self::h3 or self::h4]")
    want = [("h" + str(len(mark)), head) for mark, head in made.REPORT_HEADS]
    assert [(e.tag, e.text_content()) for e in heads] == want
    assert page.xpath("//p[@class='flush']/text()") == ["各位代表："]
    assert page.xpath("//div[@class='body']/p/b/text()") == [
        "1. 守住底线。",
        "2. 管好用好每一分钱。",
    ]
    assert page.xpath("//header//p[@class='byline']/text()") == [
        "（2026年1月8日）",
        "某县人民政府县长\u3000甲某某",
    ]


def web(name: str, file: str) -> html.HtmlElement:
    """Return a web page of an edition."""
    built = made.built(name)
    images = []
    for page in pdfium.PdfDocument(built.pdf):
        out = io.BytesIO()
        page.render(scale=0.5).to_pil().save(out, "PNG")
        images.append(out.getvalue())
    files = site(
        built.placed.edition,
        built.placed,
        {},
        {},
        images,
        Download("a.pdf", 1, len(images)),
    )
    return html.fromstring(files[file].decode())


def test_marks_that_are_none_stay_findings() -> None:
    body = "# 一级\n\n##### 五级\n\n正文里的**粗体**不在段首。\n\n**一句话**，**又一句**。"
    root = made.folder({"a": made.article("标题", body)})
    found = [(f.line, f.rule) for f in read_edition(root).findings if f.rule == MARKDOWN]
    assert found == [(6, MARKDOWN), (8, MARKDOWN), (10, MARKDOWN), (12, MARKDOWN)]


MARKDOWN = "markdown-unsupported"


def test_a_colon_makes_no_interview() -> None:
    """要求：, 其中： and one question alone are running text, as they were."""
    body = made.paragraphs(
        "记者：只问了一次。", "要求：按时完成。", "其中：三家。", "同志们都说好。"
    )
    article = made.edition(made.folder({"a": made.article("标题", body)})).articles[0]
    assert [i.bold for i in article.body if isinstance(i, Paragraph)] == [0, 0, 0, 0]


def bold_openings(*copy: str) -> list[str]:
    """Return the bold words with which the paragraphs of an article open."""
    article = made.edition(
        made.folder({"a": made.article("标题", made.paragraphs(copy))})
    ).articles[0]
    return [i.text[: i.bold] for i in article.body if isinstance(i, Paragraph)]


def test_points_of_the_copy_open_in_bold() -> None:
    """A short sentence that names a point is bold, else its numeral; two are no points."""
    said = bold_openings(
        "一年来，主要做了三件事。",
        "一是把路修通。全长八公里，连着六个村。",
        "沿线的路灯也亮了。",
        "二是把水引来，让山上的三百二十户人家不再挑水，也不再等雨。",
        "三是把人留住。去年有四十人回来。",
        "第一，路要养护。",
        "第二，水要省着用。",
    )
    assert said == ["", "一是把路修通。", "", "二是", "三是把人留住。", "", ""]
    said = bold_openings("1. 办证。当天办结。", "2. 看病。就近能看。", "3. 上学。就近入学。")
    assert said == ["1. 办证。", "2. 看病。", "3. 上学。"]
    assert bold_openings("2.5万人受益。", "3. 上学。就近入学。", "一是一，二是二。") == [""] * 3


def test_points_that_stand_alone_are_sub_heads() -> None:
    """A sentence of its own with its copy behind it is a head, below those that are over it."""
    copy = "路灯、水管、校车，一件一件都有人管，也都有人盯着办完。"
    said = ["（一）修路。", copy, "（二）引水。", copy, "（三）留人。"]
    nested = ["一是挣得到。", copy, "二是住得下。", copy, "三是信得过。", copy]
    alike = ["这是难的一年。", copy, "这是忙的一年。", copy, "这是好的一年。", copy]
    paragraphs = made.paragraphs([*said, copy, *nested, "回头看。", *alike])
    body = made.edition(made.folder({"a": made.article("标题", paragraphs)})).articles[0].body
    heads = [(item.level, item.text) for item in body if isinstance(item, Subhead)]
    first, second = [(1, words) for words in said[::2]], [(2, words) for words in nested[::2]]
    assert heads == [*first, *second, *((2, words) for words in alike[::2])]


def test_sentences_that_begin_alike_open_in_bold() -> None:
    more = "全县的路都通了，水也通了，学校和卫生院都搬进了新楼，" * 4
    assert bold_openings("——路通。都通。", "——水通。也通。", "——人和。都和。") == [
        "——路通。",
        "——水通。",
        "——人和。",
    ]
    three = [f"这五年，{what}变了样。{more}" for what in ("路", "水", "人")]
    assert bold_openings(*three) == [words[:9] for words in three]
    assert bold_openings(*(words[:40] for words in three)) == [""] * 3  # an argument's steps
    wanted = [f"要坚定不移抓{what}。{more}" for what in ("项目", "产业", "民生")]
    assert bold_openings(*wanted) == [words[:9] for words in wanted]
    assert bold_openings(*(words[1:] for words in wanted[:2]), f"说到底。{more}") == [""] * 3


def test_a_short_question_is_bold_whole_whoever_asks() -> None:
    said = bold_openings("记者：路什么时候修通？", "甲某：年底。", "记者：好。", "甲某：谢谢。")
    assert said == ["记者：路什么时候修通？", "甲某：", "记者：", "甲某："]


def test_tags_are_those_of_the_standard() -> None:
    with pikepdf.open(io.BytesIO(made.built("leaping").pdf)) as pdf:
        root = pdf.Root.StructTreeRoot
        assert "/RoleMap" not in root
