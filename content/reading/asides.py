"""Boxes (编者按, 链接, 人物, 公告, 二维码): the rows of a block → one box of the body.

Input: the rows between `:::NAME 题名` and `:::`. Output: an `Aside`. Blank rows part paragraphs.
Rows of `身份：` and `照片：` belong to a person, `落款：` and `日期：` end a notice; one that ends
as offices write it, with a name and a date on rows of their own, needs no marks. An address stands
in a code's row of `网址：`, or on a row of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from content.model import Aside, AsideForm, BodyItem, Paragraph
from content.reading.rows import BlockCopy, Row
from content.reading.signing import DATE, LONGEST_NAME
from fonts.chinese.characters import PAUSES, STOPS

#: Names of blocks → form and the word over it.
NAMES: Mapping[str, tuple[AsideForm, str]] = {
    **{name: (AsideForm.NOTE, name) for name in ("编者按", "编者的话", "编后", "编者注")},
    **{name: (AsideForm.LINK, name) for name in ("链接", "相关链接", "新闻链接", "延伸阅读")},
    **{name: (AsideForm.PERSON, name) for name in ("人物", "人物名片", "人物小传")},
    **{name: (AsideForm.NOTICE, name) for name in ("公告", "启事", "通告", "通知", "声明")},
    **dict.fromkeys(("二维码", "扫码", "code"), (AsideForm.CODE, "")),
    "note": (AsideForm.NOTE, "编者按"),
    "link": (AsideForm.LINK, "链接"),
    "person": (AsideForm.PERSON, "人物"),
    "notice": (AsideForm.NOTICE, "公告"),
}
_FIELDS: Mapping[AsideForm, Mapping[str, str]] = {
    AsideForm.PERSON: {
        "身份": "post",
        "职务": "post",
        "post": "post",
        "照片": "photo",
        "肖像": "photo",
        "photo": "photo",
    },
    AsideForm.NOTICE: {
        "落款": "signature",
        "署名": "signature",
        "signature": "signature",
        "日期": "date",
        "date": "date",
    },
    AsideForm.CODE: dict.fromkeys(("网址", "链接", "地址", "link"), "link"),
}
#: Fields that are names or addresses: taken as they are typed.
_AS_TYPED = frozenset({"photo", "link"})
_FIELD = re.compile(r"\s*(\w{2,9})\s*[：:]\s*(.*\S)\s*")
_ADDRESS = re.compile(r"\s*(https?://\S+)\s*")
#: What a code can be made of: an address as a browser copies it, without Han or blanks.
_LINK = re.compile(r"https?://[!-~]+")
#: Characters of an address at most: its code (version 10, 65 modules with the quiet zone) is 26 mm
#: wide at 0.4 mm a module, six rows, which the narrowest column of a box holds (29 mm).
LONGEST_LINK = 210
#: So many persons that follow each other stand side by side; each has no more characters, or a
#: row of cells would be higher than half a page.
FEWEST_ABREAST, LONGEST_ABREAST = 3, 240


def read(
    form: AsideForm, label: str, copy: BlockCopy, title: str, rows: Sequence[Row]
) -> tuple[BodyItem, ...]:
    """Return a box; () where nothing is in it.

    Args:
        form: what it is.
        label: word over it.
        copy: reads its rows.
        title: what stands behind the block's name.
        rows: its rows.
    """
    begun = rows[0][1] if rows else 0
    rows, fields = _fields(form, rows, copy)
    quoted = [
        (raw.lstrip()[1:], n) for raw, n in rows if form is AsideForm.PERSON and _is_quote(raw)
    ]
    rows = [(raw, n) for raw, n in rows if form is not AsideForm.PERSON or not _is_quote(raw)]
    if form is AsideForm.NOTICE and "date" not in fields:
        rows, ended = _ending(rows, copy)
        fields = {**ended, **fields}
    groups = _groups(rows)
    paragraphs = tuple(p for p in map(copy.paragraph, groups) if p.text)
    if form is AsideForm.CODE and not _opens(copy, title, fields.get("link", ""), begun):
        return ()
    quote = copy.paragraph(quoted).text if quoted else ""
    if not (paragraphs or quote or fields):
        return ()
    if form is AsideForm.NOTE:
        paragraphs, label = _opened(label, paragraphs), ""
    if form is AsideForm.NOTICE and title:
        label = ""
    line = rows[0][1] if rows else 0
    photo = fields.pop("photo", "")
    portrait = copy.stock.portrait(photo, file=copy.file, line=line) if photo else None
    words = (portrait.caption, portrait.credit) if portrait else ()
    made = Aside(
        form=form,
        label=label,
        title=title,
        quote=quote,
        paragraphs=paragraphs,
        post=fields.get("post", ""),
        signature=fields.get("signature", ""),
        date=fields.get("date", ""),
        link=fields.get("link", ""),
        portrait=portrait,
        credit="\u3000".join(word for word in words if word),
        line=line,
    )
    return (made,)


def abreast(body: Sequence[BodyItem]) -> tuple[BodyItem, ...]:
    """Return a body in which short persons that follow each other are to stand side by side.

    They are at least three, all with a portrait or none with one; the word over the box goes.
    """
    found = list(body)
    start = 0
    for end in range(1, len(found) + 1):
        if end < len(found) and _alike(found[start], found[end]):
            continue
        if end - start >= FEWEST_ABREAST and _alike(found[start], found[start]):
            found[start:end] = [
                one.model_copy(update={"abreast": True, "label": ""}) for one in found[start:end]
            ]
        start = end
    return tuple(found)


def _alike(one: BodyItem, two: BodyItem) -> bool:
    """Tell whether two items are short persons of one kind."""
    if not (isinstance(one, Aside) and isinstance(two, Aside)):
        return False
    if one.form is not AsideForm.PERSON or two.form is not AsideForm.PERSON:
        return False
    short = all(len(box.text) <= LONGEST_ABREAST for box in (one, two))
    return short and bool(one.portrait) == bool(two.portrait)


def alone(body: Sequence[BodyItem]) -> tuple[BodyItem, ...]:
    """Return a body; where a notice is all of it the article's title serves as its head."""
    if len(body) == 1 and isinstance(body[0], Aside) and body[0].form is AsideForm.NOTICE:
        return (body[0].model_copy(update={"label": ""}),)
    return tuple(body)


