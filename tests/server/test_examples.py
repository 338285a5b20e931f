from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import ModelError
from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore
from server.examples import Example, example, examples

WALK = Path(__file__).parent / "walk.trig"


@pytest.fixture(scope="module")
def walk() -> bytes:
    """Three meetings, and people and a body who come back."""
    written = ox.serialize(ox.parse(path=WALK), format=ox.RdfFormat.N_QUADS)
    assert written is not None
    return written


@pytest.fixture(scope="module")
def store(nquads: bytes, walk: bytes) -> EmbeddedStore:
    """The fixture graph, and the one with more than one meeting."""
    return EmbeddedStore.of(nquads + walk, DEFAULT_BASE)


@pytest.fixture(scope="module")
def across_years(nquads: bytes, walk: bytes) -> EmbeddedStore:
    """The meetings of the walk alone, with the vocabulary."""
    vocabulary = f"<{DEFAULT_BASE}graph/vocabulary> .".encode()
    kept = [line for line in nquads.splitlines(keepends=True) if vocabulary in line]
    return EmbeddedStore.of(b"".join(kept) + walk, DEFAULT_BASE)


def rows(store: EmbeddedStore, key: str) -> list[tuple[str, ...]]:
    """The answer to an example, nothing standing for what is unbound."""
    (found,) = [example for example in examples() if example.key == key]
    answer = store.query(found.query)
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple("" if cell is None else cell.value for cell in row) for row in answer]


def test_there_are_examples() -> None:
    assert len(examples()) >= 8
    assert len({found.title for found in examples()}) == len(examples())


@pytest.mark.parametrize("found", examples(), ids=lambda found: found.key)
def test_an_example_has_an_answer(found: Example, store: EmbeddedStore) -> None:
    answer = store.query(found.query)
    assert not isinstance(answer, ox.QueryBoolean)
    assert next(iter(answer), None) is not None


def test_an_example_without_an_introduction_is_refused() -> None:
    with pytest.raises(ModelError, match="# title"):
        example("x", "SELECT * {}")


def test_an_example_is_read_whole() -> None:
    text = "# title: A\n# description: B: c\n\n# kept\nSELECT * {}\n"
    assert example("x", text) == Example("x", "A", "B: c", "# kept\nSELECT * {}\n")


def test_a_body_is_followed_back_to_its_predecessors_and_not_on_to_its_successor(
    across_years: EmbeddedStore,
) -> None:
    now = "Korea Internet & Security Agency"
    assert rows(across_years, "12-organization-with-predecessors") == [
        ("IGF 2031", "Harbour 2031", "Buoy Office", "Ada Mare", "took part"),
        ("IGF 2032", "Gulls 2032", "Lighthouse Agency", "Lighthouse Agency", "planned"),
        ("IGF 2032", "Harbour 2032", now, "Vint Cerf", "withdrawn"),
        ("IGF 2032", "Harbour 2032", "Lighthouse Agency", "Ada Mare", "took part"),
        ("IGF 2033", "Harbour 2033", now, "Ada Mare", "took part"),
    ]


def test_who_was_joined_across_sessions_by_a_rule_alone_is_not_counted(
    across_years: EmbeddedStore,
) -> None:
    assert rows(across_years, "13-three-meetings-reviewed") == [("Ada Mare", "3"), ("Cy Vale", "3")]


def test_a_person_is_told_year_by_year_with_the_affiliation_of_then(
    across_years: EmbeddedStore,
) -> None:
    assert rows(across_years, "14-person-by-year") == [
        ("2031", "Harbour 2031", "speaker", "planned", "Quay Trust"),
        ("2032", "Gulls 2032", "chair", "took part", ""),
        (
            "2032",
            "Harbour 2032",
            "moderator",
            "withdrawn",
            "Korea Internet & Security Agency",
        ),
    ]


def test_a_link_outward_tells_its_verdict_or_that_there_is_none(store: EmbeddedStore) -> None:
    name, by = "Korea Internet & Security Agency", "Reviewer r1 of this graph"
    isni, item = (
        "https://isni.org/isni/0000000121032683",
        "http://www.wikidata.org/entity/Q999999999",
    )
    assert rows(store, "11-links-outward") == [
        (name, "ISNI", isni, "proposed", by, "2026-11-24"),
        (name, "Wikidata", item, "same", by, "2026-11-24"),
    ]
