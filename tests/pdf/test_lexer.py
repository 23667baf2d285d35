"""The lexer reads what pikepdf reads, says where it stood, and is not stopped by damage."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from layout.pdf.lexer import instructions, pieces

STREAM = (
    b"1 .5 -.25 +4 k/F1 12 Tf[(a\\)(b)\\101)-3<4 1 5>]TJ % note\n(x\\\ny) Tj T* BT/A <</B"
    b" [1 true]/C/D>>BDC 1 0 0 1 2 3 cm f* BI/W 2/IM true ID \x01 EI\x02\xff EI Q\n"
)


def plain(value: Any) -> object:
    """Return an operand of pikepdf's as the lexer has it."""
    match value:
        case pikepdf.Array():
            return [plain(item) for item in value]
        case pikepdf.Dictionary():
            return {str(key): plain(item) for key, item in value.items()}
        case pikepdf.String():
            return bytes(value)
        case pikepdf.Name():
            return str(value)
        case bool() | None:
            return value
    return float(value)


def read_by_pikepdf(data: bytes) -> list[tuple[bytes, object]]:
    """Return a stream's instructions as pikepdf reads them."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    stream = pdf.make_stream(data)
    return [
        (str(step.operator).encode(), [plain(operand) for operand in step.operands])
        for step in pikepdf.parse_content_stream(stream)
    ]


def written(source: random.Random) -> bytes:
    """Return a random stream that is as PDF asks, written in as many ways as it allows."""

    def number() -> bytes:
        return source.choice([b"0", b"-1", b"+7", b".5", b"-.25", b"4.", b"12.125", b"100"])

    def value(depth: int) -> bytes:
        kinds: list[Callable[[], bytes]] = [
            number,
            lambda: source.choice([b"/A", b"/F1", b"/a#20b", b"/\xe4\xb8\xad", b"/x.y"]),
            lambda: source.choice(
                [b"(a)", b"(a(b)c)", b"(\\(\\n\\\r\n\\7\\123)", b"()", b"(\xff)"]
            ),
            lambda: source.choice([b"<>", b"<4>", b"<41 42>", b"<c3A4>"]),
            lambda: source.choice([b"true", b"false"]),
        ]
        if depth:
            inner = [value(depth - 1) for _ in range(source.randrange(4))]
            kinds.append(lambda: b"[" + gap().join(inner) + b"]")
            pairs = b" ".join(b"/K%d " % i + item for i, item in enumerate(inner))
            kinds.append(lambda: b"<<" + pairs + b">>")
        return source.choice(kinds)()

    def gap() -> bytes:
        return source.choice([b" ", b"\n", b"\r\n", b"\t ", b" % a note (\n", b"\0"])

    parts = []
    for _ in range(source.randrange(1, 40)):
        if source.random() < 0.6:
            operands = [number() for _ in range(source.randrange(7))]
        else:  # words at the top level are operators
            operands = [value(2) for _ in range(source.randrange(4))]
            operands = [o for o in operands if o not in (b"true", b"false")]
        operator = source.choice([b"m", b"re", b"f*", b"Tj", b"'", b'"', b"d0", b"BDC", b"scn"])
        parts += [*operands, operator]
    return gap().join(parts) + gap()


@pytest.mark.parametrize("seed", range(40))
def test_sound_streams_are_read_as_pikepdf_reads_them(seed: int) -> None:
    data = written(random.Random(seed))
    ours = [(operator, list(operands)) for operator, operands in instructions(data)]
    assert ours == read_by_pikepdf(data)


def damaged(source: random.Random) -> bytes:
    data = bytearray(STREAM * 3)
    for _ in range(source.randint(1, 12)):
        at = source.randrange(len(data))
        new = (
            source.choice(b"()<>[]/% \nEIBD129afTjQq\0\xff") for _ in range(source.randint(0, 3))
        )
        data[at : at + source.randint(0, 4)] = bytes(new)
    return bytes(data)


@pytest.mark.parametrize("seed", range(60))
def test_pieces_stand_where_they_say(seed: int) -> None:
    data = damaged(random.Random(seed)) if seed else STREAM
    found, read = list(pieces(data)), list(instructions(data))
    assert [piece.operator for piece in found] == [operator for operator, _ in read]
    last = 0
    for piece, instruction in zip(found, read, strict=True):
        assert last <= piece.start < piece.end <= len(data)
        last = piece.end
        alone = data[piece.start : piece.end]
        assert alone.startswith(piece.words)
        assert repr(list(instructions(alone))) == repr([instruction])
        if piece.operator != b"BI":
            assert alone.endswith(piece.operator)


def test_a_reader_may_stop_before_the_end() -> None:
    """Nothing is read that is not asked for: what makes a limit on work possible."""
    endless = instructions(b"0 0 m " * 3_000_000 + b"(")
    assert [next(endless) for _ in range(3)] == [(b"m", [0, 0])] * 3
