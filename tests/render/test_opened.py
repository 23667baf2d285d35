"""Pages with room: sub-heads larger and a row higher, each level below the one over it."""

from __future__ import annotations

import pytest

from fonts.setting.opened import opened
from fonts.setting.styles import STYLES


@pytest.mark.parametrize("level", [1, 2, 3])
def test_sub_heads_are_larger_and_have_a_row_more(level: int) -> None:
    own, other = STYLES.subhead_of(level), opened(STYLES).subhead_of(level)
    assert other.size.part > own.size.part
    assert other.leading.rows == own.leading.rows + 1


def test_levels_and_titles_keep_their_order() -> None:
    styles = opened(STYLES)
    parts = [styles.subhead_of(level).size.part for level in (1, 2, 3)]
    assert parts == sorted(parts, reverse=True)
    assert styles.subhead.size.part < styles.chapter.size.em < styles.title_1.size.em
    assert STYLES.title_continued.size.most_em < styles.title_continued.size.most_em
    assert styles.title_continued.size.most_em < styles.title_1.size.most_em


def test_copy_and_titles_are_as_they_were() -> None:
    styles = opened(STYLES)
    assert (styles.body, styles.title_1, styles.lede) == (
        STYLES.body,
        STYLES.title_1,
        STYLES.lede,
    )
