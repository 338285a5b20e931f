"""Pages of the forum's website that list sessions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from factories import read_bytes, told

from kg.concepts import SessionStatus
from kg.errors import SourceError
from kg.labels.themes import THEMES, is_theme
from kg.records import Reading, SessionRecord
from kg.sources.forum import listing as forum_list
from kg.sources.forum import page as forum_page
from kg.sources.sample import Sample

TOLD = told({2011: "Africa/Nairobi", 2012: "Asia/Baku", 2019: "Europe/Berlin"})
THREE = "36 Boats and Ports\n83 Ports and Boats\n112 Neither Ports nor Boats\n"


def reading(text: str, **said: Any) -> Reading:
    return read_bytes(text.encode(), "list.txt", replace(TOLD, **said))


def sessions(text: str, **said: Any) -> list[SessionRecord]:
    found = reading(text, **said).records
    return [record for record in found if isinstance(record, SessionRecord)]


def fates(text: str) -> list[tuple[str | None, SessionStatus | None]]:
    return [(record.code, record.status) for record in sessions(text)]


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Approved Workshops", SessionStatus.SCHEDULED),
        ("Workshops not approved: other Workshops", SessionStatus.PROPOSED),
        ("Merged Workshops", SessionStatus.MERGED),
        ("Withdrawn Workshops", SessionStatus.WITHDRAWN),
        ("Cancelled Workshops", SessionStatus.CANCELLED),
        ("IGF 2019 Workshops", None),
    ],
)
def test_a_heading_tells_the_fate_of_what_it_lists(
    heading: str, status: SessionStatus | None
) -> None:
    assert fates(f"IGF 2019\nAll about IGF 2019 Workshops\n{heading}\n{THREE}") == [
        ("WS36", status),
        ("WS83", status),
        ("WS112", status),
    ]


def test_a_number_is_a_workshops_only_where_the_page_lists_workshops() -> None:
    assert not forum_list.recognises(Sample(b"IGF 2019 Themes\n" + THREE.encode()))
    with pytest.raises(SourceError):
        reading(f"Shopping for IGF 2019\n{THREE}")


def test_a_list_without_year_asks_for_the_edition() -> None:
    text = f"Approved Workshops\n{THREE}"
    with pytest.raises(SourceError) as refused:
        reading(text)
    assert str(refused.value) == ("list.txt:1: the list does not tell its year; name the edition")
    assert {record.year for record in sessions(text, year=2019)} == {2019}


def test_a_theme_of_the_year_is_a_heading_and_no_other_line_is() -> None:
    top = "IGF 2019 Approved Workshops\n2. Data governance\n"
    text = f"{top}{THREE}Access and diversity\n7 More Boats\n"
    assert [record.themes for record in sessions(text)] == [("Data governance",)] * 4


def test_the_theme_of_one_entry_is_no_heading_and_its_repeated_title_no_entry() -> None:
    text = (
        "IGF 2019 WS #1 Boats\nWorkshop 1: Boats\nTheme: Digital Inclusion\n"
        "Moderator: Ada Mare\nIGF 2019 WS #2 Ports\n"
    )
    first, second = sessions(text)
    assert (first.themes, [party.name for party in first.parties], second.themes) == (
        ("Digital Inclusion",),
        ["Ada Mare"],
        (),
    )


def test_a_list_printed_twice_counts_once() -> None:
    text = f"IGF 2019 Approved Workshops\n{THREE}"
    assert len(sessions(text + text)) == 3


def test_the_colours_of_2011_and_2012_tell_the_fate() -> None:
    text = (
        "IGF 2011 Feeder Workshops\nNo. 1: Green Boats (green)\nNo. 2: Yellow Boats [yellow]\n"
        "No. 3: Red Boats (red)\nNo. 4: Blue Boats (Blue)\n"
    )
    assert fates(text) == [
        ("WS1", SessionStatus.SCHEDULED),
        ("WS2", SessionStatus.PROPOSED),
        ("WS3", SessionStatus.PROPOSED),
        ("WS4", SessionStatus.MERGED),
    ]
    assert {record.kind for record in sessions(text)} == {"Feeder workshop"}


def test_the_sessions_of_several_kinds_stand_in_one_list() -> None:
    text = (
        "IGF 2019 Sessions\nWS #1 Boats\nOpen Forum #2 Ports\nDay 0 Event #3 Quays\n"
        "Lightning Talk #4 Piers\n"
    )
    assert [record.code for record in sessions(text)] == ["WS1", "OF2", "PRE3", "LT4"]


def test_the_pages_of_two_sessions_in_one_file_are_a_list() -> None:
    text = "IGF 2019 WS #1 Boats\nSpeaker 1: Ada Mare, Lakes\nIGF 2019 WS #2 Ports\nRoom\nRaum I\n"
    sample = Sample(text.encode())
    assert (forum_list.recognises(sample), forum_page.recognises(sample)) == (True, False)
    first, second = sessions(text)
    assert [party.name for party in first.parties] == ["Ada Mare"]
    assert (second.room, second.status) == ("Raum I", SessionStatus.SCHEDULED)


def test_a_column_that_no_form_has_and_personal_data_are_told_once() -> None:
    text = (
        "IGF 2019 Proposed Workshops\nNo.\tTitle\tStatus\tVotes\tNationality\tGender\n"
        "1\tBoats\tWithdrawn\t9\tChadian\tfemale\n2\tPorts\tMerged into WS 7\t8\tChadian\tmale\n"
        "3\tQuays\tApproved\t7\tChadian\tmale\n"
    )
    found = reading(text)
    assert fates(text) == [
        ("WS1", SessionStatus.WITHDRAWN),
        ("WS2", SessionStatus.MERGED),
        ("WS3", SessionStatus.SCHEDULED),
    ]
    assert [record.merged_into for record in sessions(text)] == [None, "WS 7", None]
    assert [skipped.text for skipped in found.skipped] == ["Votes", "Nationality"]
    assert "male" not in repr(found)


def test_links_lead_from_the_page_on_which_they_stand() -> None:
    items = "".join(
        f'<li><a href="/en/content/ws-{n}">WS #{n} Boat {n}</a></li>' for n in (1, 2, 3)
    )
    page = f"<html><body><h2>IGF 2019 Approved Workshops</h2><ul>{items}</ul></body></html>"
    found = sessions(page, address="http://info.intgovforum.org/en/workshops-2019")
    assert [record.address for record in found] == [
        f"https://www.intgovforum.org/en/content/ws-{n}" for n in (1, 2, 3)
    ]


@pytest.mark.parametrize("year", THEMES)
def test_a_theme_is_known_by_its_words_alone(year: int) -> None:
    for theme in THEMES[year]:
        assert is_theme(f"Theme 2: {theme.upper().replace('&', 'and')}", year)
        assert not is_theme(f"{theme} and more", year)
