"""Whatever the engine takes, we read as it does: held against the engine itself."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

import pyoxigraph as ox
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.sparql import table
from kg.sparql.grammar import GRAMMAR
from kg.sparql.query import Dataset, Form
from kg.sparql.reading import read

BASE = "http://base.example/d/e"
KINDS = {
    ox.QuerySolutions: {Form.SELECT},
    ox.QueryBoolean: {Form.ASK},
    ox.QueryTriples: {Form.CONSTRUCT, Form.DESCRIBE},
}
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def answer(text: str) -> Answer | None:
    """The engine's answer to a query, None where it refuses the query."""
    try:
        return ox.Store().query(text, base_iri=BASE, default_graph=[], named_graphs=[])
    except (SyntaxError, UnicodeEncodeError):
        return None
    except (RuntimeError, OSError):
        # Read, and then not answered: a function that it does not have, an endpoint it cannot ask.
        return ox.Store().query("ASK {}")


def taken(text: str) -> bool:
    return answer(text) is not None


def spelt_otherwise(text: str, word: str) -> str:
    """The text with a letter of a word changed wherever it stands: names change, keywords go."""
    return re.sub(word, f"q{word[1:]}", text, flags=re.IGNORECASE)


PIECES = (
    *("SERVICE", "service", "SILENT", "silent:x", "service:", "SERVICE:x", ":", ":x", ":SERVICE"),
    *("FROM", "from:x", "FROM:x", "NAMED", "named:x", "GRAPH", "OPTIONAL", "LATERAL", "UNION"),
    *("<http://e/>", "<r>", "<", "<=", ">", "?s", "?service", "$p", "?", "a", "1", "1.", "true"),
    *("'SERVICE'", "''", "'", "'''", '"', '"""', "\\q", "\\u0027", "@en", "^^", "#", "\n", " "),
    *("{", "}", "{}", "(", ")", "[", "]", ".", ";", ",", "|", "/", "!", "+", "*", "=", "<<", ">>"),
    *("{|", "|}", "~", "FILTER", "FILTER(", "EXISTS", "NOT", "BIND(", "AS ?z)", "VALUES ?v {"),
    *("p:FROM", "p:SERVICE", "p:", "%20", "SELECT", "ASK", "WHERE", "_:a", "MINUS", "INSERT", "IN"),
)
PROLOGUE = (
    "PREFIX : <http://evil.example/> PREFIX service: <http://x/> PREFIX silent: <http://x/>"
    " PREFIX from: <http://x/> PREFIX named: <http://x/> PREFIX p: <http://a:8> "
)
SHELLS = {
    "DESCRIBE ?x %s": (
        *("p:FROM", "p:", "from:x", "FROM", "FROM:x", "NAMED", "named:x", "<http://e/>", ":x"),
        *("?x", "{}", "WHERE", "p:WHERE"),
    ),
    "ASK %s {}": ("FROM", "FROM:x", "from:", ":", "NAMED", "named:x", "<r>", "p:", "p:FROM"),
    "ASK { ?s ?p %s }": (
        *("?o", "SERVICE", "service:x", ":x", ":", "SILENT", "silent:x", "{}", "1", "p:SERVICE"),
        *("<r>", ".", ";", ",", "''", "a", "(", ")"),
    ),
    "ASK { FILTER(?a %s) }": ("<", "<r>", "?b", "&&", "?c>", "<=", "<?b#>", "'", "\n", "1", "a:b"),
    "SELECT * { %s }": PIECES,
    "CONSTRUCT { ?s ?p ?o } %s {}": PIECES,
    "%s": PIECES,
}


@st.composite
def soups(draw: st.DrawFn) -> str:
    """Pieces that could be told apart in more than one way, with and without spaces between."""
    shell, pieces = draw(st.sampled_from([*SHELLS.items()]))
    between = draw(st.sampled_from(("", " ")))
    return PROLOGUE + shell % between.join(draw(st.lists(st.sampled_from(pieces), max_size=8)))


@example(PROLOGUE + "DESCRIBE p:FROM <http://e/>")
@example(PROLOGUE + "ASK { ( '''A' ) SERVICE :x {} . ?s ?p ( #\\q'''\n 1 ) }")
@example(PROLOGUE + "ASK { ( '''A' ) SERVICE :x {} . ?s ?p ( #\\uD800'''\n 1 ) }")
@given(soups())
@settings(max_examples=700, deadline=None)
def test_no_keyword_of_the_engine_is_a_name_to_us(text: str) -> None:
    try:
        query = read(text, BASE)
    except QueryError:
        return
    found = answer(query.text)
    if found is None:
        return
    if not query.services:
        assert taken(spelt_otherwise(query.text, "service"))
    if not query.dataset:
        assert taken(spelt_otherwise(query.text, "from"))


