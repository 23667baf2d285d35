"""Lines that head copy by what they are: bare numerals that count on, a title over signed verse."""

from __future__ import annotations

from pathlib import Path

from content.model import Verse
from tests.importing.conftest import Import, copy_of
from tests.importing.offices import PARAGRAPHS
from tests.importing.test_looks import subs, word

ESSAY = ("河边的十年", "□ 林　山")


def test_numerals_that_count_on_part_an_essay(imported: Import) -> None:
    text = "\n".join([*ESSAY, "一", f"　　{PARAGRAPHS[0]}", "二", f"　　{PARAGRAPHS[1]}"])
    _, edition = imported(a_txt=text)
    assert subs(edition) == ["一", "二"]
    assert copy_of(edition) == list(PARAGRAPHS[:2])


def test_numerals_that_do_not_count_on_part_nothing(imported: Import) -> None:
    text = "\n".join([*ESSAY, "一", f"　　{PARAGRAPHS[0]}", "三", f"　　{PARAGRAPHS[1]}"])
    _, edition = imported(a_txt=text)
    assert "一" not in subs(edition)


def test_numbers_of_pages_are_no_heads(imported: Import) -> None:
    text = "\n".join([*ESSAY, f"　　{PARAGRAPHS[0]}", "1", f"　　{PARAGRAPHS[1]}", "2"])
    _, edition = imported(a_txt=text + f"\n　　{PARAGRAPHS[2]}")
    assert subs(edition) == []


def test_a_signed_poem_under_essays_is_a_story(imported: Import, tmp_path: Path) -> None:
    lines = ["春风过堤", "柳绿一川", "河声入梦", "月上高檐", "舟行十里", "灯火万家"]
    file = word(
        tmp_path / "a.docx",
        ("河边的十年", 24, False, False, ""),
        "□ 林　山",
        PARAGRAPHS[0],
        ("老码头", 18, False, False, ""),
        "□ 何　舟",
        PARAGRAPHS[1],
        ("春　堤", 16, False, False, ""),
        "□ 周　正",
        *((line, 12, False, True, "") for line in lines),
    )
    _, edition = imported(file)
    poem = edition.articles[-1]
    assert poem.title == "春堤"
    (verse,) = (item for item in poem.body if isinstance(item, Verse))
    assert verse.author == "周正"
