"""The proof, measured on the finished file."""

from __future__ import annotations

import io
import random
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from content.model import Article, BodyItem, Edition, Finding, Paragraph, Query, Severity
from content.words import message
from layout.edition.make import make
from layout.judge.audit.model import Code, Fault, Unit
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.units import mm, pt
from layout.products.proof import proof_pdf, with_stand_ins
from layout.products.proof.furniture import REVIEWS, ROUNDS
from layout.products.proof.places import article_name
from layout.products.proof.sheet import sheet_of
from layout.products.proof.words import said
from layout.products.render.html import page_html
from layout.products.render.pdf import write_pdf
from tests.plan.samples import prose
from tests.proof.readback import Char, bare, chars, inside, notes, overlap, overlay, scale_of
from tests.proof.samples import CAPTION, FONTS, LONG, STAMP, Proof, proof
from tests.render.build import SCREEN, article, edition, placed

#: The queries of the marked edition, in reading order.
EXPECTED = (
    "开进",
    "编它",
    "说到底",
    "12.6万人次",
    "旧铁路",
    "修站",
    LONG,
    "（此处暂缺）",
    "不是",
)


@pytest.fixture(scope="module")
def made() -> Proof:
    return proof()


def edition_of(made: Proof) -> Edition:
    return made.built.placed.edition


def words_in(items: list[Char]) -> str:
    return "".join(char.text for char in items)


def test_each_query_has_one_annotation_in_reading_order(made: Proof) -> None:
    found = notes(made.pdf)
    asked = [query for _, query in edition_of(made).all_queries]
    assert len(found) == len(asked) == len(EXPECTED)
    assert {bare(note.words) for note in found} == {bare(query.note) for query in asked}
    for number, (note, words) in enumerate(zip(found, EXPECTED, strict=True), start=1):
        assert note.author == "编辑"
        assert note.subject.startswith(f"{number} ")
        assert bare(words) in bare(note.subject)


def test_annotations_lie_on_exactly_the_words(made: Proof) -> None:
    own = chars(made.built.pdf)
    highlights = [note for note in notes(made.pdf) if note.kind == "/Highlight"]
    words = [bare(w) for w in EXPECTED if w not in ("说到底", "（此处暂缺）")]
    assert len(highlights) == len(words)
    for note, expected in zip(highlights, words, strict=True):
        covered = [char for char in own if inside(char, note.quads)]
        assert words_in(covered) == expected
        for char in covered:
            left, bottom, right, top = note.rect
            assert left - 0.1 <= char.box[0] and char.box[2] <= right + 0.1
            assert bottom - 0.1 <= char.box[1] and char.box[3] <= top + 0.1


def test_any_words_of_any_paragraph_are_found(made: Proof) -> None:
    rng = random.Random(11)

    def asked(item: BodyItem) -> BodyItem:
        if not isinstance(item, Paragraph):
            return item
        queries = []
        for _ in range(3):
            start = rng.randrange(len(item.text))
            words = item.text[start : start + rng.randrange(1, 40)]
            queries.append(Query(text=words, note="疑", offset=start, line=1))
        return item.model_copy(update={"queries": tuple(queries)})

    def marked(source: Article) -> Article:
        return source.model_copy(update={"body": tuple(asked(item) for item in source.body)})

    source = edition_of(made)
    articles = tuple(marked(item) for item in source.articles)
    source = source.model_copy(update={"articles": articles})
    pdf = proof_pdf(made.built.pdf, replace(made.built.placed, edition=source), FONTS)
    own = chars(made.built.pdf)
    found = [note for note in notes(pdf) if note.words == "疑"]
    assert len(found) >= 60
    for note in found:
        words = bare(note.subject.split("：", 1)[1].rpartition("（")[0])
        assert words_in([char for char in own if inside(char, note.quads)]) == words


