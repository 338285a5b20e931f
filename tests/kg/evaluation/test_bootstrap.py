from __future__ import annotations

from collections.abc import Sequence

from kg.evaluation.bootstrap import Figure, figures


def share_of_first_half(weights: Sequence[int]) -> tuple[float | None]:
    half = len(weights) // 2
    return (sum(weights[:half]) / sum(weights),)


def test_a_share_of_a_half_is_somewhere_around_it() -> None:
    (figure,) = figures(100, share_of_first_half)
    assert figure.value == 0.5
    assert figure.low is not None
    assert figure.high is not None
    # The binomial's own 95 % are 0.402 to 0.598.
    assert 0.38 < figure.low < 0.42
    assert 0.58 < figure.high < 0.62


def test_more_clusters_make_the_interval_narrower() -> None:
    (few,), (many,) = (figures(size, share_of_first_half) for size in (20, 400))
    assert few.low is not None
    assert many.low is not None
    assert few.low < many.low


def test_the_same_key_gives_the_same_interval() -> None:
    assert figures(30, share_of_first_half) == figures(30, share_of_first_half)


def test_each_draw_has_as_many_clusters_as_the_key() -> None:
    drawn: list[int] = []
    figures(7, lambda weights: (drawn.append(sum(weights)) or 1.0,), draws=1000)
    assert (len(drawn), set(drawn)) == (1001, {7})


def test_what_is_not_defined_has_no_interval() -> None:
    assert figures(3, lambda _: (None,), draws=5) == (Figure(None),)
    assert figures(0, lambda _: (None,)) == (Figure(None),)
