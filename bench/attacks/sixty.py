"""Sixty inputs of kinds that the other groups do not have: uses across styles, bombs in packed parts.

Input: nothing. Output: cases of the group `sixty`: drawings, expressions, photographs, figures and
settings, papers of an office, names. They were written before the code that meets them was read.
"""

# ruff: noqa: E501 - tables of hostile inputs
from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from pikepdf import Dictionary, Name, Pdf, Stream
from PIL import Image, ImageCms

from bench.attacks import Maker, add, edition, written
from bench.attacks.drawings import FILLED, JPEG, SIZE, XLINK, exif, pictured, png, saved
from bench.attacks.files import CSV, bent
from bench.attacks.sources import COPY, STORY, archive, para, row, sent, sheet, word
from bench.attacks.templates import ARTICLE, TABLE, data

GROUP = "sixty"
BAR = '<rect width="40" height="20" fill="url(#a{0})" x="{0}"/>'
STOPS = '<stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
DRAWINGS: dict[str, str] = {
    "8,000 gradients, each used": "".join(
        f'<linearGradient id="a{n}">{STOPS}</linearGradient>{BAR.format(n)}' for n in range(8000)
    ),
    "gradients that inherit 4,000 deep": "".join(
        f'<linearGradient id="a{n}" xlink:href="#a{n + 1}"/>' for n in range(4000)
    )
    + f'<linearGradient id="a4000">{STOPS}</linearGradient>'
    + BAR.format(0),
    "a pattern of patterns, 5 deep and fine": "".join(
        f'<pattern id="a{n}" width="7" height="7" patternUnits="userSpaceOnUse">'
        f'<rect width="7" height="7" fill="url(#a{n + 1})"/></pattern>'
        for n in range(5)
    )
    + '<rect width="400" height="200" fill="url(#a0)"/>',
    "masks upon 600 groups": '<mask id="m"><rect width="400" height="200" fill="#fff"/></mask>'
    + '<g mask="url(#m)">' * 600
    + FILLED
    + "</g>" * 600,
    "600 groups half seen": '<g opacity="0.9">' * 600 + FILLED + "</g>" * 600,
    "900 groups half seen, side by side": '<g opacity="0.5"><circle r="400"/></g>' * 900,
    "a symbol of 2,000 used 2,000 times": '<symbol id="s">'
    + '<path d="M0 0h1v1z"/>' * 2000
    + "</symbol>"
    + '<use href="#s"/>' * 2000,
    "a drawing in a drawing in a drawing": "".join(
        f'<svg x="1" y="1" width="{400 - n}" height="{200 - n / 2}" viewBox="0 0 400 200">'
        for n in range(90)
    )
    + FILLED
    + "</svg>" * 90,
    "a dash of 9,000 numbers": '<path d="M0 0L400 200" stroke="#000" stroke-dasharray="'
    + "1 2 " * 9000
    + '"/>',
    "a dash of dust on a long way": '<path d="M0 0h1e7" stroke="#000" stroke-dasharray="0.001 0.001"/>',
    "text of 40 faces": "".join(
        f'<text y="{n * 5}" font-family="Face {n}, 宋体, monospace" font-weight="{n * 37}" font-size="{n}em">第{n}站</text>'
        for n in range(40)
    ),
    "text of Arabic, emoji and marks above": '<text y="90">مرحبا 👩‍👩‍👧 '
    + "ạ̈"
    + "\u0301" * 900
    + " नमस्ते \u202e</text>",
    "a letter's size in itself": '<text font-size="1e-30em" y="9"><tspan font-size="9e99em">字</tspan></text>',
    "a style that selects all in all": "<style>"
    + ":not(g):not(rect):nth-child(2n+1) ~ * * * * {fill:red}" * 300
    + "</style>"
    + "<g>" * 60
    + FILLED * 400
    + "</g>" * 60,
    "a picture of data of 60,000 × 60,000": '<image width="400" height="200" href="data:image/png;base64,'
    + base64.b64encode(png(60_000, 60_000, 1, 0, bytes(9000))).decode()
    + '"/>',
    "a picture in words that are none": '<image width="400" height="200" href="data:image/png;base64,%%%%"/>',
    "animals of other names": '<inkscape:path xmlns:inkscape="urn:x" d="M0 0"/><sodipodi:namedview xmlns:sodipodi="urn:y"/>'
    * 500
    + FILLED,
}
for name, body in DRAWINGS.items():
    svg = f'<svg {XLINK} viewBox="0 0 400 200">{body}</svg>'
    add(GROUP, f"SVG, {name}", pictured("drawing.svg", svg.encode()), "drawing")
FAR = f'<svg {XLINK} viewBox="-1e7 -1e7 2e7 1e7"><rect x="0" y="0" width="1" height="1"/></svg>'
add(GROUP, "SVG, a frame of 20 million", pictured("drawing.svg", FAR.encode()), "drawing")

