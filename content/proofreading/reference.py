"""The reference of all rules, for editors: `python -m content.proofreading.reference`.

Input: `content.source.rules` and the handbook. Output: `docs/rules.md` and `docs/rules.zh-CN.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from content.model import Severity
from content.proofreading.acceptance import acceptable
from content.proofreading.handbook import HANDBOOK, Entry
from content.proofreading.registry import RULES
from content.source.rules import Rule

DOCS = Path(__file__).parents[2] / "docs"
_HEADS = {
    "rules.md": (
        "# Rules\n\n[中文](rules.zh-CN.md)\n\n"
        "What `build_pdf.py check` finds. This page is made from `content/source/rules.py` and "
        "`content/proofreading/handbook.py`; `python -m content.proofreading.reference` "
        "renews it.\n\n"
        "An *error* keeps an edition from print, a *warning* should be looked at, a *hint* may be "
        "right as it stands. A finding that is right is accepted in `edition.yaml`:\n\n"
        "```yaml\naccepted:\n  - rule: title-mark-misused\n    words: 全国服饰大赛\n"
        "    reason: it is the name of a book\n```\n\n"
        "`words` and `file` may be left out. Faults of form and safety (no ✓) cannot be accepted.\n"
    ),
    "rules.zh-CN.md": (
        "# 规则\n\n[English](rules.md)\n\n"
        "`build_pdf.py check` 检查的全部规则。本页由 `content/source/rules.py` 与 "
        "`content/proofreading/handbook.py` 生成，用 "
        "`python -m content.proofreading.reference` 更新。\n\n"
        "*错误*未改正不能付印，*警告*须核对，*提示*可酌情处理。"
        "核对无误的，在 `edition.yaml` 里写明理由：\n\n"
        "```yaml\naccepted:\n  - rule: title-mark-misused\n    words: 全国服饰大赛\n"
        "    reason: 这是书名\n```\n\n"
        "`words`、`file` 可以不写。文件格式与安全方面的错误（没有 ✓ 的）不能接受，只能改正。\n"
    ),
}
_LEVELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}


def pages() -> dict[str, str]:
    """Return the text of both pages by file name."""
    first = [rule for rule in Rule if rule in RULES]
    others = [rule for rule in Rule if rule not in RULES]
    made = {}
    for name, chinese in (("rules.md", False), ("rules.zh-CN.md", True)):
        columns = ("规则", "级别", "", "内容") if chinese else ("rule", "level", "", "finds")
        shown = ("误", "正") if chinese else ("wrong", "right")
        heads = (
            ("校对", "文件、格式、图片、图表") if chinese else ("Proofreading", "Files and form")
        )
        made[name] = "\n".join(
            [
                _HEADS[name],
                *_table(heads[0], (*columns, *shown), first, chinese),
                *_table(heads[1], columns, others, chinese),
            ]
        )
    return made


def _table(title: str, columns: Sequence[str], rules: Sequence[Rule], chinese: bool) -> list[str]:
    rows = [f"## {title}\n", _row(columns), _row(["---"] * len(columns))]
    for rule in rules:
        entry = HANDBOOK.get(rule.value, Entry(rule.doc))
        says = entry.zh if chinese else rule.doc
        source = (
            (f"（{entry.source}）" if chinese else f" ({entry.source})") if entry.source else ""
        )
        cells = [
            f"`{rule.value}`",
            _LEVELS[rule.severity] if chinese else rule.severity.value,
            "✓" if acceptable(rule) else "",
            says + source,
        ]
        if len(columns) > 4:
            cells += [entry.faulty, entry.sound]
        rows.append(_row(cells))
    return [*rows, ""]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
        print(f"docs/{name}")
