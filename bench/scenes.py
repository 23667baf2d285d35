"""Photographs and drawings made here: grounds that words of an opening find it hard to stand on.

Input: a kind's name and a folder. Output: a `Picture` whose file stands in it. Nothing is drawn to
be looked at: what counts is where it is light, dark, calm, busy, and where its subject stands.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from content.model import Picture

Floats = npt.NDArray[np.float64]
Edges = tuple[int, int, int, int]
#: Width and height in pixels: 150 ppi over a broadsheet's width is 2,340.
WIDE, UPRIGHT, PANORAMA = (2400, 1500), (1600, 2200), (4200, 1200)


def _grid(size: tuple[int, int]) -> tuple[Floats, Floats]:
    """Return how far down and across each pixel is, 0 to 1."""
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    return y / size[1], x / size[0]


def _noise(size: tuple[int, int], cell: int, seed: int) -> Floats:
    """Return patches of a size in pixels, each of a value of its own, 0 to 1."""
    rng = np.random.default_rng(seed)
    small = rng.random((size[1] // cell + 2, size[0] // cell + 2))
    patches = np.repeat(np.repeat(small, cell, axis=0), cell, axis=1)
    return patches[: size[1], : size[0]]


def _mixed(share: Floats, low: str, high: str) -> Floats:
    """Return colours between two, by a share of each pixel."""
    a, b = (np.array([int(c[i : i + 2], 16) for i in (1, 3, 5)], dtype=float) for c in (low, high))
    return np.asarray(a + (b - a) * np.clip(share, 0, 1)[:, :, None])


def _sky() -> Floats:
    """A light sky over a dark ridge."""
    y, x = _grid(WIDE)
    out = _mixed(y / 0.7, "#7fb4dc", "#f4ead8")
    ridge = 0.68 + 0.06 * np.sin(9 * x) + 0.03 * np.sin(31 * x)
    out[y > ridge] = (38, 52, 40)
    return out + 14 * (_noise(WIDE, 5, 1)[:, :, None] - 0.5)


def _night() -> Floats:
    """A dark town with lights."""
    y, _ = _grid(WIDE)
    out = _mixed(y, "#0a1024", "#28324e")
    lit = (_noise(WIDE, 14, 2) > 0.82) & (y > 0.55)
    out[lit] = (255, 214, 130)
    out[(y > 0.55) & ~lit] *= 0.5
    return out


def _crowd() -> Floats:
    """Heads without rest, over all of it."""
    size = WIDE
    out = _mixed(_noise(size, 30, 3), "#20242c", "#d8cdbd")
    out += 90 * (_noise(size, 12, 4)[:, :, None] - 0.5)
    return out + 60 * (_noise(size, 5, 5)[:, :, None] - 0.5)


def _snow() -> Floats:
    """White with a small dark subject low at the right."""
    y, x = _grid(WIDE)
    out = _mixed(y, "#ffffff", "#e6eef4")
    out[((x - 0.78) / 0.05) ** 2 + ((y - 0.72) / 0.14) ** 2 < 1] = (60, 40, 40)
    return out


def _stripes() -> Floats:
    """Light and dark in broad upright stripes: calm in each, none wide enough for a head."""
    _, x = _grid(WIDE)
    return _mixed((np.sin(2 * np.pi * 9 * x) > 0).astype(float), "#101418", "#f2f2ee")


def _standing() -> Floats:
    """An upright picture: a figure before a wall."""
    y, x = _grid(UPRIGHT)
    out = _mixed(_noise(UPRIGHT, 40, 6) * 0.3 + y * 0.5, "#c9b7a0", "#6d5a4a")
    figure = ((x - 0.5) / 0.22) ** 2 + ((y - 0.75) / 0.4) ** 2 < 1
    head = ((x - 0.5) / 0.11) ** 2 + ((y - 0.27) / 0.1) ** 2 < 1
    out[figure] = (40, 60, 96)
    out[head] = (224, 172, 138)
    return out


def _range() -> Floats:
    """A panorama of hills, light above, busy below."""
    y, x = _grid(PANORAMA)
    out = _mixed(y / 0.5, "#9cc3e0", "#eef3f3")
    for k, (at, grey) in enumerate(((0.45, 130), (0.6, 92), (0.75, 60))):
        ridge = at + 0.07 * np.sin((5 + 4 * k) * x * np.pi + k) + 0.02 * np.sin(40 * x + k)
        out[y > ridge] = (grey * 0.7, grey, grey * 0.8)
    return out + np.where(y > 0.6, 40, 6)[:, :, None] * (_noise(PANORAMA, 6, 7)[:, :, None] - 0.5)


#: The kinds by name.
SCENES: dict[str, Callable[[], Floats]] = {
    "sky": _sky,
    "night": _night,
    "crowd": _crowd,
    "snow": _snow,
    "stripes": _stripes,
    "standing": _standing,
    "range": _range,
}


#: Drawings: a disc in the sky, a subject before it, and a land in one ink. Each is its view box,
#: the sky's colour, the disc (fill, x, y, half axes), the subject's box, the land (fill, top).
DRAWINGS: dict[str, tuple[str, str, tuple[str, int, int, int, int], Edges, tuple[str, int]]] = {
    "sunrise": (
        "0 0 400 240",
        "#f3e9d8",
        ("#c4161c", 300, 130, 84, 84),
        (270, 150, 340, 190),
        ("#0f4c5c", 200),
    ),
    "moon": (
        "0 0 400 260",
        "#08303b",
        ("#f3e9d8", 120, 110, 80, 80),
        (90, 150, 150, 205),
        ("#08303b", 215),
    ),
    "gate": (
        "0 0 400 300",
        "#f2ede4",
        ("#0f4c5c", 270, 150, 110, 90),
        (230, 190, 310, 238),
        ("#9c0f16", 240),
    ),
}


def drawing(name: str, folder: Path) -> Picture:
    """Write a drawing's file to a folder and return it as a picture."""
    view, sky, (fill, x, y, across, down), subject, (land, top) = DRAWINGS[name]
    _, _, wide, high = map(int, view.split())
    left, over, right, under = subject
    file = folder / f"{name}.svg"
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">'
        f'<rect width="{wide}" height="{high}" fill="{sky}"/>'
        f'<ellipse cx="{x}" cy="{y}" rx="{across}" ry="{down}" fill="{fill}"/>'
        f'<path d="M{left} {under}L{(left + right) / 2} {over}L{right} {under}Z" fill="#4c8490"/>'
        f'<rect y="{top}" width="{wide}" height="{high - top}" fill="{land}"/></svg>',
        encoding="utf-8",
    )
    safe = {
        "left": left / wide,
        "right": right / wide,
        "top": over / high,
        "bottom": under / high,
    }
    return Picture.model_validate(
        {"id": name, "file": file, "caption": "河口", "alt": "插图", "safe": safe}
    )


def scene(name: str, folder: Path) -> Picture:
    """Write a picture of a kind and return it."""
    if name in DRAWINGS:
        return drawing(name, folder)
    file = folder / f"{name}.jpg"
    pixels = np.clip(SCENES[name](), 0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(file, "JPEG", quality=85)
    return Picture(id=name, file=file, caption="雨后的河口", credit="甲某某 摄", alt="河口")
