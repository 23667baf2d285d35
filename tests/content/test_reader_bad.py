"""Bad input: each case spoils a sound edition in one place and names what must be found."""

# ruff: noqa: E501 - tables of cases read best with one case on a line
from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from bench.told import chinese
from content.reading.reader import ARTICLES, read_edition
from tests.content.conftest import EDITION

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20

#: name: (file, words, replacement, findings as "rule file:line field")
SPOILED: dict[str, tuple[str, str, str, list[str]]] = {
    "syntax": ("edition.yaml", "articles: [one, two]", "articles: [one, two", [
        "yaml-syntax edition.yaml:11 ",
    ]),
    "alias": ("edition.yaml", "样本标题", "&a 样本标题", ["yaml-alias edition.yaml:5 "]),
    "tag": ("edition.yaml", "样本标题", "!!python/name:os.system 样本标题", [
        "yaml-tag edition.yaml:5 "]),
    "duplicate key": ("edition.yaml", "headline:\n", "headline:\n  deck: 副\n  deck: 题\n", [
        "duplicate-key edition.yaml:6 "]),
    "unknown key": ("edition.yaml", "  title: 样本标题", "  title: 样本标题\n  titel: 甲", [
        "unknown-key edition.yaml:6 headline.titel"]),
    "reader's own key": ("articles/one.md", "title: 甲部 甲篇", "title: 甲部 甲篇\nnumber: 3", [
        "unknown-key articles/one.md:3 number"]),
    "bad date": ("edition.yaml", "2031-03-05", "2031-02-30", [
        "bad-date edition.yaml:3 paper.date"]),
    "date as number": ("edition.yaml", "2031-03-05", "20310305", [
        "bad-date edition.yaml:3 paper.date"]),
    "missing field": ("edition.yaml", "  name: 示例日报\n", "", [
        "missing-field edition.yaml:1 paper.name"]),
    "empty headline": ("edition.yaml", "  title: 样本标题", '  title: " "', [
        "missing-field edition.yaml:5 headline.title"]),
    "wrong type": ("articles/one.md", "title: 甲部 甲篇", "title: [甲, 乙]", [
        "bad-value articles/one.md:2 title", "unused-file figures/chart:0 "]),
    "rank": ("articles/one.md", "title: 甲部 甲篇", "title: 甲部 甲篇\nrank: 7", [
        "bad-value articles/one.md:3 rank"]),
    "wish": ("articles/two.md", "title: 乙篇", "title: 乙篇\nwishes: {width: huge}", [
        "bad-value articles/two.md:4 wishes.width"]),
    "ink": ("edition.yaml", "lede:", "inks:\n  primary:\n    cmyk: [0, 0, 0, 130]\n"
            '    rgb: "#12345"\nlede:', [
        "bad-value edition.yaml:8 inks.primary.cmyk[3]", "bad-value edition.yaml:9 inks.primary.rgb",
    ]),
    "a title of copy": ("edition.yaml", "样本标题", "样本标题" * 200, [
        "bad-value edition.yaml:5 headline.title"]),
    "a byline of copy": ("articles/two.md", "title: 乙篇", "title: 乙篇\nbyline: " + "乙" * 601, [
        "bad-value articles/two.md:4 byline"]),
    "a paper's name of copy": ("edition.yaml", "  name: 示例日报", "  name: " + "示例" * 61, [
        "bad-value edition.yaml:2 paper.name"]),
    "a staff of hundreds": (
        "edition.yaml", "  name: 示例日报",
        f"  name: 示例日报\n  staff: {{{', '.join(f'职{n}: 甲' for n in range(501))}}}", [
            "bad-value edition.yaml:3 paper.staff"]),
    "design is a path": ("edition.yaml", "lede:", "profile: ../secret\nlede:", [
        "bad-value edition.yaml:6 profile"]),
    "no such article": ("edition.yaml", "[one, two]", "[one, two, three]", [
        "file-missing edition.yaml:10 articles[2]"]),
    "listed twice": ("edition.yaml", "[one, two]", "[one, two, one]", [
        "used-twice edition.yaml:10 articles[2]"]),
    "not listed": ("edition.yaml", "[one, two]", "[one]", [
        "unlisted-article articles/two.md:0 ", "unused-file pictures/photo:0 "]),
    "article above": ("edition.yaml", "[one, two]", "[one, two, ../../one]", [
        "path-escape edition.yaml:10 articles[2]"]),
    "band": ("edition.yaml", "articles:", "band: none\nband_after: three\narticles:", [
        "unknown-reference edition.yaml:10 band", "unknown-reference edition.yaml:11 band_after"]),
    "font": ("edition.yaml", "articles:", "fonts: [/etc/passwd, pictures/photo.svg]\narticles:", [
        "path-escape edition.yaml:10 fonts[0]", "file-missing edition.yaml:10 fonts[1]"]),
    "no front matter": ("articles/one.md", "---\n\n示例", "\n示例", [
        "front-matter articles/one.md:1 ", "unused-file figures/chart:0 "]),
    "empty article": ("articles/two.md", "pictures: [photo]\n---\n\n乙篇只有一段。\n", "---\n", [
        "empty-article articles/two.md:5 ", "unused-file pictures/photo:0 "]),
    "control character": ("articles/two.md", "只有", "只\u200b有", [
        "control-character articles/two.md:7 "]),
    "escaped character": ("edition.yaml", "样本标题", r'"样本\u200b标题"', [
        "control-character edition.yaml:5 "]),
    "surrogate": ("edition.yaml", "样本标题", r'"样本\ud800标题"', [
        "control-character edition.yaml:5 "]),
    "private character": ("articles/two.md", "只有", "只\ue000有", [
        "private-character articles/two.md:7 "]),
    "query without note": ("articles/two.md", "只有", "{==只有==}", [
        "critic-unpaired articles/two.md:7 ", "critic-unpaired articles/two.md:7 "]),
    "query open": ("articles/one.md", "第二段。", "第二{==段。", ["critic-unpaired articles/one.md:8 "]),
    "query in the lede": ("edition.yaml", "第二段导语", "第二段{--导语", [
        "critic-unpaired edition.yaml:9 lede"]),
    "addition": ("articles/two.md", "只有", "{++只++}有", [
        "critic-unsupported articles/two.md:7 ", "critic-unsupported articles/two.md:7 "]),
    "half-width": ("articles/two.md", "乙篇只有", "乙篇,只有", [
        "half-width-punctuation articles/two.md:7 "]),
    "half-width end": ("edition.yaml", "第二段导语。", "第二段导语.", [
        "half-width-punctuation edition.yaml:9 lede"]),
    "unpaired": ("articles/two.md", "乙篇只有", "“乙篇只有", [
        "punctuation-unpaired articles/two.md:7 "]),
    "bold": ("articles/two.md", "只有", "**只有**", ["markdown-unsupported articles/two.md:7 "]),
    "big head": ("articles/two.md", "乙篇只有", "# 大题\n\n乙篇只有", [
        "markdown-unsupported articles/two.md:7 "]),
    "pull-quote": ("articles/two.md", "乙篇只有", "> 丙篇只有一段\n\n乙篇只有", [
        "pullquote-not-in-text articles/two.md:7 "]),
    "second pull-quote": ("articles/two.md", "乙篇只有", "> 乙篇只有\n\n> 乙篇只有\n\n乙篇只有", [
        "pullquote-further articles/two.md:9 "]),
    "picture missing": ("articles/two.md", "[photo]", "[photo, nowhere]", [
        "picture-missing articles/two.md:4 pictures[1]"]),
    "picture outside": ("articles/two.md", "[photo]", "[photo, ../../secret.png]", [
        "path-escape articles/two.md:4 pictures[1]"]),
    "picture absolute": ("edition.yaml", "  title: 样本标题", "  title: 样本标题\n  picture: /etc/x.png", [
        "path-escape edition.yaml:6 headline.picture"]),
    "picture twice": ("edition.yaml", "  title: 样本标题", "  title: 样本标题\n  picture: photo", [
        "used-twice edition.yaml:6 headline.picture"]),
    "words without picture": ("pictures/pictures.yaml", "photo:", "gone: {caption: 甲, credit: 乙, alt: 丙}\nphoto:", [
        "picture-missing pictures/pictures.yaml:1 gone", "unused-file pictures/gone:0 "]),
    "no caption": ("pictures/pictures.yaml", "  caption: 图注\n", "", [
        "picture-caption pictures/pictures.yaml:1 photo.caption"]),
    "no credit": ("pictures/pictures.yaml", "  credit: 插图 样本甲\n", "", [
        "picture-credit pictures/pictures.yaml:1 photo.credit"]),
    "no alt": ("pictures/pictures.yaml", "  alt: 一片色块\n", "", [
        "picture-alt pictures/pictures.yaml:1 photo.alt"]),
    "drawing as photo": ("pictures/pictures.yaml", "插图 样本甲", "样本甲 摄", [
        "illustration-credit pictures/pictures.yaml:1 photo.credit"]),
    "box inside out": ("pictures/pictures.yaml", "  alt:", "  crop: {left: 1, top: 0, right: 0, bottom: 1}\n  alt:", [
        "bad-value pictures/pictures.yaml:4 photo.crop"]),
    "safe area": ("pictures/pictures.yaml", "  alt:", "  crop: {left: 0, top: 0, right: 0.5, bottom: 1}\n"
                  "  safe: {left: 0, top: 0, right: 0.6, bottom: 1}\n  alt:", [
        "picture-safe-area pictures/pictures.yaml:1 photo.safe"]),
    "svg script": ("pictures/photo.svg", "<path", "\n<script>x</script><path", [
        "picture-unsafe pictures/photo.svg:2 "]),
    "svg link": ("pictures/photo.svg", "<path", '<image href="file:///etc/passwd"/><path', [
        "picture-unsafe pictures/photo.svg:1 "]),
    "no svg": ("pictures/photo.svg", "<svg", "<gsv", ["picture-format pictures/photo.svg:0 "]),
    "chart without values": ("figures/chart.yaml", "items:", "itens:", [
        "missing-field figures/chart.yaml:1 items",
        "unknown-key figures/chart.yaml:4 itens"]),
    "chart kind": ("figures/chart.yaml", "kind: ranked", "kind: pie", [
        "bad-value figures/chart.yaml:1 kind"]),
    "infinite": ("figures/chart.yaml", "value: 84", "value: .inf", [
        "bad-value figures/chart.yaml:11 items[1].value", "figure-gap figures/chart.yaml:10 items[1].value"]),
    "line is no field": ("figures/chart.yaml", "value: 84", "value: 84\n    line: 3", [
        "unknown-key figures/chart.yaml:12 items[1].line"]),
    "csv outside": ("figures/chart.yaml", "items:", "data: ../articles/one.md\nitems:", [
        "path-escape figures/chart.yaml:4 data", "bad-value figures/chart.yaml:4 data"]),
}  # fmt: skip


