from __future__ import annotations

import datetime as dt

import pytest

from kg.errors import IdentityError
from kg.keys import opaque
from kg.resolve.taken_down.sparing import Spared, parse_spared

DAY = dt.date(2031, 12, 20)
ONE, TWO = Spared(opaque("s", "one"), DAY, "r2"), Spared(opaque("p", "two"), DAY)


def test_what_was_written_is_read_again():
    assert parse_spared(f"{ONE.line}{TWO.line}\n".encode(), "spared.tsv") == (ONE, TWO)


@pytest.mark.parametrize(
    "line",
    [
        f"{ONE.key} 2031-12-20",
        f"{ONE.key}\t2031-13-20",
        f"{ONE.key}\t2031-12-20\tSomebody Else",
        f"{ONE.key[:-1]}!\t2031-12-20",
    ],
    ids=["no tab", "no day", "no reviewer", "no key"],
)
def test_a_line_that_does_not_hold_is_refused_with_its_number_and_mend(line):
    with pytest.raises(IdentityError, match="restore the line") as caught:
        parse_spared(f"{ONE.line}{line}\n".encode(), "spared.tsv")
    assert str(caught.value).startswith("spared.tsv:2: ")
