from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.keys import opaque
from kg.resolve.memberships import Membership, changes
from kg.resolve.naming import memberships_to_keep, name_clusters, register_lines
from kg.resolve.register import Register, parse_register

MENTIONS = tuple(sorted(opaque("s", str(number)) for number in range(6)))
A, B, C, D = MENTIONS[:4]
P1, P2, P3 = (opaque("p", word) for word in ("one", "two", "three"))
DAY = dt.date(2031, 12, 20)
NOTHING = Register({})


def history(*pairs: tuple[str, str]) -> tuple[Membership, ...]:
    return tuple(Membership(mention, identifier, DAY) for mention, identifier in pairs)


def registered(groups, before=NOTHING):
    """The register after `kg register` was run over these clusters."""
    naming = name_clusters("p", groups, before)
    lines = "".join(f"{i}\t{m}\n" for m, i in before.ids.items()) + register_lines(naming)
    new = changes(before.memberships, memberships_to_keep(naming, before), DAY)
    ids = parse_register(lines.encode(), "entities.tsv").ids
    return naming, Register(ids, (*before.memberships, *new))


def test_a_registered_mention_gives_its_cluster_the_id():
    naming = name_clusters("p", [(A, B)], Register({B: P1}))
    assert naming.by_mention == {A: P1, B: P1}
    assert (naming.merged, naming.fresh, naming.orphans) == ({}, {}, ())


def test_a_new_cluster_gets_an_id_that_waits_to_be_registered():
    naming = name_clusters("p", [(A,)], Register({}))
    ((identifier, mention),) = naming.fresh.items()
    assert (identifier[0], mention) == ("p", A)


def test_of_two_registered_ids_the_earlier_stays_and_the_other_points_to_it():
    naming = name_clusters("p", [(A, B)], Register({B: P2, A: P1}))
    assert naming.by_mention == {A: P2, B: P2}
    assert naming.merged == {P1: P2}


def test_an_id_whose_mention_is_gone_is_told():
    naming = name_clusters("p", [], Register({A: P1}))
    assert naming.orphans == (P1,)


def test_an_id_of_the_other_kind_is_no_concern_of_this_one():
    naming = name_clusters("o", [], Register({A: P1}))
    assert naming.orphans == ()


def test_a_split_leaves_the_id_with_the_mention_it_was_minted_for():
    _, register = registered([(A, B)])
    (whole,) = register.ids.values()
    naming = name_clusters("p", [(A,), (B,)], register)
    assert naming.by_mention[A] == whole
    assert set(naming.fresh.values()) == {B}


def test_a_cluster_keeps_its_id_when_the_document_of_its_first_mention_goes():
    before, register = registered([(A, B)])
    naming = name_clusters("p", [(B,)], register)
    assert naming.by_mention == {B: before.by_mention[B]}
    assert (naming.fresh, naming.orphans) == ({}, ())


def test_without_its_first_mention_a_cluster_that_was_merged_keeps_the_id_of_the_whole():
    register = Register({A: P1, B: P2}, history((A, P1), (B, P2), (B, P1)))
    naming = name_clusters("p", [(B, C)], register)
    assert naming.by_mention == {B: P1, C: P1}
    assert naming.merged == {P2: P1}


def test_of_two_parts_without_the_first_mention_the_one_registered_earlier_has_the_id():
    register = Register({A: P1}, history((A, P1), (C, P1), (B, P1)))
    naming = name_clusters("p", [(B,), (C,)], register)
    assert naming.by_mention[C] == P1
    assert set(naming.fresh.values()) == {B}


def test_an_undone_merge_brings_back_the_id_even_without_the_mention_it_was_minted_for():
    register = Register({A: P1, B: P2}, history((A, P1), (B, P2), (C, P2), (B, P1), (C, P1)))
    naming = name_clusters("p", [(A,), (C,)], register)
    assert naming.by_mention == {A: P1, C: P2}
    assert (naming.merged, naming.fresh) == ({}, {})


def test_an_id_that_was_never_merged_away_does_not_come_back_for_another_cluster():
    # C was parted from P1 and then joined P2; of what P1 is today, C is no part.
    register = Register({A: P1, B: P2}, history((A, P1), (B, P2), (C, P1), (C, P2)))
    naming = name_clusters("p", [(B,), (C,)], register)
    assert naming.by_mention[C] not in {P1, P2}
    assert naming.orphans == (P1,)


