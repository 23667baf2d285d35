"""Checks of the file as a whole: PDF/X marks, output intent, and what a press file may not carry.

Input: the opened file. Output: figures and faults in the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from content.words import Message, message
from layout.judge.preflight.colour import Space, space_of
from layout.judge.preflight.model import NOTHING, Figure, Ledger
from layout.judge.preflight.profiles import FOREIGN, distance, profile_fault
from layout.judge.preflight.sheets import Sheet, page_annotations
from layout.pdf import objects
from layout.pdf.boxes import common, empty
from layout.pdf.xmp import full_name, properties, well_formed
from layout.plant.profile import PressProfile

STANDARDS = {"x4": "PDF/X-4", "x1a": "PDF/X-1a:2003"}
#: The newest PDF version of a kind: ISO 15930-7 builds on PDF 1.6, ISO 15930-4 on 1.4.
VERSIONS = {"x4": "1.6", "x1a": "1.4"}
_PDFX, _TRAPPED, _TITLE = (
    full_name(name) for name in ("pdfxid:GTS_PDFXVersion", "pdf:Trapped", "dc:title")
)
_ACTIONS = {
    "/GoTo",
    "/GoToR",
    "/GoToE",
    "/Launch",
    "/Thread",
    "/URI",
    "/Sound",
    "/Movie",
    "/Hide",
    "/Named",
    "/SubmitForm",
    "/ResetForm",
    "/ImportData",
    "/JavaScript",
    "/SetOCGState",
    "/Rendition",
    "/Trans",
    "/GoTo3DView",
}
#: Annotations that a press file may have within the page.
_ALLOWED = ("TrapNet", "PrinterMark")

#: Objects in objects, and items of one array, that are looked at.
DEEPEST, MOST_PARTS = 6, 2_000
_HOLDERS = (pikepdf.Dictionary, pikepdf.Array)

STATED = Message("preflight.stated")


@dataclass(slots=True)
class Contents:
    """What the objects of a file hold, whether or not a page uses it."""

    scripts: int = 0
    actions: set[str] = field(default_factory=set)
    additional: bool = False
    attachments: int = 0
    spaces: dict[str, Space] = field(default_factory=dict)
    fonts: dict[tuple[int, int], Any] = field(default_factory=dict)


def sweep(pdf: pikepdf.Pdf) -> Contents:
    """Look through all objects."""
    found = Contents()
    for item in pdf.objects:
        if isinstance(item, pikepdf.Array):
            _space(found, item)
            continue
        if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            continue
        _actions(found, item)
        values = dict(objects.entries(item))
        kind = objects.name(values.get("/Type"))
        if kind == "/Font" and not objects.name(values.get("/Subtype")).startswith("/CIDFont"):
            found.fonts[item.objgen] = item
        for key in ("/ColorSpace", "/CS"):
            space = values.get(key)
            if isinstance(space, pikepdf.Dictionary):
                for _, below in objects.entries(space):
                    _space(found, below)
            elif isinstance(space, pikepdf.Array | pikepdf.Name):
                _space(found, space)
        resources = values.get("/Resources")
        for _, below in objects.entries(objects.get(resources, "/ColorSpace")):
            _space(found, below)
    return found


def _actions(found: Contents, item: Any, depth: int = 0) -> None:
    """Note the scripts, actions and files of an object and of what it holds directly."""
    if isinstance(item, pikepdf.Array):
        for part in objects.items(item)[:MOST_PARTS]:
            if not objects.key_of(part) and depth < DEEPEST:
                _actions(found, part, depth + 1)
        return
    values = dict(objects.entries(item))
    found.scripts += "/JS" in values or objects.name(values.get("/S")) == "/JavaScript"
    found.attachments += isinstance(values.get("/EF"), pikepdf.Dictionary)
    found.additional = found.additional or "/AA" in values
    for key in ("/A", "/OpenAction", "/Next"):
        action = objects.name(objects.get(values.get(key), "/S"))
        if action in _ACTIONS:
            found.actions.add(action[1:])
    for value in values.values():
        if isinstance(value, _HOLDERS) and not objects.key_of(value) and depth < DEEPEST:
            _actions(found, value, depth + 1)


def _space(found: Contents, value: Any) -> None:
    items = objects.items(value) if isinstance(value, pikepdf.Array) else [value]
    if items and objects.name(items[0]):
        space = space_of(value)
        if space.families & {"rgb", "cal-rgb", "icc-3", "lab"}:
            found.spaces.setdefault(space.words, space)


@dataclass(frozen=True, slots=True)
class Marked:
    """How a file marks itself."""

    standard: str
    condition: str
    title: str
    producer: str


def check_document(
    pdf: pikepdf.Pdf, found: Contents, sheets: list[Sheet], profile: PressProfile, ledger: Ledger
) -> Marked:
    """Check the file's marks and what it carries beside its pages."""
    info = objects.get(pdf.trailer, "/Info")
    root = objects.get(pdf.trailer, "/Root")
    xmp = properties(root)
    standard = _standard(info, xmp, profile, ledger)
    _version(pdf, profile, ledger)
    title = _metadata(info, xmp, profile, ledger)
    if not well_formed(root):  # what could be read of it is judged all the same
        told = Message("preflight.xmp-broken")
        ledger.fault("metadata", told, measured=told)
    condition = _intent(root, profile, ledger)
    _carried(pdf, root, found, profile, ledger)
    _annotations(sheets, ledger)
    producer = objects.text(objects.get(info, "/Producer"))
    return Marked(standard, condition, title, producer)


