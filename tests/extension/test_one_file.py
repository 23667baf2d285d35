"""A chart kind, a banner, a page format, an output, each one file in one folder: the cookbook's.

They are put into a copy of the program, where a page is built with all of them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from bench.told import chinese
from charts.registry import kind_of
from content.model import KINDS, FigureKind
from content.model.named import CHART_KINDS, named_files
from content.reading.reader import read_edition
from content.words import Language, say
from layout.edition.reading import read
from layout.page.designs import BANNERS, PROFILE_NAMES, banner_name
from layout.page.errors import ContentError
from layout.page.formats import PROFILES, read_profile
from tests.docs.snippets import COOKBOOK, ROOT, run_python, scratch_program, snippets

SMALL = ROOT / "tests" / "editions" / "small"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return scratch_program(tmp_path_factory.mktemp("program"))


@pytest.fixture(scope="module")
def run(program: Path) -> Run:
    """Return what runs a command of the copy."""

    def runs(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return run_python(program, "build_pdf.py", *words)

    return runs


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition that uses all of them."""
    folder = tmp_path_factory.mktemp("editions") / "mine"
    shutil.copytree(SMALL, folder)
    page = folder / "edition.yaml"
    text = page.read_text("utf-8").replace("banner: quiet", "banner: ribbon")
    text = text.replace("profile: tabloid", "profile: berliner")
    text = text.replace("formats: tabloid", "formats: berliner")
    text = text.replace("body_pt: [9, 10.5]", "body_pt: [9, 9]")  # one size is enough to see it
    page.write_text(text.replace("max_pages: 2", "max_pages: 3"), "utf-8")
    figure = folder / "figures" / "riders.yaml"
    figure.write_text(
        next(s.text for s in snippets(COOKBOOK) if s.file == "figures/riders.yaml"), "utf-8"
    )
    return folder


def test_a_page_is_built_with_all_of_them(run: Run, edition: Path, tmp_path: Path) -> None:
    kinds = "download,titles"
    asked = ("--only", kinds, "--out", tmp_path / "out", "--lang", "zh", "--jobs", "1")
    done = run("build", edition, *asked)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "-titles.txt" in done.stdout
    (titles,) = (tmp_path / "out").glob("*-titles.txt")
    assert titles.read_text("utf-8").splitlines()[0] == "一条旧铁路的第二次出发"
    (file,) = (tmp_path / "out").glob("*.pdf")
    with pikepdf.open(file) as pdf:
        size = [float(value) * 25.4 / 72 for value in pdf.pages[0].trimbox]
        assert size[2] - size[0] == pytest.approx(315, abs=0.1)
        assert size[3] - size[1] == pytest.approx(470, abs=0.1)
        words = [
            str(o["/Alt"]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o
        ]
    assert any("棒糖图" in alt and "12.6万人次" in alt for alt in words)


def test_its_check_is_part_of_the_program_s(run: Run, edition: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(edition, tmp_path / "wrong"))
    figure = folder / "figures" / "riders.yaml"
    figure.write_text(figure.read_text("utf-8").replace("value: 8.4", "value: -8.4"), "utf-8")
    done = run("check", folder)
    assert done.returncode == 2
    assert "figure-shape" in done.stdout and "每项的值都须大于零" in done.stdout


def test_who_asks_for_another_is_told_their_names(run: Run, edition: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(edition, tmp_path / "wrong"))
    page, figure = folder / "edition.yaml", folder / "figures" / "riders.yaml"
    text = page.read_text("utf-8").replace("ribbon", "ribon").replace("berliner", "berlin")
    page.write_text(text, "utf-8")
    figure.write_text(figure.read_text("utf-8").replace("lollipop", "lolly"), "utf-8")
    said = " ".join(run("check", folder).stdout.split())
    assert "berliner、broadsheet、broadsheet_spread、eighth、half、quarter、tabloid" in "".join(
        said.split()
    )
    # The list of openings is longer than a cell of the table is wide.
    for name in ("apart", "festive", "hero", "picture", "quiet", "ribbon、", "type", "vertical"):
        assert name in said
    # A cell breaks its list anywhere: the new kind's name is looked for by its end.
    assert "应当是下列之一：key、share" in said and "llipop" in said


def test_the_schema_lists_the_new_kind(program: Path, run: Run) -> None:
    script = "from content.schema import schemas; print(schemas()['figure.json'])"
    done = run_python(program, "-c", script)
    assert done.returncode == 0, done.stderr
    # A kind may be left out: its names stand beside nothing.
    named, left_out = json.loads(done.stdout)["properties"]["kind"]["anyOf"]
    assert "lollipop" in named["enum"]
    assert left_out == {"type": "null"}


def test_the_usual_tests_of_charts_and_banners_hold_for_them(program: Path, tmp_path: Path) -> None:
    """`tests/charts` and `tests/render` take in whatever is in the folders."""
    for name in ("tests", "bench"):
        (program / name).symlink_to(ROOT / name)
    script = (
        "from pathlib import Path; from fonts import FontLibrary;"
        "from tests.charts.test_random import random_figures_hold;"
        "from tests.render.test_banners import test_everything_has_its_place as placed;"
        "random_figures_hold('lollipop', FontLibrary.shipped());"
        f"placed('ribbon', 'berliner', Path({str(tmp_path)!r}))"
    )
    done = run_python(program, "-c", script)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "file",
    [
        "charts/kinds/lollipop.py",
        "layout/banners/designs/ribbon.py",
        "layout/edition/more/titles.py",
        "layout/profiles/berliner.yaml",
    ],
)
def test_each_is_shown_in_under_40_lines(file: str) -> None:
    (shown,) = (s for s in snippets(COOKBOOK) if s.file == file)
    assert len([line for line in shown.text.splitlines() if line.strip()]) < 40


