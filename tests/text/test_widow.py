"""Last lines of one character (孤字), and paragraphs that are no more than that."""

from __future__ import annotations

import pytest

from fonts.setting.costs import WIDOW
from fonts.setting.styles import STYLES
from tests.render.build import composer

BODY = STYLES.body.style


@pytest.mark.parametrize("text", ["注：", "略", "答：是。", "1."])
def test_a_paragraph_of_one_line_leaves_no_widow(text: str) -> None:
    """One cost 15,000, so that an edition with such a line took a page more for it."""
    assert composer().fit(text, BODY, 20).strain < 1


def test_a_last_line_of_one_character_is_a_widow() -> None:
    assert composer().fit("春天好日子里", BODY, 3).strain >= WIDOW  # two, three and one
    assert composer().fit("春天好日子", BODY, 3).strain < WIDOW
