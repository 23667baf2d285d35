"""Edition folders, good and bad, each made of the small edition by a change or two."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PIL import Image

SMALL = Path(__file__).parents[1] / "editions" / "small"
#: Pixels that a photograph of the small edition is brought down to: some 27 ppi on its page.
FEW_PIXELS = 100


def replaced(file: Path, old: str, new: str) -> None:
    """Change words of a file that stand in it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def nothing(folder: Path) -> None:
    """Leave the edition as it is."""


def coarse_picture(folder: Path) -> None:
    """Bring every picture down to few pixels."""
    for file in (folder / "pictures").glob("*.png"):
        with Image.open(file) as image:
            height = FEW_PIXELS * image.height // image.width
            small = image.convert("RGB").resize((FEW_PIXELS, height))
        small.save(file)


def wrong_weekday(folder: Path) -> None:
    """State a weekday that the date does not have: an error of the copy."""
    replaced(folder / "articles" / "4-note.md", "到这里就完了", "到2031年3月5日（星期一）就完了")


def accepted_weekday(folder: Path) -> None:
    """Accept that error."""
    wrong_weekday(folder)
    with (folder / "edition.yaml").open("a", encoding="utf-8") as file:
        file.write("accepted:\n  - {rule: weekday-wrong, reason: 样本特意写错}\n")


def endless_label(folder: Path) -> None:
    """Give a chart a label that no width can hold; the check of the content lets it pass."""
    replaced(folder / "figures" / "towns.csv", "青石镇,2029", f"{'M' * 700},2029")


def broken_font(folder: Path) -> None:
    """Name a font file that is none."""
    (folder / "fonts").mkdir()
    (folder / "fonts" / "own.ttf").write_bytes(b"no font")
    with (folder / "edition.yaml").open("a", encoding="utf-8") as file:
        file.write("fonts: [fonts/own.ttf]\n")


def endless_marks(folder: Path) -> None:
    """Write more marks in a row than any line can hold: the edition fits no page."""
    replaced(folder / "articles" / "4-note.md", "留了时间。", f"留了时间{'！' * 90}。")


def lost_picture(folder: Path) -> None:
    """Take a picture away."""
    (folder / "pictures" / "train-detail.png").unlink()


def no_paper(folder: Path) -> None:
    """Leave an edition.yaml of which nothing can be made."""
    (folder / "edition.yaml").write_text("paper: {}\n", encoding="utf-8")


CHANGES: dict[str, Callable[[Path], None]] = {
    change.__name__: change
    for change in (
        nothing,
        coarse_picture,
        wrong_weekday,
        accepted_weekday,
        endless_label,
        broken_font,
        endless_marks,
        lost_picture,
        no_paper,
    )
}


def made(name: str, parent: Path) -> Path:
    """Make a folder of this name in another."""
    folder = Path(shutil.copytree(SMALL, parent / name))
    CHANGES[name](folder)
    return folder
