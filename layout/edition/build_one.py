"""One edition of many: its folder → its files, or why there are none.

Input: an edition folder. Output: a `Result`, whatever happens. An edition whose delivery was made
of the same content, by the same program, for the same order is not made again.
"""

from __future__ import annotations

import json
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from content.model import Edition, Finding, Severity
from layout.edition.kinds import Kind, needs_press
from layout.edition.manifest import NAME, content_hash
from layout.page.errors import PressError

if TYPE_CHECKING:  # heavy, and only named here
    from layout.edition.make import Built
    from layout.edition.outputs import Made


@dataclass(frozen=True)
class Result:
    """What became of one edition.

    `state` is built, unchanged (an earlier build stands), refused (content or page), failed (a
    fault of the program or machine); `fill` is of the emptiest page, percent; `faults` are the
    audit's and the preflight's; `findings` those of the check, errors and warnings.
    """

    folder: str
    edition: str = ""
    state: str = "failed"
    pages: int = 0
    fill: float = 0.0
    faults: int = 0
    findings: int = 0
    seconds: float = 0.0
    why: str = ""

    @property
    def good(self) -> bool:
        """Tell whether the edition's files stand."""
        return self.state in ("built", "unchanged")


@dataclass(frozen=True)
class Build:
    """What is made of each edition, and where: the work that is sent to a process.

    `again` builds also what is unchanged; `draft` delivers pages with faults.
    """

    out: Path
    kinds: frozenset[Kind] = frozenset({Kind.DOWNLOAD})
    press: str = ""
    dpi: tuple[int, ...] = (72,)
    draft: bool = False
    again: bool = False
    profile: str = ""

    def __call__(self, folder: Path) -> Result:
        """Build one edition; whatever happens is told in the result."""
        started = time.perf_counter()
        try:
            result = self._build(folder)
        except PressError as error:
            result = Result(str(folder), state="refused", why=short(error.message))
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            why = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
            result = Result(str(folder), why=short(why))
        return replace(result, seconds=round(time.perf_counter() - started, 2))

    def _build(self, folder: Path) -> Result:
        from layout.edition.reading import read

        content = content_hash(folder)
        found = read(folder)
        grave = [f for f in found.findings if f.severity is not Severity.HINT]
        if found.edition is None or not found.ok:
            first = next((f for f in grave if f.severity is Severity.ERROR), None)
            why = f"{first.file}:{first.line} {first.message}" if first else "unreadable"
            return Result(str(folder), state="refused", findings=len(grave), why=short(why))
        edition = found.edition
        target = self.out / edition.id
        if not self.again and (kept := self._kept(folder, target, content)) is not None:
            return kept
        if self.profile:
            fit = edition.fit.model_copy(update={"formats": (self.profile,)})
            edition = edition.model_copy(update={"profile": self.profile, "fit": fit})
        built, made = self._make(edition, found.findings)
        from layout.edition import delivery as outputs
        from layout.judge.verdict import judge

        verdict = judge(built.audit)
        faults = len(built.audit.faults)
        if made.preflight is not None:
            faults += len(made.preflight.faults)
        fills = [page.fill_percent for page in built.audit.pages]
        result = Result(
            str(folder), edition.id, "built", len(fills), min(fills, default=0.0), faults,
            len(grave),
        )  # fmt: skip
        passed = verdict.good and (made.preflight is None or made.preflight.ok)
        if not passed and not self.draft:
            why = (
                "; ".join(f"{f.code}: {f.detail}" for f in verdict.errors[:2])
                or "the press file fails"
            )
            return replace(result, state="refused", why=short(why))
        if made.preflight is not None and not made.preflight.ok:
            made = made.without_press()
        outputs.deliver(target, self._files(built, made, content, result))
        return result

    def _make(self, edition: Edition, findings: Sequence[Finding]) -> tuple[Built, Made]:
        from layout.edition.helper import Helper
        from layout.edition.make import make
        from layout.edition.outputs import Order, Works
        from layout.plant.profile import press_profile

        press = press_profile(self.press) if self.press else press_profile()
        helper = Helper(1)  # the other cores build other editions
        try:
            works = Works(helper, Order(self.kinds, press, tuple(sorted(set(self.dpi)))))
            built = make(
                edition, media=works.media, submit=helper.submit, meanwhile=works.meanwhile,
                printed=works.printed,
            )  # fmt: skip
            return built, works.finish(built, findings)
        finally:
            helper.close()

    def _files(self, built: Built, made: Made, content: str, result: Result) -> dict[str, bytes]:
        """Return the delivery; its manifest also says what order it was made for."""
        from layout.edition import delivery as outputs

        files: dict[str, bytes] = outputs.all_files(built, made, content)
        stated = json.loads(files[NAME])
        stated["order"] = self._order()
        stated["result"] = {"faults": result.faults, "findings": result.findings}
        return {**files, NAME: (json.dumps(stated, ensure_ascii=False, indent=1) + "\n").encode()}

    def _order(self) -> dict[str, object]:
        return {
            "kinds": sorted(self.kinds), "press": self.press if needs_press(self.kinds) else "",
            "dpi": sorted(self.dpi), "profile": self.profile,
        }  # fmt: skip

    def _kept(self, folder: Path, target: Path, content: str) -> Result | None:
        """Return the result of an earlier build of the same content, if all its files stand."""
        from layout.app.options import version

        try:
            stated = json.loads((target / NAME).read_bytes())
            same = (
                stated["content_sha256"] == content
                and stated["order"] == self._order()
                and stated["versions"]["program"] == version()
                and all(
                    (target / file["name"]).stat().st_size == file["bytes"]
                    for file in stated["files"]
                )
            )
            pages, result = stated["pages"], stated["result"]
            return Result(
                str(folder), stated["edition"], "unchanged", pages["count"],
                min(pages["fill_percent"], default=0.0), result["faults"], result["findings"],
            ) if same else None  # fmt: skip
        except (OSError, ValueError, KeyError, TypeError):
            return None


def short(words: str) -> str:
    """Return words in one line that fits a table."""
    line = " ".join(words.split())
    return line if len(line) <= 160 else f"{line[:159]}…"
