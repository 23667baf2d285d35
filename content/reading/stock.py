"""The pictures and charts that the parts of an edition may name.

Input: what `content.reading.pictures` and `content.reading.figures` loaded, and names as written.
Output: the picture or chart of a name, with findings about unknown, repeated and unused ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from content.model import Figure, Picture, Table
from content.reading.figures import ENDINGS, figure_id
from content.reading.pictures import SUB as PICTURES
from content.reading.pictures import WORDS, picture_id
from content.reading.tables import CSV, YAML, table_id
from content.reading.tables import SUB as TABLES
from content.source.findings import printable
from content.source.folder import EditionFolder
from content.source.rules import Rule

TABLE_FILES = (*YAML, CSV)
#: What a picture that is printed should have.
_WORDS_OF_PICTURES = (
    (Rule.PICTURE_CAPTION, "read.no-caption", "caption"),
    (Rule.PICTURE_CREDIT, "read.no-credit", "credit"),
    (Rule.PICTURE_ALT, "read.no-alt", "alt"),
)


@dataclass
class Stock:
    """Pictures and charts by name, and where each was first used."""

    folder: EditionFolder
    pictures: Mapping[str, Picture]
    figures: Mapping[str, Figure]
    tables: Mapping[str, Table] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)
    portraits: set[str] = field(default_factory=set)

    def portrait(self, written: str, *, file: str, line: int) -> Picture | None:
        """Return the picture of a person whose name stands beside it: it needs no caption."""
        found = self.picture(written, file=file, line=line, field="")
        if found is not None:
            self.portraits.add(found.id)
        return found

    def picture(self, written: str, *, file: str, line: int, field: str) -> Picture | None:
        """Return the picture of a name; a missing one is a finding and still a picture."""
        name = picture_id(written)
        if name in self.pictures:
            self._use(f"pictures/{name}", file, line, field)
            return self.pictures[name]
        path = self.folder.inside(written, under="pictures", file=file, line=line, field=field)
        if path is None:
            return None
        self._unknown(Rule.PICTURE_MISSING, written, "pictures/", file, line, field)
        return None if "/" in name else Picture(id=name, file=path)

    def figure(self, written: str, *, file: str, line: int, field: str) -> Figure | None:
        """Return the chart of a name, or None with a finding: a chart stands in one place alone."""
        name = figure_id(written)
        if name in self.figures:
            again = f"figures/{name}" in self.used
            self._use(f"figures/{name}", file, line, field, "read.chart-twice")
            return None if again else self.figures[name]
        if self.folder.filling.left_out(name) or self._faulty(name):
            return None
        self._unknown(Rule.UNKNOWN_REFERENCE, written, "figures/", file, line, field)
        return None

    def table(self, written: str, *, file: str, line: int, field: str) -> Table | None:
        """Return the table of a name, or None with a finding."""
        name = table_id(written)
        if name in self.tables:
            self._use(f"{TABLES}/{name}", file, line, field)
            return self.tables[name]
        if any(self.folder.is_file(self.folder.root / TABLES / f"{name}{e}") for e in TABLE_FILES):
            return None  # it could not be read, which is told already
        self._unknown(Rule.UNKNOWN_REFERENCE, written, f"{TABLES}/", file, line, field)
        return None

    def _faulty(self, name: str) -> bool:
        """Tell whether a chart has a file that could not be read, which is told already."""
        files = self.folder.root / "figures"
        return any(self.folder.is_file(files / f"{name}{end}") for end in ENDINGS)

    def note_words(self) -> None:
        """Note what the pictures lack that are printed; portraits need no caption."""
        file = f"{PICTURES}/{WORDS}"
        for name, picture in self.pictures.items():
            if f"{PICTURES}/{name}" not in self.used:
                continue
            for rule, code, key in _WORDS_OF_PICTURES:
                if getattr(picture, key) or (key == "caption" and name in self.portraits):
                    continue
                self.folder.findings.add(
                    rule,
                    code,
                    file=file,
                    line=self.folder.lines.get((file, f"{name}.{key}"), 0),
                    field=f"{name}.{key}",
                    picture=printable(name),
                    place=file,
                )

    def note_unused(self) -> None:
        """Note every picture and chart that nothing names."""
        stock = (("pictures", self.pictures), ("figures", self.figures), (TABLES, self.tables))
        for sub, names in stock:
            for name in names:
                if f"{sub}/{name}" not in self.used:
                    self.folder.findings.add(
                        Rule.UNUSED_FILE,
                        "read.unused",
                        file=f"{sub}/{name}",
                        name=printable(name),
                        folder=sub,
                    )

    def _use(
        self, key: str, file: str, line: int, field: str, again: str = "read.used-twice"
    ) -> None:
        if key in self.used:
            self.folder.findings.add(
                Rule.USED_TWICE,
                again,
                file=file,
                line=line,
                field=field,
                name=printable(key),
                place=self.used[key],
            )
        self.used.setdefault(key, file)

    def _unknown(
        self, rule: Rule, written: str, where: str, file: str, line: int, field: str
    ) -> None:
        self.folder.findings.add(
            rule,
            "read.no-usable-file",
            file=file,
            line=line,
            field=field,
            where=where,
            name=printable(written),
        )
