from __future__ import annotations

import datetime as dt
import hashlib
import textwrap

import pytest

from kg.concepts import (
    DocumentKind,
    Question,
    Role,
    SessionFormat,
    SessionStatus,
    SessionType,
    Stakeholder,
    StatedRegion,
    Status,
)
from kg.errors import SourceError
from kg.keys import address_key, document_key
from kg.records import (
    AnswerRecord,
    Attendance,
    CountRecord,
    Document,
    Estimate,
    Origin,
    PartyKind,
    PartyRecord,
    Reading,
    SessionRecord,
    Skipped,
    TitleBasis,
)
from kg.sources.sheets.sessions import clean_address, read_sheet

NAME = "data/sessions/2017.toml"
ZONES = {2017: "Europe/Zurich", 2016: "America/Mexico_City", 2015: "America/Fortaleza"}
CET = dt.timezone(dt.timedelta(hours=1))

HEAD = """\
year = 2017
retrieved = "2026-11"

[[session]]
id = "2017-ws3@sched"
source = "https://example.org/ws3"
source_kind = "sched"
"""


def content(text: str) -> bytes:
    return textwrap.dedent(text).encode()


def only_record(text: str) -> SessionRecord:
    (reading,) = read_sheet(content(text), NAME, ZONES)
    (record,) = reading.records
    assert isinstance(record, SessionRecord)
    return record


def test_a_full_entry_becomes_one_reading_of_its_source() -> None:
    sheet = content(
        """\
        year = 2017
        retrieved = "2026-11"

        [[session]]
        id = "2017-ws3@sched"
        source = "https://example.org/ws3 "
        source_kind = "sched"
        code = "WS #3"
        type = "Workshop"
        title = "Cables and Clouds"
        title_basis = "cut"
        date = 2017-12-19
        date_as_stated = "19th Dec"
        date_basis = "printed day number"
        start = 09:00:00
        end = 10:30:00
        time_as_stated = "9:00 - 10:30"
        zone = "CET"
        room = "Room XII"
        format = "Panel - 90 Min"
        themes = ["Access"]
        tags = ["Cables", "Clouds"]
        note = "The title is cut."

        [[session.organizers]]
        name = "Cable Club"
        role = "Organizer"
        kind = "organisation"

        [[session.people]]
        name = "Ms. Ada Okoye"
        role = "Speaker 1"
        affiliation = "Head of Cables, Cable Club, Kenya"
        organizations = ["Cable Club"]
        position = "Head of Cables"
        stakeholder = "Civil Society"
        region = "Africa"
        country = "Kenya"
        attendance = "online"

        [[session.people]]
        kind = "unnamed"
        unnamed = "a speaker for Oman"
        role = "Speaker"
        status = "withdrawn"

        [[session.people]]
        name = "Bo Lind"
        role = "mentioned"

        [[session.counts]]
        question = "participants-present"
        as_stated = "50+"
        minimum = 50
        includes_online = true
        estimated_by = "rapporteur"

        [[session.answers]]
        question = "gender-summary"
        summary = "Not discussed."
        """
    )
    sha256 = hashlib.sha256(sheet).hexdigest()
    entry = "2017-ws3@sched"
    record = SessionRecord(
        origin=Origin(NAME, 4, entry),
        year=2017,
        key="ws3",
        code="WS3",
        code_as_stated="WS #3",
        kind="Workshop",
        session_type=SessionType.WORKSHOP,
        title="Cables and Clouds",
        title_basis=TitleBasis.CUT,
        date=dt.date(2017, 12, 19),
        date_as_stated="19th Dec",
        date_basis="printed day number",
        start=dt.datetime(2017, 12, 19, 9, 0, tzinfo=CET),
        end=dt.datetime(2017, 12, 19, 10, 30, tzinfo=CET),
        time_as_stated="9:00 - 10:30",
        zone_as_stated="CET",
        room="Room XII",
        format="Panel - 90 Min",
        session_format=SessionFormat.PANEL,
        themes=("Access",),
        tags=("Cables", "Clouds"),
        status=SessionStatus.SCHEDULED,
        parties=(
            PartyRecord(
                origin=Origin(NAME, 25, entry),
                kind=PartyKind.ORGANIZATION,
                role="Organizer",
                roles=(Role.ORGANIZER,),
                status=Status.PLANNED,
                name="Cable Club",
            ),
            PartyRecord(
                origin=Origin(NAME, 30, entry),
                kind=PartyKind.PERSON,
                role="Speaker 1",
                roles=(Role.SPEAKER,),
                status=Status.PLANNED,
                name="Ms. Ada Okoye",
                affiliation="Head of Cables, Cable Club, Kenya",
                organizations=("Cable Club",),
                position="Head of Cables",
                stakeholder="Civil Society",
                stakeholder_group=Stakeholder.CIVIL_SOCIETY,
                region="Africa",
                stated_region=StatedRegion.AFRICA,
                country="Kenya",
                country_code="KE",
                attendance=Attendance.ONLINE,
            ),
            PartyRecord(
                origin=Origin(NAME, 41, entry),
                kind=PartyKind.UNNAMED,
                role="Speaker",
                roles=(Role.SPEAKER,),
                status=Status.WITHDRAWN,
                unnamed="a speaker for Oman",
            ),
        ),
        counts=(
            CountRecord(
                Origin(NAME, 51, entry),
                Question.PARTICIPANTS_PRESENT,
                Estimate("50+", minimum=50, includes_online=True),
                Role.RAPPORTEUR,
            ),
        ),
        answers=(
            AnswerRecord(
                Origin(NAME, 58, entry), Question.GENDER_SUMMARY, summary="Not discussed."
            ),
        ),
        note="The title is cut.",
    )
    document = Document(
        key=address_key("https://example.org/ws3"),
        name="https://example.org/ws3",
        kind=DocumentKind.PROGRAMME_PAGE,
        reader="session-sheet/1",
        address="https://example.org/ws3",
        retrieved="2026-11",
        sheet=NAME,
        sheet_sha256=sha256,
    )
    skipped = Skipped(
        Origin(NAME, 47, entry),
        "Bo Lind (mentioned)",
        "the label 'mentioned' tells of no part in the session",
    )
    assert read_sheet(sheet, NAME, ZONES) == (Reading(document, (record,), (skipped,)),)


