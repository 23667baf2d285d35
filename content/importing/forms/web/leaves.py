"""The events of an HTML page → its leaves: paragraphs, pictures and tables in their order.

Input: what the parser meets (`lxml`'s target interface: no tree is built, so no depth is too deep).
Output: `Leaf`s with their words, how these are shown, and what around them may be page furniture.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from content.importing.forms.web.styles import Sheet, Shown, within
from content.importing.text import signs
from content.importing.text.lines import ended
from fonts.chinese.characters import CLOSING, OPENING, one_of

_BLOCKS = re.compile(
    r"html|body|address|article|aside|blockquote|center|dd|details|dialog|div|dl|dt|fieldset|"
    r"figcaption|figure|footer|form|h1|h2|h3|h4|h5|h6|header|hgroup|hr|legend|li|main|menu|"
    r"nav|ol|p|pre|section|summary|ul|table|caption|thead|tbody|tfoot|tr|td|th"
)
#: What holds no copy.
SKIPPED = re.compile(
    r"script|style|template|noscript|head|svg|math|select|option|textarea|iframe|object|embed|"
    r"button|audio|video|canvas|map|datalist|rp"
)
_FURNITURE_TAGS = frozenset(("nav", "footer", "form", "menu"))
_FURNITURE_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
#: Parts of the names that pages give to what stands around their copy.
_FURNITURE = re.compile(
    r"nav|navbar|navigation|menu|submenu|breadcrumb|breadcrumbs|crumb|crumbs|footer|foot|"
    r"sidebar|share|sharing|bdsharebuttonbox|social|comment|comments|related|relate|recommend|"
    r"recommended|hot|rank|ranking|copyright|advert|ads|ad|advertisement|toolbar|tools|search|"
    r"login|pagination|pager|qrcode|ewm|erweima|print|topbar|friendlink|friendlinks|links|"
    r"backtop|gotop|position|location|weizhi"
)
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
#: Where the page's own lines end within a paragraph: nothing between Han, a space elsewhere.
WRAP = "\v"
_NOTE_MARK = re.compile(rf"[{one_of(OPENING)}(\[]?[\d*①-⑳]{{1,3}}[{one_of(CLOSING)})\]]")
#: Leaves of a page; more are no copy of an edition.
LEAVES = 40_000
#: No sound table has more columns or rows than these.
_COLUMNS, _ROWS = 60, 3000


@dataclass
class Cell:
    """A cell of a table: what it holds, and how many columns and rows it spans."""

    leaves: list[Leaf]
    across: int = 1
    down: int = 1


@dataclass
class Leaf:
    """A paragraph, a picture (`source`) or a table (`cells`) of a page.

    `text` has line feeds where the page breaks lines; `links` counts its characters within links;
    `around` are numbers of the elements around it that may be furniture; `gone` words that the page
    hides, strikes or sets as readings, with the kind; `gap` empty paragraphs before it.
    """

    text: str = ""
    tag: str = "p"
    level: int = 0
    looks: list[tuple[int, Shown]] = field(default_factory=list)
    links: int = 0
    around: tuple[int, ...] = ()
    gone: list[tuple[str, str]] = field(default_factory=list)
    gap: int = 0
    number: str = ""
    source: str = ""
    alt: str = ""
    cells: list[list[Cell]] = field(default_factory=list)
    caption: str = ""
    hidden: bool = False
    bad_shift: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class _Open:
    tag: str
    shown: Shown
    skip: bool
    link: bool
    around: tuple[int, ...]
    held: int = 0  # pieces before it, for what is raised or lowered


class Page:
    """Takes a parser's events; `leaves` are the page's, `title` what its tab is called."""

    def __init__(self) -> None:
        """Begin an empty page."""
        self.leaves: list[Leaf] = []
        self.title = ""
        self.too_many = False
        self._sheet = Sheet()
        self._open = [_Open("", Shown(), False, False, ())]
        self._sinks: list[list[Leaf]] = [self.leaves]
        self._tables: list[Leaf] = []
        self._lists: list[list[object]] = []  # whether numbered, how far
        self._pieces: list[str] = []
        self._now = Leaf()
        self._gap = 0
        self._number = ""
        self._ids = 0
        self._raw: list[str] | None = None  # words of a style sheet or of the title

    # lxml's target interface ---------------------------------------------------------------

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        tag = tag.lower().rpartition(":")[2] if tag.startswith(("html:", "xhtml:")) else tag.lower()
        top = self._open[-1]
        skip = top.skip or SKIPPED.fullmatch(tag) is not None
        if tag in ("style", "title"):
            self._raw = []
        if top.skip:
            self._open.append(_Open(tag, top.shown, True, False, top.around))
            return
        if _BLOCKS.fullmatch(tag):
            self._flush()
        around = top.around
        if _may_be_furniture(tag, attributes):
            self._ids += 1
            around = (*around, self._ids) if len(around) < 20 else around
        shown = within(top.shown, tag, attributes, self._sheet)
        opened = _Open(tag, shown, skip, top.link or tag == "a", around, len(self._pieces))
        self._open.append(opened)
        if tag == "br":
            self._pieces.append("\n")
        elif tag == "img":
            self._picture(attributes)
        elif tag in ("ol", "ul"):
            begin = attributes.get("start", "1")
            bare = "none" in attributes.get("style", "").replace(" ", "").partition("list-style")[2]
            numbered = tag == "ol" and not bare
            self._lists.append([numbered, int(begin) - 1 if begin.isdecimal() else 0])
        elif tag == "li" and self._lists:
            own = self._lists[-1]
            own[1] = int(str(own[1])) + 1
            self._number = f"{own[1]}." if own[0] else ""
        elif tag == "table":
            self._tables.append(Leaf(tag="table", around=around, gap=self._take_gap()))
        elif tag == "tr" and self._tables:
            self._tables[-1].cells.append([])
        elif tag in ("td", "th") and self._tables:
            self._cell(attributes)

    def end(self, tag: str) -> None:
        """Close an element."""
        tag = tag.lower()
        at = next((i for i in range(len(self._open) - 1, 0, -1) if self._open[i].tag == tag), 0)
        if not at or len(self._open) - at > 200:
            return
        for opened in reversed(self._open[at:]):
            self._close(opened)
        del self._open[at:]

    def data(self, words: str) -> None:
        """Take words."""
        if self._raw is not None:
            self._raw.append(words)
            return
        top = self._open[-1]
        if top.skip:
            return
        if top.tag != "pre":
            words = _SPACE.sub(lambda found: WRAP if "\n" in found[0] else " ", words)
        if not words:
            return
        bare = words.strip()
        if top.tag in ("rt", "rtc") or top.shown.hidden or top.shown.struck:
            kind = "hidden" if top.shown.hidden else "struck" if top.shown.struck else "reading"
            if bare:
                self._now.gone.append((bare, kind))
            return
        self._pieces.append(words)
        if bare:
            if not self._now.looks:
                self._now.around = top.around
                self._now.tag, self._now.level = self._block()
            self._now.looks.append((len(bare), top.shown))
            self._now.links += len(bare) if top.link else 0

    def comment(self, words: str) -> None:
        """Pass over a comment."""

    def close(self) -> None:
        """End the page."""
        for opened in reversed(self._open[1:]):
            self._close(opened)
        self._flush()

    # --------------------------------------------------------------------------------------

    def _close(self, opened: _Open) -> None:
        tag = opened.tag
        if tag in ("style", "title") and self._raw is not None:
            words, self._raw = "".join(self._raw), None
            if tag == "style":
                self._sheet.read(words)
            elif not self.title:
                self.title = " ".join(words.split())
        if opened.skip:
            return
        if opened.shown.shift and opened.tag in ("sup", "sub", "span", "a", "font"):
            self._shift(opened)
        if _BLOCKS.fullmatch(tag):
            self._flush(empty=tag in ("p", "div", "li"))
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "caption" and self._tables and self._sinks[-1]:
            self._tables[-1].caption = self._sinks[-1].pop().text.strip()
        elif tag in ("td", "th") and len(self._sinks) > 1:
            self._sinks.pop()
        elif tag == "table" and self._tables:
            self._add(self._tables.pop())

    def _block(self) -> tuple[str, int]:
        """Return the name of the block that we are in, and its level as a head."""
        for opened in reversed(self._open):
            if _BLOCKS.fullmatch(opened.tag):
                head = re.fullmatch(r"h([1-6])", opened.tag)
                return opened.tag, int(head[1]) if head else 0
        return "p", 0

    def _shift(self, opened: _Open) -> None:
        """Write what is raised or lowered as such."""
        words = "".join(self._pieces[opened.held :]).strip()
        if not words or len(self._pieces) < opened.held:
            return
        outer = self._open[-2].shown.shift if len(self._open) > 1 else ""
        if outer:
            return
        new = signs.raised(words, low=opened.shown.shift == "sub")
        if _NOTE_MARK.fullmatch(words):
            self._now.gone.append((words, "note"))
            new = ""
            del self._pieces[opened.held :]
        elif new:
            self._pieces[opened.held :] = [new]
        else:
            self._now.bad_shift.append((words, opened.shown.shift))

    def _flush(self, empty: bool = False) -> None:
        """End the paragraph."""
        text = "".join(self._pieces)
        leaf, self._pieces, self._now = self._now, [], Leaf()
        if not text.strip() and not leaf.gone:
            self._gap += empty and bool(text)
            return
        leaf.text = text
        leaf.hidden = not text.strip()
        if not leaf.around:
            leaf.around = self._open[-1].around
        if text.strip():
            leaf.number, self._number = self._number, ""
            leaf.gap = self._take_gap()
        self._add(leaf)

    def _take_gap(self) -> int:
        gap, self._gap = self._gap, 0
        return gap

    def _add(self, leaf: Leaf) -> None:
        if len(self.leaves) >= LEAVES or len(self._sinks[-1]) >= LEAVES:
            self.too_many = True
            return
        self._sinks[-1].append(leaf)

    def _picture(self, attributes: Mapping[str, str]) -> None:
        source = next(
            (
                attributes[name]
                for name in ("data-original", "data-src", "_src", "src")
                if attributes.get(name, "").strip()
            ),
            "",
        )
        local = attributes.get("src", "")
        if local and not re.match(r"(?:https?:)?//|data:image/gif", local):
            source = local  # the page was saved with its pictures
        alt = attributes.get("alt") or attributes.get("title") or ""
        top = self._open[-1]
        if source and not top.shown.hidden:
            before = "".join(self._pieces[-3:]).rstrip()
            if before and (ended(before) or self._pieces[-1][-1:] == "\n"):
                self._flush()
            pieces, now = self._pieces, self._now
            self._add(Leaf(tag="img", source=source.strip(), alt=alt.strip(), around=top.around))
            self._pieces, self._now = pieces, now

    def _cell(self, attributes: Mapping[str, str]) -> None:
        table = self._tables[-1]
        if not table.cells:
            table.cells.append([])
        cell = Cell(
            [], _span(attributes.get("colspan"), _COLUMNS), _span(attributes.get("rowspan"), _ROWS)
        )
        if len(table.cells) <= _ROWS and len(table.cells[-1]) < _COLUMNS:
            table.cells[-1].append(cell)
        self._sinks.append(cell.leaves)


def _span(words: str | None, most: int) -> int:
    return min(max(int(words), 1), most) if words and words.strip().isdecimal() else 1


def _may_be_furniture(tag: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether an element is named as what stands around the copy."""
    if tag in ("html", "body", "article", "main", "span", "a", "p", "img", "td", "tr"):
        return False
    if tag in _FURNITURE_TAGS or attributes.get("role", "").lower() in _FURNITURE_ROLES:
        return True
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:300]
    return any(_FURNITURE.fullmatch(part.lower()) for part in _PARTS.findall(named))
