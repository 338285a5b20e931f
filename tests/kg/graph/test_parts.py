from __future__ import annotations

import pytest

from kg.errors import ModelError
from kg.graph.parts import Known, Told, narrow
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
