from __future__ import annotations

import pytest

from kg.errors import QueryError, StoreError
from kg.sparql.federation import Federation, restored, rewritten
from kg.sparql.guard import check
from kg.sparql.reading import read

ALLOWED = Federation(("https://one.example/sparql", "http://two.example/?a=b"))


def address(number: int) -> str:
    return f"http://127.0.0.1:5/secret/{number}"


def refusal(text: str, federation: Federation | None) -> str:
    with pytest.raises(QueryError) as caught:
        check(text, (), "http://x/", federation)
    return str(caught.value)


def test_without_a_list_no_service_is_asked() -> None:
    text = "ASK { SERVICE <https://one.example/sparql> {} }"
    told = "line 1, column 15: SERVICE is refused: this endpoint asks no other; ask the other"
    assert refusal(text, None).startswith(told)
    assert refusal(text, Federation(())).startswith(told)


@pytest.mark.parametrize(
    "endpoint",
    [
        "<https://one.example/sparql/>",
        "<http://one.example/sparql>",
        "<https://ONE.example/sparql>",
        "<https://one.example:443/sparql>",
        "<https://one.example/sparql#>",
        "<https://one.example/a/../sparql>",
        "<sparql>",
        "?endpoint",
    ],
)
def test_what_is_not_on_the_list_letter_by_letter_is_refused(endpoint: str) -> None:
    told = refusal(f"ASK {{ SERVICE SILENT {endpoint} {{}} }}", ALLOWED)
    assert "is refused: name one of <https://one.example/sparql>, <http://two.example/?a=b>" in told


def test_one_that_is_not_on_the_list_is_found_among_others() -> None:
    text = "ASK { SERVICE <https://one.example/sparql> { SERVICE <http://x/> {} } }"
    assert refusal(text, ALLOWED).startswith("line 1, column 54: SERVICE <http://x/> is refused")


def test_what_is_on_the_list_passes_and_is_replaced_where_it_stands() -> None:
    text = (
        "PREFIX o: <https://one.example/> PREFIX t: <http://two.example/> "
        "ASK { ?s ?p o:sparql, 'o:sparql' SERVICE%s{} SERVICE SILENT\n%s # o:sparql\n {} }"
    )
    query = check(text % ("<http://two.example/?a=b>", "o:sparql"), (), "http://x/", ALLOWED)
    found = rewritten(query, address, ALLOWED)
    assert found == text % (f"<{address(1)}>", f"<{address(0)}>")
    assert read(found).services[0].iri == address(1)


def test_a_query_that_asks_nobody_stays_as_it_is() -> None:
    query = check("ASK { ?s ?p 'SERVICE' }", (), "http://x/", ALLOWED)
    assert rewritten(query, address, ALLOWED) == query.text


def test_what_the_engine_tells_names_the_endpoint_and_no_secret() -> None:
    told = restored(f"Error 502 returned by {address(1)} with payload:", address, ALLOWED)
    assert told == "Error 502 returned by http://two.example/?a=b with payload:"


def test_the_tenth_endpoint_is_not_taken_for_the_first() -> None:
    many = Federation(tuple(f"http://e{number}.example/" for number in range(12)))
    assert restored(address(11), address, many) == "http://e11.example/"


@pytest.mark.parametrize(
    "listed",
    [
        *("", "sparql", "/sparql", "ftp://x/", "file:///etc/passwd", "http://", "http:///sparql"),
        *("http://me:secret@x/", "http://x/#a", "http://x:0/", "http://x:99999/", "http://[::1/"),
        *("http://x/ y", "http://x/>y", "http://x/\n", "http://é.example/"),
    ],
)
def test_what_is_no_address_of_an_endpoint_cannot_be_listed(listed: str) -> None:
    with pytest.raises(StoreError, match="is no address of an endpoint; give one such as https"):
        Federation((listed,))
