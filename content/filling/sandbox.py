"""Templates in copy, worked out in a sandbox.

Input: a template's text and the figures' names. Output: the words, or a `TemplateFault` with line,
reason and remedy. No file, no call and no attribute of Python can be reached: only the statements
and expressions of `_NODES` are compiled, loops run over the data's own lists, and each stretch of
copy has a budget of work, so that nothing runs for long or grows large.
"""

from __future__ import annotations

import difflib
import math
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import TracebackType
from typing import Any

from jinja2 import Template, meta, nodes
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError
from jinja2.runtime import Context, Undefined

from content.filling.environment import (
    MOST_OUTPUT,
    RUNNING,
    SECONDS,
    EmptyNameError,
    MissingNameError,
    OperatorError,
    Work,
    environment,
    is_empty,
    part,
)
from content.filling.names import FILTERS
from content.filling.quantities import AbsentError, Fact, Place, UnfitError
from content.source.characters import illegal
from content.words import CodedError, Message, Value, message

MOST_SOURCE = 20_000
MOST_NODES = 4_000
MOST_LOOPS = 2

_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign,
    nodes.Name, nodes.Const, nodes.Tuple, nodes.List, nodes.Getattr, nodes.Getitem, nodes.Slice,
    nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.CondExpr, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.Neg, nodes.Pos,
    nodes.Keyword, nodes.CallBlock, nodes.Call, nodes.ExtensionAttribute,
)  # fmt: skip

#: What a stretch of copy may begin a template with.
MARKS = ("{{", "{%", "{#")


@dataclass(frozen=True)
class TemplateFault:
    """Why a template gives no words; `line` counts from 1 within it."""

    kind: str  # syntax; missing: no such name; empty: no value; unfit: untrue or of another unit
    told: Message
    line: int = 1


class _WrongError(CodedError):
    """A template is written wrong in a line of it."""

    def __init__(self, line: int, code: str, **values: Value) -> None:
        """Keep the line."""
        super().__init__(code, **values)
        self.line = line


def _endless(value: object) -> bool:
    """Tell whether a number as written is beyond what a float holds: `1e999` is read as inf."""
    return isinstance(value, float) and not math.isfinite(value)


def _check(tree: nodes.Template) -> None:
    """Refuse every statement and expression that figures in copy do not need."""
    count = 0
    stack: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while stack:
        node, loops = stack.pop()
        count += 1
        line = getattr(node, "lineno", None) or 1
        if count > MOST_NODES:
            raise _WrongError(line, "fill.too-many-parts")
        if not isinstance(node, _NODES):
            raise _WrongError(line, "fill.no-statement", statement=type(node).__name__)
        if isinstance(node, nodes.Const) and _endless(node.value):
            raise _WrongError(line, "fill.too-large")
        if isinstance(node, nodes.Const) and (number := illegal(str(node.value))):
            raise _WrongError(line, "fill.illegal-character", number=number)
        if isinstance(node, nodes.Call) and not isinstance(node.node, nodes.ExtensionAttribute):
            raise _WrongError(line, "fill.no-call")
        name = getattr(node, "attr", None) or (node.name if isinstance(node, nodes.Name) else "")
        if isinstance(node, nodes.Getattr | nodes.Name) and str(name).startswith("_"):
            raise _WrongError(line, "fill.no-such-name", name=str(name))
        if isinstance(node, nodes.Filter) and node.name not in environment().filters:
            near = difflib.get_close_matches(node.name, FILTERS, n=1, cutoff=0.3)
            if near:
                raise _WrongError(line, "fill.filter-misspelt", name=node.name, near=near[0])
            raise _WrongError(line, "fill.no-filter", name=node.name)
        if isinstance(node, nodes.Filter) and (node.name.startswith("_") or node.node is None):
            raise _WrongError(line, "fill.no-filter", name=node.name)
        if isinstance(node, nodes.For):
            loops += 1
            if loops > MOST_LOOPS or node.recursive:
                raise _WrongError(line, "fill.loops-too-deep")
        stack.extend((child, loops) for child in node.iter_child_nodes())
    for loop in list(tree.find_all(nodes.For)):
        inside = sum(len(data.data) for data in loop.find_all(nodes.TemplateData))
        loop.iter = nodes.Filter(
            loop.iter, "_counted", [nodes.Const(inside)], [], None, None, lineno=loop.lineno
        )
    tree.set_environment(environment())