def _standard(info: Any, xmp: dict[str, str], profile: PressProfile, ledger: Ledger) -> str:
    wanted = STANDARDS[profile.standard]
    if profile.standard == "x4":
        standard = xmp.get(_PDFX, "")
    else:
        standard = objects.text(objects.get(info, "/GTS_PDFXVersion"))
    other = xmp.get(_PDFX, "") or objects.text(objects.get(info, "/GTS_PDFXVersion"))
    shown: Figure = standard or other or NOTHING
    ledger.measured("standard", shown, wanted)
    if standard != wanted:
        where = "XMP" if profile.standard == "x4" else "Info"
        told = message("preflight.standard-is", where=where, shown=shown)
        ledger.fault("standard", told, measured=shown, limit=wanted)
    return standard or other


def _version(pdf: pikepdf.Pdf, profile: PressProfile, ledger: Ledger) -> None:
    later = objects.name(objects.get(pdf.Root, "/Version")).lstrip("/")
    version, limit = max(pdf.pdf_version, later, key=_parts), VERSIONS[profile.standard]
    streams = (
        any(
            objects.name(objects.get(item, "/Type")) in ("/ObjStm", "/XRef")
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream)
        )
        or objects.name(objects.get(pdf.trailer, "/Type")) == "/XRef"
    )
    words: Figure = version
    if streams:
        words = message("preflight.version-with-streams", version=version)
    ledger.measured("version", words, f"≤ {limit}")
    if _parts(version) > _parts(limit):
        told = message("preflight.version-is", version=version)
        ledger.fault("version", told, measured=version, limit=f"≤ {limit}")
    elif streams and profile.standard == "x1a":
        told = Message("preflight.object-streams")
        ledger.fault("version", told, measured=words, limit=f"≤ {limit}", own=True)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _metadata(info: Any, xmp: dict[str, str], profile: PressProfile, ledger: Ledger) -> str:
    x4 = profile.standard == "x4"

    def stated(key: str, *names: str) -> str:
        own = objects.text(objects.get(info, key))
        other = next((xmp[name] for name in names if xmp.get(name)), "")
        return (other or own) if x4 else own

    title = stated("/Title", _TITLE)
    created = stated("/CreationDate", full_name("xmp:CreateDate"))
    changed = stated("/ModDate", full_name("xmp:ModifyDate"))
    asked: list[tuple[Figure, str]] = [
        (Message("preflight.title"), title),
        (Message("preflight.creation-date"), created),
        (Message("preflight.modification-date"), changed),
    ]
    if x4:
        asked += [
            ("XMP MetadataDate", xmp.get(full_name("xmp:MetadataDate"), "")),
            ("XMP DocumentID", xmp.get(full_name("xmpMM:DocumentID"), "")),
            ("XMP VersionID", xmp.get(full_name("xmpMM:VersionID"), "")),
            ("XMP RenditionClass", xmp.get(full_name("xmpMM:RenditionClass"), "")),
        ]
    missing = tuple(name for name, value in asked if not value)
    words = message("preflight.without", what=missing) if missing else STATED
    ledger.measured("metadata", words, STATED)
    if missing:
        ledger.fault("metadata", message("preflight.not-stated", what=missing), measured=words)
    trapped = objects.get(info, "/Trapped")
    own = objects.name(trapped).lstrip("/")
    if isinstance(trapped, pikepdf.String):  # where a name is asked for
        own = f"({objects.text(trapped)})"
    both = (xmp.get(_TRAPPED, ""), own)
    word = (both[0] or both[1]) if x4 else both[1]
    ledger.measured("trapped", word or NOTHING, Message("preflight.true-or-false"))
    if not word:
        ledger.fault("trapped", Message("preflight.trapped-unstated"), measured=NOTHING)
    elif word not in ("True", "False"):
        ledger.fault("trapped", message("preflight.trapped-is", word=word), measured=word)
    elif x4 and both[0] and both[1] and both[0] != both[1]:
        told = message("preflight.trapped-twice", xmp=both[0], info=both[1])
        ledger.fault("trapped", told, measured=word)
    return title


