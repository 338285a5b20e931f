"""What links come to: followed through merges, weighed, and never left contradicting each other."""

from __future__ import annotations

import datetime as dt

import pytest
from factories import a_link, a_party, a_reading, a_session
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.concepts import Authority, Evidence, Verdict
from kg.errors import IdentityError
from kg.resolve.judgements import Judgement
from kg.resolve.outward import NO_LINKS, outward
from kg.resolve.register import Register
from kg.resolve.resolution import Resolution, resolve

READINGS = (
    a_reading("one", a_session(a_party("Ada Mare", organizations=("Harbour Trust",)), code="WS1")),
    a_reading("two", a_session(a_party("Bo Lind", organizations=("Quay Office",)), code="WS2")),
)


def mentions(resolution: Resolution) -> tuple[str, str, str, str]:
    """Those of Ada Mare, Bo Lind, Harbour Trust and Quay Office."""
    people = {m.name: m.key for m in resolution.person_mentions}
    bodies = {m.name: m.key for m in resolution.organization_mentions}
    return (
        people["Ada Mare"],
        people["Bo Lind"],
        bodies["Harbour Trust"],
        bodies["Quay Office"],
    )


APART = resolve(READINGS, (), Register({}))
ADA, BO, TRUST, OFFICE = mentions(APART)


def judged(left: str, right: str, verdict: Verdict) -> Resolution:
    judgement = Judgement(
        id="j1",
        left=left,
        right=right,
        verdict=verdict,
        evidence=(Evidence.SHORT_FORM,),
        counter=(),
        reviewer="r1",
        date=dt.date(2026, 11, 24),
        ruleset="1",
    )
    return resolve(READINGS, (judgement,), Register({}))


def bodies(resolution: Resolution, *keys: str) -> list[str]:
    return [resolution.organizations.by_mention[key] for key in keys]


def test_without_links_nothing_is_held():
    assert outward((), APART) == NO_LINKS


def test_a_link_is_that_of_the_entity_of_its_mention():
    (standing,) = outward([a_link(TRUST)], APART).standings
    assert [standing.entity] == bodies(APART, TRUST)
    assert (standing.authority, standing.identifier) == (Authority.WIKIDATA, "Q1")
    assert (standing.verdict, standing.of_person) == (Verdict.SAME, False)


def test_a_merged_body_takes_its_links_along():
    links = [a_link(TRUST), a_link(OFFICE, line=2, authority=Authority.ROR, identifier="05gq02987")]
    merged = judged(TRUST, OFFICE, Verdict.SAME)
    (survivor,) = set(bodies(merged, TRUST, OFFICE))
    found = outward(links, merged)
    assert [(s.entity, s.authority) for s in found.standings] == [
        (survivor, Authority.ROR),
        (survivor, Authority.WIKIDATA),
    ]
    assert {s.entity for s in outward(links, APART).standings} == set(bodies(APART, TRUST, OFFICE))


def test_a_link_rests_until_its_document_is_there():
    assert outward([a_link("m000000000a")], APART) == NO_LINKS


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ((None,), None),
        ((None, Verdict.SAME), Verdict.SAME),
        ((Verdict.SAME, Verdict.SAME), Verdict.SAME),
        ((Verdict.SAME, Verdict.UNSURE), Verdict.UNSURE),
        ((None, Verdict.DIFFERENT), Verdict.DIFFERENT),
        ((Verdict.UNSURE, Verdict.DIFFERENT), Verdict.DIFFERENT),
    ],
)
def test_one_reviewers_doubt_outweighs_anothers_certainty(verdicts, expected):
    links = [a_link(TRUST, verdict, line=line) for line, verdict in enumerate(verdicts, start=1)]
    (standing,) = outward(links, APART).standings
    assert standing.verdict is expected
    assert standing.decisive.verdict is expected


