"""Copy → an edition folder as an editor who knows the press would write it.

What the press has no kind for is written as paragraphs: a line of verse, a row of names or of a
table each. An article needs a title: one story alone is divided at its heads, or its first
paragraph becomes the lede and the article is called `FILLER`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from bench.realcopy.copy import (
    SECTION,
    Ask,
    Copy,
    Element,
    Grid,
    Para,
    Photo,
    Roll,
    Story,
    Sub,
    Verse,
    element_lines,
)
from bench.realcopy.marks import shown
from bench.realcopy.pictures import jpeg

PAPER, DATE = "示例日报", "2026-11-27"
FILLER = "正文"
_BRACKETS = re.compile(r"^[（　\s]+|[）\s]+$")


def write_clean(copy: Copy, folder: Path) -> None:
    """Write the edition folder."""
    (folder / "articles").mkdir(parents=True)
    title = copy.title or next((s.title for s in copy.stories if s.title), "") or "数据"
    lede = [copy.dateline, *copy.lede] if copy.dateline else [*copy.lede]
    stories = list(copy.stories)
    byline = copy.speaker
    if len(stories) == 1 and not stories[0].title:
        byline = byline or stories[0].byline
        opening, stories = _divided(stories[0])
        lede += opening
    words: dict[str, Any] = {
        "paper": {"name": PAPER, "date": DATE},
        "headline": {"kicker": copy.kicker, "title": title, "deck": copy.deck.lstrip("—")},
        "byline": byline,
        "lede": "\n\n".join(lede),
    }
    words["headline"] = {k: v for k, v in words["headline"].items() if v}
    _dump({k: v for k, v in words.items() if v}, folder / "edition.yaml")
    pictures: dict[str, dict[str, str]] = {}
    for index, story in enumerate(stories, 1):
        _article(story, folder, index, pictures)
    if pictures:
        _dump(pictures, folder / "pictures" / "pictures.yaml")


def _divided(story: Story) -> tuple[list[str], list[Story]]:
    """Return opening paragraphs and the story in parts, cut at its heads of the first level."""
    opening: list[str] = []
    parts: list[tuple[str, list[Element]]] = []
    for element in story.body:
        head = ""
        if isinstance(element, Sub) and element.level == 1:
            head = element.text
        elif isinstance(element, Verse | Grid):
            head = element.title
        if head:
            parts.append((head, [] if isinstance(element, Sub) else [element]))
        elif parts:
            parts[-1][1].append(element)
        elif isinstance(element, Para) and not opening:
            opening.append(shown(element.text))
        else:
            parts.append((FILLER, [element]))
    return opening, [Story(head, tuple(body)) for head, body in parts if body]


def _article(story: Story, folder: Path, index: int, pictures: dict[str, dict[str, str]]) -> None:
    numbered = SECTION.match(story.title)
    head: dict[str, Any] = {"kind": "box" if story.label else "section" if numbered else "story"}
    head["kicker"] = story.kicker or (story.label if story.title else "")
    head["title"] = SECTION.sub("", story.title) or story.label
    head["deck"] = story.deck.lstrip("—")
    head["byline"] = story.byline
    head["pictures"] = [e.name for e in story.body if isinstance(e, Photo)]
    blocks: list[str] = []
    for element in story.body:
        if isinstance(element, Photo):
            _picture(element, folder, pictures)
        else:
            blocks += _blocks(element, head["title"])
    if story.close:
        blocks.append(story.close)
    front = yaml.safe_dump(
        {k: v for k, v in head.items() if v}, allow_unicode=True, sort_keys=False
    )
    text = f"---\n{front}---\n\n" + "\n\n".join(blocks) + "\n"
    (folder / "articles" / f"{index:02d}.md").write_text(text, encoding="utf-8")


def _blocks(element: Element, title: str) -> list[str]:
    match element:
        case Sub():
            return [f"## {line.text}" for line in element_lines(element)]
        case Verse(name, author, stanzas):
            lines = [line for stanza in stanzas for line in stanza]
            head = [] if name == title else [f"## {name}"]
            return [*head, *([author] if author else []), *lines]
        case Roll(groups):
            blocks: list[str] = []
            for group, names in groups:
                blocks += [f"## {group}"] if group else []
                blocks += ["　".join(names[i : i + 5]) for i in range(0, len(names), 5)]
            return blocks
        case Grid(name, rows, _, note):
            head = [] if name == title else [f"## {name}"]
            cells = ["　".join(cell for cell in row if cell) for row in rows]
            return [*head, *cells, *([note] if note else [])]
        case Ask():
            return [line.text for line in element_lines(element)]
        case _:
            return [line.text for line in element_lines(element)]


def _picture(photo: Photo, folder: Path, pictures: dict[str, dict[str, str]]) -> None:
    place = folder / "pictures"
    place.mkdir(exist_ok=True)
    (place / f"{photo.name}.jpg").write_bytes(jpeg(photo.name, photo.size))
    words = {"caption": photo.caption, "credit": _BRACKETS.sub("", photo.credit)}
    pictures[photo.name] = {k: v for k, v in words.items() if v} or {"alt": "一张照片"}


def _dump(words: dict[str, Any], file: Path) -> None:
    file.write_text(yaml.safe_dump(words, allow_unicode=True, sort_keys=False, width=4000), "utf-8")
