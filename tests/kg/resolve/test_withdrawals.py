from __future__ import annotations

import datetime as dt

import pytest

from kg.concepts import WithdrawalReason
from kg.errors import IdentityError
from kg.keys import opaque
from kg.resolve.withdrawals import Withdrawal, parse_withdrawals

P1, P2 = opaque("p", "one"), opaque("p", "two")
GONE = Withdrawal(P1, dt.date(2031, 12, 20), WithdrawalReason.TAKE_DOWN)


def test_what_was_written_is_read_again():
    assert parse_withdrawals(GONE.line.encode(), "withdrawn.tsv", {P1}) == (GONE,)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"{P2} 2031-12-20 take-down", "restore the line"),
        (f"{P2[:-1]}!\t2031-12-20\ttake-down", "restore the line"),
        (f"{P2[:-1]}{'0' if P2[-1] != '0' else '1'}\t2031-12-20\ttake-down", "check character"),
        (f"{P2}\t2031-13-20\ttake-down", "there is no day 2031-13-20"),
        (f"{P2}\t2031-12-20\tshyness", "use one of take-down"),
        (f"{opaque('p', 'three')}\t2031-12-20\ttake-down", "never registered"),
        (f"{P1}\t2031-12-21\ttake-down", "remove the later line"),
    ],
    ids=["no tabs", "no id", "a slip", "no day", "no reason", "unknown", "twice"],
)
def test_a_line_that_does_not_hold_is_refused_with_its_number_and_mend(line, words):
    with pytest.raises(IdentityError, match=words) as caught:
        parse_withdrawals(f"{GONE.line}{line}\n".encode(), "withdrawn.tsv", {P1, P2})
    assert str(caught.value).startswith("withdrawn.tsv:2: ")
