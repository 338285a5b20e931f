"""The graph in parts, each made of nothing but what it is given.

A part is a function of this module and its arguments. It gets no look at anything else, so that two
parts with equal arguments state the same, in whichever build: a later build may keep what an
earlier one made. Whatever the graph modules look up in a context has to be handed over by name; a
look at anything that was not is a ModelError, and never an answer that depends on what is hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from kg.errors import ModelError
from kg.graph.context import Context, Edition
from kg.graph.quads import Quad
from kg.iris import Iris
from kg.resolve.clusters import Clusters
from kg.resolve.naming import Naming
from kg.resolve.resolution import Resolution
from kg.resolve.sessions import SessionKey
from kg.resolve.statements import Statement

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Part:
    """Some quads to be made; kept: whether it is worth knowing them again by what they are of."""

    make: Callable[..., Iterator[Quad]]
    given: tuple[object, ...]
    kept: bool = True

    def quads(self, iris: Iris) -> Iterator[Quad]:
        """What it states, in any order, some of it perhaps twice."""
        return self.make(iris, *self.given)


@dataclass(frozen=True, slots=True)
class Known:
    """What a part may look up: the ids of some mentions, and which of some are revised.

    People, bodies and affiliations are by mention, None where it names nobody well enough.
    """

    people: tuple[tuple[str, str | None], ...] = ()
    bodies: tuple[tuple[str, str | None], ...] = ()
    affiliations: tuple[tuple[str, tuple[str, ...]], ...] = ()
    revised: tuple[str, ...] = ()


NOTHING_KNOWN = Known()
NOTHING_SAID: Mapping[SessionKey, tuple[Statement, ...]] = MappingProxyType({})


class Told(Mapping[str, Value]):
    """A mapping that knows which keys it was told of, and takes a question for others as a fault.

    A key whose value is None is not in it.
    """

    def __init__(self, pairs: Iterable[tuple[str, Value | None]]) -> None:
        self._pairs = dict(pairs)

    def __getitem__(self, key: str) -> Value:
        if key not in self._pairs:
            raise ModelError(f"{key} is asked for, and not given; give it to the part of the graph")
        value = self._pairs[key]
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[str]:
        return (key for key, value in self._pairs.items() if value is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def known_of(
    resolution: Resolution,
    people: Iterable[str] = (),
    bodies: Iterable[str] = (),
    affiliated: Iterable[str] = (),
    revised: Iterable[str] = (),
) -> Known:
    """What is known of these mentions and statements."""
    return Known(
        tuple((key, resolution.people.by_mention.get(key)) for key in people),
        tuple((key, resolution.organizations.by_mention.get(key)) for key in bodies),
        tuple((key, tuple(sorted(resolution.affiliations.get(key, ())))) for key in affiliated),
        tuple(sorted(resolution.revised.intersection(revised))),
    )


def narrow(
    iris: Iris,
    known: Known = NOTHING_KNOWN,
    editions: Iterable[Edition] = (),
    said: Mapping[SessionKey, tuple[Statement, ...]] = NOTHING_SAID,
) -> Context:
    """A context in which nothing can be looked up but this."""
    affiliations = Told((key, frozenset(bodies)) for key, bodies in known.affiliations)
    return Context(
        iris,
        {edition.record.year: edition for edition in editions},
        Resolution(
            sessions=(),
            earlier=(),
            statements=said,
            revised=frozenset(known.revised),
            organization_mentions=(),
            entries=(),
            person_mentions=(),
            people=Naming(Told(known.people), {}, {}, ()),
            organizations=Naming(Told(known.bodies), {}, {}, ()),
            people_clusters=Clusters({}, {}),
            organization_clusters=Clusters({}, {}),
            affiliations=affiliations,
            judgements=(),
        ),
    )


def grouped(
    found: Iterable[Value], key: Callable[[Value], str]
) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """The groups of those with the same key, by key; within a group in their order."""
    groups: dict[str, list[Value]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    for name in sorted(groups):
        yield name, tuple(groups[name])
