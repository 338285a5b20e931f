from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from factories import a_party, a_reading, a_session, an_edition

from kg.graph import pieces
from kg.graph.build import context_of, parts
from kg.graph.parts import Part
from kg.increments.keys import key_of
from kg.inputs import Inputs
from kg.iris import Iris
from kg.pipeline import identities, read_ontology
from kg.resolve.register import NOTHING_REGISTERED

SESSION = a_session(a_party("Ada Mare", affiliation="Lake Institute"), a_party("Bo Lind"))
IN_ANOTHER_PROCESS = """
from dataclasses import dataclass
from kg.concepts import Role
from kg.graph.parts import Part
from kg.increments.keys import key_of
@dataclass(frozen=True)
class Record:
    names: frozenset[str]
    roles: frozenset[Role]
print(key_of(Part(print, (Record(frozenset("abcdefgh"), frozenset(Role)),))).hex())
"""


def kept_parts(*readings) -> list[Part]:
    inputs = Inputs((an_edition(), *readings), (), NOTHING_REGISTERED)
    told, resolution = identities(inputs)
    context = context_of(Iris(), told, resolution)
    return [part for part in parts(context, told, read_ontology()) if part.kept]


def test_parts_of_equal_records_have_equal_keys():
    one, other = (kept_parts(a_reading("page", SESSION)) for _ in range(2))
    assert [key_of(part) for part in one] == [key_of(part) for part in other]


def test_parts_of_one_graph_have_different_keys():
    found = kept_parts(a_reading("page", SESSION), a_reading("report", SESSION))
    assert len({key_of(part) for part in found}) == len(found)


def test_a_part_has_another_key_when_any_field_of_a_record_differs():
    (entry,) = (part for part in kept_parts(a_reading("page", SESSION)) if part.make is pieces.said)
    session, statements = entry.given
    other = replace(session, key=session.key._replace(key="else"))
    assert key_of(entry) != key_of(replace(entry, given=(other, statements)))
    assert key_of(entry) != key_of(replace(entry, given=(session, ())))
    assert key_of(entry) != key_of(replace(entry, make=pieces.held))


def test_the_order_of_a_set_does_not_matter_to_a_key():
    keys = {
        subprocess.run(
            [sys.executable, "-c", IN_ANOTHER_PROCESS],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "123"
    }
    assert len(keys) == 1


@pytest.mark.parametrize(
    "part", kept_parts(a_reading("page", SESSION)), ids=lambda p: p.make.__name__
)
def test_what_makes_a_part_sees_its_arguments_alone(part):
    assert part.make is getattr(pieces, part.make.__name__)
    assert part.make.__closure__ is None
