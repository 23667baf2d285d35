"""Previews begun early: the helper renders a page's largest picture while it is audited.

Input: each printed PDF as it comes. Output: PNG of every page in every size asked for. A PDF that
is planned anew after its audit has its pictures thrown away.
"""

from __future__ import annotations

from collections.abc import Sequence

from layout.parallel import Helper, Task, previews


class Previewer:
    """Has the helper render the largest pictures while this process goes on."""

    def __init__(self, helper: Helper, sizes: Sequence[int]) -> None:
        """Note the helper and the sizes in dpi."""
        self._helper = helper
        *self._small, self._large = sorted(set(sizes))
        self._task: Task[tuple[bytes, ...]] | None = None
        self._pdf = b""

    def begin(self, pdf: bytes) -> None:
        """Begin with the largest pictures of a PDF."""
        self._task, self._pdf = self._helper.submit(previews, pdf, self._large), pdf

    def finish(self, pdf: bytes) -> dict[int, tuple[bytes, ...]]:
        """Return the pictures of the delivered PDF by size in dpi."""
        if self._task is None or self._pdf != pdf:
            self.begin(pdf)
        assert self._task is not None
        pages = {dpi: previews(pdf, dpi) for dpi in self._small}
        pages[self._large] = self._task.result()
        self._task = None
        return pages
