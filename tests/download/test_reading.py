"""The text-only reading: what a screen reader says is the content, article by article."""

from __future__ import annotations

import pytest

from content.model import Article, Edition
from layout.pdf.text import LOOSE, page_texts, read_runs
from layout.products.download.agreement import disagreements
from layout.products.download.reading import articles, reading
from tests.download.made import FIRST, SECOND, built, continued, continued_pdf
from tests.render.build import FONTS


@pytest.mark.parametrize("name", ["lusong", "small"])
def test_reading_is_the_content_to_the_character(name: str) -> None:
    made = built(name)
    assert disagreements(made.pdf, made.placed.edition) == ()


def test_one_character_more_or_less_is_found() -> None:
    made = built("small")
    edition = made.placed.edition
    first = edition.articles[0]
    item = first.body[0]
    shorter = item.model_copy(update={"text": item.text.replace("。", "", 1)})
    changed = first.model_copy(update={"body": (shorter, *first.body[1:])})
    found = disagreements(made.pdf, _with(edition, changed))
    assert any(line.startswith(f"{first.id}: lacks") for line in found)
    assert any(line.startswith(f"{first.id}: adds") for line in found)


def test_a_changed_order_is_found() -> None:
    made = built("lusong")
    first = made.placed.edition.articles[0]
    turned = first.model_copy(update={"body": first.body[::-1]})
    found = disagreements(made.pdf, _with(made.placed.edition, turned))
    assert [line.split(":")[0] for line in found] == [first.id]
    assert "out of order" in found[0]


def test_a_continued_article_is_read_in_one_piece() -> None:
    groups = dict(articles(continued_pdf()))
    assert list(groups) == ["banner", "market", "a/b"]
    words = [passage.text for passage in groups["market"]]
    assert words == ["1", "灯火通明", FIRST, "（下转第06版）", "上接第05版", SECOND]
    assert [passage.page for passage in groups["market"]] == [0, 0, 0, 0, 1, 1]
    assert disagreements(continued_pdf(), continued().edition) == ()


def test_blanks_between_words_are_in_the_file() -> None:
    said = [passage.text for passage in reading(continued_pdf())]
    assert any("Two words" in text for text in said)
    assert any("The end of it all" in text for text in said)


def test_the_running_head_is_an_artifact() -> None:
    loose = "".join(run.text for run in read_runs(continued_pdf()) if run.mark == LOOSE)
    assert "株洲日报" in loose
    assert "特别报道" in loose
    assert not any("特别报道" in passage.text for passage in reading(continued_pdf()))


def test_press_file_has_the_same_text_to_the_character() -> None:
    make = pytest.importorskip("layout.products.press.make")
    from charts import draw
    from content.model.inks import InkSet, Medium
    from layout.page.units import mm
    from layout.plant.profile import press_profile

    made = built("small")
    profile, inks = press_profile(), InkSet.of(made.placed.edition.inks, Medium.PRESS)
    drawings = {
        figure.figure.id: draw(figure.figure, mm(figure.rect.w), mm(figure.rect.h), inks, FONTS).svg
        for page in made.placed.pages
        for block in page.blocks
        for figure in block.figures
    }
    document = make.press_document(made.placed, made.infos, FONTS, profile, drawings)
    press = make.print_press(document, profile)
    assert page_texts(press) == page_texts(made.pdf)
    assert len("".join(page_texts(press))) > 1000


def _with(edition: Edition, changed: Article) -> Edition:
    others = tuple(changed if item.id == changed.id else item for item in edition.articles)
    return edition.model_copy(update={"articles": others})
