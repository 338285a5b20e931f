"""Long lists and long descriptions, a page at a time: which page is asked for, and where to go on.

In data, the page says itself where it stands, in the words of Hydra
(https://www.w3.org/community/hydra/wiki/Collection_Design).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import pyoxigraph as ox
from flask import request

from kg.namespaces import PREFIXES
from server.pages.sheets import last_page
from server.problems import RequestError

T = TypeVar("T")
HYDRA = "http://www.w3.org/ns/hydra/core#"
TYPE = ox.NamedNode(f"{PREFIXES['rdf']}type")
INTEGER = ox.NamedNode(f"{PREFIXES['xsd']}integer")
MOST = 99_999
LONGEST = 9
"""Characters of a number."""
MEMBERS = 200
"""Entries of a list on one page."""
STATEMENTS = 1_000
"""Statements on one page of data, besides the names of what they link to."""


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands. address: of the whole, without a page. total: of what is paged."""

    address: str
    number: int
    last: int
    total: int

    def of(self, number: int) -> str:
        """The address of one page."""
        return f"{self.address}?page={number}"

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """The link relations to other pages, with their addresses; none where there is one page."""
        if self.last == 1:
            return ()
        numbers = (
            ("first", 1),
            ("prev", self.number - 1),
            ("next", self.number + 1),
            ("last", self.last),
        )
        return tuple((rel, self.of(n)) for rel, n in numbers if 1 <= n <= self.last)

    @property
    def previous(self) -> str | None:
        """The address of the page before."""
        return dict(self.links).get("prev")

    @property
    def next(self) -> str | None:
        """The address of the page after."""
        return dict(self.links).get("next")


def page_asked() -> int:
    """The number of the page that a request asks for; raises a 400 for what is no number."""
    written = request.args.get("page", "1")
    number = number_in(written, MOST)
    if number is None:
        raise RequestError(400, f"the page is {written[:40]!r}; give a number from 1")
    return number


def number_in(written: str, most: int) -> int | None:
    """A number from 1 to `most` as it stands in an address; None for anything else.

    Its length is looked at first: Python refuses to read thousands of digits, zeros or not.
    """
    if len(written) > LONGEST or not (written.isascii() and written.isdecimal()):
        return None
    number = int(written)
    return number if 0 < number <= most else None


def part(whole: Sequence[T], size: int, number: int, address: str) -> tuple[Sequence[T], Paging]:
    """One page of a whole, and where it stands; raises a 404 for a page that there is not."""
    last = last_page(len(whole), size)
    if number > last:
        pages = "one page" if last == 1 else f"{last} pages"
        raise RequestError(404, f"there is no page {number}, only {pages}; begin at {address}")
    return whole[size * (number - 1) : size * number], Paging(address, number, last, len(whole))


def place_in(paging: Paging) -> Iterator[ox.Triple]:
    """What a page of data says of itself; nothing where it is the whole. Addresses: absolute."""
    if paging.last == 1:
        return
    whole, page = ox.NamedNode(paging.address), ox.NamedNode(paging.of(paging.number))
    total = ox.Literal(str(paging.total), datatype=INTEGER)
    yield ox.Triple(whole, TYPE, _hydra("Collection"))
    yield ox.Triple(whole, _hydra("totalItems"), total)
    yield ox.Triple(whole, _hydra("view"), page)
    yield ox.Triple(page, TYPE, _hydra("PartialCollectionView"))
    for rel, address in paging.links:
        name = {"prev": "previous"}.get(rel, rel)
        yield ox.Triple(page, _hydra(name), ox.NamedNode(address))


def _hydra(name: str) -> ox.NamedNode:
    return ox.NamedNode(HYDRA + name)
