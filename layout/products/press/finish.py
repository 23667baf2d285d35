"""Finish: WeasyPrint's PDF/X → the press file, as the press profile wants it.

Input: what WeasyPrint wrote, the press profile and how sRGB colours are separated. Output:
the bytes of a PDF/X-4 or PDF/X-1a:2003 file, the same for the same input: boxes, output intent,
markers, inks alone, overprinting black text; nothing that only a screen needs.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pikepdf
from pikepdf import Array, Dictionary, Name

from layout.page.errors import RenderError
from layout.page.units import pt
from layout.pdf.matrices import IDENTITY, Matrix, times
from layout.pictures.few_inks import alike, two_inks
from layout.pictures.separation import Cmyk
from layout.plant.profile import PressProfile
from layout.products.press.advances import advances
from layout.products.press.fewer import Fewer
from layout.products.press.identity import Identity
from layout.products.press.metadata import describe
from layout.products.press.operators import operations, trivial_states
from layout.products.press.states import KNOCKOUT, OVERPRINT, State, painted_in, rounded
from layout.products.press.streams import Painter, Wants, code

#: Keys of the document and of its pages that only a screen needs.
SCREEN_KEYS = (
    "/Outlines",
    "/Names",
    "/Dests",
    "/PageMode",
    "/OpenAction",
    "/AcroForm",
    "/PageLabels",
)
PAGE_KEYS = ("/Annots", "/ArtBox", "/Tabs", "/StructParents", "/Thumb")
#: How the spaces of a plant's own inks are called in the resources, with their number.
SPOT = "Spot"
PDF_VERSION = {"x4": "1.6", "x1a": "1.4"}


def finish(
    pdf: pikepdf.Pdf,
    profile: PressProfile,
    separate: Callable[[str], Cmyk],
    identity: Identity | None = None,
    spots: Mapping[Cmyk, str] | None = None,
) -> bytes:
    """Return the press file of what WeasyPrint wrote, opened; it is changed in place.

    `spots`: colours that are printed with inks of the plant's own, by these inks' names.

    Raises:
        RenderError: something in the file cannot be brought to the inks, or is transparent where
            PDF/X-1a is asked for.
    """
    for key in SCREEN_KEYS:
        if key in pdf.Root:
            del pdf.Root[key]
    plain = not _transparent(pdf)
    if profile.standard == "x1a" and not plain:
        raise RenderError("press.transparent")
    _groups(pdf)
    _functions(pdf, separate)
    fewer = Fewer(
        profile, lambda colour: two_inks(colour, profile), lambda colour: alike(colour, profile)
    )
    wants = Wants(
        separate=separate,
        overprint_pt=profile.text.overprint_pt,
        room=profile.total_ink / 100 - 1,
        hairline_pt=profile.hairline_pt,
        plain=plain,
        fewer=fewer,
        spots={rounded(c): f"{SPOT}{k}" for k, c in enumerate(spots or {})},
    )
    spaces = {
        f"/{SPOT}{k}": _separation(pdf, name, colour)
        for k, (colour, name) in enumerate((spots or {}).items())
    }
    seen: set[tuple[int, int]] = set()
    used: list[pikepdf.Object] = []
    under: set[Cmyk] = set()
    for page in pdf.pages:
        _boxes(page, profile)
        if not plain:
            group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)
            page.obj["/Group"] = group
        under |= _repaint(pdf, page, wants, seen, used)
    _even_grounds(pdf, seen, {rounded(colour): fewer.ground(colour) for colour in under}, wants)
    for resources in used:  # pages may share them: changed when all are painted
        _resources(resources, plain=plain)
        if spaces:
            resources["/ColorSpace"] = Dictionary(spaces)
    _images(pdf)
    if profile.standard == "x1a":
        _bare_outlines(pdf)
    _intent(pdf, profile)
    describe(pdf, profile, identity)
    return _saved(pdf, profile)


def _saved(pdf: pikepdf.Pdf, profile: PressProfile) -> bytes:
    """Return the file in the version of its standard."""
    out = io.BytesIO()
    modern = profile.standard == "x4"
    modes = pikepdf.ObjectStreamMode
    pdf.remove_unreferenced_resources()
    pdf.save(
        out,
        force_version=PDF_VERSION[profile.standard],
        object_stream_mode=modes.generate if modern else modes.disable,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return out.getvalue()


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for item in pdf.objects:
        if isinstance(item, Dictionary | pikepdf.Stream):
            yield item


def _transparent(pdf: pikepdf.Pdf) -> bool:
    """Whether anything in the file is transparent."""
    return any("/SMask" in item or "/Group" in item or _soft(item) for item in _dictionaries(pdf))


def _soft(item: pikepdf.Object) -> bool:
    states = item.get("/ExtGState")
    if not isinstance(states, Dictionary):
        return False
    return len(trivial_states(dict(states.items()))) < len(states)


def _boxes(page: pikepdf.Page, profile: PressProfile) -> None:
    """Set the boxes: the bleed asked for around the trim, nothing beside."""
    for key in (*PAGE_KEYS, "/CropBox"):
        if key in page.obj:
            del page.obj[key]
    left, bottom, right, top = (float(v) for v in page.obj["/TrimBox"])
    outer = [float(v) for v in page.obj["/MediaBox"]]
    bleed = pt(profile.bleed_mm)
    wide = (left - bleed, bottom - bleed, right + bleed, top + bleed)
    lower = [max(o, w) for o, w in zip(outer[:2], wide[:2], strict=True)]
    upper = [min(o, w) for o, w in zip(outer[2:], wide[2:], strict=True)]
    page.obj["/BleedBox"] = Array([round(v, 6) for v in lower + upper])


def _repaint(
    pdf: pikepdf.Pdf,
    page: pikepdf.Page,
    wants: Wants,
    seen: set[tuple[int, int]],
    used: list[pikepdf.Object],
) -> set[Cmyk]:
    """Rewrite a page's content and all forms and patterns it uses.

    Returns the colours on which small white text stands.
    """
    painter = Painter(wants)
    page.contents_coalesce()
    _rewrite(pdf, page.obj["/Contents"], page.obj["/Resources"], painter, IDENTITY, seen, used)
    return painter.under


def _even_grounds(
    pdf: pikepdf.Pdf, seen: set[tuple[int, int]], grounds: Mapping[Cmyk, Cmyk], wants: Wants
) -> None:
    """Give grounds other inks wherever they are painted, so that no edge is seen between them."""
    state = State(spots=wants.spots)
    swaps = {
        painted_in(state, old, stroke=stroke): painted_in(state, new, stroke=stroke)
        for old, new in grounds.items()
        if new != old and old not in wants.spots
        for stroke in (False, True)
    }
    if not swaps:
        return
    streams = [page.obj["/Contents"] for page in pdf.pages]
    streams += [pdf.get_object(key) for key in sorted(seen)]
    for stream in streams:
        lines = stream.read_bytes().split(b"\n")
        if not swaps.keys().isdisjoint(lines):
            stream.write(b"\n".join(swaps.get(line, line) for line in lines))


def _rewrite(
    pdf: pikepdf.Pdf,
    stream: pikepdf.Object,
    resources: pikepdf.Object,
    painter: Painter,
    ctm: Matrix,
    seen: set[tuple[int, int]],
    used: list[pikepdf.Object],
) -> None:
    """Rewrite one stream, then what it draws: XObjects as they come, patterns and masks after."""
    objects = resources.get("/XObject", Dictionary())
    states = resources.get("/ExtGState", Dictionary())

    def draw(name: bytes, at: Matrix) -> bool:
        item = objects[name.decode("latin-1")]
        if item.get("/Subtype") != "/Form":
            return True
        if item.objgen not in seen:
            seen.add(item.objgen)
            inner = item.get("/Resources", resources)
            _rewrite(pdf, item, inner, painter, times(_matrix(item), at), seen, used)
        return False

    fonts = resources.get("/Font", Dictionary())
    trivial = trivial_states(dict(states.items())) if painter.wants.plain else frozenset()
    stream.write(painter.rewrite(operations(stream), ctm, draw, trivial, advances(fonts)))
    for pattern in resources.get("/Pattern", Dictionary()).values():
        if isinstance(pattern, pikepdf.Stream) and pattern.objgen not in seen:
            seen.add(pattern.objgen)
            own = Painter(painter.wants)
            _rewrite(pdf, pattern, pattern["/Resources"], own, _matrix(pattern), seen, used)
    for state in states.values():
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary) and mask["/G"].objgen not in seen:
            group = mask["/G"]
            seen.add(group.objgen)
            own = Painter(replace(painter.wants, overprint_pt=0, fewer=None, spots={}))
            _rewrite(pdf, group, group["/Resources"], own, _matrix(group), seen, used)
    used.append(resources)


def _separation(pdf: pikepdf.Pdf, name: str, colour: Cmyk) -> pikepdf.Object:
    """Return the space of a plant's own ink; where it is not on the press, it is this colour."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[*colour], N=1)
    space = [Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, pdf.make_indirect(tint)]
    return pdf.make_indirect(Array(space))


