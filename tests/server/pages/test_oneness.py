"""Why a person or body is one, in sentences: who names it, who joined, who was kept apart."""

from __future__ import annotations

import pytest

from server.pages.identity import identity
from server.pages.values import Lens


@pytest.mark.parametrize(
    ("path", "sentences"),
    [
        (
            "person/p7k3m9",
            (
                "2 documents name this person in 2 spellings: “Dr. Wan S. Yi” and “Dr. Wan W. Yi”.",
                "A person judged 1 pair of them to be one, on Tuesday 24 November 2026.",
                "Nearly the same, and kept apart: Charles Mugisha and Jong Hyuk Ro.",
            ),
        ),
        (
            "person/p4c8rd",
            (
                "2 documents name this person as “Mr. Charles Mugisha”.",
                "Printed rules join 1 pair: same name in one session.",
                "Nearly the same, and kept apart: Wan S. Yi.",
            ),
        ),
        (
            "person/p2j5hn",
            (
                "1 document names this person as “Jong Hyuk Ro”.",
                "It is a single mention, so nothing had to be joined.",
                "Nearly the same, and kept apart: Wan S. Yi.",
            ),
        ),
        # Known from a sheet of bodies alone, which nobody mentions.
        ("org/o9kp", ()),
    ],
)
def test_the_story_of_an_identity_is_told_first(
    lens: Lens, path: str, sentences: tuple[str, ...]
) -> None:
    found = identity(lens, f"{lens.store.base}id/{path}")
    assert found is not None
    assert found.summary == sentences