def test_entries_with_one_source_are_one_document() -> None:
    second = """
[[session]]
id = "2017-ws4"
source = "https://example.org/ws3%C2%A0%C2%A0"
source_kind = "sched"
"""
    (reading,) = read_sheet(content(HEAD + second), NAME, ZONES)
    assert [record.origin.place for record in reading.records] == ["2017-ws3@sched", "2017-ws4"]


def test_a_known_digest_names_the_document_as_its_own_reader_would() -> None:
    sha256 = "a" * 63 + "0"
    text = f'{HEAD}document_sha256 = "{sha256}"\ndocument_name = "the page"\n'
    (reading,) = read_sheet(content(text), NAME, ZONES)
    assert reading.document.key == document_key(sha256)
    assert (reading.document.sha256, reading.document.name) == (sha256, "the page")


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("\u00a0https://example.org/a \u00a0", "https://example.org/a"),
        ("https://example.org/a%C2%A0%20", "https://example.org/a"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
    ],
)
def test_stray_blanks_go_from_the_ends_of_an_address(printed: str, clean: str) -> None:
    assert clean_address(printed) == clean


@pytest.mark.parametrize(
    ("zone", "hour"),
    [("UTC", 0), ("EEST", 3), ("EAT", 3), ("BALI", 8), ("GMT-03", -3), ("CET", 1), (None, 1)],
)
def test_trap_11_a_start_is_in_the_printed_zone_or_the_editions(
    zone: str | None, hour: int
) -> None:
    printed = f'zone = "{zone}"\n' if zone else ""
    record = only_record(f"{HEAD}date = 2017-12-19\nstart = 09:00:00\n{printed}")
    expected = dt.datetime(2017, 12, 19, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=hour)))
    assert record.start is not None
    assert (record.start, record.start.utcoffset()) == (expected, expected.utcoffset())


def test_a_time_without_a_day_stays_words() -> None:
    record = only_record(f"{HEAD}start = 13:00:00\nend = 14:00:00\n")
    assert (record.start, record.end) == (None, None)
    assert record.time_as_stated == "13:00 - 14:00"


@pytest.mark.parametrize(
    ("kind", "rest", "status"),
    [
        ("transcript", "", SessionStatus.HELD),
        ("report", "", SessionStatus.HELD),
        ("sched", "", SessionStatus.SCHEDULED),
        ("igf-page", "", SessionStatus.SCHEDULED),
        ("igf-page", 'status = "proposed"', SessionStatus.PROPOSED),
        ("igf-proposal", "date = 2017-12-19", SessionStatus.PROPOSED),
        ("friendsoftheigf", "", SessionStatus.PROPOSED),
        ("friendsoftheigf", "date = 2017-12-19", SessionStatus.SCHEDULED),
        ("digwatch", "start = 09:00:00", SessionStatus.SCHEDULED),
        ("other", "", SessionStatus.PROPOSED),
    ],
)
def test_how_far_a_session_got_follows_from_its_source(
    kind: str, rest: str, status: SessionStatus
) -> None:
    head = HEAD.replace('source_kind = "sched"', f'source_kind = "{kind}"')
    record = only_record(head + rest)
    assert record.status is status


