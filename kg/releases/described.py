"""What a graph tells of each thing, as one digest: the same where nothing changed, else another.

A thing is described by the curated graph, or by every graph where that one is silent; what is a
part of it, such as the participations of a session, is described with it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from kg.namespaces import ONTOLOGY, PREFIXES, VOCABULARY

FILE = "described.tsv"
IGF, SCHEMA = PREFIXES["igf"], PREFIXES["schema"]

# A node that points to the thing by one of these is a part of its description.
PARTS = frozenset(
    {
        f"{IGF}inSession",
        f"{IGF}ofMeeting",
        f"{IGF}participant",
        f"{IGF}aboutEntity",
        f"{SCHEMA}containedInPlace",
    }
)
WITHDRAWN = f"{IGF}withdrawnOn"


def described(quads: Iterable[ox.Quad], base: str) -> dict[str, str]:
    """The things and the graphs by IRI, in order, each with the SHA-256 of its description.

    One that was withdrawn is left out: what is told of it is that nothing is told of it.
    """
    curated = f"{base}graph/curated"
    spaces = (f"{base}id/", VOCABULARY, ONTOLOGY)
    own: dict[str, list[str]] = defaultdict(list)
    settled: dict[str, list[str]] = defaultdict(list)
    parts: dict[str, set[str]] = defaultdict(set)
    graphs: dict[str, list[str]] = defaultdict(list)
    withdrawn: set[str] = set()
    for quad in quads:
        if not isinstance(quad.graph_name, ox.NamedNode):
            continue
        line, home = str(quad.triple), quad.graph_name.value
        graphs[home].append(line)
        if not isinstance(quad.subject, ox.NamedNode) or not quad.subject.value.startswith(spaces):
            continue
        thing = quad.subject.value
        (settled if home == curated else own)[thing].append(line)
        if quad.predicate.value == WITHDRAWN:
            withdrawn.add(thing)
        if home == curated and quad.predicate.value in PARTS:
            if isinstance(quad.object, ox.NamedNode):
                parts[quad.object.value].add(thing)
    found = {graph: _digest(sorted(lines)) for graph, lines in graphs.items()}
    for thing in (own.keys() | settled.keys()) - withdrawn:
        told = sorted(settled.get(thing) or own[thing])
        for part in sorted(parts.get(thing, ())):
            told += sorted(settled[part])
        found[thing] = _digest(told)
    return dict(sorted(found.items()))


def as_lines(found: dict[str, str]) -> str:
    """As the file has it: an IRI, a tab, its digest."""
    return "".join(f"{iri}\t{told}\n" for iri, told in found.items())


def of_lines(content: str) -> dict[str, str]:
    """What the file says; raises ValueError where it is none."""
    pairs = (line.split("\t") for line in content.splitlines())
    return {iri: told for iri, told in pairs}


def _digest(lines: Iterable[str]) -> str:
    found = hashlib.sha256()
    for line in lines:
        found.update(line.encode() + b"\n")
    return found.hexdigest()
