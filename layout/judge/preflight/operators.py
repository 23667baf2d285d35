"""The operators of PDF content: name → what it does to an interpreter.

Input: nothing. Output: `OPERATORS`, which whoever runs content hands to its `Interpreter`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from layout.judge.preflight import op_objects, op_paths, op_state, op_text

OPERATORS: Mapping[bytes, Callable[..., None]] = (
    op_state.OPERATORS | op_paths.OPERATORS | op_text.OPERATORS | op_objects.OPERATORS
)
