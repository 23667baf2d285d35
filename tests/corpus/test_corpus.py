"""Random editions: within the limits, valid, the same for the same seed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import Image

from bench.corpus import FIRST_EDITION, han, prose, random_edition, sentences
from content.model import ArticleKind, Edition, FigureKind

SEEDS = range(20)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> list[Edition]:
    folder = tmp_path_factory.mktemp("corpus")
    return [random_edition(seed, folder / str(seed)) for seed in SEEDS]


def test_prose_is_enough_for_the_largest_edition() -> None:
    assert sum(map(han, prose())) > 1.7 * FIRST_EDITION
    assert all(p[-1] in "。！？”…" for p in prose())


def test_sentences_keep_quotations_whole() -> None:
    assert sentences("他说：“好。走吧！”大家笑了。") == ("他说：“好。走吧！”", "大家笑了。")


@pytest.mark.parametrize("index", SEEDS)
def test_edition_is_within_the_limits(editions: list[Edition], index: int) -> None:
    edition = editions[index]
    assert Edition.model_validate(edition.model_dump()) == edition
    text = sum(han(a.text) for a in edition.articles) + sum(han(p.text) for p in edition.lede)
    assert 0.4 * FIRST_EDITION <= text <= 2.1 * FIRST_EDITION
    blocks = len(edition.articles) + bool(edition.lede) + (edition.band is not None)
    assert 2 <= blocks <= 14
    pictures = [p for a in edition.articles for p in a.pictures]
    pictures += [edition.headline.picture] if edition.headline.picture else []
    figures = [f for a in edition.articles for f in a.figures]
    figures += [edition.band] if edition.band else []
    assert len(pictures) <= 8
    assert len(figures) <= 6
    assert len({p.id for p in pictures}) == len(pictures)
    assert len({f.id for f in figures}) == len(figures)
    assert all(p.file.is_file() for p in pictures)
    for article in edition.articles:
        assert 4 <= len(article.title.replace(" ", "")) <= 16
        assert article.number is None or article.kind is ArticleKind.SECTION


def test_same_seed_gives_the_same_edition(tmp_path: Path) -> None:
    first, second = (random_edition(5, tmp_path / "a") for _ in range(2))
    assert first == second
    other = random_edition(5, tmp_path / "b")
    for a, b in zip(
        sorted((tmp_path / "a").iterdir()), sorted((tmp_path / "b").iterdir()), strict=True
    ):
        assert hashlib.sha256(a.read_bytes()).digest() == hashlib.sha256(b.read_bytes()).digest()
    assert other.headline.title == first.headline.title
    assert random_edition(6, tmp_path / "c").articles != first.articles


def test_twenty_seeds_show_what_editions_may_have(editions: list[Edition]) -> None:
    assert {e.profile for e in editions} == {"broadsheet", "tabloid"}
    assert {e.banner for e in editions} == {"festive", "quiet", "picture"}
    kinds = {f.kind for e in editions for a in e.articles for f in a.figures}
    assert len(kinds) >= len(FigureKind) - 2
    assert any(e.lede for e in editions)
    assert any(not e.lede for e in editions)
    assert any(e.band for e in editions)
    assert any(a.kind is ArticleKind.BOX for e in editions for a in e.articles)


def test_photographs_have_proportions_of_the_press(editions: list[Edition]) -> None:
    files = [
        p.file for e in editions for a in e.articles for p in a.pictures if p.file.suffix == ".jpg"
    ]
    for file in files:
        with Image.open(file) as image:
            assert 0.55 < image.width / image.height < 2.45
            assert max(image.size) > 1600
