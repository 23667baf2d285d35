"""What a packet states is read back as it was said, and no foreign packet does harm."""

from __future__ import annotations

import pikepdf
import pytest
from lxml import etree

from layout.pdf.xmp import (
    alternatives,
    attach,
    bag,
    date,
    full_name,
    packet,
    properties,
    sequence,
    simple,
)

WORDS = "昂首阔步 <芦淞> & “新”\u3000程"


@pytest.mark.parametrize("form", [simple, alternatives, sequence, bag])
@pytest.mark.parametrize("fixed", [True, False])
def test_words_come_back(form: object, fixed: bool) -> None:
    pdf = pikepdf.new()
    assert callable(form)
    attach(pdf, packet([form("dc:title", WORDS)], ("dc",), fixed=fixed, between=" "))
    assert properties(pdf.Root) == {full_name("dc:title"): WORDS}
    read = pdf.open_metadata()["dc:title"]  # an independent reader
    assert WORDS in (read, *read)
    assert pdf.Root.Metadata.Type == "/Metadata"
    assert pdf.Root.Metadata.Subtype == "/XML"


def test_a_packet_is_xml_and_says_whether_it_may_be_changed() -> None:
    data = packet([simple("pdf:Trapped", "False")], ("pdf",))
    assert etree.fromstring(data) is not None
    assert data.endswith(b'<?xpacket end="w"?>')
    assert packet([], (), fixed=True).endswith(b'<?xpacket end="r"?>')


@pytest.mark.parametrize(
    ("pdf", "xmp"),
    [
        ("D:20210727000000Z", "2021-07-27T00:00:00Z"),
        ("D:202107270800+08'00'", "2021-07-27T08:00+08:00"),
        ("D:20210727080910-03'30", "2021-07-27T08:09:10-03:30"),
        ("D:202107", "2021-07"),
        ("D:2021", "2021"),
        ("20210727", "2021-07-27"),
        ("yesterday", "yesterday"),
    ],
)
def test_dates(pdf: str, xmp: str) -> None:
    assert date(pdf) == xmp


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "'
    + b"ha" * 500
    + b'">'
    + b"".join(
        b'<!ENTITY b%d "' % i + (b"&b%d;" % (i - 1) if i else b"&a;") * 9 + b'">' for i in range(9)
    )
    + b"]>"
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no packet",
        b"<x>" * 5000,
        b"\0\xff" * 99,
        LAUGHS + packet([simple("dc:title", "x")], ("dc",)).replace(b">x<", b">&b8;<"),
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        + packet([simple("dc:title", "x")], ("dc",)).replace(b">x<", b">&a;<"),
    ],
)
def test_foreign_packets_do_no_harm(data: bytes) -> None:
    pdf = pikepdf.new()
    attach(pdf, data)
    found = properties(pdf.Root)
    assert all(len(words) <= 300 for words in found.values())
    assert "root:" not in "".join(found.values())


def test_values_are_cut_and_huge_packets_left(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = pikepdf.new()
    attach(pdf, packet([simple("dc:title", "长" * 5000)], ("dc",)))
    assert properties(pdf.Root) == {full_name("dc:title"): "长" * 300}
    monkeypatch.setattr("layout.pdf.xmp.MOST_BYTES", 900)
    assert properties(pdf.Root) == {}
    del pdf.Root["/Metadata"]
    assert properties(pdf.Root) == {}
