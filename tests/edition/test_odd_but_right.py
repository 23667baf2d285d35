"""Odd but right: what the check passes, the late gates let through — audit, pictures, preflight."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from charts.scene import seen
from content.model import Severity
from content.reading import reader
from content.reading.reader import read_edition
from content.words import Language, say
from fonts import FontLibrary
from fonts.setting import Composer
from layout.banners import banner
from layout.edition.conductor import conduct
from layout.edition.helper import here
from layout.edition.kinds import Kind
from layout.edition.order import Order
from layout.page.formats import PROFILES as PROFILES_OF_PAGES
from layout.page.grid import Grid
from layout.plant.profile import PROFILES
from tests.edition.folders import SMALL, replaced


def hyphens(folder: Path) -> None:
    """Addresses and words with hyphens enough that some line ends with one."""
    words = (
        "详见well-known-and-long-addresses.example.cn/a-b-c-d-e-f-g-h/twenty-one-year-old-trains。"
    )
    file = folder / "articles" / "3-school.md"
    file.write_text(file.read_text("utf-8").rstrip() + "\n\n" + words * 4 + "\n", "utf-8")


def beyond_the_plane(folder: Path) -> None:
    """Names with characters beyond U+FFFF, one of them twice side by side."""
    old = "报名当了志愿者"
    replaced(folder / "articles" / "3-school.md", old, f"{old}（𬴊𬴊、𫖯和𬭊）")


def names_of_pictures(folder: Path) -> None:
    """Picture names in Chinese, with a space, with signs that an address uses for itself."""
    pictures = folder / "pictures"
    for old, new in (("train", "慢车 一号#1"), ("train-detail", "车厢100%?&细部")):
        (pictures / f"{old}.png").rename(pictures / f"{new}.png")
        for file in (pictures / "pictures.yaml", *(folder / "articles").glob("*.md")):
            text = file.read_text("utf-8")
            text = text.replace(f"\n{old}:", f'\n"{new}":')
            if text.startswith(f"{old}:"):
                text = f'"{new}":' + text.removeprefix(f"{old}:")
            text = text.replace(f"pictures: {old}\n", f'pictures: "{new}"\n')
            file.write_text(text, "utf-8")
        home = folder / "edition.yaml"
        text = home.read_text("utf-8").replace(f"picture: pictures/{old}.png", f'picture: "{new}"')
        home.write_text(text, "utf-8")


def signs(folder: Path) -> None:
    """Currency, middle dots, ranges and plates."""
    words = (
        "票价￥9、€12.5和$3，车牌湘B·12345，№7，9:00~17:00，“good” idea，阿·托尔斯泰，25℃、100m²。"
    )
    replaced(folder / "articles" / "4-note.md", "到这里就完了", f"到这里就完了。{words}完")


def parts_of_a_thousandth(folder: Path) -> None:
    """A whole with a part too thin for the press."""
    (folder / "figures" / "towns.yaml").write_text(
        "kind: share\ntitle: 乘客从哪里来\nsource: 资料来源：样本\nitems:\n"
        '  - {label: 县城, value: 62.4, unit: "%", stated: 县城占62.4%}\n'
        '  - {label: 青石镇, value: 37.5, unit: "%", stated: 青石镇占37.5%}\n'
        '  - {label: 外省, value: 0.1, unit: "%", stated: 外省占0.1%}\n',
        "utf-8",
    )
    (folder / "figures" / "towns.csv").unlink()
    words = "乘客里县城占62.4%，青石镇占37.5%，外省占0.1%。"
    file = folder / "articles" / "2-towns.md"
    file.write_text(file.read_text("utf-8").rstrip() + f"\n\n{words}\n", "utf-8")


ODD: tuple[Callable[[Path], None], ...] = (
    hyphens,
    beyond_the_plane,
    names_of_pictures,
    signs,
    parts_of_a_thousandth,
)


def coarse_plant(folder: Path) -> Path:
    """Write down what a plant wants that holds no line under half a point."""
    own = (PROFILES / "newsprint.yaml").read_text("utf-8")
    own = own.replace("hairline_pt: 0.25", "hairline_pt: 0.5")
    file = folder / "coarse.yaml"
    file.write_text(own.replace("name: newsprint", "name: coarse"), "utf-8")
    return file


def refused(folder: Path, press: Path | str = "newsprint") -> str:
    """Return why an edition's download and press file are not delivered, in all words; or nothing.

    All late gates look at what is made: audit, loader of pictures, fonts of the file, preflight.
    """
    kinds = frozenset({Kind.DOWNLOAD, Kind.PRESS})
    outcome = conduct(Order(folder, kinds, press=str(press)), submit=here)
    faults = [*(outcome.verdict.errors if outcome.verdict else ())]
    return f"{outcome.refusal} {faults}" if outcome.refusal else ""


def test_what_is_odd_but_right_passes_all_late_gates(tmp_path: Path) -> None:
    """One edition with all of it, for a plant with thick lines."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "odd"))
    for change in ODD:
        change(folder)
    assert not [f for f in read_edition(folder).findings if f.severity is Severity.ERROR]
    assert refused(folder, coarse_plant(tmp_path)) == ""


