"""A new edition from a few answers: a browser's → a folder whose places say what belongs there.

Input: the answers, as the command `new` asks them, and a name. Output: the edition's folder, which
builds at once; what is to be filled in is then clicked on the page, and listed by the check.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from content.starting import Answers, StartError, new_edition
from content.starting.answers import MOST_SECTIONS
from content.words import CodedError, Words
from layout.app.desk.guard import OutsideError, validated
from layout.page.designs import BANNERS, PROFILE_NAMES, banner_name
from layout.page.formats import PROFILES

#: Formats that an edition names with `spread: true` instead.
_SPREAD = "_spread"
#: Answers that a person types: each has its words where it is missing or too long.
_TYPED = {"district": "desk.new-district", "paper": "desk.new-paper"}

_Words = Annotated[str, Field(max_length=60)]


class _New(BaseModel):
    model_config = ConfigDict(extra="forbid")

    district: _Words
    paper: _Words
    date: dt.date | None = None
    format: _Words
    sections: int
    banner: _Words
    headline: _Words = ""
    name: _Words = ""


def offered(words: Words) -> dict[str, object]:
    """Return what may be chosen, each with what it is called, and what is usual."""
    fields = Answers.model_fields
    return {
        "formats": [(n, PROFILES[n].title) for n in PROFILE_NAMES if not n.endswith(_SPREAD)],
        "banners": [(name, banner_name(name, words.language)) for name in BANNERS],
        "sections": [*range(1, MOST_SECTIONS + 1)],
        "usual": {name: fields[name].default for name in ("format", "banner", "sections")},
    }


def begun(data: object, today: dt.date, free: Callable[[str], Path]) -> Path:
    """Write a new edition; return its folder.

    Args:
        data: the answers, as a browser sends them.
        today: the date where none is given.
        free: makes a folder's path of a wished name.

    Raises:
        CodedError: an answer cannot be used, or the folder cannot be written.
    """
    wanted = validated(_New, data)
    if wanted.format not in PROFILE_NAMES or wanted.banner not in BANNERS:
        raise OutsideError("edit.outside")
    answered = wanted.model_dump(exclude={"name"}) | {"date": wanted.date or today}
    area = PROFILES[wanted.format].type_area_cm2
    try:
        answers = Answers.model_validate({**answered, "area_cm2": area})
    except ValidationError as error:
        wrong = str(error.errors()[0]["loc"][0])
        raise (
            CodedError(_TYPED[wrong]) if wrong in _TYPED else OutsideError("edit.outside")
        ) from None
    folder = free(wanted.name or folder_name(answers.district))
    try:
        new_edition(folder, answers)
    except StartError as error:
        raise CodedError(error.told) from error
    return folder


def folder_name(words: str) -> str:
    """Return a folder's name made of words: what stands between letters is a dash."""
    return re.sub(r"[^\w-]+", "-", words).strip("-_")[:40]
