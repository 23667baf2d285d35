"""What the other modules have not: twins of names, screens that are written to, packed amounts.

Input: nothing. Output: cases of the group `further`. Where a name holds what a terminal obeys, the
case fails unless all that is said of it is safe to print.
"""

# ruff: noqa: E501 - tables of hostile inputs
from __future__ import annotations

import contextlib
import io
import json
import struct
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from pikepdf import Pdf
from PIL import Image

import build_pdf
from bench.attacks import Command, Maker, add, checked, edition, written
from bench.attacks.drawings import FILLED, JPEG, XLINK, pictured, png, saved
from bench.attacks.files import CSV, FACE, MAP, bent, faced, mapped
from bench.attacks.press import content, judged, whole
from bench.attacks.sources import PAPER, STORY, archive, sent, sheet, word
from bench.attacks.templates import TABLE, data
from tests.preflight.build import press_file

GROUP = "further"
#: What a terminal obeys: it clears the screen, names the window, turns words round.
ESCAPES = "\x1b[2J\x1b]0;x\x07"
NOTE = "---\nkind: box\ntitle: 站{0}\n---\n\n每一站都留了时间。\n"


def later(make: Callable[[], Maker]) -> Maker:
    """Return a maker that is made when its case is run: large ones would fill the memory of all."""
    return lambda folder: make()(folder)


def packed_blanks() -> bytes:
    """Return 300 MB of nothing, packed."""
    machine = zlib.compressobj(1)
    return b"".join(machine.compress(bytes(1_000_000)) for _ in range(300)) + machine.flush()


def safely(words: list[list[str]]) -> list[Command]:
    """Return commands that fail where what they say holds a control or turns words round."""

    def run() -> int:
        code = 0
        for command in words:
            heard = io.StringIO()
            with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard):
                code = build_pdf.main([*command, "--lang", "zh"])
            said = heard.getvalue()
            unsafe = {
                c for c in said if unicodedata.category(c) in ("Cc", "Cf") and c not in "\n\r\t"
            }
            sys.stdout.write(said if not unsafe else f"unsafe: {sorted(unsafe)!r}\n")
            if unsafe:
                return 1
            if code:
                break
        return code

    return [run]


def told(change: Callable[[Path], object]) -> Maker:
    """Return a maker of the small edition, changed, of which only safe words may be said."""

    def make(folder: Path) -> list[Command]:
        made = edition(folder)
        change(made)
        return safely(checked(made, built=True))

    return make


def article(name: str) -> Callable[[Path], object]:
    """Return a change that adds an article of a name, with a fault in it."""
    return lambda folder: (folder / "articles" / name).write_text(
        NOTE.format(1).replace("box", "no such kind"), encoding="utf-8"
    )


def renamed(name: str, key: str) -> Callable[[Path], object]:
    """Return a change that gives a picture another file name and another key."""

    def change(folder: Path) -> None:
        (folder / "pictures" / "train-detail.png").rename(folder / "pictures" / name)
        for file in ("pictures/pictures.yaml", "articles/1-line.md"):
            text = (folder / file).read_text(encoding="utf-8")
            text = text.replace("train-detail", json.dumps(key, ensure_ascii=False))
            (folder / file).write_text(text, encoding="utf-8")

    return change


NFC, NFD = (unicodedata.normalize(form, "caf\u00e9") for form in ("NFC", "NFD"))


def twins(folder: Path) -> None:
    """Put in two articles and two pictures whose names differ only in how accents are written."""
    for number, name in enumerate((NFC, NFD)):
        (folder / "articles" / f"5-{name}.md").write_text(NOTE.format(number), encoding="utf-8")
        raw = (folder / "pictures" / "train.png").read_bytes()
        (folder / "pictures" / f"{name}.png").write_bytes(raw)


def loop(folder: Path) -> None:
    """Let two folders lead to each other, and a file through fifty links to itself."""
    for name in ("articles/a", "pictures/b"):
        other = "pictures" if name[0] == "a" else "articles"
        (folder / name).symlink_to(folder / other, target_is_directory=True)
    for number in range(50):
        (folder / f"articles/9-{number}.md").symlink_to(f"9-{(number + 1) % 50}.md")


