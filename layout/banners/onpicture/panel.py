"""A headline on a panel: the words, a drawing in its frame, a zone, pt → `Spot` with its ground.

The panel bleeds from a corner of the picture.
"""

from __future__ import annotations

from content.model import Headline
from fonts.setting import Composer
from layout.banners.onpicture.seen import SIZE_WORTH, SUBJECT_COST, Seen, covered
from layout.banners.onpicture.worth import Spot
from layout.banners.words.display import displays
from layout.banners.words.group import Palette
from layout.page.units import Rect

#: A panel's share of the picture at most, and the white round its words, headline sizes.
PANEL = (0.62, 0.5)
#: What a panel is worth beside words on the picture itself.
PANEL_WORTH = 0.75


def on_panel(
    headline: Headline,
    composer: Composer,
    seen: Seen,
    zone: Rect,
    palette: Palette,
    least: float,
) -> Spot | None:
    """Return the headline on a ground that bleeds from a corner of the picture."""
    frame = seen.frame
    best: Spot | None = None
    for wide in (PANEL[0], 1.0):
        found = displays(
            headline,
            composer,
            wide * zone.w,
            PANEL[1] * zone.h,
            palette,
            align="left",
            least=least,
        )
        for one in found:
            pad = min(0.45 * one.size, 28.0)
            high = one.height + 2 * pad
            full = wide == 1.0
            for low in (True, False):
                y = frame.bottom - high if low else zone.y
                x = frame.x
                right = frame.right if full else zone.x + one.width + 1.4 * pad
                panel = Rect(x, y, right - x, high)
                rect = Rect(zone.x, y + pad, one.width, one.height)
                worth = one.weight**SIZE_WORTH * (1 - 0.5 * panel.w * panel.h / (frame.w * frame.h))
                worth *= max(0.05, 1 - SUBJECT_COST * covered(panel, seen.subject))
                worth *= (1.0 if low else 0.94) * PANEL_WORTH
                if best is None or worth > best.worth:
                    best = Spot(one, rect, "paper", panel, worth=worth)
        if best is not None:
            break
    return best
