"""Openings: heads over light, dark and busy pictures, one to four lines, with and without them."""

from __future__ import annotations

import itertools
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import matplotlib
import numpy as np
import pytest
from PIL import Image

from content.model import Box, Datum, Figure, FigureKind, Picture
from content.model.inks import InkSet, luminance
from content.reading.reader import read_edition
from fonts import FontLibrary
from fonts.chinese.characters import is_han
from fonts.setting import TextStyle
from layout.banners import banner, opening
from layout.banners.designs.number import written
from layout.banners.designs.quiet import Quiet
from layout.banners.family import Family
from layout.banners.onpicture.contrast import read_worth
from layout.banners.onpicture.seen import TELLS, Seen, covered
from layout.banners.onpicture.shaded import shaded_spot
from layout.banners.onpicture.spots import find_spot, sizes
from layout.banners.onpicture.sums import Sums
from layout.banners.onpicture.worth import ROUNDING, Promises, Spot, bare, crosses, most_bare
from layout.banners.words.display import display_boxes, displays
from layout.banners.words.group import Palette, groups
from layout.banners.words.heads import clear_em, ways
from layout.judge.audit.foreseen import emptiness
from layout.judge.audit.holes import BANNER_SHARE
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import Block, PlacedPicture, PlacedText, Shade
from layout.page.units import Rect, mm
from layout.pictures.faces import faces
from layout.pictures.shading import veil
from layout.plan.shapes.openings import banner_shapes
from layout.plan.sources import Banner
from tests.plan import samples
from tests.render.build import article, composer, edition
from tests.render.test_banners import SMALL, TITLES, boxes, full, inside, overlap, words

#: The formats of one page: over a fold there is a design of its own.
PAPERS = ("broadsheet", "tabloid")
#: Where pictures are drawn; gone with the process.
ROOM = TemporaryDirectory(prefix="openings-")
KINDS = ("", "light", "dark", "busy", "half", "sky")
OPENINGS = ("hero", "apart", "type", "vertical", "wide")


@cache
def drawn(kind: str) -> Path:
    """Return a file that is light, dark, half calm, or without any rest, drawn once a process."""
    rows, columns = np.mgrid[0:1200, 0:1800]
    noise = np.random.default_rng(4).integers(0, 255, (1200, 1800))
    grey = {
        "light": np.full((1200, 1800), 235),
        "dark": np.full((1200, 1800), 22),
        "busy": noise,
        "half": np.where(columns < 1100, 20, noise),
        "sky": np.where(rows < 560, 238, noise),
    }[kind]
    file = Path(ROOM.name) / f"{kind}.png"
    Image.fromarray(grey.astype(np.uint8)).convert("RGB").save(file, compress_level=1)
    return file


def photograph(kind: str, **fields: object) -> Picture:
    """Return a photograph of a kind."""
    values = {
        "id": kind,
        "file": drawn(kind),
        "caption": "雨后的河口",
        "credit": "甲某某 摄",
        "alt": "河口",
    }
    return Picture.model_validate({**values, **fields})


def check(block: Block, grid: Grid) -> None:
    """Nothing leaves the page, no words meet, the headline is the largest."""
    texts = list(words(block))
    headline = next(item for item in texts if item.role == "headline")
    assert all(item.size < headline.size for item in texts if item is not headline)
    placed = [box for item in texts for box in boxes(item)]
    margin = Rect(grid.area.x, 0, grid.area.w, block.rect.bottom)
    for box in placed:
        assert inside(box, margin), (box, margin)
    for a, b in itertools.combinations(placed, 2):
        assert not overlap(a, b), (a, b)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", OPENINGS)
