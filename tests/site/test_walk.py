"""The whole site, in one walk: what its pages say of themselves, and where its links lead.

One file, because each process that runs a part of the tests would walk by itself.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from whole_site import Crawl, Page, kind_of

from kg.iris import DEFAULT_BASE

HERE = Path(__file__).parent
NU = HERE / "nu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
STATIC = HERE.parent.parent / "server" / "static"
SOME = 5
"""Pages of a kind that the suite reads by the letter; the parser takes its time."""


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


def faults(content: bytes) -> list[str]:
    """Where a page leaves the standard's way of writing HTML."""
    parser = html5lib.HTMLParser()
    parser.parse(content, transport_encoding="utf-8")
    return [f"line {line}: {name} {about}" for (line, _), name, about in parser.errors]


@pytest.mark.parametrize("body", ["<p><div></div></p>", "<table><p>x</table>", "<a href=/><a>"])
def test_the_parser_sees_a_fault(body: str) -> None:
    page = f"<!doctype html><title>x</title>{body}"
    assert faults(page.encode()) != []


def test_pages_are_valid_html(crawl: Crawl, whole: bool) -> None:
    pages = list(crawl.pages.values()) if whole else some(crawl)
    found = {page.path: faults(page.content) for page in pages}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def some(crawl: Crawl) -> list[Page]:
    taken: Counter[str] = Counter()
    found = []
    for page in crawl.pages.values():
        kind = kind_of(page.path)
        taken[kind] += 1
        if taken[kind] <= SOME:
            found.append(page)
    return found


def nu(*paths: Path) -> list[str]:
    """What the Nu Html Checker finds in files or in the files of a folder."""
    if not NU.is_file() or shutil.which("java") is None:
        pytest.skip("the Nu Html Checker is not here; `make site` fetches it, and needs Java")
    ran = subprocess.run(
        ["java", "-Xss4m", "-jar", NU, "--stdout", "--format", "json", "--also-check-css", *paths],
        capture_output=True,
        check=False,
    )
    told = json.loads(ran.stdout)["messages"]
    return [f"{Path(said['url']).name}: {said['message']}" for said in told]


def test_the_checker_sees_a_fault(tmp_path: Path, whole: bool) -> None:
    for_site(whole)
    wrong = tmp_path / "wrong.html"
    wrong.write_text('<!doctype html><html lang="en"><title>x</title><ul><p>x</ul>', "utf-8")
    assert len(nu(wrong)) == 1


def test_the_checker_finds_nothing_in_all_pages(crawl: Crawl, whole: bool, tmp_path: Path) -> None:
    for_site(whole)
    for path, page in crawl.pages.items():
        (tmp_path / f"{path.strip('/').replace('/', '!')[:200]}.html").write_bytes(page.content)
    assert nu(tmp_path) == []


@pytest.mark.parametrize("sheet", sorted(STATIC.glob("*.css")), ids=lambda path: path.name)
def test_the_checker_finds_nothing_in_the_sheets(sheet: Path, whole: bool) -> None:
    for_site(whole)
    assert nu(sheet) == []


def for_site(whole: bool) -> None:
    if not whole:
        pytest.skip("the checker takes a minute; `make site` runs it over all pages")
