"""A command's options, described: its class → what the reader, the help and the shells need.

Input: a class of `layout.app.options`. Output: an `Option` a field: how it is written, what its
value is called, what may be chosen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, dataclass, fields
from enum import Enum
from functools import cache
from typing import Annotated, get_args, get_origin, get_type_hints

from cyclopts import Parameter

from layout.app.options import COMMANDS


@dataclass(frozen=True)
class Option:
    """One field: an argument, given by its place, or an option, given by its name.

    `many` takes all arguments that are left, or several values, and `gathers` those of each time
    that it is written; `value` is what its value is called
    in the help ("": a switch has none); `default` is None where it must be given.
    """

    name: str
    field: str
    hint: object
    argument: bool
    needed: bool
    many: bool
    gathers: bool
    value: str
    choices: tuple[str, ...]
    default: object

    @property
    def flag(self) -> str:
        """As it is written before its value."""
        return f"--{self.name}"


@cache
def options_of(command: str) -> tuple[Option, ...]:
    """Return a command's arguments, its own options, then those that ever more others have."""
    cls = COMMANDS[command]
    hints = get_type_hints(cls, include_extras=True)
    shared = [{one.name for one in fields(base)} for base in cls.__mro__[1:-1]]
    ordered = sorted(
        fields(cls), key=lambda one: (one.kw_only, sum(one.name in names for names in shared))
    )
    return tuple(_described(one, hints[one.name]) for one in ordered)


def _described(field: Field[object], hint: object) -> Option:
    read = list(_read(hint))
    gathers = get_origin(_bare(hint)) is tuple
    needed = field.default is MISSING
    return Option(
        name=field.name.replace("_", "-"),
        field=field.name,
        hint=hint,
        argument=not field.kw_only,
        needed=needed,
        many=gathers and (not field.kw_only or any(one.consume_multiple for one in read)),
        gathers=gathers,
        value=next((one.metavar for one in read if one.metavar), ""),
        choices=next((_listed(one) for one in read if one.choices), _members(hint)),
        default=None if needed else field.default,
    )


def _bare(hint: object) -> object:
    """Return a type without what is annotated to it."""
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _read(hint: object) -> Iterator[Parameter]:
    """Yield what is annotated to a type and to the types within it."""
    if get_origin(hint) is Annotated:
        yield from (found for found in get_args(hint)[1:] if isinstance(found, Parameter))
    for inner in get_args(hint):
        yield from _read(inner)


def _listed(read: Parameter) -> tuple[str, ...]:
    return tuple(map(str, read.choices)) if isinstance(read.choices, tuple) else ()


def _members(hint: object) -> tuple[str, ...]:
    """Return the values of an enumeration, or of one that may be None."""
    for one in (hint, *get_args(hint)):
        if isinstance(one, type) and issubclass(one, Enum):
            return tuple(str(member.value) for member in one)
    return ()
