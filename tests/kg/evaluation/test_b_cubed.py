from __future__ import annotations

import pytest
from labellings import WORKED, a_labelling, an_item

from kg.evaluation.b_cubed import BCubed, sum_b_cubed

# The two answers that Bagga & Baldwin compare: the key has clusters of five, two and five.
FIVE_TWO_FIVE = ("A",) * 5, ("B",) * 2, ("C",) * 5


def rates(labelling: dict, *scored: str) -> BCubed:  # type: ignore[type-arg]
    sums = sum_b_cubed(labelling, scored)
    return sums.rates([1] * len(sums.sizes))


@pytest.mark.parametrize(
    ("joined", "precision"),
    [("BC", (5 * 1 + 2 * 2 / 7 + 5 * 5 / 7) / 12), ("AC", (10 * 1 / 2 + 2 * 1) / 12)],
)
def test_joining_two_large_clusters_is_worse_than_joining_a_small_one(
    joined: str, precision: float
) -> None:
    said = [(c, "J" if c in joined else c) for cluster in FIVE_TWO_FIVE for c in cluster]
    found = rates(a_labelling(*said), "A", "B", "C")
    assert found.precision == pytest.approx(precision)
    assert found.recall == 1.0


def test_the_figures_of_an_example_worked_by_hand() -> None:
    precision, recall = (3 + 2 * 2 / 3 + 1 / 3 + 1 + 1) / 8, (3 * 3 / 5 + 2 * 2 / 5 + 1 + 1) / 8
    f1 = 2 * precision * recall / (precision + recall)
    assert rates(WORKED, "A", "B", "C") == pytest.approx((precision, recall, f1))


def test_the_company_of_a_mention_is_that_of_every_part() -> None:
    found = rates(WORKED, "B")
    assert (found.precision, found.recall) == ((1 / 3 + 1) / 2, 1 / 2)


def test_those_of_whom_it_is_undecided_are_not_in_the_company() -> None:
    labelling = {
        an_item("A", 1): "1",
        an_item("B", 2, group="A"): "1",
        an_item("C", 3): "1",
    }
    assert rates(labelling, "A").precision == 1 / 2


def test_a_cluster_that_is_drawn_twice_counts_twice() -> None:
    sums = sum_b_cubed(WORKED, {"A", "B", "C"})
    weighted = sums.rates([0, 2, 1])
    assert (weighted.precision, weighted.recall) == pytest.approx(((2 * 4 / 3 + 1) / 5, 3 / 5))


def test_of_nothing_nothing_is_said() -> None:
    assert rates({}) == BCubed(None, None, None)
