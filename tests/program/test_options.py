"""The command line: words → typed options; what is misspelt is told with what may be meant."""

from __future__ import annotations

import ast
import datetime as dt
import shutil
import subprocess
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

import build_pdf
from content.words import Language, Words, say
from content.words.catalogue import room
from layout.app import options as typed
from layout.app.building import order_of
from layout.app.command_line import FUNCTION, parse
from layout.app.completing import script
from layout.app.described import options_of
from layout.app.options import COMMANDS, FIRST
from layout.app.usage import UsageError
from layout.edition.kinds import USUAL, Kind, is_more
from layout.edition.order import DPI, PRESS
from layout.page.designs import PROFILE_NAMES

ROOT = Path(__file__).resolve().parents[2]


def read(words: str) -> typed.Options:
    return parse(words.split())


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("", typed.BuildOptions()),
        ("build", typed.BuildOptions()),
        ("tests/editions", typed.BuildOptions(Path("tests/editions"))),
        ("tests --draft", typed.BuildOptions(Path("tests"), draft=True)),
        ("--only press,web", typed.BuildOptions(only=(Kind.PRESS, Kind.WEB))),
        ("build --only web --only press", typed.BuildOptions(only=(Kind.WEB, Kind.PRESS))),
        ("build --also=sheet a", typed.BuildOptions(Path("a"), also=(Kind.SHEET,))),
        ("build --dpi 40 90 --out o", typed.BuildOptions(dpi=(40, 90), out=Path("o"))),
        ("build a --out o --out p", typed.BuildOptions(Path("a"), out=Path("p"))),
        ("build --lang en --debug", typed.BuildOptions(lang=Language.EN, debug=True)),
        ("--lang en check a", typed.CheckOptions(Path("a"), lang=Language.EN)),
        ("--lang=zh", typed.BuildOptions(lang=Language.ZH)),
        ("check --json j", typed.CheckOptions(json=Path("j"))),
        ("build -- --odd", typed.BuildOptions(Path("--odd"))),
        ("new n --sections 3 --yes", typed.NewOptions(Path("n"), sections="3", yes=True)),
        (
            "import a b c --date 2026-03-01",
            typed.ImportOptions((Path("a"), Path("b"), Path("c")), date=dt.date(2026, 3, 1)),
        ),
        (
            "merge k --rows 1,2 t u --templates own",
            typed.MergeOptions(
                Path("k"), (Path("t"), Path("u")), rows="1,2", templates=Path("own")
            ),
        ),
        ("merge k", typed.MergeOptions(Path("k"))),
        ("preflight f --press x.yaml", typed.PreflightOptions(Path("f"), press="x.yaml")),
        ("serve --port 0 --no-browser", typed.ServeOptions(port=0, no_browser=True)),
        ("archive", typed.ArchiveOptions()),
        ("completion zsh", typed.CompletionOptions("zsh")),
    ],
)
def test_words_become_options(words: str, options: typed.Options) -> None:
    assert read(words) == options


def test_options_are_frozen_and_have_the_usual_values() -> None:
    options = typed.BuildOptions()
    with pytest.raises(FrozenInstanceError):
        options.draft = True  # type: ignore[misc]
    order = order_of(options)
    assert (order.folder, order.kinds, order.press, order.dpi) == (FIRST, USUAL, PRESS, DPI)
    asked = order_of(typed.BuildOptions(only=(Kind.WEB,), also=(Kind.SHEET,), debug=True))
    assert asked.kinds == {Kind.WEB, Kind.SHEET} and asked.grid


@pytest.mark.parametrize(
    ("words", "code", "meant"),
    [
        ("biuld", "usage.command", "build"),
        ("impot a b", "usage.command", "import"),
        ("build --explan", "usage.option", "--explain"),
        ("check --dpi 72", "usage.option", "check --help"),
        ("build --no-debug", "usage.option", "--debug"),
        ("build --only prss", "usage.wrong-choice", "press"),
        ("build --only web,", "usage.wrong-choice", "download"),
        ("build --profile tabliod", "usage.wrong-choice", "tabloid"),
        ("new n --banner quite", "usage.wrong-choice", "quiet"),
        ("completion fsh", "usage.wrong-choice", "fish"),
        ("build --lang fr", "usage.wrong-choice", "zh"),
        ("build a b", "usage.too-many", "b"),
        ("merge", "usage.missing", "KIT"),
        ("new", "usage.missing", "DIR"),
        ("build --out", "usage.value-missing", "--out"),
        ("build --dpi", "usage.value-missing", "--dpi"),
        ("build --dpi x", "usage.number", "x"),
        ("build --dpi 17", "usage.dpi", "18"),
        ("build --dpi 72 601", "usage.dpi", "600"),
        ("serve --port high", "usage.number", "high"),
        ("import a b --date 1.3.2026", "usage.date", "2026-03-01"),
        ("build --draft=7", "usage.flag", "7"),
    ],
)
def test_misspelt_words_are_told_with_what_may_be_meant(words: str, code: str, meant: str) -> None:
    with pytest.raises(UsageError) as found:
        read(words)
    assert found.value.told.code == code
    for language in Language:
        assert meant in " ".join(say(found.value.told, language))


