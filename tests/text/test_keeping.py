"""Results that are kept on their owner: given again, bounded, gone with it."""

from __future__ import annotations

import gc
import weakref

from charts import chart
from charts.chart import min_width_mm
from charts.gauge import Gauge, gauge_of
from content.reading.reader import read_edition
from fonts import FontLibrary
from fonts.setting import Composer
from fonts.setting.breaking import Solution
from fonts.setting.keeping import Same, kept_by_owner
from fonts.setting.styles import STYLES
from layout.banners.words.heads import breakings, ways
from tests.edition.folders import SMALL


class Owner:
    """Counts what was really worked out."""

    def __init__(self) -> None:
        self.worked: list[int] = []


@kept_by_owner(2)
def doubled(owner: Owner, number: int) -> int:
    owner.worked.append(number)
    return 2 * number


def test_the_last_results_of_each_owner_are_kept() -> None:
    one, other = Owner(), Owner()
    assert [doubled(one, n) for n in (1, 1, 2, 1, 3, 1, 2)] == [2, 2, 4, 2, 6, 2, 4]
    assert one.worked == [1, 2, 3, 2]  # two are kept: 3 has driven out 2, which came again
    assert doubled(other, 1) == 2 and other.worked == [1]


def test_the_same_is_not_what_is_only_equal() -> None:
    """A key that neither hashes nor compares all of an edition, and holds it while it is a key."""
    one, equal = [1, 2], [1, 2]  # lists have no hash
    known = {Same(one): "kept"}
    assert known[Same(one)] == "kept"
    assert Same(equal) not in known and Same(one) != one


def test_a_composer_goes_when_its_work_is_done() -> None:
    """Heads of banners are kept on the composer, not for as long as the program runs."""
    composer = Composer(FontLibrary.shipped())
    style = STYLES.headline.style
    assert ways(composer, "慢火车开进新县城", style) is ways(composer, "慢火车开进新县城", style)
    assert breakings(composer, "慢火车开进新县城", STYLES)
    gone = weakref.ref(composer)
    del composer
    gc.collect()
    assert gone() is None


def test_a_fit_does_not_hold_all_lines_that_were_weighed() -> None:
    """They are 100 kB a paragraph and measure, of which a plan keeps thousands: 1.6 GB in tests."""
    composer, style = Composer(FontLibrary.shipped()), STYLES.body.style
    texts = ["慢线在青石镇停四十秒。" * 5 + han for han in "天地玄黄宇宙洪荒日月盈昃辰宿列张"]

    def weighed() -> int:
        return sum(isinstance(one, Solution) for one in gc.get_objects())

    gc.collect()
    before = weighed()
    fits = [composer.fit(text, style, measure) for text in texts for measure in (13, 14, 15)]
    assert 0 < weighed() - before <= 16 < len(fits)
    # What is set later is weighed again, and is what it would have been.
    for fit in fits:
        lines = fit.lines()
        assert len(lines) == fit.best
        assert fit.lines() is lines
    assert weighed() - before <= 16


def test_a_gauge_goes_when_its_work_is_done() -> None:
    library = FontLibrary.shipped()
    edition = read_edition(SMALL).edition
    assert edition is not None
    figure = next(figure for article in edition.articles for figure in article.figures)
    least = min_width_mm(figure, library)
    own = Gauge(library)

    assert chart._narrowest(own, figure) == least
    assert chart._narrowest(gauge_of(library), figure) == least
    gone = weakref.ref(own)
    del own
    gc.collect()
    assert gone() is None
