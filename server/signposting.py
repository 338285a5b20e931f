"""Typed links that lead a program from a page to its name, its data, its licence and its whole.

https://signposting.org/FAIR/, levels 1 and 2. A page and each form of its data carry a few of them
as headers; the link set of a page holds them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.iris import CC0
from kg.namespaces import PREFIXES, SHAPES
from server.forms import HTML, RdfForm

ABOUT_PAGE = f"{PREFIXES['schema']}AboutPage"
LICENCE = str(CC0)
PROFILE = SHAPES.rstrip("#")
CALENDAR = "text/calendar"
LINKSET = "application/linkset"
LINKSET_JSON = "application/linkset+json"


@dataclass(frozen=True, slots=True)
class Link:
    """RFC 8288: from the anchor to the target, by a relation. type: the target's media type."""

    anchor: str
    rel: str
    href: str
    type: str | None = None
    profile: str | None = None


@dataclass(frozen=True, slots=True)
class Landing:
    """A page about a thing; all addresses are absolute.

    name: what is to be cited. forms: the same as data. linkset: the address of all links, without
    an ending. kinds: the classes of the thing. profile: what its data keeps to, where it keeps to
    something. of: the pages of what it is a part of. items: the pages of its parts, or its files,
    with their media types. authors: who stands for it. calendar: where its dates are.
    """

    page: str
    name: str
    forms: tuple[tuple[RdfForm, str], ...]
    linkset: str
    kinds: tuple[str, ...] = ()
    profile: str | None = None
    of: tuple[str, ...] = ()
    items: tuple[tuple[str, str], ...] = ()
    authors: tuple[str, ...] = ()
    calendar: str | None = None


def of_page(landing: Landing, most_items: int | None = None) -> Iterator[Link]:
    """The links of the page. most_items: if there are more parts, none is listed."""
    here = landing.page
    yield Link(here, "cite-as", landing.name)
    for kind in (ABOUT_PAGE, *landing.kinds):
        yield Link(here, "type", kind)
    for form, address in landing.forms:
        yield Link(here, "describedby", address, form.media_type, landing.profile)
    if landing.calendar is not None:
        yield Link(here, "alternate", landing.calendar, CALENDAR)
    yield Link(here, "license", LICENCE)
    for author in landing.authors:
        yield Link(here, "author", author)
    for whole in landing.of:
        yield Link(here, "collection", whole, HTML)
    if most_items is None or len(landing.items) <= most_items:
        for item, media_type in landing.items:
            yield Link(here, "item", item, media_type)
    yield from _linksets(here, landing)


def of_data(landing: Landing, form: RdfForm, address: str) -> Iterator[Link]:
    """The links of one form of the data."""
    yield Link(address, "describes", landing.name)
    yield Link(address, "describes", landing.page, HTML)
    for kind in landing.kinds:
        yield Link(address, "type", kind)
    yield Link(address, "license", LICENCE)
    if landing.profile is not None:
        yield Link(address, "profile", landing.profile)
    yield Link(address, "alternate", landing.page, HTML)
    for other, place in landing.forms:
        if other != form:
            yield Link(address, "alternate", place, other.media_type)
    yield from _linksets(address, landing)


def every_link(landing: Landing) -> tuple[Link, ...]:
    """The link set: of the page, with all its parts, and of each form of its data."""
    data = (link for form, address in landing.forms for link in of_data(landing, form, address))
    return (*of_page(landing), *data)


def _linksets(here: str, landing: Landing) -> Iterator[Link]:
    yield Link(here, "linkset", landing.linkset, LINKSET)
    yield Link(here, "linkset", f"{landing.linkset}.json", LINKSET_JSON)