HAN = re.compile("[\u4e00-\u9fff]")


def brief(findings: tuple[Any, ...]) -> list[str]:
    return sorted(f"{f.rule} {f.file}:{f.line} {f.field}" for f in findings)


def test_the_sound_edition_has_no_findings(case: Any) -> None:
    result = case.read()
    assert result.findings == ()
    assert result.ok
    assert [(a.number, a.kicker, a.title) for a in result.edition.articles] == [
        (None, "甲部", "甲篇"),  # a section alone is none of several: it has no number
        (None, "", "乙篇"),
    ]
    assert [p.line for p in result.edition.lede] == [7, 9]


@pytest.mark.parametrize("name", SPOILED)
def test_a_fault_is_found_at_its_place(name: str, case: Any) -> None:
    file, words, replacement, expected = SPOILED[name]
    sound = {
        "edition.yaml": case.edition,
        "articles/one.md": case.one,
        "articles/two.md": case.two,
        "figures/chart.yaml": case.chart,
        "pictures/pictures.yaml": case.pictures,
        "pictures/photo.svg": case.svg,
    }[file]
    assert sound.count(words) == 1
    found = case.read({file: sound.replace(words, replacement)}).findings
    assert brief(found) == sorted(expected)
    assert all(HAN.search(chinese(f).text) and HAN.search(chinese(f).remedy) for f in found)


