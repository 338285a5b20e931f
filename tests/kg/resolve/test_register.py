from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import IdentityError
from kg.keys import opaque
from kg.resolve.register import Register, name_clusters, parse_register, register_lines

MENTIONS = tuple(opaque("s", str(number)) for number in range(6))
P1, P2 = opaque("p", "one"), opaque("p", "two")


def test_a_registered_mention_gives_its_cluster_the_id():
    naming = name_clusters("p", [MENTIONS[:2]], Register({MENTIONS[1]: P1}))
    assert naming.by_mention == {MENTIONS[0]: P1, MENTIONS[1]: P1}
    assert (naming.merged, naming.fresh, naming.orphans) == ({}, {}, ())


def test_a_new_cluster_gets_an_id_that_waits_to_be_registered():
    naming = name_clusters("p", [MENTIONS[:1]], Register({}))
    ((identifier, mention),) = naming.fresh.items()
    assert (identifier[0], mention) == ("p", MENTIONS[0])


def test_of_two_registered_ids_the_earlier_stays_and_the_other_points_to_it():
    register = Register({MENTIONS[1]: P2, MENTIONS[0]: P1})
    naming = name_clusters("p", [MENTIONS[:2]], register)
    assert naming.by_mention == dict.fromkeys(MENTIONS[:2], P2)
    assert naming.merged == {P1: P2}


def test_an_id_whose_mention_is_gone_is_told():
    naming = name_clusters("p", [], Register({MENTIONS[0]: P1}))
    assert naming.orphans == (P1,)


def test_a_split_leaves_the_id_with_the_mention_it_was_minted_for():
    register = Register({MENTIONS[0]: P1})
    naming = name_clusters("p", [MENTIONS[:1], MENTIONS[1:2]], register)
    assert naming.by_mention[MENTIONS[0]] == P1
    assert naming.by_mention[MENTIONS[1]] != P1


@pytest.mark.parametrize(
    "content",
    ["p1 s1", f"{P1}\t{MENTIONS[0]}\n{P1}\t{MENTIONS[1]}", f"{P1[:-1]}!\t{MENTIONS[0]}"],
    ids=["no such form", "an id twice", "a wrong check character"],
)
def test_a_line_that_does_not_hold_is_refused_with_its_number(content):
    with pytest.raises(IdentityError, match=r"^entities.tsv:\d: "):
        parse_register(content.encode(), "entities.tsv")


GROUPS = st.permutations(MENTIONS).flatmap(
    lambda order: st.lists(st.integers(1, 3), min_size=6, max_size=6).map(
        lambda sizes: _split(order, sizes)
    )
)


def _split(order, sizes):
    groups, rest = [], list(order)
    for size in sizes:
        if rest:
            groups.append(tuple(sorted(rest[:size])))
            rest = rest[size:]
    return sorted(groups)


@given(before=GROUPS, late=st.sampled_from(MENTIONS))
def test_a_mention_that_arrives_late_renames_nobody(before, late):
    earlier = [tuple(m for m in group if m != late) for group in before]
    first = name_clusters("p", [group for group in earlier if group], Register({}))
    register = parse_register(register_lines(first).encode(), "entities.tsv")
    second = name_clusters("p", before, register)
    assert all(second.by_mention[m] == first.by_mention[m] for m in first.by_mention)
