"""The house file: what an office asks of every edition below its folder (`house.yaml`).

Input: an edition's folder. Output: a `House`: that of the folder itself, else of the one above; one
that asks nothing where there is none.
"""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import Field, ValidationError

from content.model.base import Frozen
from content.words import CodedError

HOUSE = "house.yaml"
_MOST = 100_000
#: Sign-offs as an office calls them → as the program does.
SIGNOFFS = {
    "初审": "first-review",
    "复审": "second-review",
    "终审": "final-review",
    "一校": "first-proof",
    "二校": "second-proof",
    "三校": "third-proof",
}


class HouseError(CodedError):
    """A house file that cannot be read: what it asks is not known, so nothing is delivered."""


class House(Frozen):
    """What an office asks."""

    signoffs: tuple[str, ...] = Field(
        default=(),
        max_length=6,
        description="sign-offs without which nothing is delivered, e.g. [初审, 复审, 终审, 三校]",
    )


def read_house(folder: Path) -> House:
    """Return what an office asks of an edition.

    Raises:
        HouseError: the file cannot be read, or names what there is not.
    """
    path = next((p for p in (folder / HOUSE, folder.parent / HOUSE) if p.is_file()), None)
    if path is None:
        return House()
    try:
        if path.stat().st_size > _MOST:
            raise ValueError
        house = House.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
        names = tuple(SIGNOFFS.get(name, name) for name in house.signoffs)
        if not set(names) <= set(SIGNOFFS.values()):
            raise ValueError
    except (OSError, ValueError, yaml.YAMLError, ValidationError, RecursionError) as error:
        raise HouseError("read.house", file=HOUSE, names=tuple(SIGNOFFS)) from error
    return House(signoffs=names)
