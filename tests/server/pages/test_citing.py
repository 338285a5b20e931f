"""A text to cite by says what, where, when, in which build, and from which documents."""

from __future__ import annotations

import pytest

from kg.iris import DEFAULT_BASE
from server.pages.citing import citation_text
from server.pages.values import Lens

BUILD = "In: IGF knowledge graph, version 0+memory, build memory."
NAME = "Multistakeholder Collaborations in Cybersecurity Response"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "session/2017/ws15",
            f"“{NAME}”. Workshop WS15 at IGF 2017, Geneva, Thursday 21 December 2017, 09:00 to"
            f" 10:30. {BUILD} <{DEFAULT_BASE}id/session/2017/ws15>."
            " From: programme page of WS15 and report of WS15.",
        ),
        (
            "person/p2j5hn",
            f"“Jong Hyuk Ro”. Person. {BUILD} <{DEFAULT_BASE}id/person/p2j5hn>."
            " From: programme page of WS15.",
        ),
        # A title with quotation marks in it gets none around it.
        (
            "judgement/j0001",
            f"“Dr. Wan S. Yi” and “Dr. Wan W. Yi”. Judgement on identity. {BUILD}"
            f" <{DEFAULT_BASE}id/judgement/j0001>.",
        ),
    ],
)
def test_a_thing_is_cited_by_its_name_its_build_and_its_documents(
    lens: Lens, path: str, words: str
) -> None:
    assert citation_text(lens, f"{DEFAULT_BASE}id/{path}") == words
