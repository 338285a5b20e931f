"""What a page says of the calendar of a thing: where it is, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from server.pages.counting import counted
from server.pages.values import Lens
from server.programme.dates import PERSON, dates

UNDATED = "without a stated day"
UNSURE = "of which no document says whether the person came"


@dataclass(frozen=True, slots=True)
class Subscription:
    """href: where the calendar is; what: which sessions it holds; left_out: a sentence, or none."""

    href: str
    what: str
    left_out: str


def subscription(lens: Lens, iri: str) -> Subscription | None:
    """For a thing whose calendar has something in it."""
    path = iri.removeprefix(f"{lens.store.base}id/")
    held = dates(lens, path)
    if held is None or held.empty(lens):
        return None
    return Subscription(
        f"{lens.root}/calendar/{path}.ics", _what(path), left_out(held.undated(lens), held.unsure)
    )


def left_out(undated: int, unsure: int = 0) -> str:
    """What a calendar does not hold, in words; nothing where it holds everything."""
    told = list(_left_out(undated, unsure))
    return f"Left out: {', and '.join(told)}." if told else ""


def _left_out(undated: int, unsure: int) -> Iterator[str]:
    for number, words in ((undated, UNDATED), (unsure, UNSURE)):
        if number:
            yield f"{counted(number, 'session')} {words}"


def _what(path: str) -> str:
    if path.startswith(f"{PERSON}/"):
        return "the sessions in which this person took part or is announced"
    return "the sessions, with the clocks of the place"
