"""Amounts and damage of further kinds: packed parts, points by the million, fonts of themselves.

Input: nothing. Output: cases of the group `further`.
"""

# ruff: noqa: E501 - tables of hostile inputs
from __future__ import annotations

import io
import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from pikepdf import Pdf
from PIL import Image

from bench.attacks import Command, Maker, add, edition, written
from bench.attacks.drawings import FILLED, JPEG, XLINK, pictured, png, saved
from bench.attacks.files import CSV, FACE, MAP, bent, faced, mapped
from bench.attacks.press import content, judged, whole
from bench.attacks.sources import sent
from bench.attacks.templates import TABLE, data
from tests.preflight.build import press_file

GROUP = "further"


def later(make: Callable[[], Maker]) -> Maker:
    """Return a maker that is made when its case is run: large ones would fill the memory of all."""
    return lambda folder: make()(folder)


def packed_blanks() -> bytes:
    """Return 300 MB of nothing, packed."""
    machine = zlib.compressobj(1)
    return b"".join(machine.compress(bytes(1_000_000)) for _ in range(300)) + machine.flush()


CHAIN = "m0: &m0 {a: 1}\n" + "".join(f"m{n}: &m{n} {{<<: *m{n - 1}}}\n" for n in range(1, 3000))
ALIASES = "a: &a " + "县" * 9000 + "\nb: [" + "*a, " * 60_000 + "1]\n"
TEXTS: dict[str, tuple[str, str]] = {
    "merges of merges": ("edition.yaml", CHAIN),
    "60,000 aliases of one text": ("pictures/pictures.yaml", ALIASES),
    "a zone of 99 hours": ("figures/riders.yaml", "title: 2031-03-05T00:00:00+99:99\n"),
    "octal and underscores": ("figures/riders.yaml", "kind: 0o777\ntitle: 1_0_0\nitems: 0777\n"),
    "a million columns": ("figures/towns.csv", ",".join(["a"] * 1_000_000) + "\n"),
    "100,000 rows": (
        "figures/towns.csv",
        CSV + "".join(f"镇{n},2030,{n},家,,\n" for n in range(100_000)),
    ),
    "heads of NaN": ("figures/towns.csv", CSV.replace("value", "NaN").replace("unit", "inf")),
}
for name, (file, text) in TEXTS.items():
    add(GROUP, name, written(file, text, built=True), file, Path(file).stem)
add(GROUP, "data of a million columns", data("t.csv", TABLE + "1," * 1_000_000), "t.csv", "4-note")
ROWS = "名称,数值,单位\n" + "".join(f"a{n},NaN,人\n" for n in range(100_000))
add(GROUP, "data of 100,000 rows of NaN", data("t.csv", ROWS), "t.csv", "4-note")


def ring(at: int) -> dict[str, object]:
    """Return a place of a thousand points."""
    points = [[111 + at / 1e3 + n % 9 / 1e5, 28 + n / 1e6] for n in range(1000)]
    shape = {"type": "Polygon", "coordinates": [[*points, points[0]]]}
    return {"type": "Feature", "properties": {"name": f"镇{at}"}, "geometry": shape}


def nested(depth: int) -> str:
    """Return a shape in collections of collections."""
    inner = '{"type":"GeometryCollection","geometries":['
    return inner * depth + "]}" * depth


MAPS: dict[str, Callable[[], str]] = {
    "a map of a million points": lambda: json.dumps(
        {"type": "FeatureCollection", "features": [ring(at) for at in range(1000)]}
    ),
    "a map of collections 3,000 deep": lambda: mapped(None).replace("null", nested(3000)),
    "a map of NaN": lambda: mapped({"type": "Polygon", "coordinates": [[[float("nan")] * 2] * 5]}),
}
for name, drawn in MAPS.items():

    def with_map(folder: Path, drawn: Callable[[], str] = drawn) -> None:
        """Put a map in place of a chart."""
        (folder / "figures" / "towns.yaml").write_text(MAP, encoding="utf-8")
        (folder / "figures" / "towns.geojson").write_text(drawn(), encoding="utf-8")
        (folder / "figures" / "towns.csv").unlink()

    add(GROUP, name, bent(with_map), "towns")

