"""Lists of what there is, a page at a time, with a plain search in the names."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, Response, request

from server.overview import select
from server.pages.head import Head
from server.pages.listings import (
    LISTINGS,
    PER_PAGE,
    Kind,
    Listing,
    Row,
    cells,
    letters_of,
    rows_of,
    total_of,
)
from server.pages.sheets import last_page
from server.pages.values import Value
from server.paging import page_asked
from server.problems import RequestError
from server.replies import library, page, root

lists = Blueprint("lists", __name__)

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@lists.get("/meetings")
def meetings() -> Response:
    """Every annual meeting."""
    here = library()
    head = Head(
        title="Annual meetings",
        canonical=f"{here.store.base}meetings",
        description="The annual meetings of the Internet Governance Forum: when and where each was,"
        " and how many of its sessions are in this graph.",
        kind="website",
        crumbs=(Value("Meetings", f"{root()}/meetings"),),
    )
    return page("meetings.html", head, overview=here.overview)


@lists.get("/people")
def people() -> Response:
    """The people by name."""
    return _listed("people")


@lists.get("/organizations")
def organizations() -> Response:
    """The bodies by name."""
    return _listed("organizations")


@lists.get("/sessions")
def sessions() -> Response:
    """The sessions by day, of one year or of all."""
    return _listed("sessions")


@lists.get("/series")
def series() -> Response:
    """The series of sessions by name, of one year or of all."""
    return _listed("series")


@lists.get("/places")
def places() -> Response:
    """Where the meetings were, by year."""
    return _listed("places")


@lists.get("/themes")
def themes() -> Response:
    """The themes and tags of each year's programme."""
    return _listed("themes")


@lists.get("/documents")
def documents() -> Response:
    """The documents that were read."""
    return _listed("documents")


def _listed(key: Kind) -> Response:
    listing, here = LISTINGS[key], library()
    store = here.store
    words, year, number = _asked()
    year = year if listing.by_year else ""
    total = int(select(store, total_of(listing, words, year, store.base))[0]["n"])
    rows = select(store, rows_of(listing, words, year, store.base, number))
    lettered = listing.lettered and not words and total > PER_PAGE
    return page(
        "list.html",
        _head(listing, store.base, words, year, number),
        listing=listing,
        rows=[cells(listing, row, store, root()) for row in rows],
        total=total,
        number=number,
        last=last_page(total, PER_PAGE),
        words=words,
        year=year,
        years=here.overview.years,
        letters=_letters(select(store, letters_of(listing, year, store.base))) if lettered else (),
    )


def _letters(rows: Iterable[Row]) -> tuple[tuple[str, int], ...]:
    """Each letter with the page that its names begin on."""
    before, found = 0, []
    for row in rows:
        letter = row.get("letter", "")
        if letter and letter in ALPHABET:
            found.append((letter.upper(), before // PER_PAGE + 1))
        before += int(row["n"])
    return tuple(found)


def _head(listing: Listing, base: str, words: str, year: str, number: int) -> Head:
    title = f"{listing.title} of {year}" if year else listing.title
    asked = {"year": year, "page": str(number) if number > 1 else ""}
    query = "&".join(f"{name}={value}" for name, value in asked.items() if value)
    here = Value(listing.title, f"{root()}/{listing.key}")
    return Head(
        title=title if number == 1 else f"{title}, page {number}",
        canonical=f"{base}{listing.key}{'?' if query else ''}{query}",
        description=listing.about,
        kind="website",
        # What a search finds is a way to the pages and none itself.
        indexed=not words,
        crumbs=(here, Value(year)) if year else (here,),
    )


def _asked() -> tuple[str, str, int]:
    """The search words, the year, and the number of the page."""
    words = request.args.get("q", "").strip()
    year = request.args.get("year", "")
    if year and not (year.isascii() and year.isdecimal() and len(year) == 4):
        raise RequestError(400, f"the year is {year!r}; give four digits, such as 2017")
    return words[:200], year, page_asked()
