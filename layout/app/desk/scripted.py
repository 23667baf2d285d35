"""What the desk's scripts say in the browser: names → codes of the catalogue, and their places.

Input: nothing. Output: tables. A place stays as `{place}`, which the script fills.
"""

from __future__ import annotations

#: The places that the scripts fill in what they say.
PLACES = (
    "page",
    "x",
    "y",
    "stage",
    "seconds",
    "title",
    "place",
    "field",
    "what",
    "words",
    "at",
    "count",
    "left",
    "top",
    "right",
    "bottom",
    "number",
    "name",
)
#: What a zone may be (`layout.app.desk.zones`).
ZONES = (
    "heading",
    "paragraph",
    "picture",
    "caption",
    "chart",
    "lede",
    "opening",
    "running",
    "credit",
)
#: What they say: name → code, places.
SCRIPT: dict[str, tuple[str, tuple[str, ...]]] = {
    "error": ("findings.error", ()),
    "warning": ("findings.warning", ()),
    "hint": ("findings.hint", ()),
    "good": ("desk.can-print", ()),
    "faulty": ("desk.cannot-print", ()),
    "content": ("desk.content", ()),
    "layout": ("desk.layout", ()),
    "broken": ("desk.no-pages", ()),
    "empty": ("desk.nothing-yet", ()),
    "first": ("desk.first", ()),
    "picture": ("desk.picture-of", ("page",)),
    "at": ("desk.at", ("page", "x", "y")),
    "building": ("desk.building", ("stage",)),
    "seen": ("desk.seen", ()),
    "seconds": ("desk.seconds", ("seconds",)),
    "preview": ("desk.preview", ()),
    "previewOf": ("desk.preview-of", ("title",)),
    "stale": ("desk.stale", ()),
    "findingAt": ("desk.finding-at", ("title", "place")),
    "fieldAt": ("desk.field-at", ("title", "place", "field")),
    "none": ("findings.none", ()),
    "reading": ("desk.reading", ()),
    "unaudited": ("desk.unaudited", ()),
    "auditing": ("desk.auditing", ()),
    "waiting": ("desk.waiting", ()),
    "fill": ("desk.fill-of", ("page",)),
    "updated": ("desk.updated", ()),
    "lost": ("desk.lost", ()),
    "saving": ("desk.saving", ()),
    "draft": ("desk.draft", ()),
    "unreachable": ("desk.unreachable", ()),
    "accept": ("desk.accept", ()),
    "reason": ("desk.reason", ()),
    "edit": ("desk.edit", ()),
    "editOf": ("desk.edit-of", ("what", "words")),
    "rows": ("desk.rows", ()),
    "makingNow": ("desk.making-now", ()),
    "changedAt": ("desk.changed-at", ("at",)),
    "leaveOut": ("desk.leave-out", ()),
    "leaveOutOf": ("desk.leave-out-of", ("title",)),
    "sending": ("desk.sending", ("at", "count")),
    "bringing": ("desk.bringing", ()),
    "noChanges": ("desk.no-changes", ()),
    "undone": ("desk.undone", ()),
    **{f"zone-{what}": (f"desk.zone-{what}", ()) for what in ZONES},
}
#: Columns of a chart's table that have a name in the catalogue.
COLUMNS = (
    "label",
    "period",
    "series",
    "value",
    "display",
    "unit",
    "before",
    "after",
    "stated",
    "time",
    "highlight",
    "note",
)
#: What the panels beside the page say: code, places.
_SAID: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("desk.go", ()),
    ("desk.doubt-from", ("place",)),
    ("desk.doubt-decided", ("count",)),
    ("desk.doubt-none", ()),
    ("desk.doubt-into", ()),
    ("desk.box-safe", ()),
    ("desk.box-crop", ()),
    ("desk.box-calm", ()),
    ("desk.box-safe-about", ()),
    ("desk.box-crop-about", ()),
    ("desk.box-calm-about", ()),
    ("desk.box-of", ("title",)),
    ("desk.box-figures", ("left", "top", "right", "bottom")),
    ("desk.box-unset", ()),
    ("desk.replacing", ()),
    ("desk.row-less", ("number",)),
    ("desk.table-of", ("title",)),
    ("desk.cell-of", ("number", "name")),
)
#: The same by the name that a script uses: the code without `desk.`.
PANELS: dict[str, tuple[str, tuple[str, ...]]] = {
    **{code.removeprefix("desk."): (code, places) for code, places in _SAID},
    **{f"column-{name}": (f"desk.field-{name}", ()) for name in COLUMNS},
}
