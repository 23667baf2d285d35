"""The sample edition with queries wherever one may stand, and a picture that is missing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from content.model import Finding
from fonts import FontLibrary
from layout.edition.make import Built, make
from layout.edition.reading import read
from layout.products.proof import proof_pdf, with_stand_ins

SMALL = Path(__file__).parents[1] / "editions" / "small"
FONTS = FontLibrary.shipped()
STAMP = "二校 2031-03-04 21:30"
CAPTION = "车窗外的河湾（样本图）"

#: A stretch long enough to run over the foot of a column, wherever the columns break.
LONG = (
    "车是二手的。两台内燃动车组从外地买来，在 HX-21 型底盘上改造，"
    "最高时速 80 km/h，平日只跑到六十。"
    "司机老样本说：“快没有用，山里的人要的是准点。”"
)
#: File, words as they stand, words with queries.
EDITS = (
    ("edition.yaml", "慢火车开进新县城", "慢火车{==开进==}{>>是否应作“驶进”<<}新县城"),
    (
        "edition.yaml",
        "编它，是为了",
        "{==编它==}{>>语气待商<<}，{--说到底--}{>>口语，先不登<<}是为了",
    ),
    ("articles/1-line.md", "title: 一条旧铁路", "title: 一条{==旧铁路==}{>>与副题重复<<}"),
    ("articles/1-line.md", LONG, f"{{=={LONG}==}}{{>>整段请作者核实<<}}"),
    ("articles/1-line.md", "## 先修站，", "## 先{==修站==}{>>小标题存疑<<}，"),
    ("articles/2-towns.md", "到", "到{--（此处暂缺）--}{>>等待回复😀<<}"),
    ("articles/4-note.md", "慢，不是落后", "慢，{==不是==}{>>" + "！" * 80 + "<<}落后"),
)


@dataclass(frozen=True)
class Proof:
    """A proof with what it was made of."""

    built: Built
    findings: tuple[Finding, ...]
    missing: frozenset[str]
    pdf: bytes


def marked_edition(folder: Path) -> None:
    """Write the sample edition with its queries, without one of its pictures."""
    shutil.copytree(SMALL, folder)
    (folder / "pictures" / "train-detail.png").unlink()
    for name, old, new in EDITS:
        path = folder / name
        head, mark, body = path.read_text(encoding="utf-8").rpartition("---\n")
        if old in body or not mark:
            body = body.replace(old, new, 1)
        else:
            head = head.replace(old, new, 1)
        assert new in head + body
        path.write_text(head + mark + body, encoding="utf-8")


@cache
def proof() -> Proof:
    """Return the proof of the marked edition, made once."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "marked"
        marked_edition(folder)
        result = read(folder)
        assert result.edition is not None
        edition, missing = with_stand_ins(result.edition, Path(place))
        built = make(edition, fonts=FONTS)
    pdf = proof_pdf(
        built.pdf,
        built.placed,
        FONTS,
        findings=result.findings,
        faults=built.audit.faults,
        stamp=STAMP,
        missing=missing,
    )
    return Proof(built, result.findings, missing, pdf)
