"""Photographs and drawings for random editions.

Input: a random generator and a folder. Output: a `Picture` whose file stands in that folder: a
crop of a photograph that matplotlib ships, at proportions from 0.6 to 2.4, or one of the first
edition's drawings.
"""

from __future__ import annotations

import random
import shutil
from functools import cache
from pathlib import Path

import matplotlib
from PIL import Image

from content.model import Box, Picture

DRAWINGS = Path(__file__).parents[1] / "content" / "editions" / "lusong" / "pictures"
PHOTOGRAPHS = (
    "sample_data/grace_hopper.jpg",
    "sample_data/Minduka_Present_Blue_Pack.png",
    "sample_data/logo2.png",
)
#: Longer side in pixels: 150 ppi at about 280 mm.
PIXELS = 1650


@cache
def _photograph(name: str) -> Image.Image:
    with Image.open(Path(matplotlib.get_data_path()) / name) as image:
        layer = image.convert("RGBA")
    ground = Image.new("RGBA", layer.size, "#d8e2e0")
    return Image.alpha_composite(ground, layer).convert("RGB")


def random_picture(rng: random.Random, folder: Path, name: str, caption: str) -> Picture:
    """Write a picture file and return the picture."""
    drawings = sorted(DRAWINGS.glob("*.svg"))
    if drawings and rng.random() < 0.25:
        source = rng.choice(drawings)
        file = folder / f"{name}.svg"
        shutil.copyfile(source, file)
        credit = "插图"
    else:
        file = folder / f"{name}.jpg"
        _crop(rng, file)
        credit = rng.choice(["", "周明远 摄", "澄江日报记者 林晓 摄"])
    safe = Box(left=0.1, top=0.1, right=0.9, bottom=0.85) if rng.random() < 0.3 else None
    return Picture(
        id=name,
        file=file,
        caption=caption if rng.random() < 0.85 else "",
        credit=credit,
        alt=caption,
        illustration=file.suffix == ".svg",
        safe=safe,
        large=rng.random() < 0.1,
    )


def _crop(rng: random.Random, file: Path) -> None:
    image = _photograph(rng.choice(PHOTOGRAPHS[:2] if rng.random() < 0.9 else PHOTOGRAPHS))
    ratio = 0.6 * (2.4 / 0.6) ** rng.random()
    width = min(image.width, image.height * ratio) * rng.uniform(0.75, 1.0)
    height = width / ratio
    x, y = rng.uniform(0, image.width - width), rng.uniform(0, image.height - height)
    scale = PIXELS / max(width, height)
    size = (round(width * scale), round(height * scale))
    part = image.resize(size, Image.Resampling.BICUBIC, (x, y, x + width, y + height))
    part.save(file, "JPEG", quality=82)
