from __future__ import annotations

import pytest

from server.reconciliation.entries import Entry
from server.reconciliation.kinds import ORGANIZATION, SESSION
from server.reconciliation.shelf import MOST_LOOKED_AT, Shelf


def body(number: int, name: str) -> Entry:
    return Entry(f"org/o{number}", ORGANIZATION, name, (name,), (), {})


@pytest.fixture(scope="module")
def crowded() -> Shelf:
    """Many bodies with one word, and a few with a rare one."""
    names = [f"Internet Body {number}" for number in range(3 * MOST_LOOKED_AT)]
    names += ["Internet Observatory", "Observatory of the Sky", "Internet"]
    return Shelf(ORGANIZATION, [body(number, name) for number, name in enumerate(names)])


def test_a_common_word_is_not_followed_to_every_name(crowded: Shelf) -> None:
    assert len(list(crowded.near("internet body"))) == MOST_LOOKED_AT


def test_the_rarest_word_comes_first_and_a_whole_name_before_it(crowded: Shelf) -> None:
    last = 3 * MOST_LOOKED_AT
    rare = [f"org/o{last}", f"org/o{last + 1}"]
    assert list(crowded.near("internet observatory"))[:2] == rare
    assert next(iter(crowded.near("internet"))) == f"org/o{last + 2}"


def test_a_word_with_a_slip_leads_to_the_word_it_is_like(crowded: Shelf) -> None:
    last = 3 * MOST_LOOKED_AT
    rare = {f"org/o{last}", f"org/o{last + 1}"}
    assert set(crowded.near("obsrevatory")) == rare
    assert set(crowded.near("orchestra")) == set()
    assert list(crowded.near("")) == []


def test_every_name_with_such_a_beginning_is_suggested(crowded: Shelf) -> None:
    assert len(crowded.starting("inter bod")) == 3 * MOST_LOOKED_AT
    assert crowded.starting("obs") == [
        f"org/o{3 * MOST_LOOKED_AT + 1}",
        f"org/o{3 * MOST_LOOKED_AT}",
    ]


def test_a_name_without_letters_is_on_no_shelf() -> None:
    shelf = Shelf(ORGANIZATION, [body(1, "???")])
    assert list(shelf.near("")) == []
    assert shelf.exact("") == ()
    assert shelf.starting("?") == []


def test_a_name_that_is_year_and_code_is_no_title() -> None:
    title, sign = "Collaborations", "IGF 2017 WS15"
    entry = Entry("session/2017/ws15", SESSION, title, (title, sign), (), {"code": ("WS15",)})
    shelf = Shelf(SESSION, [entry])
    assert shelf.exact("collaborations") == [entry.id]
    assert shelf.exact("igf 2017 ws15") == ()


def test_namesakes_in_another_order_are_never_passed_over() -> None:
    crowd = [body(number, f"Min Kim {number}") for number in range(2 * MOST_LOOKED_AT)]
    turned = body(9999, "Kim Min")
    shelf = Shelf(ORGANIZATION, [*crowd, turned])
    assert next(iter(shelf.near("min kim"))) == turned.id
    assert shelf.namesakes("min kim") == [turned.id]
