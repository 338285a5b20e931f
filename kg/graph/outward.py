"""Links to other registers: a node a link with its reasons, and the match that follows from it.

`skos:exactMatch` and `schema:sameAs` follow from a reviewed "same" alone, `skos:closeMatch` from
what is proposed or unsure; never `owl:sameAs`, which would make every statement elsewhere ours.
Of a person nothing is published that nobody has reviewed, and no match that is not certain.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import PROV, RDF, RDFS, SKOS
from rdflib.namespace import DCTERMS
from rdflib.term import URIRef

from kg.concepts import Verdict
from kg.graph.context import Context
from kg.graph.quads import Triple, day, plain, tagged
from kg.iris import concept, elsewhere, web_address
from kg.namespaces import IGF, SCHEMA
from kg.resolve.outward import Standing
from kg.resolve.outward_links import OutwardLink


def outward_triples(context: Context) -> Iterator[Triple]:
    """The whole links graph."""
    for standing in context.outward.standings:
        entity, target = _ends(context, standing)
        match = _match(standing)
        if match is not None:
            yield entity, match, target
        for link in standing.links:
            if link.verdict is not None or not standing.of_person:
                yield from _link(context, link, entity, target)


def same_as_triples(context: Context) -> Iterator[Triple]:
    """What the curated graph says of it: reviewed links alone."""
    for standing in context.outward.standings:
        if standing.verdict is Verdict.SAME:
            entity, target = _ends(context, standing)
            yield entity, SCHEMA.sameAs, target


def _ends(context: Context, standing: Standing) -> tuple[URIRef, URIRef]:
    kind = "person" if standing.of_person else "org"
    entity = context.iris.entity(kind, standing.entity)
    return entity, elsewhere(standing.authority, standing.identifier)


def _match(standing: Standing) -> URIRef | None:
    if standing.verdict is Verdict.SAME:
        return SKOS.exactMatch
    if standing.verdict is Verdict.DIFFERENT or standing.of_person:
        return None
    return SKOS.closeMatch


def _link(context: Context, link: OutwardLink, entity: URIRef, target: URIRef) -> Iterator[Triple]:
    iri = context.iris.entity("link", link.id)
    yield iri, RDF.type, IGF.OutwardLink
    yield iri, RDF.type, PROV.Entity
    yield iri, IGF.linkFrom, entity
    yield iri, IGF.linkTo, target
    yield iri, IGF.authority, concept(link.authority)
    yield iri, IGF.ruleset, plain(link.ruleset)
    yield iri, PROV.wasDerivedFrom, context.mention(link.mention)
    if link.verdict is not None:
        yield iri, IGF.verdict, concept(link.verdict)
    for evidence in link.evidence:
        yield iri, IGF.evidence, concept(evidence)
    for counter in link.counter:
        yield iri, IGF.counterEvidence, concept(counter)
    if link.note is not None:
        yield iri, IGF.note, tagged(link.note)
    if link.source is not None:
        yield iri, DCTERMS.source, web_address(link.source) or plain(link.source)
    if link.supersedes is not None:
        yield iri, IGF.supersedes, context.iris.entity("link", link.supersedes)
    yield iri, DCTERMS.created, day(link.date)
    reviewer = context.iris.entity("reviewer", link.reviewer)
    yield iri, PROV.wasAttributedTo, reviewer
    yield reviewer, RDF.type, PROV.Agent
    yield reviewer, RDFS.label, tagged(f"Reviewer {link.reviewer} of this graph")
