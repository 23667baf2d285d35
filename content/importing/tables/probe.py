"""What an edition's own check would say of a chart, before the chart is written.

Input: the files of a chart and the copy of its edition. Output: whether the check refuses it. An
import makes no edition that its own check refuses because of a chart that it drew itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.keeping import scratch
from content.model import Severity
from content.reading.reader import read_edition

_EDITION = """paper: {name: 报, date: 2020-01-01}
headline: {title: 题}
articles: [a]
"""


def refused(figure: Mapping[str, str], name: str, copy: Sequence[str]) -> bool:
    """Tell whether a chart with this name has a fault in an edition of this copy."""
    body = "\n\n".join(words for words in copy if words)
    files = {
        "edition.yaml": _EDITION,
        "articles/a.md": f"---\nkind: story\ntitle: 题\nfigures: [{name}]\n---\n\n{body}\n",
        **figure,
    }
    with scratch("probe") as room:
        for file, words in files.items():
            path = room / file
            path.parent.mkdir(exist_ok=True)
            path.write_text(words, encoding="utf-8")
        found = read_edition(room).findings
    return any(f.severity is Severity.ERROR and f.file.startswith("figures/") for f in found)