def test_pages_that_share_their_resources_have_each_its_own_sheet() -> None:
    source = edition(articles=(article("first", 1, "第一篇", "正文。" * 40),))
    pages = placed(source)
    pdf = write_pdf(page_html(pages, SCREEN, FONTS, {}, {}), FONTS)
    out = proof_pdf(pdf, pages, FONTS)
    for index in range(2):
        text = words_in(overlay(out, index))
        assert f"第{index + 1}/2页" in text and f"第{2 - index}/2页" not in text
        assert ("1第一篇" in text) == (index == 0)


def test_a_query_is_followed_over_the_foot_of_a_column() -> None:
    words = "".join(prose(1600))
    query = Query(text=words[40:-40], note="整段请作者核实", offset=40, line=1)
    long = article("long", 1, "一段到底的长文")
    body = (Paragraph(text=words, queries=(query,)),)
    built = make(edition(articles=(long.model_copy(update={"body": body}),)), fonts=FONTS)
    pdf = proof_pdf(built.pdf, built.placed, FONTS)
    note = next(note for note in notes(pdf) if note.words == "整段请作者核实")
    lefts = {round(quad[0]) for quad in note.quads}
    assert len(note.quads) >= 4
    assert max(lefts) - min(lefts) > built.placed.grid.column
    tops = [quad[3] for quad in note.quads]
    assert tops != sorted(tops, reverse=True)  # it goes on higher, in the next column
    assert words_in([c for c in chars(built.pdf) if inside(c, note.quads)]) == bare(query.text)


@pytest.mark.parametrize(("words", "before"), [("说到底", "编它，"), ("（此处暂缺）", "到")])
def test_held_words_are_marked_where_they_would_stand(made: Proof, words: str, before: str) -> None:
    note = next(note for note in notes(made.pdf) if words in note.subject)
    assert note.kind == "/Caret" and "暂不刊印" in note.subject
    own = chars(made.built.pdf)
    left, bottom, right, top = note.rect
    middle, height = (left + right) / 2, (bottom + top) / 2
    line = [char for char in own if abs(char.middle[1] - height) < 7]
    near = [char for char in line if -40 < char.box[2] - middle < 1]
    assert words_in(near).endswith(before)


def test_the_numbers_stand_by_the_words(made: Proof) -> None:
    over = overlay(made.pdf)
    for number, note in enumerate(notes(made.pdf), start=1):
        level = note.quads[0] if note.quads else note.rect
        near = [
            char
            for char in over
            if char.text == str(number)
            and level[1] - 22 < char.middle[1] < level[3] + 22
            and char.middle[0] > level[0]
        ]
        assert near, f"no number {number} beside its words"


def test_each_query_is_noted_beside_the_page(made: Proof) -> None:
    trim = made.built.placed.grid.trim
    side = words_in([char for char in overlay(made.pdf) if char.box[0] > trim.w])
    assert f"存疑{len(EXPECTED)}处" in side
    for _, query in edition_of(made).all_queries:
        assert bare(query.text) in side
        assert bare(query.note)[:6].replace("😀", "〓") in side
    for name, query in edition_of(made).all_queries:
        file = f"articles/{name}.md" if name else "edition.yaml"
        assert f"{file}:{query.line}" in side


def test_what_no_font_has_is_shown_as_missing(made: Proof) -> None:
    assert "等待回复〓" in words_in(overlay(made.pdf))


def test_nothing_laid_over_the_page_touches_its_text(made: Proof) -> None:
    own = chars(made.built.pdf)
    trim = made.built.placed.grid.trim
    marks = [
        char
        for char in overlay(made.pdf)
        if 0 < char.middle[0] < trim.w
        and 0 < char.middle[1] < trim.h
        and char.box[3] - char.box[1] < 100  # all but 校样 across the page
    ]
    assert len(marks) > 60
    clashes = [(a.text, b.text, a.box) for a in marks for b in own if overlap(a.box, b.box) > 0.01]
    assert clashes == []


