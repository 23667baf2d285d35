"""Fax data (CCITT, ITU-T T.4 and T.6) → how many rows of a picture it holds.

Input: the data as a PDF keeps it, and what its parameters say. Output: a number of rows; data that
is cut off, or that is something else, holds fewer than the picture has.
"""

from __future__ import annotations

from functools import cache

#: Codes of runs of white and of black, for lengths 0 … 63, then 64, 128 … 1728; then those of both
#: for 1792, 1856 … 2560 (T.4, tables 2 and 3).
_WHITE = """00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011
110100 110101 101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011
0100100 0011000 00000010 00000011 00011010 00011011 00010010 00010011 00010100 00010101 00010110
00010111 00101000 00101001 00101010 00101011 00101100 00101101 00000100 00000101 00001010 00001011
01010010 01010011 01010100 01010101 00100100 00100101 01011000 01011001 01011010 01011011 01001010
01001011 00110010 00110011 00110100 11011 10010 010111 0110111 00110110 00110111 01100100 01100101
01101000 01100111 011001100 011001101 011010010 011010011 011010100 011010101 011010110 011010111
011011000 011011001 011011010 011011011 010011000 010011001 010011010 011000 010011011"""
_BLACK = """0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100
00000111 000011000 0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 00000110111
00000101000 00000010111 00000011000 000011001010 000011001011 000011001100 000011001101 000001101000
000001101001 000001101010 000001101011 000011010010 000011010011 000011010100 000011010101
000011010110 000011010111 000001101100 000001101101 000011011010 000011011011 000001010100
000001010101 000001010110 000001010111 000001100100 000001100101 000001010010 000001010011
000000100100 000000110111 000000111000 000000100111 000000101000 000001011000 000001011001
000000101011 000000101100 000001011010 000001100110 000001100111 0000001111 000011001000
000011001001 000001011011 000000110011 000000110100 000000110101 0000001101100 0000001101101
0000001001010 0000001001011 0000001001100 0000001001101 0000001110010 0000001110011 0000001110100
0000001110101 0000001110110 0000001110111 0000001010010 0000001010011 0000001010100 0000001010101
0000001011010 0000001011011 0000001100100 0000001100101"""
_BOTH = """00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101
000000010110 000000010111 000000011100 000000011101 000000011110 000000011111"""
#: How an edge stands to the one above: so many pixels aside; passed over; written as two runs.
_PASS, _RUNS = 99, 98
_MODES = {
    "1": 0,
    "011": 1,
    "000011": 2,
    "0000011": 3,
    "010": -1,
    "000010": -2,
    "0000010": -3,
    "0001": _PASS,
    "001": _RUNS,
}
_LONGEST, _LINE_END = 13, "000000000001"
#: What data by rows above ends with: two ends of a line, 24 bits (T.6, 2.4.1).
END_OF_BLOCK = 0x001001


class _EndError(Exception):
    """The data ends, or is no fax from here on."""


@cache
def _runs(black: bool) -> dict[str, int]:
    """Return code → length of a run."""
    own, both = (_BLACK if black else _WHITE).split(), _BOTH.split()
    lengths = [*range(64), *range(64, 1792, 64), *range(1792, 2624, 64)]
    return dict(zip([*own, *both], lengths, strict=True))


class _Bits:
    """Data, bit by bit."""

    def __init__(self, data: bytes) -> None:
        self.text = f"{int.from_bytes(data):0{8 * len(data)}b}" if data else ""
        self.at = 0

    def code(self, table: dict[str, int]) -> int:
        """Return what the next code of a table stands for."""
        text, at = self.text, self.at
        for end in range(at + 1, at + _LONGEST + 1):
            found = table.get(text[at:end])
            if found is not None and end <= len(text):
                self.at = end
                return found
        raise _EndError

    def run(self, black: bool) -> int:
        """Return the length of a run: parts of 64 and more, then what is under 64."""
        table, total = _runs(black), 0
        while True:
            part = self.code(table)
            total += part
            if part < 64:
                return total

    def line_end(self) -> bool:
        """Pass over an end of line with its filling; tell whether there was one."""
        end = self.text.find("1", self.at)
        if end - self.at < len(_LINE_END) - 1:
            return False
        self.at = end + 1
        return True


def rows(data: bytes, columns: int, most: int, k: int = 0, *, aligned: bool = False) -> int:
    """Return how many whole rows there are, counted up to `most`.

    Args:
        data: the data.
        columns: width of the picture, pixels.
        most: rows that are looked for.
        k: as /K says: under 0 each row stands on the one above, 0 each alone, over 0 as it says.
        aligned: each row begins with a byte.
    """
    bits, above = _Bits(data), [columns, columns]
    for count in range(most):
        try:
            if aligned:
                bits.at += -bits.at % 8
            alone = k == 0
            if k >= 0 and bits.line_end() and k > 0:
                alone = bits.text[bits.at : bits.at + 1] == "1"
                bits.at += 1
            above = _row_alone(bits, columns) if alone else _row(bits, columns, above)
        except _EndError:
            return count
    return most


def _row_alone(bits: _Bits, columns: int) -> list[int]:
    """Return the edges of a row that is written as runs."""
    edges, at, black = list[int](), 0, False
    while at < columns:
        at += bits.run(black)
        black = not black
        if at > columns:
            raise _EndError
        edges.append(at)
    return [*edges, columns, columns]


def _row(bits: _Bits, columns: int, above: list[int]) -> list[int]:
    """Return the edges of a row that is written by those above it (T.4, 4.2)."""
    edges, at, black, nearest = list[int](), 0, False, 0
    begun = False
    while at < columns:
        # The first edge above, right of here, at which the other colour begins.
        while nearest > 0 and above[nearest - 1] > at:
            nearest -= 1
        while above[nearest] < columns and (
            (above[nearest] <= at and begun) or nearest % 2 != black
        ):
            nearest += 1
        first = above[nearest]
        mode = bits.code(_MODES)
        if mode == _PASS:
            at = above[min(nearest + 1, len(above) - 1)]
        elif mode == _RUNS:
            for colour in (black, not black):
                at += bits.run(colour)
                edges.append(at)
        else:
            at = first + mode
            edges.append(at)
            black = not black
        begun = True
        if at > columns or at < 0:
            raise _EndError
    return [*edges, columns, columns]
