"""What of the copy is found in a document's text: elements made by hand, as the audit reads."""

from __future__ import annotations

import pytest

from content.model import Paragraph, PullQuote
from layout.judge.audit.columns import body_lines
from layout.judge.audit.copy import find_copy_faults
from layout.judge.audit.model import Code
from layout.judge.audit.sheet import Document
from layout.judge.audit.tree import Element
from tests.audit.pages import GRID
from tests.audit.sheets import line, sheet
from tests.plan import samples

SAID = "慢线把三座小镇的早晨连成了一条线。"
OTHERS = "赶集的人天不亮就等在站台上。"


def document(*texts: tuple[str, str]) -> Document:
    """Return a document of these elements: tag and words."""
    elements = tuple(Element(n, tag, ((0, n),)) for n, (tag, _) in enumerate(texts))
    lines = [line(words, tag=tag, element=n) for n, (tag, words) in enumerate(texts)]
    return Document((sheet(*lines),), elements, "\f".join(words for _, words in texts))


@pytest.mark.parametrize(
    ("quotes", "set_large", "found"),
    [
        ((), (), 0),
        ((SAID[:-1],), (SAID[:-1],), 0),
        ((SAID[:-1],), (), 1),
        ((SAID[:-1],), (OTHERS[:-1],), 1),
        ((SAID[:-1], OTHERS[:-1]), (SAID[:-1],), 0),
    ],
)
def test_a_quote_that_is_not_set_is_found(
    quotes: tuple[str, ...], set_large: tuple[str, ...], found: int
) -> None:
    """Its words stand in the text, so that no other fault tells; a second one the check tells."""
    body = (
        Paragraph(text=SAID),
        *(PullQuote(text=words) for words in quotes),
        Paragraph(text=OTHERS),
    )
    edition = samples.press(samples.article(body=body))
    there = document(
        ("H1", str(edition.headline.title)),
        ("H2", edition.articles[0].title),
        ("P", SAID),
        ("P", OTHERS),
        *(("BlockQuote", words) for words in set_large),
    )
    faults = find_copy_faults(there, edition, [body_lines(sheet, GRID) for sheet in there.sheets])
    assert [fault.code for fault in faults] == [Code.UNQUOTED] * found
    assert all(fault.page == 1 for fault in faults)
