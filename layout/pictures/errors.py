"""What can be wrong with a picture file.

Input: a code and its values. Output: the one error this package raises.
"""

from __future__ import annotations

from content.words import CodedError


class PictureError(CodedError):
    """A picture that cannot be used; its message names the file."""
