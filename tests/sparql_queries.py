"""Queries drawn from a part of the SPARQL grammar, and the same with something broken in them."""

from __future__ import annotations

from hypothesis import strategies as st

IRIS = (
    *("<https://schema.org/name>", "<https://schema.org/Event>", "a", "<urn:none>", "schema:name"),
    *("<https://schema.org/performer>", "schema:identifier", "<relative>", "<>", "<http://x/é>"),
)
VARIABLES = ("?s", "?p", "?o", "?x", "$y")
LITERALS = (
    *('"WS15"', "'a'@en", '"1"^^<http://www.w3.org/2001/XMLSchema#integer>', "1", "-1.5", "1e400"),
    *("true", '"""a\nb"""', r'"\u0000"', r'"￿"', '"\t"', r'"\r"', '"]]>"', r'"\u000B&<>"', '"日"'),
    *(
        '"1"^^<urn:no-type>',
        '"x"@en-GB-oed',
        '""',
        "99999999999999999999",
        '"2020-02-30"^^schema:Date',
    ),
)
CALLS = (
    *(
        "STR({0})",
        "LANG({0})",
        "DATATYPE({0})",
        "STRLEN({0})",
        "UCASE({0})",
        "IRI({0})",
        "ABS({0})",
    ),
    *("isIRI({0})", "({0} + {1})", "({0} / {1})", "({0} = {1})", "({0} < {1})", "!({0})", "-({0})"),
    *("COALESCE({0}, {1})", "IF({0}, {1}, 1)", "REGEX({0}, {1})", 'REPLACE({0}, "(", {1})'),
    *("({0} && {1})", "({0} || {1})", "({0} IN ({1}, 2))", "CONCAT({0}, {1})", "SUBSTR({0}, {1})"),
    *("EXISTS {{ ?s ?p {0} }}", "STRDT({0}, {1})", "STRLANG({0}, {1})", "YEAR({0})", "SHA512({0})"),
    *(
        "ENCODE_FOR_URI({0})",
        "sameTerm({0}, {1})",
        "xsd:integer({0})",
        "xsd:dateTime({0})",
        "bound(?x)",
    ),
)
PATHS = ("a", "schema:name", "^schema:name", "schema:name/a", "(a|schema:name)", "!a", "a?", "?p")
ORDERS = (
    "",
    "ORDER BY ?s",
    "ORDER BY DESC(?o) ?s LIMIT 3",
    "LIMIT 0",
    "OFFSET 5 LIMIT 2",
    "LIMIT 20",
)
PROLOGUE = (
    "PREFIX schema: <https://schema.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
    "PREFIX igf: <https://w3id.org/igf-kg/ont#>\n"
)
NOISE = (
    *(
        "{",
        "}",
        "(",
        ")",
        ".",
        ";",
        '"',
        "'",
        '"""',
        "<",
        ">",
        "\\",
        "\\u0",
        "?",
        "#",
        "\0",
        "\ufffe",
    ),
    *(
        "SERVICE <http://127.0.0.1:1/>",
        "FROM <urn:g>",
        "FROM NAMED <urn:g>",
        "INSERT DATA {}",
        "UNDEF",
    ),
    *(
        "COUNT(*)",
        "BIND",
        "LATERAL",
        "GROUP BY",
        "HAVING",
        "<<",
        ">>",
        "_:b",
        "()",
        "[]",
        "NOW()",
        "é",
    ),
)


def queries() -> st.SearchStrategy[str]:
    """A query of the grammar, or one that was meant to be."""
    return st.one_of(_right(), _right(), _broken())


def _terms() -> st.SearchStrategy[str]:
    return st.sampled_from((*VARIABLES, *VARIABLES, *IRIS, *LITERALS))


def _expressions() -> st.SearchStrategy[str]:
    return st.recursive(
        _terms().map(lambda told: "rdf:type" if told == "a" else told),
        lambda inner: st.builds(str.format, st.sampled_from(CALLS), inner, inner),
        max_leaves=5,
    )


def _triples() -> st.SearchStrategy[str]:
    return st.builds(
        "{} {} {} .".format,
        st.sampled_from((*VARIABLES, "<urn:none>", "[]", "_:b")),
        st.sampled_from(PATHS),
        _terms().filter(lambda told: told != "a"),
    )


def _patterns() -> st.SearchStrategy[str]:
    def more(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.one_of(
            st.builds("OPTIONAL {{ {} }}".format, inner),
            st.builds("{{ {} }} UNION {{ {} }}".format, inner, inner),
            st.builds("{} {}".format, inner, inner),
            st.builds("MINUS {{ {} }}".format, inner),
            st.builds("GRAPH ?g {{ {} }}".format, inner),
            st.builds("{{ SELECT * {{ {} }} LIMIT 2 }}".format, inner),
            st.builds("{} FILTER({})".format, inner, _expressions()),
            st.builds("{} BIND({} AS ?new)".format, inner, _expressions()),
            st.builds("{} VALUES ?s {{ {} UNDEF }}".format, inner, st.sampled_from(LITERALS)),
        )

    return st.recursive(_triples(), more, max_leaves=4)


def _right() -> st.SearchStrategy[str]:
    order, pattern, value = st.sampled_from(ORDERS), _patterns(), _expressions()
    return st.builds(
        "{}{}".format,
        st.just(PROLOGUE + "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\n"),
        st.one_of(
            st.builds("SELECT * {{ {} }} {}".format, pattern, order),
            st.builds("SELECT DISTINCT ?s ?o {{ {} }} {}".format, pattern, order),
            st.builds("SELECT ({} AS ?v) {{ {} }} {}".format, value, pattern, order),
            st.builds("SELECT ?s (COUNT({}) AS ?n) {{ {} }} GROUP BY ?s".format, value, pattern),
            st.builds("SELECT (GROUP_CONCAT({}) AS ?n) {{ {} }}".format, value, pattern),
            st.builds("ASK {{ {} }}".format, pattern),
            st.builds("CONSTRUCT {{ {} }} WHERE {{ {} }} {}".format, _triples(), pattern, order),
            st.builds(
                "CONSTRUCT {{ ?s <urn:v> ?v }} WHERE {{ BIND({} AS ?v) {} }}".format, value, pattern
            ),
            st.builds("DESCRIBE ?s {{ {} }} {}".format, pattern, order),
        ),
    )


@st.composite
def _broken(draw: st.DrawFn) -> str:
    text = draw(_right())
    for _ in range(draw(st.integers(1, 3))):
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        text = draw(
            st.sampled_from(
                (
                    text[:start] + draw(st.sampled_from(NOISE)) + text[start:],
                    text[:start] + text[min(end, start + 5) :],
                    text[:start] + text[start:end] + text[start:],
                    text[:start],
                    text.swapcase(),
                )
            )
        )
    return text[:20_000]