def test_every_head_has_its_place(name: str, kind: str) -> None:
    """Every design with every kind of picture; each of both in either format, each with most heads.

    Format and head change from case to case: all pairs are seen, not all their combinations.
    """
    turn = OPENINGS.index(name) + KINDS.index(kind)
    number = turn % len(TITLES)
    grid = Grid.of(PROFILES[PAPERS[turn % len(PAPERS)]])
    source = full(TITLES[number], SMALL[number % len(SMALL)], photograph(kind) if kind else None)
    options = banner(name).rows(source, grid, composer())
    assert options
    assert min(cost for _, cost in options) == 0
    best = min(options, key=lambda option: option[1])[0]
    for rows in {best, options[-1][0]}:
        check(banner(name).place(source, grid, rows, composer()), grid)


@pytest.mark.parametrize(("kind", "ink"), [("light", "primary"), ("dark", "paper")])
def test_the_ink_follows_the_picture(kind: str, ink: str) -> None:
    block = placed(photograph(kind))
    assert head(block).ink == ink
    assert not panels(block)


def test_a_head_on_a_picture_is_black_only_where_nothing_else_is_read() -> None:
    assert read_worth("primary_dark", 4.0) > read_worth("ink", 21.0) > read_worth("primary", 3.2)


@pytest.mark.parametrize(
    ("sky", "ink"), [((50, 95, 150), "secondary_dark"), ((150, 60, 50), "primary_dark")]
)
def test_a_dark_shade_has_a_hue_of_the_picture(
    sky: tuple[int, int, int], ink: str, tmp_path: Path
) -> None:
    file = tmp_path / "sky.png"
    noise = np.random.default_rng(4).integers(-40, 40, (800, 1200, 3))
    Image.fromarray(np.clip(np.array(sky) + noise, 0, 255).astype(np.uint8)).save(file)
    picture, inks = photograph("busy", file=file), InkSet.of({})
    seen = Seen.of(picture, Rect(0, 0, 1100, 700), inks)
    zone, words_ = Rect(57, 60, 990, 500), full(TITLES[0], SMALL[0], None).headline
    spot = shaded_spot(words_, composer(), seen, zone, inks, Palette(), 40.0)
    assert spot is not None and spot.shade is not None
    assert (spot.ink, spot.shade.ink) == ("paper", ink)


def test_no_small_word_stands_on_an_edge_of_the_picture(tmp_path: Path) -> None:
    whole = Rect(0, 0, 1200, 800)
    sky = np.full((800, 1200, 3), 235)
    sky[::, 500:620] = (200, 30, 30)  # a tower, narrow beside a deck
    file = tmp_path / "tower.png"
    Image.fromarray(sky.astype(np.uint8)).save(file)
    seen = Seen.of(photograph("light", file=file), whole, InkSet.of({}))
    assert crosses((Rect(300, 100, 400, 20),), seen)
    assert not crosses((Rect(40, 100, 400, 20),), seen)


def test_no_words_stand_bare_on_a_picture_without_rest() -> None:
    block = placed(photograph("busy"))
    (picture,) = block.pictures
    on = [box for item in words(block) for box in boxes(item) if overlap(box, picture.rect)]
    assert not on or picture.shades[0].strength > 0.6


def test_a_shade_leaves_little_unrest_under_words() -> None:
    seen = Seen.of(photograph("busy"), Rect(0, 0, 1100, 600), InkSet.of({}))
    zone = Rect(57, 60, 990, 500)
    words_ = full(TITLES[2], SMALL[1], None).headline
    spot = shaded_spot(words_, composer(), seen, zone, InkSet.of({}), Palette(), 40.0)
    assert spot is not None and spot.shade is not None
    for box in display_boxes(spot.display, spot.rect)[0]:
        assert seen.behind(box).unrest.mean() * (1 - spot.shade.strength) < 0.14


def test_a_drawing_without_rest_carries_a_panel(tmp_path: Path) -> None:
    lines = "".join(f'<path d="M0 {y}h900v6h-900Z"/>' for y in range(0, 600, 12))
    file = tmp_path / "lines.svg"
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 500">{lines}</svg>', "utf-8"
    )
    whole = Box(left=0, top=0, right=1, bottom=0.4)
    block = placed(Picture(id="lines", file=file, alt="x", illustration=True, safe=whole))
    assert panels(block) or not any(
        overlap(box, block.pictures[0].rect) for box in boxes(head(block))
    )


