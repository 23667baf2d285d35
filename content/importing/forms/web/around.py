"""What a page of the web has around its copy, told by what the page is made of.

Input: the leaves of a page and what its tab is called. Output: the places of leaves that are no
copy: named as furniture, lists of links, heads over such lists; and the title that the tab names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from content.importing.forms.web.leaves import Leaf
from content.importing.recognising.roles import issuer
from fonts.chinese.characters import SENTENCE_ENDS

#: What the tab is named after is no shorter, characters.
_PIECE = 4
#: A leaf with so much of it links holds nothing else.
_ALL_LINKS = 0.8
#: So many leaves in a row that are links alone are a list of links.
_LINKS = 3
#: So many are one beside other furniture, where none of them leads to an annex.
_BESIDE = 2
_ANNEX = re.compile(r"附件|\.(?:docx?|xlsx?|pdf|zip|rar|wps|et)$", re.I)
#: A word of a menu is no longer.
_MENU_WORD = 8
#: What a site says of itself over a title is no longer.
_SLOGAN = 60
#: An element with more of a page's words than this is no furniture, whatever it is called.
_MOST_OF_PAGE = 0.35


def furniture_of(leaves: list[Leaf]) -> set[int]:
    """Return the places of leaves that are no copy: named as furniture, or lists of links."""
    amount: Counter[int] = Counter()
    whole = 0
    for leaf in leaves:
        own = max(len(leaf.text.strip()) - leaf.links, 0)
        whole += own
        for number in leaf.around:
            amount[number] += own
    named = {
        n for n in {n for leaf in leaves for n in leaf.around} if amount[n] <= _MOST_OF_PAGE * whole
    }
    out = {i for i, leaf in enumerate(leaves) if named.intersection(leaf.around)}
    out |= _slogans(leaves)
    run: list[int] = []
    for index, leaf in enumerate([*leaves, Leaf("。" * 50)]):
        words = len("".join(leaf.text.split()))
        only = (
            not leaf.source
            and not leaf.cells
            and 0 < words <= 60
            and leaf.links >= _ALL_LINKS * words
        )
        if only:
            run.append(index)
            continue
        if index in out or leaf.source or not words:
            continue
        if sum(_links_in(leaves[i]) for i in run) >= _least(run, leaves, out):
            out.update(run)
        run = []
    return out


def _slogans(leaves: Sequence[Leaf]) -> set[int]:
    """Return the places of whole sentences over the page's one title: what the site says of itself.

    A kicker over a title is no sentence; copy that stands over it is longer.
    """
    heads = [i for i, leaf in enumerate(leaves) if leaf.level == 1]
    over = range(heads[0]) if len(heads) == 1 else range(0)
    said = {
        i for i in over if leaves[i].text.strip()[-1:] in SENTENCE_ENDS and leaves[i].text.strip()
    }
    return said if all(len(leaves[i].text.strip()) <= _SLOGAN for i in over) else set()


def over_lists(title: str, leaves: Sequence[Leaf], furniture: set[int]) -> set[int]:
    """Return the places of heads that only links stand under, the title of the page not: 信息分类.

    What a page's tab is named after is its title, and so is a head that is alone.
    """
    heads = [i for i, leaf in enumerate(leaves) if leaf.level and i not in furniture]
    named = title_in(title, leaves, furniture)
    found = {i for i in heads if _heads_links(leaves, i, furniture)}
    found -= {i for i in heads if "".join(leaves[i].text.split()) == named}
    return found if named or len(found) < len(heads) else set()


def _heads_links(leaves: Sequence[Leaf], index: int, furniture: set[int]) -> bool:
    under = index + 1
    while under < len(leaves) and not (leaves[under].text.strip() or leaves[under].source):
        under += 1
    if under not in furniture:
        return False
    words = len("".join(leaves[under].text.split()))
    return words > 0 and leaves[under].links >= _ALL_LINKS * words


def _least(run: list[int], leaves: list[Leaf], furniture: set[int]) -> int:
    """Return how many links a row of links alone must have to be a list of other pages."""
    beside = run and furniture & {run[0] - 1, run[-1] + 1}
    annexes = any(_ANNEX.search(leaves[i].text.strip()) for i in run)
    return _BESIDE if beside and not annexes else _LINKS


def _links_in(leaf: Leaf) -> int:
    """Return how many links a leaf of nothing else holds: one a row, or one a word of a menu."""
    rows, words = leaf.text.strip().count("\n") + 1, leaf.text.split()
    return max(rows, len(words)) if all(len(word) <= _MENU_WORD for word in words) else rows


def title_in(title: str, leaves: Sequence[Leaf], furniture: set[int]) -> str:
    """Return the words of the paragraph that a page's tab is named after; empty where none is."""
    said = {"".join(leaf.text.split()) for at, leaf in enumerate(leaves) if at not in furniture}
    said = {words for words in said if not issuer(words)}  # the site's owner signs its papers
    return max(pieces(title) & said, key=lambda piece: (len(piece), piece), default="")


def pieces(title: str) -> set[str]:
    """Return what the name of a page's tab may be made of: a title, a column, the site."""
    pieces = [title, *re.split(r"\s*[_|｜]\s*|\s+[-–—]+\s+|(?<=[^-])-(?=[^-])", title)]
    return {"".join(piece.split()) for piece in pieces if len(piece.strip()) >= _PIECE}
