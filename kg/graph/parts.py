"""The graph in parts, each made of nothing but what it is given.

A part is a function of this module and its arguments. It gets no look at anything else, so that two
parts with equal arguments state the same, in whichever build: a later build may keep what an
earlier one made. Whatever the graph modules look up in a context has to be handed over by name; a
look at anything that was not is a ModelError, and never an answer that depends on what is hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TypeVar

from kg.graph.context import Context, Edition
from kg.graph.lookups import HIDDEN, Told, ToldSet
from kg.graph.quads import Quad
from kg.iris import Iris
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
    revised: tuple[tuple[str, bool], ...] = ()


NOTHING_KNOWN = Known()
LOOKED_UP = ("statements", "revised", "people", "organizations", "affiliations")
WHOLE = tuple(one.name for one in fields(Resolution) if one.name not in LOOKED_UP)
"""Of a resolution, what no part by itself may look at."""

NOTHING_SAID: Mapping[SessionKey, tuple[Statement, ...]] = MappingProxyType({})


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
        tuple((key, key in resolution.revised) for key in revised),
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
            statements=said,
            revised=ToldSet.of(known.revised),
            people=Naming(Told(known.people), HIDDEN, HIDDEN, HIDDEN),
            organizations=Naming(Told(known.bodies), HIDDEN, HIDDEN, HIDDEN),
            affiliations=affiliations,
            **dict.fromkeys(WHOLE, HIDDEN),
        ),
        HIDDEN,
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
