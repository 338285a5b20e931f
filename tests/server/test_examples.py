from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import ModelError
from kg.store import EmbeddedStore
from server.examples import Example, example, examples


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
