"""The query page without JavaScript, and where no editor was built."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect
from query_page.conftest import Watched

from server.built import query_script


def test_a_query_is_asked_and_answered_by_the_plain_form(without_script: Watched) -> None:
    page = without_script.page
    page.goto(without_script.address)
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    page.get_by_label("SPARQL 1.1 query").fill("SELECT ?n { VALUES ?n { 1 2 3 } }")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("table.answer caption")).to_have_text("3 rows.")
    assert page.locator("table.answer td").all_inner_texts() == ["1", "2", "3"]


def test_a_query_that_is_wrong_stays_in_the_form_with_what_is_wrong(
    without_script: Watched,
) -> None:
    page = without_script.page
    page.goto(without_script.address)
    page.get_by_label("SPARQL 1.1 query").fill("ASK { ?s foo ?o }")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(".refused")).to_contain_text("Line 1, column 10: foo may not stand here")
    expect(page.get_by_label("SPARQL 1.1 query")).to_have_value("ASK { ?s foo ?o }")
    page.get_by_label("SPARQL 1.1 query").fill("ASK { ?s ?p ?o }")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#answer .lead")).to_have_text("Yes.")


def test_an_example_is_answered_by_its_link(without_script: Watched) -> None:
    page = without_script.page
    page.goto(without_script.address)
    page.locator("[data-example='07-sessions-per-year']").click()
    expect(page.locator("table.answer")).to_contain_text("IGF 2017")


def test_the_script_is_there_only_where_it_was_built(tmp_path: Path) -> None:
    assert query_script(tmp_path) is None
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "query.js").touch()
    assert query_script(tmp_path) == "built/query.js"
