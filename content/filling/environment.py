"""Jinja2 as copy may use it: an environment with next to nothing in it.

Input: values of a template's names. Output: words. Undefined and empty values raise, attributes are
those of figures, units and loops, arithmetic is of figures and numbers, loops and words are charged
to the budget of the stretch of copy that is being filled (`RUNNING`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, wraps
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import UndefinedError
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context, LoopContext, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing, pass_context

from content.filling.names import FILTERS
from content.filling.numbers import printed_number, usual
from content.filling.quantities import LARGEST, AbsentError, Fact, Place, Printed, UnfitError
from content.words import CodedError

MOST_OUTPUT = 20_000
#: One turn of a loop costs this and the characters in it, one printed value its characters.
TURN = 20
WORK = 400_000
SECONDS = 3.0

_TESTS = ("defined", "undefined", "none", "number", "string", "in", "eq", "ne", "lt", "le", "gt",
          "ge", "equalto", "==", "!=", "<", "<=", ">", ">=")  # fmt: skip
_JINJA_FILTERS = (
    "first",
    "last",
    "length",
    "count",
    "list",
    "min",
    "max",
    "sum",
    "abs",
    "selectattr",
    "rejectattr",
    "map",
    "join",
    "reverse",
    "unique",
)
_FACT = frozenset({"name", "value", "unit", "period", "source", "label", "parent", "earlier"})
_LOOP = frozenset({"index", "index0", "revindex", "first", "last", "length"})


class OperatorError(CodedError):
    """An operator that copy does not use."""


class MissingNameError(UndefinedError):
    """A name that the data do not have; the message is the name."""


class EmptyNameError(MissingNameError):
    """A name that the data have, with an empty cell."""


def is_empty(owner: object, name: str, empty: Container[str]) -> bool:
    """Tell whether the data have a name, of a unit or figure or of their own, but no value."""
    if isinstance(owner, Fact):
        return name in _FACT
    if isinstance(owner, Place):
        return name in owner.empty
    return name in empty


class _Missing(StrictUndefined):
    """A name without a figure: everything but asking `is defined` or `if` is refused."""

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[Exception] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, MissingNameError)
        if self.known:
            self._undefined_exception = EmptyNameError

    def __bool__(self) -> bool:  # type: ignore[override]
        """`{% if gdp %}` asks whether a figure that may be absent is there; other names raise."""
        if not self.known:
            self._fail_with_undefined_error()
        return False

    @property
    def known(self) -> bool:
        """Tell whether the data have this name, only no value for it."""
        owner, name = self._undefined_obj, str(self._undefined_name)
        return is_empty(owner, name, RUNNING.get().empty)

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name or "")
        owner = self._undefined_obj
        return f"{owner.name}.{name}" if isinstance(owner, Fact | Place) else name


@dataclass
class Work:
    """What one stretch of copy has spent."""

    numbers: bool
    empty: frozenset[str] = frozenset()
    spent: int = 0
    until: float = 0.0

    def spend(self, amount: int) -> None:
        """Charge some work; refuse it where the budget is spent."""
        self.spent += amount
        if self.spent > WORK or time.monotonic() > self.until:
            raise UnfitError("fill.too-much-work")


RUNNING: ContextVar[Work] = ContextVar("work")


@pass_context
def _finalize(context: Context, value: Any) -> str:
    """Turn a value into words; refuse what would print a blank."""
    work = RUNNING.get()
    if isinstance(value, Undefined):
        str(value)  # raises, with its name
    if isinstance(value, bool):
        words = "true" if value else "false"
    elif work.numbers and isinstance(value, Fact | Printed) and _is_number(value):
        words = f"{printed_number(value, None):f}"
    elif isinstance(value, Fact):
        words = usual(value)
    elif isinstance(value, Decimal):
        words = f"{value:f}"
    elif isinstance(value, Place):
        words = value.name
    elif isinstance(value, str | int | float):
        words = str(value)
    else:
        raise AbsentError("fill.no-words")
    if not words.strip():
        raise AbsentError("fill.empty-here")
    work.spend(len(words))
    return words


def _is_number(value: Fact | Printed) -> bool:
    return isinstance(value, Fact) or value.number is not None


class _Optional(Extension):
    """`{% optional %}…{% endoptional %}`: words that are left out where a figure is missing."""

    tags = {"optional"}  # noqa: RUF012 - jinja2 declares it so

    def parse(self, parser: Parser) -> nodes.Node:
        """Read the block."""
        line = next(parser.stream).lineno
        body = parser.parse_statements(("name:endoptional",), drop_needle=True)
        call = self.call_method("words_or_nothing")
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def words_or_nothing(self, caller: Callable[[], str]) -> str:
        """Return the block's words, or none."""
        try:
            return caller()
        except (EmptyNameError, AbsentError):
            return ""