FILTERS = "".join(
    f'<feDisplacementMap in="r{n}" in2="r{n}" scale="99" result="r{n + 1}"/>' for n in range(300)
)
CLIPS = "".join(
    f'<clipPath id="c{n}" clip-path="url(#c{n + 1})"><rect width="9" height="9"/></clipPath>'
    for n in range(900)
)
DRAWINGS: dict[str, str] = {
    "filters of 300 steps": f'<filter id="a"><feTurbulence result="r0"/>{FILTERS}</filter>'
    '<rect width="400" height="200" filter="url(#a)"/>',
    "clips of 900 clips": CLIPS + '<rect width="400" height="200" clip-path="url(#c0)"/>',
    "9,000 styles on 900 groups": "<style>"
    + "".join(f"[id^='a'] g:nth-child({n}) > rect{{fill:red}}" for n in range(9000))
    + "</style>"
    + "<g id='a'><rect width='9' height='9'/></g>" * 900,
    "letters of 90,000 places": f'<text x="{"1 " * 90_000}" y="9">{"站" * 9000}</text>',
    "variables in a ring": "<style>rect{--a:var(--b);--b:var(--a);fill:var(--a)}</style>" + FILLED,
}
for name, body in DRAWINGS.items():
    svg = f'<svg {XLINK} viewBox="0 0 400 200">{body}</svg>'
    add(GROUP, f"SVG, {name}", pictured("drawing.svg", svg.encode()), "drawing")


def huge_path() -> Maker:
    """Return a maker with a drawing of one path of 7 MB."""
    path = f'<path d="M0 0{"c.1.2.3.4.5.6" * 560_000}"/>'
    return pictured("drawing.svg", f'<svg {XLINK} viewBox="0 0 400 200">{path}</svg>'.encode())


def svgz() -> Maker:
    """Return a maker with a packed drawing of 300 MB."""
    machine = zlib.compressobj(9, wbits=31)
    data = machine.compress(f"<svg {XLINK}><!--".encode() + b" " * 300_000_000) + machine.flush()
    return pictured("drawing.svg", data)


add(GROUP, "SVG, a path of 7 MB", later(huge_path), "drawing")
add(GROUP, "SVG, 300 MB packed", later(svgz), "drawing")


def chunk(kind: bytes, held: bytes, *, right: bool = True) -> bytes:
    """Return a part of a PNG, its sum right or not."""
    total = zlib.crc32(kind + held) ^ (not right)
    return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", total)


GREY = bytes(701 * 450)
PARTS: dict[str, Callable[[], bytes]] = {
    "a text of a wrong sum": lambda: chunk(b"tEXt", b"a\0b", right=False),
    "a text of 40 MB": lambda: chunk(b"tEXt", b"a\0" + b"x" * 40_000_000),
    "texts that are packed 300 MB": lambda: chunk(b"zTXt", b"a\0\0" + packed_blanks()),
    "a profile that is packed 300 MB": lambda: chunk(b"iCCP", b"a\0\0" + packed_blanks()),
    "gamma of nothing": lambda: chunk(b"gAMA", bytes(4)) + chunk(b"cHRM", bytes(32)),
    "4 billion to the metre": lambda: chunk(b"pHYs", b"\xff" * 8 + b"\1"),
    "2 billion frames": lambda: chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0)),
    "20,000 parts": lambda: chunk(b"tEXt", b"a\0b") * 20_000,
}
for name, parts in PARTS.items():

    def with_parts(folder: Path, parts: Callable[[], bytes] = parts) -> list[Command]:
        """Put in a PNG with more parts than an editor's."""
        return list(pictured("a.png", png(700, 450, 8, 0, GREY, parts()))(folder))

    add(GROUP, f"PNG, {name}", with_parts, "a.png", "“a”")
CMYK = saved("CMYK", (1400, 900), "JPEG")
SCANS = JPEG[: JPEG.index(b"\xff\xda")] + JPEG[JPEG.index(b"\xff\xda") : -2] * 90 + b"\xff\xd9"
PHOTOGRAPHS: dict[str, bytes] = {
    "CMYK turned round": CMYK.replace(b"Adobe\0d\0\0\0\0\2", b"Adobe\0d\0\0\0\0\0"),
    "CMYK without Adobe's mark": CMYK.replace(b"Adobe", b"Odobe"),
    "12 bits a colour": JPEG.replace(b"\xff\xc0\0\x11\x08", b"\xff\xc1\0\x11\x0c"),
    "arithmetic code": JPEG.replace(b"\xff\xc0\0\x11", b"\xff\xc9\0\x11"),
    "90 times the same scan": SCANS,
    "300 remarks of 64 kB": JPEG[:2] + (b"\xff\xfe\xff\xff" + b"x" * 65_533) * 300 + JPEG[2:],
    "the head of HEIC": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(9000),
}
for name, raw in PHOTOGRAPHS.items():
    add(GROUP, f"JPEG, {name}", pictured("a.jpg", raw), "a.jpg", "“a”")


