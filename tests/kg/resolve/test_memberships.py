from __future__ import annotations

import datetime as dt

import pytest

from kg.errors import IdentityError
from kg.keys import opaque
from kg.resolve.memberships import (
    Membership,
    changes,
    membership_lines,
    parse_memberships,
    pasts,
)

S1, S2 = opaque("s", "one"), opaque("s", "two")
P1, P2 = opaque("p", "one"), opaque("p", "two")
EARLY, LATE = dt.date(2031, 12, 20), dt.date(2032, 1, 2)
HISTORY = (Membership(S1, P1, EARLY), Membership(S2, P2, EARLY), Membership(S2, P1, LATE))


def test_what_was_written_is_read_again():
    assert parse_memberships(membership_lines(HISTORY).encode(), "mentions.tsv") == HISTORY


def test_a_mentions_lines_are_its_past_the_oldest_first():
    assert pasts(HISTORY) == {S1: HISTORY[:1], S2: HISTORY[1:]}


def test_only_what_is_new_or_has_changed_is_appended():
    assert changes(HISTORY, {S1: P2, S2: P1}, LATE) == (Membership(S1, P2, LATE),)
    assert changes((), {S2: P1, S1: P1}, LATE) == tuple(
        Membership(mention, P1, LATE) for mention in sorted((S1, S2))
    )


@pytest.mark.parametrize(
    "line",
    [
        f"{S1} {P1} 2031-12-20",
        f"{S1}\t{P1}",
        f"{S1}\t{P1[:-1]}!\t2031-12-20",
        f"{S1}\t{P1}\t2031-13-20",
        f"{S2}\t{P1}\t2032-01-02",
    ],
    ids=["no tabs", "no date", "a wrong check character", "no such day", "said already"],
)
def test_a_line_that_does_not_hold_is_refused_with_its_number(line):
    content = membership_lines(HISTORY) + line
    with pytest.raises(IdentityError, match=r"^mentions.tsv:4: "):
        parse_memberships(content.encode(), "mentions.tsv")
