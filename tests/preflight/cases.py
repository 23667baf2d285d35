"""Press files that are wrong in one thing each, with what the preflight has to say of them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from tests.preflight.build import XMP, Change, add, area, form, image, line, picture, rect, text

#: Where most faults are put, mm: left, top, width, height.
SPOT = (30.0, 80.0, 20.0, 12.0)
RED = "1 0 0 rg"


@dataclass(frozen=True)
class Case:
    """A change of the good file, the check that must see it, and where."""

    name: str
    change: Change
    check: str
    page: int = 0
    place: tuple[float, float, float, float] | None = None
    warn: bool = False
    standard: str = "x4"
    plates: bool = False  # needs Ghostscript
    more: frozenset[str] = frozenset()  # checks that cannot but see it too


CASES: list[Case] = []


def case(
    check: str,
    page: int = 0,
    place: tuple[float, float, float, float] | None = None,
    *,
    warn: bool = False,
    standard: str = "x4",
    plates: bool = False,
    more: str = "",
) -> Callable[[Change], Change]:
    """Register a change as a case."""

    def register(change: Change) -> Change:
        CASES.append(
            Case(
                change.__name__,
                change,
                check,
                page,
                place,
                warn,
                standard,
                plates,
                frozenset(more.split()),
            )
        )
        return change

    return register


# The file


@case("standard")
def no_xmp_version(pdf: Pdf) -> None:
    pdf.Root.Metadata.write(XMP.replace('pdfxid:GTS_PDFXVersion="PDF/X-4"', "").encode())


@case("standard")
def another_standard(pdf: Pdf) -> None:
    pdf.Root.Metadata.write(XMP.replace("PDF/X-4", "PDF/X-3").encode())


@case("standard", standard="x1a")
def no_info_version(pdf: Pdf) -> None:
    del pdf.docinfo["/GTS_PDFXVersion"]


@case("metadata")
def no_title(pdf: Pdf) -> None:
    pdf.Root.Metadata.write(XMP.replace("样张", "").encode())


@case("metadata", standard="x1a")
def no_date(pdf: Pdf) -> None:
    del pdf.docinfo["/ModDate"]


@case("trapped")
def trapped_unknown(pdf: Pdf) -> None:
    pdf.Root.Metadata.write(XMP.replace('Trapped="False"', 'Trapped="Unknown"').encode())


@case("trapped")
def trapped_twice(pdf: Pdf) -> None:
    pdf.docinfo["/Trapped"] = Name("/True")


@case("output-intent")
def no_output_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


@case("output-intent")
def output_intent_without_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


@case("output-intent")
def output_intent_in_rgb(pdf: Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes().replace(b"CMYKLab ", b"RGB Lab ", 1))


@case("condition")
def another_condition(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = "FOGRA39"


@case("javascript")
def script(pdf: Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array(["run", pdf.make_indirect(action)]))
    )


@case("actions")
def open_action(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.Named, N=Name.Print)


@case("attachments", warn=True)
def attachment(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = b"notes"


@case("forms")
def form_fields(pdf: Pdf) -> None:
    field = pdf.make_indirect(Dictionary(FT=Name.Tx, T="name"))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


@case("forms")
def xfa(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Stream(pdf, b"<xdp/>"))


@case("layers", warn=True)
def layers(pdf: Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="draft"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(Order=Array([group])))


@case("annotations", 2, (24, 84, 20, 10))
def note(pdf: Pdf) -> None:
    _annotation(pdf, Name.Text)


# Pages and boxes


@case("trim-box", 2)
def no_trim_box(pdf: Pdf) -> None:
    page = pdf.pages[1].obj
    # The paper is cut to the trim, so that only the box itself is missing.
    page.MediaBox = page.CropBox = page.BleedBox = page.TrimBox
    del page["/TrimBox"], page["/CropBox"], page["/BleedBox"]


@case("trim-box", 1, (10, 10, 50, 60))
def art_box(pdf: Pdf) -> None:
    left, _, _, top = map(float, pdf.pages[0].obj.TrimBox)
    mm = 72 / 25.4
    box = [left + 10 * mm, top - 70 * mm, left + 60 * mm, top - 10 * mm]
    pdf.pages[0].obj.ArtBox = Array(box)


@case("bleed", 2)
def no_bleed_box(pdf: Pdf) -> None:
    del pdf.pages[1].obj["/BleedBox"]


@case("bleed", 1, (-1, -1, 102, 142))
def narrow_bleed(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    mm = 72 / 25.4
    d = (-mm, -mm, mm, mm)
    page.BleedBox = Array([float(v) + e for v, e in zip(page.TrimBox, d, strict=True)])


@case("crop-box", 2, (0, 0, 100, 140))
def crop_box(pdf: Pdf) -> None:
    pdf.pages[1].obj.CropBox = pdf.pages[1].obj.TrimBox


@case("nesting", 2, (-6, -6, 112, 152))
def bleed_beyond_the_paper(pdf: Pdf) -> None:
    page = pdf.pages[1].obj
    d = 9 * 72 / 25.4
    page.BleedBox = Array([float(v) + e for v, e in zip(page.TrimBox, (-d, -d, d, d), strict=True)])


@case("page-size", 2)
def two_sizes(pdf: Pdf) -> None:
    page = pdf.pages[1].obj
    page.TrimBox = Array([float(v) - (20 if i == 3 else 0) for i, v in enumerate(page.TrimBox)])


@case("rotation", 1)
def turned(pdf: Pdf) -> None:
    pdf.pages[0].obj.Rotate = 90


@case("rotation", 2, more="page-size resolution")
def user_unit(pdf: Pdf) -> None:
    pdf.pages[1].obj.UserUnit = 2
    # Twice as large: the other checks see sizes as they are printed.


# Colour


@case("rgb", 2, SPOT)
def rgb_fill(pdf: Pdf) -> None:
    add(pdf, 2, area(RED, *SPOT))


@case("rgb", 1)
def rgb_stroke(pdf: Pdf) -> None:
    add(pdf, 1, line(2, 30, 80, 50).replace("0 0 0 1 K", "1 0 0 RG"))


@case("rgb", 2, warn=True)
def rgb_set_for_nothing(pdf: Pdf) -> None:
    add(pdf, 2, "q 1 0 0 rg Q")


@case("rgb", 2, SPOT)
def rgb_picture(pdf: Pdf) -> None:
    im = image(pdf, 160, 120, space=Name.DeviceRGB)
    add(pdf, 2, picture(*SPOT, name="Bad"), XObject={"Bad": im})


@case("rgb", 2, SPOT)
def rgb_indexed_picture(pdf: Pdf) -> None:
    space = Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\0\0\0\xff\xff\xff")])
    im = image(pdf, 160, 120, space=Name.DeviceGray)
    im.ColorSpace = space
    add(pdf, 2, picture(*SPOT, name="Bad"), XObject={"Bad": im})


@case("rgb", 2, SPOT)
def icc_rgb(pdf: Pdf) -> None:
    space = Array([Name.ICCBased, pdf.make_indirect(Stream(pdf, b"profile", N=3))])
    add(pdf, 2, area("/Bad cs 1 0 0 scn", *SPOT), ColorSpace={"Bad": space})


@case("rgb", 1, SPOT)
def cal_rgb(pdf: Pdf) -> None:
    space = Array([Name.CalRGB, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))])
    add(pdf, 1, area("/Bad cs 1 0 0 sc", *SPOT), ColorSpace={"Bad": space})


@case("lab", 2, SPOT)
def lab(pdf: Pdf) -> None:
    space = Array([Name.Lab, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))])
    add(pdf, 2, area("/Bad cs 50 20 20 scn", *SPOT), ColorSpace={"Bad": space})


@case("rgb", 2, SPOT)
def rgb_soft_mask(pdf: Pdf) -> None:
    im, mask = image(pdf, 160, 120), image(pdf, 160, 120, space=Name.DeviceRGB)
    im.SMask = mask
    add(pdf, 2, picture(*SPOT, name="Bad"), XObject={"Bad": im})


@case("rgb", 2, SPOT)
def rgb_inline_picture(pdf: Pdf) -> None:
    data = zlib.compress(bytes(160 * 120 * 3)).hex()
    inline = f"BI /W 160 /H 120 /BPC 8 /CS /RGB /F [/AHx /Fl] ID {data}> EI"
    add(pdf, 2, picture(*SPOT, name="Bad").replace("/Bad Do", inline))


@case("rgb", 1, SPOT)
def rgb_shading(pdf: Pdf) -> None:
    add(pdf, 1, f"q {rect(*SPOT)} re W n /Bad sh Q", Shading={"Bad": _shading(Name.DeviceRGB)})


@case("rgb", 2, SPOT)
def rgb_shading_pattern(pdf: Pdf) -> None:
    pattern = Dictionary(PatternType=2, Shading=_shading(Name.DeviceRGB))
    add(pdf, 2, area("/Pattern cs /Bad scn", *SPOT), Pattern={"Bad": pattern})


@case("rgb", 2, SPOT)
def rgb_tiling_pattern(pdf: Pdf) -> None:
    cell = Stream(pdf, b"1 0 0 rg 0 0 2 2 re f")
    cell.PatternType, cell.PaintType, cell.TilingType = 1, 1, 1
    cell.BBox, cell.XStep, cell.YStep = Array([0, 0, 4, 4]), 4, 4
    cell.Resources = Dictionary()
    add(pdf, 2, area("/Pattern cs /Bad scn", *SPOT), Pattern={"Bad": pdf.make_indirect(cell)})


@case("rgb", 2, SPOT)
def rgb_in_a_form_in_a_form(pdf: Pdf) -> None:
    inner = form(pdf, area(RED, *SPOT))
    outer = form(pdf, "/In Do", Resources=Dictionary(XObject=Dictionary(In=inner)))
    add(pdf, 2, "/Bad Do", XObject={"Bad": outer})


@case("rgb", 2)
def rgb_group(pdf: Pdf) -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    add(pdf, 2, "/Bad Do", XObject={"Bad": form(pdf, area("0 0 0 1 k", *SPOT), Group=group)})


@case("rgb", 1)
def rgb_page_group(pdf: Pdf) -> None:
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


@case("rgb", 2, SPOT)
def rgb_in_a_soft_mask_group(pdf: Pdf) -> None:
    group = form(pdf, area(RED, *SPOT), Group=Dictionary(S=Name.Transparency))
    state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group))
    add(pdf, 2, "q /Bad gs Q", ExtGState={"Bad": state})


@case("rgb", 2, (24, 84, 20, 10), more="annotations")
def rgb_annotation(pdf: Pdf) -> None:
    look = Stream(pdf, b"1 0 0 rg 0 0 40 20 re f")
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 40, 20])
    look.Resources = Dictionary()
    _annotation(pdf, Name.Stamp)
    pdf.pages[1].obj.Annots[0].AP = Dictionary(N=look)


@case("rgb", warn=True)
def rgb_that_no_page_uses(pdf: Pdf) -> None:
    pdf.Root.Spare = pdf.make_indirect(image(pdf, 4, 4, space=Name.DeviceRGB))


@case("icc", 2, SPOT, standard="x1a")
def icc_cmyk_in_x1a(pdf: Pdf) -> None:
    space = Array([Name.ICCBased, pdf.Root.OutputIntents[0].DestOutputProfile])
    add(pdf, 2, area("/Bad cs 0 0 0 1 scn", *SPOT), ColorSpace={"Bad": space})


@case("spot", 2, SPOT, warn=True)
def spot_colour(pdf: Pdf) -> None:
    add(pdf, 2, area("/Bad cs 1 scn", *SPOT), ColorSpace={"Bad": _separation("PANTONE 185 C")})


@case("rgb", 2, SPOT, more="spot")
def spot_colour_made_of_rgb(pdf: Pdf) -> None:
    space = _separation("Gold", Name.DeviceRGB)
    add(pdf, 2, area("/Bad cs 1 scn", *SPOT), ColorSpace={"Bad": space})


@case("black-text", 1, (30, 77.2, 21.2, 3.5))
def rich_black_text(pdf: Pdf) -> None:
    add(pdf, 1, text(30, 80, 10, "0.6 0.4 0.4 1 k"))


@case("black-text", 2)
def text_of_three_inks(pdf: Pdf) -> None:
    add(pdf, 2, text(30, 80, 10, "0.75 0.68 0.67 0.4 k"))


@case("reversed-text", 2, warn=True, plates=True)
def small_white_on_three_inks(pdf: Pdf) -> None:
    ground = area("0.6 0.6 0.6 0 k", *SPOT)
    add(pdf, 2, ground + text(32, 87, 7, "0 0 0 0 k", "Knock"))


@case("reversed-text", 1, warn=True, plates=True)
def small_white_on_three_inks_of_which_two_are_light(pdf: Pdf) -> None:
    ground = area("0.08 0.9 0.1 0 k", *SPOT)
    add(pdf, 1, ground + text(32, 87, 8, "0 0 0 0 k", "Knock"))


@case("text-inks", 2)
def small_text_in_a_tint(pdf: Pdf) -> None:
    add(pdf, 2, text(30, 80, 7.5, "0 0 0 0.7 k"))


@case("text-inks", 1)
def small_text_of_two_full_inks(pdf: Pdf) -> None:
    add(pdf, 1, text(30, 80, 7, "0 1 1 0 k", "Knock"))


@case("text-inks", 2)
def text_of_four_inks(pdf: Pdf) -> None:
    add(pdf, 2, text(30, 80, 9.9, "0.15 1 1 0.05 k", "Knock"))


@case("text-inks", 2, warn=True)
def small_light_text_on_a_ground(pdf: Pdf) -> None:
    add(pdf, 2, area("0 1 1 0 k", *SPOT) + text(32, 87, 7, "0 0.1 0.3 0 k", "Knock"))


@case("line-inks", 1, (30, 79.9, 40, 0.12), warn=True)
def thin_rule_in_a_tint(pdf: Pdf) -> None:
    add(pdf, 1, line(0.34, 30, 80, 70).replace("0 0 0 1 K", "0 0 0 0.18 K"))


@case("line-inks", 2, (30, 80, 0.3, 40), warn=True)
def thin_bars_of_three_inks(pdf: Pdf) -> None:
    add(pdf, 2, area("0 0.06 0.1 0.42 k", 30, 80, 0.3, 40) * 2)


@case("line-inks", 1, (30, 80, 40.1, 12.1), warn=True)
def thin_rules_of_one_path_in_a_tint(pdf: Pdf) -> None:
    """What parts small charts from each other: several upright lines, painted at once."""
    left, low, width, high = map(float, rect(30, 80, 40, 12).split())
    places = (left, left + width / 2, left + width)
    path = " ".join(f"{x} {low} m {x} {low + high} l" for x in places)
    add(pdf, 1, f"q 0 0 0 0.46 K 0.4 w {path} S Q\n")


@case("ink", 2, SPOT, plates=True)
def too_much_ink(pdf: Pdf) -> None:
    add(pdf, 2, area("0.8 0.7 0.7 0.3 k", *SPOT))


@case("ink", 1, (-3, 80, 20, 12), plates=True)
def too_much_ink_in_the_bleed(pdf: Pdf) -> None:
    add(pdf, 1, area("0.7 0.7 0.7 0.7 k", -5.9, 80, 22.9, 12))


@case("ink", 2, (36, 68, 3, 22), plates=True)
def overprint_on_a_heavy_ground(pdf: Pdf) -> None:
    black = area("/Over gs 0 0 0 1 k", 36, 66, 3, 30)
    add(pdf, 2, area("0 1 1 0 k", 30, 68, 20, 22) + area("/Over gs 0.3 0 0 0 k", 30, 68, 20, 22))
    add(pdf, 2, black)


@case("plates", 2, warn=True, plates=True)
def blank_page(pdf: Pdf) -> None:
    pdf.pages[1].obj.Contents.write(b"q Q")


@case("plates", 2, warn=True, plates=True)
def nothing_in_black(pdf: Pdf) -> None:
    pdf.pages[1].obj.Contents.write(area("0 1 1 0 k", *SPOT).encode())


# Text and lines


@case("embedded", 2, (30, 78.3, 5.3, 2.1))
def font_not_embedded(pdf: Pdf) -> None:
    helvetica = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name.Helvetica,
        FirstChar=65,
        Widths=Array([833, 833, 833]),
    )
    add(pdf, 2, text(30, 80, 6, font="Bad"), Font={"Bad": pdf.make_indirect(helvetica)})


@case("embedded", warn=True)
def unused_font_not_embedded(pdf: Pdf) -> None:
    add(
        pdf,
        2,
        "",
        Font={
            "Bad": pdf.make_indirect(
                Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            )
        },
    )


@case("subset", 1, warn=True)
def font_embedded_whole(pdf: Pdf) -> None:
    font = pdf.pages[0].obj.Resources.Font.F1
    font.BaseFont = font.DescendantFonts[0].BaseFont = Name("/Press-Hei")


@case("type3", 2, (30, 78.3, 5.3, 2.1))
def type_3_font(pdf: Pdf) -> None:
    add(pdf, 2, text(30, 80, 6, font="Bad"), Font={"Bad": _type3(pdf, "0 0 0 1 k")})


@case("rgb", 2, more="type3")
def rgb_in_a_type_3_glyph(pdf: Pdf) -> None:
    add(pdf, 2, text(30, 80, 6, font="Bad"), Font={"Bad": _type3(pdf, RED)})


@case("text-size", 2)
def small_text(pdf: Pdf) -> None:
    add(pdf, 2, text(30, 80, 4.5))


@case("text-size", 1)
def text_made_small_by_its_matrix(pdf: Pdf) -> None:
    add(pdf, 1, text(30, 80, 10).replace("1 0 0 1", "0.4 0 0 0.4"))


@case("reversed-size", 2)
def small_white_text(pdf: Pdf) -> None:
    add(pdf, 2, area("0 1 1 0 k", *SPOT) + text(32, 87, 5.5, "0 0 0 0 k", "Knock"))


@case("invisible-text", 2, warn=True)
def invisible_text(pdf: Pdf) -> None:
    add(pdf, 2, text(30, 80, 3, before="3 Tr"))


@case("invisible-text", 2)
def page_without_its_text(pdf: Pdf) -> None:
    contents = pdf.pages[1].Contents
    contents.write(contents.read_bytes().replace(b"BT", b"BT 3 Tr"))


@case("hairline", 2)
def thin_line(pdf: Pdf) -> None:
    add(pdf, 2, line(0.1, 30, 80, 50))


@case("hairline", 1)
def line_without_width(pdf: Pdf) -> None:
    add(pdf, 1, line(0, 30, 80, 50))


@case("hairline", 2)
def line_made_thin_by_its_matrix(pdf: Pdf) -> None:
    add(pdf, 2, "q .2 0 0 .2 0 0 cm 1 w 0 0 0 1 K 500 500 m 900 900 l S Q")


@case("hairline", 1, (30, 80, 40, 0.05))
def thin_bar(pdf: Pdf) -> None:
    add(pdf, 1, area("0 0 0 1 k", 30, 80, 40, 0.05))


@case("hairline", 2, warn=True)
def sliver_of_a_drawing(pdf: Pdf) -> None:
    add(pdf, 2, "q 0 0 0 1 k 100 100 m 140 140 l 140 140.2 l 100 100.2 l h f Q")


@case("hairline", 2, warn=True)
def thin_counter_of_an_outlined_letter(pdf: Pdf) -> None:
    outer = "100 100 m 110 100 l 110 107 l 108 110 l 102 110 l 100 107 l h"
    add(pdf, 2, f"q 0 0 0 1 k {outer} 102 104 6 0.2 re f* Q")


# Pictures


@case("resolution", 2, SPOT)
def coarse_picture(pdf: Pdf) -> None:
    add(pdf, 2, picture(*SPOT, name="Bad"), XObject={"Bad": image(pdf, 60, 40)})


@case("resolution", 1, SPOT, warn=True)
def rather_coarse_picture(pdf: Pdf) -> None:
    add(pdf, 1, picture(*SPOT, name="Bad"), XObject={"Bad": image(pdf, 110, 70)})


@case("compression", 2, SPOT, warn=True)
def jpeg_2000(pdf: Pdf) -> None:
    im = image(pdf, 160, 120)
    im.write(b"\xff\x4f\xff\x51\xff\xd9", filter=Name.JPXDecode)
    add(pdf, 2, picture(*SPOT, name="Bad"), XObject={"Bad": im})


@case("compression", 2, SPOT, standard="x1a", more="picture-data")  # it is Flate
def lzw_in_x1a(pdf: Pdf) -> None:
    im = image(pdf, 160, 120)
    im.Filter = Name.LZWDecode
    add(pdf, 2, picture(*SPOT, name="Bad"), XObject={"Bad": im})


@case("opi", 2, SPOT)
def opi(pdf: Pdf) -> None:
    im = image(pdf, 160, 120)
    im.OPI = Dictionary()
    add(pdf, 2, picture(*SPOT, name="Bad"), XObject={"Bad": im})


# How it prints


@case("overprint-black", 1, (15, 77.2, 21.2, 3.5))
def black_text_knocks_out(pdf: Pdf) -> None:
    add(pdf, 1, text(15, 80, state="Knock"))


@case("overprint-black", 2, plates=True)
def black_text_knocks_out_of_a_tint(pdf: Pdf) -> None:
    add(pdf, 2, area("0.2 0.1 0 0 k", *SPOT) + text(32, 87, state="Knock"))


@case("overprint-black", 2)
def black_text_in_gray(pdf: Pdf) -> None:
    add(pdf, 2, text(15, 80, colour="0 g"))


@case("overprint-black", 2)
def overprint_without_its_mode(pdf: Pdf) -> None:
    add(pdf, 2, text(15, 80, state="Bad"), ExtGState={"Bad": Dictionary(op=True, OP=True, OPM=0)})


@case("overprint-white", 2)
def white_text_overprints(pdf: Pdf) -> None:
    add(pdf, 2, area("0 1 1 0 k", *SPOT) + text(32, 87, 10, "0 0 0 0 k"))


@case("overprint-white", 1, SPOT)
def white_area_overprints(pdf: Pdf) -> None:
    add(pdf, 1, area("/Over gs 0 0 0 0 k", *SPOT))


@case("transparency", 2, standard="x1a")
def opacity_in_x1a(pdf: Pdf) -> None:
    add(pdf, 2, "q /Bad gs Q", ExtGState={"Bad": Dictionary(ca=0.5)})


@case("transparency", 1, standard="x1a")
def blend_mode_in_x1a(pdf: Pdf) -> None:
    add(pdf, 1, "q /Bad gs Q", ExtGState={"Bad": Dictionary(BM=Name.Multiply)})


@case("transparency", 2, standard="x1a")
def soft_mask_in_x1a(pdf: Pdf) -> None:
    im = image(pdf, 160, 120)
    im.SMask = image(pdf, 160, 120, space=Name.DeviceGray)
    add(pdf, 2, picture(*SPOT, name="Bad"), XObject={"Bad": im})


@case("transfer", 2)
def transfer_curve(pdf: Pdf) -> None:
    curve = Dictionary(FunctionType=2, N=2, Domain=Array([0, 1]))
    add(pdf, 2, "q /Bad gs Q", ExtGState={"Bad": Dictionary(TR=curve)})


@case("damage", 2)
def damaged_stream(pdf: Pdf) -> None:
    held = pdf.pages[1].obj
    data = zlib.compress(held.Contents.read_bytes())[:-40]
    held.Contents.write(data, filter=Name.FlateDecode)


def _annotation(pdf: Pdf, kind: pikepdf.Name) -> None:
    mm = 72 / 25.4
    # The page is 6 mm wider than its trim: 24 mm and 84 mm from the trim's left top corner.
    box = Array([30 * mm, (146 - 94) * mm, 50 * mm, (146 - 84) * mm])
    made = Dictionary(Type=Name.Annot, Subtype=kind, Rect=box, Contents="?")
    pdf.pages[1].obj.Annots = Array([pdf.make_indirect(made)])


def _shading(space: pikepdf.Name) -> Dictionary:
    function = Dictionary(
        FunctionType=2, N=1, Domain=Array([0, 1]), C0=Array([1, 0, 0]), C1=Array([0, 0, 1])
    )
    return Dictionary(
        ShadingType=2, ColorSpace=space, Coords=Array([0, 0, 100, 0]), Function=function
    )


def _separation(ink: str, space: pikepdf.Name = Name.DeviceCMYK) -> Array:
    zero = [0, 0, 0] if space == Name.DeviceRGB else [0, 0, 0, 0]
    function = Dictionary(
        FunctionType=2, N=1, Domain=Array([0, 1]), C0=Array(zero), C1=Array([0.2, *zero[1:]])
    )
    return Array([Name.Separation, Name("/" + ink.replace(" ", "#20")), space, function])


def _type3(pdf: Pdf, colour: str) -> pikepdf.Object:
    glyph = pdf.make_indirect(Stream(pdf, f"833 0 d0 {colour} 0 0 700 700 re f".encode()))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 1000, 1000]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            FirstChar=65,
            LastChar=67,
            Widths=Array([833, 833, 833]),
            CharProcs=Dictionary(a=glyph),
            Encoding=Dictionary(Differences=Array([65, Name.a, Name.a, Name.a])),
            Resources=Dictionary(),
        )
    )


# Whole or not: what a RIP would print wrong without a word


def _program(pdf: Pdf) -> pikepdf.Object:
    font = pdf.pages[0].obj.Resources.Font.F1
    return font.DescendantFonts[0].FontDescriptor.FontFile2


@case("font-program", 1)
def truncated_font(pdf: Pdf) -> None:
    file = _program(pdf)
    file.write(file.read_bytes()[:900])


@case("font-program", 1)
def font_without_outlines(pdf: Pdf) -> None:
    file = _program(pdf)
    file.write(file.read_bytes().replace(b"glyf", b"gone", 1))


@case("font-program", 1)
def font_that_is_none(pdf: Pdf) -> None:
    _program(pdf).write(b"no font at all" * 40)


@case("glyphs", 2)
def empty_box(pdf: Pdf) -> None:
    add(pdf, 2, text(30, 80).replace("<", "<0000"))


@case("glyphs", 2)
def glyph_beyond_the_font(pdf: Pdf) -> None:
    add(pdf, 2, text(30, 80).replace("<", "<7FFE"))


@case("picture-data", 2)
def truncated_jpeg(pdf: Pdf) -> None:
    out = io.BytesIO()
    Image.effect_noise((160, 120), 60).convert("CMYK").save(out, "JPEG")
    made = Stream(pdf, out.getvalue()[: len(out.getvalue()) // 2])
    _jpeg(pdf, made)


@case("picture-data", 2)
def jpeg_of_zeros(pdf: Pdf) -> None:
    _jpeg(pdf, Stream(pdf, b"\xff\xd8" + bytes(4000)))


def _jpeg(pdf: Pdf, made: Stream) -> None:
    made.Type, made.Subtype, made.Filter = Name.XObject, Name.Image, Name.DCTDecode
    made.Width, made.Height, made.BitsPerComponent = 160, 120, 8
    made.ColorSpace = Name.DeviceCMYK
    add(pdf, 2, picture(*SPOT, "ImJ"), XObject={"ImJ": made})


@case("picture-data", 1)
def picture_with_half_its_rows(pdf: Pdf) -> None:
    made = image(pdf, 160, 120)
    made.write(bytes([60]) * (160 * 60 * 4))
    add(pdf, 1, picture(*SPOT, "ImH"), XObject={"ImH": made})


@case("output-intent")
def empty_profile(pdf: Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes()[:128] + bytes(4))


@case("output-intent")
def truncated_profile(pdf: Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes()[:20_000])


@case("condition")
def profile_of_another_press(pdf: Pdf) -> None:
    """The same table with its tints turned round: another condition under the plant's name."""
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    data = bytearray(profile.read_bytes())
    tags = int.from_bytes(data[128:132], "big")
    for at in range(132, 132 + 12 * tags, 12):
        if bytes(data[at : at + 4]) in (b"A2B0", b"A2B1", b"A2B2"):
            start, size = (int.from_bytes(data[at + k : at + k + 4], "big") for k in (4, 8))
            for place in range(start + 400, start + size - 400):
                data[place] = 255 - data[place]
            break
    for at in range(132, 132 + 12 * tags, 12):  # all intents read the same table
        if bytes(data[at : at + 4]) in (b"A2B1", b"A2B2"):
            data[at + 4 : at + 12] = start.to_bytes(4, "big") + size.to_bytes(4, "big")
    profile.write(bytes(data))


