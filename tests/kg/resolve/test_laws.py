"""Laws of identity, whatever the documents say: tried on many small corpora of confusable names."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from factories import a_party, a_reading, a_session, an_edition
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from rdflib import Graph

from kg.concepts import DocumentKind, Evidence, Role, Verdict
from kg.errors import IdentityError
from kg.graph.build import build_quads, context_of
from kg.iris import Iris
from kg.records import Reading
from kg.resolve.judgements import Judgement
from kg.resolve.register import Register
from kg.resolve.resolution import Resolution, resolve

NAMES = st.sampled_from(
    [
        *("Ada Mare", "Dr. Ada Mare", "ADA MARE", "Mare, Ada", "Ada M. Mare", "Ada B. Mare"),
        *("Ada Mahre", "Ms. Mare", "Ada", "Bo Lind", "BO LIND", "Bo Lind Jr.", "Lind Bo"),
    ]
)
BODIES = st.sampled_from(
    [
        *((), ("Harbour Trust",), ("Harbour Trust (HATR)",), ("HATR",), ("Harbour Trust Korea",)),
        *(("Ministry of Works",), ("Harbor Trusts",)),
    ]
)
ROLES = st.sampled_from([Role.SPEAKER, Role.ONSITE_MODERATOR])
KINDS = st.sampled_from([DocumentKind.PROGRAMME_PAGE, DocumentKind.TRANSCRIPT])
EMPTY = Register({})
FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def corpora(draw, least: int = 1) -> list[Reading]:
    """A handful of documents over two years that name the same few people and bodies."""
    return [_document(draw, number) for number in range(draw(st.integers(least, 5)))]


def _document(draw, number: int) -> Reading:
    parties = [
        a_party(draw(NAMES), organizations=draw(BODIES), roles=(draw(ROLES),))
        for _ in range(draw(st.integers(0, 3)))
    ]
    where = {
        "code": draw(st.sampled_from(["WS1", "WS2"])),
        "year": draw(st.sampled_from([2016, 2017])),
    }
    return a_reading(f"document {number}", a_session(*parties, **where), kind=draw(KINDS))


@st.composite
def judged(draw) -> tuple[list[Reading], tuple[Judgement, ...]]:
    """A corpus, and judgements on pairs of its people."""
    corpus = draw(corpora())
    mentions = sorted(resolve(corpus, (), EMPTY).people.by_mention)
    assume(len(mentions) > 1)
    pairs = draw(st.sets(st.tuples(*[st.sampled_from(mentions)] * 2), max_size=4))
    verdicts = st.sampled_from([Verdict.SAME, Verdict.DIFFERENT])
    return corpus, tuple(
        judgement(number, left, right, draw(verdicts))
        for number, (left, right) in enumerate(sorted({(min(p), max(p)) for p in pairs}))
        if left != right
    )


def judgement(number: int, left: str, right: str, verdict: Verdict) -> Judgement:
    day = dt.date(2026, 11, 24)
    why = (Evidence.SAME_NORMALISED_NAME,)
    return Judgement(f"j{number}", left, right, verdict, why, (), "r1", day, "1")


def identities(found: Resolution) -> tuple[dict[str, str], dict[str, str]]:
    return dict(found.people.by_mention), dict(found.organizations.by_mention)


def registered(found: Resolution, before: Register = EMPTY) -> Register:
    """The register after `kg register`."""
    fresh = {
        m: i for naming in (found.people, found.organizations) for i, m in naming.fresh.items()
    }
    return replace(before, ids={**before.ids, **fresh})


@FEW
@given(case=judged(), data=st.data())
def test_neither_the_order_of_documents_nor_that_of_judgements_matters(case, data):
    corpus, judgements = case
    try:
        one = identities(resolve(corpus, judgements, EMPTY))
    except IdentityError:
        assume(False)
    documents, decisions = (data.draw(st.permutations(each)) for each in (corpus, judgements))
    assert identities(resolve(documents, decisions, EMPTY)) == one


@FEW
@given(case=judged())
def test_resolving_again_with_the_ids_registered_changes_nothing(case):
    corpus, judgements = case
    try:
        first = resolve(corpus, judgements, EMPTY)
    except IdentityError:
        assume(False)
    again = resolve(corpus, judgements, registered(first))
    assert identities(again) == identities(first)
    assert (again.people.fresh, again.organizations.fresh) == ({}, {})


@FEW
@given(corpus=corpora(least=2))
def test_a_document_that_arrives_later_renames_nobody(corpus):
    register = registered(resolve(corpus[1:], (), EMPTY))
    after = resolve(corpus, (), register)
    for naming in (after.people, after.organizations):
        for mention in naming.by_mention.keys() & register.ids.keys():
            identifier = register.ids[mention]
            assert naming.by_mention[mention] == naming.merged.get(identifier, identifier)


@FEW
@given(case=judged())
def test_a_different_is_never_violated(case):
    corpus, judgements = case
    people, told = None, ""
    try:
        people = resolve(corpus, judgements, EMPTY).people.by_mention
    except IdentityError as error:
        told = str(error)
    if people is None:
        assert any(f"judgement {found.id} says different" in told for found in judgements)
        return
    for found in judgements:
        # A one-word name that "different" keeps from the only person it fits is nobody's.
        left, right = (people.get(side) for side in found.pair)
        if found.verdict is Verdict.SAME:
            assert left == right
        else:
            assert left != right or left is None


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpus=corpora(least=2))
def test_a_document_taken_out_takes_what_it_said_and_nothing_that_another_said(corpus):
    editions = [an_edition(2016), an_edition(2017)]
    whole, rest = (said([*editions, *documents]) for documents in (corpus, corpus[1:]))
    gone = Iris().source_graph(corpus[0].document.key)
    assert {quad for quad in whole if quad[3] != gone} == rest


def said(readings: list[Reading]) -> set:
    """The quads of the source graphs."""
    context = context_of(Iris(), readings, resolve(readings, (), EMPTY))
    quads = build_quads(context, readings, Graph())
    return {quad for quad in quads if "/graph/src-" in str(quad[3])}
