"""The page of one thing, whatever its kind: its facts, its people, and all that they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.publish.jsonld import for_html, lean
from server.descriptions import description
from server.forms import RdfForm
from server.pages.evidence import (
    Difference,
    Document,
    Judgement,
    Saying,
    Statement,
    differences,
    documents,
    judgements,
    sayings,
    source_graphs,
    statements,
)
from server.pages.facts import Fact, facts
from server.pages.head import Head
from server.pages.identity import Identity, identity
from server.pages.outward import Elsewhere, elsewhere
from server.pages.people import Part, Participant, participants, parts
from server.pages.programme import Slot, slots
from server.pages.reports import Answer, Count, answers, counts
from server.pages.series import Reason, reasons
from server.pages.values import Lens, Value, expanded

# The closest class first: a session is an event too.
KINDS = (
    ("igf:Session", "Session"),
    ("igf:Meeting", "Annual meeting"),
    ("igf:MeetingPhase", "Phase of a meeting"),
    ("igf:SessionSeries", "Series of sessions"),
    ("schema:EventSeries", "Series of meetings"),
    ("schema:Person", "Person"),
    ("schema:Organization", "Organisation"),
    ("schema:Place", "Place"),
    ("schema:VirtualLocation", "Place online"),
    ("schema:PostalAddress", "Address"),
    ("igf:Participation", "Participation"),
    ("igf:ParticipationStatement", "Statement of a document"),
    ("igf:Mention", "Mention in a document"),
    ("igf:CountEstimate", "Head count"),
    ("igf:ReportAnswer", "Answer in a report"),
    ("igf:IdentityJudgement", "Judgement on identity"),
    ("igf:OutwardLink", "Link to another register"),
    ("igf:IdentityCandidate", "Two that may be one"),
    ("igf:SessionLink", "Reason for a link"),
    ("igf:Retraction", "Judgement taken back"),
    ("igf:Discrepancy", "Difference between documents"),
    ("org:ChangeEvent", "Change of a body"),
    ("igf:SourceDocument", "Document"),
    ("prov:Activity", "Reading of a document"),
    ("prov:SoftwareAgent", "Software"),
    ("prov:Agent", "Reviewer"),
    ("skos:ConceptScheme", "Concept scheme"),
    ("skos:Concept", "Concept"),
)
BY_ITSELF = "schema:name"


@dataclass(frozen=True, slots=True)
class Page:
    """All that a template lays out; an empty part is left out."""

    iri: str
    kind: str
    title: str
    language: str | None
    cancelled: bool
    facts: tuple[Fact, ...]
    participants: tuple[Participant, ...]
    parts: tuple[Part, ...]
    slots: tuple[Slot, ...]
    reasons: tuple[Reason, ...]
    counts: tuple[Count, ...]
    answers: tuple[Answer, ...]
    elsewhere: tuple[Elsewhere, ...]
    differences: tuple[Difference, ...]
    sayings: tuple[Saying, ...]
    statements: tuple[Statement, ...]
    documents: tuple[Document, ...]
    judgements: tuple[Judgement, ...]
    identity: Identity | None
    jsonld: str | None


def page(lens: Lens, iri: str, canonical: str) -> Page:
    """The page of a thing that the graph knows."""
    people = participants(lens, iri)
    nodes = lens.sources_of(iri, "igf:inSession")
    view = lean(description(lens.store, iri), iri)
    name = next(iter(lens.values(iri, BY_ITSELF, "skos:prefLabel", "rdfs:label")), None)
    return Page(
        iri=iri,
        kind=kind(lens, iri),
        title=title(lens, iri, name),
        language=name.language if name else None,
        cancelled="https://schema.org/EventCancelled" in lens.targets(iri, "schema:eventStatus"),
        facts=facts(lens, iri),
        participants=people,
        parts=parts(lens, iri),
        slots=slots(lens, iri),
        reasons=reasons(lens, iri),
        counts=counts(lens, iri),
        answers=answers(lens, iri),
        elsewhere=elsewhere(lens, iri),
        differences=differences(lens, (iri, *nodes)),
        sayings=sayings(lens, iri),
        statements=statements(lens, iri),
        documents=documents(lens, source_graphs(lens, iri)),
        judgements=judgements(lens, iri),
        identity=identity(lens, iri),
        jsonld=for_html(view) if view else None,
    )


def head(shown: Page, canonical: str, forms: Sequence[tuple[RdfForm, str]]) -> Head:
    """What the page of a thing tells of itself. canonical: its absolute address for good."""
    return Head(
        title=shown.title,
        canonical=canonical,
        forms=forms,
        jsonld=(shown.jsonld,) if shown.jsonld else (),
    )


def kind(lens: Lens, iri: str) -> str:
    """The kind of thing, in words."""
    types = set(lens.types(iri))
    return next((words for name, words in KINDS if expanded(name) in types), "Resource")


def title(lens: Lens, iri: str, name: Value | None) -> str:
    """Its name; for what has none, what it says or its key."""
    if name is not None:
        return name.text
    words = lens.text(iri, "igf:nameAsStated", "igf:unnamedParty", "igf:asStated", "dcterms:title")
    return words or iri.rpartition("/")[2]
