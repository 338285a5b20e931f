"""The page about the dataset, out of its description: graphs, classes and properties in figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import VOID
from rdflib.namespace import DCTERMS

from kg.iris import Iris
from kg.publish.void import default_graph
from server.pages.values import Lens, Value

Told = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Counted:
    """A row: what was counted, and the numbers of its table in their order."""

    name: Value
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DatasetPage:
    """What the page shows, the largest first.

    The numbers are, of a graph: statements, subjects; of a class: entities, statements; of a
    property: statements, subjects, objects.
    """

    default: Counted
    graphs: tuple[Counted, ...]
    classes: tuple[Counted, ...]
    properties: tuple[Counted, ...]


def page(lens: Lens, description: Iterable[ox.Triple]) -> DatasetPage:
    """What the page shows."""
    told = _told(description)
    iris = Iris(lens.store.base)
    usual, whole = str(default_graph(iris)), str(iris.described("dataset"))
    sizes = (VOID.triples, VOID.distinctSubjects)
    graphs = [
        _counted(told, node, lens.named(told[node][str(DCTERMS.identifier)][0]), *sizes)
        for node in told[whole][str(VOID.subset)]
        if node != usual
    ]
    return DatasetPage(
        _counted(told, usual, Value("default graph"), *sizes),
        _largest(graphs),
        _parts(lens, told, VOID.classPartition, VOID["class"], (VOID.entities, VOID.triples)),
        _parts(
            lens,
            told,
            VOID.propertyPartition,
            VOID.property,
            (VOID.triples, VOID.distinctSubjects, VOID.distinctObjects),
        ),
    )


def _told(description: Iterable[ox.Triple]) -> Told:
    told: Told = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in description:
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            told[subject.value][predicate.value].append(value.value)
    return told


def _parts(
    lens: Lens, told: Told, kind: str, name: str, statistics: tuple[str, ...]
) -> tuple[Counted, ...]:
    usual = str(default_graph(Iris(lens.store.base)))
    return _largest(
        _counted(told, node, lens.named(told[node][str(name)][0]), *statistics)
        for node in told[usual][str(kind)]
    )


def _counted(told: Told, node: str, name: Value, *statistics: str) -> Counted:
    return Counted(name, tuple(int(told[node][str(statistic)][0]) for statistic in statistics))


def _largest(rows: Iterable[Counted]) -> tuple[Counted, ...]:
    return tuple(sorted(rows, key=lambda row: (*(-n for n in row.numbers), row.name.text)))
