"""What was made before and may be asked for again; the longest unused makes room for the new."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

V = TypeVar("V")
MOST = 64 << 20


class BoundedCache(Generic[V]):
    """Values by key, bounded in bytes.

    size: the bytes that a value takes. most: the bytes of all; most_of_one: a larger value is not
    kept, so that none fills much of it.
    """

    def __init__(self, size: Callable[[V], int], most_of_one: int, most: int = MOST) -> None:
        self._size = size
        self._most = most
        self._most_of_one = min(most, most_of_one)
        self._held: OrderedDict[str, V] = OrderedDict()
        self.bytes = 0
        self.hits = 0
        self.misses = 0

    def get(self, key: str) -> V | None:
        """The value, or None."""
        found = self._held.get(key)
        if found is None:
            self.misses += 1
            return None
        self.hits += 1
        self._held.move_to_end(key)
        return found

    def put(self, key: str, value: V) -> None:
        """Keep a value, unless it is too large."""
        size = self._size(value)
        if size > self._most_of_one or key in self._held:
            return
        self._held[key] = value
        self.bytes += size
        while self.bytes > self._most:
            _, gone = self._held.popitem(last=False)
            self.bytes -= self._size(gone)

    def clear(self) -> None:
        """Forget everything."""
        self._held.clear()
        self.bytes = 0
