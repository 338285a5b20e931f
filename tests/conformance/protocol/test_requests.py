"""How a query may be sent, and what is wrong with how it was sent: SPARQL 1.1 Protocol, 2.1."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from conformance.protocol.sample import ASK, IN, encoded
from raw_http import DIRECT, ENCODED, PROBLEM, Reply, send

QUERY = encoded(ASK)
PLUS = '"1+1 = 2"'
LATIN = "ASK { FILTER('é' = 'é') }"
MANY = "ASK {} #" + "x" * 60_000
LONGEST = 60_000


@dataclass(frozen=True, slots=True)
class Case:
    """A request, and what its answer must be: a status, a yes or no, or words of the reason."""

    name: str
    status: int
    method: str = "GET"
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    boolean: bool | None = None
    says: str = ""


def typed(media_type: str) -> dict[str, str]:
    return {"Content-Type": media_type}


def form(name: str, status: int, body: str, media_type: str = ENCODED, *, says: str = "") -> Case:
    return direct(name, status, body.encode(), media_type, says=says)


def direct(
    name: str, status: int, body: bytes, media_type: str = DIRECT, *, says: str = ""
) -> Case:
    boolean = True if status == 200 else None
    return Case(name, status, "POST", "", typed(media_type), body, boolean, says)


def get(name: str, status: int, query: str, *, says: str = "") -> Case:
    boolean = True if status == 200 else None
    return Case(name, status, query=query, boolean=boolean, says=says)


CASES = (
    # The three ways.
    get("get", 200, QUERY),
    form("form", 200, QUERY),
    direct("direct", 200, ASK.encode()),
    # Media types and their parameters.
    form("a form in UTF-8", 200, QUERY, f"{ENCODED}; charset=UTF-8"),
    form("a form in UTF-8, without a space", 200, QUERY, f"{ENCODED};charset=utf-8"),
    form("a form in capitals", 200, QUERY, ENCODED.upper()),
    form("a form in Latin-1", 415, QUERY, f"{ENCODED}; charset=iso-8859-1"),
    direct("a body in UTF-8", 200, LATIN.encode(), f"{DIRECT}; charset=utf-8"),
    direct("a body in UTF-8, quoted", 200, LATIN.encode(), f'{DIRECT}; charset="UTF-8"'),
    direct("a body in capitals", 200, ASK.encode(), "Application/SPARQL-Query"),
    direct("a body in capitals with a parameter", 200, ASK.encode(), f"{DIRECT}; CHARSET=UTF-8"),
    direct("a body in Latin-1", 415, LATIN.encode("latin-1"), f"{DIRECT}; charset=latin-1"),
    direct("a body in UTF-16", 415, ASK.encode("utf-16"), f"{DIRECT}; charset=utf-16"),
    direct("a body that is not UTF-8", 400, LATIN.encode("latin-1"), says="UTF-8"),
    direct("a body of half a character", 400, b"ASK {} # \xe2\x82", says="UTF-8"),
    direct("a body of a lone surrogate", 400, b"ASK {} # \xed\xa0\x80", says="UTF-8"),
    direct("a body with a byte order mark", 400, b"\xef\xbb\xbf\xef\xbb\xbfASK {}"),
    direct("plain text", 415, ASK.encode(), "text/plain", says=DIRECT),
    direct("JSON", 415, b'{"query": "ASK {}"}', "application/json", says=DIRECT),
    direct("GraphQL", 415, b"{ x }", "application/graphql"),
    direct("a type that only begins alike", 415, ASK.encode(), f"{DIRECT}-results"),
    direct("multipart", 415, b"--x\r\n\r\n--x--", "multipart/form-data; boundary=x"),
    direct("an empty type", 415, ASK.encode(), ""),
    direct("a type that is none", 415, ASK.encode(), "sparql"),
    Case("no type", 415, "POST", body=ASK.encode(), says=DIRECT),
    Case("a form without a type", 415, "POST", body=QUERY.encode(), says=ENCODED),
    Case("nothing at all", 415, "POST", body=b""),
    # One query, no fewer and no more.
    form("an empty form", 400, "", says="quer"),
    form("a form without a query", 400, "format=json", says="quer"),
    form("an empty query in a form", 400, "query="),
    direct("an empty body", 400, b""),
    direct("a body of spaces", 400, b" \n "),
    get("an empty query", 400, "query="),
    get("a query of spaces", 400, "query=+%0A"),
    get("a query of a comment", 400, encoded("# nothing")),
    get("two queries", 400, f"{QUERY}&{QUERY}", says="one"),
    form("two queries in a form", 400, f"{QUERY}&{QUERY}", says="one"),
    Case(
        "one in the address, one in the form",
        400,
        "POST",
        QUERY,
        typed(ENCODED),
        QUERY.encode(),
        says="one",
    ),
    Case(
        "one in the address, one as the body",
        400,
        "POST",
        QUERY,
        typed(DIRECT),
        ASK.encode(),
        says="one",
    ),
    Case("only in the address of a post", 400, "POST", QUERY, typed(ENCODED), b"", says="quer"),
    get("a parameter in capitals is another", 200, f"{QUERY}&QUERY=nonsense"),
    get("parameters that nobody knows", 200, f"timeout=5&{QUERY}&x=1&y"),
    # What stands in a parameter.
    get("a plus is a space", 200, "query=ASK+%7B+%7D"),
    get("%2B is a plus", 200, "query=ASK+%7B+FILTER(1%2B1=2)+%7D"),
    form("a plus in a form is a space", 200, "query=ASK+%7B+FILTER(1%2B1=2)+%7D"),
    direct("a plus in a body is a plus", 200, b"ASK { FILTER(1+1=2) }"),
    direct("a body is not percent-encoded", 200, b"ASK { FILTER('%41' != 'A') }"),
    get("UTF-8", 200, encoded("ASK { FILTER(STRLEN('東京') = 2) }")),
    get("a character beyond the first plane", 200, encoded("ASK { FILTER(STRLEN('👩') = 1) }")),
    get("%00 outside of a string", 400, encoded("ASK \x00 {}")),
    get("a byte that is not UTF-8", 400, "query=ASK%20%7B%7D%20%23%FF", says="UTF-8"),
    get("a lone surrogate", 400, "query=ASK%20%7B%7D%20%23%ED%A0%80", says="UTF-8"),
    form("a lone surrogate in a form", 400, "query=ASK%20%7B%7D%23%ED%A0%80", says="UTF-8"),
    get("a percent sign without digits", 400, "query=ASK%20%7B%7D%20%23%zz", says="%"),
    get("a percent sign at the end", 400, "query=ASK%20%7B%7D%20%23%", says="%"),
    form("a percent sign without digits in a form", 400, "query=ASK%7B%7D%23%zz", says="%"),
    get("a graph that is not UTF-8", 400, f"{QUERY}&default-graph-uri=urn:%FF"),
    # More than is taken.
    direct("a long body", 413, MANY.encode()),
    form("a long form", 413, "query=" + "x" * LONGEST),
    direct("a body beyond all measure", 413, b"x" * 600_000),
    # Updates.
    form("an update", 400, "update=CLEAR+ALL", says="only reads"),
    form("an update beside a query", 400, f"{QUERY}&update=CLEAR+ALL", says="only reads"),
    get("an update by get", 400, "update=CLEAR%20ALL", says="only reads"),
    direct(
        "an update as the body", 415, b"CLEAR ALL", "application/sparql-update", says="only reads"
    ),
    get(
        "an update as a query",
        400,
        encoded("INSERT DATA { <urn:a> <urn:b> <urn:c> }"),
        says="only reads",
    ),
    get("an update after a query", 400, encoded("ASK {} ; CLEAR ALL")),
    get("the word in a string", 200, encoded(f"ASK {{ FILTER('INSERT DATA' != {PLUS}) }}")),
    get("the word in a comment", 200, encoded("# DROP ALL\nASK {}")),
    get(
        "a prefix before it",
        400,
        encoded("PREFIX x: <urn:x> DELETE WHERE { ?s ?p ?o }"),
        says="only reads",
    ),
    # Elsewhere.
    get(
        "another service", 400, encoded("ASK { SERVICE <http://127.0.0.1:1/> {} }"), says="SERVICE"
    ),
    get(
        "another service, silently",
        400,
        encoded("ASK { SERVICE SILENT <http://127.0.0.1:1/> {} }"),
        says="SERVICE",
    ),
    get("a file", 400, encoded("ASK FROM <file:///etc/passwd> {}"), says="no graph"),
    get("a query that is right and false", 200, encoded(f"ASK {{ <urn:s> {IN} 'curated' }}")),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_request_has_the_answer_that_it_deserves(sample: str, case: Case) -> None:
    headers = {"Accept": "application/sparql-results+json", **case.headers}
    reply = send(sample, case.method, query=case.query, headers=headers, body=case.body)
    assert reply.status == case.status, reply.body
    if case.boolean is not None:
        assert reply.json == {"head": {}, "boolean": case.boolean}
    else:
        assert_told(reply, case.says)


def assert_told(reply: Reply, words: str) -> None:
    """That the answer is a problem document with a reason in it."""
    assert reply.media_type == PROBLEM
    told = reply.json
    assert told["status"] == reply.status
    assert told["title"]
    assert told["detail"]
    assert words in told["detail"]
    assert "Traceback" not in reply.text


def test_a_nul_in_a_string_is_a_character_or_refused(sample: str) -> None:
    reply = send(sample, query=encoded("ASK { FILTER('\x00' = '\x00') }"))
    assert (reply.status, reply.media_type) in {
        (200, "application/sparql-results+json"),
        (400, PROBLEM),
    }


def test_an_address_that_is_too_long_is_refused_as_such(sample: str) -> None:
    assert send(sample, query=encoded(MANY)).status in {413, 414, 431}


def test_an_address_beyond_all_measure_is_refused_as_such(sample: str) -> None:
    assert send(sample, query="query=" + "x" * 300_000).status in {413, 414, 431}
