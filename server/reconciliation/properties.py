"""The properties that a search may be narrowed by, and that a table may be extended with.

What is said of a person or a body is said of its part in a session; nothing here is timeless.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from server.reconciliation.kinds import KINDS, ORGANIZATION, PERSON, SERIES, SESSION, Kind


class Range(Enum):
    """What the values are."""

    ENTITY = "entity"
    TEXT = "text"
    NUMBER = "number"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Property:
    """patterns: for each kind that has it, the pattern from ?x to its values ?v, or OF_SESSIONS.

    expects: the kind of its values, where they are entities that can be looked for here.
    """

    id: str
    name: str
    description: str
    range: Range
    patterns: Mapping[str, str]
    expects: Kind | None = None


PART = {
    PERSON.id: "?part igf:participant ?x",
    ORGANIZATION.id: "?part igf:participant|igf:affiliation ?x",
}
ENGLISH = 'FILTER(LANG(?v) IN ("en", ""))'
YEAR = (
    "schema:superEvent ?meeting . ?meeting a igf:Meeting ; schema:startDate ?start ."
    " BIND(SUBSTR(STR(?start), 1, 4) AS ?v)"
)
# What its sessions have, taken from these: a join in the store would take much longer.
OF_SESSIONS = "of its sessions"
IN_SESSIONS = dict.fromkeys((PERSON.id, ORGANIZATION.id, SERIES.id), OF_SESSIONS)
IN_SERIES = "igf:inSeries|schema:superEvent"
NAMES = dict.fromkeys(KINDS, "?x schema:name ?v")
OTHER_NAMES = dict.fromkeys(KINDS, "?x schema:alternateName ?v")


def _of_part(path: str, *kinds: Kind) -> dict[str, str]:
    """The pattern of something that the participations of a party say."""
    return {kind.id: f"{PART[kind.id]} ; {path}" for kind in kinds or (PERSON, ORGANIZATION)}


def _of_session(path: str) -> dict[str, str]:
    return {SESSION.id: f"?x {path}"}


TABLE = (
    Property("name", "name", "The name that is shown.", Range.TEXT, NAMES),
    Property(
        "also-known-as",
        "also known as",
        "Other names and spellings that documents have.",
        Range.TEXT,
        OTHER_NAMES,
    ),
    Property(
        "year",
        "year",
        "The years of the annual meetings whose documents name it, for what was held or planned.",
        Range.NUMBER,
        {**IN_SESSIONS, SESSION.id: f"?x {YEAR}"},
    ),
    Property(
        "meeting",
        "meeting",
        "The annual meetings.",
        Range.ENTITY,
        {**IN_SESSIONS, SESSION.id: "?x schema:superEvent ?v . ?v a igf:Meeting"},
    ),
    Property(
        "affiliation",
        "affiliation",
        "The organisations that the person spoke for in a session, at that time.",
        Range.ENTITY,
        _of_part("igf:affiliation ?v", PERSON),
        ORGANIZATION,
    ),
    Property(
        "affiliation-as-stated",
        "affiliation as stated",
        "The affiliation in the words of the documents.",
        Range.TEXT,
        _of_part("igf:affiliationAsStated ?v", PERSON),
    ),
    Property(
        "position-as-stated",
        "position as stated",
        "The post in the words of the documents.",
        Range.TEXT,
        _of_part("igf:positionAsStated ?v", PERSON),
    ),
    Property(
        "person",
        "person",
        "Who spoke for the organisation in a session.",
        Range.ENTITY,
        {ORGANIZATION.id: "?part igf:affiliation ?x ; igf:participant ?v . ?v a schema:Person"},
        PERSON,
    ),
    Property(
        "stakeholder-group",
        "stakeholder group",
        "The groups that documents give for its parts in sessions.",
        Range.TEXT,
        _of_part(f"igf:stakeholderGroup/skos:prefLabel ?v {ENGLISH}"),
    ),
    Property(
        "country",
        "country code",
        "The codes (ISO 3166-1) of the countries that documents give for its parts in sessions.",
        Range.TEXT,
        _of_part("igf:statedCountryCode ?v"),
    ),
    Property(
        "role",
        "role",
        "The roles in sessions, held or planned.",
        Range.TEXT,
        _of_part(f"igf:role/skos:prefLabel ?v {ENGLISH}"),
    ),
    Property(
        "session",
        "session",
        "The sessions that name it, whether it took part or was to.",
        Range.ENTITY,
        {**_of_part("igf:inSession ?v"), SERIES.id: f"?v {IN_SERIES} ?x ; a igf:Session"},
        SESSION,
    ),
    Property(
        "part-of",
        "part of",
        "The organisation that it is a part of.",
        Range.ENTITY,
        {ORGANIZATION.id: "?x org:subOrganizationOf ?v"},
        ORGANIZATION,
    ),
    Property(
        "successor",
        "successor",
        "The organisation that it became or became part of.",
        Range.ENTITY,
        {ORGANIZATION.id: "?x org:changedBy/org:resultingOrganization ?v"},
        ORGANIZATION,
    ),
    Property(
        "predecessor",
        "predecessor",
        "An organisation that became it or became part of it.",
        Range.ENTITY,
        {ORGANIZATION.id: "?x org:resultedFrom/org:originalOrganization ?v"},
        ORGANIZATION,
    ),
    Property(
        "code",
        "code",
        "The code of the session within its year, such as WS15.",
        Range.TEXT,
        _of_session("schema:identifier ?v"),
    ),
    Property(
        "start", "start", "The day or time.", Range.MOMENT, _of_session("schema:startDate ?v")
    ),
    Property("end", "end", "The day or time.", Range.MOMENT, _of_session("schema:endDate ?v")),
    Property(
        "session-type",
        "type of session",
        "Workshop, open forum and the like.",
        Range.TEXT,
        _of_session(f"igf:sessionType/skos:prefLabel ?v {ENGLISH}"),
    ),
    Property(
        "series",
        "series",
        "The series that the session belongs to.",
        Range.ENTITY,
        _of_session(f"{IN_SERIES} ?v . ?v a igf:SessionSeries"),
        SERIES,
    ),
    Property(
        "speaker",
        "speaker",
        "Who spoke, as a report or transcript says.",
        Range.ENTITY,
        _of_session("schema:performer ?v"),
    ),
    Property(
        "organizer",
        "organiser",
        "Who organised or proposed it.",
        Range.ENTITY,
        _of_session("schema:organizer ?v"),
    ),
    Property(
        "continues",
        "continues",
        "An earlier session that it continues.",
        Range.ENTITY,
        _of_session("igf:continues ?v"),
        SESSION,
    ),
)
PROPERTIES = {known.id: known for known in TABLE}


def properties_of(kind: Kind | None) -> tuple[Property, ...]:
    """The properties of a kind, or of any."""
    return tuple(known for known in TABLE if kind is None or kind.id in known.patterns)
