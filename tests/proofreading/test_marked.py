"""Words that a report marks, with what stands on either side of them."""

from __future__ import annotations

import pytest
from lxml import html

from bench.told import CHINESE
from content.model import Finding, Severity
from content.proofreading.reports import findings_html
from content.words import message


@pytest.mark.parametrize("before", [0, 1, 21, 22, 23, 60])
@pytest.mark.parametrize("after", [0, 22, 23])
def test_twenty_two_characters_are_shown_on_either_side(before: int, after: int) -> None:
    """With … where the line goes on."""
    left, right = ("春夏秋冬" * 20)[:before], ("东南西北" * 20)[:after]
    finding = Finding(
        severity=Severity.WARNING,
        rule="doubled-words",
        file="a.md",
        line=1,
        told=message("proofread.placeholder", words=""),
        words="队伍队伍",
    )
    sources = {"a.md": f"{left}队伍队伍{right}\n下一行\n"}
    page = html.fromstring(findings_html((finding,), None, sources, CHINESE).decode("utf-8"))
    (mark,) = page.iter("mark")
    parent = mark.getparent()
    assert parent is not None
    shown = "".join((parent.text_content() or "").split())
    one = ("…" if before > 22 else "") + left[max(0, before - 22) :]
    other = right[:22] + ("…" if after > 22 else "")
    assert f"{one}队伍队伍{other}" in shown
    assert shown.count("…") == (before > 22) + (after > 22)
