from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from labellings import a_labelling, an_item

from kg.evaluation.b_cubed import sum_b_cubed
from kg.evaluation.bootstrap import figures
from kg.evaluation.items import Item
from kg.evaluation.merges import count_merges
from kg.evaluation.pairwise import count_pairs

few = settings(max_examples=40, deadline=None)
names = st.sampled_from("ABCD")


@st.composite
def labellings(draw: st.DrawFn) -> dict[Item, str]:
    rows = draw(st.lists(st.tuples(names, st.integers(2015, 2017), names), min_size=1, max_size=12))
    return {an_item(cluster, line, year): label for line, (cluster, year, label) in enumerate(rows)}


def scored_by(labelling: dict[Item, str]) -> frozenset[str]:
    return frozenset(item.cluster for item in labelling)


def measures(labelling: dict[Item, str]) -> tuple[float | None, ...]:
    scored = scored_by(labelling)
    weights = [1] * len(scored)
    return (
        *count_pairs(labelling, scored).rates(weights),
        *sum_b_cubed(labelling, scored).rates(weights),
    )


@few
@given(labellings())
def test_every_measure_and_every_interval_lies_between_0_and_1(labelling: dict[Item, str]) -> None:
    scored = scored_by(labelling)
    pairs, sums = count_pairs(labelling, scored), sum_b_cubed(labelling, scored)
    found = figures(len(scored), lambda w: (*pairs.rates(w), *sums.rates(w)), draws=20)
    values = [value for figure in found for value in figure if value is not None]
    assert values
    assert all(0 <= value <= 1 for value in values)


@few
@given(labellings())
def test_saying_what_the_key_says_is_perfect(labelling: dict[Item, str]) -> None:
    perfect = {item: item.cluster for item in labelling}
    assert {value for value in measures(perfect) if value is not None} == {1.0}
    assert count_merges(perfect, scored_by(perfect)).wrong == 0


@few
@given(labellings())
def test_joining_nobody_is_precise(labelling: dict[Item, str]) -> None:
    alone = {item: f"{item.line}" for item in labelling}
    assert sum_b_cubed(alone, {"A", "B", "C", "D"}).precisions == tuple(
        float(size) for size in sum_b_cubed(alone, {"A", "B", "C", "D"}).sizes
    )
    assert count_merges(alone, {"A", "B", "C", "D"}).checked == 0


@few
@given(labellings(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(labelling: dict[Item, str], chance) -> None:  # type: ignore[no-untyped-def]
    rows = list(labelling.items())
    chance.shuffle(rows)
    assert measures(dict(rows)) == measures(labelling)


@few
@given(labellings())
def test_pairs_are_those_that_looking_at_every_two_mentions_finds(
    labelling: dict[Item, str],
) -> None:
    items = list(labelling)
    twos = [(a, b) for place, a in enumerate(items) for b in items[place + 1 :]]
    said = [labelling[a] == labelling[b] for a, b in twos]
    true = [a.cluster == b.cluster for a, b in twos]
    both = sum(s and t for s, t in zip(said, true, strict=True))
    rates = count_pairs(labelling, scored_by(labelling)).rates([1] * len(scored_by(labelling)))
    assert rates.precision == (both / sum(said) if any(said) else None)
    assert rates.recall == (both / sum(true) if any(true) else None)


def test_the_laws_are_not_of_perfect_examples_only() -> None:
    assert measures(a_labelling(("A", "1"), ("B", "1")))[4] == 0.0
