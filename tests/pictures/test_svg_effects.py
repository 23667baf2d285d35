"""Masks and filters of a drawing are drawn or refused, never dropped in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from content.model import Picture
from layout.pictures import inspect
from layout.pictures.errors import PictureError
from layout.pictures.svg_clean import clean

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs>'
BAR = '<rect id="bar" width="9" height="9" mask="url(#m)"/>'


def cleaned(defs: str, body: str) -> etree._Element:
    root = etree.fromstring(f"{HEAD}{defs}</defs>{body}</svg>".encode())
    clean(root, "a.svg")
    return root


@pytest.mark.parametrize("white", ["#fff", "white", "#FFFFFF", "rgb(255, 255, 255)"])
def test_a_mask_of_white_shapes_is_a_clip(white: str) -> None:
    mask = f'<mask id="m" x="0" y="0" width="1" height="1"><circle r="3" fill="{white}"/></mask>'
    root = cleaned(mask, BAR)
    (clip,) = root.iter("clipPath")
    assert (clip.get("id"), clip.get("width"), clip[0].tag) == ("m", None, "circle")
    (bar,) = (e for e in root.iter() if e.get("id") == "bar")
    assert (bar.get("clip-path"), bar.get("mask")) == ("url(#m)", None)


@pytest.mark.parametrize(
    "inner",
    [
        '<circle r="3" fill="#888"/>',
        '<circle r="3" fill="url(#g)"/>',
        '<circle r="3"/>',
        '<circle r="3" fill="#fff" opacity="0.5"/>',
        '<text fill="#fff">河</text>',
        "",
    ],
)
def test_a_soft_mask_is_refused(inner: str) -> None:
    with pytest.raises(PictureError) as refused:
        cleaned(f'<mask id="m">{inner}</mask>', BAR)
    assert refused.value.told.code == "picture.svg-mask"


def test_a_drawing_is_refused_before_anything_is_planned(tmp_path: Path) -> None:
    blur = '<filter id="f"><feGaussianBlur stdDeviation="8"/></filter>'
    style = "<style>.soft{filter:url(#f)}</style>"
    body = '<rect class="soft" width="9" height="9"/>'
    file = tmp_path / "a.svg"
    file.write_text(f"{HEAD}{blur}{style}</defs>{body}</svg>", "utf-8")
    with pytest.raises(PictureError):
        inspect(Picture(id="a", file=file))


def test_a_filter_is_refused_where_it_is_used() -> None:
    blur = '<filter id="f"><feGaussianBlur stdDeviation="8"/></filter>'
    with pytest.raises(PictureError) as refused:
        cleaned(blur, '<rect width="9" height="9" filter="url(#f)"/>')
    assert refused.value.told.code == "picture.svg-filter"
    assert cleaned(blur, '<rect width="9" height="9" filter="none"/>') is not None
