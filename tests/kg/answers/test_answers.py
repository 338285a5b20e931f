"""What a build keeps is what its store answers; and it keeps all that a page asks."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.answers import answered
from kg.answers.answered import Answers
from kg.answers.question import Question, question
from kg.answers.questions import QUESTIONS, TABLES
from kg.errors import ModelError, StoreError
from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore

LEFT_OUT = "not stated"
GRAPH = f"""
@prefix igf: <https://w3id.org/igf-kg/ont#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <{DEFAULT_BASE}id/x/> .
<{DEFAULT_BASE}graph/curated> {{
  :m a igf:Meeting ; schema:alternateName "IGF 2031"@en ; schema:startDate "2031-01-01" .
  :empty a igf:Meeting ; schema:alternateName "IGF 2032"@en ; schema:startDate "2032-01-01" .
  :s a igf:Session ; schema:superEvent :m ; schema:performer :ada , :bob .
  :t a igf:Session ; schema:superEvent :m ; igf:sessionType :workshop .
  :workshop skos:prefLabel "workshop"@en .
  :ada a schema:Person ; schema:name "Ada" .
  :bob a schema:Person ; schema:name "Bob" .
  :p1 a igf:Participation ; igf:participant :ada ; igf:inSession :s ; igf:stakeholderGroup :g ;
    igf:status <https://w3id.org/igf-kg/voc/participation-status/took-part> .
  :p2 a igf:Participation ; igf:participant :bob ; igf:inSession :s .
  :p3 a igf:Participation ; igf:participant :ada ; igf:inSession :t .
  :p4 a igf:Participation ; igf:participant :bob ; igf:inSession :t .
  :p5 a igf:Participation ; igf:unnamedParty "somebody" ; igf:inSession :t .
  :g skos:prefLabel "government"@en .
}}
"""


@pytest.fixture(scope="module")
def small() -> EmbeddedStore:
    quads = ox.serialize(ox.parse(GRAPH, format=ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS)
    assert quads is not None
    return EmbeddedStore.of(quads, DEFAULT_BASE)


def table(store: EmbeddedStore, key: str) -> list[tuple[str, ...]]:
    (asked,) = [found for found in TABLES if found.key == key]
    rows = answered.ask(store, [asked]).rows(asked)
    return [tuple(cell.value.removeprefix(f"{DEFAULT_BASE}id/x/") for cell in row) for row in rows]


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.key)
def test_a_build_keeps_what_its_store_answers(asked: Question, built: Path) -> None:
    build = (built / "current").resolve()
    file = build / answered.FILE
    live = EmbeddedStore.open(build).query(asked.query)
    assert isinstance(live, ox.QuerySolutions)
    rows = [tuple(row) for row in live]
    kept = answered.read(file.read_text("utf-8"), str(file)).rows(asked)
    assert [variable.value for variable in kept.variables] == [v.value for v in live.variables]
    assert [tuple(row) for row in kept] == rows
    assert rows


def test_the_file_is_the_same_for_the_same_store(small: EmbeddedStore) -> None:
    once, again = (answered.written(answered.ask(small, QUESTIONS), QUESTIONS) for _ in range(2))
    assert once == again
    assert json.loads(once).keys() == {asked.key for asked in QUESTIONS}


def test_what_is_read_is_what_was_written(small: EmbeddedStore) -> None:
    answers = answered.ask(small, QUESTIONS)
    back = answered.read(answered.written(answers, QUESTIONS), "answers.json")
    for asked in QUESTIONS:
        assert [*map(tuple, back.rows(asked))] == [*map(tuple, answers.rows(asked))]


def test_an_answer_to_another_query_is_not_taken(small: EmbeddedStore) -> None:
    asked = question("same-key", "", "", "SELECT (1 AS ?n) WHERE { ?s a igf:Meeting }")
    older = question("same-key", "", "", "SELECT (2 AS ?n) WHERE { ?s a igf:Meeting }")
    known = answered.ask(small, [older])
    assert len([*answered.ask(small, [asked], known).rows(asked)]) == 2
    with pytest.raises(ModelError, match="was not asked"):
        known.rows(asked)


def test_a_known_answer_is_not_asked_for_again(small: EmbeddedStore) -> None:
    asked = question("k", "", "", "SELECT (1 AS ?n) WHERE { ?s a igf:Meeting }")
    kept = b'{"head":{"vars":["n"]},"results":{"bindings":[]}}'
    assert [*answered.ask(small, [asked], Answers({asked.query: kept})).rows(asked)] == []


@pytest.mark.parametrize("text", ["", "[]", "{", '{"x": 1}', '{"x": {"query": "q"}}'])
def test_a_file_that_holds_no_answers_is_named(text: str) -> None:
    with pytest.raises(StoreError, match=r"answers.json.*build again"):
        answered.read(text, "answers.json")


def test_a_question_that_gives_no_rows_is_the_fault_of_whoever_wrote_it(
    small: EmbeddedStore,
) -> None:
    with pytest.raises(ModelError, match="not a SELECT"):
        answered.ask(small, [question("k", "", "", "ASK { ?s a igf:Meeting }")])


def test_a_question_brings_the_prefixes_that_it_uses_and_no_others() -> None:
    asked = question("k", "K", "About.", "SELECT ?schema { ?x a igf:Session }")
    prologue = "PREFIX igf: <https://w3id.org/igf-kg/ont#>\n\n"
    assert asked == Question(
        "k", "K", "About.", f"{prologue}SELECT ?schema {{ ?x a igf:Session }}\n"
    )


def test_keys_are_addresses_and_no_two_are_the_same() -> None:
    keys = [asked.key for asked in QUESTIONS]
    assert len(set(keys)) == len(keys)
    assert all(key.replace("-", "").isalpha() and key == key.lower() for key in keys)


def test_a_year_without_sessions_and_a_session_without_a_type_are_shown(
    small: EmbeddedStore,
) -> None:
    assert table(small, "sessions-by-year") == [("m", "IGF 2031", "2"), ("empty", "IGF 2032", "0")]
    assert table(small, "sessions-by-type") == [(LEFT_OUT, "1"), ("workshop", "1")]
    assert table(small, "sessions-by-year-and-type") == [
        ("m", "IGF 2031", LEFT_OUT, "1"),
        ("m", "IGF 2031", "workshop", "1"),
    ]


def test_what_is_not_stated_is_a_row_and_the_rows_make_the_whole(small: EmbeddedStore) -> None:
    assert table(small, "parts-by-stakeholder-group") == [
        (LEFT_OUT, "4", "0", "2"),
        ("government", "1", "1", "1"),
    ]
    for key in ("parts-by-region", "parts-by-un-group"):
        assert table(small, key) == [(LEFT_OUT, "5", "1", "2")]


def test_every_table_of_parts_and_of_types_adds_up_to_all_of_them(built: Path) -> None:
    store = EmbeddedStore.open((built / "current").resolve())
    of_all = {}
    for kind in ("Session", "Participation"):
        found = store.query(
            f"SELECT (COUNT(*) AS ?n) {{ ?x a <https://w3id.org/igf-kg/ont#{kind}> }}"
        )
        assert isinstance(found, ox.QuerySolutions)
        of_all[kind] = int(next(found)[0].value)
    for key in ("parts-by-stakeholder-group", "parts-by-region", "parts-by-un-group"):
        assert sum(int(row[1]) for row in table(store, key)) == of_all["Participation"]
    assert sum(int(row[1]) for row in table(store, "sessions-by-type")) == of_all["Session"]


def test_people_are_counted_by_session_planned_and_reported(small: EmbeddedStore) -> None:
    assert table(small, "people-with-most-sessions") == [
        ("ada", "Ada", "2", "1"),
        ("bob", "Bob", "2", "0"),
    ]
    assert table(small, "co-speakers") == [("ada", "Ada", "bob", "Bob", "2", "1")]
