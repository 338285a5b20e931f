from __future__ import annotations

import time

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.sparql.guard import check
from kg.sparql.query import Dataset

GRAPHS = ("http://x/graph/a", "http://x/graph/b")

HARMLESS = [
    'SELECT * { ?s ?p "SERVICE <http://evil/> {}" }',
    "SELECT * { ?s ?p 'SERVICE <http://evil/> {}' }",
    'SELECT * { ?s ?p """say "SERVICE" <http://evil/> {}\n""" }',
    "SELECT * { ?s ?p '''it's SERVICE <http://evil/> {}\n''' }",
    'SELECT * { ?s ?p "a \\" SERVICE <http://evil/> {}" }',
    "SELECT * { ?s ?p ?o } # SERVICE <http://evil/> {}",
    "# LOAD <http://evil/>\nSELECT * { ?s ?p ?o }",
    "SELECT * { ?s <http://example.org/SERVICE> ?o }",
    "SELECT ?service $SERVICE { ?service ?p $SERVICE }",
    "PREFIX service: <http://x/> SELECT * { ?s service:of ?o . service:a ?p ?o }",
    "PREFIX x: <http://x/> SELECT * { ?s x:SERVICE ?o . x:a.SERVICE ?p ?o }",
    "PREFIX x: <http://x/#> SELECT * { ?s x:insert ?delete FILTER(?o<5) }",
    "PREFIX x: <urn:x#> SELECT * { ?s x:p ?o }",
    "SELECT * { ?s <http://example.org/a#b> ?o . ?o <http://example.org/it's> ?s }",
    "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) FILTER(?s<?o&&?o>?s) }",
    "SELECT * { ?s ?p 1.5e3, .5, 1e0 , true , _:b1 ; a ?t }",
    "ASK { ?s ?p 'x'@en-GB FILTER EXISTS { ?s ?q ?r } }",
    "SELECT (COUNT(*) AS ?n) { ?s (<http://a/b>|^<http://a/c>)+/<http://a/d>? ?o }",
    "DESCRIBE <http://example.org/INSERT>",
    "SELECT * { ?s ?p 'from' , 'FROM <http://evil/>' }",
    "SELECT * { ?s ?p '\\u0022' , \"caf\\u00e9\" }",
    "PREFIX SERVICE: <http://x/> SELECT * { ?s SERVICE:SERVICE SERVICE:FROM . { ?s ?p ?o } }",
    "PREFIX from: <http://x/> DESCRIBE from:named from:x",
    "PREFIX x: <http://x/> ASK { x:DELETE x:LOAD x:SERVICE\\~ ; x:a.from x:from, x:service.b }",
    "SELECT * { ?s ?p ?o LATERAL { ?o ?q ?r } }",
    "SELECT * { << ?s ?p ?o ~ ?r >> ?q 'SERVICE' . ?a ?b ?c {| ?d <<( ?e a ?f )>> |} }",
    "SELECT * { ?s (^<http://a/>|!(a|^a))*/<http://from/>? ?o }",
    "ASK { FILTER(?a<?b&&?c>?d || ?a <= 1 || ?a<<http://x> || ?a<=?b) }",
    "VERSION '1.2' ASK { FILTER NOT EXISTS { VALUES (?a ?b) { (UNDEF 1) } } }",
    "ASK { ?s ?p ''''it's' \"SERVICE\"\n'''@en--ltr }",
    "SELECT (GROUP_CONCAT(DISTINCT ?x; SEPARATOR=' FROM ') AS ?y) { ?s ?p ?x } HAVING (1 > 0)",
]

