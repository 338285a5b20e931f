from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.concepts import (
    DocumentKind,
    Role,
    SessionFormat,
    SessionType,
    Stakeholder,
    StatedRegion,
    Status,
    UnGroup,
)
from kg.labels import (
    code_of,
    document_kind_of,
    is_participation,
    region_of,
    roles_of,
    session_format_of,
    session_type_of,
    stakeholder_of,
    status_of,
)


@pytest.mark.parametrize(
    ("label", "roles"),
    [
        ("Speaker", (Role.SPEAKER,)),
        ("Speaker 3", (Role.SPEAKER,)),
        ("Confirmed Speaker", (Role.SPEAKER,)),
        ("Speaker (TBC)", (Role.SPEAKER,)),
        ("speaker planned", (Role.SPEAKER,)),
        ("  MODERATOR:", (Role.MODERATOR,)),
        ("Moderador", (Role.MODERATOR,)),
        ("Floor and Readout Moderator", (Role.MODERATOR,)),
        ("Onsite Moderator", (Role.ONSITE_MODERATOR,)),
        ("On-site Moderator", (Role.ONSITE_MODERATOR,)),
        ("On\u2011site Moderator", (Role.ONSITE_MODERATOR,)),
        ("Online Moderator", (Role.ONLINE_MODERATOR,)),
        ("Remote moderator", (Role.ONLINE_MODERATOR,)),
        ("Presenter/Organizer", (Role.PRESENTER, Role.ORGANIZER)),
        ("Chair/Moderator", (Role.CHAIR, Role.MODERATOR)),
        ("chair/first speaker", (Role.CHAIR, Role.SPEAKER)),
        ("Organizer / Session Chair", (Role.ORGANIZER, Role.CHAIR)),
        ("Rapporteur/Notetaker", (Role.RAPPORTEUR,)),
        ("Rapporteur/Note Taker", (Role.RAPPORTEUR,)),
        ("Proposer's Name", (Role.PROPOSER,)),
        ("Co-Proposer\u2019s Name", (Role.CO_PROPOSER,)),
        ("Session Organizer", (Role.ORGANIZER,)),
        ("Workshop Organiser", (Role.ORGANIZER,)),
        ("Organizer 6", (Role.ORGANIZER,)),
        ("MAG co-organiser", (Role.CO_ORGANIZER,)),
        ("participating as audience", (Role.AUDIENCE_CONTRIBUTOR,)),
        ("remote participant", (Role.ONLINE_CONTRIBUTOR,)),
        ("2019 MAG Chair", (Role.UNSPECIFIED,)),
        ("timer", (Role.UNSPECIFIED,)),
        ("", (Role.UNSPECIFIED,)),
    ],
)
def test_a_role_label_stands_for_its_roles(label: str, roles: tuple[Role, ...]) -> None:
    assert roles_of(label) == roles


@given(st.text(max_size=40))
def test_any_label_has_a_role_and_none_twice(label: str) -> None:
    roles = roles_of(label)
    assert roles
    assert len(set(roles)) == len(roles)


@pytest.mark.parametrize(
    "label",
    [
        "mentioned",
        "invited",
        "Advisory Group member invited",
        "announced, absent",
        "commemorated",
        "present",
    ],
)
def test_who_was_only_named_did_not_take_part(label: str) -> None:
    assert not is_participation(label)


@pytest.mark.parametrize("label", ["Speaker", "participant", "presenter", "listed", "timer"])
def test_who_has_a_label_of_a_part_took_part(label: str) -> None:
    assert is_participation(label)


