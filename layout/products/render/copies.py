"""Copies of fonts: the faces that a document loads → what WeasyPrint knows of them, kept.

WeasyPrint writes each face to a folder and has it read anew for every document: a fifth of the
time that a layer of the desk takes, a tenth of a second of every press file. Documents with the
same faces share one `FontConfiguration` here, as WeasyPrint provides for; their bytes are the
same. Its folder goes with the process, and after a killed one with the next that prints.
"""

from __future__ import annotations

import atexit
from collections import OrderedDict
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp

from weasyprint.text.fonts import FontConfiguration

from content.keeping import scratch
from fonts import FontLibrary

#: Sets of faces kept: the usual ones, and those of a document with rare characters.
MOST = 2

#: A face's file, and when and how large it was written.
_Stamp = tuple[Path, int, int]
_kept: OrderedDict[tuple[_Stamp, ...], tuple[FontConfiguration, ExitStack]] = OrderedDict()


def copies_for(html: str, fonts: FontLibrary) -> FontConfiguration:
    """Return what WeasyPrint knows of the faces that a document names."""
    faces = (face.path for face in (*fonts.faces, *fonts.rare) if face.path.as_uri() in html)
    key = tuple(map(_stamp, faces))
    if key not in _kept:
        room, copies = ExitStack(), FontConfiguration()
        copies._folder = Path(mkdtemp(dir=room.enter_context(scratch("faces"))))
        _kept[key] = copies, room
        if len(_kept) > MOST:
            _, (_, old) = _kept.popitem(last=False)
            old.close()
    _kept.move_to_end(key)
    return _kept[key][0]


def _stamp(path: Path) -> _Stamp:
    state = path.stat()
    return path, state.st_mtime_ns, state.st_size


@atexit.register
def _clear() -> None:
    """Remove the folders at the process's end."""
    while _kept:
        _kept.popitem()[1][1].close()
