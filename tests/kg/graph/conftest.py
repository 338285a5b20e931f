"""The graph of the project's own data, and ways to ask it."""

from __future__ import annotations

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


@pytest.fixture(scope="session")
def dataset(made: Made) -> Dataset:
    found = Dataset()
    found.addN(
        (subject, predicate, value, found.graph(graph))
        for subject, predicate, value, graph in made.quads
    )
    return found