@pytest.mark.parametrize(
    ("label", "kind", "status"),
    [
        ("speaker", DocumentKind.TRANSCRIPT, Status.TOOK_PART),
        ("Speaker", DocumentKind.SESSION_REPORT, Status.TOOK_PART),
        ("Speaker", DocumentKind.PROGRAMME_PAGE, Status.PLANNED),
        ("Speaker", DocumentKind.SESSION_PAGE, Status.PLANNED),
        ("Speaker", DocumentKind.PROPOSAL, Status.PLANNED),
        ("speaker", DocumentKind.ARCHIVE_PAGE, Status.UNKNOWN),
        ("speaker", DocumentKind.OTHER_PAGE, Status.UNKNOWN),
        ("speaker planned", DocumentKind.ARCHIVE_PAGE, Status.PLANNED),
        ("Speaker (TBC)", DocumentKind.SESSION_PAGE, Status.PLANNED),
        ("Speaker (provisionally confirmed)", DocumentKind.PROGRAMME_PAGE, Status.PLANNED),
        ("Speaker (unconfirmed)", DocumentKind.PROGRAMME_PAGE, Status.PLANNED),
        ("speaker (confirmed)", DocumentKind.PROGRAMME_PAGE, Status.CONFIRMED),
        ("Confirmed Speaker", DocumentKind.SESSION_PAGE, Status.CONFIRMED),
        ("Confirmed Speaker", DocumentKind.SESSION_REPORT, Status.TOOK_PART),
        ("listed", DocumentKind.TRANSCRIPT, Status.UNKNOWN),
    ],
)
def test_a_status_follows_from_label_and_document(
    label: str, kind: DocumentKind, status: Status
) -> None:
    assert status_of(label, kind) is status


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("WS15", "WS15"),
        ("ws15", "WS15"),
        ("WS #439", "WS439"),
        ("WS-26", "WS26"),
        ("Workshop 115", "WS115"),
        ("Workshop No. 132", "WS132"),
        ("Open Forum #48", "OF48"),
        ("Pre-Event #12", "PRE12"),
        ("Day 0 Event #178", "PRE178"),
        ("BPF5", "BPF5"),
        ("WS015", "WS15"),
        ("Day 0", None),
        ("Main Session", None),
        ("Room 9", None),
        ("WS15b", None),
        ("", None),
    ],
)
def test_a_code_is_canonical(printed: str, code: str | None) -> None:
    assert code_of(printed) == code


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("OPEN FORUM", SessionType.OPEN_FORUM),
        ("MAIN/ SPECIAL SESSION", SessionType.MAIN),
        ("Day 0", SessionType.PRE_EVENT),
        ("Pre-event", SessionType.PRE_EVENT),
        ("NRIs Collaborative Session", SessionType.NRI),
        ("Open Mic/Taking Stock", SessionType.OPEN_MIC),
        ("High Level Leaders Meeting", SessionType.HIGH_LEVEL),
        ("Inter-regional dialogue", SessionType.OTHER),
    ],
)
def test_a_session_type_is_found_in_any_case(label: str, kind: SessionType) -> None:
    assert session_type_of(label) is kind


@pytest.mark.parametrize(
    ("label", "form"),
    [
        ("Panel - 90 Min", SessionFormat.PANEL),
        ("moderated panel", SessionFormat.PANEL),
        ("Round Table - U-shape - 90 Min", SessionFormat.ROUND_TABLE),
        ("Roundtable", SessionFormat.ROUND_TABLE),
        ("break out groups", SessionFormat.BREAK_OUT),
        ("Birds of a Feather - Auditorium - 60 Min", SessionFormat.BIRDS_OF_A_FEATHER),
        ("talk show", SessionFormat.OTHER),
        ("90 minutes", None),
    ],
)
def test_a_format_is_told_by_its_first_words(label: str, form: SessionFormat | None) -> None:
    assert session_format_of(label) is form


@pytest.mark.parametrize(
    ("label", "group"),
    [
        ("Private sector", Stakeholder.PRIVATE_SECTOR),
        ("Technical Community", Stakeholder.TECHNICAL_COMMUNITY),
        ("Inter-governmental Organization", Stakeholder.INTERGOVERNMENTAL),
        ("Private Sector/Academia", None),
    ],
)
def test_a_stakeholder_label_names_one_group_or_none(label: str, group: Stakeholder | None) -> None:
    assert stakeholder_of(label) is group


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("North America", (StatedRegion.NORTH_AMERICA, None)),
        ("Africa", (StatedRegion.AFRICA, None)),
        ("African Group", (None, UnGroup.AFRICAN)),
        ("Western European and Others Group (WEOG)", (None, UnGroup.WEOG)),
        ("Western Europe and Others Group - WEOG", (None, UnGroup.WEOG)),
        ("Latin American and Caribbean Group (GRULAC)", (None, UnGroup.GRULAC)),
        ("Intergovernmental Organization", (None, UnGroup.INTERGOVERNMENTAL_ORGANIZATION)),
        ("The Moon", (None, None)),
    ],
)
def test_trap_13_a_continent_is_no_united_nations_group(
    label: str, found: tuple[StatedRegion | None, UnGroup | None]
) -> None:
    assert region_of(label) == found


def test_an_unknown_source_kind_is_no_document_kind() -> None:
    assert document_kind_of("sched") is DocumentKind.PROGRAMME_PAGE
    assert document_kind_of("rumour") is None
