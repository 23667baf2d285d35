"""What a slot or ear says: an article and a frame in pt → texts, picture and code placed in it.

Words are as large as the frame holds, in steps of the scale; a code or picture stands beside them
where the frame is wide, else under or over them. A finished picture alone (`Article.artwork`) is
shown whole, never cropped. None: not even the smallest words fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from content.model import Article, Aside, Paragraph, Picture
from fonts.setting import Composer, Line
from fonts.setting.roles import Fitted, Own, Role
from layout.banners.base import ANY_ASPECT
from layout.banners.words.heads import wrapped
from layout.page.furniture import corners, outline, rules_across
from layout.page.grid import SCALE, Grid
from layout.page.placed import Fill, PlacedCode, PlacedPicture, PlacedText, Rule, SetLine
from layout.page.units import Rect, pt
from layout.pictures import PictureError, inspect
from layout.pictures.codes import across

#: Sizes of the words, pt: 7.5 is the least that newsprint holds in Hei.
LEAST_PT, MOST_PT = 7.5, 18.0
#: Size of a title in sizes of the words, most and least; a slogan alone may be any size.
TITLE, LEAST_TITLE = 3.2, 1.25
#: Words that a line of this size holds are a line, and no paragraph, pt.
LINE_PT = 9.0
#: Lines of a title at most.
TITLE_LINES = 3
#: White within the frame, em of the body; under a title and between paragraphs, in sizes of the
#: words; what stands beside or under them keeps off by as much as a title.
PAD_EM, UNDER_TITLE, BETWEEN = 1.2, 0.55, 0.25
#: White between two stretches is at most so many times the least.
MOST_WHITE = 4.0
#: A frame so many times as wide as high has its title beside the words; so many: its code or
#: picture.
ABREAST, BESIDE = 3.4, 1.25
#: Part of the frame's width that a title abreast takes, and that a picture or code takes at most;
#: of its height, where it stands over or under the words.
TITLE_PART, BESIDE_PART, UNDER_PART = 0.4, 0.42, 0.5
#: A module of a code: what newsprint holds well, and the least (`weights.kinds.code_…`), mm.
MODULE_MM, LEAST_MODULE_MM = 0.5, 0.4
#: Weights of a frame's rules, pt: of one line, of the outer and inner of two; white between them,
#: length of corner pieces.
LINE_PT, OUTER_PT, INNER_PT, WHITE_PT, CORNER_PT = 0.75, 1.0, 0.35, 1.8, 10.0

_FrameRole = Role[Fitted, Own]


@dataclass(frozen=True, slots=True)
class Framed:
    """What stands in a frame; `head` are its first texts; `filled`: part of its height taken."""

    head: tuple[PlacedText, ...] = ()
    texts: tuple[PlacedText, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    codes: tuple[PlacedCode, ...] = ()
    rules: tuple[Rule, ...] = ()
    filled: float = 1.0


@dataclass(frozen=True, slots=True)
class _Said:
    """A stretch of words: its role, and its id."""

    role: _FrameRole
    words: str
    name: str
    title: bool = False


@dataclass(frozen=True, slots=True)
class _Set:
    """A stretch set at a size; `space`: the white over it, pt."""

    said: _Said
    size: float
    lines: tuple[Line, ...]
    space: float
    indented: bool

    @property
    def pitch(self) -> float:
        """Distance of two lines, pt."""
        return self.said.role.leading.pt(self.size)

    @property
    def height(self) -> float:
        """Height of its lines, pt."""
        return self.pitch * len(self.lines)


def framed(
    article: Article, rect: Rect, grid: Grid, composer: Composer, most_pt: float = SCALE[-1]
) -> Framed | None:
    """Return everything in a frame; None where the words do not fit.

    Args:
        article: what it says.
        rect: the frame, pt.
        grid: the grid, whose styles and body count.
        composer: the composer.
        most_pt: the largest size of its title, pt.
    """
    if article.artwork:
        place = _whole(article.pictures[0], rect)
        full = place.w > 0.98 * rect.w and place.h > 0.98 * rect.h
        rules = () if full else _frame(rect, grid)
        return Framed(pictures=(PlacedPicture(article.pictures[0], place),), rules=rules)
    pad = PAD_EM * grid.body
    inner = Rect(rect.x + pad, rect.y + pad, rect.w - 2 * pad, rect.h - 2 * pad)
    code = next((item for item in article.body if isinstance(item, Aside)), None)
    picture = article.pictures[0] if article.pictures else None
    for room, shown, scanned in _rooms(inner, picture, code, pad):
        found = _set(article, room, grid, composer, most_pt)
        if found is None:
            continue
        texts, filled = found
        count = sum(1 for _ in _head(article, grid))
        return Framed(
            head=texts[:count],
            texts=texts[count:],
            pictures=(PlacedPicture(picture, shown),) if picture and shown else (),
            codes=(PlacedCode(code.link, code.alt, scanned),) if code and scanned else (),
            rules=_frame(rect, grid),
            filled=max(filled, 1.0 if picture else 0.0),
        )
    return None


def _rooms(
    inner: Rect, picture: Picture | None, code: Aside | None, gap: float
) -> Iterator[tuple[Rect, Rect | None, Rect | None]]:
    """Yield what is left to the words with the places of picture and code, best first."""
    beside = inner.w > BESIDE * inner.h
    for first in (beside, not beside):
        room, shown, scanned = inner, None, None
        if picture is not None:
            shown, room = _apart(room, first, gap, _natural(picture))
        if code is not None:
            modules = across(code.link)
            least = pt(LEAST_MODULE_MM) * modules
            room_for = room.h if first else min(room.w, UNDER_PART * room.h)
            side = min(pt(MODULE_MM) * modules * 1.6, room_for, BESIDE_PART * inner.w * 1.2)
            if side < least - 0.01:
                continue
            if first:
                scanned = Rect(room.right - side, room.y + (room.h - side) / 2, side, side)
                room = replace(room, w=room.w - side - gap / 2)
            else:
                x = room.x + (room.w - side) / 2
                scanned = Rect(x, room.bottom - side, side, side)
                room = replace(room, h=room.h - side - gap / 4)
        if min(room.w, room.h) > 0:
            yield room, shown, scanned
        if picture is None and code is None:
            return


def _apart(room: Rect, beside: bool, gap: float, aspect: float) -> tuple[Rect, Rect]:
    """Return a picture's place, as large as its part of a room lets it be, and what is left."""
    if beside:
        place = _within(replace(room, w=BESIDE_PART * room.w), aspect)
        step = place.w + gap
        return replace(place, x=room.x), replace(room, x=room.x + step, w=room.w - step)
    place = _within(replace(room, h=UNDER_PART * room.h), aspect)
    step = place.h + gap / 2
    return replace(place, y=room.y), replace(room, y=room.y + step, h=room.h - step)


