"""The graph of the project's own data, and ways to ask it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset

from kg.inputs import read_inputs
from kg.iris import DEFAULT_BASE, Iris
from kg.pipeline import Made, make


@pytest.fixture(scope="session")
def iris() -> Iris:
    return Iris(DEFAULT_BASE)


@pytest.fixture(scope="session")
def made() -> Made:
    return make(read_inputs(), DEFAULT_BASE)


def as_dataset(made: Made) -> Dataset:
    found = Dataset()
    found.addN(
        (subject, predicate, value, found.graph(graph))
        for subject, predicate, value, graph in made.quads
    )
    return found


@pytest.fixture(scope="session")
def dataset(made: Made) -> Dataset:
    return as_dataset(made)


@pytest.fixture(scope="session")
def dataset_of_originals(shared: Path) -> Dataset:
    """The graph with the two real documents in place of the transcription of their facts."""
    sources = tuple(sorted((shared / "sources").glob("igf2017-ws15-*.txt")))
    assert len(sources) == 2
    return as_dataset(make(read_inputs(sources)))
