"""A page of results as a reader sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.search.asking import Question
from kg.search.entries import Kind
from kg.search.index import Index
from kg.search.marking import Piece, Reason, marked, reasons
from kg.search.results import Hit, Order
from server.links import link
from server.pages.sheets import last_page
from server.pages.values import Value, day_of
from server.problems import RequestError
from server.search.asked import MOST_PAGES, PER_PAGE, Asked
from server.search.narrowing import Options, narrowing
from server.search.proposing import Proposal, proposals

WHOLE_DAY = len("2017-12-21")
ORDERS = {
    Order.RELEVANCE: "best first",
    Order.NEWEST: "newest first",
    Order.OLDEST: "oldest first",
    Order.NAME: "by name",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One result. iri: the thing itself; href: the page about it. day: ISO, if it is known."""

    iri: str
    href: str
    kind: Kind
    title: tuple[Piece, ...]
    language: str | None
    note: str
    day: str | None
    reasons: tuple[Reason, ...]

    @property
    def when(self) -> str:
        """The day as people write it."""
        return day_of(self.day or "")


@dataclass(frozen=True, slots=True)
class ResultPage:
    """All that a page of results tells.

    picked: what it is narrowed by, each with the address without it; bare: without any of them.
    orders: how it can be sorted, the present one without an address.
    """

    asked: Asked
    total: int
    last: int
    found: tuple[Found, ...]
    facets: tuple[Options, ...]
    picked: tuple[Value, ...]
    bare: str
    json: str
    orders: tuple[Value, ...]
    proposals: tuple[Proposal, ...]
    previous: str | None
    following: str | None

    @property
    def start(self) -> int:
        """The number of the first result on the page."""
        return PER_PAGE * (self.asked.page - 1) + 1


def results(index: Index, asked: Asked, base: str, root: str) -> ResultPage:
    """One page of a search; raises a 404 for a page after the last."""
    path = f"{root}/search"
    told = index.search(asked.wanted)
    last = min(MOST_PAGES, last_page(told.total, PER_PAGE))
    if asked.page > last:
        raise RequestError(404, f"there is no page {asked.page} of this search; the last is {last}")
    facets = narrowing(asked, told.choices, path)
    return ResultPage(
        asked=asked,
        total=told.total,
        last=last,
        found=tuple(_found(hit, asked.question, base, root) for hit in told.hits),
        facets=facets,
        picked=tuple(_picked(facets)),
        bare=asked.bare().address(path),
        json=asked.address(f"{path}.json"),
        orders=tuple(_orders(asked, path)),
        proposals=proposals(index, asked, told.total, path),
        previous=asked.on_page(asked.page - 1).address(path) if asked.page > 1 else None,
        following=asked.on_page(asked.page + 1).address(path) if asked.page < last else None,
    )


def _found(hit: Hit, question: Question, base: str, root: str) -> Found:
    # Where only the year is known, it stands with the meeting.
    dated = hit.kind in (Kind.SESSION, Kind.MEETING) and len(hit.day or "") == WHOLE_DAY
    return Found(
        hit.iri,
        link(hit.iri, base, root) or hit.iri,
        hit.kind,
        marked(hit.title.text, question),
        hit.title.language,
        hit.note,
        hit.day if dated else None,
        reasons(hit, question),
    )


def _picked(facets: tuple[Options, ...]) -> Iterator[Value]:
    for each in facets:
        for option in each.every:
            if option.chosen:
                yield Value(f"{each.facet.label}: {option.label}", option.href)


def _orders(asked: Asked, path: str) -> Iterator[Value]:
    for order, label in ORDERS.items():
        if order is not Order.RELEVANCE or asked.question.terms:
            here = order is asked.order
            yield Value(label, None if here else asked.with_order(order).address(path))
