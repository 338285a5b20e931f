from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import KgError, QueryError, StoreError
from kg.sparql.faults import fault_of


def told(text: str) -> KgError:
    with pytest.raises((SyntaxError, RuntimeError)) as caught:
        ox.Store().query(text)
    return fault_of(caught.value)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("ASK { ?s ?p 'é漢😀'@abcdefghijk }", "line 1, column 30: this is no valid language tag"),
        ("ASK {\n <http://a/%zz> ?p ?o }", "line 2, column 16: this is no valid IRI"),
        ("SELECT ?x ?x {}", "line 1, column 16: Duplicated variable name in SELECT"),
        (
            "SELECT (COUNT(*) AS ?c) ?z {}",
            "line 1, column 30: The SELECT contains a variable that is unbound",
        ),
        (
            "ASK {} LIMIT 99999999999999999999999",
            "line 1, column 37: The query limit should be a non negative integer",
        ),
        ("SELECT * {} GROUP BY ?x", "line 1, column 24: SELECT * cannot stand with GROUP BY"),
        ("ASK { VALUES (?a ?b) { (1) } }", "line 1, column 31: the engine cannot take the query"),
        ("CONSTRUCT { ?s a/a ?o } {}", "line 1, column 17: the engine cannot take the query"),
    ],
)
def test_a_fault_says_its_place_and_no_more_than_a_reader_takes_in(text: str, start: str) -> None:
    fault = told(text)
    assert isinstance(fault, QueryError)
    assert str(fault).startswith(start)
    assert fault.line == int(start.split()[1].rstrip(","))
    assert len(str(fault)) < 300
    assert not {"[_]", "..=", "u{"} & set(str(fault).split())


def test_a_fault_of_the_disk_is_not_the_fault_of_who_asks() -> None:
    fault = fault_of(OSError("no space left on device"))
    assert isinstance(fault, StoreError)
    assert str(fault) == "no space left on device; look at the disk of the store"


def test_a_fault_of_no_known_form_is_told_in_short() -> None:
    fault = fault_of(SyntaxError("x" * 10_000))
    assert isinstance(fault, QueryError)
    assert len(str(fault)) < 400
