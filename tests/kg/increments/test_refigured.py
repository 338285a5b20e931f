"""Figures carried on from those before are those of a count of everything."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.increments.kept_figures import figures_of_text, figures_text
from kg.increments.refigured import Stores, refigured
from kg.namespaces import PREFIXES
from kg.publish.dataset import EXAMPLES, figures
from kg.publish.partitions import TYPE
from kg.validation.change import Change

SPACE = "http://example.org/id/"
DEFAULT = ("http://example.org/graph/curated", "http://example.org/graph/vocabulary")
GRAPHS = [ox.NamedNode(name) for name in (*DEFAULT, "http://example.org/graph/src-a")]
THINGS = [ox.NamedNode(f"{SPACE}x/{n}") for n in range(3)] + [ox.NamedNode("http://else.org/y")]
DAYS = ["2017-12-18", "2016-12-06", "2019-11", "soon"]
DATED = [
    ox.NamedNode(PREFIXES["schema"] + "startDate"),
    ox.NamedNode(PREFIXES["igf"] + "imported"),
    ox.NamedNode(PREFIXES["dcterms"] + "created"),
]
CLASSES = [ox.NamedNode(name) for name in (*EXAMPLES[:2], "http://else.org/Class")]

things, graphs = st.sampled_from(THINGS), st.sampled_from(GRAPHS)
quads = st.one_of(
    st.builds(ox.Quad, things, st.just(TYPE), st.sampled_from(CLASSES), graphs),
    st.builds(
        ox.Quad, things, st.sampled_from(DATED), st.sampled_from(DAYS).map(ox.Literal), graphs
    ),
    st.builds(ox.Quad, things, st.just(ox.NamedNode("http://else.org/p")), things, graphs),
)
datasets = st.frozensets(quads, max_size=25)


def stored(found: frozenset[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(found)
    return store


@settings(deadline=None)
@given(datasets, datasets, datasets)
def test_figures_carried_on_are_those_of_a_whole_count(
    both: frozenset[ox.Quad], then: frozenset[ox.Quad], now: frozenset[ox.Quad]
) -> None:
    before, after = both | then, both | now
    change = Change(after - before, before - after)
    kept = figures_of_text(figures_text(figures(before, SPACE, DEFAULT)))
    stores = Stores(stored(before), stored(after))
    assert refigured(kept, change, stores, SPACE, DEFAULT) == figures(after, SPACE, DEFAULT)
