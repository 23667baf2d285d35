"""What all tests share: Hypothesis tries the same cases every time, so that CI tells of changes.

`HYPOTHESIS_PROFILE=explore` tries new ones; what it finds is added as an `@example`.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True)
settings.register_profile("explore", derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