def test_all_faults_are_found_at_once(case: Any) -> None:
    found = case.read(
        {
            "edition.yaml": case.edition.replace("示例日报", "").replace("2031-03-05", "soon"),
            "articles/two.md": case.two.replace("乙篇\n", "乙篇\nkid: 1\n"),
            "pictures/photo.svg": None,
        }
    ).findings
    assert {f.rule for f in found} == {
        "missing-field",
        "bad-date",
        "unknown-key",
        "picture-missing",
    }


def test_a_near_miss_is_named(case: Any) -> None:
    found = case.read({"edition.yaml": case.edition + "aticles: [one]\n"}).findings
    assert [chinese(f).remedy for f in found] == ["是不是 articles？"]


def test_an_edition_with_a_missing_picture_can_be_proofed(case: Any) -> None:
    result = case.read({"pictures/photo.svg": None})
    assert not result.ok
    (picture,) = result.edition.articles[1].pictures
    assert picture.caption == "图注"
    assert not picture.file.exists()


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"edition.yaml": None}, "file-missing edition.yaml:0 "),
        ({"edition.yaml": "名".encode("gb18030")}, "not-utf8 edition.yaml:1 "),
        ({"articles/two.md": b"---\ntitle: \xff\n---\n"}, "not-utf8 articles/two.md:2 "),
        ({"articles/two.md": "a" * (2 * 2**20 + 1)}, "file-too-large articles/two.md:0 "),
        ({"pictures/photo.png": PNG}, "duplicate-id pictures/photo.svg:0 "),
        ({"pictures/b.jpg": PNG}, "picture-format pictures/b.jpg:0 "),
        (
            {"articles/one.md": "---\ntitle: 甲\n---\n" + "字" * 500_001},
            "copy-too-long edition.yaml:0 ",
        ),
    ],
)
def test_files(files: dict[str, Any], expected: str, case: Any) -> None:
    assert expected in brief(case.read(files).findings)


