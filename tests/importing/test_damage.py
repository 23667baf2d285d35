"""Pages damaged on purpose come back as they were printed."""

from __future__ import annotations

import random

import pytest

from bench.told import CHINESE
from content.importing import ImportReport
from content.model import Edition
from tests.importing.conftest import Import, copy_of
from tests.importing.damage import Truth, damaged, truth

PAGES = 30


@pytest.mark.parametrize("seed", range(PAGES))
def test_a_damaged_page_is_restored(imported: Import, seed: int) -> None:
    rng = random.Random(seed)
    page = truth(rng)
    report, edition = imported(page_txt=damaged(page, rng))
    assert heads(edition) == [(kicker, title) for kicker, title, _ in page.sections]
    assert edition.headline.title == page.title
    assert edition.headline.deck == page.deck.lstrip("—")
    assert edition.byline == page.byline
    assert edition.credits == (page.credit,)
    assert [paragraph.text for paragraph in edition.lede] == list(page.lede)
    assert captions(report) == sorted(page.captions)
    assert copy_of(edition) == copy(page)


def heads(edition: Edition) -> list[tuple[str, str]]:
    return [(a.kicker, a.title) for a in edition.articles if a.number]


def captions(report: ImportReport) -> list[str]:
    said = [tuple(map(CHINESE.shown, row)) for row in report.found]
    found = [words for name, words in said if name.startswith("图片")]
    return sorted(words.removesuffix("（缺图）") for words in found)


def copy(page: Truth) -> list[str]:
    bodies = [paragraph for _, _, body in page.sections for paragraph in body]
    return [*page.lede, *bodies, *page.note]
