"""What the address of a search asks for, and the addresses of searches like it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from kg.search.asking import Question, question
from kg.search.entries import Facet, Kind
from kg.search.results import Order, Wanted
from server.paging import number_in
from server.problems import RequestError

PER_PAGE = 20
MOST_PAGES = 500
MOST_VALUES = 20
LONGEST_VALUE = 120
SORTS = {order.value: order for order in Order}


@dataclass(frozen=True, slots=True)
class Asked:
    """A search. order: as it was asked for, or the usual one of its sort."""

    question: Question
    chosen: Mapping[Facet, tuple[str, ...]]
    order: Order
    page: int = 1

    @property
    def text(self) -> str:
        """What was typed."""
        return self.question.text

    @property
    def usual_order(self) -> Order:
        """Without words nothing is closer to them than another, so the newest come first."""
        return Order.RELEVANCE if self.question.terms else Order.NEWEST

    @property
    def browsing(self) -> bool:
        """Whether there is neither a word nor a kind to go by."""
        return not self.question.terms and not self.chosen.get(Facet.KIND)

    @property
    def wanted(self) -> Wanted:
        """The search itself; without words and without a kind it goes through the sessions."""
        chosen = dict(self.chosen)
        if self.browsing:
            chosen[Facet.KIND] = (Kind.SESSION.key,)
        return Wanted(self.question, chosen, self.order, PER_PAGE * (self.page - 1), PER_PAGE)

    def with_value(self, facet: Facet, value: str) -> Asked:
        """With one value more of a facet, or without it where it was chosen."""
        before = self.chosen.get(facet, ())
        values = tuple(v for v in before if v != value)
        values = values if value in before else (*before, value)
        return replace(self, chosen={**self.chosen, facet: values}, page=1)

    def with_text(self, text: str) -> Asked:
        """The same of other words."""
        return replace(self, question=question(text), page=1)

    def with_order(self, order: Order) -> Asked:
        """The same, sorted otherwise."""
        return replace(self, order=order, page=1)

    def on_page(self, page: int) -> Asked:
        """Another page of it."""
        return replace(self, page=page)

    def bare(self) -> Asked:
        """The same words, not narrowed."""
        return replace(self, chosen={}, page=1)

    @property
    def parameters(self) -> Sequence[tuple[str, str]]:
        """Its part of an address, always in one order; what is usual is left out."""
        text = [("q", self.text)] if self.text else []
        narrowed = [(facet.key, value) for facet in Facet for value in self.chosen.get(facet, ())]
        order = [("sort", self.order.value)] if self.order is not self.usual_order else []
        page = [("page", str(self.page))] if self.page > 1 else []
        return (*text, *narrowed, *order, *page)

    def address(self, path: str) -> str:
        """Its address below a path."""
        query = urlencode(self.parameters)
        return f"{path}?{query}" if query else path


def asked(given: MultiDict[str, str]) -> Asked:
    """A search out of the parameters of an address; raises a 400 that says what to mend."""
    typed = question(given.get("q", "").strip())
    chosen = {facet: _values(facet, given.getlist(facet.key)) for facet in Facet}
    found = Asked(typed, {f: values for f, values in chosen.items() if values}, Order.RELEVANCE)
    order = given.get("sort", "") or found.usual_order.value
    if order not in SORTS:
        told = ", ".join(SORTS)
        raise RequestError(400, f"the sort is {order[:50]!r}; give one of {told}")
    return replace(found, order=SORTS[order], page=_page(given.get("page", "1")))


def _values(facet: Facet, given: Sequence[str]) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(value.strip() for value in given if value.strip()))
    if len(values) > MOST_VALUES or any(len(value) > LONGEST_VALUE for value in values):
        raise RequestError(
            400,
            f"there is too much under {facet.key}; give at most {MOST_VALUES} values of at most"
            f" {LONGEST_VALUE} characters",
        )
    return values


def _page(written: str) -> int:
    number = number_in(written, MOST_PAGES)
    if number is None:
        raise RequestError(
            400, f"the page is {written[:50]!r}; give a number from 1 to {MOST_PAGES}"
        )
    return number