EXPRESSIONS = [
    "{{ range(10**9) }}",
    "{% for a in range(1000000000) %}{% endfor %}",
    "{{ ('ab' * 10000) * 10000 }}",
    "{{ gdp | replace('4', '4' * 9000000) }}",
    "{{ gdp ~ gdp ~ '" + "九" * 90_000 + "' }}",
    "{{ gdp | map(attribute='__class__') | list }}",
    "{{ cycler.__init__.__globals__ }}{{ lipsum(n=99999) }}",
    "{{ dict(a=dict(b=dict(c=gdp))) }}",
    "{{ gdp | batch(0) | list }}{{ gdp | slice(10**9) | list }}",
    "{{ 1 if gdp else " * 2000 + "2" + " }}" * 2000,
    "{{ gdp\u2028| 亿元 }}{{\u00a0gdp\u3000}}｛｛ gdp ｝｝",
    "{{ 7 // 0 }}{{ 7 % 0 }}{{ -7 ** -0.5 }}",
]
for text in EXPRESSIONS:
    made = data("t.csv", TABLE, used=text)
    add(GROUP, f"figures, {text[:30]}", made, "4-note.md")


def profiled(space: Literal["LAB", "XYZ", "sRGB"], mode: str) -> bytes:
    """Return a JPEG of a mode with a whole profile of another space."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()
    return saved(mode, SIZE, "JPEG", icc_profile=profile)


def layered() -> bytes:
    """Return a TIFF of 400 pages."""
    out = io.BytesIO()
    page = Image.new("L", (300, 200), 128)
    page.save(out, "TIFF", save_all=True, append_images=[page] * 399)
    return out.getvalue()


def rotated(turn: int, size: tuple[int, int]) -> bytes:
    """Return a JPEG turned by EXIF."""
    return saved("RGB", size, "JPEG", exif=exif((0x112, 3, 1, turn)))


def interlaced() -> bytes:
    """Return an interlaced PNG of 8,000 × 8,000 pixels of which two rows are there."""
    head = struct.pack(">IIBBBBB", 8000, 8000, 8, 6, 0, 0, 1)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(64_002))), (b"IEND", b"")]
    made = b"".join(
        struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts
    )
    return b"\x89PNG\r\n\x1a\n" + made


RASTERS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "1 × 1": ("a.png", lambda: png(1, 1, 8, 2, bytes(4))),
    "1 × 60,000, JPEG": ("a.jpg", lambda: saved("L", (1, 60_000), "JPEG")),
    "60,000 × 1, JPEG": ("a.jpg", lambda: saved("RGB", (60_000, 1), "JPEG")),
    "CMYK with a profile of sRGB": ("a.jpg", lambda: profiled("sRGB", "CMYK")),
    "grey with a profile of Lab": ("a.jpg", lambda: profiled("LAB", "L")),
    "RGB with a profile of XYZ": ("a.jpg", lambda: profiled("XYZ", "RGB")),
    "400 pages of a TIFF": ("a.tif", layered),
    "turned, 40 × 3,000": ("a.jpg", lambda: rotated(8, (40, 3000))),
    "turned and mirrored": ("a.jpg", lambda: rotated(7, SIZE)),
    "interlaced and nearly empty": ("a.png", interlaced),
    "16 bits of grey and a veil": (
        "a.png",
        lambda: png(900, 600, 16, 4, bytes((900 * 4 + 1) * 600)),
    ),
    "a JPEG in a JPEG's remark": (
        "a.jpg",
        lambda: JPEG[:2] + b"\xff\xe1\xff\xff" + JPEG[:65_533] + JPEG[2:],
    ),
    "a JPEG that begins late": ("a.jpg", lambda: b"\n" * 4000 + JPEG),
    "a PNG of a palette of veils": (
        "a.png",
        lambda: saved("P", (700, 450), "PNG", transparency=bytes(range(256))),
    ),
}
for name, (file, draw) in RASTERS.items():

    def photographed(
        folder: Path, file: str = file, draw: Callable[[], bytes] = draw
    ) -> list[list[str]]:
        """Put a photograph in place of one of the edition's."""
        return list(pictured(file, draw())(folder))  # type: ignore[arg-type]

    add(GROUP, f"picture, {name}", photographed, file, "“a”")

BILLION = "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else '县'}]\n" for n in range(12)
)
SETTINGS: dict[str, tuple[str, str]] = {
    "anchors of anchors, 9^11": ("pictures/pictures.yaml", BILLION),
    "an anchor in itself": ("figures/riders.yaml", "kind: &a [*a]\ntitle: *a\n"),
    "a key of a list": ("edition.yaml", "? [paper, headline]\n: 1\n"),
    "a tag of Python": ("edition.yaml", "paper: !!python/object/apply:os.system ['true']\n"),
    "two documents": ("edition.yaml", "paper: {name: 甲}\n---\npaper: {name: 乙}\n"),
    "a number of 400,000 digits": ("figures/riders.yaml", f"title: {'9' * 400_000}\n"),
    "a CSV of 400 columns of one name": ("figures/towns.csv", ",".join(["value"] * 400) + "\n"),
    "a CSV of values in words": ("figures/towns.csv", CSV.replace("2030", "两千零三十年")),
}
for name, (file, text) in SETTINGS.items():
    add(GROUP, f"settings, {name}", written(file, text, built=True), file, Path(file).stem)