def test_every_fifth_line_is_numbered_beside_its_line(made: Proof) -> None:
    over = overlay(made.pdf)
    grid = made.built.placed.grid
    wanted = seen = 0
    for page in made.built.placed.pages:
        for block in page.blocks:
            lines = [(line, t.size) for t in block.texts if t.role == "body" for line in t.lines]
            for number in range(5, len(lines) + 1, 5):
                line, size = lines[number - 1]
                wanted += 1
                middle = grid.trim.h - line.y - line.height / 2
                gutter = [
                    char
                    for char in over
                    if line.x - grid.gutter < char.middle[0] < line.x
                    and abs(char.middle[1] - middle) < size / 2
                ]
                seen += words_in(gutter) == str(number)
    assert wanted >= 15
    assert seen == wanted


def test_articles_are_named_at_their_heads(made: Proof) -> None:
    text = words_in(overlay(made.pdf))
    for item in edition_of(made).articles:
        assert f"{bare(article_name(edition_of(made), item.id))}1—" in text
    assert "导语1—" in text


def test_the_header_and_the_sign_off_box(made: Proof) -> None:
    over = overlay(made.pdf)
    trim = made.built.placed.grid.trim
    head = words_in([char for char in over if char.box[1] > trim.h])
    for words in ("校样", "示例日报", "2031年3月5日", "慢火车开进新县城", bare(STAMP), "第1/1页"):
        assert words in head
    assert edition_of(made).id in head
    foot = words_in([char for char in over if char.box[3] < 0])
    for words in (*map(said, (*REVIEWS, *ROUNDS)), "校次"):
        assert words in foot
    assert foot.count("签字") == foot.count("姓名") == foot.count("日期") == len(REVIEWS) == 5
    across = [char.text for char in over if char.box[3] - char.box[1] > 100]
    assert across == ["校", "样"]


def test_a_missing_picture_is_a_grey_frame_with_its_name(made: Proof) -> None:
    assert made.missing == {"train-detail"}
    assert any(f.rule == "picture-missing" and f.severity == "error" for f in made.findings)
    text = words_in(overlay(made.pdf))
    assert bare(f"缺图·train-detail·{CAPTION}") in text.replace("・", "·")
    picture = next(
        item
        for block in made.built.placed.pages[0].blocks
        for item in block.pictures
        if item.picture.id == "train-detail"
    )
    with pdfium.PdfDocument(made.pdf) as document:
        image = document[0].render(scale=1 / scale_of(made.pdf)).to_pil().convert("RGB")
        left, _, _, top = (side / scale_of(made.pdf) for side in document[0].get_mediabox())
    rect = picture.rect
    x = rect.x + rect.w / 2 - left
    y = rect.y + 0.12 * rect.h + (top - made.built.placed.grid.trim.h)
    red, green, blue = image.getpixel((round(x), round(y)))
    assert red == green == blue and 190 < red < 235


def test_findings_and_faults_are_listed_with_their_places(made: Proof) -> None:
    finding = Finding(
        severity=Severity.WARNING,
        rule="half-width-punctuation",
        file="articles/3-school.md",
        line=10,
        told=message("proofread.half-width", around="路通,水", mark=",", full="，"),
    )
    fault = Fault(
        Code.RIVAL_HEADS, 1, 60, 230, 2, Unit.LINES, message("audit.text", text="两题相碰的例子")
    )
    pdf = proof_pdf(made.built.pdf, made.built.placed, FONTS, findings=[finding], faults=[fault])
    text = words_in(overlay(pdf))
    listed = "查稿提示1处查1提醒“路通,水”：汉字之间用了半角“,”；改为全角“，”"
    assert f"{listed}articles/3-school.md:10" in text
    assert re.search(bare(article_name(edition_of(made), "3-school")) + r"第\d+行起", text)
    assert "版面疵点1处版1碰题两题相碰的例子（2行）" in text
    assert text.count("版1碰题") == 1 and text.count("版1") == 2  # noted, and framed on the page


