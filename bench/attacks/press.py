"""PDF: broken files for the preflight and the import, and what plants and houses ask.

Input: nothing. Output: cases of the groups `preflight`, `pdf sources` and `plants`.
"""

from __future__ import annotations

import random
import shutil
import zlib
from functools import cache
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from bench.attacks import ROOT, Maker, add
from bench.attacks.sources import PAPER
from tests.preflight.build import add as put
from tests.preflight.build import form, image, picture, press_file, rect, text

PLAIN = {
    "object_stream_mode": pikepdf.ObjectStreamMode.disable,
    "compress_streams": False,
}


@cache
def whole() -> bytes:
    """Return a sound press file whose parts stand in it as they are written."""
    return press_file(**PLAIN)


def judged(data: bytes) -> Maker:
    """Return a maker that measures a file."""

    def make(folder: Path) -> list[list[str]]:
        (folder / "page.pdf").write_bytes(data)
        return [["preflight", str(folder / "page.pdf")]]

    return make


def content(data: bytes, **resources: dict[str, object]) -> bytes:
    """Return the press file with more content on its second page."""

    def change(pdf: Pdf) -> None:
        put(pdf, 2, data.decode("latin-1"), **resources)

    return press_file(change)


def ringed() -> bytes:
    """Return a file whose form draws the form that draws it."""

    def change(pdf: Pdf) -> None:
        one, other = form(pdf, "/B Do"), form(pdf, "/A Do")
        one = pdf.make_indirect(one)
        other = pdf.make_indirect(other)
        one.Resources = Dictionary(XObject=Dictionary(B=other))
        other.Resources = Dictionary(XObject=Dictionary(A=one))
        put(pdf, 1, "/A Do", XObject={"A": one})

    return press_file(change)


def boxed(*box: object) -> bytes:
    """Return the press file with a MediaBox as given."""

    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.MediaBox = Array(list(box))

    return press_file(change)


def sized(width: int, height: int) -> bytes:
    """Return the press file with a picture that says so large."""

    def change(pdf: Pdf) -> None:
        made = image(pdf, 16, 12)
        made.Width, made.Height = width, height
        put(pdf, 1, picture(30, 80, 20, 12, "Im9"), XObject={"Im9": made})

    return press_file(change)


def swollen() -> bytes:
    """Return a file with a stream of 900 MB in 900 kB."""

    def change(pdf: Pdf) -> None:
        machine = zlib.compressobj(9)
        parts = [machine.compress(b" " * 1_000_000) for _ in range(900)]
        parts.append(machine.flush())
        made = Stream(pdf, b"".join(parts))
        made.Filter = Name.FlateDecode
        pdf.pages[0].obj.Contents = pdf.make_indirect(made)

    return press_file(change)


def chained(filters: int) -> bytes:
    """Return a file with a stream under so many filters."""

    def change(pdf: Pdf) -> None:
        made = Stream(pdf, b"00" * 9000)
        made.Filter = Array([Name.ASCIIHexDecode] * filters)
        pdf.pages[0].obj.Contents = pdf.make_indirect(made)

    return press_file(change)


