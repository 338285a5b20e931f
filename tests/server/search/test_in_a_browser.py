"""The field that suggests, as a keyboard, a mouse, a screen reader's tree and no script meet it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from on_loopback import serving
from playwright.sync_api import Browser, Page, Route, expect

from server.app import create_app
from server.settings import Settings

FIELD = "#find-q"


@pytest.fixture(scope="module")
def site(built: Path) -> Iterator[str]:
    with serving(create_app(Settings(out=built))) as address:
        yield address


@pytest.fixture
def tab(site: str, chromium: Browser) -> Iterator[Page]:
    with chromium.new_page() as page:
        page.goto(f"{site}/search")
        yield page


def options(page: Page) -> list[str]:
    return page.locator(f"{FIELD} ~ [role=listbox] [role=option] span").all_text_contents()


def typed(page: Page, text: str) -> None:
    page.locator(FIELD).press_sequentially(text)
    expect(page.locator(FIELD)).to_have_attribute("aria-expanded", "true")


def test_in_a_browser_the_arrows_go_round_and_enter_opens_the_page(tab: Page) -> None:
    field = tab.locator(FIELD)
    expect(field).to_have_attribute("role", "combobox")
    typed(tab, "microsoft")
    assert options(tab)[:2] == ["Microsoft", "Microsoft Korea"]
    field.press("ArrowDown")
    first = field.get_attribute("aria-activedescendant")
    expect(tab.locator(f"#{first}")).to_have_attribute("aria-selected", "true")
    field.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowUp")
    last = tab.locator("[role=option]").last
    expect(last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(tab.locator("[role=option][aria-selected=true]")).to_contain_text("Microsoft Korea")
    expect(field).to_have_value("microsoft")
    field.press("Enter")
    expect(tab.locator("h1")).to_have_text("Microsoft Korea")


def test_in_a_browser_escape_closes_the_list_and_enter_then_searches(tab: Page) -> None:
    typed(tab, "wan y")
    tab.locator(FIELD).press("Escape")
    expect(tab.locator(FIELD)).to_have_attribute("aria-expanded", "false")
    assert options(tab) == []
    expect(tab.locator(FIELD)).to_have_value("wan y")
    tab.locator(FIELD).press("Enter")
    expect(tab.locator("#results")).to_contain_text("for “wan y”")


def test_in_a_browser_the_list_pushes_nothing_away_and_goes_with_the_focus(tab: Page) -> None:
    heading = tab.locator("#results")
    before = heading.bounding_box()
    typed(tab, "korea")
    assert heading.bounding_box() == before
    tab.locator(FIELD).press("Tab")
    expect(tab.locator(FIELD)).to_have_attribute("aria-expanded", "false")


def test_in_a_browser_a_suggestion_is_opened_by_a_click(tab: Page) -> None:
    typed(tab, "wan y")
    tab.locator("[role=option]").first.click()
    expect(tab.locator("h1")).to_have_text("Wan S. Yi")


def test_in_a_browser_what_comes_late_is_not_shown_for_what_stands_there_now(tab: Page) -> None:
    late: list[Route] = []
    tab.route("**/suggest?q=ko", lambda route: late.append(route))  # noqa: PLW0108
    tab.locator(FIELD).press_sequentially("ko", delay=10)
    with tab.expect_request("**/suggest?q=ko"):
        pass
    typed(tab, "rea internet")
    for route in late:
        route.fulfill(body='["ko",["Late"],[""],[""],{"pages":["/"]}]')
    tab.wait_for_timeout(100)
    assert options(tab) == ["Korea Internet & Security Agency"]


def test_in_a_browser_a_server_that_fails_leaves_a_form_that_works(tab: Page) -> None:
    tab.route("**/suggest?*", lambda route: route.fulfill(status=503, body="no"))
    with tab.expect_response("**/suggest?*"):
        tab.locator(FIELD).press_sequentially("korea")
    tab.locator(FIELD).press("Enter")
    expect(tab.locator("#results")).to_contain_text("for “korea”")


def test_in_a_browser_the_field_in_the_head_of_every_page_suggests_too(
    site: str, tab: Page
) -> None:
    tab.goto(f"{site}/people")
    tab.locator("#find").press_sequentially("wan y")
    tab.locator("#find ~ [role=listbox] [role=option]").first.click()
    expect(tab.locator("h1")).to_have_text("Wan S. Yi")


def test_in_a_browser_without_a_script_all_of_it_works(site: str, chromium: Browser) -> None:
    with chromium.new_context(java_script_enabled=False) as context, context.new_page() as page:
        page.goto(f"{site}/search")
        page.locator(FIELD).fill("cybersecurity")
        page.locator(".searching button").click()
        page.locator("#narrow a", has_text="2017").first.click()
        expect(page.locator(".picked")).to_contain_text("Year: 2017")
        page.locator(".results h3 a").first.click()
        expect(page.locator("h1")).to_be_visible()
