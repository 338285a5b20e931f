"""A document in plain words."""

from __future__ import annotations

from server.pages.documents import source
from server.pages.values import Lens


def test_a_document_says_what_it_is_and_what_it_says(lens: Lens) -> None:
    found = source(lens, f"{lens.store.base}id/source/aaaa000000000001")
    assert found is not None
    assert found.document.retrieved == "2026-11"
    assert [reader.text for reader in found.document.readers] == ["sched-page/1"]
    assert found.says == (
        "1 session",
        "4 statements on who has a part in one",
        "1 mention of a body",
    )
    assert [slot.name.href for slot in found.events.rows] == [
        "/doc/session/2017/dc-civ",
        "/doc/session/2017/ws15",
    ]
    assert [(one.name.text, one.source) for one in found.statements.rows] == [
        ("Jong Hyuk Ro", "programme page, line 12"),
        ("Dr. Wan S. Yi", "programme page, line 31"),
        ("Mr. Charles Mugisha", "programme page, line 40"),
        ("a speaker for the government of Oman", "programme page, line 44"),
    ]


def test_a_sheet_without_statements_of_its_own_says_what_it_is_a_source_on(lens: Lens) -> None:
    found = source(lens, f"{lens.store.base}id/source/cccc000000000003")
    assert found is not None
    assert (found.says, found.skipped, found.statements.rows) == ((), None, ())
    assert [slot.name.href for slot in found.events.rows] == [
        "/doc/meeting/2017",
        "/doc/meeting/2020",
    ]


def test_what_is_no_document_is_told_otherwise(lens: Lens) -> None:
    assert source(lens, f"{lens.store.base}id/session/2017/ws15") is None
