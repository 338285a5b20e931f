"""`python -m benchmarks.changes.one_build DATA OUT [--full]`: one build, told as JSON.

Each build has a process of its own, so that its memory is its own alone.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.reading import MEGABYTE, peak
from kg.pipeline import build_into

STAGES = ("read", "graph", "validate", "write")


class Clock:
    """Processor seconds of each stage, from what the build tells of its progress."""

    def __init__(self) -> None:
        self._begun: dict[str, float] = {}
        self.taken: dict[str, float] = {}

    def tell(self, stage: str, done: int, total: int) -> None:
        """Takes the time at both ends of a stage."""
        if done == 0:
            self._begun[stage] = time.process_time()
        elif done == total:
            self.taken[stage] = time.process_time() - self._begun[stage]


def measured(data: Path, out: Path, full: bool) -> dict[str, Any]:
    """What a build took; seconds are the processor's, so that other work does not count."""
    clock = Clock()
    wall, begun = time.perf_counter(), time.process_time()
    made = build_into(out, data=data, progress=clock.tell, full=full)
    if made.build is None:
        sys.exit("the data does not conform, so nothing is measured; run kg validate")
    return {
        "seconds": time.process_time() - begun,
        "wall": time.perf_counter() - wall,
        "stages": clock.taken,
        "memory": peak() / MEGABYTE,
        "quads": made.quads,
        "made": made.redone.made if made.redone else None,
        "parts": made.redone.parts if made.redone else None,
        "validated": made.redone.validated if made.redone else None,
    }


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), Path(sys.argv[2]), "--full" in sys.argv)))
