"""The pages of sessions and proposals on the forum's own website."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from factories import read_bytes, told

from kg.concepts import DocumentKind, Role, SessionStatus, SessionType, Stakeholder, Status, UnGroup
from kg.errors import SourceError
from kg.keys import session_key
from kg.records import (
    Attendance,
    LinkKind,
    LinkRecord,
    Origin,
    PartyKind,
    PartyRecord,
    Reading,
    SessionRecord,
    TitleBasis,
)
from kg.sources.forum.page import recognises
from kg.sources.sample import Sample

TOLD = told(
    {
        2013: "Asia/Makassar",
        2015: "America/Fortaleza",
        2017: "Europe/Zurich",
        2018: "Europe/Paris",
        2019: "Europe/Berlin",
        2022: "Africa/Addis_Ababa",
        2025: "Europe/Oslo",
    }
)
HEADING = "IGF 2018 WS #12 Boats\n"


def reading(text: str, **said: Any) -> Reading:
    return read_bytes(text.encode(), "page.txt", replace(TOLD, **said))


def session(text: str, **said: Any) -> SessionRecord:
    (record,) = reading(text, **said).records
    assert isinstance(record, SessionRecord)
    return record


def the_party(text: str) -> PartyRecord:
    (party,) = session(HEADING + text).parties
    return party


def names(text: str) -> list[str | None]:
    return [party.name for party in session(HEADING + text).parties]


@pytest.mark.parametrize(
    ("heading", "code", "title", "kind"),
    [
        ("IGF 2017 WS #15 Cables", "WS15", "Cables", SessionType.WORKSHOP),
        ("IGF 2018 LIGHTNING SESSION #12 Cables", "LS12", "Cables", SessionType.LIGHTNING),
        ("IGF 2018 OF #14 La mer", "OF14", "La mer", SessionType.OPEN_FORUM),
        ("IGF 2019 Pre-Event #1 LAKES", "PRE1", "LAKES", SessionType.PRE_EVENT),
        ("IGF 2022 Town Hall #3 - Hello", "TH3", "Hello", SessionType.OTHER),
        ("IGF 2025 Day 0 Event #178 Ports", "PRE178", "Ports", SessionType.PRE_EVENT),
        ("IGF 2025 Launch / Award Event #34 Book", "LA34", "Book", SessionType.OTHER),
        ("IGF 2025 Networking Session #9 Meet", "NS9", "Meet", SessionType.OTHER),
        ("IGF 2025 Lightning Talk #9 2030 Now", "LT9", "2030 Now", SessionType.LIGHTNING),
        ("IGF 2022 DC3 Nets of Villages", None, "DC3 Nets of Villages", None),
        ("IGF 2019 Main Session: Ports", None, "Main Session: Ports", SessionType.MAIN),
    ],
)
def test_a_heading_tells_code_title_and_type(
    heading: str, code: str | None, title: str, kind: SessionType | None
) -> None:
    record = session(f"{heading}\nSpeakers\nAda Mare, Lakes\n")
    assert (record.code, record.title, record.session_type) == (code, title, kind)


def test_a_title_may_stand_below_its_code() -> None:
    assert session("IGF 2017 WS #15\nWho Cares?\nSpeakers\nAda Mare\n").title == "Who Cares?"


def test_what_a_menu_names_is_no_heading() -> None:
    text = "IGF 2019 Themes\nIGF 2018 WS #12 Boats\nIGF 2022 Schedule\nSpeaker 1: Ada Mare, Lakes\n"
    assert (session(text).year, session(text).code) == (2018, "WS12")


def test_a_page_without_year_asks_for_the_edition() -> None:
    text = "No. 7 Boats\nPrimary contact information:\nCountry of Residence: Chad\n"
    with pytest.raises(SourceError) as refused:
        reading(text)
    assert str(refused.value) == (
        "page.txt:1: the page does not tell the session's year;"
        " save it from its heading on, or name the edition"
    )
    assert session(text, year=2015).code == "WS7"


def test_a_page_of_another_year_than_the_editor_says_is_a_finding() -> None:
    found = reading(f"{HEADING}Speakers\nAda Mare\n", year=2017)
    assert [(finding.text, finding.what) for finding in found.findings] == [
        (
            "2018",
            "the page is of another year than the edition that was named, 2017; the page counts",
        )
    ]


def test_a_contact_may_have_the_post_behind_the_name() -> None:
    text = "Name: Ada Mare, Chair of Lakes\nOrganization: LAKO\nStakeholder Group: Private sector\n"
    party = the_party(f"{text}Speakers\n")
    assert (party.name, party.position, party.affiliation, party.stakeholder) == (
        "Ada Mare",
        "Chair of Lakes",
        "LAKO",
        "Private sector",
    )


def test_a_session_without_code_has_the_key_of_its_one_address() -> None:
    text = "IGF 2022 Nets of Villages\nSpeakers\nAda Mare, Lakes\n"
    places = (
        "http://mail.intgovforum.org/multilingual/content/nets",
        "https://intgovforum.org/en/content/nets",
    )
    keys = {session(text, address=place).key for place in places}
    assert keys == {session_key("page", "https://www.intgovforum.org/en/content/nets")}
    assert session(text).key == session_key("title", "2022", "nets of villages")


def test_a_text_without_its_heading_has_the_title_that_its_address_spells() -> None:
    form = "IGF 2015 subtheme(s) Openness |\nDescription It is |\nName of Moderator(s) Ada Mare |"
    text = f"Schedule\n{form}\n"
    place = "http://friendsoftheigf.org/sessoes/show/2015-pb/a-clearing-house"
    record = session(text, address=place)
    assert (record.title, record.title_basis, record.year, record.themes) == (
        "A clearing house",
        TitleBasis.ADDRESS,
        2015,
        ("Openness",),
    )


@pytest.mark.parametrize(
    "other",
    [
        f"{HEADING}Back To Schedule\nSpeakers\nAda Mare\n",
        f"{HEADING}Key Takeaways\nSpeakers\nAda Mare\n",
        f"{HEADING}>> ADA MARE: Good morning.\nSpeakers\n",
        "IGF 2014 has ended\nSpeakers\navatar for Ada Mare\n",
        f'<html><div class="sched-person">{HEADING}<p>Speakers</p></div></html>',
        "Dear all,\nSpeakers\nAda Mare\n",
    ],
)
def test_the_pages_of_other_readers_are_left_to_them(other: str) -> None:
    assert not recognises(Sample(other.encode()))


def test_an_entry_in_full_gives_name_body_group_and_region() -> None:
    entry = "Dr. Ada Mare, Head, Lake Office, Civil Society, African Group"
    assert the_party(f"Speaker 1: {entry}\n") == PartyRecord(
        Origin("page.txt", 2, "Speaker 1"),
        PartyKind.PERSON,
        "Speaker 1",
        (Role.SPEAKER,),
        Status.PLANNED,
        name="Dr. Ada Mare",
        affiliation="Head, Lake Office",
        organizations=("Lake Office",),
        position="Head",
        stakeholder="Civil Society",
        stakeholder_group=Stakeholder.CIVIL_SOCIETY,
        region="African Group",
        un_group=UnGroup.AFRICAN,
    )


def test_a_hidden_name_is_an_unnamed_party() -> None:
    party = the_party("Organizer 1: Private Sector, WEOG\n")
    assert (party.kind, party.name, party.unnamed, party.stakeholder, party.region) == (
        PartyKind.UNNAMED,
        None,
        "an organizer whose name the page does not give (Private Sector, WEOG)",
        "Private Sector",
        "WEOG",
    )


def test_an_empty_place_is_nobody() -> None:
    assert names("Organizer 1: ,\nSpeaker 1: Ada Mare, Lakes\n") == ["Ada Mare"]


def test_a_country_and_a_place_to_be_filled_are_no_persons() -> None:
    found = reading(f"{HEADING}Speakers\nOman*\nTBC\nSalesLake (TBC)\n")
    (record,) = found.records
    assert isinstance(record, SessionRecord)
    assert [(p.kind, p.unnamed, p.country) for p in record.parties] == [
        (PartyKind.UNNAMED, "a speaker from Oman", "Oman")
    ]
    assert [skipped.text for skipped in found.skipped] == ["TBC", "SalesLake"]


@pytest.mark.parametrize(
    ("flag", "status", "attendance"),
    [
        ("(Confirmed)", Status.CONFIRMED, None),
        ("(TBC)", Status.PLANNED, None),
        ("(ONSITE)", Status.PLANNED, Attendance.ONSITE),
        ("[online]", Status.PLANNED, Attendance.ONLINE),
    ],
)
def test_a_flag_is_no_part_of_the_name(
    flag: str, status: Status, attendance: Attendance | None
) -> None:
    party = the_party(f"Speakers\nAda Mare, Lakes {flag}\n")
    assert (party.name, party.affiliation, party.status, party.attendance) == (
        "Ada Mare",
        "Lakes",
        status,
        attendance,
    )


def test_a_gender_leaves_no_trace() -> None:
    text = (
        f"{HEADING}Gender: female\nSpeakers\nAda Mare, Lakes (Asia; female)\nnobody yet (male)\n"
        "Tom Vale, Civil Society, African Group (female)\n"
    )
    found = reading(text)
    assert "male" not in repr(found)


def test_one_name_in_two_roles_is_two_mentions_and_in_one_role_one() -> None:
    text = "Speakers: Ada Mare\nOnsite Moderator: Ada Mare\nSpeakers: Ada Mare\n"
    assert [party.role for party in session(HEADING + text).parties] == [
        "Speakers",
        "Onsite Moderator",
    ]


def test_a_name_alone_among_organizers_may_be_a_body_and_is_told() -> None:
    found = reading(f"{HEADING}Organizers\nLake Project\nLAKO\nCouncil of Lakes\nMs. Ada Mare\n")
    (record,) = found.records
    assert isinstance(record, SessionRecord)
    assert [(p.kind, p.name) for p in record.parties] == [
        (PartyKind.ORGANIZATION, "LAKO"),
        (PartyKind.ORGANIZATION, "Council of Lakes"),
        (PartyKind.PERSON, "Ms. Ada Mare"),
    ]
    assert [skipped.text for skipped in found.skipped] == ["Lake Project"]


def test_a_label_that_organisers_write_themselves_is_a_role() -> None:
    party = the_party("Speakers\nKeynote Speaker: Ada Mare, Lakes\n")
    assert (party.name, party.roles) == ("Ada Mare", (Role.KEYNOTE_SPEAKER,))


def test_a_name_behind_running_text_is_told_and_not_taken() -> None:
    prose = "Ada Mare has lived on lakes for as long as anyone can remember, and longer."
    found = reading(f"{HEADING}Speakers\nAda Mare, Lakes\n{prose}\nTom Vale, Vales\n")
    assert [(skipped.origin.line, skipped.text) for skipped in found.skipped] == [
        (5, "Tom Vale, Vales")
    ]


def test_the_form_that_keeps_names_apart_keeps_them_apart() -> None:
    text = "Proposer's Name: Ms. Ada Mare\nMr,Tom,VALE,Academia,Vale University\nTag 1: Lakes\n"
    party = session(HEADING + text).parties[-1]
    assert (party.name, party.given_name, party.family_name) == ("Mr. Tom VALE", "Tom", "VALE")
    assert (party.stakeholder, party.affiliation) == ("Academia", "Vale University")


def test_fewer_than_three_lines_without_labels_keep_no_role() -> None:
    text = "Description: lakes\nAda Mare, Civil Society, African Group\n"
    party = session(f"{HEADING}Speaker 1: ,\n{text}").parties[0]
    assert (party.name, party.role, party.roles) == (
        "Ada Mare",
        "unlabelled",
        (Role.UNSPECIFIED,),
    )


def test_personal_data_is_counted_and_not_carried() -> None:
    text = "Speakers\nAda Mare, Lakes\nNationality: Chadian\nCity: Moundou\nPhone: 555 0100\n"
    found = reading(HEADING + text)
    assert [(skipped.text, skipped.reason) for skipped in found.skipped] == [
        (
            "3 entries: Nationality, City, Phone",
            "personal data that a programme does not need; it is not carried",
        )
    ]
    assert "Chadian" not in repr(found)


@pytest.mark.parametrize(
    ("stated", "start", "end"),
    [
        ("Monday, 12 November, 2018 - 09:00 to 10:30", "09:00+01:00", "10:30+01:00"),
        ("12 November 2018, 9:00am - 10:30am", "09:00+01:00", "10:30+01:00"),
        (
            "12th November, 2018 (08:00 UTC) - 12th November, 2018 (09:30 UTC)",
            "08:00+00:00",
            "09:30+00:00",
        ),
    ],
)
def test_times_know_their_zone(stated: str, start: str, end: str) -> None:
    record = session(f"{HEADING}Time\n{stated}\nRoom\nSalle IV\n")
    assert (record.start, record.end, record.room, record.status) == (
        dt.datetime.fromisoformat(f"2018-11-12T{start}"),
        dt.datetime.fromisoformat(f"2018-11-12T{end}"),
        "Salle IV",
        SessionStatus.SCHEDULED,
    )


def test_a_session_may_end_after_midnight_and_not_days_later() -> None:
    day = "{}th November, 2018"
    late = f"{day.format(12)} (22:00 UTC) - {day.format(13)} (00:30 UTC)\nRoom: 1"
    assert session(f"{HEADING}Time\n{late}\n").end == dt.datetime(
        2018, 11, 13, 0, 30, tzinfo=dt.UTC
    )
    found = reading(f"{HEADING}Time\n{late.replace('13th', '23th')}\n")
    (record,) = found.records
    assert isinstance(record, SessionRecord)
    assert record.end is None
    assert [finding.what for finding in found.findings] == [
        "the end is days from the start, so it is left out"
    ]


def test_a_time_that_cannot_be_read_leaves_the_day() -> None:
    found = reading(f"{HEADING}Date: 12 November 2018\nTime: after lunch\nRoom: 1\n")
    (record,) = found.records
    assert isinstance(record, SessionRecord)
    assert (record.date, record.start) == (dt.date(2018, 11, 12), None)
    assert [skipped.text for skipped in found.skipped] == ["after lunch"]


@pytest.mark.parametrize("form", ["Speakers", "Room: Salle IV\nSpeakers"])
def test_a_page_without_time_and_room_is_a_proposal(form: str) -> None:
    found = reading(f"{HEADING}{form}\nAda Mare, Lakes\n")
    kind = DocumentKind.SESSION_PAGE if "Room" in form else DocumentKind.PROPOSAL
    assert found.document.kind is kind


@pytest.mark.parametrize(
    ("note", "status", "into", "of"),
    [
        ("This workshop has been withdrawn.", SessionStatus.WITHDRAWN, None, ()),
        ("Note: this session was cancelled", SessionStatus.CANCELLED, None, ()),
        ("Merged into WS #63", SessionStatus.MERGED, "WS #63", ()),
        ("Merger of WS #63 and WS #64", SessionStatus.PROPOSED, None, ("WS #63", "WS #64")),
        ("The session will be moved to another day", SessionStatus.MOVED, None, ()),
    ],
)
def test_a_short_note_tells_the_fate(
    note: str, status: SessionStatus, into: str | None, of: tuple[str, ...]
) -> None:
    record = session(f"{HEADING}Speakers\nAda Mare, Lakes\n{note}\n")
    assert (record.status, record.merged_into, record.merged_from) == (status, into, of)


def test_a_merger_that_leaves_open_which_session_goes_on_is_a_finding() -> None:
    found = reading("IGF 2018 WS #12 Boats (merged with WS #63)\nSpeakers\nAda Mare, Lakes\n")
    (record,) = found.records
    assert isinstance(record, SessionRecord)
    assert (record.title, record.flags, record.status) == (
        "Boats",
        ("merged with WS #63",),
        SessionStatus.PROPOSED,
    )
    assert [finding.text for finding in found.findings] == ["merged with WS #63"]


def test_running_text_tells_no_fate() -> None:
    prose = "Merged realities are a subject of which much is said, and cancelled trains another."
    assert session(f"{HEADING}Description\n{prose}\nSpeakers\nAda Mare\n").status is (
        SessionStatus.PROPOSED
    )


def test_an_earlier_workshop_and_its_report_are_kept_as_printed() -> None:
    label = "Has the proposer, or any of the co-organizers, organized an IGF workshop before?"
    text = f"{label} yes, WS 7 of 2013 The link to the workshop report http://a.example/r.doc\n"
    record = session(f"{HEADING}{text}Speakers\nAda Mare\n")
    assert (record.continues, record.links) == (
        "WS 7 of 2013",
        (LinkRecord(LinkKind.REPORT, "http://a.example/r.doc"),),
    )


def test_goals_are_read_where_they_are_listed() -> None:
    text = "SDGs\n4. Quality Education\nGOAL 16: Peace, Justice and Strong Institutions\n9\n"
    record = session(f"{HEADING}Speakers\nAda Mare\n{text}Targets: 1. No Poverty\n")
    assert record.sdgs == (4, 9, 16)


@pytest.mark.parametrize(
    ("text", "form", "minutes"),
    [
        ("Format\nRoundtable\nDuration (minutes): 60\n", "Roundtable", 60),
        ("Round Table - U-shape - 90 Min\n", "Round Table - U-shape - 90 Min", 90),
        ("Theater\nDuration (minutes): 75\n", "Theater", 75),
        ("Session Format: Panel - 90 Min\n", "Panel - 90 Min", 90),
        ("Duration: 1.5 hours\n", None, 90),
    ],
)
def test_a_format_tells_its_length(text: str, form: str | None, minutes: int) -> None:
    record = session(f"{HEADING}Organizer 1: Ada Mare, Lakes\n{text}")
    assert (record.format, record.duration) == (form, minutes)


def test_the_text_and_the_mark_up_of_a_page_say_the_same() -> None:
    rows = [
        ("Speaker 1", "Ada Mare, Government, GRULAC"),
        ("Room", "Salle IV"),
        ("Theme", "Openness"),
    ]
    text = HEADING + "".join(f"{label}: {value}\n" for label, value in rows)
    field = (
        '<div class="field field--name-x"><div class="field__label">{}</div>'
        '<div class="field__item"><p>{}</p></div></div>'
    )
    strong = "<p><strong>{}:</strong> {}</p>"
    cells = "<table><tr><td>{}</td><td>{}</td></tr></table>"
    bodies = ["".join(form.format(*row) for row in rows) for form in (field, strong, cells)]
    pages = [text, *(f"<html><h1>{HEADING}</h1>{body}</html>" for body in bodies)]
    assert len({_without_lines(session(page)) for page in pages}) == 1


def _without_lines(record: SessionRecord) -> SessionRecord:
    nowhere = Origin("page")
    parties = tuple(replace(party, origin=nowhere) for party in record.parties)
    return replace(record, origin=nowhere, parties=parties)


def test_the_people_of_real_pages_are_read_from_the_form_of_their_year(shared: Path) -> None:
    """The entries are put together again from the facts, in the order that the form prints them."""
    facts = (shared / "facts/sessions.jsonl").read_text("utf-8").splitlines()
    pages = [page for page in map(json.loads, facts) if page["source_kind"] == "igf-page"]
    read, printed = [], []
    for page in pages:
        people = [one for one in page.get("people", []) if one.get("stakeholder")]
        parts = [(p["name"], p.get("affiliation"), p["stakeholder"], p["region"]) for p in people]
        lines = [f"Speaker {n}: {', '.join(filter(None, p))}" for n, p in enumerate(parts, start=1)]
        if lines:
            heading = f"IGF {page['year']} WS #1 {page['title']}"
            found = session("\n".join([heading, *lines]))
            read += [(p.name, p.affiliation, p.stakeholder, p.region) for p in found.parties]
            printed += parts
    assert read == printed
    assert len(printed) == 54
