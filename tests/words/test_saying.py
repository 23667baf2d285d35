"""Words are made last: codes and values in, a sentence and a remedy of a language out."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from content.words import CodedError, Language, Message, Words, catalogue, message, say
from content.words.catalogue import Entry

OWN = {
    Language.ZH: {
        "plain": Entry("没有文件夹 {folder}", "写出文件夹"),
        "list": Entry("有{names}", "删去{names:;}"),
        "lines": Entry("{of:lines}"),
        "all": Entry("{of:remedied}"),
        "count": Entry("{n} 版"),
        "size": Entry("{mm} mm，{share:.1f}%，{chars:,} 字"),
        "nested": Entry("图表：{why}"),
    },
    Language.EN: {
        "plain": Entry("no folder {folder}", "name a folder"),
        "list": Entry("there are {names}", "delete {names:;}"),
        "lines": Entry("{of:lines}"),
        "all": Entry("{of:remedied}"),
        "count": Entry("{n} {n:page|pages}"),
        "size": Entry("{mm} mm, {share:.1f}%, {chars:,} characters"),
        "nested": Entry("chart: {why}"),
    },
}


@pytest.fixture(autouse=True)
def own_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(catalogue, "room", lambda language, name: OWN[language])
    yield


@pytest.mark.parametrize(
    ("told", "zh", "en"),
    [
        (
            message("own.plain", folder=Path("a/b")),
            ("没有文件夹 a/b", "写出文件夹"),
            ("no folder a/b", "name a folder"),
        ),
        (
            message("own.list", names=("甲", "乙")),
            ("有甲、乙", "删去甲；乙"),
            ("there are 甲, 乙", "delete 甲; 乙"),
        ),
        (message("own.count", n=1), ("1 版", ""), ("1 page", "")),
        (message("own.count", n=3), ("3 版", ""), ("3 pages", "")),
        (
            message("own.size", mm=12.50, share=99.96, chars=12345),
            ("12.5 mm，100.0%，12,345 字", ""),
            ("12.5 mm, 100.0%, 12,345 characters", ""),
        ),
        (
            message("own.nested", why=message("own.count", n=2)),
            ("图表：2 版", ""),
            ("chart: 2 pages", ""),
        ),
        (
            message("own.lines", of=(message("own.count", n=1), "{brace}")),
            ("1 版\n{brace}", ""),
            ("1 page\n{brace}", ""),
        ),
        (
            message("own.all", of=(message("own.plain", folder="a"), message("own.count", n=2))),
            ("没有文件夹 a；写出文件夹\n2 版", ""),
            ("no folder a; name a folder\n2 pages", ""),
        ),
    ],
)
def test_a_message_is_said_in_both_languages(
    told: Message, zh: tuple[str, str], en: tuple[str, str]
) -> None:
    assert say(told, Language.ZH) == zh
    assert say(told, Language.EN) == en


def test_a_code_without_words_is_refused() -> None:
    with pytest.raises(KeyError, match=r"own\.unknown"):
        say(Message("own.unknown"), Language.ZH)


def test_a_language_speaks() -> None:
    words = Words(Language.ZH)
    assert words.text("own.plain", folder="x") == "没有文件夹 x"
    assert words.say(message("own.plain", folder="x")).remedy == "写出文件夹"


class _Error(CodedError):
    pass


def test_an_error_carries_its_message_from_process_to_process() -> None:
    error = _Error("own.plain", folder="x")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is _Error
    assert again.told == error.told == message("own.plain", folder="x")
    assert str(error) == "own.plain (folder='x')"
    assert _Error(error.told).told is error.told


def test_messages_are_values() -> None:
    one, other = message("own.count", n=1), message("own.count", n=2)
    assert one != other
    assert len({one, message("own.count", n=1), other}) == 2
