"""Files of older office programs → .docx and .xlsx, by LibreOffice where it is installed.

Input: a .doc, .wps, .odt, .xls, .et or .ods and a temporary folder. Output: the path of what
LibreOffice made of it. It runs with a profile of its own in that folder, without macros, links and
network settings of the user, within a time limit, and is ended with all that it started.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from content.importing.blocks import SourceError

#: Ending → what LibreOffice is told the file is (Kingsoft's are those of Microsoft), what it makes.
FORMS = {
    ".doc": (".doc", "docx"),
    ".dot": (".doc", "docx"),
    ".wps": (".doc", "docx"),
    ".wpt": (".doc", "docx"),
    ".odt": (".odt", "docx"),
    ".ott": (".ott", "docx"),
    ".fodt": (".fodt", "docx"),
    ".xls": (".xls", "xlsx"),
    ".xlt": (".xls", "xlsx"),
    ".et": (".xls", "xlsx"),
    ".ett": (".xls", "xlsx"),
    ".ods": (".ods", "xlsx"),
}
#: The first start makes a profile: 4 s quiet, ten times that on a busy machine.
SECONDS = 120
_MOST_BYTES = 200 * 1024 * 1024
_NAMES = ("soffice", "libreoffice")
_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
#: No macro is run, nothing is fetched, no document asks anything.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"
 oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link"
 oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


def program() -> str | None:
    """Return the path of LibreOffice; None where it is not installed."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None and sys.platform == "darwin" and Path(_MAC).is_file():
        return _MAC
    return found


def converted(source: Path, ending: str, room: Path) -> Path:
    """Return what LibreOffice made of a file, under the file's own name.

    Args:
        source: the file.
        ending: what it is, as a key of `FORMS`.
        room: a temporary folder.

    Raises:
        SourceError: there is no LibreOffice, or it could not read the file in time.
    """
    soffice = program()
    name, (told, form) = source.name, FORMS[ending]
    if soffice is None:
        code = "import.needs-office" if form == "docx" else "import.needs-office-table"
        raise SourceError(code, file=name, ending=ending)
    if source.stat().st_size > _MOST_BYTES:
        raise SourceError("import.too-large", file=name, most_mb=_MOST_BYTES >> 20)
    profile, out = room / "profile", room / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    copy = room / f"source{told}"
    shutil.copyfile(source, copy)
    _run(
        [
            soffice,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nolockcheck",
            "--convert-to",
            _FILTERS[form],
            "--outdir",
            str(out),
            str(copy),
        ],
        room,
        name,
    )
    made = out / f"source.{form}"
    if not made.is_file():
        raise SourceError("import.office-failed", file=name)
    return made.rename(room / name)


def _run(command: list[str], room: Path, name: str) -> None:
    """Run a program in a group of its own; the whole group is ended, whatever happens."""
    home = {"HOME": str(room), "TMPDIR": str(room), "SAL_USE_VCLPLUGIN": "svp"}
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", **home}
    try:
        process = subprocess.Popen(
            command,
            cwd=room,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise SourceError("import.office-failed", file=name) from error
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise SourceError("import.office-slow", file=name, seconds=SECONDS) from error
    finally:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
