"""Every number of sections × format × banner: does what `new` writes build to a good page at once?

Input: nothing. Output: a line each, and how many pages are not as they should be.
    python -m bench.starting [--sections 1,6,12]
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import sys
import tempfile
import time
from pathlib import Path

from bench.told import chinese
from content.model import Severity
from content.starting import Answers, new_edition
from layout.edition.make import make
from layout.edition.reading import read
from layout.page.designs import BANNERS, PROFILE_NAMES
from layout.page.errors import PressError
from layout.page.formats import PROFILES


def trial(sections: int, profile: str, banner: str, folder: Path) -> tuple[bool, str]:
    """Begin an edition and build it; return whether its page is good, and its figures."""
    answers = Answers(
        district="示例区",
        paper="示例日报",
        date=dt.date(2026, 3, 1),
        format=profile,
        sections=sections,
        banner=banner,
        area_cm2=PROFILES[profile].type_area_cm2,
    )
    new_edition(folder, answers)
    result = read(folder)
    others = [f.rule for f in result.findings if f.rule != "placeholder"]
    grave = [chinese(f).text for f in result.findings if f.severity is Severity.ERROR]
    if result.edition is None or grave:
        return False, f"content: {grave[:2]}"
    start = time.perf_counter()
    try:
        built = make(result.edition)
    except PressError as error:
        return False, f"no page: {chinese(error).text[:160]}"
    grid, faults = built.placed.grid, [str(fault) for fault in built.audit.faults]
    kept = grid.profile.name == profile
    words = (
        f"{grid.profile.name}, {len(built.placed.pages)} pages, {grid.body:g} pt, "
        f"{time.perf_counter() - start:.1f} s, other findings {sorted(set(others))}, {faults}"
    )
    return kept and not faults, words


def main() -> int:
    """Try all of them; return 1 where a page is not good."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sections", default=",".join(map(str, range(1, 13))))
    counts = [int(word) for word in parser.parse_args().sections.split(",")]
    bad = tried = 0
    for profile, banner, sections in itertools.product(PROFILE_NAMES, BANNERS, counts):
        with tempfile.TemporaryDirectory() as scratch:
            good, words = trial(sections, profile, banner, Path(scratch) / "new")
        tried, bad = tried + 1, bad + (not good)
        sys.stdout.write(f"{profile} {banner} {sections}: {'good' if good else 'BAD'}: {words}\n")
        sys.stdout.flush()
    sys.stdout.write(f"{tried - bad} of {tried} good\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
