"""veraPDF: files and a flavour → which rules each of them breaks.

The command is `../shared/verapdf/verapdf`, or what the environment's VERAPDF names; it needs java.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

FLAVOURS = ("PDFUA-1", "PDFA-2A", "WCAG-2-2-Machine")
#: Java's quick compiler alone: a check takes seconds, and the thorough one half of them.
_QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
_SHARED = Path(__file__).resolve().parents[2] / "shared" / "verapdf" / "verapdf"


def command() -> Path | None:
    """Return the command; None where it or java is missing."""
    path = Path(os.environ.get("VERAPDF", _SHARED))
    return path if path.is_file() and shutil.which("java") else None


def broken_rules(flavour: str, files: Sequence[Path]) -> Mapping[Path, tuple[str, ...]]:
    """Return for each file the rules it breaks, one line each; () where it passes.

    Raises:
        RuntimeError: the command is missing or could not check a file.
    """
    tool = command()
    if tool is None:
        raise RuntimeError("no veraPDF: name its command in VERAPDF, and install java")
    words = [str(tool), flavour, *map(str, files)]
    java = {**os.environ, "JAVA_TOOL_OPTIONS": _QUICK}
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=600, env=java)
    verdicts: dict[Path, list[str]] = {}
    places = {f"{file}: ": file for file in files}
    current: list[str] = []
    for line in done.stdout.splitlines():
        if line.startswith("  "):
            current.append(line.strip())
            continue
        for opening, file in places.items():
            if line.startswith((f"{opening}PASS", f"{opening}FAIL")):
                current = verdicts.setdefault(file, [])
    if set(verdicts) != set(files):
        raise RuntimeError(f"veraPDF did not check all files: {done.stdout}{done.stderr}"[:800])
    return {file: tuple(rules) for file, rules in verdicts.items()}