def _natural(picture: Picture) -> float:
    """Return the aspect of what may be used of a picture; of an unreadable one any."""
    try:
        aspect = inspect(picture).aspect
    except (PictureError, OSError):
        return sum(ANY_ASPECT) / 2
    box = picture.crop
    return aspect * (box.right - box.left) / (box.bottom - box.top) if box else aspect


def _whole(picture: Picture, rect: Rect) -> Rect:
    """Return the place of a picture that is shown whole in the middle of a frame."""
    return _within(rect, _natural(picture))


def _within(rect: Rect, aspect: float) -> Rect:
    """Return the largest rectangle of an aspect in the middle of another.

    One that differs by half a percent is the other: the rest is rounding of pixels.
    """
    if abs(rect.w / rect.h / aspect - 1) < 0.005:
        return rect
    wide = min(rect.w, aspect * rect.h)
    high = wide / aspect
    return Rect(rect.x + (rect.w - wide) / 2, rect.y + (rect.h - high) / 2, wide, high)


def _head(article: Article, grid: Grid) -> Iterator[_Said]:
    """Yield the words of the head."""
    styles = grid.styles
    for name, role in (
        ("kicker", styles.frame_kicker),
        ("title", styles.frame_title),
        ("deck", styles.frame_text),
        ("dateline", styles.frame_text),
        ("byline", styles.frame_text),
    ):
        words = str(getattr(article, name))
        if words:
            yield _Said(role, words, f"{article.id}/{name}", title=name == "title")


def _copy(article: Article, grid: Grid) -> Iterator[_Said]:
    """Yield the words under the head: paragraphs, and what a code opens."""
    text = grid.styles.frame_text
    for number, item in enumerate(article.body):
        name = f"{article.id}#{number}"
        if isinstance(item, Paragraph):
            yield _Said(text, item.text, name)
        elif isinstance(item, Aside):
            for words in item.passages:
                yield _Said(text, words, name)


def _set(
    article: Article, room: Rect, grid: Grid, composer: Composer, most_pt: float
) -> tuple[tuple[PlacedText, ...], float] | None:
    """Return the words as large as a room holds them, and the part of its height they take."""
    head, copy = [*_head(article, grid)], [*_copy(article, grid)]
    said = [*head, *copy]
    alone = len(said) == 1
    abreast = len(copy) > 0 and room.w > ABREAST * room.h
    for whole in (True, False):  # lines that one of LINE_PT holds stay whole where they can
        for size, title in _sizes(most_pt, alone=alone):
            parts = [(said, room)]
            if abreast:
                left = replace(room, w=TITLE_PART * room.w)
                right = Rect(left.right + size, room.y, room.right - left.right - size, room.h)
                parts = [(head, left), (copy, right)]
            found = [_stack(some, place, size, title, composer, whole) for some, place in parts]
            if all(found):
                placed = [
                    _placed(one, place)
                    for one, (_, place) in zip(found, parts, strict=True)
                    if one is not None
                ]
                heights = [sum(s.space + s.height for s in one) for one in found if one]
                return tuple(t for texts in placed for t in texts), max(heights) / room.h
    return None


