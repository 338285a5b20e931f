"""Which lines of the dump come and go where the graph is made of other parts than before.

One line may be stated by several parts. Where it is, the number of parts is kept, so that it goes
with the last of them and with none before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kg.graph.parts import Part
from kg.graph.quads import Quad
from kg.increments.keys import digest_of, key_of
from kg.iris import Iris
from kg.publish.nquads import nquad


class UnusableError(Exception):
    """What was kept of the build before does not fit together: all is to be made anew."""


class Before(Protocol):
    """What was kept of the build before."""

    def keys(self) -> frozenset[bytes]:
        """The parts that it was made of."""

    def lines(self, key: bytes) -> tuple[bytes, ...]:
        """What one of them states."""

    def times(self, line: bytes) -> int:
        """How many of them state a line."""


class Nothing:
    """There was no build before."""

    def keys(self) -> frozenset[bytes]:
        """None."""
        return frozenset()

    def lines(self, key: bytes) -> tuple[bytes, ...]:
        """Never asked for."""
        raise UnusableError(key.hex())

    def times(self, line: bytes) -> int:  # noqa: ARG002
        """No part states anything."""
        return 0


@dataclass(slots=True)
class Difference:
    """What changes between two builds.

    added, removed: lines that only one of the two has. parts: how many the new one is made of.
    fresh: the parts that were made anew, with what they state. gone: parts that are no more.
    times: of lines that more or fewer parts state than before, how many do now. quads: what the
    parts that were made anew state.
    """

    added: list[bytes] = field(default_factory=list)
    removed: list[bytes] = field(default_factory=list)
    parts: int = 0
    fresh: dict[bytes, tuple[bytes, ...]] = field(default_factory=dict)
    gone: frozenset[bytes] = frozenset()
    times: dict[bytes, int] = field(default_factory=dict)
    quads: set[Quad] = field(default_factory=set)


def difference(parts: Iterable[Part], iris: Iris, before: Before) -> Difference:
    """Makes the parts that were not there; raises UnusableError where `before` contradicts."""
    found, known, still = Difference(), before.keys(), set[bytes]()
    for part in parts:
        found.parts += 1
        key = key_of(part) if part.kept else b""
        if key in known or key in found.fresh:
            still.add(key)
            continue
        quads = tuple(part.quads(iris))
        lines = _lines(quads)
        # What is made anew each time is known again by what it states.
        key = key or digest_of(lines)
        still.add(key)
        if key not in known:
            found.fresh[key] = lines
            found.quads.update(quads)
    found.gone = known - still
    came = Counter(line for lines in found.fresh.values() for line in lines)
    went = Counter(line for key in found.gone for line in before.lines(key))
    for line, now, then in _counted(came, went, before):
        found.times[line] = now
        if now and not then:
            found.added.append(line)
        elif then and not now:
            found.removed.append(line)
    return found


def _lines(quads: Iterable[Quad]) -> tuple[bytes, ...]:
    return tuple(sorted({nquad(quad).encode() for quad in quads}))


def _counted(
    came: Mapping[bytes, int], went: Mapping[bytes, int], before: Before
) -> Iterator[tuple[bytes, int, int]]:
    """Lines with how many parts state them now, and did then, where that is not the same."""
    for line in {**came, **went}:
        change = came.get(line, 0) - went.get(line, 0)
        if change == 0:
            continue
        then = before.times(line)
        if then + change < 0 or then < went.get(line, 0):
            raise UnusableError("a line was stated less often than it is taken back")
        yield line, then + change, then
