"""What the query of a `sh:sparql` constraint reads, told from its algebra.

A pattern that hangs together with `$this` reads what is found along the patterns between them;
one that does not reads its predicate anywhere. What is joined only perhaps (OPTIONAL, one side of
a UNION, EXISTS) is reached from what surely holds, and nothing else is reached through it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyparsing import ParseException
from rdflib import OWL, RDF, SH, Graph
from rdflib.paths import Path
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import BNode, Node, Variable

from kg.validation.paths import sparql_path
from kg.validation.walks import HERE, Choice, Read, Step, Way, after, inverted, reads_of
from kg.validation.ways import UnreadableError, way_of_query

Reached = dict[Node, Way]
Pattern = tuple[Node, Node | Path, Node]
THIS = Variable("this")
PASSING = frozenset({"Project", "Distinct", "Reduced", "OrderBy"})
EXISTS = frozenset({"Builtin_EXISTS", "Builtin_NOTEXISTS"})
VARIABLE = (BNode, Variable)
STRANGE = ("shapesGraph", "currentShape")


def query_reads(shapes: Graph, shape: Node, constraint: Node, before: Way) -> Iterator[Read]:
    """The reads of a constraint whose `$this` stands at the end of the way.

    Raises UnreadableError for a query that does more than match triples of the one graph.
    """
    text = str(shapes.value(constraint, SH.select))
    if any(word in text for word in STRANGE):
        raise UnreadableError("a query about the shapes")
    if "PATH" in text:
        path = shapes.value(shape, SH.path)
        written = "" if path is None else sparql_path(shapes, path)
        text = text.replace("$PATH", written).replace("?PATH", written)
    try:
        algebra = prepareQuery(f"{_prefixes(shapes, constraint)}\n{text}").algebra
    except (ParseException, TypeError, KeyError) as error:
        raise UnreadableError("a query that can't be parsed") from error
    told = tuple(_group(algebra.p, {THIS: before}, {THIS: before}))
    if len(told) != sum(1 for _ in _patterns(algebra)):
        raise UnreadableError("a query with a part that was not looked at")
    for pattern, reached in told:
        yield from _pattern_reads(pattern, reached)


def _prefixes(shapes: Graph, constraint: Node) -> str:
    """Those that the engine declares: all of the shapes' ontologies."""
    holders = {*shapes.objects(constraint, SH.prefixes), *shapes.subjects(RDF.type, OWL.Ontology)}
    return "\n".join(
        f"PREFIX {shapes.value(declared, SH.prefix)}: <{shapes.value(declared, SH.namespace)}>"
        for holder in holders
        for declared in shapes.objects(holder, SH.declare)
    )


def _group(node: CompValue, scope: Reached, reached: Reached) -> Iterator[tuple[Pattern, Reached]]:
    """Every pattern of a part of a query, with what is reached where it stands.

    scope: what is bound before the part is evaluated. reached: besides, what is bound by parts that
    it is joined with, so that only matches that agree with those count.
    """
    name = node.name
    if name == "BGP":
        inside = _joined(node.triples, reached)
        for pattern in node.triples:
            yield pattern, inside
    elif name in PASSING:
        yield from _group(node.p, scope, reached)
    elif name == "Join":
        yield from _group(node.p1, scope, reached | _sure(node.p2, reached))
        yield from _group(node.p2, scope, reached | _sure(node.p1, reached))
    elif name == "LeftJoin":
        yield from _group(node.p1, scope, reached)
        inside = scope | _sure(node.p1, reached)
        yield from _group(node.p2, scope, inside)
        yield from _asked(node.expr, inside | _sure(node.p2, inside))
    elif name == "Union":
        yield from _group(node.p1, scope, reached)
        yield from _group(node.p2, scope, reached)
    elif name in {"Filter", "Extend"}:
        yield from _group(node.p, scope, reached)
        yield from _asked(node.expr, scope | _sure(node.p, reached))
    else:
        raise UnreadableError(f"{name} in a query")


def _asked(expression: Any, scope: Reached) -> Iterator[tuple[Pattern, Reached]]:
    """The patterns of EXISTS and NOT EXISTS in an expression."""
    if isinstance(expression, CompValue):
        if expression.name in EXISTS:
            yield from _group(expression.graph, scope, scope)
        else:
            for value in expression.values():
                yield from _asked(value, scope)
    elif isinstance(expression, list | tuple):
        for value in expression:
            yield from _asked(value, scope)


def _sure(node: CompValue, reached: Reached) -> Reached:
    """The variables that this part binds in each solution, and how they are reached."""
    name = node.name
    if name == "BGP":
        found = _joined(node.triples, reached)
        bound = {term for subject, _, value in node.triples for term in (subject, value)}
        return {term: way for term, way in found.items() if term in bound}
    if name in PASSING | {"Filter", "Extend"}:
        return _sure(node.p, reached)
    if name == "Join":
        first = _sure(node.p1, reached)
        return first | _sure(node.p2, reached | first)
    if name == "LeftJoin":
        return _sure(node.p1, reached)
    if name == "Union":
        one, other = _sure(node.p1, reached), _sure(node.p2, reached)
        return {term: _either(one[term], other[term]) for term in one.keys() & other.keys()}
    raise UnreadableError(f"{name} in a query")


def _either(one: Way, other: Way) -> Way:
    return one if one == other else Choice((one, other))


def _joined(patterns: list[Pattern], reached: Reached) -> Reached:
    """What is reached once all the patterns hold."""
    found = dict(reached)
    changed = True
    while changed:
        changed = False
        for subject, path, value in patterns:
            if isinstance(path, Variable):
                continue
            for start, end, way in ((subject, value, False), (value, subject, True)):
                if start in found and end not in found and isinstance(end, VARIABLE):
                    step = way_of_query(path)
                    found[end] = after(found[start], inverted(step) if way else step)
                    changed = True
    return found


def _pattern_reads(pattern: Pattern, reached: Reached) -> Iterator[Read]:
    subject, path, value = pattern
    way: Way = Step(None) if isinstance(path, Variable) else way_of_query(path)
    if subject in reached:
        yield from reads_of(way, reached[subject])
    elif value in reached:
        yield from reads_of(inverted(way), reached[value])
    else:
        for read in reads_of(way, HERE):
            yield Read(None, Step(read.step.predicate))


def _patterns(value: Any) -> Iterator[Pattern]:
    """Every pattern that stands anywhere in the algebra."""
    if isinstance(value, CompValue):
        # What is asked for stands there as it was parsed; its algebra is an attribute beside it.
        inside = [("graph", value.graph)] if value.name in EXISTS else value.items()
        for key, inner in inside:
            yield from inner if key == "triples" else _patterns(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _patterns(inner)
