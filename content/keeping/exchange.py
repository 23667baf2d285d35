"""Two folders change places in one step of the file system, where it can do that.

Input: two paths on one disk. Output: each stands where the other stood, with no moment between;
or `CannotExchangeError`, and nothing has moved.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
#: renameat2 of Linux, renamex_np of macOS.
_RENAME_EXCHANGE, _RENAME_SWAP = 2, 2


class CannotExchangeError(OSError):
    """This system or this disk has no exchange in one step."""


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places.

    Raises:
        CannotExchangeError: the system has no such call, or refuses it here.
    """
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            call = library.renamex_np
            done = call(os.fsencode(one), os.fsencode(other), ctypes.c_uint(_RENAME_SWAP))
        else:
            call = library.renameat2
            done = call(
                ctypes.c_int(_AT_FDCWD),
                os.fsencode(one),
                ctypes.c_int(_AT_FDCWD),
                os.fsencode(other),
                ctypes.c_uint(_RENAME_EXCHANGE),
            )
    except (AttributeError, OSError, TypeError) as error:  # a C library without the call
        raise CannotExchangeError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from error
    if done != 0:
        number = ctypes.get_errno()
        raise CannotExchangeError(number, os.strerror(number))
