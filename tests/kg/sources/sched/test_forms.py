"""One event on the three pages that Sched has made of it: they say the same, but for the places."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from factories import read_bytes, told

from kg.records import LinkKind, LinkRecord, Origin, SessionRecord

GOLDEN = Path(__file__).parents[1] / "golden"
NOWHERE = Origin("")
ADDRESS = "https://igf2017.sched.com/event/Lm9p"


def session(case: str) -> SessionRecord:
    (path,) = (GOLDEN / case).glob("input.*")
    reading = read_bytes(path.read_bytes(), path.name, told({2017: "Europe/Zurich"}))
    (record,) = reading.records
    assert isinstance(record, SessionRecord)
    return record


def without_places(record: SessionRecord) -> SessionRecord:
    return replace(
        record,
        origin=NOWHERE,
        parties=tuple(
            replace(party, origin=Origin("", place=party.origin.place)) for party in record.parties
        ),
        mentions=tuple(replace(mention, origin=NOWHERE) for mention in record.mentions),
    )


def as_saved(**only_in_markup: object) -> SessionRecord:
    """What the saved text gives, with what the mark-up alone can tell."""
    return replace(without_places(session("sched-event-saved")), **only_in_markup)  # type: ignore[arg-type]  # the tests name fields of the record


def test_the_old_markup_gives_the_record_of_the_saved_text() -> None:
    film = LinkRecord(LinkKind.VIDEO, "https://youtu.be/lamp902abc")
    file = LinkRecord(
        LinkKind.FILE, "https://static.sched.com/hosted_files/igf2017/a1/lamps.pdf", "lamps.pdf"
    )
    assert without_places(session("sched-event-old-markup")) == as_saved(
        address=ADDRESS, themes=("DIGITAL GENEVA", "New Lights & Old Lamps"), links=(film, file)
    )


def test_the_new_markup_gives_the_record_of_the_saved_text() -> None:
    assert without_places(session("sched-event-new-markup")) == as_saved(
        address=ADDRESS, uid="3f2c9a1b4d5e6f708192a3b4c5d6e7f8"
    )


@pytest.mark.parametrize("case", ["sched-event-old-markup", "sched-event-new-markup"])
def test_a_page_in_markup_says_where_it_stands(case: str) -> None:
    (path,) = (GOLDEN / case).glob("input.*")
    document = read_bytes(path.read_bytes(), "a.txt", told({2017: "Europe/Zurich"})).document
    assert (document.address, document.feed, document.media_type) == (ADDRESS, ADDRESS, "text/html")
