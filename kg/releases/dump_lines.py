"""Two sorted dumps read side by side, subject by subject: only what is of one subject is held.

Neither dump needs to fit into memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kg.errors import StoreError

Dump = Callable[[], Iterator[str]]
"""Begins to read a dump: sorted, canonical N-Quads, a line a quad."""

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Told:
    """A quad, with its subject, predicate and graph as bare IRIs, its object as N-Triples has it.

    before, after: which of the two dumps have it.
    """

    subject: str
    predicate: str
    object: str
    graph: str
    before: bool
    after: bool

    @property
    def changed(self) -> bool:
        """Whether one dump alone has it."""
        return self.before != self.after


def subjects(before: Iterable[str], after: Iterable[str]) -> Iterator[tuple[Told, ...]]:
    """The quads of each subject of which the dumps say different things, unchanged ones too.

    Raises StoreError where a dump is not sorted, or no N-Quads.
    """
    pairs = _merged(_checked(before), _checked(after))
    for _, rows in groupby(pairs, key=lambda row: row[0].partition(" ")[0]):
        found = list(rows)
        if any(old != new for _, old, new in found):
            yield tuple(told(line, old, new) for line, old, new in found)


def quads(dump: Dump, predicates: Iterable[str]) -> Iterator[Told]:
    """The quads of one dump that have one of these predicates."""
    wanted = {f"<{predicate}>" for predicate in predicates}
    for line in dump():
        if line.split(" ", 2)[1] in wanted:
            yield told(line, True, True)


def told(line: str, before: bool, after: bool) -> Told:
    """A line of canonical N-Quads taken apart."""
    try:
        subject, predicate, rest = line.split(" ", 2)
        value, graph, _ = rest.rsplit(" ", 2)
    except ValueError as error:
        raise _no_dump(line) from error
    return Told(subject[1:-1], predicate[1:-1], value, graph[1:-1], before, after)


def _merged(before: Iterator[str], after: Iterator[str]) -> Iterator[tuple[str, bool, bool]]:
    old, new = next(before, None), next(after, None)
    while old is not None or new is not None:
        if old == new:
            yield old or "", True, True
            old, new = next(before, None), next(after, None)
        elif new is None or (old is not None and old < new):
            yield old or "", True, False
            old = next(before, None)
        else:
            yield new, False, True
            new = next(after, None)


def _checked(lines: Iterable[str]) -> Iterator[str]:
    last = ""
    for line in lines:
        if line <= last:
            raise _no_dump(line)
        yield line
        last = line


def _no_dump(line: str) -> StoreError:
    return StoreError(
        f"no sorted N-Quads at {line[:60].rstrip()!r}; give a dump as `kg export` writes it"
    )
