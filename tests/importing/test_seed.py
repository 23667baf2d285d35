"""The damaged extraction against the edition that was authored from it by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.told import CHINESE
from content.importing import ImportReport, import_edition
from content.importing.text.characters import han_and_digits
from content.model import ArticleKind, Edition, Paragraph
from content.reading.reader import ReadResult, read_edition

ROOT = Path(__file__).parents[2]
SEED = ROOT / "tests/content/lusong_seed.txt"
CAPTIONS = (
    "山河科技生产的阿若拉SA60L轻型运动型飞机的国内市场占有率超过75%",
    "农户正在采摘白关丝瓜",
    "湖南服博会暨芦淞服饰节",
    "专场招聘会助力退捕渔民谋新业",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("seed") / "lusong"


@pytest.fixture(scope="module")
def report(folder: Path) -> ImportReport:
    return import_edition([SEED], folder)


@pytest.fixture(scope="module")
def result(report: ImportReport) -> ReadResult:
    return read_edition(report.folder)


@pytest.fixture(scope="module")
def edition(result: ReadResult) -> Edition:
    assert result.edition is not None
    return result.edition


@pytest.fixture(scope="module")
def authored() -> Edition:
    found = read_edition(ROOT / "content/editions/lusong").edition
    assert found is not None
    return found


def paragraphs(edition: Edition) -> list[list[str]]:
    parts = [[p.text for p in edition.lede]]
    return parts + [
        [item.text for item in a.body if isinstance(item, Paragraph)] for a in edition.articles
    ]


def test_every_paragraph_is_the_authored_one_in_its_place(
    edition: Edition, authored: Edition
) -> None:
    assert paragraphs(edition) == paragraphs(authored)


def test_sections_and_box(edition: Edition, authored: Edition) -> None:
    def heads(found: Edition) -> list[tuple[object, ...]]:
        return [(a.kind, a.number, a.kicker, a.title) for a in found.articles]

    assert heads(edition) == heads(authored)
    assert edition.articles[-1].kind is ArticleKind.BOX


def test_headline_group_byline_credit_and_date(edition: Edition, authored: Edition) -> None:
    for name in ("byline", "credits"):
        assert getattr(edition, name) == getattr(authored, name)
    assert edition.headline.title == authored.headline.title
    assert edition.headline.deck == authored.headline.deck
    assert edition.headline.kicker == ""
    assert (edition.paper.name, edition.paper.date) == (authored.paper.name, authored.paper.date)


def test_no_character_is_lost_or_added(report: ImportReport) -> None:
    assert report.unaccounted == ""
    folder = report.folder
    files = [folder / "edition.yaml", *(folder / "articles").iterdir()]
    words = "".join(path.read_text(encoding="utf-8") for path in files)
    words = "\n".join(w for w in words.split("\n") if not w.strip().startswith("#"))
    kept = Counter(han_and_digits(words)) + Counter(han_and_digits("".join(CAPTIONS)))
    kept += Counter(han_and_digits("".join(part.text for part in report.left_out)))
    source = Counter(han_and_digits(SEED.read_text(encoding="utf-8")))
    assert source - kept == Counter()
    assert [part.text for part in report.left_out] == [f"{n}." for n in (1, 6, 4, 7, 2, 3, 5)]


def test_captions_wait_for_their_pictures(report: ImportReport) -> None:
    entries = (report.folder / "pictures/pictures.yaml").read_text(encoding="utf-8")
    for caption in CAPTIONS:
        assert f"#   caption: {caption}\n" in entries
        assert [
            d for d in report.doubts if d.words == caption and "没有图片" in CHINESE.text(d.why)
        ]


def test_the_doubts_name_the_real_damages(report: ImportReport, edition: Edition) -> None:
    queried = {(q.text, q.held) for _, q in edition.all_queries}
    assert queried == {
        ("创新是城市高质量发展的重", True),
        ("836平方公里的航空服饰新城", False),
        ("2186栋、38万户", False),
        ("队伍队伍", False),
    }
    words = {doubt.words for doubt in report.doubts}
    assert {text for text, _ in queried} <= words
    assert any("导语" in CHINESE.text(doubt.done) for doubt in report.doubts)
    assert len(report.doubts) <= 16  # deck and byline of a damaged page stand far from their title


def test_every_change_is_reported(report: ImportReport) -> None:
    kinds = Counter(CHINESE.text(change.kind) for change in report.changes)
    seed = SEED.read_text(encoding="utf-8")
    assert kinds["标点改全角"] == sum(seed.count(mark) for mark in ",;:?!()")
    assert kinds["接段"] == 6
    assert kinds["各节按节号排序"] == 1
    text = (report.folder / "导入说明.md").read_text(encoding="utf-8")
    assert text == report.markdown(CHINESE)
    assert "1 6 4 7 2 3 5" in text
    for doubt in report.doubts:
        assert CHINESE.shown(doubt.words) in text


def test_check_waits_for_decisions_and_finds_nothing_else(result: ReadResult) -> None:
    errors = [f for f in result.findings if f.severity == "error"]
    held = [f for f in errors if f.rule == "undecided"]
    assert errors == held
    assert len(held) == len(CAPTIONS) + 1


def test_it_makes_a_good_page(edition: Edition) -> None:
    from layout.edition.make import make

    built = make(edition)
    assert built.audit.faults == ()
    assert len(built.placed.pages) == 1