def _resources(resources: pikepdf.Object, *, plain: bool) -> None:
    """Put in the states that overprint and knock out, take out what is not used any more."""
    if "/ColorSpace" in resources:
        del resources["/ColorSpace"]
    if "/ExtGState" not in resources:
        resources["/ExtGState"] = Dictionary()
    states = resources["/ExtGState"]
    for name in list(states.keys()) if plain else ():
        del states[name]
    states[f"/{OVERPRINT}"] = Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)
    states[f"/{KNOCKOUT}"] = Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=0)


def _groups(pdf: pikepdf.Pdf) -> None:
    """Blend transparent parts in the inks."""
    for item in _dictionaries(pdf):
        if "/Group" in item and "/CS" in item["/Group"]:
            item["/Group"]["/CS"] = Name.DeviceCMYK


def _matrix(item: pikepdf.Object) -> Matrix:
    return Matrix(item["/Matrix"]) if "/Matrix" in item else IDENTITY


def _functions(pdf: pikepdf.Pdf, separate: Callable[[str], Cmyk]) -> None:
    """Bring the colours of shadings into the inks.

    WeasyPrint writes a gradient's colours in three parts whatever the space.
    """
    done: set[tuple[int, int]] = set()

    def bring(function: pikepdf.Object) -> None:
        for part in function.get("/Functions", ()):
            bring(part)
        for key in ("/C0", "/C1"):
            if key in function and len(function[key]) == 3:
                inks = separate(code([float(v) for v in function[key]]))
                function[key] = Array([round(v, 4) for v in inks])

    for item in _dictionaries(pdf):
        shadings = [item] if "/ShadingType" in item else []
        shadings += list(item.get("/Shading", Dictionary()).values())
        for shading in shadings:
            if shading.get("/ColorSpace") == "/DeviceGray" or shading.objgen in done:
                continue
            if shading.objgen != (0, 0):
                done.add(shading.objgen)
            bring(shading["/Function"])
            shading["/ColorSpace"] = Name.DeviceCMYK


