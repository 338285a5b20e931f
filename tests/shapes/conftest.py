from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from kg.validate import load_shapes

SHAPES = Path(__file__).resolve().parents[2] / "shapes"


@pytest.fixture(scope="session")
def curated_shapes() -> Graph:
    return load_shapes(SHAPES)


@pytest.fixture(scope="session")
def source_shapes() -> Graph:
    return load_shapes(SHAPES / "sources")