def test_the_lower_hero_has_its_picture_beside_the_head_and_is_lower_than_its_words_fill() -> None:
    own, grid = edition("一座山城的新坐标", hero=photograph("busy")), Grid.of(PROFILES["tabloid"])
    lower = opening("hero", grid.profile, lower=True)
    for rows, _ in lower.rows(own, grid, composer()):
        block = lower.place(own, grid, rows, composer())
        (shown,) = block.pictures
        heads = [text for text in block.texts if text.role == "headline"]
        assert all(line.x < shown.rect.x for text in heads for line in text.lines)
    assert (
        min(lower.rows(own, grid, composer()))[0]
        < min(banner("hero").rows(own, grid, composer()))[0]
    )
    assert opening("quiet", grid.profile, lower=True) is banner("quiet")


def test_no_word_stands_on_a_picture_that_is_set_apart() -> None:
    for kind in ("light", "busy"):
        block = placed(photograph(kind), "apart")
        assert head(block).size > 70
        for item in words(block):
            assert not any(overlap(box, block.pictures[0].rect) for box in boxes(item))


def test_an_upright_picture_stands_beside_the_head_and_keeps_its_middle(tmp_path: Path) -> None:
    file = tmp_path / "upright.jpg"
    Image.linear_gradient("L").resize((1400, 2000)).convert("RGB").save(file)
    block = placed(Picture(id="upright", file=file, caption="河口", alt="x"))
    (picture,) = block.pictures
    assert picture.rect.h > picture.rect.w
    assert picture.rect.right > Grid.of(PROFILES["broadsheet"]).trim.w
    assert all(box.right < picture.rect.x for box in boxes(head(block)))
    assert head(block).size > 70


@pytest.mark.parametrize("title", ["山中有信", "昂首阔步 砥砺前行"])
def test_an_upright_picture_is_no_higher_than_the_words_beside_it(
    title: str, tmp_path: Path
) -> None:
    """Higher, it would leave its column empty under the byline."""
    file = tmp_path / "upright.png"
    Image.open(drawn("busy")).crop((0, 0, 780, 1200)).save(file)
    own, design = edition(title, hero=photograph("busy", file=file)), banner("apart")
    for grid in (Grid.of(PROFILES[profile]) for profile in PAPERS):
        for rows, _ in design.rows(own, grid, composer()):
            block = design.place(own, grid, rows, composer())
            assert emptiness((block,), grid, rows) < BANNER_SHARE


@pytest.mark.parametrize("close", [True, False])
def test_the_tail_of_a_comma_does_not_meet_the_line_under_it(close: bool) -> None:
    """It hangs 0.116 em under its line, and characters begin 0.024 em under the top of theirs."""

    def pitches(title: str) -> list[float]:
        own = edition(title).headline
        found = displays(
            own, composer(), 600.0, 400.0, Palette(), align="left", least=20.0, close=close
        )
        return [one.pitch / one.size for one in found if len(one.way.lines) == 2]

    with_comma = pitches("防汛抗洪，他们在一线")
    assert with_comma
    assert min(with_comma) > 0.116 + 1 - 0.024 + 0.012
    assert max(pitches("防汛抗洪 他们在一线")) < min(with_comma)


@pytest.mark.parametrize("face", [("Press Song", 900), ("Press Title", 900), ("Press Hei", 900)])
@pytest.mark.parametrize("title", ["清塘修渠，疙瘩岭通水", "丰收（下）", "三年12座；Qg也好"])
def test_lines_of_a_head_clear_each_other_by_their_ink(face: tuple[str, int], title: str) -> None:
    style = TextStyle(*face)
    for fit in ways(composer(), title, style):
        pitch = clear_em(composer(), fit.lines, style)
        inks = [
            [composer().measurer.metrics(*face).ink(char) for char in line.text]
            for line in fit.lines
        ]
        for over, under in pairwise(inks):
            assert pitch + min(top for top, _ in under) > max(bottom for _, bottom in over)


