"""Why the graph says what it says: documents, what each says, differences, and judgements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.concepts import Rule
from kg.iris import concept
from kg.store import Term
from server.pages.facts import Fact, document_name, document_of
from server.pages.people import citation
from server.pages.sheets import Sheet, sheet
from server.pages.values import Lens, Value, graph_of, home_graph

REVIEWED = str(concept(Rule.REVIEWED))
DOCUMENTS = 25


@dataclass(frozen=True, slots=True)
class Document:
    """A source with what makes it checkable."""

    name: Value
    kind: tuple[Value, ...]
    address: tuple[Value, ...]
    sha256: str | None
    retrieved: str | None
    transcribed: tuple[Value, ...]
    readers: tuple[Value, ...]
    graph: Value | None


@dataclass(frozen=True, slots=True)
class Saying:
    """What one document says of the thing itself."""

    document: Value
    graph: Value
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement on who took part, as its document has it."""

    name: Value
    role: tuple[Value, ...]
    affiliation: tuple[Value, ...]
    status: tuple[Value, ...]
    source: str
    session: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on whether two mentions mean one party; reviewed: by a person, not by a rule."""

    reviewed: bool
    link: str | None
    verdict: tuple[Value, ...]
    left: Value
    right: Value
    evidence: tuple[Value, ...]
    counter: tuple[Value, ...]
    rule: tuple[Value, ...]
    by: tuple[Value, ...]
    when: tuple[Value, ...]
    notes: tuple[Value, ...]


def source_graphs(lens: Lens, iri: str) -> list[str]:
    """The graphs of the documents behind a thing, straight or through its statements."""
    found: dict[str, None] = {}
    lead = f"{lens.store.base}graph/src-"
    for origin in lens.targets(iri, "prov:wasDerivedFrom"):
        graphs = [origin] if origin.startswith(lead) else [home_graph(lens, origin)]
        found.update(dict.fromkeys(g for g in graphs if g))
    for quad in lens.about(iri):
        name = graph_of(quad) or ""
        if name.startswith(lead):
            found[name] = None
    return sorted(found)


def documents(lens: Lens, graphs: Iterable[str]) -> tuple[Document, ...]:
    """The documents of these graphs."""
    return tuple(document(lens, *one) for one in _pairs(lens, graphs))


def sources(lens: Lens, iri: str, number: int = 1) -> Sheet[Document]:
    """The documents behind a thing."""
    pairs = _pairs(lens, source_graphs(lens, iri))
    return sheet(pairs, lambda one: document(lens, *one), number, DOCUMENTS)


def document(lens: Lens, source: str, graph: str | None) -> Document:
    """One document; graph: the one with its statements, where they stand in one."""
    readings = lens.targets(graph, "prov:wasGeneratedBy") if graph else []
    return Document(
        document_name(lens, source),
        lens.values(source, "igf:documentKind"),
        lens.values(source, "schema:url"),
        lens.text(source, "igf:sha256"),
        lens.text(source, "igf:retrieved"),
        lens.values(source, "igf:transcribedIn"),
        tuple(
            reader
            for reading in readings
            for reader in lens.values(reading, "prov:wasAssociatedWith")
        ),
        lens.named(graph) if graph else None,
    )


def sayings(lens: Lens, iri: str) -> tuple[Saying, ...]:
    """What each document says of the thing itself, in its own words."""
    lead = f"{lens.store.base}graph/src-"
    graphs = sorted({name for q in lens.about(iri) if (name := graph_of(q) or "").startswith(lead)})
    return tuple(
        Saying(document_of(lens, graph), lens.named(graph), _said(lens, iri, graph))
        for graph in graphs
    )


def statements(lens: Lens, iri: str, number: int = 1) -> Sheet[Statement]:
    """The statements that name a person or body, or that a participation is made of."""
    found = [one for one in lens.targets(iri, "prov:wasDerivedFrom") if "/id/" in one]
    return sheet(found, lambda one: statement(lens, one), number)


def judgements(lens: Lens, iri: str) -> tuple[Judgement, ...]:
    """The decisions that a thing rests on, for it or against."""
    nodes = set(lens.sources_of(iri, "igf:resolvesTo"))
    for one in lens.targets(iri, "prov:wasDerivedFrom"):
        nodes |= {*lens.sources_of(one, "igf:left"), *lens.sources_of(one, "igf:right")}
    found = (judgement(lens, node) for node in sorted(nodes))
    return tuple(sorted(found, key=lambda one: not one.reviewed))


def _pairs(lens: Lens, graphs: Iterable[str]) -> list[tuple[str, str]]:
    return [
        (source, graph) for graph in graphs for source in lens.targets(graph, "prov:wasDerivedFrom")
    ]


def _said(lens: Lens, iri: str, graph: str) -> tuple[Fact, ...]:
    found: dict[str, list[Term]] = {}
    for quad in lens.about(iri):
        if graph_of(quad) == graph and not quad.predicate.value.endswith("#type"):
            found.setdefault(quad.predicate.value, []).append(quad.object)
    return tuple(
        Fact(lens.property_name(p), tuple(map(lens.value, terms))) for p, terms in found.items()
    )


def statement(lens: Lens, iri: str) -> Statement:
    """One statement or mention, in its document's words."""
    words = lens.text(iri, "igf:nameAsStated", "igf:unnamedParty")
    return Statement(
        Value(words or lens.label(iri), lens.named(iri).href),
        lens.values(iri, "igf:roleAsStated"),
        lens.values(iri, "igf:affiliationAsStated"),
        lens.values(iri, "igf:status"),
        citation(lens, iri),
        lens.values(iri, "igf:inSession"),
    )


def judgement(lens: Lens, node: str) -> Judgement:
    """One decision."""
    return Judgement(
        is_reviewed(lens, node),
        lens.named(node).href,
        lens.values(node, "igf:verdict"),
        mention(lens, node, "igf:left"),
        mention(lens, node, "igf:right"),
        lens.values(node, "igf:evidence"),
        lens.values(node, "igf:counterEvidence"),
        lens.values(node, "igf:rule"),
        lens.values(node, "prov:wasAttributedTo"),
        lens.values(node, "dcterms:created", "prov:generatedAtTime"),
        lens.values(node, "igf:note"),
    )


def is_reviewed(lens: Lens, node: str) -> bool:
    """Whether a person made a decision, and not a rule."""
    return REVIEWED in lens.targets(node, "igf:rule")


def mention(lens: Lens, node: str, side: str) -> Value:
    """The mention on one side of a decision, with its place."""
    found = next(iter(lens.targets(node, side)), None)
    if found is None:
        return Value("not said")
    words = lens.text(found, "igf:nameAsStated", "igf:unnamedParty") or lens.label(found)
    return Value(f"“{words}”, {citation(lens, found)}", lens.named(found).href)
