"""The relay asks allowed endpoints at public addresses; here each name leads to a local site.

The check of addresses is the real one. Only the connection, made after it, is led elsewhere.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from http.client import BadStatusLine, HTTPConnection
from http.server import BaseHTTPRequestHandler
from ipaddress import IPv4Address

import pyoxigraph as ox
import pytest
from another_endpoint import (
    ENDPOINT,
    PUBLIC,
    QUERY,
    ROW,
    Site,
    relaying,
    results,
    site,
    to,
)

from kg.sparql.guard import check
from server.federation.exchange import Limits
from server.federation.relay import Relay, restored, rewritten

__all__ = ["site"]


def post(address: str, body: bytes = b"SELECT * {}", media_type: str = QUERY) -> tuple[int, str]:
    host, _, path = address.removeprefix("http://").partition("/")
    with closing(HTTPConnection(host, timeout=10)) as connection:
        connection.request("POST", f"/{path}", body, {"Content-Type": media_type, "Cookie": "a=b"})
        response = connection.getresponse()
        return response.status, response.read().decode()


def test_an_engine_gets_the_rows_of_an_allowed_endpoint(site: Site) -> None:
    with relaying(site.connect) as relay:
        query = check(
            f"SELECT ?x {{ SERVICE <{ENDPOINT}> {{ ?x ?y ?z }} }}", (), "", relay.federation
        )
        rows = ox.Store().query(rewritten(query, relay))
        assert isinstance(rows, ox.QuerySolutions)
        assert [row["x"] for row in rows] == [ox.Literal("1")]
    ((path, headers, body),) = site.asked
    assert (path, body) == ("/sparql?kind=query", b"SELECT * WHERE { ?x ?y ?z . }")
    assert headers["Host"] == "other.example:8080"
    assert site.lines == [(PUBLIC, 8080)]


def test_an_engine_tells_a_failure_by_the_endpoints_name(site: Site) -> None:
    site.respond = lambda handler: results(handler, b"", 500)
    with relaying(site.connect) as relay:
        query = check(
            f"SELECT ?x {{ SERVICE <{ENDPOINT}> {{ ?x ?y ?z }} }}", (), "", relay.federation
        )
        with pytest.raises(OSError, match="502 Bad Gateway") as caught:
            list(ox.Store().query(rewritten(query, relay)))  # type: ignore[arg-type]
        told = restored(str(caught.value), relay)
    assert f"<{ENDPOINT}> answers 500" in told
    assert "127.0.0.1" not in told


def test_nothing_of_the_asker_is_passed_on(site: Site) -> None:
    with relaying(site.connect) as relay:
        assert post(relay.address(0)) == (200, ROW.decode())
    ((_, headers, _),) = site.asked
    assert headers.keys() == {
        *("Host", "Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
        *("Connection", "Content-Length"),
    }


PRIVATE = [
    *(
        str(IPv4Address(0)),
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
    ),
    *("172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.1.1", "198.18.0.1"),
    *("198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
    *("168.63.129.16", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1"),
    *("ff02::1", "2001:db8::1", "100::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::127.0.0.1"),
    *("64:ff9b::10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:a00:1::", "2002:7f00:1::1"),
    *("2001::1", "2001:0:4136:e378:8000:63bf:f5ff:fffe"),
]


def test_an_address_that_is_not_public_is_not_asked(site: Site) -> None:
    leads: list[str] = []
    told = (
        f"<{ENDPOINT}> leads to an address that is not of the public internet, and such are never"
        " asked; name an endpoint that is"
    )
    with relaying(site.connect, lambda _host, _port: leads) as relay:
        for address in PRIVATE:
            for found in ([address], [PUBLIC, address], [address, PUBLIC]):
                leads[:] = found
                assert (address, post(relay.address(0))) == (address, (502, told))
    assert site.lines == []


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "2130706433", "localhost", "0x7f.1"])
def test_a_private_address_is_not_asked_even_if_it_is_allowed(site: Site, host: str) -> None:
    relay = Relay([f"http://{host}/"], connect=site.connect)
    relay.start()
    try:
        assert post(relay.address(0))[0] == 502
    finally:
        relay.close()
    assert site.lines == []


def test_a_name_is_looked_up_once_for_each_query(site: Site) -> None:
    looked_up = []

    def rebinding(host: str, port: int) -> Sequence[str]:
        looked_up.append((host, port))
        return [PUBLIC if len(looked_up) == 1 else "127.0.0.1"]

    with relaying(site.connect, rebinding) as relay:
        assert post(relay.address(0))[0] == 200
        assert looked_up == [("other.example", 8080)]
        assert post(relay.address(0))[0] == 502
    assert site.lines == [(PUBLIC, 8080)]


@pytest.mark.parametrize("addresses", [(), ("no address",)])
def test_a_name_that_leads_nowhere_is_told(site: Site, addresses: tuple[str, ...]) -> None:
    with relaying(site.connect, to(*addresses)) as relay:
        assert post(relay.address(0)) == (502, f"<{ENDPOINT}> has no known host; look at its name")


def test_a_second_address_is_tried_where_the_first_takes_no_connection(site: Site) -> None:
    def connect(address: str, port: int, timeout: float) -> socket.socket:
        if address == PUBLIC:
            raise ConnectionRefusedError
        return site.connect(address, port, timeout)

    with relaying(connect, to(PUBLIC, "93.184.215.15")) as relay:
        assert post(relay.address(0))[0] == 200
    with relaying(connect) as relay:
        told = f"<{ENDPOINT}> takes no connection; try again later"
        assert post(relay.address(0)) == (502, told)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(site: Site, status: int) -> None:
    site.respond = lambda handler: results(handler, ROW, status, Location="http://127.0.0.1/")
    with relaying(site.connect) as relay:
        told = f"<{ENDPOINT}> redirects, which is not followed; name its goal"
        assert post(relay.address(0)) == (502, told)
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    "headers",
    [{"Content_Type": "text/html"}, {"Content_Type": ""}, {"Content_Encoding": "gzip"}],
)
def test_what_are_no_results_is_not_passed_on(site: Site, headers: dict[str, str]) -> None:
    site.respond = lambda handler: results(handler, ROW, **headers)
    with relaying(site.connect) as relay:
        told = f"<{ENDPOINT}> answers with no SPARQL results; ask it yourself"
        assert post(relay.address(0)) == (502, told)


def test_an_answer_of_too_many_bytes_is_not_passed_on(site: Site) -> None:
    site.respond = lambda handler: results(handler, b" " * 1001)
    with relaying(site.connect, limits=Limits(answer=1000)) as relay:
        told = f"<{ENDPOINT}> answers with more than 1000 bytes; ask for less"
        assert post(relay.address(0)) == (502, told)
        site.respond = lambda handler: results(handler, b" " * 1000)
        assert post(relay.address(0)) == (200, " " * 1000)


def test_an_answer_that_breaks_off_is_not_passed_on(site: Site) -> None:
    site.respond = lambda handler: results(handler, ROW, Content_Length=str(len(ROW) + 1))
    with relaying(site.connect) as relay:
        told = f"<{ENDPOINT}> broke off; try again later"
        assert post(relay.address(0)) == (502, told)


def test_an_answer_that_drips_is_cut_off(site: Site) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        results(handler, b"")
        while not site.stopped.wait(0.05):
            handler.wfile.write(b" ")

    site.respond = drip
    with relaying(site.connect, limits=Limits(total=0.4)) as relay:
        started = time.monotonic()
        told = f"<{ENDPOINT}> took too long to answer; ask it for less"
        assert post(relay.address(0)) == (502, told)
        assert time.monotonic() - started < 5


def test_an_endpoint_that_says_nothing_is_cut_off(site: Site) -> None:
    site.respond = lambda _: site.stopped.wait(20) and None
    with relaying(site.connect, limits=Limits(total=0.3)) as relay:
        told = f"<{ENDPOINT}> took too long to answer; ask it for less"
        assert post(relay.address(0)) == (502, told)


def test_a_certificate_is_checked(site: Site) -> None:
    with relaying(site.connect, endpoint="https://other.example/") as relay:
        status, told = post(relay.address(0))
    assert status == 502
    assert told == "<https://other.example/> cannot show that it is who it says; tell its keeper"
    assert site.lines == [(PUBLIC, 443)]


def test_only_the_addresses_that_were_given_out_lead_anywhere(site: Site) -> None:
    with relaying(site.connect) as relay:
        address = relay.address(0)
        start, secret, _ = address.rsplit("/", 2)
        wrong = [
            f"{start}/{secret}/1",
            f"{start}/{secret}/00000",
            f"{start}/{secret}",
            f"{start}/{secret[:-1]}/0",
            f"{start}/{secret[:-1]}!/0",
            f"{start}//0",
            f"{address}/",
            f"{address}?",
        ]
        assert {post(other) for other in wrong} == {(404, "there is nothing here")}
        assert post(address)[0] == 200
    assert len(site.asked) == 1


def test_only_queries_of_a_fit_length_are_sent_on(site: Site) -> None:
    with relaying(site.connect, limits=Limits(query=10)) as relay:
        assert post(relay.address(0), b"ASK {}", "application/sparql-update")[0] == 415
        assert post(relay.address(0), b"SELECT * {}")[0] == 413
        assert post(relay.address(0), b"ASK {}")[0] == 200
    assert [body for _, _, body in site.asked] == [b"ASK {}"]


def test_no_more_are_asked_at_once_than_there_are_threads(site: Site) -> None:
    entered = threading.Event()

    def wait(_: BaseHTTPRequestHandler) -> None:
        entered.set()
        site.stopped.wait(20)

    site.respond = wait
    with relaying(site.connect, limits=Limits(total=5.0, at_once=1)) as relay:
        first = threading.Thread(target=post, args=(relay.address(0),))
        first.start()
        assert entered.wait(10)
        with pytest.raises((ConnectionError, BadStatusLine)):
            post(relay.address(0))
        site.stopped.set()
        first.join()


def test_two_relays_do_not_share_a_secret(site: Site) -> None:
    with relaying(site.connect) as one, relaying(site.connect) as other:
        assert one.address(0).rsplit("/", 2)[1] != other.address(0).rsplit("/", 2)[1]
