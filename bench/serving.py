"""The preview's delay, from saving a file to the new picture: `python -m bench.serving [--runs 7]`.

Input: an edition folder, copied; one word of each article in turn is changed. Output: a table: the
seconds from the file's write to the loaded picture in a real headless Chromium, and to the end of
the audit, with the server's own figures.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from content.words import Language, Words
from fonts.chinese.numerals import ONE_TO_TEN

ROOT = Path(__file__).parents[1]
EDITION = ROOT / "content" / "editions" / "lusong"
PROGRAM = """
import sys
from pathlib import Path
from content.words import Language, Words
from layout.app.desk import serve
from layout.app.report import console
from layout.edition.kinds import Kind
from layout.edition.order import Order
if __name__ == "__main__":
    order = Order(Path(sys.argv[1]), frozenset({Kind.DOWNLOAD}))
    sys.exit(serve(order, port=0, console=console(), words=Words(Language.ZH)))
"""
#: Figures of the server that are no stages: when the picture was there, and all.
SEEN, DONE = (Words(Language.ZH).text(code) for code in ("desk.seen", "desk.done"))
#: Notes the time (s since 1970) at which each new picture stands in the document.
WATCH = """
window.seen = [];
new MutationObserver((records) => {
  for (const record of records) for (const node of record.addedNodes)
    if (node.tagName === "IMG" && node.complete && node.naturalWidth)
      window.seen.push([(performance.timeOrigin + performance.now()) / 1000, node.src]);
}).observe(document.getElementById("sheets"), { childList: true, subtree: true });
"""


def address_in(line: str) -> str:
    """Return the address that the program says, in whatever language.

    Raises:
        RuntimeError: it says none; with its message.
    """
    found = re.search(r"http://[\w.:]+/", line)
    if found is None:
        raise RuntimeError(line)
    return found[0]


@contextmanager
def served(folder: Path, program: str = PROGRAM) -> Iterator[str]:
    """Serve a folder by a program in a process of its own; yield the address.

    Raises:
        RuntimeError: when the program says no address; with its message.
    """
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder)],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            assert process.stdout is not None
            yield address_in(process.stdout.readline())
        finally:
            process.terminate()
            process.wait(20)


def state(address: str) -> dict[str, Any]:
    """Return the server's state."""
    with urllib.request.urlopen(f"{address}state.json", timeout=20) as answer:
        found: dict[str, Any] = json.load(answer)
        return found


def settled(address: str, after: int, seconds: float = 90.0) -> dict[str, Any]:
    """Return the state of the next finished build.

    Raises:
        TimeoutError: when it takes longer.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = state(address)
        if found["number"] > after and found["phase"] != "building":
            return found
        time.sleep(0.1)
    raise TimeoutError("the preview has not finished")


def change(article: Path, run: int) -> None:
    """Put a few words into an article's first sentence, as an editor does."""
    text = article.read_text(encoding="utf-8")
    at = text.index("。", text.index("---", 3))
    words = f"（第{ONE_TO_TEN[run % 10]}稿）"
    article.write_text(text[:at] + words + text[at:], encoding="utf-8")


def measure(edition: Path, runs: int) -> list[dict[str, float]]:
    """Return the seconds of each run by what was reached."""
    from playwright.sync_api import sync_playwright

    found = []
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place) / edition.name
        shutil.copytree(edition, folder)
        articles = sorted((folder / "articles").glob("*.md"))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        with served(folder) as address:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(address)
            now = settled(address, 0)
            page.wait_for_selector(".paper img[src]", timeout=60_000)
            page.evaluate(WATCH)
            time.sleep(1.0)
            for run in range(runs):
                page.evaluate("window.seen = []")
                written = time.time()
                change(articles[run % len(articles)], run)
                while not page.evaluate("window.seen.length"):
                    if time.time() > written + 60:
                        raise TimeoutError("no new picture")
                    time.sleep(0.02)
                loaded = page.evaluate("window.seen[0][0]") - written
                now = settled(address, now["number"])
                server = dict(now["timings"])
                found.append(
                    {
                        "picture in the browser": loaded,
                        "picture on the server": server[SEEN],
                        "all, audited": server[DONE],
                    }
                    | {f"stage {name}": server[name] for name in server if name not in (SEEN, DONE)}
                )
                time.sleep(0.5)
        browser.close()
    return found


def show(runs: list[dict[str, float]], console: Console) -> None:
    """Print the medians, and each one's share of the way to the end."""
    table = Table(title=f"{len(runs)} changes of a few words, s after saving")
    for name in ("reached", "median", "95%", "least", "most", "share of all"):
        table.add_column(name, justify="right")
    whole = statistics.median(run["all, audited"] for run in runs)
    for name in runs[0]:
        values = sorted(run.get(name, 0.0) for run in runs)
        middle, high = statistics.median(values), values[math.ceil(0.95 * len(values)) - 1]
        figures = [f"{value:.2f}" for value in (middle, high, values[0], values[-1])]
        table.add_row(name, *figures, f"{100 * middle / whole:.0f}%")
    console.print(table)


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.serving", description=(__doc__ or "").split(":")[0]
    )
    parser.add_argument("edition", type=Path, nargs="?", default=EDITION)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args(arguments)
    show(measure(options.edition, options.runs), Console())
    return 0


if __name__ == "__main__":
    sys.exit(main())
