"""Every identity link as data: what a reviewer judged, and what a rule joined, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from rdflib import PROV, RDF, RDFS
from rdflib.namespace import DCTERMS
from rdflib.term import URIRef

from kg import __version__
from kg.concepts import Rule, Verdict
from kg.graph.context import Context
from kg.graph.parts import grouped
from kg.graph.quads import Triple, day, plain, tagged
from kg.iris import concept
from kg.keys import opaque
from kg.namespaces import IGF
from kg.resolve.clusters import Link
from kg.resolve.judgements import Decision, Judgement, Retraction
from kg.resolve.resolution import Resolution

RULESET = "2"


def links_of(resolution: Resolution) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """What rules joined: the id of a person or body, and the links that hold it together.

    A link that holds together nobody who has an id comes under its own mention.
    """
    for clusters, naming in (
        (resolution.people_clusters, resolution.people),
        (resolution.organization_clusters, resolution.organizations),
    ):
        links = (link for link in clusters.links if link.judgement is None)
        yield from grouped(links, partial(_holder, naming.by_mention))


def _holder(ids: Mapping[str, str], link: Link) -> str:
    return ids.get(link.left, link.left)


def rule_triples(context: Context, links: Iterable[Link]) -> Iterator[Triple]:
    """Links that rules made."""
    for link in links:
        yield from _rule_link(context, link)


def judgement_triples(context: Context) -> Iterator[Triple]:
    """What reviewers judged, and the software that made all other links."""
    for judgement in context.resolution.judgements:
        yield from _reviewed(context, judgement)
        if judgement.verdict is Verdict.SAME:
            iri = context.iris.entity("judgement", judgement.id)
            yield from _resolves_to(context, iri, judgement.left)
    yield from _withdrawn(context)
    software = software_iri(context)
    yield software, RDF.type, PROV.SoftwareAgent
    yield software, RDFS.label, plain(f"igf-kg {__version__}")


def software_iri(context: Context) -> URIRef:
    """The present software at its version, as the agent behind rule-made links."""
    return context.iris.entity("software", "igf-kg", __version__)


def _rule_link(context: Context, link: Link) -> Iterator[Triple]:
    iri = context.iris.entity("judgement", opaque("j", link.left, link.right, link.rule))
    yield from _pair(context, iri, link.left, link.right)
    yield iri, IGF.verdict, concept(Verdict.SAME)
    yield iri, IGF.rule, concept(link.rule)
    yield iri, IGF.ruleset, plain(RULESET)
    for evidence in link.evidence:
        yield iri, IGF.evidence, concept(evidence)
    for counter in link.counter:
        yield iri, IGF.counterEvidence, concept(counter)
    yield from _resolves_to(context, iri, link.left)
    yield iri, PROV.wasAttributedTo, software_iri(context)


def _reviewed(context: Context, judgement: Judgement) -> Iterator[Triple]:
    iri = context.iris.entity("judgement", judgement.id)
    yield from _pair(context, iri, judgement.left, judgement.right)
    yield iri, IGF.verdict, concept(judgement.verdict)
    yield iri, IGF.rule, concept(Rule.REVIEWED)
    yield iri, IGF.ruleset, plain(judgement.ruleset)
    for evidence in judgement.evidence:
        yield iri, IGF.evidence, concept(evidence)
    for counter in judgement.counter:
        yield iri, IGF.counterEvidence, concept(counter)
    if judgement.note is not None:
        yield iri, IGF.note, tagged(judgement.note)
    if judgement.supersedes is not None:
        yield iri, IGF.supersedes, context.iris.entity("judgement", judgement.supersedes)
    yield from _attributed(context, iri, judgement)


def _withdrawn(context: Context) -> Iterator[Triple]:
    """What was judged once stays on record, and who took it back; it resolves to nobody."""
    for withdrawn in context.resolution.withdrawn_judgements:
        yield from _reviewed(context, withdrawn.judgement)
        for decision in withdrawn.by:
            if isinstance(decision, Retraction):
                yield from _retraction(context, decision)


def _retraction(context: Context, retraction: Retraction) -> Iterator[Triple]:
    iri = context.iris.entity("judgement", retraction.id)
    yield iri, RDF.type, IGF.Retraction
    yield iri, RDF.type, PROV.Entity
    yield iri, IGF.retracts, context.iris.entity("judgement", retraction.retracts)
    if retraction.note is not None:
        yield iri, IGF.note, tagged(retraction.note)
    yield from _attributed(context, iri, retraction)


def _attributed(context: Context, iri: URIRef, decision: Decision) -> Iterator[Triple]:
    reviewer = context.iris.entity("reviewer", decision.reviewer)
    yield iri, PROV.wasAttributedTo, reviewer
    yield iri, DCTERMS.created, day(decision.date)
    yield from reviewer_triples(reviewer, decision.reviewer)


def reviewer_triples(reviewer: URIRef, key: str) -> Iterator[Triple]:
    """Whoever decided, known by a key alone."""
    yield reviewer, RDF.type, PROV.Agent
    yield reviewer, RDFS.label, tagged(f"Reviewer {key} of this graph")


def _pair(context: Context, iri: URIRef, left: str, right: str) -> Iterator[Triple]:
    yield iri, RDF.type, IGF.IdentityJudgement
    yield iri, RDF.type, PROV.Entity
    yield iri, IGF.left, context.mention(left)
    yield iri, IGF.right, context.mention(right)


def _resolves_to(context: Context, iri: URIRef, mention: str) -> Iterator[Triple]:
    entity = context.person(mention) or context.organization(mention)
    if entity is not None:
        yield iri, IGF.resolvesTo, entity
