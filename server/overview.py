"""The figures and years of the home page, by plain queries."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.namespaces import PREFIXES
from kg.store import Store
from server.links import link

PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())

FIGURES = (
    ("meetings", "annual meetings", "?x a igf:Meeting"),
    ("sessions", "sessions", "?x a igf:Session"),
    ("series", "series of sessions", "?x a igf:SessionSeries"),
    ("people", "people", "?x a schema:Person"),
    ("organizations", "organisations", "?x a schema:Organization"),
    (
        "documents",
        "documents",
        # Our own sheets that transcribe documents are none themselves.
        "GRAPH ?g { ?x a igf:SourceDocument FILTER NOT EXISTS { ?of igf:transcribedIn ?x } }",
    ),
    ("statements", "statements on who took part", "GRAPH ?g { ?x a igf:ParticipationStatement }"),
)
YEARS = """
SELECT ?meeting ?name ?start ?place (COUNT(DISTINCT ?session) AS ?sessions) WHERE {
  ?meeting a igf:Meeting ; schema:alternateName ?name ; schema:startDate ?start .
  OPTIONAL { ?session a igf:Session ; schema:superEvent ?meeting }
  OPTIONAL { ?meeting schema:location/schema:address/schema:addressLocality ?city }
  OPTIONAL { ?meeting schema:eventAttendanceMode schema:OnlineEventAttendanceMode .
    BIND("online" AS ?online) }
  BIND(COALESCE(?city, ?online, "") AS ?place)
} GROUP BY ?meeting ?name ?start ?place ORDER BY ?start ?place
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count and what it counts; key: the address of the list that shows them, if there is one."""

    key: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Year:
    """An annual meeting, where it was, and how many of its sessions are in the graph."""

    name: str
    year: str
    place: str
    href: str
    sessions: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the home page tells of a build."""

    figures: tuple[Figure, ...]
    years: tuple[Year, ...]


def overview(store: Store) -> Overview:
    """Count what is in a store."""
    figures = (Figure(key, label, _count(store, form)) for key, label, form in FIGURES)
    return Overview(tuple(figures), tuple(_years(store)))


def select(store: Store, query: str) -> list[dict[str, str]]:
    """The rows of a query of ours, as texts; a variable without a value is left out."""
    answer = store.query(PROLOGUE + query)
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError(f"not a SELECT query: {query}")
    names = [variable.value for variable in answer.variables]
    return [
        {
            name: row[name].value
            for name in names
            if isinstance(row[name], ox.NamedNode | ox.Literal)
        }
        for row in answer
    ]


def _count(store: Store, form: str) -> int:
    return int(select(store, f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {form} }}")[0]["n"])


def _years(store: Store) -> list[Year]:
    found: dict[str, Year] = {}
    for row in select(store, YEARS):
        iri = row["meeting"]
        before = found.get(iri)
        # A meeting in two towns is one meeting.
        place = row["place"] if before is None else f"{before.place}, {row['place']}"
        found[iri] = Year(
            row["name"],
            row["start"][:4],
            place,
            link(iri, store.base) or iri,
            int(row["sessions"]),
        )
    return list(found.values())
