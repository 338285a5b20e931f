"""Who did what: the participants of a session, and the sessions of a person or a body."""

from __future__ import annotations

from dataclasses import dataclass

from server.pages.values import Lens, Value, home_graph, joined

STATUS_ORDER = ("took-part", "confirmed", "planned", "not-listed-in-report", "unknown", "withdrawn")
AFFILIATION_STATED = "igf:affiliationAsStated"


@dataclass(frozen=True, slots=True)
class Participant:
    """One party of a session; status is the last part of its concept's IRI."""

    name: Value
    named: bool
    roles: tuple[Value, ...]
    status: str
    status_label: Value
    affiliations: tuple[Value, ...]
    position: tuple[Value, ...]
    modes: tuple[Value, ...]
    sources: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One session that a party had a part in; who: somebody else, who spoke for it."""

    when: str
    session: Value
    meeting: tuple[Value, ...]
    who: Value | None
    participant: Participant


def participants(lens: Lens, session: str) -> tuple[Participant, ...]:
    """The parties of a session: who took part first, who withdrew last."""
    nodes = [n for n in lens.sources_of(session, "igf:inSession") if _is_participation(lens, n)]
    return tuple(sorted((participant(lens, node) for node in nodes), key=_order))


def participant(lens: Lens, node: str) -> Participant:
    """A participation as a line of the table."""
    entity = next(iter(lens.targets(node, "igf:participant")), None)
    unnamed = next(iter(lens.values(node, "igf:unnamedParty")), Value("not named"))
    status = next(iter(lens.targets(node, "igf:status")), "")
    affiliations = lens.values(node, "igf:affiliation") or lens.values(node, AFFILIATION_STATED)
    return Participant(
        name=unnamed if entity is None else lens.named(entity),
        named=entity is not None,
        roles=lens.values(node, "igf:role"),
        status=status.rpartition("/")[2],
        status_label=lens.named(status) if status else Value("not said"),
        affiliations=affiliations,
        position=lens.values(node, "igf:positionAsStated"),
        modes=lens.values(node, "igf:attendanceMode"),
        sources=_sources(lens, node),
    )


def parts(lens: Lens, party: str) -> tuple[Part, ...]:
    """The sessions of a person, or of a body as a party and as an affiliation."""
    nodes = [
        *lens.sources_of(party, "igf:participant"),
        *lens.sources_of(party, "igf:affiliation"),
    ]
    found = (_part(lens, node, party) for node in dict.fromkeys(nodes))
    return tuple(sorted((p for p in found if p is not None), key=_by_time))


def _part(lens: Lens, node: str, party: str) -> Part | None:
    session = next(iter(lens.targets(node, "igf:inSession")), None)
    if session is None:
        return None
    who = next(iter(lens.targets(node, "igf:participant")), None)
    starts = lens.terms(session, "schema:startDate")
    line = participant(lens, node)
    return Part(
        when=str(getattr(starts[0], "value", ""))[:10] if starts else "",
        session=lens.named(session),
        meeting=tuple(
            Value(lens.text(m, "schema:alternateName") or lens.label(m), lens.named(m).href)
            for m in lens.targets(session, "schema:superEvent")
        ),
        who=None if who == party else line.name,
        participant=line,
    )


def _sources(lens: Lens, node: str) -> tuple[Value, ...]:
    """The statements behind a participation, each named by its document's kind and line."""
    found = (
        Value(citation(lens, statement), lens.named(statement).href)
        for statement in lens.targets(node, "prov:wasDerivedFrom")
    )
    return tuple(sorted(found, key=lambda value: (value.text, value.href or "")))


def citation(lens: Lens, statement: str) -> str:
    """Where a statement stands: the document's kind, and the line in it or in its transcription."""
    graph = home_graph(lens, statement)
    document = next(iter(lens.targets(graph, "prov:wasDerivedFrom")), None) if graph else None
    kind = (document and lens.text(document, "igf:documentKind")) or "document"
    lines = sorted(lens.values(statement, "igf:line"), key=lambda line: int(line.text))
    if not lines:
        return kind
    where = f"line{'s' if len(lines) > 1 else ''} {joined(lines)}"
    # A document that is known by our transcription alone has its lines there.
    if document and lens.targets(document, "igf:transcribedIn"):
        return f"{kind} (transcription, {where})"
    return f"{kind}, {where}"


def _is_participation(lens: Lens, node: str) -> bool:
    return any(found.endswith("#Participation") for found in lens.types(node))


def _order(line: Participant) -> tuple[int, bool, str, str]:
    known = line.status in STATUS_ORDER
    rank = STATUS_ORDER.index(line.status) if known else len(STATUS_ORDER)
    return rank, not line.named, line.name.text.casefold(), line.name.href or ""


def _by_time(part: Part) -> tuple[str, str, str]:
    who = part.who.text.casefold() if part.who else ""
    return part.when, part.session.text.casefold(), who
