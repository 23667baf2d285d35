"""How often a headline breaks inside a word: `python -m bench.heads PACKAGES`.

Input: the folder of packages that `bench.realcopy` fetches, for the headlines of a segmented month
of a daily. Output: for two and three lines, the share of heads broken inside a
word, of those with a break that is told as doubtful, and how much wider the widest line is than an
even one; exit code 1 where more than 0.5% are broken.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from bench.realcopy.news import headlines
from bench.realcopy.source import Source
from fonts import FontLibrary
from fonts.chinese.characters import is_han
from fonts.setting import Composer, TextStyle
from fonts.setting.styles import STYLES

MOST_BROKEN = 0.005
LEAST_HAN = 5


def _is_head(text: str) -> bool:
    """Leave out rows of figures."""
    return sum(map(is_han, text)) >= LEAST_HAN and not re.search(r"\d[·.]\d+", text)


def measured(
    heads: list[tuple[str, tuple[int, ...]]], count: int, composer: Composer, style: TextStyle
) -> tuple[int, list[str], int, float]:
    """Return heads set in so many lines, those broken in a word, doubtful ones, mean width."""
    set_, broken, doubtful, wide = 0, [], 0, 0.0
    for text, bounds in heads:
        breaks = composer.head_breaks(text, style, count)
        if breaks is None:
            continue
        set_ += 1
        doubtful += bool(breaks.doubtful)
        even = composer.natural_width(text, style) / count
        wide += max(composer.natural_width(line, style) for line in breaks.lines) / even
        at, offsets = 0, []
        for line in breaks.lines[:-1]:
            at = text.index(line, at) + len(line)
            offsets.append(at)
        if not set(offsets) <= set(bounds):
            broken.append("|".join(breaks.lines))
    return set_, broken, doubtful, wide / max(set_, 1)


def main(arguments: list[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.heads", description=__doc__)
    parser.add_argument("packages", type=Path, help="folder: python -m bench.realcopy fetch")
    parser.add_argument("--show", action="store_true", help="list the heads broken inside a word")
    options = parser.parse_args(arguments)
    heads = [head for head in headlines(Source(options.packages)) if _is_head(head[0])]
    composer, style = Composer(FontLibrary.shipped()), STYLES.headline.style
    worst = 0.0
    for count in (2, 3):
        set_, broken, doubtful, wide = measured(heads, count, composer, style)
        share = len(broken) / max(set_, 1)
        worst = max(worst, share)
        print(
            f"{count} lines: {set_} of {len(heads)} heads, {len(broken)} broken inside a word "
            f"({share:.2%}), {doubtful} told as doubtful, widest line {wide:.2f} of an even one"
        )
        if options.show:
            print(*(f"  {words}" for words in broken), sep="\n")
    return int(worst > MOST_BROKEN)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
