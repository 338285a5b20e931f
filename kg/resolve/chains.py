"""The shortest chain of links between two mentions: what holds them together, step by step."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[str, str]
Neighbours = Mapping[str, Sequence[str]]


def neighbours(pairs: Iterable[Pair]) -> Neighbours:
    """Whom each mention is linked with, either way."""
    found: dict[str, list[str]] = defaultdict(list)
    for left, right in pairs:
        found[left].append(right)
        found[right].append(left)
    return found


def chain(start: str, goal: str, linked: Neighbours) -> tuple[str, ...]:
    """The mentions from start to goal, both included; empty where nothing links them."""
    queue, previous = deque([start]), {start: start}
    while queue and goal not in previous:
        mention = queue.popleft()
        for neighbour in linked.get(mention, ()):
            if neighbour not in previous:
                previous[neighbour] = mention
                queue.append(neighbour)
    if goal not in previous:
        return ()
    found = [goal]
    while found[-1] != start:
        found.append(previous[found[-1]])
    return tuple(reversed(found))
