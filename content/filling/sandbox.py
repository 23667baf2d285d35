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
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import TracebackType
from typing import Any

from jinja2 import Template, nodes
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError
from jinja2.runtime import Context, Undefined

from content.filling.environment import (
    ADD_DATA,
    MOST_OUTPUT,
    RUNNING,
    SECONDS,
    EmptyNameError,
    MissingNameError,
    Work,
    environment,
)
from content.filling.names import FILTERS
from content.filling.quantities import AbsentError, UnfitError

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
    message: str
    remedy: str
    line: int = 1


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
        if isinstance(node, nodes.Filter) and node.name not in environment().filters:
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
    tree.set_environment(environment())


@lru_cache(maxsize=4096)
def _compiled(source: str) -> Template | TemplateFault:
    try:
        if len(source) > MOST_SOURCE:
            raise TemplateSyntaxError("这一段太长", 1)
        tree = environment().parse(source)
        _check(tree)
        return environment().from_string(tree)
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
    token = RUNNING.set(Work(numbers, frozenset(empty), until=time.monotonic() + SECONDS))
    try:
        context = template.new_context(dict(names), shared=True)
        return "".join(template.root_render_func(context)), context
    except MissingNameError as error:
        known = isinstance(error, EmptyNameError)
        return _missing(str(error.message), names, known, _line(template, error.__traceback__))
    except UnfitError as error:
        kind = "empty" if isinstance(error, AbsentError) else "unfit"
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
        RUNNING.reset(token)


def _missing(name: str, names: Mapping[str, Any], known: bool, line: int) -> TemplateFault:
    if known:
        return TemplateFault("empty", f"数据里“{name}”这一格是空的", ADD_DATA, line)
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
