"""The folder itself: names, links, pipes and sizes; fonts, maps and tables of charts.

Input: nothing. Output: cases of the groups `folders`, `fonts`, `maps` and `tables`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from bench.attacks import ROOT, SMALL, Maker, add, changed, checked, edition, written

FACE = (ROOT / "fonts" / "files" / "PressHei-400.ttf").read_bytes()


def bent(change: Callable[[Path], object], *, built: bool = True) -> Maker:
    """Return a maker that does something to the folder of the small edition."""

    def make(folder: Path) -> list[list[str]]:
        made = edition(folder)
        change(made)
        return checked(made, built=built)

    return make


def sparse(path: Path, size: int) -> None:
    """Make a file of so many bytes that takes no room."""
    with path.open("wb") as file:
        file.truncate(size)


def in_place(name: str, make: Callable[[Path], object]) -> Callable[[Path], None]:
    """Return a change that takes a file away and puts something else there."""

    def change(folder: Path) -> None:
        path = folder / name
        path.unlink(missing_ok=True)
        make(path)

    return change


STAND_INS: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a folder": Path.mkdir,
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to the system": lambda path: path.symlink_to("/etc/passwd"),
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "three gigabytes": lambda path: sparse(path, 3_000_000_000),
    "nothing": lambda path: path.write_bytes(b""),
}
PLACES = (
    "edition.yaml",
    "articles/4-note.md",
    "pictures/train.png",
    "pictures/pictures.yaml",
    "figures/towns.csv",
    "figures/riders.yaml",
)
for at, (what, stand_in) in enumerate(STAND_INS.items()):
    for file in (PLACES[at % 6], PLACES[(at + 2) % 6], PLACES[(at + 3) % 6]):
        tried = bent(in_place(file, stand_in))
        add("folders", f"{what} as {file}", tried, file, Path(file).stem)
MORE: dict[str, Callable[[Path], object]] = {
    "a name of emoji": lambda f: (f / "articles/5-😀👩‍👧.md").write_text(
        "---\ntitle: 一\n---\n\n站。"
    ),
    "a name with a line's end": lambda f: (f / "articles/5-a\nb.md").write_text(
        "---\ntitle: 一\n---\n\n站。"
    ),
    "a name with markup": lambda f: (f / "articles/5-[red]<b>.md").write_text("站。"),
    "a name that is no UTF-8": lambda f: Path(
        os.fsdecode(os.fsencode(f) + b"/articles/5-\xff.md")
    ).write_text("站。"),
    "a name of 250 bytes": lambda f: (f / ("articles/" + "x" * 247 + ".md")).write_text("站。"),
    "a name turned round": lambda f: (f / "articles/5-\u202edm.md").write_text("站。"),
    "9,000 foreign files": lambda f: [
        (f / f"pictures/a{n}.txt").write_bytes(b"") for n in range(9000)
    ],
    "3,000 articles": lambda f: [
        (f / f"articles/9{n}.md").write_text(f"---\ntitle: 站{n}\n---\n\n站。") for n in range(3000)
    ],
    "a link outside": lambda f: (f / "articles/more").symlink_to("/usr"),
    "a ring of folders": lambda f: (f / "articles/ring").symlink_to(".."),
    "folders 300 deep": lambda f: (f / "/".join(["pictures", *["d"] * 300])).mkdir(parents=True),
    "a pipe beside": lambda f: os.mkfifo(f / "pictures/pipe.png"),
    "three gigabytes beside": lambda f: sparse(f / "pictures/big.png", 3_000_000_000),
    "a journal that is none": lambda f: (f / ".journal.json").write_text("[" * 90_000),
    "a record that is none": lambda f: (f / ".written.json").write_text("[" * 90_000),
    "a house file of a pipe": lambda f: os.mkfifo(f / "house.yaml"),
    "case doubled": lambda f: (f / "Edition.yaml").write_text("a: 1"),
}
for name, change in MORE.items():
    add("folders", name, bent(change), "5-", "articles", "edition.yaml", "pictures/big", "x" * 40)


def faced(data: bytes, name: str = "rare.ttf") -> Maker:
    """Return a maker of an edition with a font of its own."""

    def change(folder: Path) -> None:
        (folder / "fonts").mkdir()
        (folder / "fonts" / name).write_bytes(data)
        text = (folder / "edition.yaml").read_text(encoding="utf-8")
        (folder / "edition.yaml").write_text(f"{text}fonts: [fonts/{name}]\n", encoding="utf-8")

    return bent(change)


def tag(name: bytes, by: bytes) -> bytes:
    """Return the face with another name of a table."""
    at = FACE.index(name)
    return FACE[:at] + by + FACE[at + 4 :]


def zeroed(name: bytes) -> bytes:
    """Return the face with a table of zeros."""
    at = FACE.index(name)
    start, size = (int.from_bytes(FACE[at + k : at + k + 4], "big") for k in (8, 12))
    return FACE[:start] + bytes(size) + FACE[start + size :]


FACES: dict[str, bytes] = {
    "nothing": b"",
    "text": b"hello",
    "its head": FACE[:12],
    "half": FACE[: len(FACE) // 2],
    "no tables": FACE[:4] + b"\0\0" + FACE[6:],
    "60,000 tables": FACE[:4] + b"\xff\xff" + FACE[6:],
    "a table named in noise": tag(b"glyf", b"\xff\xfe\0\x80"),
    "no outlines": tag(b"glyf", b"gone"),
    "no characters": tag(b"cmap", b"none"),
    "no widths": tag(b"hmtx", b"none"),
    "no name": tag(b"name", b"none"),
    "no head": tag(b"head", b"none"),
    "a collection of 4 billion": b"ttcf\0\1\0\0\xff\xff\xff\xff" + bytes(400),
    "WOFF2 of nothing": b"wOF2" + bytes(400),
    "WOFF2 of noise": b"wOF2\0\1\0\0" + bytes(range(256)) * 9,
    "a Type 1": b"%!PS-AdobeFont-1.0: A\n",
    "zeros of 30 MB": bytes(30_000_000),
} | {
    f"zeros for {name}": zeroed(name.encode())
    for name in ("cmap", "glyf", "loca", "head", "maxp", "hhea", "hmtx", "name", "post", "OS/2")
}
for name, data in FACES.items():
    add("fonts", name, faced(data), "rare.ttf")
for name in ("../../a.ttf", "/etc/passwd", "fonts", "a.exe", "pictures/train.png"):
    tried = changed("edition.yaml", "banner: quiet", f"banner: quiet\nfonts: [{name}]", built=True)
    add("fonts", f"by the name {name}", tried, "edition.yaml", name)

RING = [[[111, 28], [112, 28], [112, 29], [111, 28]]]


def mapped(shape: object, name: object = "青石镇", **more: object) -> str:
    """Return a GeoJSON of one feature."""
    feature = {"type": "Feature", "properties": {"name": name}, "geometry": shape} | more
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


MAP = (
    "kind: map\ntitle: 三镇\nsource: 资料来源：虚构样本\nnote: 示意图\nmap: towns.geojson\nitems:\n"
    "  - {label: 青石镇, value: 21, unit: 家, stated: 2030年青石镇新开店铺21家}\n"
)
POLYGON = {"type": "Polygon", "coordinates": RING}
WHOLE = mapped(POLYGON)
MAPS = {
    "sound": WHOLE,
    "nothing": "",
    "a list": "[]",
    "deep": "[" * 90_000,
    "cut": WHOLE[:90],
    "NaN": mapped({"type": "Point", "coordinates": [float("nan"), 1e999]}),
    "1e308": mapped(
        {"type": "Polygon", "coordinates": [[[1e308, -1e308], [2e308, 1], [1, 2], [1e308, -1e308]]]}
    ),
    "one point of a ring": mapped({"type": "Polygon", "coordinates": [[[1, 2]]]}),
    "an empty ring": mapped({"type": "Polygon", "coordinates": [[]]}),
    "a ring of nothing": mapped({"type": "Polygon", "coordinates": [[[5, 5]] * 9]}),
    "words for numbers": mapped({"type": "Point", "coordinates": ["a", "b"]}),
    "true for numbers": mapped({"type": "Point", "coordinates": [True, False]}),
    "no shape": mapped(None),
    "no such shape": mapped({"type": "Torus", "coordinates": RING}),
    "a shape in a shape": mapped({"type": "GeometryCollection", "geometries": [POLYGON]}),
    "40,000 points": mapped(
        {
            "type": "Polygon",
            "coordinates": [[[111 + n % 7 / 9, 28 + n / 4e4] for n in range(40_000)]],
        }
    ),
    "900,000 points": mapped(
        {"type": "Polygon", "coordinates": [[[n, n] for n in range(900_000)]]}
    ),
    "9,000 places": json.dumps(
        {"type": "FeatureCollection", "features": [json.loads(WHOLE)["features"][0]] * 9000}
    ),
    "a name of 90,000": mapped(POLYGON, "镇" * 90_000),
    "a name of numbers": mapped(POLYGON, 12),
    "a name twice": json.dumps(
        {"type": "FeatureCollection", "features": json.loads(WHOLE)["features"] * 2}
    ),
    "a number of 9,000 digits": WHOLE.replace("112", "9" * 9000),
    "over the pole": mapped(
        {"type": "Polygon", "coordinates": [[[0, 90], [180, 90], [-180, -90], [0, 90]]]}
    ),
    "latitudes of 900": mapped(
        {"type": "Polygon", "coordinates": [[[0, 900], [9, 901], [9, 900], [0, 900]]]}
    ),
}
for name, text in MAPS.items():

    def with_map(folder: Path, text: str = text) -> None:
        """Put a map in place of a chart."""
        (folder / "figures" / "towns.yaml").write_text(MAP, encoding="utf-8")
        (folder / "figures" / "towns.geojson").write_text(text, encoding="utf-8")
        (folder / "figures" / "towns.csv").unlink()

    add("maps", name, bent(with_map), "towns")

CSV = (SMALL / "figures" / "towns.csv").read_text(encoding="utf-8")
CELLS = (
    "NaN",
    "inf",
    "-inf",
    "1e308",
    "-1e308",
    "1e-308",
    "1e999",
    "0",
    "-0",
    "9" * 4000,
    "0x10",
    "１２",
    "1,000",
    "=1+1",
    "",
)
for cell in CELLS:
    told = CSV.replace(",21,", f',"{cell}",', 1)
    add(
        "tables", f"a value of {cell[:20]}", written("figures/towns.csv", told, built=True), "towns"
    )
ROWS = {
    "nothing": "",
    "only heads": CSV.splitlines()[0],
    "9,000 rows": CSV + "".join(f"镇{n},2030,{n},家,,\n" for n in range(9000)),
    "900 series": CSV + "".join(f"青石镇,{n},{n},家,,\n" for n in range(900)),
    "a label of 9,000": CSV.replace("青石镇", "青" * 9000),
    "a series of 9,000": CSV.replace("2029", "年" * 9000),
    "a unit of 9,000": CSV.replace("家", "家" * 9000),
    "heads twice": CSV.replace("label,series", "label,label"),
    "heads that are none": CSV.replace("label", "__class__"),
    "rows of 900 cells": CSV + "," * 900,
    "a quote without end": CSV + '"',
    "NUL": CSV + "\0,\0,\0",
    "GBK": "",
    "negative parts": CSV.replace(",14,", ",-14,").replace(",22,", ",-22,"),
    "all nothing": "label,series,value,unit\na,1,0,家\nb,1,0,家\na,2,0,家\nb,2,0,家\n",
    "one value": "label,series,value,unit\n青石镇,2029,14,家\n",
}
for name, text in ROWS.items():
    raw = CSV.encode("gbk") if name == "GBK" else text.encode()
    add("tables", name, written("figures/towns.csv", raw, built=True), "towns")
KINDS = (
    "bars",
    "ranked",
    "share",
    "line",
    "change",
    "funnel",
    "sankey",
    "radar",
    "waffle",
    "none",
    "../x",
)
for kind in KINDS:
    tried = changed("figures/towns.yaml", "kind: grouped", f"kind: {kind}", built=True)
    add("tables", f"the kind {kind}", tried, "towns")
