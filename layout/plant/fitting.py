"""A plant's limits as inputs of the plan: styles, body sizes and page formats that keep them.

Input: an edition, the table of styles or a page format, and a `PressProfile`. Output: the same with
no type, rule, bleed or ground beyond what the plant takes. Where all is kept already, nothing is
changed: the page is the same as without a plant.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from content.model import Edition
from fonts.setting.chart_styles import ChartStyles
from fonts.setting.roles import Body, Choice, Part, Points, Role
from fonts.setting.styles import Styles
from layout.page.errors import LayoutError
from layout.page.formats import PROFILES
from layout.page.grid import SCALE
from layout.page.profile import Profile
from layout.plant.profile import PressProfile, is_taken

#: Roles whose size is a part of something larger than the copy: they are never too small.
LARGE = ("running_name", "running_number", "banner_kicker", "banner_deck")

T = TypeVar("T")


def fitted_bodies(edition: Edition, press: PressProfile) -> Edition:
    """Return an edition whose body is nowhere set smaller than the plant takes."""
    low, high = edition.fit.body_pt
    least = press.text.least_pt
    if least <= low:
        return edition
    fit = edition.fit.model_copy(update={"body_pt": (least, max(high, least))})
    return edition.model_copy(update={"fit": fit})


def fitted_formats(edition: Edition, press: PressProfile) -> Edition:
    """Return an edition that is set in no format but those of which the plant takes the trim.

    So no page is cut to a size that the plant refuses. What the editor names stands, and where the
    plant takes none of the formats there are all remain: the preflight says so.
    """
    if edition.fit.formats or not press.trim_mm:
        return edition
    names = [edition.profile]
    while PROFILES[names[-1]].smaller:
        names.append(PROFILES[names[-1]].smaller)
    taken = tuple(name for name in names if is_taken(PROFILES[name].trim_mm, press))
    if not taken:
        return edition
    fit = edition.fit.model_copy(update={"formats": taken})
    return edition.model_copy(update={"fit": fit})


def fitted_styles(styles: Styles, press: PressProfile, body_pt: float) -> Styles:
    """Return the styles in which no type and no hairline is under the plant's limits.

    Args:
        styles: the table.
        press: the plant.
        body_pt: the smallest body that may be set, pt: sizes are stated in em of it.
    """
    least = press.text.least_pt
    # Sizes are taken from the scale, the step below: the step at or above the limit keeps it.
    step = min((size for size in SCALE if size >= least), default=least)
    changed: dict[str, object] = {}
    for one in fields(styles):
        value = getattr(styles, one.name)
        if isinstance(value, Role) and one.name not in LARGE and value != styles.body:
            changed[one.name] = _role(value, least, step / body_pt)
    dress = styles.dress
    if 0 < dress.hairline < press.hairline_pt:
        dress = replace(dress, hairline=press.hairline_pt)
    made = replace(
        styles,
        # A chart's words are white wherever it stands on a ground: on bars, on a picture's land.
        chart=_charts(styles.chart, max(least, press.text.least_reversed_pt)),
        dress=dress,
        reversed_pt=max(styles.reversed_pt, press.text.least_reversed_pt),
        **changed,  # type: ignore[arg-type]
    )
    return styles if made == styles else made


def fitted_profile(profile: Profile, press: PressProfile) -> Profile:
    """Return a page format with the plant's bleed, or with grounds within what it prints.

    Raises:
        LayoutError: the plant prints less than the type area.
    """
    if press.printable_mm is None:
        return replace(profile, bleed_mm=max(profile.bleed_mm, press.bleed_mm))
    (width, height), (wide, tall) = profile.trim_mm, press.printable_mm
    beside, over = (width - wide) / 2, (height - tall) / 2
    below = height - profile.top_mm - profile.rows * profile.leading_mm
    room = min(profile.left_mm, width - profile.left_mm - profile.width_mm, below)
    if max(beside, over) > room + 1e-6:
        raise LayoutError(
            "plan.printable-small",
            profile=press.name,
            wide_mm=wide,
            tall_mm=tall,
            least_wide_mm=width - 2 * room,
            least_tall_mm=height - 2 * room,
        )
    return replace(profile, bleed_mm=press.bleed_mm, inset_mm=max(0.0, beside, over))


def _role(role: T, least: float, em: float) -> T:
    """Return a role that is nowhere smaller than `least` pt, which is `em` of the smallest body."""
    assert isinstance(role, Role)
    size = role.size
    if isinstance(size, Body):
        most = max(size.most_em, em) if size.most_em else 0.0
        size = Body(max(size.em, em), most, size.least_pt)
    elif isinstance(size, Choice):
        size = Choice(tuple(max(one, em) for one in size.ems))
    elif isinstance(size, Part):
        size = replace(size, part=max(size.part, em))
    elif isinstance(size, Points):
        size = _points(size, least)
    return replace(role, size=size)


def _points(size: Points, least: float) -> Points:
    return Points(max(size.pt, least), max(size.most_pt, least) if size.most_pt else 0.0)


def _charts(styles: ChartStyles, least: float) -> ChartStyles:
    """Return a chart's styles with no type under `least` pt; parts are of a number's own size."""
    changed: dict[str, object] = {}
    for one in fields(styles):
        value = getattr(styles, one.name)
        if isinstance(value, Role):
            size = value.size
            if isinstance(size, Part):
                size = replace(
                    size, least_pt=max(size.least_pt, least), most_pt=max(size.most_pt, least)
                )
            elif isinstance(size, Points):
                size = _points(size, least)
            changed[one.name] = replace(value, size=size)
        elif is_dataclass(value) and not isinstance(value, type | Part):
            sizes = {f.name: _points(getattr(value, f.name), least) for f in fields(value)}
            changed[one.name] = replace(value, **sizes)
    return replace(styles, **changed)  # type: ignore[arg-type]