FILES: dict[str, bytes] = {
    "nothing": b"",
    "a head": b"%PDF-1.6\n",
    "text": b"hello" * 900,
    "a ring of forms": ringed(),
    "a stream of 900 MB": swollen(),
    "40 filters": chained(40),
    "3 filters": chained(3),
    "a page of nothing": boxed(0, 0, 0, 0),
    "a page of 1e9": boxed(0, 0, 1e9, 1e9),
    "a page of words": boxed("a", "b", "c", "d"),
    "a page of three numbers": boxed(0, 0, 300),
    "a page turned over": boxed(500, 500, 0, 0),
    "a picture of 2^31": sized(2**31 - 1, 2**31 - 1),
    "a picture below nothing": sized(-9, -9),
    "900,000 operators": content(b"q Q " * 450_000),
    "900,000 numbers": content(b"1 " * 900_000 + b"m"),
    "100,000 states": content(b"q " * 100_000),
    "a text without end": content(b"BT /F1 9 Tf (" + b"(" * 90_000),
    "arrays in arrays": content(b"[" * 90_000),
    "maps in maps": content(b"<<" * 90_000),
    "a picture inside without end": content(b"BI /W 9 /H 9 ID " + bytes(90_000)),
    "a size of 1e300": content(text(30, 80, 9).replace("9 Tf", "1e300 Tf").encode()),
    "a matrix of nothing": content(b"0 0 0 0 0 0 cm " + text(30, 80).encode()),
    "matrices of 1e9": content(b"1e9 0 0 1e9 0 0 cm " * 90 + text(30, 80).encode()),
    "numbers that are none": content(b"--5 .. +-.e 1e 5-5 0x10 NaN m l h f"),
    "a name of 60,000": content(b"/" + b"A" * 60_000 + b" gs"),
    "a dash of 90,000": content(b"[" + b"1 " * 90_000 + b"] 0 d"),
    "40,000 strings": content(text(30, 80).encode() * 9000),
    "a pattern of dust": content(
        f"/Pattern cs /P scn {rect(30, 80, 20, 12)} re f".encode(),
        Pattern={"P": Dictionary(PatternType=1)},
    ),
    "a shading of nothing": content(b"/S sh", Shading={"S": Dictionary(ShadingType=99)}),
    "a font of nothing": content(b"BT /X 9 Tf (a) Tj ET", Font={"X": Dictionary()}),
    "a state of nonsense": content(
        b"/X gs", ExtGState={"X": Dictionary(LW=Name.A, D=Array([1]), Font=Array([1, 2]), BM=5)}
    ),
}
for share in (3, 20, 40, 60, 80, 95, 99):
    FILES[f"cut at {share}%"] = whole()[: len(whole()) * share // 100]
for word, by in (
    (b"/Kids", b"/Kid"),
    (b"/MediaBox", b"/MediaBux"),
    (b"/Contents", b"/Content"),
    (b"/Type /Page\n", b"/Type /Pag\n"),
    (b"endstream", b"endstreem"),
    (b"xref", b"xxxx"),
    (b"/Length ", b"/Longth "),
    (b"/Count", b"/Cuont"),
    (b"trailer", b"trialer"),
    (b" obj", b" jbo"),
    (b"/Root", b"/Ruut"),
    (b"/Filter", b"/Fliter"),
):
    FILES[f"{word.decode().strip()} is not there"] = whole().replace(word, by)
for seed in range(16):
    source, harmed = random.Random(100 + seed), bytearray(whole())
    for _ in range(2 + seed * 3):
        at = source.randrange(len(harmed) - 8)
        harmed[at : at + 4] = source.choice([b"9999", b"null", b"-1.5", b"<< /", b"[[[[", b")(]>"])
    FILES[f"changed words {seed}"] = bytes(harmed)
for name, data in FILES.items():
    add("preflight", name, judged(data), "page.pdf", "第", "PDF", "文件")
    if len(data) < 400_000:

        def make(folder: Path, data: bytes = data) -> list[list[str]]:
            """Import a PDF that is no edition's copy, or is broken."""
            (folder / "稿件.pdf").write_bytes(data)
            return [["import", str(folder / "稿件.pdf"), str(folder / "edition"), *PAPER]]

        add("pdf sources", name, make, "稿件.pdf")


PROFILE = (ROOT / "layout" / "plant" / "profiles" / "newsprint.yaml").read_text(encoding="utf-8")
ICC = ROOT / "layout" / "plant" / "icc" / "newsprint.icc"


def planted(profile: str | bytes, icc: bytes | None = None) -> Maker:
    """Return a maker that measures the sound file by a plant's own profile."""

    def make(folder: Path) -> list[list[str]]:
        raw = profile.encode("utf-8", "surrogatepass") if isinstance(profile, str) else profile
        (folder / "plant.yaml").write_bytes(raw)
        if icc is None:
            shutil.copy(ICC, folder / "plant.icc")
        else:
            (folder / "plant.icc").write_bytes(icc)
        (folder / "page.pdf").write_bytes(whole())
        return [["preflight", str(folder / "page.pdf"), "--press", str(folder / "plant.yaml")]]

    return make


OWN = PROFILE.replace("newsprint.icc", "plant.icc")
for value in ("-1", "0", ".nan", ".inf", "1e308", "'a'", "[1]", "{a: 1}", "~", "9" * 5000, "true"):
    for key in ("bleed_mm", "total_ink", "hairline_pt"):
        lines = [
            f"{key}: {value}" if row.startswith(f"{key}:") else row for row in OWN.splitlines()
        ]
        add("plants", f"{key} of {value[:9]}", planted("\n".join(lines)), "plant.yaml", "plant")
PLANTS = {
    "nothing": "",
    "a list": "[1]",
    "deep": "a: " + "[" * 5000,
    "an alias": "a: &a [*a]\n" + OWN,
    "100 kB": OWN + "# " + "x" * 100_000,
    "an icc outside": OWN.replace("plant.icc", "../../../etc/passwd"),
    "an icc of the system": OWN.replace("plant.icc", "/dev/zero"),
    "no icc": OWN.replace("icc: plant.icc", ""),
    "a standard that is none": OWN.replace("standard: x4", "standard: x9"),
    "a name that leaves": OWN.replace("name: newsprint", "name: ../../x"),
    "an unknown key": OWN + "\nbleed: 3\n",
    "a size of nothing": OWN + "\ntrim_mm: [[0, 0]]\n",
    "sizes of NaN": OWN + "\ntrim_mm: [[.nan, .nan]]\nprintable_mm: [.nan, .inf]\n",
    "a pattern that runs": OWN + "\nfile_name: '{paper.__class__}{page!r:>999999999}'\n",
    "a pattern that leaves": OWN + "\nfile_name: '../../{page}'\n",
    "a ruling of nothing": OWN.replace("screen_lpi: 85", "screen_lpi: 0"),
    "a ruling of 1e-9": OWN.replace("screen_lpi: 85", "screen_lpi: 1e-9"),
    "a condition of lists": OWN.replace("identifier: CGATS TR 002", "identifier: [a, b]"),
    "a title of surrogates": OWN.replace("title: ", "title: \ud800"),
}
for name, told in PLANTS.items():
    add("plants", name, planted(told), "plant.yaml", "plant")
CMYK = ICC.read_bytes()
for name, held in {
    "nothing": b"",
    "its head": CMYK[:128],
    "half": CMYK[: len(CMYK) // 2],
    "noise": CMYK[:132] + random.Random(3).randbytes(len(CMYK) - 132),
    "a billion tags": CMYK[:128] + b"\x3b\x9a\xca\x00" + CMYK[132:],
    "RGB": CMYK[:16] + b"RGB " + CMYK[20:],
    "text": b"hello" * 900,
}.items():
    add("plants", f"an icc of {name}", planted(OWN, held), "plant.yaml", "plant.icc", "plant")