def _sizes(most_pt: float, *, alone: bool) -> Iterator[tuple[float, float]]:
    """Yield sizes of words and title, the largest words first; of a slogan `alone` any title."""
    for size in (s for s in reversed(SCALE) if LEAST_PT <= s <= MOST_PT):
        low, high = (LEAST_PT, SCALE[-1]) if alone else (LEAST_TITLE * size, TITLE * size)
        yield from ((size, t) for t in reversed(SCALE) if low <= t <= min(high, most_pt))


def _stack(
    said: Sequence[_Said], room: Rect, size: float, title: float, composer: Composer, whole: bool
) -> list[_Set] | None:
    """Return stretches set one under the other in a room; None where they are too much.

    `whole`: words that are one line at LINE_PT are to be one here.
    """
    found: list[_Set] = []
    after_title = False
    for one in said:
        own = title if one.title else size
        style = one.role.style
        broken = wrapped(composer, one.words, style, room.w / own, TITLE_LINES if one.title else 1)
        indented = broken is None
        if broken is None:
            if one.title or (whole and wrapped(composer, one.words, style, room.w / LINE_PT, 1)):
                return None
            style = replace(style, indent_em=2.0, justify=True)
            broken = composer.fit(one.words, style, room.w / own).lines()
        space = 0.0
        if found:
            space = size * (UNDER_TITLE if one.title or after_title else BETWEEN)
        found.append(_Set(one, own, broken, space, indented))
        after_title = one.title
    taken = sum(one.space + one.height for one in found)
    return found if taken <= room.h + 0.01 else None


def _placed(found: Sequence[_Set], room: Rect) -> list[PlacedText]:
    """Return stretches at their places: short lines in the middle, paragraphs from the left.

    White that is left goes between them, and what is over that over and under them.
    """
    taken = sum(one.space + one.height for one in found)
    white = sum(one.space for one in found)
    more = min(MOST_WHITE - 1, 0.5 * (room.h - taken) / white) if white else 0.0
    y = room.y + (room.h - taken - more * white) / 2
    centred = not any(one.indented for one in found)
    texts = []
    for one in found:
        y += one.space * (1 + more)
        lines = []
        for number, line in enumerate(one.lines):
            spare = room.w - line.width_em * one.size
            x = room.x + (spare / 2 if centred else 0.0)
            lines.append(SetLine(line, x, y + number * one.pitch, one.pitch))
        texts.append(PlacedText.of(one.said.role, one.size, tuple(lines), one.said.name))
        y += one.height
    return texts


def _frame(rect: Rect, grid: Grid) -> tuple[Rule, ...]:
    """Return the rules round a frame, in the form of the look."""
    dress = grid.styles.dress
    ink = dress.box.ink
    match dress.frame:
        case "double":
            step = OUTER_PT + WHITE_PT
            inner = Rect(rect.x + step, rect.y + step, rect.w - 2 * step, rect.h - 2 * step)
            return (*outline(rect, ink, OUTER_PT), *outline(inner, "ink", INNER_PT))
        case "corners":
            own = outline(rect, "ink", INNER_PT)
            return (*own, *corners(rect, ink, 2.5 * OUTER_PT, CORNER_PT))
        case "wenwu":
            top = rules_across("wenwu", rect.x, rect.right, rect.y, ink)
            foot = rect.bottom - 0.25
            return (*top, Rule(rect.x, foot, rect.right, foot, 0.5, "ink"))
        case "line":
            return tuple(outline(rect, "ink", LINE_PT))


def label(
    article: Article, right: float, bottom: float, grid: Grid, composer: Composer
) -> tuple[PlacedText, ...]:
    """Return the word that says what a slot is, flush with the frame's right end, over it."""
    if not article.label:
        return ()
    role = grid.styles.frame_label
    size = role.size.pt(grid)
    line = composer.fit(article.label, role.style, 40).lines()[0]
    at = SetLine(line, right - line.width_em * size, bottom - LABEL_HIGH * size, size)
    return (PlacedText.of(role, size, (at,), f"{article.id}/label"),)


#: How high the line of a label stands over its frame, in sizes of it.
LABEL_HIGH = 1.25


def label_height(article: Article, grid: Grid) -> float:
    """Return the height that a label takes over its frame, pt."""
    return 1.5 * grid.styles.frame_label.size.pt(grid) if article.label else 0.0


def ground(rect: Rect) -> Fill:
    """Return the paper that a frame stands on where there is a ground behind it."""
    return Fill(rect, "paper")
