"""How much there is of what in a graph, counted in one pass over its statements.

The words are VoID's: an entity is a subject under the URI space of the dataset, and literals count
among the objects (https://www.w3.org/TR/void/#statistics).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@dataclass(frozen=True, slots=True)
class OfClass:
    """What is an instance of one class, and how many statements have one as their subject."""

    entities: int
    triples: int


@dataclass(frozen=True, slots=True)
class OfProperty:
    """The statements with one property."""

    triples: int
    subjects: int
    objects: int


@dataclass(frozen=True, slots=True)
class Portion:
    """A graph in figures; classes and properties by IRI, sorted."""

    triples: int
    entities: int
    subjects: int
    objects: int
    classes: Mapping[str, OfClass]
    properties: Mapping[str, OfProperty]


def portion(triples: Collection[ox.Triple], space: str) -> Portion:
    """Counts triples of which none comes twice; space: what the IRI of an entity begins with."""
    of_subject: dict[object, int] = defaultdict(int)
    instances: dict[str, set[object]] = defaultdict(set)
    uses: dict[str, int] = defaultdict(int)
    subjects: dict[str, set[object]] = defaultdict(set)
    objects: dict[str, set[object]] = defaultdict(set)
    for triple in triples:
        subject, predicate, value = triple
        name = predicate.value
        of_subject[subject] += 1
        uses[name] += 1
        subjects[name].add(subject)
        objects[name].add(value)
        if predicate == TYPE and isinstance(value, ox.NamedNode):
            instances[value.value].add(subject)
    return Portion(
        triples=len(triples),
        entities=sum(is_entity(subject, space) for subject in of_subject),
        subjects=len(of_subject),
        objects=len(set().union(*objects.values())),
        classes={
            name: OfClass(len(found), sum(of_subject[subject] for subject in found))
            for name, found in sorted(instances.items())
        },
        properties={
            name: OfProperty(number, len(subjects[name]), len(objects[name]))
            for name, number in sorted(uses.items())
        },
    )


def is_entity(subject: object, space: str) -> bool:
    """Whether a subject is named under the URI space of the dataset."""
    return isinstance(subject, ox.NamedNode) and subject.value.startswith(space)
