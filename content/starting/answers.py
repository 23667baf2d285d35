"""What is asked of somebody who begins an edition.

Input: words as typed. Output: frozen `Answers`, or a `StartError` with a remedy.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field, StringConstraints

from content.model import DesignName, Frozen, WrittenDate
from content.words import CodedError

#: A page of more sections has no room for anything but their heads.
MOST_SECTIONS = 12

_Words = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\x00-\x1f\x7f]*$")
]


class StartError(CodedError):
    """An edition cannot be begun."""


class Answers(Frozen):
    """The answers from which an edition is begun."""

    district: Annotated[_Words, Field(max_length=20, description="district or county, e.g. 芦淞区")]
    paper: Annotated[_Words, Field(max_length=20, description="the newspaper, e.g. 株洲日报")]
    date: WrittenDate = Field(description="date of the edition, e.g. 2026-03-01")
    format: DesignName = Field(default="broadsheet", description="page format")
    sections: int = Field(default=6, ge=1, le=MOST_SECTIONS, description="number of sections")
    banner: DesignName = Field(default="festive", description="banner design")
    headline: Annotated[str, Field(max_length=40, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    #: Square centimetres of the type area: what the amount of placeholder copy follows.
    area_cm2: float = Field(default=1715, gt=0, description="type area of a page, cm²")


def today() -> dt.date:
    """Return the day that is offered as an edition's."""
    return dt.date.today()
