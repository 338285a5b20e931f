"""What has been asked of a pinned build already: it cannot change, so nobody need ask again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

V = TypeVar("V")

MOST = 20_000


class Memory(Generic[V]):
    """The answers that were asked for last, by question; any thread may ask."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._known: OrderedDict[tuple[str, str], V] = OrderedDict()
        self._lock = threading.Lock()

    def answer(self, kind: str, about: str, ask: Callable[[], V]) -> V:
        """The answer that is known, or that is asked for now; a fault is not remembered."""
        key = (kind, about)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        found = ask()
        with self._lock:
            self._known[key] = found
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return found
