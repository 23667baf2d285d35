"""A corrected page is the same page in another version; a plant's pattern names a file a page."""

from __future__ import annotations

import io
import shutil

import pikepdf
import pytest

from content.model import Edition
from layout.judge.preflight import preflight
from layout.page.errors import ContentError
from layout.page.placed import PlacedEdition
from layout.pdf.xmp import full_name, properties
from layout.products.press.identity import Identity
from layout.products.press.make import print_press
from layout.products.press.singles import single_pages
from layout.products.sheet import slug_of
from tests.press.build import NEWSPRINT, WORDS, document, pages
from tests.press.test_plant import plant
from tests.render.build import article, edition, placed

IDS = {key: full_name(f"xmpMM:{key}") for key in ("DocumentID", "InstanceID", "VersionID")}


def ids(pdf: bytes) -> dict[str, str]:
    """Return a file's identifiers."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        xmp = properties(opened.Root)
    return {key: xmp[name] for key, name in IDS.items()}


def printed(words: str = WORDS, **paper: object) -> bytes:
    """Return a press file whose first article says this."""
    own: Edition = edition(articles=(article("one", 1, "诠释逆势增长", words),))
    own = own.model_copy(update={"paper": own.paper.model_copy(update=paper)})
    return print_press(document(placed(own)), NEWSPRINT)


def test_a_corrected_page_is_a_version_of_the_same_document() -> None:
    first, again = ids(printed()), ids(printed())
    assert first == again  # the same content, the same bytes
    corrected = ids(printed(WORDS.replace("干净", "洁净"), revision=2))
    assert corrected["DocumentID"] == first["DocumentID"]
    assert corrected["InstanceID"] != first["InstanceID"]
    assert (first["VersionID"], corrected["VersionID"]) == ("1", "2")
    unsaid = ids(printed(WORDS.replace("干净", "洁净")))  # nobody counted it: still another version
    assert unsaid["InstanceID"] not in (first["InstanceID"], corrected["InstanceID"])
    other = ids(printed(page_numbers=("07", "08")))
    assert other["DocumentID"] != first["DocumentID"]


def test_the_slug_tells_a_revision() -> None:
    own = edition()
    assert "修订" not in slug_of(own, 0).page
    paper = own.paper.model_copy(update={"revision": 3})
    assert "修订3" in slug_of(own.model_copy(update={"paper": paper}), 0).page


@pytest.mark.parametrize(
    ("pattern", "page", "name"),
    [
        ("{paper}-{date}-{page:02}-{rev}", "5", "株洲日报-20210727-05-2"),
        ("{id}_{page}", "05", "x_5"),
        ("{date}{page:03}", "A01", "20210727A01"),
    ],
)
def test_names_by_a_plants_pattern(pattern: str, page: str, name: str) -> None:
    assert Identity("株洲日报", "x", "20210727", (page,), 2).name(pattern) == name


@pytest.mark.parametrize(
    "pattern",
    [
        "{author}",
        "{page",
        "../{date}",
        "{paper}/{page}",
        "{0}",
        "{page:>999999999}",
        "{paper.upper}",
    ],
)
def test_patterns_that_give_no_name(pattern: str) -> None:
    with pytest.raises(ContentError) as error:
        Identity("株洲日报", "x", "20210727", ("1",)).name(pattern)
    assert error.value.told.code == "press.name-pattern"


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is missing")
def test_one_file_a_page_each_right_by_itself() -> None:
    source: PlacedEdition = pages()
    whole = print_press(document(source), NEWSPRINT)
    own = Identity.of(source.edition, (1, 1))
    files = single_pages(whole, NEWSPRINT, own)
    assert len(files) == 2
    assert len({ids(file)["DocumentID"] for file in (*files, whole)}) == 3
    assert files == single_pages(whole, NEWSPRINT, own)
    for file in files:
        report = preflight(file, plant())
        assert report.errors == ()
        assert report.facts.pages == 1
        assert report.facts.standard == "PDF/X-4"
    assert sum(map(len, files)) < 2 * len(whole)  # what only the other page shows is left out
