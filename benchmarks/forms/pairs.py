"""Pairs of queries with one answer: as one might write it, and as the engine likes it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.iris import DEFAULT_BASE
from kg.namespaces import ONTOLOGY, PREFIXES, VOCABULARY

USED = {"schema": PREFIXES["schema"], "igf": ONTOLOGY, "voc": VOCABULARY}
SESSION = f"<{DEFAULT_BASE}id/session/2018/ws5>"
MEETING = f"<{DEFAULT_BASE}id/meeting/2018>"
GRAPH = f"<{DEFAULT_BASE}graph/src-0>"
MODERATOR = f"<{VOCABULARY}role/moderator>"

PLAIN = "{ ?s ?p ?o } UNION { ?t igf:inSession ?s . ?t ?p ?o }"
OPTIONAL = "{ ?s a ?o OPTIONAL { ?s schema:name ?p } } UNION { ?t igf:inSession ?s . ?t ?p ?o }"
MINUS = "{ ?s ?p ?o MINUS { ?s schema:name ?o } } UNION { ?t igf:inSession ?s . ?t ?p ?o }"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two queries that give the same rows, in any order."""

    name: str
    common: str
    better: str


def _outside(union: str) -> str:
    return f"SELECT ?p ?o {{ VALUES ?s {{ {SESSION} }} {union} }}"


def _filtered(union: str) -> str:
    return f"SELECT ?p ?o {{ {union} FILTER (?s = {SESSION}) }}"


def _inside(union: str) -> str:
    return f"SELECT ?p ?o {{ {union.replace('?s ', f'{SESSION} ')} }}"


def _sessions(first: str, last: str) -> str:
    return (
        f"SELECT DISTINCT ?s ?n ?d {{ {first} ?s a igf:Session ; schema:name ?n ;"
        f" schema:superEvent ?of OPTIONAL {{ ?s schema:startDate ?d }} {last} }}"
    )


