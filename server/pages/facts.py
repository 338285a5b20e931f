"""The facts of a thing, in the order in which a reader asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from server.pages.kinds import kind
from server.pages.readings import read
from server.pages.values import Lens, Value, expanded, graph_of


@dataclass(frozen=True, slots=True)
class Doubt:
    """What other documents say on the same point."""

    values: tuple[Value, ...]
    documents: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the facts table."""

    label: str
    values: tuple[Value, ...]
    doubts: tuple[Doubt, ...] = ()


FIRST = (
    ("Who", "igf:participant"),
    ("Whom its document does not name", "igf:unnamedParty"),
    ("Session", "igf:inSession"),
    ("Role", "igf:role"),
    ("Status", "igf:status"),
    ("Attendance as stated", "igf:attendanceMode"),
    ("Affiliation then", "igf:affiliation"),
    ("Affiliation as printed", "igf:affiliationAsStated"),
    ("Position as printed", "igf:positionAsStated"),
    ("Stakeholder group as stated", "igf:stakeholderGroup"),
    ("Region as stated", "igf:statedRegion"),
    ("Code", "schema:identifier"),
    ("Also called", "schema:alternateName"),
    ("Also called", "skos:altLabel"),
    ("Key", "skos:notation"),
    ("When it is used", "skos:scopeNote"),
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
    ("Country", "schema:addressCountry"),
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
ADDRESSES = ("http://", "https://")
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


# What another part of the page of such a thing tells better.
TOLD_APART = {
    "Session": (
        *("schema:performer", "schema:contributor", "schema:organizer"),
        *("igf:continues", "igf:continuedBy"),
    ),
    "Series of sessions": ("schema:subEvent",),
    "Document": (
        *("igf:documentKind", "schema:url", "igf:sha256", "igf:retrieved"),
        "igf:transcribedIn",
    ),
    "Difference between documents": (
        *("igf:aboutEntity", "igf:aboutProperty", "igf:shownValue", "igf:otherValue", "igf:rule"),
        *("igf:chosenFrom", "igf:alsoStatedIn", "igf:note"),
    ),
    **dict.fromkeys(
        ("Concept", "Theme", "Tag", "Type of session", "Format of session"),
        ("skos:definition", "skos:prefLabel", "skos:inScheme", "skos:topConceptOf"),
    ),
    "Judgement on identity": (
        "igf:resolvesTo",
        *("igf:left", "igf:right", "igf:verdict", "igf:evidence", "igf:counterEvidence"),
        *("igf:rule", "igf:note", "prov:wasAttributedTo", "dcterms:created"),
    ),
}


def facts(lens: Lens, iri: str) -> tuple[Fact, ...]:
    """The facts that have a place of their own, then the rest under the property's label.

    Where the curated graph speaks of it, what documents say of it is left to another part.
    """
    curated = any(graph_of(quad) == lens.curated for quad in lens.about(iri))
    graph = lens.curated if curated else None
    named = {q.predicate.value for q in lens.about(iri) if graph in (None, graph_of(q))}
    apart = {expanded(name) for name in (*ELSEWHERE, *TOLD_APART.get(kind(lens, iri), ()))}
    known = {expanded(name): label for label, name in FIRST}
    ordered = (*known, *sorted(named - known.keys()))
    doubts = _doubts(lens, iri)
    found = (
        Fact(
            known.get(name) or lens.property_name(name),
            read(lens, iri, name, graph),
            doubts.get(name, ()),
        )
        for name in ordered
        if name in named - apart
    )
    return tuple(fact for fact in found if fact.values)


def doubts_about(lens: Lens, iri: str, predicate: str) -> tuple[Doubt, ...]:
    """What other documents say on one point about a thing."""
    return _doubts(lens, iri).get(expanded(predicate), ())


def document_of(lens: Lens, graph: str) -> Value:
    """The document whose statements a graph holds."""
    source = next(iter(lens.targets(graph, "prov:wasDerivedFrom")), graph)
    return document_name(lens, source)


def document_name(lens: Lens, source: str) -> Value:
    """A document by its name; one that has only an address, by what it is and what it tells of."""
    named = lens.named(source)
    if not named.text.startswith(ADDRESSES):
        return named
    events = lens.sources_of(source, "schema:subjectOf")
    what = lens.text(source, "igf:documentKind") or "document"
    if len(events) != 1:
        return Value(f"{what} at {_site(named.text)}", named.href)
    of = "of" if what == "transcript" else "on"
    return Value(f"{what} {of} “{lens.label(events[0])}”", named.href)


def _site(address: str) -> str:
    return urlsplit(address).hostname or address


def _doubts(lens: Lens, iri: str) -> dict[str, tuple[Doubt, ...]]:
    found: dict[str, tuple[Doubt, ...]] = {}
    for node in sorted(lens.sources_of(iri, "igf:aboutEntity")):
        graphs = lens.targets(node, "igf:alsoStatedIn")
        doubt = Doubt(
            lens.values(node, "igf:otherValue"),
            tuple(document_of(lens, graph) for graph in graphs),
        )
        for point in lens.targets(node, "igf:aboutProperty"):
            found[point] = (*found.get(point, ()), doubt)
    return found