def _counted(value: Iterable[Any], weight: int) -> Iterator[Any]:
    """Yield the items of a loop and charge each turn."""
    if isinstance(value, str | Fact) or not isinstance(value, Iterable):
        raise UnfitError("fill.loop-over")
    work = RUNNING.get()
    for item in value:
        work.spend(TURN + weight)
        yield item


def _guarded(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let no filter give back more words than a stretch of copy may have."""

    @wraps(function)
    def guarded(*args: Any, **named: Any) -> Any:
        RUNNING.get().spend(TURN)
        made = function(*args, **named)
        if isinstance(made, str):
            if len(made) > MOST_OUTPUT:
                raise UnfitError("fill.words-too-long")
            RUNNING.get().spend(len(made))
        return made

    return guarded


def _join(values: Iterable[Any], between: str = "") -> str:
    """Join words; at most so many as a stretch of copy may have."""
    return between.join(_finalize_plain(value) for value in values)


def _finalize_plain(value: Any) -> str:
    if not isinstance(value, str | int | Place) or isinstance(value, bool):
        raise UnfitError("fill.only-words")
    return value.name if isinstance(value, Place) else str(value)


class Environment(ImmutableSandboxedEnvironment):
    """Jinja2 with the filters of `content.filling.names` and next to nothing else."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self) -> None:
        """Leave only what is listed."""
        super().__init__(
            undefined=_Missing,
            finalize=_finalize,
            autoescape=False,
            loader=None,
            extensions=[_Optional],
            optimized=False,
            cache_size=0,
            auto_reload=False,
        )
        kept = {name: self.filters[name] for name in _JINJA_FILTERS} | {"join": _join}
        self.filters = {
            **kept,
            **{name: _guarded(function) for name, function in FILTERS.items()},
            "_counted": _counted,
        }
        self.filters["join"] = _guarded(_join)
        self.tests = {name: self.tests[name] for name in _TESTS}
        self.globals = {}

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Add, subtract, multiply and divide figures and numbers; nothing else."""
        left, right = _operand(left), _operand(right)
        if operator == "+":
            made = left + right
        elif operator == "-":
            made = left - right
        elif operator == "*":
            made = left * right
        elif operator == "/":
            if not isinstance(right, Fact) and right == 0:
                raise UnfitError("fill.zero-divisor")
            made = left / right
        else:
            raise OperatorError("fill.no-operator", operator=operator)
        if abs(made.value if isinstance(made, Fact) else made) > LARGEST:
            raise UnfitError("fill.too-large")
        return made

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a figure's part, a unit's figure or a loop's counter; nothing of Python."""
        found = part(obj, attribute)
        return self.undefined(obj=obj, name=attribute) if found is None else found

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list, or what `getattr` returns."""
        if isinstance(obj, list | tuple) and isinstance(argument, int):
            return (
                obj[argument]
                if -len(obj) <= argument < len(obj)
                else self.undefined(name=f"[{argument}]")
            )
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        return self.undefined(obj=obj, name=str(argument)[:20])


def _operand(value: Any) -> Any:
    if isinstance(value, Undefined):
        str(value)
    if isinstance(value, Fact | Decimal):
        return value
    if isinstance(value, Printed) and value.number is not None:
        return value.number
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(str(value))
    raise UnfitError("fill.only-numbers")


def part(obj: Any, attribute: str) -> Any:
    """Return a figure's part, a unit's figure or a loop's counter; None where there is none."""
    if isinstance(obj, Fact) and attribute in _FACT:
        found = getattr(obj, attribute)
        return None if found == "" else found
    if isinstance(obj, Place):
        if attribute in ("name", "key", "own"):
            return getattr(obj, attribute)
        return obj.facts.get(attribute)
    if isinstance(obj, Mapping):
        return obj.get(attribute)
    if isinstance(obj, LoopContext) and attribute in _LOOP:
        return getattr(obj, attribute)
    return None


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the environment; it holds no data of an edition."""
    return Environment()
