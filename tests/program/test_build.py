"""A build by the program: its files, the same bytes every time, what it tells people."""

from __future__ import annotations

import hashlib
import io
import json
import re

import pikepdf
from PIL import Image

from content.words import Language, say
from layout.edition.fingerprint import content_hash
from layout.edition.helper import previews
from tests.program.conftest import EDITIONS, Run, built, edition


def pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return len(file.pages)


def test_the_files_are_there(run: Run, name: str) -> None:
    assert run.code == 0, run.err
    stem, files = edition(name).id, run.files()
    count = pages(files[f"{stem}.pdf"])
    assert count == len(built(name).placed.pages)
    expected = {f"{stem}{end}.pdf" for end in ("", "-press", "-proof", "-sheet", "-debug")}
    expected |= {f"{stem}-spreads.pdf", f"{stem}-preflight.json", "manifest.json"}
    for page in range(1, count + 1):
        expected |= {f"{stem}-{page:02d}-{dpi}.png" for dpi in (72, 150)}
        expected |= {f"{stem}-debug-{page:02d}.png", f"{stem}-press-{page:02d}.png"}
    assert {file for file in files if "/" not in file} == expected
    assert {"web/index.html", f"web/{stem}.pdf"} <= set(files)
    for kind in ("-debug", "-press", "-sheet"):
        assert pages(files[f"{stem}{kind}.pdf"]) == count


def test_the_manifest_tells_of_every_file(run: Run, name: str) -> None:
    files = run.files()
    stated = json.loads(files.pop("manifest.json"))
    assert {entry["name"]: entry["sha256"] for entry in stated["files"]} == {
        file: hashlib.sha256(data).hexdigest() for file, data in files.items()
    }
    assert all(entry["bytes"] == len(files[entry["name"]]) for entry in stated["files"])
    assert stated["content_sha256"] == content_hash(EDITIONS[name])
    assert stated["edition"] == edition(name).id
    assert stated["preflight"]["ok"] is True
    assert set(stated["versions"]) > {"program", "weasyprint"}
    with pikepdf.open(io.BytesIO(files[f"{edition(name).id}.pdf"])) as pdf:
        used = {
            str(item["/FontName"]).partition("+")[2]
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/FontName" in item
        }
    assert set(stated["fonts"]) == used


def test_the_pdf_is_tagged_and_a_preview_shows_its_trim(run: Run, name: str) -> None:
    stem, files = edition(name).id, run.files()
    with pikepdf.open(io.BytesIO(files[f"{stem}.pdf"])) as pdf:
        assert "/StructTreeRoot" in pdf.Root
    image = Image.open(io.BytesIO(files[f"{stem}-01-72.png"]))
    trim = built(name).placed.grid.trim
    assert abs(image.width - trim.w) < 2
    assert abs(image.height - trim.h) < 2


def test_the_same_bytes_again_without_a_helper_process(run: Run, name: str) -> None:
    stem, files = edition(name).id, run.files()
    again = built(name).pdf
    assert files[f"{stem}.pdf"] == again
    for dpi in (72, 150):
        for number, page in enumerate(previews(again, dpi), start=1):
            assert files[f"{stem}-{number:02d}-{dpi}.png"] == page


#: What `--explain` calls blocks that are no articles.
NAMES = {"banner": "刊头", "lede": "导语", "band": "数字栏", "foot": "署名"}


def test_the_tree_is_explained(run: Run, name: str) -> None:
    assert re.search(r"^第 1 版：代价 [\d.]+$", run.out, re.MULTILINE)
    assert "整版的毛病：" in run.out
    for stand in built(name).plan.pages[0].stands:
        size = f"{stand.width} × {stand.height}"
        name = NAMES.get(stand.source.key, stand.source.key)
        line = rf"[├└]─ {re.escape(name)}.*：{size}，第 {stand.column + 1} 栏第 "
        assert re.search(line, run.out), stand.source.key
    assert re.search(r"正文 \d × \d\d 字", run.out)
    assert re.search(r"标题 [\d.]+ pt，\d 行.*占 \d+ 行正文", run.out)


def test_the_summary_says_what_was_made(run: Run, name: str) -> None:
    grid = built(name).placed.grid
    assert f"{grid.profile.title}（{grid.profile.name}）" in run.out
    for words in (
        f"{grid.body:g} 点",
        f"{edition(name).id}.pdf",
        "打开看：",
        "build_pdf.py check",
    ):
        assert words in run.out
    for note in built(name).plan.notes:
        assert say(note, Language.ZH).text in run.out
    assert "规划版面" in run.err  # a plain line a stage where there is no terminal


def test_the_seconds_are_written(run: Run) -> None:
    timings = json.loads((run.folder.parent / "seconds.json").read_text(encoding="utf-8"))
    stages = {"read", "plan", "charts", "pdf", "audit", "previews", "web", "proof", "press"}
    assert stages | {"preflight", "write", "total"} <= set(timings)
    assert abs(sum(timings.values()) - 2 * timings["total"]) < 0.01
