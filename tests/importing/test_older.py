"""Files of older office programs, through LibreOffice where it is, else with a remedy."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from content.importing import SourceError, import_edition
from content.importing.forms import office
from content.reading.reader import read_edition
from content.words import Language, say
from tests.importing.conftest import TODAY
from tests.importing.offices import word_file, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def fails(path: Path, tmp_path: Path) -> SourceError:
    with pytest.raises(SourceError) as error:
        import_edition([path], tmp_path / "e", paper="报", today=TODAY)
    assert not (tmp_path / "e").exists()
    assert say(error.value.told, Language.ZH).remedy
    return error.value


@pytest.mark.parametrize("name", ["稿.doc", "稿.wps", "稿.odt", "表.xls", "表.et"])
def test_without_libreoffice_there_is_a_remedy(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "program", lambda: None)
    data = {
        "稿.odt": b"PK\3\4" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
    }
    (tmp_path / name).write_bytes(data.get(name, OLE))
    told = fails(tmp_path / name, tmp_path).told
    assert told.code.startswith("import.needs-office")
    assert "另存为" in (say(told, Language.ZH).remedy or "")


def program(tmp_path: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in LibreOffice's place."""
    path = tmp_path / "bin/soffice"
    path.parent.mkdir()
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{path.parent}{os.pathsep}{os.environ['PATH']}")


def test_it_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, f"sleep 300 & echo $! > {tmp_path}/child; sleep 300", monkeypatch)
    monkeypatch.setattr(office, "SECONDS", 1)
    (tmp_path / "稿.doc").write_bytes(OLE)
    assert fails(tmp_path / "稿.doc", tmp_path).told.code == "import.office-slow"
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        state = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(child)], capture_output=True, text=True
        )
        if not state.stdout.strip() or state.stdout.startswith("Z"):
            break
        time.sleep(0.1)
    else:
        raise AssertionError("its child goes on")


def test_it_knows_nothing_of_the_user_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(
        tmp_path,
        f'env > {tmp_path}/env; echo "$@" > {tmp_path}/words; pwd > {tmp_path}/at; '
        f"cat profile/user/*.xcu > {tmp_path}/profile; exit 3",
        monkeypatch,
    )
    monkeypatch.setenv("SECRET_TOKEN", "x")
    (tmp_path / "稿.doc").write_bytes(OLE)
    assert fails(tmp_path / "稿.doc", tmp_path).told.code == "import.office-failed"
    assert "SECRET_TOKEN" not in (tmp_path / "env").read_text()
    assert "-env:UserInstallation=file://" in (tmp_path / "words").read_text()
    assert "DisableMacrosExecution" in (tmp_path / "profile").read_text()
    assert not Path((tmp_path / "at").read_text().strip()).exists()


def test_a_password(tmp_path: Path) -> None:
    (tmp_path / "稿.docx").write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    assert fails(tmp_path / "稿.docx", tmp_path).told.code == "import.office-locked"


def test_todays_files_under_other_endings(tmp_path: Path) -> None:
    for name, make in (("稿.wps", word_file), ("稿.doc", word_file), ("表.et", workbook)):
        source = make(tmp_path / "x").rename(tmp_path / name)
        import_edition([source], tmp_path / f"e-{name}", paper="报", today=TODAY)
        assert read_edition(tmp_path / f"e-{name}").edition is not None


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["doc", "rtf", "odt", "wps"])
def test_by_libreoffice(tmp_path: Path, form: str) -> None:
    source = word_file(tmp_path / "稿.docx")
    import_edition([source], tmp_path / "e", paper="澄江日报", today=TODAY)
    out = tmp_path / "older"
    as_doc = {"wps": "doc"}.get(form, form)
    subprocess.run(
        [
            str(office.program()),
            f"-env:UserInstallation={(tmp_path / 'p').as_uri()}",
            "--headless",
            "--convert-to",
            as_doc,
            "--outdir",
            str(out),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    older = (out / f"稿.{as_doc}").rename(tmp_path / f"稿.{form}")
    import_edition([older], tmp_path / "o", paper="澄江日报", today=TODAY)
    one, two = read_edition(tmp_path / "e").edition, read_edition(tmp_path / "o").edition
    assert one is not None and two is not None
    assert [a.title for a in one.articles] == [a.title for a in two.articles]
    assert one.headline.title == two.headline.title
