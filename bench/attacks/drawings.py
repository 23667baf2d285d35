"""Drawings (SVG) and photographs: recursion, amounts, sizes, references, damage.

Input: nothing. Output: cases of the groups `svg` and `rasters`, each the picture of a story.
"""

# ruff: noqa: E501 - tables of hostile inputs
from __future__ import annotations

import base64
import io
import struct
import zlib
from pathlib import Path

from PIL import Image

from bench.attacks import Maker, add, checked, edition

XLINK = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
FILLED = '<rect width="400" height="200" fill="url(#a)"/>'
PIXEL = base64.b64encode(
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU"
    b"\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82"
).decode()


def pictured(name: str, data: bytes) -> Maker:
    """Return a maker of the small edition with a picture in place of one of its own."""

    def make(folder: Path) -> list[list[str]]:
        made = edition(folder)
        (made / "pictures" / "train-detail.png").unlink()
        (made / "pictures" / name).write_bytes(data)
        for file in ("pictures/pictures.yaml", "articles/1-line.md"):
            text = (made / file).read_text(encoding="utf-8")
            text = text.replace("train-detail", name.rsplit(".", 1)[0])
            (made / file).write_text(text, encoding="utf-8")
        return checked(made, built=True)

    return make


def tree(depth: int, width: int) -> str:
    """Return groups each of which uses the one before it so many times."""
    used = [f'<use xlink:href="#g{n}"/>' * width for n in range(depth - 1)]
    parts = [
        f'<g id="g{n}">{one}</g>' for n, one in enumerate(['<rect width="9" height="9"/>', *used])
    ]
    return "<defs>" + "".join(parts) + f'</defs><use xlink:href="#g{depth - 1}"/>'


