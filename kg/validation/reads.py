"""What each shape reads of a graph, told from the shape alone.

A shape that this module does not understand whole is told as reading everything: it is then
validated again at each of its things whenever anything changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, SH, Graph
from rdflib.collection import Collection
from rdflib.term import Node, URIRef

from kg.validation.query_reads import query_reads
from kg.validation.walks import HERE, Read, Step, Way, after, reads_of
from kg.validation.ways import UnreadableError, way_of

TARGETS = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
TYPE = ox.NamedNode(str(RDF.type))
# These look at the values alone, or say something of the shape.
LOCAL = frozenset(
    {
        *(RDF.type, RDFS.comment, RDFS.isDefinedBy, RDFS.label, OWL.versionInfo),
        *(SH.path, SH.severity, SH.message, SH.name, SH.description, SH.order, SH.group),
        *(SH.deactivated, SH.defaultValue, SH.minCount, SH.maxCount, SH.datatype, SH.nodeKind),
        *(SH.pattern, SH.flags, SH["in"], SH.hasValue, SH.languageIn, SH.uniqueLang),
        *(SH.minLength, SH.maxLength, SH.minInclusive, SH.maxInclusive),
        *(SH.minExclusive, SH.maxExclusive, SH.ignoredProperties),
        *TARGETS,
    }
)
PAIRS = frozenset({SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals})
LISTS = frozenset({SH["and"], SH["or"], SH.xone})
# Their results may be told of other things, and by other shapes, than the one that has the target.
NESTING = frozenset({SH.node, SH.property, SH.qualifiedValueShape})


@dataclass(frozen=True, slots=True)
class Reads:
    """What one shape with targets reads.

    everything: that any triple may matter. tells: the shapes that its findings may be told by.
    """

    shape: URIRef
    reads: frozenset[Read]
    everything: bool
    tells: frozenset[str]


def reads_by_shape(shapes: Graph) -> tuple[Reads, ...]:
    """For each shape with targets of its own, what it reads."""
    targeted = {node for kind in TARGETS for node in shapes.subjects(kind)}
    named = sorted(node for node in targeted if isinstance(node, URIRef))
    found = {shape: _reads(shapes, shape) for shape in named}
    below = {shape: _below(shapes, shape) for shape in named}
    nesting = frozenset(node for kind in NESTING for node in shapes.subjects(kind))
    opaque = {shape for shape in named if found[shape] is None or nesting & below[shape]}
    # What hangs on one that is not understood is told of by both, so both are worked out anew.
    opaque |= {shape for shape in named for one in opaque if shape in below[one]}
    return tuple(
        Reads(shape, frozenset(), True, frozenset(map(str, below[shape])))
        if shape in opaque
        else Reads(shape, found[shape] or frozenset(), False, frozenset({str(shape)}))
        for shape in named
    )


def _reads(shapes: Graph, shape: URIRef) -> frozenset[Read] | None:
    try:
        return frozenset((*_target_reads(shapes, shape), *_shape_reads(shapes, shape, HERE, ())))
    except UnreadableError:
        return None


def _below(shapes: Graph, shape: Node) -> frozenset[Node]:
    """The shape, and all that hangs on it."""
    found, waiting = {shape}, [shape]
    while waiting:
        fresh = set(shapes.objects(waiting.pop())) - found
        found |= fresh
        waiting.extend(fresh)
    return frozenset(found)


def _target_reads(shapes: Graph, shape: Node) -> Iterator[Read]:
    if (shape, SH.targetClass, None) in shapes:
        yield Read(HERE, Step(TYPE))
    for predicate in shapes.objects(shape, SH.targetSubjectsOf):
        yield Read(HERE, Step(ox.NamedNode(str(predicate))))
    for predicate in shapes.objects(shape, SH.targetObjectsOf):
        yield Read(HERE, Step(ox.NamedNode(str(predicate)), inverse=True))


def _shape_reads(
    shapes: Graph, shape: Node, before: Way, above: tuple[Node, ...]
) -> Iterator[Read]:
    """What the constraints of a shape read, that stands at the end of a way."""
    if shape in above:
        raise UnreadableError("a shape that holds itself")
    path = shapes.value(shape, SH.path)
    way = HERE if path is None else way_of(shapes, path)
    yield from reads_of(way, before)
    values = after(before, way)
    for inner in _inner_shapes(shapes, shape):
        yield from _shape_reads(shapes, inner, values, (*above, shape))
    for predicate, value in shapes.predicate_objects(shape):
        if predicate == SH["class"]:
            yield Read(values, Step(TYPE))
        elif predicate in PAIRS:
            yield Read(before, Step(ox.NamedNode(str(value))))
        elif predicate == SH.closed:
            yield Read(values, Step(None))
        elif predicate == SH.sparql:
            yield from query_reads(shapes, shape, value, before)
        elif predicate not in LOCAL | LISTS | {SH["not"]}:
            raise UnreadableError(f"{predicate} is not known")


def _inner_shapes(shapes: Graph, shape: Node) -> Iterator[Node]:
    yield from shapes.objects(shape, SH["not"])
    for kind in LISTS:
        for members in shapes.objects(shape, kind):
            yield from Collection(shapes, members)
