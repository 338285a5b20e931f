"""A graph in the project's own model that nobody can take for facts: same size, same bytes.

Its people are "Synthetic Person 17"; no source is named, and its graph says what it is.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from kg.namespaces import ONTOLOGY, PREFIXES, VOCABULARY

YEARS = range(2006, 2026)
PER_SESSION = 52.7
"""Statements that a session brings along, on average."""

PARTIES = 6
SCHEMA = PREFIXES["schema"]
TYPE = f"<{PREFIXES['rdf']}type>"
DATE_TIME = f"^^<{PREFIXES['xsd']}dateTime>"
ROLES = ("speaker", "moderator", "organizer", "panellist", "rapporteur")
KINDS = ("workshop", "open-forum", "main-session", "dynamic-coalition")
STATUSES = ("took-part", "took-part", "planned")
TOPICS = ("access", "security", "rights", "routing", "languages", "learning")
WARNING = "A synthetic graph for benchmarks: nothing in it happened, and nobody in it exists."


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each; sessions are numbered within a year."""

    sessions: int

    @classmethod
    def of(cls, statements: int) -> Size:
        """The size whose graph has about so many statements."""
        return cls(max(len(YEARS), round(statements / PER_SESSION)))

    @property
    def people(self) -> int:
        """As many as sessions, so that one comes up six times on average."""
        return self.sessions

    @property
    def bodies(self) -> int:
        """One for eight people."""
        return max(10, self.sessions // 8)

    def paths(self) -> Iterator[str]:
        """The path of each session's IRI under the base."""
        for number in range(self.sessions):
            yield f"id/session/{YEARS[number % len(YEARS)]}/ws{number // len(YEARS) + 1}"


def triples(size: Size, base: str) -> Iterator[str]:
    """The statements, each as `subject predicate object` in N-Triples, without the point."""
    chance = random.Random(size.sessions)  # noqa: S311  # invented people, no secrets
    yield f'<{base}graph/curated> <{PREFIXES["dcterms"]}description> "{WARNING}"@en'
    for year in YEARS:
        yield from _meeting(year, base)
    for number in range(size.bodies):
        yield from _body(number, base)
    for number in range(size.people):
        yield from _person(number, base)
    for number, path in enumerate(size.paths()):
        yield from _session(number, path, base, chance)
        for place in range(PARTIES):
            yield from _participation(number * PARTIES + place, path, size, base, chance)


def nquads(size: Size, base: str) -> bytes:
    """All of it in the curated graph, as a build holds it."""
    graph = f" <{base}graph/curated> .\n"
    return "".join(f"{triple}{graph}" for triple in triples(size, base)).encode()


def ntriples(size: Size, base: str) -> bytes:
    """All of it in the default graph, as the other servers are asked for it."""
    return "".join(f"{triple} .\n" for triple in triples(size, base)).encode()


def _meeting(year: int, base: str) -> Iterator[str]:
    meeting = f"<{base}id/meeting/{year}>"
    yield f"{meeting} {TYPE} <{ONTOLOGY}Meeting>"
    yield f"{meeting} {TYPE} <{SCHEMA}Event>"
    yield f'{meeting} <{SCHEMA}alternateName> "IGF {year}"@en'
    yield f'{meeting} <{SCHEMA}startDate> "{year}-11-01"^^<{PREFIXES["xsd"]}date>'


def _body(number: int, base: str) -> Iterator[str]:
    body = f"<{base}id/org/o{number}>"
    yield f"{body} {TYPE} <{SCHEMA}Organization>"
    yield f'{body} <{SCHEMA}name> "Synthetic Body {number}"@en'
    if number % 3 == 0:
        yield f'{body} <{SCHEMA}alternateName> "SB{number}"'


def _person(number: int, base: str) -> Iterator[str]:
    person = f"<{base}id/person/p{number}>"
    yield f"{person} {TYPE} <{SCHEMA}Person>"
    yield f'{person} <{SCHEMA}name> "Synthetic Person {number}"'
    if number % 5 == 0:
        yield f'{person} <{SCHEMA}alternateName> "S. Person {number}"'


def _session(number: int, path: str, base: str, chance: random.Random) -> Iterator[str]:
    session, (year, code) = f"<{base}{path}>", path.split("/")[2:]
    topic = chance.choice(TOPICS)
    start = f"{year}-11-{number % 5 + 1:02d}T{9 + number % 8:02d}"
    yield f"{session} {TYPE} <{ONTOLOGY}Session>"
    yield f"{session} {TYPE} <{SCHEMA}Event>"
    yield f'{session} <{SCHEMA}identifier> "{code.upper()}"'
    yield f'{session} <{SCHEMA}name> "Synthetic session {number} on {topic}"@en'
    yield f"{session} <{SCHEMA}superEvent> <{base}id/meeting/{year}>"
    yield f'{session} <{SCHEMA}startDate> "{start}:00:00+01:00"{DATE_TIME}'
    yield f'{session} <{SCHEMA}endDate> "{start}:55:00+01:00"{DATE_TIME}'
    yield f"{session} <{ONTOLOGY}sessionType> <{VOCABULARY}session-type/{chance.choice(KINDS)}>"
    yield f"{session} <{ONTOLOGY}tag> <{VOCABULARY}tag/{year}/{topic}>"
    if number % 2 == 0:
        yield f'{session} <{ONTOLOGY}locationText> "Synthetic Room {number % 12}"'
    if number % 3 == 0:
        yield f'{session} <{SCHEMA}description> "What a session on {topic} may have been."@en'
    if number >= len(YEARS) and number % 4 == 0:
        before = f"{int(year) - 1}/ws{number // len(YEARS) + 1}"
        yield f"{session} <{SCHEMA}isBasedOn> <{base}id/session/{before}>"


def _participation(
    number: int, path: str, size: Size, base: str, chance: random.Random
) -> Iterator[str]:
    part, session = f"<{base}id/participation/t{number}>", f"<{base}{path}>"
    person = f"<{base}id/person/p{chance.randrange(size.people)}>"
    status = chance.choice(STATUSES)
    yield f"{part} {TYPE} <{ONTOLOGY}Participation>"
    yield f"{part} <{ONTOLOGY}inSession> {session}"
    yield f"{part} <{ONTOLOGY}participant> {person}"
    yield f"{part} <{ONTOLOGY}role> <{VOCABULARY}role/{chance.choice(ROLES)}>"
    yield f"{part} <{ONTOLOGY}status> <{VOCABULARY}participation-status/{status}>"
    yield f"{part} <{ONTOLOGY}affiliation> <{base}id/org/o{chance.randrange(size.bodies)}>"
    if status == "took-part":
        yield f"{session} <{SCHEMA}performer> {person}"
