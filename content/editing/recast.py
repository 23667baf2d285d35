"""What a stretch of copy is: its place in the files and another role → the files changed.

Input: a draft of an edition, a piece of it and a `Role`. Output: the draft, in which the same words
stand as a title, a deck, a caption, a sub-head, a paragraph … or no longer. No word is put in.
"""

from __future__ import annotations

import re
from enum import StrEnum

from content.editing.adding import scalar
from content.editing.change import Edit, EditError
from content.editing.draft import ARTICLES, Draft
from content.editing.pieces import Form, Piece
from content.editing.stored import ABSENT
from content.reading.opening import EDITION

PICTURES = "pictures/pictures.yaml"


class Role(StrEnum):
    """What words may be."""

    BODY = "body"  # 正文
    SUBHEAD = "subhead"  # 小标题
    TITLE = "title"  # 标题: of an article of its own
    KICKER = "kicker"  # 引题
    DECK = "deck"  # 副题
    DATELINE = "dateline"  # 电头
    BYLINE = "byline"  # 署名
    LEDE = "lede"  # 导语
    CAPTION = "caption"  # 图注
    VERSE = "verse"  # 诗行
    ROLL = "roll"  # 名单
    OUT = "out"  # 不刊


#: Roles that stand at the head of an article or of the edition.
HEADS = (Role.KICKER, Role.TITLE, Role.DECK, Role.DATELINE, Role.BYLINE)
_FENCES = {Role.VERSE: ":::诗", Role.ROLL: ":::名单"}
_FENCE = re.compile(r":::\s*(\S+)[^\n]*\n(.*?)\n?:::\s*", re.DOTALL)
_OPENING = {"headline.kicker", "headline.title", "headline.deck", "headline.dateline", "byline"}


def role_of(piece: Piece) -> Role | None:
    """Return what a piece is now; None where it is nothing that can be made into another."""
    if piece.field.startswith("body["):
        if piece.form is Form.HEAD:
            return Role.SUBHEAD
        fence = _FENCE.fullmatch(piece.words)
        if fence is not None:
            known = {"诗": Role.VERSE, "verse": Role.VERSE, "名单": Role.ROLL, "roll": Role.ROLL}
            return known.get(fence[1])
        return Role.BODY if piece.form is Form.COPY else None
    name = piece.field.rpartition(".")[2]
    if piece.file == EDITION and piece.field in _OPENING:
        return Role(name)
    if piece.file.startswith(f"{ARTICLES}/") and piece.field in list(HEADS):
        return Role(name)
    if piece.file == PICTURES and name == Role.CAPTION:
        return Role.CAPTION
    return None


def roles_for(draft: Draft, piece: Piece) -> tuple[Role, ...]:
    """Return what a piece may be made into, the most usual first."""
    now = role_of(piece)
    if now is None:
        return ()
    alone = now is Role.TITLE
    if piece.file == EDITION:  # the headline itself may only change places with another line
        free = (*HEADS, *(() if alone else (Role.BODY, Role.LEDE, Role.OUT)))
    elif now is Role.CAPTION:
        free = (Role.BODY, Role.OUT)
    elif now in HEADS:
        first = draft.order()[:1] == [_name(piece.file)]
        free = (*HEADS, *(() if alone else (Role.BODY, Role.OUT)))
        free = (*free, Role.SUBHEAD) if alone and not first else free
    else:
        free = (Role.BODY, Role.SUBHEAD, *HEADS, Role.LEDE, Role.VERSE, Role.ROLL, Role.OUT)
        if _uncaptioned(draft, piece.file):
            free = (*free, Role.CAPTION)
    return tuple(role for role in free if role is not now)


def recast(draft: Draft, piece: Piece, role: Role) -> None:
    """Make a piece of the draft into something else.

    Raises:
        EditError: it cannot be that, or the place is taken.
    """
    now = role_of(piece)
    if now is None or role not in roles_for(draft, piece):
        raise EditError("edit.no-such-role")
    if now in HEADS and role in HEADS:
        _swap(draft, piece, role)
    elif now is Role.TITLE:
        _join(draft, piece.file)
    elif now in HEADS or now is Role.CAPTION:
        words = piece.words
        draft.set(piece.file, {piece.field: None})
        home = piece.file if piece.file.startswith(ARTICLES) else _home(draft, piece)
        _place(draft, home, words, role, first=now is not Role.CAPTION)
    elif role in (Role.BODY, Role.SUBHEAD, Role.VERSE, Role.ROLL):
        _replace(draft, piece, _written(_bare(piece), role))
    elif role is Role.TITLE:
        _split(draft, piece)
    else:
        _replace(draft, piece, "")
        _place(draft, piece.file, " ".join(_bare(piece).split("\n")), role)


def _bare(piece: Piece) -> str:
    """Return the words of a block of copy without its fence."""
    fence = _FENCE.fullmatch(piece.words)
    return fence[2] if fence else piece.words


def _written(words: str, role: Role) -> str:
    """Return words as a block of copy."""
    if role is Role.SUBHEAD:
        return "## " + " ".join(words.split("\n"))
    return f"{_FENCES[role]}\n{words}\n:::" if role in _FENCES else words


def _replace(draft: Draft, piece: Piece, block: str) -> None:
    """Put another block in the place of a block of copy; "": none."""
    text = draft.text(piece.file)
    start = text.rfind("\n", 0, piece.start) + 1
    before, after = text[:start], text[piece.end :]
    if not block:
        after = after.lstrip("\n")
        before = before if after else before.rstrip("\n") + "\n"
    draft.put(piece.file, before + block + after, piece.field)


