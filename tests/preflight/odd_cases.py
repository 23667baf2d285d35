"""Wrong press files of kinds that passed in silence once: colours by table, outlines, cut data."""

from __future__ import annotations

import io
import struct
import zlib

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from PIL import Image, ImageDraw
from PIL.TiffImagePlugin import TiffImageFile

from tests.preflight.build import add, area, form, image, line, picture, rect, text
from tests.preflight.cases import SPOT, case


def _table(*colours: tuple[int, int, int, int]) -> Array:
    held = String(b"".join(bytes(colour) for colour in colours))
    return Array([Name.Indexed, Name.DeviceCMYK, len(colours) - 1, held])


WHITE_AND_RICH = _table((0, 0, 0, 0), (100, 80, 80, 255))


@case("black-text", 2)
def rich_black_text_by_a_table(pdf: Pdf) -> None:
    add(pdf, 2, text(30, 80, 11, "/I cs 1 scn"), ColorSpace={"I": WHITE_AND_RICH})


@case("line-inks", 1, warn=True)
def thin_rule_by_a_table(pdf: Pdf) -> None:
    rule = "q /I CS 1 SCN 0.4 w 100 200 m 250 200 l S Q"
    add(pdf, 1, rule, ColorSpace={"I": _table((0, 0, 0, 0), (0, 180, 180, 100))})


@case("overprint-white", 1)
def white_by_a_table_overprints(pdf: Pdf) -> None:
    white = area("/Over gs /I cs 0 scn", 32, 82, 6, 6)
    add(pdf, 1, area("0 1 1 0 k", *SPOT) + white, ColorSpace={"I": WHITE_AND_RICH})


@case("line-inks", 2, warn=True)
def thin_frame_of_four_inks(pdf: Pdf) -> None:
    add(pdf, 2, "q 0.6 0.4 0.4 0.5 K 0.3 w 100 200 90 60 re S Q")


@case("black-text", 1)
def black_text_with_a_rich_outline(pdf: Pdf) -> None:
    rich = "0 0 0 1 k 0.6 0.5 0.5 1 K"
    add(pdf, 1, text(30, 80, 11, rich, before="2 Tr 0.3 w"))


@case("text-inks", 2)
def small_black_text_with_a_red_outline(pdf: Pdf) -> None:
    red = "0 0 0 1 k 0 0.8 0.8 0 K"
    add(pdf, 2, text(30, 80, 7, red, before="2 Tr 0.2 w"))


@case("overprint-white", 1)
def white_outline_overprints(pdf: Pdf) -> None:
    inks = "0 1 0 0 k 0 0 0 0 K"
    add(pdf, 1, area("0 1 1 0 k", *SPOT) + text(32, 88, 20, inks, before="2 Tr 1 w"))


@case("hairline", 1)
def outlined_text_of_a_hair(pdf: Pdf) -> None:
    add(pdf, 1, text(30, 80, 20, "0 0 0 1 K", before="1 Tr 0.05 w"))


@case("hairline", 2, warn=True)
def path_without_area(pdf: Pdf) -> None:
    add(pdf, 2, "q 0 0 0 1 k 100 200 m 250 230 l f Q")


@case("text-size", 1)
def text_condensed_to_a_third(pdf: Pdf) -> None:
    add(pdf, 1, text(30, 80, 7, before="30 Tz"))


@case("text-inks", 1)
def small_text_filled_by_a_gradient(pdf: Pdf) -> None:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 1], C1=[0, 1, 1, 0], N=1)
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[80, 0, 300, 0], Function=function
    )
    pattern = Dictionary(PatternType=2, Shading=shading)
    small = text(30, 80, 7, "/Pattern cs /P scn", "Knock")
    add(pdf, 1, small, Pattern={"P": pattern})


def _shown(pdf: Pdf, made: Object) -> None:
    add(pdf, 1, picture(*SPOT, name="X"), XObject={"X": made})


@case("opi", 1)
def picture_with_alternates(pdf: Pdf) -> None:
    made = image(pdf, 160, 120)
    other = Dictionary(Image=pdf.make_indirect(image(pdf, 320, 240)), DefaultForPrinting=True)
    made.Alternates = Array([other])
    _shown(pdf, made)


