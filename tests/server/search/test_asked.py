from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from kg.errors import QueryError
from kg.search.entries import Facet
from kg.search.results import Order
from server.problems import RequestError
from server.search.asked import MOST_PAGES, MOST_VALUES, PER_PAGE, asked


def of(*pairs: tuple[str, str]) -> MultiDict[str, str]:
    return MultiDict(pairs)


def test_an_address_is_read_and_written_in_one_order() -> None:
    given = of(
        ("page", "2"), ("year", "2017"), ("q", " net "), ("kind", "session"), ("year", "2016")
    )
    found = asked(given)
    assert found.address("/search") == "/search?q=net&kind=session&year=2017&year=2016&page=2"


def test_what_is_usual_is_left_out_of_the_address() -> None:
    assert asked(of(("q", "net"), ("sort", "relevance"), ("page", "1"), ("year", ""))).address(
        "/search"
    ) == ("/search?q=net")
    assert asked(of(("sort", "newest"))).address("/search") == "/search"
    assert asked(of(("q", "net"), ("sort", "newest"))).address("/x") == "/x?q=net&sort=newest"


def test_without_words_the_newest_sessions_are_gone_through() -> None:
    found = asked(of())
    assert found.browsing
    assert (found.order, found.wanted.chosen) == (Order.NEWEST, {Facet.KIND: ("session",)})
    assert not asked(of(("kind", "person"))).browsing
    assert not asked(of(("q", "net"))).browsing


def test_a_value_is_added_once_and_taken_away_again() -> None:
    found = asked(of(("q", "a"), ("year", "2017"), ("year", "2017"), ("page", "3")))
    more = found.with_value(Facet.YEAR, "2016")
    assert more.address("/s") == "/s?q=a&year=2017&year=2016"
    assert more.with_value(Facet.YEAR, "2017").address("/s") == "/s?q=a&year=2016"
    assert found.bare().address("/s") == "/s?q=a"


def test_a_page_begins_where_the_one_before_ends() -> None:
    assert asked(of(("page", "3"))).wanted.first == 2 * PER_PAGE


@pytest.mark.parametrize(
    ("pair", "mend"),
    [
        (("page", "0"), f"a number from 1 to {MOST_PAGES}"),
        (("page", "-1"), f"a number from 1 to {MOST_PAGES}"),
        (("page", "²"), f"a number from 1 to {MOST_PAGES}"),
        (("page", "9" * 400), f"a number from 1 to {MOST_PAGES}"),
        (("page", str(MOST_PAGES + 1)), f"a number from 1 to {MOST_PAGES}"),
        (("page", ""), f"a number from 1 to {MOST_PAGES}"),
        (("sort", "best"), "give one of relevance, newest, oldest, name"),
        (("year", "x" * 500), "at most 20 values of at most 120 characters"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_can(pair: tuple[str, str], mend: str) -> None:
    with pytest.raises(RequestError, match=mend) as fault:
        asked(of(pair))
    assert fault.value.status == 400


def test_too_many_values_and_too_many_words_are_refused() -> None:
    with pytest.raises(RequestError, match="too much under theme"):
        asked(of(*(("theme", str(number)) for number in range(MOST_VALUES + 1))))
    with pytest.raises(QueryError, match="at most"):
        asked(of(("q", "word " * 60)))
