"""What a reader does on the query page where `make assets` has built its editor."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect
from query_page.conftest import Watched

from server.examples import examples

PATIENCE = 20_000
YEARS = """
PREFIX schema: <https://schema.org/>
SELECT ?year (COUNT(?session) AS ?sessions) (COUNT(?end) AS ?ended) WHERE {
  ?session a schema:Event ; schema:startDate ?start .
  OPTIONAL { ?session schema:endDate ?end }
  BIND(YEAR(?start) AS ?year)
} GROUP BY ?year ORDER BY ?year"""
TYPES = "SELECT ?class (COUNT(?s) AS ?n) { ?s a ?class } GROUP BY ?class ORDER BY DESC(?n) LIMIT 9"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LONG = "SELECT ?s ?n { ?s ?p ?o BIND(STRLEN(STR(?o)) AS ?n) } LIMIT 250 #" + "x" * 7000


def opened(watched: Watched, query: str | None = None, **more: str) -> Page:
    asked = {"query": query, **more} if query is not None else more
    watched.page.set_default_timeout(PATIENCE)
    watched.page.goto(f"{watched.address}?{urlencode(asked)}" if asked else watched.address)
    expect(watched.page.locator(".cm-content")).to_be_visible(timeout=PATIENCE)
    return watched.page


def write(page: Page, text: str) -> None:
    """Replaces the text of the editor, as a paste does."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def ask(page: Page, text: str, told: str) -> None:
    write(page, text)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#state")).to_contain_text(told, timeout=PATIENCE)


def text_of(page: Page) -> str:
    return str(page.locator("textarea").evaluate("area => area.value"))


def test_what_is_typed_is_completed_with_our_terms_and_its_prefix_declared(
    with_script: Watched,
) -> None:
    page = opened(with_script)
    write(page, "SELECT ?s WHERE { ?s a ")
    page.keyboard.type("Part", delay=30)
    option = page.locator(".cm-tooltip-autocomplete li", has_text="igf:Participation").first
    expect(option).to_be_visible()
    expect(page.locator(".cm-completionInfo")).to_contain_text("One party in one session")
    option.click()
    page.keyboard.type(" }")
    assert text_of(page) == (
        "PREFIX igf: <https://w3id.org/igf-kg/ont#>\n\nSELECT ?s WHERE { ?s a igf:Participation }"
    )
    page.keyboard.press("Control+Enter")
    expect(page.locator("#state")).to_contain_text("rows, in")


def test_a_concept_is_found_by_its_name_and_written_as_its_iri(with_script: Watched) -> None:
    page = opened(with_script)
    write(page, "ASK { ?p ?role ")
    page.keyboard.type("speak", delay=30)
    page.locator(".cm-tooltip-autocomplete li", has_text="Roles").first.click()
    assert text_of(page) == "ASK { ?p ?role <https://w3id.org/igf-kg/voc/role/speaker>"


def test_a_prefix_is_declared_as_it_is_typed_and_one_undo_takes_both_back(
    with_script: Watched,
) -> None:
    page = opened(with_script)
    write(page, "ASK { ?s schema")
    # What is typed within half a second is one step of the editor's history.
    page.wait_for_timeout(700)
    page.keyboard.type(":")
    assert text_of(page) == "PREFIX schema: <https://schema.org/>\n\nASK { ?s schema:"
    page.keyboard.press("Control+z")
    assert text_of(page) == "ASK { ?s schema"


def test_rows_are_linked_sorted_and_turned_over(with_script: Watched) -> None:
    page = opened(with_script)
    query = (
        "SELECT ?s ?n { { SELECT DISTINCT ?s { GRAPH ?g { ?s ?p ?o } } }"
        " BIND(STRLEN(STR(?s)) AS ?n) } ORDER BY ?s LIMIT 10000"
    )
    ask(page, query, "rows, in")
    caption = page.locator("table.answer caption")
    expect(caption).to_contain_text("Rows 1 to 100 of")
    page.get_by_role("button", name="Next rows").first.click()
    expect(caption).to_contain_text("Rows 101 to 200 of")
    page.get_by_role("button", name="n", exact=True).click()
    page.get_by_role("button", name="n", exact=True).click()
    expect(page.locator("th[aria-sort=descending]")).to_have_text("nxsd:integer")
    lengths = [int(text) for text in page.locator("td.number").all_inner_texts()]
    assert len(lengths) == 100
    assert lengths == sorted(lengths, reverse=True)


def test_what_a_row_links_to_is_our_page_of_it(with_script: Watched) -> None:
    page = opened(with_script)
    ask(
        page, "PREFIX schema: <https://schema.org/> SELECT ?s { ?s schema:identifier 'WS15' }", "in"
    )
    link = page.locator("td a", has_text="id/session/2017/ws15")
    assert link.get_attribute("href") == "/doc/session/2017/ws15"
    link.click()
    expect(page.locator("h1")).to_contain_text("Cybersecurity")


