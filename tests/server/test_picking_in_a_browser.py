"""With a script, what is picked is in the address at once, and goes along from page to page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import a_browser
from on_loopback import serving
from playwright.sync_api import Browser, Page, expect

from kg.store import EmbeddedStore
from server.app import create_app
from server.settings import Settings

WS15 = "a[data-session='2017/ws15']"


@pytest.fixture(scope="module")
def address(store: EmbeddedStore) -> Iterator[str]:
    with serving(create_app(Settings(store=store))) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    found = context.new_page()
    faults: list[str] = []
    found.on("pageerror", lambda error: faults.append(str(error)))
    yield found
    context.close()
    assert faults == []


def tick(page: Page, session: str) -> None:
    page.locator(f"input[type='checkbox'][value='{session}']").click()


def test_ticks_are_kept_in_the_address(page: Page, address: str) -> None:
    start = f"{address}/programme/2017?type=workshop&type=dynamic-coalition"
    page.goto(f"{start}#main")
    expect(page.locator(".pickbar span")).to_have_text("Tick sessions to pick them.")
    tick(page, "2017/ws15")
    tick(page, "2017/dc-civ")
    expect(page).to_have_url(f"{start}&s=2017/dc-civ,ws15#main")
    expect(page.locator(".pickbar span")).to_have_text("2 picked.")
    along = "/doc/session/2017/ws15#picked=2017/dc-civ,ws15"
    assert page.locator(WS15).evaluate("link => link.href") == f"{address}{along}"
    tick(page, "2017/ws15")
    tick(page, "2017/dc-civ")
    expect(page).to_have_url(f"{start}#main")
    plain = f"{address}/doc/session/2017/ws15"
    assert page.locator(WS15).evaluate("link => link.href") == plain


def test_what_is_picked_of_other_years_is_counted_and_kept(page: Page, address: str) -> None:
    page.goto(f"{address}/programme/2017?s=2016/of21,ws20")
    expect(page.locator(".pickbar span")).to_have_text("2 picked.")
    tick(page, "2017/ws15")
    expect(page).to_have_url(f"{address}/programme/2017?s=2016/of21,ws20,2017/ws15")


def test_the_button_leads_to_the_list(page: Page, address: str) -> None:
    page.goto(f"{address}/programme/2017?s=2016/of21")
    tick(page, "2017/ws15")
    page.get_by_role("button", name="Show what I picked").click()
    expect(page).to_have_url(f"{address}/picked?s=2016/of21,2017/ws15")
    expect(page.locator(WS15)).to_be_visible()


def test_a_session_is_taken_off_the_list_by_its_box(page: Page, address: str) -> None:
    page.goto(f"{address}/picked?s=2017/dc-civ,ws15")
    tick(page, "2017/dc-civ")
    page.get_by_role("button", name="Keep only what is ticked").click()
    # A form writes the slash in another way; it is the same address.
    expect(page).to_have_url(f"{address}/picked?s=2017%2Fws15")
    page.get_by_role("button", name="Add more of IGF 2017").click()
    expect(page).to_have_url(f"{address}/programme/2017?s=2017/ws15")
    expect(page.locator("input[value='2017/ws15']")).to_be_checked()


def test_the_link_of_a_list_can_be_copied(page: Page, address: str) -> None:
    page.goto(f"{address}/picked?s=2017/ws15")
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator("#copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/picked?s=2017/ws15"


def test_the_page_of_a_session_adds_it_to_what_was_picked(page: Page, address: str) -> None:
    page.goto(f"{address}/programme/2017?s=2016/of21,2017/dc-civ")
    page.locator(WS15).click()
    pick = page.locator("a[data-pick]")
    expect(pick).to_have_text("Add to the 2 picked")
    pick.click()
    expect(page).to_have_url(f"{address}/picked?s=2016/of21,2017/dc-civ,ws15")
    page.locator(WS15).click()
    expect(pick).to_have_text("Picked: show all 2")


def test_what_else_stands_in_the_fragment_picks_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/doc/session/2017/ws15#picked=javascript:alert(1),<b>,%E0%A4%A")
    pick = page.locator("a[data-pick]")
    expect(pick).to_have_text("Pick this session")
    assert pick.get_attribute("href") == "/picked?s=2017/ws15"


def test_without_a_script_the_same_is_done_by_forms(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/programme/2017?s=2016/of21")
    page.locator("input[type='checkbox'][value='2017/ws15']").check()
    page.get_by_role("button", name="Show what I picked").click()
    expect(page).to_have_url(f"{address}/picked?s=2016/of21,2017/ws15")
    expect(page.locator("#copy")).to_be_hidden()
    page.goto(f"{address}/doc/session/2017/ws15")
    page.get_by_role("link", name="Pick this session").click()
    expect(page).to_have_url(f"{address}/picked?s=2017/ws15")
    context.close()
