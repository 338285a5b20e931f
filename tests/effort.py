"""How much the tests that draw their input at random do: a little, or as KG_FUZZ says."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("KG_FUZZ", "0"))


def effort(examples: int, **more: int) -> settings:
    """In the suite the same few examples each time; with KG_FUZZ=n, n times as many, drawn anew."""
    return settings(
        max_examples=examples * max(1, TIMES),
        derandomize=not TIMES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
        **more,
    )
