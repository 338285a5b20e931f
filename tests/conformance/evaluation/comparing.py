"""Whether two results are one: the same rows as often, whatever blank nodes are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox
from conformance.evaluation.results import Found, Row, Rows, Term, terms

XSD = "http://www.w3.org/2001/XMLSchema#"
WHOLE = "integer nonPositiveInteger negativeInteger long int short byte nonNegativeInteger"
EXACT = {
    XSD + name
    for name in f"{WHOLE} unsignedLong unsignedInt unsignedShort unsignedByte "
    "positiveInteger decimal".split()
}
FLOATING = {XSD + "double", XSD + "float"}
Key = frozenset[tuple[str, Term]]


def same(left: Found, right: Found, *, ordered: bool = False) -> bool:
    """Whether both say the same; ordered: in the same order."""
    if isinstance(left, Rows) and isinstance(right, Rows):
        return left.variables == right.variables and _shape(left, ordered) == _shape(right, ordered)
    if isinstance(left, frozenset) and isinstance(right, frozenset):
        return _canonical(left) == _canonical(right)
    return type(left) is type(right) and left == right


def within(left: Found, right: Found) -> bool:
    """Whether left has the rows of right, each at least once and at most as often."""
    if not isinstance(left, Rows) or not isinstance(right, Rows):
        return False
    found, most = _counted(left), _counted(right)
    return set(found) == set(most) and all(found[key] <= most[key] for key in found)


def by_value(found: Found) -> Found:
    """The same with each number in one spelling."""
    if isinstance(found, Rows):
        rows = ({name: _number(term) for name, term in row.items()} for row in found.rows)
        return Rows(found.variables, tuple(rows))
    if isinstance(found, frozenset):
        return frozenset(ox.Triple(t.subject, t.predicate, _number(t.object)) for t in found)
    return found


def _number(term: Term) -> Term:
    if not isinstance(term, ox.Literal):
        return term
    kind = term.datatype.value
    try:
        if kind in EXACT:
            return ox.Literal(format(Decimal(term.value).normalize(), "f"), datatype=term.datatype)
        if kind in FLOATING:
            return ox.Literal(repr(float(term.value)), datatype=term.datatype)
    except (InvalidOperation, ValueError):
        return term
    return term


def _shape(found: Rows, ordered: bool) -> object:
    if not any(isinstance(term, ox.BlankNode) for term in terms(found)):
        keys = [_key(row) for row in found.rows]
        return keys if ordered else Counter(keys)
    return _canonical(_described(found, ordered))


def _key(row: Row) -> Key:
    return frozenset(row.items())


def _counted(found: Rows) -> Counter[Key]:
    return Counter(map(_key, found.rows))


def _described(found: Rows, ordered: bool) -> Iterable[ox.Triple]:
    """The rows as statements: equal ones once with their number, ordered ones with their place."""
    marked = (
        enumerate(map(_key, found.rows))
        if ordered
        else ((number, key) for key, number in _counted(found).items())
    )
    for mark, key in marked:
        row = ox.BlankNode()
        yield ox.Triple(row, ox.NamedNode("urn:mark"), ox.Literal(mark))
        for name, term in key:
            yield ox.Triple(row, ox.NamedNode(f"urn:variable:{name}"), term)


def _canonical(triples: Iterable[ox.Triple]) -> ox.Dataset:
    dataset = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset
