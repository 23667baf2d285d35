"""Placing persons abreast: a setting at its place → words, portraits and hairlines, in pt.

Input: a `PeopleSetting`, the left top corner of its first row. Output: `SetPeople`. Nothing is
decided here. Portraits that are square are cut round where the look says so, in a ring of its ink.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from layout.page.placed import PlacedGroup, PlacedPicture, PlacedText, Rule
from layout.page.units import Rect
from layout.plan.measures import Measures
from layout.plan.people import GAP_ROWS, PORTRAIT_WHITE, PeopleSetting, Person
from layout.plan.place_copy import stretch

#: Hairlines between persons, pt.
RULE_PT = 0.35
#: A portrait that is so little off a square is cut round.
NEARLY_SQUARE = 0.01


@dataclass
class SetPeople:
    """Persons at their places."""

    texts: list[PlacedText] = field(default_factory=list)
    groups: list[PlacedGroup] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


def place_people(
    measures: Measures, setting: PeopleSetting, left: float, top: float, before: int
) -> SetPeople:
    """Return persons placed.

    Args:
        measures: the edition's measures.
        setting: the persons.
        left: left edge, pt.
        top: upper edge of the first row of the grid, pt.
        before: how many texts of the block stand before them.
    """
    body, leading, dress = measures.grid.body, measures.grid.leading, measures.styles.dress
    found = SetPeople()
    y = top
    for number, (row, rows) in enumerate(zip(setting.rows, setting.heights, strict=True)):
        if number:
            level = y - GAP_ROWS / 2 * leading
            right = left + (setting.x(len(setting.rows[0]) - 1) + setting.width) * body
            found.rules.append(Rule(left, level, right, level, RULE_PT, dress.hairline_ink))
        for index, person in enumerate(row):
            x = left + setting.x(index) * body
            _person(measures, found, person, x, y, before)
            if index:
                at = x - setting.gap / 2 * body
                end = y + rows * leading - PORTRAIT_WHITE / 2 * leading
                start = y + PORTRAIT_WHITE / 2 * leading
                found.rules.append(Rule(at, start, at, end, RULE_PT, dress.hairline_ink))
        y += (rows + GAP_ROWS) * leading
    return found


def _person(
    measures: Measures, found: SetPeople, person: Person, x: float, y: float, before: int
) -> None:
    """Add a person whose cell has its left top corner there."""
    body, leading = measures.grid.body, measures.grid.leading
    places = [(x, y + row * leading) for row in range(person.rows)]
    if person.copy:
        pairs = zip(person.stretches, person.ids, strict=True)
        found.texts += [stretch(measures, one, places, body, id) for one, id in pairs]
        return
    (id,) = person.ids
    parts = tuple(stretch(measures, one, places, body, id) for one in person.stretches)
    found.groups.append(PlacedGroup("div", parts, id, before + len(found.texts)))
    one = person.portrait
    if one is not None:
        inset = PORTRAIT_WHITE / 2 * leading
        place = Rect(x, y + inset, one.width_em * body, one.rows * leading - 2 * inset)
        box = measures.styles.dress.box
        square = abs(place.w / place.h - 1) < NEARLY_SQUARE
        ring = box.ink if square and box.portrait == "round" else ""
        found.pictures.append(PlacedPicture(one.picture, place, ring=ring))
