"""Looks: each file is sound, its inks are fit for press, and what an edition states goes before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from content.model import Ink
from content.model.inks import DEFAULT, MOST_INK, InkSet
from fonts.setting.dress import Dress
from fonts.setting.styles import STYLES, roles
from layout.page.designs import LOOK_NAMES
from layout.page.errors import ContentError
from layout.page.looks import dressed, look, read_look
from tests.plan import samples

GOLDEN = Path(__file__).with_name("golden") / "looks.txt"
WANTED = {"red", "ink", "sea", "paper", "data", "industry", "sports", "quiet"}


def test_the_looks_that_are_asked_for_are_there() -> None:
    assert set(LOOK_NAMES) >= WANTED


@pytest.mark.parametrize("name", LOOK_NAMES)
def test_a_look_is_fit_for_press(name: str) -> None:
    inks = InkSet.of(
        dressed(samples.press(samples.article("a", 400)).model_copy(update={"look": name})).inks
    ).inks
    assert inks["ink"].cmyk == (0, 0, 0, 100)  # text is black alone
    assert inks["paper"].cmyk == (0, 0, 0, 0)
    assert all(sum(ink.cmyk) <= MOST_INK for ink in inks.values())


def test_no_two_looks_are_dressed_alike() -> None:
    found = [(repr(look(name).dress), repr(look(name).roles)) for name in LOOK_NAMES]
    assert len(set(found)) == len(found)


def test_a_look_changes_the_table_of_styles() -> None:
    table = look("data").styles(STYLES)
    assert table.title_1.style.family == "Press Hei"
    assert table.title_1.size == STYLES.title_1.size
    assert look("red").styles(STYLES).title_1 == STYLES.title_1


@pytest.mark.parametrize("name", LOOK_NAMES)
def test_a_title_in_a_strip_stays_white_whatever_the_ink_of_titles(name: str) -> None:
    """In four looks it had the ink of all titles; in `data` that was the strip's: it was lost."""
    assert look(name).styles(STYLES).title_strip.ink == "paper"


def test_an_edition_may_override_an_ink() -> None:
    green = Ink(cmyk=(80, 10, 80, 0), rgb="#228844")
    edition = samples.press(samples.article("a", 400)).model_copy(
        update={"look": "sea", "inks": {"primary": green}}
    )
    inks = dressed(edition).inks
    assert inks["primary"] == green
    assert inks["secondary"] == look("sea").inks["secondary"]
    # Shades of the edition's ink are made from it, not taken from the look.
    assert InkSet.of(inks).inks["primary_dark"] != look("sea").inks["primary_dark"]
    assert InkSet.of(inks).inks["primary_dark"] != DEFAULT["primary_dark"]
    again = dressed(edition.model_copy(update={"inks": inks, "banner": ""}))
    assert again.inks == inks


def test_an_opening_that_the_edition_names_goes_before_the_looks() -> None:
    edition = samples.press(samples.article("a", 400)).model_copy(
        update={"look": "ink", "banner": "festive"}
    )
    assert dressed(edition).banner == "festive"
    assert dressed(edition.model_copy(update={"banner": ""})).banner == look("ink").banner


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("title: x\ndress: {head: {rule: wavy}}\n", "dress.head.rule"),
        ("title: x\nfonts: none\n", "fonts"),
        ("title: x\nroles: {titel: {face: kai}}\n", "titel"),
        ("title: x\nroles: {titles: {face: kai, weight: 900}}\n", "titles"),
        ("title: x\ninks: {gold: {cmyk: [0, 20, 60, 20], rgb: '#cca352'}}\n", "gold"),
        ("title: x\nbanner: nowhere\n", "nowhere"),
    ],
)
def test_a_wrong_look_is_refused_with_its_fault(tmp_path: Path, words: str, fault: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(words, encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        read_look(file)
    assert fault in str(refused.value)


def test_inks_on_a_dark_ground_can_be_read() -> None:
    for name in LOOK_NAMES:
        one = look(name)
        if not one.dress.band.reversed:
            continue
        inks = InkSet.of(one.inks)
        light, under = inks.on(one.dress.band.ground), inks.inks[one.dress.band.ground]
        for ink in ("ink", "primary", "secondary", "grey_dark"):
            pair = replace(light, inks={**light.inks, "ground": under})
            assert pair.contrast(ink, "ground") >= 3.0


@pytest.mark.parametrize("name", LOOK_NAMES)
def test_words_in_white_on_a_ground_stay_white(name: str) -> None:
    """A look that colours its titles leaves those that stand in white on a bar of its ink."""
    one = look(name)
    styles, inks = one.styles(STYLES), InkSet.of(one.inks)
    assert styles.title_strip.ink == "paper"
    assert inks.contrast(styles.title_strip.ink, styles.dress.box.ink) >= 4.5


def changed(name: str, own: Any, plain: Any) -> Iterator[str]:
    """Yield what a part of the dress has otherwise than a plain one."""
    if is_dataclass(own):
        for one in fields(own):
            yield from changed(
                f"{name}.{one.name}", getattr(own, one.name), getattr(plain, one.name)
            )
    elif own != plain:
        yield f"  {name} {own}"


def shown(name: str) -> Iterator[str]:
    """Yield a look: inks in percent, faces and weights of its roles, forms."""
    made = look(name)
    yield f"{made.title}, {made.banner}"
    for ink, one in made.inks.items():
        yield f"  {ink} {' '.join(f'{part:g}' for part in one.cmyk)} {one.rgb}"
    table = roles(made.styles(STYLES))
    for role, plain in roles(STYLES).items():
        own = table[role]
        if own != plain:
            yield f"  {role} {own.style.family} {own.style.weight} {own.ink}"
    yield from changed("dress", made.dress, Dress())


def test_each_look_is_as_it_was_drawn(renew: bool) -> None:
    """Roles and forms that are new are no change of a look; with --renew they are added."""
    lines = [f"{name} {line.strip()}" for name in sorted(LOOK_NAMES) for line in shown(name)]
    if renew:
        GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
    stated = GOLDEN.read_text(encoding="utf-8").splitlines()
    assert len(stated) > 500
    assert not set(stated) - set(lines), "renew with pytest tests/render --renew"
