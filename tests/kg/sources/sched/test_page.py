"""The event page: the traps that its reader decides, and the pages that it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import read_bytes, told

from kg.concepts import Role, SessionStatus, Stakeholder, StatedRegion, Status
from kg.errors import SourceError
from kg.records import MentionRecord, Origin, PartyKind, PartyRecord, SessionRecord, Skipped
from kg.sources.listing import reading_json
from kg.sources.sample import Sample
from kg.sources.sched.page import recognises

PAGE = (Path(__file__).parents[1] / "golden/sched-panel/input.txt").read_text("utf-8")
TOLD = told({2017: "Europe/Zurich", 2016: "America/Mexico_City"})
TOP = "Back To Schedule\nTuesday, December 19 \u2022 15:00 - 16:30\nGulls at Work (WS9)\n"
END = "Tuesday December 19, 2017 15:00 - 16:30 CET\nRoom 1\n"


def session(page: str = PAGE) -> SessionRecord:
    (record,) = read_bytes(page.encode(), "page.txt", TOLD).records
    assert isinstance(record, SessionRecord)
    return record


def parties(body: str) -> tuple[PartyRecord, ...]:
    return session(TOP + body + END).parties


def skipped(body: str) -> list[tuple[str, int | None]]:
    found = read_bytes((TOP + body + END).encode(), "page.txt", TOLD).skipped
    return [(one.text, one.origin.line) for one in found]


def test_the_golden_page_is_recognised() -> None:
    assert recognises(Sample(PAGE.encode()))


def test_trap_4_the_code_is_taken_out_of_the_title() -> None:
    record = session()
    assert (record.title, record.code) == (
        "Tide Tables for Everyone: Open Data of the Sea",
        "WS901",
    )


@pytest.mark.parametrize(
    ("printed", "title", "code", "stated"),
    [
        ("Gulls at Work (WS186)", "Gulls at Work", "WS186", "WS186"),
        ("Gulls (and Terns) at Work (OF29)", "Gulls (and Terns) at Work", "OF29", "OF29"),
        ("WS62: Gulls at Work", "Gulls at Work", "WS62", "WS62"),
        ("WS #51 Gulls at Work", "Gulls at Work", "WS51", "WS #51"),
        ("Day 0 Event #178 Gulls", "Gulls", "PRE178", "Day 0 Event #178"),
        ("Lightning Talk #2 Gulls", "Gulls", "LT2", "Lightning Talk #2"),
    ],
)
def test_a_code_stands_before_or_after_the_title(
    printed: str, title: str, code: str, stated: str
) -> None:
    record = session(f"Back To Schedule\n{printed}\n{END}")
    assert (record.title, record.code, record.code_as_stated) == (title, code, stated)


def test_trap_5_a_country_with_a_star_is_an_unnamed_party_that_withdrew() -> None:
    (fiji,) = (party for party in session().parties if party.kind is PartyKind.UNNAMED)
    assert fiji == PartyRecord(
        origin=Origin("page.txt", 37, "Speaker"),
        kind=PartyKind.UNNAMED,
        role="Speaker",
        roles=(Role.SPEAKER,),
        status=Status.WITHDRAWN,
        unnamed="a speaker for the government of Fiji",
        stakeholder="Government",
        stakeholder_group=Stakeholder.GOVERNMENT,
        country="Fiji",
        country_code="FJ",
    )


@pytest.mark.parametrize(
    ("footnote", "status"),
    [
        ("* Unfortunately, the representative from Oman would not be joining.", Status.WITHDRAWN),
        ("* Cannot attend", Status.WITHDRAWN),
        ("*has withdrawn", Status.WITHDRAWN),
        ("* will speak by video", Status.PLANNED),
        ("** will not come", Status.PLANNED),
        ("", Status.PLANNED),
    ],
)
def test_only_the_footnote_of_its_own_star_withdraws_a_party(footnote: str, status: Status) -> None:
    (party,) = parties(f"Government (Speaker): Ms. Ada Mare* (Asia; female)\n{footnote}\n")
    assert (party.name, party.region, party.status) == ("Ms. Ada Mare", "Asia", status)


def test_a_bullet_after_the_footnote_withdraws_no_one() -> None:
    body = "Government (Speaker): Ms. Ada Mare*\n* speaks last\n* Why do some not attend?\n"
    assert [party.status for party in parties(body)] == [Status.PLANNED]
    assert skipped(body) == [("* speaks last", 5)]


@pytest.mark.parametrize(
    ("line", "unnamed"),
    [
        ("Government (Speaker): Chile", "a speaker for the government of Chile"),
        ("Civil Society (Speaker): Kenya", "a speaker from Kenya (civil society)"),
        ("Online Moderator: Kenya", "an online moderator from Kenya"),
    ],
)
def test_a_country_in_a_name_s_place_is_never_a_person(line: str, unnamed: str) -> None:
    (party,) = parties(f"{line}\n")
    assert (party.name, party.unnamed, party.kind) == (None, unnamed, PartyKind.UNNAMED)


def test_trap_11_the_time_is_that_of_the_last_line_with_its_zone() -> None:
    record = session()
    assert record.start is not None
    assert record.end is not None
    assert (record.start.isoformat(), record.end.isoformat(), record.zone_as_stated) == (
        "2017-12-19T15:00:00+01:00",
        "2017-12-19T16:30:00+01:00",
        "CET",
    )


def test_trap_12_and_13_group_and_region_belong_to_the_participation() -> None:
    found = {(p.name, p.stakeholder_group, p.stated_region, p.un_group) for p in session().parties}
    assert {
        ("Prof. Lin Haibo", Stakeholder.TECHNICAL_COMMUNITY, StatedRegion.ASIA, None),
        ("Ms. Oda Van Rhee-Sund", Stakeholder.PRIVATE_SECTOR, StatedRegion.NORTH_AMERICA, None),
    } <= found


def test_trap_13_a_region_gives_no_country() -> None:
    (party,) = parties("Private Sector (Speaker): Ms. Ada Mare, Seacorp (North America)\n")
    assert (party.country, party.country_code) == (None, None)


def test_trap_14_pairs_of_country_and_group_go_to_the_proposers_in_their_order() -> None:
    proposers = [p for p in session().parties if p.country]
    assert [(p.role, p.country, p.country_code, p.stakeholder) for p in proposers[:2]] == [
        ("Proposer's Name", "South Korea", "KR", "Private Sector"),
        ("Co-Proposer's Name", "South Korea", "KR", "Government"),
    ]


def test_trap_14_more_pairs_than_proposers_tell_nothing() -> None:
    pair = "Country: Chile\nStakeholder Group: Government\n"
    (party,) = parties(f"Proposer's Name: Ms. Ada Mare\n{pair}{pair}")
    assert (party.country, party.stakeholder) == (None, None)


@pytest.mark.parametrize(
    "remark",
    ["Asia; female", "Asia, male", "female; Asia", "female", "Asia; non-binary", "Asia; F"],
)
def test_trap_15_the_gender_of_a_person_is_nowhere_in_a_reading(remark: str) -> None:
    body = (
        f"Government (Speaker): Ms. Ada Mare, Seacorp ({remark})\nMedia (Speaker): TBC ({remark})\n"
    )
    shown = reading_json(read_bytes((TOP + body + END).encode(), "page.txt", TOLD)).casefold()
    assert not [word for word in ("male", "gender", "binary", "; f") if word in shown]
    assert '"affiliation": "seacorp"' in shown


def test_trap_16_a_moderator_is_no_speaker() -> None:
    speakers = [p.name or p.unnamed for p in session().parties if Role.SPEAKER in p.roles]
    quill = [p.role for p in session().parties if p.name == "Dr. Tomas B. Quill"]
    assert speakers == [
        "Ms. Sun Ae Moor",
        "a speaker for the government of Fiji",
        "Mr. Pio Galea",
        "Prof. Lin Haibo",
        "Ms. Oda Van Rhee-Sund",
    ]
    assert quill == ["Co-Proposer's Name", "Co-Organizer", "Moderator", "Onsite Moderator"]


def test_trap_17_a_rapporteur_without_a_body_has_none() -> None:
    (party,) = (p for p in session().parties if p.role == "Rapporteur")
    assert party == PartyRecord(
        origin=Origin("page.txt", 65, "Rapporteur"),
        kind=PartyKind.PERSON,
        role="Rapporteur",
        roles=(Role.RAPPORTEUR,),
        status=Status.PLANNED,
        name="Mr. Jory Lant",
    )


def test_trap_18_and_19_the_plan_and_those_it_mentions_give_no_parties() -> None:
    body = (
        "Talks (Part I, 30 minutes, 6 minutes each):\nExpert from Fiji will present a gauge\n"
        "Seacorp and the Ocean Bank (OB) have worked with governments, NGOs, and others.\n"
    )
    assert (parties(body), skipped(body)) == ((), [])


def test_trap_20_a_short_mention_stands_for_a_listed_person_of_that_title_or_no_one() -> None:
    assert session().mentions[:4] == (
        MentionRecord(Origin("page.txt", 51), "Mr. Pio Galea", "Mr. Pio Galea"),
        MentionRecord(Origin("page.txt", 51), "Ms. Moor", "Ms. Sun Ae Moor"),
        MentionRecord(Origin("page.txt", 51), "Dr. Quill", "Dr. Tomas B. Quill"),
        MentionRecord(Origin("page.txt", 51), "Mr. Moor", None),
    )


def test_trap_20_a_surname_of_two_listed_people_stays_open() -> None:
    people = (
        "Moderators: Ms. Ada Mare; Ms. Ida Mare\nMs. Mare opens, Ms. Ida Mare\u2019s talk ends.\n"
    )
    assert [(m.text, m.refers_to) for m in session(TOP + people + END).mentions] == [
        ("Ms. Mare", None),
        ("Ms. Ida Mare", "Ms. Ida Mare"),
    ]


def test_trap_21_furniture_is_no_title_and_no_party() -> None:
    furniture = "Welcome to IGF2017!\nVenue Map\nBack To Schedule\nLoading\u2026\nView analytic\n"
    record = session(furniture + "Gulls at Work (WS9)\nThis event has ended. Bye\n" + END)
    assert (record.title, record.parties, record.mentions) == ("Gulls at Work", (), ())


def test_trap_22_tags_are_tags_and_no_themes() -> None:
    record = session()
    assert (record.tags, record.themes) == (("Open Data", "Oceans", "Capacity Building"), ())


def test_a_page_is_a_plan() -> None:
    statuses = {party.status for party in session().parties}
    assert (session().status, statuses) == (
        SessionStatus.SCHEDULED,
        {Status.PLANNED, Status.WITHDRAWN},
    )


def test_a_position_may_hold_commas_and_the_body_is_last() -> None:
    (party,) = parties("Media (Speaker): Ms. Ada Mare, PhD, Head, Reefs, Seacorp, Inc., Chile\n")
    assert (party.name, party.position, party.organizations, party.country_code) == (
        "Ms. Ada Mare, PhD",
        "Head, Reefs",
        ("Seacorp, Inc.",),
        "CL",
    )


@pytest.mark.parametrize(
    "line",
    ["Rapporteur:", "Rapporteur: TBC", "Onsite Moderator: will be named", "Speaker: Introductions"],
)
def test_a_field_that_names_no_one_is_skipped_with_its_line(line: str) -> None:
    assert (parties(f"{line}\n"), skipped(f"{line}\n")) == ((), [(line, 4)])


def test_a_body_below_no_name_is_skipped() -> None:
    body = "Proposer's Name: TBC\nProposer's Organization: Seacorp\n"
    assert (parties(body), [text for text, _ in skipped(body)]) == ((), body.splitlines())


def test_a_booth_of_several_days_is_no_session() -> None:
    page = (
        "Back To Schedule\nBooth\nMonday November 25, 2019 08:00 - Friday November 29, 2019 18:00\n"
    )
    found = read_bytes(page.encode(), "page.txt", TOLD)
    assert found.records == ()
    assert found.skipped == (
        Skipped(
            Origin("page.txt", 3, "Booth"),
            "Monday November 25, 2019 08:00 - Friday November 29, 2019 18:00",
            "an entry of several days is a booth or an exhibition, not a session",
        ),
    )


def test_cst_is_the_time_of_the_edition() -> None:
    record = session("WS1: Gulls\nTuesday December 6, 2016 09:00 - 10:30 CST\n")
    assert record.start is not None
    assert record.start.isoformat() == "2016-12-06T09:00:00-06:00"


@pytest.mark.parametrize(
    ("page", "line", "mend"),
    [
        (TOP, 3, "no line such as"),
        (TOP + "Friday December 19, 2017 15:00 - 16:30 CET\n", 4, "is a Tuesday"),
        (TOP + "Tuesday December 19, 2017 16:30 - 15:00 CET\n", 4, "ends before it starts"),
        (TOP + "Tuesday December 19, 2017 15:00 - 25:00 CET\n", 4, "not a time of day"),
        (TOP + "Tuesday December 19, 2017 15:00 - 16:30 XYZ\n", 4, "no known time zone"),
        (TOP + "Saturday December 19, 2015 15:00 - 16:30\n", 4, "no known edition"),
        ("Back To Schedule\n" + END, 2, "has no title"),
    ],
)
def test_a_page_without_what_a_session_needs_is_refused_with_its_line(
    page: str, line: int, mend: str
) -> None:
    with pytest.raises(SourceError, match=mend) as refused:
        read_bytes(page.encode(), "page.txt", TOLD)
    assert refused.value.where == f"page.txt:{line}"
