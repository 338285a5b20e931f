from __future__ import annotations

from dataclasses import replace

from kg.records import Origin, PartyKind
from kg.resolve.sessions import sessions
from kg.resolve.statements import organization_mentions, statements


def said(*readings):
    return [s for found in sessions(readings) for s in statements(found)]


def test_the_same_mention_twice_in_a_document_is_one_statement_with_two_places(
    reading, session, party
):
    again = party(origin=Origin("page.txt", 9))
    (statement,) = said(reading("page", session(party(), again)))
    assert [origin.line for origin in statement.origins] == [1, 9]


def test_another_role_name_or_affiliation_is_another_statement(reading, session, party):
    parties = (
        party(),
        party(role="Rapporteur"),
        party("Dr. Ada Mare"),
        party(affiliation="Lighthouse Trust"),
    )
    assert len({s.key for s in said(reading("page", session(*parties)))}) == 4


def test_a_statement_keeps_its_key_when_its_line_moves(reading, session, party):
    (before,) = said(reading("page", session(party())))
    (after,) = said(reading("page", session(party(origin=Origin("page.txt", 99)))))
    assert before.key == after.key


def test_two_documents_never_share_a_statement(reading, session, party):
    first, second = said(reading("page", session(party())), reading("report", session(party())))
    assert first.key != second.key


def test_a_body_named_for_two_people_of_a_session_is_one_mention(reading, session, party):
    parties = (
        party(organizations=("Lighthouse Trust",)),
        party("Bo Lind", organizations=("Lighthouse Trust",)),
    )
    found = said(reading("page", session(*parties)))
    (mention,) = organization_mentions(found)
    assert (mention.name, set(mention.statements)) == (
        "Lighthouse Trust",
        {statement.key for statement in found},
    )


def test_a_party_that_is_a_body_is_its_own_mention(reading, session, party):
    body = replace(party("Lighthouse Trust"), kind=PartyKind.ORGANIZATION)
    (statement,) = said(reading("page", session(body)))
    (mention,) = organization_mentions([statement])
    assert (mention.key, mention.name) == (statement.key, "Lighthouse Trust")
