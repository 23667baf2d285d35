"""Labels of a form before the lines over a story: 标题：… 副标题：… 作者：… 正文：.

Input: the parts of one source by their words. Output: the same parts without the labels, each told
as left out; what the labels name keeps its place. Labels count only where one of them names the
title and stands over the copy.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from content.importing.blocks import Log
from content.importing.recognising.part import Part
from content.importing.recognising.roles import Role, role_of
from content.words import Message

_TITLE = re.compile(r"[【\[]?(?:主?标题|题目|篇名|稿件(?:标题|名称)|新闻标题)[】\]]?\s*[:：]?\s*")
_DECK = re.compile(r"[【\[]?(?:副标?题|副题)[】\]]?\s*[:：]\s*")
_KICKER = re.compile(r"[【\[]?(?:[引肩眉]题)[】\]]?\s*[:：]\s*")
_WRITER = re.compile(r"[【\[]?(?:作者|署名|撰稿人?|投稿人)[】\]]?\s*[:：]\s*(?!.*[:：])")
_COPY = re.compile(
    r"[【\[]?(?:正文|内容|稿件内容|正文内容)[】\]]?\s*[:：]\s*|[【\[](?:正文|内容)[】\]]\s*"
)
_NAMED = re.compile(r"[【\[]|.*[:：]")
#: Labels stand among so many of the first lines.
_TOP = 10


def without_labels(parts: Sequence[Part], log: Log) -> list[Part]:
    """Return the parts, the labels of a form told from what they name."""
    out = list(parts)
    title = next((at for at, part in enumerate(out[:_TOP]) if _is_title(part)), None)
    if title is None:
        return out
    rest = _bare(out[title].text, _TITLE)
    again = any(_same(part.text, rest) for part in out[title + 1 : title + _TOP])
    for at, part in enumerate(out[: title + _TOP]):
        for label, role in (
            (_TITLE, Role.SHORT),
            (_DECK, Role.DECK),
            (_KICKER, Role.SHORT),
            (_WRITER, Role.BYLINE),
            (_COPY, Role.BODY),
        ):
            found = label.match(part.text)
            if found is None or not found[0] or not _NAMED.match(found[0]):
                continue
            if at == title and again:  # a form over the copy, which has its title again
                out[at] = replace(part, role=Role.FURNITURE)
                break
            words = part.text[found.end() :].strip()
            log.leave_out(part.block.place, found[0].strip(), Message("imported.form-label"))
            hint = "subtitle" if role is Role.DECK else part.block.hint
            told = role if role is not Role.BODY else role_of(words)
            out[at] = replace(part, role=told, block=replace(part.block, text=words, hint=hint))
            break
    return out


def names_a_paper(labels: Collection[str]) -> bool:
    """Tell whether labels, bare or with a colon, name a title and the copy: a form's (稿签)."""
    named = [label.rstrip(":： ") + "：" for label in labels]
    return any(map(_TITLE.fullmatch, named)) and any(map(_COPY.fullmatch, named))


def _is_title(part: Part) -> bool:
    found = _TITLE.match(part.text)
    named = found is not None and bool(_NAMED.match(found[0]))
    return named and part.role is not Role.TABLE and bool(_bare(part.text, _TITLE))


def _bare(text: str, label: re.Pattern[str]) -> str:
    return label.sub("", text, count=1).strip()


def _same(one: str, two: str) -> bool:
    return re.sub(r"\s", "", one) == re.sub(r"\s", "", two)
