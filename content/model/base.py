"""The base of all content models.

Input: nothing. Output: `Frozen`.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Base of all content models: immutable, no unknown fields, no infinite numbers."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False
    )
