"""Each line that was told by its role has a confidence; what is not sure is a doubt, no more."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from content.importing import ImportReport
from content.importing.account.advice import advised
from content.importing.blocks import Block, Doubt, Log, Look, Place
from content.importing.recognising.confidence import THRESHOLD, WEIGHTS, Lines, weighed
from content.importing.recognising.part import Part
from content.importing.recognising.roles import Role
from content.words import Message
from tests.importing.conftest import Import
from tests.importing.offices import PARAGRAPHS
from tests.importing.test_looks import word

ROLE_DOUBTS = {"line-between", "head-by-look", "over-title", "under-title", "unsure-line"}


def role_doubts(report: ImportReport) -> list[Doubt]:
    return [d for d in report.doubts if d.why.code.removeprefix("imported.") in ROLE_DOUBTS]


def parts(*lines: tuple[Role, str, Look, int]) -> list[Part]:
    """Parts of one source: role, words, look, level."""
    return [
        Part(role, Block(words, Place("a.docx", n), 0, level, look=look))
        for n, (role, words, look, level) in enumerate(lines, 1)
    ]


def sure(head: tuple[Role, str, Look, int]) -> float:
    copy = (Role.BODY, PARAGRAPHS[0], Look(), 0)
    title = (Role.TITLE, "三百棵树有了账本", Look(), 1)
    return Lines(parts(title, copy, head, copy)).confidence(2)


def test_a_style_is_surer_than_a_look_and_that_than_a_place() -> None:
    words = "老码头边上的人"
    style = sure((Role.HEAD, words, Look(), 2))
    look = sure((Role.HEAD, words, Look(16, bold=True, centred=True, told=True), 2))
    faint = sure((Role.HEAD, words, Look(12, bold=True, told=True), 2))
    place = sure((Role.HEAD, words, Look(), 0))
    assert 1 > style > look > faint > place > 0


def test_a_numeral_makes_a_sub_head_sure() -> None:
    assert (
        sure((Role.SUBHEAD, "二、老码头", Look(), 0))
        >= THRESHOLD
        > sure((Role.SUBHEAD, "老码头", Look(), 0))
    )


def test_lines_that_are_taken_alike_speak_for_each_other() -> None:
    copy = (Role.BODY, PARAGRAPHS[0], Look(), 0)
    head = (Role.SUBHEAD, "老码头边", Look(), 0)
    alone, many = Lines(parts(copy, head, copy)), Lines(parts(*[copy, head] * 4, copy))
    assert many.confidence(3) > alone.confidence(1)


def test_every_piece_of_evidence_has_a_weight() -> None:
    looks = (Look(), Look(14, bold=True, told=True), Look(16, bold=True, centred=True, told=True))
    lines = [
        (role, words, look, level)
        for role in Role
        for words in (
            "本报记者 林一山",
            "三百棵树",
            "一、河岸",
            "◆河岸",
            "——回访记",
            "（林秋 摄）",
            "图为步道。",
        )
        for look in looks
        for level in (0, 1)
    ]
    read = Lines(parts(*lines))
    known = {
        one for at in range(len(lines)) for one in read.evidence(at) if not one.startswith("role")
    }
    assert {one for one in known if one} <= set(WEIGHTS)


def test_headings_by_style_leave_no_doubt(imported: Import, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("把河岸还给走路的人", 0)
    for head, words in zip(("老码头", "七个老板", "三百棵树"), PARAGRAPHS, strict=False):
        made.add_heading(head, 1)
        made.add_paragraph("本报记者 林一山")
        made.add_paragraph(words)
    made.save(str(tmp_path / "a.docx"))
    report, _ = imported(tmp_path / "a.docx")
    assert len(report.decided) >= 7
    assert not role_doubts(report)


def test_large_centred_titles_leave_no_doubt(imported: Import, tmp_path: Path) -> None:
    lines: list[tuple[str, float, bool, bool, str] | str] = []
    for head, words in zip(
        ("老码头开了第一班船", "三百棵树有了账本", "一张表贴到村口来"), PARAGRAPHS, strict=False
    ):
        lines += [(head, 18.0, True, True, ""), "本报记者 林一山", words]
    report, _ = imported(word(tmp_path / "a.docx", *lines))
    assert not role_doubts(report)


def test_a_lonely_line_of_text_is_told_with_both_places(imported: Import) -> None:
    rows = ["把河岸还给走路的人", "本报记者 林一山", *PARAGRAPHS[:2], "渡口", *PARAGRAPHS[2:4]]
    report, _ = imported(a_txt="\n".join(rows))
    (line,) = [one for one in report.decided if one.words == "渡口"]
    assert 0 < line.sure < THRESHOLD
    (told,) = [a for a in report.advice if a.doubt.words == "渡口"]
    assert told.doubt.sure == line.sure
    assert told.doubt.place.number == 5
    assert told.where.startswith(("articles/", "edition.yaml:"))
    written = (report.folder / "导入说明.md").read_text(encoding="utf-8")
    assert f"| {line.sure:.2f} |" in written and "其中 1 行把握不足" in written


@pytest.mark.parametrize("words", ["一、会议时间", "（二）会议地点", "3.参会人员"])
def test_a_numbered_head_names_its_place_without_its_numeral(words: str) -> None:
    doubt = Doubt(
        Place("a.docx", 4), words, Message("imported.unsure-line"), Message("imported.as-title")
    )
    title = words.lstrip("一、（二）3.")
    files = {"articles/section-1.md": f"---\nkind: section\ntitle: {title}\n---\n".encode()}
    assert advised([doubt], files)[0].where == "articles/section-1.md:3"


def test_heads_of_the_same_words_each_have_their_own_place() -> None:
    why, done = Message("imported.unsure-line"), Message("imported.as-subhead")
    doubts = [Doubt(Place("a.docx", n), "存在问题", why, done) for n in (4, 9, 14)]
    files = {f"articles/s-{n}.md": "甲\n\n## 存在问题\n".encode() for n in (1, 2)}
    places = [one.where for one in advised(doubts, files)]
    assert places == ["articles/s-1.md:3", "articles/s-2.md:3", "articles/s-2.md:3"]


def test_one_line_is_one_doubt() -> None:
    log = Log()
    made = parts(
        (Role.KICKER, "堤岸", Look(12, bold=True, told=True), 2),
        (Role.BODY, PARAGRAPHS[0], Look(), 0),
    )
    for why in ("head-by-look", "over-title"):
        log.doubt(
            made[0].block.place, "堤岸", Message(f"imported.{why}"), Message("imported.as-kicker")
        )
    weighed(made, log)
    assert [d.why.code for d in log.doubts] == ["imported.over-title"]


def test_a_line_that_nothing_asked_about_is_a_doubt() -> None:
    copy = (Role.BODY, PARAGRAPHS[0], Look(), 0)
    log = Log()
    decided = weighed(parts(copy, (Role.SUBHEAD, "渡口", Look(), 0), copy), log)
    (doubt,) = log.doubts
    assert doubt.words == "渡口"
    assert doubt.sure == decided[0].sure < THRESHOLD
