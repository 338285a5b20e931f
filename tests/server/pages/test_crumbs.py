"""The way from the first page to a thing leads through what it is part of."""

from __future__ import annotations

import pytest

from kg.namespaces import VOCABULARY
from server.pages.crumbs import crumbs
from server.pages.values import Lens, Value

MEETINGS, IGF = Value("Meetings", "/meetings"), Value("IGF 2017", "/doc/meeting/2017")
NAME = "Multistakeholder Collaborations in Cybersecurity Response"
WS15 = Value(NAME, "/doc/session/2017/ws15")
WALK = {
    "id/meeting/2017": (MEETINGS, Value("Internet Governance Forum 2017")),
    "id/session/2017/ws15": (MEETINGS, IGF, Value(NAME)),
    "id/participation/t1": (MEETINGS, IGF, WS15, Value(f"Wan S. Yi in {NAME}")),
    "id/discrepancy/d1": (MEETINGS, IGF, WS15, Value(f"The name of {NAME}")),
    "id/estimate/e1": (MEETINGS, IGF, WS15, Value("50+")),
    "id/person/p7k3m9": (Value("People", "/people"), Value("Wan S. Yi")),
    "id/judgement/j0001": (
        Value("People", "/people"),
        Value("Wan S. Yi", "/doc/person/p7k3m9"),
        Value("“Dr. Wan S. Yi” and “Dr. Wan W. Yi”"),
    ),
    "id/place/2017/room-xii-a": (
        Value("Places", "/places"),
        Value("United Nations Office at Geneva", "/doc/place/2017/unog"),
        Value("Room XII - A"),
    ),
    "id/statement/sa1": (
        Value("Documents", "/documents"),
        Value("programme page of WS15", "/doc/source/aaaa000000000001"),
        Value("Dr. Wan S. Yi"),
    ),
    "id/change/c1": (Value("The old agency became part of the new one"),),
}


@pytest.mark.parametrize(("path", "steps"), WALK.items())
def test_the_way_leads_through_the_wholes(lens: Lens, path: str, steps: tuple[Value, ...]) -> None:
    assert crumbs(lens, f"{lens.store.base}{path}") == steps


def test_the_way_to_a_concept_leads_through_its_scheme(lens: Lens) -> None:
    assert crumbs(lens, f"{VOCABULARY}tag/2017/cybersecurity") == (
        Value("Concepts", "/voc/"),
        Value("Tags printed in the programme of IGF 2017", "/voc/tag/2017"),
        Value("Cybersecurity"),
    )


def test_a_site_below_a_path_has_its_lists_there(lens: Lens) -> None:
    below = Lens(lens.store, "/igf")
    assert crumbs(below, f"{lens.store.base}id/person/p7k3m9")[0].href == "/igf/people"
