"""A saved mail (.eml) → its files: what is attached, and its words.

Input: the path of a mail and an empty folder. Output: paths in that folder, in the mail's order. A
mail that brings copy is the letter round it: its words wait for a decision. A page written as a
mail keeps its pictures where they stand. A mail within a mail is read as part of it.
"""

from __future__ import annotations

import email
import email.policy
import mimetypes
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from pathlib import Path, PurePosixPath

from content.importing.blocks import Log, Place, SourceError
from content.importing.forms.archive import FILE_BYTES, PARTS
from content.importing.forms.photos import PHOTOS
from content.importing.text.coding import coded
from content.words import Message

ENDING = ".eml"
#: A page with its pictures is read as a web archive.
_PAGE = ".mht"
#: A letter round attached copy is no longer, characters; longer words are copy too.
_LETTER = 600
#: What programs put before a subject.
_AGAIN = re.compile(r"^(?:(?:re|fw|fwd|回复|答复|转发|投稿|来稿)\s*[:：]\s*)+", re.I)
_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def unpacked_mail(path: Path, room: Path, log: Log) -> list[Path]:
    """Return a mail's files, laid into a folder.

    Raises:
        SourceError: it is too large, or no mail.
    """
    if path.stat().st_size > FILE_BYTES:
        raise SourceError("import.too-large", file=path.name, most_mb=FILE_BYTES >> 20)
    try:
        raw = path.read_bytes()
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        parts = list(mail.walk())
        if len(parts) > PARTS:
            raise SourceError(
                "import.too-many-within", file=path.name, sources=len(parts), most=PARTS
            )
        attached = dict(_attached(parts, room))
        shown = any(attached.values())  # pictures have their places in the page alone
        bodies = [body for part in parts if (body := _body(part, page=shown)) is not None]
        stem = _name(_AGAIN.sub("", str(mail["subject"] or ""))) or path.stem
        written = _written(bodies, stem, raw, list(attached), room, log)
        page = any(one.suffix == _PAGE for one in written)
        return [*written, *(one for one, within in attached.items() if not (page and within))]
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise SourceError("import.no-mail", file=path.name, why=type(error).__name__) from error


def _attached(parts: list[EmailMessage], room: Path) -> Iterator[tuple[Path, bool]]:
    """Yield the files that a mail brings, laid into a folder, and whether its page shows them."""
    used: set[str] = set()
    for number, part in enumerate(parts):
        within = bool(part.get("Content-ID")) and part.get_content_maintype() == "image"
        named = part.get_filename() or part.get_content_disposition() == "attachment"
        if part.is_multipart() or not (named or within):
            continue
        name = _name(PurePosixPath(part.get_filename() or "").name)
        name = name or f"{number}{mimetypes.guess_extension(part.get_content_type()) or ''}"
        name = name if name not in used else f"{number}-{name}"
        used.add(name)
        (room / name).write_bytes(_data(part))
        yield room / name, within


def _body(part: EmailMessage, *, page: bool) -> MIMEPart | None:
    """Return the words of a mail, or of one within it, as a page where that is wished for."""
    if not (part.get("From") or part.get("Subject") or part.get("MIME-Version")):
        return None
    return part.get_body(("html", "plain") if page else ("plain", "html"))


def _written(
    bodies: list[MIMEPart], stem: str, raw: bytes, attached: list[Path], room: Path, log: Log
) -> list[Path]:
    """Write a mail's words into a folder; of a letter round copy only tell them."""
    words = "\n\n".join(_words(body) for body in bodies).strip()
    copy = [one for one in attached if one.suffix.lower() not in PHOTOS]
    if copy and len(words) <= _LETTER:
        if words:
            place, why = Place(stem), Message("imported.covering-note")
            told = " ".join(words.split())  # one line of a report
            log.doubt(place, told, why, Message("imported.not-taken"))
            log.leave_out(place, told, why)
            log.hold(place, told, why)
        return []
    page = any(body.get_content_type() == "text/html" for body in bodies)
    out = room / f"{stem}{_PAGE if page else '.txt'}"
    out.write_bytes(raw if page else words.encode("utf-8"))
    return [out] if words else []


def _words(body: MIMEPart) -> str:
    """Return the words of a part, a page's without its tags."""
    data = _data(body)
    found = coded(data, body.get_content_charset() or "")
    words = found[0] if found else data.decode("utf-8", "replace")
    return re.sub(r"<[^>]*>", "", words) if body.get_content_type() == "text/html" else words


def _data(part: MIMEPart) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _name(words: str) -> str:
    """Return words as the name of a file, at most 60 characters."""
    cleaned = _NO_NAME.sub(" ", words).strip(" .")
    if len(cleaned) <= 60:
        return cleaned
    stem, dot, ending = cleaned.rpartition(".")
    return f"{stem[:50]}{dot}{ending}" if dot and len(ending) <= 5 else cleaned[:60]