@case("opi", 1)
def picture_whose_data_is_elsewhere(pdf: Pdf) -> None:
    made = image(pdf, 160, 120)
    made.F = String("photo.dat")
    _shown(pdf, made)


@case("content", 2)
def text_outside_of_its_object(pdf: Pdf) -> None:
    add(pdf, 2, "/Over gs 0 0 0 1 k /F1 10 Tf (\\0\\1) Tj")


@case("content", 2, warn=True)
def states_closed_that_were_not_opened(pdf: Pdf) -> None:
    add(pdf, 2, "Q Q")


@case("picture-data", 1)
def run_lengths_that_end(pdf: Pdf) -> None:
    made = image(pdf, 160, 120)
    made.write(b"\x81\x00\x80", filter=Name.RunLengthDecode)
    _shown(pdf, made)


@case("picture-data", 1)
def rows_of_a_predictor_that_end(pdf: Pdf) -> None:
    made = image(pdf, 160, 120)
    rows = Dictionary(Predictor=15, Colors=4, Columns=160)
    made.write(zlib.compress(bytes(641 * 60)), filter=Name.FlateDecode, decode_parms=rows)
    _shown(pdf, made)


@case("picture-data", 1, warn=False, more="compression")
def jpeg_2000_that_ends(pdf: Pdf) -> None:
    made = image(pdf, 160, 120)
    made.write(b"\0\0\0\x0cjP  \xff\x4f\xff\x51 and no more", filter=Name.JPXDecode)
    _shown(pdf, made)


def _jpeg(pdf: Pdf, mode: str, height: int) -> None:
    out = io.BytesIO()
    Image.new(mode, (160, height)).save(out, "JPEG")
    made = image(pdf, 160, 120)
    made.write(out.getvalue(), filter=Name.DCTDecode)
    _shown(pdf, made)


@case("picture-data", 1)
def jpeg_of_another_height(pdf: Pdf) -> None:
    _jpeg(pdf, "CMYK", 60)


@case("picture-data", 1)
def jpeg_of_other_colours(pdf: Pdf) -> None:
    _jpeg(pdf, "RGB", 120)


@case("picture-data", 1)
def inline_picture_that_ends(pdf: Pdf) -> None:
    left = rect(*SPOT).split()
    inline = "BI /W 160 /H 120 /BPC 8 /CS /G ID \x01\x02\x03 EI"
    add(pdf, 1, f"q 20 0 0 20 {left[0]} {left[1]} cm {inline} Q")


@case("opi", 1)
def postscript_in_a_form(pdf: Pdf) -> None:
    add(pdf, 1, "/X Do", XObject={"X": form(pdf, "", Subtype2=Name.PS)})


def _compact(kept: str) -> bytes:
    """Return a bare CFF program of one square letter."""
    pen = T2CharStringPen(700, None)
    for at, point in enumerate([(0, 0), (600, 0), (600, 600), (0, 600)]):
        (pen.lineTo if at else pen.moveTo)(point)
    pen.closePath()
    square = pen.getCharString()
    made = FontBuilder(1000, isTTF=False)
    made.setupGlyphOrder([".notdef", kept])
    made.setupCFF("Square", {}, {".notdef": square, kept: square}, {})
    made.setupHorizontalMetrics({".notdef": (700, 0), kept: (700, 0)})
    table = made.font["CFF "]
    return bytes(table.compile(made.font))


@case("glyphs", 1)
def letter_that_a_subset_left_out(pdf: Pdf) -> None:
    show_square(pdf, "A", "B", "C")


def show_square(pdf: Pdf, *names: str) -> None:
    """Show codes from 65 on of these names, in a subset that holds A alone."""
    program = Stream(pdf, _compact("A"), Subtype=Name.Type1C)
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name("/ABCDEF+Square"),
        FirstChar=65,
        Widths=Array([700] * len(names)),
        Encoding=Dictionary(Differences=Array([65, *(Name(f"/{name}") for name in names)])),
        FontDescriptor=Dictionary(FontName=Name("/ABCDEF+Square"), FontFile3=program),
    )
    shown = text(30, 80, 14, font="Bad")
    add(pdf, 1, shown, Font={"Bad": pdf.make_indirect(font)})


