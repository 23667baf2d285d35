"""From an edition to the planner's blocks in reading order.

Input: an edition. Output: `Source`s: banner, lede, contents, stories with their pictures and
charts, the figures band, elements that a story has no room for, the foot. Also: cutting a story in
parts where it cannot stand whole on a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from content.model import (
    Article,
    Aside,
    BodyItem,
    Edition,
    Figure,
    Paragraph,
    Picture,
    Roll,
    Subhead,
    Table,
    Verse,
)
from layout.plan.copy.people import people_of, with_intro
from layout.plan.copy.tables.setting import stands_free
from layout.plan.elements import Element
from layout.plan.pages.chapters import chapters_of
from layout.plan.pages.overview import heads_of
from layout.plan.shapes.pouring import Taken
from layout.plan.sources import (
    Band,
    Banner,
    Contents,
    Foot,
    FreeElement,
    Lede,
    Slot,
    Source,
    Story,
    article_of,
    stays_with_next,
    without_next,
)
from layout.plan.weights import WEIGHTS, Weights

#: Kinds of copy of which one alone may run on to the next page.
PARTED = Aside | Roll | Table | Verse


def sources(edition: Edition, weights: Weights = WEIGHTS) -> tuple[Source, ...]:
    """Return the edition's blocks in reading order; the band, if any, stands last but the foot."""
    found: list[Source] = [Banner()]
    if edition.lede:
        found.append(Lede(edition.lede))
    if edition.contents is not False:  # the planner leaves it out where the copy is short
        found.append(Contents(heads=heads_of(edition, weights.overview)))
    for article in edition.in_place:
        if article.kind.beside_banner:  # a part of the opening
            continue
        if article.kind.framed:
            wishes = article.wishes
            found.append(Slot(article.id, article, wishes.with_next, wishes.page_break))
            continue
        found.extend(_story(article, weights, headless=edition.under_headline(article)))
    last = article_of(found[-1])
    if last is not None:  # wishes for the next article: there is none
        found = [without_next(s) if article_of(s) is last else s for s in found]
    if edition.band is not None:
        found.append(Band(Element(edition.band)))
    if edition.foot:
        found.append(Foot(edition.foot))
    return tuple(found)


def orders(
    edition: Edition, blocks: Sequence[Source], weights: Weights = WEIGHTS
) -> list[tuple[tuple[Source, ...], float]]:
    """Return the reading orders the planner may choose from, each with its cost.

    They differ in the band's place only: after the article that the editor names, or after any
    article within the middle of the text.
    """
    bands = [s for s in blocks if isinstance(s, Band)]
    rest = [s for s in blocks if not isinstance(s, Band)]
    if not bands:
        return [(tuple(rest), 0.0)]
    ends = [
        index + 1
        for index, (one, two) in enumerate(zip(rest, [*rest[1:], None], strict=True))
        if article_of(one) and (two is None or article_of(two) is not article_of(one))
    ]
    band = weights.band
    lengths = [s.characters if isinstance(s, Story) else 0 for s in rest]
    whole = sum(lengths) or 1
    found = []
    for end in ends:
        article = article_of(rest[end - 1])
        if edition.band_after:
            if article is not None and article.id == edition.band_after:
                return [((*rest[:end], *bands, *rest[end:]), 0.0)]
            continue
        if stays_with_next(rest[end - 1]):
            continue  # nothing comes between articles that the editor keeps together
        share = sum(lengths[:end]) / whole
        cost = band.place_cost * (share - band.best_share) ** 2
        found.append(((*rest[:end], *bands, *rest[end:]), cost))
    found.sort(key=lambda order: order[1])
    return found[: band.places] or [(tuple(blocks), 0.0)]


