"""The kinds of chart that the census kit brought: no collision at any size, faults are named."""

from __future__ import annotations

import itertools

import pytest

import charts
from charts.chart import scene
from charts.kinds import columns, stacked, strip
from charts.palette import PLAIN
from content.merging import merge
from content.model import Datum, Figure
from content.reading.reader import read_edition
from content.words import message
from fonts import FontLibrary
from tests.kits.test_kit import KIT

WIDTHS = (52.0, 61.0, 74.0, 113.0, 154.0, 235.0)
SLACK_MM = 0.06


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Figure]:
    row = merge(KIT, None, tmp_path_factory.mktemp("charts"), ["430271"]).rows[0]
    assert row.folder is not None
    edition = read_edition(row.folder).edition
    assert edition is not None
    return {str(f.kind): f for article in edition.articles for f in article.figures}


@pytest.fixture(scope="module")
def fonts() -> FontLibrary:
    return FontLibrary.shipped()


@pytest.mark.parametrize("kind", ["columns", "stacked", "strip"])
def test_every_size_holds(kind: str, figures: dict[str, Figure], fonts: FontLibrary) -> None:
    figure = figures[kind]
    assert charts.min_width_mm(figure, fonts) <= WIDTHS[0]
    for width, part in itertools.product(WIDTHS, (0.0, 0.4, 1.0)):
        least, ideal, most = charts.height_range(figure, width, fonts)
        assert 0 < least <= ideal <= most
        height = least + (most - least) * part
        pen = scene(figure, width, height, fonts)
        for words in pen.words:
            assert words.size_pt >= 7
            assert words.box.x >= -SLACK_MM and words.box.right <= width + SLACK_MM, words.text
            assert words.box.y >= -SLACK_MM and words.box.bottom <= height + SLACK_MM, words.text
        for one, other in itertools.combinations(pen.words, 2):
            assert not one.box.overlaps(other.box, SLACK_MM), (width, height, one.text, other.text)
        for x, y in (point for shape in pen.shapes for point in shape.outline):
            assert -0.3 <= x <= width + 0.3 and -0.3 <= y <= height + 0.3, (width, height, x, y)


def test_columns_keep_their_proportions(figures: dict[str, Figure], fonts: FontLibrary) -> None:
    """Bar heights are as the values, from one zero."""
    figure = figures["columns"]
    _, ideal, _ = charts.height_range(figure, 154, fonts)
    pen = scene(figure, 154, ideal, fonts)
    own = [d.value or 0.0 for d in figure.items if d.highlight]
    bars = [s.outline for s in pen.shapes if s.ink == PLAIN][: len(own)]
    tall = [max(y for _, y in bar) - min(y for _, y in bar) for bar in bars]
    scale = max(tall) / max(own)
    assert all(abs(t - v * scale) < 0.2 for t, v in zip(tall, own, strict=True))


def test_faults_are_named() -> None:
    def figure(kind: str, *items: Datum) -> Figure:
        return Figure(id="x", kind=kind, title="x", items=items)

    twice = (Datum(label="甲", value=1), Datum(label="甲", value=2))
    below = figure("strip", Datum(label="甲", value=-1, highlight=True))
    assert columns.check(figure("columns", *twice)) == message("chart.group-twice")
    assert stacked.check(figure("stacked", *twice)) == message("chart.part-twice")
    nothing = figure("stacked", Datum(label="甲", value=0))
    assert stacked.check(nothing) == message("chart.whole-of-0")
    plain = figure("strip", Datum(label="甲", value=1))
    assert strip.check(plain) == message("chart.no-highlight", label="甲")
    assert strip.check(below) == message("chart.dot-below-0")


@pytest.mark.parametrize("field", ["period", "note"])
@pytest.mark.parametrize("kind", ["columns", "stacked", "strip"])
def test_words_without_a_place_are_refused(
    kind: str, field: str, figures: dict[str, Figure]
) -> None:
    check = {"columns": columns.check, "stacked": stacked.check, "strip": strip.check}[kind]
    figure = figures[kind]
    assert check(figure) is None
    first, *rest = figure.items
    worded = first.model_copy(update={field: "其他"})
    told = check(figure.model_copy(update={"items": (worded, *rest)}))
    assert told == message("chart.no-place", kind=kind, field=field, words="其他")