def test_a_group_on_a_panel_clears_its_commas() -> None:
    own = edition("防汛抗洪，疙瘩岭守堤").headline
    found = groups(own, composer(), 400.0, 300.0, Palette(), dashes=0, least=20.0)
    pitches = [one.pitch_em for one in found if len(one.way.lines) == 2]
    assert pitches
    assert min(pitches) >= max(1.08, 0.116 + 1 - 0.024)


@pytest.mark.parametrize(("words_", "high"), [(40, True), (6000, False)])
def test_over_little_copy_the_picture_is_the_page(words_: int, high: bool) -> None:
    """At its usual height it would leave a third of the page white."""
    grid, copy = Grid.of(PROFILES["tabloid"]), article("one", 1, "秋收", "稻" * words_)
    own = edition(hero=photograph("half"), articles=(copy,))
    options = banner("hero").rows(own, grid, composer())
    above = [cost for rows, cost in options if grid.y(rows) > 0.58 * grid.trim.h]
    assert any(cost < 0.2 for cost in above) is high


def test_a_low_opening_has_no_smaller_head_than_the_others() -> None:
    """The lowest height's head bounds the size of all section numbers."""
    folder = samples.ROOT / "content" / "editions" / "haoren"
    own = read_edition(folder).edition
    assert own is not None
    grid, design = Grid.of(PROFILES["tabloid"]), banner("hero")
    heights = [rows for rows, _ in design.rows(own, grid, composer())]
    sizes = [head(design.place(own, grid, rows, composer())).size for rows in heights]
    assert sizes[0] >= min(sizes[1:])


def test_a_height_at_which_an_opening_has_a_hole_is_none_of_it() -> None:
    own = edition(hero=photograph("light"))

    class Low:
        """As high as ten rows, and offered in all heights."""

        covers_running_head = True

        def rows(self, *_: object) -> tuple[tuple[int, float], ...]:
            return tuple((rows, 0.0) for rows in (10, 12, 40))

        def place(self, _: object, grid: Grid, *__: object) -> Block:
            frame = PlacedPicture(photograph("light"), grid.rect(0, 0, grid.columns, 10))
            return Block("banner", "banner", grid.rect(0, 0, grid.columns, 10), pictures=(frame,))

    measures = samples.measures("tabloid")
    shapes = banner_shapes(measures, Banner(), own, Low())
    assert list(shapes.table[measures.grid.columns]) == [10, 12]


@pytest.mark.parametrize("size", [(700, 460), (1500, 1000), (700, 1000)])
@pytest.mark.parametrize("name", (*OPENINGS, "festive", "picture", "quiet"))
def test_a_picture_is_no_larger_than_its_pixels(
    name: str, size: tuple[int, int], tmp_path: Path
) -> None:
    """At least 100 ppi at the lowest and the greatest height of each design on a broadsheet."""
    file = tmp_path / "small.jpg"
    Image.linear_gradient("L").resize(size).convert("RGB").save(file)
    copy = full(TITLES[1], SMALL[1], Picture(id="small", file=file, alt="x"))
    grid, tool = Grid.of(PROFILES["broadsheet"]), composer()
    design = banner(name)
    heights = [rows for rows, _ in design.rows(copy, grid, tool)]
    for rows in {heights[0], heights[-1]}:
        for shown in design.place(copy, grid, rows, tool).pictures:
            # Lower than its picture a frame shows the whole width, higher the whole height.
            across, down = size[0] / mm(shown.rect.w), size[1] / mm(shown.rect.h)
            assert min(across, down) * 25.4 > 100, (rows, shown.rect)


