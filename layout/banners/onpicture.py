"""Words on a picture: where a headline may stand on it, how large, in which ink.

Input: a picture's frame, the zone that words may take, and the tones behind it. Output: a `Spot`:
a display with its place and ink; where the picture gives no rest, on a shade that is blended into
the photograph, or on a panel over a drawing. A stated `calm` box goes before what is found; a
stated `safe` box is the subject and stays uncovered, and so does every face.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from content.model import Box, Headline, Picture
from content.model.inks import InkSet, luminance
from fonts.setting import Composer
from layout.banners.crossing import PART, Crossing, crossings
from layout.banners.display import STEPPED, Align, Display, display_boxes, displays
from layout.banners.group import Palette
from layout.banners.sums import Sums
from layout.page.placed import Shade
from layout.page.units import Rect
from layout.pictures import crop_for, inspect
from layout.pictures.discs import Disc, discs
from layout.pictures.files import is_svg
from layout.pictures.tones import Tones, tones

#: Parts of the zone that a headline is tried in.
WIDTHS, HEIGHTS = (1.0, 0.82, 0.66, 0.52, 0.42), (0.86, 0.62, 0.44)
#: Places down the zone that are tried.
STEPS = 6
#: Contrast of words with the worst patch behind them: wanted, and the least of large ones (WCAG
#: 2.2), each with a little over for what the press and the coarser cells lose.
WANTED, LEAST = 4.7, 3.2
#: Words from this size on are large, pt.
LARGE_PT = 18.0
#: Side of a patch of ground, em, as the audit judges by.
PATCH_EM = 0.22
#: Mean unrest behind a headline from which it does not stand on the bare picture.
BUSY = 0.2
#: How much unrest and a covered subject count beside size, and how much size does.
UNREST_COST, SUBJECT_COST, SIZE_WORTH = 1.5, 2.4, 0.75
#: Weight from which a cell is of what a picture tells most; which part of these cells a headline
#: may cover, and what covering costs.
TELLS, MOST_COVERED, COVER_COST = 0.55, 0.16, 2.4
#: A headline smaller than this part of the page's width is no opening: 77 pt on a broadsheet.
SMALL_HEAD = 0.07
#: What lines in steps gain; what a head gains that crosses a disc: the two are one drawing.
STEPS_WORTH, CROSS_WORTH = 1.03, 1.1
#: What it gains more for the part of it on the disc, up to a third: a scratch is no crossing.
PART_WORTH, WELL_CROSSED = 0.6, 0.33
#: A panel's share of the picture at most, and the white round its words, headline sizes.
PANEL = (0.62, 0.5)
#: What a panel is worth beside words on the picture itself.
PANEL_WORTH = 0.75


@lru_cache(maxsize=16)
def is_flat(picture: Picture, stamp: int) -> bool:
    """Tell whether a picture is a drawing of flat tones: black goes on top of these in print."""
    return is_svg(picture.file) and b"Gradient" not in picture.file.read_bytes()


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture in its frame: the crop, and its tones within it."""

    frame: Rect
    crop: Box
    tones: Tones
    subject: Rect | None
    calm: Rect | None
    faces: tuple[Rect, ...]
    #: Small black words overprint on it: a drawing of flat tones, no photograph, no gradient.
    flat: bool
    #: A photograph: its tones may be shaded under words.
    photograph: bool
    #: Boxes of its great discs, on the page, whole where the frame cuts them.
    discs: tuple[Rect, ...] = ()

    @classmethod
    def of(cls, picture: Picture, frame: Rect, inks: InkSet, *, stated: bool = True) -> Seen:
        """Look at a picture in a frame of the page, pt.

        Args:
            picture: the picture.
            frame: its frame, pt.
            inks: the inks a drawing is seen in.
            stated: its `safe` box was stated by an editor, and not found.
        """
        stamp = picture.file.stat().st_mtime_ns
        crop = crop_for(picture, inspect(picture), frame.w / frame.h)

        def placed(box: Box | None) -> Rect | None:
            if box is None:
                return None
            across, down = crop.right - crop.left, crop.bottom - crop.top
            left = frame.x + (max(box.left, crop.left) - crop.left) / across * frame.w
            right = frame.x + (min(box.right, crop.right) - crop.left) / across * frame.w
            top = frame.y + (max(box.top, crop.top) - crop.top) / down * frame.h
            bottom = frame.y + (min(box.bottom, crop.bottom) - crop.top) / down * frame.h
            return Rect(left, top, max(0.0, right - left), max(0.0, bottom - top))

        def box(disc: Disc) -> Rect:
            wide, high = frame.w / (crop.right - crop.left), frame.h / (crop.bottom - crop.top)
            x, y = disc.x - disc.across - crop.left, disc.y - disc.down - crop.top
            at = frame.x + x * wide, frame.y + y * high
            return Rect(*at, 2 * disc.across * wide, 2 * disc.down * high)

        own = tones(picture, inks).part(crop)
        flat = is_flat(picture, stamp)
        subject = placed(picture.safe) if stated else None
        faces = tuple(rect for rect in map(placed, own.faces) if rect and rect.w * rect.h > 0)
        calm = placed(picture.calm)
        return cls(
            frame,
            crop,
            own,
            subject,
            calm,
            faces,
            flat,
            not is_svg(picture.file),
            tuple(map(box, discs(picture))),
        )

    def behind(self, rect: Rect) -> Tones:
        """Return the tones behind a rectangle of the page."""
        return self.tones.within(*self._shares(rect))

    def touched(self, rect: Rect) -> Tones:
        """Return the tones of all cells that a rectangle of the page meets, if only in part."""
        return self.tones.touched(*self._shares(rect))

    def cells(self, rect: Rect) -> tuple[slice, slice]:
        """Return the columns and rows of cells behind a rectangle of the page."""
        return self.tones.cells(*self._shares(rect))

    def _shares(self, rect: Rect) -> tuple[float, float, float, float]:
        """Return a rectangle's edges as parts of the frame: left, top, right, bottom."""
        frame = self.frame

        def share(value: float) -> float:
            return min(0.999, max(0.0, value))

        left, top = share((rect.x - frame.x) / frame.w), share((rect.y - frame.y) / frame.h)
        right = max(left + 1e-3, min(1.0, (rect.right - frame.x) / frame.w))
        bottom = max(top + 1e-3, min(1.0, (rect.bottom - frame.y) / frame.h))
        return left, top, right, bottom

    def patch(self, size: float) -> int:
        """Return the side of a patch under words of a size, in cells."""
        return max(1, int(PATCH_EM * size / self.frame.w * self.tones.light.shape[1]))

    def covered(self, boxes: tuple[Rect, ...]) -> float:
        """Return which part of what the picture tells most lies under boxes."""
        under = sum(int((self.behind(box).weight > TELLS).sum()) for box in boxes)
        return under / max(1, self.tones.telling(TELLS))

    def size_worth(self, display: Display) -> float:
        """Return what a display's size is worth; one too small for an opening loses more."""
        short = min(1.0, display.size / (SMALL_HEAD * self.frame.w))
        return float(display.weight**SIZE_WORTH * short)

    def clear(self, boxes: tuple[Rect, ...]) -> float:
        """Return what boxes are worth beside the subject: 1 clear of it, less on it."""
        on = max(covered(box, self.subject) for box in boxes)
        return max(0.0, 1 - SUBJECT_COST * on)

    def on_face(self, boxes: tuple[Rect, ...]) -> bool:
        """Tell whether one of the boxes meets a face."""
        return any(covered(box, face) > 0 for box in boxes for face in self.faces)


