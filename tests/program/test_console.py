"""What others wrote is shown on the terminal, and never obeyed by it."""

from __future__ import annotations

import pytest
from rich.table import Table
from rich.text import Text

from layout.app.report import console

OBEYED = "\x1b[2J\x1b]0;x\x07\x9b2J\u202e\u2066\r"


@pytest.mark.parametrize("stderr", [False, True])
def test_a_terminal_obeys_nothing_that_others_wrote(
    stderr: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    table = Table("\u9898")
    table.add_row(Text(f"\u7ad9{OBEYED}\u53f0"))
    printed = console(stderr=stderr)
    printed.print(f"\u7ad9{OBEYED}\u53f0", markup=False, soft_wrap=True)
    printed.print(table)
    said = capsys.readouterr()[stderr]
    assert not set(said) & set("\x1b\x07\x9b\u202e\u2066\r")
    assert said.count("\u7ad9\ufffd[2J\ufffd]0;x") == 2
