"""What a programme does not hold, in words: nobody should take it for the whole of a meeting."""

from __future__ import annotations

from collections.abc import Iterator

from server.programme.reading import Programme
from server.programme.zones import zone_in_words


def notes(programme: Programme) -> tuple[str, ...]:
    """Sentences about the meeting's programme, before it is narrowed."""
    return tuple(_notes(programme))


def _notes(programme: Programme) -> Iterator[str]:
    entries, meeting = programme.entries, programme.meeting
    if not entries:
        yield f"Nobody has carried over a session of {meeting.short} so far."
        return
    yield (
        f"This holds what somebody has carried over from programmes, reports and transcripts so"
        f" far: {_sessions(len(entries))}, not all that were held or planned."
    )
    missing = (
        ("the day", sum(entry.day is None for entry in entries)),
        ("the time of day", sum(entry.day is not None and not entry.begins for entry in entries)),
        ("the end", sum(entry.begins is not None and entry.ends is None for entry in entries)),
        ("the room", sum(entry.room is None for entry in entries)),
    )
    told = [f"{what} of {number}" for what, number in missing if number]
    if told:
        yield f"Not stated: {_listed(told)}. Nothing was made up in its place."
    zone = zone_in_words(meeting, entries)
    if zone is not None:
        yield zone


def _sessions(number: int) -> str:
    return "1 session" if number == 1 else f"{number} sessions"


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
