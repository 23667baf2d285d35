"""Every code of the program has words, and every word a code; values are what the words have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from content.importing.choosing.subject import NEWS, subjects
from content.proofreading.wording import LENGTHS
from content.source.rules import Rule
from content.words import Language
from content.words.catalogue import entry, room
from content.words.patterns import PATTERNS
from layout.app.described import options_of
from layout.app.desk.copydesk import NAMED
from layout.app.desk.scripted import ZONES
from layout.app.options import COMMANDS
from layout.app.progress import STAGES
from layout.edition.kinds import Kind, is_more
from layout.judge import title_breaks
from layout.judge.audit.model import Code, Unit
from layout.judge.glyphs import LENT, RULE
from layout.judge.preflight.catalogue import CATALOGUE
from tests.words.planner import names
from tests.words.source import ROOMS, Use, source_files, template_uses, uses
from tests.words.test_catalogue import places

#: Rules that need to know what the layout has.
RULES_OF_LAYOUT = (
    "unknown-design",
    "font-unusable",
    "picture-unusable",
    RULE,
    LENT,
    title_breaks.RULE,
)
#: Codes that are put together: the name of a file and one of these.
FAMILIES = {
    "audit": {code.value for code in Code},
    "unit": {unit.value for unit in Unit},
    "passage": {kind.value.replace(" ", "-") for kind in LENGTHS},
    "rule": {*(rule.value for rule in Rule), *RULES_OF_LAYOUT},
    "proofread": {one.id for one in PATTERNS},
    "stage": set(STAGES),
    "explain": names(),
    "checks": set(CATALOGUE),
    "desk": {
        *(f"zone-{what}" for what in ZONES),
        *(f"field-{name.replace('_', '-')}" for name in NAMED),
    },
    "imported": {
        *(f"subject-{one.name}" for one in (*subjects(), NEWS)),
        *(f"chosen-{field}" for field in ("look", "banner", "profile")),
    },
    "help": {
        *COMMANDS,
        *(f"{command}.{one.name}" for command in COMMANDS for one in options_of(command)),
        *(f"kind.{kind}" for kind in Kind if not is_more(kind)),
    },
}


@pytest.fixture(scope="module")
def used() -> list[Use]:
    return [*template_uses(), *(use for file in source_files() for use in uses(file))]


def known(code: str) -> bool:
    name, _, rest = code.partition(".")
    return rest in room(Language.ZH, name)


def test_codes_are_found(used: list[Use]) -> None:
    assert len({use.code for use in used}) > 300
    assert sum(use.values is not None for use in used) > 250


def test_every_code_has_words(used: list[Use]) -> None:
    assert [f"{u.file}:{u.line} {u.code}" for u in used if not known(u.code)] == []
    missing = [
        f"{name}.{rest}"
        for name, rests in FAMILIES.items()
        for rest in rests
        if not known(f"{name}.{rest}")
    ]
    assert missing == []


def test_every_code_is_given_its_values(used: list[Use]) -> None:
    wrong = [
        f"{use.file}:{use.line} {use.code} has {sorted(use.values)}, wants {sorted(wanted)}"
        for use in used
        if use.values is not None
        and known(use.code)
        and use.values != (wanted := places(entry(Language.ZH, use.code)))
    ]
    assert wrong == []


def left_over(used: list[Use]) -> Iterator[str]:
    spoken = {use.code for use in used}
    for name in ROOMS:
        for rest in room(Language.ZH, name):
            if f"{name}.{rest}" not in spoken and rest not in FAMILIES.get(name, ()):
                yield f"{name}.{rest}"


def test_no_words_are_left_over(used: list[Use]) -> None:
    assert list(left_over(used)) == []