@pytest.mark.parametrize("shares", [(0.5, 0.4999, 0.0001), (1.0, 0.0), (0.999, 0.0005, 0.0005)])
def test_a_part_is_seen_and_the_whole_stays_whole(shares: tuple[float, ...]) -> None:
    """No part but nothing is thinner than a tick; only the largest gives way."""
    drawn = seen(shares, 0.01)
    assert sum(drawn) == pytest.approx(sum(shares))
    assert all(d == 0 if s == 0 else d >= 0.01 for s, d in zip(shares, drawn, strict=True))
    assert [d for s, d in zip(shares, drawn, strict=True) if 0.01 <= s < max(shares)] == [
        s for s in shares if 0.01 <= s < max(shares)
    ]


HEAD = "paper: {name: 示例日报, date: 2031年3月5日}\nheadline: {title: 样本特刊没有一个字的正文}\n"
#: Editions of next to nothing: files by name, and pictures of the small edition.
SPARSE = {
    "a headline": {"edition.yaml": HEAD},
    "a lede": {"edition.yaml": f"{HEAD}lede: {'这是样本的导语，只有这一段，没有别的稿件。' * 6}\n"},
    "photographs": {
        "edition.yaml": HEAD,
        "articles/view.md": "---\ntitle: 样本的河谷\npictures: [train, train-detail]\n---\n",
    },
}


@pytest.mark.parametrize("name", SPARSE)
def test_next_to_nothing_is_a_page_all_the_same(name: str, tmp_path: Path) -> None:
    """No copy is too short: what is left stays white and is declared."""
    if "photo" in name:
        shutil.copytree(SMALL / "pictures", tmp_path / "pictures")
        for photo in (tmp_path / "pictures").glob("*.png"):  # enough pixels for any size
            with Image.open(photo) as image:
                image.convert("RGB").resize((3000, 2000)).save(photo, compress_level=1)
    for file, words in SPARSE[name].items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(words, "utf-8")
    outcome = conduct(Order(tmp_path, frozenset({Kind.DOWNLOAD})), submit=here)
    assert outcome.refusal is None, outcome.verdict
    assert outcome.built is not None and len(outcome.built.placed.pages) == 1


def test_two_hundred_articles_and_half_a_million_characters_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what is more than that is refused, by name."""
    monkeypatch.setattr(reader, "check_edition", lambda *_: None)  # their time is no matter here
    monkeypatch.setattr(reader, "proofread", lambda *_: None)
    (tmp_path / "edition.yaml").write_text(HEAD, "utf-8")
    (tmp_path / "articles").mkdir()
    words = "这是写来试读的一段话，字数不多不少，刚好够用。" * 108
    for number in range(200):
        text = f"---\ntitle: 样本第{number}篇\n---\n\n{words}\n"
        (tmp_path / "articles" / f"{number:03d}.md").write_text(text, "utf-8")
    result = read_edition(tmp_path)
    assert result.edition is not None and len(result.edition.articles) == 200
    assert result.ok, result.findings
    (tmp_path / "articles" / "200.md").write_text("---\ntitle: 多\n---\n\n多一篇。\n", "utf-8")
    (tmp_path / "articles" / "000.md").write_text(f"---\ntitle: 多\n---\n\n{words * 3}\n", "utf-8")
    found = {str(f.rule) for f in read_edition(tmp_path).findings if f.severity is Severity.ERROR}
    assert found == {"too-many", "copy-too-long"}


def test_paragraphs_of_one_character_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "PIECES", 40)
    monkeypatch.setattr(reader, "proofread", lambda *_: None)
    (tmp_path / "edition.yaml").write_text(HEAD, "utf-8")
    (tmp_path / "articles").mkdir()
    for count, rules in ((40, set[str]()), (41, {"copy-too-long"})):
        words = "站。\n\n" * count
        (tmp_path / "articles" / "1.md").write_text(f"---\ntitle: 站\n---\n\n{words}", "utf-8")
        found = read_edition(tmp_path).findings
        assert {str(f.rule) for f in found if f.severity is Severity.ERROR} == rules


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("title", "Donaudampfschifffahrtskapitaenswitwe" * 3),
        ("title", "一条很长很长的线" * 16),
    ],
)
def test_an_opening_that_does_not_fit_is_named_with_the_longest_that_does(
    field: str, words: str, tmp_path: Path
) -> None:
    """Never a traceback: the field, and a length that was tried."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "long"))
    home = folder / "edition.yaml"
    text = re.sub(rf"(?m)^  {field}: .*$", f"  {field}: {words}", home.read_text("utf-8"))
    home.write_text(text, "utf-8")
    refusal = conduct(Order(folder, frozenset({Kind.DOWNLOAD})), submit=here).refusal
    assert refusal is not None and refusal.exit_code == 3
    told, remedy = say(refusal.told, Language.ZH)
    assert f"headline.{field} 有 {len(words)} 个字" in told
    (most,) = map(int, re.findall(r"(\d+) 个字以内", remedy))
    edition = read_edition(folder).edition
    assert edition is not None
    grid, design = Grid.of(PROFILES_OF_PAGES["tabloid"], 9.0), banner(edition.banner)
    composer = Composer(FontLibrary.shipped())
    for length, fits in ((most, True), (most + 1, False)):
        head = edition.headline.model_copy(update={field: words[:length]})
        tried = edition.model_copy(update={"headline": head})
        assert bool(design.rows(tried, grid, composer)) is fits
