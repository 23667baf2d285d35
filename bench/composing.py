"""Speed of composing: prints characters a second of each step (`python -m bench.composing`)."""

from __future__ import annotations

import time
from pathlib import Path

from fonts import FontLibrary
from fonts.setting import Composer, TextStyle

COPY = Path(__file__).resolve().parent.parent / "tests" / "text" / "copy.txt"
MEASURES = (12, 15, 16, 17, 19, 21, 26, 28)
ROUNDS = 5


def main() -> None:
    """Compose the copy at eight measures, the best of several rounds each."""
    texts = COPY.read_text(encoding="utf-8").splitlines()
    size, style, fonts = sum(map(len, texts)), TextStyle(), FontLibrary.shipped()
    seconds: dict[str, list[float]] = {"prepare": [], "break": [], "set lines": []}
    for _ in range(ROUNDS):
        composer = Composer(fonts)
        begun = time.perf_counter()
        for text in texts:
            composer.fit(text, style, 40.0)  # prepares and sums up
        seconds["prepare"].append(time.perf_counter() - begun)
        begun = time.perf_counter()
        fits = [composer.fit(text, style, measure) for measure in MEASURES for text in texts]
        seconds["break"].append(time.perf_counter() - begun)
        begun = time.perf_counter()
        for fit in fits:
            fit.lines()
        seconds["set lines"].append(time.perf_counter() - begun)
    for name, times in seconds.items():
        count = size if name == "prepare" else size * len(MEASURES)
        print(f"{name:>10}: {count / min(times):>9,.0f} characters a second")


if __name__ == "__main__":
    main()
