"""The sessions of a meeting, and the meetings of the forum, in the order of time."""

from __future__ import annotations

from dataclasses import dataclass

from server.pages.values import Lens, Value, day_of


@dataclass(frozen=True, slots=True)
class Slot:
    """A line of a programme; clock: the time at the place."""

    sort: str
    day: str
    clock: str
    code: str | None
    name: Value
    kind: tuple[Value, ...]
    state: tuple[Value, ...]


def slots(lens: Lens, whole: str) -> tuple[Slot, ...]:
    """The events that are part of this one."""
    found = (_slot(lens, event) for event in lens.sources_of(whole, "schema:superEvent"))
    return tuple(sorted(found, key=lambda slot: (slot.sort, slot.code or "", slot.name.text)))


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