@case("font-program", 1)
def font_of_zeros(pdf: Pdf) -> None:
    font = pdf.pages[0].obj.Resources.Font.F1
    file = font.DescendantFonts[0].FontDescriptor.FontFile2
    data = file.read_bytes()
    file.write(data[:200] + bytes(len(data) - 200))


@case("transfer", 1, warn=True)
def screen_of_the_file_s_own(pdf: Pdf) -> None:
    screen = Dictionary(HalftoneType=1, Frequency=20, Angle=0, SpotFunction=Name.Line)
    add(pdf, 1, "q /T gs Q", ExtGState={"T": Dictionary(HT=screen)})


@case("attachments", warn=True)
def associated_file_without_a_type(pdf: Pdf) -> None:
    file = pdf.make_indirect(Stream(pdf, b"notes"))
    pdf.Root.AF = Array([pdf.make_indirect(Dictionary(F="a.xls", EF=Dictionary(F=file)))])


@case("actions")
def link_that_is_no_object_of_its_own(pdf: Pdf) -> None:
    link = Dictionary(Subtype=Name.Link, Rect=[1, 1, 3, 3], A=Dictionary(S=Name.URI, URI="a"))
    pdf.pages[0].obj.Annots = Array([link])


@case("javascript", more="actions")
def script_after_another_action(pdf: Pdf) -> None:
    then = Dictionary(S=Name.JavaScript, JS="x()")
    pdf.Root.OpenAction = Dictionary(S=Name.Named, N=Name.Print, Next=then)


@case("trapped", standard="x1a")
def trapped_as_a_string(pdf: Pdf) -> None:
    pdf.docinfo["/Trapped"] = String("False")


@case("version")
def version_in_the_catalog(pdf: Pdf) -> None:
    pdf.Root.Version = Name("/2.0")


@case("annotations", 1)
def printers_mark_on_the_page(pdf: Pdf) -> None:
    mark = Dictionary(Subtype=Name.PrinterMark, Rect=[90, 90, 150, 150])
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(mark)])


def rebuilt(pdf: bytes) -> bytes:
    """Return a file whose table of cross-references is looked for in a wrong place."""
    return pdf[: pdf.rfind(b"startxref")] + b"startxref\n77\n%%EOF\n"


@case("line-inks", 1, warn=True)
def thin_slanting_rule_of_two_inks(pdf: Pdf) -> None:
    add(pdf, 1, "q 0 0.8 0.8 0 K 0.4 w 100 150 m 190 190 l S Q")


@case("line-inks", 2, warn=True)
def thin_rules_of_a_tint_turned(pdf: Pdf) -> None:
    strokes = "".join(f"{x} 0 m {x} 40 l S " for x in range(0, 60, 12))
    add(pdf, 2, f"q 0.7 0.7 -0.7 0.7 200 120 cm 0 0 0 0.3 K 0.5 w {strokes} Q")


def _masked(pdf: Pdf, key: str, mask: Image.Image) -> None:
    """Put in a fine picture behind a mask of so many pixels."""
    stencil = mask.mode == "1"
    held = image(pdf, *mask.size, space=Name.DeviceGray)
    held.write(zlib.compress(mask.tobytes()), filter=Name.FlateDecode)
    if stencil:
        del held.ColorSpace
        held.ImageMask, held.BitsPerComponent = True, 1
    made = image(pdf, 200, 150)
    made[f"/{key}"] = pdf.make_indirect(held)
    add(pdf, 1, picture(*SPOT, name="M"), XObject={"M": made})


def _disc(mode: str, size: int) -> Image.Image:
    """Return a disc as large as its square."""
    made = Image.new(mode, (size, size))
    ImageDraw.Draw(made).ellipse((1, 1, size - 2, size - 2), fill=255)
    return made


@case("resolution", 1)
def coarse_hard_mask(pdf: Pdf) -> None:
    _masked(pdf, "Mask", _disc("1", 24))


@case("resolution", 1, warn=True)
def coarse_soft_mask_with_an_edge(pdf: Pdf) -> None:
    _masked(pdf, "SMask", _disc("L", 24))


FAX = Image.effect_noise((400, 300), 90).convert("1")


