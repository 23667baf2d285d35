"""Files of a bundle → one stream of parts: an article a file, with its pictures.

Input: documents in the order of their files. Output: the parts of the whole edition. What is said
of the whole (a headline and some lines) comes in the first file; each other file is an article:
its title a head, its heads sub-heads. Pictures that lie beside go to the file of their folder that
they are called after, else to the one that their words speak of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from content.importing.blocks import Block, Document, Log, Place
from content.importing.forms.captionfile import captioned
from content.importing.forms.kindred import Text, kin
from content.importing.forms.photos import PHOTOS
from content.importing.recognising.part import Part
from content.importing.recognising.roles import NUMBER, Role
from content.words import Message, message
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import ONE_TO_TEN

#: What a folder says of itself behind its name: 春节特刊稿件, 秋收专版（定稿）.
_WHAT = re.compile(
    r"[\s_\-—（(【]*(?:全部)?(?:稿件|来稿|文稿|稿子|材料|素材|资料|文字稿?|图文|[定终初]稿|汇总|打包)+[）)】]*$"
)
#: A folder that is called by the day of its paper says nothing of it either: 9月28日版面.
_DAY = re.compile(
    r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号])?(?:第?\d{0,2}版面?|见报|待发|用)?[\s_\-]*"
)
_ZERO = re.compile(r"0+(?!\d)")
#: A first file with less running text is the edition's opening, no article: headline and lede.
OPENING = 400
_OPENS = re.compile(r"总题|主题|刊头|导语|头题|卷首|开篇|前言|标题")
_LEAD = re.compile(rf"\s*(\d{{1,3}}|[{ONE_TO_TEN}]{{1,3}})(?!\d)")
_PICTURE_WORDS = re.compile(
    r"(?:配?图片?|照片|插图|题图|photo|pic|img)[\s_\-（(\d）)]*$|[\s_\-（(]\d+[）)]?$", re.I
)
#: The name of a folder is a headline with so many Han, what it says of itself left out.
_SAYS = 3
#: Who took it, which says nothing of what it shows.
_TAKER = re.compile(rf"[（( 　]+[{HAN}·/：: 　]{{1,16}}(?:摄|供图|提供)[）)]?\s*$")
_HAN = re.compile(f"[{HAN}]{{2,}}")
#: Which picture of a story a file's name says it is, behind the story's name: （图1）, -2-.
_COUNT = re.compile(r"^[\s_\-—:：]*[（(]?(?:配?图片?|照片|插图)?\s*\d{0,3}[）)]?[\s_\-—:：]*")

#: What has its place over a title, and what follows one before its copy.
_OVER = frozenset({Role.KICKER, Role.FURNITURE, Role.STAFF, Role.CREDIT, Role.NUMBER})
_HEAD_GROUP = frozenset({Role.DECK, Role.BYLINE, Role.DATELINE})


@dataclass
class Item:
    """A file of a bundle: its parts, its pictures' parts."""

    path: Path
    document: Document
    parts: list[Part]
    pictures: list[Part]


def joined(
    files: Sequence[tuple[Path, Document]],
    name: str,
    parts_of: Callable[[Document], list[Part]],
    log: Log,
) -> list[Part]:
    """Return the parts of an edition.

    Args:
        files: path and document of each, in order.
        name: what the folder or archive is called.
        parts_of: one document → its parts.
        log: where doubts go.
    """
    files = captioned(files, log)
    items = [
        Item(path, document, parts_of(document), [])
        for path, document in files
        if path.suffix.lower() not in PHOTOS and document.blocks
    ]
    loose: list[Part] = []
    inside: list[tuple[Item, int, list[Part]]] = []
    for path, document in files:
        if path.suffix.lower() in PHOTOS:
            parts = [_as_picture(block) for block in document.blocks]
            owner = _owner(path, document, items, [p for p, _ in files])
            story = _story(owner.item, path, document) if owner else None
            if owner:
                called = owner.item.path.stem
                parts = [
                    _uncalled(part, called) if _is_name(part, path) else part for part in parts
                ]
            if owner and story is not None:
                inside.append((owner.item, story, parts))
            else:
                (owner.item.pictures if owner else loose).extend(parts)
            if owner and owner.doubt and parts:
                told = next((b.picture.alt for b in document.blocks if b.picture), "") or path.name
                log.doubt(Place(path.name), told, owner.doubt, _placed_at(owner.item, story or 0))
    for item, story, parts in inside:
        heads = _stories(item.parts)
        end = heads[story + 1] if story + 1 < len(heads) else len(item.parts)
        item.parts[end:end] = parts
    if len(items) <= 1:
        return [*(p for item in items for p in (*item.parts, *item.pictures)), *loose]
    opens = _is_opening(items)
    out: list[Part] = []
    if opens:
        out += items[0].parts + items[0].pictures + loose
    else:
        out += loose
        title = _headline_of(name)
        if title:
            place = Place(name)
            out.append(Part(Role.TITLE, Block(title, place, firm=True)))
            log.doubt(place, title, Message("imported.headline-of-name"), _REWRITE)
    for item in items[opens:]:
        out += [*_article(item, log), *item.pictures]
    return out


