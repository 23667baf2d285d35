"""The checks of a preflight: id → what it asks in words, and what to do about a fault.

Input: nothing. Output: `CATALOGUE`, in the order in which the checks are printed.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """What a check asks, and the remedy where it fails."""

    title: str
    remedy: str


_PROFILE = "write the file with the plant's press profile (build_pdf.py build --only press)"
CATALOGUE: dict[str, Entry] = {
    # The file
    "encryption": Entry("no encryption", "save the file without password and permissions"),
    "damage": Entry("objects and streams can be read", "write the file again from its source"),
    "size": Entry("small enough to be measured", "split the file into fewer or simpler pages"),
    "standard": Entry("marked as the PDF/X kind that the plant asks for", _PROFILE),
    "version": Entry("PDF version that the PDF/X kind allows", _PROFILE),
    "metadata": Entry("title and dates stated", "state title, creation and change date"),
    "trapped": Entry("Trapped is True or False", "set Trapped to False, or True after trapping"),
    "identifier": Entry("file identifier (ID) in the trailer", "write the file with an ID"),
    "output-intent": Entry("output intent with an embedded CMYK profile", _PROFILE),
    "condition": Entry("output intent names the plant's printing condition", _PROFILE),
    "javascript": Entry("no JavaScript", "delete the scripts"),
    "actions": Entry("no actions", "delete links' and the document's actions"),
    "attachments": Entry("no embedded files", "delete the embedded files"),
    "forms": Entry("no form fields, no XFA", "flatten the form"),
    "layers": Entry("no optional content", "flatten the layers"),
    "annotations": Entry("no annotation inside the bleed", "delete or flatten the annotations"),
    # Pages and boxes
    "pages": Entry("has pages", "write the file with its pages"),
    "trim-box": Entry("TrimBox on each page, no ArtBox", "set a TrimBox and delete the ArtBox"),
    "bleed": Entry("BleedBox around the TrimBox by the plant's bleed", "extend the bleed"),
    "crop-box": Entry("CropBox equal to the MediaBox or absent", "delete the CropBox"),
    "nesting": Entry("boxes lie within each other", "set Trim within Bleed within MediaBox"),
    "page-size": Entry("pages are all of one size", "bring all pages to one trim size"),
    "rotation": Entry("pages are not rotated, unit is 1/72 inch", "turn the content itself"),
    # Colour
    "rgb": Entry("no RGB", "convert to CMYK with the plant's profile"),
    "lab": Entry("no Lab", "convert to CMYK with the plant's profile"),
    "icc": Entry("colour spaces that the PDF/X kind allows", "write DeviceCMYK or DeviceGray"),
    "spot": Entry("no spot colour", "convert to CMYK, or order the ink from the plant"),
    "black-text": Entry("small black text is black ink alone", "set the text in 100 % K"),
    "reversed-text": Entry(
        "small white text stands on two inks at most", "set it larger, or on fewer inks"
    ),
    "ink": Entry("total ink of every pixel", "convert again with the plant's profile or use GCR"),
    "plates": Entry("every page has ink", "delete the blank page, or see what is missing"),
    # Text and lines
    "embedded": Entry("fonts are embedded", "embed the font"),
    "subset": Entry("fonts are subset", "embed a subset"),
    "type3": Entry("no Type 3 font", "set the text in an outline font, or outline it"),
    "text-size": Entry("no text too small", "set the text larger"),
    "reversed-size": Entry("no white text too small", "set the white text larger"),
    "invisible-text": Entry("no invisible text", "delete the hidden text"),
    "hairline": Entry("no line too thin", "draw the line thicker"),
    # Pictures
    "resolution": Entry("pictures fine enough", "put in a finer picture, or show it smaller"),
    "compression": Entry("compression that every RIP reads", "save the picture as Flate or JPEG"),
    "opi": Entry("no OPI, PostScript or placeholder", "put in the picture itself"),
    # How it prints
    "overprint-black": Entry("small black text overprints", "set overprint, mode 1, DeviceCMYK"),
    "overprint-white": Entry("nothing white overprints", "switch overprint off: it would vanish"),
    "transparency": Entry("transparency as the PDF/X kind allows", "flatten the transparency"),
    "transfer": Entry("no transfer curve", "delete TR and TR2 from the graphics states"),
}
