"""The feed of changes by the rules of RFC 4287, RFC 5005 and RFC 6721, and as a reader takes it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import feedparser
import pytest
from changed_releases import FIRST, SECOND, served
from flask.testing import FlaskClient
from lxml import etree
from small_releases import keep

from kg.iris import DEFAULT_BASE as BASE
from kg.store import EmbeddedStore
from server.app import create_app
from server.changes import parts
from server.changes.entries import Entry
from server.changes.feed import Part, written
from server.settings import Settings

ATOM = "{http://www.w3.org/2005/Atom}"
AT = "{http://purl.org/atompub/tombstones/1.0}"
FH = "{http://purl.org/syndication/history/1.0}"
ONCE = ("id", "title", "updated")
"""What a feed and an entry have exactly once (RFC 4287, sections 4.1.1 and 4.1.2)."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("fed")
    releases, out = folder / "releases", folder / "build"
    keep(releases, "2030.1", "2030-01-10", FIRST)
    keep(releases, "2030.2", "2030-03-10", SECOND)
    keep(releases, "2030.3", "2030-03-10", FIRST)
    return served(releases, out, FIRST)


def read(client: FlaskClient, address: str) -> etree._Element:
    response = client.get(address.removeprefix(BASE.rstrip("/")))
    assert (response.status_code, response.mimetype) == (200, "application/atom+xml")
    feed = etree.fromstring(response.data)
    check(feed)
    assert linked(feed, "self") == [f"{BASE}{address.removeprefix(BASE).removeprefix('/')}"]
    return feed


def check(feed: etree._Element) -> None:
    """The rules that a document of the feed has to keep."""
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        assert [len(element.findall(f"{ATOM}{name}")) for name in ONCE] == [1, 1, 1]
        moment = dt.datetime.fromisoformat(str(element.findtext(f"{ATOM}updated")))
        assert moment.tzinfo is not None
        pairs = [(a.get("type"), a.get("hreflang")) for a in alternates(element)]
        assert len(pairs) == len(set(pairs)) > 0
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    for entry in entries:
        content = entry.find(f"{ATOM}content")
        assert content is not None
        assert content.get("type") == "xhtml"
        assert [child.tag for child in content] == ["{http://www.w3.org/1999/xhtml}div"]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    gone = feed.findall(f"{AT}deleted-entry")
    # Section 3 of RFC 6721: what a tombstone stands for is not among the entries.
    assert len({*ids, *(one.get("ref") for one in gone)}) == len(ids) + len(gone)
    assert all(dt.datetime.fromisoformat(str(one.get("when"))).tzinfo for one in gone)


def alternates(element: etree._Element) -> list[etree._Element]:
    return [a for a in element.findall(f"{ATOM}link") if a.get("rel") == "alternate"]


def linked(element: etree._Element, rel: str) -> list[str]:
    found = (a for a in element.findall(f"{ATOM}link") if a.get("rel") == rel)
    return [str(a.get("href")) for a in found]


def test_a_reader_takes_the_newest_part(client: FlaskClient) -> None:
    found = feedparser.parse(client.get("/changes/2030.2.atom").data)
    assert not found.bozo
    assert found.version == "atom10"
    assert found.feed.title == "IGF knowledge graph: changes"
    titles = {entry.id: entry.title for entry in found.entries}
    assert titles == {
        f"{BASE}id/session/2030/ws1": "WS1 of 2030, “Opening <of> & all”",
        f"{BASE}id/session/2030/ws2": "WS2 of 2030, “Second”",
        f"{BASE}release/2030.2/": "Release 2030.2",
    }
    (changed,) = (entry for entry in found.entries if entry.id.endswith("ws1"))
    assert changed.updated == "2030-03-10T00:00:00Z"
    assert {tag.term for tag in changed.tags} == {"session", "changed"}
    assert changed.link == f"{BASE}doc/session/2030/ws1"
    assert "start: was Saturday 1 June 2030, is Sunday 2 June 2030" in changed.content[0].value


def test_what_is_gone_has_a_tombstone_that_says_why(client: FlaskClient) -> None:
    feed = read(client, "/changes/2030.2.atom")
    gone = {
        str(one.get("ref")).removeprefix(f"{BASE}id/"): (
            one.get("when"),
            one.findtext(f"{AT}comment"),
            linked(one, "related"),
        )
        for one in feed.findall(f"{AT}deleted-entry")
    }
    when = "2030-03-10T00:00:00Z"
    assert gone == {
        "org/x": (when, "no longer told in release 2030.2", []),
        "person/adah": (when, "one with another", [f"{BASE}id/person/ada"]),
        "person/bob": (when, "withdrawn: take-down", []),
    }
    assert b"Bob Sample" not in client.get("/changes/2030.2.atom").data