FILTER = '<filter id="a" {0}>{1}</filter><rect width="400" height="200" filter="url(#a)"/>'
PATTERN = '<pattern id="a" width="{0}" height="{0}"><rect width="1" height="1"/></pattern>'
BODIES = {
    "uses of uses": tree(30, 10),
    "uses in a ring": '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    "a use of 3,000 deep": tree(3000, 1),
    "a symbol of itself": '<symbol id="a"><use href="#a"/></symbol><use href="#a"/>',
    "a pattern of itself": '<pattern id="a" width="9" height="9">' + FILLED + "</pattern>" + FILLED,
    "patterns in a ring": '<pattern id="a" width="9" height="9"><rect fill="url(#b)" width="9" '
    'height="9"/></pattern><pattern id="b" width="9" height="9"><rect fill="url(#a)" width="9" '
    'height="9"/></pattern>' + FILLED,
    "a pattern of dust": PATTERN.format("0.0001") + FILLED,
    "a pattern of nothing": PATTERN.format("0") + FILLED,
    "a pattern below nothing": PATTERN.format("-4") + FILLED,
    "a mask of itself": '<mask id="a"><rect mask="url(#a)" width="9" height="9"/></mask>'
    '<rect mask="url(#a)" width="400" height="200"/>',
    "a clip of itself": '<clipPath id="a"><rect clip-path="url(#a)" width="9" height="9"/>'
    '</clipPath><rect clip-path="url(#a)" width="400" height="200"/>',
    "a marker of itself": '<marker id="a"><path marker-start="url(#a)" d="M0 0L9 9"/></marker>'
    '<path d="M0 0L400 200" stroke="#000" marker-start="url(#a)"/>',
    "gradients in a ring": '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'
    + FILLED,
    "a gradient of 40,000 stops": '<linearGradient id="a">'
    + "".join(f'<stop offset="{n / 4e4}" stop-color="#f{n % 10}0"/>' for n in range(40_000))
    + "</linearGradient>"
    + FILLED,
    "a gradient of NaN": '<linearGradient id="a" x1="NaN" x2="Infinity"><stop offset="NaN"/>'
    '<stop offset="2" stop-color="#f00"/></linearGradient>' + FILLED,
    "a radius below nothing": '<radialGradient id="a" r="-1"><stop/><stop offset="1" '
    'stop-color="#f00"/></radialGradient>' + FILLED,
    "a blur of 1e9": FILTER.format("", '<feGaussianBlur stdDeviation="1e9"/>'),
    "a filter of 1e9": FILTER.format('width="1e9" height="1e9"', '<feFlood flood-color="#f00"/>'),
    "turbulence": FILTER.format("", '<feTurbulence numOctaves="99999" baseFrequency="9"/>'),
    "a filter's file": FILTER.format("", '<feImage href="file:///etc/passwd"/>'),
    "a morphology": FILTER.format("", '<feMorphology operator="dilate" radius="99999"/>'),
    "a script": "<script>while(1){}</script>" + FILLED,
    "an event": '<rect width="400" height="200" onload="alert(1)"/>',
    "a foreign object": "<foreignObject width='9' height='9'><b xmlns='http://www.w3.org/1999/xhtml'>"
    "a</b></foreignObject>",
    "a picture by address": '<image href="http://127.0.0.1:9/a.png" width="9" height="9"/>',
    "a picture of the system": '<image href="file:///etc/passwd" width="9" height="9"/>',
    "a picture above": '<image href="../../secret.png" width="9" height="9"/>',
    "a picture of itself": '<image href="drawing.svg" width="9" height="9"/>',
    "a picture of data": f'<image href="data:image/png;base64,{PIXEL}" width="99" height="99"/>',
    "a drawing in a drawing": '<image href="data:image/svg+xml;base64,'
    + base64.b64encode(f"<svg {XLINK}>{FILLED}</svg>".encode()).decode()
    + '" width="9" height="9"/>',
    "3,000 pictures": f'<image href="data:image/png;base64,{PIXEL}" width="9" height="9"/>' * 3000,
    "styles from elsewhere": "<style>@import 'http://127.0.0.1:9/a.css';rect{fill:url(//x/y)}</style>"
    + FILLED,
    "styles of depth": "<style>" + "@media all{" * 3000 + "}" * 3000 + "</style>" + FILLED,
    "a style without end": "<style>rect{fill:" + "calc(" * 3000 + "</style>" + FILLED,
    "a selector of 9,000": "<style>" + "g " * 9000 + "{fill:red}</style>" + FILLED,
    "3,000 groups deep": "<g>" * 3000 + FILLED + "</g>" * 3000,
    "30,000 groups deep": "<g>" * 30_000 + FILLED + "</g>" * 30_000,
    "a path of 900,000": f'<path d="M0 0{"l1 1l-1 1" * 90_000}"/>',
    "a path of arcs": f'<path d="M0 0{"A1e-9 1e9 0 1 1 9 9" * 3000}"/>',
    "a path of nonsense": '<path d="M0 0L1e999 -1e999Lnan infQ1 2 3zzz,,,,M"/>',
    "points of one number": '<polygon points="1 2 3"/><polyline points=""/>',
    "dashes of dust": '<path d="M0 0L400 200" stroke="#000" stroke-dasharray="1e-7"/>',
    "dashes below nothing": '<path d="M0 0L400 200" stroke="#000" stroke-dasharray="-1 -1"/>',
    "a line of 1e9": '<path d="M0 0L400 200" stroke="#000" stroke-width="1e9"/>',
    "transforms of 9,000": f'<g transform="{"rotate(1)" * 9000}">{FILLED}</g>',
    "a transform of nothing": f'<g transform="scale(0) matrix(0 0 0 0 0 0)">{FILLED}</g>',
    "a transform of 1e300": f'<g transform="scale(1e300) scale(1e300)">{FILLED}</g>',
    "text on a path": '<path id="p" d="M0 0L9 9"/><text><textPath href="#p">字</textPath></text>',
    "text in spans of 3,000": "<text>" + "<tspan>" * 3000 + "字" + "</tspan>" * 3000 + "</text>",
    "text of 1e9": '<text font-size="1e9" y="100">字</text>',
    "text of no face": '<text font-family="Nowhere, &quot;" y="100">字\u0378\ue000</text>',
    "opacity of NaN": '<rect width="400" height="200" opacity="NaN" fill-opacity="-9"/>',
    "colours that are none": '<rect width="400" height="200" fill="rgb(1e9%,a,)" stroke="#ggg"/>',
    "a switch without end": "<switch>" * 900 + FILLED + "</switch>" * 900,
    "motion": '<rect width="400" height="200"><animate attributeName="x" dur="1s"/></rect>' * 900,
}
for name, body in BODIES.items():
    drawn = f'<svg {XLINK} viewBox="0 0 400 200">{body}</svg>'
    add("svg", name, pictured("drawing.svg", drawn.encode()), "drawing.svg", "drawing")
