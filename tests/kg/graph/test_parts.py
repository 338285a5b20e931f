from __future__ import annotations

import pytest

from kg.errors import ModelError
from kg.graph.lookups import Told, ToldSet
from kg.graph.parts import Known, narrow
from kg.iris import Iris


def test_what_a_part_was_not_given_it_can_not_look_up():
    context = narrow(Iris(), Known(people=(("s1", "p1"), ("s2", None))))
    assert str(context.person("s1")).endswith("/person/p1")
    assert context.person("s2") is None
    with pytest.raises(ModelError, match="give it to the part"):
        context.person("s3")


def test_a_key_that_stands_for_nothing_is_not_in_a_mapping():
    told = Told((("a", "x"), ("b", None)))
    assert (dict(told), len(told)) == ({"a": "x"}, 1)


def test_a_set_answers_for_what_it_was_told_of_alone():
    told = ToldSet.of((("a", True), ("b", False)))
    assert ("a" in told, "b" in told, told.issuperset("a"), told.issuperset("ab")) == (
        *(True, False),
        *(True, False),
    )
    with pytest.raises(ModelError):
        told.issuperset("ac")


@pytest.mark.parametrize(
    "look",
    [
        lambda context: list(context.resolution.sessions),
        lambda context: context.resolution.people_clusters.links,
        lambda context: context.resolution.people.merged.get("p1"),
        lambda context: bool(context.resolution.judgements),
        lambda context: context.outward.standings,
    ],
)
def test_what_is_of_the_whole_no_part_can_look_at(look):
    with pytest.raises(ModelError, match="give it to the part"):
        look(narrow(Iris()))
