"""Boxes in a story's copy: an editor's note, a link, a person, a notice.

Input: nothing. Output: a frozen model that says what is printed, in the order in which it is read.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from content.model.base import Frozen
from content.model.paragraph import Paragraph
from content.model.picture import Picture


class AsideForm(StrEnum):
    """What a box is, and so how it is set."""

    NOTE = "note"  # 编者按: another voice before or behind a story
    LINK = "link"  # 链接: what a reader may look up
    PERSON = "person"  # 人物: who somebody is, with a portrait
    NOTICE = "notice"  # 公告, 启事: what somebody makes known, signed and dated
    CODE = "code"  # 二维码: a code that a telephone opens, and words that say what it opens


class Aside(Frozen):
    """A box within a story's copy, set where it is written."""

    kind: Literal["aside"] = "aside"
    form: AsideForm
    label: str = Field(
        default="", description="word over the box, e.g. 链接; a note's opens its text"
    )
    title: str = Field(default="", description="its head; of a person the name")
    post: str = Field(default="", description="who the person is")
    quote: str = Field(default="", description="the person's own words")
    paragraphs: tuple[Paragraph, ...] = ()
    signature: str = Field(default="", description="who makes a notice known, at its end")
    date: str = Field(default="", description="date of a notice, under the signature")
    abreast: bool = Field(
        default=False, description="stands side by side with the persons around it"
    )
    link: str = Field(default="", description="address that a code opens; it is not printed")
    portrait: Picture | None = Field(default=None, description="picture of the person")
    credit: str = Field(default="", description="caption and credit of the portrait, at the end")
    line: int = 0
    continued: bool = Field(default=False, description="a part that goes on from another page")

    @property
    def head(self) -> str:
        """Its head: of a notice without a title the word that says what it is."""
        return self.title or (self.label if self.form is AsideForm.NOTICE else "")

    @property
    def alt(self) -> str:
        """What a reader who does not see the code is told: what it opens, and where that is."""
        return f"二维码：{self.title}（{self.link}）"

    @property
    def passages(self) -> tuple[str, ...]:
        """What is printed, each stretch by itself."""
        body = (paragraph.text for paragraph in self.paragraphs)
        head = (self.label, self.title, self.post, self.quote)
        found = (*head, *body, self.signature, self.date, self.credit)
        return tuple(words for words in found if words)

    @property
    def text(self) -> str:
        """All that is printed, a stretch on each line."""
        return "\n".join(self.passages)

    def after(self, parts: int) -> Aside:
        """Return what is left of the box when its head and all in all so many passages are set."""
        head = sum(bool(words) for words in (self.label, self.title, self.post, self.quote))
        left = self.paragraphs[max(0, parts - head) :]
        gone = {"label": "", "title": "", "post": "", "quote": ""}
        return self.model_copy(
            update={**gone, "paragraphs": left, "portrait": None, "continued": True}
        )
