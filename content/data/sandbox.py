"""Templates in copy, worked out in a sandbox.

Input: a template's text and the figures' names. Output: the words, or a `TemplateFault` with line,
reason and remedy. No file, no call and no attribute of Python can be reached: only the statements
and expressions of `_NODES` are compiled, loops run over the data's own lists, and each stretch of
copy has a budget of work, so that nothing runs for long or grows large.
"""

from __future__ import annotations

import difflib
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, wraps
from types import TracebackType
from typing import Any

from jinja2 import Template, nodes
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context, LoopContext, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing, pass_context

from content.data.names import FILTERS
from content.data.numbers import printed_number, usual
from content.data.quantities import LARGEST, AbsentError, Fact, Place, Printed, UnfitError

MOST_SOURCE = 20_000
MOST_OUTPUT = 20_000
MOST_NODES = 4_000
MOST_LOOPS = 2
#: One turn of a loop costs this and the characters in it, one printed value its characters.
TURN = 20
WORK = 400_000
SECONDS = 3.0

_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign,
    nodes.Name, nodes.Const, nodes.Tuple, nodes.List, nodes.Getattr, nodes.Getitem, nodes.Slice,
    nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.CondExpr, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.Neg, nodes.Pos,
    nodes.Keyword, nodes.CallBlock, nodes.Call, nodes.ExtensionAttribute,
)  # fmt: skip
_TESTS = ("defined", "undefined", "none", "number", "string", "in", "eq", "ne", "lt", "le", "gt",
          "ge", "equalto", "==", "!=", "<", "<=", ">", ">=")  # fmt: skip
_JINJA_FILTERS = ("first", "last", "length", "count", "list", "min", "max", "sum", "abs",
                  "selectattr", "rejectattr", "map", "join", "reverse", "unique")  # fmt: skip
_FACT = frozenset({"name", "value", "unit", "period", "source", "label", "parent", "earlier"})
_LOOP = frozenset({"index", "index0", "revindex", "first", "last", "length"})
_DATA = "补上数据，或用 {% if %}、{% optional %} 避开"

#: What a stretch of copy may begin a template with.
MARKS = ("{{", "{%", "{#")


@dataclass(frozen=True)
class TemplateFault:
    """Why a template gives no words; `line` counts from 1 within it."""

    kind: str  # syntax, missing, unfit
    message: str
    remedy: str
    line: int = 1


class _MissingNameError(UndefinedError):
    """A name that the data do not have; the message is the name."""


class _EmptyNameError(_MissingNameError):
    """A name that the data have, with an empty cell."""


class _Missing(StrictUndefined):
    """A name without a figure: everything but asking `is defined` or `if` is refused."""

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None,
        exc: type[Exception] = UndefinedError,
    ) -> None:  # fmt: skip
        super().__init__(hint, obj, name, _MissingNameError)
        if self.known:
            self._undefined_exception = _EmptyNameError

    def __bool__(self) -> bool:  # type: ignore[override]
        """`{% if gdp %}` asks whether a figure that may be absent is there; other names raise."""
        if not self.known:
            self._fail_with_undefined_error()
        return False

    @property
    def known(self) -> bool:
        """Tell whether the data have this name, only no value for it."""
        owner, name = self._undefined_obj, str(self._undefined_name)
        if isinstance(owner, Fact):
            return name in _FACT
        if isinstance(owner, Place):
            return name in owner.empty
        return name in _WORK.get().empty

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name or "")
        owner = self._undefined_obj
        return f"{owner.name}.{name}" if isinstance(owner, Fact | Place) else name


@dataclass
class _Work:
    """What one stretch of copy has spent."""

    numbers: bool
    empty: frozenset[str] = frozenset()
    spent: int = 0
    until: float = 0.0

    def spend(self, amount: int) -> None:
        self.spent += amount
        if self.spent > WORK or time.monotonic() > self.until:
            raise UnfitError("模板的循环或输出太长", "缩短循环，分成几段")


_WORK: ContextVar[_Work] = ContextVar("work")


@pass_context
def _finalize(context: Context, value: Any) -> str:
    """Turn a value into words; refuse what would print a blank."""
    work = _WORK.get()
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
        raise AbsentError("此处印不出文字", "用过滤器把数写成文字")
    if not words.strip():
        raise AbsentError("此处是空的", _DATA)
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
        except (_EmptyNameError, AbsentError):
            return ""


