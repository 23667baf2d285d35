"""The archive and its feeds."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from email.utils import parsedate_to_datetime

from lxml import etree, html

from layout.products.web import Entry, archive

ATOM = {"a": "http://www.w3.org/2005/Atom"}
OLD = Entry(
    "lusong-20210727",
    "昂首 <阔步> & 前行\x0b",
    "株洲日报",
    dt.date(2021, 7, 27),
    1,
    "lusong 1/web",
    "副题",
    "lusong 1/web/pages/thumb-01.jpg",
    "lusong 1/web/a.pdf",
    508_018,
)
NEW = Entry("new", "新的", "株洲日报", dt.date(2031, 3, 5), 2, "new/web")


def test_the_newest_edition_stands_first() -> None:
    page = html.document_fromstring(archive([OLD, NEW])["index.html"])
    assert page.xpath("//h3/a/@href") == ["new/web/index.html", "lusong%201/web/index.html"]
    assert "昂首 <阔步> & 前行" in page.xpath("//h3")[1].text_content()
    assert page.xpath("//h1")[0].text_content() == "株洲日报特刊"
    assert "508 KB" in page.text_content()
    assert len(page.xpath("//img")) == 1 and len(page.xpath("//a[@download]")) == 1


def test_atom_has_what_atom_needs() -> None:
    feed = etree.fromstring(archive([OLD, NEW])["feed.xml"])
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for node in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            (value,) = node.findall(f"a:{name}", ATOM)
            assert value.text
        moment = node.findtext("a:updated", namespaces=ATOM)
        assert moment is not None and dt.datetime.fromisoformat(moment).tzinfo is not None
    entries = feed.findall("a:entry", ATOM)
    assert all(e.findtext("a:author/a:name", namespaces=ATOM) == "株洲日报" for e in entries)
    ids = [e.findtext("a:id", namespaces=ATOM) for e in (feed, *entries)]
    assert len(set(ids)) == 3 and all(i is not None and i.startswith("urn:uuid:") for i in ids)
    assert feed.findtext("a:updated", namespaces=ATOM) == "2031-03-05T00:00:00+08:00"
    assert entries[1].findtext("a:title", namespaces=ATOM) == "昂首 <阔步> & 前行"
    enclosure = entries[1].find("a:link[@rel='enclosure']", ATOM)
    assert enclosure is not None and enclosure.get("length") == "508018"


def test_rss_has_what_rss_needs() -> None:
    channel = etree.fromstring(archive([OLD, NEW], "https://example.org/")["rss.xml"])[0]
    assert all(channel.findtext(name) for name in ("title", "link", "description"))
    items = channel.findall("item")
    assert [i.findtext("link") for i in items] == [
        "https://example.org/new/web/index.html",
        "https://example.org/lusong%201/web/index.html",
    ]
    assert parsedate_to_datetime(items[0].findtext("pubDate")).date() == NEW.date
    assert items[0].find("guid").get("isPermaLink") == "false"
    assert items[1].find("enclosure").attrib == {
        "url": "https://example.org/lusong%201/web/a.pdf",
        "length": "508018",
        "type": "application/pdf",
    }


def test_editions_stand_by_month_and_are_listed_for_the_script() -> None:
    files = archive([OLD, replace(OLD, id="b", date=dt.date(2021, 7, 1)), NEW], "https://a.cn/x/")
    page = html.document_fromstring(files["index.html"])
    assert page.xpath("//nav/ul/li/a/text()") == ["2031年3月", "2021年7月"]
    assert page.xpath("//nav/ul/li/a/@href") == ["#2031-03", "#2021-07"]
    assert [len(shelf.xpath("li")) for shelf in page.xpath("//ul[@class='editions']")] == [1, 2]
    assert page.xpath("//meta[@property='og:image']/@content")[0].startswith("https://a.cn/x/lus")
    listed = json.loads(files["issues.js"].decode()[len("pressIssues(") : -len(");\n")])
    assert [issue["folder"] for issue in listed] == ["new/web/", *["lusong%201/web/"] * 2]
    assert not page.xpath("//*[@style]")


def test_identifiers_stay_when_the_archive_moves() -> None:
    here, there = archive([OLD, NEW]), archive([NEW, OLD], "https://example.org")
    ids = [
        [e.text for e in etree.fromstring(files["feed.xml"]).iter("{*}id")]
        for files in (here, there)
    ]
    assert ids[0] == ids[1]
    assert b"http" not in here["rss.xml"].replace(b"http://www.w3.org/2005/Atom", b"")
    base = etree.fromstring(there["feed.xml"]).get("{http://www.w3.org/XML/1998/namespace}base")
    assert base == "https://example.org/"


def test_an_empty_archive_is_a_page_too() -> None:
    files = archive([])
    assert "共0期" in files["index.html"].decode()
    etree.fromstring(files["feed.xml"])
