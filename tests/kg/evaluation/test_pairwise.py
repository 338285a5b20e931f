from __future__ import annotations

from labellings import WORKED, an_item

from kg.evaluation.pairwise import Pairs, Rates, Span, count_pairs


def test_the_figures_of_an_example_worked_by_hand() -> None:
    pairs = count_pairs(WORKED, {"A", "B", "C"})
    assert pairs == Pairs(
        found=(Span(4, 0), Span(), Span()),
        true=(Span(10, 0), Span(1, 0), Span()),
        mentioned=(10, 1, 0),
        wrong={(0, 1): Span(2, 0)},
    )
    assert pairs.rates([1, 1, 1]) == Rates(4 / 6, 4 / 11, None, None, 4 / 6, 4 / 11, 4 / 11)


def test_pairs_within_a_year_and_across_years_are_counted_apart() -> None:
    labelling = {
        an_item("A", 1, 2016): "1",
        an_item("A", 2, 2016): "1",
        an_item("A", 3, 2017): "1",
        an_item("A", 4, 2017): "2",
        an_item("B", 5, 2016): "1",
    }
    pairs = count_pairs(labelling, {"A", "B"})
    assert (pairs.found, pairs.true) == ((Span(1, 2), Span()), (Span(2, 4), Span()))
    assert pairs.wrong == {(0, 1): Span(2, 1)}


def test_a_false_pair_counts_as_often_as_its_two_clusters_are_drawn_together() -> None:
    pairs = count_pairs(WORKED, {"A", "B", "C"})
    assert pairs.rates([2, 3, 0]).precision == 8 / (8 + 2 * 6)
    assert pairs.rates([2, 0, 3]).precision == 1.0


def test_a_false_pair_with_the_other_part_is_not_hidden_by_the_cut() -> None:
    pairs = count_pairs(WORKED, {"B"})
    assert pairs.wrong == {(0, None): Span(2, 0)}
    assert (pairs.rates([1]).precision, pairs.rates([3]).precision) == (0.0, 0.0)
    assert count_pairs(WORKED, {"C"}).wrong == {}


def test_pairs_between_clusters_of_one_group_count_neither_way() -> None:
    labelling = {an_item("A", 1): "1", an_item("A", 2): "1", an_item("B", 3, group="A"): "1"}
    pairs = count_pairs(labelling, {"A", "B"})
    assert (pairs.found, pairs.true, pairs.wrong) == (
        (Span(1, 0), Span()),
        (Span(1, 0), Span()),
        {},
    )


def test_look_alikes_outside_the_clusters_are_false_pairs_too() -> None:
    labelling = {an_item("A", 1): "1", an_item("A", 2): "1"}
    rates = count_pairs(labelling, {"A"}, [(2016, 2016), (2016, 2017), (2017, 2017)]).rates([1])
    assert rates == Rates(1 / 3, 1.0, 0.0, None, 1 / 4, 1.0, 1.0)


def test_a_pair_of_which_one_mention_is_missing_is_lost_recall() -> None:
    lost = an_item("A", 3, mention=None)
    labelling = {an_item("A", 1): "1", an_item("A", 2): "1", lost: lost.lost}
    rates = count_pairs(labelling, {"A"}).rates([1])
    assert (rates.recall, rates.recall_mentioned) == (1 / 3, 1.0)
