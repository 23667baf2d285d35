"""The steps of the Containerfile, taken in a fresh Debian without a daemon.

    sudo python -m scripts.container ROOT [--mirror ADDRESS]

Input: a folder in which debootstrap makes a Debian where there is none yet. Output: each step with
its seconds; at the end, as the image's user and with all else read-only, an account is made, the
desk asked for its door, and an edition checked. This machine's own ways to its package
registries (apt's sources and keys, pip's settings, certificates) are lent for the time being.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: What the machine lends: how apt and pip reach their registries.
LENT = (
    *("/etc/apt/sources.list.d", "/etc/apt/apt.conf.d", "/usr/share/keyrings"),
    *("/etc/resolv.conf", "/etc/pip.conf", "/etc/ssl/certs/ca-certificates.crt"),
)
#: What the finished image is asked for, as its user: the desk's door, and a check.
TRIED = """
set -eu
echo 一个很长很长的密码 | {program} accounts /editions --add 甲 --role chief --lang zh
{program} serve /editions --listen 127.0.0.1 --port 8765 --no-browser --lang zh & desk=$!
trap 'kill $desk' EXIT
/opt/press/.venv/bin/python - <<'END'
import time, urllib.request
for turn in range(120):
    try:
        page = urllib.request.urlopen("http://127.0.0.1:8765/door/", timeout=5).read().decode()
        break
    except OSError:
        time.sleep(0.5)
assert "登录" in page
END
{program} check /opt/press/content/editions/lusong --lang zh
if echo x > /opt/press/x 2>/dev/null; then echo 'the program can be written over'; exit 1; fi
"""


def steps(text: str) -> Iterator[tuple[str, str]]:
    """Yield a Containerfile's instructions with their arguments."""
    joined = re.sub(r"\\\n\s*", "", text)
    for line in joined.splitlines():
        if line.strip() and not line.startswith("#"):
            word, _, rest = line.partition(" ")
            yield word, rest.strip()


class Image:
    """A root in which steps are taken as a builder takes them."""

    def __init__(self, root: Path) -> None:
        """Begin in a fresh root."""
        self.root, self.folder, self.user = root, "/", "root"
        self.environment = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}

    def run(self, command: str, *, sealed: bool = False) -> None:
        """Run a shell's words in the root, as its user; `sealed`: all but the volume read-only.

        Raises:
            CalledProcessError: it fails.
        """
        named = [f"{name}={value}" for name, value in self.environment.items()]
        told = f"cd {self.folder} && {command}"
        inside = ["env", "-i", *named, "chroot", f"--userspec={self.user}", str(self.root)]
        words = ["mount -t proc proc {0}/proc", "mount -t tmpfs tmpfs {0}/tmp"]
        if sealed:
            words = ["mount --bind {0} {0}", "mount -o remount,bind,ro {0}", *words]
            words += ["mount --bind {1} {0}/editions"]
        held = self.root.with_name(f"{self.root.name}-editions")
        held.mkdir(exist_ok=True)
        shutil.chown(held, 10001 if sealed else 0)
        quoted = (shlex.quote(str(self.root)), shlex.quote(str(held)))
        mounts = " && ".join(words).format(*quoted)
        script = f"{mounts} && {shlex.join([*inside, 'sh', '-c', told])}"
        subprocess.run(["unshare", "--mount", "--pid", "--fork", "sh", "-c", script], check=True)

    def copy(self, source: str, target: str) -> None:
        """Copy what git knows of a source of this clone into the root."""
        listed = ["git", "-C", str(ROOT), "ls-files", "-z", "--", source]
        names = subprocess.run(listed, check=True, capture_output=True, text=True).stdout
        place = self.root / self.folder.lstrip("/")
        for name in filter(None, names.split("\0")):
            to = place / (name if target in (".", "./") or source == target else target)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to)

    def take(self, word: str, rest: str) -> None:
        """Take one step."""
        if word == "RUN":
            self.run(rest)
        elif word == "COPY":
            self.copy(*rest.split())
        elif word == "WORKDIR":
            self.folder = rest
            (self.root / rest.lstrip("/")).mkdir(parents=True, exist_ok=True)
        elif word == "ENV":
            self.environment |= dict(one.split("=", 1) for one in shlex.split(rest))
        elif word == "USER":
            self.user = rest


def lend(root: Path) -> None:
    """Lend the machine's ways to its registries."""
    for name in LENT:
        there = root / name.lstrip("/")
        if Path(name).is_dir():
            shutil.copytree(name, there, dirs_exist_ok=True)
        elif Path(name).exists():
            there.parent.mkdir(parents=True, exist_ok=True)
            there.unlink(missing_ok=True)  # a link would lead out of the root
            shutil.copy(name, there)


def main(words: list[str] | None = None) -> int:
    """Take the steps; return 0 where all end well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("--mirror", default="", help="where debootstrap takes Debian from")
    given = parser.parse_args(words)
    root = given.root.resolve()
    found = dict(steps((ROOT / "Containerfile").read_text(encoding="utf-8")))
    suite = found["FROM"].partition(":")[2].removesuffix("-slim")
    if not (root / "etc" / "debian_version").is_file():
        made = ["debootstrap", "--variant=minbase", "--include=ca-certificates", suite, str(root)]
        subprocess.run([*made, *filter(None, [given.mirror])], check=True)
    lend(root)
    image = Image(root)
    for word, rest in steps((ROOT / "Containerfile").read_text(encoding="utf-8")):
        begun = time.monotonic()
        image.take(word, rest)
        print(f"{time.monotonic() - begun:7.1f} s  {word} {rest[:80]}", flush=True)
    image.run(TRIED.format(program=shlex.join(json.loads(found["ENTRYPOINT"]))), sealed=True)
    print("all steps taken; the desk answers, an edition is checked, the program is read-only")
    return 0


if __name__ == "__main__":
    sys.exit(main())
