from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pairs import a_folder_of_look_alikes, identities, with_pairs
from rich.console import Console

from kg.commands.pair_table import MOST, pair_table
from kg.concepts import Evidence
from kg.review.queue import ReviewItem, queue
from kg.wordings import evidence_words


@pytest.fixture
def item(tmp_path: Path) -> ReviewItem:
    return queue(with_pairs(identities(a_folder_of_look_alikes(tmp_path / "data"))))[0]


def shown(item: ReviewItem, width: int = 200) -> str:
    console = Console(width=width, record=True, file=io.StringIO())
    console.print(pair_table(item, evidence_words(), 3))
    return console.export_text()


def test_of_many_mentions_the_compared_one_comes_first_and_the_rest_are_counted(item):
    (seen,) = item.left.mentions
    others = tuple(
        replace(seen, key=f"s{number}", name=f"Other {number}") for number in range(MOST + 1)
    )
    told = shown(replace(item, left=replace(item.left, mentions=(*others, seen))))
    assert told.index(seen.name) < told.index("Other 0")
    assert "and 2 more" in told
    assert f"Other {MOST}" not in told


def test_a_long_address_is_folded_and_never_cut_short(item):
    (seen,) = item.left.mentions
    address = f"http://example.org/{'x' * 80}/end"
    long = replace(seen, document=replace(seen.document, address=address))
    side = replace(item.left, mentions=(long,))
    told = shown(replace(item, left=side), width=60)
    assert "…" not in told
    assert told.count("x") >= 80


def test_what_looks_like_markup_in_a_name_is_shown_as_it_is(item):
    (seen,) = item.left.mentions
    side = replace(item.left, mentions=(replace(seen, name="Ada [red] Mare"),))
    assert "Ada [red] Mare" in shown(replace(item, left=side))


def test_what_keeps_rules_away_is_said(item):
    vetoed = replace(item.candidate, vetoes=(Evidence.MIDDLE_INITIAL_DIFFERS,))
    assert "So no rule may join them: middle initial differs" in shown(
        replace(item, candidate=vetoed)
    )
    assert "So no rule" not in shown(item)


def test_every_reason_has_words():
    assert evidence_words().keys() == set(Evidence)
    assert evidence_words()[Evidence.READ_SIDE_BY_SIDE] == "read side by side by a reviewer"
