"""Numbers as GB/T 15835 has them printed.

Input: exact decimals. Output: words; rounding is 四舍五入, away from zero at a half.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext

#: Digits after the point where a template states none; zeros at the end are then left out.
USUAL_DIGITS = 2
MOST_DIGITS = 8


def rounded(value: Decimal, digits: int) -> Decimal:
    """Round half away from zero (四舍五入)."""
    with localcontext() as context:
        context.prec = 60
        made = value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return abs(made) if made == 0 else made


def cut(value: Decimal, digits: int) -> Decimal:
    """Cut digits off towards zero."""
    with localcontext() as context:
        context.prec = 60
        return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_DOWN)


def digits_of(digits: int | None) -> int:
    """Return the number of digits after the point to round to."""
    return USUAL_DIGITS if digits is None else max(0, min(int(digits), MOST_DIGITS))


def shown(value: Decimal, digits: int | None = None) -> tuple[str, Decimal]:
    """Return a number as printed, and its value.

    Args:
        value: the exact number.
        digits: digits after the point, all of them printed; None: at most two, no zeros at the end.
    """
    made = rounded(value, digits_of(digits))
    if digits is None:
        made = made.normalize()
        if made == made.to_integral_value():
            made = made.quantize(Decimal(1))
    return f"{made:f}", made


def grouped(words: str) -> str:
    """Put a comma after every three digits before the point."""
    whole, point, rest = words.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}{point}{rest}"


def listed(words: list[str]) -> str:
    """Join words as a Chinese list: A; A和B; A、B和C."""
    if len(words) < 2:
        return "".join(words)
    return f"{'、'.join(words[:-1])}和{words[-1]}"
