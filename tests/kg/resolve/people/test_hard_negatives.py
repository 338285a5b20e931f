"""People who are known to be different, where the rules come nearest to joining them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.inputs import read_inputs
from kg.resolve.resolution import resolve
from kg.resolve.revisions import revised
from kg.resolve.witnesses import witnesses

KNOWN = Path(__file__).resolve().parents[5] / "shared/facts/pairs_different.csv"
LOOK_ALIKES = [
    ("Jianping Wu", "Jianping Xu"),
    ("Jung Hee Kim", "Jung Hoon Kim"),
    ("Hu Wen", "Wen Hu"),
    ("Paul Simon", "Simon Paul"),
    ("Ken Boro", "Ken Boro Jr"),
    ("Ken Boro Sr", "Ken Boro Jr"),
    ("Kenneth Mastolumeri II", "Kenneth Mastolumeri III"),
    ("Carlos Affonso", "Carlos Alberto Afonso"),
    ("Carlos Affonso", "Carlos Afonso"),
    ("Daniel Mastolumeri", "Daniela Mastolumeri"),
    ("Chidinma Mastolumeri", "Chidinma Lea Mastollumeri"),
    ("Ellen Wood", "Richard Wood"),
    ("Maarten Simon", "Maarten van Hoorenbeeck"),
    ("David Kaye", "David Kelly"),
    ("Vlad", "Vlad"),
]


@pytest.mark.parametrize(("left", "right"), LOOK_ALIKES)
def test_look_alikes_of_one_body_and_series_are_not_merged(resolved, seen, left, right):
    told = {"organizations": ("Harbour Trust",), "title": "Coalition on Harbour Walls"}
    here, there = (seen("WS1", left, **told), seen("WS2", right, year=2019, **told))
    assert resolved(here, there).joined == []


@pytest.mark.parametrize(("left", "right"), LOOK_ALIKES)
def test_look_alikes_of_one_document_are_not_merged(resolved, seen, left, right):
    assert left == right or resolved(seen("WS1", left, right)).joined == []


@pytest.mark.parametrize("name", ["Ada Mare", "Chidinma Mastolumeri", "David Kim"])
@pytest.mark.parametrize("year", [2017, 2019])
def test_two_people_of_one_name_with_different_bodies_are_not_merged(resolved, seen, name, year):
    here = seen("WS1", name, organizations=("Harbour Trust",))
    there = seen("WS2", name, organizations=("Hamlet Bank",), year=year)
    assert resolved(here, there).joined == []


def test_no_chain_of_spellings_brings_father_and_son_together(resolved, seen):
    names = ("Kenneth Mastolumeri Sr", "Kenneth Mastolumeri", "Kenneth Mastolumeri Jr")
    body = {"organizations": ("Harbour Trust",)}
    pages = [seen(f"WS{n}", name, **body) for n, name in enumerate(names)]
    assert resolved(*pages).joined == []


def test_people_known_to_be_different_in_real_documents_are_not_merged():
    if not KNOWN.exists():
        pytest.skip(f"no list of known different people at {KNOWN}; nothing real was checked")
    inputs = read_inputs()
    found = resolve(revised(witnesses(inputs.readings)), (), inputs.register)
    people: dict[tuple[str, str], set[str]] = {}
    for mention in found.person_mentions:
        for party in mention.statement.parties:
            place = (party.origin.place or "", mention.name)
            people.setdefault(place, set()).add(found.people.by_mention[mention.key])
    with KNOWN.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "person"]
    pairs = [
        tuple((row[f"line_id_{side}"], row[f"printed_{side}"]) for side in "ab") for row in rows
    ]
    checked = [pair for pair in pairs if all(place in people for place in pair)]
    assert len(checked) > len(rows) / 2
    assert [pair for pair in checked if people[pair[0]] & people[pair[1]]] == []