def test_all_parts_are_one_feed_and_each_leads_to_the_one_before(client: FlaskClient) -> None:
    newest = read(client, "/changes.atom")
    assert newest.find(f"{FH}archive") is None
    ids = {newest.findtext(f"{ATOM}id")}
    walked: list[str] = []
    before = linked(newest, "prev-archive")
    while before:
        walked += before
        part = read(client, before[0])
        assert part.find(f"{FH}archive") is not None
        assert linked(part, "current") == [f"{BASE}changes.atom"]
        ids.add(part.findtext(f"{ATOM}id"))
        before = linked(part, "prev-archive")
    assert walked == [f"{BASE}changes/2030.2.atom", f"{BASE}changes/2030.1.atom"]
    assert ids == {f"{BASE}changes.atom"}
    first = read(client, "/changes/2030.1.atom")
    assert linked(first, "next-archive") == [f"{BASE}changes/2030.2.atom"]


def test_releases_of_one_day_are_told_one_after_the_other(client: FlaskClient) -> None:
    moments = [
        read(client, f"/changes/2030.{number}.atom").findtext(f"{ATOM}updated")
        for number in (1, 2, 3)
    ]
    assert moments == ["2030-01-10T00:00:00Z", "2030-03-10T00:00:00Z", "2030-03-10T00:00:01Z"]


def test_a_long_release_comes_in_parts_that_hold_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "SIZE", 3)
    releases, out = tmp_path / "releases", tmp_path / "build"
    keep(releases, "1", "2030-01-10", FIRST)
    names = [f"n{number}" for number in range(10)]
    many = " ".join(f':org\\/{n} a schema:Organization ; schema:name "{n}" .' for n in names)
    keep(releases, "2", "2030-02-10", f"{FIRST} <BASEgraph/curated> {{ {many} }}")
    client = served(releases, out, FIRST)
    address = "/changes.atom"
    found: list[str] = []
    pages: list[str] = []
    while address:
        pages.append(address.removeprefix(BASE))
        part = read(client, address)
        found += [str(entry.findtext(f"{ATOM}id")) for entry in part.findall(f"{ATOM}entry")]
        address = next(iter(linked(part, "prev-archive")), "")
    assert pages == [
        "/changes.atom",
        *(f"changes/2.atom{page}" for page in ("?page=3", "?page=2", "")),
        "changes/1.atom",
    ]
    expected = {*(f"{BASE}id/org/{n}" for n in names), f"{BASE}release/1/", f"{BASE}release/2/"}
    assert (set(found), len(found)) == (expected, 12)
    last = read(client, "/changes/2.atom?page=4")
    assert linked(last, "prev-archive") == [f"{BASE}changes/2.atom?page=3"]
    assert linked(last, "next-archive") == []


def test_before_the_first_release_the_feed_is_empty_and_valid(store: EmbeddedStore) -> None:
    bare = create_app(Settings(store=store)).test_client()
    feed = read(bare, "/changes.atom")
    assert feed.findall(f"{ATOM}entry") == []
    assert not feedparser.parse(bare.get("/changes.atom").data).bozo


def test_every_page_leads_to_the_feed(client: FlaskClient) -> None:
    page = etree.HTML(client.get("/").data)
    (link,) = page.xpath("//head/link[@type='application/atom+xml']")
    assert (link.get("rel"), link.get("href")) == ("alternate", "/changes.atom")


def test_the_feed_is_asked_for_again_without_being_sent_again(client: FlaskClient) -> None:
    first = client.get("/changes.atom")
    again = client.get("/changes.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_no_text_breaks_the_document() -> None:
    entry = Entry(
        iri=f"{BASE}id/x",
        title="<b> & \x00 \ufffe ]]> \U0001f600",
        moment=dt.datetime(2030, 1, 1, tzinfo=dt.UTC),
        version="1",
        state="new",
        kind="session",
        page=None,
        data=None,
        lines=('"quoted" & <i>', "\x0b"),
    )
    feed = etree.fromstring(written(Part(BASE, f"{BASE}changes.atom", entry.moment, (entry,))))
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "<b> & \ufffd \ufffd ]]> \U0001f600"
