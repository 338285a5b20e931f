"""Which version the graph is: one quad in it says so, and all else that tells it repeats that."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import OWL

from kg.graph.quads import Quad, plain
from kg.iris import Iris


def version_quad(iris: Iris, version: str) -> Quad:
    """The statement that tells the version of the dataset, in the graph of where all is from."""
    return iris.described("dataset"), OWL.versionInfo, plain(version), iris.graph("provenance")


def version_in(quads: Iterable[ox.Quad]) -> str | None:
    """The version that quads about the dataset tell; None where they do not."""
    told = ox.NamedNode(str(OWL.versionInfo))
    found = (quad.object for quad in quads if quad.predicate == told)
    return next((value.value for value in found if isinstance(value, ox.Literal)), None)
