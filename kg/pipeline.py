"""The whole way through, on one screen: documents, records, identities, quads, report, build.

A build is made beside the one that is served and takes its place only when it is whole and
conforms; one that does not conform leaves its report behind and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rdflib import Graph

from kg import resources
from kg.graph.build import build_quads, context_of
from kg.graph.quads import Quad
from kg.inputs import Inputs
from kg.iris import Iris
from kg.records import Reading
from kg.resolve.resolution import Resolution, resolve
from kg.resolve.witnesses import witnesses

Progress = Callable[[str, int, int], None]
STAGES = ("read", "resolve", "graph", "validate", "write")


@dataclass(frozen=True, slots=True)
class Made:
    """The graphs of a build, before they are validated and written."""

    readings: tuple[Reading, ...]
    resolution: Resolution
    quads: frozenset[Quad]


def make(inputs: Inputs, base: str) -> Made:
    """From inputs to quads, without any reading or writing but of the ontology's files."""
    iris = Iris(base)
    readings = witnesses(inputs.readings)
    resolution = resolve(readings, inputs.judgements, inputs.register)
    context = context_of(iris, readings, resolution)
    return Made(readings, resolution, build_quads(context, readings, read_ontology()))


def read_ontology() -> Graph:
    """The ontology and its schemes, without the examples."""
    graph = Graph()
    folder = resources.ontology()
    for path in sorted((*folder.glob("*.ttl"), *folder.glob("schemes/*.ttl"))):
        graph.parse(path)
    return graph