def test_byte_order_mark_and_windows_line_ends_are_tolerated(case: Any) -> None:
    result = case.read({"articles/two.md": ("\ufeff" + case.two).replace("\n", "\r\n")})
    assert result.findings == ()


def test_too_many_articles(case: Any) -> None:
    many = {
        f"articles/a{i:03}.md": "---\nkind: story\ntitle: 甲\n---\n段。\n"
        for i in range(ARTICLES + 6)
    }
    result = case.read({**many, "edition.yaml": case.edition.replace("articles: [one, two]", "")})
    assert "too-many edition.yaml:1 articles" in brief(result.findings)
    assert len(result.edition.articles) == ARTICLES


def test_nested_yaml_is_refused(case: Any) -> None:
    found = case.read({"figures/deep.yaml": "a: " + "[" * 5000}).findings
    assert "yaml-syntax figures/deep.yaml:1 " in brief(found)


def test_a_bomb_of_aliases_is_refused(case: Any) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    found = case.read({"figures/bomb.yaml": bomb}).findings
    assert "yaml-alias figures/bomb.yaml:2 " in brief(found)


@pytest.mark.parametrize("sub", ["articles/link.md", "figures/link.yaml", "pictures/link.png"])
def test_links_that_lead_out_are_refused(sub: str, case: Any, tmp_path: Path) -> None:
    secret = tmp_path / ("secret" + Path(sub).suffix)
    secret.write_bytes(PNG)
    case.read()
    (case.folder / sub).symlink_to(secret)
    found = read_edition(case.folder).findings
    assert f"path-escape {sub}:0 " in brief(found)


def test_linked_folders_and_loops_do_no_harm(case: Any, tmp_path: Path) -> None:
    case.read()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.csv").write_text("label\n密\n")
    (case.folder / "figures" / "out").symlink_to(outside)
    (case.folder / "articles" / "loop.md").symlink_to("loop.md")
    chart = case.chart.replace("items:", "data: out/x.csv\nnote:").split("  - label")[0]
    result = case.read({"figures/chart.yaml": chart})
    assert "path-escape figures/chart.yaml:4 data" in brief(result.findings)
    assert "密" not in repr(result.edition)


def test_what_is_no_plain_file_is_told(case: Any, tmp_path: Path) -> None:
    case.read()
    os.mkfifo(case.folder / "articles" / "pipe.md")
    (case.folder / "articles" / "loop.md").symlink_to("loop.md")
    (case.folder / "pictures" / "gone.png").symlink_to("nowhere.png")
    (case.folder / "tables").symlink_to(tmp_path)
    found = {f.file: f.rule for f in read_edition(case.folder).findings}
    assert found["articles/pipe.md"] == found["pictures/gone.png"] == "file-unreadable"
    assert found["articles/loop.md"] in ("file-unreadable", "path-escape")  # as Python tells it
    assert found["tables"] == "path-escape"


def test_a_folder_that_does_not_exist() -> None:
    result = read_edition(Path("/nonexistent/edition"))
    assert result.edition is None
    assert brief(result.findings) == ["file-missing edition.yaml:0 "]


@pytest.mark.parametrize("sizes", ["[12, 9]", "[2, 9]", "[9, 60]"])
def test_body_sizes_in_the_wrong_order_or_unreadable(sizes: str, case: Any) -> None:
    found = case.read({"edition.yaml": EDITION + f"fit: {{body_pt: {sizes}}}\n"}).findings
    assert [(f.rule, f.field) for f in found] == [("bad-value", "fit.body_pt")]
    assert "[9, 12]" in chinese(found[0]).remedy


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "articles/two.md",
            "乙篇\n",
            "<b>乙</b>篇&amp;\n",
            [("title", 3, "<b>"), ("title", 3, "&amp;")],
        ),
        (
            "articles/two.md",
            "只有",
            "*只*有**一**和`码`[链](http://a.cn)",
            [("", 7, "*只*"), ("", 7, "**"), ("", 7, "`"), ("", 7, "[链](http://a.cn)")],
        ),
        ("edition.yaml", "样本标题", "样本**标题**", [("headline.title", 5, "**")]),
        ("edition.yaml", "第二段导语", "第二段<i>导语</i>", [("lede", 9, "<i>")]),
        ("articles/two.md", "只有", "网址http://a.cn/?b=1&from=c，5*3，AT&T；", []),
    ],
)
def test_every_mark_of_markdown_is_named(
    file: str, old: str, new: str, expected: list[tuple[str, int, str]], case: Any
) -> None:
    text = {"edition.yaml": EDITION, "articles/two.md": case.two}[file].replace(old, new, 1)
    found = [f for f in case.read({file: text}).findings if f.rule.startswith("markdown")]
    assert [(f.field, f.line, re.split("[“”]", chinese(f).text)[1]) for f in found] == expected