def _story(article: Article, weights: Weights, *, headless: bool) -> Iterator[Source]:
    """Return an article's block, its pictures and charts with it, and what no frame can hold.

    A story is one frame with all its elements: the leading one, and the others as a group. Only
    beyond a full group do further groups stand free after it.
    """
    tables, most = _tables(article, weights), weights.stories.most_elements
    people = people_of(article, weights.kinds.people_most)
    alike = not (article.pictures or article.figures or tables)
    led = with_intro(article, people, weights.kinds.people_intro) if alike else []
    entire = [Element(persons) for persons in led or people]
    entire += [Element(parts[0]) for parts in tables if len(parts) == 1]
    # The parts of a long table stand one after the other, so none of them within the story.
    long = [Element(part) for parts in tables if len(parts) > 1 for part in parts]
    shown = shows_pictures(article, weights)
    grouped = _grouped(article, weights)
    elements = [*grouped, *entire]
    columns = not led and any(_in_columns(item, weights) for item in article.body)
    body = article.body if columns else ()
    if shown:  # each finds its own place after the copy
        elements, most = [Element(picture) for picture in article.pictures], 0
    elif (
        not body
    ):  # a page of photographs or tables: the first under the head, the others beside it
        alone: list[Picture | Figure] = [*article.pictures, *article.figures]
        each = grouped if article.numbered else [*map(Element, alone)]
        elements, most = [*each, *entire, *long], 1
        long = []
    inside, free = elements[:most], [*elements[most:], *long]
    wishes = article.wishes
    whole = Story(
        article.id,
        article,
        body,
        tuple(inside),
        with_next=wishes.with_next,
        beside_next=wishes.beside_next,
        page_break=wishes.page_break,
        headless=headless,
    )
    apart = () if free or people or tables else chapters_of(whole, weights.stories)
    yield from apart or (whole,)
    yield from _free(article, free)


def _free(article: Article, elements: Sequence[Element]) -> Iterator[FreeElement]:
    """Yield elements that stand free after their story."""
    for element in elements:  # the wish holds for the article with all that belongs to it
        name = f"{article.id}+{element.names[0]}"
        yield FreeElement(name, article, element, article.wishes.with_next)


def apart(story: Story) -> tuple[Source, ...]:
    """Return a story whose elements stand free after it: so little copy fills no frame round them.

    A line or two beside or over a table wider than a column leaves the frame's other columns empty.
    """
    alone = replace(story, elements=())
    return (alone, *_free(story.article, story.elements)) if story.body else (story,)


def shows_pictures(article: Article, weights: Weights) -> bool:
    """Tell whether an article is a group of pictures (组图) with a few lines that lead to them.

    Its copy would not fill a column round one picture and a group of the others, so all stand free
    after it.
    """
    own, number = weights.columns, len(article.pictures)
    few = sum(len(item.text) for item in article.body) <= own.few_lines * own.most_brief_em
    plain = all(isinstance(item, Paragraph) for item in article.body)
    several = number >= weights.groups.shown_pictures
    alike = not (article.figures or article.numbered)
    return bool(article.body) and several and few and plain and alike


def _grouped(article: Article, weights: Weights) -> list[Element]:
    """Return an article's elements: as they are up to two, else the first and groups of the rest.

    The leading one is the first picture that is wanted large, else the first picture, else the
    first chart; a chart and a picture alone stand as they are.
    """
    if article.numbered:
        one, *others = article.pictures
        return [Element(one, tuple(others), article.printed_captions)]
    items: list[Picture | Figure] = [*article.pictures[:1], *article.figures, *article.pictures[1:]]
    if len(items) <= weights.stories.most_elements:
        return [Element(item) for item in items]
    lead = next((p for p in article.pictures if p.large), items[0])
    everything: list[Picture | Figure] = [*article.pictures, *article.figures]
    rest = [item for item in everything if item is not lead]
    most = weights.groups.most_items
    groups = [rest[at : at + most] for at in range(0, len(rest), most)]
    return [Element(lead), *(Element(group[0], tuple(group[1:])) for group in groups)]


def _in_columns(item: BodyItem, weights: Weights) -> bool:
    """Tell whether an item is set in a story's columns."""
    if isinstance(item, Aside):
        return not item.abreast
    return not (isinstance(item, Table) and stands_free(item, weights.kinds))


def _tables(article: Article, weights: Weights) -> list[list[Table]]:
    """Return an article's tables that are too wide for a column, long ones in several parts."""
    found: list[list[Table]] = []
    for number, item in enumerate(article.body):
        if isinstance(item, Table) and stands_free(item, weights.kinds):
            name = item.id or f"{article.id}#{number}"
            table = item.model_copy(update={"id": name})
            found.append(parted(table, weights.kinds.table_part_rows))
    return found


