from __future__ import annotations

import datetime as dt

from kg.keys import opaque
from kg.resolve.memberships import Membership
from kg.resolve.naming import name_clusters
from kg.resolve.partings import Parting, partings
from kg.resolve.register import Register

A, B, C = (opaque("s", word) for word in ("a", "b", "c"))
P1, P2, P3 = (opaque("p", word) for word in ("one", "two", "three"))
DAYS = tuple(dt.date(2031, 12, day) for day in (1, 2, 3, 4))


def told(groups, ids, *moves):
    lines = tuple(Membership(mention, i, DAYS[day]) for mention, i, day in moves)
    register = Register(ids, lines)
    return partings(name_clusters("p", groups, register), register)


def test_a_split_is_told_with_its_day():
    moves = ((A, P1, 0), (B, P1, 0), (B, P2, 1))
    assert told([(A,), (B,)], {A: P1, B: P2}, *moves) == (Parting(P2, P1, DAYS[1]),)


def test_a_merge_is_no_parting():
    moves = ((A, P1, 0), (B, P2, 0), (B, P1, 1))
    assert told([(A, B)], {A: P1, B: P2}, *moves) == ()


def test_a_merge_that_was_undone_is_told_from_the_day_of_the_undoing():
    moves = ((A, P1, 0), (B, P2, 0), (B, P1, 1), (B, P2, 2))
    assert told([(A,), (B,)], {A: P1, B: P2}, *moves) == (Parting(P2, P1, DAYS[2]),)


def test_a_split_that_was_undone_leaves_no_parting():
    moves = ((A, P1, 0), (B, P1, 0), (B, P2, 1), (B, P1, 2))
    assert told([(A, B)], {A: P1, B: P2}, *moves) == ()


def test_a_mention_that_goes_over_to_an_entity_that_was_there_before_parts_nobody():
    moves = ((A, P1, 0), (B, P2, 0), (C, P1, 0), (C, P2, 1))
    assert told([(A,), (B, C)], {A: P1, B: P2}, *moves) == ()


def test_a_part_that_was_merged_into_a_third_is_told_under_its_id_of_today():
    moves = ((C, P3, 0), (A, P1, 0), (B, P1, 0), (B, P2, 1), (B, P3, 2))
    assert told([(A,), (B, C)], {C: P3, A: P1, B: P2}, *moves) == (Parting(P3, P1, DAYS[1]),)
