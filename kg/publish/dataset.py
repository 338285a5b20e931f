"""The dataset in figures: the default graph of a query, and every named graph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.namespaces import PREFIXES
from kg.publish.partitions import TYPE, Portion, portion

DAY = re.compile(r"\d{4}-\d\d")
DATES = frozenset(
    f"{PREFIXES[prefix]}{name}"
    for prefix, names in (
        ("igf", ("imported", "retrieved", "withdrawnOn", "splitOn")),
        ("dcterms", ("created", "issued", "modified")),
    )
    for name in names
)
TAKING_PLACE = frozenset(f"{PREFIXES['schema']}{name}" for name in ("startDate", "endDate"))
EXEMPLARY = ("igf:Meeting", "igf:Session", "schema:Person", "schema:Organization")
EXAMPLES = tuple(PREFIXES[lead] + name for lead, name in (c.split(":") for c in EXEMPLARY))
"""The classes that a reader asks for first."""


@dataclass(frozen=True, slots=True)
class Figures:
    """triples: of all graphs, each once. graphs: by IRI, sorted. examples: entities to look at.

    period: the first and the last day of what took place. changed: the newest day on which a
    document was read or a decision made. None where nothing has a date.
    """

    triples: int
    default: Portion
    graphs: Mapping[str, Portion]
    examples: tuple[str, ...]
    period: tuple[str, str] | None
    changed: str | None


def figures(quads: Iterable[ox.Quad], space: str, default: Iterable[str]) -> Figures:
    """Counts a dataset.

    space: what the IRI of an entity begins with. default: the graphs that make the default one.
    """
    graphs: dict[str, set[ox.Triple]] = defaultdict(set)
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs[quad.graph_name.value].add(quad.triple)
    merged: set[ox.Triple] = set().union(*(graphs.get(name, ()) for name in default))
    return Figures(
        triples=len(set().union(*graphs.values())),
        default=portion(merged, space),
        graphs={name: portion(found, space) for name, found in sorted(graphs.items())},
        examples=_examples(merged, space),
        period=period_of(merged),
        changed=newest(set().union(*graphs.values())),
    )


def newest(triples: Iterable[ox.Triple]) -> str | None:
    """The newest day on which a document was read, or a decision made; a month is its first day."""
    days = (f"{day}-01"[:10] for day in _texts(triples, DATES) if DAY.match(day))
    return max(days, default=None)


def period_of(triples: Iterable[ox.Triple]) -> tuple[str, str] | None:
    """The first and the last day of what takes place."""
    days = [text[:10] for text in _texts(triples, TAKING_PLACE)]
    return (min(days), max(days)) if days else None


def _texts(triples: Iterable[ox.Triple], predicates: frozenset[str]) -> Iterator[str]:
    for triple in triples:
        if triple.predicate.value in predicates and isinstance(triple.object, ox.Literal):
            yield triple.object.value


def _examples(triples: Iterable[ox.Triple], space: str) -> tuple[str, ...]:
    """Of each class that a reader asks for first, the entity of which most is said."""
    said: dict[str, int] = defaultdict(int)
    kinds: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, value in triples:
        if isinstance(subject, ox.NamedNode) and subject.value.startswith(space):
            said[subject.value] += 1
            if predicate == TYPE and isinstance(value, ox.NamedNode):
                kinds[value.value].add(subject.value)
    found = (kinds[name] for name in EXAMPLES if kinds[name])
    return tuple(min(members, key=lambda iri: (-said[iri], iri)) for members in found)
