"""Of whoever was withdrawn, no graph tells more than that."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from factories import ORIGIN, a_party, a_reading, a_session, an_edition
from rdflib import Literal
from rdflib.namespace import RDF, XSD

from kg.concepts import DocumentKind, Evidence, Question, Verdict, WithdrawalReason
from kg.inputs import Inputs
from kg.iris import Iris, concept
from kg.keys import opaque
from kg.namespaces import IGF, SCHEMA
from kg.pipeline import all_identities, identities, make
from kg.records import (
    AnswerRecord,
    Finding,
    LinkKind,
    LinkRecord,
    MentionRecord,
    OrganizationRecord,
    PartyKind,
)
from kg.resolve.judgements import Judgement
from kg.resolve.memberships import Membership
from kg.resolve.register import NOTHING_REGISTERED, Register
from kg.resolve.withdrawals import Withdrawal

BASE = "http://example.org/"
IRIS = Iris(BASE)
DAY = dt.date(2031, 12, 20)
TAKEN = a_party(
    "Dr. Ada Mare",
    role="Rapporteur",
    organizations=("Gull Watch of Ada",),
    position="Keeper of gulls",
    given_name="Ada",
    family_name="Mare",
)
READINGS = (
    an_edition(),
    replace(
        a_reading(
            "the page of Ada Mare",
            a_session(
                TAKEN,
                a_party("Bo Lind", organizations=("Tern Trust",)),
                title="Gulls, with Ada Mare",
                note="ADA  MARE came late.",
                mentions=(
                    MentionRecord(ORIGIN, "Dr. Mare", "Dr. Ada Mare"),
                    MentionRecord(ORIGIN, "Ms. Mare"),
                    MentionRecord(ORIGIN, "Mr. Lind", "Bo Lind"),
                ),
                answers=(AnswerRecord(ORIGIN, Question.KEY_ISSUES, "Ada Mare spoke of gulls."),),
                links=(LinkRecord(LinkKind.WEBSITE, "https://example.org/ada-mare/gulls"),),
            ),
        ),
        findings=(Finding(ORIGIN, "Dr. Ada Mare", "the title of Ada Mare was cut off"),),
    ),
    a_reading(
        "report",
        a_session(a_party("Ada Mare", role="Present"), a_party("Bo Lind")),
        kind=DocumentKind.SESSION_REPORT,
    ),
)
FORBIDDEN = ("mare", "dr. ada", "gull watch", "keeper of gulls")


def mention(name: str, document: str = "report") -> str:
    (found,) = (
        m.key
        for m in all_identities(Inputs(READINGS, (), NOTHING_REGISTERED)).person_mentions
        if m.name == name and m.statement.document.name == document
    )
    return found


@pytest.fixture(scope="module")
def ada() -> str:
    return opaque("p", "ada")


@pytest.fixture(scope="module")
def register(ada) -> Register:
    gone = Withdrawal(ada, DAY, WithdrawalReason.TAKE_DOWN)
    return Register({mention("Ada Mare"): ada}, withdrawals=(gone,))


@pytest.fixture(scope="module")
def judgements():
    left, bo = mention("Ada Mare"), mention("Bo Lind")
    page = mention("Bo Lind", "the page of Ada Mare")
    why = (Evidence.WORDING_DIFFERS,)
    return (
        Judgement("j1", left, bo, Verdict.DIFFERENT, why, (), "r1", DAY, "1", "Not Ada Mare."),
        Judgement("j2", page, bo, Verdict.SAME, why, (), "r1", DAY, "1", "Not Ada Mare."),
    )


@pytest.fixture(scope="module")
def quads(register, judgements):
    return make(Inputs(READINGS, judgements, register), BASE).quads


def test_without_a_withdrawal_all_of_it_is_told(judgements):
    told = " ".join(
        str(term).lower()
        for quad in make(Inputs(READINGS, judgements, NOTHING_REGISTERED), BASE).quads
        for term in quad
    )
    assert [word for word in FORBIDDEN if word not in told] == []


def test_no_graph_holds_the_name_or_the_affiliation(quads):
    told = {str(term).lower() for quad in quads for term in quad if "w3id.org" not in str(term)}
    assert {text for text in told for word in FORBIDDEN if word in text} == set()


def test_the_id_tells_the_day_and_the_reason_and_nothing_else(quads, ada):
    person = IRIS.entity("person", ada)
    assert {quad[1:] for quad in quads if person in quad} == {
        (
            IGF.withdrawnOn,
            Literal("2031-12-20", datatype=XSD.date),
            IRIS.graph("judgements"),
        ),
        (
            IGF.withdrawalReason,
            concept(WithdrawalReason.TAKE_DOWN),
            IRIS.graph("judgements"),
        ),
    }


def test_the_statements_stay_with_role_and_session_and_name_nobody(quads):
    unnamed = {
        quad[0]: str(quad[2])
        for quad in quads
        if quad[1] == IGF.unnamedParty and "/statement/" in str(quad[0])
    }
    assert set(unnamed.values()) == {"a person whose name is withheld"}
    roles = {str(q[2]) for q in quads if q[0] in unnamed and q[1] == IGF.roleAsStated}
    sessions = {q[2] for q in quads if q[0] in unnamed and q[1] == IGF.inSession}
    assert roles == {"Rapporteur", "Present"}
    assert sessions == {IRIS.session(2017, "ws15")}


def test_a_judgement_about_the_withdrawn_is_not_told_and_others_are(quads):
    told = {quad[0] for quad in quads if quad[1] == IGF.verdict}
    assert IRIS.entity("judgement", "j1") not in told
    assert IRIS.entity("judgement", "j2") in told


def test_nobody_else_is_touched(quads, judgements):
    def people(found):
        return {
            str(q[2])
            for q in found
            if q[1] == SCHEMA.name and (q[0], RDF.type, SCHEMA.Person, q[3]) in found
        }

    before = make(Inputs(READINGS, judgements, NOTHING_REGISTERED), BASE).quads
    assert people(before) - people(quads) == {"Ada Mare"}
    assert people(quads) == {"Bo Lind"}
    assert any(q[1] == IGF.nameAsStated and str(q[2]) == "Mr. Lind" for q in quads)


def test_an_id_that_was_merged_into_the_withdrawn_one_is_withdrawn_too(register, ada):
    other = opaque("p", "other")
    page = mention("Dr. Ada Mare", "the page of Ada Mare")
    merged = replace(register, ids={**register.ids, page: other})
    _, resolution = identities(Inputs(READINGS, (), merged))
    assert {gone.id for gone in resolution.withdrawn} == {ada, other}
    assert resolution.people.merged == {}


def test_a_mention_that_leaves_the_withdrawn_one_later_is_still_withheld(register, ada):
    page, report = mention("Dr. Ada Mare", "the page of Ada Mare"), mention("Ada Mare")
    lines = (Membership(report, ada, DAY), Membership(page, ada, DAY))
    why = (Evidence.WORDING_DIFFERS,)
    apart = Judgement("j3", page, report, Verdict.DIFFERENT, why, (), "r1", DAY, "1")
    _, resolution = identities(Inputs(READINGS, (apart,), replace(register, memberships=lines)))
    assert {m.name for m in resolution.person_mentions} == {"Bo Lind"}


def test_a_mention_that_had_left_before_the_withdrawal_is_told(register, ada):
    page, report = mention("Dr. Ada Mare", "the page of Ada Mare"), mention("Ada Mare")
    early, other = dt.date(2030, 1, 1), opaque("p", "other")
    lines = (
        Membership(report, ada, early),
        Membership(page, ada, early),
        Membership(page, other, early),
    )
    why = (Evidence.WORDING_DIFFERS,)
    apart = Judgement("j3", page, report, Verdict.DIFFERENT, why, (), "r1", DAY, "1")
    parted = replace(register, ids={**register.ids, page: other}, memberships=lines)
    _, resolution = identities(Inputs(READINGS, (apart,), parted))
    assert {m.name for m in resolution.person_mentions} == {"Dr. Ada Mare", "Bo Lind"}


def test_a_body_that_was_none_is_taken_out_of_affiliations_and_its_words_stay_elsewhere():
    party = a_party("Bo Lind", organizations=("To be told", "Tern Trust"))
    page = a_reading("page", a_session(party, title="Gulls to be told"))
    inputs = Inputs((an_edition(), page), (), NOTHING_REGISTERED)
    (mistake,) = (
        m.key for m in all_identities(inputs).organization_mentions if m.name == "To be told"
    )
    identifier = opaque("o", "mistake")
    gone = Withdrawal(identifier, DAY, WithdrawalReason.NO_ENTITY)
    register = Register({mistake: identifier}, withdrawals=(gone,))
    quads = make(replace(inputs, register=register), BASE).quads
    names = {str(q[2]) for q in quads if q[1] in {SCHEMA.name, IGF.nameAsStated}}
    assert "To be told" not in names
    assert names >= {"Bo Lind", "Tern Trust", "Gulls to be told"}


def test_an_entry_of_an_editors_sheet_goes_with_its_body_and_leaves_its_relations_whole():
    entry = OrganizationRecord(ORIGIN, "gull", "Gull Watch", valid_from=2000)
    part = OrganizationRecord(ORIGIN, "gull-kr", "Gull Watch Korea", part_of="gull")
    body = a_party("Gull Watch", kind=PartyKind.ORGANIZATION)
    readings = (an_edition(), a_reading("sheet", entry, part), a_reading("page", a_session(body)))
    inputs = Inputs(readings, (), NOTHING_REGISTERED)
    resolution = all_identities(inputs)
    (own,) = (e.mention.key for e in resolution.entries if e.record.key == "gull")
    identifier = opaque("o", "gull")
    gone = Withdrawal(identifier, DAY, WithdrawalReason.TAKE_DOWN)
    register = Register({own: identifier}, withdrawals=(gone,))
    quads = make(replace(inputs, register=register), BASE).quads
    assert "a body whose name is withheld" in {str(quad[2]) for quad in quads}
    assert "Gull Watch" not in {str(quad[2]) for quad in quads}
