"""Editors read their own language: every rule, fault and saying of the program has its words."""

from __future__ import annotations

import pytest

from content.reading.reader import read_edition
from content.source.rules import Rule
from content.words import Language, say
from fonts import FontLibrary
from fonts.setting import Composer
from layout.app.desk import words
from layout.edition.make import edition_pictures
from layout.judge.audit.model import Code
from layout.judge.glyphs import RULE as GLYPH_MISSING
from layout.judge.verdict import REMEDIES
from layout.page.errors import LayoutError
from layout.pictures import inspect
from layout.plan import plan_edition
from tests.serve.test_layers import SMALL


def test_every_rule_and_fault_has_a_name() -> None:
    nameless = {GLYPH_MISSING, *(rule.value for rule in Rule)} - words.RULES.keys()
    assert not nameless, "a new rule is named for editors in layout/app/desk/words.py"
    assert {code.value for code in Code} <= words.FAULTS.keys()
    assert {code.value for code in REMEDIES} <= words.REMEDIES.keys()


def test_the_planners_refusal_is_said_in_chinese() -> None:
    edition = read_edition(SMALL).edition
    assert edition is not None
    other = edition.model_copy(update={"profile": "berliner"})
    infos = {picture.id: inspect(picture) for picture in edition_pictures(other)}
    library = FontLibrary.shipped()
    with pytest.raises(LayoutError) as found:
        plan_edition(other, library, Composer(library), infos)
    message, remedy = say(found.value.told, Language.ZH)
    assert message.startswith("没有开张")
    assert "四开" in remedy or "tabloid" in remedy
