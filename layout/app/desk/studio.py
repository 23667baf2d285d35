"""The studio: workers that stay warm, and what they have drawn, kept by content.

Input: laid pages and the functions that `layout.edition.make` hands over. Output: pictures of the
pages, and the results. Of two helper processes one makes pictures; the other prints whole PDFs
and lends a hand where many layers have changed.
"""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, ParamSpec, TypeVar, cast

from content.model import Edition
from content.model.inks import InkSet, Medium
from fonts import FontLibrary
from fonts.setting.chart_styles import CHART, ChartStyles
from layout.app.desk.layers import Layer, Made, page_layers
from layout.app.desk.stack import layer_pdf, measure_layers, stacked_png
from layout.edition.helper import (
    ChartFrame,
    Helper,
    Task,
    collect_and_give_back,
    draw_charts,
    print_pdf,
)
from layout.edition.limits import PRINT_S
from layout.edition.make import Laid
from layout.edition.pictures import prepared_pictures
from layout.page.units import Rect
from layout.pictures import Prepared
from layout.plan.memory import Memory

P = ParamSpec("P")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

#: Resolutions of the pictures: the first of every page, the second where a browser asks for it.
QUICK_DPI, SHARP_DPI = 96, 192
#: What is kept: layers (some 50 kB each), charts, pages as layers, pictures (1 to 4 MB each).
MOST_LAYERS, MOST_CHARTS, MOST_STACKS, MOST_PICTURES = 600, 200, 80, 40
#: Pictures that are kept of a page: now and before, quick and sharp.
OF_A_PAGE = 4
#: Seconds between two looks whether a helper is done.
LOOK = 0.003


class Kept(OrderedDict[K, V]):
    """A dictionary that forgets what was put in first, beyond a number of entries."""

    def __init__(self, most: int) -> None:
        """Begin with nothing."""
        super().__init__()
        self.most = most

    def __setitem__(self, key: K, value: V) -> None:
        """Keep a value as the newest."""
        super().__setitem__(key, value)
        self.move_to_end(key)
        while len(self) > self.most:
            self.popitem(last=False)


@dataclass(frozen=True)
class Shot:
    """A page's picture: its name in the studio, and where it was drawn anew (pt on the trim)."""

    name: str
    changed: tuple[Rect, ...]


@dataclass(frozen=True)
class _Deferred(Generic[T]):
    """Work that begins when its result is asked for: the picture comes first."""

    work: Callable[[], T]

    def result(self) -> T:
        """Do the work."""
        return self.work()

    def done(self) -> bool:
        """There is nothing to wait for before it is asked for."""
        return True


