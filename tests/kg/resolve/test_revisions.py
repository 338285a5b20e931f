"""Snapshots of one feed: the newest is believed, and nothing that an older one said is lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from factories import a_party, a_reading, a_session
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.records import Reading, SessionRecord
from kg.resolve.differences import NOWHERE, Difference, FieldChange, SessionChange, difference
from kg.resolve.predecessors import akin, heads, predecessor
from kg.resolve.revisions import revised

WS1, WS2, WS3 = (a_session(code=f"WS{number}") for number in (1, 2, 3))
CODES = st.lists(st.sampled_from(["WS1", "WS2", "WS3", "OF1"]), max_size=4)


def a_snapshot(name: str, *records: SessionRecord, **fields: Any) -> Reading:
    told = {"imported": "2026-11-24T10:00:00+00:00", "reader": "feed/1", **fields}
    reading = a_reading(name, *records, **told)
    return replace(reading, document=replace(reading.document, name="all.ics"))


def after(earlier: Reading, name: str, *records: SessionRecord, **fields: Any) -> Reading:
    return a_snapshot(name, *records, revision_of=earlier.document.key, **fields)


def test_a_document_without_a_newer_snapshot_stays_as_it_is() -> None:
    alone = a_snapshot("a", WS1, WS2)
    assert revised([alone]) == (alone,)


def test_a_session_that_the_newer_snapshot_lists_is_superseded_in_the_older_one() -> None:
    old = a_snapshot("a", WS1)
    new = after(old, "b", WS1)
    first, second = revised([old, new])
    assert (first.records, first.superseded) == ((), (WS1,))
    assert (second.records, second.superseded) == ((WS1,), ())


def test_all_snapshots_of_a_feed_know_the_first_one() -> None:
    first = a_snapshot("a", WS1)
    second = after(first, "b", WS1)
    third = after(second, "c", WS1)
    other = a_snapshot("d", WS2)
    found = [reading.document.chain for reading in revised([third, other, first, second])]
    key = first.document.key
    assert found == [key, other.document.key, key, key]


def test_a_session_that_is_listed_no_more_is_gone_since_the_day_of_the_newer_snapshot() -> None:
    old = a_snapshot("a", WS1, WS2)
    new = after(old, "b", WS1, retrieved="2026-12-01")
    (first, _) = revised([old, new])
    assert first.records == (replace(WS2, gone=dt.date(2026, 12, 1)),)


def test_the_day_of_an_import_counts_where_nothing_says_when_the_snapshot_was_taken() -> None:
    old = a_snapshot("a", WS2)
    new = after(old, "b", WS1, retrieved="2026-12")
    assert revised([old, new])[0].records == (replace(WS2, gone=dt.date(2026, 11, 24)),)


def test_a_session_that_comes_back_in_a_third_snapshot_is_not_gone() -> None:
    first = a_snapshot("a", WS1, WS2)
    second = after(first, "b", WS1, retrieved="2026-12-01")
    third = after(second, "c", WS1, WS2, retrieved="2026-12-05")
    assert [reading.records for reading in revised([third, first, second])] == [
        (WS1, WS2),
        (),
        (),
    ]


def test_a_session_is_known_again_by_the_feeds_own_identifier() -> None:
    old = a_snapshot("a", a_session(code=None, key="x-1", uid="f00"))
    new = after(old, "b", a_session(code="WS7", uid="f00"))
    assert revised([old, new])[0].records == ()


def test_snapshots_in_a_circle_are_refused() -> None:
    first = a_snapshot("a", WS1)
    second = after(first, "b", WS1)
    circle = replace(first, document=replace(first.document, revision_of=second.document.key))
    with pytest.raises(SourceError, match="revise each other in a circle"):
        revised([circle, second])


@given(st.lists(CODES, min_size=1, max_size=4))
def test_no_record_is_lost_and_none_is_believed_twice(lists: list[list[str]]) -> None:
    chain: list[Reading] = []
    for number, codes in enumerate(lists):
        records = tuple(a_session(code=code) for code in dict.fromkeys(codes))
        said = {"revision_of": chain[-1].document.key} if chain else {}
        chain.append(a_snapshot(str(number), *records, **said))
    found = revised(chain)
    for before, now in zip(chain, found, strict=True):
        said = [r for r in (*now.records, *now.superseded) if isinstance(r, SessionRecord)]
        assert {replace(r, gone=None) for r in said} == set(before.records)
    believed = [r.code for now in found for r in now.records if isinstance(r, SessionRecord)]
    assert sorted(map(str, believed)) == sorted({code for codes in lists for code in codes})


def test_the_difference_names_what_was_added_changed_and_gone() -> None:
    ada, bo = a_party("Ada Mare"), a_party("Bo Lind")
    before = a_session(ada, code="WS1", room="Room 1")
    now = a_session(bo, code="WS1", room="Room 2")
    old, new = a_snapshot("a", before, WS2), a_snapshot("b", now, WS3)
    assert difference(old, new) == Difference(
        added=(WS3,),
        changed=(
            SessionChange(
                before,
                now,
                (
                    FieldChange("room", "Room 1", "Room 2"),
                    FieldChange("parties", replace(ada, origin=NOWHERE), None),
                    FieldChange("parties", None, replace(bo, origin=NOWHERE)),
                ),
            ),
        ),
        gone=(WS2,),
    )


def test_a_session_that_only_stands_in_another_line_is_no_difference() -> None:
    moved = replace(WS1, origin=replace(WS1.origin, line=99))
    assert not difference(a_snapshot("a", WS1), a_snapshot("b", moved))


def test_two_sessions_of_one_code_are_compared_in_their_order() -> None:
    first, second = a_session(code="WS1", room="A"), a_session(code="WS1", room="B")
    assert not difference(a_snapshot("a", first, second), a_snapshot("b", first, second))


def test_the_same_address_tells_a_snapshot() -> None:
    old = a_snapshot("a", WS1, address="https://igf.example.org/all.ics")
    new = a_snapshot("b", WS2, address="https://igf.example.org/all.ics")
    assert predecessor(new, [old]) is old


def test_one_page_under_two_hosts_is_one_document() -> None:
    old = a_snapshot("a", WS1, address="http://info.intgovforum.org/en/content/igf-2017-ws1")
    new = a_snapshot("b", WS2, address="https://www.intgovforum.org/content/igf-2017-ws1")
    assert predecessor(new, [old]) is old


def test_another_address_tells_another_document_even_under_the_same_name() -> None:
    old = a_snapshot("a", WS1, address="https://igf.example.org/day1")
    new = a_snapshot("b", WS1, address="https://igf.example.org/day2")
    assert (predecessor(new, [old]), akin(new, [old])) == (None, (old,))


def test_the_name_that_a_feed_gives_itself_tells_a_snapshot() -> None:
    old, new = (a_snapshot(name, WS1, feed="sched:igf2017") for name in "ab")
    assert predecessor(new, [old]) is old


def test_the_same_file_name_and_half_of_the_sessions_tell_a_snapshot() -> None:
    old = a_snapshot("a", WS1, WS2)
    assert predecessor(a_snapshot("b", WS1), [old]) is old
    assert predecessor(a_snapshot("c", WS3), [old]) is None


def test_a_document_of_another_form_is_no_snapshot() -> None:
    old = a_snapshot("a", WS1, reader="page/1")
    assert predecessor(a_snapshot("b", WS1), [old]) is None
    assert predecessor(a_snapshot("b", WS1, reader="page/2"), [old]) is old


def test_only_the_newest_snapshot_is_a_head() -> None:
    old = a_snapshot("a", WS1)
    new = after(old, "b", WS1)
    by_hand = a_reading("sheet", WS1)
    assert heads([old, new, by_hand]) == (new,)


def test_where_two_documents_may_be_the_earlier_one_neither_is_taken() -> None:
    first, second = a_snapshot("a", WS1), a_snapshot("b", WS1)
    new = a_snapshot("c", WS1)
    assert (predecessor(new, [first, second]), len(akin(new, [first, second]))) == (None, 2)
