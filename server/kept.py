"""What a build has worked out beforehand, read from its folder.

A store without a folder, in memory or elsewhere, and a build that older code made, are asked now.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.answers import answered
from kg.answers.answered import Answers
from kg.answers.questions import QUESTIONS
from kg.errors import StoreError
from kg.iris import Iris
from kg.publish import void
from kg.publish.dataset import figures
from kg.publish.distributions import distributions
from kg.publish.dump_set import Dumped
from kg.publish.edition import Edition
from kg.publish.nquads import engine_triples
from kg.publish.version import version_in
from kg.releases.register import SHOWN
from kg.search import database
from kg.search.catalogue import catalogue
from kg.search.index import Index
from kg.search.reading import of_bytes, of_file
from kg.store import Store, default_graphs

MOST_INDEXED = 1_000_000
"""Statements; the search in a larger graph needs the index that its build has made."""
TOO_LARGE = (
    "the graph is too large for a search index to be made while somebody waits; serve it beside the"
    " folder of its build, which holds one"
)


def answers(store: Store, build: Path | None) -> Answers:
    """The answers to the questions that everybody asks."""
    file = None if build is None else build / answered.FILE
    if file is None or not file.is_file():
        return answered.ask(store, QUESTIONS)
    return answered.ask(store, QUESTIONS, answered.read(file.read_text("utf-8"), str(file)))


def description(
    store: Store, build: Path | None, dumps: Iterable[Dumped] = ()
) -> frozenset[ox.Triple]:
    """The description of the dataset, with the dumps that there are of it."""
    told = engine_triples(distributions(Iris(store.base), dumps))
    return _described(store, build) | told


def _described(store: Store, build: Path | None) -> frozenset[ox.Triple]:
    file = None if build is None else build / void.FILE
    if file is not None and file.is_file():
        return frozenset(quad.triple for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE))
    iris = Iris(store.base)
    quads = (quad for name in store.graphs for quad in store.graph(name))
    found = figures(quads, iris.space, default_graphs(store.base))
    edition = Edition(version(store), store.digest)
    return engine_triples(void.description(iris, found, edition))


def version(store: Store) -> str:
    """What the graph is called; a store that does not say it is told apart by its digest."""
    about = store.about(str(Iris(store.base).described("dataset")))
    return version_in(about) or f"0+{store.digest[:SHOWN]}"


def search(store: Store, build: Path | None) -> Index:
    """The index of what can be searched; without one in the folder, made in memory now."""
    file = None if build is None else build / database.FILE
    reader = of_file(file) if file is not None and file.is_file() else None
    if reader is None and store.size() > MOST_INDEXED:
        raise StoreError(TOO_LARGE)
    return Index(reader or of_bytes(database.index_bytes(catalogue(store))))
