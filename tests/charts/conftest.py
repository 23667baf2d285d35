"""The shipped fonts, once."""

from __future__ import annotations

import pytest

from fonts.library import FontLibrary


@pytest.fixture(scope="session")
def fonts() -> FontLibrary:
    return FontLibrary.shipped()