@case("icc-whole", 0)
def broken_profile_of_a_space(pdf: Pdf) -> None:
    icc = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    space = Array([Name.ICCBased, pdf.make_indirect(Stream(pdf, icc[:5000], N=4))])
    spaces: dict[str, object] = {"CsB": pdf.make_indirect(space)}
    add(pdf, 1, f"q /CsB cs 0 0 0 1 scn {rect(*SPOT)} re f Q", ColorSpace=spaces)


@case("default-spaces")
def default_cmyk(pdf: Pdf) -> None:
    icc = pdf.Root.OutputIntents[0].DestOutputProfile
    pdf.pages[1].obj.Resources.ColorSpace = Dictionary(DefaultCMYK=Array([Name.ICCBased, icc]))


@case("transfer", 2)
def transfer_function_in_a_halftone(pdf: Pdf) -> None:
    curve = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=0.5)
    tone = Dictionary(
        Type=Name.Halftone,
        HalftoneType=1,
        Frequency=85,
        Angle=45,
        SpotFunction=Name.Round,
        TransferFunction=curve,
    )
    whole = Dictionary(Type=Name.Halftone, HalftoneType=5, Default=tone)
    states: dict[str, object] = {
        "Tone": Dictionary(Type=Name.ExtGState, HT=pdf.make_indirect(whole))
    }
    add(pdf, 2, "q /Tone gs " + area("0 0 0 1 k", *SPOT) + " Q", ExtGState=states)


