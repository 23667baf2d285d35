"""Checks of the file as a whole: PDF/X marks, output intent, and what a press file may not carry.

Input: the opened file. Output: figures and faults in the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from layout.judge.preflight.colour import Space, space_of
from layout.judge.preflight.model import Ledger
from layout.judge.preflight.sheets import Sheet, page_annotations
from layout.pdf import objects
from layout.pdf.boxes import common, empty
from layout.pdf.xmp import full_name, properties
from layout.plant.profile import PressProfile

STANDARDS = {"x4": "PDF/X-4", "x1a": "PDF/X-1a:2003"}
#: The newest PDF version of a kind: ISO 15930-7 builds on PDF 1.6, ISO 15930-4 on 1.4.
VERSIONS = {"x4": "1.6", "x1a": "1.4"}
_PDFX, _TRAPPED, _TITLE = (
    full_name(name) for name in ("pdfxid:GTS_PDFXVersion", "pdf:Trapped", "dc:title")
)
_ACTIONS = {
    "/GoTo", "/GoToR", "/GoToE", "/Launch", "/Thread", "/URI", "/Sound", "/Movie", "/Hide",
    "/Named", "/SubmitForm", "/ResetForm", "/ImportData", "/JavaScript", "/SetOCGState",
    "/Rendition", "/Trans", "/GoTo3DView",
}  # fmt: skip
#: Annotations that a press file may have within the page.
_ALLOWED = ("TrapNet", "PrinterMark")


@dataclass(slots=True)
class Contents:
    """What the objects of a file hold, whether or not a page uses it."""

    scripts: int = 0
    actions: set[str] = field(default_factory=set)
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
        values = dict(objects.entries(item))
        kind = objects.name(values.get("/Type"))
        if "/JS" in values or objects.name(values.get("/S")) == "/JavaScript":
            found.scripts += 1
        if "/AA" in values:
            found.actions.add("additional actions")
        for key in ("/A", "/OpenAction"):
            action = objects.name(objects.get(values.get(key), "/S"))
            if action in _ACTIONS:
                found.actions.add(action[1:])
                if objects.get(values[key], "/JS") is not None:
                    found.scripts += not objects.key_of(values[key])
        found.attachments += kind == "/EmbeddedFile"
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
    shown = standard or other or "none"
    ledger.measured("standard", shown, wanted)
    if standard != wanted:
        where = "XMP" if profile.standard == "x4" else "Info"
        ledger.fault(
            "standard", f"GTS_PDFXVersion in {where} is {shown}", measured=shown, limit=wanted
        )
    return standard or other


def _version(pdf: pikepdf.Pdf, profile: PressProfile, ledger: Ledger) -> None:
    version, limit = pdf.pdf_version, VERSIONS[profile.standard]
    streams = (
        any(
            objects.name(objects.get(item, "/Type")) in ("/ObjStm", "/XRef")
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream)
        )
        or objects.name(objects.get(pdf.trailer, "/Type")) == "/XRef"
    )
    words = f"{version}, object streams" if streams else version
    ledger.measured("version", words, f"≤ {limit}")
    if _parts(version) > _parts(limit):
        ledger.fault("version", f"PDF version is {version}", measured=version, limit=f"≤ {limit}")
    elif streams and profile.standard == "x1a":
        ledger.fault(
            "version", "object streams, which PDF 1.4 does not know", measured=words,
            limit=f"≤ {limit}", remedy="write the file without object streams",
        )  # fmt: skip


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
    asked = {"title": title, "creation date": created, "modification date": changed}
    if x4:
        asked |= {
            "XMP MetadataDate": xmp.get(full_name("xmp:MetadataDate"), ""),
            "XMP DocumentID": xmp.get(full_name("xmpMM:DocumentID"), ""),
            "XMP VersionID": xmp.get(full_name("xmpMM:VersionID"), ""),
            "XMP RenditionClass": xmp.get(full_name("xmpMM:RenditionClass"), ""),
        }
    missing = [name for name, value in asked.items() if not value]
    words = f"no {', '.join(missing)}" if missing else "stated"
    ledger.measured("metadata", words, "stated")
    if missing:
        ledger.fault("metadata", f"not stated: {', '.join(missing)}", measured=words)
    trapped = objects.get(info, "/Trapped")
    both = (xmp.get(_TRAPPED, ""), objects.text(trapped).lstrip("/"))
    word = (both[0] or both[1]) if x4 else both[1]
    ledger.measured("trapped", word or "none", "True or False")
    if word not in ("True", "False"):
        ledger.fault("trapped", f"Trapped is {word or 'not stated'}", measured=word or "none")
    elif x4 and both[0] and both[1] and both[0] != both[1]:
        ledger.fault("trapped", f"Trapped is {both[0]} in XMP, {both[1]} in Info", measured=word)
    return title


def _intent(root: Any, profile: PressProfile, ledger: Ledger) -> str:
    wanted = profile.condition.identifier
    intents = [
        item
        for item in objects.items(objects.get(root, "/OutputIntents"))
        if objects.name(objects.get(item, "/S")) == "/GTS_PDFX"
    ]
    if len(intents) != 1:
        words = f"{len(intents)} output intents" if intents else "none"
        ledger.measured("output-intent", words, "1 with a CMYK profile")
        ledger.fault("output-intent", f"output intents for PDF/X: {words}", measured=words)
        return ""
    profile_stream = objects.get(intents[0], "/DestOutputProfile")
    head = b""
    if isinstance(profile_stream, pikepdf.Stream):
        head = objects.head(profile_stream, 132)
    device, space, magic = head[12:16], head[16:20], head[36:40]
    words = f"{device.decode('latin-1')} {space.decode('latin-1')}" if head else "no profile"
    ledger.measured("output-intent", f"1, profile: {words}", "1 with a CMYK profile")
    if (device, space, magic) != (b"prtr", b"CMYK", b"acsp"):
        ledger.fault(
            "output-intent", f"DestOutputProfile is no CMYK output profile ({words})",
            measured=words, limit="prtr CMYK",
        )  # fmt: skip
    name = objects.text(objects.get(intents[0], "/OutputConditionIdentifier"))
    ledger.measured("condition", name or "none", wanted)
    if name != wanted:
        ledger.fault(
            "condition", f"the output intent names {name or 'nothing'}",
            measured=name or "none", limit=wanted,
        )  # fmt: skip
    return name


def _carried(
    pdf: pikepdf.Pdf, root: Any, found: Contents, profile: PressProfile, ledger: Ledger
) -> None:
    ledger.measured("encryption", "encrypted" if pdf.is_encrypted else "none", "none")
    if pdf.is_encrypted:
        ledger.fault("encryption", "the file is encrypted", measured="encrypted", limit="none")
    identifier = objects.items(objects.get(pdf.trailer, "/ID"))
    ledger.measured("identifier", "stated" if identifier else "none", "stated")
    if not identifier:
        ledger.fault("identifier", "the trailer has no ID", measured="none")
    names = objects.get(root, "/Names")
    scripts = found.scripts + (objects.get(names, "/JavaScript") is not None)
    ledger.measured("javascript", f"{scripts} scripts", "0")
    if scripts:
        ledger.fault("javascript", "the file holds JavaScript", measured=str(scripts), limit="0")
    actions = sorted(found.actions - {"JavaScript"})
    ledger.measured("actions", ", ".join(actions) or "none", "none")
    if actions:
        words = ", ".join(actions)
        ledger.fault("actions", f"actions: {words}", measured=words, limit="none")
    files = max(found.attachments, int(objects.get(names, "/EmbeddedFiles") is not None))
    ledger.measured("attachments", f"{files} files", "0")
    if files:
        ledger.fault(
            "attachments", f"{files} embedded files", measured=str(files), limit="0",
            warn=profile.standard == "x4",
        )  # fmt: skip
    form = objects.get(root, "/AcroForm")
    fields = len(objects.items(objects.get(form, "/Fields")))
    xfa = objects.get(form, "/XFA") is not None
    words = f"{fields} fields" + (", XFA" if xfa else "")
    ledger.measured("forms", words, "none")
    if fields or xfa:
        ledger.fault("forms", f"an interactive form: {words}", measured=words, limit="none")
    layers = objects.items(objects.get(objects.get(root, "/OCProperties"), "/OCGs"))
    ledger.measured("layers", f"{len(layers)} layers", "0")
    if objects.get(root, "/OCProperties") is not None:
        ledger.fault(
            "layers", f"optional content: {len(layers)} layers", measured=str(len(layers)),
            limit="0", warn=profile.standard == "x4",
        )  # fmt: skip


def _annotations(sheets: list[Sheet], ledger: Ledger) -> None:
    count = 0
    for sheet in sheets:
        for _, kind, box in page_annotations(sheet):
            count += 1
            inside = box is None or not empty(common(box, sheet.printed))
            if inside and kind not in _ALLOWED:
                ledger.fault(
                    "annotations", f"an annotation ({kind}) on the page", page=sheet.number,
                    place=sheet.place(box), measured=kind, limit="TrapNet, PrinterMark",
                )  # fmt: skip
    ledger.measured("annotations", f"{count} annotations", "TrapNet, PrinterMark")
