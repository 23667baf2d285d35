"""The lock files: every package pinned with hashes, and its licence one that may be used."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
#: Free to use in a program of any licence. Weak copyleft (MPL) binds the library's own files only.
PERMITTED = re.compile(
    r"MIT|BSD|Apache|MPL|Mozilla Public|PSF|Python Software|matplotlib|Kiwi|0BSD|Zlib",
    re.IGNORECASE,
)
REFUSED = re.compile(r"AGPL|Affero|SSPL|Commons Clause|\bNC\b|NonCommercial", re.IGNORECASE)


def pins(lock: str) -> dict[str, str]:
    """Return package → version of a lock file."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_a_hash(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins(lock))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_locks_agree() -> None:
    runtime, dev = (pins(lock) for lock in LOCKS)
    assert runtime.items() <= dev.items()


def test_the_locks_are_what_is_installed() -> None:
    installed = {name: metadata.version(name) for name in pins("requirements-dev.lock")}
    assert installed == pins("requirements-dev.lock")


@pytest.mark.parametrize("name", pins("requirements-dev.lock"))
def test_the_licence_may_be_used(name: str) -> None:
    package = metadata.distribution(name)
    about = package.metadata
    lines = [
        *about.get_all("License-Expression", []),
        *about.get_all("License", []),
        *(line for line in about.get_all("Classifier", []) if line.startswith("License")),
    ]
    if not lines:  # the licence's own text, which names itself first
        lines = [
            (package.read_text(f"licenses/{file}") or "")[:40]
            for file in about.get_all("License-File", [])
        ]
    words = "\n".join(lines)
    assert PERMITTED.search(words), words
    assert not REFUSED.search(words), words