class Studio:
    """Draws the pages of one edition, again and again."""

    def __init__(self, check: Callable[[], None]) -> None:
        """Start the helpers; they begin to load libraries at once.

        Args:
            check: called while helpers work; raises what ends a build that is overtaken.
        """
        self._check = check
        self._quick, self._thorough = Helper(2), Helper(2)
        self._whole: Task[object] | None = None
        self._memory: tuple[Hashable, Memory] | None = None
        self._printing: dict[str, Task[bytes]] = {}
        self._layers: Kept[str, bytes] = Kept(MOST_LAYERS)
        self._made: dict[tuple[int, int], Made] = {}
        self._charts: Kept[Hashable, str] = Kept(MOST_CHARTS)
        self._stacks: Kept[str, tuple[bytes, ...]] = Kept(MOST_STACKS)
        self._pictures: Kept[tuple[str, int], bytes] = Kept(MOST_PICTURES)
        self._last: frozenset[str] = frozenset()

    def close(self) -> None:
        """End the helpers; work in them is dropped."""
        self._quick.close()
        self._thorough.close()

    def memory(self, edition: Edition) -> Memory:
        """Return the planner's memory; a new one where the edition's own fonts have changed.

        Raises:
            FontError: one of them cannot be used.
        """
        fonts = tuple((path, path.stat().st_mtime_ns) for path in edition.fonts)
        if self._memory is None or self._memory[0] != fonts:
            self._memory = fonts, Memory(FontLibrary.shipped().with_extra(edition.fonts))
            self._layers.clear()
            self._made.clear()
            self._charts.clear()
        return self._memory[1]

    def submit(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Task[T]:
        """Take a stage of `make`: charts are kept, the whole PDF waits for the pictures."""
        if function is draw_charts:
            kept = cast("Callable[P, T]", self._drawn)  # it takes and gives what that does
            return _Deferred(lambda: kept(*arguments, **named))
        if function is print_pdf:
            whole = cast("Callable[P, T]", self._print_whole)
            return _Deferred(lambda: whole(*arguments, **named))
        return self._quick.submit(function, *arguments, **named)

    def pages(self, laid: Laid) -> tuple[Shot, ...]:
        """Draw what has changed of the pages; their pictures are then there to be asked for."""
        edition = laid.placed.edition
        inks = InkSet.of(edition.inks, Medium.SCREEN)
        drawings = laid.drawings[Medium.SCREEN]
        pictures, _ = prepared_pictures(laid.placed, laid.infos, inks, self.memory(edition))
        pages = [
            page_layers(laid.placed, page, inks, laid.library, drawings, pictures, self._made)
            for page in laid.placed.pages
        ]
        self._print_layers([layer for layers in pages for layer in layers], edition.fonts)
        self._pictures.most = min(MOST_PICTURES, OF_A_PAGE * len(pages))
        shots = []
        for layers in pages:
            name = hashlib.sha256("".join(layer.key for layer in layers).encode()).hexdigest()[:20]
            stack = self._stacks[name] = tuple(self._layers[layer.key] for layer in layers)
            drawn = (name, QUICK_DPI) in self._pictures
            self.picture(name, QUICK_DPI)
            if not drawn:  # when nobody waits: the next change is then drawn into this picture
                self._quick.submit(measure_layers, stack, QUICK_DPI)
                self._quick.submit(collect_and_give_back)
            fresh = {layer.rect: None for layer in layers if layer.key not in self._last}
            shots.append(Shot(name, tuple(rect for rect in fresh if rect) if self._last else ()))
        self._last = frozenset(layer.key for layers in pages for layer in layers)
        return tuple(shots)

    def picture(self, name: str, dpi: int) -> bytes | None:
        """Return a page's picture as PNG; None where no page has this name (any longer)."""
        key = name, dpi
        found = self._pictures.get(key)
        layers = self._stacks.get(name)
        if found is None and layers is not None:
            helper = self._quick if dpi == QUICK_DPI else self._thorough
            found = self._pictures[key] = helper.run(stacked_png, layers, dpi)
        return found

    def _print_layers(self, layers: Sequence[Layer], fonts: Sequence[Path]) -> None:
        """Print those that are not kept, the largest first, in both helpers where both are free."""
        wanted = {layer.key: layer for layer in layers}
        for key in wanted:
            if key in self._layers:
                self._layers.move_to_end(key)
        missing = [
            layer
            for key, layer in wanted.items()
            if key not in self._layers and key not in self._printing
        ]
        helpers = [self._quick]
        if self._whole is None or self._whole.done():
            helpers.append(self._thorough)
        load = dict.fromkeys(helpers, 0)
        for layer in sorted(missing, key=_weight, reverse=True):
            helper = min(helpers, key=lambda helper: load[helper])
            load[helper] += _weight(layer)
            self._printing[layer.key] = helper.submit(
                layer_pdf, layer.html, layer.pictures, tuple(fonts)
            )
        while any(key in self._printing for key in wanted):
            for key in [key for key, task in self._printing.items() if task.done()]:
                self._layers[key] = self._printing.pop(key).result()
            self._check()
            time.sleep(LOOK)

    def _print_whole(
        self,
        html: str,
        pictures: Mapping[str, Prepared],
        extra_fonts: Sequence[Path] = (),
        seconds: float = PRINT_S,
    ) -> bytes:
        """Print the whole PDF; a later build need not wait for it."""
        task = self._thorough.submit(print_pdf, html, pictures, extra_fonts, seconds)
        self._whole = task
        while not task.done():
            self._check()
            time.sleep(LOOK)
        self._thorough.submit(
            collect_and_give_back
        )  # what a PDF leaves took up to 300 MB till the next time
        return task.result()

    def _drawn(
        self,
        frames: Sequence[ChartFrame],
        inks: InkSet,
        fonts: Sequence[Path] = (),
        styles: ChartStyles = CHART,
        least_pt: float = 0.25,
    ) -> Mapping[str, str]:
        """Return charts' SVG by figure id; only those that are not kept are drawn."""
        keys = [
            (frame, inks.medium, tuple(inks.inks.items()), styles, least_pt) for frame in frames
        ]
        missing = [key for key in keys if key not in self._charts]
        if missing:
            new_frames = [frame for frame, *_ in missing]
            new = self._quick.run(draw_charts, new_frames, inks, fonts, styles, least_pt)
            for key in missing:
                self._charts[key] = new[key[0][0].id]
        return {key[0][0].id: self._charts[key] for key in keys}


def _weight(layer: Layer) -> int:
    """Return about how much work a layer is: its characters, and the least a document takes."""
    return 15_000 + len(layer.html) + sum(len(p.svg or "") for p in layer.pictures.values())