FAULTS = [
    ("titel = 'X'", 8, "'titel' is not a key of [[session]]; data/README.md lists the keys"),
    (
        'start = "9:00"',
        8,
        "start is '9:00'; write a time such as 09:00:00 without quotation marks",
    ),
    (
        "date = 2017-12-19T09:00:00",
        8,
        "date is datetime.datetime(2017, 12, 19, 9, 0); write a date such as 2017-12-18 without"
        " quotation marks",
    ),
    ('title = " "', 8, "title is empty; leave it out where the source does not say"),
    ("tags = [1]", 8, 'tags is [1]; write a list of texts, such as ["Openness"]'),
    (
        'status = "over"',
        8,
        "status 'over' is not known; write one of proposed, scheduled, held, cancelled,"
        " withdrawn, moved, merged, no-longer-listed",
    ),
    (
        'code = "Room 9"',
        8,
        "the code 'Room 9' is not understood; write it as printed, such as WS #15, or add its kind"
        " to kg/labels/sessions.py",
    ),
    (
        "start = 10:00:00\nend = 09:00:00",
        9,
        "the session ends before it starts; check both times",
    ),
    ("end = 09:00:00", 8, "there is an end and no start; add `start`"),
    (
        'date = 2017-12-19\nstart = 09:00:00\nzone = "CST"',
        10,
        "CST is the time of several regions; set the edition's zone; write the zone as printed,"
        " such as CET",
    ),
    (
        'document_sha256 = "abc"',
        8,
        "document_sha256 is no SHA-256; write its 64 hex digits",
    ),
    ('[[session.people]]\nname = "A B"', 8, "role is missing; add it to the entry"),
    (
        '[[session.people]]\nrole = "Speaker"',
        8,
        "the party has no name; add `name`, or set `kind` and `unnamed` for an unnamed one",
    ),
    (
        '[[session.people]]\nrole = "Speaker"\nkind = "unnamed"\nname = "A B"',
        8,
        "an unnamed party has no name; say in `unnamed` who it is",
    ),
    (
        '[[session.people]]\nname = "A B"\nrole = "Speaker"\ngender = "x"',
        11,
        "'gender' is not a key of [[session.people]]; data/README.md lists the keys",
    ),
    (
        '[[session.people]]\nname = "A B"\nrole = "Speaker"\naffiliation = "X"\n'
        'organizations = ["Y"]',
        12,
        "'Y' does not stand in the affiliation; write it as printed there",
    ),
    (
        '[[session.people]]\nname = "A B"\nrole = "Speaker"\ncountry_code = "XX"',
        11,
        "'XX' is not the code of a country; write two capitals, such as CH",
    ),
    (
        '[[session.counts]]\nquestion = "women-present"\nas_stated = "many"',
        8,
        "the figure has no bound; add `minimum`, `maximum` or `exact`",
    ),
    (
        '[[session.answers]]\nquestion = "gender-summary"',
        8,
        "the answer says nothing; add `summary` or a short `text`",
    ),
    (
        'people = [{name = "A B", role = "Speaker"}]',
        8,
        "people is written inline; write a [[session.people]] for each entry",
    ),
    (
        '[[session]]\nid = "2017-ws3@sched"\nsource = "x"\nsource_kind = "other"',
        9,
        "the id '2017-ws3@sched' stands at line 5 already; give one of the two another",
    ),
    (
        '[[session]]\nid = "2017-b"\nsource = "https://example.org/ws3"\nsource_kind = "other"',
        11,
        "the source is described in another way than at line 4; give all its entries one"
        " source_kind and document_name",
    ),
    (
        '[[session]]\nid = "2017-b"\nsource_kind = "other"',
        8,
        "the entry has no source; add its address as `source`",
    ),
    (
        '[[session]]\nid = "2016-b"\nsource = "x"\nsource_kind = "other"',
        9,
        "the id '2016-b' does not fit; write 2017-, a key in small letters, and @ with the source"
        " where there are several",
    ),
]


@pytest.mark.parametrize(("rest", "line", "what"), FAULTS)
def test_a_fault_is_named_with_its_line_and_mend(rest: str, line: int, what: str) -> None:
    with pytest.raises(SourceError) as raised:
        read_sheet(content(HEAD + rest), NAME, ZONES)
    assert str(raised.value) == f"{NAME}:{line}: {what}"


def test_a_year_without_an_edition_is_refused() -> None:
    with pytest.raises(SourceError, match=r"add data/editions/2017\.toml"):
        read_sheet(content(HEAD), NAME, {})


def test_a_sheet_that_is_not_toml_is_refused_at_its_line() -> None:
    with pytest.raises(SourceError) as raised:
        read_sheet(b"year = 2017\n[[session]\n", NAME, ZONES)
    assert raised.value.line == 2
    assert raised.value.what.startswith("the sheet is not TOML: ")
    assert raised.value.what.endswith("; mend the line or the one before it")