def pdf(change: Callable[[Pdf], object]) -> bytes:
    """Return a PDF of one page of words, changed."""
    made = Pdf.new()
    made.add_blank_page(page_size=(595, 842))
    face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = made.pages[0]
    page.Resources = Dictionary(Font=Dictionary(F=made.make_indirect(face)))
    page.Contents = Stream(made, b"BT /F 12 Tf 72 700 Td (A slow train came to town) Tj ET")
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def bombed(made: Pdf) -> None:
    """Make the page's content 300 MB of blanks, packed."""
    machine = zlib.compressobj(9)
    packed = b"".join(machine.compress(b" " * 1_000_000) for _ in range(300)) + machine.flush()
    held = Stream(made, b"")
    held.write(packed, filter=Name.FlateDecode)
    made.pages[0].Contents = made.make_indirect(held)


def looped(made: Pdf) -> None:
    """Let a form draw itself twice."""
    form = made.make_indirect(Stream(made, b"/X Do /X Do BT /F 9 Tf (a) Tj ET"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 9, 9]
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    made.pages[0].Resources.XObject = Dictionary(X=form)
    made.pages[0].Contents = Stream(made, b"/X Do")


def many_pages(made: Pdf) -> None:
    """Show the page 3,000 times."""
    page = made.pages[0]
    for _ in range(3000):
        made.pages.append(page)


OFFICE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "PDF, 300 MB of blanks": ("稿件.pdf", lambda: pdf(bombed)),
    "PDF, a form of itself": ("稿件.pdf", lambda: pdf(looped)),
    "PDF, 3,000 pages": ("稿件.pdf", lambda: pdf(many_pages)),
    "PDF, cut": ("稿件.pdf", lambda: pdf(lambda made: None)[:500]),
    "Word, 1 GB of styles": (
        "稿件.docx",
        lambda: word(COPY, **{"word/styles.xml": b"<a>" + b" " * 400_000_000 + b"</a>"}),
    ),
    "Word, 30,000 remarks": (
        "稿件.docx",
        lambda: word(
            COPY + "".join(f'<w:p><w:commentRangeStart w:id="{n}"/></w:p>' for n in range(30_000))
        ),
    ),
    "Word, a picture of 400 MB": (
        "稿件.docx",
        lambda: word(COPY, **{"word/media/image1.png": bytes(400_000_000)}),
    ),
    "Word, a paragraph in a paragraph, 400 deep": (
        "稿件.docx",
        lambda: word(
            COPY + "<w:p><w:r><w:pict>" * 400 + para("站") + "</w:pict></w:r></w:p>" * 400
        ),
    ),
    "Excel, 400 MB of shared words": (
        "数据.xlsx",
        lambda: sheet(row("<c><v>1</v></c>"), **{"xl/sharedStrings.xml": b" " * 400_000_000}),
    ),
    "Excel, words that laugh": (
        "数据.xlsx",
        lambda: archive(
            {"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><a>&b;</a>'}
        ),
    ),
}
for name, (file, made_of) in OFFICE.items():
    add(GROUP, f"office, {name}", sent(file, made_of), file)

NAMES: dict[str, Callable[[Path], object]] = {
    "a picture called con": lambda f: (f / "pictures/con.png").write_bytes(b""),
    "a picture with two ends": lambda f: (f / "pictures/train.png").rename(
        f / "pictures/train.png.jpg"
    ),
    "an article of blanks and dots": lambda f: (f / "articles/ . .md").write_text(
        ARTICLE.format(body="站。")
    ),
    "an article whose name is composed otherwise": lambda f: [
        (f / f"articles/5-{n}.md").write_text(ARTICLE.format(body="站。")) for n in ("é", "e\u0301")
    ],
}
for name, change in NAMES.items():
    add(GROUP, f"names, {name}", bent(change), "pictures", "articles", "train", "con")
add(GROUP, "texts, only a story's head", sent("来稿.txt", STORY[:9].encode(), alone=True), "来稿")


def unreadable(folder: Path) -> list[list[str]]:
    """Take the names of the pictures' file from an edition, and leave a folder of its name."""
    made = edition(folder)
    (made / "pictures" / "pictures.yaml").unlink()
    (made / "pictures" / "pictures.yaml").mkdir()
    return [["build", str(made), "--out", str(folder / "out"), "--no-cache"]]


_MAKERS: dict[str, Maker] = {"settings, a folder by the pictures' name": unreadable}
for name, maker in _MAKERS.items():
    add(GROUP, name, maker, "pictures.yaml")
