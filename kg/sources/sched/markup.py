"""The events of a Sched page by its mark-up, that of a list or of an event's own page, old and new.

The classes differ over the years, and so does what stands inside what; the order does not: an
event is everything from the link that is its title to the next such link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import islice

from lxml import etree, html

from kg.sources.lines import Line
from kg.sources.sched.addresses import EVENT, PageAddress, identity
from kg.sources.sched.draft import Draft, classes_of
from kg.sources.sched.event import PrintedEvent
from kg.sources.web_page import WebPage

MARKS = re.compile(
    r"""class\s*=\s*["'][^"'<>]{0,200}\b(?:sched-(?:container|content|event|current-date|page|person"""
    r"""|avatar)|list-single__)""",
    re.IGNORECASE,
)
TITLE_PLACES = frozenset({"event", "list-single__event"})
ROOM_BESIDE_TITLE = frozenset({"vs", "event-evpeople", "sched-event-people"})
HEADINGS = frozenset({"strong", "b", "h3", "h4"})
POSTS = frozenset(
    [
        "sched-event-details-role-company",
        "sched-event-details-position",
        "sched-event-details-company",
    ]
)
NOT_READ = re.compile(r"(?:^| )sched-\S*(?:attendees|-bio)(?: |$)")
"""Who only meant to come, and people's lives."""

TAKERS: dict[str, Callable[[Draft, html.HtmlElement], None]] = {
    "list-single__date": Draft.take_date,
    "sched-event-details-timeandplace": Draft.take_date,
    "list-single__location": Draft.take_room,
    "tip-description": Draft.take_body,
    "tip-custom-fields": Draft.take_field,
    "sched-avatar": Draft.take_picture,
    "file-uploaded": Draft.take_file,
    **dict.fromkeys(POSTS, Draft.take_post),
}
"""What is taken whole, by its class; its inside is not looked at again."""

TAGS: dict[str, Callable[[Draft, html.HtmlElement], None]] = {
    **dict.fromkeys(HEADINGS, Draft.take_heading),
    "h2": Draft.take_name,
    "a": Draft.take_link,
    "iframe": Draft.take_video,
}
"""And what by its tag, where it has no such class."""


def markup_events(page: WebPage, at: PageAddress) -> Iterator[PrintedEvent]:
    """The events of a page in its order; none where it has no mark-up of Sched's."""
    draft: Draft | None = None
    walk = etree.iterwalk(page.root, events=("start",))
    for _, element in walk:
        if _is_title(element):
            found = _draft(page, at, element)
            # The page of an event may link its title twice.
            if draft is None or draft.identity.short != found.identity.short:
                yield from (draft.event(),) if draft else ()
                draft = found
            walk.skip_subtree()
        elif NOT_READ.search(_names(element)) or (draft and _is_taken(draft, element)):
            walk.skip_subtree()
    yield from (draft.event(),) if draft else ()


def _is_taken(draft: Draft, element: html.HtmlElement) -> bool:
    classes = classes_of(element)
    take = next((TAKERS[name] for name in classes if name in TAKERS), None) or TAGS.get(element.tag)
    if take is not None:
        take(draft, element)
    elif "sched-container-bottom" in classes:
        draft.role = ""
    return take is not None


def _draft(page: WebPage, at: PageAddress, link: html.HtmlElement) -> Draft:
    titles = page.all(".//*[contains(@class, 'session-title')]", link)
    shown = titles[0] if titles else _without_room(link)
    text = page.text(shown)
    known = identity(link.get("href", ""), at, link.get("id"))
    return Draft(page, at, Line(link.sourceline or 0, text), known)


def _without_room(link: html.HtmlElement) -> html.HtmlElement:
    """The link of a title without the room that a list shows beside it."""
    shown = deepcopy(link)
    shown.tail = None
    for part in [part for part in shown if ROOM_BESIDE_TITLE & classes_of(part)]:
        part.drop_tree()
    return shown


def _is_title(element: html.HtmlElement) -> bool:
    if element.tag != "a" or EVENT.search(element.get("href", "")) is None:
        return False
    around = islice(element.iterancestors(), 2)
    return "name" in classes_of(element) or any(TITLE_PLACES & classes_of(one) for one in around)


def _names(element: html.HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"
