"""The facts of a thing, in the order in which a reader asks for them."""

from __future__ import annotations

from dataclasses import dataclass

from server.pages.values import Lens, Value, expanded, graph_of


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the facts table."""

    label: str
    values: tuple[Value, ...]


FIRST = (
    ("Code", "schema:identifier"),
    ("Also called", "schema:alternateName"),
    ("Part of", "schema:superEvent"),
    ("Series", "igf:inSeries"),
    ("Continues", "igf:continues"),
    ("Continued by", "igf:continuedBy"),
    ("Kind of series", "igf:seriesKind"),
    ("The body began in", "igf:bodyFounded"),
    ("Number in the series", "igf:ordinal"),
    ("Starts", "schema:startDate"),
    ("Ends", "schema:endDate"),
    ("Length", "schema:duration"),
    ("Time zone", "igf:timeZone"),
    ("Phases", "schema:subEvent"),
    ("Place", "schema:location"),
    ("Inside", "schema:containedInPlace"),
    ("Address", "schema:address"),
    ("Street", "schema:streetAddress"),
    ("City", "schema:addressLocality"),
    ("Country code", "schema:addressCountry"),
    ("Room as printed", "igf:locationText"),
    ("Seats", "schema:maximumAttendeeCapacity"),
    ("Attendance", "schema:eventAttendanceMode"),
    ("Theme of the year", "igf:meetingTheme"),
    ("Host as stated", "igf:hostAsStated"),
    ("Kind", "igf:sessionType"),
    ("Format", "igf:sessionFormat"),
    ("State", "igf:sessionStatus"),
    ("Printed beside the title", "igf:flag"),
    ("No longer listed since", "igf:goneSince"),
    ("Made part of", "igf:mergedInto"),
    ("Made out of", "igf:mergedFrom"),
    ("Themes", "igf:theme"),
    ("Tags", "igf:tag"),
    ("Sustainable Development Goals", "igf:sdg"),
    ("Speakers who took part", "schema:performer"),
    ("Moderation and reporting", "schema:contributor"),
    ("Organised by", "schema:organizer"),
    ("Page of its own", "schema:url"),
    ("Other pages", "rdfs:seeAlso"),
    ("Part of the body", "org:subOrganizationOf"),
    ("Came out of", "org:resultedFrom"),
    ("Changed by", "org:changedBy"),
    ("Worked-out date", "igf:dateBasis"),
    ("Worked-out title", "igf:titleBasis"),
    ("Note", "igf:editorialNote"),
)
ELSEWHERE = (
    "rdf:type",
    "schema:name",
    "schema:about",
    "schema:eventStatus",
    "schema:subjectOf",
    "schema:sameAs",
    "skos:exactMatch",
    "skos:closeMatch",
    "skos:hiddenLabel",
    "prov:wasDerivedFrom",
    "dcterms:isReplacedBy",
)


def facts(lens: Lens, iri: str) -> tuple[Fact, ...]:
    """The facts that have a place of their own, then the rest under the property's label.

    Where the curated graph speaks of it, what documents say of it is left to another part.
    """
    curated = any(graph_of(quad) == lens.curated for quad in lens.about(iri))
    graph = lens.curated if curated else None
    quads = [q for q in lens.about(iri) if graph in (None, graph_of(q))]
    # What the sessions of a series are, its table of them tells.
    if expanded("igf:SessionSeries") in lens.types(iri):
        quads = [q for q in quads if q.predicate.value != expanded("schema:subEvent")]
    shown = {expanded(name) for _, name in FIRST} | {expanded(name) for name in ELSEWHERE}
    others = sorted({quad.predicate.value for quad in quads} - shown)
    named = {quad.predicate.value for quad in quads}
    first = ((label, name) for label, name in FIRST if expanded(name) in named)
    known = [Fact(label, lens.values(iri, name, graph=graph)) for label, name in first]
    rest = [Fact(lens.property_name(o), lens.values(iri, o, graph=graph)) for o in others]
    return tuple(fact for fact in (*known, *rest) if fact.values)
