"""The lists of what there is: what stands in each, in which order, and how it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from kg.namespaces import VOCABULARY
from kg.store import Store
from server.links import link
from server.pages.values import Value, day_of

PER_PAGE = 100
BY_NAME = "LCASE(?name) ?x"
Kind = Literal["people", "organizations", "sessions", "series", "places", "themes", "documents"]
Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of one kind of thing.

    pattern: what is listed, `?x` with its `?name`. picked: the variables that its order needs.
    more: what the other columns need, asked for the rows of one page alone; counted: its figures.
    unsearched: what narrows the list where no words do.
    by_year: whether `?of` in the pattern is the meeting. lettered: whether the order is by name.
    """

    key: Kind
    title: str
    about: str
    columns: tuple[str, ...]
    pattern: str
    cells: Callable[[Row, Value], tuple[Value, ...]]
    picked: str = "?x ?name"
    order: str = BY_NAME
    more: str = ""
    counted: str = ""
    unsearched: str = ""
    by_year: bool = False
    lettered: bool = False


def _counted(row: Row, name: Value) -> tuple[Value, ...]:
    return name, Value(row["n"])


def _session(row: Row, name: Value) -> tuple[Value, ...]:
    return Value(day_of(row.get("start", ""))), Value(row.get("code", "")), name


def _series(row: Row, name: Value) -> tuple[Value, ...]:
    years = ", ".join(sorted(row["years"].split()))
    return name, Value(row["kind"]), Value(years), Value(row["n"])


def _place(row: Row, name: Value) -> tuple[Value, ...]:
    return Value(row.get("year", "")), name, Value(row.get("city", "")), Value(row["n"])


def _theme(row: Row, name: Value) -> tuple[Value, ...]:
    what = "tag" if row["scheme"].startswith(f"{VOCABULARY}tag/") else "theme"
    return Value(row["scheme"][-4:]), name, Value(what), Value(row["n"])


def _document(row: Row, name: Value) -> tuple[Value, ...]:
    return name, Value(row["kind"]), Value(row.get("when", "not said")), Value(row["n"])


LISTINGS = {
    listing.key: listing
    for listing in (
        Listing(
            key="people",
            title="People",
            about="Whoever a document names in full as having, or being planned to have, a part in"
            " a session. Two people of one name stand here twice, and so may one person whom nobody"
            " has yet judged to be the same.",
            columns=("Name", "Sessions"),
            pattern="?x a schema:Person ; schema:name ?name .",
            more="OPTIONAL { ?p igf:participant ?x ; igf:inSession ?in }",
            counted="(COUNT(DISTINCT ?in) AS ?n)",
            cells=_counted,
            lettered=True,
        ),
        Listing(
            key="organizations",
            title="Organisations",
            about="Bodies that somebody spoke for or that took part themselves, at the time of the"
            " session.",
            columns=("Name", "Sessions"),
            pattern="?x a schema:Organization ; schema:name ?name .",
            more="OPTIONAL { { ?p igf:affiliation ?x } UNION { ?p igf:participant ?x }"
            " ?p igf:inSession ?in }",
            counted="(COUNT(DISTINCT ?in) AS ?n)",
            cells=_counted,
            lettered=True,
        ),
        Listing(
            key="sessions",
            title="Sessions",
            about="The sessions that somebody has carried over from programmes and reports so far;"
            " not all that were held.",
            columns=("Day", "Code", "Title"),
            pattern="?x a igf:Session ; schema:name ?name ; schema:superEvent ?of ."
            " OPTIONAL { ?x schema:identifier ?code } OPTIONAL { ?x schema:startDate ?start }"
            " OPTIONAL { ?of schema:startDate ?began }"
            # What has no day stands at the end of its meeting, and what has no code after the rest.
            ' BIND(COALESCE(STR(?start), CONCAT(SUBSTR(STR(?began), 1, 4), "~"), "~") AS ?when)'
            ' BIND(COALESCE(STR(?code), "~") AS ?coded)',
            picked="?x ?name ?code ?start ?when ?coded",
            order="?when ?coded LCASE(STR(?name)) ?x",
            cells=_session,
            by_year=True,
        ),
        Listing(
            key="series",
            title="Series",
            about="Sessions that one coalition, forum or network has held over the years, and"
            " places in the programme that come back.",
            columns=("Name", "Kind", "Meetings", "Sessions"),
            pattern="?x a igf:SessionSeries ; schema:name ?name ;"
            " igf:seriesKind/skos:prefLabel ?kind . ?session igf:inSeries ?x ;"
            " schema:superEvent ?of .",
            picked="?x ?name ?kind",
            more="?each igf:inSeries ?x ; schema:superEvent/schema:startDate ?start",
            counted="(COUNT(DISTINCT ?each) AS ?n)"
            " (GROUP_CONCAT(DISTINCT SUBSTR(STR(?start), 1, 4); separator=' ') AS ?years)",
            cells=_series,
            by_year=True,
            lettered=True,
        ),
        Listing(
            key="places",
            title="Places",
            about="Where the annual meetings were, by year; the page of each place has its rooms"
            " and what met in them. A search finds rooms too.",
            columns=("Year", "Place", "Town", "Rooms"),
            pattern="?x a schema:Place ; schema:name ?name ."
            " OPTIONAL { ?x schema:containedInPlace ?in }"
            " BIND(COALESCE(?in, ?x) AS ?venue)"
            " OPTIONAL { ?meeting a igf:Meeting ; schema:location ?venue ;"
            " schema:startDate ?start }"
            " BIND(SUBSTR(STR(?start), 1, 4) AS ?year)",
            unsearched="FILTER(!BOUND(?in))",
            picked="?x ?name ?year",
            order="(!BOUND(?year)) ?year LCASE(?name) ?x",
            more="OPTIONAL { ?x schema:address/schema:addressLocality ?town }"
            " OPTIONAL { ?room schema:containedInPlace ?x }",
            counted="(SAMPLE(?town) AS ?city) (COUNT(DISTINCT ?room) AS ?n)",
            cells=_place,
        ),
        Listing(
            key="themes",
            title="Themes and tags",
            about="The words by which each programme sorts its sessions, as printed; every year has"
            " its own.",
            columns=("Year", "Words", "Printed as", "Sessions"),
            pattern="?x skos:inScheme ?scheme ; skos:prefLabel ?name ."
            f' FILTER(STRSTARTS(STR(?scheme), "{VOCABULARY}theme/")'
            f' || STRSTARTS(STR(?scheme), "{VOCABULARY}tag/"))',
            picked="?x ?name ?scheme",
            order="SUBSTR(STR(?scheme), STRLEN(STR(?scheme)) - 3) LCASE(?name) ?x",
            more="OPTIONAL { { ?session igf:theme ?x } UNION { ?session igf:tag ?x } }",
            counted="(COUNT(DISTINCT ?session) AS ?n)",
            cells=_theme,
        ),
        Listing(
            key="documents",
            title="Documents",
            about="What was read: programme pages, reports, transcripts and other documents, and on"
            " how many events each is a source.",
            columns=("Document", "Kind", "Captured", "Events"),
            pattern="GRAPH ?provenance { ?x a igf:SourceDocument ; schema:name ?name ;"
            " igf:documentKind ?what OPTIONAL { ?x igf:retrieved ?when }"
            " FILTER NOT EXISTS { ?of_it igf:transcribedIn ?x } } ?what skos:prefLabel ?kind .",
            picked="?x ?name ?kind ?when",
            more="OPTIONAL { ?event schema:subjectOf ?x }",
            counted="(COUNT(DISTINCT ?event) AS ?n)",
            cells=_document,
        ),
    )
}