ROOTS = {
    "no size": f"<svg {XLINK}>{FILLED}</svg>",
    "a size of nothing": f'<svg {XLINK} viewBox="0 0 0 0">{FILLED}</svg>',
    "a size below nothing": f'<svg {XLINK} viewBox="0 0 -400 200">{FILLED}</svg>',
    "a size of 1e308": f'<svg {XLINK} viewBox="-1e308 -1e308 1e308 1e308">{FILLED}</svg>',
    "a size of 1e-300": f'<svg {XLINK} viewBox="0 0 1e-300 1e-300">{FILLED}</svg>',
    "a ribbon": f'<svg {XLINK} viewBox="0 0 1000000 1">{FILLED}</svg>',
    "sizes at odds": f'<svg {XLINK} width="1e9mm" height="0.001em" viewBox="0 0 1 1">{FILLED}</svg>',
    "laughs": '<!DOCTYPE svg [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + f"]><svg {XLINK}><text>&i;</text></svg>",
    "an entity of the system": '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f"<svg {XLINK}><text>&a;</text></svg>",
    "a stylesheet": f'<?xml-stylesheet href="http://127.0.0.1:9/a.xsl"?><svg {XLINK}>{FILLED}</svg>',
    "no end": f'<svg {XLINK} viewBox="0 0 400 200">{FILLED}',
    "no drawing": "<html><body>hello</body></html>",
    "no XML": "\0\1\2",
    "nothing": "",
    "9 MB of a remark": f'<svg {XLINK} viewBox="0 0 400 200"><!--{"x" * 9_000_000}-->{FILLED}</svg>',
    "an attribute of 4 MB": f'<svg {XLINK} viewBox="0 0 400 200" id="{"x" * 4_000_000}">{FILLED}</svg>',
    "90,000 attributes": f'<svg {XLINK} viewBox="0 0 4 2" '
    + " ".join(f'a{n}=""' for n in range(90_000))
    + f">{FILLED}</svg>",
}
for name, drawn in ROOTS.items():
    add("svg", name, pictured("drawing.svg", drawn.encode()), "drawing.svg", "drawing")
add("svg", "in UTF-16", pictured("drawing.svg", ROOTS["a ribbon"].encode("utf-16")), "drawing")
add("svg", "packed", pictured("drawing.svg", zlib.compress(ROOTS["a ribbon"].encode())), "drawing")


def saved(mode: str, size: tuple[int, int], kind: str, **options: object) -> bytes:
    """Return a picture of noise, or of one tint where noise has no such mode."""
    made = Image.effect_noise(size, 60).convert(mode if mode in ("L", "RGB", "CMYK", "1") else "L")
    if made.mode != mode:
        made = made.convert(mode)
    out = io.BytesIO()
    made.save(out, kind, **options)
    return out.getvalue()


def png(width: int, height: int, depth: int, colours: int, data: bytes, more: bytes = b"") -> bytes:
    """Return a PNG of which the head says what is wanted, whatever it holds."""

    def chunk(kind: bytes, held: bytes) -> bytes:
        return (
            struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))
        )

    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    body = (
        chunk(b"IHDR", head) + more + chunk(b"IDAT", zlib.compress(data, 9)) + chunk(b"IEND", b"")
    )
    return b"\x89PNG\r\n\x1a\n" + body


def exif(*entries: tuple[int, int, int, int]) -> bytes:
    """Return EXIF of entries (tag, type, count, value)."""
    made = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", len(entries)) + made + bytes(4)


