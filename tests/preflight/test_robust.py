"""Whatever the file, there is a report or an error that says what to do; never a traceback."""

from __future__ import annotations

import json
import random
import re
import shutil
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from bench.told import ENGLISH, chinese
from content.model import Severity
from content.words import Language
from layout.app.options import PreflightOptions
from layout.app.preflighting import run
from layout.judge.preflight import interpreter, measure, preflight, report_json, sheets
from layout.page.errors import ContentError, PressError
from layout.pdf import lexer, objects
from tests.preflight.build import add, area, form, image, picture, press_file, profile, text


def checked(pdf: bytes, *, plates: bool = False) -> set[str]:
    """Return the checks that find a fault; the report can be written."""
    report = preflight(pdf, profile(), separations=plates, resolution=40)
    assert json.loads(report_json(report))["ok"] is report.ok
    return {fault.check for fault in report.faults}


def mutated(pdf: bytes, source: random.Random) -> bytes:
    """Return a file in which some bytes are changed, lost or doubled."""
    data = bytearray(pdf)
    for _ in range(source.randint(1, 60)):
        at = source.randrange(len(data))
        kind = source.randrange(4)
        if kind == 0:
            data[at] = source.randrange(256)
        elif kind == 1:
            del data[at : at + source.randint(1, 40)]
        elif kind == 2:
            data[at:at] = data[at : at + source.randint(1, 40)]
        else:
            data[at : at + 4] = source.choice(
                (b"9999", b"null", b"-1.5", b"<< /", b"[[[[", b")(]>")
            )
    return bytes(data)


def plain() -> bytes:
    """Return a file full of things, without compression, so that changes meet structure."""

    def full(pdf: Pdf) -> None:
        group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
        inner = form(pdf, area("1 0 0 rg", 20, 80, 9, 9), Group=group)
        bad = image(pdf, 20, 20, space=Name.DeviceRGB)
        bad.SMask = image(pdf, 9, 9, space=Name.DeviceGray)
        cell = Stream(pdf, b"0 0 2 2 re f BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI")
        cell.PatternType, cell.PaintType, cell.BBox = 1, 1, Array([0, 0, 4, 4])
        cell.XStep = cell.YStep = 4
        soft = Dictionary(SMask=Dictionary(S=Name.Alpha, G=inner), BM=Name.Multiply, ca=0.5)
        add(
            pdf, 1, "/Fm2 Do /Bad gs " + picture(30, 90, 9, 9, "Im2") + text(9, 99)
            + area("/Pattern cs /P1 scn", 60, 60, 30, 30) + "[(a\\)b) -9 <6162>] TJ",
            XObject={"Fm2": inner, "Im2": bad}, ExtGState={"Bad": soft}, Pattern={"P1": cell},
        )  # fmt: skip
        for item in pdf.objects:
            if isinstance(item, Stream) and "/N" in item:
                item.write(b"\0" * 12 + b"prtrCMYKLab " + b"\0" * 12 + b"acsp" + b"\0" * 100)
            if isinstance(item, Stream) and "/Length1" not in item:
                item.write(item.read_bytes())

    return press_file(
        full,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
    )


def test_changed_files_are_reported_or_refused() -> None:
    source, whole = random.Random(20210727), plain()
    assert "rgb" in checked(whole)
    # The font is large and its bytes are not read: it would take most of the changes.
    results = {"reported": 0, "refused": 0}
    for _ in range(150):
        changed = mutated(whole, source)
        try:
            with sheets.open_file(changed) as opened:
                # The net of `preflight` is not under it: no damage may surprise.
                report = measure(opened, changed, profile(), separations=False, resolution=40)
            assert report_json(report)
            results["reported"] += 1
        except PressError as error:
            assert chinese(error).text and chinese(error).remedy
            results["refused"] += 1
    assert results["reported"] > 50


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is missing")
def test_changed_files_are_separated_or_said_not_to_be() -> None:
    source, whole = random.Random(7), plain()
    for _ in range(6):
        try:
            checked(mutated(whole, source), plates=True)
        except ContentError as error:
            assert chinese(error).remedy


@pytest.mark.parametrize("data", [b"", b"%PDF-", b"no pdf at all", b"%PDF-1.4\n%%EOF", b"\0" * 999])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(ContentError) as error:
        preflight(data, profile())
    assert error.value.exit_code == 2
    assert chinese(error.value).remedy
    assert " object at 0x" not in chinese(error.value).text


def test_a_truncated_file_is_reported_or_refused() -> None:
    whole = press_file()
    for share in (0.2, 0.5, 0.9, 0.99):
        try:
            assert checked(whole[: int(len(whole) * share)])
        except ContentError as error:
            assert chinese(error).remedy


