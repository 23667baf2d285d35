"""Chapters: a long article with heads of a highest level → its opening and a block for each.

Input: a story that is to be set as one block. Output: its parts in reading order, each chapter
under a head over its own columns, so that a report of ten thousand characters is no wall of text:
pages are divided by what the copy itself is divided by. Nothing is added to it and nothing left
out. A chapter too short to stand alone stays under its sub-head, behind the one before it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from content.model import BodyItem, Subhead, depths
from layout.plan.sources import Chapter, Story
from layout.plan.weights import StoryWeights

#: Parts of a chapter over further pages are numbered on from a hundred times its own number, as
#: those of an article are from 1 (`blocks.remainder`): `article/200`, `article/201`.
FIRST_PART = 100


def chapters_of(story: Story, weights: StoryWeights) -> tuple[Story, ...]:
    """Return an article's parts; () where it stays one block."""
    article = story.article
    if article.kind.boxed or article.kind.pictured:
        return ()
    if story.characters < weights.chaptered_characters:
        return ()
    starts = _starts(story, weights)
    if len(starts) < weights.fewest_chapters:
        return ()
    below = depths(article.body)
    story = replace(story, body=_raised(story.body), in_chapters=True)
    found = [
        replace(
            story, body=story.body[: starts[0]], elements=(), with_next=False, beside_next=False
        )
    ]
    for number, (start, end) in enumerate(pairwise([*starts, len(story.body)]), start=1):
        head = article.body[start]
        assert isinstance(head, Subhead)
        chapter = Chapter(
            id=article.id,
            file=article.file,
            kind=article.kind,
            title=head.text,
            rank=weights.chapter_rank,
            body=(),
            item=start,
            depth=below[start],
        )
        part = replace(
            story,
            key=f"{article.id}/{FIRST_PART * number}",
            body=story.body[start + 1 : end],
            elements=(),
            first=start + 1,
            page_break=False,
            headless=False,
            chapter=chapter,
        )
        if number < len(starts):
            part = replace(part, with_next=False, beside_next=False)
        found.append(part)
    return _quoted_once(_with_elements(found, story, weights))


def _starts(story: Story, weights: StoryWeights) -> list[int]:
    """Return the places of the heads of chapters; [] where most are too short to stand alone.

    What stands before the first is the article's opening; where there is next to nothing, the
    first chapter stands under the article's own head.
    """
    levels = [item.level for item in story.body if isinstance(item, Subhead)]
    top = min(levels, default=0)
    starts = [
        index
        for index, item in enumerate(story.body)
        if isinstance(item, Subhead) and item.level == top
    ]
    sizes = [
        sum(len(item.text) for item in story.body[start:end])
        for start, end in pairwise([0, *starts, len(story.body)])
    ]
    if starts and sizes[0] < weights.opening_characters:
        starts, sizes = starts[1:], [sizes[0] + sizes[1], *sizes[2:]]
    able = [
        start
        for start, size in zip(starts, sizes[1:], strict=True)
        if size >= weights.chapter_characters
    ]
    return able if 2 * len(able) > len(starts) else []


def _raised(body: tuple[BodyItem, ...]) -> tuple[BodyItem, ...]:
    """Return copy whose sub-heads below those of chapters stand a level higher.

    The heads of chapters stand over the columns, or in them with a size of their own: the next
    level is the first there.
    """
    top = min(item.level for item in body if isinstance(item, Subhead))
    return tuple(
        item.model_copy(update={"level": item.level - 1})
        if isinstance(item, Subhead) and item.level > top
        else item
        for item in body
    )


def _with_elements(parts: list[Story], story: Story, weights: StoryWeights) -> list[Story]:
    """Return the parts with the article's pictures and charts.

    The first stands in the first part that has the words to stand beside it, the next in the one of
    the others that has most.
    """
    free = list(range(len(parts)))
    for element in story.elements:
        able = [i for i in free if parts[i].characters >= weights.chapter_characters]
        most = max(free, key=lambda i: parts[i].characters)
        home = able[0] if able and element is story.elements[0] else most
        parts[home] = replace(parts[home], elements=(element,))
        free.remove(home)
    return parts


def _quoted_once(parts: list[Story]) -> tuple[Story, ...]:
    """Return the parts, of which the one that has the article's pull-quote sets it."""
    found, seen = [], False
    for part in parts:
        own = any(item.kind == "pullquote" for item in part.body)
        found.append(part if own and not seen else replace(part, quoted=True))
        seen = seen or own
    return tuple(found)