SIZE = (1400, 900)
JPEG, PNG = saved("RGB", SIZE, "JPEG", quality=70), saved("RGB", (700, 450), "PNG")
TEXT = struct.pack(">I", 0)
ICC = bytes(36) + b"acsp" + bytes(200)
RASTERS: dict[str, tuple[str, bytes]] = {
    "a PNG of 60,000 × 60,000": ("a.png", png(60_000, 60_000, 8, 2, bytes(9000))),
    "a PNG of 12,000 × 12,000, whole": ("a.png", png(12_000, 12_000, 8, 0, bytes(12_001 * 12_000))),
    "a PNG of 9,000 × 9,000, 64 bits": ("a.png", png(9000, 9000, 16, 6, bytes(9000))),
    "a PNG of nothing": ("a.png", png(0, 0, 8, 2, b"")),
    "a PNG of 2 GB wide": ("a.png", png(2**31 - 1, 1, 8, 2, bytes(9))),
    "a PNG of 1 × 100,000": ("a.png", png(1, 100_000, 8, 0, bytes(200_000))),
    "a PNG of an odd depth": ("a.png", png(100, 100, 7, 2, bytes(9000))),
    "a PNG cut": ("a.png", PNG[: len(PNG) // 2]),
    "a PNG with a false sum": ("a.png", PNG[:60] + b"\xff" + PNG[61:]),
    "a PNG without its end": ("a.png", PNG[:-12]),
    "a palette without colours": ("a.png", png(1000, 700, 8, 3, bytes(1001 * 700))),
    "a JPEG cut": ("a.jpg", JPEG[: len(JPEG) // 2]),
    "a JPEG cut with its end": ("a.jpg", JPEG[: len(JPEG) // 3] + b"\xff\xd9"),
    "a JPEG of its head": ("a.jpg", JPEG[:20]),
    "a JPEG with noise inside": ("a.jpg", JPEG[:9000] + bytes(range(256)) * 30 + JPEG[16_680:]),
    "a JPEG of 65,000 × 65,000": (
        "a.jpg",
        JPEG.replace(struct.pack(">HH", 900, 1400), struct.pack(">HH", 65_000, 65_000), 1),
    ),
    "a JPEG of no height": (
        "a.jpg",
        JPEG.replace(struct.pack(">HH", 900, 1400), struct.pack(">HH", 0, 1400), 1),
    ),
    "a progressive JPEG": ("a.jpg", saved("RGB", SIZE, "JPEG", progressive=True)),
    "a JPEG in CMYK": ("a.jpg", saved("CMYK", SIZE, "JPEG")),
    "a JPEG in grey": ("a.jpg", saved("L", SIZE, "JPEG")),
    "a broken ICC": ("a.jpg", saved("RGB", SIZE, "JPEG", icc_profile=ICC)),
    "an ICC of nonsense": ("a.jpg", saved("RGB", SIZE, "JPEG", icc_profile=b"x" * 60_000)),
    "an ICC of CMYK on RGB": (
        "a.jpg",
        saved("RGB", SIZE, "JPEG", icc_profile=ICC[:16] + b"CMYKLab " + ICC[24:]),
    ),
    "turned by EXIF": ("a.jpg", saved("RGB", SIZE, "JPEG", exif=exif((0x112, 3, 1, 6)))),
    "turned to nowhere": ("a.jpg", saved("RGB", SIZE, "JPEG", exif=exif((0x112, 3, 1, 99)))),
    "EXIF in a ring": ("a.jpg", saved("RGB", SIZE, "JPEG", exif=exif((0x8769, 4, 1, 8)))),
    "EXIF of 4 GB": ("a.jpg", saved("RGB", SIZE, "JPEG", exif=exif((0x10E, 2, 2**32 - 1, 8)))),
    "EXIF of odd types": ("a.jpg", saved("RGB", SIZE, "JPEG", exif=exif((0x112, 99, 9, 9)))),
    "EXIF that divides by nothing": (
        "a.jpg",
        saved("RGB", SIZE, "JPEG", exif=exif((0x11A, 5, 1, 26), (0x112, 5, 1, 26)) + bytes(16)),
    ),
    "a resolution of nothing": ("a.jpg", saved("RGB", SIZE, "JPEG", dpi=(0, 0))),
    "a GIF by the name of a JPEG": ("a.jpg", saved("P", SIZE, "GIF")),
    "a PNG by the name of a JPEG": ("a.jpg", PNG),
    "a drawing by the name of a PNG": ("a.png", f"<svg {XLINK}/>".encode()),
    "a PDF by the name of a JPEG": ("a.jpg", b"%PDF-1.4\n" + bytes(4000)),
    "EPS by the name of a JPEG": ("a.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
    "text by the name of a PNG": ("a.png", b"hello"),
    "nothing": ("a.png", b""),
    "zeros": ("a.jpg", bytes(300_000)),
    "16 bits a colour": ("a.png", png(600, 400, 16, 2, bytes((600 * 6 + 1) * 400))),
    "black and white": ("a.png", saved("1", SIZE, "PNG")),
    "see-through": ("a.png", saved("RGBA", (700, 450), "PNG")),
    "a TIFF": ("a.tif", saved("RGB", (700, 450), "TIFF")),
    "a TIFF in CMYK": ("a.tif", saved("CMYK", (700, 450), "TIFF")),
    "a TIFF of floats": ("a.tif", saved("F", (700, 450), "TIFF")),
    "a TIFF of 32 bits": ("a.tif", saved("I", (700, 450), "TIFF")),
    "a TIFF of its head": ("a.tif", b"II*\0"),
    "a TIFF in a ring": ("a.tif", b"II*\0\x08\0\0\0\0\0\x08\0\0\0" + bytes(40)),
    "a TIFF of 4 GB": (
        "a.tif",
        b"II*\0\x08\0\0\0\x02\0" + struct.pack("<HHIIHHII", 256, 4, 1, 60_000, 257, 4, 1, 60_000),
    ),
    "a WebP": ("a.webp", saved("RGB", SIZE, "WEBP")),
    "a WebP cut": ("a.webp", saved("RGB", SIZE, "WEBP")[:9000]),
    "a WebP that moves": (
        "a.webp",
        saved("RGB", SIZE, "WEBP", save_all=True, append_images=[Image.new("RGB", SIZE)] * 20),
    ),
    "a PNG that moves": (
        "a.png",
        saved(
            "RGB",
            (700, 450),
            "PNG",
            save_all=True,
            append_images=[Image.new("RGB", (700, 450))] * 9,
        ),
    ),
    "a text of 200 MB in a PNG": (
        "a.png",
        png(700, 450, 8, 0, bytes(701 * 450), struct.pack(">I", 9) + b"zTXt" + bytes(9) + bytes(4)),
    ),
}
for name, (file, raw) in RASTERS.items():
    add("rasters", name, pictured(file, raw), file, "“a”")
