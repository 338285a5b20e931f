from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.negotiation import choose

OFFERS = ("text/html", "text/turtle", "application/ld+json", "application/n-triples")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"

CASES = [
    (None, "text/html"),
    ("", "text/html"),
    ("   ", "text/html"),
    ("*/*", "text/html"),
    (BROWSER, "text/html"),
    ("text/turtle", "text/turtle"),
    ("TEXT/Turtle", "text/turtle"),
    ("text/turtle;charset=utf-8", "text/turtle"),
    ('application/ld+json; profile="http://www.w3.org/ns/json-ld#compacted"', OFFERS[2]),
    ("application/*", "application/ld+json"),
    ("text/*;q=0.5, application/n-triples;q=0.4", "text/html"),
    ("text/turtle;q=0.4, application/ld+json;q=0.9", "application/ld+json"),
    ("text/turtle;q=0.5, text/html;q=0.5", "text/html"),
    ("text/turtle ; q=0.7 , */* ; q=0.1", "text/turtle"),
    ("text/html;q=0, */*", "text/turtle"),
    ("text/html;q=0.0,text/turtle;q=0.000,*/*;q=0.1", "application/ld+json"),
    ("text/*;q=0, */*;q=0.5", "application/ld+json"),
    ("text/turtle;q=0.2, text/*;q=0.9", "text/html"),
    ("*/*;q=0.2, text/turtle;q=0.1, text/html;q=0.1", "application/ld+json"),
    ("application/rdf+xml;q=0.9, text/turtle;q=0.1", "text/turtle"),
    ("nonsense, text/turtle", "text/turtle"),
    (", ,text/turtle,", "text/turtle"),
    ("text/turtle;q=high, application/ld+json;q=0.1", "application/ld+json"),
    ("text/turtle;q=1.5, application/ld+json;q=0.1", "application/ld+json"),
    ("*/turtle, application/ld+json", "application/ld+json"),
    ("image/png", None),
    ("image/*", None),
    ("text/html;q=0", None),
    ("*/*;q=0", None),
    ("nonsense", None),
    ("text/turtle;q=2", None),
]


@pytest.mark.parametrize(("accept", "expected"), CASES)
def test_the_best_offer_is_chosen(accept: str | None, expected: str | None) -> None:
    assert choose(accept, OFFERS) == expected


@given(st.text(max_size=200))
def test_any_header_has_an_answer(accept: str) -> None:
    assert choose(accept, OFFERS) in (None, *OFFERS)


KINDS = ("*/*", "text/*", "application/*", *OFFERS, "image/png", "nonsense", "*/html")
QUALITIES = (
    "",
    ";q=0",
    ";q=0.0",
    ";q=0.001",
    ";q=0.5",
    ";q=1",
    ";q=1.000",
    ";q=7",
    ";q=",
    ";Q=0.3",
)
EXTRAS = ("", ";charset=utf-8", ';profile="a,b;q=0"', ';x="\\""', ';x="', "; level=1")
MEMBERS = st.builds("".join, st.tuples(*map(st.sampled_from, (KINDS, EXTRAS, QUALITIES))))
HEADERS = st.lists(MEMBERS, max_size=6).map(", ".join)
ALIASES = {"application/json": "application/ld+json", "text/n3": "text/turtle"}


@given(HEADERS)
def test_any_header_of_known_parts_has_an_answer(accept: str) -> None:
    assert choose(accept, OFFERS, ALIASES) in (None, *OFFERS)


@given(HEADERS, st.sampled_from(OFFERS), st.sampled_from((";q=0", ";q=0.00", ";x=1;q=0.000")))
def test_what_is_refused_by_name_is_never_given(accept: str, refused: str, no: str) -> None:
    others = ", ".join(part for part in accept.split(", ") if not part.startswith(refused))
    # A mark that is never closed would draw the refusal into the member before it.
    if '"' not in others:
        assert choose(f"{others}, {refused}{no}", OFFERS, ALIASES) != refused


@given(HEADERS, st.sampled_from(OFFERS))
def test_what_alone_is_wanted_most_is_given(accept: str, wanted: str) -> None:
    lesser = ", ".join(
        f"{part.partition(';')[0]};q=0.9" for part in accept.split(", ") if wanted not in part
    )
    assert choose(f"{wanted};q=1, {lesser}", OFFERS) == wanted


@given(st.text(alphabet=',;"\\ =q*/', max_size=60))
def test_any_marks_are_read_to_their_end(accept: str) -> None:
    assert choose(f"{accept},text/turtle", OFFERS) in (None, *OFFERS)


def test_marks_that_are_never_closed_take_no_longer_than_others() -> None:
    # Were each mark tried as a beginning, this would take an hour.
    assert choose('"\\' * 30_000, OFFERS) is None


def test_another_name_counts_only_where_it_is_named() -> None:
    assert choose("application/json", OFFERS, ALIASES) == "application/ld+json"
    assert choose("application/json;q=0, */*;q=0.1", OFFERS, ALIASES) == "text/html"
    assert choose("application/json, application/ld+json;q=0", OFFERS, ALIASES) is None
    assert choose("application/json", OFFERS) is None


@given(st.permutations(["text/turtle;q=0.4", "text/html;q=0.3", "*/*;q=0.1"]))
def test_the_order_of_a_header_does_not_matter(members: list[str]) -> None:
    assert choose(",".join(members), OFFERS) == "text/turtle"
