"""Drawings as SVG: those that the build keeps, and others drawn once and held for a while."""

from __future__ import annotations

import threading
from pathlib import Path

from kg.pictures import kept
from kg.pictures.drawing import Drawing
from kg.pictures.svg import svg
from server.bounded_cache import BoundedCache

MOST, MOST_OF_ONE = 8 << 20, 1 << 19


class Drawings:
    """The pictures of one build. folder: that of the build, where there is one."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        # One at a time: it takes a core for some hundredths of a second, and the engine is one.
        self._lock = threading.Lock()
        self._held: BoundedCache[bytes] = BoundedCache(len, MOST_OF_ONE, MOST)

    def svg(self, drawing: Drawing) -> bytes:
        """The SVG of a drawing; raises ModelError where it can't be drawn."""
        found = None if self._folder is None else kept.read(self._folder, drawing)
        if found is not None:
            return found
        with self._lock:
            held = self._held.get(drawing.digest)
            if held is None:
                held = svg(drawing)
                self._held.put(drawing.digest, held)
            return held
