from __future__ import annotations

import pytest

from kg.concepts import Rule
from kg.errors import IdentityError, SourceError
from kg.resolve.sessions import SessionKey, sessions


def test_the_same_code_in_the_same_year_is_one_session(reading, session):
    found = sessions((reading("page", session()), reading("report", session())))
    assert [(s.key, s.rule, len(s.sayings)) for s in found] == [
        (SessionKey(2017, "ws15"), Rule.SESSION_CODE_AND_YEAR, 2)
    ]


def test_the_same_code_in_another_year_is_another_session(reading, session):
    found = sessions((reading("page", session(year=2016)), reading("report", session(year=2017))))
    assert [s.key for s in found] == [SessionKey(2016, "ws15"), SessionKey(2017, "ws15")]


def test_a_key_that_one_document_ties_to_a_code_is_the_coded_session(reading, session):
    coded = session(code="OF21", key="of-diplo")
    uncoded = session(code=None, key="of-diplo")
    found = sessions((reading("transcript", coded), reading("list", uncoded)))
    assert [(s.key, s.rule, len(s.sayings)) for s in found] == [
        (SessionKey(2017, "of21"), Rule.SESSION_EDITORIAL_KEY, 2)
    ]


def test_a_key_with_two_codes_stops_the_build(reading, session):
    records = (session(code="WS1", key="x"), session(code="WS2", key="x"))
    with pytest.raises(IdentityError, match="two codes, WS1 and WS2"):
        sessions((reading("page", *records),))


def test_a_session_without_code_and_key_is_refused_with_its_place(reading, session):
    with pytest.raises(SourceError, match=r"^page.txt:1: the session has neither"):
        sessions((reading("page", session(code=None)),))
