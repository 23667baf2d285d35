"""WeasyPrint is loaded without a compiler or linker being started, and its search stands after."""

from __future__ import annotations

import ctypes.util
import subprocess
import sys

import pytest

from layout.pdf import weasy

LOADED = """
import sys
begun = []
sys.addaudithook(lambda event, told: begun.append(told[0]) if event == "subprocess.Popen" else None)
from layout.pdf import weasy
weasy.load()
print(begun, "weasyprint" in sys.modules)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it is a search")
def test_it_is_loaded_without_a_program_being_started() -> None:
    command = [sys.executable, "-c", LOADED]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "[] True"


def test_what_is_searched_later_is_found_as_before() -> None:
    search = ctypes.util.find_library
    with weasy.by_file_names():
        assert ctypes.util.find_library("c") is None
    assert ctypes.util.find_library is search
