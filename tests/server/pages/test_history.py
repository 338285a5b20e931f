"""The part *History*: when a thing came, changed, went and came back."""

from __future__ import annotations

import pytest
from small_releases import three_releases

from kg.iris import DEFAULT_BASE as BASE
from kg.releases.history import FILE, History
from kg.releases.opening import opened_in
from server.pages.history import Told, Turn, told

JANUARY, FEBRUARY = "Thursday 10 January 2030", "Sunday 10 February 2030"


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    settings = three_releases(tmp_path_factory.mktemp("released"))
    assert settings.out is not None
    assert settings.releases is not None
    return History(opened_in(settings.out) / FILE, settings.releases)


def of(history: History, key: str) -> Told:
    found = told(history, f"{BASE}id/{key}", BASE, "/igf")
    assert found is not None
    return found


def turn(number: int, what: str, page: str | None) -> Turn:
    then = None if page is None else f"/igf/release/2030.{number}/doc/{page}"
    return Turn(f"2030.{number}", JANUARY if number == 1 else FEBRUARY, what, then)


def test_what_never_changed_has_one_line(history: History) -> None:
    assert of(history, "session/2030/ws1") == Told(
        turns=(turn(1, "first told", "session/2030/ws1"),),
        last="2030.3",
        last_day=FEBRUARY,
        since="2030.1",
        all_states={
            form: f"/igf/timemap/{form}/{BASE}doc/session/2030/ws1" for form in ("link", "json")
        },
    )


def test_what_changed_has_a_line_for_each_change_newest_first(history: History) -> None:
    found = of(history, "org/x")
    assert found.turns == (turn(2, "changed", "org/x"), turn(1, "first told", "org/x"))
    assert found.since == "2030.2"


def test_what_went_and_came_back_says_so(history: History) -> None:
    assert of(history, "place/1").turns == (
        turn(3, "told again", "place/1"),
        turn(2, "no longer told", None),
        turn(1, "first told", "place/1"),
    )


def test_what_is_gone_ends_with_that(history: History) -> None:
    found = of(history, "person/ada")
    assert found.turns[0] == turn(2, "no longer told", None)
    assert found.since is None


def test_what_is_new_has_no_line(history: History) -> None:
    assert of(history, "org/new").turns == ()


def test_without_a_release_of_this_site_there_is_no_history(history: History) -> None:
    assert told(None, f"{BASE}id/org/x", BASE, "") is None
    assert told(history, "https://example.org/id/org/x", "https://example.org/", "") is None
