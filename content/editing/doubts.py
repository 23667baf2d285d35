"""Doubts of an import, decided one by one: an edition's folder → what is asked, and the answers.

Input: the doubts that an import left (`content.reading.doubts`), the words that it held back
(`待定.yaml`), the files as they are now and the journal. Output: the list, the gravest first, each
with its place now and what may be chosen; a choice → the files changed and the decision noted, as
one step that can be taken back.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from content.editing.change import Edit, EditError
from content.editing.draft import ARTICLES, Draft
from content.editing.homes import house
from content.editing.journal import Journal, Note
from content.editing.pieces import Piece
from content.editing.recast import PICTURES, Role, recast, role_of, roles_for
from content.editing.stored import ABSENT
from content.reading.doubts import Doubted, read_doubts
from content.reading.figures import SUB as FIGURES
from content.reading.opening import EDITION
from content.reading.undecided import DECISIONS, UNDECIDED

DOUBT = "doubt"
#: Choices beside the roles: right as it is; printed without its query; not printed; printed after
#: all; written in already.
KEEP, PLAIN, LEAVE_OUT, PUT_IN, ADDED = "keep", "plain", "leave-out", "put-in", "added"
#: A picture stands elsewhere.
HOME = "home"
#: Its words were changed where they stand: nothing is left to ask. It has no button.
MENDED = "mended"
_QUERY = re.compile(r"\{==(.*?)==\}\{>>.*?<<\}", re.DOTALL)
_HELD = re.compile(r"\{--(.*?)--\}\{>>.*?<<\}", re.DOTALL)
_NAMES = {"文字": "words", "来稿": "source", "原因": "why", "存于": "file", "决定": "decision"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A doubt as it stands now; `field` and `line` say where its words are, `role` what they are.

    `picture` is the name of the picture that is spoken of, `choices` are codes of what may be
    chosen, `decided` is the choice that was made; held words that are `in_place` stand in their
    copy, where they are printed after all.
    """

    id: str
    words: str
    source: str
    why: str
    done: str = ""
    harm: int = 0
    harm_told: str = ""
    sure: float = -1.0
    file: str = ""
    line: int = 0
    field: str = ""
    role: str = ""
    picture: str = ""
    choices: tuple[str, ...] = (KEEP,)
    decided: Note | None = None
    in_place: bool = False


def asked(draft: Draft, journal: Journal) -> list[Asked]:
    """Return what an import asked, what needs a decision first."""
    notes = {note.thing: note for note in journal.notes(DOUBT)}
    held = list(_held(draft))
    said = {(one.source, one.words) for one in held}  # asked once: its decision answers the doubt
    found = [*held, *(one for one in _doubts(draft) if (one.source, one.words) not in said)]
    return [replace(one, decided=notes.get(one.id, one.decided)) for one in found]


def decide(journal: Journal, thing: str, choice: str, who: str = "", into: str = "") -> None:
    """Carry out a choice about a doubt.

    Args:
        journal: the edition's.
        thing: the doubt's id.
        choice: one of its choices.
        who: who chose.
        into: the article at whose end held words are put in, "": the last; or a picture's home.

    Raises:
        EditError: there is no such doubt or choice, or the files cannot be changed so.
    """
    draft = Draft(journal.root)
    one = next((one for one in asked(draft, journal) if one.id == thing), None)
    mended = choice == MENDED and one is not None and one.file != UNDECIDED
    if one is None or (choice not in one.choices and not mended):
        raise EditError("edit.no-such-role")
    if one.file == UNDECIDED:
        _decide_held(draft, one, choice, into)
    elif choice == HOME:
        house(draft, one.picture, into)
    elif choice not in (KEEP, MENDED):
        piece = next(p for p in draft.pieces(one.file) if p.field == one.field)
        if choice == PLAIN:
            draft.edit(piece.file, Edit(piece.field, piece.words, _QUERY.sub(r"\1", piece.words)))
        else:
            recast(draft, piece, Role(choice))
    journal.save(draft.changes(), who, Note(DOUBT, thing, choice))


def _doubts(draft: Draft) -> Iterator[Asked]:
    """Yield the doubts, those about the same words as one."""
    same: dict[tuple[str, str], list[Doubted]] = {}
    for doubt in read_doubts(draft.root):
        same.setdefault((doubt.source, doubt.words), []).append(doubt)
    places = _Places(draft) if same else None
    for doubts in same.values():
        assert places is not None
        first = doubts[0]
        piece = places.of(first)
        about = Asked(
            id=first.id,
            words=first.words,
            source=first.source,
            why="；".join(dict.fromkeys(one.why for one in doubts)),
            done="；".join(dict.fromkeys(one.done for one in doubts)),
            harm=first.harm,
            harm_told=first.harm_told,
            sure=first.sure,
        )
        yield about if piece is None else _placed(draft, about, piece)