def test_languages_and_datatypes_are_shown(with_script: Watched) -> None:
    page = opened(with_script)
    query = """SELECT ?same ?mixed { VALUES (?same ?mixed) { ("a"@fr 1) ("b"@fr "x"@de) } }"""
    ask(page, query, "2 rows")
    heads = page.locator("thead th").all_inner_texts()
    assert [" ".join(head.split()) for head in heads] == ["same fr", "mixed"]
    assert page.locator("td [lang]").count() == 3
    assert page.locator("td small").all_inner_texts() == [" xsd:integer", " de"]


@pytest.mark.parametrize(("query", "shape"), [(YEARS, "circle"), (TYPES, "rect")])
def test_a_chart_is_drawn_where_it_says_what_the_table_does(
    with_script: Watched, query: str, shape: str
) -> None:
    page = opened(with_script)
    ask(page, query, "rows, in")
    rows = page.locator("table.answer tbody tr").count()
    page.get_by_role("button", name="Chart").click()
    picture = page.get_by_role("img")
    expect(picture).to_be_visible()
    assert picture.locator(shape).count() == rows
    if query is TYPES:
        expect(picture).to_contain_text("schema:Person")
    expect(page.locator("table.answer")).to_be_hidden()
    page.get_by_role("button", name="Table").click()
    expect(page.locator("table.answer")).to_be_visible()


def test_another_figure_of_the_same_rows_is_drawn(with_script: Watched) -> None:
    page = opened(with_script)
    ask(page, YEARS, "rows, in")
    page.get_by_role("button", name="Chart").click()
    page.get_by_label("Figures").select_option("ended")
    expect(page.get_by_role("img", name="ended by year")).to_be_visible()


def test_no_chart_is_offered_for_what_has_no_figures(with_script: Watched) -> None:
    page = opened(with_script)
    ask(page, "SELECT ?s ?p { ?s ?p ?o } LIMIT 5", "5 rows")
    assert page.get_by_role("button", name="Chart").count() == 0


def test_statements_are_shown_with_links(with_script: Watched) -> None:
    page = opened(with_script)
    query = "PREFIX schema: <https://schema.org/> DESCRIBE ?s { ?s schema:identifier 'WS15' }"
    ask(page, query, "Statements, in")
    link = page.locator(".turtle").get_by_role("link", name="igf:Session", exact=True)
    assert link.get_attribute("href") == "/ontology/Session"
    assert page.locator("#answer .forms a").all_inner_texts() == [
        *("Turtle", "JSON-LD", "N-Triples", "RDF/XML", "N-Quads", "TriG")
    ]


def test_many_statements_are_shown_from_their_beginning_first(with_script: Watched) -> None:
    page = opened(with_script)
    ask(page, "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 4000", "Statements, in")
    before = page.locator(".turtle a").count()
    page.get_by_role("button", name="Show all").click()
    assert page.locator(".turtle a").count() > before


def test_a_yes_and_a_no(with_script: Watched) -> None:
    page = opened(with_script)
    ask(page, "ASK {}", "Yes, in")
    ask(page, "ASK { <urn:x> ?p ?o }", "No, in")
    expect(page.locator("#answer .lead")).to_have_text("No.")


def test_a_fault_is_marked_at_its_place_until_the_text_changes(with_script: Watched) -> None:
    page = opened(with_script)
    ask(page, "SELECT *\nWHERE { ?s foo ?o }", "Line 2, column 12: foo may not stand here")
    expect(page.locator(".cm-fault")).to_have_text("foo")
    expect(page.locator(".cm-fault-words")).to_contain_text("foo may not stand here; write")
    # The cursor stands there, so that the mend can be typed.
    page.keyboard.type("?p ")
    expect(page.locator(".cm-fault")).to_have_count(0)
    assert text_of(page) == "SELECT *\nWHERE { ?s ?p foo ?o }"


def test_a_running_query_is_stopped(with_script: Watched) -> None:
    page = opened(with_script)
    ask(page, ENDLESS, "Asking")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#state")).to_have_text("Stopped.")
    expect(page.get_by_role("button", name="Stop")).to_be_disabled()
    ask(page, "ASK {}", "Yes, in")


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_is_busy_says_when_to_come_back(with_script: Watched, status: int) -> None:
    page = opened(with_script)
    problem = json.dumps({"detail": "too many queries wait"})
    headers = {"Retry-After": "7", "Content-Type": "application/problem+json"}

    def busy(route: Route) -> None:
        route.fulfill(status=status, headers=headers, body=problem)

    page.route("**/sparql?query=*", busy)
    ask(page, "ASK {}", "Too many queries wait. Ask again in 7 seconds.")


