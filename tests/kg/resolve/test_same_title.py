"""Sessions joined by title and day, and all that keeps them apart."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from factories import a_party, a_reading, a_session, an_edition
from rdflib.namespace import DCTERMS

from kg.concepts import Rule
from kg.inputs import Inputs, read_inputs
from kg.iris import DEFAULT_BASE, Iris
from kg.keys import is_session_key, session_key
from kg.pipeline import make
from kg.records import SessionRecord, TitleBasis
from kg.resolve.register import Register
from kg.resolve.same_title import under_new_keys, with_same_title
from kg.resolve.sessions import SessionKey, sessions
from kg.resolve.statements import organization_mentions, statements

TITLE = "Light for All the Harbours of the World"
MADE, OTHER = session_key("page", "1"), session_key("page", "2")
NINE = dt.datetime(2017, 12, 18, 9, 0, tzinfo=dt.UTC)


def a_slot(**fields: Any) -> SessionRecord:
    given = {"code": None, "key": MADE, "title": TITLE, "date": dt.date(2017, 12, 18)}
    return a_session(**(given | fields))


def keys_of(*records: SessionRecord) -> list[str]:
    readings = [a_reading(f"document {n}", record) for n, record in enumerate(records)]
    return [session.key.key for session in with_same_title(sessions(readings))]


def test_a_made_key_is_known_by_its_form() -> None:
    assert is_session_key(MADE)
    assert not any(map(is_session_key, ("ws15", "dc-civ", f"{MADE}0", "x123456789")))


def test_a_session_without_a_code_joins_the_coded_one_of_its_title_and_day() -> None:
    readings = (a_reading("page", a_slot(code="WS15", key=None)), a_reading("feed", a_slot()))
    (found,) = with_same_title(sessions(readings))
    assert (found.key, found.rule) == (SessionKey(2017, "ws15"), Rule.SAME_TITLE_AND_DAY)
    assert {saying.document.name for saying in found.sayings} == {"page", "feed"}
    assert found.formerly == ((readings[1].document.key, SessionKey(2017, MADE)),)


def test_the_code_outranks_the_editors_key_and_that_a_made_one() -> None:
    coded, edited = {"code": "WS15", "key": None}, {"key": "light"}
    assert keys_of(a_slot(), a_slot(**edited), a_slot(**coded)) == ["ws15"]
    assert keys_of(a_slot(), a_slot(**edited)) == ["light"]


def test_of_made_keys_the_one_that_came_first_stays() -> None:
    def found(first: str, second: str) -> str:
        one = a_reading("a", a_slot(), imported=f"{first}T10:00:00+01:00")
        other = a_reading("b", a_slot(key=OTHER), imported=f"{second}T10:00:00+01:00")
        (session,) = with_same_title(sessions((one, other)))
        return session.key.key

    assert found("2026-01-01", "2026-02-01") == MADE
    assert found("2026-02-01", "2026-01-01") == OTHER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"code": "WS1", "key": None}, {"code": "WS10", "key": None}),
        ({"key": "light-a"}, {"key": "light-b"}),
        ({}, {"key": OTHER, "date": dt.date(2017, 12, 19)}),
        ({}, {"key": OTHER, "date": None}),
        ({}, {"key": OTHER, "year": 2018}),
        ({"start": NINE}, {"key": OTHER, "start": NINE + dt.timedelta(hours=1)}),
        ({"room": "Room 1"}, {"key": OTHER, "room": "Room 10"}),
        ({"room": "Room XXI"}, {"key": OTHER, "room": "Room XXII"}),
        ({"title": "Opening Ceremony"}, {"key": OTHER, "title": "Opening Ceremony"}),
        ({}, {"key": OTHER, "title": f"{TITLE}, again"}),
        ({}, {"key": OTHER, "title_basis": TitleBasis.ADDRESS}),
    ],
)
def test_what_speaks_against_it_keeps_two_sessions_apart(one: dict, other: dict) -> None:
    assert len(keys_of(a_slot(**one), a_slot(**other))) == 2


def test_what_one_document_leaves_out_speaks_against_nothing() -> None:
    full = {"start": NINE, "room": "Workshop Room 09", "code": "WS15", "key": None}
    assert keys_of(a_slot(**full), a_slot(room="ROOM 9")) == ["ws15"]


def test_a_document_that_lists_a_title_twice_on_one_day_means_two_sessions() -> None:
    feed = a_reading("feed", a_slot(), a_slot(key=OTHER))
    page = a_reading("page", a_slot(code="WS15", key=None))
    assert len(with_same_title(sessions((feed, page)))) == 3


def test_a_session_with_two_titles_that_others_share_is_left_to_a_person() -> None:
    second = "Another title, long enough for one"
    bridge = (
        a_reading("a", a_slot(code="WS15")),
        a_reading("b", a_slot(code="WS15", title=second)),
    )
    ends = (
        a_reading("c", a_slot(key=OTHER)),
        a_reading("d", a_slot(key=session_key("page", "3"), title=second)),
    )
    assert len(with_same_title(sessions((*bridge, *ends)))) == 3


def test_earlier_snapshots_follow_to_the_new_key() -> None:
    readings = (a_reading("page", a_slot(code="WS15", key=None)), a_reading("feed", a_slot()))
    earlier = sessions((a_reading("old feed", a_slot(title="Light")),))
    found = with_same_title(sessions(readings))
    assert [s.key for s in under_new_keys(earlier, found)] == [SessionKey(2017, "ws15")]


def test_joining_changes_no_key_of_a_statement_or_mention() -> None:
    party = a_party(organizations=("Lamp Society",))
    feed = a_reading(
        "feed",
        a_session(party, code=None, key=MADE, title=TITLE, date=dt.date(2017, 12, 18)),
    )
    page = a_reading("page", a_slot(code="WS15", key=None))

    def keys(*found) -> list[list[str]]:
        said = [statement for session in found for statement in statements(session)]
        return [sorted(s.key for s in said), [m.key for m in organization_mentions(said)]]

    assert keys(*with_same_title(sessions((feed, page)))) == keys(*sessions((feed,)))


def test_the_former_address_leads_to_the_session() -> None:
    iris = Iris(DEFAULT_BASE)
    readings = (a_reading("page", a_slot(code="WS15", key=None)), a_reading("feed", a_slot()))
    quads = make(Inputs((an_edition(), *readings), (), Register({}))).quads
    moved = {(s, o) for s, p, o, g in quads if p == DCTERMS.isReplacedBy}
    assert moved == {(iris.session(2017, MADE), iris.session(2017, "ws15"))}
    assert not any(
        s == iris.session(2017, MADE) and p != DCTERMS.isReplacedBy for s, p, *_ in quads
    )


def test_the_sessions_of_the_default_build_stay_as_they_were() -> None:
    found = sessions(read_inputs().readings)
    assert with_same_title(found) == found
