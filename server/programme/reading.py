"""The sessions of one meeting, read in a few queries whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kg.publish.entry import Entry, Meeting
from kg.store import Store
from server.overview import PROLOGUE
from server.programme.entries import LINKS, Linked, Terms, entry, meeting

OF_MEETING = """
SELECT ?p ?o WHERE {{
  {meeting} a igf:Meeting .
  {{ {meeting} ?p ?o }}
  UNION {{ {meeting} schema:location/schema:address ?address . ?address ?p ?o }}
}}
"""
STATEMENTS = """
SELECT ?s ?p ?o WHERE {{ ?s schema:superEvent {meeting} ; a igf:Session ; ?p ?o }}
"""
VENUES = """
SELECT DISTINCT ?s ?o WHERE {{
  ?session schema:superEvent {meeting} ; schema:location ?s . ?s schema:containedInPlace ?o
}}
"""
BODIES = """
SELECT DISTINCT ?s ?o WHERE {{
  ?s schema:superEvent {meeting} ; a igf:Session .
  {{ ?s schema:organizer ?o }}
  UNION
  {{ ?part igf:inSession ?s ; igf:status ?status ; igf:participant|igf:affiliation ?o
    FILTER(?status != <https://w3id.org/igf-kg/voc/participation-status/withdrawn>) }}
  ?o a schema:Organization
}}
"""


@dataclass(frozen=True)
class Programme:
    """A meeting with those of its sessions that are in the graph, in the order of time."""

    meeting: Meeting
    entries: tuple[Entry, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Entry]:
        """The sessions by their keys, such as `2017/ws15`."""
        return {entry.key: entry for entry in self.entries}


def programme(store: Store, year: str) -> Programme | None:
    """The programme of a year; None where no meeting of it is known."""
    iri = f"{store.base}id/meeting/{year}"
    about: Terms = defaultdict(list)
    for row in _rows(store, OF_MEETING, iri):
        about[row["p"].value].append(row["o"])
    if not about:
        return None
    of = meeting(iri, year, about)
    sessions: dict[str, Terms] = defaultdict(lambda: defaultdict(list))
    for row in _rows(store, STATEMENTS, iri):
        sessions[row["s"].value][row["p"].value].append(row["o"])
    linked = _linked(store, iri, sessions)
    found = (entry(store.base, of, session, terms, linked) for session, terms in sessions.items())
    return Programme(of, tuple(sorted(found, key=lambda one: one.order)))


def _linked(store: Store, meeting_iri: str, sessions: dict[str, Terms]) -> Linked:
    """What the sessions link to, with names, looked up all at once."""
    venues = _pairs(store, VENUES, meeting_iri)
    bodies = _pairs(store, BODIES, meeting_iri)
    stated = (terms.get(link, ()) for terms in sessions.values() for link in LINKS)
    targets = {term.value for values in stated for term in values}
    targets |= {iri for pairs in (venues, bodies) for found in pairs.values() for iri in found}
    names = {
        triple.subject.value: triple.object
        for triple in reversed(store.names(targets))
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.Literal)
    }
    return Linked(names, venues, bodies)


def _pairs(store: Store, query: str, meeting_iri: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in _rows(store, query, meeting_iri):
        found[row["s"].value].append(row["o"].value)
    return found


def _rows(
    store: Store, query: str, meeting_iri: str
) -> Iterator[dict[str, ox.NamedNode | ox.Literal]]:
    """The rows of a query on a meeting, without blank nodes, of which the graph has none."""
    answer = store.query(PROLOGUE + query.format(meeting=f"<{meeting_iri}>"))
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError(f"not a SELECT query: {query}")
    variables = [variable.value for variable in answer.variables]
    for row in answer:
        terms = {name: row[name] for name in variables}
        yield {
            name: term
            for name, term in terms.items()
            if isinstance(term, ox.NamedNode | ox.Literal)
        }
