"""`build_pdf.py preflight FILE`: a file on disk → tables, JSON and an exit code.

Input: the file, a press profile's name. Output: 0 where it passes, 4 where it fails; what cannot be
read at all is a `ContentError` (exit code 2).
"""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from content.words import reason
from layout.app.options import PreflightOptions
from layout.app.preflight_table import checks_table, faults_table, verdict
from layout.app.report import console as plain_console
from layout.app.running import spoken
from layout.judge.preflight import preflight, report_json
from layout.judge.preflight.sheets import MOST_BYTES
from layout.page.errors import ContentError, RenderError
from layout.plant.profile import press_profile


def run(options: PreflightOptions) -> int:
    """Preflight a file and print the result; return the exit code.

    Raises:
        ContentError: the profile or the file cannot be read, or the JSON cannot be written.
    """
    console, words = plain_console(), spoken(options)
    profile = press_profile(options.press)
    report = preflight(_read(options.file), profile)
    console.print(checks_table(report, words))
    if report.faults:
        console.print(Text())
        console.print(faults_table(report, words))
    console.print(Text())
    console.print(verdict(report, words))
    if options.json is not None:
        try:
            options.json.write_bytes(report_json(report))
        except OSError as error:
            why = reason(error)
            raise ContentError("app.cannot-write", file=options.json, why=why) from None
    return 0 if report.ok else RenderError.exit_code


def _read(file: Path) -> bytes:
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise ContentError(
                "app.too-large", file=file.name, size_mb=size / 1e6, most_mb=MOST_BYTES / 1e6
            )
        return file.read_bytes()
    except OSError as error:
        raise ContentError("app.cannot-read", file=file, why=reason(error)) from None
