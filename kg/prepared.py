"""What a server would work out of a graph otherwise, written beside it once."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.answers import answered
from kg.answers.questions import QUESTIONS
from kg.iris import Iris
from kg.pictures import kept as pictures
from kg.pictures.catalogue import drawings
from kg.publish import void
from kg.publish.dataset import Figures
from kg.publish.dumps import serialised
from kg.publish.edition import Edition
from kg.publish.nquads import engine_triples
from kg.search import database as search
from kg.search.catalogue import catalogue
from kg.store import EmbeddedStore


def write_description(folder: Path, found: Figures, edition: Edition, base: str) -> None:
    """What the dataset says of itself in VoID and DCAT."""
    triples = engine_triples(void.description(Iris(base), found, edition))
    (folder / void.FILE).write_bytes(serialised(triples, ox.RdfFormat.TURTLE, base))


def write_ready(folder: Path, store: EmbeddedStore, before: Path | None = None) -> None:
    """What a server would work out of the graph otherwise: answers, pictures, the search index."""
    answers = answered.ask(store, QUESTIONS)
    (folder / answered.FILE).write_text(answered.written(answers, QUESTIONS), "utf-8")
    pictures.write(folder, drawings(answers), before)
    search.write_index(folder / search.FILE, catalogue(store))
