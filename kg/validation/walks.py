"""Ways through a graph from the thing that a shape looks at, and back along them.

`+` and `?` of a path are taken for `*`: a way back then leads to more things, never to fewer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

from kg.validation.change import Term

Predicate = ox.NamedNode


class Triples(Protocol):
    """What a walk asks of a graph."""

    def subjects(self, predicate: Predicate | None, value: Term) -> Iterator[Term]:
        """What has the value there."""
        ...

    def objects(self, subject: Term, predicate: Predicate | None) -> Iterator[Term]:
        """What it has there."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """One triple, from subject to object or the other way; None is any predicate."""

    predicate: Predicate | None
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """One way after the other; the empty chain stays where it is."""

    parts: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Any of several ways."""

    parts: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The way as often as it goes, or not at all."""

    inner: Way


Way = Step | Chain | Choice | Repeat
HERE = Chain()


@dataclass(frozen=True, slots=True)
class Read:
    """Triples that matter to a thing: the step, taken from wherever the way before leads.

    before: None where the triples matter to every thing of a shape, wherever they stand.
    """

    before: Way | None
    step: Step


def after(way: Way, then: Way) -> Way:
    """The one way and then the other."""
    first = way.parts if isinstance(way, Chain) else (way,)
    second = then.parts if isinstance(then, Chain) else (then,)
    parts = first + second
    return parts[0] if len(parts) == 1 else Chain(parts)


def inverted(way: Way) -> Way:
    """The way back."""
    if isinstance(way, Step):
        return Step(way.predicate, not way.inverse)
    if isinstance(way, Chain):
        return Chain(tuple(map(inverted, reversed(way.parts))))
    if isinstance(way, Choice):
        return Choice(tuple(map(inverted, way.parts)))
    return Repeat(inverted(way.inner))


def reads_of(way: Way, before: Way = HERE) -> Iterator[Read]:
    """Every step that whoever goes the way may take."""
    if isinstance(way, Step):
        yield Read(before, way)
    elif isinstance(way, Choice):
        for part in way.parts:
            yield from reads_of(part, before)
    elif isinstance(way, Repeat):
        yield from reads_of(way.inner, after(before, way))
    else:
        for part in way.parts:
            yield from reads_of(part, before)
            before = after(before, part)


def ends(way: Way, starts: Iterable[Term], graph: Triples) -> Set[Term]:
    """Where the way leads from any of these."""
    found = set(starts)
    if isinstance(way, Chain):
        for part in way.parts:
            found = set(ends(part, found, graph))
        return found
    if isinstance(way, Choice):
        return set().union(*(ends(part, found, graph) for part in way.parts))
    if isinstance(way, Step):
        return {end for start in found for end in _next(way, start, graph)}
    fresh: Set[Term] = found
    while fresh:
        fresh = ends(way.inner, fresh, graph) - found
        found |= fresh
    return found


def _next(step: Step, start: Term, graph: Triples) -> Iterator[Term]:
    if step.inverse:
        return graph.subjects(step.predicate, start)
    return graph.objects(start, step.predicate)
