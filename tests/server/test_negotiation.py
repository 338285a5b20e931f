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


@given(st.permutations(["text/turtle;q=0.4", "text/html;q=0.3", "*/*;q=0.1"]))
def test_the_order_of_a_header_does_not_matter(members: list[str]) -> None:
    assert choose(",".join(members), OFFERS) == "text/turtle"
