"""The judge of W3C's tests is judged first."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from conformance.evaluation.comparing import by_value, same, within
from conformance.evaluation.results import Row, Rows, from_json, from_tsv, from_xml

XSD = "http://www.w3.org/2001/XMLSchema#"
ONE, TWO, THREE = (ox.BlankNode(label) for label in ("one", "two", "three"))
A, B = ox.Literal("a"), ox.Literal("b")


def table(*rows: Row) -> Rows:
    return Rows(frozenset({"x", "y"}), rows)


def number(text: str, kind: str) -> Rows:
    return table({"x": ox.Literal(text, datatype=ox.NamedNode(XSD + kind))})


@pytest.mark.parametrize(
    ("left", "right", "ordered", "verdict"),
    [
        (table({"x": A}, {"x": B}), table({"x": B}, {"x": A}), False, True),
        (table({"x": A}, {"x": B}), table({"x": B}, {"x": A}), True, False),
        (table({"x": A}, {"x": A}), table({"x": A}), False, False),
        (table({"x": A}), table({"x": A, "y": B}), False, False),
        (table({"x": A}), Rows(frozenset({"x"}), ({"x": A},)), False, False),
        (table({"x": ONE, "y": ONE}), table({"x": TWO, "y": TWO}), False, True),
        (table({"x": ONE, "y": ONE}), table({"x": TWO, "y": ONE}), False, False),
        (table({"x": ONE}, {"x": ONE}), table({"x": ONE}, {"x": TWO}), False, False),
        (table({"x": ONE}, {"x": A}), table({"x": A}, {"x": TWO}), False, True),
        (table({"x": ONE}, {"x": A}), table({"x": A}, {"x": TWO}), True, False),
        (number("1", "integer"), number("01", "integer"), False, False),
        (number("1", "integer"), number("1", "decimal"), False, False),
        (True, True, False, True),
        (True, False, False, False),
        (True, table(), False, False),
    ],
)
def test_two_results_are_one_or_not(
    left: Rows | bool, right: Rows | bool, ordered: bool, verdict: bool
) -> None:
    assert same(left, right, ordered=ordered) is verdict
    assert same(right, left, ordered=ordered) is verdict


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (number("1.0", "decimal"), number("1", "decimal"), True),
        (number("1.0E3", "double"), number("1000", "double"), True),
        (number("100", "integer"), number("1", "integer"), False),
        (number("1.0", "decimal"), number("1.0", "double"), False),
        (number("x", "integer"), number("y", "integer"), False),
    ],
)
def test_numbers_may_be_held_together_by_value(left: Rows, right: Rows, verdict: bool) -> None:
    assert same(by_value(left), by_value(right)) is verdict


def test_duplicates_may_be_fewer_but_not_more_nor_gone() -> None:
    twice = table({"x": A}, {"x": A}, {"x": B})
    assert within(table({"x": A}, {"x": B}), twice)
    assert within(twice, twice)
    assert not within(table({"x": A}), twice)
    assert not within(table({"x": A}, {"x": A}, {"x": A}, {"x": B}), twice)


def test_graphs_are_one_whatever_their_blank_nodes_are_called() -> None:
    says = ox.NamedNode("urn:says")
    pair = frozenset({ox.Triple(ONE, says, TWO)})
    assert same(pair, frozenset({ox.Triple(TWO, says, THREE)}))
    assert not same(pair, frozenset({ox.Triple(ONE, says, ONE)}))


def test_the_forms_of_results_say_the_same_of_one_row() -> None:
    in_json = b'{"head":{"vars":["x","y"]},"results":{"bindings":[{"x":{"type":"literal",\
"value":"a","xml:lang":"EN"}}]}}'
    in_xml = b"""<sparql xmlns='http://www.w3.org/2005/sparql-results#'><head><variable name='x'/>\
<variable name='y'/></head><results><result><binding name='x'><literal xml:lang='en'>a</literal>\
</binding></result></results></sparql>"""
    row = table({"x": ox.Literal("a", language="en")})
    assert from_json(in_json) == from_xml(in_xml) == from_tsv(b'?x\t?y\n"a"@en\t\n') == row