def test_same_and_different_of_one_identifier_stop_with_both_lines():
    links = [a_link(TRUST), a_link(TRUST, Verdict.DIFFERENT, line=2)]
    with pytest.raises(IdentityError, match=r"r2.jsonl:1: .* Q1, and not .*r2.jsonl:2\)"):
        outward(links, APART)


def test_two_reviewed_identifiers_of_one_authority_stop_with_both_lines():
    links = [a_link(TRUST), a_link(TRUST, line=2, identifier="Q2")]
    with pytest.raises(IdentityError, match=r"r2.jsonl:1: .* both Q1 and Q2 .*r2.jsonl:2\)"):
        outward(links, APART)


def test_a_merge_that_brings_two_reviewed_identifiers_together_stops():
    links = [a_link(TRUST), a_link(OFFICE, line=2, identifier="Q2")]
    assert len(outward(links, APART).standings) == 2
    with pytest.raises(IdentityError, match="both Q1 and Q2 of wikidata"):
        outward(links, judged(TRUST, OFFICE, Verdict.SAME))


@pytest.mark.parametrize("verdict", [None, Verdict.UNSURE, Verdict.DIFFERENT])
def test_a_second_identifier_that_is_not_reviewed_as_same_contradicts_nothing(verdict):
    links = [a_link(TRUST), a_link(TRUST, verdict, line=2, identifier="Q2")]
    found = outward(links, APART)
    assert [s.verdict for s in found.standings] == [Verdict.SAME, verdict]


def test_one_identifier_of_two_bodies_is_for_a_person_to_look_at():
    found = outward([a_link(TRUST), a_link(OFFICE, None, line=2)], APART)
    ((one, two),) = found.shared
    assert {one.entity, two.entity} == set(bodies(APART, TRUST, OFFICE))


def test_a_body_that_is_judged_to_be_another_entry_shares_nothing():
    found = outward([a_link(TRUST), a_link(OFFICE, Verdict.DIFFERENT, line=2)], APART)
    assert found.shared == ()


def test_one_reviewed_identifier_of_two_bodies_that_are_judged_different_stops():
    links = [a_link(TRUST), a_link(OFFICE, line=2)]
    with pytest.raises(IdentityError, match=r"judgement j1 holds to be different .*r2.jsonl:2\)"):
        outward(links, judged(TRUST, OFFICE, Verdict.DIFFERENT))


def test_a_mere_proposal_against_a_judgement_neither_stops_nor_is_put_forward():
    links = [a_link(TRUST), a_link(OFFICE, None, line=2)]
    found = outward(links, judged(TRUST, OFFICE, Verdict.DIFFERENT))
    assert (len(found.standings), found.shared) == (2, ())


def test_one_reviewed_identifier_of_a_person_and_a_body_stops():
    with pytest.raises(IdentityError, match="a person and a body"):
        outward([a_link(TRUST), a_link(ADA, line=2)], APART)


@pytest.mark.parametrize(
    ("mention", "authority", "identifier", "kind"),
    [
        (TRUST, Authority.ORCID, "0000-0002-1825-0097", "persons"),
        (ADA, Authority.ROR, "05gq02987", "bodies"),
    ],
)
def test_an_authority_has_entries_of_its_own_kind_alone(mention, authority, identifier, kind):
    link = a_link(mention, authority=authority, identifier=identifier)
    with pytest.raises(IdentityError, match=f"r2.jsonl:1: .* which is of {kind} alone"):
        outward([link], APART)


@settings(max_examples=30, deadline=None)
@given(
    order=st.permutations(
        [
            a_link(TRUST),
            a_link(OFFICE, None, line=2),
            a_link(ADA, Verdict.UNSURE, line=3, identifier="Q3"),
            a_link(BO, line=4, identifier="Q4"),
            a_link(BO, line=5, supersedes="l4", identifier="Q4"),
        ]
    )
)
def test_the_order_of_the_lines_does_not_matter(order):
    assert outward(order, APART) == outward(sorted(order, key=lambda link: link.id), APART)
