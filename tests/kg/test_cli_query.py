"""`kg query`: a query from anywhere, an answer in any form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Kg = Callable[..., Result]
Fault = Callable[[Result], str]

ASK = 'ASK { ?session <https://schema.org/identifier> "WS15" }'


def test_a_query_without_a_build_says_how_to_make_one(kg: Kg, fault: Fault, tmp_path: Path) -> None:
    line = fault(kg("query", "--store", tmp_path, ASK))
    assert line == f"kg: {tmp_path}: there is no build here; make one with kg build"


def test_a_query_is_answered_yes_or_no(kg: Kg, built: Path) -> None:
    assert kg("query", "--store", built, ASK).stdout == "yes\n"


def test_a_query_may_come_from_a_file_or_on_standard_input(
    kg: Kg, built: Path, tmp_path: Path
) -> None:
    file = tmp_path / "ws15.rq"
    file.write_text(ASK)
    assert kg("query", "--store", built, "--file", file).stdout == "yes\n"
    assert kg("query", "--store", built, given=ASK).stdout == "yes\n"


def test_a_query_is_given_once(kg: Kg, fault: Fault, built: Path, tmp_path: Path) -> None:
    assert "give the query once" in fault(kg("query", "--store", built, "--file", tmp_path, ASK))


def test_a_query_file_in_another_encoding_is_named(
    kg: Kg, fault: Fault, built: Path, tmp_path: Path
) -> None:
    file = tmp_path / "ws15.rq"
    file.write_bytes("# Zürich\n".encode("latin-1"))
    line = fault(kg("query", "--store", built, "--file", file))
    assert line == "kg: ws15.rq:1: not UTF-8; save it as UTF-8"


@pytest.mark.parametrize("query", ["SELEKT ?s", "ASK { SERVICE <http://127.0.0.1:1/> {} }", ""])
def test_a_query_that_is_wrong_or_refused_is_one_line(
    kg: Kg, fault: Fault, query: str, built: Path
) -> None:
    fault(kg("query", "--store", built, "--format", "csv", query))


ROWS = (
    'SELECT ?code WHERE { ?session <https://schema.org/identifier> ?code FILTER (?code = "WS15") }'
)
STATEMENTS = f"CONSTRUCT {{ <urn:x> <urn:y> ?code }} WHERE {{ {ROWS.partition('{')[2]}"
ANSWERS = {
    ("csv", ROWS): "code\r\nWS15\r\n",
    ("tsv", ROWS): '?code\n"WS15"\n',
    ("nt", STATEMENTS): '<urn:x> <urn:y> "WS15" .\n',
}


@pytest.mark.parametrize(("form", "query"), ANSWERS)
def test_an_answer_comes_in_the_form_asked_for(kg: Kg, form: str, query: str, built: Path) -> None:
    result = kg("query", "--store", built, "--format", form, query)
    assert result.stdout_bytes.decode() == ANSWERS[form, query]


def test_a_table_names_its_columns_and_counts_its_rows(kg: Kg, built: Path) -> None:
    lines = kg("query", "--store", built, ROWS).stdout
    assert [word in lines for word in ("code", "WS15", "1 row")] == [True, True, True]


@pytest.mark.parametrize(("form", "query"), [("nt", ROWS), ("csv", STATEMENTS)])
def test_a_form_that_does_not_fit_the_answer_is_wrong_use(
    kg: Kg, fault: Fault, form: str, query: str, built: Path
) -> None:
    assert f"{form} is for" in fault(kg("query", "--store", built, "--format", form, query))
