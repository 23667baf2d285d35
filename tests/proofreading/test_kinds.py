"""For which kinds of passages each rule is: headlines, captions, running text.

The golden `golden/kinds.txt` names them by rule; renew it with `python -m pytest
tests/proofreading --renew`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from content.proofreading.misread import misread
from content.proofreading.registry import TEXT, WHOLE
from content.proofreading.view import Copy, Kind, Passage
from tests.proofreading.marking import EDITION

GOLDEN = Path(__file__).with_name("golden") / "kinds.txt"


def test_each_rule_has_its_kinds(renew: bool) -> None:
    lines = [
        f"{check.rule.value}: {' '.join(sorted(kind.name for kind in check.kinds))}"
        for check in TEXT
    ]
    made = "\n".join([*lines, *(check.rule.value for check in WHOLE)]) + "\n"
    if renew:
        GOLDEN.write_text(made, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == made


@pytest.mark.parametrize("kind", Kind)
def test_words_are_misread_in_heads_captions_and_running_text(kind: Kind) -> None:
    found = list(misread(Copy(EDITION, (Passage("县里部暑防汛工作", kind, "a.md"),))))
    heads = {Kind.HEADLINE, Kind.KICKER, Kind.TITLE, Kind.DECK, Kind.SUBHEAD}
    running = {Kind.LEDE, Kind.PARAGRAPH, Kind.NOTICE}
    assert bool(found) is (kind in heads | running | {Kind.CAPTION})
