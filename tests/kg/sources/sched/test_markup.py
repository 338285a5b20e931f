"""Pages by their mark-up: what belongs to an event, and who is named there without a part in it."""

from __future__ import annotations

import pytest
from factories import read_bytes, told

from kg.concepts import Status
from kg.errors import SourceError
from kg.keys import session_key
from kg.records import LinkKind, LinkRecord, Origin, Reading, SessionRecord, Skipped
from kg.sources.sample import Sample
from kg.sources.sched.page import recognises

UID = "3f2c9a1b4d5e6f708192a3b4c5d6e7f8"
WHEN = (
    "<div class='sched-event-details-timeandplace'>Monday December 18, 2017 09:00 - 10:00"
    " <span class='tz'>CET</span><br><a href='venue/r'>Room 1</a></div>"
)
TITLE = "<span class='event'><a class='name' href='event/CTsl/gulls'>Gulls</a></span>"


def read(inner: str) -> Reading:
    page = f"<html><body class='sched-page'>\n{inner}\n</body></html>"
    told_of = told({2017: "Europe/Zurich"}, address="https://igf2017.sched.com/list/descriptions/")
    return read_bytes(page.encode(), "page.html", told_of)


def session(inner: str) -> SessionRecord:
    (record,) = read(inner).records
    assert isinstance(record, SessionRecord)
    return record


def person(name: str, post: str = "", inside: str = "") -> str:
    said = f"<div class='sched-event-details-role-company'>{post}</div>" if post else ""
    return f"<div class='sched-person-session'><h2><a>{name}</a></h2>{said}{inside}</div>"


def people(roles: str) -> list[tuple[str, str | None, str | None]]:
    record = session(f"{TITLE}<div class='tip-roles'>{roles}</div>{WHEN}")
    return [(party.role, party.name, party.affiliation) for party in record.parties]


@pytest.mark.parametrize(
    ("page", "known"),
    [
        ("<html><body><div class='sched-container'>", True),
        ("<!DOCTYPE html><html><a class='x list-single__event'>", True),
        ("<html><p>Read more at igf2017.sched.com</p>", False),
        ("<html><p class='schedule'>Monday December 18, 2017 09:00 - 10:00 CET</p>", False),
    ],
)
def test_sched_s_own_classes_make_a_page_known(page: str, known: bool) -> None:
    assert recognises(Sample(page.encode())) is known


def test_the_long_identifier_of_the_link_names_the_session() -> None:
    record = session(TITLE.replace("class='name'", f"class='name' id='{UID}'") + WHEN)
    assert (record.uid, record.key, record.address) == (
        UID,
        session_key("sched", UID),
        "https://igf2017.sched.com/event/CTsl",
    )


def test_a_title_that_is_linked_twice_is_one_event() -> None:
    assert session(TITLE + TITLE.replace("event/", "/event/") + WHEN).title == "Gulls"


def test_the_room_beside_a_title_is_no_part_of_it() -> None:
    title = TITLE.replace("Gulls", "Gulls &amp; Terns <span class='vs'>Room 1</span>")
    assert session(title + WHEN).title == "Gulls & Terns"


def test_a_person_s_post_is_written_in_one_element_or_two() -> None:
    two = (
        "<div class='sched-event-details-company'>Seacorp</div>"
        "<div class='sched-event-details-position'>Head</div>"
    )
    roles = (
        "<strong>Speakers:</strong>"
        + person("Ada Mare", "Head, Reefs")
        + person("Ida Mare", "", two)
    )
    assert people(roles) == [
        ("Speaker", "Ada Mare", "Head, Reefs"),
        ("Speaker", "Ida Mare", "Head, Seacorp"),
    ]


def test_a_person_may_have_a_picture_alone() -> None:
    picture = "<a class='sched-avatar'><img alt='avatar for Ada Mare'></a>"
    roles = f"<b>Moderators</b><div class='sched-person'>{picture}</div>"
    assert people(roles) == [("Moderator", "Ada Mare", None)]


def test_lives_and_what_they_link_to_are_not_taken() -> None:
    life = "<div class='sched-event-details-role-bio'><a href='https://youtu.be/x'>Talk</a></div>"
    roles = "<strong>Speakers</strong>" + person("Ada Mare", "", life)
    assert session(f"{TITLE}<div class='tip-roles'>{roles}</div>{WHEN}").links == ()


