"""Who did what: the participants of a session, and the sessions of a person or a body."""

from __future__ import annotations

from dataclasses import dataclass

from server.pages.moments import start
from server.pages.sheets import PER_SHEET, Sheet, sheet
from server.pages.values import Lens, Value, day_of, home_graph, joined

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


def participants(lens: Lens, session: str, number: int = 1) -> Sheet[Participant]:
    """The parties of a session: who took part first, who withdrew last."""
    nodes = [n for n in lens.sources_of(session, "igf:inSession") if _is_participation(lens, n)]
    lines = sorted((participant(lens, node) for node in nodes), key=_order)
    return sheet(lines, lambda line: line, number, PER_SHEET)


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


def parts(lens: Lens, party: str, number: int = 1) -> Sheet[Part]:
    """The sessions of a person, or of a body as a party and as an affiliation, by time."""
    nodes = sorted(parts_of(lens, party), key=lambda node: _by_time(lens, node))
    return sheet(nodes, lambda node: _part(lens, node, party), number)


def parts_of(lens: Lens, party: str) -> list[str]:
    """The participations of a party, or of those who spoke for it, that name a session."""
    nodes = (
        *lens.sources_of(party, "igf:participant"),
        *lens.sources_of(party, "igf:affiliation"),
    )
    return [node for node in dict.fromkeys(nodes) if lens.targets(node, "igf:inSession")]


def status_of(lens: Lens, node: str) -> str:
    """The status of a participation: the last part of its concept's IRI, or nothing."""
    return next(iter(lens.targets(node, "igf:status")), "").rpartition("/")[2]


def _part(lens: Lens, node: str, party: str) -> Part:
    session = lens.targets(node, "igf:inSession")[0]
    who = next(iter(lens.targets(node, "igf:participant")), None)
    line = participant(lens, node)
    return Part(
        when=day_of(start(lens, session)),
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


def _by_time(lens: Lens, node: str) -> tuple[str, str, str, str]:
    """By meeting, for a session without a day still has one; in it, what has no day comes last."""
    session = lens.targets(node, "igf:inSession")[0]
    meetings = (start(lens, meeting) for meeting in lens.targets(session, "schema:superEvent"))
    who = (lens.label(party).casefold() for party in lens.targets(node, "igf:participant"))
    day = start(lens, session) or "~"
    return next(meetings, ""), day, lens.label(session).casefold(), next(who, "")
