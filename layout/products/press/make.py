"""The press file, from the placed pages: separated pictures and HTML, then PDF/X.

Input: the placed edition, what its pictures' headers say, the charts' drawings in press inks and a
`PressProfile`. Output: a `PressDocument` with findings, and from that the file's bytes. Both
functions are pure and their values can be sent to a helper process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from lxml import etree

from content.model import Severity
from content.model.inks import SHADES, InkSet, Medium
from content.words import Value, message
from fonts import FontLibrary
from layout.page.placed import Page, PlacedEdition, Rule
from layout.page.units import mm
from layout.pictures import PictureInfo, Prepared, prepare
from layout.pictures.findings import PictureFinding, finding
from layout.pictures.separation import Cmyk, separate_colour
from layout.pictures.svg_colour import ink_names
from layout.plant.profile import PressProfile
from layout.products.press.identity import Identity
from layout.products.render.html import page_html

#: The address by which the HTML names the press's colour profile.
ICC_ADDRESS = "press:profile.icc"
PROFILE_CSS = f"@color-profile device-cmyk {{ src: url({ICC_ADDRESS}); components: c, m, y, k }}"
EDITION = "edition.yaml"
#: Attributes of a drawing that make what is under it show through.
OPACITIES = ("opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "flood-opacity")
REFERENCES = ("mask", "filter")


@dataclass(frozen=True)
class PressDocument:
    """A press file before it is printed.

    `pictures` are separated, by picture id; with an error among the `findings` the file should not
    be delivered.
    """

    html: str
    pictures: Mapping[str, Prepared]
    inks: InkSet
    findings: tuple[PictureFinding, ...]
    identity: Identity | None = None


def press_document(
    placed: PlacedEdition,
    infos: Mapping[str, PictureInfo],
    library: FontLibrary,
    profile: PressProfile,
    drawings: Mapping[str, str],
) -> PressDocument:
    """Separate the pictures of a placed edition and write its HTML in inks.

    Args:
        placed: the pages, with their running heads.
        infos: what the pictures' headers say, by picture id.
        library: the edition's fonts.
        profile: the press.
        drawings: the charts' SVG by figure id, drawn in the inks of `Medium.PRESS`.

    Raises:
        PictureError: a picture cannot be decoded.
    """
    inks = InkSet.of(placed.edition.inks, Medium.PRESS)
    findings = [*_ink_findings(placed, inks, profile), *_bleed_findings(placed, profile)]
    pictures: dict[str, Prepared] = {}
    for page in placed.pages:
        for block in page.blocks:
            for item in block.pictures:
                name, width, height = item.picture.id, mm(item.rect.w), mm(item.rect.h)
                ready = prepare(
                    item.picture,
                    infos[name],
                    width,
                    height,
                    inks,
                    press=profile,
                    shades=item.shades,
                )
                pictures[name] = ready
                findings += ready.findings
                if ready.svg is not None:
                    findings += _drawing_findings(ready.svg, item.picture.file.name, profile)
    pages = tuple(_no_hairlines(page, profile) for page in placed.pages)
    html = page_html(
        replace(placed, pages=pages), inks, library, drawings, pictures, extra_css=PROFILE_CSS
    )
    identity = Identity.of(placed.edition, placed.steps)
    return PressDocument(html, pictures, inks, tuple(dict.fromkeys(findings)), identity)


def print_press(
    document: PressDocument, profile: PressProfile, extra_fonts: Sequence[Path] = ()
) -> bytes:
    """Return the press file's bytes, the same for the same document.

    Raises:
        RenderError: WeasyPrint warned of something, or the file cannot be brought to the press.
    """
    # WeasyPrint costs 0.6 s: not for the process that plans while a helper prints.
    from layout.products.press.finish import finish
    from layout.products.render.pdf import opened

    separate = partial(_separate, document.inks, profile)
    with opened(
        document.html,
        FontLibrary.shipped().with_extra(extra_fonts),
        pictures=document.pictures,
        variant="pdf/x-4",
        files={ICC_ADDRESS: profile.icc.read_bytes()},
    ) as pdf:
        return finish(pdf, profile, separate, document.identity, _spots(document.inks, profile))


def _spots(inks: InkSet, profile: PressProfile) -> dict[Cmyk, str]:
    """Return the colours that the plant prints with inks of its own, with these inks' names."""
    known = inks.inks
    return {_parts(known[name].cmyk): spot for name, spot in profile.spots if name in known}


