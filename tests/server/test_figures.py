"""The page of figures and the home page show what the build keeps; a store in memory is asked."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.answers.answered import FILE, Answers, ask, written
from kg.answers.question import Question
from kg.answers.questions import QUESTIONS, TABLES, TOTALS
from kg.builds import Workspace, current
from kg.errors import StoreError
from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore, write_store
from server import kept
from server.app import create_app
from server.pages.tables import table
from server.pages.values import Value
from server.serving import Library
from server.settings import Settings


def published(out: Path, nquads: bytes, answers: str | None) -> Path:
    """A build as older code, or another, may have left it."""
    workspace = Workspace(out)
    with workspace.stage() as staged:
        write_store(staged / "store", nquads)
        (staged / "dump.nq").write_bytes(nquads)
        if answers is not None:
            (staged / FILE).write_text(answers, "utf-8")
        (staged / "build.json").write_text(json.dumps({"base": DEFAULT_BASE, "digest": "x"}))
        return workspace.publish(staged)


def changed(store: EmbeddedStore, number: int) -> str:
    """Kept answers in which one number is not what the store would say."""
    answers = ask(store, QUESTIONS)
    told = json.loads(answers.by_query[TOTALS.query])
    told["results"]["bindings"][0]["people"]["value"] = str(number)
    kept = {**answers.by_query, TOTALS.query: json.dumps(told).encode()}
    return written(Answers(kept), QUESTIONS)


def people(client: FlaskClient) -> str:
    found = re.search(r"<strong>([\d,]+)</strong> people", client.get("/").text)
    assert found is not None
    return found[1]


def test_the_home_page_shows_what_the_build_keeps_and_asks_nothing(
    tmp_path: Path, nquads: bytes, store: EmbeddedStore
) -> None:
    published(tmp_path, nquads, changed(store, 1234))
    assert people(create_app(Settings(out=tmp_path)).test_client()) == "1,234"


def test_a_build_that_keeps_no_answers_is_asked(
    tmp_path: Path, nquads: bytes, client: FlaskClient
) -> None:
    published(tmp_path, nquads, None)
    old = create_app(Settings(out=tmp_path)).test_client()
    assert people(old) == people(client)
    assert old.get("/figures").data == client.get("/figures").data


def test_an_answer_to_a_question_that_has_changed_is_asked_anew(
    tmp_path: Path, nquads: bytes, store: EmbeddedStore, client: FlaskClient
) -> None:
    older = changed(store, 1234).replace("?meetings ?sessions", "?sessions ?meetings")
    published(tmp_path, nquads, older)
    assert people(create_app(Settings(out=tmp_path)).test_client()) == people(client)


def test_answers_that_are_none_are_refused_with_their_file(tmp_path: Path, nquads: bytes) -> None:
    build = published(tmp_path, nquads, "{")
    with pytest.raises(StoreError, match="build again") as found:
        kept.answers(EmbeddedStore.open(build), build)
    assert str(found.value.document).endswith(FILE)


def test_the_page_of_a_real_build_is_made_of_its_answers(built: Path) -> None:
    build = current(built)
    assert build is not None
    library = Library(EmbeddedStore.open(build), build)
    live = ask(library.store, TABLES)
    for asked in TABLES:
        shown = table(library.answers, asked, DEFAULT_BASE, "")
        assert shown == table(live, asked, DEFAULT_BASE, "")
        assert shown.rows


@pytest.mark.parametrize("asked", TABLES, ids=lambda asked: asked.key)
def test_a_table_leads_to_its_csv_and_to_its_query(asked: Question, client: FlaskClient) -> None:
    text = html.unescape(client.get("/figures").text)
    assert f'<h2 id="{asked.key}">{asked.title}</h2>' in text
    assert f"/figures/{asked.key}.csv" in text
    assert f"/sparql?query={quote(asked.query)}" in text
    by_file = client.get(f"/figures/{asked.key}.csv")
    by_query = client.get("/sparql", query_string={"query": asked.query, "format": "csv"})
    assert by_file.content_type == by_query.content_type == "text/csv; charset=utf-8"
    assert by_file.data == by_query.data
    assert len(next(csv.reader(io.StringIO(by_file.text)))) >= 2


def test_a_table_that_there_is_not_is_not_found(client: FlaskClient) -> None:
    response = client.get("/figures/no-such.csv", headers={"Accept": "application/problem+json"})
    assert (response.status_code, response.json["status"]) == (404, 404)
    assert "/figures" in response.json["detail"]


def test_a_thing_and_its_name_stand_in_one_cell() -> None:
    asked = Question("k", "K", "About.", "q")
    kept = ox.Store()
    person = ox.NamedNode(f"{DEFAULT_BASE}id/person/p1")
    kept.add(ox.Quad(person, ox.NamedNode("urn:name"), ox.Literal("Zoë", language="de")))
    found = kept.query('SELECT ?person ?otherName ("2" AS ?tookPart) { ?person ?p ?otherName }')
    assert isinstance(found, ox.QuerySolutions)
    answers = Answers({"q": found.serialize(format=ox.QueryResultsFormat.JSON) or b""})
    shown = table(answers, asked, DEFAULT_BASE, "/igf")
    assert shown.columns == ("person", "took part")
    assert shown.rows == ((Value("Zoë", "/igf/doc/person/p1", "de"), Value("2")),)


def test_the_figures_are_linked_from_every_page(app: Flask) -> None:
    for address in ("/", "/sparql", "/people"):
        text = app.test_client().get(address, headers={"Accept": "text/html"}).text
        for link in ("/figures", "/examples", "/void"):
            assert f'href="{link}"' in text
