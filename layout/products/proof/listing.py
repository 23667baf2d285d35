"""What is listed beside each page: queries, findings and faults → notes by page.

Input: marks, findings of the check and faults of the audit. Output: page index → `Note`s.
"""

from __future__ import annotations

from collections.abc import Sequence

from content.model import Article, Edition, Finding, Severity
from layout.judge.audit.model import Fault
from layout.page.placed import Page
from layout.products.proof.changes import Change
from layout.products.proof.notes import Note, heading, note
from layout.products.proof.pen import AMBER, BLUE, GREEN, RED
from layout.products.proof.places import Places, article_name
from layout.products.proof.queries import Mark
from layout.products.proof.words import APART, at_line, said, said_whole

GRADES = {
    Severity.ERROR: "proof.error",
    Severity.WARNING: "proof.warning",
    Severity.HINT: "proof.hint",
}


def numbered_faults(faults: Sequence[Fault]) -> tuple[tuple[str, Fault], ...]:
    """Return faults with their labels, page by page."""
    ordered = sorted(faults, key=lambda one: (one.page, one.y_mm, one.x_mm, said(one.told)))
    return tuple(
        (said("proof.fault-label", number=number), fault)
        for number, fault in enumerate(ordered, start=1)
    )


def notes_of(
    edition: Edition,
    pages: Sequence[Page],
    places: Places,
    marks: Sequence[Mark],
    findings: Sequence[Finding],
    faults: Sequence[tuple[str, Fault]],
    changed: Sequence[Change] | None = None,
) -> tuple[tuple[Note, ...], ...]:
    """Return the notes of each page; `changed` is None where no earlier proof is compared."""
    found = [(_page_of(finding, edition, places), finding) for finding in findings]
    numbered = [
        (page, said("proof.finding-label", number=number), finding)
        for number, (page, finding) in enumerate(sorted(found, key=lambda item: item[0]), start=1)
    ]
    listed = []
    for page in pages:
        at = page.index
        asked = [_query_note(edition, mark) for mark in marks if mark.page == at]
        checked = [
            _finding_note(label, finding, edition, places)
            for where, label, finding in numbered
            if where == at
        ]
        judged = [
            note(label, AMBER, said(fault.name), _measure(fault), "")
            for label, fault in faults
            if fault.page - 1 == at or (fault.page - 1 not in range(len(pages)) and at == 0)
        ]
        listed.append(
            _changed(changed, at)
            + (_list("proof.queries", RED, asked) or (heading(said("proof.no-queries"), RED),))
            + _list("proof.faults", AMBER, judged)
            + _list("proof.findings", BLUE, checked)
        )
    return tuple(listed)


def _changed(changed: Sequence[Change] | None, page: int) -> tuple[Note, ...]:
    """Return the list of a page's changes; that there are none is said too."""
    if changed is None:
        return ()
    own = [note(c.label, GREEN, "", c.contents, c.place) for c in changed if c.page == page]
    return _list("proof.changes", GREEN, own) or (heading(said("proof.no-changes"), GREEN),)


def _list(code: str, colour: tuple[float, float, float], notes: list[Note]) -> tuple[Note, ...]:
    if not notes:
        return ()
    words = said("proof.listed", title=said(code), count=len(notes))
    return (heading(words, colour), *notes)


def _query_note(edition: Edition, mark: Mark) -> Note:
    query = mark.query
    name = said("proof.headline")
    if mark.article or mark.line:
        name = article_name(edition, mark.article)
    parts = [f"{mark.file}:{query.line}", at_line(name, mark.line)]
    if mark.point and not query.held:
        parts.append(said("proof.not-found"))
    quoted = said("proof.quoted-held" if query.held else "proof.quoted", words=query.text)
    return note(str(mark.number), RED, quoted, query.note, APART.join(parts))


def _finding_note(label: str, finding: Finding, edition: Edition, places: Places) -> Note:
    words = "；".join(filter(None, said_whole(finding.told)))
    place = finding.file + (f":{finding.line}" if finding.line else "")
    line = _line_of(finding, edition, places)
    if line is not None:
        name = article_name(edition, line[0])
        place += APART + said("proof.from-line", name=name, line=line[1])
    elif finding.field:
        place += APART + finding.field
    return note(label, BLUE, said(GRADES[finding.severity]), words, place)


def _article_of(finding: Finding, edition: Edition) -> Article | None:
    return next((a for a in edition.articles if finding.file == f"articles/{a.file.name}"), None)


def _line_of(finding: Finding, edition: Edition, places: Places) -> tuple[str, int] | None:
    """Return article and body line at which the paragraph of a finding begins."""
    article = _article_of(finding, edition)
    if article is None or not finding.line or finding.field:
        return None
    before = [k for k, item in enumerate(article.body) if 0 < item.line <= finding.line]
    stream = places.of(f"{article.id}#{before[-1]}", "body") if before else None
    if stream is None or not stream.glyphs:
        return None
    number = places.number(stream, stream.glyphs[0])
    return None if number is None else (article.id, number)


def _page_of(finding: Finding, edition: Edition, places: Places) -> int:
    """Return the page that a finding belongs to; the first where it is not one article's."""
    article = _article_of(finding, edition)
    if article is None:
        return 0
    lines = [line for line in places.lines if line.article == article.id]
    at = _line_of(finding, edition, places)
    return next(
        (line.page for line in lines if at is None or line.number == at[1]),
        0,
    )


def _measure(fault: Fault) -> str:
    figure = f"（{said(fault.size)}）" if fault.measure else ""
    place = said("proof.from-edge", left_mm=fault.x_mm, top_mm=fault.y_mm)
    return f"{said(fault.told)}{figure}，{place}"