def _placed(draft: Draft, about: Asked, piece: Piece) -> Asked:
    role = role_of(piece)
    choices = (KEEP, *([PLAIN] if _QUERY.search(piece.words) else ()), *roles_for(draft, piece))
    whole = _bare(piece.words).startswith(_bare(about.words)[:24])
    if not whole:  # a word of a paragraph is doubted, not what the paragraph is
        choices = tuple(c for c in choices if c in (KEEP, PLAIN))
    picture = piece.field.partition(".")[0] if piece.file == PICTURES else ""
    return replace(
        about,
        file=piece.file,
        line=piece.line,
        field=piece.field,
        role=role or "",
        picture=picture,
        choices=(*choices, HOME) if picture else choices,
    )


class _Places:
    """Where words stand in the files of an edition now."""

    def __init__(self, draft: Draft) -> None:
        articles = (f"{ARTICLES}/{name}.md" for name in draft.order())
        found = (p for p in (draft.root / FIGURES).glob("*.yaml") if not p.is_symlink())
        figures = sorted(f"{FIGURES}/{path.name}" for path in found)
        files = [EDITION, PICTURES, *articles, *figures]
        self._pieces: list[tuple[Piece, str]] = []
        for file in files:
            if draft.text(file) == ABSENT:
                continue
            try:
                pieces = draft.pieces(file)
            except EditError:  # a finding tells what is wrong with it
                continue
            self._pieces += [(piece, _bare(piece.words)) for piece in pieces]

    def of(self, doubt: Doubted) -> Piece | None:
        """Return the piece that has a doubt's words, the nearest to where the import put them."""
        wanted = _bare(doubt.words)[:24]
        file, _, line = doubt.where.rpartition(":")
        number = int(line) if line.isdecimal() else 0
        if file == PICTURES:  # what is said of a picture is said where its words are
            own = [p for p, _ in self._pieces if p.file == file and p.line >= number]
            return min(own, key=lambda piece: piece.line, default=None)
        if len(wanted) < 2:
            return None
        found = [
            (piece.file != file, not bare.startswith(wanted), abs(piece.line - number), piece)
            for piece, bare in self._pieces
            if wanted in bare
        ]
        return min(found, key=lambda one: one[:3], default=(0, 0, 0, None))[3]


def _bare(text: str) -> str:
    return re.sub(r"[^\w]", "", text)


def _held(draft: Draft) -> Iterator[Asked]:
    """Yield the words that were held back, each with the decision in its file."""
    if draft.text(UNDECIDED) == ABSENT:
        return
    entries: dict[str, dict[str, Piece]] = {}
    for piece in draft.pieces(UNDECIDED):
        index, _, name = piece.field.partition("].")
        entries.setdefault(index, {})[_NAMES.get(name, name)] = piece
    for entry in entries.values():
        words, decision = entry.get("words"), entry.get("decision")
        if words is None:
            continue
        source, why = (entry[n].words if n in entry else "" for n in ("source", "why"))
        told = decision.words.strip() if decision is not None else ""
        file = entry["file"].words if "file" in entry else ""
        yield Asked(
            id="held-" + hashlib.sha256(f"{source}\n{words.words}".encode()).hexdigest()[:16],
            words=words.words,
            source=source,
            why=why,
            file=UNDECIDED,
            line=words.line,
            field=words.field.partition("].")[0] + "]",
            choices=(LEAVE_OUT, PUT_IN, ADDED),
            decided=Note(DOUBT, "", told) if told in DECISIONS else None,
            in_place=_in_copy(draft, file, words.words) is not None,
        )


def _decide_held(draft: Draft, one: Asked, choice: str, into: str) -> None:
    """Write the decision about held words; what is printed after all is put into the copy."""
    fields = {p.field: p.words for p in draft.pieces(UNDECIDED)}
    name = next((n for n in ("决定", "decision") if f"{one.field}.{n}" in fields), "决定")
    if choice == PUT_IN:
        file = fields.get(f"{one.field}.存于", fields.get(f"{one.field}.file", ""))
        if not _printed(draft, file, one.words):
            names = draft.order()
            if not names or (into and into not in names):
                raise EditError("edit.no-copy")
            home = f"{ARTICLES}/{into or names[-1]}.md"
            draft.put(home, f"{draft.text(home).rstrip()}\n\n{one.words}\n", "body")
    field = f"{one.field}.{name}"
    told = "不印" if choice == LEAVE_OUT else "已补"
    draft.edit(UNDECIDED, Edit(field, fields.get(field, ""), told))


def _printed(draft: Draft, file: str, words: str) -> bool:
    """Print a paragraph that is held in the copy; False where it is not there."""
    found = _in_copy(draft, file, words)
    if found is None:
        return False
    piece, held = found
    now = piece.words[: held.start()] + held[1].strip() + piece.words[held.end() :]
    draft.edit(file, Edit(piece.field, piece.words, now))
    return True


def _in_copy(draft: Draft, file: str, words: str) -> tuple[Piece, re.Match[str]] | None:
    """Return where words are held in the copy; None where they are not there."""
    wanted = _bare(words)[:24]
    if not (wanted and file.endswith(".md")) or draft.text(file) == ABSENT:
        return None
    for piece in draft.pieces(file):
        for held in _HELD.finditer(piece.words):
            if wanted in _bare(held[1]):
                return piece, held
    return None