def _separate(inks: InkSet, profile: PressProfile, code: str) -> tuple[float, float, float, float]:
    """Return the inks of an sRGB colour: those of the ink it names, else by the press profile."""
    name = ink_names(inks).get(code)
    if name is None:
        return separate_colour(code, profile)
    return _parts(inks.inks[name].cmyk)


def _parts(cmyk: Sequence[float]) -> Cmyk:
    c, m, y, k = cmyk
    return c / 100, m / 100, y / 100, k / 100


def _grave(thing: str, code: str, /, **values: Value) -> PictureFinding:
    return finding(Severity.ERROR, thing, code, **values)


def _ink_findings(
    placed: PlacedEdition, inks: InkSet, profile: PressProfile
) -> Iterator[PictureFinding]:
    """Report inks that come to more than the press takes, and spot inks of none."""
    for name, spot in profile.spots:
        if name not in inks.inks:
            yield _grave(
                profile.name, "press.spot-unknown", ink=name, spot=spot, inks=tuple(inks.inks)
            )
    own = placed.edition.inks
    for name, ink in inks.inks.items():
        total = sum(ink.cmyk)
        if total <= profile.total_ink + 1e-6:
            continue
        limits: dict[str, Value] = {
            "total": total,
            "profile": profile.name,
            "most": profile.total_ink,
        }
        if name in own:
            yield _grave(EDITION, "press.ink-heavy", ink=name, **limits)
            continue
        source = SHADES[name][0] if name in SHADES and SHADES[name][0] in own else ""
        made = message("press.shade-of", ink=source) if source else ""
        yield _grave(EDITION, "press.shade-heavy", ink=name, made=made, **limits)


def _bleed_findings(placed: PlacedEdition, profile: PressProfile) -> Iterator[PictureFinding]:
    """Report a bleed that the layout does not paint."""
    painted = placed.grid.profile.bleed_mm
    if profile.bleed_mm > painted + 1e-6:
        yield _grave(
            profile.name, "press.bleed-small", wanted_mm=profile.bleed_mm, painted_mm=painted
        )


def _drawing_findings(svg: str, name: str, profile: PressProfile) -> Iterator[PictureFinding]:
    """Report what a drawing holds that cannot be printed."""
    root = etree.fromstring(svg.encode())
    if profile.standard == "x1a" and any(_see_through(element) for element in root.iter()):
        yield _grave(name, "press.drawing-transparent")
    if any("device-cmyk" in str(e.get("stop-color", "")) for e in root.iter()):
        yield _grave(name, "press.gradient-cmyk")


def _see_through(element: etree._Element) -> bool:
    """Whether an element of a drawing is not wholly opaque."""
    for key in OPACITIES:
        value = str(element.get(key, "1")).strip()
        try:
            share = float(value[:-1]) / 100 if value.endswith("%") else float(value)
        except ValueError:
            continue
        if share < 1:
            return True
    return any(str(element.get(key, "none")) != "none" for key in REFERENCES)


def _no_hairlines(page: Page, profile: PressProfile) -> Page:
    """Return a page whose rules are as thick as the press can hold."""

    def thick(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        least = profile.hairline_pt
        return tuple(r if r.weight >= least else replace(r, weight=least) for r in rules)

    blocks = tuple(replace(block, rules=thick(block.rules)) for block in page.blocks)
    return replace(page, blocks=blocks, rules=thick(page.rules))