def parted(table: Table, most: int) -> list[Table]:
    """Return a table in parts of at most so many rows, as even as can be, no merged cell cut."""
    count = len(table.rows)
    each = ceil(count / ceil(count / most))
    found: list[Table] = []
    start = 0
    while start < count:
        end = min(count, start + each)
        while end < count and any(
            row + cell.down > end for row in range(start, end) for cell in table.rows[row]
        ):
            end += 1
        found.append(
            table.model_copy(
                update={
                    "rows": table.rows[start:end],
                    "first": start,
                    "title": table.title if not start else "",
                    "unit": table.unit if not start else "",
                    "notes": table.notes if end == count else (),
                }
            )
        )
        start = end
    return found


def cut(source: Story, share: float) -> tuple[Story, Story] | None:
    """Cut a story in two parts at the paragraph end nearest to a share of its text.

    Elements are shared out in order, as the text is. Returns None when no paragraph ends inside.
    """
    whole = source.characters
    done = 0
    best: tuple[float, int] | None = None
    for index, item in enumerate(source.body[:-1], start=1):
        done += len(item.text)
        if not isinstance(item, Paragraph) or not _begins_well(source.body[index]):
            continue
        off = abs(done / whole - share)
        if best is None or off < best[0]:
            best = (off, index)
    if best is None:
        return None
    at = best[1]
    stem, _, part = source.key.partition("/")
    number = int(part or 1)
    with_first = ceil(share * len(source.elements))
    one = replace(
        source,
        key=f"{stem}/{number}",
        body=source.body[:at],
        continues=True,
        elements=source.elements[:with_first],
    )
    two = replace(
        source,
        key=f"{stem}/{number + 1}",
        body=source.body[at:],
        first=source.first + at,
        elements=source.elements[with_first:],
        continued=True,
        page_break=True,
    )
    return replace(one, with_next=False, beside_next=False), two


def _begins_well(item: BodyItem) -> bool:
    """Tell whether a continued part may begin with this item."""
    return isinstance(item, Paragraph | Subhead)


def may_run_on(source: Story, characters: int) -> bool:
    """Tell whether a story is long enough (`characters`) to go on on the next page."""
    return (
        not source.article.kind.boxed
        and not (source.with_next or source.beside_next)
        and (len(source.body) > 2 or any(isinstance(i, PARTED) for i in source.body))
        and source.characters >= characters
    )


def opened(source: Story, capacity: float) -> Iterator[Story]:
    """Yield a story with an open end: with all its elements, the first alone, or none of them.

    Copy that no page could hold (`capacity` characters) is left out: it goes on anyway.
    """
    stem, _, part = source.key.partition("/")
    body: list[BodyItem] = []
    characters = 0
    for item in source.body:
        body.append(item)
        characters += len(item.text)
        if characters > capacity:
            break
    one = replace(
        source,
        key=f"{stem}/{part or 1}",
        body=tuple(body),
        continues=True,
        open_end=True,
        with_next=False,
        beside_next=False,
    )
    for count in range(len(source.elements), -1, -1):
        yield replace(one, elements=source.elements[:count])


def remainder(whole: Story, opened: Story, taken: Taken) -> Story:
    """Return what is left of a story when its open part has taken so much of its copy."""
    stem, _, part = opened.key.partition("/")
    at = taken.items
    body = whole.body[at:]
    if taken.parts:
        body = (rest_of(body[0], taken.parts), *body[1:])
    return replace(
        whole,
        key=f"{stem}/{int(part) + 1}",
        body=body,
        first=whole.first + at,
        elements=whole.elements[len(opened.elements) :],
        continued=True,
        page_break=True,
        quoted=whole.quoted or taken.quoted,
    )


def rest_of(item: BodyItem, parts: int) -> BodyItem:
    """Return a poem, roll, table or box without its first lines, names, rows or paragraphs.

    Its title goes, too.
    """
    if isinstance(item, Aside):
        return item.after(parts)
    if isinstance(item, Roll):
        return item.model_copy(update={"title": "", "names": item.names[parts:]})
    if isinstance(item, Table):
        left = {"rows": item.rows[parts:], "first": item.first + parts}
        return item.model_copy(update={**left, "title": "", "unit": ""})
    if not isinstance(item, Verse):
        raise TypeError(f"a {item.kind} has no parts")
    stanzas: list[tuple[str, ...]] = []
    for stanza in item.stanzas:
        stanzas += [stanza[parts:]] if parts < len(stanza) else []
        parts = max(0, parts - len(stanza))
    return item.model_copy(update={"title": "", "author": "", "stanzas": tuple(stanzas)})