def _uncounted(name: str) -> str:
    """Return a name without the number that puts it in order; 11月29日副刊 begins with a date."""
    return re.sub(r"^\d+(?![\d年月日期号届])[\s._\-、]*|^[\s._\-、]+", "", name) or name


def _headline_of(name: str) -> str:
    """Return what a folder's name says of what it holds; 乡镇来稿 says nothing."""
    if re.fullmatch(rf"新建文件夹|第?[{ONE_TO_TEN}\d]{{1,3}}版", name):
        return ""
    title = _WHAT.sub("", re.sub(r"[\s_\-（(]*\d*[）)]*$", "", _uncounted(name)))
    title = "" if _DAY.fullmatch(title) else title
    return title if len("".join(_HAN.findall(title))) >= _SAYS else ""


_REWRITE = Message("imported.write-headline")


def _placed_at(item: Item, story: int = 0) -> Message:
    """Return where a photograph was put: the title of a file's story, of one the first."""
    heads = [part.role in (Role.TITLE, Role.HEAD) for part in item.parts]
    # of heads that stand upon one another the lowest is the title, those over it its kicker
    titles = [
        part.text
        for part, head, below in zip(item.parts, heads, [*heads[1:], False], strict=True)
        if head and not below
    ]
    title = titles[story] if story < len(titles) else item.path.stem
    return message("imported.placed-at", title=title.replace("|", " "))


def _stories(parts: Sequence[Part]) -> list[int]:
    """Return where the stories of a file begin that has several; none of one that has one."""
    heads = [i for i, part in enumerate(parts) if part.role is Role.HEAD]
    titled = any(part.role is Role.TITLE for part in parts)
    several = len(heads) > 1 and not any(parts[i].number for i in heads)
    return heads if several and not titled else []


def _story(item: Item, path: Path, document: Document) -> int | None:
    """Return which story of a file with several a photograph's words speak of."""
    heads = _stories(item.parts)
    if not heads:
        return None
    texts = [
        Text(item.parts[at].text, " ".join(p.text for p in item.parts[at + 1 : end]))
        for at, end in zip(heads, [*heads[1:], len(item.parts)], strict=True)
    ]
    words = (path.stem, *(block.text for block in document.blocks))
    return kin(" ".join(_TAKER.sub("", one) for one in words), texts)


def _is_name(part: Part, path: Path) -> bool:
    """Tell whether a caption is what its file is called."""
    return part.role is Role.CAPTION and part.text in path.stem


def _uncalled(part: Part, stem: str) -> Part:
    """Return a caption that is a file's name without the name of its story: 甲（图1）乙 is 乙."""
    name = _uncounted(stem)
    words = part.text.removeprefix(name)
    rest = _COUNT.sub("", words)
    if part.text in (words, name + rest) or len("".join(_HAN.findall(rest))) < _SAYS:
        return part
    return replace(part, block=replace(part.block, text=rest))


def _as_picture(block: Block) -> Part:
    return Part(Role.PICTURE if block.picture else Role.CAPTION, block)


