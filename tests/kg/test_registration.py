from __future__ import annotations

import shutil

import pytest

from kg import pipeline, registration, resources
from kg.inputs import read_inputs


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A copy of the data folder whose register is still empty."""
    copy = shutil.copytree(resources.data(), tmp_path / "data")
    (copy / registration.REGISTER).write_bytes(b"")
    monkeypatch.setattr(resources, "data", lambda: copy)
    return copy


def test_every_new_id_is_registered_once_and_none_changes(data):
    before = pipeline.make(read_inputs()).resolution
    ids = set(before.people.by_mention.values()) | set(before.organizations.by_mention.values())
    assert registration.append_fresh(before) == len(ids)
    after = pipeline.make(read_inputs()).resolution
    assert registration.append_fresh(after) == 0
    assert dict(after.people.by_mention) == dict(before.people.by_mention)
    assert dict(after.organizations.by_mention) == dict(before.organizations.by_mention)
    assert sorted(path.name for path in (data / "register").iterdir()) == ["entities.tsv"]


def test_every_entity_of_the_projects_data_is_registered():
    resolution = pipeline.make(read_inputs()).resolution
    assert (dict(resolution.people.fresh), dict(resolution.organizations.fresh)) == ({}, {})
    assert (resolution.people.orphans, resolution.organizations.orphans) == ((), ())
    for naming in (resolution.people, resolution.organizations):
        assert set(naming.merged.values()) <= set(naming.by_mention.values())
