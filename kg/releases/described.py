"""What a graph tells of each thing, as one digest: the same where nothing changed, else another.

A thing is described by the curated graph, or by every graph where that one is silent; what is a
part of it, such as the participations of a session, is described with it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.descriptions import PARTS
from kg.namespaces import ONTOLOGY, PREFIXES, VOCABULARY

FILE = "described.tsv"
IGF = PREFIXES["igf"]

WITHDRAWN = f"{IGF}withdrawnOn"


class _Gathered:
    """The lines of a graph by what they are about."""

    def __init__(self, base: str) -> None:
        self.curated = f"{base}graph/curated"
        self.spaces = (f"{base}id/", VOCABULARY, ONTOLOGY)
        self.graphs: dict[str, list[str]] = defaultdict(list)
        self.settled: dict[str, list[str]] = defaultdict(list)
        self.others: dict[str, list[str]] = defaultdict(list)
        self.parts: dict[str, set[str]] = defaultdict(set)
        self.withdrawn: set[str] = set()

    def take(self, quad: ox.Quad) -> None:
        """Note a statement."""
        if not isinstance(quad.graph_name, ox.NamedNode):
            return
        line, home = str(quad.triple), quad.graph_name.value
        self.graphs[home].append(line)
        if not isinstance(quad.subject, ox.NamedNode):
            return
        thing, predicate = quad.subject.value, quad.predicate.value
        if not thing.startswith(self.spaces):
            return
        (self.settled if home == self.curated else self.others)[thing].append(line)
        if predicate == WITHDRAWN:
            self.withdrawn.add(thing)
        if predicate in PARTS and home == self.curated and isinstance(quad.object, ox.NamedNode):
            self.parts[quad.object.value].add(thing)

    def told(self, thing: str) -> Iterator[str]:
        """The description of a thing, line by line."""
        yield from sorted(self.settled.get(thing) or self.others[thing])
        for part in sorted(self.parts.get(thing, ())):
            yield from sorted(self.settled[part])


def described(quads: Iterable[ox.Quad], base: str) -> dict[str, str]:
    """The things and the graphs by IRI, in order, each with the SHA-256 of its description.

    One that was withdrawn is left out: what is told of it is that nothing is told of it.
    """
    every = _Gathered(base)
    for quad in quads:
        every.take(quad)
    things = (every.settled.keys() | every.others.keys()) - every.withdrawn
    found = {thing: _digest(every.told(thing)) for thing in things}
    found |= {graph: _digest(sorted(lines)) for graph, lines in every.graphs.items()}
    return dict(sorted(found.items()))


def as_lines(found: dict[str, str]) -> str:
    """As the file has it: an IRI, a tab, its digest."""
    return "".join(f"{iri}\t{told}\n" for iri, told in found.items())


def of_lines(content: str) -> dict[str, str]:
    """What the file says."""
    rows = (line.partition("\t") for line in content.splitlines())
    return {iri: digest for iri, _, digest in rows}


def _digest(lines: Iterable[str]) -> str:
    found = hashlib.sha256()
    for line in lines:
        found.update(line.encode() + b"\n")
    return found.hexdigest()
