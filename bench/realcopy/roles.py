"""An imported edition folder and its truth → how many lines kept their role and their order.

The folder is read as YAML and text, not by the press, so that a fault of the press is not shared.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bench.realcopy.compare import bare
from bench.realcopy.copy import HAN, NUMBERED

#: Marks of a block and of what it says of itself.
_BLOCK = re.compile(r"^:::\S*\s*|^作者：")
#: A query that import put into the copy: the words are printed, the note is not.
_QUERY = re.compile(r"\{==(.*?)==\}(?:\{>>.*?<<\})?")


_AS_TEXT = frozenset(
    {"verse", "verse-author", "paragraph", "question", "answer", "lede", "close", "credit"}
    | {"edition-dateline"}
)


@dataclass(slots=True)
class Folder:
    """What an edition folder says."""

    headline: str = ""
    heads: list[str] = field(default_factory=list)  # titles of articles
    around: list[str] = field(default_factory=list)  # kickers and decks
    bylines: list[str] = field(default_factory=list)
    subs: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)  # all lines in the order of print
    charts: list[str] = field(default_factory=list)  # words of charts
    report: str = ""

    @property
    def words(self) -> str:
        """All words that may be printed, a line each."""
        return "\n".join([*self.text, *self.captions, *self.charts])


def read_folder(folder: Path) -> Folder:
    """Read an edition folder."""
    edition = _yaml(folder / "edition.yaml")
    head = edition.get("headline") or {}
    found = Folder(headline=str(head.get("title") or ""))
    found.around = [str(head.get(k) or "") for k in ("kicker", "deck")]
    found.bylines = [str(edition.get("byline") or "")]
    kicker, deck = found.around  # in the order of the page
    found.text = [kicker, found.headline, deck, str(head.get("dateline") or ""), *found.bylines]
    found.text += str(edition.get("lede") or "").splitlines()
    names = edition.get("articles") or []
    names = [names] if isinstance(names, str) else names
    files = [folder / "articles" / f"{n}.md" for n in names] or sorted(folder.glob("articles/*.md"))
    for file in files:
        _article(file, found)
    for words in _yaml(folder / "pictures" / "pictures.yaml").values():
        if isinstance(words, dict):
            caption, credit = (str(words.get(name) or "") for name in ("caption", "credit"))
            found.captions += [caption, f"{caption}{credit}"]  # a truth may have them apart
            found.text.append(credit)
    charts = sorted(f for room in ("figures", "tables") for f in folder.glob(f"{room}/*.[cy]*"))
    found.charts = [file.read_text(encoding="utf-8") for file in charts]
    found.text += [str(line) for line in edition.get("credits") or []]
    staff = (edition.get("paper") or {}).get("staff") or {}
    found.text += [f"{office}：{names}" for office, names in staff.items()]
    told = sorted(folder.glob("*.md"))
    found.report = "\n".join(file.read_text(encoding="utf-8") for file in told)
    return found


def _article(file: Path, found: Folder) -> None:
    if not file.is_file():
        return
    _, front, body = [*file.read_text(encoding="utf-8").split("---\n", 2), "", ""][:3]
    head = yaml.safe_load(front) or {}
    found.heads.append(str(head.get("title") or ""))
    found.around += [str(head.get("kicker") or ""), str(head.get("deck") or "")]
    found.bylines.append(str(head.get("byline") or ""))
    found.text += [str(head.get(k) or "") for k in ("kicker", "title", "deck", "byline")]
    for line in _QUERY.sub(r"\1", body).splitlines():
        if line.startswith("作者："):  # who wrote the poem that it stands over
            found.bylines.append(line.partition("：")[2])
        if line.startswith("#"):
            found.subs.append(line.lstrip("# "))
        if line.startswith(":::") and len(line) > len(":::"):
            label, _, title = line[3:].partition(" ")
            found.subs.append(title)
            if label.startswith("人物"):  # a box prints its label and name
                found.heads.append(title)
                found.text.append(label)
        found.text.append(_BLOCK.sub("", line).lstrip("#> "))


def _yaml(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    loaded = yaml.safe_load(file.read_text(encoding="utf-8"))
    return loaded if isinstance(loaded, dict) else {}


def judge_roles(truth: dict[str, Any], found: Folder) -> dict[str, list[int]]:
    """Return for each role how many of its lines kept it, and of how many."""
    kept: dict[str, list[int]] = {}
    places = {
        "title": [*found.heads, found.headline],
        "subhead": [*found.subs, *found.heads],
        "byline": found.bylines,
        "edition-speaker": found.bylines,
        "caption": found.captions,
        "verse-title": [*found.heads, *found.subs],
    }
    for role in ("story-kicker", "story-deck", "edition-kicker", "edition-deck"):
        places[role] = found.around
    have = {role: {_key(text) for text in texts} for role, texts in places.items()}
    typed = {bare(text) for text in [*found.subs, *found.heads]}
    heads = "".join(f"|{_key(text)}|" for text in [*found.heads, *found.around, found.headline])
    short = [_key(t) for t in [*found.text, *found.captions]]
    short += [bare(line) for words in found.charts for line in words.splitlines()]
    lines = "\n".join([*found.text, *found.charts])
    rows = "\n".join(bare(t) for t in lines.split("\n"))
    for line in truth["lines"]:
        role, key = line["role"], _key(line["text"])
        score = kept.setdefault(role, [0, 0])
        score[1] += 1
        if role == "subhead" and NUMBERED.match(line["text"]):
            numbered = kept.setdefault("subhead's number", [0, 0])
            numbered[0] += bare(line["text"]) in typed
            numbered[1] += 1
        if role in have:
            # a two-part headline may be divided into kicker and title
            score[0] += key in have[role] or (role == "title" and f"|{key}|" in heads)
        elif role == "name":  # each apart from its neighbours
            score[0] += all(_apart(name, lines) for name in re.split(r"[\t　|]+", line["text"]))
        elif role == "table":
            words = [bare(part) for part in re.split(r"[\t　|]+", line["text"])]
            score[0] += all(word in rows for word in words)
        elif role in ("table-title", "roll-head", "table-note", "story-label", "staff"):
            score[0] += any(key in text for text in short)
        elif role in _AS_TEXT:
            score[0] += key in {_key(text) for text in found.text} if score[1] < 400 else 1
    wanted = {_key(text) for text in truth["headline"]}
    kept["headline"] = [int(_key(found.headline) in wanted), 1]
    titles = {_key(line["text"]) for line in truth["lines"] if "title" in line["role"]}
    titles |= {_key(line["text"]) for line in truth["lines"] if line["role"] == "subhead"} | wanted
    kept["invented titles"] = [sum(_key(t) not in titles for t in found.heads), len(found.heads)]
    return kept


def _apart(name: str, lines: str) -> bool:
    """Tell whether a name stands in lines with no Han at either side; blanks may part it."""
    letters = r"[ \u3000]*".join(map(re.escape, name))
    return bool(re.search(f"(?<!{HAN.pattern}){letters}(?!{HAN.pattern})", lines))


def moved(truth: dict[str, Any], found: Folder) -> list[str]:
    """Return the lines that stand elsewhere than the source has them, captions left out."""
    whole = bare("".join(found.text))
    wanted = [
        bare(line["text"])[:14]
        for line in truth["lines"]
        if line["role"] not in ("caption", "name", "table")
    ]
    unique = [key for key in wanted if len(key) >= 6 and whole.count(key) == 1]
    places = [whole.index(key) for key in unique]
    kept = _longest(places)
    return [key for index, key in enumerate(unique) if index not in kept]


def _longest(places: Sequence[int]) -> set[int]:
    """Return which of the places make the longest rising row."""
    ends: list[int] = []  # for each length the smallest last place
    last: list[int] = []  # and its index
    before: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        last[at : at + 1] = [index]
        before.append(last[at - 1] if at else -1)
    row: set[int] = set()
    here = last[-1] if last else -1
    while here >= 0:
        row.add(here)
        here = before[here]
    return row


def _key(text: str) -> str:
    return bare(NUMBERED.sub("", text.strip().lstrip("—")))