def test_a_password_is_asked_for_and_permissions_are_a_fault() -> None:
    locked = press_file(encryption=pikepdf.Encryption(user="secret", owner="secret", R=4))
    with pytest.raises(ContentError, match=r"preflight\.password"):
        preflight(locked, profile())
    closed = press_file(encryption=pikepdf.Encryption(user="", owner="secret", R=4))
    assert "encryption" in checked(closed)


def test_versions_and_identifier() -> None:
    assert checked(press_file(force_version="1.7")) == {"version"}
    new = press_file(
        standard="x1a", force_version="1.5", object_stream_mode=pikepdf.ObjectStreamMode.generate
    )
    report = preflight(new.replace(b"%PDF-1.5", b"%PDF-1.4"), profile("x1a"), separations=False)
    assert [fault.check for fault in report.errors] == ["version"]
    assert report.errors[0].told.code == "preflight.object-streams"
    flat = press_file(object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    assert checked(flat.replace(b"/ID [", b"/IX [")) == {"identifier"}


def test_a_file_without_a_page_fails() -> None:
    def without(pdf: Pdf) -> None:
        del pdf.pages[:]

    assert "pages" in checked(press_file(without))


def test_forms_that_draw_each_other_end() -> None:
    def circle(pdf: Pdf) -> None:
        one, two = pdf.make_indirect(form(pdf, "/Two Do")), pdf.make_indirect(form(pdf, "/One Do"))
        one.Resources = Dictionary(XObject=Dictionary(Two=two))
        two.Resources = Dictionary(XObject=Dictionary(One=one))
        add(pdf, 1, "/One Do", XObject={"One": one})
        page = pdf.pages[0].obj
        page.Resources.Font.F1.DescendantFonts[0].DescendantFonts = page.Resources.Font.F1
        page.Loop = page

    assert checked(press_file(circle)) == {"damage"}  # it ends, and no RIP draws such a form


def test_work_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    def doubling(pdf: Pdf) -> None:
        below = pdf.make_indirect(form(pdf, area("0 0 0 1 k", 20, 80, 20, 9)))
        for _ in range(14):
            held = form(pdf, "/X Do " * 8, Resources=Dictionary(XObject=Dictionary(X=below)))
            below = pdf.make_indirect(held)
        add(pdf, 1, "/X Do", XObject={"X": below})

    monkeypatch.setattr(interpreter, "MOST_OPERATORS", 20_000)
    report = preflight(press_file(doubling), profile(), separations=False)
    assert [fault.check for fault in report.errors] == ["size"]
    monkeypatch.setattr(sheets, "MOST_OBJECTS", 5)
    with pytest.raises(ContentError, match=r"preflight\.too-many"):
        preflight(press_file(), profile())
    monkeypatch.setattr(sheets, "MOST_BYTES", 1000)
    with pytest.raises(ContentError, match=r"preflight\.too-large"):
        preflight(press_file(), profile())


def test_a_stream_that_swells_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects, "MOST_STREAM", 1_000_000)

    def bomb(pdf: Pdf) -> None:
        held = pdf.pages[1].obj.Contents
        small = zlib.compress(b" " * 20_000_000, 9)
        held.write(small, filter=Name.FlateDecode)

    inflated, real = 0, zlib.decompressobj

    class Counting:
        """A decompressor that counts what comes out of it."""

        def __init__(self) -> None:
            self.inner = real()

        def decompress(self, data: bytes, most: int) -> bytes:
            nonlocal inflated
            out = self.inner.decompress(data, most)
            inflated += len(out)
            return out

        def __getattr__(self, name: str) -> object:
            return getattr(self.inner, name)

    bombed = press_file(bomb)
    monkeypatch.setattr(zlib, "decompressobj", Counting)
    assert "damage" in checked(bombed)
    # The good streams of the file, and of the bomb the limit and one step beyond it.
    assert 1_000_000 < inflated < 6_000_000


