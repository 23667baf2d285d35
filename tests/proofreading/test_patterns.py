"""A rule that a pattern can tell is one new file, found everywhere that rules are shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from content.proofreading.view import WHERE
from content.words.patterns import PATTERNS, read_pattern
from tests.docs.snippets import ROOT, run_python, scratch_program

NEW = """\
level: warning
pattern: 众所周知
where: running
finds: 套话
source: 本报用语
faulty: 众所周知，水也来了。
sound: 水也来了。
zh:
  name: 套话
  fault: “{words}”：套话
  remedy: 删去一个
en:
  name: a set phrase
  fault: '“{words}”: a set phrase'
  remedy: delete one
"""
SCRIPT = """
import json
from bench.proofreading import findings_of
from bench.seeded import edition_of
from content.proofreading.acceptance import acceptable
from content.proofreading.handbook import HANDBOOK
from content.proofreading.reference import pages
from content.source.rules import Rule
from content.words import Language, say, Message

def told(text):
    return [(f.rule, f.severity.value, f.words, say(f.told, Language.ZH).text,
             say(f.told, Language.EN).remedy) for f in findings_of(edition_of((text,)))]

entry = HANDBOOK["set-phrase"]
print(json.dumps({
    "faulty": told(entry.faulty), "sound": told(entry.sound),
    "accepted": acceptable(Rule("set-phrase")),
    "names": [say(Message("rule.set-phrase"), one).text for one in Language],
    "reference": all("`set-phrase`" in text for text in pages().values()),
}))
"""


def test_a_new_rule_is_one_new_file(tmp_path: Path) -> None:
    program = scratch_program(tmp_path)
    (program / "bench").symlink_to(ROOT / "bench")
    (program / "content" / "proofreading" / "patterns" / "set-phrase.yaml").write_text(NEW, "utf-8")
    done = run_python(program, "-c", SCRIPT)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "faulty": [["set-phrase", "warning", "众所周知", "“众所周知”：套话", "delete one"]],
        "sound": [],
        "accepted": True,
        "names": ["套话", "a set phrase"],
        "reference": True,
    }


@pytest.mark.parametrize("rule", PATTERNS, ids=lambda one: one.id)
def test_a_rule_in_a_file_is_whole(rule: object) -> None:
    found = next(one for one in PATTERNS if one is rule)
    assert found.level in ("error", "warning", "hint")
    assert found.where in WHERE
    assert found.faulty != found.sound
    assert "{words}" in found.zh.fault and "{words}" in found.en.fault


@pytest.mark.parametrize(("old", "new"), [("where: running\n", ""), ("level:", "grade:")])
def test_a_file_with_a_wrong_field_is_refused(old: str, new: str, tmp_path: Path) -> None:
    file = tmp_path / "set-phrase.yaml"
    file.write_text(NEW.replace(old, new), "utf-8")
    with pytest.raises(TypeError):
        read_pattern(file)