def test_a_shade_is_in_the_pixels_and_carries_the_words() -> None:
    pixels = np.full((600, 900, 3), 200, dtype=np.uint8)
    shaded = veil((Shade("ink", "top", 0.8, 0.4, 0.6),), InkSet.of({}))
    assert shaded is not None
    out = np.asarray(shaded(Image.fromarray(pixels)), dtype=float).mean(axis=2)
    assert out[:235].max() < 70
    assert out[365:].min() == 200
    column = out[:, 450]
    assert (np.diff(column) >= 0).all()  # no edge: it only ever fades out
    assert np.diff(column).max() < 6


def test_a_face_is_found_kept_and_never_covered(tmp_path: Path) -> None:
    """The portrait that matplotlib ships, alone and at the side of a wide calm picture."""
    with Image.open(Path(matplotlib.get_data_path()) / "sample_data/grace_hopper.jpg") as image:
        portrait = image.convert("RGB").resize((1024, 1212))
    wide = Image.new("RGB", (2600, 1400), "#8fa6b8")
    wide.paste(portrait, (1200, 100))
    for name, picture in (("portrait", portrait), ("wide", wide)):
        file = tmp_path / f"{name}.jpg"
        picture.save(file, quality=90)
        assert len(faces(picture)) == 1
        block = placed(Picture(id=name, file=file, alt="x"))
        (shown,) = block.pictures
        seen = Seen.of(shown.picture, shown.rect, InkSet.of({}))
        (face,) = seen.faces
        assert face.h > 0.95 * face.w  # whole: no crop has cut it
        frame = Rect(shown.rect.x - 1, shown.rect.y - 1, shown.rect.w + 2, shown.rect.h + 2)
        assert inside(face, frame)
        assert not any(overlap(box, face) for item in words(block) for box in boxes(item))
        corner = Rect(face.x - 50, face.y - 50, 55, 55)
        assert seen.on_face((corner,))
        assert not seen.on_face((Rect(face.x - 50, face.y - 50, 49, 49),))


@pytest.mark.parametrize("seed", range(6))
def test_no_face_is_seen_where_there_is_none(seed: int) -> None:
    rng = np.random.default_rng(seed)
    small = rng.integers(60, 255, (20 + 9 * seed, 30 + 11 * seed, 3), dtype=np.uint8)
    skin = Image.fromarray(small).resize((700, 500)).convert("L")
    assert (
        faces(
            Image.merge(
                "RGB", [skin, skin.point(lambda v: v * 0.75), skin.point(lambda v: v * 0.6)]
            )
        )
        == ()
    )


def test_the_head_stands_on_the_rest() -> None:
    block = placed(photograph("half"))
    frame = block.pictures[0].rect
    rest = Rect(frame.x, frame.y, frame.w * 1100 / 1800, frame.h)
    assert all(inside(box, rest) for box in boxes(head(block)))


def test_the_subject_stays_uncovered() -> None:
    subject = Box(left=0.1, top=0.1, right=0.45, bottom=0.5)
    picture = photograph("light", safe=subject)
    block = placed(picture)
    seen = Seen.of(picture, block.pictures[0].rect, InkSet.of({}))
    assert max(covered(box, seen.subject) for box in boxes(head(block))) < 0.1


def test_a_calm_box_is_kept_to() -> None:
    calm = Box(left=0.5, top=0.3, right=1, bottom=0.8)
    block = placed(photograph("light", calm=calm))
    frame = block.pictures[0].rect
    assert all(box.x >= frame.x + frame.w * 0.49 for box in boxes(head(block)))


def test_words_alone_are_at_least_100_pt() -> None:
    for name in ("hero", "type"):
        grid = Grid.of(PROFILES["broadsheet"])
        options = banner(name).rows(edition(), grid, composer())
        rows = min(options, key=lambda option: option[1])[0]
        block = banner(name).place(edition(), grid, rows, composer())
        assert head(block).size >= 100


