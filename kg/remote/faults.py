"""What can be wrong with a service besides being gone; each has its HTTP status at the edge."""

from __future__ import annotations

from kg.errors import StoreError


class SwappingError(StoreError):
    """A new build is being swapped in this moment: ask again after `retry_after` seconds."""

    retry_after = 5


class MovedError(StoreError):
    """Another build has taken the place of the one that this store was opened on: open it anew."""


class OverdueError(StoreError):
    """The answer took longer than the time there is for one."""


class TooLargeError(StoreError):
    """The answer is larger than what may be given, by us or by the engine."""
