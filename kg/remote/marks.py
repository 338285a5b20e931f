"""What a reader looks at before and after: whether one whole build is served, and which."""

from __future__ import annotations

import time

from kg.remote.bookkeeping import LOADING_PHASE, READY, State, read_mark
from kg.remote.engine import Engine
from kg.remote.faults import SwappingError

TRIES = 5
PAUSE = 0.05


def steady_mark(place: Engine, base: str) -> State:
    """The mark of a build that is whole; raises SwappingError while there is none."""
    for _ in range(TRIES):
        mark = read_mark(place, base)
        if mark.phase in (LOADING_PHASE, READY) or (not mark.values):
            return mark
        if mark.phase is not None:
            break
        # In the midst of an update the phase is gone for a moment.
        time.sleep(PAUSE)
    raise SwappingError("a new build is being swapped in; ask again", document=place.url)
