"""`build_pdf.py preflight FILE`: a file on disk → tables, JSON and an exit code.

Input: the file, a press profile's name. Output: 0 where it passes, 4 where it fails; what cannot be
read at all is a `ContentError` (exit code 2).
"""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text

from layout.app.preflight_table import checks_table, faults_table, verdict
from layout.judge.preflight import preflight, report_json
from layout.judge.preflight.sheets import MOST_BYTES
from layout.page.errors import ContentError, RenderError
from layout.plant.profile import press_profile


def run(file: Path, profile_name: str, json_path: Path | None, console: Console) -> int:
    """Preflight a file and print the result; return the exit code.

    Raises:
        ContentError: the profile or the file cannot be read, or the JSON cannot be written.
    """
    profile = press_profile(profile_name)
    report = preflight(_read(file), profile)
    console.print(checks_table(report))
    if report.faults:
        console.print(Text())
        console.print(faults_table(report))
    console.print(Text())
    console.print(verdict(report))
    if json_path is not None:
        try:
            json_path.write_bytes(report_json(report))
        except OSError as error:
            raise ContentError(
                f"{json_path} cannot be written: {error.strerror}", "name another place"
            ) from None
    return 0 if report.ok else RenderError.exit_code


def _read(file: Path) -> bytes:
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise ContentError(
                f"{file.name} has {size / 1e6:.0f} MB, the limit is {MOST_BYTES / 1e6:.0f} MB",
                "send the pages one by one",
            )
        return file.read_bytes()
    except OSError as error:
        raise ContentError(f"{file} cannot be read: {error.strerror}", "name a PDF file") from None