PAIRS = (
    Pair(
        "UNION with an OPTIONAL in a branch: VALUES outside; IRI in each branch",
        _outside(OPTIONAL),
        _inside(OPTIONAL),
    ),
    Pair(
        "UNION with a MINUS in a branch: VALUES outside; IRI in each branch",
        _outside(MINUS),
        _inside(MINUS),
    ),
    Pair(
        "UNION of plain patterns: VALUES outside; IRI in each branch",
        _outside(PLAIN),
        _inside(PLAIN),
    ),
    Pair(
        "UNION: FILTER (?s = <iri>) after it; IRI in each branch", _filtered(PLAIN), _inside(PLAIN)
    ),
    Pair(
        "subselect that groups: VALUES outside; IRI within",
        f"SELECT ?n {{ VALUES ?s {{ {SESSION} }}"
        " { SELECT ?s (COUNT(?t) AS ?n) { ?t igf:inSession ?s } GROUP BY ?s } }",
        f"SELECT ?n {{ {{ SELECT (COUNT(?t) AS ?n) {{ ?t igf:inSession {SESSION} }} }} }}",
    ),
    Pair(
        "one pattern: VALUES; IRI in it",
        f"SELECT ?p ?o {{ VALUES ?s {{ {SESSION} }} ?s ?p ?o }}",
        f"SELECT ?p ?o {{ {SESSION} ?p ?o }}",
    ),
    Pair(
        "one pattern: FILTER (?s = <iri>); IRI in it",
        f"SELECT ?p ?o {{ ?s ?p ?o FILTER (?s = {SESSION}) }}",
        f"SELECT ?p ?o {{ {SESSION} ?p ?o }}",
    ),
    Pair(
        'one pattern: FILTER (STR(?s) = "iri"); IRI in it',
        f'SELECT ?p ?o {{ ?s ?p ?o FILTER (STR(?s) = "{SESSION[1:-1]}") }}',
        f"SELECT ?p ?o {{ {SESSION} ?p ?o }}",
    ),
    Pair(
        "one value among patterns and OPTIONALs: FILTER; VALUES, before all else",
        _sessions("", f"FILTER (?of = {MEETING})"),
        _sessions(f"VALUES ?of {{ {MEETING} }}", ""),
    ),
    Pair(
        "one value among patterns and OPTIONALs: VALUES after; VALUES before all else",
        _sessions("", f"VALUES ?of {{ {MEETING} }}"),
        _sessions(f"VALUES ?of {{ {MEETING} }}", ""),
    ),
    Pair(
        "joined by FILTER (?a = ?b); by one variable",
        f"SELECT ?x ?b {{ ?x igf:inSession ?a . ?b schema:superEvent {MEETING} FILTER (?a = ?b) }}",
        f"SELECT ?x ?b {{ ?x igf:inSession ?b . ?b schema:superEvent {MEETING} }}",
    ),
    Pair(
        "FILTER (?p IN (…)); a path of alternatives",
        f"SELECT ?s ?o {{ ?s schema:superEvent {MEETING} . ?s ?p ?o"
        " FILTER (?p IN (schema:name, schema:identifier)) }",
        f"SELECT ?s ?o {{ ?s schema:superEvent {MEETING} ; schema:name|schema:identifier ?o }}",
    ),
    Pair(
        "FILTER (STR(?n) = text); the literal in the pattern, with its language",
        'SELECT ?s { ?s schema:name ?n FILTER (STR(?n) = "Synthetic Body 17") }',
        'SELECT ?s { ?s schema:name "Synthetic Body 17"@en }',
    ),
    Pair(
        "REGEX for a plain piece of text; CONTAINS",
        'SELECT ?s { ?s schema:name ?n FILTER (REGEX(?n, "Person 17")) }',
        'SELECT ?s { ?s schema:name ?n FILTER (CONTAINS(?n, "Person 17")) }',
    ),
    Pair(
        'REGEX with "i"; CONTAINS of LCASE',
        'SELECT ?s { ?s schema:name ?n FILTER (REGEX(?n, "PERSON 17", "i")) }',
        'SELECT ?s { ?s schema:name ?n FILTER (CONTAINS(LCASE(?n), "person 17")) }',
    ),
    Pair(
        "a pattern of REGEX that is computed for each row; CONTAINS",
        "SELECT ?s { ?s schema:name ?n ; schema:identifier ?c FILTER (REGEX(?n, ?c)) }",
        "SELECT ?s { ?s schema:name ?n ; schema:identifier ?c FILTER (CONTAINS(?n, ?c)) }",
    ),
    Pair(
        "a year by YEAR(?date); by what has the year as a thing",
        "SELECT ?s { ?s a igf:Session ; schema:startDate ?d FILTER (YEAR(?d) = 2018) }",
        f"SELECT ?s {{ ?s a igf:Session ; schema:superEvent {MEETING} }}",
    ),
    Pair(
        "path +: FILTER on its beginning; IRI at its beginning",
        f"SELECT ?b {{ ?a schema:isBasedOn+ ?b FILTER (?a = {SESSION}) }}",
        f"SELECT ?b {{ {SESSION} schema:isBasedOn+ ?b }}",
    ),
    Pair(
        "path *: both ends open (begins at every node); a pattern that binds one end",
        "SELECT ?a ?b { ?a schema:isBasedOn* ?b FILTER EXISTS { ?a a igf:Session } }",
        "SELECT ?a ?b { ?a a igf:Session . ?a schema:isBasedOn* ?b }",
    ),
    Pair(
        "two OPTIONALs with many values each (they multiply); a subselect for each",
        f"SELECT ?s (COUNT(DISTINCT ?a) AS ?n) (COUNT(DISTINCT ?t) AS ?m) {{"
        f" ?s schema:superEvent {MEETING} OPTIONAL {{ ?s schema:performer ?a }}"
        " OPTIONAL { ?t igf:inSession ?s } } GROUP BY ?s",
        f"SELECT ?s ?n ?m {{ {{ SELECT ?s (COUNT(DISTINCT ?a) AS ?n) {{"
        f" ?s schema:superEvent {MEETING} OPTIONAL {{ ?s schema:performer ?a }} }} GROUP BY ?s }}"
        f" {{ SELECT ?s (COUNT(?t) AS ?m) {{ ?s schema:superEvent {MEETING}"
        " OPTIONAL { ?t igf:inSession ?s } } GROUP BY ?s } }",
    ),
    Pair(
        "count in a subselect over everything, then narrowed; narrowed, then counted",
        f"SELECT ?s ?n {{ {{ SELECT ?s (COUNT(?t) AS ?n) {{ ?t igf:inSession ?s }} GROUP BY ?s }}"
        f" ?s schema:superEvent {MEETING} }}",
        f"SELECT ?s (COUNT(?t) AS ?n) {{ ?s schema:superEvent {MEETING} . ?t igf:inSession ?s }}"
        " GROUP BY ?s",
    ),
    Pair(
        "ORDER BY and LIMIT over wide rows; in a subselect first, widened after",
        "SELECT ?s ?n ?r ?k { ?s a igf:Session ; schema:name ?n ; schema:startDate ?d ;"
        " igf:sessionType ?k OPTIONAL { ?s igf:locationText ?r } } ORDER BY ?d ?s LIMIT 20",
        "SELECT ?s ?n ?r ?k { { SELECT ?s ?d { ?s a igf:Session ; schema:startDate ?d }"
        " ORDER BY ?d ?s LIMIT 20 } ?s schema:name ?n ; igf:sessionType ?k"
        " OPTIONAL { ?s igf:locationText ?r } }",
    ),
    Pair(
        "NOT EXISTS over many; MINUS",
        "SELECT ?s { ?s a igf:Session FILTER NOT EXISTS { ?s igf:locationText ?r } }",
        "SELECT ?s { ?s a igf:Session MINUS { ?s igf:locationText ?r } }",
    ),
    Pair(
        "NOT EXISTS of two patterns, over few; MINUS",
        f"SELECT ?s {{ ?s schema:superEvent {MEETING} FILTER NOT EXISTS {{ ?t igf:inSession ?s ;"
        f" igf:role {MODERATOR} }} }}",
        f"SELECT ?s {{ ?s schema:superEvent {MEETING} MINUS {{ ?t igf:inSession ?s ;"
        f" igf:role {MODERATOR} }} }}",
    ),
    Pair(
        "OPTIONAL with FILTER (!BOUND(?r)); MINUS",
        "SELECT ?s { ?s a igf:Session OPTIONAL { ?s igf:locationText ?r } FILTER (!BOUND(?r)) }",
        "SELECT ?s { ?s a igf:Session MINUS { ?s igf:locationText ?r } }",
    ),
    Pair(
        "COUNT (DISTINCT ?x) of what comes once anyway; COUNT (*)",
        "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a igf:Participation }",
        "SELECT (COUNT(*) AS ?n) { ?s a igf:Participation }",
    ),
    Pair(
        "DISTINCT over two patterns that nothing joins; EXISTS",
        "SELECT DISTINCT ?s { ?s a igf:Session . ?x a schema:Organization }",
        "SELECT ?s { ?s a igf:Session FILTER EXISTS { ?x a schema:Organization } }",
    ),
    Pair(
        "GRAPH ?g with a FILTER on ?g; the graph's IRI",
        f"SELECT ?s ?n {{ GRAPH ?g {{ ?s schema:name ?n }} FILTER (?g = {GRAPH}) }}",
        f"SELECT ?s ?n {{ GRAPH {GRAPH} {{ ?s schema:name ?n }} }}",
    ),
    Pair(
        "GRAPH ?g with a FILTER on the subject; IRI in the pattern",
        f"SELECT ?g ?n {{ GRAPH ?g {{ ?s schema:name ?n }} FILTER (?s = {SESSION}) }}",
        f"SELECT ?g ?n {{ GRAPH ?g {{ {SESSION} schema:name ?n }} }}",
    ),
)


def prefixes() -> str:
    """The declarations that the queries use."""
    return "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in USED.items())
