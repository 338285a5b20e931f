"""The JSON-LD context: inline, complete, and true to the graph both ways."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph
from rdflib.compare import isomorphic

from kg.namespaces import ONTOLOGY, PREFIXES
from kg.resources import jsonld_context

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "ontology" / "examples").glob("*.ttl"))
CONTEXT = json.loads(jsonld_context().read_text("utf-8"))["@context"]


def test_plain_words_are_schema_org() -> None:
    assert (CONTEXT["@version"], CONTEXT["@vocab"]) == (1.1, "https://schema.org/")


def test_the_prefixes_are_those_of_the_code() -> None:
    prefixes = {k: v for k, v in CONTEXT.items() if isinstance(v, str) and not k.startswith("@")}
    assert prefixes == {prefix: PREFIXES[prefix] for prefix in prefixes}
    assert {"dcterms", "igf", "org", "prov", "schema", "skos", "xsd"} <= prefixes.keys()


def test_each_link_of_the_ontology_is_a_link_in_json() -> None:
    ontology = Graph().parse(ROOT / "ontology" / "igf.ttl")
    links = {
        "igf:" + str(term).removeprefix(ONTOLOGY)
        for term in ontology.subjects(RDF.type, OWL.ObjectProperty)
    }
    ours = {
        term for term, said in CONTEXT.items() if term.startswith("igf:") and said["@type"] == "@id"
    }
    assert ours == links


def test_nothing_is_fetched_to_read_it() -> None:
    assert all("@context" not in said for said in CONTEXT.values() if isinstance(said, dict))


# rdflib's own JSON-LD parser uses a class that rdflib deprecates.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back_the_same_from_json(path: Path) -> None:
    graph = Graph().parse(path)
    text = graph.serialize(format="json-ld", context=CONTEXT)
    assert isomorphic(Graph().parse(data=text, format="json-ld"), graph)


def test_a_typed_value_is_a_plain_string_in_json() -> None:
    graph = Graph().parse(ROOT / "ontology" / "examples" / "Participation.ttl")
    nodes = json.loads(graph.serialize(format="json-ld", context=CONTEXT))["@graph"]
    session = next(node for node in nodes if node["@id"].endswith("/ws7"))
    assert session["startDate"] == "2031-11-12T09:00:00+00:00"
    assert session["superEvent"] == "http://example.org/id/meeting/2031"
