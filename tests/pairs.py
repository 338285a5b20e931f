"""A data folder with people and bodies that look alike, and the pairs that a machine would find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from factories import a_data_folder

from kg import pipeline
from kg.concepts import Evidence
from kg.inputs import Inputs, read_inputs
from kg.records import Reading
from kg.resolve.candidates import Candidate, Candidates
from kg.resolve.resolution import Resolution

SHEET = """\
year = 2017
retrieved = "2026-11"
"""
SESSION = """
[[session]]
id = "2017-{key}"
source = "http://example.org/{key}"
source_kind = "other"
code = "WS{key}"
title = "On the sea, part {key}"

[[session.people]]
name = "{name}"
role = "Speaker"
affiliation = "{body}"
organizations = ["{body}"]
"""
PEOPLE = (
    ("1", "Ada Mare", "Harbour Office"),
    ("2", "Adele Mare", "Harbor Office"),
    ("3", "A. D. Mare", "The Harbour"),
    ("4", "Bo Lund", "Lighthouse Trust"),
)
ALIKE = (("Ada Mare", "Adele Mare", 0.5), ("Adele Mare", "A. D. Mare", 0.9))
BODIES_ALIKE = (("Harbour Office", "Harbor Office", 0.8),)

Pairs = tuple[tuple[str, str, float], ...]


def a_folder_of_look_alikes(
    folder: Path, people: tuple[tuple[str, str, str], ...] = PEOPLE
) -> Path:
    """Sessions with one speaker each: four, three of whose speakers may be one person."""
    data = a_data_folder(folder)
    (data / "sessions").mkdir()
    sessions = (SESSION.format(key=key, name=name, body=body) for key, name, body in people)
    (data / "sessions/2017.toml").write_text(SHEET + "".join(sessions))
    listing = '\n[[sheet]]\nfile = "sessions/2017.toml"\nreader = "session-sheet"\nedition = 2017\n'
    with (data / "sources.toml").open("a") as sources:
        sources.write(listing)
    return data


def identities(data: Path) -> Resolution:
    return pipeline.identities(read_inputs(data=data))[1]


def with_pairs(
    resolution: Resolution, people: Pairs = ALIKE, bodies: Pairs = BODIES_ALIKE
) -> Resolution:
    """The resolution, with candidates between whom it keeps apart."""
    return replace(
        resolution,
        person_candidates=_candidates(people, lambda name: person(resolution, name)),
        organization_candidates=_candidates(bodies, lambda name: body(resolution, name)),
    )


def person(resolution: Resolution, name: str) -> str:
    (key,) = (m.key for m in resolution.person_mentions if m.name == name)
    return str(key)


def body(resolution: Resolution, name: str) -> str:
    (key,) = (m.key for m in resolution.organization_mentions if m.name == name)
    return key


def _candidates(pairs: Pairs, key_of: Callable[[str], str]) -> Candidates:
    found = []
    for one, other, score in pairs:
        left, right = sorted((key_of(one), key_of(other)))
        found.append(
            Candidate(
                left, right, score, (Evidence.SURNAME_EQUAL,), (Evidence.WORDING_DIFFERS,), ()
            )
        )
    return Candidates(tuple(found))


@pytest.fixture
def look_alikes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder; whoever asks the pipeline for identities in it gets the pairs as well."""
    really = pipeline.identities

    def found(inputs: Inputs) -> tuple[tuple[Reading, ...], Resolution]:
        readings, resolution = really(inputs)
        return readings, with_pairs(resolution)

    monkeypatch.setattr(pipeline, "identities", found)
    return a_folder_of_look_alikes(tmp_path / "data")
