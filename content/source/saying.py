"""What is wrong with a field, in an editor's words: pydantic's and PyYAML's faults in Chinese.

Input: one fault as the library tells it, and the lines it was found in. Output: a message and a
remedy that name what was written and how it should be written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from pydantic_core import ErrorDetails

from content.source.findings import printable

#: A fault's type → what is wrong and what to do; `{…}` is filled from the fault's context.
_SAYINGS: Mapping[str, tuple[str, str]] = {
    "string_type": ("这里应当是文字", "写成一段文字；内容像列表或字段的，整段加引号"),
    "int_parsing": ("这里应当是整数", "写成整数，如 3"),
    "int_parsing_size": ("这个整数太大", "改成小一些的整数"),
    "int_type": ("这里应当是整数", "写成整数，如 3"),
    "int_from_float": ("这里应当是整数", "写成整数，如 3"),
    "float_parsing": ("这里应当是数", "只写数，如 12.5；单位写在 unit"),
    "float_type": ("这里应当是数", "只写数，如 12.5；单位写在 unit"),
    "finite_number": ("这里应当是有限的数", "写成普通的数，如 12.5"),
    "bool_parsing": ("这里应当是 true 或 false", "写 true（是）或 false（否）"),
    "bool_type": ("这里应当是 true 或 false", "写 true（是）或 false（否）"),
    "tuple_type": ("这里应当是列表", "写成 [甲, 乙]，或每项一行、以“- ”开头"),
    "list_type": ("这里应当是列表", "写成 [甲, 乙]，或每项一行、以“- ”开头"),
    "model_type": ("这里应当是一组字段", "每个字段一行，缩进两格，写成“字段: 值”"),
    "model_attributes_type": ("这里应当是一组字段", "每个字段一行，缩进两格，写成“字段: 值”"),
    "dict_type": ("这里应当是一组字段", "每个字段一行，缩进两格，写成“字段: 值”"),
    "string_too_long": ("太长，至多 {max_length} 字", "删短"),
    "string_too_short": ("太短，至少 {min_length} 字", "写完整"),
    "too_long": ("项数太多，至多 {max_length} 项", "删去几项"),
    "too_short": ("项数太少，至少 {min_length} 项", "补足各项"),
    "greater_than": ("应当大于 {gt}", "改成大于 {gt} 的数"),
    "greater_than_equal": ("不能小于 {ge}", "改成不小于 {ge} 的数"),
    "less_than": ("应当小于 {lt}", "改成小于 {lt} 的数"),
    "less_than_equal": ("不能大于 {le}", "改成不大于 {le} 的数"),
    "date_type": ("这不是日期", "日期写作 2021-07-27 或 2021年7月27日"),
    "date_parsing": ("这不是日期", "日期写作 2021-07-27 或 2021年7月27日"),
    "date_form": ("这不是日期", "日期写作 2021-07-27 或 2021年7月27日"),
    "no_such_day": ("没有 {day} 这一天", "改成日历上有的日期"),
    "empty_box": (
        "框的左边须在右边之左，上边须在下边之上", "left 小于 right，top 小于 bottom",
    ),
    "body_sizes": (
        "应当是最小和最大的字号，在 {least} 至 {most} pt 之间，先小后大", "写成 [9, 12] 这样",
    ),
    "mean_without_weight": ("parent: mean 缺少权数", "补写 weight，填一个数的名字"),
    "formula_missing": ("parent: formula 缺少算式", "补写 formula"),
}  # fmt: skip
#: The patterns of the model's fields → what they ask for, and an example.
_PATTERNS = (
    ("#", "颜色应当写成 # 加六位十六进制数", '写成 "#c8102e" 这样，连同引号'),
    ("A-Za-z0-9", "只能用英文字母、数字、“-”和“_”", "去掉别的字符，如 lusong-20210727"),
    (r"[\w-]", "只能写名字，不能写路径", "只写名字，不带斜线、空格和扩展名"),
)
#: What a field is written like, where that is not plain.
EXAMPLES: Mapping[str, str] = {
    "date": "2021-07-27",
    "cmyk": "[15, 100, 100, 5]",
    "rgb": '"#c8102e"',  # without its quotes the colour is a comment
    "kind": "ranked",
}
_CHOICES = frozenset({"enum", "literal_error", "unknown_kind"})
_FIELDS = frozenset({"model_type", "model_attributes_type", "dict_type"})

#: A field whose colon is full-width, or has no space after it.
_COLON = re.compile(r"\s*(?:- +)?[\"']?([^\W\d][\w-]{0,30})[\"']?\s*(：\s*|:(?=[^\s/]))(.*)")
_FIELD = re.compile(r"\s*(?:- +)?[A-Za-z_]\w*[：:]")
_OF_COLONS = re.compile("expected ':'|mapping values|<block end>")

#: Words of a fault of YAML → what is wrong and what to do.
_YAML = (
    (
        "could not find expected ':'", "这一行不是“字段: 值”的写法",
        "写成“字段: 值”（半角冒号，后面空一格）；接着上一行的文字要缩进",
    ),
    (
        "mapping values are not allowed", "此处不该有“: ”，或缩进不对",
        "同级的字段左边对齐；文字里有“: ”的，整段加引号",
    ),
    (r"character '\\t'", "行首用了制表符（Tab）", "改成空格，每级缩进两格"),
    ("cannot start any token", "文字以特殊符号开头", "整段文字加引号"),
    ("expected <block end>", "缩进或写法与上面的行不一致", "同级的行左边对齐，列表每项以“- ”开头"),
    ("end of stream", "引号没有结束", "在文字末尾补上引号"),
    ("unexpected document separator", "引号没有结束", "在文字末尾补上引号"),
    ("expected ',' or ']'", "方括号没有配对", "补上 ]，各项之间用半角逗号"),
    ("expected ',' or '}'", "花括号没有配对", "补上 }，各项之间用半角逗号"),
    ("escape", "双引号里的反斜线写法不对", "改用单引号，或写两个反斜线"),
    ("alias|anchor|alphabetic or numeric", "文字以 & 或 * 开头", "整段文字加引号"),
    ("tag", "文字以 ! 开头", "整段文字加引号"),
    ("while parsing a node", "这里缺少内容", "补上内容，或删去这一行"),
)  # fmt: skip
_LOOK = "检查这一行和上一行的缩进、冒号和引号"


def field_fault(detail: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong with a field's value and what to do about it."""
    kind, given = detail["type"], detail.get("input")
    context: Mapping[str, Any] = detail.get("ctx") or {}
    if kind in _CHOICES:
        choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        known = "、".join(choice for choice in choices if choice)
        return f"应当是下列之一：{known}{_written(given)}", "从中选一个，照样写"
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        for part, message, remedy in _PATTERNS:
            if part in pattern:
                return message + _written(given), remedy
    if kind == "no_such_day":
        message, remedy = _SAYINGS[kind]
        return message.format(**context), remedy
    if kind in _FIELDS and isinstance(given, str) and (colon := colon_fault(given)):
        return colon
    message, remedy = _SAYINGS.get(kind, ("值不合要求", "对照 docs/reference.zh-CN.md 改正"))
    numbers = {key: f"{v:g}" if isinstance(v, float) else v for key, v in context.items()}
    return message.format(**numbers) + _written(given), remedy.format(**numbers)


