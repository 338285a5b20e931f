from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import html5lib
import pytest
from whole_site import Crawl, Page, kind_of

HERE = Path(__file__).parent
NU = HERE / "nu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
STATIC = HERE.parent.parent / "server" / "static"
SOME = 5
"""Pages of a kind that the suite reads by the letter; the parser takes its time."""


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