def _place(draft: Draft, file: str, words: str, role: Role, *, first: bool = False) -> None:
    """Put words into a file in a role."""
    if role is Role.OUT:
        return
    if role is Role.BODY:
        text = draft.text(file)
        if first:
            end = text.index("\n---", 3) + len("\n---")
            rest = text[end:].lstrip("\n")
            draft.put(file, f"{text[:end]}\n\n{words}\n" + (f"\n{rest}" if rest else ""), "body")
        else:
            draft.put(file, f"{text.rstrip()}\n\n{words}\n", "body")
        return
    if role is Role.LEDE:
        was = draft.words(EDITION, role)
        draft.edit(EDITION, Edit(role, was, f"{was}\n\n{words}" if was else words))
        return
    field = role.value
    if role is Role.CAPTION:
        picture = _uncaptioned(draft, file)
        file, field = PICTURES, f"{picture}.caption"
    was = draft.words(file, field)
    if was:
        raise EditError("edit.role-taken", words=was)
    draft.edit(file, Edit(field, "", words))


def _swap(draft: Draft, piece: Piece, role: Role) -> None:
    """Let two lines of a head change places."""
    prefix, _, _ = piece.field.rpartition(".")
    of_edition = piece.file == EDITION
    other = role.value
    if of_edition:
        other = "byline" if role is Role.BYLINE else f"{prefix or 'headline'}.{role}"
    was = draft.words(piece.file, other)
    if was or role_of(piece) is Role.TITLE:
        if not was:
            raise EditError("edit.role-empty")
        draft.edit(piece.file, Edit(piece.field, piece.words, was), Edit(other, was, piece.words))
        return
    draft.set(piece.file, {piece.field: None})
    draft.edit(piece.file, Edit(other, "", piece.words))


def _split(draft: Draft, piece: Piece) -> None:
    """Begin an article of its own with a block of copy."""
    text, name = draft.text(piece.file), _name(piece.file)
    start = text.rfind("\n", 0, piece.start) + 1
    rest = text[piece.end :].strip("\n")
    if not text[:start].rstrip().partition("\n---")[2].strip() or not rest:
        raise EditError("edit.no-copy")
    kind = draft.words(piece.file, "kind")
    order, number = draft.order(), 2
    while draft.text(f"{ARTICLES}/{name}-{number}.md") != ABSENT:
        number += 1
    fresh = f"{name}-{number}"
    head = [
        *([f"kind: {kind}"] if kind else ()),
        f"title: {scalar(' '.join(_bare(piece).split()))}",
    ]
    made = "\n".join(["---", *head, "---", "", rest]) + "\n"
    draft.put(piece.file, text[:start].rstrip("\n") + "\n", "body")
    draft.put(f"{ARTICLES}/{fresh}.md", made, "title")
    at = order.index(name) + 1
    draft.set(EDITION, {ARTICLES: [*order[:at], fresh, *order[at:]]})


def _join(draft: Draft, file: str) -> None:
    """Make an article a part of the one before it, its title a sub-head."""
    order, name = draft.order(), _name(file)
    before = f"{ARTICLES}/{order[order.index(name) - 1]}.md"
    pieces = draft.pieces(file)
    words = {p.field: p.words for p in pieces}
    over = [words[role] for role in (Role.KICKER,) if words.get(role)]
    under = [words[r] for r in (Role.DECK, Role.DATELINE, Role.BYLINE) if words.get(r)]
    body = draft.text(file).split("\n---", 1)[1].partition("\n")[2].strip("\n")
    parts = [*over, f"## {words['title']}", *under, *([body] if body else ())]
    draft.put(before, draft.text(before).rstrip() + "\n\n" + "\n\n".join(parts) + "\n", "body")
    for key in ("pictures", "figures", "tables"):
        own = _listed(draft, file, key)
        if own:
            draft.set(before, {key: [*_listed(draft, before, key), *own]})
    draft.remove(file)
    listed = any(p.field.startswith(f"{ARTICLES}[") for p in draft.pieces(EDITION))
    if listed:
        draft.set(EDITION, {ARTICLES: [one for one in order if one != name]})


def _listed(draft: Draft, file: str, key: str) -> list[str]:
    """Return the names that a field of a head lists."""
    return [p.words for p in draft.pieces(file) if p.field == key or p.field.startswith(f"{key}[")]


def _uncaptioned(draft: Draft, file: str) -> str:
    """Return the first picture of an article that has no caption; "" where there is none."""
    if not file.startswith(f"{ARTICLES}/"):
        return ""
    for name in _listed(draft, file, "pictures"):
        if draft.text(PICTURES) != ABSENT and not draft.words(PICTURES, f"{name}.caption"):
            return name
    return ""


def _home(draft: Draft, piece: Piece) -> str:
    """Return the article into which words of the opening, or of a caption, go as a paragraph."""
    files = [f"{ARTICLES}/{name}.md" for name in draft.order()]
    if not files:
        raise EditError("edit.no-copy")
    picture = piece.field.partition(".")[0]
    return next((f for f in files if picture in _listed(draft, f, "pictures")), files[0])


def _name(file: str) -> str:
    return file.removeprefix(f"{ARTICLES}/").removesuffix(".md")