def _intent(root: Any, profile: PressProfile, ledger: Ledger) -> str:
    wanted = profile.condition.identifier
    intents = [
        item
        for item in objects.items(objects.get(root, "/OutputIntents"))
        if objects.name(objects.get(item, "/S")) == "/GTS_PDFX"
    ]
    if len(intents) != 1:
        shown = message("preflight.intents", count=len(intents)) if intents else NOTHING
        ledger.measured("output-intent", shown, Message("preflight.one-intent"))
        told = message("preflight.intents-are", shown=shown)
        ledger.fault("output-intent", told, measured=shown)
        return ""
    profile_stream = objects.get(intents[0], "/DestOutputProfile")
    head = b""
    if isinstance(profile_stream, pikepdf.Stream):
        head = objects.head(profile_stream, 132)
    device, space, magic = head[12:16], head[16:20], head[36:40]
    words: Figure = Message("preflight.no-profile")
    if head:
        words = f"{device.decode('latin-1')} {space.decode('latin-1')}"
    measured = message("preflight.intent-profile", profile=words)
    ledger.measured("output-intent", measured, Message("preflight.one-intent"))
    if (device, space, magic) != (b"prtr", b"CMYK", b"acsp"):
        told = message("preflight.profile-wrong", profile=words)
        ledger.fault("output-intent", told, measured=words, limit="prtr CMYK")
    elif objects.number(objects.get(profile_stream, "/N")) != 4:
        told = message("preflight.profile-wrong", profile=words)
        ledger.fault("output-intent", told, measured="N ≠ 4", limit="N = 4")
    elif isinstance(profile_stream, pikepdf.Stream):
        _profile(objects.content(profile_stream)[0], profile, ledger)
    name = objects.text(objects.get(intents[0], "/OutputConditionIdentifier"))
    ledger.measured("condition", name or NOTHING, wanted)
    if not name:
        told = Message("preflight.condition-none")
        ledger.fault("condition", told, measured=NOTHING, limit=wanted)
    elif name != wanted:
        told = message("preflight.condition-is", name=name)
        ledger.fault("condition", told, measured=name, limit=wanted)
    return name


