"""Titles tell pages apart where names do not."""

from __future__ import annotations

import pytest

from kg.iris import DEFAULT_BASE
from kg.namespaces import VOCABULARY
from kg.store import EmbeddedStore
from server.pages.titles import whole_title
from server.pages.values import Lens

NAME = "Multistakeholder Collaborations in Cybersecurity Response"


@pytest.mark.parametrize(
    ("iri", "words"),
    [
        (f"{DEFAULT_BASE}id/session/2017/ws15", f"{NAME} (IGF 2017, WS15)"),
        (
            f"{DEFAULT_BASE}id/session/2017/dc-civ",
            'Core Internet Values </script><b>&amp;" \u2028 (IGF 2017, Tuesday 19 December 2017)',
        ),
        (f"{DEFAULT_BASE}id/meeting/2017", "Internet Governance Forum 2017"),
        (f"{DEFAULT_BASE}id/person/p7k3m9", "Wan S. Yi"),
        (
            f"{DEFAULT_BASE}id/place/2017/room-xii-a",
            "Room XII - A (United Nations Office at Geneva)",
        ),
        (f"{DEFAULT_BASE}id/participation/t1", f"Wan S. Yi in {NAME} (t1)"),
        (f"{DEFAULT_BASE}id/statement/sa1", "Dr. Wan S. Yi (sa1)"),
        (
            f"{VOCABULARY}tag/2017/cybersecurity",
            "Cybersecurity (Tags printed in the programme of IGF 2017)",
        ),
    ],
)
def test_a_title_says_what_tells_it_apart(lens: Lens, iri: str, words: str) -> None:
    assert whole_title(lens, iri) == words


def test_namesakes_are_told_apart_by_their_keys() -> None:
    graph, a = f"<{DEFAULT_BASE}graph/curated> .", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    lines = [
        f"<{DEFAULT_BASE}id/person/{key}> <{a}> <https://schema.org/Person> {graph}\n"
        f'<{DEFAULT_BASE}id/person/{key}> <https://schema.org/name> "{name}" {graph}'
        for key, name in (("pa", "Ada Mare"), ("pb", "Ada Mare"), ("pc", "Bo Lind"))
    ]
    crowd = Lens(EmbeddedStore.of("\n".join(lines).encode(), DEFAULT_BASE), "")
    titles = [whole_title(crowd, f"{DEFAULT_BASE}id/person/{key}") for key in ("pa", "pb", "pc")]
    assert titles == ["Ada Mare (pa)", "Ada Mare (pb)", "Bo Lind"]
