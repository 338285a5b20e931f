"""Lists of meetings, sessions, people and organisations, a page at a time, with a plain search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox
from flask import Blueprint, Response, request

from kg.store import Store
from server.links import link
from server.overview import select
from server.pages.values import Value, day_of
from server.problems import RequestError
from server.replies import library, page, root

lists = Blueprint("lists", __name__)

PER_PAGE = 100
Kind = Literal["people", "organizations", "sessions", "series"]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of one kind of thing. by_year: whether `?of` in its pattern is the meeting."""

    key: Kind
    title: str
    about: str
    columns: tuple[str, ...]
    pattern: str
    by_year: bool = False


LISTINGS = {
    listing.key: listing
    for listing in (
        Listing(
            "people",
            "People",
            "Whoever a document names in full as having, or being planned to have, a part in a"
            " session. Two people of one name stand here twice, and so may one person whom nobody"
            " has yet judged to be the same.",
            ("Name", "Sessions"),
            "?x a schema:Person ; schema:name ?name ."
            " OPTIONAL { ?p igf:participant ?x ; igf:inSession ?of }",
        ),
        Listing(
            "organizations",
            "Organisations",
            "Bodies that somebody spoke for or that took part themselves, at the time of the"
            " session.",
            ("Name", "Sessions"),
            "?x a schema:Organization ; schema:name ?name ."
            " OPTIONAL { { ?p igf:affiliation ?x } UNION { ?p igf:participant ?x }"
            " ?p igf:inSession ?of }",
        ),
        Listing(
            "sessions",
            "Sessions",
            "The sessions that somebody has carried over from programmes and reports so far; not"
            " all that were held.",
            ("Day", "Code", "Title"),
            "?x a igf:Session ; schema:name ?name ; schema:superEvent ?of ."
            " OPTIONAL { ?x schema:identifier ?code } OPTIONAL { ?x schema:startDate ?start }",
            by_year=True,
        ),
        Listing(
            "series",
            "Series",
            "Sessions that one coalition, forum or network has held over the years, and places in"
            " the programme that come back.",
            ("Name", "Kind", "Meetings", "Sessions"),
            "?x a igf:SessionSeries ; schema:name ?name ; igf:seriesKind/skos:prefLabel ?kind ."
            " ?session igf:inSeries ?x ; schema:superEvent ?of . ?of schema:startDate ?start",
            by_year=True,
        ),
    )
}


@lists.get("/meetings")
def meetings() -> Response:
    """Every annual meeting."""
    return page("meetings.html", overview=library().overview)


@lists.get("/people")
def people() -> Response:
    """The people by name."""
    return _listed("people")


@lists.get("/organizations")
def organizations() -> Response:
    """The bodies by name."""
    return _listed("organizations")


@lists.get("/sessions")
def sessions() -> Response:
    """The sessions by day, of one year or of all."""
    return _listed("sessions")


@lists.get("/series")
def series() -> Response:
    """The series of sessions by name, of one year or of all."""
    return _listed("series")


def _listed(key: Kind) -> Response:
    listing, here = LISTINGS[key], library()
    store = here.store
    words, year, number = _asked()
    year = year if listing.by_year else ""
    narrowed = f"{_year(store, year)} {listing.pattern} {_search(words)}"
    count = f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {narrowed} }}"
    total = int(select(store, count)[0]["n"])
    rows = select(store, _query(key, narrowed, number))
    return page(
        "list.html",
        listing=listing,
        rows=[_cells(key, row, store) for row in rows],
        total=total,
        number=number,
        last=max(1, -(-total // PER_PAGE)),
        words=words,
        year=year,
        years=here.overview.years,
    )


def _asked() -> tuple[str, str, int]:
    """The search words, the year, and the number of the page."""
    words = request.args.get("q", "").strip()
    year = request.args.get("year", "")
    number = request.args.get("page", "1")
    if year and not (year.isascii() and year.isdecimal() and len(year) == 4):
        raise RequestError(400, f"the year is {year!r}; give four digits, such as 2017")
    if not (number.isascii() and number.isdecimal() and 0 < int(number[:9]) < 100_000):
        raise RequestError(400, f"the page is {number!r}; give a number from 1")
    return words[:200], year, int(number)


def _search(words: str) -> str:
    if not words:
        return ""
    wanted = str(ox.Literal(words))
    return (
        f"FILTER(CONTAINS(LCASE(?name), LCASE({wanted})) || EXISTS {{ ?x schema:alternateName ?o"
        f" FILTER(CONTAINS(LCASE(?o), LCASE({wanted}))) }})"
    )


def _year(store: Store, year: str) -> str:
    # First of all, where the engine begins with it; as a FILTER it takes twenty times as long.
    return f"VALUES ?of {{ {ox.NamedNode(f'{store.base}id/meeting/{year}')} }}" if year else ""


def _query(key: Kind, pattern: str, number: int) -> str:
    page_of = f"LIMIT {PER_PAGE} OFFSET {PER_PAGE * (number - 1)}"
    if key == "sessions":
        return (
            f"SELECT DISTINCT ?x ?name ?code ?start WHERE {{ {pattern} }}"
            f" ORDER BY STR(?start) ?code ?name ?x {page_of}"
        )
    if key == "series":
        return (
            "SELECT ?x ?name ?kind (COUNT(DISTINCT ?session) AS ?n)"
            " (GROUP_CONCAT(DISTINCT SUBSTR(STR(?start), 1, 4); separator=' ') AS ?years)"
            f" WHERE {{ {pattern} }} GROUP BY ?x ?name ?kind ORDER BY LCASE(?name) ?x {page_of}"
        )
    return (
        f"SELECT ?x ?name (COUNT(DISTINCT ?of) AS ?n) WHERE {{ {pattern} }} GROUP BY ?x ?name"
        f" ORDER BY LCASE(?name) ?x {page_of}"
    )


def _cells(key: Kind, row: dict[str, str], store: Store) -> tuple[Value, ...]:
    name = Value(row["name"], link(row["x"], store.base, root()))
    if key == "sessions":
        return Value(day_of(row.get("start", ""))), Value(row.get("code", "")), name
    if key == "series":
        years = ", ".join(sorted(row["years"].split()))
        return name, Value(row["kind"]), Value(years), Value(row["n"])
    return name, Value(row["n"])