def _profile(data: bytes, profile: PressProfile, ledger: Ledger) -> None:
    """Check that the output intent's profile is whole, and of the plant's printing condition."""
    if why := profile_fault(data, 4):
        ledger.fault("output-intent", message("preflight.icc-broken", space="CMYK", why=why))
        return
    far = distance(data, profile.icc)
    if far is None:
        why = Message("preflight.icc-cut")
        ledger.fault("output-intent", message("preflight.icc-broken", space="CMYK", why=why))
    elif far > FOREIGN:
        ledger.fault(
            "condition",
            message("preflight.profile-foreign", far=far),
            measured=f"ΔE {far:.1f}",
            limit=f"ΔE ≤ {FOREIGN:g}",
        )


def _carried(
    pdf: pikepdf.Pdf, root: Any, found: Contents, profile: PressProfile, ledger: Ledger
) -> None:
    encrypted = Message("preflight.encrypted")
    ledger.measured("encryption", encrypted if pdf.is_encrypted else NOTHING, NOTHING)
    if pdf.is_encrypted:
        told = Message("preflight.is-encrypted")
        ledger.fault("encryption", told, measured=encrypted, limit=NOTHING)
    identifier = objects.items(objects.get(pdf.trailer, "/ID"))
    ledger.measured("identifier", STATED if identifier else NOTHING, STATED)
    if not identifier:
        ledger.fault("identifier", Message("preflight.no-identifier"), measured=NOTHING)
    names = objects.get(root, "/Names")
    scripts = found.scripts + (objects.get(names, "/JavaScript") is not None)
    ledger.measured("javascript", message("preflight.scripts", count=scripts), "0")
    if scripts:
        told = Message("preflight.has-javascript")
        ledger.fault("javascript", told, measured=str(scripts), limit="0")
    actions: tuple[Figure, ...] = tuple(sorted(found.actions - {"JavaScript"}))
    if found.additional:
        actions = (*actions, Message("preflight.additional-actions"))
    shown = message("preflight.list", items=actions) if actions else NOTHING
    ledger.measured("actions", shown, NOTHING)
    if actions:
        told = message("preflight.has-actions", actions=actions)
        ledger.fault("actions", told, measured=shown, limit=NOTHING)
    files = max(found.attachments, int(objects.get(names, "/EmbeddedFiles") is not None))
    ledger.measured("attachments", message("preflight.files", count=files), "0")
    if files:
        told = message("preflight.has-files", count=files)
        warn = profile.standard == "x4"
        ledger.fault("attachments", told, measured=str(files), limit="0", warn=warn)
    form = objects.get(root, "/AcroForm")
    fields = len(objects.items(objects.get(form, "/Fields")))
    xfa = objects.get(form, "/XFA") is not None
    words = message("preflight.fields-xfa" if xfa else "preflight.fields", count=fields)
    ledger.measured("forms", words, NOTHING)
    if fields or xfa:
        told = message("preflight.has-form", fields=words)
        ledger.fault("forms", told, measured=words, limit=NOTHING)
    layers = objects.items(objects.get(objects.get(root, "/OCProperties"), "/OCGs"))
    ledger.measured("layers", message("preflight.layers", count=len(layers)), "0")
    if objects.get(root, "/OCProperties") is not None:
        told = message("preflight.has-layers", count=len(layers))
        warn = profile.standard == "x4"
        ledger.fault("layers", told, measured=str(len(layers)), limit="0", warn=warn)


def _annotations(sheets: list[Sheet], ledger: Ledger) -> None:
    count = 0
    for sheet in sheets:
        for _, kind, box in page_annotations(sheet):
            count += 1
            inside = box is None or not empty(common(box, sheet.printed))
            mark = kind == "PrinterMark" and box and not empty(common(box, sheet.trimmed))
            if mark or (inside and kind not in _ALLOWED):
                ledger.fault(
                    "annotations",
                    message("preflight.annotation", kind=kind),
                    page=sheet.number,
                    place=sheet.place(box),
                    measured=kind,
                    limit=", ".join(_ALLOWED),
                )
    shown = message("preflight.annotations", count=count)
    ledger.measured("annotations", shown, ", ".join(_ALLOWED))
