from __future__ import annotations

import datetime as dt
import shutil

import pytest

from kg import pipeline, registration, resources
from kg.inputs import read_inputs
from kg.registration import Registered
from kg.resolve.memberships import changes
from kg.resolve.naming import memberships_to_keep

DAY = dt.date(2031, 12, 20)


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A copy of the data folder whose register is still empty."""
    copy = shutil.copytree(resources.data(), tmp_path / "data")
    (copy / registration.REGISTER).write_bytes(b"")
    (copy / registration.MENTIONS).unlink()
    monkeypatch.setattr(resources, "data", lambda: copy)
    return copy


def register(resolution):
    return registration.append_fresh(resolution, read_inputs().register, DAY)


def test_every_new_id_is_registered_once_and_none_changes(data):
    before = pipeline.make(read_inputs()).resolution
    ids = set(before.people.by_mention.values()) | set(before.organizations.by_mention.values())
    assert register(before) == Registered(len(ids), 0)
    after = pipeline.make(read_inputs()).resolution
    written = (data / registration.MENTIONS).read_bytes()
    assert register(after) == Registered(0, 0)
    assert (data / registration.MENTIONS).read_bytes() == written
    assert dict(after.people.by_mention) == dict(before.people.by_mention)
    assert dict(after.organizations.by_mention) == dict(before.organizations.by_mention)
    assert sorted(path.name for path in (data / "register").iterdir()) == [
        "entities.tsv",
        "mentions.tsv",
    ]


def test_every_entity_and_mention_of_the_projects_data_is_registered():
    inputs = read_inputs()
    _, resolution = pipeline.identities(inputs)
    for naming in (resolution.people, resolution.organizations):
        assert dict(naming.fresh) == {}
        kept = memberships_to_keep(naming, inputs.register)
        assert changes(inputs.register.memberships, kept, DAY) == ()
        assert naming.merged.keys().isdisjoint(naming.by_mention.values())
        assert set(naming.merged.values()) <= set(naming.by_mention.values())
