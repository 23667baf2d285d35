"""Both catalogues have the same codes, with the same places for values."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from content.words import Language
from content.words.catalogue import Entry, room, rooms

ROOMS = rooms(Language.ZH)


def places(entry: Entry) -> set[str]:
    """Return the names of the values that an entry's sentence and remedy are filled with."""
    parts = (part for words in entry for part in Formatter().parse(words))
    return {name for _, name, _, _ in parts if name is not None}


def test_both_languages_have_the_same_rooms() -> None:
    assert ROOMS
    assert rooms(Language.EN) == ROOMS


@pytest.mark.parametrize("name", ROOMS)
def test_a_room_has_the_same_codes_in_both_languages(name: str) -> None:
    zh, en = room(Language.ZH, name), room(Language.EN, name)
    assert list(zh) == list(en)
    assert [code for code in zh if places(zh[code]) != places(en[code])] == []
    assert [code for code in zh if bool(zh[code].remedy) != bool(en[code].remedy)] == []
    assert all(entry.text for each in (zh, en) for entry in each.values())


@pytest.mark.parametrize("name", ROOMS)
def test_each_language_is_itself(name: str) -> None:
    """An English sentence may quote Chinese marks; its words are English, and the other way."""
    letters = re.compile(r"\{[^}]*\}")
    han, latin = re.compile(r"[\u4e00-\u9fff]"), re.compile("[A-Za-z]{2}")
    for language, own, other in ((Language.ZH, han, latin), (Language.EN, latin, han)):
        for code, entry in room(language, name).items():
            for words in (letters.sub("", part) for part in entry):
                assert own.search(words) or not other.search(words), (language, code)


@pytest.mark.parametrize("language", Language)
def test_codes_are_written_alike(language: Language) -> None:
    codes = [code for name in ROOMS for code in room(language, name)]
    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]+([-.][a-z0-9]+)*", code)] == []
