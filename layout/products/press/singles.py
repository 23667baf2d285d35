"""One press file a page: a finished press file of all pages → a finished file of each.

Input: the press file, the press profile and its identity. Output: a file a page, with identifiers
of its own, the same for the same input.
"""

from __future__ import annotations

import io

import pikepdf

from layout.plant.profile import PressProfile
from layout.products.press.identity import Identity
from layout.products.press.metadata import describe


def single_pages(pdf: bytes, profile: PressProfile, identity: Identity) -> tuple[bytes, ...]:
    """Return each page as a press file of its own."""
    with pikepdf.open(io.BytesIO(pdf)) as whole:
        count, version = len(whole.pages), whole.pdf_version
    found = []
    for index in range(count):
        with pikepdf.open(io.BytesIO(pdf)) as one:
            del one.pages[index + 1 :]
            del one.pages[:index]
            one.remove_unreferenced_resources()
            describe(one, profile, identity.page(index))
            out, modes = io.BytesIO(), pikepdf.ObjectStreamMode
            modern = profile.standard == "x4"
            one.save(
                out,
                force_version=version,
                object_stream_mode=modes.generate if modern else modes.disable,
                deterministic_id=True,
                fix_metadata_version=False,
            )
        found.append(out.getvalue())
    return tuple(found)