@dataclass(frozen=True, slots=True)
class Spot:
    """A display at its place; `panel` or `shade` is the ground behind it where it needs one.

    `crossing`: its letters change ink where they cross a disc.
    """

    display: Display
    rect: Rect
    ink: str
    panel: Rect | None = None
    shade: Shade | None = None
    worth: float = 0.0
    crossing: Crossing | None = None


def contrast_on(
    seen: Seen, boxes: tuple[Rect, ...], size: float, rgb: str, shade: tuple[str, float] = ("", 0)
) -> float:
    """Return the least contrast of words of a size in a colour on parts of a picture.

    Args:
        seen: the picture.
        boxes: where the words stand, pt.
        size: theirs, pt.
        rgb: theirs.
        shade: colour and strength of what is blended into the picture there.
    """
    patch, light, least = seen.patch(size), luminance(rgb), 21.0
    for box in boxes:
        behind = seen.touched(box)
        if shade[1]:
            behind = behind.blended(*shade)
        least = min(least, behind.worst(light, patch))
    return least


def enough(size: float) -> float:
    """Return the contrast that words of a size need."""
    return LEAST if size >= LARGE_PT else WANTED


def ink_on(seen: Seen, rect: Rect, inks: InkSet, order: tuple[str, ...]) -> tuple[str, float]:
    """Return the ink that small words on a part of a picture take, with its contrast there.

    The first of the order that is wanted, else the one that is read best.
    """
    found = [(name, contrast_on(seen, (rect,), 9.0, inks.rgb(name))) for name in order]
    good = next((pair for pair in found if pair[1] >= WANTED), None)
    return good or max(found, key=lambda pair: pair[1])


