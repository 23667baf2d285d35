"""The language in which people are told: an option, else the locale, else Chinese.

Input: what `--lang` says, and the environment. Output: a `Language`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Language(StrEnum):
    """A language that has a catalogue."""

    ZH = "zh"
    EN = "en"


#: The variables that state the locale of messages, the strongest first (POSIX, 8.2).
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
#: Locales that name no language.
SILENT = ("", "c", "posix")


def language_of(option: str | None, environ: Mapping[str, str]) -> Language:
    """Return the language asked for, or the locale's; Chinese where it says nothing.

    The newspapers and their editors are Chinese; who has another locale than a Chinese one can
    be expected to read English rather than Chinese.

    Args:
        option: `zh` or `en`, as `--lang` has it; None or empty where it was not given.
        environ: the environment, as `os.environ`.
    """
    if option:
        return Language(option)
    stated = next((value for name in VARIABLES if (value := environ.get(name))), "")
    name = stated.partition(".")[0].lower()
    return Language.ZH if name in SILENT or name.startswith("zh") else Language.EN
