"""Three reviews and three proofs: bound to what was signed, and told what changed since."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.editing import Edit, EditError, Journal, edited
from content.editing.signing import PROOFS, REVIEWS, Step, missing, sign, signed, withdraw
from content.editing.snapshot import compared, hash_of, kept_state, state_now
from content.editing.stored import read_text
from content.reading.house import HOUSE, HouseError, read_house

FILE = "articles/a.md"
TEXT = "---\ntitle: 桥\n---\n\n甲段。\n\n乙段。\n"
ONE, TWO, LAST = REVIEWS


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    folder = tmp_path / "edition"
    (folder / "articles").mkdir(parents=True)
    (folder / FILE).write_text(TEXT, encoding="utf-8")
    (folder / "edition.yaml").write_text("headline:\n  title: 桥\n", encoding="utf-8")
    return Journal(folder)


def now(journal: Journal) -> str:
    return hash_of(state_now(journal.root))


def change(journal: Journal, field: str, was: str, words: str) -> None:
    text = read_text(journal.root, FILE)
    journal.save(edited(FILE, text, [Edit(field, was, words)]), "丁")


def test_a_word_changed_after_a_sign_off_shows(journal: Journal) -> None:
    sign(journal, ONE, "甲", "责任编辑", now(journal))
    one = signed(journal)[ONE]
    assert (one.who, one.office, one.hash) == ("甲", "责任编辑", now(journal))
    change(journal, "body[1]", "乙段。", "乙段了。")
    assert one.hash != now(journal)
    (found,) = compared(kept_state(journal.root, one.hash), state_now(journal.root))
    assert (found.file, found.line, [p[:2] for p in found.parts]) == (FILE, 7, [("", "了")])
    assert missing(journal, REVIEWS, now(journal)) == ((TWO, LAST), (ONE,))
    journal.undo()  # what was signed is there again
    assert missing(journal, (ONE,), now(journal)) == ((), ())


def test_reviews_are_signed_in_order_and_by_three_people(journal: Journal) -> None:
    seen = now(journal)
    for step, who, code in (
        (TWO, "乙", "edit.sign-order"),
        (ONE, " ", "edit.sign-name"),
    ):
        with pytest.raises(EditError) as refused:
            sign(journal, step, who, "", seen)
        assert refused.value.told.code == code
    sign(journal, ONE, "甲", "", seen)
    with pytest.raises(EditError) as refused:
        sign(journal, TWO, "甲", "", seen)
    assert refused.value.told.code == "edit.sign-same"
    sign(journal, TWO, "乙", "", seen)
    sign(journal, LAST, "丙", "", seen)
    for proof in PROOFS:  # one proof-reader may read all three
        sign(journal, proof, "丁", "校对", seen)
    assert list(signed(journal)) == list(Step)
    withdraw(journal, LAST, "丙")
    assert LAST not in signed(journal) and len(journal.entries()) == 0


def test_only_what_was_seen_is_signed(journal: Journal) -> None:
    seen = now(journal)
    change(journal, "title", "桥", "新桥")
    with pytest.raises(EditError) as refused:
        sign(journal, ONE, "甲", "", seen)
    assert refused.value.told.code == "edit.sign-changed"


def test_states_are_compared_paragraph_by_paragraph(journal: Journal) -> None:
    old = state_now(journal.root)
    (journal.root / FILE).write_text(
        "---\ntitle: 老桥\ndeck: 三孔\n---\n\n新段。\n\n甲段。\n\n乙段。\n", encoding="utf-8"
    )
    (journal.root / "articles/b.md").write_text("---\ntitle: 河\n---\n\n丙。\n", encoding="utf-8")
    (journal.root / "pictures").mkdir()
    (journal.root / "pictures/a.jpg").write_bytes(b"\xff\xd8")
    found = {(one.file, one.field): one.parts for one in compared(old, state_now(journal.root))}
    assert found == {
        (FILE, "title"): (("", "老", "", "桥"),),
        (FILE, "deck"): (("", "三孔", "", ""),),
        (FILE, "body[0]"): (("", "新段。", "", ""),),
        ("articles/b.md", ""): (("", "---\ntitle: 河\n---\n\n丙。\n", "", ""),),
        ("pictures/a.jpg", ""): (("", "", "", ""),),
    }


def test_a_house_asks_for_sign_offs(journal: Journal) -> None:
    assert read_house(journal.root).signoffs == ()
    house = journal.root.parent / HOUSE
    house.write_text("signoffs: [初审, 终审, 三校]\n", encoding="utf-8")
    assert read_house(journal.root).signoffs == ("first-review", "final-review", "third-proof")
    for wrong in ("signoffs: [四审]\n", "signoffs: 1\n", "other: 1\n", "a: ["):
        house.write_text(wrong, encoding="utf-8")
        with pytest.raises(HouseError):
            read_house(journal.root)
