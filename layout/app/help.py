"""The help: a command and a language → what it does and what each of its options is for.

The words are the catalogue's (`help.build`, `help.build.dpi` …); their order is that of the fields
in `layout.app.options`.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from content.words import Words
from layout.app.described import Option, options_of
from layout.app.options import COMMANDS, PROGRAM
from layout.edition.kinds import Kind, described

#: Cells of the column of options; a longer one has a line of its own, as in most programs.
COLUMN = 26


def page(command: str, words: Words) -> str:
    """Return the help of a command; "": of the program."""
    return "\n".join(_of_command(command, words) if command else _of_program(words))


def _of_program(words: Words) -> Iterator[str]:
    yield words.text("help.usage", call=f"{PROGRAM} [{'|'.join(COMMANDS)}] …")
    yield f"\n{words.text('help.program')}\n"
    for name in COMMANDS:
        yield from _entry(name, words.text(f"help.{name}"))
    yield from _entry("--version", words.text("help.version"))
    yield from _entry("-h, --help", words.text("help.help"))
    yield f"\n{words.text('help.kinds')}"
    for kind in Kind:
        yield from _entry(kind.value, described(kind, words))
    yield f"\n{words.text('help.examples')}"
    yield words.text("help.exit-codes")


def _of_command(command: str, words: Words) -> Iterator[str]:
    listed = options_of(command)
    arguments = " ".join(_bracketed(one) for one in listed if one.argument)
    call = f"{PROGRAM} {command} {arguments} [--…]"
    yield words.text("help.usage", call=call)
    yield f"\n{words.text(f'help.{command}')}\n"
    for one in listed:
        about = words.text(f"help.{command}.{one.name}")
        chosen = f" ({' | '.join(one.choices)})" if one.choices else ""
        yield from _entry(_named(one), f"{about}{chosen}")
    yield from _entry("-h, --help", words.text("help.help"))


def _entry(name: str, about: str) -> Iterator[str]:
    """Yield an option and what it is for, in columns also of Chinese."""
    gap = COLUMN - 2 - cell_len(name)
    if gap < 2:  # no room for two spaces between the columns
        yield f"  {name}"
        name, gap = "", COLUMN - 2
    first, *more = about.split("\n")
    yield f"  {name}{' ' * gap}{first}"
    yield from (f"{' ' * COLUMN}{line}" for line in more)


def _named(one: Option) -> str:
    """Return an option with its value as it is written: `--dpi N …`."""
    value = f"{one.value} …" if one.many else one.value
    return value if one.argument else f"{one.flag} {value}".rstrip()


def _bracketed(one: Option) -> str:
    return _named(one) if one.needed else f"[{_named(one)}]"
