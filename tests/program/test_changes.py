"""Content changes, and the page plans itself anew: another page, and again a good one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from content.model import Article, ArticleKind, Edition, Paragraph
from layout.edition.make import make
from tests.program.conftest import edition, first, verdict

Change = Callable[[Edition], Edition]

NEWS = """\
清晨的集市从六点开始热闹。菜农把新摘的豆角码成一排，买菜的人弯下腰来，挑一把，问一句天气。
天气是这里最大的事，晴了晒谷，雨了歇脚，谁家的孩子要出门，也先抬头看一看天。
集市尽头有一间修伞铺，铺主姓何，修了三十年伞。他说如今修伞的人少了，来坐的人倒多了，
一条长凳从早坐到晚，话题从年成说到远方。有人劝他把铺子改成茶馆，他摇摇头，说茶馆到处都有，
修伞的只剩他一家。
傍晚收摊，石板路冲洗干净，水顺着沟流进河里。明天六点，豆角又会码成一排。
"""


def numbered(source: Edition, articles: Sequence[Article]) -> Edition:
    """Return an edition with these articles, its sections numbered anew as the reader does."""
    count, done = 0, []
    for article in articles:
        if article.kind is ArticleKind.SECTION:
            count += 1
            article = article.model_copy(update={"number": count})
        done.append(article)
    return source.model_copy(update={"articles": tuple(done)})


def without_a_section(source: Edition) -> Edition:
    at = len(source.articles) - 2
    return numbered(source, source.articles[:at] + source.articles[at + 1 :])


def with_a_section(source: Edition) -> Edition:
    model = source.articles[1]
    body = tuple(Paragraph(text=words) for words in NEWS.split("\n") if words)
    new = Article(
        id="market", file=Path("market.md"), kind=model.kind, title="集市六点开", body=body
    )
    return numbered(source, (*source.articles[:2], new, *source.articles[2:]))


def without_a_picture(source: Edition) -> Edition:
    articles = list(source.articles)
    at = next(i for i, article in enumerate(articles) if article.pictures)
    articles[at] = articles[at].model_copy(update={"pictures": articles[at].pictures[1:]})
    return numbered(source, articles)


def with_half_a_text(source: Edition) -> Edition:
    articles = list(source.articles)
    half = articles[0].body[: (len(articles[0].body) + 1) // 2]
    articles[0] = articles[0].model_copy(update={"body": half})
    return numbered(source, articles)


#: On the small edition, where planning takes a sixth of the time of the first one's.
CASES = (
    ("small", without_a_section),
    ("small", with_a_section),
    ("small", without_a_picture),
    ("small", with_half_a_text),
)


@pytest.mark.parametrize(("name", "change"), CASES)
def test_another_good_page(name: str, change: Change) -> None:
    made = make(change(edition(name)))
    assert made.placed != first(name).placed
    found = verdict(made)
    assert found.tagged
    assert found.errors == (), "\n".join(f"{f.code} {f.told}" for f in found.errors)


def test_the_page_as_it_was_is_good() -> None:
    assert verdict(first("small")).good