def _opens(copy: BlockCopy, title: str, link: str, line: int) -> bool:
    """Tell whether a code has an address that can be made one and words; if not it is a finding."""
    if not title:
        copy.fault("read.code-words", line)
    if not link:
        copy.fault("read.code-no-link", line)
    elif not _LINK.fullmatch(link):
        copy.fault("read.code-link", line, link=link)
    elif len(link) > LONGEST_LINK:
        copy.fault("read.code-long", line, count=str(len(link)), most=str(LONGEST_LINK))
    return not copy.faulty


def _is_quote(raw: str) -> bool:
    return raw.lstrip().startswith(">")


def _fields(
    form: AsideForm, rows: Sequence[Row], copy: BlockCopy
) -> tuple[list[Row], dict[str, str]]:
    """Return the rows that are no fields, and the fields that the form knows."""
    known = _FIELDS.get(form, {})
    left: list[Row] = []
    found: dict[str, str] = {}
    for raw, line in rows:
        field = _FIELD.fullmatch(raw)
        name = known.get(field[1], "") if field else ""
        address = _ADDRESS.fullmatch(raw) if form is AsideForm.CODE else None
        if address and "link" not in found:
            found["link"] = address[1]
        elif field and name and name not in found:
            found[name] = field[2] if name in _AS_TYPED else copy.words(field[2], line)
        else:
            left.append((raw, line))
    return left, found


def _ending(rows: Sequence[Row], copy: BlockCopy) -> tuple[list[Row], dict[str, str]]:
    """Return the rows of a notice without its last two, a name and a date, and these."""
    left = list(rows)
    while left and not left[-1][0].strip():
        left.pop()
    if len(left) < 2 or not DATE.fullmatch(left[-1][0]):
        return list(rows), {}
    found = {"date": copy.words(*left.pop())}
    while left and not left[-1][0].strip():
        left.pop()
    name = left[-1][0].strip() if len(left) > 1 else ""
    if name and len(name) <= LONGEST_NAME and name[-1] not in STOPS | PAUSES:
        found["signature"] = copy.words(*left.pop())
    return left, found


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows of each paragraph: blank rows part them."""
    found: list[list[Row]] = [[]]
    for raw, line in rows:
        if raw.strip():
            found[-1].append((raw, line))
        elif found[-1]:
            found.append([])
    return [group for group in found if group]


def _opened(label: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Return a note whose first paragraph opens with its label in bold: 编者按：."""
    if not paragraphs:
        return ()
    first = paragraphs[0]
    own = next(
        (name for name, (form, _) in NAMES.items() if first.text.startswith(name + "：")), ""
    )
    opening = f"{own or label}："
    text = first.text if own else opening + first.text
    return (first.model_copy(update={"text": text, "bold": len(opening)}), *paragraphs[1:])