def covered(rect: Rect, subject: Rect | None) -> float:
    """Return the share of a rectangle that lies on the subject."""
    if subject is None:
        return 0.0
    w = min(rect.right, subject.right) - max(rect.x, subject.x)
    h = min(rect.bottom, subject.bottom) - max(rect.y, subject.y)
    return max(0.0, w) * max(0.0, h) / (rect.w * rect.h)


def small_ink(ink: str) -> str:
    """Return the ink of kicker and deck beside a headline's."""
    return {"paper": "paper", "primary": "secondary"}.get(ink, "ink")


def find_spot(
    headline: Headline,
    composer: Composer,
    seen: Seen,
    zone: Rect,
    inks: InkSet,
    palette: Palette,
    least: float,
    heights: tuple[float, ...] = HEIGHTS,
) -> Spot | None:
    """Return where a headline stands on a picture: on its rest, or on a panel over a drawing.

    Args:
        headline: the words.
        composer: the composer.
        seen: the picture in its frame.
        zone: of the picture's frame, where words may stand, pt.
        inks: the edition's inks, of the screen.
        palette: its styles; inks are chosen here.
        least: smallest size of the headline, pt.
        heights: parts of the zone's height that are tried.
    """
    order = tuple(dict.fromkeys((palette.headline or "primary", "paper", "ink")))
    if seen.calm is not None:
        calm = _common(seen.calm, zone)
        whole = _places(headline, composer, calm, palette, least, whole=True)
        best = _best(whole, seen, inks, order, calm=True)
        if best is not None:
            return best
    places = _places(headline, composer, zone, palette, least, heights)
    best = _best(places, seen, inks, order, calm=False)
    if seen.photograph:
        return best
    return best or _panel(headline, composer, seen, zone, palette, least)


def _common(one: Rect, two: Rect) -> Rect:
    x, y = max(one.x, two.x), max(one.y, two.y)
    return Rect(x, y, min(one.right, two.right) - x, min(one.bottom, two.bottom) - y)


def _places(
    headline: Headline,
    composer: Composer,
    zone: Rect,
    palette: Palette,
    least: float,
    heights: tuple[float, ...] = HEIGHTS,
    *,
    whole: bool = False,
) -> Iterator[tuple[Display, Rect]]:
    """Yield displays with their places in a zone; in the whole of it where it is stated."""
    if min(zone.w, zone.h) <= 0:
        return
    for one in sizes(headline, composer, zone, palette, least, heights, whole=whole):
        yield from _down(one, zone)


def sizes(
    headline: Headline,
    composer: Composer,
    zone: Rect,
    palette: Palette,
    least: float,
    heights: tuple[float, ...] = HEIGHTS,
    *,
    whole: bool = False,
) -> Iterator[Display]:
    """Yield the different displays that fit parts of a zone."""
    seen: set[tuple[object, ...]] = set()
    for wide in (1.0,) if whole else WIDTHS:
        for high in (1.0,) if whole else heights:
            for align in ("left", "steps", "back"):
                found = displays(
                    headline,
                    composer,
                    wide * zone.w,
                    high * zone.h,
                    palette,
                    align=align,
                    least=least,
                )
                for one in found:
                    key = one.way.role.style, len(one.way.lines), one.size, align
                    if key not in seen:
                        seen.add(key)
                        yield one


def _down(one: Display, zone: Rect) -> Iterator[tuple[Display, Rect]]:
    """Yield the places of a display in a zone: at its sides, in the middle, from the top down."""
    room_x, room_y = zone.w - one.width, zone.h - one.height
    aligns: tuple[tuple[float, Align], ...] = ((0.0, one.align),)
    if room_x > 0.04 * zone.w and one.align == "left":
        aligns = ((0.0, "left"), (0.5, "centre"), (1.0, "right"))
    for at, align in aligns:
        display = replace(one, align=align)
        for step in range(STEPS):
            y = zone.y + room_y * step / (STEPS - 1)
            yield display, Rect(zone.x + at * room_x, y, one.width, one.height)


