"""Crops: properties that hold for every picture, crop box, safe area and frame."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.model import Box, Picture
from layout.pictures import PictureError, PictureInfo, crop_for, crop_range
from layout.pictures.crop import check_shape

TOLERANCE = 1e-9


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    left, top = draw(st.floats(0, 0.9)), draw(st.floats(0, 0.9))
    return Box(
        left=left,
        top=top,
        right=draw(st.floats(min(1, left + 0.05), 1)),
        bottom=draw(st.floats(min(1, top + 0.05), 1)),
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Picture, PictureInfo]:
    crop = draw(st.none() | boxes())
    safe = draw(st.none() | boxes())
    if safe is not None and crop is not None:
        w, h = crop.right - crop.left, crop.bottom - crop.top
        safe = Box(
            left=crop.left + safe.left * w,
            top=crop.top + safe.top * h,
            right=crop.left + safe.right * w,
            bottom=crop.top + safe.bottom * h,
        )
    info = PictureInfo(draw(st.integers(20, 9000)), draw(st.integers(20, 9000)), False, "RGB")
    return Picture(id="p", file=Path("p.jpg"), crop=crop, safe=safe), info


def safe_of(picture: Picture) -> Box:
    crop = picture.crop or Box(left=0, top=0, right=1, bottom=1)
    if picture.safe is not None:
        return picture.safe
    w, h = (crop.right - crop.left) * 0.12, (crop.bottom - crop.top) * 0.12
    return Box(left=crop.left + w, top=crop.top + h, right=crop.right - w, bottom=crop.bottom - h)


def inside(inner: Box, outer: Box) -> bool:
    return (
        inner.left >= outer.left - TOLERANCE
        and inner.top >= outer.top - TOLERANCE
        and inner.right <= outer.right + TOLERANCE
        and inner.bottom <= outer.bottom + TOLERANCE
    )


@given(cases(), st.floats(0.05, 20))
def test_crop_lies_in_the_crop_box_and_has_the_aspect(
    case: tuple[Picture, PictureInfo], aspect: float
) -> None:
    picture, info = case
    crop = crop_for(picture, info, aspect)
    assert inside(crop, picture.crop or Box(left=0, top=0, right=1, bottom=1))
    got = (crop.right - crop.left) / (crop.bottom - crop.top) * info.aspect
    assert got == pytest.approx(aspect, rel=1e-6)


@given(cases(), st.floats(0, 1))
def test_safe_area_is_kept_within_the_range(case: tuple[Picture, PictureInfo], part: float) -> None:
    picture, info = case
    low, high = crop_range(picture, info)
    assert low <= high * (1 + TOLERANCE)
    crop = crop_for(picture, info, low * (high / low) ** part)
    assert inside(safe_of(picture), crop)


@given(cases(), st.floats(1.01, 5))
def test_beyond_the_range_nothing_can_keep_the_safe_area(
    case: tuple[Picture, PictureInfo], factor: float
) -> None:
    picture, info = case
    low, high = crop_range(picture, info)
    assert not inside(safe_of(picture), crop_for(picture, info, low / factor))
    assert not inside(safe_of(picture), crop_for(picture, info, high * factor))


@given(cases(), st.floats(0.05, 20))
def test_crop_is_as_large_as_the_crop_box_allows(
    case: tuple[Picture, PictureInfo], aspect: float
) -> None:
    picture, info = case
    crop = crop_for(picture, info, aspect)
    box = picture.crop or Box(left=0, top=0, right=1, bottom=1)
    full_width = crop.right - crop.left >= box.right - box.left - 1e-6
    full_height = crop.bottom - crop.top >= box.bottom - box.top - 1e-6
    assert full_width or full_height


def test_default_range_and_centre() -> None:
    picture, info = Picture(id="p", file=Path("p.jpg")), PictureInfo(1000, 1000, False, "RGB")
    assert crop_range(picture, info) == pytest.approx((0.76, 1 / 0.76))
    crop = crop_for(picture, info, 1.25)
    assert (crop.left, crop.top, crop.right, crop.bottom) == pytest.approx((0, 0.1, 1, 0.9))


def test_crop_follows_the_safe_area() -> None:
    safe = Box(left=0.1, top=0.05, right=0.4, bottom=0.25)
    picture = Picture(id="p", file=Path("p.jpg"), safe=safe)
    crop = crop_for(picture, PictureInfo(1000, 1000, False, "RGB"), 2)
    assert (crop.top, crop.bottom) == pytest.approx((0, 0.5))


def test_safe_area_outside_the_crop_box_is_told() -> None:
    picture = Picture(
        id="p",
        file=Path("p.jpg"),
        crop=Box(left=0, top=0, right=0.4, bottom=1),
        safe=Box(left=0.5, top=0, right=1, bottom=1),
    )
    with pytest.raises(PictureError, match=r"picture\.safe-outside"):
        crop_range(picture, PictureInfo(100, 100, False, "RGB"))


@pytest.mark.parametrize("aspect", [0.0, -1.0, float("nan")])
def test_impossible_aspect(aspect: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        crop_for(Picture(id="p", file=Path("p.jpg")), PictureInfo(1, 1, False, "RGB"), aspect)


def test_a_crop_goes_towards_the_calm_area_as_far_as_the_safe_one_lets_it() -> None:
    safe = Box(left=0.6, top=0.6, right=0.9, bottom=0.8)
    calm = Box(left=0, top=0, right=1, bottom=0.3)
    info = PictureInfo(3000, 2000, False, "RGB")
    plain = crop_for(Picture(id="p", file=Path("p.jpg"), safe=safe), info, 3)
    towards = crop_for(Picture(id="p", file=Path("p.jpg"), safe=safe, calm=calm), info, 3)
    assert (plain.top, plain.bottom) == pytest.approx((0.45, 0.95))
    assert (towards.top, towards.bottom) == pytest.approx((0.3, 0.8)), "the safe area is kept"
    wider = crop_for(Picture(id="p", file=Path("p.jpg"), safe=safe, calm=calm), info, 1.8)
    assert wider.top == pytest.approx(0.0), "there is room for both"


@pytest.mark.parametrize("size", [(60_000, 1), (1, 3000), (2000, 30)])
def test_a_strip_is_refused(size: tuple[int, int]) -> None:
    info = PictureInfo(*size, False, "RGB")
    with pytest.raises(PictureError, match=r"picture\.strip"):
        check_shape(Picture(id="p", file=Path("p.jpg")), info)


@pytest.mark.parametrize("size", [(400, 10), (10, 400), (2000, 30)])
def test_a_long_picture_is_no_strip_where_it_or_a_crop_is_shorter(size: tuple[int, int]) -> None:
    crop = Box(left=0.2, top=0, right=0.6, bottom=1) if size[0] > 1000 else None
    picture = Picture(id="p", file=Path("p.jpg"), crop=crop)
    check_shape(picture, PictureInfo(*size, False, "RGB"))


def test_a_drawing_that_is_kept_whole_may_have_an_eighth_of_white_beside_it() -> None:
    """As rows are seldom its height; an editor's crop or safe area says how much is enough."""
    info = PictureInfo(300, 200, True, "RGB")
    whole = Picture(id="p", file=Path("p.svg"))
    assert crop_range(whole, info) == pytest.approx((1.5 * 0.88, 1.5 / 0.88))
    half = Box(left=0.25, top=0, right=0.75, bottom=1)
    for more in ({"crop": half}, {"safe": half}):
        low, high = crop_range(whole.model_copy(update=more), info)
        assert low <= 0.75 + TOLERANCE and high >= 0.75
