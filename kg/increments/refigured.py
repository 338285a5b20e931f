"""The dataset in figures, from the figures of the dataset before and what changed since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.increments.recounting import EMPTY, Recount
from kg.increments.views import View
from kg.publish.dataset import (
    DATES,
    EXAMPLES,
    TAKING_PLACE,
    Figures,
    newest,
    period_of,
)
from kg.publish.partitions import TYPE, is_entity
from kg.validation.change import Change, Lookup


@dataclass(frozen=True, slots=True)
class Stores:
    """The graphs before a change, and those after it."""

    then: Lookup
    now: Lookup


def refigured(
    before: Figures, change: Change, stores: Stores, space: str, default: Iterable[str]
) -> Figures:
    """What `figures` counts in the graphs as they are now."""
    usual = tuple(map(ox.NamedNode, default))
    touched: dict[str, set[ox.Triple]] = defaultdict(set)
    for quad in (*change.added, *change.removed):
        if isinstance(quad.graph_name, ox.NamedNode):
            touched[quad.graph_name.value].add(quad.triple)
    every = set[ox.Triple]().union(*touched.values())
    merged = set[ox.Triple]().union(*(touched.get(graph.value, ()) for graph in usual))
    whole = Recount(View(stores.then), View(stores.now), space)
    main = Recount(View(stores.then, usual), View(stores.now, usual), space)
    graphs = dict(before.graphs)
    for name, triples in touched.items():
        alone = (ox.NamedNode(name),)
        one = Recount(View(stores.then, alone), View(stores.now, alone), space)
        graphs[name] = one.portion(before.graphs.get(name, EMPTY), triples)
    return Figures(
        triples=before.triples + whole.triples(every),
        default=main.portion(before.default, merged),
        graphs={name: graphs[name] for name in sorted(graphs) if graphs[name].triples},
        examples=tuple(_examples(before, main, merged)),
        period=_period(before.period, main.now, merged),
        changed=_changed(before.changed, whole.now, every),
    )


def _period(
    before: tuple[str, str] | None, now: View, touched: set[ox.Triple]
) -> tuple[str, str] | None:
    found = period_of(touched)
    if before is None or found is None:
        return before if found is None else found
    if found[0] <= before[0] or found[1] >= before[1]:
        return period_of(_with(now, TAKING_PLACE))
    return before


def _changed(before: str | None, now: View, touched: set[ox.Triple]) -> str | None:
    found = newest(touched)
    if found is None or (before is not None and found < before):
        return before
    return newest(_with(now, DATES))


def _with(view: View, predicates: Iterable[str]) -> Iterator[ox.Triple]:
    for predicate in sorted(predicates):
        yield from view.triples(None, ox.NamedNode(predicate))


def _examples(before: Figures, counts: Recount, touched: set[ox.Triple]) -> Iterator[str]:
    """Of each class the entity of which most is said; the others only where it was touched."""
    subjects = {t.subject.value for t in touched if isinstance(t.subject, ox.NamedNode)}
    known = dict.fromkeys(before.examples)
    for name in EXAMPLES:
        old = [iri for iri in known if name in counts.then.kinds(ox.NamedNode(iri))]
        first = old[0] if len(old) == 1 else None
        if first is None or first in subjects:
            members = {t.subject for t in counts.now.triples(None, TYPE, ox.NamedNode(name))}
        else:
            members = {ox.NamedNode(iri) for iri in (first, *subjects)}
            members = {one for one in members if name in counts.now.kinds(one)}
        said = {
            one.value: counts.now.said_of(one)
            for one in members
            if isinstance(one, ox.NamedNode) and is_entity(one, counts.space)
        }
        if said:
            yield min(said, key=lambda iri: (-said[iri], iri))
