from __future__ import annotations

from flask.testing import FlaskClient

from kg.iris import DEFAULT_BASE
from kg.namespaces import ONTOLOGY, PREFIXES, SHAPES, VOCABULARY
from kg.publish.dataset import figures
from kg.store import EmbeddedStore, default_graphs
from server import kept
from server.term_list import Term, prefixed, terms


def found(store: EmbeddedStore) -> tuple[Term, ...]:
    return terms(store, kept.description(store, None))


def test_a_term_of_ours_has_label_definition_and_uses(store: EmbeddedStore) -> None:
    (term,) = (term for term in found(store) if term.name == "igf:inSession")
    counted = figures(
        (quad for name in store.graphs for quad in store.graph(name)),
        DEFAULT_BASE,
        default_graphs(DEFAULT_BASE),
    ).default.properties[term.iri]
    assert term == Term(
        f"{ONTOLOGY}inSession",
        "igf:inSession",
        "property",
        "in session",
        "The session that a participation, a statement, a count or an answer is about.",
        None,
        counted.triples,
    )


def test_a_term_of_schema_org_that_the_data_use_is_there_too(store: EmbeddedStore) -> None:
    (term,) = (term for term in found(store) if term.name == "schema:superEvent")
    assert (term.kind, term.label, term.uses > 0) == ("property", "super event", True)


def test_a_concept_says_which_list_it_is_of(store: EmbeddedStore) -> None:
    (term,) = (term for term in found(store) if term.iri == f"{VOCABULARY}role/speaker")
    assert term == Term(
        f"{VOCABULARY}role/speaker",
        None,
        "concept",
        "speaker",
        "Gave a talk or spoke to the subject as one of those announced.",
        "Roles",
        0,
    )


def test_what_is_used_most_comes_first_and_each_term_once(store: EmbeddedStore) -> None:
    every = found(store)
    assert [term.uses for term in every] == sorted((t.uses for t in every), reverse=True)
    assert len({(term.iri, term.kind) for term in every}) == len(every)


def test_only_a_name_that_needs_no_escape_is_written_with_a_prefix() -> None:
    assert prefixed(f"{PREFIXES['schema']}name") == "schema:name"
    assert prefixed(f"{VOCABULARY}role/speaker") is None
    assert prefixed("urn:x") is None


def test_the_list_is_there_as_json(client: FlaskClient) -> None:
    response = client.get("/terms.json")
    told = response.get_json()
    assert response.content_type == "application/json"
    assert told.keys() == {"base", "prefixes", "documents", "places", "terms"}
    assert told["prefixes"] == PREFIXES
    assert told["documents"][SHAPES.rstrip("#")] == "/shapes"
    assert [f"{DEFAULT_BASE}id/", "/doc/"] in told["places"]
