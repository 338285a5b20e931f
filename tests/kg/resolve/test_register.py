from __future__ import annotations

import datetime as dt

import pytest

from kg.errors import IdentityError
from kg.keys import opaque
from kg.resolve.memberships import Membership
from kg.resolve.register import Register, parse_register

MENTIONS = tuple(opaque("s", str(number)) for number in range(6))
P1, P2 = opaque("p", "one"), opaque("p", "two")
DAY = dt.date(2031, 12, 20)


@pytest.mark.parametrize(
    "content",
    ["p1 s1", f"{P1}\t{MENTIONS[0]}\n{P1}\t{MENTIONS[1]}", f"{P1[:-1]}!\t{MENTIONS[0]}"],
    ids=["no such form", "an id twice", "a wrong check character"],
)
def test_a_line_that_does_not_hold_is_refused_with_its_number(content):
    with pytest.raises(IdentityError, match=r"^entities.tsv:\d: "):
        parse_register(content.encode(), "entities.tsv")


def test_an_id_whose_first_mention_went_over_to_another_was_merged():
    history = (Membership(MENTIONS[0], P1, DAY), Membership(MENTIONS[1], P1, DAY))
    register = Register({MENTIONS[0]: P1, MENTIONS[1]: P2}, history)
    assert register.merged == {P2: P1}


def test_ids_rank_as_they_were_registered():
    assert Register({MENTIONS[1]: P2, MENTIONS[0]: P1}).ranks == {P2: 0, P1: 1}
