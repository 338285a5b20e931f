"""When each record changed last, over any row of builds: nobody who asks for changes misses one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.harvest.ledger import Ledger, Line, as_text, continued, dated, moved, of_text

START = dt.datetime(2026, 11, 28, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
PATHS = st.sampled_from(["session/2017/ws15", "session/2017/of48", "source/a", "source/b"])
STATES = st.dictionaries(PATHS, st.sampled_from(["one", "two", "three"]))


def now(state: dict[str, str]) -> dict[str, Line]:
    return {path: Line(told, (path.partition("/")[0],)) for path, told in state.items()}


def at(seconds: int) -> dt.datetime:
    return START + seconds * SECOND


def test_what_is_told_as_before_keeps_its_time_and_what_is_new_has_none_yet() -> None:
    before = dated(now({"source/a": "one", "source/b": "one"}), at(5))
    after = continued(before, now({"source/a": "one", "source/b": "two", "session/x": "one"}))
    assert after == {
        "session/x": Line("one", ("session",)),
        "source/a": Line("one", ("source",), at(5)),
        "source/b": Line("two", ("source",)),
    }
    assert dated(after, at(9)) == {
        "session/x": Line("one", ("session",), at(9)),
        "source/a": Line("one", ("source",), at(5)),
        "source/b": Line("two", ("source",), at(9)),
    }


def test_a_record_that_is_in_other_sets_has_changed() -> None:
    before = dated({"source/a": Line("one", ("source",))}, at(5))
    after = continued(before, {"source/a": Line("one", ("source", "meeting"))})
    assert after["source/a"].since is None


def test_what_is_gone_stays_so_from_the_build_that_did_not_have_it() -> None:
    first = dated(now({"source/a": "one"}), at(1))
    second = dated(continued(first, {}), at(2))
    assert second == {"source/a": Line(None, ("source",), at(2))}
    assert dated(continued(second, {}), at(3)) == second
    # And what comes back is new again, even if it is as it was.
    back = continued(second, now({"source/a": "one"}))
    assert back == now({"source/a": "one"})


def test_where_a_folder_came_from_elsewhere_everything_is_new() -> None:
    assert moved(dated(now({"source/a": "one"}), at(1)), at(7))["source/a"].since == at(7)


@given(
    st.lists(st.tuples(STATES, st.lists(st.integers(0, 3), max_size=3), st.booleans()), max_size=6)
)
def test_whoever_asks_for_what_has_changed_since_they_asked_has_what_is_told_now(
    builds: list[tuple[dict[str, str], list[int], bool]],
) -> None:
    """Each build is published, perhaps with all notes lost before it, and asked for a few times."""
    clock, ledger, copy = 0, {}, dict[str, str]()
    since: dt.datetime | None = None
    any_lost = False
    for state, pauses, lost in builds:
        clock += 1
        any_lost = any_lost or lost
        ledger = dated(continued({} if lost else ledger, now(state)), at(clock))
        for pause in pauses:
            # In the very second of the swap too.
            clock += pause
            copy = harvested(copy, ledger, since)
            since = at(clock)
            # Without the notes nobody is told of what is gone, but of all that is there.
            assert state.items() <= copy.items()
            assert any_lost or copy == state


def harvested(copy: dict[str, str], ledger: Ledger, since: dt.datetime | None) -> dict[str, str]:
    """What a harvester has after it was told what changed since it asked last."""
    found = dict(copy)
    for path, line in ledger.items():
        assert line.since is not None
        if since is None or line.since >= since:
            found.pop(path, None)
            if line.told is not None:
                found[path] = line.told
    return found


@given(
    st.dictionaries(
        PATHS,
        st.builds(
            Line,
            st.none() | st.just("0123456789abcdef"),
            st.sampled_from([(), ("session",), ("meeting", "meeting:2017")]),
            st.none() | st.integers(0, 10**8).map(at),
        ),
    )
)
def test_the_file_is_read_as_it_was_written(ledger: dict[str, Line]) -> None:
    assert of_text(as_text(ledger, 7)) == (ledger, 7)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "igf-kg harvest 0\t7\n",
        "igf-kg harvest 1\n",
        "igf-kg harvest 1\t7\nsource/a\tone\t\tsource",
        "igf-kg harvest 1\t7\nsource/a\tone\n",
        "igf-kg harvest 1\t7\nsource/a\tone\tyesterday\tsource\n",
    ],
)
def test_a_file_that_is_cut_or_strange_is_as_good_as_none(text: str) -> None:
    assert of_text(text) is None
