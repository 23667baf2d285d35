"""The running head (报眉): what the paper states of itself → texts and rules in the top margin.

Nothing is invented: a field that the edition leaves empty prints nothing. The weekday is computed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from content.model import Edition
from fonts.chinese import calendar
from fonts.setting import Composer
from fonts.setting.roles import AnyRole
from layout.banners.words.heads import one_line
from layout.page.furniture import depth, rules_across
from layout.page.grid import SCALE, Grid, step_down
from layout.page.placed import Block, PlacedText, Rule, SetLine
from layout.page.units import Rect, pt

#: Between issue, day and weekday, and between two offices of the staff, em of their size.
DATE_GAP, STAFF_GAP = 0.75, 1.2
#: White before the section, em of the name; its baseline over the name's where it stands there.
SECTION_GAP, SECTION_OVER = 1.1, 1.15
#: Least white between what stands at the left and at the right, em of the staff.
SIDES_GAP = 1.0
#: Leading of three rows and more, em: they come no nearer to the trim than they must.
TIGHT_EM = 1.15


def head_rect(grid: Grid) -> Rect:
    """Return the running head's rectangle: its rule stands one row above the type area."""
    area = grid.area
    height = pt(grid.profile.head_mm)
    wide = area.w + pt(grid.profile.running_mm)
    return Rect(area.x, area.y - grid.leading - height, wide, height)


def raised_rect(grid: Grid) -> Rect:
    """Return the running head's rectangle on a picture that bleeds: half as far from the trim.

    What stands over a picture has no margin of its own to keep, and the head below it is the
    larger for it (design: target/prize, hero: 11 mm from the trim to the middle of the name).
    """
    rect = head_rect(grid)
    # Where the press prints no further than its inset, the white over it is kept whole.
    return Rect(rect.x, max(rect.y / 2, min(rect.y, pt(grid.profile.inset_mm + 5))), rect.w, rect.h)


@dataclass
class _Row:
    """Collects the texts of a running head."""

    composer: Composer
    white: bool
    texts: list[PlacedText] = field(default_factory=list)

    def width(self, words: Sequence[str], role: AnyRole, size: float, gap_em: float) -> float:
        """Return the width in pt of words on one line; 0 where there are none."""
        style = role.on_ground(self.white)
        ems = [one_line(self.composer, word, style)[1] for word in words if word]
        return (sum(ems) + gap_em * (len(ems) - 1)) * size if ems else 0.0

    def in_rows(
        self, words: Sequence[str], role: AnyRole, size: float, gap_em: float, room: float
    ) -> list[tuple[str, ...]]:
        """Return words in as few rows as a room in pt takes, in their order."""
        rows: list[tuple[str, ...]] = []
        for word in filter(None, words):
            if rows and self.width((*rows[-1], word), role, size, gap_em) <= room:
                rows[-1] = (*rows[-1], word)
            else:
                rows.append((word,))
        return rows

    def put(
        self,
        words: tuple[str, ...],
        role: AnyRole,
        size: float,
        baseline: float,
        *,
        left: float | None = None,
        right: float | None = None,
        gap_em: float = 0.0,
    ) -> float:
        """Set words on one baseline from the left or to the right; return their width in pt."""
        style = role.on_ground(self.white)
        lines = [one_line(self.composer, word, style) for word in words if word]
        if not lines:
            return 0.0
        gap = gap_em * size
        width = sum(em * size for _, em in lines) + gap * (len(lines) - 1)
        x = left if left is not None else (right or 0.0) - width
        placed = []
        for line, em in lines:
            placed.append(SetLine(line, x, baseline - 0.88 * size, size))
            x += em * size + gap
        ink = "paper" if self.white else ""
        text = PlacedText.of(role, size, tuple(placed), ink=ink, reversed=self.white)
        self.texts.append(text)
        return width


