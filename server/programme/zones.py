"""The time zone of a programme in words."""

from __future__ import annotations

from collections.abc import Iterable

from kg.publish.entry import Entry, Meeting


def zone_in_words(meeting: Meeting, entries: Iterable[Entry]) -> str | None:
    """The zone with its offsets on these days; None where no session has a time."""
    begun = [entry.begins for entry in entries if entry.begins is not None]
    if not begun:
        return None
    offsets = " and ".join(sorted({f"UTC{moment.isoformat()[-6:]}" for moment in begun}))
    name = None if meeting.zone is None else meeting.zone.replace("_", " ")
    return f"Times are those of the place ({', '.join(filter(None, (name, offsets)))})."
