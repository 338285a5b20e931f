"""With keys alone, in a narrow window, on paper, in forced colours, and without scripts."""

from __future__ import annotations

import pytest
from kinds_of_page import KINDS
from playwright.sync_api import Page, expect
from reader import Reader

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
SMALLEST = {"width": 320, "height": 640}
"""What a window of 1280 pixels is at 400 %, by which WCAG 2.2 measures reflow (1.4.10)."""

SIDEWAYS = """() => {
  const room = document.documentElement.clientWidth;
  const own = (e) => getComputedStyle(e).overflowX !== "visible";
  const scrolls = (e) => e && (own(e) || scrolls(e.parentElement));
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > room + 1 && !scrolls(e.parentElement))
    .map((e) => e.outerHTML.slice(0, 160));
}"""
FOCUSED = """() => {
  const host = document.activeElement, inside = host.shadowRoot?.activeElement;
  const e = inside?.closest(".cm-editor") ?? host, box = e.getBoundingClientRect();
  const middle = (from, to, room) => (Math.max(from, 0) + Math.min(to, room)) / 2;
  const x = middle(box.left, box.right, innerWidth), y = middle(box.top, box.bottom, innerHeight);
  const over = e.getRootNode().elementFromPoint(x, y);
  return {
    name: (e.id || e.textContent.trim() || e.name).slice(0, 60),
    place: [...document.querySelectorAll("*")].indexOf(host),
    editor: Boolean(inside),
    ring: getComputedStyle(e).outlineStyle,
    hidden: !(e === over || e.contains(over) || over?.contains(e)),
  };
}"""


def test_the_first_key_leads_to_the_content(reader: Reader) -> None:
    reader.page.set_viewport_size(DESKTOP)
    reader.open("/")
    reader.page.keyboard.press("Tab")
    skip = reader.page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("main")).to_be_focused()
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("!!document.activeElement.closest('main')")


@pytest.mark.usefixtures("now")
@pytest.mark.parametrize("kind", KINDS)
def test_the_focus_goes_in_the_order_of_the_page_and_is_seen(reader: Reader, kind: str) -> None:
    reader.page.set_viewport_size(DESKTOP)
    reader.open(KINDS[kind])
    places = []
    for _ in range(20):
        reader.page.keyboard.press("Tab")
        seen = reader.page.evaluate(FOCUSED)
        if seen["editor"]:
            # It draws its ring a moment later.
            expect(reader.page.locator(".cm-focused")).to_be_visible()
            seen = reader.page.evaluate(FOCUSED)
        assert seen["ring"] != "none", seen
        assert not seen["hidden"], seen
        places.append(seen["place"])
        if seen["editor"]:
            # There, Tab moves the line; the page says that Escape comes first.
            reader.page.keyboard.press("Escape")
    assert places == sorted(places)


def test_on_a_phone_the_menu_opens_and_closes_with_keys(reader: Reader) -> None:
    reader.page.set_viewport_size(PHONE)
    reader.open("/")
    menu = reader.page.locator("#site-menu")
    expect(menu).to_be_hidden()
    reader.page.get_by_role("button", name="Menu").focus()
    reader.page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    reader.page.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="Home")).to_be_focused()
    reader.page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


@pytest.mark.usefixtures("now")
@pytest.mark.parametrize("kind", KINDS)
def test_at_320_pixels_nothing_moves_sideways_but_tables(reader: Reader, kind: str) -> None:
    reader.page.set_viewport_size(SMALLEST)
    reader.open(KINDS[kind])
    assert reader.page.evaluate(SIDEWAYS) == []
    assert reader.page.evaluate("document.documentElement.scrollWidth") == SMALLEST["width"]


def test_on_paper_there_is_no_navigation_and_the_permanent_name_is_written(reader: Reader) -> None:
    reader.open(KINDS["session"])
    reader.page.emulate_media(media="print", color_scheme="dark")
    for hidden in ("header.site nav", "footer.site nav", "nav.crumbs"):
        for element in reader.page.locator(hidden).all():
            expect(element).to_be_hidden()
    expect(reader.page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    assert "/id/session/2017/ws15" in reader.page.locator("main").inner_text()
    reader.page.emulate_media(media="screen", color_scheme="light")


def test_in_forced_colours_the_focus_has_a_ring(reader: Reader) -> None:
    reader.page.set_viewport_size(DESKTOP)
    reader.page.emulate_media(forced_colors="active")
    reader.open("/")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate(FOCUSED)["ring"] == "solid"
    reader.page.emulate_media(forced_colors="none")


def test_who_wants_no_motion_gets_none(reader: Reader) -> None:
    reader.page.emulate_media(reduced_motion="reduce")
    reader.open("/")
    moving = "[...document.querySelectorAll('*')].map(e => getComputedStyle(e).transitionDuration)"
    assert set(reader.page.evaluate(moving)) == {"0s"}
    reader.page.emulate_media(reduced_motion="no-preference")


@pytest.mark.usefixtures("now")
@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts_a_page_says_the_same(
    reader: Reader, reader_without_script: Reader, kind: str
) -> None:
    said = []
    for one in (reader, reader_without_script):
        one.page.set_viewport_size(DESKTOP)
        one.open(KINDS[kind])
        said.append(headings(one.page))
        assert one.heard() == []
    assert said[0] == said[1]


def headings(page: Page) -> list[str]:
    return page.locator("main h1, main h2").all_inner_texts()


def test_without_scripts_the_menu_of_a_phone_opens(reader_without_script: Reader) -> None:
    page = reader_without_script.page
    page.set_viewport_size(PHONE)
    reader_without_script.open("/")
    page.get_by_role("button", name="Menu").click()
    page.locator("#site-menu").get_by_role("link", name="Meetings").click()
    expect(page.locator("h1")).to_have_text("Annual meetings")