def _fax(pdf: Pdf, share: float, end: bytes = b"") -> None:
    """Put in line art by fax code, cut off."""
    out = io.BytesIO()
    FAX.save(out, "TIFF", compression="group4")
    with Image.open(out) as held:
        assert isinstance(held, TiffImageFile)
        start, size = held.tag_v2[273][0], held.tag_v2[279][0]
    data = out.getvalue()[start : start + size][: int(share * size)]
    parms = Dictionary(K=-1, Columns=FAX.width, Rows=FAX.height, BlackIs1=True)
    made = image(pdf, *FAX.size, space=Name.DeviceGray)
    made.write(data + end, filter=Name.CCITTFaxDecode, decode_parms=parms)
    made.BitsPerComponent = 1
    add(pdf, 2, picture(30, 80, 16, 12, name="F"), XObject={"F": made})


@case("picture-data", 2)
def fax_cut_off(pdf: Pdf) -> None:
    _fax(pdf, 0.6)


@case("picture-data", 2)
def fax_cut_off_and_ended(pdf: Pdf) -> None:
    _fax(pdf, 0.4, bytes.fromhex("001001"))


@case("picture-data", 2)
def fax_of_another_width(pdf: Pdf) -> None:
    _fax(pdf, 1)
    pdf.pages[1].Resources.XObject.F.DecodeParms.Columns = 408


@case("picture-data", 1)
def jbig2_cut_off(pdf: Pdf) -> None:
    page = struct.pack(">IBBBIIIIIBH", 0, 48, 0, 1, 19, 160, 120, 0, 0, 0, 0)
    region = struct.pack(">IBBBI", 1, 38, 0, 1, 5000) + bytes(300)
    made = image(pdf, 800, 600, space=Name.DeviceGray)
    made.write(page + region, filter=Name.JBIG2Decode)
    made.BitsPerComponent = 1
    add(pdf, 1, picture(30, 80, 16, 12, name="J"), XObject={"J": made})


def _named(pdf: Pdf, name: Name) -> Array:
    tint = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([0, 0, 0, 1]), N=1
    )
    return Array([Name.Separation, name, Name.DeviceCMYK, pdf.make_indirect(tint)])


@case("invisible-text", 2, warn=True)
def text_in_no_ink(pdf: Pdf) -> None:
    add(pdf, 2, text(30, 80, 12, "/N cs 1 scn"), ColorSpace={"N": _named(pdf, Name("/None"))})


@case("invisible-text", 2, warn=True)
def text_that_a_clip_cuts(pdf: Pdf) -> None:
    add(pdf, 2, text(30, 80, 12, before=f"{rect(0, 0, 34, 100)} re W n"))


@case("invisible-text", 1, warn=True, plates=True)
def white_text_on_paper(pdf: Pdf) -> None:
    add(pdf, 1, text(30, 90, 20, "0 0 0 0 k", "Knock"))


@case("line-inks", 2, (31, 87.9, 30, 0.1), warn=True, plates=True)
def thin_white_rules_on_three_inks(pdf: Pdf) -> None:
    ground = area("0.8 0.6 0.4 0.1 k", 30, 80, 32, 12)
    rules = "".join(line(0.3, 31, y, 61) for y in (84, 88)).replace("0 0 0 1 K", "0 0 0 0 K")
    add(pdf, 2, ground + rules)


@case("invisible-text", 1, warn=True, plates=True)
def text_under_a_white_area(pdf: Pdf) -> None:
    add(pdf, 1, text(30, 90, 12) + area("0 0 0 0 k", 28, 80, 60, 14))


@case("invisible-text", 2, warn=True, plates=True)
def text_masked_away(pdf: Pdf) -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    nothing = pdf.make_indirect(form(pdf, "0 g 0 0 400 500 re f", Group=group))
    mask = Dictionary(S=Name.Luminosity, G=nothing)
    state = Dictionary(Type=Name.ExtGState, SMask=mask, OP=True, op=True, OPM=1)
    add(pdf, 2, text(30, 90, 12, state="M"), ExtGState={"M": state})


@case("resolution", 2, warn=True)
def page_that_is_a_picture(pdf: Pdf) -> None:
    pdf.pages[1].Resources.XObject.P = pdf.make_indirect(image(pdf, 1300, 1800))
    pdf.pages[1].Contents = pdf.make_stream(picture(-4, -4, 108, 148, name="P").encode())


