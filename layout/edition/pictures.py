"""Pictures of an edition: their files → what their headers say; and, in their frames, as printed.

What does not change is kept from build to build; all that cannot be used is reported at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from content.model import Edition, Picture
from content.model.inks import InkSet
from layout.edition.helper import Submit, print_drawing
from layout.edition.limits import WorkLimitError
from layout.page.errors import ContentError, PressError
from layout.page.placed import PlacedEdition
from layout.page.units import mm
from layout.pictures import PictureError, PictureInfo, Prepared, inspect, prepare
from layout.pictures.crop import check_shape
from layout.pictures.files import is_svg
from layout.pictures.findings import PictureFinding
from layout.pictures.tones import drawing_tones, expect
from layout.plan.memory import Memory


def edition_pictures(edition: Edition) -> tuple[Picture, ...]:
    """Return all pictures of an edition, the banner's first."""
    own = (edition.headline.picture,) if edition.headline.picture else ()
    return own + tuple(
        p for article in edition.articles for p in (*article.pictures, *article.portraits)
    )


def too_much_work(
    error: WorkLimitError, pictures: Mapping[str, Prepared], edition: Edition, submit: Submit
) -> PressError:
    """Return what is said of too much work: the drawings that are, each tried alone."""
    faults = []
    for picture in edition_pictures(edition):
        ready = pictures.get(picture.id)
        if ready is not None and ready.svg is not None:
            try:
                submit(print_drawing, ready.svg).result()
            except WorkLimitError:
                told = PictureError("picture.too-much-work", file=picture.file.name).told
                faults.append(told)
    return ContentError("picture.unusable", pictures=tuple(faults)) if faults else error


def inspected(edition: Edition, memory: Memory) -> dict[str, PictureInfo]:
    """Return what the headers of all pictures say; all unusable ones are reported at once."""
    infos: dict[str, PictureInfo] = {}
    faults = []
    for picture in edition_pictures(edition):
        try:
            key = "info", picture.file, _stamp(picture.file)
            info = memory.get(key, partial(inspect, picture))
            check_shape(picture, info)
            infos[picture.id] = info
        except PictureError as error:
            faults.append(error.told)
    if faults:
        raise ContentError("picture.unusable", pictures=tuple(faults))
    return infos


def expect_tones(edition: Edition, inks: InkSet, submit: Submit) -> None:
    """Have a drawing that may be the opening looked at in the helper before pages are planned."""
    picture = edition.headline.picture
    if picture is not None and is_svg(picture.file):
        expect(picture, inks, submit(drawing_tones, picture, inks).result)


def _stamp(file: Path) -> tuple[int, int, int] | None:
    """Return what changes whenever a file does; None where there is none."""
    try:
        state = file.stat()
    except OSError:
        return None
    return state.st_ino, state.st_mtime_ns, state.st_size


def prepared_pictures(
    placed: PlacedEdition,
    infos: Mapping[str, PictureInfo],
    inks: InkSet,
    memory: Memory | None = None,
) -> tuple[dict[str, Prepared], tuple[PictureFinding, ...]]:
    """Prepare all pictures for their frames; return them with what was found.

    A `memory` gives those that have not changed.
    """
    pictures: dict[str, Prepared] = {}
    findings: list[PictureFinding] = []
    for page in placed.pages:
        for block in page.blocks:
            for item in block.pictures:
                name, size = item.picture.id, (mm(item.rect.w), mm(item.rect.h))
                work = partial(prepare, item.picture, infos[name], *size, inks, shades=item.shades)
                colours = inks.medium, tuple(inks.inks.items())
                key = "picture", item.picture, _stamp(item.picture.file), size, colours, item.shades
                ready = memory.get(key, work) if memory else work()
                pictures[name] = ready
                findings.extend(ready.findings)
    return pictures, tuple(findings)
