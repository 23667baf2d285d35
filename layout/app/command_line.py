"""The command line: words → the typed options of a command, or a `UsageError`.

cyclopts reads the words by the classes of `layout.app.options`; what it cannot read is said in our
words, in the user's language. Help, version and misspelt words end here.
"""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Sequence
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, get_args, get_origin

import cyclopts
from cyclopts import App, Parameter, exceptions

from content.words import Language, Words
from layout.app import usage
from layout.app.described import Option, options_of
from layout.app.options import COMMANDS, PROGRAM, Options
from layout.app.usage import UsageError

#: The shell function that completion is made for: no shell completes `.venv/bin/python program`.
FUNCTION = "build_pdf"
HELP, VERSION, LANG = ("-h", "--help"), "--version", "--lang"


def parse(words: Sequence[str]) -> Options:
    """Return the options of the command that the words name; without one, of `build`.

    Raises:
        UsageError: the words cannot be understood.
    """
    command, rest = split(words)
    try:
        options: Options = _app(command)(rest, exit_on_error=False, print_error=False)
    except cyclopts.CycloptsError as error:
        raise _said(error, command) from error
    return options


def split(words: Sequence[str]) -> tuple[str, list[str]]:
    """Return the command and its words. `build` may be left out: the shortest command builds.

    Raises:
        UsageError: the first word is like a command's name, and no folder of that name is there.
    """
    rest = list(words)
    if rest[:1] == [LANG] or (rest and rest[0].startswith(f"{LANG}=")):
        own = 1 if "=" in rest[0] else 2  # it may also stand before the command
        rest = rest[own:] + rest[:own]
    if rest and rest[0] in COMMANDS:
        return rest[0], rest[1:]
    if rest and not rest[0].startswith("-") and not _is_path(rest[0]):
        raise UsageError("usage.command", word=rest[0], hint=usage.choices(rest[0], COMMANDS))
    return "build", rest


def asked_for(words: Sequence[str]) -> str | None:
    """Return the command whose help is asked for, "" for the program's; None: no help is."""
    own = words[: words.index("--")] if "--" in words else words
    if not any(word in HELP for word in own):
        return None
    return next((word for word in own if word in COMMANDS), "")


def language(words: Sequence[str]) -> str | None:
    """Return what `--lang` says, so that also wrong words are answered in that language."""
    for word, following in pairwise((*words, "")):
        name, equals, value = word.partition("=")
        if name == LANG:
            stated = value if equals else following
            return stated if stated in set(Language) else None
    return None


def completion(shell: str, words: Words) -> str:
    """Return the script with which a shell completes this program's words."""
    app = App(name=FUNCTION, help_flags=(), version_flags=())
    for name in COMMANDS:
        app.command(_callable(name, words), name=name, help=words.text(f"help.{name}"))
    return app.generate_completion(prog_name=FUNCTION, shell=shell)  # type: ignore[arg-type]


def _app(command: str) -> App:
    """Return a reader of one command: the others are not looked at, which saves time."""
    app = App(name=PROGRAM, help_flags=(), version_flags=(), result_action="return_value")
    app.default(_callable(command))
    return app


def _callable(command: str, words: Words | None = None) -> Callable[..., Options]:
    """Return a function whose parameters are a command's fields; arguments have no names.

    Args:
        command: its name.
        words: with them each parameter has its help.
    """
    options = COMMANDS[command]
    listed = options_of(command)
    parameters = [_parameter(one, command, words) for one in listed]
    arguments = [one for one in listed if one.argument]

    def made(*given: object, **named: object) -> Options:
        placed = {
            one.field: given[index:] if one.many else given[index]
            for index, one in enumerate(arguments)
            if index < len(given)
        }
        return options(**placed, **named)  # type: ignore[arg-type]  # as cyclopts has read them

    made.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    made.__annotations__ = {one.name: one.annotation for one in parameters}
    return made


def _parameter(one: Option, command: str, words: Words | None) -> inspect.Parameter:
    """Return an option as a parameter: an argument by its place, an option by its name."""
    about = words.text(f"help.{command}.{one.name}") if words else None
    # An option that is written twice counts as it is written last: a shell's alias may have it.
    repeated = None if one.argument or one.gathers else True
    read = Parameter(negative=(), help=about, allow_repeating=repeated)
    if one.argument and one.many:
        each = get_args(one.hint)[0]
        return inspect.Parameter(
            one.field, inspect.Parameter.VAR_POSITIONAL, annotation=Annotated[each, read]
        )
    kinds = inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.POSITIONAL_ONLY
    return inspect.Parameter(
        one.field,
        kinds[one.argument],
        default=inspect.Parameter.empty if one.needed else one.default,
        annotation=Annotated[one.hint, read],
    )


def _is_path(word: str) -> bool:
    return "/" in word or Path(word).exists()


def _said(error: cyclopts.CycloptsError, command: str) -> UsageError:
    """Return what cyclopts says of words as our own error."""
    argument = _written(error, command)
    match error:
        case exceptions.UnknownOptionError():
            known = [one.flag for one in options_of(command) if not one.argument]
            word = error.token.value if error.token.keyword is None else error.token.keyword
            hint = usage.option(word, known, command)
            return UsageError("usage.option", word=word, command=command, hint=hint)
        case exceptions.MissingArgumentError():
            code = "usage.value-missing" if argument.startswith("--") else "usage.missing"
            return UsageError(code, name=argument, command=command)
        case exceptions.UnusedCliTokensError():
            return UsageError("usage.too-many", words=tuple(error.unused_tokens or ()))
        case exceptions.CoercionError() if error.token is not None:
            return _unread(argument or error.token.keyword or "", error.token.value, error)
    return UsageError("usage.other", why=str(error))


def _written(error: cyclopts.CycloptsError, command: str) -> str:
    """Return what the help calls the argument or option that an error is about."""
    name = error.argument.names[0] if error.argument and error.argument.names else ""
    called = {one.field.upper(): one.value for one in options_of(command) if one.argument}
    return called.get(name, name)


#: How a value of a type is to be written.
FORMS = {int: "usage.number", dt.date: "usage.date", bool: "usage.flag"}


def _unread(argument: str, value: str, error: exceptions.CoercionError) -> UsageError:
    """Return what is wrong with a value that is none of an option's."""
    wanted = error.target_type
    known = get_args(wanted) if get_origin(wanted) is Literal else ()
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        known = tuple(wanted)
    if known:
        hint = usage.choices(value, map(str, known))
        return UsageError("usage.wrong-choice", option=argument, value=value, hint=hint)
    if wanted in FORMS:
        return UsageError(FORMS[wanted], option=argument, value=value)
    return UsageError("usage.other", why=str(error))