def _is_opening(items: list[Item]) -> bool:
    """Tell whether the first file speaks of the whole: it is called so, or numbered 0, or short."""
    first = items[0]
    titled = any(part.role is Role.TITLE for part in first.parts)
    heads = any(part.role in (Role.HEAD, Role.SUBHEAD) for part in first.parts)
    amounts = [sum(len(p.text) for p in i.parts if p.role is Role.BODY) for i in items]
    if not titled or heads or amounts[0] > 3 * OPENING:
        return False
    decked = any(part.role is Role.DECK for part in first.parts)
    short = amounts[0] <= OPENING and amounts[0] < 0.5 * sorted(amounts[1:])[len(amounts) // 2 - 1]
    return bool(_OPENS.search(first.path.stem) or _ZERO.match(first.path.stem)) or (
        decked and short
    )


def _article(item: Item, log: Log) -> list[Part]:
    """Return the parts of a file as those of one article."""
    parts = item.parts
    written = {block.place: block.text for block in item.document.blocks if block.text}
    heads = [i for i, part in enumerate(parts) if part.role is Role.HEAD]
    title = next((i for i, part in enumerate(parts) if part.role is Role.TITLE), None)
    if title is None:
        plain = [i for i in heads if not parts[i].number]
        if _stories(parts):
            return _under_title(parts, plain[0], log)[0]
        title = plain[0] if plain and plain[0] == min(heads) else None
    out: list[Part] = []
    if title is not None:
        parts, title = _under_title(parts, title, log)
    if title is None:
        words = _uncounted(item.path.stem)
        block = Block(words, Place(item.document.name), firm=True)
        out.append(Part(Role.HEAD, block))
        log.doubt(block.place, words, Message("imported.title-of-name"), _REWRITE)
    deeper = len(heads) > (title in heads)
    for index, part in enumerate(parts):
        if index == title:
            part = replace(part, role=Role.HEAD, number=0)
        elif part.role is Role.HEAD:
            words = _numbered(part, written.get(part.block.place, ""))
            part = replace(part, role=Role.SUBHEAD, number=0, block=replace(part.block, text=words))
        elif part.role is Role.SUBHEAD and deeper:
            part = replace(part, depth=part.depth + 1)
        out.append(part)
    return out


def _under_title(parts: list[Part], title: int, log: Log) -> tuple[list[Part], int]:
    """Return the parts of a file and where its title is: what stood over it comes under it.

    What stands over a title would else be put at the end of the file before. Lines of words are
    asked about; a kicker, staff and furniture have their places over a title.
    """
    over = [part for part in parts[:title] if part.role not in _OVER]
    if not over:
        return parts, title
    stays = [part for part in parts[:title] if part.role in _OVER]
    end = title + 1
    while end < len(parts) and parts[end].role in _HEAD_GROUP:
        end += 1
    for part in over:
        if part.text and part.role not in (*_HEAD_GROUP, Role.PICTURE, Role.CAPTION):
            told = Message("imported.under-its-title")
            log.doubt(part.block.place, part.text, Message("imported.over-title"), told)
    lines = [part for part in over if part.role in _HEAD_GROUP]
    copy = [part for part in over if part.role not in _HEAD_GROUP]
    group = [parts[title], *lines, *parts[title + 1 : end], *copy]
    return [*stays, *group, *parts[end:]], len(stays)


def _numbered(part: Part, written: str) -> str:
    """Return the words of a head, mended, with the numeral as it was written before them."""
    found = NUMBER.match(written.strip()) if part.number else None
    if found is None:
        return part.text
    rest = written.strip()[found.end() :]
    return f"{found[0]}{rest[: len(rest) - len(rest.lstrip())]}{part.text}"


@dataclass(frozen=True)
class _Owned:
    """The article that a picture goes to, and why it is doubted; None: its place says it."""

    item: Item
    doubt: Message | None = None


def _owner(path: Path, document: Document, items: list[Item], order: list[Path]) -> _Owned | None:
    """Return the article that a picture belongs to: of its folder, its file's name, its words.

    Where nothing says it, it goes to the one before it, and is asked about.
    """
    if not items:
        return None
    inside = [item for item in items if item.path.parent == path.parent]
    near = inside or items
    stem = _PICTURE_WORDS.sub("", path.stem).strip()
    for item in near:
        if stem and (item.path.stem == stem or path.stem.startswith(item.path.stem)):
            return _Owned(item)
    number = _LEAD.match(path.stem)
    if number:
        for item in near:
            own = _LEAD.match(item.path.stem)
            if own and own[1] == number[1]:
                return _Owned(item)
    if len(near) == 1:
        return _Owned(near[0])
    words = (path.stem, *(block.text for block in document.blocks))
    found = kin(" ".join(_TAKER.sub("", one) for one in words), [_text(item) for item in near])
    if found is not None:
        return _Owned(near[found], Message("imported.picture-by-words"))
    at = order.index(path)
    before = [item for item in near if order.index(item.path) < at]
    return _Owned((before or near)[-1 if before else 0], Message("imported.picture-by-order"))


def _text(item: Item) -> Text:
    """Return the words of an article that may be a picture's."""
    over = (Role.TITLE, Role.HEAD, Role.SUBHEAD, Role.KICKER, Role.DECK)
    heads = [part.text for part in item.parts if part.role in over]
    copy = [part.text for part in item.parts if part.role not in over]
    return Text(" ".join((item.path.stem, *heads)), " ".join(copy))