@pytest.mark.parametrize("name", ["festive", "quiet", "type", "wide"])
@pytest.mark.parametrize("title", ["山中有信", "把平常日子 过成一盏灯"])
def test_a_page_with_little_copy_may_have_its_picture_across(name: str, title: str) -> None:
    """Low, the picture stands beside the head; high, it crosses the page, and has most of it."""
    grid = Grid.of(PROFILES["tabloid"])
    own = full(title, SMALL[0], photograph("light"))
    design = banner(name)
    options = dict(design.rows(own, grid, composer()))
    low = min(options)
    high = max(options, key=lambda rows: (grid.rows // 3 < rows, -options[rows]))
    beside, across = (design.place(own, grid, rows, composer()) for rows in (low, high))
    assert beside.pictures[0].rect.w < grid.area.w < across.pictures[0].rect.w + 0.01
    words_ = [box for item in words(across) for box in boxes(item)]
    assert not any(overlap(box, across.pictures[0].rect) for box in words_)
    assert head(across).size > head(beside).size


def test_the_cheaper_design_has_each_height() -> None:
    """Of two designs in one a height goes to the other only where that is cheaper by its price."""
    grid, own = Grid.of(PROFILES["tabloid"]), full(TITLES[0], SMALL[0], photograph("light"))
    first, other = banner("picture"), banner("hero")
    both = dict(Family(first, other, 0.1).rows(own, grid, composer()))
    ones = [dict(one.rows(own, grid, composer())) for one in (first, other)]
    assert set(both) == set(ones[0]) | set(ones[1])
    for rows, cost in both.items():
        away = ones[1].get(rows, 99.0) + 0.1
        assert cost == min(ones[0].get(rows, 99.0), away)


def test_the_heights_of_two_designs_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each height that is placed asks which design has it: 40 heights were all made 40 times."""
    grid, own = Grid.of(PROFILES["tabloid"]), full(TITLES[0], SMALL[0], photograph("light"))
    design, rows, asked = banner("quiet"), Quiet.rows, list[Grid]()

    def counted(*given: Any) -> Any:
        asked.append(given[2])
        return rows(*given)

    monkeypatch.setattr(Quiet, "rows", counted)
    for height, _ in design.rows(own, grid, composer()):
        design.place(own, grid, height, composer())
    assert asked == [grid]
    design.rows(full(TITLES[1], SMALL[0], photograph("light")), grid, composer())
    assert len(asked) == 2  # another edition has its own


@pytest.mark.parametrize("kind", ["half", "light", "busy"])
def test_a_search_for_a_place_looks_at_few(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All places are summed at once; only such are looked at as promise what the best is worth."""
    looked, tried = list[float](), list[Any]()

    def promised(places: Promises, *given: Any, **more: Any) -> Any:
        tried.extend(places.worth)
        return most_bare(places, *given, **more)

    def counted(*given: Any, **more: Any) -> Spot | None:
        looked.append(given[3])
        return bare(*given, **more)

    monkeypatch.setattr("layout.banners.onpicture.spots.most_bare", promised)
    monkeypatch.setattr("layout.banners.onpicture.spots.bare", counted)
    frame = Rect(0, 0, 1000, 620)
    seen = Seen.of(photograph(kind), frame, InkSet.of({}))
    own = full(TITLES[0], SMALL[0], photograph(kind)).headline
    found = find_spot(own, composer(), seen, frame, InkSet.of({}), Palette(), 30.0)
    assert len(tried) > 100
    assert len(looked) < 0.25 * len(tried)
    assert found is None or min(looked) * ROUNDING >= found.worth


@pytest.mark.parametrize("kind", ["half", "light", "busy"])
def test_no_place_is_worth_more_than_it_promises(kind: str) -> None:
    """Sums are of the cells that are looked at: a place that promises less is never the best."""
    inks, frame = InkSet.of({}), Rect(-8, -8, 1000, 620)
    seen = Seen.of(photograph(kind), frame, inks)
    own = full(TITLES[0], SMALL[0], photograph(kind)).headline
    one = next(sizes(own, composer(), Rect(20, 20, 700, 500), Palette(), 30.0))
    places = [Rect(x, y, one.width, one.height) for x in (20, 155.3) for y in range(10, 480, 47)]
    boxes_ = [display_boxes(one, rect) for rect in places]
    most = most_bare(
        Promises.of(boxes_, [100.0] * len(places)), seen, Sums(seen, TELLS), calm=False
    )
    for rect, its, promised in zip(places, boxes_, most, strict=True):
        spot = bare(one, rect, its, 100.0, seen, inks, ("primary", "paper", "ink"), calm=False)
        assert spot is None or spot.worth <= promised <= 100.0 * ROUNDING


@pytest.mark.parametrize("profile", PAPERS)
def test_the_ground_of_a_wide_head_is_as_high_as_its_words(profile: str) -> None:
    grid = Grid.of(PROFILES[profile])
    for title in TITLES[:4]:
        source = full(title, SMALL[1], None)
        options = banner("wide").rows(source, grid, composer())
        rows = min(options, key=lambda option: option[1])[0]
        block = banner("wide").place(source, grid, rows, composer())
        (ground,) = block.fills
        last = max(box.bottom for item in words(block) for box in boxes(item))
        assert head(block).ink == "paper"
        assert ground.ink == "primary"
        assert ground.rect.bottom - last < 2.2 * grid.leading
        wide = max(box.w for box in boxes(head(block)))
        assert wide > 0.9 * grid.area.w or head(block).size == 140


def band(*items: Datum) -> Figure:
    return Figure(id="band", kind=FigureKind.KEY, title="数说", items=items)


GDP = Datum(label="全区GDP", before="突破", value=400, unit="亿元", highlight=True)
PEOPLE = Datum(label="常住人口", value=1256300, unit="人", after="以上")
FEW = Datum(label="茶园面积", before="达到", value=8.6, unit="万亩")


@pytest.mark.parametrize("profile", PAPERS)
@pytest.mark.parametrize("title", ["十年", TITLES[1], TITLES[3]])
def test_beside_a_short_number_stand_its_words_and_no_hole(title: str, profile: str) -> None:
    """Under its label a third of the ground would be empty: the audit withholds the page for it."""
    grid = Grid.of(PROFILES[profile])
    source = full(title, SMALL[1], None).model_copy(update={"band": band(FEW)})
    options = banner("number").rows(source, grid, composer())
    rows = min(options, key=lambda option: option[1])[0]
    block = banner("number").place(source, grid, rows, composer())
    number = next(text for text in block.texts if text.role == "number")
    (line,) = number.lines
    right = line.x + line.line.width_em * number.size
    label = next(text for text in block.texts if "茶园" in text.lines[0].line.text)
    assert label.lines[0].x > right
    assert emptiness((block,), grid, rows) < BANNER_SHARE


@pytest.mark.parametrize("profile", PAPERS)
@pytest.mark.parametrize("kind", ["", "dark"])
@pytest.mark.parametrize(
    ("items", "shown"),
    [((GDP, PEOPLE), "400"), ((PEOPLE, GDP), "400"), ((PEOPLE,), "125.63")],
)
def test_a_number_is_the_picture(
    items: tuple[Datum, ...], shown: str, kind: str, profile: str
) -> None:
    grid = Grid.of(PROFILES[profile])
    hero = photograph(kind) if kind else None
    for title in TITLES[1:5]:
        source = full(title, SMALL[1], hero).model_copy(update={"band": band(*items)})
        options = banner("number").rows(source, grid, composer())
        for rows in {min(options, key=lambda option: option[1])[0], options[-1][0]}:
            block = banner("number").place(source, grid, rows, composer())
            texts = list(words(block))
            largest = max(texts, key=lambda item: item.size)
            assert "".join(line.line.text for line in largest.lines) == shown
            assert largest.size > 1.5 * head(block).size
            placed_ = [box for item in texts for box in inked(item)]
            margin = Rect(grid.area.x, 0, grid.area.w, block.rect.bottom)
            assert all(inside(box, margin) for box in placed_)
            for a, b in itertools.combinations(placed_, 2):
                assert not overlap(a, b), (a, b)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (400, "亿元", ("400", "亿元")),
        (17.7, "个百分点", ("17.7", "个百分点")),
        (1250000000, "元", ("12.5", "亿元")),
        (836000, "人", ("83.6", "万人")),
        (1234567, "人", ("1,234,567", "人")),
        (21860, "套", ("21,860", "套")),
        (-0.5, "%", ("−0.5", "%")),
    ],
)
def test_a_number_is_written_as_a_paper_writes_it(
    value: float, unit: str, shown: tuple[str, str]
) -> None:
    assert written(Datum(value=value, unit=unit)) == shown


