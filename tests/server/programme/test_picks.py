"""A list of sessions in an address: the shortest way to write it, and what it may not be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.problems import RequestError
from server.programme.picks import MOST, compact, keys

KEYS = st.builds(
    "{}/{}".format,
    st.integers(2006, 2030),
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,12}", fullmatch=True),
)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], ()),
        ([""], ()),
        (["2017/ws15"], ("2017/ws15",)),
        (["2017/ws15,of48,2019/pre12,ws20"], ("2017/of48", "2017/ws15", "2019/pre12", "2019/ws20")),
        (["2017/ws15", "2017/ws15", "2016/of21"], ("2016/of21", "2017/ws15")),
    ],
)
def test_a_list_is_read_in_one_order_and_each_session_once(
    values: list[str], expected: tuple[str, ...]
) -> None:
    assert keys(values) == expected


def test_a_year_counts_for_all_that_follow_it() -> None:
    assert compact(["2019/pre12", "2017/ws15", "2017/of48"]) == "2017/of48,ws15,2019/pre12"


@given(st.sets(KEYS, max_size=MOST))
def test_what_is_written_short_is_read_as_it_was(listed: set[str]) -> None:
    assert keys([compact(listed)]) == tuple(sorted(listed))


@pytest.mark.parametrize(
    "value", ["ws15", "2017", "2017/", "2017/a b", "2017/<x>", "20171/a", "2017/a/b", "2017/é"]
)
def test_what_is_no_session_is_refused_with_an_example(value: str) -> None:
    with pytest.raises(RequestError, match="give year and key, as in 2017/ws15") as fault:
        keys([value])
    assert fault.value.status == 400


def test_more_than_a_list_holds_is_refused() -> None:
    listed = [f"2017/ws{number}" for number in range(MOST)]
    assert len(keys(listed)) == MOST
    with pytest.raises(RequestError, match="up to 200 sessions; make two of it"):
        keys([*listed, "2017/of1"])
