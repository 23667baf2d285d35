"""What editors call a picture: by its caption, or by the story that it stands in.

Input: a draft of the edition's files. Output: a name for each picture that the files name; how a
file is called is nobody's matter on the desk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from content.editing import EditError
from content.editing.draft import ARTICLES, Draft
from content.editing.homes import OPENING, homes_of
from content.editing.recast import PICTURES
from content.editing.stored import ABSENT
from content.model import Finding
from content.words import Words

#: Characters of a caption that tell which picture is meant.
_MOST = 18


def called(draft: Draft, words: Words) -> dict[str, str]:
    """Return what each picture is called; none where a file cannot be read."""
    try:
        return {**_placed(draft, words), **_captioned(draft)}
    except EditError:
        return {}


def _captioned(draft: Draft) -> dict[str, str]:
    if draft.text(PICTURES) == ABSENT:
        return {}
    pieces = (piece for piece in draft.pieces(PICTURES) if piece.field.endswith(".caption"))
    told = ((p.field.removesuffix(".caption"), p.words.strip()) for p in pieces)
    return {name: said[:_MOST] + "…" * (len(said) > _MOST) for name, said in told if said}


def _placed(draft: Draft, words: Words) -> dict[str, str]:
    """Return each picture's place: the opening, or which one of a story it is."""
    stories: dict[str, list[str]] = defaultdict(list)
    for name, home in homes_of(draft).items():
        stories[home].append(name)
    found = {name: words.text("desk.home-opening") for name in stories.pop(OPENING, ())}
    for home, names in stories.items():
        title = draft.words(f"{ARTICLES}/{home}.md", "title") or home
        for number, name in enumerate(names, 1):
            code = "desk.picture-of-story" if len(names) == 1 else "desk.picture-of-stories"
            found[name] = words.text(code, title=title, number=number)
    return found


def with_names(finding: Finding, names: Mapping[str, str]) -> Finding:
    """Return a finding that calls its picture by what editors call it."""
    name = finding.told.values.get("picture")
    if not isinstance(name, str) or name not in names:
        return finding
    values = {**finding.told.values, "picture": names[name]}
    return finding.model_copy(update={"told": replace(finding.told, values=values)})
