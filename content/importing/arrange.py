"""Parts in a source's order → the edition's outline.

Input: the parts of all sources. Output: an `Outline`: headline group, lede, sections in the order
of their numbers with their broken paragraphs joined, boxes, captions, credits and staff.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from content.importing.blocks import Log, Place
from content.importing.completing import complete, is_complete
from content.importing.outline import Outline, Paragraph, PictureWords, Section
from content.importing.recognising.covering import is_covering
from content.importing.recognising.formlabels import column_of
from content.importing.recognising.part import Part
from content.importing.recognising.roles import (
    CLOSES,
    EDITORS,
    Role,
    bare_label,
    caption_words,
    closed_name,
    dangles,
    is_of_story,
    issuer,
    mark_of,
    note_in_line,
    titled_box,
    two_parts,
)
from content.importing.recognising.rolls import names_alone
from content.importing.recognising.staff import STAFF
from content.importing.tables.printed import is_table, table_rows
from content.importing.text.credits import credit_of, without_label
from content.importing.text.lines import glue
from content.importing.text.marks import close_up, quotes
from content.importing.text.writers import writers
from content.words import Message, message
from fonts.chinese import surnames
from fonts.chinese.characters import (
    HAN,
    SQUARE_CLOSING,
    SQUARE_OPENING,
    one_of,
)

#: A paragraph that ends with a number to call is whole; a date is one by itself.
_CALL = re.compile(r"[：:][\d\-—－、/ ]{3,24}$")
_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")
#: A name of two characters with a blank inside, which spreads it to the width of three.
_SPREAD_NAME = re.compile(
    rf"(?<![{HAN}])([{one_of(surnames.COMMON | surnames.STEMS)}])[ 　]([{HAN}])(?![{HAN}])"
)
#: What may head a box, its label and title on one line.
_TITLES = frozenset({Role.HEAD, Role.SUBHEAD, Role.SHORT})
#: What no line over a title stands before.
_COPY = frozenset({Role.BODY, Role.SUBHEAD, Role.TABLE, Role.ROLL, Role.VERSE, Role.QUOTE})


@dataclass
class _Arranger:
    log: Log
    outline: Outline = field(default_factory=Outline)
    here: Section | None = None
    kicker: str = ""  # waits for its title
    column: bool = False  # it is what a column of the paper is called
    after_headline: bool = False  # the headline group has just been passed
    labelled: bool = False  # the label of a box has just been passed
    note: tuple[str, Part] | None = None  # what the editor says over copy that has not begun
    noted: str = ""  # the label of such a note stands on a line of its own: it is what follows
    damaged: bool = False  # the sources' order is an extraction's, not a hand's
    beside: Section | None = None  # where copy goes on when the frame of a box ends
    waiting: list[PictureWords] = field(default_factory=list)

    def take(self, part: Part) -> None:
        """Put one part into its place."""
        if self.beside is not None and not part.block.boxed:
            self.here, self.beside = self.beside, None
        if self.kicker and part.role in _COPY:  # no title came: the line is copy where it stands
            words, self.kicker, self.column = self.kicker, "", False
            self._append(Paragraph(words, part.block.place, whole=True))
        if self.note and part.role in (*_COPY, Role.HEAD, Role.NOTE):
            self._say_note(part)
        boxed = titled_box(part.text) if part.role in _TITLES and self.outline.title else None
        if boxed:
            self._box(part, *boxed)
        else:
            getattr(self, f"_{part.role.value}")(part)
        if part.role not in (Role.NOTE, Role.FURNITURE):
            self.labelled = False

    def _title(self, part: Part) -> None:
        if self.outline.title:
            self._head(part)
            return
        column, title = self._column(self._unmarked(part.text, part.block.place), part)
        self.outline.title = title
        self.outline.kicker, self.kicker, self.column = self.kicker or column, "", False
        self.after_headline = True

    def _column(self, words: str, part: Part) -> tuple[str, str]:
        """Divide a title from the column's name before it; where it is to stand is left out."""
        label, column, title = column_of(words)
        place = part.block.place
        if label:
            self.log.leave_out(place, label, Message("imported.place-label"))
            return "", title
        if not column or self.kicker:
            return "", words
        self.column = True
        told = f"{column} ¶ {title}"
        self.log.change(Message("imported.head-parted"), place, words[:20], told[:20])
        return column, title

    def _kicker(self, part: Part) -> None:
        words = bare_label(_flat(part.text))
        if words != part.text:
            self.log.change(Message("imported.head-mark"), part.block.place, part.text, words)
            self.column = True
        self.kicker = f"{self.kicker} {words}".strip()

    def _deck(self, part: Part) -> None:
        words = _flat(part.text)
        if words.startswith("—"):
            bare = words.lstrip("—").strip()
            self.log.change(Message("imported.deck-dash"), part.block.place, words, bare)
            words = bare
        if self.here is not None and not self.here.body and not self.after_headline:
            self.here.deck = f"{self.here.deck} {words}".strip()
            return
        self.outline.deck = f"{self.outline.deck} {words}".strip()
        self.after_headline = True

    def _byline(self, part: Part) -> None:
        words = re.sub(r"^[□■○●◎]\s*", "", part.text)
        if words != part.text:
            self.log.change(Message("imported.bullet-removed"), part.block.place, part.text, words)
        bare = words.strip("（）()")
        named = writers(bare)
        closed = words.replace(bare, named) if named else _SPREAD_NAME.sub(r"\1\2", words)
        if closed != words:
            self.log.change(Message("imported.spaces-removed"), part.block.place, words, closed)
            words = closed
        section = self.here
        signed = words[:1] in "（(" and section is not None and not section.byline
        if section is not None and signed:  # in brackets
            section.byline = words.strip("（）()")
            self.log.change(
                Message("imported.byline-brackets"), part.block.place, words, section.byline
            )
        elif not self.outline.byline and (
            section is None or (self.damaged and (section.number or section.body))
        ):
            self.outline.byline = words
        elif section is not None and not section.byline:
            section.byline = words
        elif section is not None:
            self._append(Paragraph(words, part.block.place, whole=True))
            self.log.doubt(
                part.block.place,
                words,
                Message("imported.second-byline"),
                Message("imported.as-line"),
            )
        else:
            self.outline.byline += f" {words}"

    def _head(self, part: Part) -> None:
        box = self.here
        if box is not None and box.kind == "box" and self.labelled and not part.number:
            box.kicker, box.title = box.title, part.text
            self.labelled = False
            return
        kind = "section" if part.number else "story"
        kicker, title = self._column(self._unmarked(part.text, part.block.place), part)
        halves = title.split(" ")
        if (
            not (self.kicker or kicker)
            and len(halves) == 2
            and len(halves[0]) <= (8 if kind == "section" else 4)
            and len(halves[0]) < len(halves[1])
            and not (kind == "story" and two_parts(title))
        ):
            kicker, title = halves
        if self.kicker:
            kicker, self.kicker = f"{self.kicker} {kicker}".strip(), ""
        self.here = Section(kind, title, part.block.place, kicker=kicker, number=part.number)
        self.here.column, self.column = self.column, False
        self.outline.sections.append(self.here)
        self.after_headline = False

    def _say_note(self, part: Part) -> None:
        """Put what an editor says over a story at its head; over several, it opens the edition."""
        label, said = self.note or ("", part)
        self.note = None
        text = quotes(said.text, said.block.place, self.log, whole=True)
        words = close_up(text, said.block.place, self.log)
        over_all = self.here is None and part.role is Role.HEAD and not self.outline.lede
        if over_all:
            self._append(Paragraph(f"{label}：{words}", said.block.place, whole=True))
        else:
            self._block(label, "", (words,), said.block.place)

    def _note(self, part: Part) -> None:
        title = part.text.strip(SQUARE_OPENING + SQUARE_CLOSING)
        if title in EDITORS and self._begins:
            self.noted = title
            return
        self._box(part, "", title)
        self.labelled = True

    def _box(self, part: Part, label: str, title: str) -> None:
        """Open a box; it may have its label and its title on one line: 链接：…."""
        if part.block.boxed and self.beside is None:
            self.beside = self.here
        self.here = Section("box", title, part.block.place, kicker=label)
        self.outline.sections.append(self.here)
        self.after_headline = False

    def _subhead(self, part: Part) -> None:
        if self.here is None and (self.damaged or not self.outline.title):
            self._head(part)
        else:
            here = self.here or self._opened(part.block.place)
            level = "#" * min(1 + part.depth, 4)
            here = self.here = self._story_over(here, level)
            words = self._unmarked(_flat(part.text), part.block.place)
            here.body.append(Paragraph(words, part.block.place, level))

    def _story_over(self, here: Section, level: str) -> Section:
        """Return where a sub-head belongs: one like those before a box goes on with their story."""
        at = self.outline.sections.index(here) if here.kind == "box" else 0
        story = self.outline.sections[at - 1] if at else here
        ends = any(p.kind == level for p in story.body) and here.body
        own = any(p.kind.startswith("#") for p in here.body)
        return story if story is not here and ends and not own else here

    def _unmarked(self, words: str, place: Place) -> str:
        """Return a head without the mark (★ ● ◆) that dresses it, its two characters closed up."""
        closed = closed_name(words)  # 讣　告
        if closed != words.strip():
            self.log.change(Message("imported.spaces-removed"), place, words, closed)
        words, mark = closed, mark_of(closed)
        if not mark:
            return words
        bare = words[len(mark) :].strip().removesuffix(mark).rstrip()
        self.log.change(Message("imported.head-mark"), place, words[:20], bare[:20])
        return bare

    def _dateline(self, part: Part) -> None:
        target = self.here if self.here is not None else self.outline
        bare = part.text
        if target.dateline or (self.here is not None and self.here.body):
            self._append(Paragraph(bare, part.block.place, whole=True))
        else:
            target.dateline = bare

    def _roll(self, part: Part) -> None:
        self._block("名单", "", part.block.rows, part.block.place)

    def _verse(self, part: Part) -> None:
        self._block("诗", "", part.block.rows, part.block.place)

    def _person(self, part: Part) -> None:
        block = part.block
        portrait = PictureWords(raw=block.picture, place=block.place) if block.picture else None
        here = self.here or self._opened(block.place)
        box = Paragraph(block.text, block.place, block.hint, whole=True, rows=block.rows)
        box.portrait = portrait
        here.body.append(box)

    def _quote(self, part: Part) -> None:
        self._body(part)

    def _short(self, part: Part) -> None:
        self._body(part)

    def _number(self, part: Part) -> None:
        self._furniture(part)

    @property
    def _begins(self) -> bool:
        """Tell whether the copy under a title has not begun yet."""
        here = self.here
        if here is None:
            return bool(self.outline.title) and not self.outline.lede
        return here.kind == "story" and not here.body

    def _body(self, part: Part) -> None:
        inline = note_in_line(part.text)
        if self.noted or (inline and inline[0] in EDITORS and self._begins):
            label, words = (self.noted, part.text) if self.noted else inline or ("", "")
            self.noted = ""
            self.note = label, replace(part, block=replace(part.block, text=words))
            return
        if inline:
            title, words = inline
            box = Section("box", title, part.block.place, body=[Paragraph(words, part.block.place)])
            self.outline.sections.append(box)
            self.log.change(
                Message("imported.head-parted"),
                part.block.place,
                part.text[:16],
                f"{title} ¶ {words[:8]}",
            )
            return
        # at the right they sign what stands over them
        names = () if part.block.look.right else names_alone(part.text)
        if names:
            row = "\u3000\u3000".join(names)
            self.log.change(Message("imported.roll"), part.block.place, part.text[:20], row[:20])
            self._block("名单", "", (row,), part.block.place)
            return
        closes = bool(CLOSES.fullmatch(part.text))
        whole = closes or part.block.hint == "body" or (part.block.firm and not dangles(part.text))
        self._append(Paragraph(part.text, part.block.place, whole=whole))

    def _append(self, new: Paragraph) -> None:
        section = self.here
        target = section.body if section is not None else self.outline.lede
        if self.after_headline and section is not None and self.damaged:
            if target and not is_complete(target[-1]) and not self.outline.lede:
                self.log.doubt(
                    new.place,
                    new.text[:20],
                    Message("imported.headline-between"),
                    Message("imported.joined-before"),
                )
            else:
                self.log.change(
                    Message("imported.lede-moved"),
                    new.place,
                    message("imported.after-section", title=section.title),
                    Message("imported.lede"),
                )
                target = self.outline.lede
        last = target[-1] if target else None
        apart = last is not None and _stands_alone(last.text, new.text)
        if last is not None and last.kind == "p" and not (is_complete(last) or last.held or apart):
            words = glue(last.text, new.text)
            self.log.change(
                Message("imported.paragraph-joined"),
                new.place,
                f"…{last.text[-8:]} ¶ {new.text[:8]}…",
                f"…{words[max(0, len(last.text) - 8) : len(last.text) + 8]}…",
            )
            if re.search(r"\d$", last.text[-1:]) and re.match(r"\d", new.text):
                self.log.doubt(
                    new.place,
                    words[len(last.text) - 4 :][:8],
                    Message("imported.number-broken"),
                    Message("imported.joined"),
                )
            last.text, last.whole = words, new.whole
            return
        target.append(new)

    def _caption(self, part: Part) -> None:
        words = without_label(caption_words(part.text))
        if words != part.text:
            self.log.change(
                Message("imported.figure-number-removed"),
                part.block.place,
                part.text[:12],
                words[:10],
            )
            label = part.text[: len(part.text) - len(words)].strip()
            self.log.leave_out(part.block.place, label, Message("imported.figure-number"))
        words, credit = self._credit_parted(words, part.block.place)
        for picture in self.waiting:
            picture.caption, picture.credit = words, credit
            if picture.raw and credit and picture.raw.alt == part.text:
                picture.raw = replace(picture.raw, alt=words)  # who took it is not on it
        if self.waiting:
            if len(self.waiting) > 1:
                self.log.doubt(
                    part.block.place,
                    words,
                    message("imported.shared-caption", pictures=len(self.waiting)),
                    Message("imported.each-once"),
                )
            self.waiting = []
            return
        self._place(PictureWords(words, credit, place=part.block.place))

    def _credit_parted(self, words: str, place: Place) -> tuple[str, str]:
        caption, credit = credit_of(words)
        if credit:
            self.log.change(
                Message("imported.credit-parted"), place, words[-16:], f"credit: {credit}"
            )
        return caption, credit

    def _picture(self, part: Part) -> None:
        last = self.waiting[-1] if self.waiting else None
        if last is not None and (last.caption or last.place.source != part.block.place.source):
            self.waiting = []  # a photograph that is a file has words of its own
        picture = PictureWords(raw=part.block.picture, place=part.block.place)
        self._place(picture)
        self.waiting.append(picture)

    def _place(self, picture: PictureWords) -> None:
        (self.here.pictures if self.here else self.outline.pictures).append(picture)

    def _table(self, part: Part) -> None:
        table = part.block.table
        if table is None:
            return
        if is_table(table):
            title, rows = table_rows(table)
            self._block("表", title, rows, part.block.place)
            return
        here = self.here
        (here.tables if here else self.outline.tables).append(table)
        body = here.body if here else self.outline.lede
        body.append(Paragraph("", part.block.place, "table", table=table))  # where it stands

    def _block(self, kind: str, title: str, rows: tuple[str, ...], place: Place) -> None:
        """Put a table, a poem or a roll of names where it stands; one before any head opens one."""
        here = self.here
        if here is None:
            here = self._opened(place, title)
            if not self.outline.title:
                self.log.doubt(
                    place,
                    here.title,
                    Message("imported.no-heads"),
                    Message("imported.one-article"),
                )
        here.body.append(Paragraph(title, place, kind, whole=True, rows=rows))

    def _opened(self, place: Place, title: str = "") -> Section:
        """Open the one story under the headline; the copy before it is its beginning."""
        here = Section("story", self.outline.title or title, place, body=self.outline.lede)
        self.outline.lede = []
        self.outline.sections.append(here)
        self.here, self.after_headline = here, False
        return here

    def _credit(self, part: Part) -> None:
        if self.here is not None and is_of_story(part.text):
            self.here.body.append(Paragraph(part.text, part.block.place, whole=True))
            return
        self.outline.credits.append(part.text)

    def _staff(self, part: Part) -> None:
        bare = part.text.strip("（）()[]【】")
        rest = STAFF.sub("", bare).strip(" ，、；|｜")
        if rest:  # whose they are, whom to call: 大涌发布编辑部, 联系电话：…
            self.log.leave_out(part.block.place, rest, Message("imported.furniture"))
        for found in STAFF.finditer(bare):
            office, names = found["office"], found["names"]
            if (office, names) in self.outline.staff:
                self.log.leave_out(part.block.place, found[0], Message("imported.staff-twice"))
                continue
            if any(office == known for known, _ in self.outline.staff):
                self.log.leave_out(part.block.place, office, Message("imported.same-office"))
            self.outline.staff.append((office, names))

    def _furniture(self, part: Part) -> None:
        if is_covering(part):
            why = Message("imported.covering-note")
            place, words = part.block.place, part.text
            self.log.leave_out(place, words, why)
            self.log.doubt(place, words, why, Message("imported.held-back"))
            self.log.hold(place, words, why)
            return
        self.outline.furniture.append(part.text)
        self.log.leave_out(part.block.place, part.text, Message("imported.furniture"))


def _stands_alone(before: str, text: str) -> bool:
    """Tell whether no paragraph goes on from one to the next: a number to call, who signs, when."""
    return bool(_CALL.search(before) or issuer(text) or _DAY.fullmatch(text.strip()))


def _flat(text: str) -> str:
    """Return a line without the break of a title on two lines, which only titles keep."""
    return text.replace("|", "")


def arranged(parts: list[Part], log: Log, *, damaged: bool = False) -> Outline:
    """Return the outline of an edition; only of a damaged source is anything moved."""
    arranger = _Arranger(log, damaged=damaged)
    for part in parts:
        block = part.block
        if not (part.text.strip() or block.rows or block.table or block.picture):
            continue  # joined to the line before it
        if part.role not in (Role.CAPTION, Role.PICTURE) and (part.text.strip() or part.block.rows):
            arranger.waiting = []
        arranger.take(part)
    if arranger.note:
        arranger._say_note(arranger.note[1])
    outline = arranger.outline
    complete(outline, log, damaged=damaged)
    return outline
