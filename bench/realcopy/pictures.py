"""A size and a name → a JPEG that looks like a landscape: sky, hills, a field; small in bytes."""

from __future__ import annotations

import io
import math
import random
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFilter


@lru_cache(maxsize=64)
def jpeg(name: str, size: tuple[int, int]) -> bytes:
    """Return the picture's bytes; the same for the same name and size."""
    rng = random.Random(f"{name} {size}")
    small = (max(64, size[0] // 4), max(64, size[1] // 4))
    image = Image.new("RGB", small)
    draw = ImageDraw.Draw(image)
    width, height = small
    top, low = _colour(rng, 120, 200), _colour(rng, 200, 250)
    for y in range(height):
        part = y / height
        draw.line(
            [(0, y), (width, y)],
            fill=tuple(round(a + (b - a) * part) for a, b in zip(top, low, strict=True)),
        )
    for layer in range(4):
        base = height * (0.45 + 0.14 * layer)
        waves = [(rng.uniform(0.5, 3), rng.uniform(0, 6.3), rng.uniform(0.03, 0.1)) for _ in "abc"]
        line = [
            (x, base + height * sum(a * math.sin(f * x / width * 6.3 + p) for f, p, a in waves))
            for x in range(0, width + 4, 4)
        ]
        draw.polygon([*line, (width, height), (0, height)], fill=_colour(rng, 40, 150 - 25 * layer))
    image = image.filter(ImageFilter.GaussianBlur(1)).resize(size, Image.Resampling.BILINEAR)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82, dpi=(300, 300))
    return out.getvalue()


def _colour(rng: random.Random, least: int, most: int) -> tuple[int, int, int]:
    return rng.randint(least, most), rng.randint(least, most), rng.randint(least, most)
