"""The command `new`: options and answers on the terminal → a commented edition that builds at once.

What no option says is asked where somebody sits at a terminal; elsewhere the usual answer stands,
and district and paper must be given.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from content.words import Message, Words
from layout.app import report
from layout.app.options import NewOptions
from layout.app.running import spoken
from layout.page.designs import BANNERS, PROFILE_NAMES, banner_name
from layout.page.errors import ContentError

if TYPE_CHECKING:
    from rich.console import Console

#: Option → the question on the terminal.
_QUESTIONS = {
    "district": "start.district",
    "paper": "start.paper",
    "date": "start.date",
    "format": "start.format",
    "sections": "start.sections",
    "banner": "start.banner",
    "headline": "start.headline",
}
#: Option → how it is to be answered.
_ANSWERS = {
    "district": Message("start.a-name"),
    "paper": Message("start.a-name"),
    "date": Message("start.a-date"),
    "format": Message("start.one-of", {"known": PROFILE_NAMES}),
    "sections": Message("start.a-number"),
    "banner": Message("start.one-of", {"known": BANNERS}),
    "headline": Message("start.a-headline"),
}
_USUAL = {"format": "broadsheet", "sections": "6", "banner": "festive", "headline": ""}


def run(options: NewOptions) -> int:
    """Write a new edition; return the exit code.

    Raises:
        ContentError: an answer is missing or wrong, or the folder is there already.
    """
    from pydantic import ValidationError

    from content.source.findings import printable
    from content.starting import Answers, StartError, new_edition
    from layout.page.formats import PROFILES

    console, words, folder = report.console(), spoken(options), options.folder
    if folder.exists() or folder.is_symlink():
        raise ContentError("start.there-already", folder=folder)
    given = {
        "district": options.district,
        "paper": options.paper,
        "date": options.date,
        "format": options.format,
        "sections": options.sections,
        "banner": options.banner,
        "headline": options.headline,
    }
    if sys.stdin.isatty() and not options.yes:
        given = {name: _asked(name, value, console, words) for name, value in given.items()}
    missing = tuple(f"--{name}" for name in ("district", "paper") if not given[name])
    if missing:
        raise ContentError("app.not-answered", options=missing)
    usual = {**_USUAL, "date": _today()}
    answered = {name: value or usual[name] for name, value in given.items()}
    try:
        area = PROFILES[str(answered["format"])].type_area_cm2
        answers = Answers.model_validate({**answered, "area_cm2": area})
        files = new_edition(folder, answers)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        answer = printable(str(answered[name]))
        raise ContentError(
            "app.wrong-answer", option=f"--{name}", answer=answer, how=_ANSWERS[name]
        ) from None
    except StartError as error:
        raise ContentError(error.told) from error
    shown = report.shown(folder)
    begun = words.text("app.begun", folder=shown, files=len(files))
    then = words.text("app.begun-next", folder=shown, program=report.PROGRAM)
    console.print(f"{begun}\n{then}", markup=False, highlight=False, soft_wrap=True)
    return 0


def _today() -> str:
    from content.starting.answers import today

    return today().isoformat()


def _choices(name: str, words: Words) -> dict[str, str]:
    """Return what may be answered, each with what it is called; none where any words may."""
    from layout.page.formats import PROFILES

    if name == "format":
        return {one: PROFILES[one].title for one in PROFILE_NAMES}
    if name == "banner":
        return {one: banner_name(one, words.language) for one in BANNERS}
    return {str(number): "" for number in range(1, 13)} if name == "sections" else {}


def _asked(name: str, given: str | None, console: Console, words: Words) -> str:
    """Return an option's value, or ask for it until there is one."""
    from rich.prompt import Prompt

    if given is not None:
        return given
    usual = _today() if name == "date" else _USUAL.get(name)
    choices = _choices(name, words)
    about = tuple(f"{one} {called}" for one, called in choices.items() if called)
    question = words.text(_QUESTIONS[name])
    if about:
        question = words.text("start.question", question=question, choices=about)
    while True:
        answer = Prompt.ask(
            question,
            console=console,
            choices=list(choices) or None,
            show_choices=False,
            default=usual,
            show_default=bool(usual),
        )
        if answer or usual == "":
            return answer or ""
