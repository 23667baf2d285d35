"""What can be wrong with a picture file.

Input: a message and a remedy. Output: the one error this package raises.
"""

from __future__ import annotations


class PictureError(Exception):
    """A picture that cannot be used, with what to do about it."""

    def __init__(self, message: str, remedy: str) -> None:
        """Keep both parts apart, so that a finding can show them apart."""
        super().__init__(f"{message}；{remedy}")
        self.message = message
        self.remedy = remedy