def _written(given: object) -> str:
    """Return what was written there instead."""
    if isinstance(given, str):
        return f"，写的是“{printable(given)}”" if given else "，却是空的"
    if isinstance(given, dict):
        return "，写的是一组字段"
    if isinstance(given, list | tuple):
        return "，写的是列表"
    return ""


def colon_fault(row: str) -> tuple[str, str] | None:
    """Return what is wrong with a field's colon and how to write it; None where nothing is."""
    found = _COLON.match(row)
    if found is None:
        return None
    key, mark, rest = found.groups()
    example = f"{key}: {printable(rest.strip(), 12)}".rstrip()
    if mark.startswith("："):
        return f"“{key}”后面是全角冒号“：”", f"改成半角冒号，后面空一格：{example}"
    return f"“{key}:”后面没有空格", f"冒号后面空一格：{example}"


def yaml_fault(
    error: yaml.MarkedYAMLError, rows: Sequence[str], first_line: int
) -> tuple[str, str, int]:
    """Return what is wrong with a YAML text, what to do about it, and the line in its file."""
    mark = error.problem_mark or error.context_mark
    at = mark.line if mark else 0
    began = error.context_mark.line if error.context_mark else at
    words = f"{error.context or ''}: {error.problem or ''}"
    for index in (began, at, at - 1) if _OF_COLONS.search(words) else ():
        colon = colon_fault(rows[index]) if 0 <= index < len(rows) else None
        # the row above may be running text, which has full-width colons too
        if colon and (index == began or _FIELD.match(rows[index])):
            line = first_line + index
            return colon[0], f"第 {line} 行{colon[1]}", line
    for pattern, message, remedy in _YAML:
        if re.search(pattern, words):
            return message, remedy, first_line + (began if "引号没有" in message else at)
    return f"YAML 读不出（{printable(words.strip(' :'), 80)}）", _LOOK, first_line + at
