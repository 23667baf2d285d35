"""The files of an edition's web pages: names, links, words, metadata. No browser."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from itertools import combinations
from pathlib import Path
from urllib.parse import unquote

import pytest
from fontTools.ttLib import TTFont
from lxml import html

from content.model import Figure, Paragraph, Picture
from fonts import FontLibrary
from layout.page.errors import RenderError
from layout.products.web import Download, Entry, archive, site
from layout.products.web.leaves import leaves_of, zones_of
from layout.products.web.names import article_file, safe_name
from layout.products.web.reading import reading
from layout.products.web.words import size_words
from tests.web import made

ENDINGS = {".html", ".css", ".js", ".woff", ".woff2", ".jpg", ".png", ".svg"}
#: What the pages' script asks for itself.
ASKED = {"search.js"}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return made.hostile_site()


def pages(files: dict[str, bytes]) -> dict[str, html.HtmlElement]:
    return {n: html.document_fromstring(d) for n, d in files.items() if n.endswith(".html")}


def addresses(page: html.HtmlElement) -> set[str]:
    found = {str(a) for a in page.xpath("//@href | //@src")}
    for srcset in page.xpath("//@srcset"):
        found |= {part.split()[0] for part in srcset.split(",")}
    return found


def test_names_stay_inside_the_folder_and_never_meet(files: dict[str, bytes]) -> None:
    for name in files:
        path = Path(name)
        assert re.fullmatch(r"[a-z0-9_./-]+", name) and ".." not in path.parts, name
        assert path.suffix in ENDINGS and len(path.parts) <= 2
    assert len({article_file(name) for name in made.IDS}) == len(made.IDS)
    assert safe_name("industry") == "industry"
    assert safe_name("白关丝瓜") == safe_name("白关丝瓜") != safe_name("白关豆角")
    assert safe_name("a" * 500) != safe_name("a" * 501) and len(safe_name("a" * 500)) < 60


def test_every_link_leads_to_a_file_of_the_folder(files: dict[str, bytes]) -> None:
    known = {*files, "a b.pdf"}
    for name, page in pages(files).items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name
        for address in addresses(page):
            path, _, anchor = address.partition("#")
            assert unquote(path) in known or (not path and anchor in ids), (name, address)
    css = files["style.css"].decode()
    assert set(re.findall(r'url\("([^"]+)"\)', css)) == {n for n in files if n.startswith("fonts/")}


def test_every_file_is_used(files: dict[str, bytes]) -> None:
    used = {unquote(a) for page in pages(files).values() for a in addresses(page)}
    used |= set(re.findall(r'url\("([^"]+)"\)', files["style.css"].decode()))
    social = {m for page in pages(files).values() for m in page.xpath("//meta/@content")}
    assert {n for n in files if n not in used and n not in social} == ASKED
    assert b'load("search.js")' in files["site.js"]


def test_content_cannot_become_markup(files: dict[str, bytes]) -> None:
    for name, page in pages(files).items():
        scripts = page.xpath("//script")
        own = [s for s in scripts if s.get("type") != "application/ld+json"]
        assert [(s.get("src"), s.text) for s in own] == [("site.js", None)], name
        assert len(scripts) <= 2 and not page.xpath("//u | //em | //*[@onclick]")
    story = pages(files)[article_file(made.IDS[0])]
    assert " ".join(story.xpath("//h1")[0].text_content().split()) == made.HOSTILE
    assert story.xpath("//img/@alt")[0] == '河湾 "x" <i>'


def test_queries_and_held_words_are_not_published(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        if name.endswith((".html", ".css")):
            assert made.HELD not in data.decode() and made.NOTE not in data.decode(), name


def test_articles_say_what_the_content_says(files: dict[str, bytes]) -> None:
    tree = pages(files)
    for article in made.edition().articles:
        page = tree[article_file(article.id)]
        body = page.xpath("//div[@class='body']")[0]
        shown = [
            (e.tag, e.text_content())
            for e in body.xpath("./p[not(@class)] | ./h2 | ./blockquote[@class='quote']/p/..")
        ]
        tags = {"paragraph": "p", "subhead": "h2", "pullquote": "blockquote"}
        assert shown == [(tags[item.kind], item.text) for item in article.body]
        assert len(page.xpath("//h1")) == 1
        captions = [e.text_content() for e in body.xpath(".//figure[@class]/figcaption")]
        for picture in article.pictures:
            assert f"{picture.caption} {picture.credit}" in captions
    opening = tree["opening.html"].xpath("//div[@class='body']/p/text()")
    assert opening == [p.text for p in made.edition().lede]


def test_charts_state_their_figures_in_words(files: dict[str, bytes]) -> None:
    tree = pages(files)
    for article in made.edition().articles:
        page = tree[article_file(article.id)]
        for figure in article.figures:
            if figure.kind == "key":
                rows = [e.text_content() for e in page.xpath("//dl[@class='keys']/div")]
            else:
                found = page.xpath("//table[caption=$title]/tbody/tr", title=figure.title)
                rows = ["".join(row.itertext()) for row in found]
                labels = page.xpath("//*[local-name()='svg']/@aria-label")
                assert any(figure.title in label for label in labels)
            assert len(rows) == len(figure.items)
            for row, item in zip(rows, figure.items, strict=True):
                assert f"{item.value:g}家" in row and item.label in row
    numbers = tree["band.html"].xpath("//dl[@class='keys']/div//b/text()")
    assert numbers == ["10", "11", "12", "13", "14"]


def test_zones_are_the_blocks_and_cover_no_neighbour() -> None:
    placed = made.placed(made.edition())
    leaves = leaves_of(placed)
    assert [leaf.file for leaf in leaves][:2] == ["opening.html", article_file(made.IDS[0])]
    first, second = zones_of(placed, leaves)
    assert [z.leaf.article.id if z.leaf.article else z.leaf.key for z in first] == [
        "opening",
        "opening",
        made.IDS[0],
        made.IDS[0],
        made.IDS[1],
        "band",
    ]
    assert [z.leaf.article.id for z in second if z.leaf.article] == list(made.IDS[1:])
    assert {leaf.key: leaf.pages for leaf in leaves}[f"article:{made.IDS[1]}"] == (0, 1)
    trim = placed.grid.trim
    block = placed.pages[0].blocks[3].rect
    zone = first[2]
    assert zone.left * trim.w / 100 == pytest.approx(block.x, abs=1e-6)
    assert zone.height * trim.h / 100 == pytest.approx(block.h, abs=1e-6)
    for zones in (first, second):
        for one, two in combinations(zones, 2):
            apart = (
                one.left + one.width <= two.left + 1e-6
                or two.left + two.width <= one.left + 1e-6
                or one.top + one.height <= two.top + 1e-6
                or two.top + two.height <= one.top + 1e-6
            )
            assert apart, (one, two)
        assert all(z.left >= 0 and z.top >= 0 and z.left + z.width <= 100 + 1e-9 for z in zones)


def test_metadata_states_what_the_edition_states(files: dict[str, bytes]) -> None:
    tree = pages(files)
    values = {
        name: json.loads(page.xpath("//script[@type]")[0].text)
        for name, page in tree.items()
        if page.xpath("//script[@type]")
    }
    assert set(values) == {n for n in tree if n not in ("index.html", "page-02.html")}
    first = values[article_file(made.IDS[0])]
    assert (
        first["headline"] == made.HOSTILE and first["datePublished"] == "2021-07-27T00:00:00+08:00"
    )
    assert first["publisher"]["name"] == "株洲日报"
    assert values[article_file("Town")]["author"] == [
        {"@type": "Person", "name": "周明远", "jobTitle": "本报记者"},
        {"@type": "Person", "name": "林晓", "jobTitle": "摄影"},
    ]
    assert "author" not in values[article_file("town")]  # a box without a byline
    for name, page in tree.items():
        assert page.get("lang") == "zh-CN" and page.xpath("//meta[@property='og:title']/@content")
        assert not page.xpath("//link[@rel='canonical']"), name


def test_canonical_addresses_need_a_base() -> None:
    tree = pages(made.hostile_site("https://example.org/2021/"))
    for name, page in tree.items():
        assert page.xpath("//link[@rel='canonical']/@href") == [f"https://example.org/2021/{name}"]
        (image,) = page.xpath("//meta[@property='og:image']/@content")
        assert image.startswith("https://example.org/2021/p")
        inside = addresses(page) - set(page.xpath("//link[@rel='canonical']/@href"))
        assert not any(":" in address for address in inside)


def test_a_strict_policy_stands_in_every_page_and_hinders_nothing(
    files: dict[str, bytes],
) -> None:
    """No element brings rules or scripts of its own: a host may ask for `default-src 'self'`."""
    css = files["style.css"].decode()
    for name, page in pages(files).items():
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'self'") and "unsafe" not in policy
        assert not page.xpath("//*[@style] | //style | //@*[starts-with(name(), 'on')]"), name
        assert not [address for address in addresses(page) if address.startswith("data:")]
        for zone in page.xpath("//*[@class='zone' or @class='place']/@id"):
            assert re.search(rf"#{zone} {{ left:[\d.]+%;top:", css), zone
        for drawing in page.xpath("//*[@class='drawing']/@id"):
            assert f"#{drawing} {{ width:" in css


def test_the_search_has_every_word_that_is_read(files: dict[str, bytes]) -> None:
    text = files["search.js"].decode().removeprefix("pressIssue(").removesuffix(");\n")
    issue = json.loads(text)
    tree = pages(files)
    assert [leaf["file"] for leaf in issue["leaves"]] == [n for n in tree if n[:5] != "page-"][1:]
    for leaf in issue["leaves"]:
        said = "".join(leaf["text"].split())
        for paragraph in tree[leaf["file"]].xpath("//*[@class='body']/p[not(@class='source')]"):
            assert "".join(paragraph.text_content().split()) in said, leaf["file"]
    assert all("未发表" not in leaf["text"] for leaf in issue["leaves"])
    assert made.HELD not in text


def test_an_issue_on_a_shelf_leads_to_it(files: dict[str, bytes]) -> None:
    assert b"data-shelf" not in files["index.html"]
    for page in pages(made.hostile_site(shelf="../../")).values():
        assert page.xpath("//*[@class='issues']/a/@href") == ["../../index.html"]
        assert page.xpath("//body/@data-shelf") == ["../../"]


def test_each_page_offers_its_own_pdf_where_there_are_several() -> None:
    singles = (Download("x-01.pdf", 9_000, 1), Download("x-02.pdf", 8_000, 1))
    tree = pages(made.hostile_site(singles=singles))
    for name, file in (("index.html", "x-01.pdf"), ("page-02.html", "x-02.pdf")):
        (link,) = tree[name].xpath("//*[@class='tools']/a[@download]")
        assert link.get("href") == file and link.text_content().startswith("本版PDF")


def test_the_same_input_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert made.hostile_site() == files


def test_what_cannot_be_is_refused() -> None:
    edition = made.edition()
    placed = made.placed(edition)
    with pytest.raises(RenderError, match=r"web\.pdf-name"):
        site(edition, placed, {}, {}, [b"", b""], Download("../x.pdf", 1, 1))
    with pytest.raises(RenderError, match=r"web\.page-images.*pictures=1, pages=2"):
        site(edition, placed, {}, {}, [b""], Download("x.pdf", 1, 1))


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 KB"), (508_018, "508 KB"), (999_499, "999 KB"), (1_234_567, "1.2 MB")],
)
def test_sizes_are_said_as_people_say_them(size: int, words: str) -> None:
    assert size_words(size) == words


def test_no_paragraph_is_lost_between_pictures() -> None:
    for article in made.edition().articles:
        items = reading(article)
        assert [i for i in items if not isinstance(i, Picture | Figure)] == list(article.body)
        things: list[Picture | Figure] = [*article.pictures, *article.figures]
        assert len(items) == len(article.body) + len(things)
        assert all(thing in items for thing in things)
    items = reading(made.edition().articles[0])
    assert isinstance(items[0], Picture) and isinstance(items[-1], Paragraph)


def test_a_chart_follows_the_paragraph_that_states_it() -> None:
    article = made.edition().articles[0]
    figure = article.figures[0]
    datum = figure.items[0].model_copy(update={"stated": "第二段写第1镇的事"})
    stated = figure.model_copy(update={"items": (datum,)})
    items = reading(article.model_copy(update={"figures": (stated,)}))
    before = items[items.index(stated) - 1]
    assert isinstance(before, Paragraph) and before.text.startswith("第二段")


@pytest.mark.parametrize("whose", ["pages", "archive"])
def test_a_reader_without_chinese_faces_is_sent_ours(files: dict[str, bytes], whose: str) -> None:
    """They stand last, so that nobody else is; they have what the pages and their script show."""
    sent = (
        files
        if whose == "pages"
        else archive([Entry("a", "龘", "某报", dt.date(2031, 3, 5), 1, "a")])
    )
    css = sent["style.css" if whose == "pages" else "archive.css"].decode()
    shown = {c for n, data in sent.items() if n.endswith((".html", ".js")) for c in data.decode()}
    for stack, reserve in (("song", "Reserve Song"), ("hei", "Reserve Hei")):
        last = re.findall(rf"--{stack}: [^;]*serif, ([^;]+);", css)
        assert last == [f'"{reserve}"']
        (address,) = re.findall(rf'"{reserve}";[^}}]*url\("([^"]+)"\) format\("woff"\)', css)
        held = TTFont(io.BytesIO(sent[address])).getBestCmap()
        shipped = FontLibrary.shipped().face(reserve.replace("Reserve", "Press"), 400)
        known = TTFont(shipped.path).getBestCmap()
        assert {c for c in shown if ord(c) in known and ord(c) not in held} == set()
        assert len(held) <= len(shown)