def emptied(folder: Path) -> None:
    """Leave no byte in any file."""
    for path in folder.rglob("*.*"):
        if path.is_file():
            path.write_bytes(b"")


NAMES: dict[str, Callable[[Path], object]] = {
    "an article's name that clears the screen": article(f"5-{ESCAPES}a.md"),
    "an article's name that turns round": article("5-\u202edm.gpj\u2066.md"),
    "an article's name of C1 controls": article("5-\x9b2J\x85\x90.md"),
    "an article's name of a command": article("--help.md"),
    "an article's name of a device": article("aux.md"),
    "an article's name of places": article("5-{name}%s{0}[bold].md"),
    "a picture's name that clears the screen": renamed(f"{ESCAPES}.png", ESCAPES),
    "a picture's name that turns round": renamed("\u202egnp.png", "\u202egnp"),
    "a picture in NFD, named in NFC": renamed(f"{NFD}.png", NFC),
    "a picture in NFC, named in NFD": renamed(f"{NFC}.png", NFD),
    "twins of names": twins,
    "twins of case": lambda f: (f / "pictures" / "TRAIN.PNG").write_bytes(
        saved("L", (90, 90), "PNG")
    ),
    "folders in a ring": loop,
    "no byte anywhere": emptied,
    "a title that clears the screen": lambda f: (f / "articles/4-note.md").write_text(
        NOTE.format(json.dumps(ESCAPES)[1:-1] + "\u202e"), encoding="utf-8"
    ),
}
for name, change in NAMES.items():
    add(GROUP, name, told(change), "5-", "articles", "pictures", "edition.yaml", "--help", "aux")

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

LINKED = io.BytesIO()
with zipfile.ZipFile(LINKED, "w") as packed:
    for made in (
        f"{NFC}.txt",
        f"{NFD}.txt",
        f"{ESCAPES}.txt",
        "\u202etxt.txt",
        "CON.txt",
        "a .txt",
    ):
        packed.writestr(made, STORY)
locked = bytearray(archive({"a.txt": STORY}))
locked[6] |= 1
locked[locked.index(b"PK\1\2") + 8] |= 1
MILLION = "<sst>" + "<si><t>a</t></si>" * 1_000_000 + "</sst>"
OFFICE: dict[str, tuple[str, bytes]] = {
    "names that are twins, that turn and that are written to": ("来稿.zip", LINKED.getvalue()),
    "an archive under a password": ("来稿.zip", bytes(locked)),
    "an archive of 4 GB by its word": (
        "来稿.zip",
        archive({"a.txt": STORY}).replace(
            struct.pack("<I", len(STORY.encode())), b"\xff\xff\xff\xfe"
        ),
    ),
    "a Word file of no byte": ("稿件.docx", b""),
    "a workbook of no byte": ("数据.xlsx", b""),
    "a PDF of no byte": ("稿件.pdf", b""),
    "a page of no byte": ("网页.html", b""),
    "a picture of no byte": ("照片.jpg", b""),
    "words of a million in a workbook": (
        "数据.xlsx",
        sheet('<row><c t="s"><v>0</v></c></row>', **{"xl/sharedStrings.xml": MILLION}),
    ),
    "copy that turns round and is written to": (
        "稿件.docx",
        word(f"<w:p><w:r><w:t>\u202e站\u2066\u009b2J{STORY}</w:t></w:r></w:p>"),
    ),
    "9,000 remarks": (
        "稿件.docx",
        word(
            "".join(
                f'<w:p><w:commentRangeStart w:id="{n}"/><w:r><w:t>站{n}。</w:t></w:r></w:p>'
                for n in range(9000)
            )
        ),
    ),
}
for name, (file, raw) in OFFICE.items():

    def bring(folder: Path, file: str = file, raw: bytes = raw) -> list[Command]:
        """Bring a file in, and listen to what is said of it."""
        (folder / file).write_bytes(raw)
        (folder / "story.txt").write_text(STORY, encoding="utf-8")
        given = [str(folder / file), str(folder / "story.txt"), str(folder / "edition")]
        return safely([["import", *given, *PAPER]])

    add(GROUP, name, bring, file, ".txt", "个文件")


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