def test_a_misspelt_word_ends_the_program_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert build_pdf.main(["build", "--explan", "--lang", "en"]) == UsageError.exit_code == 2
    assert "did you mean --explain?" in capsys.readouterr().err
    assert build_pdf.main(["build", "--explan", "--lang", "zh"]) == 2
    assert "是不是要写 --explain？" in capsys.readouterr().err


def test_every_option_has_its_help_in_both_languages_and_no_help_is_left_over() -> None:
    codes = {
        f"{command}.{one.name}" for command in COMMANDS for one in options_of(command)
    } | COMMANDS.keys()
    codes |= {f"kind.{kind}" for kind in Kind if not is_more(kind)}
    codes |= {"usage", "program", "help", "version", "kinds", "examples", "exit-codes"}
    for language in Language:
        assert room(language, "help").keys() == codes


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", Language)
def test_the_help_shows_every_option(
    command: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_pdf.main([command, "--help", "--lang", language]) == 0
    shown = capsys.readouterr().out
    words = Words(language)
    for one in options_of(command):
        assert (one.value if one.argument else one.flag) in shown
        assert words.text(f"help.{command}.{one.name}") in shown
        assert one.argument or one.value or "bool" in str(one.hint)  # a value has a name


def test_the_help_of_the_program_names_all_commands_and_kinds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for words, language in (("--help", "zh"), ("-h", "en")):
        assert build_pdf.main(["--lang", language, words]) == 0
        shown = capsys.readouterr().out
        assert [name for name in (*COMMANDS, *Kind) if f"  {name} " not in shown] == []


def test_the_examples_of_the_help_can_be_read() -> None:
    for language in Language:
        lines = room(language, "help")["examples"].text.splitlines()[1:]
        commands = [line.split("  ")[1].strip() or line.strip() for line in lines]
        assert len(commands) > 10
        for line in commands:
            name, *words = line.split("   ")[0].split()
            assert name == "build_pdf.py"
            parse(words)


BASH = """
source "$1"
COMP_WORDS=(build_pdf {words}); COMP_CWORD=$(({count}))
_build_pdf; printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash on this machine")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["b"], {"build"}),
        (["build", "--tem"], {"--templates"}),
        (["build", "--profile", ""], set(PROFILE_NAMES)),
        (["build", "--only", "pr"], {"press", "previews", "proof"}),
        (["check", "READ"], {"README.md", "README.zh-CN.md"}),
    ],
)
def test_bash_completes(words: list[str], found: set[str], tmp_path: Path) -> None:
    file = tmp_path / "completion"
    file.write_text(script("bash", Words(Language.ZH)), encoding="utf-8")
    quoted = " ".join(f"'{word}'" for word in words)
    code = BASH.format(words=quoted, count=len(words))
    done = subprocess.run(
        ["bash", "-c", code, "bash", file], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == found


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash on this machine")
def test_the_function_that_is_completed_runs_the_program(tmp_path: Path) -> None:
    file = tmp_path / "completion"
    file.write_text(script("bash", Words(Language.ZH)), encoding="utf-8")
    run = subprocess.run(
        ["bash", "-c", f'source "{file}"; {FUNCTION} --version'],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.startswith("build_pdf.py 0.")


@pytest.mark.parametrize("shell", typed.SHELLS)
def test_each_shell_has_its_script_with_help_of_the_language(shell: str) -> None:
    chinese, english = (script(shell, Words(language)) for language in Language)
    for written in (chinese, english):
        assert (f"{FUNCTION}" in written and "--templates" in written) or "templates" in written
    if shell != "bash":  # which shows no help beside its words
        assert "版面开张" in chinese and "page format" in english


def modules(*rooms: str) -> list[Path]:
    return [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]


def test_no_options_without_types_are_left() -> None:
    """argparse's namespace knows no misspelt name; tools beside the program may have it."""
    found = [
        path.relative_to(ROOT).as_posix()
        for path in (*modules("layout/app", "layout/edition"), ROOT / "build_pdf.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.ImportFrom) and node.module == "argparse")
        or (isinstance(node, ast.Import) and any(one.name == "argparse" for one in node.names))
    ]
    assert found == []


def test_the_program_is_a_table_of_contents() -> None:
    lines = (ROOT / "build_pdf.py").read_text("utf-8").splitlines()
    assert len(lines) < 130  # ten commands, nine lines each
    assert {one.__name__ for one in COMMANDS.values()} == {
        line.split("typed.")[1].partition("(")[0] for line in lines if "case typed." in line
    }
    assert all(fields(one) for one in COMMANDS.values())
