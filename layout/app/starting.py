"""The command `new`: options and answers on the terminal → a commented edition that builds at once.

What no option says is asked where somebody sits at a terminal; elsewhere the usual answer stands,
and district and paper must be given.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from layout.app import report
from layout.app.options import NewOptions
from layout.page.designs import BANNERS, PROFILE_NAMES
from layout.page.errors import ContentError

if TYPE_CHECKING:
    from rich.console import Console

#: Banners in words; others are named alone.
_BANNERS_ABOUT = {"festive": "喜庆", "quiet": "素雅", "picture": "大图"}
_USUAL = {"format": "broadsheet", "sections": "6", "banner": "festive", "headline": ""}


def run(options: NewOptions) -> int:
    """Write a new edition; return the exit code.

    Raises:
        ContentError: an answer is missing or wrong, or the folder is there already.
    """
    from pydantic import ValidationError

    from content.starting import Answers, StartError, new_edition

    console, folder = report.console(), options.folder
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
        given = {name: _asked(name, value, console) for name, value in given.items()}
    missing = [f"--{name}" for name in ("district", "paper") if not given[name]]
    if missing:
        raise ContentError(
            f"{' and '.join(missing)}: not given", "add it, or run new in a terminal, where it asks"
        )
    usual = {**_USUAL, "date": _today()}
    answered = {name: value or usual[name] for name, value in given.items()}
    try:
        answers = Answers.model_validate(
            {**answered, "area_cm2": type_area_cm2(str(answered["format"]))}
        )
        files = new_edition(folder, answers)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        raise ContentError(f"--{name}: {first['msg']}", REMEDIES[name]) from None
    except StartError as error:
        raise ContentError(error.told) from error
    shown = report.shown(folder)
    console.print(f"{shown}: {len(files)} files", markup=False, soft_wrap=True)
    console.print(
        f"next: {report.PROGRAM} build {shown}   (as it is)\n"
        f"      {report.PROGRAM} check {shown}   (what is missing)\n"
        f"      {report.PROGRAM} serve {shown}   (the page as you write)",
        markup=False, highlight=False, soft_wrap=True,
    )  # fmt: skip
    return 0


def type_area_cm2(profile: str) -> float:
    """Return the type area of a page format in cm²: the amount of placeholder copy follows it."""
    from layout.page.formats import PROFILES

    page = PROFILES[profile]
    return page.width_mm * page.rows * page.leading_mm / 100


def _today() -> str:
    from content.starting.answers import today

    return today().isoformat()


#: Option → the question on the terminal.
QUESTIONS: dict[str, str] = {
    "district": "写的是哪个区县（如 芦淞区）",
    "paper": "报纸名称（如 株洲日报）",
    "date": "出版日期（如 2026-03-01）",
    "format": "开张",
    "sections": "分几个部分（1 到 12）",
    "banner": "刊头样式",
    "headline": "主标题（可以先空着）",
}
REMEDIES = {
    "district": "a name of at most 20 characters",
    "paper": "a name of at most 20 characters",
    "date": "write it as 2026-03-01 or 2026年3月1日",
    "format": f"one of {', '.join(PROFILE_NAMES)}",
    "sections": "a whole number from 1 to 12",
    "banner": f"one of {', '.join(BANNERS)}",
    "headline": "at most 40 characters",
}


def _choices(name: str) -> dict[str, str]:
    """Return what may be answered, each with what it is called; none where any words may."""
    from layout.page.formats import PROFILES

    if name == "format":
        return {one: PROFILES[one].title for one in PROFILE_NAMES}
    if name == "banner":
        return {one: _BANNERS_ABOUT.get(one, "") for one in BANNERS}
    return {str(number): "" for number in range(1, 13)} if name == "sections" else {}


def _asked(name: str, given: str | None, console: Console) -> str:
    """Return an option's value, or ask for it until there is one."""
    from rich.prompt import Prompt

    if given is not None:
        return given
    usual = _today() if name == "date" else _USUAL.get(name)
    choices = _choices(name)
    about = "，".join(f"{one} {called}".strip() for one, called in choices.items() if called)
    question = f"{QUESTIONS[name]}：{about}" if about else QUESTIONS[name]
    while True:
        answer = Prompt.ask(
            question, console=console, choices=list(choices) or None, show_choices=False,
            default=usual, show_default=bool(usual),
        )  # fmt: skip
        if answer or usual == "":
            return answer or ""
