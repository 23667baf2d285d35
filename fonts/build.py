"""Builds the shipped fonts (maintainers only): sources.toml → files/*.ttf, licences/, SHA256SUMS.

For each face: fetch the npm tarball → check its SHA-256 → recipe.py → write. Two builds give the
same bytes: the only date in a file is SOURCE_DATE_EPOCH, or a fixed day.

Run `python -m fonts.build` (all faces) or `python -m fonts.build --cache DIR` to keep the tarballs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

from fonts.recipe import build_face

HERE = Path(__file__).parent
EPOCH = 1_767_225_600  # 2026-01-01, when SOURCE_DATE_EPOCH is not set


def fetch(spec: str, sha256: str, cache: Path) -> Path:
    """Return the tarball of an npm package at one version, fetched with `npm pack` and checked."""
    name, _, version = spec.removeprefix("@").rpartition("@")
    tarball = cache / f"{name.replace('/', '-')}-{version}.tgz"
    if not tarball.exists():
        subprocess.run(
            ["npm", "pack", "--silent", spec], cwd=cache, check=True, stdout=subprocess.DEVNULL
        )
    found = hashlib.sha256(tarball.read_bytes()).hexdigest()
    if found != sha256:
        raise SystemExit(f"{spec}: checksum {found}, sources.toml says {sha256}")
    return tarball


def member(tarball: Path, name: str) -> bytes:
    """Return one file of an npm tarball."""
    with tarfile.open(tarball) as tar:
        stream = tar.extractfile(f"package/{name}")
        if stream is None:
            raise SystemExit(f"{tarball.name}: no {name}")
        return stream.read()


def main(argv: list[str] | None = None) -> int:
    """Build every face, its licence texts and SHA256SUMS; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cache", type=Path, help="folder of downloaded tarballs")
    parser.add_argument(
        "--out", type=Path, default=HERE, help="folder to write files/ … into (default: fonts/)"
    )
    args = parser.parse_args(argv)
    sources = tomllib.loads((HERE / "sources.toml").read_text(encoding="utf-8"))
    date = int(os.environ.get("SOURCE_DATE_EPOCH", EPOCH))
    for folder in ("files", "licences"):
        (args.out / folder).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        cache = (args.cache or Path(scratch)).resolve()
        cache.mkdir(parents=True, exist_ok=True)
        tarballs = {
            key: fetch(pack["spec"], pack["sha256"], cache)
            for key, pack in sources["package"].items()
        }
        for key, pack in sources["package"].items():
            inside, outside = pack["licence"]
            (args.out / "licences" / outside).write_bytes(member(tarballs[key], inside))
        for face in sources["face"]:
            name = f"{face['family'].replace(' ', '')}-{face['weight']}.ttf"
            source = member(tarballs[face["package"]], face["member"])
            more = [member(tarballs[key], inside) for key, inside in face.get("more", ())]
            data = build_face(face, source, date, more)
            (args.out / "files" / name).write_bytes(data)
            print(f"{name}  {len(data) / 1e6:.2f} MB", file=sys.stderr, flush=True)
    sums = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  files/{path.name}\n"
        for path in sorted((args.out / "files").glob("*.ttf"))
    ]
    (args.out / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
