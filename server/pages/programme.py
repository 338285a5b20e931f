"""The sessions of a meeting, and the meetings of the forum, in the order of time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from server.pages.values import Lens, Value, day_of, joined


@dataclass(frozen=True, slots=True)
class Slot:
    """A line of a programme; clock: the time at the place. meeting: of a session of a series."""

    sort: str
    day: str
    clock: str
    code: str | None
    name: Value
    kind: tuple[Value, ...]
    state: tuple[Value, ...]
    meeting: tuple[Value, ...] = ()


def slots(lens: Lens, whole: str) -> tuple[Slot, ...]:
    """The events that are part of this one, or the sessions of this series."""
    found = (_slot(lens, event) for event in lens.sources_of(whole, "schema:superEvent"))
    listed = (_of_series(lens, event) for event in lens.sources_of(whole, "igf:inSeries"))
    return tuple(sorted((*found, *listed), key=_by_time))


def _by_time(slot: Slot) -> tuple[str, str, str, str]:
    """A session without a date still has its meeting."""
    return (joined(slot.meeting), slot.sort, slot.code or "", slot.name.text)


def _of_series(lens: Lens, session: str) -> Slot:
    meetings = lens.targets(session, "schema:superEvent")
    names = (
        Value(lens.text(m, "schema:alternateName") or lens.label(m), lens.named(m).href)
        for m in meetings
    )
    return replace(_slot(lens, session), meeting=tuple(names))


def _slot(lens: Lens, event: str) -> Slot:
    starts = lens.terms(event, "schema:startDate")
    moment = str(getattr(starts[0], "value", "")) if starts else ""
    return Slot(
        # What has no date yet stands at the end.
        sort=moment or "~",
        day=day_of(moment),
        clock=moment[11:16],
        code=lens.text(event, "schema:identifier"),
        name=lens.named(event),
        kind=lens.values(event, "igf:sessionType"),
        state=lens.values(event, "igf:sessionStatus"),
    )