def place_running(
    edition: Edition,
    grid: Grid,
    page_index: int,
    ink: str,
    composer: Composer,
    *,
    rule: bool = True,
    number: str | None = None,
    raised: bool = False,
) -> Block:
    """Return the running head of a page; in white ("paper") on a ground it is set bold.

    Without `rule` nothing is drawn under it: a banner draws its own. `number` is the page's (版次);
    None: by its index, all pages before it being of this grid. `raised`: on a picture that bleeds
    (`raised_rect`).
    """
    paper = edition.paper
    rect = raised_rect(grid) if raised else head_rect(grid)
    white = ink == "paper"
    row, styles = _Row(composer, white), grid.styles
    base = rect.bottom - 0.22 * rect.h
    # Over a fold the head of each side keeps to it: the date ends on the left one, staff and page
    # number stand on the right one.
    strips = [Rect(side.x, rect.y, side.w, rect.h) for side in grid.sides]
    if not grid.folded:
        strips = [rect]
    name_size = step_down(styles.running_name.size.pt(rect.h))
    name = row.put((paper.name,), styles.running_name, name_size, base, left=rect.x)
    rules = [line for strip in strips for line in _foot(strip, grid, ink)] if rule else []
    right = rect.right
    if number is None:
        number = number_of(edition, grid, page_index)
    if number:
        size = styles.running_page.size.pt
        right -= row.put(("版",), styles.running_page, size, base, right=right) + 0.2 * size
        right -= row.put((number,), styles.running_number, number_size(grid), base, right=right)
        right -= 1.6 * size
    staff = tuple(f"{office} {name}" for office, name in paper.staff if name)
    dates = (paper.issue, calendar.written(paper.date), calendar.weekday(paper.date))
    date_size, staff_size = (
        styles.reversed_pt if white else step_down(role.size.pt(grid))
        for role in (styles.running_date, styles.running_staff)
    )
    # Where the right side would else be empty, the date stands there.
    dated = strips[0].right if len(strips) > 1 and (number or staff) else right
    free = dated - row.width(dates, styles.running_date, date_size, DATE_GAP)
    if len(strips) == 1:
        free = min(free, right - row.width(staff, styles.running_staff, staff_size, STAFF_GAP))
    gap = SIDES_GAP * staff_size
    taken = rect.x + name
    if paper.section:
        taken, frame = _section(
            row, grid, Rect(rect.x, base, name, name_size), paper.section, free - gap
        )
        rules += keyline(frame, ink) if frame else []
    signed = row.in_rows(
        staff, styles.running_staff, staff_size, STAFF_GAP, right - max(taken, strips[-1].x) - gap
    )
    said = row.in_rows(dates, styles.running_date, date_size, DATE_GAP, dated - taken - gap)
    stacked = len(signed) if len(strips) == 1 else 0
    leading = styles.running_date.leading.pt(date_size)
    if len(said) + stacked > 2:
        leading = TIGHT_EM * max(date_size, staff_size)
    for place, words in enumerate(reversed(said), start=stacked):
        at = base - place * leading
        row.put(words, styles.running_date, date_size, at, right=dated, gap_em=DATE_GAP)
    for place, words in enumerate(reversed(signed)):
        at = base - place * leading
        row.put(words, styles.running_staff, staff_size, at, right=right, gap_em=STAFF_GAP)
    return Block(
        "running", f"running-{page_index + 1}", rect, texts=tuple(row.texts), rules=tuple(rules)
    )


def _section(
    row: _Row, grid: Grid, name: Rect, words: str, most: float
) -> tuple[float, Rect | None]:
    """Set the section in a frame behind the paper's name, or over it where the right side is near.

    `name`: its left edge and baseline, width and size; `most`: how far right the section may
    reach. Returns how far both reach (pt), and the frame.
    """
    role = grid.styles.running_section
    size = role.size.pt
    inner, wide = 0.55 * size, row.width((words,), role, size, 0.0)
    left = name.right + SECTION_GAP * name.h
    if left + wide + 2 * inner > most:
        row.put((words,), role, size, name.y - SECTION_OVER * name.h, left=name.x)
        return name.x + max(name.w, wide), None
    middle = name.y - 0.38 * name.h
    row.put((words,), role, size, middle + 0.38 * size, left=left + inner)
    high = 1.68 * size
    frame = Rect(left, middle - high / 2, wide + 2 * inner, high)
    return frame.right, frame


def _foot(rect: Rect, grid: Grid, ink: str) -> list[Rule]:
    """Return the rules under a running head; in white on a ground there is one."""
    dress = grid.styles.dress.running
    if ink != "ink" or dress.rule == "line":
        own = dress.ink if ink == "ink" else ink
        return [Rule(rect.x, rect.bottom, rect.right, rect.bottom, 0.75, own)]
    top = rect.bottom - depth(dress.rule) / 2
    return rules_across(dress.rule, rect.x, rect.right, top, dress.ink)


def keyline(rect: Rect, ink: str, weight: float = 0.6) -> list[Rule]:
    """Return four rules round a rectangle."""
    x, y, r, b = rect.x, rect.y, rect.right, rect.bottom
    return [
        Rule(x, y, r, y, weight, ink),
        Rule(x, b, r, b, weight, ink),
        Rule(x, y, x, b, weight, ink),
        Rule(r, y, r, b, weight, ink),
    ]


def number_of(edition: Edition, grid: Grid, index: int) -> str:
    """Return the printed number of a page (版次), of a spread those of both, as 02—03; "": none."""
    own = edition.paper.page_numbers[index * grid.pages : (index + 1) * grid.pages]
    return "—".join(number for number in own if number)


def least_headline(grid: Grid) -> float:
    """Return the smallest size of a headline, pt: the next above everything in the running head."""
    number = number_size(grid)
    return min(size for size in SCALE if size > number)


def number_size(grid: Grid) -> float:
    """Return the size of the page number (版次), pt."""
    return step_down(grid.styles.running_number.size.pt(pt(grid.profile.head_mm)))
