"""Errors of the charts.

Input: nothing. Output: the one exception that charts raise for an editor to read.
"""

from __future__ import annotations

from content.words import CodedError


class ChartError(CodedError):
    """A chart cannot be drawn as asked; the message names the chart."""
