"""A file that says what the pictures beside it show → their captions.

Input: the files of a bundle with their documents. Output: the same without such files; each picture
that is named at the beginning of a line (IMG_2201：3月9日，…) has the rest of the line under it.
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
_MARK = rf"(?:\.(?:jpe?g|png|tiff?|webp|gif|bmp))?\s*[{one_of(CLOSING)}:：、，,.．)—\-\t 　]\s*"

Files = Sequence[tuple[Path, Document]]


def captioned(files: Files, log: Log) -> Files:
    """Return the files, pictures with the captions that a file of their own holds."""
    names = {path.stem: path for path, _ in files if path.suffix.lower() in PHOTOS}
    found: dict[str, Block] = {}
    out = []
    for path, document in files:
        own = {} if path.suffix.lower() in PHOTOS else _captions(document, names)
        if own and not found.keys() & own.keys():
            found |= own
            for block in document.blocks:
                if not any(one.place == block.place for one in own.values()):
                    log.leave_out(block.place, block.text, Message("imported.figure-number"))
            written = {block.place: block.text for block in document.blocks}
            for block in own.values():
                name = written[block.place].strip().removesuffix(block.text).strip()
                log.leave_out(block.place, name, Message("imported.figure-number"))
            continue
        out.append((path, document))
    return [(path, _under(document, found.get(path.stem))) for path, document in out]


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
