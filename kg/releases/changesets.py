"""A difference in RDF: a change set for each subject, with the statements it gained and lost.

The vocabulary is <http://purl.org/vocab/changeset/schema>: who takes a description, removes the
removals and adds the additions has the description afterwards. As a change set there is about one
subject, a participation has one of its own.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import OWL, PROV, RDF, XSD
from rdflib.namespace import DCAT, DCTERMS

from kg.graph.quads import Triple, day, plain, tagged
from kg.iris import Iris
from kg.keys import opaque
from kg.namespaces import CHANGE_SETS, CS
from kg.publish.edition import MAKER, TITLE
from kg.publish.nquads import engine_triples
from kg.publish.prefixes import prefixes_for
from kg.releases.difference import Change, Difference, Line


def turtle(found: Difference) -> bytes:
    """The change sets as Turtle, the same bytes for the same difference."""
    base = found.after.base
    triples = engine_triples(_releases(found)) | frozenset(_change_sets(found))
    ordered = sorted(triples, key=str)
    nodes = (node.value for row in ordered for node in row if isinstance(node, ox.NamedNode))
    changes = str(Iris(base).change(found.after.version, ""))
    prefixes = {**prefixes_for(nodes, base), "change": changes, "cs": CHANGE_SETS, "xsd": str(XSD)}
    written = ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    return written or b""


def _releases(found: Difference) -> Iterator[Triple]:
    """The two releases, and which came after which."""
    iris = Iris(found.after.base)
    after = iris.release(found.after.version)
    for published in (found.before, found.after):
        if published is not None:
            node = iris.release(published.version)
            yield node, RDF.type, DCAT.Dataset
            yield node, DCTERMS.title, tagged(f"{TITLE}, {published.version}")
            yield node, OWL.versionInfo, plain(published.version)
            if published.date is not None:
                yield node, DCTERMS.issued, day(published.date)
    if found.before is not None:
        yield after, PROV.wasRevisionOf, iris.release(found.before.version)


def _change_sets(found: Difference) -> Iterator[ox.Triple]:
    special = {
        **{gone.iri: f"withdrawn: {gone.reason}" for gone in found.withdrawn},
        **{moved.iri: f"merged into {moved.other}" for moved in found.merged},
        **{moved.iri: f"split from {moved.other}" for moved in found.split},
    }
    for changes, why in (
        (found.added, "new"),
        (found.removed, "no longer described"),
        (found.changed, "changed"),
    ):
        for change in changes:
            yield from _of_resource(change, special.get(change.iri, why), found)


def _of_resource(change: Change, why: str, found: Difference) -> Iterator[ox.Triple]:
    """The change set of a resource, and one of each small node that belongs to it."""
    subjects: dict[str, list[tuple[str, Line]]] = defaultdict(list)
    subjects[change.iri]
    for word, lines in (("addition", change.added), ("removal", change.removed)):
        for line in lines:
            subjects[line.subject].append((word, line))
    for subject, told in sorted(subjects.items()):
        if told or change.kind != "document":
            reason = why if subject == change.iri else f"part of {change.iri}"
            yield from _change_set(subject, told, reason, found)


def _change_set(
    subject: str, told: list[tuple[str, Line]], reason: str, found: Difference
) -> Iterator[ox.Triple]:
    iris, version = Iris(found.after.base), found.after.version
    node = iris.change(version, opaque("c", subject))
    rows = [
        f"<{node}> <{RDF.type}> <{CS.ChangeSet}>",
        f"<{node}> <{CS.subjectOfChange}> <{subject}>",
        f'<{node}> <{CS.changeReason}> "{reason}"@en',
        f'<{node}> <{CS.creatorName}> "{MAKER}"',
        f"<{node}> <{DCTERMS.isPartOf}> <{iris.release(version)}>",
        *_created(str(node), found.after.date),
    ]
    for word, line in told:
        statement = iris.change(version, opaque("s", word, *_words(line)))
        rows += [
            f"<{node}> <{CS[word]}> <{statement}>",
            f"<{statement}> <{RDF.type}> <{RDF.Statement}>",
            f"<{statement}> <{RDF.subject}> <{line.subject}>",
            f"<{statement}> <{RDF.predicate}> <{line.predicate}>",
            f"<{statement}> <{RDF.object}> {line.object}",
        ]
    lines = "".join(f"{row} .\n" for row in rows)
    yield from (quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))


def _created(node: str, date: dt.date | None) -> Iterator[str]:
    if date is not None:
        yield f'<{node}> <{CS.createdDate}> "{date.isoformat()}"^^<{XSD.date}>'


def _words(line: Line) -> tuple[str, str, str]:
    return line.subject, line.predicate, line.object
