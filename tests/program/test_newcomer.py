"""A newcomer's path: an edition's folder copied, its content changed, built."""

from __future__ import annotations

import shutil
from pathlib import Path

import matplotlib
import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

import build_pdf
from bench.told import chinese
from content.reading.reader import read_edition
from layout.edition.reading import read

FIRST, SMALL = Path("content/editions/lusong"), Path("tests/editions/small")
RARE = "\U00020000"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The first edition's folder under another name."""
    return Path(shutil.copytree(FIRST, tmp_path / "mine"))


def test_a_copy_with_other_words_and_a_photograph(tmp_path: Path) -> None:
    """Text cut, a photograph in an illustration's place: a good file comes out."""
    copied = Path(shutil.copytree(SMALL, tmp_path / "mine"))
    sample = Path(matplotlib.get_data_path()) / "sample_data" / "grace_hopper.jpg"
    pictures = copied / "pictures"
    (pictures / "train-detail.png").unlink()
    shutil.copy(sample, pictures / "train-detail.jpg")
    article = copied / "articles" / "3-school.md"
    parts = article.read_text("utf-8").split("\n\n")
    article.write_text("\n\n".join(parts[:-1]), "utf-8")
    out = tmp_path / "out"
    words = ("--out", str(out), "--jobs", "1", "--only", "download")
    assert build_pdf.main(["build", str(copied), *words]) == 0
    (file,) = out.glob("mine-????????.pdf")
    with pikepdf.open(file) as pdf:
        assert any(
            isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image" for o in pdf.objects
        )


def test_a_character_in_no_font_is_named_with_its_place(copied: Path) -> None:
    """The finding names the character, its file, its line and a remedy."""
    article = copied / "articles" / "safety.md"
    article.write_text(article.read_text("utf-8").replace("平安是民", f"平安{RARE}是民"), "utf-8")
    (finding,) = [f for f in read(copied).findings if f.rule == "glyph-missing"]
    assert "U+20000" in chinese(finding).text
    assert (finding.file, finding.line) == ("articles/safety.md", 8)
    assert chinese(finding).remedy


def test_a_font_of_the_edition_has_it(copied: Path) -> None:
    """An edition's own font file makes the character good."""
    article = copied / "articles" / "safety.md"
    article.write_text(article.read_text("utf-8").replace("平安是民", f"平安{RARE}是民"), "utf-8")
    (copied / "fonts").mkdir()
    _font(copied / "fonts" / "rare.ttf")
    with (copied / "edition.yaml").open("a", encoding="utf-8") as file:
        file.write("fonts: fonts/rare.ttf\n")
    assert read_edition(copied).ok
    assert {f.rule for f in read(copied).findings} == {"unusual-character"}, "only a hint"


def _font(path: Path) -> None:
    """Write a font with one rare character, a plain square."""
    pen = TTGlyphPen(None)
    for at, point in enumerate(((100, 0), (100, 800), (900, 800), (900, 0))):
        (pen.lineTo if at else pen.moveTo)(point)
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "rare"])
    builder.setupCharacterMap({ord(RARE): "rare"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "rare": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "rare": (1000, 100)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Rare", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
