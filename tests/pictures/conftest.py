"""Pictures to test with: one real photograph and what is made of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib
import pytest
from PIL import Image, ImageCms

from content.model import Picture

HOPPER = Path(matplotlib.get_data_path()) / "sample_data" / "grace_hopper.jpg"

Maker = Callable[..., Picture]


@pytest.fixture(scope="session")
def hopper() -> Image.Image:
    """A photograph of Grace Hopper, 512 × 600, RGB."""
    with Image.open(HOPPER) as image:
        return image.convert("RGB")


@pytest.fixture(scope="session")
def lab(hopper: Image.Image) -> Image.Image:
    """The same photograph in LAB."""
    result = ImageCms.profileToProfile(
        hopper, ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
    )
    assert result is not None
    return result


@pytest.fixture
def picture(tmp_path: Path) -> Maker:
    """Return a function that makes a `Picture` of a file, of bytes or of an image to be saved."""

    def make(source: Path | bytes | Image.Image, name: str = "p.jpg", **fields: Any) -> Picture:
        save = fields.pop("save", {})
        file = source if isinstance(source, Path) else tmp_path / name
        if isinstance(source, bytes):
            file.write_bytes(source)
        elif isinstance(source, Image.Image):
            source.save(file, **save)
        return Picture(id=fields.pop("id", file.stem), file=file, **fields)

    return make
