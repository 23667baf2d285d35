"""A small press file that is right in everything, made by hand, and ways to change it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from layout.plant.profile import PressProfile, press_profile

ROOT = Path(__file__).resolve().parents[2]
PT = 72 / 25.4
#: Trimmed page, the paper round it and the bleed, mm.
WIDTH, HEIGHT, MARGIN, BLEED = 100.0, 140.0, 6.0, 3.0
WORDS = "黑体正文印刷"
XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 pdfxid:GTS_PDFXVersion="PDF/X-4" pdf:Trapped="False" xmp:CreateDate="2021-07-27T08:00:00Z"
 xmp:ModifyDate="2021-07-27T08:00:00Z" xmp:MetadataDate="2021-07-27T08:00:00Z"
 xmpMM:DocumentID="uuid:1" xmpMM:VersionID="1" xmpMM:RenditionClass="default">
 <dc:title><rdf:Alt><rdf:li xml:lang="x-default">样张</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

Change = Callable[[Pdf], None]


@cache
def profile(standard: str = "x4") -> PressProfile:
    """Return the newsprint profile for a standard."""
    return press_profile().model_copy(update={"standard": standard})


def rect(x: float, y: float, w: float, h: float) -> str:
    """Return the numbers of a rectangle given in mm from the trim's left top corner."""
    left, low = (MARGIN + x) * PT, (MARGIN + HEIGHT - y - h) * PT
    return f"{left:.4f} {low:.4f} {w * PT:.4f} {h * PT:.4f}"


def area(colour: str, x: float, y: float, w: float, h: float) -> str:
    """Return a filled rectangle, e.g. in "0 0 0 1 k"."""
    return f"q {colour} {rect(x, y, w, h)} re f Q\n"


def line(width: float, x: float, y: float, to: float) -> str:
    """Return a horizontal black rule."""
    at = (MARGIN + HEIGHT - y) * PT
    left, right = (MARGIN + x) * PT, (MARGIN + to) * PT
    return f"q 0 0 0 1 K {width} w {left:.4f} {at:.4f} m {right:.4f} {at:.4f} l S Q\n"


def text(
    x: float,
    y: float,
    size: float = 10,
    colour: str = "0 0 0 1 k",
    state: str = "Over",
    *,
    font: str = "F1",
    before: str = "",
) -> str:
    """Return a string whose baseline begins at (x, y) mm."""
    left, base = (MARGIN + x) * PT, (MARGIN + HEIGHT - y) * PT
    show = _codes() if font == "F1" else "<414243>"
    return (
        f"q /{state} gs {colour} {before} BT /{font} {size} Tf 1 0 0 1 {left:.4f} {base:.4f} Tm"
        f" {show} Tj ET Q\n"
    )


def picture(x: float, y: float, w: float, h: float, name: str = "Im1") -> str:
    """Return a picture in a rectangle."""
    left, low, width, height = rect(x, y, w, h).split()
    return f"q {width} 0 0 {height} {left} {low} cm /{name} Do Q\n"


def image(pdf: Pdf, width: int, height: int, *, space: object = Name.DeviceCMYK) -> Stream:
    """Return a picture of one tint."""
    components = {Name.DeviceGray: 1, Name.DeviceRGB: 3}.get(space, 4)  # type: ignore[call-overload]
    made = Stream(pdf, zlib.compress(bytes([60]) * (width * height * components)))
    made.Type, made.Subtype = Name.XObject, Name.Image
    made.Width, made.Height, made.BitsPerComponent = width, height, 8
    made.ColorSpace, made.Filter = space, Name.FlateDecode
    return made


def form(pdf: Pdf, content: str, **keys: object) -> Stream:
    """Return a form as large as the page."""
    made = Stream(pdf, content.encode("latin-1"))
    made.Type, made.Subtype = Name.XObject, Name.Form
    made.BBox = Array([0, 0, 400, 500])
    for key, value in keys.items():
        made[f"/{key}"] = value
    return made


def add(pdf: Pdf, page: int, content: str, **resources: dict[str, object]) -> None:
    """Add content to a page (counted from 1) with its resources by kind."""
    held = pdf.pages[page - 1].obj
    for kind, entries in resources.items():
        if f"/{kind}" not in held.Resources:
            held.Resources[f"/{kind}"] = Dictionary()
        for name, value in entries.items():
            held.Resources[f"/{kind}"][f"/{name}"] = value
    data = held.Contents.read_bytes() + b"\n" + content.encode("latin-1")
    held.Contents.write(data)


