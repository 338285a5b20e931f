"""Who is named in an entry: never a body for a person, nor one person's body for another."""

from __future__ import annotations

import pytest

from kg.sources.genders import without_gender_at_end
from kg.sources.reports.lists import EITHER, NO_NAME, SEVERAL, Named, Unread, named_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms. Ada Mare, Director, Seacorp", [Named("Ms. Ada Mare", "Director, Seacorp")]),
        ("Ada Mare/Seacorp", [Named("Ada Mare", "Seacorp")]),
        ("Ada Mare \u2013 Seacorp", [Named("Ada Mare", "Seacorp")]),
        ("Ada Mare (Seacorp)", [Named("Ada Mare", "Seacorp")]),
        ("SEACORP (Ada Mare)", [Named("Ada Mare", "SEACORP")]),
        (
            "SIDE (Ada Mare) and NLTIDE (Ben Lee/Cora Pine)",
            [Named("Ada Mare", "SIDE"), Named("Ben Lee", "NLTIDE"), Named("Cora Pine", "NLTIDE")],
        ),
        (
            "Ada Mare, Tide Agency (KTA)",
            [Named("Ada Mare", "Tide Agency (KTA)")],
        ),
        ("(Moderator) Ada Mare, Seacorp", [Named("Ada Mare", "Seacorp", "Moderator")]),
        ("Moderator: Ada Mare, Seacorp", [Named("Ada Mare", "Seacorp", "Moderator")]),
        ("Ada Mare, Seacorp (Moderator)", [Named("Ada Mare", "Seacorp", "Moderator")]),
        ("Ada Mare with assistance of Ben Lee", [Named("Ada Mare"), Named("Ben Lee")]),
        ("Seahaven (Bellport)", [Unread("Seahaven (Bellport)", EITHER)]),
        ("Ada Mare (Ben Lee)", [Unread("Ada Mare (Ben Lee)", EITHER)]),
        ("Ada Mare, Ben Lee, Cora Pine", [Unread("Ada Mare, Ben Lee, Cora Pine", SEVERAL)]),
        ("TBC", [Unread("TBC", NO_NAME)]),
        ("Oman*", [Unread("Oman*", NO_NAME)]),
    ],
)
def test_an_entry_names_whom_its_own_words_tell(text: str, expected: list[Named | Unread]) -> None:
    assert list(named_in(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["Ada Mare, KTA (female)", "Ada Mare, KTA, Female", "Ada Mare, KTA; F", "Ada Mare, KTA - male"],
)
def test_a_gender_behind_an_entry_is_dropped(text: str) -> None:
    assert without_gender_at_end(text) == "Ada Mare, KTA"