def test_long_lists_flow_on(made: Proof) -> None:
    findings = [
        Finding(
            severity=Severity.HINT,
            rule="figure-order",
            file="edition.yaml",
            line=1,
            told=message(
                "proofread.placeholder",
                words=f"第{number}条提示，写得长一些，好占去两行以上的地方，看它怎样接下去",
            ),
        )
        for number in range(150)
    ]
    pdf = proof_pdf(made.built.pdf, made.built.placed, FONTS, findings=findings)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        count = len(document.pages)
    assert count > 1
    text = words_in(overlay(pdf)) + "".join(words_in(chars(pdf, k)) for k in range(1, count))
    assert [n for n in range(150) if f"第{n}条提示" not in text] == []
    assert "附页1" in words_in(chars(pdf, 1))
    for page in range(count):
        for char in overlay(pdf) if page == 0 else chars(pdf, page):
            assert char.box[0] > -pt(10)
    assert len(notes(pdf)) == len(EXPECTED)


def test_the_page_itself_is_untouched(made: Proof) -> None:
    out, scale = io.BytesIO(), scale_of(made.pdf)
    trim = made.built.placed.grid.trim
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        page = document.pages[0].obj
        page.Contents = pikepdf.Array(list(page.Contents)[1:-1])
        assert "/StructTreeRoot" in document.Root
        assert [float(v) for v in page.TrimBox] == pytest.approx(
            [0, 0, scale * trim.w, scale * trim.h], abs=0.01
        )
        document.save(out)
    assert chars(out.getvalue()) == chars(made.built.pdf)


@pytest.mark.parametrize("profile", sorted(PROFILES))
def test_every_format_has_a_paper_and_states_its_scale(profile: str) -> None:
    grid = Grid.of(PROFILES[profile])
    sheet = sheet_of(grid)
    size = sorted((mm(sheet.whole.w * sheet.scale), mm(sheet.whole.h * sheet.scale)))
    assert size == pytest.approx({"A3": (297, 420), "A2": (420, 594)}[sheet.paper], abs=0.01)
    assert (sheet.whole.w > sheet.whole.h) == (grid.trim.w > grid.trim.h)
    assert sheet.scale == 1 or f"{100 * sheet.scale:.0f}%" in sheet.stated
    assert sheet.side.right <= sheet.whole.right and sheet.sign.bottom < sheet.whole.bottom
    assert sheet.below.h > 0 and sheet.side.w >= pt(70) - 0.01


def test_the_file_has_the_papers_size_and_says_so(made: Proof) -> None:
    sheet = sheet_of(made.built.placed.grid)
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        left, _, right, top = (float(v) for v in document.pages[0].mediabox)
        assert mm(right - left) in (pytest.approx(297, abs=0.01), pytest.approx(420, abs=0.01))
        for item in document.open_outline().root:  # bookmarks lead into the page
            place = item.destination
            assert isinstance(place, pikepdf.Array) and 0 <= float(place[3]) <= top
    assert bare(sheet.stated) in words_in(overlay(made.pdf))
    smallest = min(
        char.box[3] - char.box[1]
        for char in overlay(made.pdf)
        if "\u4e00" <= char.text <= "\u9fff" and char.text != "一"
    )
    assert (
        smallest * scale_of(made.pdf) > 2.5
    )  # pt of ink on A3, that of a 3 pt character at the least


def test_the_proof_claims_nothing_and_states_no_time(made: Proof) -> None:
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        claims = document.Root.Metadata.read_bytes()
        assert b"<pdfuaid:part" not in claims and b"<pdfaid:part" not in claims
        with document.open_metadata() as words:
            assert str(words["dc:title"]).startswith("校样")


def test_same_input_same_bytes(made: Proof) -> None:
    again = proof_pdf(
        made.built.pdf,
        made.built.placed,
        FONTS,
        findings=made.findings,
        faults=made.built.audit.faults,
        stamp=STAMP,
        missing=made.missing,
    )
    assert again == made.pdf


def test_sound_pictures_are_left_as_they_are(made: Proof, tmp_path: Path) -> None:
    edition = made.built.plan.placed.edition.model_copy(update={"articles": ()})
    headline = edition.headline.model_copy(update={"picture": None})
    edition = edition.model_copy(update={"headline": headline})
    assert with_stand_ins(edition, tmp_path) == (edition, frozenset())
    assert list(tmp_path.iterdir()) == []