def _images(pdf: pikepdf.Pdf) -> None:
    """Leave pixels as they are when they are enlarged; refuse those not in the inks."""
    for item in _dictionaries(pdf):
        if item.get("/Subtype") != "/Image":
            continue
        item["/Interpolate"] = False
        space = item.get("/ColorSpace")
        if space not in ("/DeviceCMYK", "/DeviceGray"):
            raise RenderError("press.picture-colours", space=str(space))


def _bare_outlines(pdf: pikepdf.Pdf) -> None:
    """Embed of an OpenType font the outlines alone: PDF 1.4 knows no OpenType."""
    for item in _dictionaries(pdf):
        file = item.get("/FontFile3")
        if file is None or file.get("/Subtype") != "/OpenType":
            continue
        data = file.read_bytes()
        (count,) = struct.unpack_from(">H", data, 4)
        for start in range(12, 12 + 16 * count, 16):
            tag, _, offset, length = struct.unpack_from(">4sIII", data, start)
            if tag == b"CFF ":
                file.write(data[offset : offset + length])
                file["/Subtype"] = Name.CIDFontType0C
                break
        else:
            raise RenderError("press.font-outlines")


def _intent(pdf: pikepdf.Pdf, profile: PressProfile) -> None:
    """State the printing condition, with the press's colour profile as it is on disk."""
    icc = pdf.make_stream(profile.icc.read_bytes(), N=4, Alternate=Name.DeviceCMYK)
    condition = profile.condition
    pdf.Root["/OutputIntents"] = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=condition.identifier,
                OutputCondition=condition.info or profile.title,
                RegistryName=condition.registry,
                Info=condition.info or profile.title,
                DestOutputProfile=icc,
            )
        ]
    )