def test_an_answer_that_is_too_long_to_show_can_be_downloaded(with_script: Watched) -> None:
    page = opened(with_script)
    ask(page, "SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 60000", "too long to be shown")
    expect(page.locator("#answer")).to_contain_text("Download it, or ask for less with LIMIT.")
    ask(page, "ASK {}", "Yes, in")


def test_a_server_that_cannot_be_reached_is_told(with_script: Watched) -> None:
    page = opened(with_script)
    page.route("**/sparql?query=*", lambda route: route.abort())
    ask(page, "ASK {}", "The server cannot be reached")
    with_script.complaints[:] = [c for c in with_script.complaints if "ERR_FAILED" not in c]


def downloaded(page: Page, form: str, folder: Path) -> str:
    with page.expect_download() as download:
        page.locator("#answer .forms").get_by_text(form, exact=True).click()
    assert download.value.suggested_filename == f"answer.{form.lower()}"
    download.value.save_as(folder / form)
    return (folder / form).read_text("utf-8")


def test_each_form_of_the_rows_is_downloaded(with_script: Watched, tmp_path: Path) -> None:
    page = opened(with_script)
    ask(page, "SELECT ?n { VALUES ?n { 1 2 } }", "2 rows, in")
    assert downloaded(page, "CSV", tmp_path).split() == ["n", "1", "2"]
    assert downloaded(page, "TSV", tmp_path).split() == ["?n", "1", "2"]
    assert json.loads(downloaded(page, "JSON", tmp_path))["head"] == {"vars": ["n"]}
    assert downloaded(page, "XML", tmp_path).startswith("<?xml")
    expect(page.locator("#too-long")).to_be_hidden()


def test_a_query_that_no_address_holds_is_asked_and_downloaded_too(
    with_script: Watched, tmp_path: Path
) -> None:
    page = opened(with_script)
    ask(page, LONG, "250 rows, in")
    assert len(downloaded(page, "CSV", tmp_path).splitlines()) == 251
    expect(page.locator("#too-long")).to_be_visible()
    assert page.url == with_script.address


def test_the_address_holds_the_query_and_asks_it_when_it_is_opened(with_script: Watched) -> None:
    page = opened(with_script)
    ask(page, TYPES, "rows, in")
    assert parse_qs(urlsplit(page.url).query) == {"query": [TYPES]}
    page.goto(page.url)
    expect(page.locator("#state")).to_contain_text("rows, in")
    expect(page.get_by_role("button", name="Chart")).to_be_visible()
    assert text_of(page) == TYPES


def test_an_address_of_a_wrong_query_marks_what_is_wrong(with_script: Watched) -> None:
    page = opened(with_script, "ASK { ?s foo ?o }")
    expect(page.locator(".cm-fault")).to_have_text("foo")


def test_graphs_of_the_address_are_asked_and_named(with_script: Watched) -> None:
    graph = "http://127.0.0.1:8000/graph/vocabulary"
    count = "SELECT (COUNT(*) AS ?n) { ?s a <https://schema.org/Event> }"
    page = opened(with_script, count, **{"default-graph-uri": graph})
    expect(page.locator("#state")).to_contain_text("1 row, in")
    expect(page.locator("td.number")).to_have_text("0")
    link = page.locator("#answer .forms a").first.get_attribute("href")
    assert graph in parse_qs(urlsplit(str(link)).query)["default-graph-uri"]


def test_every_example_is_taken_with_a_click_and_answered(with_script: Watched) -> None:
    page = opened(with_script)
    for example in examples():
        page.locator(f'[data-example="{example.key}"]').click()
        expect(page.locator("#state")).to_contain_text(", in ", timeout=PATIENCE)
        assert text_of(page) == example.query
        page.locator("#state").evaluate("state => { state.textContent = '' }")


def test_the_editor_is_left_by_escape_and_tab(with_script: Watched) -> None:
    page = opened(with_script)
    page.locator(".cm-content").click()
    page.keyboard.press("Tab")
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_focused()


def unbarred(page: Page) -> bool:
    """Whether the checker finds nothing that bars anybody's way."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    return True


def test_nothing_bars_the_way_for_anybody(with_script: Watched) -> None:
    page = opened(with_script)
    ask(page, TYPES, "rows, in")
    page.get_by_role("button", name="Chart").click()
    assert unbarred(page)
    ask(page, "DESCRIBE <https://w3id.org/igf-kg/ont>", "Statements, in")
    assert unbarred(page)
    ask(page, "ASK { ?s foo ?o }", "Line 1")
    assert unbarred(page)
    page.emulate_media(color_scheme="dark")
    assert unbarred(page)
