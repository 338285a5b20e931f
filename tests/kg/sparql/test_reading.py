from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.sparql.query import Dataset, Form, Query, Service
from kg.sparql.reading import read

BASE = "http://x/"


def said(text: str) -> str:
    with pytest.raises(QueryError) as caught:
        read(text, BASE)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * {}", Form.SELECT),
        ("prefix a: <b> base <c> ask {}", Form.ASK),
        ("VERSION '1.2' Construct where { ?s ?p ?o }", Form.CONSTRUCT),
        ("#SELECT\nDESCRIBE <a>", Form.DESCRIBE),
        ("ASK { { SELECT * {} } }", Form.ASK),
    ],
)
def test_the_form_is_that_of_the_outer_query(text: str, form: Form) -> None:
    assert read(text, BASE) == Query(text, form, Dataset(), (), varies=False)


def test_calls_of_services_are_found_with_their_places() -> None:
    text = "PREFIX x: <y#> ASK { SERVICE x:a {} OPTIONAL { SERVICE SILENT ?e { SERVICE<b>{} } } }"
    places = [text.index(name) for name in ("x:a", "?e", "<b>")]
    assert read(text, BASE).services == (
        Service("http://x/y#a", False, places[0], places[0] + 3),
        Service(None, True, places[1], places[1] + 2),
        Service("http://x/b", False, places[2], places[2] + 3),
    )


@pytest.mark.parametrize("call", ["NOW()", "RAND ( )", "uuid()", "StrUUID()", "BNODE()"])
def test_a_query_whose_answers_may_differ_is_told(call: str) -> None:
    assert read(f"SELECT ({call} AS ?x) {{}}").varies
    assert not read(f"SELECT * {{ ?now ?p '{call}' }} # {call}").varies


def test_true_is_spelt_as_the_engine_wants_it() -> None:
    text = "ASK { ?true ?p TRUE, False, 'TRUE' }"
    assert read(text).text == "ASK { ?true ?p true, false, 'TRUE' }"


def test_escapes_outside_strings_are_replaced_as_the_standard_has_it() -> None:
    assert read("ASK { ?\\u0041 ?p \\u0027x' }").text == "ASK { ?A ?p 'x' }"
    inside = "ASK { <http://\\u0061/> ?p 'caf\\u00E9' }"
    assert read(inside).text == inside


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ASK {\n ?s ?p }", "line 2, column 8: } may not stand here; write a variable, an IRI,"),
        ("SELECT * {} LIMIT -1", "line 1, column 19: - may not stand here; write a number"),
        ("ASK { ?s ?p ?o", "line 1, column 15: the query ends too early; write"),
        ("ASK { ?s é:a ?o }", "line 1, column 10: the prefix é: is not declared; declare it"),
        ("PREFIX a:b <c> ASK {}", "line 1, column 8: a:b is no prefix; end it with its colon"),
        ("ASK { ?s ?p 'a }", "line 1, column 13: this string has no end, or a wrong escape in it"),
        ("ASK { ?s ?p '''a' }", "line 1, column 13: this string has no end, or a wrong escape"),
        ("ASK {\r\n§}", "line 2, column 1: '§' means nothing here; take it out"),
        ("ASK {}\n\0", "line 2, column 1: the query holds a NUL character; take it out"),
        ("ASK { ?s ?p '\udc80' }", "line 1, column 14: U+DC80 is half a character; send the query"),
        ("ASK { ?s ?p '\\uD800' }", "line 1, column 14: \\uD800 is no character; take it out"),
        ("DELETE {} WHERE {}", "line 1, column 1: this endpoint only reads; send a SELECT, ASK"),
        ('ASK { ?s ?p "\\u0022" }', "line 1, column 14: escapes such as this one change what is"),
        (
            "PREFIX silent: <b> ASK { SERVICE silent:x {} }",
            "line 1, column 34: silent:x can be read as SILENT; write the endpoint's IRI in full",
        ),
        ("ASK { FILTER(?a<'b>'c') }", "line 1, column 16: <'b> may be an IRI, or start with"),
    ],
)
def test_a_refusal_says_line_and_column_and_the_mend(text: str, told: str) -> None:
    assert said(text).startswith(told)


def test_a_refusal_of_something_long_is_short() -> None:
    assert len(said(f"ASK {{ ?s ?p <http://x/{'a' * 10_000}> <b>")) < 250


@pytest.mark.parametrize("pair", ["{}", "()", "[]"])
def test_brackets_may_be_nested_and_not_without_end(pair: str) -> None:
    def nested(depth: int) -> str:
        opening, closing = pair
        if pair == "{}":
            return f"ASK {{ {opening * depth}{closing * depth} }}"
        inner = "?p " if pair == "[]" else ""
        return f"ASK {{ ?s ?p {(opening + inner) * depth}1{closing * depth} }}"

    read(nested(63))
    assert "brackets stand more than 64 deep; write the query with fewer" in said(nested(64))


def test_brackets_in_strings_and_signs_nest_nothing() -> None:
    read(f"ASK {{ ?s ?p '{'(' * 100}' FILTER({'?a < 1 && ' * 100} 1) }}")


@pytest.mark.parametrize(
    ("link", "most"), [("FILTER(1)", 500), ("{}", 499), ("OPTIONAL {}", 499), ("?s ?p ?o .", 4000)]
)
def test_patterns_may_be_many_and_not_without_end(link: str, most: int) -> None:
    # The braces of the query are one of the groups.
    most -= link == "FILTER(1)"
    read(f"ASK {{ {link * most} }}")
    assert "ask in smaller queries" in said(f"ASK {{ {link * (most + 1)} }}")


def test_a_chain_of_operators_has_an_end() -> None:
    read(f"ASK {{ FILTER({'1||' * 4000}1) }}")
    assert "4000 operators and triple patterns" in said(f"ASK {{ FILTER({'1||' * 4001}1) }}")


def test_a_long_list_of_values_is_no_chain() -> None:
    read(f"ASK {{ VALUES (?a ?b) {{ {'(1 <x:y>)' * 5000} }} FILTER(?a IN (1{',2' * 5000})) }}")