def _best(
    places: Iterator[tuple[Display, Rect]],
    seen: Seen,
    inks: InkSet,
    order: tuple[str, ...],
    *,
    calm: bool,
) -> Spot | None:
    """Return the best of the places that can be read; None where none can."""
    sums = Sums(seen, TELLS)

    def most_of(place: tuple[Display, Rect]) -> float:
        """Return what a place is worth at the most: the head's size, high up before low down."""
        display, rect = place
        steps = STEPS_WORTH if display.align in STEPPED else 1.0
        high = 1 - 0.12 * (rect.y - seen.frame.y) / seen.frame.h
        return seen.size_worth(display) * steps * high

    ordered = sorted(((most_of(place), place) for place in places), key=lambda one: -one[0])
    tries: list[tuple[float, int]] = []
    known = {}
    for number, (most, (display, rect)) in enumerate(ordered):
        boxes = known[number] = display_boxes(display, rect)
        if seen.on_face((*boxes[0], *boxes[1])):
            continue
        tries.append((_most_crossed(boxes, most, seen, sums), 2 * number))
        tries.append((_most_bare(boxes, most, seen, sums, calm=calm), 2 * number + 1))
    best: Spot | None = None
    found_at = 0
    # What promises most first: then little of the rest can still be the best. Of equals the first.
    for promised, at in sorted(tries, key=lambda one: (-one[0], one[1])):
        least = best.worth if best else 0.0
        if promised < least:
            break
        most, (display, rect) = ordered[at // 2]
        boxes = known[at // 2]
        if at % 2:
            found = _bare(display, rect, boxes, most, seen, inks, order, calm=calm)
        else:
            found = _crossed(display, rect, boxes, most, seen, inks, order, least)
        if found and (best is None or (-found.worth, at) < (-best.worth, found_at)):
            best, found_at = found, at
    return best


Boxes: TypeAlias = tuple[tuple[Rect, ...], tuple[Rect, ...]]
"""Where the lines of a headline stand, and those of its kicker and deck."""


#: A place that cannot serve; what a product may be more by rounding than its factors say.
NO, ROUNDING = -1.0, 1 + 1e-9


def _most_bare(boxes: Boxes, worth: float, seen: Seen, sums: Sums, *, calm: bool) -> float:
    """Return what a head in one ink is worth at a place at the most; `NO` where it cannot stand."""
    if calm:
        return worth * ROUNDING
    head, small = boxes
    unrest = max(sums.unrest(box) for box in head)
    hidden = sums.telling((*head, *small)) / max(1, seen.tones.telling(TELLS))
    if unrest > BUSY or hidden > MOST_COVERED:
        return NO
    worth *= (1 - UNREST_COST * unrest) * (1 - COVER_COST * hidden)
    return worth * seen.clear((*head, *small)) * ROUNDING


def _most_crossed(boxes: Boxes, worth: float, seen: Seen, sums: Sums) -> float:
    """Return what a head that crosses a disc is worth at a place at the most; `NO` for none."""
    head, small = boxes
    told = max(1, seen.tones.telling(TELLS))
    under = sums.telling(small)
    most = NO
    for number, _ in enumerate(seen.discs):
        part = sums.on_disc(number, head)
        hidden = (sums.beside_disc(number, head) + under) / told
        if part < PART[0] or hidden > MOST_COVERED:
            continue
        most = max(most, _cross_worth(part) * (1 - COVER_COST * hidden))
    return most * worth * seen.clear((*head, *small)) * ROUNDING if most > 0 else NO


def _cross_worth(part: float) -> float:
    """Return what a part of a head on a disc makes of its worth."""
    return CROSS_WORTH + PART_WORTH * min(part, WELL_CROSSED)


def _bare(
    display: Display,
    rect: Rect,
    boxes: Boxes,
    worth: float,
    seen: Seen,
    inks: InkSet,
    order: tuple[str, ...],
    *,
    calm: bool,
) -> Spot | None:
    """Return a head in one ink at its place, where it can be read; `worth`: at the most."""
    head, small = boxes
    unrest = 0.0 if calm else max(float(seen.behind(box).unrest.mean()) for box in head)
    if unrest > BUSY:
        return None
    worth *= 1 - UNREST_COST * unrest
    if not calm:
        hidden = seen.covered((*head, *small))
        if hidden > MOST_COVERED:
            return None
        worth *= (1 - COVER_COST * hidden) * seen.clear((*head, *small))
    found = _ink(display, head, small, seen, inks, order)
    if found is None:
        return None
    ink, contrast = found
    return Spot(display, rect, ink, worth=worth * _read(contrast))


def _crossed(
    display: Display,
    rect: Rect,
    boxes: Boxes,
    worth: float,
    seen: Seen,
    inks: InkSet,
    order: tuple[str, ...],
    needed: float,
) -> Spot | None:
    """Return a head that changes its ink at a disc, where it crosses one and can be read.

    One that is worth less than `needed` need not be found.
    """
    head, small = boxes
    clear = seen.clear((*head, *small))

    def serves(part: float) -> bool:
        return _cross_worth(part) * worth * clear * ROUNDING >= needed

    best: Spot | None = None
    told = max(1, seen.tones.telling(TELLS))
    least = min((part.size for part in (display.kicker, display.deck) if part), default=LARGE_PT)
    for own in crossings(seen, head, display.size, inks, order, LEAST, TELLS, serves):
        quiet = small_ink(own.outside)
        if small and contrast_on(seen, small, least, inks.rgb(quiet)) < enough(least):
            continue
        hidden = own.hidden / told + (seen.covered(small) if small else 0.0)
        if own.unrest > BUSY or hidden > MOST_COVERED:
            continue
        worth_ = _cross_worth(own.part) * worth
        worth_ *= (1 - UNREST_COST * own.unrest) * _read(own.contrast)
        worth_ *= (1 - COVER_COST * hidden) * clear
        if best is None or worth_ > best.worth:
            best = Spot(display, rect, own.outside, worth=worth_, crossing=own)
    return best


def _read(contrast: float) -> float:
    """Return what a contrast between the least and the wanted one is worth."""
    return min(1.0, 0.7 + 0.3 * (contrast - LEAST) / (WANTED - LEAST))


def _ink(
    display: Display,
    head: tuple[Rect, ...],
    small: tuple[Rect, ...],
    seen: Seen,
    inks: InkSet,
    order: tuple[str, ...],
) -> tuple[str, float] | None:
    """Return the ink that a display is read in, with its contrast; None where there is none."""
    best: tuple[str, float] | None = None
    least = min((part.size for part in (display.kicker, display.deck) if part), default=LARGE_PT)
    for name in order:
        contrast = contrast_on(seen, head, display.size, inks.rgb(name))
        if contrast < LEAST:
            continue
        if small and contrast_on(seen, small, least, inks.rgb(small_ink(name))) < enough(least):
            continue
        if contrast >= WANTED:
            return name, contrast
        if best is None or contrast > best[1]:
            best = name, contrast
    return best


def _panel(
    headline: Headline,
    composer: Composer,
    seen: Seen,
    zone: Rect,
    palette: Palette,
    least: float,
) -> Spot | None:
    """Return the headline on a ground that bleeds from a corner of the picture."""
    frame = seen.frame
    best: Spot | None = None
    for wide in (PANEL[0], 1.0):
        found = displays(
            headline,
            composer,
            wide * zone.w,
            PANEL[1] * zone.h,
            palette,
            align="left",
            least=least,
        )
        for one in found:
            pad = min(0.45 * one.size, 28.0)
            high = one.height + 2 * pad
            full = wide == 1.0
            for low in (True, False):
                y = frame.bottom - high if low else zone.y
                x = frame.x
                right = frame.right if full else zone.x + one.width + 1.4 * pad
                panel = Rect(x, y, right - x, high)
                rect = Rect(zone.x, y + pad, one.width, one.height)
                worth = one.weight**SIZE_WORTH * (1 - 0.5 * panel.w * panel.h / (frame.w * frame.h))
                worth *= max(0.05, 1 - SUBJECT_COST * covered(panel, seen.subject))
                worth *= (1.0 if low else 0.94) * PANEL_WORTH
                if best is None or worth > best.worth:
                    best = Spot(one, rect, "paper", panel, worth=worth)
        if best is not None:
            break
    return best