def test_an_edition_s_folder_brings_no_code(tmp_path: Path) -> None:
    """Files of the same names in an edition are not found, and not run."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "mine"))
    mark = tmp_path / "ran"
    for name in ("charts/kinds", "layout/banners/designs", "figures", "."):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "evil.py").write_text(f"open({str(mark)!r}, 'w')\n", "utf-8")
    figure = folder / "figures" / "riders.yaml"
    for kind in ("evil", "../evil", "mine.evil", "__init__"):
        text = (SMALL / "figures" / "riders.yaml").read_text("utf-8")
        figure.write_text(text.replace("kind: change", f"kind: {kind}"), "utf-8")
        assert f"kind: {kind}" in figure.read_text("utf-8")
        assert any("应当是下列之一" in chinese(f).text for f in read_edition(folder).findings)
    page = folder / "edition.yaml"
    text = page.read_text("utf-8").replace("banner: quiet", "banner: evil")
    page.write_text(text.replace("profile: tabloid", "profile: evil"), "utf-8")
    assert sum(f.rule == "unknown-design" for f in read(folder).findings) == 2
    assert not mark.exists()


def test_what_is_found_is_what_is_there() -> None:
    assert set(named_files(CHART_KINDS, ".py")) == set(KINDS)
    assert KINDS[: len(FigureKind)] == tuple(map(str, FigureKind))
    for name in KINDS:
        assert kind_of(name).title != "图表", f"charts/kinds/{name}.py should have a NAME"
    for name in BANNERS:
        called = banner_name(name, Language.ZH), banner_name(name, Language.EN)
        assert called[0] != called[1] == name, f"layout/banners/designs/{name}.py: its NAME"
    assert set(PROFILES) == set(PROFILE_NAMES) and {"festive", "quiet", "picture"} <= set(BANNERS)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("columns: 6", "columns: 60", "columns：应当是 2 至 12"),
        ("columns: 6", "columns: 9", "放不下十个字"),
        ("width_mm: 235", "width_mm: 300", "版心比版面宽"),
        ("rows: 76", "rows: 99", "版心超出版面下边"),
        ("top_mm: 26.5", "top_mm: 3", "没有给报眉留地方"),
        ("rows: 76", "rows: many", "第 9 行 rows：这里应当是整数"),
        ("rows: 76", "", "缺少必填的 rows"),
        ("title: 四开", "title: 四开\nfoo: 1", "第 3 行 foo：此处没有“foo”这个字段"),
        ("title: 四开", "title: 四开\nsmaller: poster", "smaller：没有开张“poster”"),
        ("columns: 6", "columns: [", "第 9 行"),
    ],
)
def test_a_wrong_format_is_named_with_its_fault(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    text = (ROOT / "layout" / "profiles" / "tabloid.yaml").read_text("utf-8")
    assert old in text
    file = tmp_path / "x.yaml"
    file.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(ContentError) as caught:
        read_profile(file)
    text, remedy = say(caught.value.told, Language.ZH)
    assert said in text and "x.yaml" in remedy
