"""The server listens on this machine alone, says so when it cannot, and ends at Ctrl-C."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from bench.serving import PROGRAM, ROOT, address_in
from content.words import Language, Message, say
from layout.app.desk.server import listen
from layout.page.errors import PressError

SMALL = Path(__file__).parents[1] / "editions" / "small"


def test_loopback_only() -> None:
    with listen(0) as sock:
        host, port = sock.getsockname()
    assert host == "127.0.0.1"
    assert port > 0


def test_a_busy_port_is_said_with_its_remedy() -> None:
    with listen(0) as sock:
        port = sock.getsockname()[1]
        with pytest.raises(PressError) as found:
            listen(port)
    assert found.value.told.code == "desk.port-in-use"
    assert found.value.told.values["port"] == port


def test_a_port_that_does_not_exist() -> None:
    with pytest.raises(PressError, match=r"desk\.port-unusable.*70000"):
        listen(70000)


def test_ctrl_c_ends_it(tmp_path: Path) -> None:
    """An open event stream and a running build do not hold it up."""
    folder = tmp_path / "small"
    shutil.copytree(SMALL, folder)
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder)],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        assert process.stdout is not None
        try:
            address = address_in(process.stdout.readline())
            with urllib.request.urlopen(f"{address}events") as events:
                assert events.readline().startswith(b"event: state")
                process.send_signal(signal.SIGINT)
                process.wait()
            said = process.stdout.read()
        finally:  # what fails above is told, not waited for
            process.kill()
    assert "Traceback" not in said
    assert process.returncode == 0
    assert say(Message("desk.ended"), Language.ZH).text in said
