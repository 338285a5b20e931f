"""What holds of all names: the order of documents is nothing, and a "different" is kept."""

from __future__ import annotations

import datetime as dt
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.concepts import DocumentKind, Verdict
from kg.keys import digest
from kg.records import Document
from kg.resolve.bodies.rules import link_organizations
from kg.resolve.judgements import Judgement
from kg.resolve.statements import OrganizationMention

NAMES = (
    *("Global Harbour Network of Ports (GHNP)", "Global Harbour Network for Port", "GHNP"),
    *("Harbour Trust", "Harbour Trust Ltd", "HarbourTrust", "Harbour Trust (HAT)", "HAT"),
    *("Ministry of Ports", "Ministry of Ports, Kenya", "Harbour Trust Korea"),
)


def said(name: str, page: str) -> OrganizationMention:
    document = Document(digest(page)[:16], page, DocumentKind.PROGRAMME_PAGE, "test/1")
    country = frozenset({"KE"} if page == "a" else ())
    people = frozenset({"ada mare"} if page != "c" else ())
    key = f"m-{page}-{name}"
    return OrganizationMention(key, name, document, 2017, country_codes=country, people=people)


EVERY = tuple(said(name, page) for name, page in product(NAMES, "abc"))
SOME = st.lists(st.sampled_from(EVERY), unique=True, max_size=14)
PAIRS = st.lists(
    st.tuples(st.sampled_from(EVERY), st.sampled_from(EVERY)).filter(lambda p: p[0] != p[1]),
    max_size=4,
)


def different(number: int, left: OrganizationMention, right: OrganizationMention) -> Judgement:
    day = dt.date(2026, 1, 1)
    return Judgement(f"j{number}", left.key, right.key, Verdict.DIFFERENT, (), (), "r", day, "1")


@settings(max_examples=40, deadline=None)
@given(SOME, PAIRS, st.randoms())
def test_the_order_of_mentions_is_nothing_even_where_some_are_different(mentions, pairs, chance):
    judged = [different(number, *pair) for number, pair in enumerate(pairs)]
    other = list(mentions)
    chance.shuffle(other)
    once = link_organizations(mentions, (), judged).groups()
    assert link_organizations(other, (), judged).groups() == once


@settings(max_examples=40, deadline=None)
@given(SOME, PAIRS)
def test_no_chain_of_rules_joins_what_is_judged_different(mentions, pairs):
    judged = [different(number, *pair) for number, pair in enumerate(pairs)]
    for group in link_organizations(mentions, (), judged).groups():
        assert not any({pair[0].key, pair[1].key} <= set(group) for pair in pairs)
