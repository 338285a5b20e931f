"""Titles with codes, flags and kinds in any order, and types that are themes or kinds."""

from __future__ import annotations

import pytest
from factories import an_edition

from kg.concepts import SessionStatus, SessionType
from kg.records import EditionRecord
from kg.sources.feeds.labels import Labels, labels_of
from kg.sources.sched.titles import ReadTitle, read_title

CANCELLED = SessionStatus.CANCELLED


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Gulls (WS9)", ReadTitle("Gulls", "WS9", "WS9")),
        ("WS62: Gulls [CB]", ReadTitle("Gulls", "WS62", "WS62", flags=("CB",))),
        (
            "[SOLD OUT] WS #51 Gulls (Cancelled)",
            ReadTitle("Gulls", "WS51", "WS #51", None, ("SOLD OUT", "Cancelled"), CANCELLED),
        ),
        (
            "Gulls [CANCELLED] (WS9)",
            ReadTitle("Gulls", "WS9", "WS9", None, ("CANCELLED",), CANCELLED),
        ),
        ("IGF 2019 Pre-Event #12 Gulls", ReadTitle("Gulls", "PRE12", "Pre-Event #12")),
        ("IGF 2019 Gulls", ReadTitle("IGF 2019 Gulls")),
        ("Launch / Award Event #34", ReadTitle(None, "LA34", "Launch / Award Event #34")),
        ("Main Session | Gulls", ReadTitle("Gulls", kind="Main Session")),
        ("Gulls | Terns", ReadTitle("Gulls | Terns")),
        ("A Breakfast (Saal Europa)", ReadTitle("A Breakfast (Saal Europa)")),
        (
            "Gulls (Merged into WS 45)",
            ReadTitle(
                "Gulls",
                flags=("Merged into WS 45",),
                status=SessionStatus.MERGED,
                merged_into="WS 45",
            ),
        ),
    ],
)
def test_a_title_is_read_in_its_parts(printed: str, expected: ReadTitle) -> None:
    assert read_title(printed) == expected


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["Critical Internet Resources"], Labels(None, None, ("Critical Internet Resources",))),
        (["MAIN/ SPECIAL SESSION"], Labels("MAIN/ SPECIAL SESSION", SessionType.MAIN, ())),
        (["OPEN FORUM"], Labels("OPEN FORUM", SessionType.OPEN_FORUM, ())),
        (["Other Session"], Labels("Other Session", SessionType.OTHER, ())),
        (["Inclusion", "Workshop"], Labels("Workshop", SessionType.WORKSHOP, ("Inclusion",))),
        (["Pre-Event", "Pre-Event"], Labels("Pre-Event", SessionType.PRE_EVENT, ())),
        ([], Labels(None, None, ())),
    ],
)
def test_a_type_is_a_kind_of_session_or_a_theme(labels: list[str], expected: Labels) -> None:
    assert labels_of(labels) == expected


def test_a_theme_of_the_edition_is_one_though_it_sounds_like_a_kind() -> None:
    edition = an_edition(2017, themes=("Public Meetings & Talks",)).records[0]
    assert isinstance(edition, EditionRecord)
    assert labels_of(["Public Meetings and Talks", "Public Meetings - Talks"], edition) == Labels(
        "Public Meetings and Talks", SessionType.OTHER, ("Public Meetings - Talks",)
    )
