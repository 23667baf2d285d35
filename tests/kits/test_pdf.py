"""Census editions built, and their figures read back from the PDF.

One unit of Zhuzhou here, one of another city in the slow tests; all of Zhuzhou's and thirty
further units by `python -m bench.census`, and with `CENSUS_ALL=1` here too.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench.census import TABLES, choose, group_of, read_tables, whole_codes, write_kit
from bench.told import chinese
from content.merging import merge
from content.reading.reader import read_edition
from layout.edition.make import OF_SHAPE, Built, make
from layout.judge.verdict import judge
from layout.products.download.reading import Passage, articles
from tests.kits.claims import check_all
from tests.kits.heads import check_heads, wrong_forms
from tests.kits.printed import NUMBER, SPOKEN, allowed, drawn
from tests.kits.table import Table
from tests.kits.test_kit import CODES, KIT

ALL = bool(os.environ.get("CENSUS_ALL"))
#: The one with the most people; its figures are in 万 where the others' are in 人.
BUILT = CODES if ALL else ("430281",)
SEED, FURTHER = 1, 30
READ = FURTHER if ALL else 5
BUILT_FURTHER = (0, 19) if ALL else (19,)  # of the thirty
needs_tables = pytest.mark.skipif(
    not TABLES.is_dir(), reason="the whole census table (../shared/data/census2020) is not here"
)


def build(kit: Path, code: str, out: Path) -> Built:
    report = merge(kit, None, out, [code])
    folder = report.rows[0].folder
    assert report.ok and folder is not None, [chinese(f).text for f in report.rows[0].findings]
    edition = read_edition(folder).edition
    assert edition is not None
    return make(edition)


def is_good_and_true(built: Built, table: Table, code: str, word: str) -> None:
    """The page is good, and every figure read back from the PDF is the table's."""
    verdict = judge(built.audit)
    # A fault of shape under its withheld limit is shown to the editor; the page is good.
    faults = [str(f) for f in built.audit.faults if f.code not in OF_SHAPE]
    assert verdict.good and not faults, [str(f) for f in built.audit.faults]
    assert len(built.placed.pages) <= 2
    groups = dict(articles(built.pdf))
    texts = {name: _words(passages, ("P", "BlockQuote")) for name, passages in groups.items()}
    assert check_all(table, code, word, texts) > 90
    titles = {name: _words(passages, ("H2",)) for name, passages in groups.items()}
    check_heads(table, code, word, titles, texts["lede"])
    assert not wrong_forms("\n".join(texts[name] for name in SPOKEN))
    for name in SPOKEN:
        numbers = set(NUMBER.findall(texts[name].replace("2020", "") + " " + titles[name]))
        assert numbers, name
        assert numbers <= allowed(table, code, name), (name, numbers - allowed(table, code, name))
    for name, ways in drawn(table, code, word).items():
        words = "".join(p.text for p in groups[name] if p.tag == "Figure")
        assert any(all(piece in words for piece in way) for way in ways), (name, words, ways)


def _words(passages: tuple[Passage, ...], tags: tuple[str, ...]) -> str:
    return "\n".join(p.text for p in passages if p.tag in tags)


@pytest.mark.parametrize("code", BUILT)
def test_zhuzhou(code: str, tmp_path: Path) -> None:
    built = build(KIT, code, tmp_path)
    is_good_and_true(built, Table.read(KIT / "data"), code, "全市")


@needs_tables
def test_further_units_are_true(tmp_path: Path) -> None:
    """Every sentence of editions of units chosen at random."""
    tables = read_tables(TABLES)
    codes = choose(tables, FURTHER, SEED)[:READ]
    assert len({code[:2] for code in codes}) > READ // 3
    for code in codes:
        kit = write_kit(code, tables, tmp_path / code)
        report = merge(kit, None, tmp_path / "editions", [code])
        assert report.ok, (code, [chinese(f).text for f in report.rows[0].findings])
        folder = report.rows[0].folder
        assert folder is not None
        edition = read_edition(folder).edition
        assert edition is not None
        table, word = Table.read(kit / "data"), group_of(code, whole_codes(tables)).whole
        texts = {article.id: article.text for article in edition.articles}
        check_all(table, code, word, texts)
        titles = {article.id: article.title for article in edition.articles}
        lede = "\n".join(p.text for p in edition.lede)
        check_heads(table, code, word, titles, lede)
        assert not wrong_forms("\n".join((lede, *titles.values(), *texts.values()))), code


@needs_tables
@pytest.mark.slow  # the sentences of its like are held above, the pages of the kit by Zhuzhou's
@pytest.mark.parametrize("at", BUILT_FURTHER)
def test_further_units_give_good_pages(at: int, tmp_path: Path) -> None:
    tables = read_tables(TABLES)
    code = choose(tables, FURTHER, SEED)[at]
    kit = write_kit(code, tables, tmp_path / "kit")
    built = build(kit, code, tmp_path / "editions")
    word = group_of(code, whole_codes(tables)).whole
    is_good_and_true(built, Table.read(kit / "data"), code, word)
