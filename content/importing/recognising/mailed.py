"""What a mail has around the copy that it brings: its head, a signature, earlier mails.

Input: the parts of one source by their words. Output: the same parts; lines of a mail's head and
what parts mails are furniture, whoever sent it and the mails that hold no copy are held back as
notes to the desk. Which of several mails brings the copy is told by how much of it each holds: an
answer stands over what it answers, a cover over what it forwards.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from content.importing.recognising.covering import held, may_belong, reaches
from content.importing.recognising.part import Part
from content.importing.recognising.roles import Role
from content.importing.text.lines import ended
from fonts.chinese.characters import HAN, SENTENCE_ENDS

#: A line of a mail's head: what it states, and that; one of them has an address.
_FIELD = re.compile(rf"(?:[{HAN}]{{2,5}}|[A-Z][A-Za-z-]{{1,11}})\s*[:：]\s*\S.{{0,120}}")
#: It begins where a word does: from each character of a long one its rest would be read again.
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
#: Words between strokes, over an earlier mail: ------ 原始邮件 ------.
_PARTS = re.compile(r"[-—_=*]{2,}\s*[^-—_=*\s][^-—_=*]{1,16}?\s*[-—_=*]{2,}")
#: Who wrote what is quoted: On Mon, … wrote: / 在 2031年3月9日，… 写道：.
_WROTE = re.compile(r".{4,90}(?:写道|wrote)\s*[:：]")
_QUOTED = re.compile(r"[>＞]+(?:\s|$)")
_SIGNATURE = re.compile(r"[-—_=]{2,}")
#: What a telephone adds, and files that are named though they come apart.
_SENT_FROM = re.compile(r"(?:发自|来自|Sent from)\s*(?:我的|my\b)?.{2,20}", re.I)
_FILES = re.compile(r"附件\s*[:：].*\.(?:docx?|wps|pdf|xlsx?|jpe?g|png|zip|rar)\W*", re.I)
_LEAST_HEAD = 2
_HEAD = (_FIELD, _PARTS)
#: Whom a letter round the copy greets, and how long what it says is at most.
_GREETED, _LETTER = re.compile(r"[^。，：:]{2,14}[:：]"), 60
_TITLE = frozenset({Role.SHORT, Role.HEAD, Role.TITLE})
#: What holds copy has a paragraph that is as long, characters.
_COPY = 24
#: A signature has no more lines.
_SIGNED = 8


def without_mail(parts: Sequence[Part]) -> list[Part]:
    """Return the parts of one source, what a mail has around its copy told from it."""
    out = list(parts)
    heads = _heads(out)
    for at in itertools.chain.from_iterable(heads):
        out[at] = replace(out[at], role=Role.FURNITURE)
    for mail in _without_copy(out, [head[0] for head in heads]):
        for at in mail:
            out[at] = _as_note(out[at])
    if heads:
        out = [_as_note(p) if _QUOTED.match(p.text) else p for p in out]
    if heads or any(map(reaches, _under_strokes(out))):
        out = _signed(out)
    return [_sent_from(out, at) for at in range(len(out))]


def _heads(parts: Sequence[Part]) -> list[list[int]]:
    """Return the places of the lines of each mail's head, what parts it from another with them."""
    found: list[list[int]] = []
    for told, run in itertools.groupby(range(len(parts)), lambda at: _is_head(parts[at])):
        places = list(run)
        fields = [at for at in places if _FIELD.fullmatch(parts[at].text.strip())]
        addressed = any(_ADDRESS.search(parts[at].text) for at in places)
        wrote = any(_WROTE.fullmatch(parts[at].text.strip()) for at in places)
        if told and ((len(fields) >= _LEAST_HEAD and addressed) or wrote):
            found.append(places)
    return found


def _is_head(part: Part) -> bool:
    text = part.text.strip()
    rules = () if text[-1:] in SENTENCE_ENDS or part.block.table or part.block.rows else _HEAD
    return any(rule.fullmatch(text) for rule in rules) or bool(_WROTE.fullmatch(text))


def _without_copy(parts: Sequence[Part], heads: Sequence[int]) -> list[range]:
    """Return the mails of one source that do not bring the copy: all but the one that has most."""
    edges = [0, *heads, len(parts)]
    mails = [range(first, last) for first, last in itertools.pairwise(edges) if last > first]
    sizes = [sum(len(parts[at].text) for at in mail if _is_copy(parts[at])) for mail in mails]
    most = sizes.index(max(sizes)) if sizes else 0
    return [mail for number, mail in enumerate(mails) if number != most]


def _is_copy(part: Part) -> bool:
    return part.role is Role.BODY and len(part.text) >= _COPY and ended(part.text)


def _as_note(part: Part) -> Part:
    """Return a part as a note to the desk; what is furniture already stays that."""
    return part if part.role is Role.FURNITURE or not part.text.strip() else held(part)


def _signed(parts: list[Part]) -> list[Part]:
    """Return the parts, a signature under its two strokes held back."""
    under = _under_strokes(parts)
    if not under:
        return _greeting(parts)
    at = len(parts) - len(under) - 1
    over = at
    while over and may_belong(parts[over - 1]):  # 此致 敬礼
        over -= 1
    end = at + 1
    while end < min(len(parts), at + 1 + _SIGNED) and parts[end].role is not Role.FURNITURE:
        end += 1
    sign = replace(parts[at], role=Role.FURNITURE)
    notes = *map(_as_note, parts[over:at]), sign, *map(_as_note, parts[at + 1 : end])
    return _greeting([*parts[:over], *notes, *parts[end:]])


def _under_strokes(parts: Sequence[Part]) -> Sequence[Part]:
    """Return what stands under the two strokes behind the copy of a mail (--); else nothing."""
    copy = max((i for i, p in enumerate(parts) if _is_copy(p)), default=0)
    found = (i for i, p in enumerate(parts) if i > copy and _SIGNATURE.fullmatch(p.text.strip()))
    return parts[next(found, len(parts)) + 1 :]


def _greeting(parts: list[Part]) -> list[Part]:
    """Return the parts of a signed mail, what it says over the title of its copy held back."""
    lines = [at for at, part in enumerate(parts) if part.role is not Role.FURNITURE][:3]
    if len(lines) < 3 or not _GREETED.fullmatch(parts[lines[0]].text.strip()):
        return parts
    said, title = parts[lines[1]], parts[lines[2]]
    letter = said.role is Role.BODY and len(said.text) <= _LETTER and title.role in _TITLE
    return [_as_note(p) if letter and at in lines[:2] else p for at, p in enumerate(parts)]


def _sent_from(parts: Sequence[Part], at: int) -> Part:
    """Return a part, as furniture what a telephone adds at the end and where files are named."""
    part, last = parts[at], all(p.role is Role.FURNITURE for p in parts[at + 1 :])
    text = part.text.strip()
    told = (last and _SENT_FROM.fullmatch(text)) or _FILES.fullmatch(text)
    return replace(part, role=Role.FURNITURE) if told else part
