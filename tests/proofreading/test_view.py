"""What is proofread: every word that some build of an edition prints."""

from __future__ import annotations

import pytest

from content.model import Headline, Picture
from content.proofreading.view import Kind, copy_of
from tests.plan import samples


@pytest.mark.parametrize("spread", [False, True])
def test_the_captions_of_both_openings_are_proofread_in_any_build(spread: bool) -> None:
    page = samples.photograph(caption="渡口的早晨")
    over = Picture(id="over", file=page.file, caption="渡口的傍晚", credit="甲某某 摄")
    head = Headline(title="渡口一日", picture=page, spread_picture=over)
    edition = samples.press(samples.article("a", 200, 1), headline=head, spread=spread)
    captions = [one.text for one in copy_of(edition).of(Kind.CAPTION)]
    assert captions == ["渡口的早晨", "渡口的傍晚"]


def test_credits_and_imprint_are_proofread_under_their_fields() -> None:
    edition = samples.press(credits=("统筹 甲某某",), imprint=("乙报社出版", "社址：某市"))
    found = [(one.field, one.text) for one in copy_of(edition).of(Kind.CREDIT)]
    assert found == [
        ("credits[0]", "统筹 甲某某"),
        ("imprint[0]", "乙报社出版"),
        ("imprint[1]", "社址：某市"),
    ]
