"""The table of who took which part in which session."""

from __future__ import annotations

from kg.publish.tables.facts import Facts, expanded
from kg.publish.tables.happenings import key, sessions_in_order, year
from kg.publish.tables.parties import AFFILIATION, PARTY, session_of
from kg.publish.tables.table import Column, Table, Value, itself, named, targets, text, texts

ATTENDANCE = {
    "schema:OnlineEventAttendanceMode": "online",
    "schema:OfflineEventAttendanceMode": "on site",
    "schema:MixedEventAttendanceMode": "both",
}


def _of_session(value: Value) -> Value:
    return lambda facts, part: value(facts, session_of(facts, part))


def _party(kind: str) -> Value:
    """Who took part, if it is of this class."""
    return lambda facts, part: next(
        (party for party in facts.targets(part, PARTY) if facts.is_a(party, kind)), ""
    )


def _party_name(kind: str) -> Value:
    def found(facts: Facts, part: str) -> str:
        party = _party(kind)(facts, part)
        return facts.name(party) if isinstance(party, str) and party else ""

    return found


def _attendance(facts: Facts, part: str) -> tuple[str, ...]:
    modes = facts.targets(part, "igf:attendanceMode")
    return tuple(words for mode, words in ATTENDANCE.items() if expanded(mode) in modes)


def _document_names(facts: Facts, part: str) -> tuple[str, ...]:
    return facts.names(facts.documents(part))


def _parts_in_order(facts: Facts) -> list[str]:
    order = {session: place for place, session in enumerate(sessions_in_order(facts))}

    def place(part: str) -> tuple[int, tuple[str, ...], str, str]:
        whose = next(iter(facts.targets(part, PARTY)), "")
        session = order.get(session_of(facts, part), len(order))
        return session, facts.targets(part, "igf:role"), facts.name(whose).casefold(), part

    return sorted(facts.instances("igf:Participation"), key=place)


PARTICIPATIONS = Table(
    name="participations",
    about="Who took which part in which session, for whom, and by which documents.",
    rows=_parts_in_order,
    columns=(
        Column(name="participation", about="Its permanent name.", value=itself, datatype="anyURI"),
        Column(
            name="session",
            about="The session.",
            value=session_of,
            datatype="anyURI",
            of="sessions",
            always=True,
        ),
        Column(name="session_key", about="Its year and code.", value=_of_session(key)),
        Column(name="year", about="The year of its meeting.", value=_of_session(year)),
        Column(name="session_title", about="Its title.", value=_of_session(text("schema:name"))),
        Column(
            name="roles", about="In what role, or roles.", value=named("igf:role"), several=True
        ),
        Column(
            name="person",
            about="Who, if a person that is known by name.",
            value=_party("schema:Person"),
            datatype="anyURI",
            of="people",
        ),
        Column(name="person_name", about="The name.", value=_party_name("schema:Person")),
        Column(
            name="organization",
            about="Who, if an organisation as such.",
            value=_party("schema:Organization"),
            datatype="anyURI",
            of="organizations",
        ),
        Column(
            name="organization_name", about="Its name.", value=_party_name("schema:Organization")
        ),
        Column(
            name="unnamed_party",
            about="Who, in our words, if no document gives a name.",
            value=texts("igf:unnamedParty"),
            several=True,
        ),
        Column(
            name="affiliations",
            about="For whom, then.",
            value=targets(AFFILIATION),
            datatype="anyURI",
            several=True,
            of="organizations",
        ),
        Column(
            name="affiliation_names",
            about="The same by name.",
            value=named(AFFILIATION),
            several=True,
        ),
        Column(
            name="affiliation_as_stated",
            about="For whom, as documents have it.",
            value=texts("igf:affiliationAsStated"),
            several=True,
        ),
        Column(
            name="position_as_stated",
            about="The post, as documents have it.",
            value=texts("igf:positionAsStated"),
            several=True,
        ),
        Column(
            name="stakeholder_groups",
            about="The group, as stated for this part.",
            value=named("igf:stakeholderGroup"),
            several=True,
        ),
        Column(
            name="countries",
            about="The country as stated, by ISO 3166-1.",
            value=texts("igf:statedCountryCode"),
            several=True,
        ),
        Column(
            name="un_groups",
            about="The regional group of the United Nations, as stated.",
            value=named("igf:statedUnGroup"),
            several=True,
        ),
        Column(
            name="regions",
            about="The region, as stated.",
            value=named("igf:statedRegion"),
            several=True,
        ),
        Column(
            name="attendance",
            about="`online`, `on site` or `both`, where a document says.",
            value=_attendance,
            several=True,
        ),
        Column(
            name="status",
            about="Whether planned, taken part, or withdrawn.",
            value=named("igf:status"),
            several=True,
        ),
        Column(
            name="documents",
            about="The documents that say so.",
            value=Facts.documents,
            datatype="anyURI",
            several=True,
            of="documents",
        ),
        Column(
            name="document_names", about="The same by name.", value=_document_names, several=True
        ),
    ),
)
