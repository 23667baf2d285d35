"""Pictures: what an editor writes about one, and the file.

Input: nothing. Output: frozen models.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from content.model.base import Frozen


class Box(Frozen):
    """A rectangle in fractions of a picture, origin top left."""

    left: float = Field(ge=0, le=1, description="left edge, from the left")
    top: float = Field(ge=0, le=1, description="upper edge, from the top")
    right: float = Field(ge=0, le=1, description="right edge, from the left")
    bottom: float = Field(ge=0, le=1, description="lower edge, from the top")

    @model_validator(mode="after")
    def _has_an_area(self) -> Self:
        if self.left >= self.right or self.top >= self.bottom:
            raise PydanticCustomError(
                "empty_box", "left must be less than right, and top less than bottom"
            )
        return self


class PictureWords(Frozen):
    """What an editor writes about a picture."""

    caption: str = Field(default="", description="caption (图注)")
    credit: str = Field(
        default="", description="photographer or illustrator, e.g. 王五 摄 or 插图 李四"
    )
    alt: str = Field(default="", description="alternative text; the caption where it is empty")
    illustration: bool = Field(
        default=False, description="true: a drawing, never credited as a photograph"
    )
    crop: Box | None = Field(default=None, description="the part of the picture that may be used")
    safe: Box | None = Field(
        default=None, description="the part that must stay in view whatever the crop"
    )
    calm: Box | None = Field(
        default=None,
        description="the part on which a headline may stand; not given: the calmest is found",
    )
    large: bool = Field(default=False, description="must stay large")


class Picture(PictureWords):
    """A picture (photograph or illustration) with what is printed beside it."""

    kind: Literal["picture"] = "picture"
    id: str = Field(description="file name without its ending")
    file: Path = Field(
        description="absolute path of the picture file, inside the edition folder; "
        "it may be missing, which is a finding"
    )
