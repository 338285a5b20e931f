"""One page has one address, and different pages keep different ones."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.addresses import canonical

FORUM = "https://www.intgovforum.org"
ONE_PAGE = [
    "https://www.intgovforum.org/en/content/igf-2016-day-3-room-1-of16-egypt",
    "http://intgovforum.org/multilingual/content/igf-2016-day-3-room-1-of16-egypt",
    "https://dev.intgovforum.org/content/igf-2016-day-3-room-1-of16-egypt/",
    "https://info.intgovforum.org/fr/content/igf-2016-day-3-room-1-of16-egypt#comments",
    "https://apps.intgovforum.org/zh-hans/content/igf-2016-day-3-room-1-of16-egypt",
    "https://mail.intgovforum.org/en/content/igf-2016-day-3-room-1-of16-egypt%20",
    "https://review.intgovforum.org//en/content/igf-2016-day-3-room-1-of16-egypt%C2%A0%c2%a0",
    "https://whm.intgovforum.org/index.php?q=en/content/igf-2016-day-3-room-1-of16-egypt",
    "https://media.intgovforum.org/?q=content%2Figf-2016-day-3-room-1-of16-egypt",
    "http://multilingual.intgovforum.org/index.php/content/igf-2016-day-3-room-1-of16-egypt",
    "HTTP://IGF.WGIG.ORG:80/en/content/igf-2016-day-3-room-1-of16-egypt",
    "https://www.intgovforum.org/en/content/igf-2016-day-3-room-1-of16-egypt?utm_source=x",
    "https://www.intgovforum.org/en/old/../content/igf-2016-day-3-room-%31-of16-egypt",
]
CASES = {
    f"{FORUM}/": f"{FORUM}/en",
    f"{FORUM}/multilingual/": f"{FORUM}/en",
    f"{FORUM}/node/3320": f"{FORUM}/en/node/3320",
    f"{FORUM}/multilingual/igf-2019-reports?page=2": f"{FORUM}/en/igf-2019-reports?page=2",
    f"{FORUM}/multilingual/sites/default/files/a.pdf": f"{FORUM}/sites/default/files/a.pdf",
    f"{FORUM}/forum/": f"{FORUM}/forum",
    f"{FORUM}/en/content/2019-\u2013-raum-iii": f"{FORUM}/en/content/2019-%E2%80%93-raum-iii",
    "http://intgovforum.org/cms/index.php/174-igf-2014/%20transcripts/1-a": (
        f"{FORUM}/cms/174-igf-2014/transcripts/1-a"
    ),
    f"{FORUM}/cms/blog/1458-closing?tmpl=component&print=1&layout=default&id=2": (
        f"{FORUM}/cms/blog/1458-closing?id=2"
    ),
    "http://igf2017.sched.com/event/CTsl/a-panel-ws15?iframe=no": (
        "https://igf2017.sched.com/event/CTsl"
    ),
    "http://igf2014.sched.org/list/descriptions/venue/Room+1/PALCCO%2c+Mexico/": (
        "https://igf2014.sched.com/list/descriptions/venue/Room+1/PALCCO%2C+Mexico"
    ),
    "http://wp.dig.watch/event/igf/a-session/": "https://dig.watch/event/igf/a-session",
    "https://wp.dig.watch/?p=12": "https://dig.watch/?p=12",
    "http://www.friendsoftheigf.org/session/7/": "https://friendsoftheigf.org/session/7",
    "HTTPS://Example.ORG:443": "https://example.org/",
    "http://example.org/%7Eada/./b/../c%e9%3a/?b=2&a=1&fbclid=x#top": (
        "http://example.org/~ada/c%E9%3A/?b=2&a=1"
    ),
    "http://ada@example.org:8080/100%/a b": "http://ada@example.org:8080/100%25/a%20b",
    "http://[2001:DB8::1]/a": "http://[2001:db8::1]/a",
    "mailto:ada@example.org": "mailto:ada@example.org",
    " see the site ": "see the site",
    "http://[": "http://[",
    "": "",
}
DIFFERENT = [
    (f"{FORUM}/en/content/ws118-tisa", f"{FORUM}/en/content/ws118-tisa-0"),
    (f"{FORUM}/en/content/2015-ws-31", f"{FORUM}/cms/2015-ws-31"),
    (f"{FORUM}/en/igf-2019-reports?page=1", f"{FORUM}/en/igf-2019-reports?page=2"),
    ("https://igf2016.sched.com/event/8huR", "https://igf2016.sched.com/event/8hur"),
    ("https://igf2016.sched.com/event/8huR", "https://igf2017.sched.com/event/8huR"),
    ("https://friendsoftheigf.org/session/7", "https://friendsoftheigf.org/transcript/7"),
    ("http://example.org/a", "https://example.org/a"),
    ("http://example.org/a", "http://example.org/a/"),
    ("http://example.org/a%2Fb", "http://example.org/a/b"),
    ("http://myintgovforum.org/content/a", "http://intgovforum.org/content/a"),
]
PIECES = [
    *("http://", "https://", "www.intgovforum.org", "igf2017.sched.com", "wp.dig.watch", "/"),
    *("event", "cms", "en", "index.php", "content", "..", ".", "%20", "%2E", "%C2%A0", "%", "%41"),
    *("?", "q=", "&", "#", "utm_source=x", "sites", "multilingual", ":80", "@", " ", "é", "\ud800"),
]


def test_all_the_ways_to_a_page_of_the_forum_are_one() -> None:
    assert {canonical(address) for address in ONE_PAGE} == {ONE_PAGE[0]}


@pytest.mark.parametrize("address", CASES)
def test_an_address_becomes_the_one_that_stands_for_its_page(address: str) -> None:
    assert canonical(address) == CASES[address]


@pytest.mark.parametrize("pair", DIFFERENT, ids=" and ".join)
def test_different_pages_stay_different(pair: tuple[str, str]) -> None:
    one, other = pair
    assert canonical(one) != canonical(other)


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
def test_the_one_address_of_a_page_is_its_own(address: str) -> None:
    assert canonical(canonical(address)) == canonical(address)


@pytest.mark.parametrize("piece", ["/index.php", "/..", "%20", "%", "?q=", "&q=a", "/en"])
def test_an_endless_address_is_no_matter(piece: str) -> None:
    assert canonical(f"{FORUM}/{piece * 100_000}").startswith(FORUM)


def test_the_addresses_of_the_real_facts_fall_together_where_they_are_one_page(
    shared: Path,
) -> None:
    facts = (shared / "facts/sessions.jsonl").read_text("utf-8").splitlines()
    slugs = (shared / "samples/igf2016_transcript_slugs.txt").read_text("utf-8").split()
    sources = {str(json.loads(fact)["source"]) for fact in facts}
    pages = defaultdict(set)
    for address in sources:
        pages[canonical(address)].add(address)
    shown = {address.removeprefix(FORUM) for address in pages}
    assert {page: ways for page, ways in pages.items() if len(ways) > 1} == {
        f"{FORUM}/en/day-0-events-2019-printer-friendly": {
            "http://intgovforum.org/multilingual/day-0-events-2019-printer-friendly",
            "https://www.intgovforum.org/multilingual/day-0-events-2019-printer-friendly",
        }
    }
    # Each slug is a page of its own, and twenty-one of them are sources of facts too.
    listed = {canonical(FORUM + slug).removeprefix(FORUM) for slug in slugs}
    assert (len(slugs), len(listed), len(listed & shown)) == (204, 204, 21)
