"""Requests as bytes, put together of parts that are right, odd or wrong (RFC 9112)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hypothesis import strategies as st

PATHS = (
    *("/", "/sparql", "/id/session/2017/ws15", "/doc/session/2017/ws15", "/people", "/sessions"),
    *("/data/session/2017/ws15.ttl", "/reconcile", "/reconcile/suggest/entity", "/health"),
    *("/health/ready", "/metrics", "/static/style.css", "/graph/curated", "/voc/role", "/void.nt"),
    *("/examples/01-speakers.rq", "/ontology", "/dump.nq", "/openapi.json", "/favicon.ico"),
    *("/figures/sessions-by-year.csv", "/.well-known/void", "/reconcile/preview", "/review"),
)
PIECES = (
    *(
        "%",
        "%%",
        "%0",
        "%zz",
        "%00",
        "%0d%0a",
        "%2F",
        "%2e%2e",
        "%C0%AF",
        "%ED%A0%80",
        "%FF",
        "%25",
    ),
    *(
        "..",
        ".",
        "//",
        ";a=b",
        "a",
        "~",
        "'",
        '"',
        "<",
        ">",
        "\\",
        "^",
        "`",
        "{",
        "}",
        "|",
        "[",
        "]",
    ),
    *(
        "\x7f",
        "\x80",
        "\xff",
        "+",
        "@",
        ":",
        "*",
        "caf%C3%A9",
        "a" * 300,
        "?",
        "??",
        "&",
        "=",
        "&&",
    ),
    *("query=ASK%7B%7D", "q=a", "page=0", "page=-1", "page=1e9", "page=%EF%BC%91", "year=2017"),
    *("format=csv", "queries={", "queries=%7B%7D", "prefix=%00", "limit=99999999999999999999"),
    *("cursor=-1", "id=person/p7k3m9", "type=Session", "default-graph-uri=x", "update=CLEAR+ALL"),
)
METHODS = (
    *("GET",) * 6,
    *("HEAD", "POST", "POST", "POST", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT"),
    *("PRI", "get", "G", "PROPFIND", "M" * 200, "A!#$%&'*+-.^_`|~9"),
)
ODD_METHODS = ("", "GE T", "G\x00T", "\xe9", "(", "GET:")
VERSIONS = (
    *("HTTP/1.1",) * 8,
    *("HTTP/1.0",) * 2,
    "HTTP/0.9",
    "HTTP/2.0",
    "http/1.1",
    "HTTP/1.",
    "",
)
VALUES = (
    *("", "*", "*/*", "text/html", "text/html;q=0", "application/json", "text/turtle;q=0.0001"),
    *("application/n-quads, */*;q=0.1", "application/problem+json", ",,,", ";;;", "a/b;q=x"),
    *('"x"', 'W/"x"', "W/", '"', "bytes=0-0", "bytes=9-1", "bytes=0-,0-,0-,0-", "bytes=-"),
    *("100-continue", "gzip", "identity", "chunked", "gzip, chunked", "close", "keep-alive"),
    *("upgrade", "websocket", "h2c", "Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 99 Foo 9999", "null"),
    *(
        "127.0.0.1",
        "::1",
        "1.2.3.4, \xff",
        "localhost",
        "localhost:99999",
        "[::1",
        "a b",
        "\xff\xfe",
    ),
    *("application/sparql-query", "application/x-www-form-urlencoded", "text/plain;charset=\xff"),
    *("application/x-www-form-urlencoded; charset=utf-16", "multipart/form-data", "application/"),
    *('multipart/form-data; boundary="', "Basic ////", "a=b; c", "=?utf-8?q?=ff?=", "9" * 400),
)
LISTS = (
    *(("text/turtle;q=0.1", 2_000), ("a/b", 5_000), ('"x"', 8_000), ('W/"y"', 6_000), ("*", 9_000)),
    *((";q=1", 9_000), ("gzip", 9_000)),
)
NAMES = (
    *(
        "Accept",
        "Accept-Encoding",
        "Accept-Language",
        "If-None-Match",
        "If-Modified-Since",
        "Range",
    ),
    *("If-Match", "If-Range", "If-Unmodified-Since", "Content-Type", "Content-Encoding", "Expect"),
    *(
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Forwarded-Prefix",
        "Forwarded",
    ),
    *("Cookie", "Authorization", "Origin", "Referer", "Upgrade", "Host", "Connection", "TE"),
    *("Access-Control-Request-Method", "Content-Length", "Transfer-Encoding", "Trailer", "Via"),
    *("X_Under_Score", "x", "Max-Forwards", "HTTP2-Settings", "Content-Disposition", "Proxy"),
)
ODD_NAMES = ("", " Accept", "Accept ", "Acc ept", "\xe9", "Acc\x00ept", "a\tb", "(x)")
BODIES = (
    b"",
    b"ASK {}",
    b"query=ASK%7B%7D",
    b"queries=%7B%7D",
    b"\xff\x00",
    b"SELECT",
    b"a" * 5_000,
)

HOST = b"Host: localhost\r\n"
FRAMING = ("Content-Length", "Transfer-Encoding", "Connection", "Upgrade", "HTTP2-Settings", "Host")
SOUND = re.compile(rb"(?:/|http://)[!$-;=?-Z\[\]_a-z~@]*")
VISIBLE = re.compile(rb"[^\t\x20-\x7e\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Sent:
    """What goes over one connection, and the methods of the requests in it."""

    content: bytes
    methods: tuple[str, ...]


def targets() -> st.SearchStrategy[str]:
    """Where a request is for: in its usual form most of the time."""
    path = st.sampled_from(PATHS)
    piece = st.sampled_from(PIECES)
    odd = st.lists(piece, max_size=5).map("".join)
    usual = st.one_of(
        path,
        st.builds("{}/{}".format, path, odd),
        st.builds("{}{}".format, path, odd),
        st.builds("{}?{}".format, path, st.lists(piece, max_size=4).map("&".join)),
        st.builds("/{}".format, odd),
    )
    unusual = st.sampled_from(
        (
            "*",
            "",
            "localhost:80",
            "http://localhost",
            "http://",
            "http://[::1/",
            "//",
            "sparql",
            "\x00",
        )
    )
    absolute = st.builds(
        "{}{}".format, st.sampled_from(("http://a", "https://b:9", "ftp://c")), usual
    )
    return st.one_of(usual, usual, usual, absolute, unusual)


def fields() -> st.SearchStrategy[bytes]:
    """One line of a header, with its end."""
    octets = st.binary(max_size=40).map(lambda told: told.replace(b"\n", b"").replace(b"\r", b""))
    value = st.one_of(
        st.sampled_from(VALUES).map(_latin),
        octets,
        st.sampled_from(LISTS).map(lambda told: ",".join([told[0]] * told[1])[:50_000].encode()),
    )
    name = st.sampled_from(NAMES).map(_latin)
    right = st.builds(lambda n, v: n + b": " + v + b"\r\n", name, value)
    wrong = st.one_of(
        st.builds(lambda n, v: n + b":" + v + b"\n", name, value),
        st.builds(lambda n, v: _latin(n) + b": " + v + b"\r\n", st.sampled_from(ODD_NAMES), value),
        st.builds(lambda n, v: n + b": a\r\n " + v + b"\r\n", name, octets),
        octets.map(lambda v: v + b"\r\n"),
    )
    return st.one_of(right, right, right, right, right, wrong)


def framed() -> st.SearchStrategy[tuple[bytes, bytes]]:
    """The headers that tell of a body, and the body: they agree, or they do not."""
    return st.sampled_from(BODIES).flatmap(
        lambda body: st.sampled_from((*(right := _right(body)), *right, *_wrong(body)))
    )


@st.composite
def odd_requests(draw: st.DrawFn) -> tuple[bytes, str]:
    """One request in which anything may be wrong, and its method."""
    method = draw(st.one_of(*(st.sampled_from(METHODS),) * 9, st.sampled_from(ODD_METHODS)))
    announced, body = draw(st.one_of(st.just((b"", b"")), framed()))
    line = _latin(f"{method} {draw(targets())} {draw(st.sampled_from(VERSIONS))}") + b"\r\n"
    host = draw(st.sampled_from((*(HOST,) * 6, b"", b"Host: a\r\nHost: b\r\n")))
    more = b"".join(draw(st.lists(fields(), max_size=4)))
    return line + host + more + announced + b"\r\n" + body, method


@st.composite
def sound_requests(draw: st.DrawFn) -> tuple[bytes, str]:
    """One request of whose parts none breaks HTTP, however odd they are, and its method."""
    method = draw(st.sampled_from(METHODS).filter(lambda told: told not in ("CONNECT", "PRI")))
    announced, body = b"", b""
    if method in ("POST", "PUT", "PATCH"):
        announced, body = draw(
            st.sampled_from(BODIES).flatmap(lambda b: st.sampled_from(_right(b)))
        )
    target = draw(targets()).encode("latin-1")
    if not SOUND.fullmatch(target):
        target = b"/" + bytes(octet for octet in target if SOUND.fullmatch(b"/%c" % octet))
    pair = st.builds(
        lambda name, value: b"%s: %s\r\n" % (_latin(name), VISIBLE.sub(b"", value)),
        st.sampled_from(NAMES).filter(lambda told: told not in FRAMING),
        st.one_of(st.sampled_from(VALUES).map(_latin), st.binary(max_size=40)),
    )
    more = b"".join(draw(st.lists(pair, max_size=4)))
    line = b"%s %s HTTP/1.1\r\n" % (_latin(method), target)
    return line + HOST + more + announced + b"\r\n" + body, method


@st.composite
def sent(draw: st.DrawFn, one: st.SearchStrategy[tuple[bytes, str]]) -> Sent:
    """One request, or several at once, of which the last may be a part."""
    several = draw(st.lists(one, min_size=1, max_size=draw(st.sampled_from((1, 1, 1, 4)))))
    content = b"".join(told for told, _ in several)
    if draw(st.sampled_from((*(False,) * 15, True))):
        content = content[: draw(st.integers(1, len(content)))]
    else:
        content += b"GET /robots.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    return Sent(content, (*(method for _, method in several), "GET"))


def _right(body: bytes) -> tuple[tuple[bytes, bytes], ...]:
    chunk = b"%x\r\n%s\r\n" % (len(body), body) if body else b""
    length = b"Content-Length: %d\r\n" % len(body)
    form = b"Content-Type: application/x-www-form-urlencoded\r\n"
    return (
        (form + length, body),
        (b"Content-Type: application/sparql-query\r\n" + length, body),
        (length + b"Expect: 100-continue\r\n", body),
        (form + b"Transfer-Encoding: chunked\r\n", chunk + b"0\r\n\r\n"),
        (form + b"Transfer-Encoding: chunked\r\n", chunk + b"0;a=b\r\nTrailer: x\r\n\r\n"),
    )


def _wrong(body: bytes) -> tuple[tuple[bytes, bytes], ...]:
    length = b"Content-Length: %d\r\n" % len(body)
    chunked = b"Transfer-Encoding: chunked\r\n"
    return (
        (length + length, body),
        (length + b"Content-Length: 1\r\n", body),
        (b"Content-Length: +1\r\n", body),
        (b"Content-Length: -1\r\n", body),
        (b"Content-Length: 1, 1\r\n", body),
        (b"Content-Length: 99999999999999999999999\r\n", body),
        (b"Content-Length: 700000\r\n", body),
        (b"Content-Length: %d\r\n" % (len(body) + 5), body),
        (length + chunked, b"0\r\n\r\n"),
        (chunked + length, body),
        (chunked + chunked, b"0\r\n\r\n"),
        (b"Transfer-Encoding: chunked, identity\r\n", b"0\r\n\r\n"),
        (b"Transfer-Encoding: xchunked\r\n", body),
        (b"Transfer-Encoding:\tchunked\r\n", b"0\r\n\r\n"),
        (chunked, b"fffffffffffffffff\r\n" + body),
        (chunked, b"-1\r\n" + body),
        (chunked, b"5\r\n" + body),
        (chunked, b"1\r\n" + body + b"\r\n0\r\n\r\n"),
        (chunked, b"0x1\r\na\r\n0\r\n\r\n"),
        (chunked, b"1;" + b"x" * 20_000 + b"\r\na\r\n0\r\n\r\n"),
        (chunked, b"0\r\n" + b"X: y\r\n" * 500 + b"\r\n"),
        (chunked, b"1\na\n0\n\n"),
    )


def _latin(text: str) -> bytes:
    return text.encode("latin-1")
