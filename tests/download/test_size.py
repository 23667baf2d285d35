"""Size: a page with four photographs stays under 1.5 MB."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import matplotlib
from PIL import Image

from content.reading.reader import read_edition
from layout.edition.make import make
from tests.download.made import FOLDERS

HOPPER = Path(matplotlib.get_data_path()) / "sample_data" / "grace_hopper.jpg"
LIMIT = 1_500_000


def test_a_page_with_four_photographs_is_small(tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    shutil.copytree(FOLDERS["lusong"], folder)
    # `hero_wide` is the drawing of the headline for a spread: an edition of pages does not show it.
    drawings = sorted((folder / "pictures").glob("*.svg"))
    with Image.open(HOPPER) as image:
        plain = image.convert("RGB").crop((0, 100, 512, 441)).resize((2400, 1600))
    # Grain of a photograph at night: 2.5 bits a pixel at quality 85, more than most have.
    grain = Image.effect_noise(plain.size, 40).convert("RGB")
    photograph = io.BytesIO()
    Image.blend(plain, grain, 0.3).save(photograph, "JPEG", quality=95)
    for drawing in drawings:
        drawing.with_suffix(".jpg").write_bytes(photograph.getvalue())
        drawing.unlink()
    edition = read_edition(folder).edition
    assert edition is not None
    made = make(edition)
    pictures = [item for page in made.placed.pages for b in page.blocks for item in b.pictures]
    pixels = sum(round(p.rect.w / 72 * 150) * round(p.rect.h / 72 * 150) for p in pictures)
    weight = sum(len(made.pictures[item.picture.id].data) for item in pictures)
    assert {item.picture.id for item in pictures} == {d.stem for d in drawings} - {"hero_wide"}
    assert len(pictures) == 4
    assert 8 * weight / pixels > 1.5  # photographs, not flat colour
    assert len(made.pdf) <= LIMIT * len(made.placed.pages)