def deep_grey() -> Maker:
    """Return a maker with 36 million pixels of 16 bits."""
    out = io.BytesIO()
    Image.frombytes("I;16", (6000, 6000), bytes(72_000_000)).save(out, "PNG", compress_level=1)
    return pictured("a.png", out.getvalue())


def deep_colour() -> Maker:
    """Return a maker with 35 million pixels of three colours of 16 bits."""
    return pictured("a.png", png(7000, 5000, 16, 2, bytes((7000 * 6 + 1) * 5000)))


add(GROUP, "PNG, 36 million of 16 bits", later(deep_grey), "a.png", "“a”")
add(GROUP, "PNG, 35 million of 48 bits", later(deep_colour), "a.png", "“a”")


def table(tag: bytes, put: Callable[[bytearray, int, int], object]) -> bytes:
    """Return the face with a table changed in place: its bytes, its start and its size."""
    made, at = bytearray(FACE), FACE.index(tag)
    start, size = (int.from_bytes(FACE[at + k : at + k + 4], "big") for k in (8, 12))
    put(made, start, size)
    return bytes(made)


def of_itself(made: bytearray, start: int, size: int) -> None:
    """Make the outlines at the head of `glyf` ones that are made of themselves."""
    for at in range(start, start + min(size - 20, 40_000), 18):
        made[at : at + 18] = struct.pack(">h4hHHbbH", -1, 0, 0, 9, 9, 0x0022, 3, 0, 0, 0)


FACES = {
    "outlines of themselves": table(b"glyf", of_itself),
    "places in disorder": table(
        b"loca", lambda m, s, n: m.__setitem__(slice(s, s + n), m[s : s + n][::-1])
    ),
    "65,535 glyphs": table(
        b"maxp", lambda m, s, n: m.__setitem__(slice(s + 4, s + 6), b"\xff\xff")
    ),
    "an em of nothing": table(
        b"head", lambda m, s, n: m.__setitem__(slice(s + 18, s + 20), b"\0\0")
    ),
    "characters of noise": table(
        b"cmap",
        lambda m, s, n: m.__setitem__(
            slice(s + 4, s + n), bytes(k * 7 % 256 for k in range(n - 4))
        ),
    ),
}
for name, face in FACES.items():
    add(GROUP, f"font, {name}", faced(face), "rare.ttf")

SCRIPT = b"/OpenAction << /S /JavaScript /JS (while\\(1\\){}) >> /AA << /WC << /S /Launch /F (/bin/sh) >> >>"
ACTIVE = whole().replace(b"/Type /Catalog", b"/Type /Catalog " + SCRIPT, 1)


def endless() -> Maker:
    """Return a maker with a font whose map names each character ten thousand times."""
    ranges = b"100 beginbfrange\n" + b"<0000><10FFFF><0000>\n" * 10_000 + b"endbfrange\n"

    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.Resources.Font.F1.ToUnicode = pdf.make_stream(ranges)

    return judged(press_file(change))


add(GROUP, "PDF, with scripts, measured", judged(ACTIVE), "page.pdf", "第", "PDF", "文件")
add(GROUP, "PDF, with scripts, brought in", sent("广告.pdf", ACTIVE), "广告.pdf")
add(GROUP, "PDF, as a picture", pictured("ad.pdf", ACTIVE), "ad.pdf", "“ad”")
add(GROUP, "PDF, a font of a billion characters", later(endless), "page.pdf", "第", "PDF", "文件")
add(
    GROUP,
    "PDF, a fax of nothing",
    judged(content(b"BI /W 99999 /H 99999 /F /CCF ID a EI")),
    "第",
    "PDF",
)


def merged(folder: Path) -> list[list[str]]:
    """Merge a kit on a table of 100,000 rows of which most names are twice there or none."""
    kit = folder / "kit"
    made = edition(folder)
    made.rename(kit)
    (kit / "data").mkdir()
    rows = "".join(f"{n % 900},{'' if n % 7 else f'镇{n % 300}'},NaN\n" for n in range(100_000))
    (kit / "data" / "rows.csv").write_text("code,name,popu\n" + rows, encoding="utf-8")
    table = "table: data/rows.csv\nkey: code\nname: name\n"
    (kit / "kit.yaml").write_text(table, encoding="utf-8")
    return [["merge", str(kit), "--editions", str(folder / "editions")]]


add(GROUP, "a kit of 100,000 rows", merged, "rows.csv", "kit.yaml")