@case("content", 1)
def stream_cut_in_an_operand(pdf: Pdf) -> None:
    add(pdf, 1, area("0 0 0 1 k", *SPOT) + "0 0 0 1 k 30 40")


@case("content", 2)
def stream_cut_in_an_operator(pdf: Pdf) -> None:
    held = pdf.pages[1].obj.Contents
    data = held.read_bytes()
    held.write(data[: data.rindex(b"Tj") + 1])


@case("content", 1)
def stream_cut_within_text(pdf: Pdf) -> None:
    add(pdf, 1, text(30, 80).replace("ET Q", ""))


@case("content", 2)
def form_cut_before_its_end(pdf: Pdf) -> None:
    add(pdf, 2, "/FmC Do", XObject={"FmC": form(pdf, "q 0 0 0 1 k 100 100 50 50 re f")})


@case("safe-text", 2)
def text_at_the_trim(pdf: Pdf) -> None:
    add(pdf, 2, text(1, 80))


@case("safe-text", 1)
def text_at_the_foot(pdf: Pdf) -> None:
    add(pdf, 1, text(30, 139))


@case("bleed-art", 2, plates=True)
def artwork_that_ends_at_the_trim(pdf: Pdf) -> None:
    add(pdf, 2, area("0 0.3 0.3 0 k", 0, 85, 30, 20))