def total_of(listing: Listing, words: str, year: str, base: str) -> str:
    """The query for how many there are, as `?n`."""
    narrowed = _narrowed(listing, words, year, base)
    return f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {narrowed} }}"


def letters_of(listing: Listing, year: str, base: str) -> str:
    """The query for how many names begin with each letter."""
    narrowed = _narrowed(listing, "", year, base)
    return (
        "SELECT ?letter (COUNT(DISTINCT ?x) AS ?n) WHERE {"
        f" {narrowed} BIND(LCASE(SUBSTR(?name, 1, 1)) AS ?letter) }}"
        " GROUP BY ?letter ORDER BY ?letter"
    )


def rows_of(listing: Listing, words: str, year: str, base: str, number: int) -> str:
    """The query for the rows of one page."""
    inner = (
        f"SELECT DISTINCT {listing.picked} WHERE {{ {_narrowed(listing, words, year, base)} }}"
        f" ORDER BY {listing.order} LIMIT {PER_PAGE} OFFSET {PER_PAGE * (number - 1)}"
    )
    if not listing.counted:
        return inner
    return (
        f"SELECT {listing.picked} {listing.counted} WHERE {{ {{ {inner} }} {listing.more} }}"
        f" GROUP BY {listing.picked} ORDER BY {listing.order}"
    )


def cells(listing: Listing, row: Row, store: Store, root: str) -> tuple[Value, ...]:
    """A row as the table shows it."""
    return listing.cells(row, Value(row["name"], link(row["x"], store.base, root)))


def _narrowed(listing: Listing, words: str, year: str, base: str) -> str:
    narrower = _search(words) if words else listing.unsearched
    return f"{_year(base, year)} {listing.pattern} {narrower}"


def _search(words: str) -> str:
    wanted = str(ox.Literal(words))
    return (
        f"FILTER(CONTAINS(LCASE(?name), LCASE({wanted})) || EXISTS {{ ?x schema:alternateName ?o"
        f" FILTER(CONTAINS(LCASE(?o), LCASE({wanted}))) }})"
    )


def _year(base: str, year: str) -> str:
    # First of all, where the engine begins with it; as a FILTER it takes twenty times as long.
    return f"VALUES ?of {{ {ox.NamedNode(f'{base}id/meeting/{year}')} }}" if year else ""