def test_a_merge_of_merges_points_to_the_last_in_one_step():
    told = history((A, P1), (B, P2), (C, P3), (C, P2), (C, P1), (B, P1))
    naming = name_clusters("p", [(A,)], Register({A: P1, B: P2, C: P3}, told))
    assert naming.merged == {P2: P1, P3: P1}


def test_ids_that_were_merged_in_a_circle_point_to_the_one_that_is_alive():
    told = history((A, P1), (B, P2), (A, P2), (B, P1))
    assert name_clusters("p", [(C,)], Register({A: P1, B: P2}, told)).merged == {}
    naming = name_clusters("p", [(A, B)], Register({A: P1, B: P2}, told))
    assert naming.merged == {P2: P1}


def test_a_closed_id_is_borne_by_nobody_and_given_to_nobody():
    register = Register({A: P1}, history((A, P1), (B, P1)), closed=frozenset({P1}))
    naming = name_clusters("p", [(A,), (B,)], register)
    assert P1 not in naming.by_mention.values()
    minted = opaque("p", C)
    closed = Register({}, closed=frozenset({minted}))
    assert name_clusters("p", [(C,)], closed).by_mention[C] != minted


def _split(order, sizes):
    groups, rest = [], list(order)
    for size in sizes:
        if rest:
            groups.append(tuple(sorted(rest[:size])))
            rest = rest[size:]
    return sorted(groups)


GROUPS = st.permutations(MENTIONS).flatmap(
    lambda order: st.lists(st.integers(1, 3), min_size=6, max_size=6).map(
        lambda sizes: _split(order, sizes)
    )
)


def _without(groups, gone):
    rest = (tuple(mention for mention in group if mention not in gone) for group in groups)
    return sorted(group for group in rest if group)


def _joined(groups):
    """The first two clusters as one."""
    return sorted((tuple(sorted((*groups[0], *groups[1]))), *groups[2:]))


FEW = settings(max_examples=60)


@FEW
@given(whole=GROUPS, late=st.sets(st.sampled_from(MENTIONS)))
def test_mentions_that_arrive_late_rename_nobody(whole, late):
    first, register = registered(_without(whole, late))
    second = name_clusters("p", whole, register)
    assert all(second.by_mention[m] == i for m, i in first.by_mention.items())


@FEW
@given(whole=GROUPS, gone=st.sets(st.sampled_from(MENTIONS)))
def test_mentions_that_go_rename_nobody_and_nobody_when_they_come_back(whole, gone):
    first, register = registered(whole)
    less, register = registered(_without(whole, gone), register)
    assert all(less.by_mention[m] == first.by_mention[m] for m in less.by_mention)
    assert name_clusters("p", whole, register).by_mention == first.by_mention


@FEW
@given(whole=GROUPS, gone=st.sets(st.sampled_from(MENTIONS), max_size=2))
def test_a_merge_that_is_undone_leaves_every_id_as_it_was(whole, gone):
    first, register = registered(whole)
    left = _without(whole, gone)
    merged, register = registered(_joined(left) if len(left) > 1 else left, register)
    assert set(merged.merged.values()) <= set(first.by_mention.values())
    undone, register = registered(left, register)
    assert all(i == first.by_mention[m] for m, i in undone.by_mention.items())
    assert undone.merged == {}
    assert name_clusters("p", whole, register).by_mention == first.by_mention


@FEW
@given(before=GROUPS, after=GROUPS, shuffled=st.randoms(use_true_random=False))
def test_the_order_of_clusters_does_not_matter(before, after, shuffled):
    _, register = registered(before)
    order = list(after)
    shuffled.shuffle(order)
    one, other = name_clusters("p", after, register), name_clusters("p", order, register)
    assert (one.by_mention, one.merged) == (other.by_mention, other.merged)


@FEW
@given(steps=st.lists(GROUPS, min_size=2, max_size=4))
def test_an_id_is_given_once_and_every_redirect_ends_in_one_step(steps):
    register = Register({})
    for groups in steps:
        naming, after = registered(groups, register)
        assert not set(naming.fresh) & set(register.ranks)
        assert len(set(naming.by_mention.values())) == len(groups)
        assert set(naming.merged.values()) <= set(naming.by_mention.values())
        assert not set(naming.merged) & set(naming.by_mention.values())
        assert registered(groups, after)[1] == after
        register = after
