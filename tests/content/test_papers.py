"""Papers' files: what an edition leaves out comes from its paper's, what it says goes first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from content.model.named import named_files
from content.reading.papers import PAPERS, with_paper
from content.reading.reader import read_edition
from content.source.fields import PaperFile
from content.source.findings import Findings
from content.source.rules import Rule
from content.source.validate import checked
from content.source.yamltree import read_yaml
from layout.edition.fingerprint import with_file
from layout.plan.shapes.openings import foot_lines
from layout.plan.sources import Foot
from tests.plan import samples

PAPER = """
paper: {name: 河口报, section: 周末, staff: {责任编辑: 甲某某}}
look: sea
fit: {max_pages: 4, body_pt: [9, 11]}
inks:
  primary: {cmyk: [90, 55, 10, 10], rgb: "#1d5c94"}
  secondary: {cmyk: [80, 25, 45, 15], rgb: "#24776f"}
imprint: [河口报社出版, 社址：河口市大堤路1号]
"""
EDITION = """
paper_file: hekou
paper: {date: 2031-05-06, section: 教育}
headline: {title: 春到大堤}
fit: {max_pages: 2}
inks:
  primary: {cmyk: [0, 90, 80, 0], rgb: "#d02020"}
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "hekou.yaml").write_text(PAPER, encoding="utf-8")
    return folder


def over(text: str, papers: Path) -> tuple[dict[str, Any], Findings]:
    """Return an edition's tree over its paper's as plain values, and what was found."""
    findings = Findings()
    node = read_yaml(text, findings, file="edition.yaml")
    assert node is not None
    plain = with_paper(node, findings, "edition.yaml", papers).plain()
    assert isinstance(plain, dict)
    return plain, findings


def test_what_an_edition_leaves_out_is_the_paper_s(papers: Path) -> None:
    plain, findings = over(EDITION, papers)
    assert findings.all() == ()
    assert plain["paper"]["name"] == "河口报" and plain["paper"]["staff"] == {"责任编辑": "甲某某"}
    assert plain["look"] == "sea" and plain["imprint"] == ["河口报社出版", "社址：河口市大堤路1号"]
    assert plain["fit"]["body_pt"] == ["9", "11"]
    assert set(plain["inks"]) == {"primary", "secondary"}


def test_what_an_edition_says_goes_first(papers: Path) -> None:
    plain, _ = over(EDITION, papers)
    assert plain["paper"]["section"] == "教育" and plain["fit"]["max_pages"] == "2"
    assert plain["inks"]["primary"] == {"cmyk": ["0", "90", "80", "0"], "rgb": "#d02020"}
    own, _ = over(EDITION + "look: ink\nimprint: 别处出版\n", papers)
    assert (own["look"], own["imprint"]) == ("ink", "别处出版")


def test_an_unknown_paper_is_told_with_those_there_are(papers: Path) -> None:
    plain, findings = over(EDITION.replace("hekou", "../hekou"), papers)
    (found,) = findings.all()
    assert (found.rule, found.field, found.line) == (Rule.UNKNOWN_REFERENCE, "paper_file", 2)
    assert found.told.values["known"] == ("hekou",)
    assert "name" not in plain["paper"]


@pytest.mark.parametrize(
    "fault", ["paper: {date: 2031-05-06}", "inks: {primary: red}", "colour: 1"]
)
def test_a_fault_of_a_paper_is_told_in_its_own_file(fault: str, papers: Path) -> None:
    (papers / "hekou.yaml").write_text(fault + "\n", encoding="utf-8")
    plain, findings = over(EDITION, papers)
    assert findings.all() and {found.file for found in findings.all()} == {"papers/hekou.yaml"}
    assert "colour" not in plain


def test_every_paper_of_the_repository_is_sound() -> None:
    assert named_files(PAPERS, ".yaml")
    for file in PAPERS.glob("*.yaml"):
        findings = Findings()
        node = read_yaml(file.read_text(encoding="utf-8"), findings, file=file.name)
        assert node is not None and checked(PaperFile, node, findings, file=file.name)
        assert findings.all() == ()


def test_an_edition_of_a_paper_is_read_with_it(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    text = "---\ntitle: 大堤加固完工\n---\n\n全长四公里的大堤加固工程昨日完工。\n"
    (tmp_path / "articles" / "a.md").write_text(text, encoding="utf-8")
    words = "paper_file: shili\npaper: {date: 2031-05-06}\nheadline: {title: 春到大堤}\n"
    (tmp_path / "edition.yaml").write_text(words, encoding="utf-8")
    edition = read_edition(tmp_path).edition
    assert edition is not None
    assert (edition.paper.name, edition.look) == ("示例日报", "sea")
    assert [field for field, _ in edition.foot] == ["credits", "imprint"]


def test_a_delivery_is_of_its_paper_too(papers: Path) -> None:
    """A changed paper's file makes the delivery look out of date, as a changed article does."""
    before = with_file("0", papers / "hekou.yaml")
    assert before == with_file("0", papers / "hekou.yaml") != with_file("1", papers / "hekou.yaml")
    (papers / "hekou.yaml").write_text(PAPER.replace("sea", "ink"), encoding="utf-8")
    assert before != with_file("0", papers / "hekou.yaml")


def test_every_line_of_the_foot_has_its_row() -> None:
    """Credits too long for a line were cut off at its end."""
    measures = samples.measures("tabloid", None)
    long = "本版统筹　" + "甲某某　乙某某　丙某某　" * 12
    words = (("credits", long), ("imprint", "河口报社出版"))
    width = measures.grid.width(measures.grid.columns)
    credits, imprint = foot_lines(measures, words, width)
    assert len(credits) > 1 and len(imprint) == 1
    said = "".join(line.text for line in credits).replace("\u3000", "")
    assert said == long.replace("\u3000", "")
    listed = "总策划：" + "、".join(["甲某某"] * 40)
    (names,) = foot_lines(measures, (("credits", listed),), width)
    assert "".join(line.text for line in names) == listed
    assert len(names) > 1 and all(line.text.endswith(("、", "甲某某")) for line in names)
    plan = samples.plan(
        samples.press(samples.article("a", 900, 1), credits=(long,), imprint=("河口报社出版",))
    )
    foot = next(b for page in plan.placed.pages for b in page.blocks if b.kind == "foot")
    lines = [line.y for text in foot.texts for line in text.lines]
    assert [text.id for text in foot.texts] == ["foot/credits", "foot/imprint"]
    assert len(lines) == len(set(lines)) > 2 and foot.rect.y <= lines[0] < foot.rect.bottom
    assert Foot().words == ()
