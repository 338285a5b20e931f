from __future__ import annotations

import pytest

from kg.remote.clauses import parts
from kg.sparql.query import Dataset

BASE = "https://igf.example/"
HERE = Dataset(("urn:a", "urn:b"), ("urn:c",))


def asked(query: str, dataset: Dataset = HERE) -> str:
    """The text for the engine, with single spaces and without the base."""
    text = " ".join(parts(query).text(dataset, BASE).split())
    assert text.startswith(f"BASE <{BASE}> ")
    return text.removeprefix(f"BASE <{BASE}> ")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT * @ { ?s ?p ?o }"),
        ("select distinct ?s where { ?s ?p ?o }", "select distinct ?s @ where { ?s ?p ?o }"),
        ("SELECT ?s FROM <x> FROM NAMED <y> { ?s ?p ?o }", "SELECT ?s @ { ?s ?p ?o }"),
        ("PREFIX e: <x:> SELECT ?s FROM e:y { }", "PREFIX e: <x:> SELECT ?s @ { }"),
        (
            "SELECT (EXISTS { ?a ?b ?c } AS ?x) ?y WHERE {}",
            "SELECT (EXISTS { ?a ?b ?c } AS ?x) ?y @ WHERE {}",
        ),
        ("ASK{}", "ASK @ {}"),
        ("CONSTRUCT { ?s ?p 1 } WHERE {}", "CONSTRUCT { ?s ?p 1 } @ WHERE {}"),
        ("CONSTRUCT FROM <x> WHERE {}", "CONSTRUCT @ WHERE {}"),
        ("DESCRIBE <x>", "DESCRIBE <x> @"),
        ("DESCRIBE <x> # <y> {", "DESCRIBE <x> @"),
        ("DESCRIBE ?s e:y LIMIT 3", "DESCRIBE ?s e:y @ LIMIT 3"),
        ("SELECT * #FROM <x>\n{ ?s ?p '#' }", "SELECT * @ { ?s ?p '#' }"),
    ],
)
def test_the_dataset_stands_behind_what_is_asked_for(query: str, text: str) -> None:
    assert asked(query) == text.replace("@", "FROM <urn:a> FROM <urn:b>", 1)


@pytest.mark.parametrize(
    ("query", "begin"),
    [
        ("BASE <x/> ASK {}", f"BASE <{BASE}x/> ASK"),
        ("base<http://y.example/> PREFIX e: <f> ASK {}", "BASE <http://y.example/> PREFIX e: <f>"),
        ("PREFIX base: <f> ASK {}", f"BASE <{BASE}> PREFIX base: <f> ASK"),
        ("PREFIX e: <f> BASE <x> ASK {}", f"BASE <{BASE}> PREFIX e: <f> BASE <x> ASK"),
    ],
)
def test_a_base_of_the_query_is_made_whole(query: str, begin: str) -> None:
    assert " ".join(parts(query).text(HERE, BASE).split()).startswith(begin)


def test_named_graphs_are_named_where_the_query_asks_for_some() -> None:
    query = "SELECT ?g { GRAPH ?g { ?s ?p ?o } }"
    clauses = "FROM <urn:a> FROM <urn:b> FROM NAMED <urn:c>"
    assert asked(query) == query.replace("{", f"{clauses} {{", 1)


def test_no_graph_is_named_as_one_that_does_not_exist() -> None:
    nothing = f"{BASE}load/nothing"
    query = "ASK { GRAPH ?g {} }"
    assert asked(query, Dataset(("urn:a",))) == (
        f"ASK FROM <urn:a> FROM NAMED <{nothing}> {{ GRAPH ?g {{}} }}"
    )
    assert asked(query, Dataset((), ("urn:c",))) == (
        f"ASK FROM <{nothing}> FROM NAMED <urn:c> {{ GRAPH ?g {{}} }}"
    )


@pytest.mark.parametrize(
    ("query", "limit"),
    [
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 5", 5),
        ("CONSTRUCT WHERE { ?s ?p ?o } OFFSET 2 LIMIT 07", 7),
        ("CONSTRUCT { ?s ?p 1 } { { SELECT ?s { ?s ?p ?o } LIMIT 5 } }", None),
        ("DESCRIBE <x>", None),
    ],
)
def test_the_limit_is_that_of_the_whole_query(query: str, limit: int | None) -> None:
    assert parts(query).limit == limit


def test_the_solutions_of_a_query_can_be_counted() -> None:
    query = "PREFIX e: <x:> CONSTRUCT { ?s a 1 } FROM <y> WHERE { ?s a e:Z } ORDER BY ?s"
    counted = " ".join(parts(query).counted(HERE, BASE).split())
    assert counted.removeprefix(f"BASE <{BASE}> ") == (
        "PREFIX e: <x:> SELECT (COUNT(*) AS ?n) FROM <urn:a> FROM <urn:b>"
        " { { SELECT (1 AS ?one) WHERE { ?s a e:Z } ORDER BY ?s } }"
    )
    assert not parts("DESCRIBE <x>").has_pattern
