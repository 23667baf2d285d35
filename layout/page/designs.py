"""Designs found by name: formats (`layout/profiles/`), banners (`layout/banners/designs/`), looks.

Input: nothing. Output: which names there are. Light: the files are listed and not loaded, which
`layout.page.grid.PROFILES` and `layout.banners` do when one is asked for.
"""

from __future__ import annotations

from pathlib import Path

from content.model.named import named_files, stated
from content.words import Language

HERE = Path(__file__).resolve().parents[1]
#: The page formats: one YAML file each.
FORMATS = HERE / "profiles"
#: Names of the page formats.
PROFILE_NAMES = named_files(FORMATS, ".yaml")
#: The banners: one module each.
DESIGNS = HERE / "banners" / "designs"
#: Names of the banners.
BANNERS = named_files(DESIGNS, ".py")
#: The looks: one YAML file each.
LOOKS = HERE / "looks"
#: Names of the looks.
LOOK_NAMES = named_files(LOOKS, ".yaml")


def banner_name(banner: str, language: Language) -> str:
    """Return what a banner is called: in Chinese as its module's `NAME` says, else as its file."""
    named = stated(DESIGNS / f"{banner}.py", "NAME") if language is Language.ZH else None
    return str(named or banner)
