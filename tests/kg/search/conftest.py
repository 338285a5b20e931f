"""Indexes of the project's data and of a few names in several scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.builds import current
from kg.iris import DEFAULT_BASE
from kg.search.catalogue import catalogue
from kg.search.database import FILE, index_bytes
from kg.search.index import Index
from kg.search.reading import of_bytes, of_file
from kg.store import EmbeddedStore

PREFIXES = f"""
@prefix : <{DEFAULT_BASE}id/> . @prefix g: <{DEFAULT_BASE}graph/> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix igf: <https://w3id.org/igf-kg/ont#> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix voc: <https://w3id.org/igf-kg/voc/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def store_of(trig: str) -> EmbeddedStore:
    quads = ox.parse(f"{PREFIXES}\n{trig}", format=ox.RdfFormat.TRIG)
    nquads = ox.serialize(sorted(quads, key=str), format=ox.RdfFormat.N_QUADS)
    assert nquads is not None
    return EmbeddedStore.of(nquads, DEFAULT_BASE)


@pytest.fixture(scope="session")
def of_data(built: Path) -> Iterator[Index]:
    """The index that the build of the project's data has made."""
    folder = current(built)
    assert folder is not None
    reader = of_file(folder / FILE)
    assert reader is not None
    index = Index(reader)
    yield index
    index.close()


@pytest.fixture
def index_of() -> Iterator[Callable[[str], Index]]:
    """Makes the index of a few statements."""
    made: list[Index] = []

    def make(trig: str) -> Index:
        made.append(Index(of_bytes(index_bytes(catalogue(store_of(trig))))))
        return made[-1]

    yield make
    for index in made:
        index.close()
