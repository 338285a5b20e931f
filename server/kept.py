"""What a build has worked out beforehand, read from its folder.

A store without a folder, in memory or elsewhere, and a build that older code made, are asked now.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg import __version__
from kg.answers import answered
from kg.answers.answered import Answers
from kg.answers.questions import QUESTIONS
from kg.iris import Iris
from kg.publish import void
from kg.publish.dataset import figures
from kg.publish.edition import Edition
from kg.publish.nquads import engine_triples
from kg.store import Store, default_graphs


def answers(store: Store, build: Path | None) -> Answers:
    """The answers to the questions that everybody asks."""
    file = None if build is None else build / answered.FILE
    if file is None or not file.is_file():
        return answered.ask(store, QUESTIONS)
    return answered.ask(store, QUESTIONS, answered.read(file.read_text("utf-8"), str(file)))


def description(store: Store, build: Path | None) -> frozenset[ox.Triple]:
    """The description of the dataset."""
    file = None if build is None else build / void.FILE
    if file is not None and file.is_file():
        return frozenset(quad.triple for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE))
    iris = Iris(store.base)
    quads = (quad for name in store.graphs for quad in store.graph(name))
    found = figures(quads, iris.space, default_graphs(store.base))
    edition = Edition(__version__, store.digest)
    return engine_triples(void.description(iris, found, edition))