def inked(item: PlacedText) -> list[Rect]:
    """Return the boxes of a text's lines; of digits alone, from their heads to their feet."""
    digits = item.role == "number"
    return [
        Rect(box.x, box.y + 0.18 * box.h, box.w, 0.7 * box.h) if digits else box
        for box in boxes(item)
    ]


def test_without_a_number_the_words_open_alone() -> None:
    grid = Grid.of(PROFILES["broadsheet"])
    assert banner("number").rows(edition(), grid, composer()) == banner("type").rows(
        edition(), grid, composer()
    )


def test_contrast_is_that_of_nearly_all_cells() -> None:
    picture = photograph("half")
    seen = Seen.of(picture, Rect(0, 0, 900, 600), InkSet.of({}))
    white = luminance("#ffffff")
    assert seen.behind(Rect(20, 20, 300, 500)).contrast(white) > 7
    assert seen.behind(Rect(500, 20, 300, 500)).contrast(white) < 4.5


def test_a_vertical_head_runs_downwards_from_the_right() -> None:
    grid = Grid.of(PROFILES["broadsheet"])
    source = full(TITLES[2], SMALL[1], photograph("light"))
    options = banner("vertical").rows(source, grid, composer())
    rows = min(options, key=lambda option: option[1])[0]
    block = banner("vertical").place(source, grid, rows, composer())
    title = head(block)
    assert "".join(line.line.text for line in title.lines) == TITLES[2]
    first, second = title.lines
    assert first.vertical and second.vertical
    assert second.x + second.height <= first.x + 0.5 * title.size
    assert all(box.x > block.pictures[0].rect.right for box in boxes(title))


