"""The census kit on Zhuzhou's rows: every sentence right in figure, sign, comparison and place."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.merging import MergeReport, merge
from content.model import Edition, Severity
from content.reading.reader import read_edition
from tests.kits.claims import check_all
from tests.kits.heads import check_heads, wrong_forms
from tests.kits.table import Table

KIT = Path(__file__).parents[2] / "content" / "kits" / "census2020"
CODES = (
    "430202",
    "430203",
    "430204",
    "430211",
    "430212",
    "430223",
    "430224",
    "430225",
    "430271",
    "430281",
)


@pytest.fixture(scope="module")
def table() -> Table:
    return Table.read(KIT / "data")


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> MergeReport:
    return merge(KIT, None, tmp_path_factory.mktemp("census"))


@pytest.fixture(scope="module")
def editions(merged: MergeReport) -> dict[str, Edition]:
    found = {}
    for row in merged.rows:
        assert row.folder is not None
        edition = read_edition(row.folder).edition
        assert edition is not None
        found[row.key] = edition
    return found


def texts_of(edition: Edition) -> dict[str, str]:
    return {article.id: article.text for article in edition.articles}


def test_every_unit_gives_an_edition_without_open_findings(merged: MergeReport) -> None:
    assert tuple(row.key for row in merged.rows) == CODES
    assert not merged.findings
    for row in merged.rows:
        grave = [f for f in row.findings if f.severity is not Severity.HINT and not f.accepted]
        assert row.ok and not grave, grave


def test_the_kit_has_only_the_rows_it_needs_and_names_its_source() -> None:
    for path in (KIT / "data").glob("*.csv"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line.split(",")[0] for line in lines[1:]] == list(CODES), path.name
    kit = (KIT / "kit.yaml").read_text(encoding="utf-8")
    note = (KIT / "articles" / "note.md").read_text(encoding="utf-8")
    for words in ("国家统计局", "978-7-5037-9772-9", "Tudigong"):
        assert words in kit and words in note


@pytest.mark.parametrize("code", CODES)
def test_sentences_are_right(code: str, editions: dict[str, Edition], table: Table) -> None:
    edition = editions[code]
    assert check_all(table, code, "全市", texts_of(edition)) > 90
    titles = {article.id: article.title for article in edition.articles}
    check_heads(table, code, "全市", titles, "\n".join(p.text for p in edition.lede))


@pytest.mark.parametrize("code", CODES)
def test_no_wrong_form(code: str, editions: dict[str, Edition]) -> None:
    edition = editions[code]
    head = (edition.headline.title, edition.headline.deck, *(p.text for p in edition.lede))
    titles = (article.title for article in edition.articles)
    assert not wrong_forms("\n".join((*head, *titles, *texts_of(edition).values())))


def test_copy_varies_and_repeats_no_stock_phrase(editions: dict[str, Edition]) -> None:
    for name in ("people", "ages", "homes"):
        assert len({texts_of(e)[name] for e in editions.values()}) == len(CODES)
    for edition in editions.values():
        seen: dict[str, str] = {}
        for article, text in texts_of(edition).items():
            for sentence in text.replace("\n", "").split("。"):
                opening = sentence[:8]
                assert not opening or seen.setdefault(opening, article) == article, opening


def test_six_kinds_of_chart_or_more(editions: dict[str, Edition]) -> None:
    for edition in editions.values():
        assert edition.band is not None
        charts = [edition.band, *(f for a in edition.articles for f in a.figures)]
        assert len({str(chart.kind) for chart in charts}) >= 6


def test_a_false_sentence_is_seen(editions: dict[str, Edition], table: Table) -> None:
    """The checks can fail: a turned sign, a wrong place, a wrong digit."""
    texts = texts_of(editions["430202"])
    for article, right, false in (
        ("ages", "少儿一段低于", "少儿一段高于"),
        ("sex", "居全市第6位", "居全市第5位"),
        ("work", "占28.4%", "占28.5%"),
        ("homes", "更多见", "更少见"),
        ("school", "最长的云龙示范区", "最长的天元区"),
    ):
        assert right in texts[article], right
        with pytest.raises(AssertionError):
            check_all(
                table, "430202", "全市", texts | {article: texts[article].replace(right, false)}
            )
    assert wrong_forms("高于全市0.0个百分点") and wrong_forms("增长-3%") and wrong_forms("共0.1234")
