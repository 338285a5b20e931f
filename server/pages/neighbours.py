"""What came before a thing and what came after it, in the order of the years."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from server.pages.kinds import kind
from server.pages.moments import start
from server.pages.programme import meeting_of
from server.pages.values import Lens, Value

Way = Literal["prev", "next"]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A step to another year; why: what ties the two. when: the short name of its meeting."""

    way: Way
    what: Value
    when: str
    why: str


def neighbours(lens: Lens, iri: str) -> tuple[Neighbour, ...]:
    """The steps back, then those ahead."""
    steps = STEPS.get(kind(lens, iri))
    found = tuple(steps(lens, iri)) if steps else ()
    ordered = (*(n for n in found if n.way == "prev"), *(n for n in found if n.way == "next"))
    return tuple({(n.way, n.what.href): n for n in reversed(ordered)}.values())[::-1]


def _of_meeting(lens: Lens, meeting: str) -> Iterator[Neighbour]:
    for forum in lens.targets(meeting, "schema:superEvent"):
        events = lens.sources_of(forum, "schema:superEvent")
        dated = sorted((start(lens, event), event) for event in events)
        own = [event for _, event in dated].index(meeting)
        why = lens.label(forum)
        if own > 0:
            yield _step(lens, "prev", dated[own - 1][1], why)
        if own + 1 < len(dated):
            yield _step(lens, "next", dated[own + 1][1], why)


def _of_session(lens: Lens, session: str) -> Iterator[Neighbour]:
    """What it continues comes first: that is said of the very session, a series only holds both."""
    for before in lens.targets(session, "igf:continues"):
        yield _step(lens, "prev", before, "continued here")
    stated = (*lens.targets(session, "igf:continuedBy"), *lens.sources_of(session, "igf:continues"))
    for after in dict.fromkeys(stated):
        yield _step(lens, "next", after, "continues this")
    for series in lens.targets(session, "igf:inSeries"):
        yield from _in_series(lens, session, series)


def _in_series(lens: Lens, session: str, series: str) -> Iterator[Neighbour]:
    own = _year(lens, session)
    others = [(_year(lens, s), s) for s in lens.sources_of(series, "igf:inSeries")]
    before = max((year for year, _ in others if year and year < own), default=None)
    after = min((year for year, _ in others if own and year > own), default=None)
    why = lens.label(series)
    for year, other in sorted(others):
        if year == before:
            yield _step(lens, "prev", other, why)
        if year == after:
            yield _step(lens, "next", other, why)


def _year(lens: Lens, session: str) -> str:
    """The start of its meeting, by which the years are in order."""
    return next((start(lens, m) for m in lens.targets(session, "schema:superEvent")), "")


def _step(lens: Lens, way: Way, other: str, why: str) -> Neighbour:
    meeting = None if lens.text(other, "igf:ordinal") else meeting_of(lens, other)
    return Neighbour(way, lens.named(other), meeting.text if meeting else "", why)


STEPS: dict[str, Callable[[Lens, str], Iterator[Neighbour]]] = {
    "Annual meeting": _of_meeting,
    "Session": _of_session,
}
