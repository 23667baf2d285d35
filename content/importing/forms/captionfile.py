"""A file that says what the pictures beside it show → their captions.

Input: the files of a bundle with their documents. Output: the same without such files; each picture
that is named at the beginning of a line (IMG_2201: 3月9日, …), or by the name of a file of one line
(课堂.jpg, 课堂.txt), has these words under it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from content.importing.blocks import Block, Document, Log
from content.importing.forms.photos import PHOTOS
from content.words import Message
from fonts.chinese.characters import CLOSING, one_of

#: What such a file may have over its lines.
_HEAD = re.compile(r"(?:图片|照片|摄影)?(?:文字)?(?:说明|图说|图注|注释|清单|目录|列表)[:：]?")
_ENDING = r"(?:\.(?:jpe?g|png|tiff?|webp|gif|bmp))?"
_MARK = rf"{_ENDING}\s*[{one_of(CLOSING)}:：、，,.．)—\-\t 　]\s*"
#: A caption alone in a file is no longer, characters.
_LONGEST = 160

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


def _under(document: Document, caption: Block | None) -> Document:
    if caption is None or any(block.hint == "caption" for block in document.blocks):
        return document
    return replace(document, blocks=(*document.blocks, caption))
