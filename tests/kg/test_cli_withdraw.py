"""`kg withdraw`: what goes is shown, asked for, and written down once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg import registration, resources
from kg.inputs import read_inputs
from kg.pipeline import identities

Run = Callable[..., Result]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources.data(), tmp_path / "data"))


@pytest.fixture
def someone(data: Path) -> str:
    return (data / registration.REGISTER).read_text("utf-8").partition("\t")[0]


def test_an_id_is_withdrawn_and_told_no_more(kg: Run, data: Path, someone: str) -> None:
    merged = identities(read_inputs(data=data))[1].people.merged
    result = kg("withdraw", someone, "--reason", "take-down", "--data", data, given="y\n")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"{someone}: ")
    line = (data / registration.WITHDRAWN).read_text("utf-8")
    assert line.startswith(f"{someone}\t")
    assert line.endswith("\ttake-down\n")
    _, resolution = identities(read_inputs(data=data))
    assert someone not in resolution.people.by_mention.values()
    with_it = {gone for gone, stays in merged.items() if stays == someone}
    assert {gone.id for gone in resolution.withdrawn} == {someone, *with_it}


def test_who_says_no_changes_nothing(kg: Run, data: Path, someone: str) -> None:
    result = kg("withdraw", someone, "--reason", "take-down", "--data", data, given="n\n")
    assert result.exit_code != 0
    assert not (data / registration.WITHDRAWN).exists()


def test_an_id_is_withdrawn_once(
    kg: Run, data: Path, someone: str, fault: Callable[[Result], str]
) -> None:
    words = ("withdraw", someone, "--reason", "not-public-role", "--data", data, "--yes")
    assert kg(*words).exit_code == 0
    before = (data / registration.WITHDRAWN).read_bytes()
    assert "is withdrawn already" in fault(kg(*words))
    assert (data / registration.WITHDRAWN).read_bytes() == before


def test_a_withdrawn_id_is_explained_by_its_withdrawal_alone(
    kg: Run, data: Path, someone: str, fault: Callable[[Result], str]
) -> None:
    kg("withdraw", someone, "--reason", "take-down", "--data", data, "--yes")
    told = fault(kg("explain", someone, "--data", data))
    assert told.startswith(f"kg: {someone} was withdrawn on ")


def test_registering_after_a_withdrawal_keeps_the_id_with_its_mentions(
    kg: Run, data: Path, someone: str
) -> None:
    kg("withdraw", someone, "--reason", "take-down", "--data", data, "--yes")
    before = (data / registration.REGISTER).read_bytes()
    result = kg("register", "--data", data)
    assert result.stdout == "no new ids\n"
    assert (data / registration.REGISTER).read_bytes() == before


def test_an_unregistered_id_is_registered_first(
    kg: Run, data: Path, someone: str, fault: Callable[[Result], str]
) -> None:
    (data / registration.REGISTER).write_bytes(b"")
    (data / registration.MENTIONS).write_bytes(b"")
    # The id that a build gives is made of the mention, so it is the same before it is registered.
    told = fault(kg("withdraw", someone, "--reason", "take-down", "--data", data, "--yes"))
    assert "run `kg register` first" in told