@pytest.mark.parametrize("words", ["河口有渡", "一口二井三川", "12座桥、365盏灯"])
def test_a_vertical_head_has_the_same_white_between_all_inks(words: str) -> None:
    """口 and 一 are low: em by em they would stand in holes."""
    grid = Grid.of(PROFILES["tabloid"])
    source = full(words, SMALL[0], photograph("light"))
    rows = min(banner("vertical").rows(source, grid, composer()), key=lambda way: way[1])[0]
    title = head(banner("vertical").place(source, grid, rows, composer()))
    metrics = FontLibrary.shipped().metrics(title.style.family, title.style.weight)
    for line in title.lines:
        assert line.vertical
        cells = line.line.cells
        if any(cell.form != "upright" or not is_han(cell.text) for cell in cells):
            continue
        inks = [(c.y_em + metrics.ink(c.text)[0], c.y_em + metrics.ink(c.text)[1]) for c in cells]
        whites = [after[0] - before[1] for before, after in pairwise(inks)]
        assert max(whites) - min(whites) < 0.001


def placed(picture: Picture, name: str = "hero") -> Block:
    """Return an opening with a picture at its best height."""
    grid, source = Grid.of(PROFILES["broadsheet"]), full(TITLES[2], SMALL[1], picture)
    options = banner(name).rows(source, grid, composer())
    rows = min(options, key=lambda option: option[1])[0]
    return banner(name).place(source, grid, rows, composer())


def head(block: Block) -> PlacedText:
    return next(text for text in block.texts if text.role == "headline")


def panels(block: Block) -> list[Rect]:
    """Return grounds on the picture larger than a mark."""
    return [fill.rect for fill in block.fills if fill.ink == "primary" and fill.rect.w > 60]