@pytest.mark.parametrize(
    "stream",
    [
        b"q" * 99_999,
        b"q " * 99_999,
        b"[" * 99_999,
        b"<<" * 9_999,
        b"(" * 99_999,
        b"1 " * 99_999,
        b" " * 99_999,
        b"1" * 99_999,
        b"-" * 99_999,
        b"<" * 9_999,
        b"%" * 9_999,
        b"BI " * 999,
        b"BI /W 1 ID" + b" EI\xff" * 9_999,
        b"BT /F1 1e999 Tf (a) Tj",
        b"9" * 400 + b" w 0 0 m S",
        b"1e9 0 0 1e9 0 0 cm " * 99 + b"0 0 9 9 re f /Im1 Do",
        b"\0\xff\xfe" * 999,
        b"/# /#zz gs",
        b"1 2 3 4 5 6 7 8 9 re f",
        b"/Pattern cs /None scn 0 0 9 9 re f",
        b"[1 2 (a)] TJ /F1 9 Tf",
    ],
)
def test_no_content_stream_stops_the_preflight(
    stream: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written(pdf: Pdf) -> None:
        pdf.pages[0].obj.Contents.write(stream)

    checked(press_file(written))
    looked = looked_at(monkeypatch)
    list(lexer.instructions(stream))
    assert looked[0] < 3 * len(stream) + 1000


def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count from now on, in the list's only item, the bytes that the lexer's patterns look at.

    A search that begins again and again in the same bytes shows here, on any machine and however
    busy it is. Within one match nothing is looked at twice: the patterns are possessive.
    """
    looked = [0]

    class Counting:
        def __init__(self, pattern: re.Pattern[bytes]) -> None:
            self.pattern = pattern

        def match(self, data: bytes, at: int) -> re.Match[bytes] | None:
            found = self.pattern.match(data, at)
            looked[0] += found.end() - at if found else 1
            return found

        def search(self, data: bytes, at: int) -> re.Match[bytes] | None:
            found = self.pattern.search(data, at)
            looked[0] += (found.end() if found else len(data)) - at
            return found

    for name in ("_PLAIN", "_TOKEN", "_BLANK", "_PARENTHESIS", "_IMAGE_END"):
        monkeypatch.setattr(lexer, name, Counting(getattr(lexer, name)))
    return looked


def test_work_that_is_done_again_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = b"0 0 m " * 1000
    looked = looked_at(monkeypatch)
    for start in range(0, len(stream), 600):
        list(lexer.instructions(stream[start:]))
    assert looked[0] > 3 * len(stream) + 1000


def test_instructions_are_read_as_pdf_means_them() -> None:
    stream = (
        b"1 .5 -.25 +4 k/F1 12 Tf[(a\\)(b)\\101)-3<4 1 5>]TJ % note\n(x\\\ny) Tj T* BT/A <</B"
        b" [1 true]/C/D>>BDC 1 0 0 1 2 3 cm f* BI/W 2/IM true ID \x01 EI\x02\xff EI Q"
    )
    assert list(lexer.instructions(stream)) == [
        (b"k", [1, 0.5, -0.25, 4]),
        (b"Tf", ["/F1", 12]),
        (b"TJ", [[b"a)(b)A", -3, b"AP"]]),
        (b"Tj", [b"xy"]),
        (b"T*", []),
        (b"BT", []),
        (b"BDC", ["/A", {"/B": [1, True], "/C": "/D"}]),
        (b"cm", [1, 0, 0, 1, 2, 3]),
        (b"f*", []),
        (b"BI", [{"/W": 2, "/IM": True}, b"\x01 EI\x02\xff"]),
        (b"Q", []),
    ]


def test_ink_that_cannot_be_measured_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    report = preflight(press_file(), profile())
    fault = report.errors[0]
    assert (fault.check, report.measures["ink"]) == ("ink", "not measured")
    assert "install" in ENGLISH.say(fault.advice).remedy
    assert report.facts.most_ink is None


def test_a_report_is_the_same_twice_and_without_plates_says_nothing_of_ink() -> None:
    pdf = press_file()
    one = preflight(pdf, profile(), separations=False)
    assert report_json(one) == report_json(preflight(pdf, profile(), separations=False))
    assert "ink" not in {check.id for check in one.checks}


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is missing")
def test_the_command_prints_page_and_place_and_writes_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "[bold]file.pdf", tmp_path / "report.json"

    def wrong(pdf: Pdf) -> None:
        add(pdf, 2, area("1 0 0 rg", 30, 80, 20, 12))

    for change, code in ((None, 0), (wrong, 4)):
        file.write_bytes(press_file(change))
        assert run(PreflightOptions(file, json=out, lang=Language.ZH)) == code
        shown = capsys.readouterr().out
        assert "每个像素的总墨量" in shown
        assert f"印前检查：{'不通过' if code else '通过'}" in shown
        chinese = out.read_bytes()
        assert run(PreflightOptions(file, json=out, lang=Language.EN)) == code
        assert out.read_bytes() == chinese  # machines read it in one language
        shown = capsys.readouterr().out
        assert "total ink of every pixel" in shown
        assert f"preflight {'failed' if code else 'passed'}" in shown
        data = json.loads(out.read_text())
        assert data["ok"] is (code == 0)
    assert "30, 80 (20 × 12)" in shown
    fault = data["faults"][0]
    assert (fault["check"], fault["page"], fault["place"]) == ("rgb", 2, [30, 80, 20, 12])
    assert fault["severity"] == Severity.ERROR
    with pytest.raises(ContentError) as error:
        run(PreflightOptions(tmp_path / "none.pdf"))
    assert error.value.exit_code == 2
    with pytest.raises(ContentError, match=r"press\.no-profile"):
        run(PreflightOptions(file, press="nowhere"))
