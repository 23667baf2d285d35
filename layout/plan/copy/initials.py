"""Initials (首字下沉): the first paragraph of a leading story → its first character, set large.

Only an ideograph is one, never a mark, a digit or a letter (they would be read as a sign of their
own); and only before another, for no line may begin with a mark. The lines beside it are set in by
its width, and the paragraph has no indent of its own. Lengths in em of the copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from content.model import Article, Aside, BodyItem, Paragraph, PullQuote, Subhead
from fonts.chinese.characters import is_han
from fonts.setting import Beside, Composer, Fit, Line, Run, TextStyle, UnbreakableText
from fonts.setting.roles import SONG, TITLE
from fonts.setting.styles import Styles
from layout.plan.copy.pieces import Initial
from layout.plan.weights import LEAD

#: White behind an initial; the least measure of the lines beside it: shorter ones would be torn.
BEHIND_EM, LEAST_EM = 0.3, 9.0
#: White over and under the ink of a line's characters; an initial's ink reaches from that of its
#: first line to that of its last. 一 is not made as high as 国: it is so many times its lines.
WHITE_EM, MOST_SCALE = 0.07, 1.12
#: Height of ink from which on it is reckoned with, em: a stroke is no measure of a size.
LEAST_INK_EM = 0.1
#: Lines that a paragraph has under its initial at least, so that it stands in running text.
UNDER = 1
#: Its ink; lines that it is high at least, and by the look's word.
INK, FEWEST, LINES = "primary", 2, {"none": 0, "long": 2, "two": 2, "three": 3}
#: Copy without a sub-head that is a wall of text, characters: about four columns of a tabloid.
WALL = 1500


def has_initial(styles: Styles, article: Article, body: Sequence[BodyItem], number: int) -> bool:
    """Tell whether an item of an article's body opens with an initial: where the look has them.

    It is the first paragraph of a story that leads its page, or that is a wall of text; a note or a
    form of address may stand before it.
    """
    word = styles.dress.initial
    if not LINES[word] or article.kind.boxed:
        return False
    part = body[number]
    if not isinstance(part, Paragraph) or part.flush or part.bold or len(part.text) < 2:
        return False
    first = all(map(_may_precede, islice(body, number))) and all(map(is_han, part.text[:2]))
    # Whether the copy is a wall is asked last, of one paragraph and not of thousands.
    return first and ((article.standing == LEAD and word != "long") or _is_wall(body))


def _is_wall(body: Sequence[BodyItem]) -> bool:
    """Tell whether copy is long and has nothing in it to rest the eye on."""
    long = sum(len(item.text) for item in body if isinstance(item, Paragraph)) >= WALL
    return long and not any(isinstance(item, Subhead) for item in body)


def _may_precede(item: BodyItem) -> bool:
    """Tell whether an initial may follow an item: it is no paragraph of the story's own telling."""
    return isinstance(item, Aside | PullQuote) or (isinstance(item, Paragraph) and item.flush)


def set_initial(
    composer: Composer,
    styles: Styles,
    part: Paragraph,
    style: TextStyle,
    measure: float,
    row_em: float,
) -> tuple[Initial, Fit] | None:
    """Return a paragraph's initial and its other words; None where there is no room for both.

    Where the paragraph is too short for as many lines as the look has, it is two lines high.
    """
    for lines in sorted({LINES[styles.dress.initial], FEWEST}, reverse=True):
        found = _beside(composer, styles, part, style, measure, row_em, lines)
        if found is not None:
            return found
    return None


def _beside(
    composer: Composer,
    styles: Styles,
    part: Paragraph,
    style: TextStyle,
    measure: float,
    row_em: float,
    lines: int,
) -> tuple[Initial, Fit] | None:
    """Return an initial of so many lines, and the paragraph's other words."""
    face = _face(styles)
    high = (lines - 1) * row_em + 1
    top, foot = composer.measurer.metrics(face.family, face.weight).ink(part.text[0])
    scale = min(MOST_SCALE * high, (high - 2 * WHITE_EM) / max(LEAST_INK_EM, foot - top))
    width = scale + BEHIND_EM
    if measure - width < LEAST_EM:
        return None
    own = replace(style, indent_em=0.0)
    try:
        fit = composer.fit(part.text[1:], own, measure, None, Beside(lines, width))
    except UnbreakableText:
        return None
    if min(fit.options) < lines + UNDER:
        return None
    run = Run(part.text[0], False, face.family, 0.0, 0.0, 0.0, face.weight)
    line = Line((run,), 0.0, scale, 0.0, last=False, scale=scale, ink=INK)
    middle = high / 2 - scale * (top + foot) / 2  # of its em box, under the head of its lines
    return Initial(line, lines, scale, middle - (high - scale)), fit


def _face(styles: Styles) -> TextStyle:
    """Return the face of initials: that of the titles, the wide Song for the narrow one."""
    style = styles.title_1.style
    return replace(style, family=SONG) if style.family == TITLE else style
