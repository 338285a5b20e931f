from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.counts import TENS, UNITS, in_digits
from kg.estimates import parse_estimate
from kg.records import Estimate

NUMBERS = st.integers(0, 9_999)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("50+ including online (X and 3 more)", {"minimum": 50, "includes_online": True}),
        ("15+", {"minimum": 15}),
        ("more than 1500", {"minimum": 1500}),
        ("over 200", {"minimum": 200}),
        ("at least 20 women", {"minimum": 20}),
        ("50 or more", {"minimum": 50}),
        (">3800 remote visitors", {"minimum": 3800}),
        ("fewer than 20", {"maximum": 20}),
        ("up to 20", {"maximum": 20}),
        ("about 80", {"exact": 80, "approximate": True}),
        ("~2000", {"exact": 2000, "approximate": True}),
        ("around 50 people", {"exact": 50, "approximate": True}),
        ("80 (approx.)", {"exact": 80, "approximate": True}),
        ("about 50+", {"minimum": 50, "approximate": True}),
        ("30-40", {"minimum": 30, "maximum": 40}),
        ("between 30 and 40", {"minimum": 30, "maximum": 40}),
        ("about 30\u201340", {"minimum": 30, "maximum": 40, "approximate": True}),
        ("1350 (incl. 152 media)", {"exact": 1350}),
        ("50 including 10 online", {"exact": 50, "includes_online": True}),
        ("1,500", {"exact": 1500}),
        ("1\u00a0500", {"exact": 1500}),
        ("107 nationalities", {"exact": 107}),
        ("2137 onsite", {"exact": 2137, "includes_online": False}),
        ("30 without online participants", {"exact": 30, "includes_online": False}),
        ("5000 onsite and online", {"exact": 5000, "includes_online": True}),
        ("0", {"exact": 0}),
        ("1.200", {"exact": 1200}),
        ("1.234.567", {"exact": 1234567}),
        ("fifty", {"exact": 50}),
        ("a dozen", {"exact": 12}),
        ("half a dozen people", {"exact": 6}),
        ("around two dozen", {"exact": 24, "approximate": True}),
        ("two hundred", {"exact": 200}),
        ("one hundred and twenty-five", {"exact": 125}),
        ("over a hundred", {"minimum": 100}),
        ("between twenty and thirty", {"minimum": 20, "maximum": 30}),
        ("three thousand two hundred participants", {"exact": 3200}),
        ("100s", {"minimum": 100}),
        ("hundreds of people", {"minimum": 100}),
        ("several dozen", {"minimum": 12}),
        ("\u2248 60", {"exact": 60, "approximate": True}),
        ("60-70+", {"minimum": 60}),
        ("max. 40", {"maximum": 40}),
        ("approx. 120 (35 women)", {"exact": 120, "approximate": True}),
        ("50 (of whom 20 women)", {"exact": 50}),
        ("environ 50 personnes", {"exact": 50, "approximate": True}),
        ("m\u00e1s de 50 personas", {"minimum": 50}),
    ],
)
def test_a_figure_is_read_as_the_bounds_it_gives(text: str, bounds: dict[str, int]) -> None:
    assert parse_estimate(text) == Estimate(text.replace("\u00a0", " "), **bounds)  # type: ignore[arg-type] # a table row


@pytest.mark.parametrize(
    "text",
    [
        *("", "N/A", "none", "many", "about half", "half of the 80", "60%", "60 per cent"),
        *("2/3", "15 of 40", "40-30", "-5", "1.5", "1.50", "12.12.2017", "99999999999"),
        *(
            "50 minus 3",
            "not 50",
            "one third",
            "two thirds",
            "expected 50",
            "(only forecast: over 10000)",
            "50?",
        ),
        *("20 women and 30 men", "more than 1630 onsite; >3800 remote visitors", "5 " * 400),
    ],
)
def test_a_text_that_gives_no_one_figure_for_sure_gives_none(text: str) -> None:
    assert parse_estimate(text) is None


@given(
    NUMBERS, st.sampled_from(["{}+", "more than {}", "over {}", "at least {} people", "{} or more"])
)
def test_a_lower_bound_never_becomes_a_figure(number: int, form: str) -> None:
    found = parse_estimate(form.format(number))
    assert found == Estimate(form.format(number), minimum=number)


@given(NUMBERS, NUMBERS)
def test_a_range_is_its_two_ends(low: int, high: int) -> None:
    found = parse_estimate(f"{low}-{high}")
    bounds = None if found is None else (found.minimum, found.maximum, found.exact)
    assert bounds == ((low, high, None) if low < high else None)


@given(st.text(alphabet="0123456789 +-~<>(),.aboutrmehnlifscdw/%"))
def test_no_text_gives_more_than_its_own_numbers(text: str) -> None:
    found = parse_estimate(text)
    if found is None:
        return
    bounds = [b for b in (found.minimum, found.maximum, found.exact) if b is not None]
    assert bounds
    assert found.exact is None or len(bounds) == 1
    joined = re.sub(r"(?<=[0-9])[, '](?=[0-9]{3})", "", in_digits(" ".join(text.split())))
    assert {str(bound) for bound in bounds} <= {
        n.lstrip("0") or "0" for n in re.findall("[0-9]+", joined)
    }


@given(st.text())
def test_any_text_is_read_or_left(text: str) -> None:
    found = parse_estimate(text)
    assert found is None or found.as_stated == " ".join(found.as_stated.split())


@given(
    st.integers(0, 9_999),
    st.sampled_from(["{}", "{}+", "{} people", "up to {}", "{}-9999", "over {}", "{} (5 women)"]),
    st.sampled_from(["at least", "about", "more than", "over", "some", "~"]),
)
def test_a_vaguer_text_is_never_read_as_a_narrower_one(number: int, form: str, vague: str) -> None:
    plain = parse_estimate(form.format(number))
    vaguer = parse_estimate(f"{vague} {form.format(number)}")
    if plain is None or vaguer is None:
        return
    low, high = _interval(vaguer)
    assert low <= _interval(plain)[0]
    assert high >= _interval(plain)[1]


def _interval(estimate: Estimate) -> tuple[float, float]:
    if estimate.exact is not None:
        return estimate.exact, estimate.exact
    low, high = estimate.minimum, estimate.maximum
    return (0 if low is None else low), (float("inf") if high is None else high)


@given(
    st.lists(
        st.sampled_from(
            [
                *UNITS,
                *TENS,
                "a",
                "and",
                "dozen",
                "hundred",
                "thousand",
                "hundreds",
                "-",
                "40",
                "1.200",
            ]
        ),
        max_size=7,
    )
)
def test_any_words_of_numbers_are_read_in_order_or_left(words: list[str]) -> None:
    found = parse_estimate(" ".join(words))
    if found is not None:
        low, high = _interval(found)
        assert low <= high
        assert found.as_stated == " ".join(words)