REFUSED = [
    "SELECT * { SERVICE <http://evil/> { ?s ?p ?o } }",
    "SELECT * { service silent ?x { ?s ?p ?o } }",
    "SELECT * { SERVICE#c\n<http://evil/>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o}SERVICE<http://evil/>{ ?s ?p ?o }",
    "PREFIX : <http://evil/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <http://evil/> SELECT * { SERVICE:x# {\n { ?s ?p ?o } }",
    "PREFIX : <http://evil/> SELECT * { SERVICESILENT:x{ ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<http://evil/> { ?s ?p ?o } }",
    "SELECT * { ?a ?b trueSERVICE<http://evil/> { ?s ?p ?o } }",
    "SELECT * { ?a ?b 1.SERVICE <http://evil/> { ?s ?p ?o } }",
    "SELECT * { ?a ?b ?c FILTER(?a<?b)SERVICE#>\n<http://evil/> { ?s ?p ?o } }",
    'SELECT * { FILTER(?a<?b)#> """\n SERVICE <http://evil/> { ?s ?p ?o } #"""\n}',
    "SELECT * { FILTER(?a<'x>' || ?b='y') SERVICE <http://evil/> { ?s ?p '' } }",
    'SELECT * { FILTER(EXISTS{}<#> """\n 1) SERVICE <http://evil/> { ?s ?p ?o } #"""\n}',
    "SELECT * { \\u0053ERVICE <http://evil/> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "\\u0022 SERVICE <http://evil/> { ?s ?p ?o } #" }',
    # A wrong escape ends the long string after its first two quotes, for our engine.
    "SELECT * { ( '''A' ) SERVICE <http://evil/> {} . ?s ?p ( #\\q'''\n 1 ) }",
    "SELECT * { ( '''A' ) SERVICE <http://evil/> {} . ?s ?p ( #\\uD800'''\n 1 ) }",
    'SELECT * { ( """A" ) SERVICE <http://evil/> {} . ?s ?p ( #\\q"""\n 1 ) }',
    # No IRI with the local part, so that our engine reads the prefix and then a keyword.
    "PREFIX p: <http://a:8> DESCRIBE p:FROM <http://evil/>",
    "PREFIX p: <http://a/#> DESCRIBE p:\\#FROM <http://evil/>",
    # SERVICE SILENT :x, for our engine.
    "PREFIX : <http://evil/> PREFIX silent: <http://x/> ASK { SERVICE silent:x {} }",
    "PREFIX : <http://evil/> ASK FROM:x {}",
    "PREFIX : <http://evil/> ASK FROMNAMED:x {}",
    "PREFIX : <http://evil/> DESCRIBE ?x FROM:x {}",
    "ASK { FILTER EXISTS { { SELECT * { OPTIONAL { SERVICE ?x {} } } } } }",
    "SELECT (EXISTS { SERVICE <http://evil/> {} } AS ?x) {}",
    "SELECT * {} ORDER BY (EXISTS { SERVICE <http://evil/> {} })",
    "SELECT * { ?s ?p ?o LATERAL { SERVICE <http://evil/> {} } }",
    "ASK {} ; DELETE WHERE { ?s ?p ?o }",
    "ASK {} INSERT DATA { <http://a/a> <http://a/b> <http://a/c> }",
    "\\u0049NSERT DATA { <http://a/a> <http://a/b> <http://a/c> }",
    "ASK { ?s ?p '\0' }",
    "ASK {} # \ud800",
    "",
    "# nothing",
    "INSERT DATA { <http://a/a> <http://a/b> <http://a/c> }",
    "PREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }",
    "BASE <http://x/>\nLOAD <http://evil/>",
    "CLEAR ALL",
    "DROP GRAPH <http://x/graph/a>",
    "CREATE GRAPH <http://x/graph/c>",
    "ADD <http://a/> TO <http://b/>",
    "MOVE <http://a/> TO <http://b/>",
    "COPY <http://a/> TO <http://b/>",
    "WITH <http://a/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "SELECT * FROM <http://evil/> { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://evil/> { ?s ?p ?o }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM x:a { ?s ?p ?o }",
    "SELECT * FROM { ?s ?p ?o }",
    "SELECT * { ?s ?p 'no end }",
    'SELECT * { ?s ?p """no end }',
    "SELECT * { ?s ?p \\UFFFFFFFF }",
    "SELECT * { ?s ?p ` }",
]