RULES = table._rules(GRAMMAR)
TERMS: Mapping[str, tuple[str, ...]] = {
    "iri": ("<http://e.example/SERVICE>", "<r>", "<#from>"),
    "prefixed": ("from:x", "service:silent", ":", "p:a.b", "named:%20"),
    "variable": ("?s", "$service", "?from"),
    "string": ("'SERVICE <x> {}'", '"FROM"', "'\\u00e9\\n'"),
    "text": ('"""a "SERVICE" \'b\n"""',),
    "integer": ("1", "20"),
    "fraction": ("1.5", ".5e1"),
    "language": ("@en", "@en-GB"),
    "blank": ("_:a", "_:b.c"),
}
PREFIXES = " ".join(f"PREFIX {name} <http://x.example/>" for name in ("from:", "service:", ":"))
PREFIXES += " PREFIX p: <http://x.example/> PREFIX named: <y#> "


def written(symbol: str, chance: random.Random, left: int) -> list[str]:
    """Some text that a symbol of the grammar stands for; left: how deep it may still go."""
    if symbol not in RULES:
        return [chance.choice(TERMS.get(symbol, (symbol,)))]
    ways = RULES[symbol]
    if left <= 0:
        ways = [min(ways, key=lambda way: sum(map(SHORTEST.__getitem__, way)))]
    way = chance.choice(ways)
    return [text for part in way for text in written(part, chance, left - 1)]


def shortest() -> dict[str, int]:
    """The fewest steps in which each symbol comes to an end."""
    found = dict.fromkeys(RULES, 10_000)
    found |= {
        part: 1 for ways in RULES.values() for way in ways for part in way if part not in RULES
    }
    for _ in RULES:
        found |= {
            name: min(1 + sum(found[part] for part in way) for way in ways)
            for name, ways in RULES.items()
        }
    return found


SHORTEST = shortest()


def test_the_grammar_leaves_no_choice() -> None:
    empty = table._nullable(RULES)
    firsts = table._firsts(RULES, empty).of
    for name, ways in RULES.items():
        seen: set[str] = set()
        for way in ways:
            begun = {key for part in table._openers(way, empty) for key in firsts.get(part, {part})}
            assert not seen & begun, name
            seen |= begun


@given(st.randoms(use_true_random=False), st.integers(6, 18))
@settings(max_examples=200, deadline=None)
def test_what_the_grammar_makes_is_read_as_the_engine_reads_it(
    chance: random.Random, depth: int
) -> None:
    form = chance.choice(("Select", "Construct", "Describe", "Ask"))
    text = PREFIXES + " ".join(written(form, chance, depth))
    query = read(text, BASE)
    assert query.form.lower() == form.lower()
    found = answer(query.text)
    if found is None or isinstance(found, ox.QueryBoolean):
        return
    assert query.form in KINDS[type(found)]
    assert ("SERVICE" in text.split()) == bool(query.services)
    if not query.services:
        assert taken(spelt_otherwise(query.text, "service"))
    if not query.dataset:
        assert taken(spelt_otherwise(query.text, "from"))


REFERENCES = st.sampled_from(
    (
        *("", "#", "?", "#a", "?b", "g", "./g", "../g", "../../../g", "/g", "/./a/../g", "//h/g"),
        *("g/.", "g/..", ".", "..", "g?y/../x", "g#s/../x", "http://h", "http://h/a/../b", "urn:x"),
        *(
            "http:g",
            "a//b",
            "//h",
            "g;x=1",
            "\\u0061",
            "caf\\u00e9",
            "é#",
            "%2e%2e/g",
            "/..",
            "/../",
        ),
    )
)


# Our engine leaves dots in a base as they are, and takes those of `/..` on a base without a host
# for something else; what it makes of FROM does not count, as it is told the graphs.
BASES = REFERENCES.filter(
    lambda reference: not reference.startswith(("http:g", "http://h/a", "urn"))
)


@given(BASES, BASES, REFERENCES, st.sampled_from(("", "x", "x\\/..", "%20", "é")))
@settings(max_examples=300, deadline=None)
def test_from_names_the_graphs_that_it_names_to_the_engine(
    rebased: str, started: str, reference: str, local: str
) -> None:
    clauses = f"FROM <{reference}> FROM NAMED p:{local} FROM p: FROM NAMED <{reference}>"
    prologue = f"BASE <{rebased}> PREFIX p: <{started}> "
    text = f"{prologue} SELECT ?g {clauses} {{ PATTERN }}"
    of_default = text.replace("PATTERN", "?s ?p ?g")
    try:
        asked = read(of_default, BASE).dataset
        store = ox.Store()
        for graph in {*asked.default, *asked.named}:
            node = ox.NamedNode(graph)
            store.add(ox.Quad(node, node, node, node))
        inside = store.query(of_default, base_iri=BASE)
        named = store.query(text.replace("PATTERN", "GRAPH ?g { ?s ?p ?o }"), base_iri=BASE)
    except (QueryError, SyntaxError, ValueError):
        return
    assert isinstance(inside, ox.QuerySolutions)
    assert isinstance(named, ox.QuerySolutions)
    found = Dataset(
        tuple(sorted({row["g"].value for row in inside})),
        tuple(sorted({row["g"].value for row in named})),
    )
    assert found == Dataset(tuple(sorted({*asked.default})), tuple(sorted({*asked.named})))
