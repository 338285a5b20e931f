from __future__ import annotations

from collections import Counter
from itertools import pairwise

from whole_site import Crawl, Page, kind_of

from kg.iris import DEFAULT_BASE


def test_every_page_has_one_first_heading_and_skips_no_level(crawl: Crawl) -> None:
    assert [page.path for page in crawl.pages.values() if not in_steps(page)] == []


def in_steps(page: Page) -> bool:
    found = page.headings
    steps = pairwise(found)
    return found.count(1) == 1 and all(after <= before + 1 for before, after in steps)


def test_every_page_says_its_language(crawl: Crawl) -> None:
    assert {page.path: page.lang for page in crawl.pages.values() if page.lang != "en"} == {}


def test_no_page_has_an_id_twice(crawl: Crawl) -> None:
    twice = {
        page.path: [name for name, number in Counter(page.ids).items() if number > 1]
        for page in crawl.pages.values()
    }
    assert {path: names for path, names in twice.items() if names} == {}


def test_every_page_has_one_canonical_address_on_this_site(crawl: Crawl) -> None:
    astray = {
        page.path: page.canonical
        for page in crawl.pages.values()
        if len(page.canonical) != 1 or not page.canonical[0].startswith(DEFAULT_BASE)
    }
    assert astray == {}


def test_a_canonical_address_leads_to_a_page(crawl: Crawl) -> None:
    known = crawl.pages.keys() | crawl.led.keys()
    addresses = {
        "/" + address.removeprefix(DEFAULT_BASE)
        for page in crawl.pages.values()
        for address in page.canonical
    }
    assert {address for address in addresses - known if not crawl.left[kind_of(address)]} == set()


def test_every_title_is_of_one_page_only(crawl: Crawl) -> None:
    titles: dict[tuple[str, str], set[str]] = {}
    for page in crawl.pages.values():
        # Pages that name another as theirs, as the views of a list do, may share its title.
        titles.setdefault((kind_of(page.path), page.title), set()).update(page.canonical)
    assert {key: paths for key, paths in titles.items() if len(paths) > 1 or not key[1]} == {}
