"""An edition whose best page is of a later setting is printed and audited as any other.

All other tests that build whole pages plan them in the first setting alone (`tests/sparing.py`).
"""

from __future__ import annotations

from content.model import Fit
from layout.edition.make import OF_SHAPE, make
from layout.products.download.agreement import disagreements
from tests.plan import checks, samples
from tests.plan.unlike import article, press
from tests.sparing import all_attempts


def test_a_page_of_a_later_setting_is_as_good() -> None:
    photo = samples.photograph()
    articles = [article(0, 420, pictures=(photo,)), article(1, 300), article(2, 260)]
    with all_attempts():
        built = make(press(*articles, profile="broadsheet", fit=Fit(body_pt=(9, 10.5))))
    assert built.placed.grid.profile.name == "tabloid", "there is too little for a broadsheet"
    assert len(built.plan.tried) > 1
    assert "plan.format-changed" in [note.code for note in built.plan.notes]
    checks.check(built.plan, samples.library())
    assert [fault for fault in built.audit.faults if fault.code not in OF_SHAPE] == []
    assert built.audit.tagged
    assert disagreements(built.pdf, built.placed.edition) == ()
