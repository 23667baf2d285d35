"""What a file says of the pictures beside it → their captions.

Input: the files of a bundle with their documents. Output: the same without files of captions alone;
each picture that is named at the beginning of a line (IMG_2201: 3月9日, …), also of one in a story
(图1：…, 图2至图4均由罗成摄), or by the name of a file of one line (课堂.jpg, 课堂.txt), has these
words under it. Where a story only points at such a picture, （图1）, that is left out: none has a
number on the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from content.importing.blocks import Block, Document, Log
from content.importing.forms.photos import PHOTOS
from content.words import Message
from fonts.chinese.characters import CLOSING, HAN, one_of

#: What such a file may have over its lines.
_HEAD = re.compile(r"(?:图片|照片|摄影)?(?:文字)?(?:说明|图说|图注|注释|清单|目录|列表)[:：]?")
_ENDING = r"(?:\.(?:jpe?g|png|tiff?|webp|gif|bmp))?"
_MARK = rf"{_ENDING}\s*[{one_of(CLOSING)}:：、，,.．)—\-\t 　]\s*"
#: A caption alone in a file is no longer, characters.
_LONGEST = 160

#: A picture that a story points at is called so, and has a number: 图1, 照片2, IMG_2201.
_CALLED = re.compile(rf"[{HAN}A-Za-z][\w\- ]*?\d{{1,8}}")
_NUMBER = re.compile(r"\d+$")
_AND = r"[、，,和及与至到~～—–-]+"

Files = Sequence[tuple[Path, Document]]
_WHY = Message("imported.figure-number")


def captioned(files: Files, log: Log) -> Files:
    """Return the files, pictures with the captions that a file of their own holds."""
    photos = [path for path, _ in files if path.suffix.lower() in PHOTOS]
    names = {path.stem: path for path in photos}
    found: dict[str, Block] = {}
    twins: dict[Path, Block] = {}
    out = []
    for path, document in files:
        if path.suffix.lower() in PHOTOS:
            out.append((path, document))
            continue
        of_own = [one for one in photos if one.with_suffix("") == path.with_suffix("")]
        words = _alone(document) if of_own else None
        own = _captions(document, names)
        if words:
            twins[of_own[0]] = words
        elif own and not found.keys() & own.keys():
            found |= own
            _tell(document, own, log)
        else:
            near = _near(path, photos, twins)
            within, document = _within(document, sorted(near), log)
            twins |= {near[name]: caption for name, caption in within.items()}
            out.append((path, document))
    return [
        (path, _under(document, twins.get(path) or found.get(path.stem))) for path, document in out
    ]


def _tell(document: Document, own: Mapping[str, Block], log: Log) -> None:
    """Note the words of lines with captions that are not printed: heads, names of files."""
    written = {block.place: block.text for block in document.blocks}
    for place, text in written.items():
        if not any(one.place == place for one in own.values()):
            log.leave_out(place, text, _WHY)
    for block in own.values():
        if block.place in written:
            name = written[block.place].strip().removesuffix(block.text).strip()
            log.leave_out(block.place, name, _WHY)


def _alone(document: Document) -> Block | None:
    """Return the one line that a document is, a caption; None: it is something else."""
    blocks = document.blocks
    one = blocks[0] if len(blocks) == 1 else None
    if one is None or one.table or one.picture or not 0 < len(one.text.strip()) <= _LONGEST:
        return None
    return replace(one, text=one.text.strip(), hint="caption", firm=True)


def _captions(document: Document, names: Mapping[str, Path]) -> dict[str, Block]:
    """Return the lines of a document by the picture that each names; {} if one names none."""
    stems = "|".join(re.escape(stem) for stem in sorted(names, key=len, reverse=True))
    line = re.compile(rf"({stems}){_MARK}(.+)", re.DOTALL) if stems else None
    found: dict[str, Block] = {}
    for block in document.blocks:
        told = line.fullmatch(block.text.strip()) if line else None
        if told and told[1] not in found:
            found[told[1]] = replace(block, text=told[2].strip(), hint="caption", firm=True)
        elif told or block.table or block.picture or not _HEAD.fullmatch(block.text.strip()):
            return {}
    return found


def _near(path: Path, photos: Sequence[Path], taken: Collection[Path]) -> dict[str, Path]:
    """Return the pictures of a story's folder by name; of two of one name none is meant."""
    near = [one for one in photos if one.is_relative_to(path.parent) and one not in taken]
    often = Counter(one.stem for one in near)
    return {one.stem: one for one in near if often[one.stem] == 1}


def _within(
    document: Document, names: Sequence[str], log: Log
) -> tuple[dict[str, Block], Document]:
    """Return the captions that stand among the lines of a story, and the story without them."""
    called = sorted(filter(_CALLED.fullmatch, names), key=len, reverse=True)
    if not called:
        return {}, document
    one = "|".join(map(re.escape, called))
    several = rf"(?:{one})(?:{_AND}(?:{one}|\d+))*"
    line = re.compile(rf"({one}){_MARK}(.+)", re.DOTALL)
    taken = re.compile(
        rf"({several})(?:照片|图片|[均都皆由系为是])*(.{{2,20}}(?:摄|供图|提供))[。）)]?"
    )
    points = re.compile(rf"[（(](?:见|如)?{several}(?:所示)?[）)]")
    found: dict[str, Block] = {}
    credits: dict[str, str] = {}
    blocks: list[Block] = []
    for block in document.blocks:
        words = block.text.strip()
        told, by = line.fullmatch(words), taken.fullmatch(words)
        if told and told[1] not in found and not block.level:
            found[told[1]] = replace(block, text=told[2].strip(), hint="caption", firm=True)
            log.leave_out(block.place, words.removesuffix(found[told[1]].text).strip(), _WHY)
        elif by and found:
            credits |= dict.fromkeys(_meant(by[1], called), by[2])
            log.leave_out(block.place, words, _WHY)
        else:
            blocks.append(block)
    for name, credit in credits.items():
        if name in found:
            found[name] = replace(found[name], text=f"{found[name].text} {credit}")
    if found:
        blocks = [_without(block, points, log) for block in blocks]
    return found, replace(document, blocks=tuple(blocks))


def _meant(words: str, called: Sequence[str]) -> list[str]:
    """Return the pictures that are meant: 图1、图3; 图2至图4 and 图2—4 mean those between, too."""
    one = "|".join(map(re.escape, called))
    hits = [hit[0] for hit in re.finditer(rf"{one}|\d+", words)]
    numbers = [int(hit[0]) for name in hits if (hit := _NUMBER.search(name))]
    if re.search("[至到~～—–-]", words) and len(numbers) == 2:
        numbers = list(range(numbers[0], numbers[1] + 1))
    stem = _NUMBER.sub("", hits[0])
    return [
        name
        for name in called
        if _NUMBER.sub("", name) == stem
        and (hit := _NUMBER.search(name))
        and int(hit[0]) in numbers
    ]


def _without(block: Block, points: re.Pattern[str], log: Log) -> Block:
    """Return a paragraph that does not point at pictures by their numbers; these are told."""
    for hit in points.finditer(block.text):
        log.leave_out(block.place, hit[0], _WHY)
    return replace(block, text=points.sub("", block.text))


def _under(document: Document, caption: Block | None) -> Document:
    if caption is None or any(block.hint == "caption" for block in document.blocks):
        return document
    return replace(document, blocks=(*document.blocks, caption))
