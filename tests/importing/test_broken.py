"""Files of every form, cut and damaged: each ends with a finding and its remedy, or an edition."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from content.importing import SourceError, import_edition
from content.words import Language, say
from tests.importing import forms
from tests.importing.conftest import TODAY
from tests.importing.offices import workbook

#: Damages of each file; 2,441 in all of other seeds were tried when this was written.
TIMES = 12


def damaged(data: bytes, dice: random.Random) -> bytes:
    """Return a file cut off, with bytes changed, or with a piece out of its middle."""
    raw = bytearray(data)
    kind = dice.randrange(3)
    if kind == 0:
        return bytes(raw[: dice.randrange(len(raw))])
    if kind == 1:
        for _ in range(dice.randrange(1, 40)):
            raw[dice.randrange(len(raw))] = dice.randrange(256)
        return bytes(raw)
    start = dice.randrange(len(raw))
    del raw[start : start + dice.randrange(1, 4000)]
    return bytes(raw)


@pytest.mark.parametrize(
    "name", ["样式.docx", "表.xlsx", "文字.txt", "网页.html", "双栏.pdf", "压缩.zip"]
)
def test_damaged(tmp_path: Path, name: str) -> None:
    make = {**forms.FORMS, "表.xlsx": workbook}[name]
    sound = make(tmp_path / name).read_bytes()
    dice = random.Random(name)
    for number in range(TIMES):
        source = tmp_path / f"{number}{Path(name).suffix}"
        source.write_bytes(damaged(sound, dice))
        try:
            import_edition([source], tmp_path / f"e{number}", paper="报", today=TODAY)
        except SourceError as error:
            assert say(error.told, Language.ZH).remedy, error