@pytest.mark.parametrize(
    "beside",
    [
        "<h2>Comments</h2>",
        f"<div id='sched-page-event-attendees'>{person('Pim Quist')}</div>",
        f"<div class='sched-page-attendees'>{person('Pim Quist')}</div>",
        f"<strong>Attendees</strong>{person('Pim Quist')}",
    ],
)
def test_only_those_under_a_role_have_a_part(beside: str) -> None:
    roles = "<strong>Speakers</strong>" + person("Ada Mare")
    record = session(f"{TITLE}<div class='tip-roles'>{roles}</div>{beside}{WHEN}")
    assert [party.name for party in record.parties] == ["Ada Mare"]


def test_nobody_before_the_first_role_has_a_part() -> None:
    assert people(person("Ada Mare")) == []
    assert read(TITLE + person("Ada Mare") + WHEN).skipped == (
        Skipped(
            Origin("page.html", 2), "Ada Mare", "a person under no heading that tells the role"
        ),
    )


def test_a_footnote_on_the_same_line_of_the_file_withdraws_its_own_party() -> None:
    body = "Speaker: Ms. Ada Mare*<br>Speaker: Ms. Ida Mare<br>* cannot attend"
    record = session(f"{TITLE}<div class='tip-description'>{body}</div>{WHEN}")
    assert [(p.name, p.status, p.origin.line) for p in record.parties] == [
        ("Ms. Ada Mare", Status.WITHDRAWN, 2),
        ("Ms. Ida Mare", Status.PLANNED, 2),
    ]


def test_files_and_videos_are_links_and_other_addresses_are_not() -> None:
    inner = (
        "<div class='tip-description'>See https://vimeo.com/12. Or"
        " <a href='https://www.youtube.com/watch?v=a1'>the film</a>, or"
        " <a href='https://example.org'>us</a>.</div>"
        "<a class='file-uploaded' href='hosted_files/g.pdf'>g.pdf</a>"
        "<a class='file-uploaded' href='javascript:open()'>x</a>"
    )
    assert session(TITLE + inner + WHEN).links == (
        LinkRecord(LinkKind.VIDEO, "https://www.youtube.com/watch?v=a1", "the film"),
        LinkRecord(LinkKind.FILE, "https://igf2017.sched.com/hosted_files/g.pdf", "g.pdf"),
        LinkRecord(LinkKind.VIDEO, "https://vimeo.com/12"),
    )


def test_types_are_read_from_links_outside_the_description() -> None:
    inner = (
        "<div class='tip-description'><a href='/type/Reefs'>Reefs</a></div>"
        "<div class='sched-event-type'><a href='/type/Emerging+Issues'>Emerging</a></div>"
    )
    assert session(TITLE + inner + WHEN).themes == ("Emerging Issues",)


def test_a_field_of_the_organisers_own_is_told_and_no_one_s_gender_with_it() -> None:
    inner = "<ul class='tip-custom-fields'><li>Host: Ada (Asia; female)</li></ul>"
    assert read(TITLE + inner + WHEN).skipped == (
        Skipped(
            Origin("page.html", 2, "tip-custom-fields"),
            "Host: Ada (Asia)",
            "a field that the organisers of a programme made themselves",
        ),
    )


def test_an_event_of_a_list_without_a_date_costs_itself_alone() -> None:
    reading = read(
        TITLE.replace("CTsl/gulls", "CTsm/terns").replace("Gulls", "Terns") + TITLE + WHEN
    )
    assert [skipped.text for skipped in reading.skipped] == ["Terns"]
    assert len(reading.records) == 1


def test_dates_in_unknown_markup_are_found_by_the_words() -> None:
    inner = "<p>Gulls</p><p>Monday December 18, 2017 09:00 - 10:00 CET</p><p>Room 1</p>"
    record = session(inner)
    assert (record.title, record.room) == ("Gulls", "Room 1")


def test_a_page_without_events_is_refused() -> None:
    with pytest.raises(SourceError, match="no line such as"):
        read("<p>Not found</p>")
