"""Documents that come after a withdrawal and name the person again, when no old one is left."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from rdflib import Graph
from victim import PAGE, SURNAME, a_folder
from walker import folded, places

from kg.inputs import read_inputs
from kg.pipeline import all_identities, make
from kg.registration import NAMES, WITHDRAWN

Run = Callable[..., Result]
AGAIN = """\
Back To Schedule
Tuesday, December 19 • 15:00 - 16:30
Lamps at Work (WS902)
Onsite Moderator: {name}, Lake Institute
Rapporteur: Mr. Bo Muster
{text}
Tuesday December 19, 2017 15:00 - 16:30 CET
Room 3
"""


@pytest.fixture
def forgotten(kg: Run, tmp_path: Path) -> Path:
    """A data folder from which the person was withdrawn, and every document about them taken."""
    data = a_folder(tmp_path / "data")
    page = tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    kg("import", page, "--edition", "2017", "--data", data)
    kg("register", "--data", data)
    (who,) = {
        i for i, names in names_in(data).items() if SURNAME in folded(" ".join(names).encode())
    }
    withdrawn = kg("withdraw", who, "--reason", "take-down", "--data", data, "--yes")
    assert withdrawn.exit_code == 0, withdrawn.output
    shutil.rmtree(data / "imports")
    (data / "sessions/2017.toml").write_text('year = 2017\nretrieved = "2026-11"\n', "utf-8")
    (data / "organizations.toml").write_text("# Nobody.\n", "utf-8")
    assert places(data, frozenset({SURNAME})) == []
    return data


def names_in(data: Path) -> dict[str, set[str]]:
    resolution = all_identities(read_inputs(data=data))
    found: dict[str, set[str]] = {}
    for mention in resolution.person_mentions:
        found.setdefault(resolution.people.by_mention[mention.key], set()).add(mention.name)
    return found


def take_in(kg: Run, data: Path, name: str, text: str = "") -> Result:
    page = data.parent / "again.txt"
    page.write_text(AGAIN.format(name=name, text=text), "utf-8")
    result = kg("import", page, "--edition", "2017", "--data", data)
    assert result.exit_code == 0, result.output
    return result


def said(data: Path) -> str:
    quads = make(read_inputs(data=data), ontology=Graph()).quads
    return folded(" ".join(str(term) for quad in quads for term in quad).encode())


@pytest.mark.parametrize(
    "name", ["Ms. Zoë M. Quillfeather", "ZOE QUILLFEATHER", "Zoe Quillfeather", "Quillfeather Zoë"]
)
def test_a_name_in_another_spelling_is_withheld_by_its_hash(
    kg: Run, forgotten: Path, name: str
) -> None:
    result = take_in(kg, forgotten, name)
    assert SURNAME not in said(forgotten)
    assert "bo muster" in said(forgotten)
    told = " ".join(result.stdout.split())
    assert "again.txt, line 4, session 2017/ws902: a name that is withheld is listed" in told
    assert "If that is another person: kg withdraw --spare s" in told
    assert SURNAME not in folded(result.output.encode())


def test_a_name_in_running_text_alone_is_struck_out(kg: Run, forgotten: Path) -> None:
    result = take_in(kg, forgotten, "Ms. Cleo Ejemplo", "Description: With QUILLFEATHER, Zoe.")
    assert SURNAME not in said(forgotten)
    assert "cleo ejemplo" in said(forgotten)
    assert SURNAME not in folded(result.output.encode())


def test_another_name_is_not_withheld(kg: Run, forgotten: Path) -> None:
    result = take_in(kg, forgotten, "Ms. Zelda Quillfeather", "Description: With Zoe Feather.")
    assert f"zelda {SURNAME}" in said(forgotten)
    assert "withheld" not in result.stdout


def test_whoever_is_spared_keeps_the_name(kg: Run, forgotten: Path) -> None:
    told = take_in(kg, forgotten, "Ms. Zoë Quillfeather").stdout.split()
    mention = told[told.index("--spare") + 1]
    result = kg("withdraw", "--spare", mention, "--reviewer", "r2", "--data", forgotten)
    assert result.exit_code == 0, result.output
    assert SURNAME in said(forgotten)
    again = kg("withdraw", "--spare", mention, "--data", forgotten)
    assert "is spared already" in again.stderr


def test_registering_what_is_withheld_brings_nothing_back(kg: Run, forgotten: Path) -> None:
    take_in(kg, forgotten, "Ms. Zoë Quillfeather")
    kg("register", "--data", forgotten)
    assert SURNAME not in said(forgotten)


def test_hashes_without_their_withdrawal_say_nothing(kg: Run, forgotten: Path) -> None:
    (forgotten / WITHDRAWN).write_text("", "utf-8")
    take_in(kg, forgotten, "Ms. Zoë Quillfeather")
    assert SURNAME in said(forgotten)


def test_the_hashes_tell_how_they_were_made_and_nothing_of_the_name(forgotten: Path) -> None:
    hashes = (forgotten / NAMES).read_text("utf-8").splitlines()
    assert hashes[0].startswith("scrypt\t512\t")
    assert all(len(line.split("\t")[1]) == 32 for line in hashes[1:])
