"""Placing persons abreast: a setting at its place → words, portraits and hairlines, in pt.

Input: a `PeopleSetting`, the left top corner of its first row. Output: `SetCopy`. Nothing is
decided here. Portraits that are square are cut round where the look says so, in a ring of its ink;
between the persons are hairlines, or each stands on a card, or under a bar (`BoxDress.abreast`).
"""

from __future__ import annotations

from layout.page.placed import Fill, PlacedGroup, PlacedPicture, Rule
from layout.page.units import Rect
from layout.plan.copy.people import CARD_INSET, GAP_ROWS, PORTRAIT_WHITE, PeopleSetting, Person
from layout.plan.measures import Measures
from layout.plan.placing.copy import SetCopy, stretch

#: Hairlines between persons; the bar over a card or a person without one, pt.
RULE_PT, BAR_PT = 0.35, 2.0
#: A portrait that is so little off a square is cut round.
NEARLY_SQUARE = 0.01


def place_people(
    measures: Measures,
    setting: PeopleSetting,
    left: float,
    top: float,
    before: int,
    beside: int = 0,
) -> SetCopy:
    """Return persons placed.

    Args:
        measures: the edition's measures.
        setting: the persons.
        left: left edge, pt.
        top: upper edge of the first row of the grid, pt.
        before: how many texts of the block stand before them.
        beside: rows over the first that the copy has beside the head; it stands in their middle.
    """
    body, leading = measures.grid.body, measures.grid.leading
    found = SetCopy()
    y = top
    if setting.raised is not None:
        spare = (beside - setting.raised.rows) // 2
        _person(measures, found, setting.raised, left, top - (beside - spare) * leading, before)
    for number, (row, rows) in enumerate(zip(setting.rows, setting.heights, strict=True)):
        cells = [
            Rect(left + setting.x(k) * body, y, setting.width * body, rows * leading)
            for k in range(len(row))
        ]
        for person, cell in zip(row, cells, strict=True):
            _person(measures, found, person, cell.x, y, before)
        right = left + (setting.x(setting.across - 1) + setting.width) * body
        _part(
            measures,
            found,
            [c for c, p in zip(cells, row, strict=True) if not p.copy],
            cells,
            Rect(left, y, right - left, rows * leading),
            setting,
            first=number == 0,
        )
        y += (rows + setting.between) * leading
    return found


def _part(
    measures: Measures,
    found: SetCopy,
    persons: list[Rect],
    cells: list[Rect],
    row: Rect,
    setting: PeopleSetting,
    *,
    first: bool,
) -> None:
    """Add what stands between the cells of a row, and between it and the one before."""
    leading, dress = measures.grid.leading, measures.styles.dress
    box = dress.box
    inset = CARD_INSET * leading
    match box.abreast:
        case "cards":
            for cell in persons:
                card = Rect(cell.x, cell.y + inset, cell.w, cell.h - 2 * inset)
                found.fills.append(Fill(card, box.ground or "tint"))
                found.fills.append(Fill(Rect(card.x, card.y, card.w, BAR_PT), box.ink))
        case "topped":
            for cell in persons:
                y = cell.y - (GAP_ROWS / 2 * leading if not first else 0.0)
                found.fills.append(Fill(Rect(cell.x, y, cell.w, BAR_PT), box.ink))
        case _:
            if not first:
                y = row.y - GAP_ROWS / 2 * leading
                found.rules.append(Rule(row.x, y, row.right, y, RULE_PT, dress.hairline_ink))
            start, end = row.y + PORTRAIT_WHITE / 2 * leading, row.bottom
            end -= PORTRAIT_WHITE / 2 * leading
            for cell in cells[1:]:
                x = cell.x - setting.gap / 2 * measures.grid.body
                found.rules.append(Rule(x, start, x, end, RULE_PT, dress.hairline_ink))


def _person(
    measures: Measures, found: SetCopy, person: Person, x: float, y: float, before: int
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
        top = y + one.row * leading + inset
        place = Rect(x + one.x_em * body, top, one.width_em * body, one.rows * leading - 2 * inset)
        box = measures.styles.dress.box
        square = abs(place.w / place.h - 1) < NEARLY_SQUARE
        ring = box.ink if square and box.portrait == "round" else ""
        found.pictures.append(PlacedPicture(one.picture, place, ring=ring))
