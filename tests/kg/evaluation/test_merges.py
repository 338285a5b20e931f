from __future__ import annotations

import pytest
from labellings import WORKED, a_labelling, an_item

from kg.evaluation.merges import Merges, count_merges


def test_a_cluster_of_n_mentions_took_one_merge_less() -> None:
    # A A A took two, A A B took two, of which that with B was wrong.
    assert count_merges(WORKED, {"A", "B", "C"}) == Merges(checked=4, wrong=1)


def test_merges_of_the_other_part_do_not_count_but_wrong_ones_with_it_do() -> None:
    assert count_merges(WORKED, {"B"}) == Merges(checked=1, wrong=1)
    assert count_merges(WORKED, {"C"}) == Merges(checked=0, wrong=0)


def test_an_undecided_merge_is_neither_right_nor_wrong() -> None:
    labelling = {an_item("A", 1): "1", an_item("B", 2, group="A"): "1"}
    assert count_merges(labelling, {"A", "B"}) == Merges(checked=0, wrong=0)


@pytest.mark.parametrize(
    ("merges", "bound"),
    [(Merges(300, 0), 0.01), (Merges(2, 0), 1.0), (Merges(0, 0), None), (Merges(300, 1), None)],
)
def test_no_error_among_n_merges_bounds_their_share_at_three_in_n(
    merges: Merges, bound: float | None
) -> None:
    assert merges.bound == bound


def test_a_perfect_cluster_of_three_is_two_merges() -> None:
    assert count_merges(a_labelling(("A", "1"), ("A", "1"), ("A", "1")), {"A"}) == Merges(2, 0)
