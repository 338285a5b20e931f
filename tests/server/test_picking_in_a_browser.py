"""With a script, what is picked is in the address at once, and goes along from page to page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, a_browser
from on_loopback import serving

from kg.store import EmbeddedStore
from server.app import create_app
from server.settings import Settings

TICK = "document.querySelector(\"input[type='checkbox'][value='{}']\").click()"
LINK = "document.querySelector(\"a[data-session='{}']\").href"


@pytest.fixture(scope="module")
def address(store: EmbeddedStore) -> Iterator[str]:
    with serving(create_app(Settings(store=store))) as found:
        yield found


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    profile: Path = tmp_path_factory.mktemp("profile")
    with a_browser(profile) as found:
        yield found


def test_ticks_are_kept_in_the_address(browser: Browser, address: str) -> None:
    browser.open(f"{address}/programme/2017?type=workshop&type=dynamic-coalition#main")
    browser.wait("document.querySelector('.pickbar span').textContent.startsWith('Tick')")
    browser.run(TICK.format("2017/ws15"))
    browser.run(TICK.format("2017/dc-civ"))
    assert browser.run("location.pathname + location.search + location.hash") == (
        "/programme/2017?type=workshop&type=dynamic-coalition&s=2017/dc-civ,ws15#main"
    )
    assert browser.run("document.querySelector('.pickbar span').textContent") == "2 picked."
    assert browser.run(LINK.format("2017/ws15")) == (
        f"{address}/doc/session/2017/ws15#picked=2017/dc-civ,ws15"
    )
    browser.run(TICK.format("2017/ws15"))
    browser.run(TICK.format("2017/dc-civ"))
    assert browser.run("location.search") == "?type=workshop&type=dynamic-coalition"
    assert browser.run(LINK.format("2017/ws15")) == f"{address}/doc/session/2017/ws15"


def test_what_is_picked_of_other_years_is_counted_and_kept(browser: Browser, address: str) -> None:
    browser.open(f"{address}/programme/2017?s=2016/of21,ws20")
    browser.wait("document.querySelector('.pickbar span').textContent === '2 picked.'")
    browser.run(TICK.format("2017/ws15"))
    assert browser.run("location.search") == "?s=2016/of21,ws20,2017/ws15"


def test_the_button_leads_to_the_list(browser: Browser, address: str) -> None:
    browser.open(f"{address}/programme/2017?s=2016/of21")
    browser.wait("document.querySelector('.pickbar span').textContent === '1 picked.'")
    browser.run(TICK.format("2017/ws15"))
    browser.run("document.querySelector('.pickbar button').click()")
    browser.wait("location.pathname === '/picked'")
    assert browser.run("location.search") == "?s=2016/of21,2017/ws15"


def test_the_page_of_a_session_adds_it_to_what_was_picked(browser: Browser, address: str) -> None:
    pick = "document.querySelector('a[data-pick]')"
    browser.open(f"{address}/doc/session/2017/ws15#picked=2016/of21,2017/dc-civ")
    browser.wait(f"{pick}.textContent === 'Add to the 2 picked'")
    assert browser.run(f"{pick}.href") == f"{address}/picked?s=2016/of21,2017/dc-civ,ws15"
    browser.open(f"{address}/doc/session/2017/ws15?#picked=2017/ws15")
    browser.wait(f"{pick}.textContent === 'Picked: show all 1'")
    assert browser.run(f"{pick}.href") == f"{address}/picked?s=2017/ws15"


def test_what_else_stands_in_the_fragment_picks_nothing(browser: Browser, address: str) -> None:
    browser.open(f"{address}/doc/session/2017/ws15#picked=javascript:alert(1),%3Cb%3E")
    browser.wait("document.querySelector('a[data-pick]') !== null")
    assert browser.run("document.querySelector('a[data-pick]').textContent") == "Pick this session"