@case("bleed-art", 1, plates=True)
def artwork_that_bleeds_a_millimetre(pdf: Pdf) -> None:
    add(pdf, 1, area("0 0 0 0.4 k", 40, 130, 40, 11))


@case("line-art", 2, SPOT)
def coarse_line_art(pdf: Pdf) -> None:
    _line_art(pdf, 120)


@case("line-art", 2, SPOT, warn=True)
def rather_coarse_line_art(pdf: Pdf) -> None:
    _line_art(pdf, 400)


def _line_art(pdf: Pdf, ppi: int) -> None:
    width, height = (round(SPOT[k] / 25.4 * ppi) for k in (2, 3))
    made = Stream(pdf, zlib.compress(bytes([170]) * ((width + 7) // 8 * height)))
    made.Type, made.Subtype = Name.XObject, Name.Image
    made.Width, made.Height, made.BitsPerComponent = width, height, 1
    made.ColorSpace, made.Filter = Name.DeviceGray, Name.FlateDecode
    add(pdf, 2, picture(*SPOT, "ImL"), XObject={"ImL": made})


@case("damage", 1)
def form_that_is_not_there(pdf: Pdf) -> None:
    add(pdf, 1, "q /Im999 Do Q")


@case("damage", 2)
def state_that_is_not_there(pdf: Pdf) -> None:
    add(pdf, 2, "q /GS999 gs Q")


@case("damage", 2)
def pattern_that_is_not_there(pdf: Pdf) -> None:
    add(pdf, 2, "q /Pattern cs /P999 scn Q")


@case("damage", 1)
def form_that_draws_itself(pdf: Pdf) -> None:
    own = form(pdf, "/FmR Do")
    own.Resources = Dictionary(XObject=Dictionary(FmR=own))
    add(pdf, 1, "/FmR Do", XObject={"FmR": own})


@case("picture-data", 2)
def picture_without_its_height(pdf: Pdf) -> None:
    made = image(pdf, 160, 120)
    del made["/Height"]
    add(pdf, 2, picture(*SPOT, "ImN"), XObject={"ImN": made})


@case("picture-data", 1)
def inline_picture_of_no_width(pdf: Pdf) -> None:
    inline = "BI /W 0 /H 12 /BPC 8 /CS /G ID abcdefgh EI"
    add(pdf, 1, picture(*SPOT, "ImN").replace("/ImN Do", inline))


@case("picture-data", 2)
def decode_of_too_few_colours(pdf: Pdf) -> None:
    made = image(pdf, 160, 120)
    made.Decode = Array([1, 0])
    add(pdf, 2, picture(*SPOT, "ImD"), XObject={"ImD": made})


@case("picture-data", 1, SPOT, warn=True)
def picture_as_a_negative(pdf: Pdf) -> None:
    made = image(pdf, 160, 120)
    made.Decode = Array([1, 0] * 4)
    add(
        pdf,
        1,
        picture(*SPOT, "ImD").replace("q ", f"q {rect(*SPOT)} re W n "),
        XObject={"ImD": made},
    )


@case("invisible-text", 2, warn=True)
def text_that_clips_nothing(pdf: Pdf) -> None:
    add(pdf, 2, text(30, 80, 9, before="7 Tr"))


@case("text-size", 1)
def small_text_that_clips_a_ground(pdf: Pdf) -> None:
    small = text(30, 84, 4, before="7 Tr").removesuffix("Q\n")
    add(pdf, 1, small + area("0 0 0 1 k", *SPOT) + "Q")


@case("rgb", 2)
def text_that_clips_a_ground_of_rgb(pdf: Pdf) -> None:
    large = text(30, 88, 20, before="7 Tr").removesuffix("Q\n")
    add(pdf, 2, large + area(RED, *SPOT) + "Q")


@case("invisible-text", 1, warn=True)
def text_raised_off_the_page(pdf: Pdf) -> None:
    add(pdf, 1, text(30, 80, before="900 Ts"))


@case("invisible-text", 2, warn=True)
def text_lowered_off_the_page(pdf: Pdf) -> None:
    add(pdf, 2, text(30, 80, before="-2000 Ts"))


@case("content", 2)
def dash_of_less_than_nothing(pdf: Pdf) -> None:
    add(pdf, 2, line(1, 30, 80, 50).replace("q ", "q [-3 2] 0 d "))


@case("content", 1)
def dash_that_is_no_list(pdf: Pdf) -> None:
    add(pdf, 1, "q 3 0 d Q")


@case("content", 2)
def dash_of_a_state(pdf: Pdf) -> None:
    dash = Array([Array([2, -1]), 0])
    add(pdf, 2, "q /Dash gs Q", ExtGState={"Dash": Dictionary(Type=Name.ExtGState, D=dash)})


@case("content", 1, warn=True)
def dash_of_zeros(pdf: Pdf) -> None:
    add(pdf, 1, line(1, 30, 80, 50).replace("q ", "q [0 0] 0 d "))


@case("content", 2, warn=True)
def states_nested_deep(pdf: Pdf) -> None:
    add(pdf, 2, "q " * 41 + area("0 0 0 1 k", *SPOT) + "Q " * 41)


@case("rotation", 2)
def page_put_out_as_for_film(pdf: Pdf) -> None:
    held = pdf.pages[1].obj
    width = float(held.MediaBox[2])
    held.Contents.write(f"q -1 0 0 1 {width} 0 cm ".encode() + held.Contents.read_bytes() + b" Q")


@case("rotation", 1, warn=True)
def a_word_in_a_mirror(pdf: Pdf) -> None:
    add(pdf, 1, text(30, 80).replace("1 0 0 1", "-1 0 0 1"))


@case("rotation", 2, warn=True)
def a_word_stretched_backwards(pdf: Pdf) -> None:
    add(pdf, 2, text(60, 80, before="-100 Tz"))


@case("output-intent")
def profile_of_three_colours_by_its_number(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.N = 3
