"""The sessions of a meeting, a series, a room or a subject, and the meetings of the forum."""

from __future__ import annotations

from dataclasses import dataclass

from server.pages.kinds import kind
from server.pages.moments import start
from server.pages.sheets import PER_SHEET, Sheet, sheet
from server.pages.values import Lens, Value, day_of

# By which properties events point to what they are listed under.
LISTED_BY = {
    "Annual meeting": ("schema:superEvent",),
    "Series of meetings": ("schema:superEvent",),
    "Series of sessions": ("igf:inSeries",),
    "Room": ("schema:location",),
    "Place": ("schema:location",),
    "Theme": ("igf:theme",),
    "Tag": ("igf:tag",),
    "Type of session": ("igf:sessionType",),
    "Format of session": ("igf:sessionFormat",),
}
# A meeting is read as a whole, so it comes in one piece up to more sessions than any has had.
WHOLE_MEETING = 600


@dataclass(frozen=True, slots=True)
class Slot:
    """A line of a programme; clock: the time at the place.

    group: the day in a list of one meeting, the meeting in a list across the years.
    """

    group: Value
    day: str
    clock: str
    code: str | None
    name: Value
    kind: tuple[Value, ...]
    state: tuple[Value, ...]
    where: tuple[Value, ...]


def slots(lens: Lens, whole: str, number: int = 1) -> Sheet[Slot]:
    """The events that are part of this one, in this series or room, or have this subject."""
    what = kind(lens, whole)
    found = {e for name in LISTED_BY.get(what, ()) for e in lens.sources_of(whole, name)}
    if what == "Place":
        # A meeting stands among the facts of its place.
        found = {event for event in found if not lens.text(event, "igf:ordinal")}
    group = GROUPED_BY.get(what, _meeting)
    most = WHOLE_MEETING if what == "Annual meeting" else PER_SHEET
    events = sorted(found, key=lambda event: _order(lens, event))
    return sheet(events, lambda event: slot(lens, event, group(lens, event)), number, most)


def meeting_of(lens: Lens, event: str) -> Value | None:
    """The meeting that an event is part of, under its short name."""
    found = next(iter(lens.targets(event, "schema:superEvent")), None)
    if found is None:
        return None
    own = lens.text(found, "schema:alternateName") or lens.label(found)
    return Value(own, lens.named(found).href)


def slot(lens: Lens, event: str, group: Value) -> Slot:
    """An event as a line; group: the heading that it stands under."""
    moment = start(lens, event)
    return Slot(
        group=group,
        day=day_of(moment),
        clock=moment[11:16],
        code=lens.text(event, "schema:identifier"),
        name=lens.named(event),
        kind=lens.values(event, "igf:sessionType"),
        state=lens.values(event, "igf:sessionStatus"),
        where=lens.values(event, "schema:location"),
    )


def _order(lens: Lens, event: str) -> tuple[str, str, str, str]:
    """By meeting, for a session without a day still has one; in it, what has no day comes last."""
    meetings = (start(lens, m) for m in lens.targets(event, "schema:superEvent"))
    code = lens.text(event, "schema:identifier") or ""
    return next(meetings, ""), start(lens, event) or "~", code, lens.label(event)


def _day(lens: Lens, event: str) -> Value:
    return Value(day_of(start(lens, event)) or "No day is known")


def _meeting(lens: Lens, event: str) -> Value:
    return meeting_of(lens, event) or Value("No meeting is known")


def _nothing(_lens: Lens, _event: str) -> Value:
    return Value("")


# A list across the years is read meeting by meeting, one of a meeting or a room day by day.
GROUPED_BY = {
    "Annual meeting": _day,
    "Room": _day,
    "Place": _day,
    "Series of meetings": _nothing,
}
