from __future__ import annotations

from whole_site import Crawl, kind_of


def test_no_link_is_broken(crawl: Crawl) -> None:
    assert crawl.broken == []


def test_a_link_to_a_place_in_a_page_finds_it(crawl: Crawl) -> None:
    assert crawl.dangling() == []


def test_the_walk_came_through_the_whole_site(crawl: Crawl) -> None:
    kinds = {kind_of(path) for path in crawl.pages}
    for kind in ("", "doc/session", "doc/person", "doc/org", "doc/meeting", "doc/place", "voc"):
        assert kind in kinds
    assert len(crawl.pages) > 500


def test_the_site_map_leads_to_pages_that_call_themselves_so(crawl: Crawl) -> None:
    asked = crawl.listed & crawl.led.keys()
    astray = {link: crawl.led[link] for link in asked if crawl.led[link] not in crawl.pages}
    assert crawl.listed
    assert asked
    assert astray == {}
