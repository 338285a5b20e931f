"""A reference manager finds a session with its meeting and its day, and no made-up author."""

from __future__ import annotations

import pytest

from kg.store import EmbeddedStore
from server.pages.citations import citation_tags
from server.pages.values import Lens

BASE = "http://127.0.0.1:8000/"


@pytest.fixture
def lens(store: EmbeddedStore) -> Lens:
    return Lens(store, "")


def test_a_session_is_told_with_its_meeting_its_day_and_its_address_for_good(lens: Lens) -> None:
    assert citation_tags(lens, f"{BASE}id/session/2017/ws15") == (
        ("citation_title", "Multistakeholder Collaborations in Cybersecurity Response"),
        ("citation_conference_title", "Internet Governance Forum 2017"),
        ("citation_publication_date", "2017/12/21"),
        ("citation_language", "en"),
        ("citation_public_url", f"{BASE}doc/session/2017/ws15"),
        ("citation_keywords", "Cybersecurity"),
    )


@pytest.mark.parametrize("path", ["meeting/2017", "person/p4c8rd", "session/2017/no-such"])
def test_what_is_no_session_has_no_tags(lens: Lens, path: str) -> None:
    assert citation_tags(lens, f"{BASE}id/{path}") == ()