def _counted(value: Iterable[Any], weight: int) -> Iterator[Any]:
    """Yield the items of a loop and charge each turn."""
    if isinstance(value, str | Fact) or not isinstance(value, Iterable):
        raise UnfitError("循环只能走数据里的表", "用 peers 或数据表的名字")
    work = _WORK.get()
    for item in value:
        work.spend(TURN + weight)
        yield item


def _guarded(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let no filter give back more words than a stretch of copy may have."""

    @wraps(function)
    def guarded(*args: Any, **named: Any) -> Any:
        made = function(*args, **named)
        if isinstance(made, str):
            if len(made) > MOST_OUTPUT:
                raise UnfitError("文字太长", "分成几段")
            _WORK.get().spend(len(made))
        return made

    return guarded


def _join(values: Iterable[Any], between: str = "") -> str:
    """Join words; at most so many as a stretch of copy may have."""
    return between.join(_finalize_plain(value) for value in values)


def _finalize_plain(value: Any) -> str:
    if not isinstance(value, str | int | Place) or isinstance(value, bool):
        raise UnfitError("只有文字可以连接", "先用过滤器把数写成文字")
    return value.name if isinstance(value, Place) else str(value)


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja2 with the filters of `content.data.names` and next to nothing else."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self) -> None:
        super().__init__(
            undefined=_Missing, finalize=_finalize, autoescape=False, loader=None,
            extensions=[_Optional], optimized=False, cache_size=0, auto_reload=False,
        )  # fmt: skip
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
                raise UnfitError("除以零", "用 {% if %} 避开")
            made = left / right
        else:
            raise SecurityError(f"不用运算 {operator}")
        if abs(made.value if isinstance(made, Fact) else made) > LARGEST:
            raise UnfitError("得数太大", "检查单位")
        return made

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a figure's part, a unit's figure or a loop's counter; nothing of Python."""
        found = _part(obj, attribute)
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
    raise UnfitError("只有数可以加减乘除", "文字直接写在句中，不用加号")


def _part(obj: Any, attribute: str) -> Any:
    if isinstance(obj, Fact) and attribute in _FACT:
        part = getattr(obj, attribute)
        return part if part not in (None, "") or attribute == "value" else None
    if isinstance(obj, Place):
        if attribute in ("name", "key", "own"):
            return getattr(obj, attribute)
        return obj.facts.get(attribute)
    if isinstance(obj, Mapping):
        return obj.get(attribute)
    if isinstance(obj, LoopContext) and attribute in _LOOP:
        return getattr(obj, attribute)
    return None


def _check(tree: nodes.Template) -> None:
    """Refuse every statement and expression that figures in copy do not need."""
    count = 0
    stack: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while stack:
        node, loops = stack.pop()
        count += 1
        line = getattr(node, "lineno", 1)
        if count > MOST_NODES:
            raise TemplateSyntaxError("模板太长", line)
        if not isinstance(node, _NODES):
            raise TemplateSyntaxError(f"不用语句 {type(node).__name__}", line)
        if isinstance(node, nodes.Call) and not isinstance(node.node, nodes.ExtensionAttribute):
            raise TemplateSyntaxError("模板里不能调用函数", line)
        name = getattr(node, "attr", None) or (node.name if isinstance(node, nodes.Name) else "")
        if isinstance(node, nodes.Getattr | nodes.Name) and str(name).startswith("_"):
            raise TemplateSyntaxError(f"没有名字 {name}", line)
        if isinstance(node, nodes.Filter) and node.name not in _environment().filters:
            near = difflib.get_close_matches(node.name, FILTERS, n=1, cutoff=0.3)
            hint = f"，是否“{near[0]}”？" if near else ""
            raise TemplateSyntaxError(f"没有过滤器“{node.name}”{hint}", line)
        if isinstance(node, nodes.Filter) and (node.name.startswith("_") or node.node is None):
            raise TemplateSyntaxError(f"没有过滤器“{node.name}”", line)
        if isinstance(node, nodes.For):
            loops += 1
            if loops > MOST_LOOPS or node.recursive:
                raise TemplateSyntaxError("循环套得太深", line)
        stack.extend((child, loops) for child in node.iter_child_nodes())
    for loop in list(tree.find_all(nodes.For)):
        inside = sum(len(data.data) for data in loop.find_all(nodes.TemplateData))
        loop.iter = nodes.Filter(
            loop.iter, "_counted", [nodes.Const(inside)], [], None, None, lineno=loop.lineno
        )
    tree.set_environment(_environment())


@lru_cache(maxsize=1)
def _environment() -> _Environment:
    return _Environment()


@lru_cache(maxsize=4096)
def _compiled(source: str) -> Template | TemplateFault:
    try:
        if len(source) > MOST_SOURCE:
            raise TemplateSyntaxError("这一段太长", 1)
        tree = _environment().parse(source)
        _check(tree)
        return _environment().from_string(tree)
    except TemplateSyntaxError as error:
        return TemplateFault(
            "syntax", f"模板写法有误：{_in_chinese(error.message or '')}",
            "照 docs/data.md 的写法改；{% if %} 与 {% endif %} 须在同一段", error.lineno,
        )  # fmt: skip
    except (TemplateError, SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return TemplateFault("syntax", f"模板写法有误（{type(error).__name__}）", "简化此段")


def _in_chinese(message: str) -> str:
    """Return the parser's commonest complaints in Chinese."""
    if message.startswith("Unexpected end of template"):
        return "{% if %}、{% for %} 或 {% optional %} 没有在本段内结束"
    unknown = re.match(r"Encountered unknown tag '(\w+)'", message)
    if unknown:
        return f"{{% {unknown[1]} %}} 多余，或没有这种语句"
    if message.startswith(("expected token", "unexpected", "Expected")):
        return f"“{{{{ }}}}”里的写法读不懂（{message}）"
    return message


def is_template(text: str) -> bool:
    """Tell whether a text has anything of a template in it."""
    return any(mark in text for mark in MARKS)


def fill(
    source: str, names: Mapping[str, Any], *, empty: Iterable[str] = (), numbers: bool = False
) -> str | TemplateFault:
    """Return the words of a template.

    Args:
        source: the template.
        names: figures and words by name.
        empty: names whose cell in the data is empty, for the message.
        numbers: True: figures as bare numbers, for a chart's values.
    """
    template = _compiled(source)
    if isinstance(template, TemplateFault):
        return template
    made = _run(template, names, empty, numbers)
    if isinstance(made, TemplateFault):
        return made
    words = made[0]
    if len(words) > MOST_OUTPUT:
        return TemplateFault("unfit", "写出的文字太长", "分成几段")
    return words


def work_out(
    expression: str, names: Mapping[str, Any], *, empty: Iterable[str] = ()
) -> Any | TemplateFault:
    """Return the value of an expression such as `a + b`."""
    template = _compiled(f"{{% set result = ({expression}) %}}")
    if isinstance(template, TemplateFault):
        return template
    made = _run(template, names, empty, False)
    if isinstance(made, TemplateFault):
        return made
    result = made[1].vars.get("result")
    if isinstance(result, Undefined):
        name = str(result._undefined_name)
        return _missing(name, names, name in set(empty), 1)
    return result


def _run(
    template: Template, names: Mapping[str, Any], empty: Iterable[str], numbers: bool
) -> tuple[str, Context] | TemplateFault:
    token = _WORK.set(_Work(numbers, frozenset(empty), until=time.monotonic() + SECONDS))
    try:
        context = template.new_context(dict(names), shared=True)
        return "".join(template.root_render_func(context)), context
    except _MissingNameError as error:
        known = isinstance(error, _EmptyNameError)
        return _missing(str(error.message), names, known, _line(template, error.__traceback__))
    except UnfitError as error:
        kind = "missing" if isinstance(error, AbsentError) else "unfit"
        return TemplateFault(
            kind,
            error.message,
            error.remedy or "换一个过滤器",
            _line(template, error.__traceback__),
        )
    except SecurityError as error:
        line = _line(template, error.__traceback__)
        return TemplateFault("syntax", f"模板写法有误：{error.message}", "照 docs/data.md 改", line)
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError,
            RecursionError, MemoryError) as error:  # fmt: skip
        line = _line(template, error.__traceback__)
        return TemplateFault(
            "unfit", f"模板算不出（{type(error).__name__}）", "检查过滤器的参数", line
        )
    finally:
        _WORK.reset(token)


def _missing(name: str, names: Mapping[str, Any], known: bool, line: int) -> TemplateFault:
    if known:
        return TemplateFault("missing", f"数据里“{name}”这一格是空的", _DATA, line)
    near = difflib.get_close_matches(name, [n for n in names if isinstance(n, str)], n=1)
    hint = f"，是否“{near[0]}”？" if near else ""
    return TemplateFault("missing", f"数据里没有“{name}”{hint}", "改正名字，或补上数据", line)


def _line(template: Template, trace: TracebackType | None) -> int:
    """Return the template's line at which an error came up."""
    line = 1
    while trace is not None:
        if trace.tb_frame.f_globals.get("__jinja_template__") is template:
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line
