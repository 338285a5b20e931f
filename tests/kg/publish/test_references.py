"""References that the programs of those who cite read again: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from listed import at, bare, listed
from pybtex.database import parse_string

from kg.publish.bibtex import bibtex, escaped
from kg.publish.citation import Citation, hours, key, of_session
from kg.publish.csl import csl, item
from kg.publish.ris import ris

PAGE = Citation(
    key="igf-source-1",
    kind="page",
    title="Programme",
    url="https://example.org/a_b?c=%20d&e",
    genre="programme page",
    accessed="2026-11",
    note="What was read of it: http://127.0.0.1:8000/doc/source/1",
)
MEETING = Citation(
    key="igf-2017",
    kind="meeting",
    title="Internet Governance Forum 2017",
    url="http://127.0.0.1:8000/doc/meeting/2017",
    day=dt.date(2017, 12, 18),
    end=dt.date(2017, 12, 21),
    year=2017,
    place="Geneva, Switzerland",
)
NOTE = "09:00\u201310:30 (UTC+01:00), Room XII - A, Palais des Nations"


def test_a_session_is_told_with_its_meeting_and_names_no_author() -> None:
    assert of_session(listed()) == Citation(
        key="igf-2017-ws15",
        kind="session",
        title="Cybersecurity Response",
        url="http://127.0.0.1:8000/doc/session/2017/ws15",
        language="en",
        genre="Workshop",
        code="WS15",
        event="Internet Governance Forum 2017",
        day=dt.date(2017, 12, 21),
        year=2017,
        place="Geneva, Switzerland",
        organizers=("Jong Hyuk Ro",),
        keywords=("Access", "Cybersecurity"),
        note=NOTE,
    )


def test_a_session_without_a_day_has_the_year_of_its_meeting() -> None:
    found = of_session(bare())
    assert (found.day, found.year, found.note) == (None, 2017, None)
    assert found.described == "Session at the Internet Governance Forum 2017"


def test_that_a_session_was_cancelled_is_noted() -> None:
    assert of_session(listed(called_off=True)).note == f"Cancelled. {NOTE}"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (listed(end=None), "09:00 (UTC+01:00)"),
        (listed(start=dt.date(2017, 12, 21)), None),
        (
            listed(start=at("23:00"), end=at("01:00", day=22)),
            "23:00\u201301:00 on 2017-12-22 (UTC+01:00)",
        ),
    ],
)
def test_the_hours_are_those_that_are_stated(entry, expected) -> None:  # type: ignore[no-untyped-def]
    assert hours(entry) == expected


def test_bibtex_is_read_with_every_field() -> None:
    database = parse_string(bibtex([of_session(listed()), MEETING, PAGE]).decode(), "bibtex")
    session, meeting, page = (
        database.entries[name] for name in ("igf-2017-ws15", "igf-2017", "igf-source-1")
    )
    assert dict(session.fields) == {
        "title": "{Cybersecurity Response}",
        "date": "2017-12-21",
        "year": "2017",
        "howpublished": "Workshop WS15 at the Internet Governance Forum 2017",
        "location": "Geneva, Switzerland",
        "keywords": "Access, Cybersecurity",
        "note": f"Organised by Jong Hyuk Ro. {NOTE}",
        "langid": "english",
        "url": "http://127.0.0.1:8000/doc/session/2017/ws15",
    }
    assert dict(session.persons) == {}
    assert meeting.fields["date"] == "2017-12-18/2017-12-21"
    assert page.fields["url"] == "https://example.org/a_b?c=%20d&e"
    assert page.fields["urldate"] == "2026-11"


def test_what_tex_takes_for_a_command_is_written_so_that_it_prints() -> None:
    assert escaped(r"50 % of {R&D} cost $5 #1 a_b ~ ^ \x") == (
        r"50 \% of \textbraceleft{}R\&D\textbraceright{} cost \$5 \#1 a\_b"
        r" \textasciitilde{} \textasciicircum{} \textbackslash{}x"
    )
    assert escaped("Zürich\n“à la carte”") == "Zürich “à la carte”"


TITLES = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1).filter(str.strip)


@given(TITLES)
def test_no_title_breaks_a_file_of_bibtex(title: str) -> None:
    found = parse_string(bibtex([of_session(listed(title=title)), MEETING]).decode(), "bibtex")
    assert found.entries["igf-2017-ws15"].fields["title"] == f"{{{escaped(title)}}}"
    assert "igf-2017" in found.entries


def test_ris_is_read_with_every_field() -> None:
    found = rispy.loads(ris([of_session(listed()), MEETING, PAGE]).decode())
    assert found[0] == {
        "type_of_reference": "SLIDE",
        "id": "igf-2017-ws15",
        "title": "Cybersecurity Response",
        "secondary_title": "Internet Governance Forum 2017",
        "type_of_work": "Workshop WS15",
        "year": "2017",
        "date": "2017/12/21/",
        "place_published": "Geneva, Switzerland",
        "language": "en",
        "urls": ["http://127.0.0.1:8000/doc/session/2017/ws15"],
        "keywords": ["Access", "Cybersecurity"],
        "notes": ["Organised by Jong Hyuk Ro", NOTE],
    }
    assert [record["type_of_reference"] for record in found] == ["SLIDE", "CONF", "ELEC"]


def test_a_line_break_ends_no_record_of_ris() -> None:
    written = ris([of_session(listed(title="One\r\nER  - \r\nTY  - JOUR"))])
    assert written.endswith(b"ER  - \r\n")
    (found,) = rispy.loads(written.decode())
    assert found["title"] == "One ER - TY - JOUR"


def test_csl_json_tells_a_session_as_what_was_spoken_at_an_event() -> None:
    assert item(of_session(listed())) == {
        "id": "igf-2017-ws15",
        "type": "speech",
        "title": "Cybersecurity Response",
        "genre": "Workshop",
        "number": "WS15",
        "event-title": "Internet Governance Forum 2017",
        "event-place": "Geneva, Switzerland",
        "event-date": {"date-parts": [[2017, 12, 21]]},
        "issued": {"date-parts": [[2017, 12, 21]]},
        "organizer": [{"literal": "Jong Hyuk Ro"}],
        "keyword": "Access, Cybersecurity",
        "language": "en",
        "URL": "http://127.0.0.1:8000/doc/session/2017/ws15",
        "note": NOTE,
    }


def test_csl_json_is_a_list_in_which_nothing_is_empty() -> None:
    session, meeting, page = json.loads(csl([of_session(bare()), MEETING, PAGE]))
    assert session["issued"] == {"date-parts": [[2017]]}
    assert meeting["event-date"] == {"date-parts": [[2017, 12, 18], [2017, 12, 21]]}
    assert page["accessed"] == {"date-parts": [[2026, 11]]}
    assert all(value for record in (session, meeting, page) for value in record.values())


@pytest.mark.parametrize(
    ("parts", "expected"),
    [(("igf", "2017/ws15"), "igf-2017-ws15"), (("IGF", "2014/WS.1~é"), "igf-2014-ws-1")],
)
def test_a_key_is_one_that_every_program_takes(parts: tuple[str, ...], expected: str) -> None:
    assert key(*parts) == expected
