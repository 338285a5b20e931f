from __future__ import annotations

from kg.iris import DEFAULT_BASE
from kg.sparql.query import Dataset
from kg.store import EmbeddedStore, default_graphs
from server.sparql.asking import Asked
from server.sparql.planning import Plan, planned

QUERY = "SELECT ?g { GRAPH ?g { ?s ?p ?o } }"


def plan(store: EmbeddedStore, dataset: Dataset) -> Plan:
    return planned(Asked(QUERY, dataset, None), None, store)


def test_a_query_that_names_no_graphs_is_not_handed_a_list_of_all(store: EmbeddedStore) -> None:
    task = plan(store, Dataset()).task
    assert (task.default, task.named) == (default_graphs(DEFAULT_BASE), None)


def test_all_named_graphs_and_none_have_answers_of_their_own(store: EmbeddedStore) -> None:
    every = plan(store, Dataset())
    none = plan(store, Dataset(default=default_graphs(DEFAULT_BASE)))
    assert (every.task.default, none.task.named) == (none.task.default, ())
    assert every.key != none.key
