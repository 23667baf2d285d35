"""The language: what is asked for, else the locale, else Chinese."""

from __future__ import annotations

import pytest

from content.words import Language, language_of


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, Language.ZH),
        ({"LANG": "C"}, Language.ZH),
        ({"LANG": "C.UTF-8"}, Language.ZH),
        ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, Language.ZH),
        ({"LANG": "zh_CN.UTF-8"}, Language.ZH),
        ({"LANG": "zh_TW"}, Language.ZH),
        ({"LANG": "en_US.UTF-8"}, Language.EN),
        ({"LC_ALL": "", "LANG": "en"}, Language.EN),
        ({"LC_MESSAGES": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, Language.EN),
        ({"LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, Language.ZH),
        ({"LANG": "fr_FR.UTF-8"}, Language.EN),
    ],
)
def test_the_locale_says(environ: dict[str, str], language: Language) -> None:
    assert language_of(None, environ) is language


def test_what_is_asked_for_goes_before_the_locale() -> None:
    assert language_of("en", {"LANG": "zh_CN.UTF-8"}) is Language.EN
    assert language_of("zh", {"LC_ALL": "en_US.UTF-8"}) is Language.ZH
    with pytest.raises(ValueError, match="fr"):
        language_of("fr", {})
