"""Words beside a title that are no part of it, and titles that only look as if they had some."""

from __future__ import annotations

import pytest
from factories import growth

from kg.concepts import SessionStatus
from kg.sources.title_flags import FlaggedTitle, split_flags

CANCELLED, WITHDRAWN = SessionStatus.CANCELLED, SessionStatus.WITHDRAWN
MOVED, MERGED = SessionStatus.MOVED, SessionStatus.MERGED


@pytest.mark.parametrize(
    ("printed", "flags", "status"),
    [
        ("[SOLD OUT] Gulls at Work", ("SOLD OUT",), None),
        ("[NEW] [SOLD OUT] Gulls at Work", ("NEW", "SOLD OUT"), None),
        ("CANCELLED: Gulls at Work", ("CANCELLED",), CANCELLED),
        ("CANCELED - Gulls at Work", ("CANCELED",), CANCELLED),
        ("Cancelled \u2013 Gulls at Work", ("Cancelled",), CANCELLED),
        ("CANCELLED Gulls at Work", ("CANCELLED",), CANCELLED),
        ("*CANCELLED* Gulls at Work", ("CANCELLED",), CANCELLED),
        ("**CANCELLED** Gulls at Work", ("CANCELLED",), CANCELLED),
        ("(Cancelled) Gulls at Work", ("Cancelled",), CANCELLED),
        ("Gulls at Work (Withdrawn)", ("Withdrawn",), WITHDRAWN),
        ("Gulls at Work [CANCELLED!]", ("CANCELLED!",), CANCELLED),
        ("Gulls at Work - CANCELLED", ("CANCELLED",), CANCELLED),
        ("Gulls at Work (Moved to Room 3)", ("Moved to Room 3",), MOVED),
        ("Gulls at Work - moved to Room 3", ("moved to Room 3",), MOVED),
        ("MOVED TO ROOM 3: Gulls at Work", ("MOVED TO ROOM 3",), MOVED),
        ("Gulls at Work [Merged with WS #12]", ("Merged with WS #12",), MERGED),
        ("[SOLD OUT] Gulls at Work (Cancelled)", ("SOLD OUT", "Cancelled"), CANCELLED),
        ("Gulls at Work [CB]", ("CB",), None),
    ],
)
def test_a_flag_is_taken_off_and_tells_the_status(
    printed: str, flags: tuple[str, ...], status: SessionStatus | None
) -> None:
    assert split_flags(printed) == FlaggedTitle("Gulls at Work", flags, status)


def test_where_a_session_was_merged_into_is_told() -> None:
    assert split_flags("Gulls at Work (Merged into WS 45)") == FlaggedTitle(
        "Gulls at Work", ("Merged into WS 45",), MERGED, merged_into="WS 45"
    )


@pytest.mark.parametrize(
    "title",
    [
        "Gulls at Work",
        "",
        "CANCELLED",
        "[CANCELLED]",
        "Cancelled Elections and Shutdowns",
        "CANCELLED ELECTIONS AND SHUTDOWNS",
        "Moved to Tears: Gulls (and Terns)",
        "New: Gulls",
        "Full Stack Gulls",
        "Gulls - a Life",
        "Gulls [and terns]",
        "Fundraising Drive (Saal Europa)",
        "[Gulls",
        "Gulls)",
        "(Gulls) at Work",
        "*",
        "()",
    ],
)
def test_a_title_without_flags_stays_as_it_is(title: str) -> None:
    assert split_flags(title) == FlaggedTitle(title)


@pytest.mark.parametrize("piece", ["[", "(", "*", "CANCELLED ", "(Moved to ", " - ", "a-", ": "])
def test_a_nasty_title_takes_time_by_its_length_alone(piece: str) -> None:
    # Quadratic time would make the ratio 64.
    assert growth(lambda size: split_flags(piece * size), 5_000, 40_000) < 32
