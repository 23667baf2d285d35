"""All benchmarks in a few minutes: `python -m bench`.

Input: nothing. Output: the tables of `bench.stages` and of `bench.planning` with 20 editions.
"""

from __future__ import annotations

import sys

from bench import planning, stages


def main() -> int:
    """Run the benchmarks one after the other; return the worst exit code."""
    return max(stages.main([]), planning.main(["--count", "20"]))


if __name__ == "__main__":
    sys.exit(main())
