"""What the small nodes of a graph belong to, and the names of all that a difference speaks of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from rdflib import RDFS, SKOS

from kg.namespaces import IGF, SCHEMA
from kg.releases.belonging import BELONGING, Space
from kg.releases.dump_lines import Dump, quads
from kg.releases.hiding import Hidden, text_of

NAMES = tuple(
    map(str, (SCHEMA.name, SKOS.prefLabel, RDFS.label, IGF.nameAsStated, IGF.unnamedParty))
)
"""Where a thing's name is looked for, the best first."""
TITLES = {
    "participation": (IGF.participant, IGF.unnamedParty),
    "answer": (IGF.question,),
    "estimate": (IGF.countOf,),
    "discrepancy": (IGF.aboutProperty,),
}
"""What a small node, which has no name, is called after."""


@dataclass(frozen=True, slots=True)
class Small:
    """owners: node to the resource that it belongs to. titles: node to what it is called after."""

    owners: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


def belonging(space: Space, nodes: Iterable[str], dumps: Iterable[Dump]) -> Small:
    """Of the nodes that are told of with another resource, what one needs for that.

    dumps: the one that counts first.
    """
    small = {iri for iri in nodes if space.kind_of(iri) is None}
    asked = BELONGING | {str(term) for terms in TITLES.values() for term in terms}
    owners: dict[str, tuple[int, int, str]] = {}
    titles: dict[str, tuple[int, int, str]] = {}
    for order, dump in enumerate(dumps if small else ()):
        for quad in quads(dump, asked):
            for node, rank, owner in space.belongings(quad):
                if node in small:
                    _keep(owners, node, (order, rank, owner))
            if quad.subject in small:
                called = [str(p) for p in TITLES.get(space.word_of(quad.subject) or "", ())]
                if quad.predicate in called:
                    title = (order, called.index(quad.predicate), quad.object)
                    _keep(titles, quad.subject, title)
    return Small(
        {node: rank[-1] for node, rank in owners.items()},
        {node: rank[-1] for node, rank in titles.items()},
    )


def names_of(
    space: Space,
    wanted: Collection[str],
    titles: Mapping[str, str],
    dumps: Iterable[Dump],
    hidden: Hidden,
) -> dict[str, str]:
    """The name of each, where it has one: the first dump counts, and the curated graph.

    Small nodes have the name of what they are called after.
    """
    asked = {*wanted, *(title[1:-1] for title in titles.values() if title.startswith("<"))}
    names = _names(space, asked - hidden.nodes, dumps, hidden)
    for node, title in titles.items():
        name = names.get(title[1:-1]) if title.startswith("<") else text_of(title)
        if name is not None:
            names[node] = name
    return names


def _names(
    space: Space, asked: Collection[str], dumps: Iterable[Dump], hidden: Hidden
) -> dict[str, str]:
    best: dict[str, tuple[int, bool, int, str]] = {}
    curated = str(space.iris.graph("curated"))
    for order, dump in enumerate(dumps):
        for quad in quads(dump, NAMES):
            if quad.subject in asked and not hidden.is_in(quad.object):
                place = (quad.graph != curated, NAMES.index(quad.predicate))
                rank = (order, *place, text_of(quad.object))
                best[quad.subject] = min(best.get(quad.subject, rank), rank)
    return {iri: rank[-1] for iri, rank in best.items()}


def _keep(best: dict[str, tuple[int, int, str]], node: str, found: tuple[int, int, str]) -> None:
    best[node] = min(best.get(node, found), found)
