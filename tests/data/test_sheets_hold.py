"""Laws that hold for everything in the data folder."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from kg.estimates import parse_estimate
from kg.keys import document_key
from kg.records import Attendance, Estimate, PartyKind, PartyRecord
from kg.sources.sheets.catalogue import read_catalogue
from kg.sources.sheets.edition_days import refuse_strange_days

if TYPE_CHECKING:
    from conftest import Folder

KISA = "Korea Internet & Security Agency"


def parties(folder: Folder) -> list[PartyRecord]:
    return [party for record in folder.sessions.values() for party in record.parties]


def test_twenty_editions_and_seven_years_of_sessions_read(folder: Folder) -> None:
    assert list(folder.editions) == list(range(2006, 2026))
    assert [edition.ordinal for edition in folder.editions.values()] == list(range(1, 21))
    years = sorted({record.year for record in folder.sessions.values()})
    assert years == [2013, 2014, 2015, 2016, 2017, 2019, 2022]
    assert len(folder.sessions) >= 249


def test_the_catalogue_lists_every_sheet_and_nothing_else(folder: Folder) -> None:
    catalogue = (folder.path / "sources.toml").read_bytes()
    listed = [listing.file for listing in read_catalogue(catalogue, "data/sources.toml")]
    files = [path.relative_to(folder.path).as_posix() for path in folder.path.rglob("*.toml")]
    assert sorted(listed) == sorted(set(files) - {"sources.toml"})


def test_every_session_lies_within_its_edition_or_on_day_0(folder: Folder) -> None:
    refuse_strange_days(folder.session_readings, folder.editions.values())


def test_every_moment_knows_its_zone_and_day(folder: Folder) -> None:
    timed = [record for record in folder.sessions.values() if record.start is not None]
    assert len(timed) > 60
    for record in timed:
        assert record.start is not None
        assert record.start.utcoffset() is not None
        assert record.end is None or record.end > record.start
        assert record.date is not None


def test_every_body_read_stands_in_the_affiliation(folder: Folder) -> None:
    read = [party for party in parties(folder) if party.organizations]
    assert len(read) > 200
    for party in read:
        assert party.affiliation is not None
        assert all(name in party.affiliation for name in party.organizations)


def test_trap_15_no_sheet_has_a_key_or_word_for_a_persons_gender(folder: Folder) -> None:
    keys: set[str] = set()

    def gather(value: object) -> None:
        if isinstance(value, dict):
            keys.update(value)
            for part in value.values():
                gather(part)
        if isinstance(value, list):
            for part in value:
                gather(part)

    for path in folder.path.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        gather(tomllib.loads(text))
        assert not re.search(r"[;,] *(?:fe)?male\b", text, re.IGNORECASE), path.name
    assert "name" in keys
    assert not keys & {"gender", "sex", "pronoun", "pronouns"}


def test_forecasts_and_doubtful_figures_are_in_no_record(folder: Folder) -> None:
    published = {
        (year, count.counted.value, count.estimate.as_stated)
        for year, edition in folder.editions.items()
        for count in edition.counts
    }
    assert (2017, "countries", "142") in published
    assert {entry for entry in published if entry[0] == 2025} == set()
    assert {entry[1] for entry in published if entry[0] == 2024} == {"sessions"}
    left_out = [skipped.text for reading in folder.edition_readings for skipped in reading.skipped]
    assert left_out == [
        "sessions: over 250",
        "participants: over 10000",
        "countries: 160/170",
        "onsite-participants: 3344 onsite",
        "online-participants: over 6000 online",
        "sessions: 262",
    ]


def test_bounds_agree_with_what_their_words_say(folder: Folder) -> None:
    stated = [
        *(count.estimate for edition in folder.editions.values() for count in edition.counts),
        *(count.estimate for record in folder.sessions.values() for count in record.counts),
    ]
    compared = [(given, parse_estimate(given.as_stated)) for given in stated]
    understood = [(given, read) for given, read in compared if read is not None]
    assert len(understood) > 25
    for given, read in understood:
        assert bounds(given) == bounds(read), given.as_stated


def bounds(figure: Estimate) -> tuple[int | None, int | None, int | None, bool]:
    return figure.minimum, figure.maximum, figure.exact, figure.approximate


def test_hosts_without_a_source_are_left_out(folder: Folder) -> None:
    unsourced = {*range(2008, 2013), *range(2015, 2018)}
    without = {year for year, edition in folder.editions.items() if edition.host is None}
    assert without == unsourced


def test_every_source_has_one_document_and_one_key(folder: Folder) -> None:
    documents = [reading.document for reading in folder.session_readings]
    assert len({document.key for document in documents}) == len(documents)
    assert all(document.address or document.sha256 for document in documents)
    assert all(document.retrieved == "2026-11" for document in documents)


def test_nobody_who_was_only_named_is_a_party(folder: Folder) -> None:
    skipped = [entry for reading in folder.session_readings for entry in reading.skipped]
    assert len(skipped) == 28
    assert any(entry.text == "Jimmy Schulz (commemorated)" for entry in skipped)
    assert not [party for party in parties(folder) if party.name == "Jimmy Schulz"]


def test_only_a_true_one_word_name_is_called_one(folder: Folder) -> None:
    assert {party.name for party in parties(folder) if party.mononym} == {"H.E. Rudiantara"}


def test_trap_5_oman_is_unnamed_and_withdrawn(folder: Folder) -> None:
    page = folder.sessions["2017-ws15@sched"]
    (oman,) = [party for party in page.parties if party.kind is PartyKind.UNNAMED]
    assert (oman.name, oman.status.value, oman.country_code) == (None, "withdrawn", "OM")
    report = folder.sessions["2017-ws15@report"]
    assert not [party for party in report.parties if party.country_code == "OM"]


def test_trap_8_mugisha_took_part_online(folder: Folder) -> None:
    report = folder.sessions["2017-ws15@report"]
    online = {party.name for party in report.parties if party.attendance is Attendance.ONLINE}
    assert online == {"Mr. Charles Mugisha"}


def test_trap_9_fifty_and_fifteen_are_lower_bounds(folder: Folder) -> None:
    report = folder.sessions["2017-ws15@report"]
    found = [(c.question.value, bounds(c.estimate)) for c in report.counts]
    assert found == [
        ("participants-present", (50, None, None, False)),
        ("women-present", (15, None, None, False)),
        ("online-participants", (4, None, None, False)),
    ]


def test_trap_12_a_group_is_that_of_a_person_in_a_session(folder: Folder) -> None:
    page = folder.sessions["2017-ws15@sched"]
    groups = {
        (party.name, party.stakeholder_group.value)
        for party in page.parties
        if party.stakeholder_group is not None and KISA in (party.affiliation or "")
    }
    assert groups == {("Dr. Wan S. Yi", "government"), ("Ms. Jung Hee Kim", "government")}


def test_trap_16_moderators_and_organizers_are_no_speakers(folder: Folder) -> None:
    report = folder.sessions["2017-ws15@report"]
    speakers = {p.name for p in report.parties if "speaker" in {role.value for role in p.roles}}
    assert speakers == {
        "Ms. Jung Hee Kim",
        "Mr. Charles Mugisha",
        "Dr. Jianping Wu",
        "Ms. Jing De Jong-Chen",
    }


def test_the_two_ws15_documents_keep_the_keys_of_the_originals(folder: Folder) -> None:
    keys = {r.document.key for r in folder.session_readings if r.document.sha256 is not None}
    assert keys == {document_key("a94260bb1161df9a"), document_key("aad441ae5405080e")}
