"""What no tracked file may hold: a registry's address, a machine's path, a secret."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Bracketed letters keep the patterns from matching this file.
ADDRESSES = re.compile(
    rb"pypi[.]org|pythonhosted[.]org|registry[.]npm|npmjs[.]org|deb[.]debian[.]org"
    rb"|security[.]debian[.]org|archive[.]ubuntu[.]com|unpkg[.]com|jsdelivr[.]net"
    rb"|^\s*--?(?:index-url|extra-index-url|find-links|trusted-host)\b|^-[if] \S"
    rb"|file:/{2,3}(?!e(?:tc)?\b|etc/)\w",  # file:///etc is an attack that tests try
    re.MULTILINE,
)
MACHINE_PATHS = re.compile(rb"(?<![\w.:/-])/(?:wor[k]|roo[t]|hom[e]|User[s]|op[t]/wheels)/")
SECRETS = re.compile(
    rb"-----BEGIN [A-Z ]*PRIVATE KE[Y]-----"
    rb"|\bAKI[A][0-9A-Z]{16}\b"
    rb"|\bgh[pousr]_[0-9A-Za-z]{36}\b|\bgithub_pa[t]_\w{22}"
    rb"|\bxox[abprs]-[0-9A-Za-z-]{10}"
    rb"|\bsk-[0-9A-Za-z_-]{32}"
    rb"|\bAIz[a][0-9A-Za-z_-]{35}\b"
    rb"|(?i:password|passwd|secret|api_?key|token)\s*[:=]\s*[\"'][^\"'\s]{8,}[\"']"
    rb"|://[^/\s:@\"']+:[^/\s:@\"']+@"
)


def tracked_files() -> list[Path]:
    """Return the files that git tracks and that are there."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listing.returncode:
        pytest.skip("not a git clone")
    paths = (ROOT / name for name in listing.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def findings(pattern: re.Pattern[bytes], files: list[Path]) -> list[str]:
    """Return `file:line: words` for every match."""
    found = []
    for path in files:
        data = path.read_bytes()
        for match in pattern.finditer(data):
            line = data.count(b"\n", 0, match.start()) + 1
            found.append(
                f"{path.relative_to(ROOT)}:{line}: {match.group().decode(errors='replace')}"
            )
    return found


def is_text(path: Path) -> bool:
    with path.open("rb") as file:
        return b"\0" not in file.read(8192)


def test_no_file_names_a_machines_path() -> None:
    assert findings(MACHINE_PATHS, tracked_files()) == []


@pytest.mark.parametrize("pattern", [ADDRESSES, SECRETS], ids=["addresses", "secrets"])
def test_no_text_names_a_registry_or_holds_a_secret(pattern: re.Pattern[bytes]) -> None:
    assert findings(pattern, [path for path in tracked_files() if is_text(path)]) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (ADDRESSES, "https://py" + "pi.org/simple"),
        (ADDRESSES, "numpy==2\n--find" + "-links here"),
        (MACHINE_PATHS, "see /ho" + "me/li/press"),
        (SECRETS, "-----BEGIN RSA PRIVATE " + "KEY-----"),
        (SECRETS, "https://li:" + "sesame@example.org"),
        (SECRETS, "token = " + '"0123456789abcdef"'),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[bytes], text: str) -> None:
    assert pattern.search(text.encode())


@pytest.mark.parametrize("text", ["https://example.org/ho" + "me/", "content/wo" + "rk/a.txt"])
def test_an_addresss_path_is_not_a_machines(text: str) -> None:
    assert not MACHINE_PATHS.search(text.encode())
