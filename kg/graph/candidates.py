"""Pairs that are nearly one party, as data: with the reasons, and never as a link of identity."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import PROV, RDF

from kg.graph.context import Context
from kg.graph.quads import Triple, decimal
from kg.iris import concept
from kg.keys import opaque
from kg.namespaces import IGF
from kg.resolve.apart import Apart
from kg.resolve.explanation import all_apart


def candidate_triples(context: Context) -> Iterator[Triple]:
    """Every scored pair, and every one that a rule would have joined; judgements stand apart."""
    for kind, prefix in (("person", "p"), ("org", "o")):
        for apart in all_apart(context.resolution, prefix):
            if apart.score is not None or apart.rule is not None:
                yield from _candidate(context, kind, apart)


def _candidate(context: Context, kind: str, apart: Apart) -> Iterator[Triple]:
    left, right = sorted((apart.left, apart.right))
    iri = context.iris.entity("candidate", opaque("k", left, right))
    yield iri, RDF.type, IGF.IdentityCandidate
    yield iri, RDF.type, PROV.Entity
    yield iri, IGF.left, context.mention(left)
    yield iri, IGF.right, context.mention(right)
    for entity in apart.entities:
        yield iri, IGF.between, context.iris.entity(kind, entity)
    if apart.score is not None:
        yield iri, IGF.score, decimal(apart.score)
    if apart.rule is not None:
        yield iri, IGF.rule, concept(apart.rule)
    reasons = (
        (IGF.evidence, apart.evidence),
        (IGF.counterEvidence, apart.counter),
        (IGF.veto, apart.vetoes),
    )
    for predicate, members in reasons:
        for member in members:
            yield iri, predicate, concept(member)
    for judgement in apart.judgements:
        yield iri, IGF.decidedBy, context.iris.entity("judgement", judgement.id)
