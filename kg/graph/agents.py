"""Persons and organizations: the names by which sources know them, and nothing timeless beyond.

An affiliation, a post or a stakeholder group belongs to a participation, not to the person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from rdflib import ORG, PROV, RDF, RDFS, SKOS
from rdflib.namespace import DCTERMS
from rdflib.term import URIRef

from kg.concepts import Evidence, Rule
from kg.graph.choices import PROGRAMME_FIRST
from kg.graph.context import Context
from kg.graph.discrepancies import discrepancy
from kg.graph.parts import grouped
from kg.graph.quads import Triple, plain, tagged, year
from kg.keys import opaque
from kg.names import display_name
from kg.namespaces import SCHEMA
from kg.resolve.bodies.acronyms import split_acronym
from kg.resolve.bodies.entries import OrganizationEntry
from kg.resolve.bodies.names import is_acronym
from kg.resolve.people.mentions import PersonMention
from kg.resolve.resolution import Resolution
from kg.resolve.statements import OrganizationMention


def people_of(resolution: Resolution) -> Iterator[tuple[str, tuple[PersonMention, ...]]]:
    """Every person: the id, and the mentions that were resolved to it."""
    ids = resolution.people.by_mention
    return grouped(resolution.person_mentions, lambda mention: ids[mention.key])


def person_triples(
    context: Context, identifier: str, mentions: Sequence[PersonMention]
) -> Iterator[Triple]:
    """A person: the name shown, the other names, and the statements behind them."""
    iri = context.iris.entity("person", identifier)
    ordered = sorted(mentions, key=partial(_best_spelling_first, context.resolution.revised))
    shown = display_name(ordered[0].name)
    # "Vint" and "Ms. Kim" name a person among those of one session, and are no names to go by.
    ordered = [mention for mention in ordered if not mention.partial]
    yield iri, RDF.type, SCHEMA.Person
    yield iri, SCHEMA.name, plain(shown)
    for name in {display_name(mention.name) for mention in ordered} - {shown}:
        yield iri, SCHEMA.alternateName, plain(name)
    for mention in mentions:
        yield iri, PROV.wasDerivedFrom, context.mention(mention.key)
    believed = [m for m in ordered if m.key not in context.resolution.revised]
    yield from _two_names(context, iri, believed or ordered)


def _best_spelling_first(revised: frozenset[str], mention: PersonMention) -> tuple[object, ...]:
    """What still holds, then whole names, then mixed case, then as documents rank."""
    shown = display_name(mention.name)
    rank = PROGRAMME_FIRST.index(mention.statement.document.kind)
    plain_case = shown.isupper() or shown.islower()
    # The key makes the order total.
    return (mention.partial, mention.key in revised, plain_case, rank, shown, mention.key)


def _two_names(context: Context, iri: URIRef, ordered: Sequence[PersonMention]) -> Iterator[Triple]:
    """Names that differ in more than case and titles are both shown; nobody has settled which."""
    shown = ordered[0]
    others = [mention for mention in ordered if mention.name_key != shown.name_key]
    if not others:
        return
    agreeing = [m.statement.document for m in ordered if m.name_key == shown.name_key]
    yield from discrepancy(
        context,
        (iri, SCHEMA.name),
        (plain(display_name(shown.name)), agreeing),
        ((plain(display_name(m.name)), m.statement.document) for m in others),
        Rule.UNRESOLVED_SHOW_BOTH,
    )


def bodies_of(resolution: Resolution) -> Iterator[tuple[str, tuple[OrganizationMention, ...]]]:
    """Every body: the id, and the mentions that were resolved to it."""
    ids = resolution.organizations.by_mention
    every = (*resolution.organization_mentions, *(e.mention for e in resolution.entries))
    return grouped(every, lambda mention: ids[mention.key])


def organization_triples(
    context: Context,
    identifier: str,
    mentions: Sequence[OrganizationMention],
    described: Sequence[OrganizationEntry],
    slips: Collection[str],
) -> Iterator[Triple]:
    """A body: its names, misspellings kept hidden, and the statements behind them.

    described: its entries in the editors' sheets. slips: those of its mentions that are misspelt.
    """
    iri = context.iris.entity("org", identifier)
    yield iri, RDF.type, SCHEMA.Organization
    yield iri, RDF.type, ORG.Organization
    yield from _organization_names(iri, _believed(context, mentions), described, slips)
    for mention in mentions:
        yield iri, PROV.wasDerivedFrom, context.mention(mention.key)


def _believed(
    context: Context, mentions: Sequence[OrganizationMention]
) -> Sequence[OrganizationMention]:
    """The mentions that no newer snapshot revises, or all where there are no others."""
    revised = context.resolution.revised
    still = [m for m in mentions if m.key not in revised and not _only_in(m, revised)]
    return still or mentions


def _only_in(mention: OrganizationMention, revised: frozenset[str]) -> bool:
    return bool(mention.statements) and revised.issuperset(mention.statements)


def slips_of(resolution: Resolution) -> frozenset[str]:
    """The mentions that a reviewer holds to be misspelt: the left ones of their judgements."""
    return frozenset(
        judgement.left
        for judgement in resolution.judgements
        if Evidence.SPELLING_SLIP in judgement.evidence
    )


def _organization_names(
    iri: URIRef,
    mentions: Sequence[OrganizationMention],
    described: Sequence[OrganizationEntry],
    slips: Collection[str],
) -> Iterator[Triple]:
    right = [mention for mention in mentions if mention.key not in slips] or list(mentions)
    names = Counter(split_acronym(mention.name)[0] for mention in right)
    acronyms = {split_acronym(mention.name)[1] for mention in right} - {None}
    acronyms |= {entry.record.acronym for entry in described} - {None}
    others = {name for entry in described for name in entry.record.other_names}
    shown = described[0].record.name if described else _best_name(names)
    yield iri, SCHEMA.name, plain(shown)
    for name in (set(names) | others | {a for a in acronyms if a is not None}) - {shown}:
        yield iri, SCHEMA.alternateName, plain(name)
    shown_names = {*names, shown}
    for mention in mentions:
        if mention.key in slips and mention.name not in shown_names:
            yield iri, SKOS.hiddenLabel, plain(mention.name)


def _best_name(names: Counter[str]) -> str:
    """Words before an acronym, mixed case before capitals, the most frequent, then by letters."""
    return min(names, key=lambda name: (is_acronym(name), name.isupper(), -names[name], name))


def relation_triples(context: Context) -> Iterator[Triple]:
    """The parents of bodies, what they became, and where merged ids lead to."""
    by_key = {entry.record.key: entry for entry in context.resolution.entries}
    for entry in context.resolution.entries:
        iri = context.organization(entry.mention.key)
        if iri is None:
            continue
        if entry.record.part_of is not None:
            parent = context.organization(by_key[entry.record.part_of].mention.key)
            if parent is not None:
                yield iri, ORG.subOrganizationOf, parent
        if entry.record.successor is not None:
            successor = by_key[entry.record.successor]
            yield from _change(context, iri, entry, successor)
    yield from _merged(context, "person", context.resolution.people.merged)
    yield from _merged(context, "org", context.resolution.organizations.merged)


def _change(
    context: Context, iri: URIRef, entry: OrganizationEntry, successor: OrganizationEntry
) -> Iterator[Triple]:
    result = context.organization(successor.mention.key)
    change = context.iris.entity("change", opaque("c", entry.record.key, successor.record.key))
    if result is None:
        return
    yield iri, ORG.changedBy, change
    yield result, ORG.resultedFrom, change
    yield change, RDF.type, ORG.ChangeEvent
    yield change, RDFS.label, tagged(f"{entry.record.name} became part of {successor.record.name}")
    yield change, ORG.originalOrganization, iri
    yield change, ORG.resultingOrganization, result
    yield change, PROV.wasDerivedFrom, context.source_graph(entry.mention.document)
    if entry.record.change_year is not None:
        yield change, DCTERMS.date, year(entry.record.change_year)


def _merged(context: Context, kind: str, merged: Mapping[str, str]) -> Iterator[Triple]:
    """An id that was merged away still answers, and points to the one that stays."""
    for gone, stays in merged.items():
        yield (
            context.iris.entity(kind, gone),
            DCTERMS.isReplacedBy,
            context.iris.entity(kind, stays),
        )
