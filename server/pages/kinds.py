"""What kind of thing something is, in words, and what it is called."""

from __future__ import annotations

from kg.namespaces import VOCABULARY
from server.pages.values import Lens, Value, expanded

# The closest class first: a session is an event too.
CLASSES = (
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
# Within a class, the words of a closer kind: by what its IRI starts with, or what it is part of.
CLOSER = (
    ("Concept", f"{VOCABULARY}theme/", "Theme"),
    ("Concept", f"{VOCABULARY}tag/", "Tag"),
    ("Concept", f"{VOCABULARY}session-type/", "Type of session"),
    ("Concept", f"{VOCABULARY}session-format/", "Format of session"),
)
PARTIES = frozenset({"Person", "Organisation"})
BY_ITSELF = ("schema:name", "skos:prefLabel", "rdfs:label", "dcterms:title")


def kind(lens: Lens, iri: str) -> str:
    """The kind of thing, in words."""
    types = set(lens.types(iri))
    broad = next((words for name, words in CLASSES if expanded(name) in types), "Resource")
    if broad == "Place" and lens.targets(iri, "schema:containedInPlace"):
        return "Room"
    closer = (words for of, lead, words in CLOSER if of == broad and iri.startswith(lead))
    return next(closer, broad)


def name(lens: Lens, iri: str) -> Value | None:
    """Its name with its language, where it has one."""
    return next(iter(lens.values(iri, *BY_ITSELF)), None)


def title(lens: Lens, iri: str) -> str:
    """Its name; for what has none, what it says or its key."""
    own = name(lens, iri)
    if own is not None:
        return own.text
    made = TITLES.get(kind(lens, iri))
    words = made(lens, iri) if made else lens.text(iri, "igf:nameAsStated", "igf:unnamedParty")
    return words or lens.text(iri, "igf:asStated") or iri.rpartition("/")[2]


def titled(lens: Lens, iri: str) -> Value:
    """A link to it under its title, which a thing without a name has too."""
    return Value(title(lens, iri), lens.named(iri).href)


def _of_difference(lens: Lens, node: str) -> str:
    about = next(iter(lens.values(node, "igf:aboutEntity")), None)
    what = next(iter(lens.values(node, "igf:aboutProperty")), Value("something"))
    return f"The {what.text} of {about.text}" if about else f"A {what.text}"


def _of_judgement(lens: Lens, node: str) -> str:
    sides = (
        lens.text(side, "igf:nameAsStated", "igf:unnamedParty") or lens.label(side)
        for side in lens.targets(node, "igf:left", "igf:right")
    )
    return " and ".join(f"“{side}”" for side in sides)


def _of_participation(lens: Lens, node: str) -> str:
    who = next(iter(lens.values(node, "igf:participant", "igf:unnamedParty")), Value("Somebody"))
    session = next(iter(lens.values(node, "igf:inSession")), None)
    return f"{who.text} in {session.text}" if session else who.text


TITLES = {
    "Difference between documents": _of_difference,
    "Judgement on identity": _of_judgement,
    "Two that may be one": _of_judgement,
    "Participation": _of_participation,
}
