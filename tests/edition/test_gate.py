"""The gate: what stops an order, with its exit code, its place, and its words."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from content.model import Finding, Severity
from content.words import Language, Message, say
from layout.edition import gate
from layout.edition.outcome import Refusal
from layout.judge.verdict import Verdict
from layout.page.errors import ContentError, RenderError
from layout.pictures.findings import finding


def press(*more: int) -> Refusal | None:
    """Return the gate's answer to a press file with faults, each with so many like it."""
    faults = tuple(Mock(more=one, page=3 + at) for at, one in enumerate(more))
    return gate.press(Mock(ok=not more, errors=faults))


def pictures(*severities: Severity) -> Refusal | None:
    found = [
        finding(severity, f"{at}.jpg", "picture.no-profile")
        for at, severity in enumerate(severities)
    ]
    return gate.pictures(found)


def content(*severities: Severity) -> Refusal:
    told = Message("edition.page-untagged")
    return gate.content(
        Finding(severity=severity, rule="r", file="articles/a.md", line=3 + at, told=told)
        for at, severity in enumerate(severities)
    )


def test_a_press_file_with_a_fault_is_not_delivered() -> None:
    assert gate.press(None) is None
    assert press() is None
    refusal = press(0)
    assert refusal is not None
    assert refusal.exit_code == RenderError.exit_code
    assert refusal.place.page == 3


def test_a_picture_with_an_error_is_not_delivered() -> None:
    assert pictures(Severity.HINT, Severity.WARNING) is None
    refusal = pictures(Severity.WARNING, Severity.ERROR, Severity.ERROR)
    assert refusal is not None
    assert refusal.exit_code == ContentError.exit_code
    assert refusal.place.file == "pictures/1.jpg"


def test_content_is_refused_by_its_first_error() -> None:
    refusal = content(Severity.WARNING, Severity.ERROR, Severity.ERROR)
    assert (refusal.place.file, refusal.place.line) == ("articles/a.md", 4)
    assert refusal.exit_code == ContentError.exit_code


WORDS = {
    "press": (
        press(2, 0),
        "印刷文件有 4 处通不过印前检查",
        "the press file fails its preflight in 4 places",
    ),
    "content": (
        content(Severity.ERROR),
        "内容有 1 处错误，第一处在 articles/a.md:3：成品版面没有标签",
        "the content has 1 error, the first in articles/a.md:3: the finished page has no tags",
    ),
    "untagged": (
        gate.page(Verdict((), (), False)),
        "成品版面没有标签",
        "the finished page has no tags",
    ),
}


@pytest.mark.parametrize("name", WORDS)
def test_a_refusal_is_said_in_both_languages(name: str) -> None:
    refusal, chinese, english = WORDS[name]
    assert refusal is not None
    assert say(refusal.told, Language.ZH).text == chinese
    assert say(refusal.told, Language.EN).text == english
    assert all(say(refusal.told, language).remedy for language in Language)
