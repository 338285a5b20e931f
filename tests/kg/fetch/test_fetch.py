"""What is fetched, what is refused and why, and how politely; the only server is our own."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import ssl
import time
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from pathlib import Path

import pytest
from web_site import WHEN, Site, Time, page

from kg import __version__
from kg.errors import KgError, SourceError, StoreError
from kg.fetch import Fetched, Fetcher, Limits, fetch
from kg.fetch.hosts import is_public

Get = Callable[..., Fetched]
TEXT = "Thé at noon\n".encode()
AGENT = f"igf-kg/{__version__} (+https://archive.example/contact)"


def refusal(kind: type[KgError], get: Callable[[], object]) -> str:
    with pytest.raises(kind) as refused:
        get()
    assert "; " in refused.value.what
    return str(refused.value)


def test_a_document_comes_with_its_digest_its_time_and_its_headers(site: Site, get: Get) -> None:
    site.pages["/doc"] = page(
        TEXT, content_type="Text/HTML; charset=utf-8", etag='"7"', set_cookie="a=b"
    )
    assert get() == Fetched(
        address=site.address("/doc"),
        final_address=site.address("/doc"),
        content=TEXT,
        sha256=hashlib.sha256(TEXT).hexdigest(),
        retrieved="2026-03-04T04:06:07+00:00",
        media_type="text/html",
        headers={"content-type": "Text/HTML; charset=utf-8", "etag": '"7"'},
    )
    host = f"site.example:{site.port}"
    assert site.asked == [("/robots.txt", host, AGENT), ("/doc", host, AGENT)]


def test_the_function_does_what_the_fetcher_of_a_run_does(site: Site, fetcher: Fetcher) -> None:
    site.pages["/doc"] = page(TEXT)
    assert fetch(site.address("/doc#part"), WHEN, fetcher).content == TEXT


def test_letters_beyond_ascii_are_sent_as_a_browser_does(site: Site, fetcher: Fetcher) -> None:
    site.pages["/caf%C3%A9?q=%C3%A9&r=a%20b"] = page(TEXT)
    address = site.address("/caf\u00e9?q=\u00e9&r=a%20b", host="b\u00fccher.example")
    assert fetcher.fetch(address, WHEN).content == TEXT
    assert site.asked[-1][1] == f"xn--bcher-kva.example:{site.port}"


# Robots


ROBOTS = (
    b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n\nUser-agent: igf-kg\nDisallow: /ours\n"
)


def test_what_robots_txt_asks_to_leave_alone_is_left_alone(site: Site, get: Get) -> None:
    site.pages |= {"/robots.txt": page(ROBOTS), "/ours": page(TEXT), "/private": page(TEXT)}
    said = refusal(SourceError, lambda: get("/ours"))
    assert "robots.txt asks programs to leave this address alone; save the document by" in said
    # Rules for us by name stand in the place of those for everybody.
    assert get("/private").content == TEXT
    assert site.paths == ["/robots.txt", "/private"]


@pytest.mark.parametrize("status", [500, 503, 429])
def test_nothing_is_asked_of_a_site_that_cannot_give_its_robots_txt(
    site: Site, get: Get, status: int
) -> None:
    site.pages |= {"/robots.txt": page(status=status), "/doc": page(TEXT)}
    said = refusal(StoreError, get)
    assert f"could not give its robots.txt (it answers {status}), so nothing of it is asked" in said
    assert site.paths == ["/robots.txt"]


def test_nothing_is_asked_of_a_site_whose_robots_txt_breaks_off(site: Site, get: Get) -> None:
    site.pages |= {"/robots.txt": page(b"User-agent", declared=99), "/doc": page(TEXT)}
    assert "could not give its robots.txt" in refusal(StoreError, get)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_robots_txt_may_be_asked(site: Site, get: Get, status: int) -> None:
    site.pages |= {"/robots.txt": page(status=status), "/doc": page(TEXT)}
    assert get().content == TEXT


def test_a_robots_txt_that_moved_is_followed(site: Site, get: Get) -> None:
    site.pages |= {
        "/robots.txt": page(status=301, location="/rules"),
        "/rules": page(b"User-agent: *\nDisallow: /"),
    }
    assert "leave this address alone" in refusal(SourceError, get)


# Pace


def test_a_host_is_asked_once_a_second(site: Site, get: Get, clock: Time) -> None:
    site.pages["/doc"] = page(TEXT)
    get()
    clock.now += 0.25
    get()
    get()
    assert clock.slept == [1.0, 0.75, 1.0]
    assert site.paths == ["/robots.txt", "/doc", "/doc", "/doc"]


def test_hosts_do_not_wait_for_each_other(site: Site, fetcher: Fetcher, clock: Time) -> None:
    site.pages["/doc"] = page(TEXT)
    for host in ("one.example", "two.example"):
        fetcher.fetch(site.address("/doc", host), WHEN)
    assert clock.slept == [1.0, 1.0]


@pytest.mark.parametrize("rule", ["Crawl-delay: 7", "Request-rate: 1/7"])
def test_a_site_gets_the_pause_that_it_asks_for(
    site: Site, get: Get, clock: Time, rule: str
) -> None:
    site.pages |= {"/robots.txt": page(f"User-agent: *\n{rule}\n".encode()), "/doc": page(TEXT)}
    get()
    get()
    assert clock.slept == [7.0, 7.0]


def test_a_pause_without_end_is_not_waited_for(site: Site, get: Get, clock: Time) -> None:
    site.pages["/robots.txt"] = page(b"User-agent: *\nCrawl-delay: 86400\n")
    assert "asks for 86400 seconds" in refusal(SourceError, get)
    assert clock.slept == []


# Redirects


def test_a_redirect_is_followed_and_told(site: Site, get: Get) -> None:
    site.pages |= {"/doc": page(status=302, location="/new?a=b"), "/new?a=b": page(TEXT)}
    found = get()
    assert (found.address, found.final_address) == (site.address("/doc"), site.address("/new?a=b"))


def test_redirects_without_end_are_not_followed(site: Site, get: Get) -> None:
    site.pages["/doc"] = page(status=307, location="/doc")
    assert "more than 5 redirects; give the address" in refusal(SourceError, get)
    assert site.paths == ["/robots.txt", *["/doc"] * 6]


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("ftp://site.example/doc", "only http and https addresses are fetched"),
        ("http://name:secret@site.example/doc", "a user name or password"),
        ("http://site.example:22/doc", "port 22 is not asked"),
        ("file:///etc/passwd", "only http and https"),
        ("http://a b/", "what is no address"),
        ("http://[bad/", "what is no address"),
    ],
)
def test_each_redirect_is_looked_at_like_the_first_address(
    site: Site, get: Get, location: str, reason: str
) -> None:
    site.pages["/doc"] = page(status=302, location=location)
    said = refusal(SourceError, get)
    assert reason in said
    assert "secret" not in said


def test_a_redirect_into_a_private_network_is_refused(site: Site, fetcher: Fetcher) -> None:
    site.pages["/doc"] = page(status=302, location=site.address("/doc", "inside.example"))
    fetcher.resolver = lambda host, _: ["10.0.0.7" if host == "inside.example" else "127.0.0.1"]
    said = refusal(SourceError, lambda: fetcher.fetch(site.address("/doc"), WHEN))
    assert said.startswith("inside.example: the host leads to 10.0.0.7, which is no address of the")


def test_the_rules_of_the_host_that_a_redirect_leads_to_hold(site: Site, fetcher: Fetcher) -> None:
    def robots(handler: BaseHTTPRequestHandler) -> None:
        is_strict = handler.headers["Host"].startswith("strict")
        page(b"User-agent: *\nDisallow: /" if is_strict else b"")(handler)

    strict = site.address("/doc", "strict.example")
    site.pages |= {"/robots.txt": robots, "/doc": page(status=302, location=strict)}
    said = refusal(SourceError, lambda: fetcher.fetch(site.address("/doc"), WHEN))
    assert said.startswith(f"{strict}: the site's robots.txt")


# Hosts


def test_a_private_host_is_refused_by_default(site: Site) -> None:
    fetcher = Fetcher(limits=Limits(ports=frozenset({site.port})))
    for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "[::1]"):
        with pytest.raises((SourceError, StoreError)):
            fetcher.fetch(site.address("/doc", host), WHEN)
    assert site.asked == []


def test_one_private_address_of_many_is_one_too_many(fetcher: Fetcher, site: Site) -> None:
    fetcher.resolver = lambda _host, _port: ["127.0.0.1", "192.168.0.1"]
    said = refusal(SourceError, lambda: fetcher.fetch(site.address("/doc"), WHEN))
    assert "192.168.0.1" in said


def test_a_name_that_leads_elsewhere_a_moment_later_gains_nothing(
    site: Site, fetcher: Fetcher
) -> None:
    site.pages["/doc"] = page(TEXT)
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) < 4 else ["169.254.169.254"]

    fetcher.resolver = rebinding
    address = site.address("/doc")
    # Whatever is connected to is what was checked: the third name lookup is of the document.
    assert fetcher.fetch(address, WHEN).content == TEXT
    assert "169.254.169.254" in refusal(SourceError, lambda: fetcher.fetch(address, WHEN))
    assert site.paths == ["/robots.txt", "/doc"]


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "100.100.100.200", "192.0.0.192", "224.0.0.1", "240.0.0.1", "198.18.0.1"),
        *(
            "0.0.0.1",
            "255.255.255.255",
            "168.63.129.16",
            "192.0.2.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
        ),
        *("fd00:ec2::254", "ff02::1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::10.0.0.1"),
        *("2002:0a00:0001::1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1", "2001:db8::1"),
        *("2001:0:7f00:1::1", "fec0::1", "fc00::1"),
    ],
)
def test_an_address_that_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "2002:0101:0101::1"]
)
def test_an_address_that_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://site.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("site.example/a", "only http and https"),
        ("https://name:secret@site.example/", "a user name or password"),
        ("http://site.example:8080/", "port 8080 is not asked, only 80, 443"),
        ("http://site.example:port/", "the port is no number"),
        ("http:///a", "the host is no name"),
        ("http://[::1%25lo]/", "no"),
        ("http://exa mple/", "no web address"),
        ("http://site.example/\r\nHost: other", "no web address"),
        ("http://[bad/", "no web address"),
        ("http://site.example/" + "a" * 5000, "no web address"),
        ("http://" + "a" * 70 + ".example/", "the host is no name"),
    ],
)
def test_an_address_that_is_never_asked(address: str, reason: str) -> None:
    said = refusal(SourceError, lambda: Fetcher().fetch(address, WHEN))
    assert reason in said
    assert "secret" not in said


def test_a_host_that_does_not_exist_may_do_so_later(fetcher: Fetcher, site: Site) -> None:
    fetcher.resolver = lambda _host, _port: []
    assert "no such host" in refusal(StoreError, lambda: fetcher.fetch(site.address("/"), WHEN))


# Certificates


def https(site: Site, host: str = "site.example") -> str:
    return f"https://{host}:{site.port}/doc"


def trusting(fetcher: Fetcher, site: Site, certificate: Path) -> Fetcher:
    fetcher.limits = replace(fetcher.limits, ports=frozenset({site.port}))
    fetcher.trust = lambda: ssl.create_default_context(cafile=certificate)
    site.pages["/doc"] = page(TEXT)
    return fetcher


def test_a_certificate_is_checked_against_the_name_and_not_the_address(
    safe_site: Site, fetcher: Fetcher, certificate: Path
) -> None:
    trusting(fetcher, safe_site, certificate)
    assert fetcher.fetch(https(safe_site), WHEN).content == TEXT
    other = https(safe_site, "other.example")
    said = refusal(StoreError, lambda: fetcher.fetch(other, WHEN))
    assert "its certificate is not valid: Hostname mismatch" in said


def test_a_certificate_that_nobody_vouches_for_is_refused(
    safe_site: Site, fetcher: Fetcher, certificate: Path
) -> None:
    trusting(fetcher, safe_site, certificate).trust = ssl.create_default_context
    said = refusal(StoreError, lambda: fetcher.fetch(https(safe_site), WHEN))
    assert "its certificate is not valid: self-signed certificate" in said.replace(
        "self s", "self-s"
    )
    assert safe_site.asked == []


def test_a_redirect_out_of_https_is_refused(
    safe_site: Site, site: Site, fetcher: Fetcher, certificate: Path
) -> None:
    trusting(fetcher, safe_site, certificate)
    fetcher.limits = replace(fetcher.limits, ports=frozenset({site.port, safe_site.port}))
    safe_site.pages["/doc"] = page(status=301, location=site.address("/doc"))
    said = refusal(SourceError, lambda: fetcher.fetch(https(safe_site), WHEN))
    assert "redirects from https to http://site.example" in said
    assert site.asked == []


# Answers


@pytest.mark.parametrize(
    ("status", "kind", "reason"),
    [
        (404, SourceError, "there is nothing: the site answers 404; check the address"),
        (410, SourceError, "there is nothing: the site answers 410"),
        (403, SourceError, "the document is not given: the site answers 403"),
        (204, SourceError, "the document is not given: the site answers 204"),
        (429, StoreError, "the site answers 429; try again later"),
        (500, StoreError, "the site answers 500; try again later"),
        (503, StoreError, "the site answers 503; try again later"),
    ],
)
def test_an_error_page_is_no_document(
    site: Site, get: Get, status: int, kind: type[KgError], reason: str
) -> None:
    html = b"" if status == 204 else b"<html><p>Oh no</p></html>"
    site.pages["/doc"] = page(html, status, content_type="text/html")
    assert reason in refusal(kind, get)


def test_a_compressed_answer_is_unpacked(site: Site, get: Get) -> None:
    content = TEXT * 50_000
    twice = gzip.compress(content) + gzip.compress(TEXT)
    site.pages["/doc"] = page(twice, content_encoding="gzip")
    assert get().content == content + TEXT


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 131_072, 0])
def test_no_byte_is_lost_where_pieces_meet(site: Site, get: Get, size: int) -> None:
    site.pages["/doc"] = page(gzip.compress(b"x" * size), content_encoding="gzip")
    assert get().content == b"x" * size


def test_a_small_answer_that_unpacks_to_a_huge_one_is_refused(site: Site, get: Get) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 60_000
    site.pages["/doc"] = page(bomb, content_encoding="gzip")
    assert "more than 1000000 bytes" in refusal(SourceError, lambda: get(largest=1_000_000))


def test_a_huge_answer_is_refused(site: Site, get: Get) -> None:
    site.pages["/doc"] = page(b"x" * 1_000_001)
    assert "more than 1000000 bytes" in refusal(SourceError, lambda: get(largest=1_000_000))
    site.pages["/doc"] = page(b"x" * 1_000_000)
    assert len(get(largest=1_000_000).content) == 1_000_000


@pytest.mark.parametrize(
    ("respond", "kind", "reason"),
    [
        (page(b"no gzip", content_encoding="gzip"), StoreError, "compressed answer is broken"),
        (page(gzip.compress(TEXT)[:-3], content_encoding="gzip"), StoreError, "is cut off"),
        (page(TEXT, content_encoding="br"), SourceError, "sends its answer as 'br'"),
        (page(TEXT, declared=999), StoreError, "broke off"),
    ],
)
def test_a_broken_answer_is_refused(
    site: Site, get: Get, respond: Callable[..., None], kind: type[KgError], reason: str
) -> None:
    site.pages["/doc"] = respond
    assert reason in refusal(kind, get)


def dripping(site: Site, head: bytes, drop: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.wfile.write(head)
        while not site.stopped.wait(0.05):
            handler.wfile.write(drop)

    return respond


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
    ],
    ids=["body", "body of known length", "chunks", "header"],
)
def test_an_answer_that_drips_is_cut_at_its_time(
    site: Site, get: Get, head: bytes, drop: bytes
) -> None:
    site.pages["/doc"] = dripping(site, head, drop)
    start = time.monotonic()
    assert "took longer than the time" in refusal(StoreError, lambda: get(total=0.6))
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100000,
        b"",
        b"HTTP/1.1 two OK\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_what_is_no_answer_is_told_as_such(site: Site, get: Get, answer: bytes) -> None:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.wfile.write(answer)

    site.pages["/doc"] = respond
    assert "could not be reached or broke off" in refusal(StoreError, get)


@pytest.mark.parametrize("contact", ["", "me", "https://example.org/\nHost: x", "https://a b/"])
def test_a_contact_is_an_address(contact: str) -> None:
    assert "is no address at which" in refusal(StoreError, lambda: Fetcher(contact))


def test_a_site_that_says_nothing_is_not_waited_for(site: Site, get: Get) -> None:
    site.pages["/doc"] = lambda _: site.stopped.wait(10) and None
    start = time.monotonic()
    assert "broke off (TimeoutError); try" in refusal(StoreError, lambda: get(read=0.3))
    assert time.monotonic() - start < 5


def test_a_site_that_is_down_may_be_up_later(fetcher: Fetcher) -> None:
    fetcher.limits = Limits(ports=frozenset({1}))
    said = refusal(StoreError, lambda: fetcher.fetch("http://site.example:1/doc", WHEN))
    assert "could not give its robots.txt" in said


def test_the_time_of_retrieval_needs_a_zone_to_be_right(site: Site, get: Get) -> None:
    site.pages["/doc"] = page(TEXT)
    assert dt.datetime.fromisoformat(get().retrieved) == WHEN
