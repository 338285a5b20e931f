from __future__ import annotations

import pytest

from kg.concepts import Role, Rule
from kg.records import PartyKind
from kg.resolve.people.mentions import person_mentions
from kg.resolve.people.rules import link_persons, named_groups
from kg.resolve.sessions import sessions
from kg.resolve.statements import statements

MODERATOR = {"role": "Onsite Moderator", "roles": (Role.ONSITE_MODERATOR,)}


def linked(*readings):
    """The rules by which mentions were joined; a body's name stands for its id."""
    said = [s for found in sessions(readings) for s in statements(found)]
    bodies = {s.key: frozenset(s.party.organizations) for s in said}
    mentions = person_mentions(said, bodies)
    return [link.rule for link in link_persons(mentions, (), {}).links]


def test_one_name_twice_in_one_document_is_one_person(reading, session, party):
    parties = (party("Dr. Ada Mare"), party("Ada Mare", role="Rapporteur"))
    assert linked(reading("page", session(*parties))) == [Rule.SAME_NAME_IN_ONE_DOCUMENT]


def test_one_name_in_two_documents_of_a_session_is_one_person(reading, session, party):
    page, report = reading("page", session(party())), reading("report", session(party("ADA MARE")))
    assert linked(page, report) == [Rule.SAME_NAME_IN_ONE_SESSION]


def test_one_name_in_two_sessions_needs_one_body(reading, session, party):
    here = reading("a", session(party(organizations=("Harbour Trust",)), code="WS1"))
    there = reading("b", session(party(organizations=("Harbour Trust",)), code="WS2"))
    elsewhere = reading("c", session(party(organizations=("Hamlet Bank",)), code="WS3"))
    unknown = reading("d", session(party(), code="WS4"))
    assert linked(here, there) == [Rule.SAME_NAME_AND_ORGANIZATION]
    assert linked(here, elsewhere) == []
    assert linked(here, unknown) == []


def test_a_common_name_links_no_two_sessions_even_with_one_body(reading, session, party):
    bodies = ("A Trust", "B Trust", "C Trust", "D Trust", "A Trust")
    pages = [
        reading(str(n), session(party(organizations=(body,)), code=f"WS{n}"))
        for n, body in enumerate(bodies)
    ]
    assert linked(*pages) == []


def test_a_single_role_surname_and_body_link_a_shorter_name(reading, session, party):
    full = party("Ada M. Mare", organizations=("Harbour Trust",), **MODERATOR)
    short = party("Ada Mare", organizations=("Harbour Trust",), **MODERATOR)
    assert linked(reading("page", session(full)), reading("report", session(short))) == [
        Rule.SURNAME_ROLE_AND_ORGANIZATION_IN_ONE_SESSION
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Ada W. Mare"},
        {"name": "Bo Mare"},
        {"organizations": ("Hamlet Bank",)},
    ],
    ids=["another initial", "another given name", "another body"],
)
def test_anything_that_speaks_against_it_keeps_two_mentions_apart(reading, session, party, other):
    given = {"name": "Ada M. Mare", "organizations": ("Harbour Trust",), **MODERATOR}
    page = reading("page", session(party(**given)))
    report = reading("report", session(party(**{**given, "name": "Ada Mare", **other})))
    assert linked(page, report) == []


def test_a_name_of_one_word_names_nobody_unless_it_is_a_whole_name(reading, session, party):
    parties = (party("Vlad"), party("H.E. Rudi", mononym=True), party(None, kind=PartyKind.UNNAMED))
    (found,) = sessions((reading("page", session(*parties)),))
    mentions = person_mentions(statements(found), {})
    names = {mention.key: mention.name for mention in mentions}
    groups = named_groups(link_persons(mentions, (), {}), mentions)
    assert [[names[key] for key in group] for group in groups] == [["H.E. Rudi"]]