@lru_cache(maxsize=4096)
def _compiled(source: str) -> Template | TemplateFault:
    try:
        if len(source) > MOST_SOURCE:
            raise _WrongError(1, "fill.passage-too-long")
        tree = environment().parse(source)
        _check(tree)
        return environment().from_string(tree)
    except _WrongError as error:
        return TemplateFault("syntax", message("fill.syntax", why=error.told), error.line)
    except TemplateSyntaxError as error:
        why = _complaint(error.message or "")
        return TemplateFault("syntax", message("fill.syntax", why=why), error.lineno)
    except (TemplateError, SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return TemplateFault("syntax", message("fill.unreadable", why=type(error).__name__))


def _complaint(words: str) -> Message:
    """Return what the parser complains of."""
    if words.startswith("Unexpected end of template"):
        return Message("fill.block-open")
    unknown = re.match(r"Encountered unknown tag '(\w+)'", words)
    if unknown:
        return message("fill.unknown-tag", name=unknown[1])
    return message("fill.parser", words=words)


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
    made = _doubted(source, made, names, empty)
    if isinstance(made, TemplateFault):
        return made
    words = made[0]
    if len(words) > MOST_OUTPUT:
        return TemplateFault("unfit", Message("fill.output-too-long"))
    return words


def work_out(
    expression: str, names: Mapping[str, Any], *, empty: Iterable[str] = ()
) -> Any | TemplateFault:
    """Return the value of an expression such as `a + b`."""
    source = f"{{% set result = ({expression}) %}}"
    template = _compiled(source)
    if isinstance(template, TemplateFault):
        return template
    made = _doubted(source, _run(template, names, empty, False), names, empty)
    if isinstance(made, TemplateFault):
        return made
    result = made[1].vars.get("result")
    if isinstance(result, Undefined):
        name = str(result._undefined_name)
        return _missing(name, names, name in set(empty))
    return result


def _run(
    template: Template, names: Mapping[str, Any], empty: Iterable[str], numbers: bool
) -> tuple[str, Context] | TemplateFault:
    token = RUNNING.set(Work(numbers, frozenset(empty), until=time.monotonic() + SECONDS))
    try:
        context = template.new_context(dict(names), shared=True)
        return "".join(template.root_render_func(context)), context
    except MissingNameError as error:
        known = isinstance(error, EmptyNameError)
        return _missing(str(error.message), names, known, _line(template, error.__traceback__))
    except UnfitError as error:
        kind = "empty" if isinstance(error, AbsentError) else "unfit"
        return TemplateFault(kind, error.told, _line(template, error.__traceback__))
    except OperatorError as error:
        return TemplateFault("syntax", error.told, _line(template, error.__traceback__))
    except SecurityError as error:
        why = message("fill.parser", words=str(error.message))
        line = _line(template, error.__traceback__)
        return TemplateFault("syntax", message("fill.syntax", why=why), line)
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
        RecursionError,
        MemoryError,
    ) as error:
        line = _line(template, error.__traceback__)
        return TemplateFault("unfit", message("fill.failed", why=type(error).__name__), line)
    finally:
        RUNNING.reset(token)


@lru_cache(maxsize=4096)
def _asked(source: str) -> tuple[tuple[str, str, int], ...]:
    """Return what a template asks of the data: owner, or "" for none, name and line.

    Names that it makes itself, and those of which it asks whether they are there, are not among it.
    """
    tree = environment().parse(source)
    tests = [test for test in tree.find_all(nodes.Test) if test.name in ("defined", "undefined")]
    asked = {id(node) for test in tests for node in (test.node, *test.find_all(nodes.Name))}
    # Of a name that is set in one branch only Jinja tells that it may be asked of the data.
    own = {one.name for one in tree.find_all(nodes.Name) if one.ctx != "load"}
    outside = meta.find_undeclared_variables(tree) - own
    alone = (("", one.name, one.lineno, one) for one in tree.find_all(nodes.Name))
    owned = (
        (of.node.name, of.attr, of.lineno, of)
        for of in tree.find_all(nodes.Getattr)
        if isinstance(of.node, nodes.Name)
    )
    return tuple(
        (owner, name, line)
        for owner, name, line, node in (*alone, *owned)
        if (owner or name) in outside and id(node) not in asked
    )


def _doubted(
    source: str,
    made: tuple[str, Context] | TemplateFault,
    names: Mapping[str, Any],
    empty: Iterable[str],
) -> tuple[str, Context] | TemplateFault:
    """Return what a template made, or the fault of the first name in it that no data have.

    Where a figure before it is missing, or its branch is not taken, nothing else would read it, and
    `{{ gone }}{{ nosuch }}` would be left out for `gone` alone.
    """
    if isinstance(made, TemplateFault) and made.kind != "empty":
        return made
    for owner, name, line in _asked(source):
        of = names.get(owner) if owner else None
        if owner and not isinstance(of, Fact | Place):
            continue
        there = part(of, name) is not None if owner else name in names
        if not there and not is_empty(of, name, frozenset(empty)):
            return _missing(f"{of.name}.{name}" if of else name, names, False, line)
    return made


def _missing(name: str, names: Mapping[str, Any], known: bool, line: int = 1) -> TemplateFault:
    if known:
        return TemplateFault("empty", message("fill.cell-empty", name=name), line)
    near = difflib.get_close_matches(name, [n for n in names if isinstance(n, str)], n=1)
    if near:
        return TemplateFault("missing", message("fill.misspelt", name=name, near=near[0]), line)
    return TemplateFault("missing", message("fill.unknown-name", name=name), line)


def _line(template: Template, trace: TracebackType | None) -> int:
    """Return the template's line at which an error came up."""
    line = 1
    while trace is not None:
        if trace.tb_frame.f_globals.get("__jinja_template__") is template:
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line
