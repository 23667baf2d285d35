"""Pictures: photographs and drawings of an edition → bytes cropped and prepared for a frame.

Input: a `Picture` of the edition and the frame in millimetres. Output: bytes or SVG that the
renderer sets, with the effective resolution and findings.

    info = inspect(picture)                  # size and kind; PictureError when unusable
    low, high = crop_range(picture, info)    # aspects at which the safe area stays in view
    ready = prepare(picture, info, 110, 62, inks)
"""

from layout.pictures.crop import crop_for, crop_range, kept_whole
from layout.pictures.errors import PictureError
from layout.pictures.info import PictureInfo, inspect
from layout.pictures.prepare import Prepared, effective_ppi, prepare

__all__ = [
    "PictureError",
    "PictureInfo",
    "Prepared",
    "crop_for",
    "crop_range",
    "effective_ppi",
    "inspect",
    "kept_whole",
    "prepare",
]