def press_file(change: Change | None = None, *, standard: str = "x4", **save: object) -> bytes:
    """Return the good press file, changed."""
    pdf = Pdf.new()
    _document(pdf, standard)
    for number in (1, 2):
        _page(pdf, number)
    if change is not None:
        change(pdf)
    out = io.BytesIO()
    options: dict[str, object] = {"deterministic_id": "encryption" not in save} | save
    if "force_version" not in options:
        options["force_version"] = "1.6" if standard == "x4" else "1.4"
    if standard == "x1a":
        options.setdefault("object_stream_mode", pikepdf.ObjectStreamMode.disable)
    pdf.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def _document(pdf: Pdf, standard: str) -> None:
    used = profile(standard)
    icc = Stream(pdf, _packed(used.icc), N=4, Filter=Name.FlateDecode)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                DestOutputProfile=pdf.make_indirect(icc),
                OutputConditionIdentifier=used.condition.identifier,
                RegistryName=used.condition.registry,
                Info=used.condition.info,
            )
        ]
    )
    if standard == "x4":
        pdf.Root.Metadata = Stream(pdf, XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
        pdf.docinfo["/Trapped"] = Name("/False")
    else:
        info = pdf.docinfo
        info["/GTS_PDFXVersion"] = "PDF/X-1a:2003"
        info["/Title"], info["/Trapped"] = "样张", Name("/False")
        info["/CreationDate"] = info["/ModDate"] = "D:20210727080000Z"


@cache
def _packed(file: Path) -> bytes:
    """Return a file as a stream holds it; packing a profile takes longer than all of a page."""
    return zlib.compress(file.read_bytes())


def _page(pdf: Pdf, number: int) -> None:
    outer = [0, 0, (WIDTH + 2 * MARGIN) * PT, (HEIGHT + 2 * MARGIN) * PT]
    trim = [MARGIN * PT, MARGIN * PT, (MARGIN + WIDTH) * PT, (MARGIN + HEIGHT) * PT]
    wide = BLEED * PT
    content = area("0.1 0.2 0.3 0 k", 10, 10, 80, 20)
    content += text(15, 20) + text(15, 45)
    content += area("0 1 1 0 k", 10, 50, 80, 15)
    content += text(15, 60, 20, "0 0 0 0 k", "Knock")
    content += (
        line(0.25, 10, 70, 90)
        + area("0 0 0 1 k", 10, 72, 80, 0.1)
        + area("0 0 0 0.5 k", 10, 73, 80, 0.4)
    )
    content += picture(10, 110, 20, 15) + "/Fm1 Do\n"
    if number == 1:
        # Outside of what is printed everything may stand, e.g. registration marks.
        content += area("1 1 1 1 k", -5.5, 10, 2, 2) + line(0.1, -5.5, 20, -3.5)
    fm = form(pdf, area("0 0 0 0.2 k", 60, 110, 20, 15))
    resources = Dictionary(
        Font=Dictionary(F1=_font(pdf)),
        XObject=Dictionary(Im1=image(pdf, 160, 120), Fm1=fm),
        ExtGState=Dictionary(
            Over=Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1),
            Knock=Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=0),
        ),
    )
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array(outer),
        TrimBox=Array(trim),
        BleedBox=Array([trim[0] - wide, trim[1] - wide, trim[2] + wide, trim[3] + wide]),
        Resources=resources,
        Contents=pdf.make_indirect(Stream(pdf, content.encode())),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


@cache
def _subset() -> tuple[bytes, tuple[int, ...], tuple[float, ...]]:
    """Return a font of the words: file, glyph numbers, advances."""
    font = TTFont(ROOT / "fonts/files/PressHei-400.ttf")
    subsetter = Subsetter(Options(hinting=False, layout_features=[], notdef_outline=True))
    subsetter.populate(text=WORDS)
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    names = [cmap[ord(char)] for char in WORDS]
    scale = 1000 / font["head"].unitsPerEm
    return (
        out.getvalue(),
        tuple(font.getGlyphID(name) for name in names),
        tuple(metrics[name][0] * scale for name in names),
    )


def _codes() -> str:
    return "<" + "".join(f"{glyph:04X}" for glyph in _subset()[1]) + ">"


def _font(pdf: Pdf) -> pikepdf.Object:
    data, glyphs, widths = _subset()
    file = Stream(pdf, data)
    table = Array([])
    for glyph, width in zip(glyphs, widths, strict=True):
        table.append(glyph)
        table.append(Array([width]))
    name = Name("/ABCDEF+Press-Hei")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,
        FontBBox=Array([0, -200, 1000, 900]),
        ItalicAngle=0,
        Ascent=880,
        Descent=-120,
        CapHeight=700,
        StemV=80,
        FontFile2=file,
    )
    below = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        W=table,
        DW=1000,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        CIDToGIDMap=Name.Identity,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(below)]),
        )
    )
