"""What may be written in each kind of file of an edition folder.

Input: nothing. Output: pydantic models of `edition.yaml`, an article's front matter, a
figure file and an entry of `pictures.yaml`. They share their fields with `content.model`;
the JSON schemas for editors are made from them.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from content.model import (
    MOST_LEDE,
    ArticleHead,
    DatumWords,
    EditionWords,
    FigureWords,
    Fit,
    Frozen,
    HeadlineWords,
    Ink,
    Name,
    Names,
    OpeningName,
    Staff,
    TableWords,
)
from content.model import PictureWords as PictureSource


class HeadlineSource(HeadlineWords):
    """The headline group as written."""

    picture: str = Field(default="", description="name of the banner's picture in pictures/")
    spread_picture: str = Field(
        default="", description="name of the picture that opens a spread instead, a wider one"
    )


class OwnPaper(Frozen):
    """What a paper states of itself in every edition."""

    name: Name = Field(default="", description="name of the paper, e.g. 株洲日报")
    section: Name = Field(default="", description="section label, e.g. 特别报道")
    staff: Staff = Field(default=(), description="offices and names, e.g. 责任编辑: 张三")


class PaperFile(Frozen):
    """A paper's file: what a paper's editions have in common, each under what an edition says."""

    paper: OwnPaper = Field(
        default=OwnPaper(), description="the newspaper and what its running head states"
    )
    look: OpeningName = Field(default="", description="look by name, e.g. sea")
    banner: OpeningName = Field(default="", description="opening by name; empty: that of the look")
    profile: OpeningName = Field(default="", description="page profile by name")
    fit: Fit = Field(
        default=Fit(), description="limits within which the planner may fit the edition"
    )
    inks: dict[str, Ink] = Field(
        default_factory=dict,
        description="named inks; those not given come from the default set",
    )
    credits: Names = Field(default=(), description="credit lines at the foot, e.g. 本版图片由…提供")
    imprint: Names = Field(
        default=(), description="imprint under the credits: publisher, address, telephone, 刊号"
    )


class EditionSource(EditionWords):
    """`edition.yaml`."""

    id: str = Field(
        default="",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$|^$",
        max_length=80,
        description="short name used in file names; empty: the folder's name and the date",
    )
    headline: HeadlineSource = Field(description="the headline group")
    lede: str = Field(
        default="",
        max_length=MOST_LEDE,
        description="opening paragraphs (导语), a blank line between them",
    )
    articles: Names = Field(
        default=(),
        description="names of files in articles/, in order; empty: all of them, by name",
    )
    band: str = Field(
        default="", description="name of the figure in figures/ that is set across the page (数说)"
    )
    fonts: Names = Field(
        default=(), description="font files of this folder that have rare characters"
    )


class ArticleSource(ArticleHead):
    """The front matter of an article."""

    pictures: Names = Field(default=(), description="names of pictures in pictures/")
    figures: Names = Field(default=(), description="names of charts in figures/")
    tables: Names = Field(default=(), description="names of tables in tables/, set behind the text")


class FigureSource(FigureWords):
    """A figure file, its `items` excepted where they come from a table."""

    items: tuple[DatumWords, ...] = Field(
        default=(), description="the values, in the order they are drawn"
    )
    data: str = Field(
        default="",
        description="a .csv file beside this one, instead of items; its columns are their fields",
    )
    map: str = Field(
        default="",
        description="a .geojson file beside this one with the places of a map, named as the items",
    )


#: A cell as it is written: words or a number, `<` and `^` where it is merged.
CellWords = Annotated[str, BeforeValidator(lambda value: "" if value is None else str(value))]


class TableSource(TableWords):
    """A table file: its rows here, or in a .csv beside it."""

    notes: Names = Field(default=(), description="lines under the table: a note, the source")
    head: int = Field(default=1, ge=0, le=9, description="so many of the rows are its head")
    rows: tuple[tuple[CellWords, ...], ...] = Field(
        default=(),
        description="rows of cells, as in [甲镇, 18, 20]; < goes on with the cell at its left, "
        "^ with the one above",
    )
    data: str = Field(default="", description="a .csv file beside this one, instead of rows")


__all__ = [
    "ArticleSource",
    "EditionSource",
    "FigureSource",
    "HeadlineSource",
    "PictureSource",
    "TableSource",
]