@pytest.mark.parametrize("query", HARMLESS)
def test_a_word_that_is_no_keyword_passes(query: str) -> None:
    assert check(query, GRAPHS).dataset == Dataset()


@pytest.mark.parametrize("query", HARMLESS)
def test_the_harmless_queries_are_queries_to_the_engine_too(query: str) -> None:
    ox.Store().query(query)


@pytest.mark.parametrize("query", REFUSED)
def test_what_reaches_out_or_changes_or_is_unclear_is_refused(query: str) -> None:
    with pytest.raises(QueryError):
        check(query, GRAPHS)


def test_a_refusal_says_line_and_column() -> None:
    with pytest.raises(QueryError, match=r"^line 2, column 11: SERVICE is refused") as caught:
        check("SELECT * {\n  SERVICE <http://evil/> {} }", GRAPHS)
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("query", "dataset"),
    [
        ("SELECT * FROM <http://x/graph/a> {}", Dataset(("http://x/graph/a",))),
        ("SELECT * FROM NAMED <http://x/graph/a> {}", Dataset((), ("http://x/graph/a",))),
        ("SELECT * from <graph/a> {}", Dataset(("http://x/graph/a",))),
        ("BASE <http://x/graph/> ASK FROM <b> {}", Dataset(("http://x/graph/b",))),
        ("BASE <graph/x> ASK FROM NAMED <b> {}", Dataset((), ("http://x/graph/b",))),
        ("PREFIX g: <http://x/graph/> ASK FROM g:a {}", Dataset(("http://x/graph/a",))),
        ("PREFIX g: <http://x/> ASK FROM g:graph\\/a {}", Dataset(("http://x/graph/a",))),
        ("PREFIX : <graph/> ASK FROM :a {}", Dataset(("http://x/graph/a",))),
        ("ASK FROM <http://x/gr\\u0061ph/a> {}", Dataset(("http://x/graph/a",))),
        (
            "SELECT * FROM <graph/a> FROM NAMED <graph/b> FROM <graph/b> {}",
            Dataset(("http://x/graph/a", "http://x/graph/b"), ("http://x/graph/b",)),
        ),
    ],
)
def test_graphs_of_the_store_may_be_named(query: str, dataset: Dataset) -> None:
    assert check(query, GRAPHS, "http://x/").dataset == dataset


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


@given(TEXT, TEXT)
def test_a_keyword_in_a_string_or_comment_is_no_keyword(before: str, after: str) -> None:
    said = f"{before} SERVICE <http://evil/> {{}} {after}".replace("\\", "\\\\")
    string = said.replace('"', '\\"')
    assert check(f'SELECT * {{ ?s ?p "{string}" }} # {said}', GRAPHS).dataset == Dataset()


@given(TEXT)
def test_a_service_after_any_closed_string_is_found(text: str) -> None:
    string = text.replace("\\", "\\\\").replace('"', '\\"')
    with pytest.raises(QueryError, match="SERVICE is refused"):
        check(f'SELECT * {{ ?s ?p "{string}" SERVICE <http://evil/> {{}} }}', GRAPHS)


@pytest.mark.parametrize(
    "unit",
    [
        *('"', '"""\\"', "'''", "<", "<a", "?a<b ", "a:b.", ".", "\\u0041", "#\n", "_:a.", "1e"),
        *("{", "(", "[", "?a", "a.", "ASK{?s ?p ?o.} ", "PREFIX a:<b> "),
    ],
)
def test_the_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    # By the processor's time: other tests run on the same cores.
    started = time.process_time()
    for text in (unit * 20_000, f"SELECT {unit * 20_000}", f'"""{unit * 20_000}'):
        try:
            check(text, GRAPHS)
        except QueryError:
            continue
    assert time.process_time() - started < 2
