"""JSON-LD of any statements says exactly these, whoever reads it."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.namespaces import PREFIXES
from kg.publish.jsonld import full

pytestmark = [
    # rdflib warns of its own use of a class that it is about to drop.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning"),
]
EX = "https://example.org/id/"
SCHEMA, IGF, SKOS, XSD = (PREFIXES[prefix] for prefix in ("schema", "igf", "skos", "xsd"))
NODES = st.sampled_from(
    [ox.NamedNode(EX + name) for name in ("a", "b", "c", "d")]
    + [ox.NamedNode(f"{SCHEMA}Event"), ox.NamedNode("igf:not-a-prefix"), ox.NamedNode("urn:x:y")]
)
TERMS = st.sampled_from(
    [
        ox.NamedNode(iri)
        for iri in (
            f"{SCHEMA}name",
            f"{SCHEMA}superEvent",
            f"{SCHEMA}startDate",
            f"{IGF}role",
            f"{SKOS}prefLabel",
            f"{SKOS}a/odd",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
            "https://example.org/without-a-prefix",
        )
    ]
)
LITERALS = st.sampled_from(
    [
        ox.Literal("plain"),
        ox.Literal("https://example.org/text-like-an-address"),
        ox.Literal("@id"),
        ox.Literal("in English", language="en"),
        ox.Literal("auf Deutsch", language="de"),
        ox.Literal("2017-12-21", datatype=ox.NamedNode(f"{XSD}date")),
        ox.Literal("2017-12-21T09:00:00+01:00", datatype=ox.NamedNode(f"{XSD}dateTime")),
        ox.Literal("5", datatype=ox.NamedNode(f"{XSD}integer")),
        ox.Literal("005", datatype=ox.NamedNode(f"{XSD}integer")),
        ox.Literal("123456789012345678901", datatype=ox.NamedNode(f"{XSD}integer")),
        ox.Literal("true", datatype=ox.NamedNode(f"{XSD}boolean")),
        ox.Literal("1", datatype=ox.NamedNode(f"{XSD}boolean")),
        ox.Literal("1.50", datatype=ox.NamedNode(f"{XSD}decimal")),
        ox.Literal("1E3", datatype=ox.NamedNode(f"{XSD}double")),
        ox.Literal("2009", datatype=ox.NamedNode(f"{XSD}gYear")),
    ]
)
TRIPLES = st.builds(ox.Triple, NODES, TERMS, NODES | LITERALS)
SETS = st.frozensets(TRIPLES, max_size=14)

# Drawing is quick; the first draw of a busy machine is not.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read_by_oxigraph(text: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(text.encode(), format=ox.RdfFormat.JSON_LD)}


def read_by_rdflib(text: str) -> set[ox.Triple]:
    ntriples = Graph().parse(data=text, format="json-ld").serialize(format="nt")
    return {quad.triple for quad in ox.parse(ntriples.encode(), format=ox.RdfFormat.N_TRIPLES)}


@UNHURRIED
@given(SETS, st.sampled_from([None, f"{EX}a"]))
def test_it_says_exactly_what_it_was_given(
    triples: frozenset[ox.Triple], subject: str | None
) -> None:
    assert read_by_oxigraph(json.dumps(full(triples, subject))) == triples


@UNHURRIED
@given(st.frozensets(TRIPLES, max_size=14))
def test_the_order_of_statements_does_not_matter(triples: frozenset[ox.Triple]) -> None:
    rows = sorted(triples, key=str)
    assert json.dumps(full(rows, f"{EX}a")) == json.dumps(full(rows[::-1], f"{EX}a"))


# rdflib writes numbers anew as it reads them.
KEPT = TRIPLES.filter(
    lambda t: (
        not isinstance(t.object, ox.Literal) or t.object.value not in {"005", "1", "1E3", "1.50"}
    )
)


@UNHURRIED
@given(st.frozensets(KEPT, max_size=14))
def test_rdflib_reads_the_same(triples: frozenset[ox.Triple]) -> None:
    assert read_by_rdflib(json.dumps(full(triples, f"{EX}a"))) == triples


def test_nodes_without_a_name_are_kept_apart() -> None:
    turtle = """
        @prefix ex: <https://example.org/id/> .
        ex:a ex:p [ ex:q 1 ; ex:r _:same ] , [ ex:q 2 ; ex:r _:same ] , ( 1 2 ) .
    """
    triples = [quad.triple for quad in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE)]
    text = json.dumps(full(triples, f"{EX}a"))
    found = Graph().parse(data=text, format="json-ld")
    assert isomorphic(found, Graph().parse(data=turtle, format="turtle"))


def test_it_reads_as_plain_json() -> None:
    turtle = """
        @prefix ex: <https://example.org/id/> .
        @prefix igf: <https://w3id.org/igf-kg/ont#> .
        @prefix schema: <https://schema.org/> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        ex:ws15 a schema:Event , igf:Session ; schema:name "Cybersecurity"@en ;
            schema:startDate "2017-12-21T09:00:00+01:00"^^xsd:dateTime ;
            schema:performer ex:mugisha ; schema:superEvent ex:meeting ; igf:flag true .
        ex:mugisha a schema:Person ; schema:name "Charles Mugisha" .
        ex:meeting schema:name "IGF 2017"@en ; schema:startDate "2017-12-18"^^xsd:date .
        ex:part a igf:Participation ; igf:inSession ex:ws15 ; igf:participant ex:mugisha .
        igf:Session schema:name "Session"@en .
    """
    triples = [quad.triple for quad in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE)]
    assert full(triples, f"{EX}ws15") == {
        "@context": {
            "@vocab": "https://schema.org/",
            "igf": "https://w3id.org/igf-kg/ont#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            "igf:participant": {"@type": "@id"},
            "name": {"@language": "en"},
            "performer": {
                "@id": "https://schema.org/performer",
                "@context": {"name": {"@id": "https://schema.org/name"}},
            },
            "startDate": {"@type": "xsd:dateTime"},
            "superEvent": {
                "@id": "https://schema.org/superEvent",
                "@context": {"startDate": {"@type": "xsd:date"}},
            },
        },
        "@id": f"{EX}ws15",
        "@type": ["Event", "igf:Session"],
        "name": "Cybersecurity",
        "performer": {"@id": f"{EX}mugisha", "@type": "Person", "name": "Charles Mugisha"},
        "startDate": "2017-12-21T09:00:00+01:00",
        "superEvent": {"@id": f"{EX}meeting", "name": "IGF 2017", "startDate": "2017-12-18"},
        "igf:flag": True,
        "@reverse": {
            "igf:inSession": [
                {
                    "@id": f"{EX}part",
                    "@type": "igf:Participation",
                    "igf:participant": f"{EX}mugisha",
                }
            ]
        },
        "@included": [{"@id": f"{IGF}Session", "name": "Session"}],
    }
