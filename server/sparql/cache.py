"""Answers that may be asked for again, the longest unused of which make room for new ones."""

from __future__ import annotations

from collections import OrderedDict

MOST = 64 << 20
MOST_OF_ONE = 1 << 20


class AnswerCache:
    """Bytes by key. It is bounded in bytes, and takes no answer that would fill much of it."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self.size = 0
        self.hits = 0
        self.misses = 0

    def get(self, key: str) -> bytes | None:
        """The answer, or None."""
        found = self._held.get(key)
        if found is None:
            self.misses += 1
            return None
        self.hits += 1
        self._held.move_to_end(key)
        return found

    def put(self, key: str, content: bytes) -> None:
        """Keep an answer, unless it is too long."""
        if len(content) > min(MOST_OF_ONE, self._most) or key in self._held:
            return
        self._held[key] = content
        self.size += len(content)
        while self.size > self._most:
            _, gone = self._held.popitem(last=False)
            self.size -= len(gone)

    def clear(self) -> None:
        """Forget everything."""
        self._held.clear()
        self.size = 0