@case("text-inks", 1)
def small_black_text_that_shows_its_ground(pdf: Pdf) -> None:
    state = Dictionary(Type=Name.ExtGState, ca=0.4, OP=True, op=True, OPM=1)
    add(pdf, 1, text(30, 90, 7, state="Faint"), ExtGState={"Faint": state})


@case("text-inks", 2)
def small_black_text_in_a_group_that_shows_its_ground(pdf: Pdf) -> None:
    """WeasyPrint's way of `opacity`: within, the text is as opaque as can be."""
    state = Dictionary(Type=Name.ExtGState, ca=0.4)
    full = Dictionary(Type=Name.ExtGState, ca=1, OP=True, op=True, OPM=1)
    held = Dictionary(Font=pdf.pages[1].Resources.Font, ExtGState=Dictionary(Full=full))
    group = form(
        pdf,
        text(30, 90, 7, state="Full"),
        Group=Dictionary(S=Name.Transparency),
        Resources=held,
    )
    add(pdf, 2, "q /Faint gs /G Do Q\n", ExtGState={"Faint": state}, XObject={"G": group})


@case("hairline", 1)
def hatching_of_a_pattern_that_sets_no_width(pdf: Pdf) -> None:
    """Its lines are of the width with which its page begins, not of what the pattern fills."""
    cell = pdf.make_stream(b"0.1 0 0 0.1 0 0 cm 0 0 0 1 K 0 0 m 120 120 l S")
    cell.Type, cell.PatternType, cell.PaintType, cell.TilingType = Name.Pattern, 1, 1, 1
    cell.BBox, cell.XStep, cell.YStep = Array([0, 0, 12, 12]), 12, 12
    cell.Resources = Dictionary()
    ground = f"q 10 w /Pattern cs /H scn {rect(30, 80, 20, 12)} re f Q\n"
    add(pdf, 1, ground, Pattern={"H": cell})


@case("text-inks", 1, plates=True)
def small_text_that_a_mask_makes_faint(pdf: Pdf) -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    faint = pdf.make_indirect(form(pdf, "0.3 g 0 0 400 500 re f", Group=group))
    mask = Dictionary(S=Name.Luminosity, G=faint)
    state = Dictionary(Type=Name.ExtGState, SMask=mask, OP=True, op=True, OPM=1)
    add(pdf, 1, text(30, 90, 7, state="M"), ExtGState={"M": state})


@case("overprint-white", 2)
def white_text_in_a_group_that_is_multiplied(pdf: Pdf) -> None:
    held = pdf.pages[1].Resources
    words = text(30, 88, 20, "0 0 0 0 k", "Knock")
    group = form(pdf, words, Group=Dictionary(S=Name.Transparency), Resources=held)
    state = Dictionary(Type=Name.ExtGState, BM=Name.Multiply)
    ground = area("0 1 1 0 k", 28, 78, 60, 14)
    add(pdf, 2, ground + "q /Dark gs /G Do Q\n", ExtGState={"Dark": state}, XObject={"G": group})


def _outlines(size: float, *, down: bool) -> str:
    """Return 14 letters as paths, each of another form."""
    out = []
    for at in range(14):
        x, y = (150.0, 300 - 1.05 * size * at) if down else (90 + size * at, 150.0)
        points = [(0.1, 0), (0.4 + 0.03 * at, 0.1), (0.4, 0.9), (0.4, 0.5), (0.05, 0.8)]
        points += [(0.2, 0.3)] * (1 + at % 3)
        drawn = [f"{x + size * u:.3f} {y + size * v:.3f}" for u, v in points]
        out.append(f"{drawn[0]} m " + "".join(f"{p} l " for p in drawn[1:]) + "h f")
    return "q 0 0 0 0.5 k " + " ".join(out) + " Q"


@case("text-inks", 1, warn=True)
def small_grey_text_as_outlines(pdf: Pdf) -> None:
    add(pdf, 1, _outlines(6, down=False))


@case("text-inks", 2, warn=True)
def small_grey_text_as_outlines_down_the_page(pdf: Pdf) -> None:
    add(pdf, 2, _outlines(6, down=True))


@case("rgb", 1, more="line-inks")
def thin_rule_in_rgb(pdf: Pdf) -> None:
    add(pdf, 1, "q 0.7 0.2 0.1 RG 0.6 w 100 200 m 250 200 l S Q")
